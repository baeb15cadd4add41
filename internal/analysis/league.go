package analysis

import (
	"cmp"
	"math"
	"slices"

	"replyaudit/internal/stats"
)

// RankFrom is the number of delivered letters from which a company has a rate
// and a rank (RULES 8).
const RankFrom = 5

// Standing is a company's row in the league.
type Standing struct {
	Company                                          string
	Letters                                          []int // indices of its enquiries, best outcome first
	Delivered, Acknowledged, Replied, Answered, OTIF int
	Wait                                             float64 // median working seconds of its replies, NaN without one
	Score                                            float64 // mean over its delivered letters, NaN without one
	Limits                                           stats.Interval
	Worst                                            float64
	Rank                                             int            // 0 = not ranked
	Band                                             stats.Interval // of the rank
}

// league ranks the companies with enough letters by their mean score; ties share
// the better rank, and each rank carries the band in which it could lie.
func (s *sample) league() (ranked, unranked []Standing) {
	index := map[string]int{}
	var all []Standing
	values := map[string][]float64{}
	for i := range s.all {
		e := &s.all[i]
		at, seen := index[e.Company]
		if !seen {
			at = len(all)
			index[e.Company] = at
			all = append(all, Standing{Company: e.Company})
		}
		all[at].Letters = append(all[at].Letters, i)
		if scored(e) {
			values[e.Company] = append(values[e.Company], e.Score.Machine)
		}
	}
	for i := range all {
		s.fill(&all[i], values[all[i].Company])
		if all[i].Delivered >= RankFrom && len(values[all[i].Company]) >= RankFrom {
			ranked = append(ranked, all[i])
		} else {
			unranked = append(unranked, all[i])
		}
	}
	s.rank(ranked, values)
	return ranked, unranked
}

func (s *sample) fill(st *Standing, scores []float64) {
	var waits []float64
	for _, i := range st.Letters {
		e := &s.all[i]
		if !analysed(e) {
			continue
		}
		add := func(n *int, is bool) {
			if is {
				*n++
			}
		}
		add(&st.Delivered, true)
		add(&st.Acknowledged, acknowledged(e))
		add(&st.Replied, replied(e))
		add(&st.Answered, answered(e))
		add(&st.OTIF, onTimeInFull(e))
		if replied(e) {
			waits = append(waits, e.Reply.WorkingSeconds)
		}
	}
	st.Wait, st.Score, st.Worst = stats.Median(waits), stats.Mean(scores), math.NaN()
	st.Limits, st.Band = stats.Undefined(), stats.Undefined()
	if len(scores) > 0 {
		st.Worst = slices.Min(scores)
	}
	slices.SortStableFunc(st.Letters, func(a, b int) int { return cmp.Compare(Result(&s.all[a]), Result(&s.all[b])) })
}

func (s *sample) rank(ranked []Standing, values map[string][]float64) {
	if len(ranked) == 0 {
		return
	}
	units, means := make([][]float64, len(ranked)), make([]float64, len(ranked))
	for i := range ranked {
		units[i], means[i] = values[ranked[i].Company], ranked[i].Score
	}
	standings := stats.League(units, s.stream("league"))
	for i, position := range stats.Positions(means) {
		ranked[i].Rank = position
		ranked[i].Limits, ranked[i].Band = standings.Mean[i], standings.Rank[i]
	}
	slices.SortStableFunc(ranked, func(a, b Standing) int { return cmp.Compare(a.Rank, b.Rank) })
}

// Square is how a letter is drawn in a tally: one of five results, best first.
type Square int

// The squares.
const (
	OnTimeInFull  Square = iota // every question answered, none wrong, on time
	AnsweredLate                // every question answered, late or with an error
	RepliedInPart               // a reply that left a question open
	NoReply                     // delivered, and no substantive reply
	NotDelivered                // never arrived, or never left
	StillOpen                   // the window is not over
)

// Result is the square of an enquiry.
func Result(e *Enquiry) Square {
	switch {
	case !e.Settled:
		return StillOpen
	case onTimeInFull(e):
		return OnTimeInFull
	case answered(e):
		return AnsweredLate
	case replied(e):
		return RepliedInPart
	case Delivered(e.Outcome):
		return NoReply
	}
	return NotDelivered
}
