// Package internal_test keeps the shape of the house: which package may know
// which (here), and the few rules that a reader relies on everywhere
// (style_test.go). Imports come from go list, as the compiler sees them; the
// sources are read as well, so that go test runs a cached test again when one of
// them has changed.
package internal_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// layers is the allowed order: a package may import only what stands before it,
// in a row above or to the left in its own row.
var layers = [][]string{
	{"audit", "clock", "calendar", "lexicon", "mail", "stats"},
	{"rubric", "grade", "survey", "campaign", "notes", "compose", "plan", "split", "classify", "match", "reading", "world"},
	{"store", "mailserver", "smtpout", "imapin", "mailhost", "simulation/disk"},
	{"outbox", "intake", "review", "analysis", "mask", "evidence", "coding", "steps", "typeset", "analysis/analysistest"},
	{"report", "config", "engine", "check"},
	{"cli", "simulation"},
}

// reserved names the only packages whose own code, tests apart, may import
// something or a package below it.
var reserved = map[string][]string{
	"database/sql":             {"internal/store"},
	"modernc.org/sqlite":       {"internal/store", "internal/simulation/disk"},
	"github.com/pressly/goose": {"internal/store"},
	"testing":                  {"internal/mailhost", "internal/simulation"},
	"math/rand":                {}, // chance comes from clock.Stream, the same in every Go release
	module + "internal/world":  {"internal/cli"},
	// mailhost starts real mail servers, for tests alone.
	module + "internal/mailhost": {},
	// disk loses data, for tests alone.
	module + "internal/simulation/disk": {"internal/simulation"},
	// simulation plays campaigns for tests alone.
	module + "internal/simulation": {"internal/simulation"},
	// analysistest makes data for tests alone.
	module + "internal/analysis/analysistest": {},
}

const module = "replyaudit/"

// source is the code of one package without its tests, for every platform.
type source struct {
	path  string // below the module: "internal/audit", "cmd/replyaudit"
	fset  *token.FileSet
	files []*ast.File
}

// sources parses every package below cmd and internal, in the order of their paths.
func sources(t *testing.T) []source {
	t.Helper()
	byPath := map[string]*source{}
	for _, top := range []string{"cmd", "internal"} {
		err := filepath.WalkDir(filepath.Join("..", top), func(name string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case entry.Name() == "testdata":
				return fs.SkipDir
			case entry.IsDir(), filepath.Ext(name) != ".go", strings.HasSuffix(name, "_test.go"):
				return nil
			}
			dir := strings.TrimPrefix(filepath.ToSlash(filepath.Dir(name)), "../")
			if byPath[dir] == nil {
				byPath[dir] = &source{path: dir, fset: token.NewFileSet()}
			}
			p := byPath[dir]
			file, err := parser.ParseFile(p.fset, name, nil, parser.ParseComments|parser.SkipObjectResolution)
			p.files = append(p.files, file)
			return err
		})
		if err != nil {
			t.Fatalf("parse the packages below %s: %v", top, err)
		}
	}
	var all []source
	for _, dir := range slices.Sorted(maps.Keys(byPath)) {
		all = append(all, *byPath[dir])
	}
	return all
}

// imports lists what each package of the module imports, tests apart, by its
// path below the module.
func imports(t *testing.T) map[string][]string {
	t.Helper()
	sources(t)
	cmd := exec.Command("go", "list", "-deps", "-f", `{{.ImportPath}} {{join .Imports " "}}`, "./...")
	cmd.Dir = ".."
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list -deps: %v", err)
	}
	all := map[string][]string{}
	for line := range strings.Lines(string(out)) {
		words := strings.Fields(line)
		if name, ours := strings.CutPrefix(words[0], module); ours {
			all[name] = words[1:]
		}
	}
	return all
}

func TestImportsFollowTheLayers(t *testing.T) {
	order := slices.Concat(layers...)
	for from, list := range imports(t) {
		name, ok := strings.CutPrefix(from, "internal/")
		if !ok {
			continue
		}
		self := slices.Index(order, name)
		if self < 0 {
			t.Errorf("package %s has no place: add it to the table layers in internal/architecture_test.go and to ARCHITECTURE.md", from)
			continue
		}
		for _, imported := range list {
			other, ours := strings.CutPrefix(imported, module+"internal/")
			if ours && slices.Index(order, other) >= self {
				t.Errorf("%s imports %s, which does not stand before it in the table layers: turn the dependency round, or pass the thing as an argument", from, other)
			}
		}
	}
}

func TestReservedImports(t *testing.T) {
	for from, list := range imports(t) {
		for _, imported := range list {
			for what, by := range reserved {
				if (imported == what || strings.HasPrefix(imported, what+"/")) && !slices.Contains(by, from) {
					t.Errorf("%s imports %s, which is reserved for %v", from, imported, by)
				}
			}
		}
	}
}

func TestCommandsImportOnlyCLI(t *testing.T) {
	for from, list := range imports(t) {
		for _, imported := range list {
			if strings.HasPrefix(from, "cmd/") && strings.HasPrefix(imported, module) && imported != module+"internal/cli" {
				t.Errorf("%s imports %s: a command calls cli and nothing else", from, imported)
			}
		}
	}
}

func TestNamesTellTheJob(t *testing.T) {
	vague := []string{"base", "common", "helper", "helpers", "lib", "misc", "shared", "tools", "util", "utils"}
	for _, p := range sources(t) {
		if slices.Contains(vague, path.Base(p.path)) {
			t.Errorf("package %s: name it after its job", p.path)
		}
	}
}

func TestEveryPackageHasOneComment(t *testing.T) {
	for _, p := range sources(t) {
		want := "Package " + path.Base(p.path) + " "
		if strings.HasPrefix(p.path, "cmd/") {
			want = "Command " + path.Base(p.path) + " "
		}
		var comments int
		for _, file := range p.files {
			if file.Doc == nil {
				continue
			}
			comments++
			if text := file.Doc.Text(); !strings.HasPrefix(text, want) {
				t.Errorf("package %s: its comment begins %.40q, not %q", p.path, text, want)
			}
		}
		if comments != 1 {
			t.Errorf("package %s has %d package comments: write one that tells its job, inputs, guarantees and limits", p.path, comments)
		}
	}
}
