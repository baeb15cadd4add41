package report

import (
	"html"
	"html/template"
	"math"

	"replyaudit/internal/analysis"
	"replyaudit/internal/stats"
)

// Summary is the first section: sentences with figures.
type Summary struct {
	Head, Lead string
	Brackets   template.HTML
	Intervals  string
	Findings   []Finding
	Beside     []BesideTable // of each client
	Not        []string
}

// Finding is a figure hung before its sentence.
type Finding struct {
	Figure template.HTML
	Text   template.HTML
}

func (b *builder) summary() Summary {
	r := b.m.Rates
	s := Summary{Brackets: b.markup("brackets"), Intervals: b.say("brackets.wilson"), Not: b.notShown()}
	switch {
	case b.m.Facts.Organisations == 1 && b.m.Clustered:
		s.Brackets, s.Intervals = "", b.say("brackets.alone")
	case b.m.Clustered:
		s.Intervals = b.say("brackets.bootstrap")
	}
	if r.Replied.N == 0 {
		s.Head = b.say("summary.head.none")
		return s
	}
	c := b.m.Campaign
	s.Head = b.say("summary.head", b.percent(r.Replied.Share()), b.percent(r.OnTimeInFull.Share()))
	var within any = b.length(c.Window)
	if b.m.Reminded > 0 {
		within = b.say("summary.unreminded", within)
	}
	s.Lead = b.say("summary.lead", b.amount("count.letters", r.Replied.N), b.count("summary.replied", r.Replied.X), within, b.count("summary.in_full", r.OnTimeInFull.X), b.length(c.Target))
	s.Findings = b.findings()
	for _, c := range b.m.Companies {
		if telling(c.Beside) {
			s.Beside = append(s.Beside, b.beside(c))
		}
	}
	return s
}

func (b *builder) findings() []Finding {
	r := b.m.Rates
	replied := b.pluralMarkup("found.replied", r.Replied.N, b.outOf(r.Replied.Fraction), b.percents(r.Replied.Limits))
	if r.Replied.Wide() {
		replied += " " + b.markup("found.range", b.percent(r.Replied.Range.Lo), b.percent(r.Replied.Range.Hi))
	}
	if b.m.Facts.Automatic > 0 {
		replied += " " + b.markup("found.automatic", b.percent(b.m.ByPerson.Replied.Share()))
	}
	if more := b.m.Final.Replied.X - r.Replied.X; more > 0 {
		replied += " " + b.pluralMarkup("found.reminded", more, b.integer(more), b.percent(b.m.Final.Replied.Share()))
	}
	answered := b.markup("found.answered", b.outOf(r.Answered.Fraction), b.percents(r.Answered.Limits))
	if open := r.Replied.X - r.Answered.X; open > 0 {
		answered += " " + b.pluralMarkup("found.left_open", open, b.integer(open))
	}
	otif := b.markup("found.otif", b.outOf(r.OnTimeInFull.Fraction), b.percents(r.OnTimeInFull.Limits))
	if worse := r.Answered.X - r.OnTimeInFull.X; worse > 0 {
		otif += " " + b.pluralMarkup("found.late", worse, b.integer(worse))
	}
	out := []Finding{
		{b.plain(b.percent(r.Replied.Share())), replied},
		{b.plain(b.percent(r.Answered.Share())), answered},
		{b.plain(b.percent(r.OnTimeInFull.Share())), otif},
		b.waitFinding(),
	}
	if vain := b.m.InVain; vain.X > 0 {
		limits := vain.Limits
		if vain.N < analysis.RankFrom {
			limits = stats.Undefined()
		}
		out = append(out, Finding{b.hung(vain.Fraction), b.pluralMarkup("found.ack", vain.N, b.percents(limits))})
	}
	if all := b.m.Flow[0]; all.Refused+all.Undeliverable > 0 {
		lost := analysis.Fraction{X: all.Refused + all.Undeliverable, N: r.Delivered.N}
		out = append(out, Finding{b.hung(lost), b.pluralMarkup("found.delivered", lost.N, b.integer(all.Refused), b.integer(all.Undeliverable))})
	}
	if score := b.m.Market.OverDelivered; score.N > 0 {
		out = append(out, Finding{b.plain(b.decimal(score.Value, 0)), b.markup("found.score", b.limits(score.Limits), b.decimal(b.m.Rubric.Silence, 0), b.decimal(b.m.Market.OverRepliers.Value, 0))})
	}
	return out
}

func (b *builder) waitFinding() Finding {
	elapsed, working := b.m.Survival.Reply.Elapsed, b.m.Survival.Reply.Working
	if math.IsInf(elapsed.Median, 1) {
		last := 1.0
		if n := len(elapsed.Points); n > 0 {
			last = elapsed.Points[n-1].Survival
		}
		text := b.markup("found.wait.never")
		if more := b.byCount(last); more != "" {
			text += template.HTML(" " + html.EscapeString(more)) //nolint:gosec // escaped
		}
		return Finding{b.plain(b.percent(last)), text}
	}
	unit := b.replyMeasure()
	text := b.markup("found.wait", b.between(unit, elapsed.Limits), b.wait(unit, working.Median), b.between(unit, working.Limits))
	if elapsed.N != b.m.Rates.Replied.N { // those that wait while their windows are open count, too
		text += " " + b.pluralMarkup("found.wait.over", elapsed.N, b.integer(elapsed.N))
	}
	return Finding{b.plain(b.wait(unit, elapsed.Median)), text}
}

// byCount says what the share of letters without a reply is by count where a curve,
// which leaves a letter at its reminder or where the report does, ends on another.
func (b *builder) byCount(curve float64) string {
	replied := b.m.Rates.Replied
	if silent := b.percent(1 - replied.Share()); replied.N > 0 && silent != b.percent(curve) {
		return b.say("wait.counted", silent)
	}
	return ""
}

// plain is a hung figure that is a single number.
func (b *builder) plain(figure string) template.HTML { return template.HTML(html.EscapeString(figure)) }

// hung is a hung figure x of n.
func (b *builder) hung(f analysis.Fraction) template.HTML {
	return b.markup("x_of_n.figure", b.integer(f.X), b.integer(f.N))
}

// notShown says what the figures do not bear.
func (b *builder) notShown() []string {
	keys := []string{"not.mail", "not.silence", "not.machine"}
	if len(b.m.League) > 0 {
		keys = append(keys, "not.rank")
	} else {
		keys = append(keys, "not.single")
	}
	if len(b.m.Facts.Countries) > 1 {
		keys = append(keys, "not.groups")
	}
	var out []string
	for _, key := range keys {
		out = append(out, b.say(key))
	}
	return out
}
