package simulation

import (
	"fmt"
	"slices"
	"time"

	"replyaudit/internal/analysis"
	"replyaudit/internal/audit"
)

// compare holds the read model against the world, enquiry by enquiry: each
// outcome and each time is what really happened, or honestly unknown.
func (s *simulation) compare(d *analysis.Data, storedMessages map[string]bool) {
	for _, r := range d.Records {
		company, _ := s.campaign.CompanyByKey(r.Company)
		t := &truth{s: s, r: r, firm: s.world.firms[company.Address], stored: storedMessages}
		t.letter = s.world.letters[company.Address+"/"+string(audit.Opening)]
		t.judge(analysis.Assess(d, r))
		for _, step := range r.Steps {
			t.sent(string(step.Stage), step.Letter, s.world.letters[company.Address+"/"+string(step.Stage)])
		}
		t.reminded()
	}
}

// truth is what the world knows of one enquiry.
type truth struct {
	s      *simulation
	r      analysis.Record
	firm   *firm
	letter *letter // the opening, nil when the world never heard of it
	stored map[string]bool
}

func (t *truth) wrong(format string, args ...any) {
	t.s.violates("%s (%s): %s", t.r.ID, t.firm.habit, fmt.Sprintf(format, args...))
}

// judge compares outcome and clocks of the opening.
func (t *truth) judge(a analysis.Assessment) {
	t.sent("opening", t.r.Letter, t.letter)
	if t.letter == nil || len(t.letter.accepted) == 0 {
		if want := t.notSent(); !slices.Contains(want, a.Outcome) {
			t.wrong("came to %s, but the world never took the letter: want one of %s", a.Outcome, want)
		}
		return
	}
	want := t.outcome(a)
	if a.Outcome == audit.SendUnknown && t.r.Letter.State == audit.Unknown && !t.evidence() && !t.certain() {
		t.s.hits.add("honestly unknown")
		return
	}
	if a.Outcome != want {
		t.wrong("came to %s, want %s", a.Outcome, want)
		return
	}
	t.clock("reply", a.Reply, t.first(a, answer))
	t.clock("acknowledgement", a.Ack, t.first(a, receipt))
}

// notSent lists what an enquiry may come to whose letter the world never took.
func (t *truth) notSent() []audit.Outcome {
	l := t.letter
	switch {
	case t.r.Letter.State == audit.Rejected && l != nil && l.verb == "rcpt" && l.status == "5.1.1", t.r.Letter.State == audit.Rejected && t.firm.refusedAtDoor:
		return []audit.Outcome{audit.Undeliverable}
	case t.r.Letter.State == audit.Rejected:
		return []audit.Outcome{audit.NotSent}
	}
	return []audit.Outcome{audit.Missed, audit.SendUnknown, audit.Withdrawn, audit.Open}
}

// sent compares what is said of a letter's way out with the world.
func (t *truth) sent(stage string, said analysis.Letter, l *letter) {
	accepted := l != nil && len(l.accepted) > 0
	switch {
	case said.State == audit.Accepted && !accepted:
		t.wrong("the %s is said to be accepted, the world never took it", stage)
	case accepted && said.State != audit.Accepted && said.State != audit.Unknown:
		t.wrong("the world took the %s, which is said to be %s", stage, said.State)
	case said.State != audit.Accepted:
	case said.Uncertain && t.s.forgot: // the marker is lost, too: t0 is when the letter was due
	case said.Uncertain:
		if said.SentAt.After(l.begun) || l.begun.Sub(said.SentAt) > time.Minute {
			t.wrong("t0 of the %s is said to be %s, flagged; MAIL FROM came at %s", stage, at(said.SentAt), at(l.begun))
		}
	case said.SentAt.Sub(l.heard).Abs() > time.Microsecond:
		t.wrong("t0 of the %s is said to be %s, the 250 was heard at %s", stage, at(said.SentAt), at(l.heard))
	}
}

// reminded: nobody is reminded whose answer lay in the mailbox when the reminder was
// decided. Clocks may be minutes apart.
func (t *truth) reminded() {
	l, step := t.s.world.letters[t.firm.Address+"/"+string(audit.Reminder)], t.r.Step(audit.Reminder)
	if l == nil || len(l.accepted) == 0 || step == nil {
		return
	}
	for _, m := range t.items() {
		if (m.kind == answer || m.kind == question) && m.at.Before(step.Letter.DueAt.Add(-10*time.Minute)) {
			t.wrong("was reminded at %s, its %s came at %s", at(l.accepted[0]), m.kind, at(m.at))
		}
	}
}

// outcome is what the enquiry has come to in truth.
func (t *truth) outcome(a analysis.Assessment) audit.Outcome {
	switch {
	case t.first(a, answer) != nil:
		return audit.Answered
	case t.first(a, question) != nil && !t.told():
		return audit.AskedBack
	case t.first(a, bounce) != nil:
		return audit.Undeliverable
	}
	return audit.Silent
}

// told tells whether the company got the facts that it asked for, and that is known.
func (t *truth) told() bool {
	l := t.s.world.letters[t.firm.Address+"/"+string(audit.Clarification)]
	step := t.r.Step(audit.Clarification)
	return l != nil && len(l.accepted) > 0 && step != nil && step.Letter.State == audit.Accepted
}

// first is the earliest message of a kind that counts for the headline: received
// until the end of the window, or until the reminder (RULES 5).
func (t *truth) first(a analysis.Assessment, kind reply) *mailItem {
	cal, err := t.s.campaign.Calendar(t.firm.Company)
	if err != nil || a.T0.IsZero() {
		return nil
	}
	end := cal.Add(a.T0, t.s.campaign.Window)
	if step := t.r.Step(audit.Reminder); step != nil && !step.Letter.SentAt.IsZero() && step.Letter.SentAt.Before(end) && kind != bounce {
		end = step.Letter.SentAt
	}
	var earliest *mailItem
	for _, m := range t.items() {
		if m.kind == kind && !m.receipt.After(end) && (earliest == nil || m.receipt.Before(earliest.receipt)) {
			earliest = m
		}
	}
	return earliest
}

// items are the messages about the enquiry that could be collected. One that was
// deleted before anybody read it is lost for everybody.
func (t *truth) items() (all []*mailItem) {
	for stage, l := range t.s.world.letters {
		if stage[:len(stage)-len(l.stage)-1] != t.firm.Address || l.stage == audit.FollowUp {
			continue
		}
		for _, m := range l.puts {
			if !m.at.IsZero() && (!m.gone || t.stored[m.sum]) {
				all = append(all, m)
			}
		}
	}
	return all
}

// evidence tells whether something proves that the opening was sent.
func (t *truth) evidence() bool {
	return len(t.items()) > 0 || t.s.world.hosts[t.letter.account].holds(sent, t.letter.id)
}

// certain tells whether a process heard the 250 and was not hindered afterwards from
// writing it down: neither by a power cut or a sync that lost it, nor by whoever
// ended it or took its lease, nor by a disk that stayed full.
func (t *truth) certain() bool {
	return !t.letter.heard.IsZero() && !t.s.forgot && !t.letter.by.hindered() && !t.s.power.hasLost() && !t.letter.by.heldOn(t.letter.heard)
}

// clock compares an instant.
func (t *truth) clock(what string, c analysis.Clock, m *mailItem) {
	switch {
	case !c.Running && m == nil:
	case c.Event != (m != nil):
		t.wrong("the clock of the %s has its event: %v, but in truth %v", what, c.Event, m != nil)
	case m != nil && !c.At.Equal(m.receipt):
		t.wrong("the %s is said to have come at %s, it came at %s", what, at(c.At), at(m.receipt))
	}
}

func at(t time.Time) string { return t.UTC().Format("Mon 15:04:05.000000") }
