package world

import (
	"fmt"
	"strings"
	"text/template"
	"unicode/utf8"
)

// shapes are the bodies that mail clients and servers make of a text, each
// file of the folder replies one shape with a text and an HTML form. They are
// text templates that escape by hand, since html/template drops what Word writes.
type shapes struct{ byName map[string]*template.Template }

// page is what a mail client lays out.
type page struct {
	Lang, Charset string
	Paras, Sig    []string
	Flow          []stretch // the same and the quotation, in the order of the writer
	Intro         string    // line before a quotation
	Original      string    // the same, without date and name
	Dashed        string    // the same, between dashes
	Head, Block   []labelled
	Quote         []string // lines of the letter; empty for no quotation
	QuotedID      string   // without angle brackets
	Footer        string
	Disclaimer    string
	Logo          string // Content-ID of a picture

	// Of helpdesks and newsletters.
	Company, Agent, Stamp, Asker, AskStamp, Delimiter, Service, Token, Ticket string
	Hidden, Unsubscribe, UnsubscribeText                                      string
}

// labelled is a line of the header block above a quotation.
type labelled struct{ Label, Value string }

func loadShapes() (*shapes, error) {
	files, err := repliesFS.ReadDir("replies")
	if err != nil {
		return nil, fmt.Errorf("list replies: %w", err)
	}
	funcs := template.FuncMap{
		"wrap": wrap,
		"flow": func(width int, prefix, s string) string {
			return strings.ReplaceAll(wrap(width, prefix, s), "\n", " \n")
		},
		"br": func(s string) string {
			return strings.ReplaceAll(template.HTMLEscapeString(s), "\n", "<br>")
		},
	}
	all := &shapes{byName: map[string]*template.Template{}}
	for _, f := range files {
		name, ok := strings.CutSuffix(f.Name(), ".tmpl")
		if !ok {
			continue
		}
		t, err := template.New(name).Funcs(funcs).ParseFS(repliesFS, "replies/"+f.Name())
		if err != nil {
			return nil, fmt.Errorf("read shape %s: %w", name, err)
		}
		all.byName[name] = t
	}
	return all, nil
}

// make lays out data in one form of a shape.
func (s *shapes) make(shape, form string, data any) (string, error) {
	var b strings.Builder
	if err := s.byName[shape].ExecuteTemplate(&b, form, data); err != nil {
		return "", fmt.Errorf("lay out %s of %s: %w", form, shape, err)
	}
	return b.String(), nil
}

// wrap breaks the lines of s before width characters and puts prefix before each.
func wrap(width int, prefix, s string) string {
	var out []string
	for line := range strings.SplitSeq(s, "\n") {
		rest := prefix
		for word := range strings.FieldsSeq(line) {
			if rest != prefix && utf8.RuneCountInString(rest)+1+utf8.RuneCountInString(word) > width {
				out = append(out, rest)
				rest = prefix
			}
			if rest != prefix {
				rest += " "
			}
			rest += word
		}
		out = append(out, strings.TrimRight(rest, " "))
	}
	return strings.Join(out, "\n")
}
