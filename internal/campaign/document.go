package campaign

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"replyaudit/internal/calendar"
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
// it is no YAML, and then the problem is recorded.
func (d *document) parse(source []byte) (root value, ok bool) {
	start := place{file: d.file, line: 1, column: 1}
	file, err := parser.ParseBytes(source, 0, parser.AllowDuplicateMapKey())
	var syntax *yaml.SyntaxError
	switch {
	case errors.As(err, &syntax):
		d.fail(d.tokenPlace(syntax.Token), "this is not YAML: %s; mend it, the rest was not read", syntax.Message)
		return value{}, false
	case err != nil:
		d.fail(start, "this is not YAML: %v; mend it, the rest was not read", err)
		return value{}, false
	case len(file.Docs) > 1:
		d.fail(d.tokenPlace(file.Docs[1].GetToken()), "a second document begins here; a campaign is one document, remove the line ---")
		return value{}, false
	case len(file.Docs) == 0 || file.Docs[0].Body == nil || file.Docs[0].Body.Type() == ast.CommentType || file.Docs[0].Body.Type() == ast.CommentGroupType:
		d.fail(start, "the file is empty; \"replyaudit init\" writes an example to begin with")
		return value{}, false
	}
	if kind := file.Docs[0].Body.Type(); kind != ast.MappingType && kind != ast.MappingValueType {
		d.fail(start, "the file holds no keys such as campaign: and title:; \"replyaudit init\" writes an example to begin with")
		return value{}, false
	}
	return d.value("", file.Docs[0].Body), true
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

// value is one value of the document; its node is nil when it is absent, and
// then its place is that of what it should stand in.
type value struct {
	doc  *document
	path string
	node ast.Node
	at   place
}

func (v value) present() bool { return v.node != nil && v.node.Type() != ast.NullType }

func (v value) fail(format string, args ...any) { v.doc.fail(v.at, format, args...) }

// wrong records that the value is of another kind than the one wanted.
func (v value) wrong(wanted string) {
	switch v.node.(type) {
	case *ast.AnchorNode, *ast.AliasNode, *ast.TagNode:
		v.fail("%s is an anchor, alias or tag, which campaigns do not use; write %s out", v.path, wanted)
	default:
		v.fail("%s is %s; write %s", v.name(), kindOf(v.node), wanted)
	}
}

func kindOf(n ast.Node) string {
	switch n.Type() {
	case ast.MappingType, ast.MappingValueType:
		return "a mapping"
	case ast.SequenceType:
		return "a list"
	default:
		return fmt.Sprintf("%q", n.GetToken().Value)
	}
}

func (v value) name() string {
	if v.path == "" {
		return "the file"
	}
	return v.path
}

func (v value) child(key string) string {
	if v.path == "" {
		return key
	}
	return v.path + "." + key
}

// entry is a key with its value.
type entry struct {
	key   string
	keyAt place
	value value
}

// entries returns the keys of a mapping in the order of the file; a key that is
// given twice is a problem.
func (v value) entries() []entry {
	if !v.present() {
		return nil
	}
	var nodes []*ast.MappingValueNode
	switch n := v.node.(type) {
	case *ast.MappingNode:
		nodes = n.Values
	case *ast.MappingValueNode:
		nodes = []*ast.MappingValueNode{n}
	default:
		v.wrong("keys with values below it")
		return nil
	}
	var entries []entry
	for _, n := range nodes {
		key, at := n.Key.GetToken().Value, v.doc.tokenPlace(n.Key.GetToken())
		if n.Key.IsMergeKey() {
			v.doc.fail(at, "merging with << is not part of the campaign language; write the keys out")
			continue
		}
		if i := slices.IndexFunc(entries, func(e entry) bool { return e.key == key }); i >= 0 {
			v.doc.fail(at, "%s is given twice, first in line %d; keep one", v.child(key), entries[i].keyAt.line)
			continue
		}
		child := v.doc.value(v.child(key), n.Value)
		if child.node.Type() == ast.NullType {
			child.at = at
		}
		entries = append(entries, entry{key: key, keyAt: at, value: child})
	}
	return entries
}

// section is a mapping whose keys are known.
type section struct {
	value
	fields map[string]value
}

// section reads a mapping and refuses unknown keys.
func (v value) section(keys ...string) section {
	s := section{value: v, fields: map[string]value{}}
	for _, e := range v.entries() {
		if slices.Contains(keys, e.key) {
			s.fields[e.key] = e.value
			continue
		}
		if e.key == "password" {
			v.doc.fail(e.keyAt, "a password does not belong in a campaign file; put it into an environment variable and write password_env: NAME, or into a file and write password_file: PATH")
			continue
		}
		v.doc.fail(e.keyAt, "unknown key %q in %s; %s", e.key, v.name(), suggest(e.key, keys))
	}
	return s
}

// get returns the value of a key; one that is absent has no node.
func (s section) get(key string) value {
	if f, ok := s.fields[key]; ok {
		return f
	}
	return value{doc: s.doc, path: s.child(key), at: s.at}
}

// need is get for a key that must be there.
func (s section) need(key, example string) value {
	v := s.get(key)
	if !v.present() {
		v.fail("%s is missing; write %s: %s", v.path, key, example)
	}
	return v
}

// items returns the elements of a list.
func (v value) items() []value {
	if !v.present() {
		return nil
	}
	list, ok := v.node.(*ast.SequenceNode)
	if !ok {
		v.wrong("a list, such as [a, b]")
		return nil
	}
	items := make([]value, len(list.Values))
	for i, n := range list.Values {
		items[i] = v.doc.value(v.child(strconv.Itoa(i+1)), n)
	}
	return items
}

// text returns a text of one or more lines, "" when absent.
func (v value) text() string {
	s, _ := v.scalar("a text")
	return s
}

// scalar returns a value without structure as it is written; ok is false when
// it is absent, or of another kind, which is a problem.
func (v value) scalar(wanted string) (s string, ok bool) {
	if !v.present() {
		return "", false
	}
	switch n := v.node.(type) {
	case *ast.StringNode:
		return n.Value, true
	case *ast.LiteralNode:
		return n.Value.Value, true
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		return v.node.GetToken().Value, true
	}
	v.wrong(wanted)
	return "", false
}

// line returns a text of one line without control characters, so that it can
// stand in a mail header (RFC 5322 section 2.2) and on a terminal.
func (v value) line() string {
	s := strings.TrimSpace(v.text())
	if bad := unprintable(s, ""); bad != "" {
		v.fail("%s holds %s; write it as one line of printable text", v.path, bad)
		return ""
	}
	return s
}

// unprintable names the first character of s that is neither printable nor allowed, or "".
func unprintable(s, allowed string) string {
	for _, r := range s {
		if strings.ContainsRune(allowed, r) {
			continue
		}
		switch {
		case r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029':
			return "a line break"
		case r == unicode.ReplacementChar:
			return "bytes that are not UTF-8"
		case unicode.IsControl(r) || unicode.Is(unicode.Cf, r) && r != '\u200d' && r != '\u00ad':
			return fmt.Sprintf("the control character U+%04X", r)
		}
	}
	return ""
}

// oneOf returns a word out of a closed list, def when absent.
func (v value) oneOf(def string, words ...string) string {
	if !v.present() {
		return def
	}
	s := v.line()
	if !slices.Contains(words, s) {
		v.fail("%s is %q; %s", v.path, s, suggest(s, words))
		return def
	}
	return s
}

// integer returns a whole number within bounds, def when absent.
func (v value) integer(def, low, high int64) int64 {
	text, ok := v.scalar("a whole number")
	if !ok {
		return def
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || n < low || n > high {
		v.fail("%s is %q; write a whole number from %d to %d", v.path, text, low, high)
		return def
	}
	return n
}

// boolean returns true or false, def when absent.
func (v value) boolean(def bool) bool {
	if !v.present() {
		return def
	}
	b, ok := v.node.(*ast.BoolNode)
	if !ok {
		v.wrong("true or false")
		return def
	}
	return b.Value
}

// duration returns a duration of the campaign's grammar, def when absent.
func (v value) duration(def calendar.Duration) calendar.Duration {
	if !v.present() {
		return def
	}
	d, err := calendar.ParseDuration(v.line())
	if err != nil {
		v.fail("%s: %v", v.path, err)
		return def
	}
	return d
}

// elapsed returns a duration that needs no calendar, def when absent.
func (v value) elapsed(def time.Duration) time.Duration {
	d := v.duration(calendar.Duration{N: def.Seconds(), Unit: calendar.Seconds})
	e, ok := d.Elapsed()
	if !ok {
		v.fail("%s is %s; write it in s, m, h or d", v.path, d)
		return def
	}
	return e
}

// keyOK checks that a free key can stand in the identifiers of enquiries and letters.
func (e entry) keyOK() bool {
	if !keyPattern.MatchString(e.key) {
		e.value.doc.fail(e.keyAt, "key %q; write 1 to 40 small letters a-z, digits, - and _", e.key)
		return false
	}
	return true
}
