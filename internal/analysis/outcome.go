package analysis

import (
	"slices"
	"strings"

	"replyaudit/internal/audit"
	"replyaudit/internal/match"
)

// outcome is the first of RULES 1 that holds. While the window runs, only a
// complete answer is final; a bounce may yet be beaten by a reply.
func (s *assessor) outcome() audit.Outcome {
	switch state := s.letter.State; {
	case s.r.Withdrawn, state == audit.Cancelled && s.r.HasAddress:
		return audit.Withdrawn
	case state == audit.MissedLetter:
		return audit.Missed
	case !s.r.HasAddress, state == audit.Rejected && !s.letter.Remote:
		return audit.NotSent
	case state == audit.Rejected:
		return s.a.Failure.Outcome
	case s.a.T0.IsZero() && s.d.Closed && (state == audit.Unknown || state == audit.HandingOver):
		return audit.SendUnknown
	case s.a.T0.IsZero():
		return audit.Open
	case s.a.Complete:
		return audit.Answered
	case !s.windowOver():
		return audit.Open
	case len(s.a.Counted) > 0:
		return audit.Replied
	case s.a.AskedBackBy >= 0:
		return audit.AskedBack
	}
	return s.outcomeWithoutReply()
}

// outcomeWithoutReply also holds for a company that asked back, was told and
// never came back: RULES 5 keeps asked_back for what we left unanswered.
func (s *assessor) outcomeWithoutReply() audit.Outcome {
	switch {
	case s.r.Collected.Before(s.windowEnd):
		return audit.Uncollected
	case s.a.Waiting:
		return audit.PendingReview
	case slices.ContainsFunc(s.in, func(i int) bool { return s.r.Messages[i].Decision.Verdict.Class == audit.Challenge }):
		return audit.Challenged
	case s.a.Failure.Outcome != "":
		return s.a.Failure.Outcome
	}
	return audit.Silent
}

func (s *assessor) windowOver() bool { return !s.d.AsOf.Before(s.windowEnd) }

// waiting reports whether something waits for a person that could change the
// outcome. What came before the letter went out could not.
func (s *assessor) waiting() bool {
	if s.a.T0.IsZero() {
		return false
	}
	end := earlier(s.cut, s.d.AsOf)
	if slices.ContainsFunc(s.r.Pending, func(m Message) bool {
		return !m.ReceivedAt.After(end) && !m.ReceivedAt.Before(s.a.T0.Add(-match.Skew))
	}) {
		return true
	}
	return slices.ContainsFunc(s.in, func(i int) bool {
		m := &s.r.Messages[i]
		return m.Decision.Verdict.Class == audit.Uncertain || unread(m)
	})
}

// failure finds why the letter did not arrive, unless the company was heard from
// in the window: that beats a bounce. A notice about another recipient than ours
// shows a broken forwarding and nothing more; one about another letter changes
// nothing.
func (s *assessor) failure() {
	if !s.r.HasAddress {
		s.a.Failure.Reason = "no_address"
		return
	}
	if s.letter.State == audit.Rejected && s.letter.Remote {
		s.a.Failure = Failure{failureOutcome("", s.letter.Status), submissionReason(s.letter.Status), s.letter.Text}
		return
	}
	for _, i := range slices.Concat(s.in, s.after, s.late) {
		m := &s.r.Messages[i]
		bounce := m.Decision.Verdict.Bounce
		if m.Decision.Verdict.Class != audit.Bounce || bounce == nil || !s.aboutLetter(m) {
			continue
		}
		found := Failure{failureOutcome(bounce.Reason, bounce.Status), bounce.Reason, bounce.Text}
		switch {
		case len(bounce.Recipients) > 0 && !bounce.Recipients.Has(s.letter.To):
			s.a.Flags.BrokenForwarding = true
		case s.heard():
			s.a.Flags.BouncedAfterReply = true
		case s.a.Failure.Outcome == "", s.a.Failure.Outcome == audit.Undeliverable && found.Outcome == audit.Refused:
			s.a.Failure = found
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

// submissionReason names a refusal in answer to our hand-over; a full mailbox is
// told apart (RFC 3463, X.2.2).
func submissionReason(status string) string {
	if strings.HasSuffix(status, ".2.2") {
		return "mailbox_full"
	}
	return "refused_at_submission"
}
