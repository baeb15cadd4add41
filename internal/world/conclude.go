package world

import (
	"slices"
	"time"

	"replyaudit/internal/audit"
)

// conclude works out what an enquiry came to, from its letters and the messages
// that have arrived until an instant.
func (c *conversation) conclude(at time.Time) Truth {
	t := c.truth
	t.Letters = slices.Clone(t.Letters)
	t.Messages = slices.DeleteFunc(slices.Clone(t.Messages), func(m Message) bool { return m.At.After(at) })
	slices.SortStableFunc(t.Messages, func(a, b Message) int { return a.At.Compare(b.At) })
	opening, ok := t.Sent(audit.Opening)
	if !ok {
		return t
	}
	t.Later = map[audit.Stage]Result{}
	j := judge{c: c, t: &t, until: opening.WindowEnd, end: opening.WindowEnd, asks: audit.Opening, final: true}
	if reminder, reminded := t.Sent(audit.Reminder); reminded {
		t.Later[audit.Reminder] = j.result(audit.Opening, audit.Clarification, audit.Reminder)
		j.final = false
		if reminder.AcceptedAt.Before(j.until) {
			j.until = reminder.AcceptedAt
		}
	}
	t.Result = j.result(audit.Opening, audit.Clarification, audit.Reminder)
	if f, ok := t.Sent(audit.FollowUp); ok {
		j := judge{c: c, t: &t, until: f.WindowEnd, end: f.WindowEnd, asks: audit.FollowUp}
		t.Later[audit.FollowUp] = j.result(audit.FollowUp)
	}
	t.Duties = c.duties(&t)
	return t
}

// judge works out one result.
type judge struct {
	c     *conversation
	t     *Truth
	until time.Time // up to which people's messages count: the reminder, or the end
	end   time.Time // of the window
	asks  audit.Stage
	final bool // the reminder counts
	r     Result

	asked, unreadable, challenged, refused, bounced, heard bool
	askedAt                                                time.Time
}

// result judges the messages that the letters of some stages brought about.
func (j judge) result(stages ...audit.Stage) Result {
	reminder, reminded := j.t.Sent(audit.Reminder)
	for _, m := range j.t.Messages {
		if !slices.Contains(stages, m.Stage) {
			continue
		}
		if m.substantive() && reminded && j.asks == audit.Opening && m.At.After(reminder.AcceptedAt) && !m.At.After(j.end) {
			j.r.AfterReminder = true
		}
		switch {
		case m.At.After(j.end):
			j.late(m)
		case m.Class == audit.Human && m.At.After(j.until): // counts for the final result, and shows that the letter came
			j.heard = true
		case m.Class == audit.Human:
			j.person(m)
		case m.Stage != audit.Reminder || j.final:
			j.machine(m)
		case m.Class == audit.Acknowledgement || m.Class == audit.OutOfOffice:
			j.heard = true
		}
	}
	j.r.Outcome = j.outcome()
	failed := j.r.Outcome == audit.Refused || j.r.Outcome == audit.Undeliverable
	j.r.DeliveryDoubtful = (j.r.Delayed || j.r.BrokenForwarding) && !j.heard && !failed
	j.r.AtOnce = j.r.Contacts == 1 && !j.r.AnswerAt.IsZero()
	j.waited()
	j.unprompted()
	return j.r
}

// machine counts what no person wrote. A bounce of another letter than the
// stage's own changes nothing (RULES 1).
func (j *judge) machine(m Message) {
	own := m.Stage == j.asks
	switch m.Class {
	case audit.Acknowledgement:
		j.heard, j.r.Acknowledged = true, true
		setFirst(&j.r.AckAt, m.At)
	case audit.OutOfOffice:
		j.heard, j.r.OutOfOffice = true, true
	case audit.Delay:
		j.r.Delayed = j.r.Delayed || own
	case audit.Challenge:
		j.challenged = true
	case audit.Bounce:
		switch {
		case !own:
		case m.Forwarded:
			j.r.BrokenForwarding = true
		default:
			j.bounced, j.refused = true, j.refused || m.Refusal
			j.r.BouncedAfterReply = j.r.BouncedAfterReply || j.heard
		}
	}
}

// person counts a message of a person within the time that counts.
func (j *judge) person(m Message) {
	j.heard = true
	if j.r.AnswerAt.IsZero() {
		j.r.Contacts++
		if m.Signer != "" && !slices.Contains(j.r.Signers, m.Signer) {
			j.r.Signers = append(j.r.Signers, m.Signer)
		}
	}
	if m.AsksBack {
		j.asked = true
		setFirst(&j.askedAt, m.At)
	}
	j.unreadable = j.unreadable || m.Unreadable
	if !m.substantive() {
		return
	}
	if j.r.ReplyAt.IsZero() {
		j.r.ReplyAt, j.r.Sender = m.At, m.Sender
	}
	for _, id := range m.Answers {
		j.r.Wrong = without(j.r.Wrong, id)
		j.r.Answered = append(without(j.r.Answered, id), id)
	}
	j.r.Wrong = append(j.r.Wrong, m.Wrong...)
	j.r.Contradicted = append(j.r.Contradicted, m.Other...)
	ids := j.c.ids(j.asks)
	for _, list := range [][]string{j.r.Answered, j.r.Wrong, j.r.Contradicted} { // in the order of the script
		slices.SortFunc(list, func(a, b string) int { return slices.Index(ids, a) - slices.Index(ids, b) })
	}
	if len(ids) > 0 && len(j.r.Answered) == len(ids) {
		setFirst(&j.r.AnswerAt, m.At)
	}
}

func without(list []string, id string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(other string) bool { return other == id })
}

func (j *judge) late(m Message) {
	if m.substantive() && j.r.ReplyAt.IsZero() && !j.r.AfterReminder {
		j.r.Late = true
		setFirst(&j.r.LateAt, m.At)
	}
}

// outcome is the first of RULES 1 that holds.
func (j *judge) outcome() audit.Outcome {
	switch {
	case !j.r.AnswerAt.IsZero():
		return audit.Answered
	case !j.r.ReplyAt.IsZero():
		return audit.Replied
	case j.asked:
		return audit.AskedBack
	case j.unreadable:
		return audit.PendingReview
	case j.challenged:
		return audit.Challenged
	case j.heard: // beats a bounce
		return audit.Silent
	case j.refused:
		return audit.Refused
	case j.bounced:
		return audit.Undeliverable
	}
	return audit.Silent
}

// waited is the time from the question back to our answer to it (RULES 5).
func (j *judge) waited() {
	if j.askedAt.IsZero() {
		return
	}
	end := j.until
	if !j.r.AnswerAt.IsZero() {
		end = j.r.AnswerAt
	}
	if told, ok := j.t.Sent(audit.Clarification); ok && told.AcceptedAt.Before(end) {
		end = told.AcceptedAt
	}
	j.r.Waited = max(0, end.Sub(j.askedAt))
}

// unprompted looks for a message after the complete answer, until the end of the
// watch and before any further letter of ours.
func (j *judge) unprompted() {
	if j.r.AnswerAt.IsZero() || j.asks != audit.Opening {
		return
	}
	end := j.c.watch
	for _, s := range j.t.Letters {
		if s.AcceptedAt.After(j.r.AnswerAt) && s.AcceptedAt.Before(end) {
			end = s.AcceptedAt
		}
	}
	for _, m := range j.t.Messages {
		if m.Class == audit.Human && m.At.After(j.r.AnswerAt) && !m.At.After(end) {
			j.r.Unprompted = true
		}
	}
}

func setFirst(at *time.Time, t time.Time) {
	if at.IsZero() {
		*at = t
	}
}
