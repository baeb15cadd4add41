// Package typeset sets the report on paper: it takes the report's own HTML, piece
// by piece, and makes a PDF of it, so that no word or figure can differ between
// screen and print.
//
// It knows a small, closed vocabulary: the elements and classes that paper.css
// names. What paper.css does not name is set like its surroundings and reported by
// Unknown, so that a test can insist that nothing was forgotten.
//
// The same pieces and options give the same bytes. Fonts are embedded as subsets;
// nothing is fetched from anywhere. Text may be hostile: controls and marks of
// direction are dropped, characters without a glyph become U+FFFD, words that are
// too long are broken, and whatever does not fit on a page goes on to the next.
// Text runs from left to right; right-to-left scripts are not reordered.
package typeset

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Paper is a size of sheet in points.
type Paper struct{ Width, Height float64 }

// A4 is the paper of most of the world.
func A4() Paper { return Paper{210 * mm, 297 * mm} }

// Letter is the paper of North America.
func Letter() Paper { return Paper{8.5 * inch, 11 * inch} }

const (
	inch = 72.0
	mm   = inch / 25.4
	px   = 0.75 // a CSS pixel
)

// Options describe a document.
type Options struct {
	Paper     Paper
	Title     string
	Author    string
	Subject   string
	Language  string // BCP 47
	Open      string // the quotation marks of the language
	Close     string
	Date      time.Time // written into the document, instead of the time of writing
	Accent    [3]string // #rrggbb that marks the client, and its two paler steps; zero: the palette's
	Foot      string    // at the left of each page's foot
	Watermark string    // across each page, "" for none
	// PageOf words a page number at the right of the foot: "3 of 23".
	PageOf func(page, pages int) string
}

// Document is a report that is being set.
type Document struct {
	opt    Options
	sheet  *sheet
	canvas *canvas
	pages  *pages
	setter *setter
	root   *context
}

// styles are those of print, in the accent of the options.
func (o Options) styles() string {
	if o.Accent == [3]string{} {
		return paperCSS
	}
	return strings.NewReplacer("accent2", o.Accent[1], "accent3", o.Accent[2], "accent", o.Accent[0]).Replace(paperCSS)
}

// New begins a document that is written to w while it is set.
func New(w io.Writer, opt Options) (*Document, error) {
	rules, err := parseSheet(opt.styles())
	if err != nil {
		return nil, fmt.Errorf("read the styles of print: %w", err)
	}
	fonts, err := loadFonts()
	if err != nil {
		return nil, fmt.Errorf("read the fonts of print: %w", err)
	}
	d := &Document{opt: opt, sheet: rules, canvas: newCanvas(w, opt, fonts)}
	d.root = rules.root()
	d.pages = newPages(d.canvas, opt)
	d.setter = &setter{fonts: fonts, open: opt.Open, close: opt.Close, frame: d.pages.frame, measured: map[*html.Node][]word{}}
	return d, nil
}

// Piece is a parsed piece of HTML.
type Piece struct{ body *html.Node }

// Parse reads a piece of HTML; it needs no document, and several can be read at
// once. Elements that a piece leaves open end with it.
func Parse(text []byte) (Piece, error) {
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(bytes.NewReader(text), body)
	if err != nil {
		return Piece{}, fmt.Errorf("parse a piece of the report: %w", err)
	}
	for _, n := range nodes {
		body.AppendChild(n)
	}
	return Piece{body}, nil
}

// Set sets a piece after what was set before.
func (d *Document) Set(piece Piece) error {
	d.pages.place(d.setter.flow(piece.body, d.root, d.pages.frame.text))
	clear(d.setter.measured) // of what was never set
	if err := d.canvas.pdf.failed; err != nil {
		return fmt.Errorf("write the PDF: %w", err)
	}
	return nil
}

// Unknown lists the elements and classes that were set but that paper.css does not name.
func (d *Document) Unknown() []string {
	slices.Sort(d.sheet.unknown)
	return slices.Compact(d.sheet.unknown)
}

// Finish numbers the pages and ends the document.
func (d *Document) Finish() error {
	d.pages.finish()
	if err := d.canvas.pdf.finish(d.opt, d.canvas.targets); err != nil {
		return fmt.Errorf("write the PDF: %w", err)
	}
	return nil
}
