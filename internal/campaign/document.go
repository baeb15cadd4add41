package campaign

import (
	"errors"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// document is a YAML file that is being read. It collects the mistakes and
// remembers where each value stands, so that a later check can point at it.
type document struct {
	file     string
	lines    []string
	problems Errors
	places   map[string]place // by path: "personas.vilte.mailbox"
}

func newDocument(file string, source []byte) *document {
	return &document{file: file, lines: strings.Split(string(source), "\n"), places: map[string]place{}}
}

func (d *document) fail(at place, format string, args ...any) {
	d.problems = append(d.problems, Problem{File: at.file, Line: at.line, Column: at.column, Text: fmt.Sprintf(format, args...)})
}

// at is the place of a path, or of the nearest thing around it.
func (d *document) at(path string) place {
	for {
		if p, ok := d.places[path]; ok {
			return p
		}
		cut := strings.LastIndexByte(path, '.')
		if cut < 0 {
			return place{file: d.file, line: 1, column: 1}
		}
		path = path[:cut]
	}
}

// parse reads the source into the value of the whole document; ok is false when
// it is no YAML, and then the problem is recorded. language is what the document is written in.
func (d *document) parse(source []byte, language *shape) (root value, ok bool) {
	start := place{file: d.file, line: 1, column: 1}
	if good := textPrefix(source); len(good) < len(source) {
		d.fail(endOf(d.file, good), "the file is not UTF-8 text; save it again as UTF-8")
		return value{}, false
	}
	file, err := parser.ParseBytes(source, 0, parser.AllowDuplicateMapKey())
	var syntax *yaml.SyntaxError
	switch {
	case errors.As(err, &syntax):
		d.fail(d.tokenPlace(syntax.Token), "this is not YAML: %s; %s, the rest was not read", syntax.Message, yamlAdvice(syntax.Message))
		return value{}, false
	case err != nil:
		d.fail(start, "this is not YAML: %v; mend it, the rest was not read", err)
		return value{}, false
	case len(file.Docs) > 1:
		d.fail(d.tokenPlace(file.Docs[1].Start), "a second document begins here; the file is one document, remove the line ---")
		return value{}, false
	case len(file.Docs) == 0 || file.Docs[0].Body == nil || file.Docs[0].Body.Type() == ast.CommentType || file.Docs[0].Body.Type() == ast.CommentGroupType:
		d.fail(start, "the file is empty; %s", beginning(language))
		return value{}, false
	}
	if kind := file.Docs[0].Body.Type(); kind != ast.MappingType && kind != ast.MappingValueType {
		d.fail(start, "the file holds no keys such as %s: and %s:; %s", language.keys[0].key, language.keys[1].key, beginning(language))
		return value{}, false
	}
	root = d.value("", file.Docs[0].Body)
	root.shape = language
	return root, true
}

// beginning is where to find a file of a kind to begin with.
func beginning(language *shape) string {
	if !strings.HasSuffix(language.name, ".yaml") { // a campaign, not one of the files beside it
		return "\"replyaudit init\" writes an example to begin with"
	}
	return fmt.Sprintf("\"replyaudit schema --reference\" shows what it may hold, and an example, under %q", language.name)
}

// yamlAdvice is what usually has to be done about a mistake of syntax.
func yamlAdvice(message string) string {
	for _, known := range []struct{ message, advice string }{
		{"mapping value is not allowed", `put a text that holds ": " between quotation marks, or look at the indentation`},
		{"could not find flow map content", "put a text that begins with { between quotation marks"},
		{"found character '\t'", "indent with blanks instead of tabs"},
		{"',' or '}' must be", "close what { or a quotation mark has opened before"},
		{"',' or ']' must be", "close what [ or a quotation mark has opened before"},
	} {
		if strings.Contains(message, known.message) {
			return known.advice
		}
	}
	return "mend it"
}

func (d *document) tokenPlace(t *token.Token) place {
	p := place{file: d.file, line: 1, column: 1}
	if t != nil && t.Position != nil {
		p.line, p.column = max(1, t.Position.Line), max(1, t.Position.Column)
	}
	return p
}

func (d *document) value(path string, node ast.Node) value {
	first := node.GetToken()
	if m, ok := node.(*ast.MappingNode); ok && !m.IsFlowStyle && len(m.Values) > 0 {
		first = m.Values[0].Key.GetToken() // the mapping's own token is its first colon
	}
	at := d.tokenPlace(first)
	if _, ok := node.(*ast.LiteralNode); ok && first.Value[0] == '|' && at.line < len(d.lines) {
		text := d.lines[at.line]
		at.indent = len(text) - len(strings.TrimLeft(text, " "))
	}
	d.places[path] = at
	return value{doc: d, path: path, node: node, at: at}
}
