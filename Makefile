# Two commands need nothing but Go and make: "make demo" and "make test".

.DEFAULT_GOAL := help
.PHONY: help demo sample test simulate mutants integration checkers accuracy lint bench build install fmt fuzz golden

FUZZTIME ?= 10s
FUZZ ?= internal
GOLANGCI := github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0

# The commit is stamped where git can tell it; elsewhere a build must not fail for its sake.
VCS := $(if $(shell git rev-parse --verify --quiet HEAD 2>/dev/null),true,false)

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: build ## run a whole campaign against a simulated mail world; the report lands in reports/demo
	bin/replyaudit demo --out reports/demo

sample: build ## rewrite reports/sample, the demo's report in every language, which is under version control
	@for lang in en ru lt; do bin/replyaudit demo --quiet --lang $$lang --out reports/sample/$$lang || exit 1; done
	@rm -f reports/sample/ru/*.csv reports/sample/lt/*.csv reports/sample/ru/*.json reports/sample/lt/*.json

test: ## vet and test everything this machine can; the last lines name the suites it cannot
	go vet ./...
	go test -timeout 30m ./...
	@.ci/suites list

simulate: ## play SEEDS (1000) campaigns with faults from seed FROM (1) on, or one SEED again with its story
	go test ./internal/simulation -count=1 -timeout 0 -run '^TestCampaigns$$' -v -seeds $(or $(SEEDS),1000) -from $(or $(FROM),1) -seed $(or $(SEED),0)

mutants: ## break the rules that keep letters from being doubled and mail from being lost; the seeds must find each
	go test ./internal/simulation -count=1 -timeout 0 -tags mutants -run '^TestEveryMutantIsFound$$' -v

integration: ## run only the suites that need Postfix and Dovecot, R or Chromium, test by test
	@.ci/suites run

checkers: ## fetch axe-core and the Nu Html Checker, by which tests examine the report's page (npm)
	@.ci/checkers

accuracy: ## print how well labelled mail is read; fails when a figure is below the recorded one
	@.ci/accuracy

lint: ## run golangci-lint, which is installed beside the module
	@command -v golangci-lint >/dev/null || { echo "golangci-lint is missing: go install $(GOLANGCI)" >&2; exit 1; }
	golangci-lint run ./...

bench: ## run the benchmarks; the last lines compare with enmime, mbsync and notmuch
	@.ci/bench

build: ## build bin/replyaudit, one static binary
	CGO_ENABLED=0 go build -trimpath -buildvcs=$(VCS) -o bin/replyaudit ./cmd/replyaudit

install: ## install replyaudit into GOBIN
	CGO_ENABLED=0 go install -trimpath -buildvcs=$(VCS) ./cmd/replyaudit

fmt: ## format the sources: gofumpt by golangci-lint where installed, else gofmt
	@if command -v golangci-lint >/dev/null; then golangci-lint fmt ./...; else gofmt -w cmd internal; fi

fuzz: ## fuzz every parser of foreign bytes below FUZZ (internal) for FUZZTIME each (10s)
	@grep -ro --include='*_test.go' '^func Fuzz[A-Za-z0-9_]*' $(FUZZ) | sed -E 's|^(.*)/[^/]*:func (.*)$$|\1 \2|' | sort | \
	while read -r dir target; do \
		echo "$$dir $$target"; \
		go test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) "./$$dir" || exit 1; \
	done

golden: ## rewrite the golden files of the tests; read the diff before you commit it
	grep -rl --include='*_test.go' 'flag.Bool("update"' internal | xargs -r -n 1 dirname | sort -u | sed 's|^|./|' | xargs -I{} go test {} -update
