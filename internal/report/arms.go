package report

import (
	"math"
	"slices"

	"replyaudit/internal/analysis"
	"replyaudit/internal/stats"
)

// Arms is the section on what a design varied.
type Arms struct {
	Head, Text string
	Tables     []Table
}

// varies reports whether the campaign has a design whose arms are, or will be, compared.
func (b *builder) varies() bool { return b.m.Contrasts.Hidden || len(b.m.Contrasts.Arms) > 0 }

func (b *builder) arms() Arms {
	c := b.m.Contrasts
	switch {
	case c.Hidden:
		return Arms{Head: b.say("arms.head.hidden"), Text: b.say("effects.hidden")}
	case len(c.Arms) == 0:
		return Arms{}
	}
	a := Arms{Head: b.say("arms.head"), Text: b.say("arms.text"), Tables: []Table{b.armFlow(), b.armRates(c), b.effects(c)}}
	if len(c.Hurries) > 0 {
		a.Tables = append(a.Tables, b.hazards(c))
	}
	a.Tables = append(a.Tables, b.tests(c))
	return a
}

// armFlow is what became of the letters of each arm; the method page has all outcomes.
func (b *builder) armFlow() Table {
	t := Table{
		Title: b.table(b.say("armflow.title"), b.say("flow.unit")), First: b.say("arms.arm"), Note: b.say("armflow.note"),
		Heads: []string{b.say("flow.assigned"), b.say("armflow.refused"), b.say("armflow.undeliverable"), b.say("stage.delivered"), b.say("stage.replied"), b.say("armflow.silent"), b.say("armflow.other")},
	}
	flow := slices.DeleteFunc(slices.Clone(b.m.Flow), func(f analysis.Flow) bool { return f.Group != "arm" })
	for i, f := range flow { // in the order of the arms
		row := Row{Name: b.m.Contrasts.Arms[i].Name}
		for _, n := range []int{f.Assigned, f.Refused, f.Undeliverable, f.Analysed, f.Replied, f.Silent, f.AskedBack + f.Pending + f.Uncollected + f.Challenged} {
			row.Cells = append(row.Cells, b.orDash(n))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func (b *builder) armRates(c analysis.Contrasts) Table {
	t := Table{
		Title: b.table(b.say("arms.title"), b.say("arms.unit")), First: b.say("arms.arm"),
		Heads: []string{b.say("funnel.letters"), b.say("rate.replied"), b.say("rate.answered"), b.say("rate.on_time_in_full"), b.say("arms.score")},
	}
	for _, a := range c.Arms {
		row := Row{Name: a.Name, Cells: []string{b.integer(a.Replied.N)}}
		for _, r := range []analysis.Rate{a.Replied, a.Answered, a.OnTimeInFull} {
			row.Cells = append(row.Cells, b.rateCell(r))
		}
		score := "–"
		if a.Score.N >= analysis.RankFrom {
			score = b.decimal(a.Score.Value, 0) + " (" + b.limits(a.Score.Limits) + ")"
		}
		row.Cells = append(row.Cells, score)
		t.Rows = append(t.Rows, row)
	}
	return t
}

func (b *builder) effects(c analysis.Contrasts) Table {
	t := Table{
		Title: b.table(b.say("effects.title"), b.say("effects.unit")), First: b.say("effects.effect"), Note: b.say("effects.redraw.note"),
		Heads: []string{b.say("effects.with"), b.say("effects.without"), b.say("effects.difference"), b.say("effects.p"), b.say("effects.redraw")},
	}
	noted := map[string]bool{}
	for _, e := range c.Effects {
		scale := 100.0
		if e.Outcome == "score" {
			scale = 1
		}
		points := stats.Interval{Lo: scale * e.Limits.Lo, Hi: scale * e.Limits.Hi}
		t.Rows = append(t.Rows, Row{Name: b.say("effects.name", b.outcomeName(e.Outcome), e.Factor, e.Level, e.Reference), Cells: []string{
			b.decimal(scale*e.With.Mean, 0) + " (n = " + b.integer(e.With.N) + ")", b.decimal(scale*e.Without.Mean, 0) + " (n = " + b.integer(e.Without.N) + ")",
			b.decimal(scale*e.Difference, 1) + " (" + b.signedLimits(points) + ")", b.pValue(e.P), b.pValue(e.Randomisation.P),
		}})
		if e.Method != "" && !noted[e.Method] {
			noted[e.Method] = true
			t.Note = b.say("effects.method."+e.Method) + " " + t.Note
		}
	}
	return t
}

// outcomeName is what arms or waves are compared on.
func (b *builder) outcomeName(outcome string) string {
	switch outcome {
	case "score":
		return b.say("arms.score")
	case analysis.ReplyClock:
		return b.say("tests.clock")
	}
	return b.say("rate." + outcome)
}

// hazards are how fast the levels of each factor reply.
func (b *builder) hazards(c analysis.Contrasts) Table {
	t := Table{
		Title: b.table(b.say("hazard.title"), b.say("hazard.unit")), First: b.say("effects.effect"),
		Heads: []string{b.say("hazard.ratio"), b.say("clocks.interval"), b.say("effects.p")},
	}
	for _, h := range c.Hurries {
		limits := "–"
		if h.Hazard.Limits.Defined() {
			limits = b.decimal(h.Hazard.Limits.Lo, 2) + "–" + b.decimal(h.Hazard.Limits.Hi, 2)
		}
		t.Rows = append(t.Rows, Row{Name: b.say("effects.name", b.say("tests.clock"), h.Factor, h.Level, h.Reference), Cells: []string{
			b.decimal(h.Hazard.Ratio, 2), limits, b.pValue(h.Hazard.P),
		}})
	}
	return t
}

// tests lists every test; those that a campaign's letters do not allow are left out.
func (b *builder) tests(c analysis.Contrasts) Table {
	t := Table{
		Title: b.table(b.say("tests.title"), b.say("tests.unit")), First: b.say("effects.effect"),
		Heads: []string{b.say("tests.method"), b.say("tests.statistic"), b.say("tests.df"), b.say("effects.p")},
	}
	for _, x := range c.Tests() {
		if math.IsNaN(x.P) || x.Method == "" {
			continue
		}
		t.Rows = append(t.Rows, Row{Name: b.say("effects.name", b.outcomeName(x.Outcome), x.Factor, x.Level, x.Reference), Cells: []string{
			b.say("tests.by." + x.Method), b.decimal(x.Statistic, 2), b.number(math.Round(10*x.DF) / 10), b.pValue(x.P),
		}})
	}
	t.Note = b.plural("tests.note", len(t.Rows), b.count("count.tests", len(t.Rows)))
	return t
}

// signedLimits writes an interval that may cross nought: −12.1 to 3.0.
func (b *builder) signedLimits(i stats.Interval) string {
	if !i.Defined() {
		return "–"
	}
	return b.say("span", b.decimal(i.Lo, 1), b.decimal(i.Hi, 1))
}

// pValue writes 0.031, and < 0.001 below that.
func (b *builder) pValue(p float64) string {
	const least = 0.001
	if p < least {
		return "< " + b.decimal(least, 3)
	}
	return b.decimal(p, 3)
}
