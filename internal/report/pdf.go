package report

import (
	"bytes"
	"html/template"
	"io"

	"replyaudit/internal/analysis"
	"replyaudit/internal/campaign"
	"replyaudit/internal/mask"
	"replyaudit/internal/typeset"
)

// PDF writes the report for paper. It is typeset from the same pieces of HTML that
// HTML writes, one after the other, so that no word or figure can differ.
func PDF(w io.Writer, m *analysis.Model, opt Options) error {
	words, err := opt.words(m)
	if err != nil {
		return err
	}
	b, t, err := prepare(m, words)
	if err != nil {
		return err
	}
	b.brand = opt.Brand
	if opt.Brand != nil && !opt.Brand.PrintsLogo() { // the firm's name stands in its place
		plain := *opt.Brand
		plain.Logo = ""
		b.brand = &plain
	}
	doc, err := typeset.New(w, b.imprint(opt))
	if err != nil {
		return err
	}
	stop := make(chan struct{})
	defer close(stop)
	for p := range b.printed(t, stop) {
		if p.err != nil {
			return p.err
		}
		if err := doc.Set(p.Piece); err != nil {
			return err
		}
	}
	return doc.Finish()
}

// printed is a piece that is ready to be set.
type printed struct {
	typeset.Piece
	err error
}

// printed writes the pieces while those before them are being set.
func (b *builder) printed(t *template.Template, stop <-chan struct{}) <-chan printed {
	ready := make(chan printed, 8)
	go func() {
		defer close(ready)
		var text bytes.Buffer
		for p := range b.pieces() {
			if p.template == "open" || p.template == "close" {
				continue
			}
			text.Reset()
			var out printed
			if out.err = t.ExecuteTemplate(&text, p.template, p.data); out.err == nil {
				out.Piece, out.err = typeset.Parse(text.Bytes())
			}
			select {
			case ready <- out:
			case <-stop:
				return
			}
		}
	}()
	return ready
}

// imprint is what the document says of itself, and what stands on each page.
func (b *builder) imprint(opt Options) typeset.Options {
	o := typeset.Options{
		Paper: typeset.A4(), Title: b.say("page.title", b.m.Campaign.Title, b.say("report")), Author: "replyaudit", Subject: b.coverLine(),
		Language: b.language, Date: b.m.Facts.AsOf,
		Foot:   b.foot(),
		PageOf: func(page, pages int) string { return b.say("x_of_n", b.integer(page), b.integer(pages)) },
	}
	if b.brand != nil {
		o.Author = mask.Name(b.brand.Firm)
		if accent := b.brand.Accent.Light; accent != "" {
			o.Accent = inSteps(accent, campaign.LightGround)
		}
	}
	o.Open, o.Close = b.quoteMarks()
	if opt.Paper == PaperLetter {
		o.Paper = typeset.Letter()
	}
	if b.interim() {
		o.Watermark = b.say("interim.word")
	}
	return o
}
