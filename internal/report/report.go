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
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"replyaudit/internal/analysis"
	"replyaudit/internal/campaign"
	"replyaudit/internal/mask"
)

//go:embed templates/*
var templateFiles embed.FS

// Options choose how a report is written.
type Options struct {
	// Language is the code of that of the report's own words, one of Languages; "" for
	// the campaign's, or English where the campaign's has no messages.
	Language string
	// Paper of the PDF, A4 unless it is set. In HTML it is the paper that a browser
	// prints on; unless it is set, that is the reader's.
	Paper Paper
	Brand *campaign.Brand // whose report it is, nil for nobody's
}

// Paper is a size of sheet by its name.
type Paper string

// The papers that a report is made for.
const (
	PaperA4     Paper = "a4"
	PaperLetter Paper = "letter"
)

// HTML writes the report as one self-contained file.
func HTML(w io.Writer, m *analysis.Model, opt Options) error {
	words, err := opt.words(m)
	if err != nil {
		return err
	}
	return write(w, m, words, opt)
}

// write is HTML in words that are loaded.
func write(w io.Writer, m *analysis.Model, words *words, opt Options) error {
	b, t, err := prepare(m, words)
	if err != nil {
		return err
	}
	return b.write(w, t, opt)
}

// write writes the pieces of the report.
func (b *builder) write(w io.Writer, t *template.Template, opt Options) error {
	b.brand = opt.Brand
	for p := range b.pieces() {
		if front, ok := p.data.(Page); ok && opt.Paper != "" && p.template == "open" {
			front.Style += template.CSS("@page { size: " + opt.Paper + "; }\n")
			p.data = front
		}
		if err := t.ExecuteTemplate(w, p.template, p.data); err != nil {
			return fmt.Errorf("write the report: %w", err)
		}
		if _, err := io.WriteString(w, p.after); err != nil {
			return fmt.Errorf("write the report: %w", err)
		}
	}
	return nil
}

// words loads the report's words in its language.
func (o Options) words(m *analysis.Model) (*words, error) {
	if o.Language != "" {
		return loadWords(o.Language)
	}
	return loadWords(m.Campaign.Language)
}

// prepare makes the builder and the templates in the report's language.
func prepare(m *analysis.Model, words *words) (*builder, *template.Template, error) {
	t, err := template.New("report.html").Funcs(functions(words)).ParseFS(templateFiles, "templates/*.html")
	if err != nil {
		return nil, nil, fmt.Errorf("parse the report's templates: %w", err)
	}
	b := newBuilder(m, words)
	return b, t.Funcs(template.FuncMap{"words": b.sectionWords}), nil
}

// style is the report's stylesheet: ours, from the binary.
func (w *words) style() template.CSS {
	text, err := templateFiles.ReadFile("templates/style.css")
	if err != nil {
		panic(err) // it is embedded
	}
	return template.CSS(string(text) + w.quotes()) //nolint:gosec // ours
}

func functions(w *words) template.FuncMap {
	return template.FuncMap{
		"t":       w.say,
		"h":       w.markup,
		"percent": w.percent,
		"figure":  figure,
		"letters": utf8.RuneCountInString,
		"seq":     func(xs ...any) []any { return xs },
		"dict":    dict,
		"words":   func(string) *Words { return nil }, // until there is a builder
	}
}

// figure parts a cell such as "66% (60–72%)" into the figure and its interval, which
// is set in a quieter ink.
func figure(cell string) [2]string {
	if i := strings.LastIndex(cell, " ("); i > 0 && strings.HasSuffix(cell, ")") {
		return [2]string{cell[:i], cell[i+1:]}
	}
	return [2]string{cell, ""}
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
	brand   *campaign.Brand
	foreign string // the language of the title, where it is another
}

func newBuilder(m *analysis.Model, w *words) *builder {
	b := &builder{words: w, m: m, mask: mask.New(m)}
	b.mask.Speak(map[string]string{
		"staff": w.say("mask.staff"), "customer": w.say("mask.customer"), "company": w.say("mask.company"), "phone": w.say("mask.phone"), "address": w.say("mask.address"),
		"signature": w.say("mask.signature"), "link": w.say("mask.link"), "name": w.say("mask.name"), "detail": w.say("mask.detail"), "place": w.say("mask.place"),
	})
	b.m, b.foreign = titled(m, b.mask, w)
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

// Page is the whole report but the pages of companies, each of which is built when its turn comes.
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
	Pages      PagesHead
	Breakdown  Breakdown
	Arms       Arms
	Waves      Waves
	Principles Principles
	Survey     Satisfaction
	Appendix   Appendix
	Client     string
	Brand      *Brand // nil for nobody's
	Checked    string // how far people agree with the machine, "" while nobody has coded
	Footer     string
}

// Link is a line of the contents.
type Link struct{ Number, ID, Text string }

// piece is a part of the report: a template, what it shows, and what follows it in the file.
type piece struct {
	template string
	data     any
	after    string
}

// pieces are the parts of the report in the order of reading, in which tables and
// figures are numbered. Each is built when it is asked for, so that thousands of
// companies need the memory of one.
func (b *builder) pieces() iter.Seq[piece] {
	return func(yield func(piece) bool) {
		p := b.front()
		if !yield(piece{"open", p, ""}) {
			return
		}
		for _, name := range []string{"cover", "contents", "summary", "method", "funnel", "time", "quality", "speed", "views", "measures", "mistakes", "league", "breakdown", "arms", "waves"} {
			if !yield(piece{name, p, "\n"}) {
				return
			}
		}
		if !yield(piece{"companies", p, ""}) {
			return
		}
		for _, c := range b.m.Companies {
			if b.m.Shows(c.Key) && !yield(piece{"company", b.companyPage(c), ""}) {
				return
			}
		}
		b.back(&p)
		for _, name := range []string{"companies-end", "principles", "survey", "appendix"} {
			if !yield(piece{name, p, "\n"}) {
				return
			}
		}
		yield(piece{"close", p, ""})
	}
}

// front builds what stands before the companies' pages, and the contents.
func (b *builder) front() Page {
	p := Page{
		Style:     b.style() + accents(b.brand) + b.pageFeet(),
		Brand:     brandOf(b.brand),
		Language:  b.language,
		Foreign:   b.foreign,
		Title:     mask.Visible(b.m.Campaign.Title),
		Interim:   b.interim(),
		Cover:     b.cover(),
		Summary:   b.summary(),
		Method:    b.method(),
		Funnel:    b.funnel(),
		Time:      b.time(),
		Quality:   b.quality(),
		Speed:     b.speed(),
		Views:     b.views(),
		Measures:  b.measures(),
		Mistakes:  b.mistakes(),
		League:    b.league(),
		Breakdown: b.breakdown(),
		Arms:      b.arms(),
		Waves:     b.waves(),
		Pages:     b.pagesHead(),
		Client:    b.client,
		Checked:   b.checked(),
		Footer:    b.say("footer", sentence(mask.Visible(b.m.Campaign.Title))),
	}
	p.Contents = b.contents()
	return p
}

// back builds what stands after the companies' pages.
func (b *builder) back(p *Page) {
	p.Principles = b.principles()
	if len(b.m.Surveys) > 0 {
		p.Survey = b.satisfaction(p.Number("survey"))
	}
	p.Appendix = b.appendix()
}

// contents lists the sections.
func (b *builder) contents() []Link {
	var links []Link
	add := func(id string) { links = append(links, Link{b.integer(len(links) + 1), id, b.say(id)}) }
	for _, id := range slices.Concat([]string{"summary", "method", "funnel", "time", "quality", "speed", "rs", "measures", "mistakes", "league"}, b.comparisons(), []string{"companies", "principles"}) {
		add(id)
	}
	if len(b.m.Surveys) > 0 {
		add("survey")
	}
	links = append(links, Link{"A", "appendix", b.say("appendix")})
	for _, c := range b.m.Companies {
		if c.Client {
			at := slices.IndexFunc(links, func(l Link) bool { return l.ID == "companies" }) + 1
			links = slices.Insert(links, at, Link{"", pageID(b.mask.CompanyKey(c.Key)), b.mask.Company(c.Company)})
		}
	}
	return links
}

// comparisons are the sections that only some campaigns have.
func (b *builder) comparisons() []string {
	var ids []string
	if b.breaksDown() {
		ids = append(ids, "breakdown")
	}
	if b.varies() {
		ids = append(ids, "arms")
	}
	if len(b.m.Waves.Waves) > 0 {
		ids = append(ids, "waves")
	}
	return ids
}

// Number is the number of a section in the contents.
func (p Page) Number(id string) string {
	i := slices.IndexFunc(p.Contents, func(l Link) bool { return l.ID == id })
	return p.Contents[i].Number
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
