package analysis

import (
	"slices"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/calendar"
)

// clocks runs the clocks of RULES 3 to 5. Only a letter that is delivered, or
// still open after it was accepted, has clocks; without its event a clock is
// censored at the end of the window, at the reminder or at the instant of the report.
func (s *assessor) clocks() {
	open := s.a.Outcome == audit.Open && !s.a.T0.IsZero() && s.a.Failure.Outcome == ""
	if !Delivered(s.a.Outcome) && !open {
		return
	}
	s.a.Ack = s.clockOf(s.first(s.in, func(i int) bool {
		return s.r.Messages[i].Decision.Verdict.Class == audit.Acknowledgement
	}))
	s.a.Reply = s.clockOf(s.first(s.in, s.substantive))
	s.a.Answer = s.clockOf(s.a.CompletedBy)
	s.netClock()
	// The reply clock stays without its event when the first reply is late.
	if i := s.first(s.late, s.substantive); i >= 0 && s.first(slices.Concat(s.in, s.after), s.substantive) < 0 {
		s.a.Late = s.clockOf(i)
	}
}

// first is the first of some messages that is so, -1 for none.
func (s *assessor) first(messages []int, is func(int) bool) int {
	if k := slices.IndexFunc(messages, is); k >= 0 {
		return messages[k]
	}
	return -1
}

// clockOf is a clock that a message stops; -1 stands for none, and the clock is censored.
func (s *assessor) clockOf(message int) Clock {
	if message < 0 {
		return s.clock(false, earlier(s.cut, s.d.AsOf))
	}
	return s.clock(true, s.r.Messages[message].ReceivedAt)
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

// onTime compares the clocks with the targets, and the first reply with what the
// company promises. "On time in full" (RULES 7) is complete, none wrong, and
// complete by the deadline.
func (s *assessor) onTime() {
	s.a.OnTime = s.a.InFull && s.a.Answer.Event && !s.a.Answer.At.After(s.a.Deadline)
	s.a.AckOnTime = s.within(s.a.Ack, s.d.Campaign.Targets.Acknowledgement)
	s.a.ReplyOnTime = s.within(s.a.Reply, s.d.Campaign.Targets.Reply)
	promise := s.company.Promise
	if s.a.T0.IsZero() || promise.IsZero() {
		return
	}
	s.a.PromiseSeconds = s.cal.Add(s.a.T0, promise).Sub(s.a.T0).Seconds()
	s.a.PromiseKept = s.within(s.a.Reply, promise)
}

// within reports whether a clock stopped within a duration; false without one.
func (s *assessor) within(c Clock, d calendar.Duration) bool {
	return !d.IsZero() && c.Event && !c.At.After(s.cal.Add(s.a.T0, d))
}
