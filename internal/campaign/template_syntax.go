package campaign

import (
	"errors"
	"regexp"
	"strings"
)

// syntaxErrors are the mistakes that text/template finds while it reads, each with
// plain words for it. The first that is met counts.
var syntaxErrors = []struct {
	pattern *regexp.Regexp
	plain   string // $1 = what the pattern has found
}{
	{regexp.MustCompile(`^unexpected EOF`), "{{if}} is not closed; write {{end}} where the sentence ends"},
	{regexp.MustCompile(`^unexpected \{\{(end|else)\}\}`), "{{$1}} stands without an {{if}} before it; remove it, or write the {{if}}"},
	{regexp.MustCompile(`^bad character U\+007D|^unexpected "?\}"? in`), "{{ is closed by one brace; write }}"},
	{regexp.MustCompile(`^missing value for (if|with|range)`), "{{$1}} does not say what to look at; write such as {{$1 .field.city}}"},
	{
		regexp.MustCompile(`^malformed character constant|^unrecognized character in action: U\+201|^unrecognized character in action: U\+00[AB]B|^unterminated quoted string`),
		"the text to compare with stands between other marks than \"\"; write such as {{if eq .factor.detail \"long\"}}",
	},
	{regexp.MustCompile(`^unexpected "="`), "{{ }} knows no = sign; write such as {{if eq .factor.detail \"long\"}}"},
	{regexp.MustCompile(`^function "(.*)" not defined`), "$1 is no variable; a variable begins with a point, such as {{.persona.first}}, and a text stands between \"\""},
}

// syntaxProblem says in plain words what text/template could not read, and where
// it begins: what is not closed is noticed after the last line.
func syntaxProblem(source string, err error) error {
	var problem *FillError
	if !errors.As(templateProblem(err), &problem) {
		return err
	}
	if open := openAction.FindStringIndex(source); open != nil {
		line, column := lineColumn(source[:open[0]])
		return &FillError{Line: line, Column: column, Text: "{{ is not closed; write }} after the variable"}
	}
	found := problem.Text
	if m := templateErrorPattern.FindStringSubmatch(err.Error()); m != nil {
		found = m[3]
	}
	for _, known := range syntaxErrors {
		m := known.pattern.FindStringSubmatch(found)
		if m == nil {
			continue
		}
		problem.Text = known.plain
		if len(m) > 1 {
			problem.Text = strings.ReplaceAll(known.plain, "$1", m[1])
		}
		break
	}
	if strings.HasPrefix(found, "unexpected EOF") {
		problem.Line, problem.Column = lineColumn(source[:unclosed(source)])
	}
	return problem
}

var (
	openAction = regexp.MustCompile(`\{\{[^}\n]*(\n|$)`)
	blockMark  = regexp.MustCompile(`\{\{-? *(if|with|range|block|define|end)\b`)
)

// unclosed is where the last block begins that has no {{end}}.
func unclosed(source string) int {
	var open []int
	for _, m := range blockMark.FindAllStringSubmatchIndex(source, -1) {
		switch word := source[m[2]:m[3]]; {
		case word != "end":
			open = append(open, m[0])
		case len(open) > 0:
			open = open[:len(open)-1]
		}
	}
	if len(open) == 0 {
		return 0
	}
	return open[len(open)-1]
}
