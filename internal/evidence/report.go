package evidence

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"path/filepath"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Report is what a report says of its evidence.
type Report struct {
	Name   string // of its file
	Sum    string // SHA-256 of its file
	Proof  Proof  // hashes alone where it is HTML
	Design string
	Rubric string
	quotes []quote
}

// quote is the text that a report quotes of a message.
type quote struct {
	message string // its name
	sum     string // of the text, squeezed
}

// The marks in the HTML of a report by which ReadReport finds its way.
const (
	MarkMessages = "evidence-messages" // id of the cell with the hash of the list
	MarkEvents   = "evidence-events"   // id of the cell with the head of the log
	MarkDesign   = "evidence-design"
	MarkRubric   = "evidence-rubric"
	MarkQuote    = "data-evidence" // attribute of a quoted letter: the name of its message
)

// ReadReport reads report.html or report.json, told apart by the end of the name.
func ReadReport(name string, r io.Reader) (*Report, error) {
	digest := sha256.New()
	bounded := io.LimitReader(r, maxPage)
	report := &Report{Name: filepath.Base(name)}
	read := report.json
	switch strings.ToLower(filepath.Ext(name)) {
	case ".html", ".htm":
		read = report.html
	case ".json":
	default:
		return nil, errors.New("give the report as report.html or report.json; of a PDF compare the hashes in its appendix with those that are printed here")
	}
	if err := read(io.TeeReader(bounded, digest)); err != nil {
		return nil, fmt.Errorf("read the report: %w", err)
	}
	if _, err := io.Copy(digest, bounded); err != nil { // what was not needed
		return nil, fmt.Errorf("read the report: %w", err)
	}
	report.Sum = hex.EncodeToString(digest.Sum(nil))
	if report.Proof.MessagesSum == "" && report.Proof.EventsSum == "" {
		return nil, errors.New("the report names no evidence: it is another file, or was written by an earlier version")
	}
	return report, nil
}

func (r *Report) json(from io.Reader) error {
	var said struct {
		Proof  Proof  `json:"evidence"`
		Design string `json:"design_hash"`
		Rubric string `json:"rubric_hash"`
	}
	if err := json.NewDecoder(from).Decode(&said); err != nil {
		return err
	}
	r.Proof, r.Design, r.Rubric = said.Proof, said.Design, said.Rubric
	return nil
}

func (r *Report) html(from io.Reader) error {
	p := page{report: r, tokens: html.NewTokenizer(from)}
	p.tokens.SetMaxBuf(maxFile)
	for {
		switch p.tokens.Next() {
		case html.ErrorToken:
			if err := p.tokens.Err(); !errors.Is(err, io.EOF) {
				return err
			}
			return nil
		case html.StartTagToken:
			p.open(p.tokens.Token())
		case html.EndTagToken:
			p.close(p.tokens.Token())
		case html.TextToken:
			p.text(p.tokens.Text())
		}
	}
}

// page follows a report's HTML: it is inside a cell, the body of a quotation, or neither.
type page struct {
	report  *Report
	tokens  *html.Tokenizer
	cell    *string
	message string // of the quotation
	depth   int    // of elements div within it
	body    int    // depth at which its body began, 0 outside
	note    int    // elements span within a number that marks words, 0 outside
	quoted  hash.Hash
	spaced  bool // white space came since the last word
	begun   bool // a word came
}

func (p *page) open(t html.Token) {
	switch {
	case t.DataAtom == atom.Td:
		r := p.report
		p.cell = map[string]*string{MarkMessages: &r.Proof.MessagesSum, MarkEvents: &r.Proof.EventsSum, MarkDesign: &r.Design, MarkRubric: &r.Rubric}[attribute(t, "id")]
	case t.DataAtom == atom.Div && p.depth == 0:
		if p.message = attribute(t, MarkQuote); p.message != "" {
			p.depth = 1
		}
	case t.DataAtom == atom.Div:
		if p.depth++; attribute(t, "class") == "body" && p.body == 0 {
			p.body, p.quoted, p.spaced, p.begun = p.depth, sha256.New(), false, false
		}
	case t.DataAtom == atom.Span && p.body > 0 && (p.note > 0 || attribute(t, "class") == "en"):
		p.note++
	}
}

func (p *page) close(t html.Token) {
	switch {
	case t.DataAtom == atom.Td:
		p.cell = nil
	case t.DataAtom == atom.Span && p.note > 0:
		p.note--
	case t.DataAtom == atom.Div && p.depth > 0:
		if p.depth == p.body {
			p.report.quotes = append(p.report.quotes, quote{p.message, hex.EncodeToString(p.quoted.Sum(nil))})
			p.body = 0
		}
		p.depth--
	}
}

// text takes the words of a quotation, one space between them, as squeezed does.
func (p *page) text(escaped []byte) {
	switch {
	case p.cell != nil:
		*p.cell += strings.TrimSpace(html.UnescapeString(string(escaped)))
	case p.body > 0 && p.note == 0:
		text := html.UnescapeString(string(escaped))
		words := strings.Fields(text)
		if len(words) == 0 {
			p.spaced = p.spaced || text != ""
			return
		}
		if p.begun && (p.spaced || !strings.HasPrefix(text, words[0])) {
			io.WriteString(p.quoted, " ") //nolint:errcheck // a hash takes all
		}
		io.WriteString(p.quoted, strings.Join(words, " ")) //nolint:errcheck // a hash takes all
		p.begun, p.spaced = true, !strings.HasSuffix(text, words[len(words)-1])
	}
}

func attribute(t html.Token, name string) string {
	for _, a := range t.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}
