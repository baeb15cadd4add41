package analysis

import (
	"time"

	"replyaudit/internal/audit"
)

// clocks runs the three clocks of RULES 3 and 4. Only a letter that is delivered,
// or still open after it was accepted, has clocks; without its event a clock is
// censored at the end of the window or at the instant of the report.
func (s *assessor) clocks() {
	answered := s.a.Answer
	s.a.Answer = Clock{}
	open := s.a.Outcome == audit.Open && !s.a.T0.IsZero() && s.a.Failure.Outcome == ""
	if !Delivered(s.a.Outcome) && !open {
		return
	}
	censored := s.r.WindowEnd
	if s.d.AsOf.Before(censored) {
		censored = s.d.AsOf
	}
	s.a.Ack = s.clock(false, censored)
	for _, i := range s.in {
		if m := &s.r.Messages[i]; m.Decision.Verdict.Class == audit.Acknowledgement {
			s.a.Ack = s.clock(true, m.ReceivedAt)
			break
		}
	}
	s.a.Reply = s.clock(false, censored)
	if len(s.a.Counted) > 0 {
		s.a.Reply = s.clock(true, s.r.Messages[s.a.Counted[0]].ReceivedAt)
	} else {
		s.lateReply()
	}
	s.a.Answer = s.clock(false, censored)
	if s.a.Complete {
		s.a.Answer = s.clock(true, answered.At)
	}
}

// lateReply times the first substantive message after the window; the reply
// clock stays without its event.
func (s *assessor) lateReply() {
	for _, i := range s.late {
		if m := &s.r.Messages[i]; substantive(m) {
			s.a.Late = s.clock(true, m.ReceivedAt)
			return
		}
	}
}

// clock measures from t0 to at. A receipt stamped before t0 by the skew of two
// servers' clocks counts as no time at all.
func (s *assessor) clock(event bool, at time.Time) Clock {
	return Clock{
		Running:        true,
		Event:          event,
		At:             at,
		Seconds:        max(0, at.Sub(s.a.T0).Seconds()),
		WorkingSeconds: s.working(at),
	}
}

// working is the working time from t0 to at, in seconds.
func (s *assessor) working(at time.Time) float64 {
	if at.Before(s.a.T0) {
		return 0
	}
	return s.cal.WorkingBetween(s.a.T0, at).Seconds()
}

// onTime decides "on time in full" (RULES 7): complete, none wrong, and complete
// by the deadline.
func (s *assessor) onTime() {
	s.a.OnTime = s.a.InFull && s.a.Answer.Event && !s.a.Answer.At.After(s.a.Deadline)
}
