package report

import (
	"replyaudit/internal/analysis"
	"replyaudit/internal/stats"
)

// contrasts are the tables of a design: what each arm came to, and how far its
// levels differ.
func (b *builder) contrasts() []Table {
	c := b.m.Contrasts
	if len(c.Arms) == 0 {
		return nil
	}
	arms := Table{
		Title: b.table(b.say("arms.title"), b.say("arms.unit")), First: b.say("arms.arm"),
		Heads: []string{b.say("funnel.letters"), b.say("rate.replied"), b.say("rate.answered"), b.say("rate.on_time_in_full"), b.say("arms.score")},
	}
	for _, a := range c.Arms {
		row := Row{Name: a.Name, Cells: []string{b.integer(a.Replied.N)}}
		for _, r := range []analysis.Rate{a.Replied, a.Answered, a.OnTimeInFull} {
			row.Cells = append(row.Cells, b.rateCell(r))
		}
		arms.Rows = append(arms.Rows, Row{Name: row.Name, Cells: append(row.Cells, b.decimal(a.Score.Value, 0)+" ("+b.limits(a.Score.Limits)+")")})
	}
	return []Table{arms, b.effects(c)}
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
		name := b.say("arms.score")
		if e.Outcome != "score" {
			name = b.say("rate." + e.Outcome)
		}
		t.Rows = append(t.Rows, Row{Name: b.say("effects.name", name, e.Factor, e.Level, e.Reference), Cells: []string{
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
