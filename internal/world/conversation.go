package world

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/calendar"
	"replyaudit/internal/campaign"
)

// conversation is one enquiry as the company has it before it: the letters that
// came, and what was said so far.
type conversation struct {
	entity   string // names its streams of chance: company/ordinal
	company  *campaign.Company
	script   *campaign.Script // nil when the first letter is no opening of the campaign
	language string
	calendar *calendar.Calendar              // of the company's work
	sending  *calendar.Calendar              // of the hours in which letters go out to it
	watch    time.Time                       // end of the watch after the window
	first    map[audit.Stage][]string        // what a forgetful clerk answers first
	said     map[audit.Stage]map[string]bool // question → whether the last answer to it is wrong
	truth    Truth
}

// join finds the conversation that a letter belongs to, or begins one.
func (w *World) join(l *letter) *conversation {
	c := w.thread(l)
	w.recognise(l, c)
	if c == nil && l.stage != audit.Opening { // a later letter outside of its thread
		c = w.latest(l)
	}
	if c == nil {
		if l.stage != audit.Opening {
			l.script, l.stage = nil, audit.Opening
		}
		return w.begin(l)
	}
	return c
}

// thread finds the conversation of the letters and replies that a letter refers to.
func (w *World) thread(l *letter) *conversation {
	for _, id := range l.references {
		if c := w.threads[id]; c != nil && c.company == l.company && c.script != nil {
			return c
		}
	}
	return nil
}

// latest finds the last conversation of a persona with a company about a script.
func (w *World) latest(l *letter) *conversation {
	for _, c := range slices.Backward(w.talks) {
		if c.company == l.company && c.script == l.script && strings.EqualFold(c.truth.From, l.from) {
			return c
		}
	}
	return nil
}

// begin opens a conversation with its first letter.
func (w *World) begin(l *letter) *conversation {
	w.letters[l.company.Key]++
	c := &conversation{
		entity: fmt.Sprintf("%s/%02d", l.company.Key, w.letters[l.company.Key]), company: l.company, script: l.script, language: l.language,
		calendar: w.calendars[l.company.Key], sending: w.sending[l.company.Key],
		first: map[audit.Stage][]string{}, said: map[audit.Stage]map[string]bool{},
	}
	c.watch = c.calendar.Add(c.calendar.Add(l.at, w.campaign.Window), w.campaign.Watch)
	c.truth = Truth{Company: l.company.Key, From: l.from, To: l.to, Habit: w.habits[l.company.Key], At: l.at}
	if l.script != nil {
		c.truth.Script = l.script.Key
	}
	w.talks = append(w.talks, c)
	return c
}

// note keeps what has been answered, or will be.
func (c *conversation) note(stage audit.Stage, question string, wrong bool) {
	if c.said[stage] == nil {
		c.said[stage] = map[string]bool{}
	}
	c.said[stage][question] = wrong
}

// take writes a letter into the conversation.
func (c *conversation) take(l *letter, window calendar.Duration) {
	sent := SentLetter{Stage: l.stage, Subject: l.subject, MessageID: strings.Trim(l.messageID, "<>"), Body: l.body, AcceptedAt: l.at, Copies: 1}
	if l.stage == audit.Opening || l.stage == audit.FollowUp {
		if step := c.step(l.stage); step != nil {
			window = step.Window
		}
		sent.WindowEnd = c.calendar.Add(l.at, window)
	}
	c.truth.Letters = append(c.truth.Letters, sent)
}

func (c *conversation) step(stage audit.Stage) *campaign.Step {
	if c.script == nil {
		return nil
	}
	return c.script.StepOf(stage)
}

// ids are those of the questions of a stage, in the order of the script.
func (c *conversation) ids(stage audit.Stage) []string {
	if c.script == nil {
		return nil
	}
	var ids []string
	for _, q := range c.script.QuestionsOf(stage, c.language) {
		ids = append(ids, q.ID)
	}
	return ids
}

// asks is the stage whose questions a letter of a stage is about.
func asks(stage audit.Stage) audit.Stage {
	if stage == audit.FollowUp {
		return audit.FollowUp
	}
	return audit.Opening
}
