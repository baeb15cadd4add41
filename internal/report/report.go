// Package report writes the read model down: HTML for people, JSON for programs,
// CSV for statisticians.
//
// The HTML is one file that needs nothing else: no script, no network, its style
// and drawings inside, a Content-Security-Policy that forbids the rest. It reads
// like a printed study: plain sentences, every figure with its n and interval,
// all data grey and the client in the one accent. It shows on a screen, a
// telephone and A4 paper, light and dark.
//
// Whatever a stranger wrote is escaped by html/template; cells of CSV that a
// spreadsheet would run are defused. People are masked, and companies too where
// their names may not be published, in every format alike. The same Model gives
// the same bytes: no path, host, port or wall time is written.
//
// The package computes no statistic of its own; what it says is in the Model.
// Its words stand in messages/LANGUAGE.json.
package report

import (
	"embed"
	"fmt"
	"html/template"
	"io"
	"strings"
	"unicode/utf8"

	"replyaudit/internal/analysis"
	"replyaudit/internal/mask"
)

//go:embed templates/*
var templateFiles embed.FS

// Options choose how a report is written.
type Options struct {
	// Language is the code of that of the report's own words, one of Languages; "" for
	// the campaign's, or English where the campaign's has no messages.
	Language string
}

// HTML writes the report as one self-contained file.
func HTML(w io.Writer, m *analysis.Model, opt Options) error {
	language := opt.Language
	if language == "" {
		language = m.Campaign.Language
	}
	words, err := loadWords(language)
	if err != nil {
		return err
	}
	return write(w, m, words)
}

// write is HTML in words that are loaded.
func write(w io.Writer, m *analysis.Model, words *words) error {
	style, err := templateFiles.ReadFile("templates/style.css")
	if err != nil {
		return fmt.Errorf("read the report's style: %w", err)
	}
	t, err := template.New("report.html").Funcs(functions(words)).ParseFS(templateFiles, "templates/*.html")
	if err != nil {
		return fmt.Errorf("parse the report's templates: %w", err)
	}
	page := newBuilder(m, words).page()
	page.Style = template.CSS(string(style) + words.quotes()) // ours, from the binary
	if err := t.Execute(w, page); err != nil {
		return fmt.Errorf("write the report: %w", err)
	}
	return nil
}

func functions(w *words) template.FuncMap {
	return template.FuncMap{
		"t":       w.say,
		"h":       w.markup,
		"percent": w.percent,
		"letters": utf8.RuneCountInString,
		"seq":     func(xs ...any) []any { return xs },
		"dict":    dict,
	}
}

// dict passes several named values to a template.
func dict(pairs ...any) map[string]any {
	d := map[string]any{}
	for i := 0; i+1 < len(pairs); i += 2 {
		d[fmt.Sprint(pairs[i])] = pairs[i+1]
	}
	return d
}

// builder turns the model into what the templates show.
type builder struct {
	*words
	m       *analysis.Model
	mask    *mask.Masker
	tables  int
	figures int
	client  string // shown name of the client, "" without one
}

func newBuilder(m *analysis.Model, w *words) *builder {
	b := &builder{words: w, m: m, mask: mask.New(m)}
	b.mask.Speak(map[string]string{
		"staff": w.say("mask.staff"), "customer": w.say("mask.customer"), "company": w.say("mask.company"), "phone": w.say("mask.phone"), "address": w.say("mask.address"),
	})
	for _, c := range m.Companies {
		if c.Client {
			b.client = b.mask.Company(c.Company)
		}
	}
	return b
}

// Title heads a table or a drawing: numbered, with unit and n beneath.
type Title struct{ Text, Unit string }

func (b *builder) table(title, unit string) Title {
	b.tables++
	return Title{b.say("table", b.integer(b.tables), title), unit}
}

func (b *builder) figure(title, unit string) Title {
	b.figures++
	return Title{b.say("figure", b.integer(b.figures), title), unit}
}

// Page is the whole report.
type Page struct {
	Style      template.CSS
	Language   string
	Foreign    string // the language of the title, where it is another
	Title      string
	Interim    bool
	Contents   []Link
	Cover      Cover
	Summary    Summary
	Method     Method
	Funnel     Funnel
	Time       Time
	Quality    Quality
	Speed      Speed
	Views      Views
	Measures   Measures
	Mistakes   Mistakes
	League     League
	Company    []CompanyPage
	Principles Principles
	Survey     Satisfaction
	Appendix   Appendix
	Client     string
	Checked    string // how far people agree with the machine, "" while nobody has coded
	Footer     string
}

// Link is a line of the contents.
type Link struct{ Number, ID, Text string }

func (b *builder) page() Page {
	p := Page{
		Language:   b.language,
		Title:      b.m.Campaign.Title,
		Interim:    b.interim(),
		Cover:      b.cover(),
		Summary:    b.summary(),
		Method:     b.method(),
		Funnel:     b.funnel(),
		Time:       b.time(),
		Quality:    b.quality(),
		Speed:      b.speed(),
		Views:      b.views(),
		Measures:   b.measures(),
		Mistakes:   b.mistakes(),
		League:     b.league(),
		Company:    b.companies(),
		Principles: b.principles(),
		Appendix:   b.appendix(),
		Client:     b.client,
		Checked:    b.checked(),
		Footer:     b.say("footer", sentence(b.m.Campaign.Title)),
	}
	if written := b.m.Campaign.Language; written != b.language {
		p.Foreign = written
	}
	numbered := []string{"summary", "method", "funnel", "time", "quality", "speed", "rs", "measures", "mistakes", "league", "companies", "principles"}
	for i, id := range numbered {
		p.Contents = append(p.Contents, Link{b.integer(i + 1), id, b.say(id)})
	}
	for i, c := range p.Company {
		if c.IsClient {
			p.Contents = append(p.Contents, Link{"", c.ID, p.Company[i].Name})
		}
	}
	if len(b.m.Surveys) > 0 {
		number := b.integer(len(numbered) + 1)
		p.Survey = b.satisfaction(number)
		p.Contents = append(p.Contents, Link{number, "survey", b.say("survey")})
	}
	p.Contents = append(p.Contents, Link{"A", "appendix", b.say("appendix")})
	return p
}

// sentence closes a title with a full stop, unless it closes itself.
func sentence(title string) string {
	if strings.HasSuffix(title, "?") || strings.HasSuffix(title, "!") || strings.HasSuffix(title, ".") {
		return title
	}
	return title + "."
}

// interim reports whether anything can still change with time.
func (b *builder) interim() bool { return b.m.Facts.Open > 0 || !b.m.Facts.Closed }
