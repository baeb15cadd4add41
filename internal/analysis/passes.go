package analysis

import (
	"replyaudit/internal/grade"
	"replyaudit/internal/rubric"
)

// Pass is how many letters met a conjunctive standard of the rubric.
type Pass struct {
	rubric.Pass
	Delivered Rate     // of delivered letters; a silence passes nothing
	Replies   Fraction // of the letters with a reply, descriptive
	Client    Fraction // of the client's delivered letters
}

func (s *sample) passes(r *rubric.Rubric) []Pass {
	var out []Pass
	for _, p := range r.Passes {
		met := func(e *Enquiry) bool { return replied(e) && grade.Passed(p, e.Score) }
		v := Pass{Pass: p, Delivered: s.rate(met, analysed, everyone)}
		for i := range s.all {
			e := &s.all[i]
			if scoredReply(e) {
				v.Replies.count(met(e))
			}
			if analysed(e) && e.Target.Client {
				v.Client.count(met(e))
			}
		}
		out = append(out, v)
	}
	return out
}

func (f *Fraction) count(holds bool) {
	f.N++
	if holds {
		f.X++
	}
}
