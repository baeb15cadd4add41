package analysis

import (
	"slices"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/calendar"
)

// questionBack finds the question of the company that waits for us (RULES 5).
// One letter answers every question that came before it. A question is moot
// once the answer is complete.
func (s *assessor) questionBack() {
	if s.stage == audit.Opening {
		if sent := s.sentAt(audit.Clarification); !sent.After(s.cut) {
			s.a.ClarifiedAt = sent
		}
	}
	if s.a.Complete {
		return
	}
	if i := slices.IndexFunc(s.in, s.unansweredQuestion); i >= 0 {
		s.a.AskedBackBy = s.in[i]
	}
}

// unansweredQuestion reports whether a message only asks, after our answer if there was one.
func (s *assessor) unansweredQuestion(i int) bool {
	m := &s.r.Messages[i]
	return asksBackOnly(m) && m.ReceivedAt.After(s.a.ClarifiedAt)
}

// netClock deducts from the answer clock the time that the company waited for us
// (RULES 5): from its first question to our answer, and from a question that we
// left unanswered to the end of the clock. What we answered was a question even
// beside other substance; what we did not answer counts only if it was all.
func (s *assessor) netClock() {
	s.a.Net = s.a.Answer
	for _, wait := range s.waitsForUs() {
		end := earlier(wait.End, s.a.Answer.At)
		if !end.After(wait.Start) {
			continue
		}
		waited := end.Sub(wait.Start).Seconds()
		s.a.WaitedForUs += waited
		s.a.Net.Seconds -= waited
		s.a.Net.WorkingSeconds -= s.cal.WorkingBetween(wait.Start, end).Seconds()
	}
}

// waitsForUs are the spans from a question to our answer, or to the end of the answer clock.
func (s *assessor) waitsForUs() []calendar.Span {
	var spans []calendar.Span
	begin := func(is func(int) bool, end time.Time) {
		if i := slices.IndexFunc(s.in, is); i >= 0 {
			spans = append(spans, calendar.Span{Start: later(s.a.T0, s.r.Messages[s.in[i]].ReceivedAt), End: end})
		}
	}
	if answered := s.a.ClarifiedAt; !answered.IsZero() {
		begin(func(i int) bool {
			m := &s.r.Messages[i]
			return asks(m) && !m.ReceivedAt.After(answered)
		}, answered)
	}
	begin(s.unansweredQuestion, s.a.Answer.At)
	return spans
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
