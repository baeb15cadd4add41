package world

import (
	"slices"
	"strings"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/calendar"
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

// grace is how long a later letter may take from the instant that the script
// names: nine hours in which letters go out to the company.
func (c *conversation) grace(from time.Time) time.Time {
	return c.sending.Add(from, calendar.Duration{N: 9, Unit: calendar.WorkingHours})
}

// sendable is the first second from an instant on in which a letter may go out to
// the company.
func (c *conversation) sendable(from time.Time) time.Time {
	return c.sending.Add(from, calendar.Duration{N: 1.0 / 3600, Unit: calendar.WorkingHours}).Round(time.Second).Add(-time.Second)
}

// duties says of each later letter of the script whether RULES 5 demand it.
func (c *conversation) duties(t *Truth) map[audit.Stage]Demand {
	if c.script == nil {
		return nil
	}
	duties := map[audit.Stage]Demand{}
	final := t.Result
	if r, ok := t.Later[audit.Reminder]; ok {
		final = r
	}
	failed := final.Outcome == audit.Refused || final.Outcome == audit.Undeliverable
	if c.script.Reminder != nil {
		duties[audit.Reminder] = c.reminderDuty(t, failed)
	}
	if c.script.Clarification != nil {
		duties[audit.Clarification] = c.clarificationDuty(t)
	}
	if step := c.script.FollowUp; step != nil {
		event := final.AnswerAt
		if step.When == "replied" {
			event = final.ReplyAt
		}
		duties[audit.FollowUp] = demand(!event.IsZero(), false)
	}
	if c.script.Thanks != nil {
		duties[audit.Thanks] = demand(!final.ReplyAt.IsZero(), final.Outcome == audit.AskedBack || final.Outcome == audit.PendingReview || final.Late)
	}
	if c.script.Debriefing != nil {
		duties[audit.Debriefing] = demand(!failed, false)
	}
	return duties
}

// tellOnce leaves one debriefing to each company, however many letters it had:
// that which went out, else the first that had to.
func tellOnce(all []Truth) {
	told := map[string]int{}
	for i, t := range all {
		if t.Duties[audit.Debriefing] != Must {
			continue
		}
		before, twice := told[t.Company]
		if _, out := t.Sent(audit.Debriefing); !twice {
			told[t.Company] = i
		} else if _, done := all[before].Sent(audit.Debriefing); out && !done {
			all[before].Duties[audit.Debriefing] = MustNot
			told[t.Company] = i
		} else {
			t.Duties[audit.Debriefing] = MustNot
		}
	}
}

func demand(must, may bool) Demand {
	switch {
	case must:
		return Must
	case may:
		return May
	}
	return MustNot
}

// reminderDuty: no reminder after a substantive message or a question back, nor
// while something unreadable waits; one is due when nothing of the kind came.
func (c *conversation) reminderDuty(t *Truth, failed bool) Demand {
	opening, _ := t.Sent(audit.Opening)
	from := c.sendable(c.calendar.Add(opening.AcceptedAt, c.script.Reminder.After))
	last := c.grace(from)
	sent, out := t.Sent(audit.Reminder)
	if out {
		from, last = later(from, sent.AcceptedAt), sent.AcceptedAt
	}
	heard := func(at time.Time) bool {
		return slices.ContainsFunc(t.Messages, func(m Message) bool { return m.Class == audit.Human && !m.At.After(at) })
	}
	switch {
	case heard(from), !from.Before(opening.WindowEnd), out && sent.AcceptedAt.Before(from):
		return MustNot
	case heard(last) || failed || last.After(opening.WindowEnd):
		return May
	}
	return Must
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// clarificationDuty: a question back whose words name a fact that the persona
// may tell is answered once, unless the answer came without.
func (c *conversation) clarificationDuty(t *Truth) Demand {
	opening, _ := t.Sent(audit.Opening)
	for _, m := range t.Messages {
		if !m.AsksBack || m.At.After(opening.WindowEnd) {
			continue
		}
		if c.grace(c.calendar.Add(m.At, c.script.Clarification.After)).After(opening.WindowEnd) {
			return May
		}
		for _, fact := range c.script.Clarification.Facts {
			for _, cue := range fact.Cues[c.language] {
				if strings.Contains(questionsIn(m.Text), strings.ToLower(cue)) {
					return Must
				}
			}
		}
		return May // a person may have decided
	}
	return MustNot
}

// questionsIn are the sentences of a text that ask, in small letters.
func questionsIn(text string) string {
	var asking []string
	for _, part := range strings.SplitAfter(strings.ToLower(text), "?") {
		if sentence, ok := strings.CutSuffix(part, "?"); ok {
			asking = append(asking, sentence[strings.LastIndexAny(sentence, ".!?")+1:])
		}
	}
	return strings.Join(asking, "\n")
}

func setFirst(at *time.Time, t time.Time) {
	if at.IsZero() {
		*at = t
	}
}
