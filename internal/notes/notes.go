// Package notes reads the consultant's own words about a campaign: a file in a small
// part of Markdown, by section of the report and by company. It hands over text and
// its structure, never markup: whatever else a file holds is plain text, and the
// report prints it as such, beside the figures and never in them.
//
//	by: Jane Doe, Doe & Partners
//
//	# summary
//	Two lines make a paragraph, **bold** is bold,
//	and a [link](https://x.example) is printed with its address.
//
//	## company oak
//	- one act
//	- another
package notes

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"unicode/utf8"

	"replyaudit/internal/campaign"
)

// Notes are the words for each section and each company, by its id or key.
type Notes struct {
	By        string // who wrote them, "" when the file does not say
	Sections  map[string][]Block
	Companies map[string][]Block
}

// Block is a paragraph, which has one item, or a list.
type Block struct {
	Kind  Kind
	Items [][]Text
}

// Kind is what a block is.
type Kind string

// The kinds of blocks.
const (
	Paragraph Kind = "paragraph"
	Bullets   Kind = "bullets"
	Numbers   Kind = "numbers"
)

// Text is a stretch of words.
type Text struct {
	Words string
	Bold  bool
}

// most is the size of a file of notes above which it was given by mistake.
const most = 1 << 20

// Load reads a file. Headings name one of the sections, or one of the companies by
// its key; the mistakes come back together as campaign.Errors, each with its place.
func Load(path string, sections, companies []string) (*Notes, error) {
	source, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read the notes: %w", err)
	}
	if len(source) > most {
		return nil, fmt.Errorf("read the notes: %s has more than 1 MB; give a text file", path)
	}
	n, problems := parse(path, source, sections, companies)
	if len(problems) > 0 {
		return nil, problems
	}
	return n, nil
}

// parser reads line by line.
type parser struct {
	path                string
	sections, companies []string
	notes               *Notes
	problems            campaign.Errors
	line                int            // from 1
	into                func(Block)    // where blocks go, nil before the first heading
	open                Block          // what the next line may continue
	seen                map[string]int // heading → its line
}

func parse(path string, source []byte, sections, companies []string) (*Notes, campaign.Errors) {
	p := &parser{
		path: path, sections: sections, companies: companies, seen: map[string]int{},
		notes: &Notes{Sections: map[string][]Block{}, Companies: map[string][]Block{}},
	}
	text := string(bytes.TrimPrefix(source, []byte("\ufeff")))
	for text != "" {
		var line string
		line, text, _ = strings.Cut(text, "\n")
		p.line++
		p.read(strings.TrimSuffix(line, "\r"))
	}
	p.close()
	return p.notes, p.problems
}

func (p *parser) fail(column int, format string, values ...any) {
	p.problems = append(p.problems, campaign.Problem{File: p.path, Line: p.line, Column: column, Text: fmt.Sprintf(format, values...)})
}

func (p *parser) read(line string) {
	if !utf8.ValidString(line) {
		p.fail(1, "this line is no UTF-8; save the file as UTF-8")
		return
	}
	indent := len(line) - len(strings.TrimLeft(line, " \t"))
	words := strings.TrimSpace(line)
	switch {
	case words == "":
		p.close()
	case strings.HasPrefix(words, "#"):
		p.close()
		p.heading(indent, words)
	case p.into == nil && len(p.seen) == 0:
		p.preface(indent, words)
	case p.into == nil: // below a heading that is wrong
	default:
		p.add(words)
	}
}

// preface is what stands before the first heading: who writes.
func (p *parser) preface(indent int, words string) {
	by, found := strings.CutPrefix(words, "by:")
	if !found || p.notes.By != "" {
		p.fail(indent+1, "this stands before the first heading; write \"by: NAME\" here, and words below \"# SECTION\" or \"## company KEY\"")
		return
	}
	p.notes.By = strings.TrimSpace(by)
}

// heading begins a section (#) or a company (##).
func (p *parser) heading(indent int, words string) {
	depth := len(words) - len(strings.TrimLeft(words, "#"))
	name := strings.TrimSpace(strings.TrimRight(words[depth:], "# "))
	column := indent + 1 + strings.Index(words, name)
	p.into = nil
	known, what, example := p.sections, "section", "sections are"
	target := p.notes.Sections
	if depth == 2 {
		if key, found := strings.CutPrefix(name, "company "); found {
			name = strings.TrimSpace(key)
			column = indent + 1 + strings.LastIndex(words, name)
		}
		known, what, example = p.companies, "company", "keys of companies are"
		target = p.notes.Companies
	}
	id := strings.Repeat("#", depth) + name
	first := p.seen[id]
	if first == 0 {
		p.seen[id] = p.line
	}
	switch {
	case depth > 2:
		p.fail(indent+1, "a heading has one # for a section or two for a company; write this one in **bold**")
	case !contains(known, name):
		p.fail(column, "there is no %s %q; %s%s", what, name, nearest(name, known), listed(example, known))
	case first > 0:
		p.fail(column, "%s %q is given twice, first in line %d; put the words together", what, name, first)
	default:
		p.into = func(b Block) { target[name] = append(target[name], b) }
	}
}

// add continues the open block, or begins another.
func (p *parser) add(words string) {
	kind, item := kindOf(words)
	switch {
	case kind == Paragraph && len(p.open.Items) > 0: // also the next line of a list's item
		last := len(p.open.Items) - 1
		p.open.Items[last] = append(p.open.Items[last], Text{Words: " "})
		p.open.Items[last] = append(p.open.Items[last], inline(item)...)
	case kind == p.open.Kind && len(p.open.Items) > 0:
		p.open.Items = append(p.open.Items, inline(item))
	default:
		p.close()
		p.open = Block{kind, [][]Text{inline(item)}}
	}
}

// close ends the open block.
func (p *parser) close() {
	if p.into != nil && len(p.open.Items) > 0 {
		p.into(p.open)
	}
	p.open = Block{}
}

// kindOf tells a list's item by its mark, which it takes away.
func kindOf(words string) (Kind, string) {
	for _, mark := range []string{"- ", "* ", "+ "} {
		if item, found := strings.CutPrefix(words, mark); found {
			return Bullets, strings.TrimSpace(item)
		}
	}
	digits := len(words) - len(strings.TrimLeft(words, "0123456789"))
	if rest := words[digits:]; digits > 0 && digits < 4 && (strings.HasPrefix(rest, ". ") || strings.HasPrefix(rest, ") ")) {
		return Numbers, strings.TrimSpace(rest[2:])
	}
	return Paragraph, words
}

// inline finds what is bold, and writes links out as words and address.
func inline(words string) []Text {
	var out []Text
	for {
		before, rest, opened := strings.Cut(words, "**")
		bold, after, closed := strings.Cut(rest, "**")
		if !opened || !closed || strings.TrimSpace(bold) == "" {
			return append(out, Text{Words: links(words)})
		}
		if before != "" {
			out = append(out, Text{Words: links(before)})
		}
		if out = append(out, Text{Words: links(bold), Bold: true}); after == "" {
			return out
		}
		words = after
	}
}

// links writes [words](address) as "words (address)".
func links(words string) string {
	var b strings.Builder
	for {
		before, rest, opened := strings.Cut(words, "[")
		label, tail, there := strings.Cut(rest, "](")
		address, after, closed := strings.Cut(tail, ")")
		if !opened || !there || !closed || strings.ContainsAny(label, "[]") {
			return b.String() + words
		}
		b.WriteString(before + label + " (" + address + ")")
		words = after
	}
}

func contains(known []string, name string) bool {
	for _, k := range known {
		if k == name {
			return true
		}
	}
	return false
}

// nearest offers what may have been meant.
func nearest(name string, known []string) string {
	if near := campaign.Nearest(name, known); near != "" {
		return fmt.Sprintf("did you mean %q? The ", near)
	}
	return "the "
}

// listed names what is known, of many the first.
func listed(what string, known []string) string {
	const some = 20
	if len(known) > some {
		return fmt.Sprintf("%s %s and %d more", what, strings.Join(known[:some], ", "), len(known)-some)
	}
	return what + " " + strings.Join(known, ", ")
}
