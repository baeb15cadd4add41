package report

import (
	"math"
	"slices"
	"strings"

	"replyaudit/internal/analysis"
	"replyaudit/internal/grade"
	"replyaudit/internal/mask"
	"replyaudit/internal/stats"
)

// Measures is the section on what one figure of a company does not tell: its
// worst letter, its promises, and whether it says the same to everybody.
type Measures struct {
	Head, Text string
	Tables     []Table
	Differing  []Differing
	Hidden     string
}

// Differing is one question that a company answered in two ways.
type Differing struct {
	Text          string
	First, Second []mask.Piece
	Languages     [2]string
}

// mostDiffering is how many pairs of differing answers are quoted; the export has all.
const mostDiffering = 12

func (b *builder) measures() Measures {
	v := Measures{Head: b.say("measures.head.none"), Text: b.say("measures.text"), Tables: []Table{b.headline()}}
	if o := b.m.Observed.Market; len(o) > 0 {
		v.Head = b.say("measures.head", b.say("promise."+o[0].Source), b.outOf(o[0].Rate.Fraction))
		v.Tables = append(v.Tables, b.promises())
	}
	if len(b.m.Worst.Companies) > 0 || b.m.Reader != "" {
		v.Tables = append(v.Tables, b.spread())
	}
	if s := b.m.Sameness; s.Same.N+s.NotComparable > 0 {
		v.Tables = append(v.Tables, b.sameness())
		v.Differing = b.differing()
	}
	if len(b.m.Evenness.Personas)+len(b.m.Evenness.Languages) > 0 {
		v.Tables = append(v.Tables, b.evenness())
	}
	if b.m.Evenness.Hidden {
		v.Hidden = b.say("evenness.hidden")
	}
	return v
}

// headline puts the headline measures under one another.
func (b *builder) headline() Table {
	t := Table{
		Title: b.table(b.say("headline.title"), b.say("headline.unit")), First: b.say("headline.measure"),
		Heads: []string{b.say("headline.of"), b.say("headline.value"), b.say("den.interval"), b.say("den.range")}, Note: b.say("headline.note"),
	}
	rate := func(key string, r analysis.Rate) {
		row := Row{Name: b.say(key), Cells: []string{b.outOf(r.Fraction), "–", "–", ""}}
		if r.N >= analysis.RankFrom {
			row.Cells[1], row.Cells[2] = b.percent(r.Share()), b.percents(r.Limits)
		}
		if r.Wide() {
			row.Cells[3] = b.narrow(r.Range)
		}
		t.Rows = append(t.Rows, row)
	}
	rate("rate.on_time_in_full", b.m.Rates.OnTimeInFull)
	rate("headline.solved", b.m.Solved)
	rate("headline.solved_by", b.m.SolvedBy)
	for _, o := range b.m.Observed.Market {
		rate("headline.kept."+o.Source, o.Rate)
	}
	rate("headline.same", b.m.Sameness.Same)
	rate("headline.unasked", b.m.Unasked)
	if reminded := b.m.Reminders[analysis.Needed] + b.m.Reminders[analysis.InVain]; reminded > 0 {
		t.Rows = append(t.Rows, Row{Name: b.say("headline.reminder"), Cells: []string{b.outOf(analysis.Fraction{X: b.m.Reminders[analysis.Needed], N: reminded}), "–", "–", ""}})
	}
	t.Rows = append(t.Rows, b.meanRow(b.say("headline.worst"), b.m.Worst.OfWorst), b.meanRow(b.say("headline.range"), b.m.Worst.OfRange))
	return t
}

func (b *builder) meanRow(name string, m analysis.Mean) Row {
	return Row{Name: name, Cells: []string{b.count("count.companies", m.N), b.decimal(m.Value, 0), b.limits(m.Limits), ""}}
}

// promises sets what was promised against what was done, for all and by company.
func (b *builder) promises() Table {
	t := Table{
		Title: b.table(b.say("promises.title"), b.say("promises.unit")), First: b.say("promises.where"), Note: b.say("promises.note"),
		Heads: []string{b.say("promises.letters"), b.say("promises.promised"), b.say("promises.reply"), b.say("promises.kept"), b.say("promises.broken"), b.say("promises.open"), b.say("promises.share")},
	}
	for _, o := range b.m.Observed.Market {
		row := b.observance(b.say("promise."+o.Source), o)
		row.Class = "tot"
		t.Rows = append(append(t.Rows, row), b.promisesOf(o.Source)...)
	}
	return t
}

// promisesOf are the companies that promised something there, by name: the order of the
// list would tell of those whose names are hidden.
func (b *builder) promisesOf(source string) []Row {
	var rows []Row
	for _, c := range b.m.Observed.Companies {
		if c.Source != source {
			continue
		}
		company, _ := b.m.Campaign.CompanyByKey(c.Company)
		row := b.observance(b.mask.Company(company), c.Observance)
		row.Class = "in"
		if company.Client {
			row.Class = "in you"
		}
		rows = append(rows, row)
	}
	slices.SortStableFunc(rows, func(x, y Row) int { return b.compare(x.Name, y.Name) })
	return rows
}

func (b *builder) observance(name string, o analysis.Observance) Row {
	share := "–"
	if o.Rate.N >= analysis.RankFrom {
		share = b.percent(o.Rate.Share())
		if o.Rate.Limits.Defined() {
			share += " (" + b.percents(o.Rate.Limits) + ")"
		}
	}
	return Row{Name: name, Cells: []string{
		b.integer(o.Promises()), b.alone(o.Promised), b.alone(o.Reply), b.integer(o.Kept), b.integer(o.Broken), b.integer(o.Open), share,
	}}
}

// spread lays out how far the letters of each company lie apart.
func (b *builder) spread() Table {
	t := Table{
		Title: b.table(b.say("spread.title"), b.say("spread.unit")), First: b.say("league.company"),
		Heads: []string{b.say("spread.n"), b.say("spread.min"), b.say("spread.q1"), b.say("spread.median"), b.say("spread.q3"), b.say("spread.max"), b.say("spread.worst")},
	}
	add := func(class, name string, x analysis.Spread) {
		row := Row{Class: class, Name: name, Cells: []string{b.integer(x.N)}}
		for _, score := range []float64{x.Min, x.Q1, x.Median, x.Q3, x.Max, x.WorstReply} {
			row.Cells = append(row.Cells, b.decimal(score, 0))
		}
		t.Rows = append(t.Rows, row)
	}
	for _, c := range b.m.Worst.Companies {
		company, _ := b.m.Campaign.CompanyByKey(c.Company)
		class := ""
		if company.Client {
			class = "you"
		}
		add(class, b.mask.Company(company), c.Spread)
	}
	add("tot", b.say("spread.all"), b.m.Worst.Market)
	if few := b.m.Worst.TooFew; few > 0 {
		t.Note = b.plural("spread.note", few, b.count("count.companies", few))
	}
	return t
}

// sameness counts the questions that were answered alike when asked again.
func (b *builder) sameness() Table {
	s := b.m.Sameness
	t := Table{
		Title: b.table(b.say("same.title"), b.say("same.unit")), First: b.say("same.asked"),
		Heads: []string{b.say("same.alike"), b.say("headline.value"), b.say("den.interval")},
	}
	for _, x := range []struct {
		key  string
		rate analysis.Rate
	}{{"same.all", s.Same}, {"same.persona", s.Persona}, {"same.language", s.Language}, {"same.wave", s.Wave}} {
		row := Row{Name: b.say(x.key), Cells: []string{b.outOf(x.rate.Fraction), "–", "–"}}
		if x.rate.N >= analysis.RankFrom {
			row.Cells[1], row.Cells[2] = b.percent(x.rate.Share()), b.percents(x.rate.Limits)
		}
		t.Rows = append(t.Rows, row)
	}
	if s.NotComparable > 0 {
		t.Note = b.plural("same.note", s.NotComparable, b.integer(s.NotComparable))
	}
	return t
}

// differing quotes answers that differ, both as they were given.
func (b *builder) differing() []Differing {
	var out []Differing
	for _, r := range b.m.Sameness.Repeats {
		if r.Verdict != grade.Differ || len(out) == mostDiffering {
			continue
		}
		first, second := &b.m.Enquiries[r.First.Enquiry], &b.m.Enquiries[r.Second.Enquiry]
		out = append(out, Differing{
			Text:  b.say("same.pair", b.mask.Company(first.Target), r.Question),
			First: b.quoted(r.First), Second: b.quoted(r.Second), Languages: [2]string{spoken(first, r.First.Message), spoken(second, r.Second.Message)},
		})
	}
	return out
}

// quoted are the words of an answer, masked.
func (b *builder) quoted(h analysis.Heard) []mask.Piece {
	words := h.Answer.Span.Quote
	if words == "" {
		words = h.Answer.Value
	}
	return b.quote(strings.Join(strings.Fields(words), " "))
}

// evenness lays out the differences between personas and between languages.
func (b *builder) evenness() Table {
	t := Table{
		Title: b.table(b.say("evenness.title"), b.say("evenness.unit")), First: b.say("effects.effect"), Note: b.say("evenness.note"),
		Heads: []string{b.say("effects.with"), b.say("effects.without"), b.say("effects.difference")},
	}
	for _, e := range b.m.Evenness.Personas {
		level, reference := e.Level, e.Reference
		e.Level, e.Reference = b.mask.PersonaKey(level), b.mask.PersonaKey(reference)
		t.Rows = append(t.Rows, b.differenceRow(e, b.say("evenness.persona")))
	}
	for _, e := range b.m.Evenness.Languages {
		e.Level, e.Reference = b.name("language", e.Level), b.name("language", e.Reference)
		t.Rows = append(t.Rows, b.differenceRow(e, b.say("trait.language")))
	}
	return t
}

func (b *builder) differenceRow(e analysis.Effect, factor string) Row {
	scale, name := 100.0, ""
	if e.Outcome == "score" {
		scale, name = 1, b.say("arms.score")
	} else {
		name = b.say("rate." + e.Outcome)
	}
	points := stats.Interval{Lo: scale * e.Limits.Lo, Hi: scale * e.Limits.Hi}
	difference := b.decimal(scale*e.Difference, 1)
	if !math.IsNaN(points.Lo) {
		difference += " (" + b.signedLimits(points) + ")"
	}
	return Row{Name: b.say("effects.name", name, factor, e.Level, e.Reference), Cells: []string{
		b.decimal(scale*e.With.Mean, 0) + " (n = " + b.integer(e.With.N) + ")", b.decimal(scale*e.Without.Mean, 0) + " (n = " + b.integer(e.Without.N) + ")", difference,
	}}
}
