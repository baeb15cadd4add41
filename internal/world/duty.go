package world

import (
	"slices"
	"strings"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/calendar"
)

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
	if c.script.Questionnaire != nil {
		duties[audit.Questionnaire] = demand(!final.ReplyAt.IsZero(), final.Outcome == audit.AskedBack || final.Outcome == audit.PendingReview || final.Late)
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
