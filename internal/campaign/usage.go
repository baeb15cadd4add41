package campaign

import (
	"maps"
	"slices"
	"strings"
	"text/template/parse"
)

// usage says how a template uses its variables, by dotted name: weighed (true)
// where the value itself can decide what is written, printed or asked for (false)
// where only its being empty makes a difference. A template that names its
// variables in a way that cannot be followed weighs them all: the name "".
type usage map[string]bool

// uses finds the variables of a template.
func (t *textTemplate) uses() usage {
	u := usage{}
	t.inspect(func(n parse.Node, alone bool) {
		switch n := n.(type) {
		case *parse.FieldNode:
			u.add(n.Ident, alone)
		case *parse.VariableNode:
			u.add(n.Ident[1:], alone && n.Ident[0] == "$")
		case *parse.DotNode, *parse.ChainNode, *parse.TemplateNode, *parse.WithNode, *parse.RangeNode:
			u[""] = true
		}
	})
	return u
}

func (u usage) add(words []string, alone bool) {
	name := strings.Join(words, ".")
	u[name] = u[name] || !alone
}

// sign describes the values of the variables of some groups, so far as the
// template can tell them apart, and how long they are together. whole stands for
// all the values when the template weighs them all.
func (u usage) sign(values variables, whole string, groups ...string) (sign string, length int) {
	if u[""] {
		return whole, 0
	}
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(u)) {
		words := strings.Split(name, ".")
		if !slices.Contains(groups, words[0]) {
			continue
		}
		value, known := values.find(words).(variable)
		length += len(value)
		switch {
		case u[name] || strings.ContainsAny(string(value), "{}@<>=?") || unprintable(string(value), "") != "":
			b.WriteString("=" + string(value))
		case !known:
			b.WriteString("unknown")
		case value == "":
			b.WriteString("empty")
		}
		b.WriteByte('\n')
	}
	return b.String(), length
}

// commands lists the commands of a template: {{if eq .a "b"}} has the command eq .a "b".
func (t *textTemplate) commands() []*parse.CommandNode {
	var all []*parse.CommandNode
	t.inspect(func(n parse.Node, _ bool) {
		if c, ok := n.(*parse.CommandNode); ok {
			all = append(all, c)
		}
	})
	return all
}

// inspect visits every node of a template in the order of its text. alone tells of
// a variable that nothing else stands with it between its braces, but if.
func (t *textTemplate) inspect(visit func(n parse.Node, alone bool)) {
	var walk func(n parse.Node, alone bool)
	branch := func(b *parse.BranchNode) {
		walk(b.Pipe, true)
		walk(b.List, false)
		if b.ElseList != nil {
			walk(b.ElseList, false)
		}
	}
	walk = func(n parse.Node, alone bool) {
		visit(n, alone)
		switch n := n.(type) {
		case *parse.ListNode:
			for _, below := range n.Nodes {
				walk(below, false)
			}
		case *parse.ActionNode:
			walk(n.Pipe, true)
		case *parse.PipeNode:
			single := alone && len(n.Cmds) == 1 && len(n.Decl) == 0 && len(n.Cmds[0].Args) == 1
			for _, c := range n.Cmds {
				walk(c, single)
			}
		case *parse.CommandNode:
			for _, a := range n.Args {
				walk(a, alone)
			}
		case *parse.IfNode:
			branch(&n.BranchNode)
		case *parse.WithNode:
			branch(&n.BranchNode)
		case *parse.RangeNode:
			branch(&n.BranchNode)
		}
	}
	walk(t.Root, false)
}
