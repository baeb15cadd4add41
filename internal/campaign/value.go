package campaign

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// value is one value of the document. Its node is nil when it is absent, and
// then its place is that of what it should stand in.
type value struct {
	doc   *document
	path  string
	node  ast.Node
	at    place
	shape *shape
	term  *term // the key whose value it is, or whose value it is an element of
	part  bool  // it is an element of a list or a choice
	given bool  // by the file; false for what stands in for it
}

func (v value) present() bool { return v.node != nil }

func (v value) fail(format string, args ...any) { v.doc.fail(v.at, format, args...) }

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

func (v value) isMapping() bool {
	return v.present() && (v.node.Type() == ast.MappingType || v.node.Type() == ast.MappingValueType)
}

func (v value) isList() bool { return v.present() && v.node.Type() == ast.SequenceType }

// other is the value in the other look that it may have.
func (v value) other() value {
	v.shape = v.shape.or
	return v
}

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

// entry is a key with its value.
type entry struct {
	key   string
	keyAt place
	value value
}

// entries returns the keys of a mapping in the order of the file. A key that is
// given twice, and one without a value, is a problem.
func (v value) entries() []entry {
	var entries []entry
	for _, n := range v.pairs() {
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
		if n.Value.Type() == ast.NullType {
			child.node, child.at = nil, at
			v.doc.fail(at, "%s has no value; write one after the colon, or remove the key", child.path)
		}
		entries = append(entries, entry{key: key, keyAt: at, value: child})
	}
	return entries
}

func (v value) pairs() []*ast.MappingValueNode {
	if !v.present() {
		return nil
	}
	switch n := v.node.(type) {
	case *ast.MappingNode:
		return n.Values
	case *ast.MappingValueNode:
		return []*ast.MappingValueNode{n}
	}
	wanted := "keys with values below it"
	if v.shape != nil && len(v.shape.keys) > 0 {
		wanted += ": " + strings.Join(v.shape.names(), ", ")
	}
	v.wrong(wanted)
	return nil
}

// section is a mapping whose keys are those of the language.
type section struct {
	value
	fields map[string]value
}

// section reads a mapping; keys that the language does not know, and required
// ones that are missing, are problems.
func (v value) section() section {
	s := section{value: v, fields: map[string]value{}}
	for _, e := range v.entries() {
		term, known := v.shape.term(e.key)
		advice, refused := v.shape.refused[e.key]
		switch {
		case known:
			e.value.shape, e.value.term = term.shape, &term
			s.fields[e.key] = e.value
		case refused:
			v.doc.fail(e.keyAt, "%s", advice)
		default:
			v.doc.fail(e.keyAt, "unknown key %q in %s; %s", e.key, v.name(), suggest(e.key, v.shape.names()))
		}
	}
	if v.isMapping() {
		s.checkRequired()
	}
	return s
}

func (s section) checkRequired() {
	for _, t := range s.shape.keys {
		if _, there := s.fields[t.key]; t.required && !there {
			s.fail("%s is missing; write %s: %s", s.child(t.key), t.key, t.example)
		}
	}
	s.checkEither()
}

// checkEither wants exactly one of the sets of keys, and the whole of it.
func (s section) checkEither() {
	absent := func(key string) bool { return s.fields[key].doc == nil }
	given := func(set []string) []string { return slices.DeleteFunc(slices.Clone(set), absent) }
	begun := slices.DeleteFunc(slices.Clone(s.shape.either), func(set []string) bool { return len(given(set)) == 0 })
	switch {
	case len(s.shape.either) == 0:
		return
	case len(begun) == 0:
		begun = s.shape.either
	case len(begun) > 1:
		s.fail("%s has %s and %s, which exclude each other; keep one", s.name(), strings.Join(given(begun[0]), " and "), strings.Join(given(begun[1]), " and "))
		return
	}
	for _, key := range begun[0] {
		if t, _ := s.shape.term(key); absent(key) {
			s.fail("%s is missing; write %s: %s", s.child(key), key, t.example)
		}
	}
}

// get returns the value of a key. For one that is left out, what the language
// lets stand in for it; without that the value has no node. A key that the
// language does not have cannot be read.
func (s section) get(key string) value {
	if f, ok := s.fields[key]; ok {
		f.given = f.present()
		return f
	}
	term, ok := s.shape.term(key)
	if !ok {
		panic("the campaign language has no key " + s.child(key))
	}
	v := value{doc: s.doc, path: s.child(key), at: s.at, shape: term.shape, term: &term}
	if term.value != "" {
		v.node = standIn(term.value)
	}
	return v
}

// standIn reads a value that the description of the language holds.
func standIn(source string) ast.Node {
	file, err := parser.ParseBytes([]byte(source), 0)
	if err != nil {
		panic(fmt.Sprintf("the campaign language has the value %s: %v", source, err))
	}
	return file.Docs[0].Body
}

// choices returns the entries of a mapping whose keys the campaign chooses.
func (v value) choices() []entry {
	var entries []entry
	all := v.entries()
	for _, e := range all {
		if _, err := formOf(v.shape.chosen).check(e.key); err != nil {
			v.doc.fail(e.keyAt, "%s: %v", v.name(), err)
			continue
		}
		if !e.value.present() {
			continue // already said
		}
		e.value.shape, e.value.term, e.value.part, e.value.given = v.shape.of, v.term, true, true
		entries = append(entries, e)
	}
	if v.isMapping() {
		v.checkLeast(len(all), v.shape.called)
	}
	return entries
}

// readChosen reads the section under each key that the campaign chooses, nil when
// there are none.
func readChosen[T any](v value, read func(key string, s section) T) []T {
	var all []T
	for _, e := range v.choices() {
		all = append(all, read(e.key, e.value.section()))
	}
	return all
}

// checkLeast wants enough elements in a list or a choice.
func (v value) checkLeast(n int, called string) {
	switch least := v.shape.least; {
	case n >= least:
	case n == 0:
		v.fail("%s has no %s; write at least %d, such as %s", v.name(), called, least, v.term.example)
	default:
		v.fail("%s has %d %s and needs at least %d; write such as %s", v.name(), n, called, least, v.term.example)
	}
}

// items returns the elements of a list.
func (v value) items() []value {
	if !v.present() {
		return nil
	}
	nodes, ok := v.node.(*ast.SequenceNode)
	if !ok {
		v.wrong("a list, such as [a, b]")
		return nil
	}
	var items []value
	for i, n := range nodes.Values {
		item := v.doc.value(v.child(strconv.Itoa(i+1)), n)
		item.shape, item.term, item.part, item.given = v.shape.of, v.term, true, v.given
		if !v.given {
			item.at = v.at
		}
		if n.Type() == ast.NullType {
			item.fail("%s has no value; write one, or remove the dash", item.path)
			continue
		}
		items = append(items, item)
	}
	v.checkLeast(len(nodes.Values), "value")
	return items
}

// lines returns the elements of a list of lines; one that is given twice is a problem.
func (v value) lines() []string {
	var lines []string
	for _, item := range v.items() {
		text := item.line()
		switch {
		case text == "": // already said
		case slices.Contains(lines, text):
			item.fail("%s: %q is given twice; keep one", v.path, text)
		default:
			lines = append(lines, text)
		}
	}
	return lines
}
