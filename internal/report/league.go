package report

import (
	"cmp"
	"html/template"
	"math"
	"slices"
	"strings"

	"replyaudit/internal/analysis"
	"replyaudit/internal/audit"
	"replyaudit/internal/stats"
)

// League is the section that ranks companies, or lists what each did.
type League struct {
	Head, Text, Axis string
	Title            Title
	Orders           []Order // the ways to sort it on screen, its own first; nil for a single row
	Rows             []LeagueRow
	Unranked         UnrankedTable
}

// LeagueRow is a company, or the name of a band of scores.
type LeagueRow struct {
	Group, Detail                                    string // of a band; "" for a company
	Client                                           bool
	Rank, From, To, Middle, Band                     string // the strip's ends and mark
	ID, Name, Country                                string
	Squares                                          []Mark
	Width                                            int
	Replied, InFull, Wait, Score, Worst, ScoreLimits string
	Strip                                            Strip
	Places                                           template.CSS // of the row in each order but the table's own
}

// UnrankedTable lists companies with too few letters for a rank.
type UnrankedTable struct {
	Title Title
	Rows  []UnrankedRow
}

// UnrankedRow is a company without a rank.
type UnrankedRow struct {
	Client            bool
	ID, Name, Country string
	Squares           []Mark
	Width             int
	What, Wait, Score string
}

func (b *builder) league() League {
	if ranked := slices.ContainsFunc(b.m.League, func(s analysis.Standing) bool { return b.m.Shows(s.Company) }); !ranked && b.m.Reader != "" {
		return League{Head: b.say("league.head.own.none"), Unranked: b.unranked()}
	}
	l := League{Head: b.leagueHead(), Text: b.say("league.text"), Axis: b.say("league.band", b.integer(len(b.m.League)))}
	if len(b.m.League) > 0 {
		l.Title = b.table(b.leagueTitle(), b.say("league.unit"))
	}
	band := -1
	for _, s := range b.m.League {
		if !b.m.Shows(s.Company) {
			continue
		}
		if name, k, ok := b.m.Rubric.BandOf(s.Score); ok && k != band {
			band = k
			l.Rows = append(l.Rows, LeagueRow{Group: b.bandName(name), Detail: b.bandRange(k) + ", " + b.count("count.companies", b.ranked(k))})
		}
		l.Rows = append(l.Rows, b.leagueRow(s))
	}
	l.sortable(b.orders())
	l.Unranked = b.unranked()
	return l
}

// ranked counts the ranked companies of a band.
func (b *builder) ranked(band int) int {
	n := 0
	for _, s := range b.m.League {
		if _, k, ok := b.m.Rubric.BandOf(s.Score); ok && k == band {
			n++
		}
	}
	return n
}

func (b *builder) leagueHead() string {
	if len(b.m.League) == 0 {
		return b.say("league.head.none")
	}
	if b.m.Reader != "" {
		return b.ownRank()
	}
	first := b.m.League[0]
	if len(b.m.League) == 1 {
		return b.say("league.head.single", b.companyName(first.Company))
	}
	ties := 0
	for _, s := range b.m.League {
		if s.Rank == 1 {
			ties++
		}
	}
	if ties > 1 {
		return b.say("league.head.tie", b.count("count.companies", ties))
	}
	return b.say("league.head", b.companyName(first.Company), b.decimal(first.Band.Lo, 0), b.decimal(first.Band.Hi, 0))
}

func (b *builder) leagueRow(s analysis.Standing) LeagueRow {
	c, _ := b.m.Campaign.CompanyByKey(s.Company)
	place := func(rank float64) string { return at((rank - 1) / math.Max(1, float64(len(b.m.League)-1))) }
	of := func(x int) string { return b.integer(x) + "/" + b.integer(s.Delivered) }
	squares, width := b.squares(s)
	return LeagueRow{
		Client: c.Client, Rank: b.integer(s.Rank),
		From: place(s.Band.Lo), To: place(s.Band.Hi), Middle: place(float64(s.Rank)),
		Band: b.say("league.to", b.decimal(s.Band.Lo, 0), b.decimal(s.Band.Hi, 0)),
		ID:   pageID(b.mask.CompanyKey(c.Key)), Name: b.mask.Company(c), Country: c.Country, Squares: squares, Width: width,
		Replied: of(s.Replied), InFull: of(s.OTIF), Wait: b.alone(s.Wait), Score: b.decimal(s.Score, 0), Worst: b.decimal(s.Worst, 0),
		ScoreLimits: b.limits(s.Limits), Strip: leagueStrip(s, c.Client),
	}
}

// leagueStrip draws the score; the client's mark takes the place of the dot.
func leagueStrip(s analysis.Standing, client bool) Strip {
	if client {
		return strip(math.NaN(), s.Limits, s.Score)
	}
	return strip(s.Score, s.Limits, math.NaN())
}

func (b *builder) squares(s analysis.Standing) ([]Mark, int) {
	var marks []Mark
	for i, letter := range s.Letters {
		marks = append(marks, square(analysis.Result(&b.m.Enquiries[letter]), i, 0))
	}
	return marks, len(marks)*squareStep - (squareStep - squareSize)
}

// unranked groups the companies by what came of their letters, best first, then by name.
func (b *builder) unranked() UnrankedTable {
	all := slices.DeleteFunc(slices.Clone(b.m.Unranked), func(s analysis.Standing) bool { return !b.m.Shows(s.Company) })
	if len(all) == 0 {
		return UnrankedTable{}
	}
	t := UnrankedTable{Title: b.table(b.say("unranked.title"), b.say("unranked.unit"))}
	if len(b.m.League) == 0 {
		t.Title.Text = b.say("table", b.integer(b.tables), b.say("unranked.alone.title"))
	}
	result := func(s analysis.Standing) analysis.Square { return analysis.Result(&b.m.Enquiries[s.Letters[0]]) }
	slices.SortStableFunc(all, func(x, y analysis.Standing) int {
		return cmp.Or(cmp.Compare(result(x), result(y)), b.compare(b.companyName(x.Company), b.companyName(y.Company)))
	})
	for _, s := range all {
		c, _ := b.m.Campaign.CompanyByKey(s.Company)
		squares, width := b.squares(s)
		t.Rows = append(t.Rows, UnrankedRow{
			Client: c.Client, ID: pageID(b.mask.CompanyKey(c.Key)), Name: b.mask.Company(c), Country: c.Country, Squares: squares, Width: width,
			What: b.whatCame(s), Wait: b.alone(s.Wait), Score: b.decimal(s.Score, 0),
		})
	}
	return t
}

// whatCame says in words what a few letters came to.
func (b *builder) whatCame(s analysis.Standing) string {
	counts := map[string]int{}
	var order []string
	for _, i := range s.Letters {
		words := b.outcome(&b.m.Enquiries[i])
		if counts[words] == 0 {
			order = append(order, words)
		}
		counts[words]++
	}
	switch {
	case len(s.Letters) == 1:
		return order[0]
	case len(order) == 1:
		return b.say("what.all", order[0], b.integer(len(s.Letters)))
	}
	for i, words := range order {
		order[i] = b.say("what.some", words, b.integer(counts[words]))
	}
	return strings.Join(order, ", ")
}

// outcome says in words what an enquiry came to.
func (b *builder) outcome(e *analysis.Enquiry) string {
	words := b.say("outcome." + string(e.Outcome))
	switch e.Outcome {
	case audit.Answered:
		switch {
		case e.OnTime:
			words = b.say("outcome.answered.otif")
		case !e.InFull:
			words = b.say("outcome.answered.wrong")
		}
	case audit.NotSent:
		if !e.HasAddress {
			words = b.say("outcome.no_address")
		}
	case audit.Refused, audit.Undeliverable:
		if e.Failure.Reason != "" {
			words = b.say("outcome.reason", words, b.name("reason", e.Failure.Reason))
		}
	case audit.Silent:
		if e.Flags.Late {
			words = b.say("outcome.late", words)
		}
	}
	if e.OnlyReminded() {
		words = b.say("outcome.reminded", words)
	}
	return words
}

// pageID is the anchor of a company's page.
func pageID(key string) string { return "c-" + key }

// shownBand is the interval of a rank in words; "" without one, or where all re-samples agree.
func (b *builder) shownBand(i stats.Interval) string {
	if !i.Defined() || i.Lo == i.Hi {
		return ""
	}
	return b.say("company.between", b.decimal(i.Lo, 0), b.decimal(i.Hi, 0))
}
