package typeset

import (
	_ "embed"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

//go:embed paper.css
var paperCSS string

// sheet is a parsed style sheet and what it was asked for in vain.
type sheet struct {
	rules    []rule
	elements map[string]bool // that a rule names
	classes  map[string]bool
	unknown  []string
}

// rule is one selector with its declarations, in the order of the file.
type rule struct {
	path         []compound // from the outermost to the element itself
	weight       int        // specificity: classes count 100, elements 1, and .hidden! beats all
	declarations []declaration
}

// compound selects one element: by name, classes and place among its siblings.
type compound struct {
	element string
	classes []string
	place   string // "", first, last
}

type declaration struct {
	name  string
	set   property
	words []string
}

// parseSheet reads the small part of CSS that paper.css is written in.
func parseSheet(text string) (*sheet, error) {
	text = regexp.MustCompile(`(?s)/\*.*?\*/`).ReplaceAllString(text, "")
	s := &sheet{elements: map[string]bool{}, classes: map[string]bool{}}
	known := properties()
	for block := range strings.SplitSeq(text, "}") {
		selectors, body, ok := strings.Cut(block, "{")
		if !ok {
			continue
		}
		var declarations []declaration
		for line := range strings.SplitSeq(body, ";") {
			name, value, ok := strings.Cut(line, ":")
			if !ok {
				continue
			}
			name = strings.TrimSpace(name)
			set, words := known[name], strings.Fields(value)
			if set == nil || len(words) == 0 {
				return nil, fmt.Errorf("%s: no such property as %q", strings.TrimSpace(selectors), strings.TrimSpace(line))
			}
			if err := set(&style{size: 1, rem: 1}, words); err != nil {
				return nil, fmt.Errorf("%s: %s: %w", strings.TrimSpace(selectors), name, err)
			}
			declarations = append(declarations, declaration{name, set, words})
		}
		for selector := range strings.SplitSeq(selectors, ",") {
			s.add(selector, declarations)
		}
	}
	slices.SortStableFunc(s.rules, func(a, b rule) int { return a.weight - b.weight })
	return s, nil
}

func (s *sheet) add(selector string, declarations []declaration) {
	r := rule{declarations: declarations}
	for word := range strings.FieldsSeq(selector) {
		var c compound
		word, c.place, _ = strings.Cut(word, ":")
		word, always := strings.CutSuffix(word, "!")
		if always {
			r.weight += 10000
		}
		names := strings.Split(word, ".")
		c.element, c.classes = names[0], names[1:]
		if c.element != "" {
			s.elements[c.element] = true
			r.weight++
		}
		for _, class := range c.classes {
			s.classes[class] = true
		}
		r.weight += 100 * len(c.classes)
		if c.place != "" {
			r.weight += 100
		}
		r.path = append(r.path, c)
	}
	s.rules = append(s.rules, r)
}

// context is an element as the cascade sees it: its name and classes below those
// of its ancestors. Elements alike in that share one context and one style, so
// that the rules are matched once for each kind of element and not for each.
type context struct {
	style
	parent  *context
	element string
	classes []string
	first   bool // among its siblings
	last    bool
	below   map[key]*context
	sheet   *sheet
}

type key struct {
	element, class string
	first, last    bool
}

// root is what everything stands in.
func (s *sheet) root() *context {
	c := &context{element: "body", below: map[key]*context{}, sheet: s}
	c.size, c.rem, c.leading, c.align = 1, 1, 1, "start"
	s.apply(c)
	c.rem = c.size
	return c
}

// child is the context of an element below this one.
func (c *context) child(n *html.Node) *context {
	k := key{n.Data, attribute(n, "class"), previous(n) == nil, next(n) == nil}
	if known := c.below[k]; known != nil {
		return known
	}
	child := &context{
		style: c.inherit(), parent: c, element: k.element, classes: strings.Fields(k.class),
		first: k.first, last: k.last, below: map[key]*context{}, sheet: c.sheet,
	}
	c.sheet.apply(child)
	c.sheet.note(child)
	c.below[k] = child
	return child
}

// apply sets what the rules say about an element. Sizes come first, since other
// lengths may be told in ems.
func (s *sheet) apply(c *context) {
	var matching []rule
	for _, r := range s.rules {
		if r.matches(c) {
			matching = append(matching, r)
		}
	}
	parent := c.size // what an em of font-size is
	for _, r := range matching {
		for _, d := range r.declarations {
			if d.name == "font-size" {
				c.size = parent
				_ = d.set(&c.style, d.words) // checked when it was parsed
			}
		}
	}
	for _, r := range matching {
		for _, d := range r.declarations {
			if d.name != "font-size" {
				_ = d.set(&c.style, d.words)
			}
		}
	}
}

// note remembers what no rule names.
func (s *sheet) note(c *context) {
	if !s.elements[c.element] {
		s.unknown = append(s.unknown, "<"+c.element+">")
	}
	for _, class := range c.classes {
		if !s.classes[class] {
			s.unknown = append(s.unknown, "."+class)
		}
	}
}

// matches reports whether the innermost compound selects c and the others, in
// order, ancestors of it.
func (r rule) matches(c *context) bool {
	last := len(r.path) - 1
	if !r.path[last].selects(c) {
		return false
	}
	for up := c.parent; up != nil && last > 0; up = up.parent {
		if r.path[last-1].selects(up) {
			last--
		}
	}
	return last == 0
}

func (s compound) selects(c *context) bool {
	if s.element != "" && s.element != c.element || s.place == "first" && !c.first || s.place == "last" && !c.last {
		return false
	}
	for _, class := range s.classes {
		if !slices.Contains(c.classes, class) {
			return false
		}
	}
	return true
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// previous and next are the elements beside one.
func previous(n *html.Node) *html.Node {
	for n = n.PrevSibling; n != nil && n.Type != html.ElementNode; n = n.PrevSibling {
	}
	return n
}

func next(n *html.Node) *html.Node {
	for n = n.NextSibling; n != nil && n.Type != html.ElementNode; n = n.NextSibling {
	}
	return n
}

// hasClass reports whether a node bears a class.
func hasClass(n *html.Node, class string) bool {
	return slices.Contains(strings.Fields(attribute(n, "class")), class)
}
