package analysis

import (
	"slices"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/classify"
	"replyaudit/internal/grade"
)

// Fate is what became of a promise.
type Fate string

// A promise is open while its time runs, while something undecided could keep
// it, and where it waits for our own answer to a question.
const (
	Kept      Fate = "kept"
	Broken    Fate = "broken"
	OpenStill Fate = "open"
)

// MadePromise is a message of the company that promises an answer by some time.
type MadePromise struct {
	Message int // index of the message that promises
	By      time.Time
	Words   string     // that name the time
	Span    audit.Span // the sentence, in the message's visible text
	Fate    Fate
	KeptBy  int // index of the message that keeps it, -1 for none
}

// promised reads what the company promised in its messages of the window, and
// whether it kept it. What completes the answer promises nothing that is still
// owed; neither does what follows it.
func (s *assessor) promised() {
	for _, i := range s.in {
		if s.a.Complete && !s.r.Messages[i].ReceivedAt.Before(s.r.Messages[s.a.CompletedBy].ReceivedAt) {
			break
		}
		if p, ok := s.promiseIn(i); ok {
			p.KeptBy = s.keeps(p)
			p.Fate = s.fateOf(p)
			s.a.Promised = append(s.a.Promised, p)
		}
	}
}

// promiseIn finds the first sentence of a message that names the time of an
// answer: of an acknowledgement that is known to, or of a person.
func (s *assessor) promiseIn(i int) (MadePromise, bool) {
	m := &s.r.Messages[i]
	v := m.Decision.Verdict
	if v.Class != audit.Human && (v.Class != audit.Acknowledgement || v.Ack == nil || !v.Ack.PromisesDeadline) {
		return MadePromise{}, false
	}
	for _, span := range classify.Promises(m.Decision.Parts.Visible) {
		if d, ok := grade.DeadlineIn(span.Quote, s.r.Language, m.ReceivedAt, s.cal); ok {
			return MadePromise{Message: i, By: d.By, Words: d.Words, Span: span}, true
		}
	}
	return MadePromise{}, false
}

// keeps is the first message of substance that came by the promised time: after
// the promise of a person, or at all beside an acknowledgement, which may be the slower.
func (s *assessor) keeps(p MadePromise) int {
	promise := &s.r.Messages[p.Message]
	return s.first(slices.Concat(s.in, s.after, s.late), func(i int) bool {
		at := s.r.Messages[i].ReceivedAt
		behind := at.After(promise.ReceivedAt) || promise.Decision.Verdict.Class == audit.Acknowledgement
		return i != p.Message && behind && !at.After(p.By) && s.substantive(i)
	})
}

func (s *assessor) fateOf(p MadePromise) Fate {
	switch {
	case p.KeptBy >= 0:
		return Kept
	case s.d.AsOf.Before(p.By), s.r.Collected.Before(p.By), s.a.Waiting, s.a.AskedBackBy >= 0:
		return OpenStill
	}
	return Broken
}

// Need is whether a reminder was needed to get a reply.
type Need string

// A reminder goes out only to who has not replied; Spared had replied before one was due.
const (
	Spared Need = "not_needed" // replied without
	Needed Need = "needed"     // replied after it
	InVain Need = "in_vain"    // reminded, and no reply all the same
)

// ReminderNeeded says whether a reminder was needed, "" where that cannot be
// said: nothing came and none was sent, or the enquiry is not settled.
func (e *Enquiry) ReminderNeeded() Need {
	step := e.Step(audit.Reminder)
	switch reminded := step != nil && !step.Letter.SentAt.IsZero(); {
	case !analysed(e):
	case replied(e):
		return Spared
	case e.OnlyReminded():
		return Needed
	case reminded && !undecidedOutcome(e.Outcome):
		return InVain
	}
	return ""
}

// reminders counts whether reminders were needed.
func (s *sample) reminders() map[Need]int {
	n := map[Need]int{}
	for i := range s.all {
		if need := s.all[i].ReminderNeeded(); need != "" {
			n[need]++
		}
	}
	return n
}
