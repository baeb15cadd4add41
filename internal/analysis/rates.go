package analysis

import (
	"math"
	"strings"

	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
	"replyaudit/internal/stats"
)

// Fraction is x out of n.
type Fraction struct{ X, N int }

// Share is x ÷ n, NaN for n = 0.
func (f Fraction) Share() float64 {
	if f.N == 0 {
		return math.NaN()
	}
	return float64(f.X) / float64(f.N)
}

// Rate is a headline rate: over delivered letters whose window is over, and
// beside it over the two wider denominators (RULES 2).
type Rate struct {
	Fraction
	Limits stats.Interval // 95 %; Wilson, or cluster bootstrap where letters share an organisation
	// Range is what the rate could become when everything undecided is decided,
	// from none counting to all; both ends equal the rate when nothing is.
	Range     stats.Interval
	OfTried   Fraction // with refused and undeliverable letters
	OfTargets Fraction // every target not withdrawn
}

// Wide reports whether the range must be printed.
func (r Rate) Wide() bool { return r.Range.Hi > r.Range.Lo }

// Rates are the headline rates.
type Rates struct{ Delivered, Acknowledged, Replied, Answered, OnTimeInFull Rate }

// Stage is one bar of the nested funnel (RULES 1).
type Stage struct {
	ID    string // targets, address, sent, delivered, replied, answered, on_time_in_full
	Count int
}

// Flow is one column of the flow table (RULES 2).
type Flow struct {
	Group string // all, country or arm
	Level string

	Assigned, Withdrawn, NoAddress, Missed, NotSent, Unknown, Refused, Undeliverable, Open int

	Analysed                                       int // delivered, window over
	Replied, AskedBack, Pending, Uncollected       int // of the analysed
	Challenged, Silent, MailboxFull, DeliveryDoubt int // of the analysed; full mailboxes of the undeliverable
}

func acknowledged(e *Enquiry) bool { return e.Flags.Acknowledged }
func answered(e *Enquiry) bool     { return e.Outcome == audit.Answered }
func onTimeInFull(e *Enquiry) bool { return answered(e) && e.OnTime }

func inVain(e *Enquiry) bool {
	return !replied(e) && !e.OnlyReminded() && !undecidedOutcome(e.Outcome)
}
func solved(e *Enquiry) bool             { return answered(e) && e.AtOnce }
func unasked(e *Enquiry) bool            { return e.Unprompted }
func analysedReply(e *Enquiry) bool      { return analysed(e) && replied(e) }
func analysedAnswer(e *Enquiry) bool     { return analysed(e) && answered(e) }
func acknowledgedLetter(e *Enquiry) bool { return analysed(e) && acknowledged(e) }

func (s *sample) rates() Rates {
	return Rates{
		Delivered:    s.rate(analysed, Tried, everyone),
		Acknowledged: s.rate(acknowledged, analysed, everyone),
		Replied:      s.rate(replied, analysed, everyone),
		Answered:     s.rate(answered, analysed, everyone),
		OnTimeInFull: s.rate(onTimeInFull, analysed, everyone),
	}
}

// undecidedOutcome are the outcomes that make a rate a range (RULES 2).
func undecidedOutcome(o audit.Outcome) bool {
	return o == audit.PendingReview || o == audit.Uncollected || o == audit.SendUnknown
}

// everyone is the group of the headline rates.
func everyone(*Enquiry) bool { return true }

// rate counts x among n within a group of enquiries.
func (s *sample) rate(x, n, group func(*Enquiry) bool) Rate {
	var r Rate
	var undecided, unknown int
	num, den := make([]float64, len(s.orgs)), make([]float64, len(s.orgs))
	for i := range s.all {
		e := &s.all[i]
		if !group(e) {
			continue
		}
		hit := x(e) && analysed(e)
		count := func(f *Fraction, in bool) {
			if in {
				f.N++
				if hit {
					f.X++
				}
			}
		}
		count(&r.OfTried, Tried(e))
		count(&r.OfTargets, target(e))
		count(&r.Fraction, n(e))
		switch {
		case n(e):
			c := s.cluster(e)
			den[c]++
			if hit {
				num[c]++
			} else if undecidedOutcome(e.Outcome) {
				undecided++
			}
		case e.Outcome == audit.SendUnknown:
			unknown++
		}
	}
	r.Limits = s.limits(r.Fraction, num, den)
	r.Range = rangeOf(Fraction{r.X, r.N + unknown}, undecided+unknown)
	return r
}

// rangeOf is what a share could become when so many of its cases are decided (RULES 2).
func rangeOf(f Fraction, undecided int) stats.Interval {
	if f.N == 0 {
		return stats.Undefined()
	}
	return stats.Interval{Lo: float64(f.X) / float64(f.N), Hi: float64(f.X+undecided) / float64(f.N)}
}

// limits is Wilson's interval for one letter per organisation; with more, the
// plain interval is not offered (RULES 9). Where all letters or none count, every
// re-sample is the same and the bootstrap would claim certainty: then it is
// Wilson's over organisations, as if each had sent one letter. One organisation
// alone has no interval: nothing says how others would do.
func (s *sample) limits(f Fraction, num, den []float64) stats.Interval {
	return s.limitsOf(s.clustered, f, num, den)
}

// limitsOf does so where it is known otherwise whether organisations count more than once.
func (s *sample) limitsOf(clustered bool, f Fraction, num, den []float64) stats.Interval {
	switch {
	case !clustered:
		return stats.Wilson(f.X, f.N)
	case f.N > 0 && (f.X == 0 || f.X == f.N):
		clusters := 0
		for _, n := range den {
			if n > 0 {
				clusters++
			}
		}
		if clusters > 1 {
			return stats.Wilson(clusters*f.X/f.N, clusters)
		}
	}
	return s.resample.Ratio(num, den)
}

func (s *sample) count(is func(*Enquiry) bool) int {
	n := 0
	for i := range s.all {
		if is(&s.all[i]) {
			n++
		}
	}
	return n
}

// funnel counts settled targets from one stage to the next, each within the one before.
func (s *sample) funnel() []Stage {
	within := func(is func(*Enquiry) bool) func(*Enquiry) bool {
		return func(e *Enquiry) bool { return analysed(e) && is(e) }
	}
	return []Stage{
		{"targets", s.count(target)},
		{"address", s.count(func(e *Enquiry) bool { return target(e) && e.HasAddress })},
		{"sent", s.count(Tried)},
		{"delivered", s.count(analysed)},
		{"replied", s.count(within(replied))},
		{"answered", s.count(within(answered))},
		{"on_time_in_full", s.count(within(onTimeInFull))},
	}
}

// flow is the flow table: all letters, then the arms of the design, or the
// countries where nothing was varied. While contrasts are hidden an arm tells only
// what no company decides (RULES 3), which is too little for a column.
func (s *sample) flow(c *campaign.Campaign, hidden bool) []Flow {
	columns := []Flow{s.column("all", "", everyone)}
	for _, levels := range cells(c.Design.Factors) {
		if hidden {
			break
		}
		columns = append(columns, s.column("arm", strings.Join(levels, ", "), inCell(c.Design.Factors, levels)))
	}
	if len(columns) == 1 {
		for _, level := range s.levels(country) {
			columns = append(columns, s.column("country", level, func(e *Enquiry) bool { return country(e) == level }))
		}
	}
	return columns
}

func (s *sample) column(group, level string, in func(*Enquiry) bool) Flow {
	f := Flow{Group: group, Level: level}
	for i := range s.all {
		if in(&s.all[i]) {
			f.add(&s.all[i])
		}
	}
	return f
}

func (f *Flow) add(e *Enquiry) {
	f.Assigned++
	if !e.Settled {
		f.Open++
		return
	}
	switch e.Outcome {
	case audit.Withdrawn:
		f.Withdrawn++
	case audit.Missed:
		f.Missed++
	case audit.NotSent:
		if e.HasAddress {
			f.NotSent++
		} else {
			f.NoAddress++
		}
	case audit.SendUnknown:
		f.Unknown++
	case audit.Refused:
		f.Refused++
	case audit.Undeliverable:
		f.Undeliverable++
		if e.Failure.Reason == "mailbox_full" {
			f.MailboxFull++
		}
	default:
		f.addAnalysed(e)
	}
}

func (f *Flow) addAnalysed(e *Enquiry) {
	f.Analysed++
	if e.Flags.DeliveryDoubtful {
		f.DeliveryDoubt++
	}
	switch e.Outcome {
	case audit.Answered, audit.Replied:
		f.Replied++
	case audit.AskedBack:
		f.AskedBack++
	case audit.PendingReview:
		f.Pending++
	case audit.Uncollected:
		f.Uncollected++
	case audit.Challenged:
		f.Challenged++
	case audit.Silent:
		f.Silent++
	}
}

func country(e *Enquiry) string  { return e.Target.Country }
func language(e *Enquiry) string { return e.Language }
func script(e *Enquiry) string   { return e.Script }

func (s *sample) levels(of func(*Enquiry) string) []string {
	var names []string
	for i := range s.all {
		names = append(names, of(&s.all[i]))
	}
	return distinct(names)
}
