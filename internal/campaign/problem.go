package campaign

import (
	"cmp"
	"fmt"
	"os"
	"slices"
	"strings"
)

// Problem is one mistake in a campaign's files: where, what is wrong and what to do.
type Problem struct {
	File   string `json:"file"`
	Line   int    `json:"line"`   // from 1
	Column int    `json:"column"` // from 1
	Text   string `json:"text"`   // "what is wrong; what to do"
}

// String writes the problem as editors and compilers do.
func (p Problem) String() string {
	return fmt.Sprintf("%s: %s", place{file: p.File, line: p.Line, column: p.Column}, p.Text)
}

// Errors are all the mistakes of a campaign, sorted by place.
type Errors []Problem

// Error writes one problem a line.
func (e Errors) Error() string {
	lines := make([]string, len(e))
	for i, p := range e {
		lines[i] = p.String()
	}
	return strings.Join(lines, "\n")
}

// sorted returns the problems by place without repetitions.
func (e Errors) sorted() Errors {
	s := slices.Clone(e)
	slices.SortStableFunc(s, func(a, b Problem) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column), strings.Compare(a.Text, b.Text))
	})
	return slices.Compact(s)
}

// Misfit is a mistake that shows only when a campaign is carried out: what a key
// says does not go together with the rest, such as a cap with the number of letters.
type Misfit struct {
	Path string // of the key, such as "caps.total"
	Text string // "what is wrong; what to do"
}

func (m *Misfit) Error() string { return m.Text }

// Locate turns an error that holds misfits into problems with their places in the
// campaign's file. Any other error comes back as it is.
func Locate(file string, err error) error {
	var misfits []*Misfit
	var collect func(error)
	collect = func(err error) {
		switch e := err.(type) { //nolint:errorlint // it walks the tree itself
		case *Misfit:
			misfits = append(misfits, e)
		case interface{ Unwrap() []error }:
			for _, part := range e.Unwrap() {
				collect(part)
			}
		case interface{ Unwrap() error }:
			collect(e.Unwrap())
		}
	}
	if collect(err); len(misfits) == 0 {
		return err
	}
	source, readErr := os.ReadFile(file)
	if readErr != nil {
		return err
	}
	d := newDocument(file, source)
	if root, ok := d.parse(source, languageOf()); ok {
		root.settle()
	}
	d.problems = nil
	for _, m := range misfits {
		d.fail(d.at(m.Path), "%s", m.Text)
	}
	return d.problems.sorted()
}

// settle remembers where everything below a value stands.
func (v value) settle() {
	switch {
	case v.isMapping():
		for _, e := range v.entries() {
			e.value.settle()
		}
	case v.isList():
		v.shape = &shape{}
		for _, item := range v.items() {
			item.settle()
		}
	}
}

// place is where something stands in a file.
type place struct {
	file         string
	line, column int
	indent       int // of the text of a literal block ("|"), which begins on the next line; else 0
}

// String writes the place as editors and compilers do.
func (p place) String() string { return fmt.Sprintf("%s:%d:%d", p.file, p.line, p.column) }

// Nearest returns the candidate that a misspelt word most likely means, or "".
func Nearest(word string, candidates []string) string {
	best, distance := "", 3
	for _, c := range candidates {
		if d := editDistance(strings.ToLower(word), c); d < distance && d < len(c) {
			best, distance = c, d
		}
	}
	return best
}

// editDistance is Levenshtein's, in bytes.
func editDistance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			substitute := diagonal
			if a[i] != b[j] {
				substitute++
			}
			diagonal = row[j+1]
			row[j+1] = min(substitute, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

// suggest is the part of a message that offers the nearest of the known words, or lists them.
func suggest(word string, known []string) string {
	if near := Nearest(word, known); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	if len(known) == 1 {
		return "write " + known[0]
	}
	return "write one of " + strings.Join(known, ", ")
}
