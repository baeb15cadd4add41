package analysis

import (
	"slices"
	"strings"

	"replyaudit/internal/audit"
)

// outcome is the first of RULES 1 that holds. While the window runs, only a
// complete answer is final; a bounce may yet be beaten by a reply.
func (s *assessor) outcome() audit.Outcome {
	switch letter := s.r.Letter; {
	case s.r.Withdrawn:
		return audit.Withdrawn
	case letter.State == audit.MissedLetter:
		return audit.Missed
	case !s.r.HasAddress, letter.State == audit.Rejected && !letter.Remote:
		return audit.NotSent
	case letter.State == audit.Rejected:
		return s.a.Failure.Outcome
	case s.a.T0.IsZero() && s.d.Closed && (letter.State == audit.Unknown || letter.State == audit.HandingOver):
		return audit.SendUnknown
	case s.a.T0.IsZero():
		return audit.Open
	case s.a.Complete:
		return audit.Answered
	case !s.windowOver():
		return audit.Open
	case len(s.a.Counted) > 0:
		return audit.Replied
	case slices.ContainsFunc(s.in, func(i int) bool { return asksBackOnly(&s.r.Messages[i]) }):
		return audit.AskedBack
	}
	return s.outcomeWithoutReply()
}

func (s *assessor) outcomeWithoutReply() audit.Outcome {
	switch {
	case s.r.Collected.Before(s.r.WindowEnd):
		return audit.Uncollected
	case s.undecided():
		return audit.PendingReview
	case slices.ContainsFunc(s.in, func(i int) bool { return s.r.Messages[i].Decision.Verdict.Class == audit.Challenge }):
		return audit.Challenged
	case s.a.Failure.Outcome != "":
		return s.a.Failure.Outcome
	}
	return audit.Silent
}

func (s *assessor) windowOver() bool { return !s.d.AsOf.Before(s.r.WindowEnd) }

// undecided reports whether something waits for a person that could change the outcome.
func (s *assessor) undecided() bool {
	if slices.ContainsFunc(s.r.Pending, func(m Message) bool { return !m.ReceivedAt.After(s.r.WindowEnd) }) {
		return true
	}
	return slices.ContainsFunc(s.in, func(i int) bool {
		m := &s.r.Messages[i]
		return m.Decision.Verdict.Class == audit.Uncertain || unread(m)
	})
}

// failure finds why the letter did not arrive, unless the company was heard
// from: that beats a bounce. A notice about another recipient than ours shows a
// broken forwarding and nothing more; one about a later letter changes nothing.
func (s *assessor) failure() {
	if !s.r.HasAddress {
		s.a.Failure.Reason = "no_address"
		return
	}
	if letter := s.r.Letter; letter.State == audit.Rejected && letter.Remote {
		s.a.Failure = Failure{failureOutcome("", letter.Status), "refused_at_submission", letter.Text}
		return
	}
	heard := slices.IndexFunc(s.in, func(i int) bool { return fromCompany(&s.r.Messages[i]) })
	for _, i := range slices.Concat(s.in, s.late) {
		m := &s.r.Messages[i]
		bounce := m.Decision.Verdict.Bounce
		if m.Decision.Verdict.Class != audit.Bounce || bounce == nil {
			continue
		}
		if bounce.Recipient != "" && !strings.EqualFold(bounce.Recipient, s.r.Letter.To) {
			s.a.Flags.BrokenForwarding = true
			continue
		}
		if heard >= 0 {
			s.a.Flags.BouncedAfterReply = true
			continue
		}
		if s.a.Failure.Outcome == "" {
			s.a.Failure = Failure{failureOutcome(bounce.Reason, bounce.Status), bounce.Reason, bounce.Text}
		}
	}
}

// failureOutcome tells a refusal by policy or content (RFC 3463, X.7.X) from an
// address that takes no mail.
func failureOutcome(reason, status string) audit.Outcome {
	if reason == "policy" || reason == "content" || strings.HasPrefix(status, "5.7.") {
		return audit.Refused
	}
	return audit.Undeliverable
}
