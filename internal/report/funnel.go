package report

import (
	"math"

	"replyaudit/internal/analysis"
	"replyaudit/internal/stats"
)

// Funnel is the section from target to full answer.
type Funnel struct {
	Head         string
	Title        Title
	Stages       []Bar
	Beside       Bar
	Why          string // the bar is beside
	Note         string
	Denominators Table
}

// Bar is a row of the funnel or the histogram.
type Bar struct {
	Name, Count, Share, Interval string
	Width, Before                string // of the bar, and of the stage before; "" for none
	Lo, Hi                       string // of the interval, "" for none
}

func (b *builder) funnel() Funnel {
	stages := b.m.Funnel
	f := Funnel{Head: b.funnelHead(), Title: b.figure(b.say("funnel.title"), b.say("funnel.unit"))}
	rates := map[string]analysis.Rate{"replied": b.m.Rates.Replied, "answered": b.m.Rates.Answered, "on_time_in_full": b.m.Rates.OnTimeInFull}
	for i, s := range stages {
		bar := b.bar(b.say("stage."+s.ID), s.Count, stages[0].Count)
		if i > 0 {
			bar.Before = at(ratio(stages[i-1].Count, stages[0].Count))
		}
		if r, ok := rates[s.ID]; ok {
			b.withRate(&bar, r, stages[0].Count)
		}
		f.Stages = append(f.Stages, bar)
	}
	f.Why = b.say("funnel.beside.any")
	if r := b.m.Rates; 2*r.Acknowledged.X < r.Replied.X {
		f.Why = b.say("funnel.beside.why")
	}
	f.Beside = b.bar(b.say("funnel.ack"), b.m.Rates.Acknowledged.X, stages[0].Count)
	b.withRate(&f.Beside, b.m.Rates.Acknowledged, stages[0].Count)
	replied := b.m.Rates.Replied
	if replied.N > 0 {
		f.Note = b.say("funnel.others", b.percent(replied.OfTried.Share()), b.percent(replied.OfTargets.Share()))
	}
	f.Denominators = b.denominators()
	return f
}

func ratio(x, n int) float64 {
	if n == 0 {
		return 0
	}
	return float64(x) / float64(n)
}

func (b *builder) bar(name string, count, of int) Bar {
	return Bar{Name: name, Count: b.integer(count), Width: at(ratio(count, of))}
}

// withRate prints the share of delivered letters and draws its interval on the bar's own scale.
func (b *builder) withRate(bar *Bar, r analysis.Rate, of int) {
	if r.N == 0 {
		return
	}
	bar.Share = b.percent(r.Share())
	if r.Limits.Defined() {
		bar.Interval = b.percents(r.Limits)
		scale := ratio(r.N, of)
		bar.Lo, bar.Hi = at(scale*r.Limits.Lo), at(scale*r.Limits.Hi)
	}
}

// funnelHead names the step that loses most.
func (b *builder) funnelHead() string {
	worst, from := 0, 0
	for i := 1; i < len(b.m.Funnel); i++ {
		if loss := b.m.Funnel[i-1].Count - b.m.Funnel[i].Count; loss > worst {
			worst, from = loss, i-1
		}
	}
	if worst == 0 {
		return b.say("funnel.head.none")
	}
	return b.say("funnel.head", b.count("count.letters", worst), lowerFirst(b.say("stage."+b.m.Funnel[from].ID)), lowerFirst(b.say("stage."+b.m.Funnel[from+1].ID)))
}

// denominators sets the headline rates beside the wider ones (RULES 2).
func (b *builder) denominators() Table {
	t := Table{
		Title: b.table(b.say("denominators.title"), b.say("denominators.unit")), First: b.say("rate"),
		Heads: []string{b.say("den.delivered"), b.say("den.interval"), b.say("den.range"), b.say("den.tried"), b.say("den.targets")},
	}
	add := func(key string, r analysis.Rate) {
		span := "–"
		if r.Wide() {
			span = b.narrow(r.Range)
		}
		t.Rows = append(t.Rows, Row{Name: b.say(key), Cells: []string{
			b.fraction(r.Fraction), b.percents(r.Limits), span, b.fraction(r.OfTried), b.fraction(r.OfTargets),
		}})
	}
	rates := b.m.Rates
	add("rate.acknowledged", rates.Acknowledged)
	add("rate.replied", rates.Replied)
	add("rate.answered", rates.Answered)
	add("rate.on_time_in_full", rates.OnTimeInFull)
	if b.m.Facts.Automatic > 0 || b.m.ByPerson.Answered.Fraction != rates.Answered.Fraction {
		add("rate.person.replied", b.m.ByPerson.Replied)
		add("rate.person.answered", b.m.ByPerson.Answered)
	}
	if b.m.Reminded > 0 {
		add("rate.final.replied", b.m.Final.Replied)
		add("rate.final.answered", b.m.Final.Answered)
		add("rate.final.on_time_in_full", b.m.Final.OnTimeInFull)
	}
	if b.m.FollowUp.Replied.N > 0 {
		add("rate.follow_up.replied", b.m.FollowUp.Replied)
		add("rate.follow_up.answered", b.m.FollowUp.Answered)
	}
	if b.m.Promises.N > 0 {
		add("rate.promises", b.m.Promises)
	}
	return t
}

// fraction writes 66% of 355.
func (b *builder) fraction(f analysis.Fraction) string {
	if f.N == 0 {
		return "–"
	}
	return b.say("x_of_n", b.percent(f.Share()), b.integer(f.N))
}

func (b *builder) rateCell(r analysis.Rate) string {
	if r.N < analysis.RankFrom {
		return "–"
	}
	if !r.Limits.Defined() {
		return b.percent(r.Share())
	}
	return b.percent(r.Share()) + " (" + b.percents(r.Limits) + ")"
}

// Strip is a dot with its interval and the client's mark on a scale of 0 to 100.
type Strip struct {
	Dot, Lo, Hi, Client string // "" = not drawn
}

func strip(value float64, limits stats.Interval, client float64) Strip {
	var s Strip
	if !math.IsNaN(value) {
		s.Dot = at(value / 100)
	}
	if limits.Defined() {
		s.Lo, s.Hi = at(limits.Lo/100), at(limits.Hi/100)
	}
	if !math.IsNaN(client) {
		s.Client = at(client / 100)
	}
	return s
}
