package analysis

import (
	"math"
	"slices"

	"replyaudit/internal/campaign"
	"replyaudit/internal/grade"
	"replyaudit/internal/rubric"
	"replyaudit/internal/stats"
)

// Principle is one of the eleven principles of customer service: what mail showed
// of it, and how the audited organisation rates itself.
type Principle struct {
	rubric.Principle
	// Items of the rubric show it; without any, N of their means is 0.
	Items   []string
	Replies Mean // their weighted mean over the repliers
	Client  Mean // the same over the client's
	// Shown are measures that speak for it and are no items: of the letters to the
	// client where the campaign has one, else of all.
	Shown []Shown
	Own   *campaign.SelfRating // nil without a self-assessment
}

// Seen reports whether mail shows anything of the principle.
func (p Principle) Seen() bool { return p.Replies.N > 0 || len(p.Shown) > 0 }

// Shown is one measure on 0 to 100.
type Shown struct {
	Measure string // on_time_in_full, replied, delivered, promises_kept, solved, same_answer, score, worst_letter or trend
	N       int
	Value   float64 // NaN below RankFrom
	Limits  stats.Interval
}

// principles are all eleven in their order, each with what mail showed of it.
func (s *sample) principles(d *Data) []Principle {
	own := s.ownLetters(d)
	var out []Principle
	for _, p := range rubric.Principles() {
		v := Principle{Principle: p, Own: ownRating(d.Campaign.SelfAssessment, p.ID)}
		for _, section := range d.Rubric.Sections {
			for item := range section.Graded() {
				if item.Weight > 0 && slices.Contains(item.Principles, p.ID) {
					v.Items = append(v.Items, item.ID)
				}
			}
		}
		value := func(e *Enquiry) float64 {
			return weightedItems(&e.Score, func(i grade.Item) bool { return slices.Contains(v.Items, i.ID) })
		}
		v.Replies, v.Client = s.mean(scoredReply, value), s.mean(clientReply, value)
		for _, m := range measuresOf(p.ID) {
			if shown, ok := own.shown(d, m); ok {
				v.Shown = append(v.Shown, shown)
			}
		}
		out = append(out, v)
	}
	return out
}

// ownLetters are those to the client, or all where the campaign has none.
func (s *sample) ownLetters(d *Data) *sample {
	if !slices.ContainsFunc(s.all, func(e Enquiry) bool { return e.Target.Client }) {
		return s
	}
	return s.of(d, func(e *Enquiry) (Assessment, bool) { return e.Assessment, e.Target.Client })
}

func ownRating(self *campaign.SelfAssessment, principle string) *campaign.SelfRating {
	if self == nil {
		return nil
	}
	i := slices.IndexFunc(self.Principles, func(r campaign.SelfRating) bool { return r.Principle == principle })
	if i < 0 {
		return nil
	}
	return &self.Principles[i]
}

// measuresOf maps a principle to what mail can show of it beside the items of the
// rubric. What only a look inside the organisation can tell has none.
func measuresOf(principle string) []string {
	switch principle {
	case "reliability":
		return []string{"on_time_in_full", "promises_kept"}
	case "service_level":
		return []string{"score", "worst_letter"}
	case "competence":
		return []string{"solved"}
	case "resources":
		return []string{"delivered", "replied"}
	case "feedback":
		return []string{"unprompted"}
	case "improvement":
		return []string{"trend"}
	case "information":
		return []string{"same_answer"}
	}
	return nil // commitment, responsibility, problems and quality_analysis
}

// shown computes a measure; false where the design has none of it.
func (s *sample) shown(d *Data, measure string) (Shown, bool) {
	switch measure {
	case "on_time_in_full":
		return shownRate(measure, s.rate(onTimeInFull, analysed, everyone))
	case "delivered":
		return shownRate(measure, s.rate(analysed, Tried, everyone))
	case "replied":
		return shownRate(measure, s.rate(replied, analysed, everyone))
	case "solved":
		return shownRate(measure, s.rate(solved, analysed, everyone))
	case "unprompted":
		return shownRate(measure, s.rate(unasked, analysedAnswer, everyone))
	case "same_answer":
		return shownRate(measure, s.sameness(d).Same)
	case "promises_kept":
		return shownRate(measure, s.allPromises())
	case "score":
		return shownMean(Shown{Measure: measure}, s.mean(scored, machine))
	case "worst_letter":
		worst := s.worst()
		return shownMean(Shown{Measure: measure}, Mean{worst.Market.N, worst.Market.Min, stats.Undefined()})
	case "trend":
		return s.trend()
	}
	return Shown{}, false
}

// allPromises are the promises of every place together.
func (s *sample) allPromises() Rate {
	t := s.newTally()
	for i := range s.all {
		for _, source := range []string{InPublic, ByMachine, InPerson} {
			if fate, _ := s.all[i].promise(source); fate == Kept || fate == Broken {
				t.add(s.cluster(&s.all[i]), fate == Kept)
			}
		}
	}
	return t.rate()
}

// trend is the share on time and in full of the last wave less that of the
// first, in points; a campaign of one wave has none.
func (s *sample) trend() (Shown, bool) {
	waves := s.levels(func(e *Enquiry) string { return e.Wave })
	if len(waves) < 2 {
		return Shown{}, false
	}
	first, last := waves[0], waves[len(waves)-1]
	e, _ := s.difference(s.armLetters(), Effect{Factor: "wave", Level: last, Reference: first, Outcome: "on_time_in_full"}, func(e *Enquiry) float64 {
		if onTimeInFull(e) {
			return 1
		}
		return 0
	}, func(e *Enquiry) string { return e.Wave })
	n := min(e.With.N, e.Without.N)
	return shownMean(Shown{Measure: "trend"}, Mean{n, 100 * e.Difference, stats.Interval{Lo: 100 * e.Limits.Lo, Hi: 100 * e.Limits.Hi}})
}

func shownRate(measure string, r Rate) (Shown, bool) {
	limits := stats.Interval{Lo: 100 * r.Limits.Lo, Hi: 100 * r.Limits.Hi}
	return shownMean(Shown{Measure: measure}, Mean{r.N, 100 * r.Share(), limits})
}

// shownMean leaves out what nothing speaks for; below RankFrom there is n alone.
func shownMean(x Shown, m Mean) (Shown, bool) {
	x.N, x.Value, x.Limits = m.N, m.Value, m.Limits
	if m.N < RankFrom {
		x.Value, x.Limits = math.NaN(), stats.Undefined()
	}
	return x, m.N > 0
}
