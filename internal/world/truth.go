package world

import (
	"slices"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
)

// Truth is what really happened to one letter, known to the world alone.
// A letter that the company refuses in answer to RCPT was never accepted: its
// AcceptedAt is zero, and Subject and MessageID are empty.
type Truth struct {
	Company    string
	Script     string // "" when the letter is no opening of the campaign
	From, To   string // envelope
	Subject    string
	MessageID  string // without angle brackets
	AcceptedAt time.Time
	WindowEnd  time.Time
	Habit      string
	Copies     int // of this letter received; more than one is a letter sent twice

	// Outcome is what a flawless reader would find when the window is over. Where
	// the mail itself does not show the answer it is pending_review.
	Outcome      audit.Outcome
	Acknowledged bool
	OutOfOffice  bool
	Delayed      bool
	Late         bool // the first reply of a person came after the window

	AckAt    time.Time // first acknowledgement, zero for none
	ReplyAt  time.Time // first substantive message of a person in the window, zero for none
	AnswerAt time.Time // the message that completed the answers, zero for none
	LateAt   time.Time // first reply of a person after the window, zero for none
	Answered []string  // ids of the questions answered in the window, in the order of the script
	Wrong    []string  // those of them that were answered with a wrong value

	Messages []Message // everything that the letter brings about, in order of arrival
}

// Message is one message that a letter brings about.
type Message struct {
	At         time.Time // arrival, the INTERNALDATE
	Class      audit.Class
	Folder     string
	MessageID  string // without angle brackets
	From       string
	Answers    []string // question ids
	AsksBack   bool     // holds nothing but a question that must be answered first
	Unreadable bool     // the answer stands in an attachment only
	Refusal    bool     // a bounce for policy (RFC 3463 X.7.x)
}

// Truth returns the truth about every letter so far, in the order of acceptance.
func (w *World) Truth() []Truth {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Clone(w.truth)
}

// reject notes a letter that our own server refused for a policy when the
// company was named. Nobody can tell whose policy that is, so the letter counts
// as not sent: no company is blamed for it.
func (w *World) reject(c *campaign.Company, from, to string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.truth = append(w.truth, Truth{
		Company: c.Key, From: from, To: to, Habit: habitRejectedAtRcpt, Outcome: audit.NotSent,
	})
}

// conclude derives the outcome and the clocks from the messages (RULES: an
// answer or reply beats a bounce; the first that holds, in order).
func (t *Truth) conclude(questions []string) {
	slices.SortStableFunc(t.Messages, func(a, b Message) int { return a.At.Compare(b.At) })
	var seen struct{ asked, unreadable, challenged, refused, bounced bool }
	for _, m := range t.Messages {
		if m.At.After(t.WindowEnd) {
			t.noteLate(m)
			continue
		}
		switch m.Class {
		case audit.Acknowledgement:
			t.Acknowledged = true
			setFirst(&t.AckAt, m.At)
		case audit.OutOfOffice:
			t.OutOfOffice = true
		case audit.Delay:
			t.Delayed = true
		case audit.Challenge:
			seen.challenged = true
		case audit.Bounce:
			seen.refused = seen.refused || m.Refusal
			seen.bounced = true
		case audit.Human:
			seen.asked = seen.asked || m.AsksBack
			seen.unreadable = seen.unreadable || m.Unreadable
			if !m.AsksBack && !m.Unreadable {
				t.noteReply(m, questions)
			}
		}
	}
	switch {
	case !t.AnswerAt.IsZero():
		t.Outcome = audit.Answered
	case !t.ReplyAt.IsZero():
		t.Outcome = audit.Replied
	case seen.asked:
		t.Outcome = audit.AskedBack
	case seen.unreadable:
		t.Outcome = audit.PendingReview
	case seen.challenged:
		t.Outcome = audit.Challenged
	case t.Acknowledged || t.OutOfOffice: // beats a bounce
		t.Outcome = audit.Silent
	case seen.refused:
		t.Outcome = audit.Refused
	case seen.bounced:
		t.Outcome = audit.Undeliverable
	default:
		t.Outcome = audit.Silent
	}
}

func (t *Truth) noteReply(m Message, questions []string) {
	setFirst(&t.ReplyAt, m.At)
	for _, id := range questions { // in the order of the script
		if slices.Contains(m.Answers, id) && !slices.Contains(t.Answered, id) {
			t.Answered = append(t.Answered, id)
		}
	}
	slices.SortFunc(t.Answered, func(a, b string) int { return slices.Index(questions, a) - slices.Index(questions, b) })
	if len(questions) > 0 && len(t.Answered) == len(questions) {
		setFirst(&t.AnswerAt, m.At)
	}
}

func (t *Truth) noteLate(m Message) {
	if m.Class == audit.Human {
		t.Late = t.ReplyAt.IsZero()
		setFirst(&t.LateAt, m.At)
	}
}

func setFirst(at *time.Time, t time.Time) {
	if at.IsZero() {
		*at = t
	}
}
