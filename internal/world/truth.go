package world

import (
	"slices"
	"strings"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
)

// Truth is what really happened to one enquiry, known to the world alone. Its
// results follow from the letters and messages by RULES, worked out here anew,
// so that a fault of the analysis cannot hide itself.
// An opening that the company's server refuses in answer to RCPT was never
// accepted: there are no letters.
type Truth struct {
	Company  string
	Script   string // "" when the letter is no text of the campaign
	From, To string // envelope
	Habit    string
	At       time.Time // the first letter was taken or refused

	Letters  []SentLetter // in order of acceptance
	Messages []Message    // everything that they bring about, in order of arrival

	Result                        // of the opening, before any reminder (RULES 5)
	Later  map[audit.Stage]Result // reminder: the final result of the enquiry; follow_up: its own
	Duties map[audit.Stage]Demand // later letters that the script has
}

// SentLetter is one letter that was accepted.
type SentLetter struct {
	Stage         audit.Stage
	Subject, Body string
	MessageID     string // without angle brackets
	AcceptedAt    time.Time
	WindowEnd     time.Time // of an opening or follow-up; else zero
	Copies        int       // received; more than one is a letter sent twice
}

// Result is what a flawless reader would find when the window is over.
type Result struct {
	// Outcome is pending_review where the mail itself does not show the answer.
	Outcome audit.Outcome

	Acknowledged      bool
	OutOfOffice       bool
	Delayed           bool
	Late              bool // the first substantive message of a person came after the window
	AfterReminder     bool // a substantive message came after the reminder
	BouncedAfterReply bool
	BrokenForwarding  bool // a failure notice named another recipient
	DeliveryDoubtful  bool // a delay or a broken forwarding, and nothing heard since

	AckAt    time.Time // first acknowledgement, zero for none
	ReplyAt  time.Time // first substantive message of a person in the window, zero for none
	AnswerAt time.Time // the message that completed the answers, zero for none
	LateAt   time.Time // first substantive message of a person after the window, when there is none in it
	// Waited is how long the company waited for us after its question back: until
	// our clarification, else until the end of the answer clock.
	Waited time.Duration

	Answered     []string // ids of the questions answered in the window, in the order of the script
	Wrong        []string // those of them that were last answered with a wrong value
	Contradicted []string // those of them that two messages answer differently
	Contacts     int      // messages of people until the answer was complete, or until the end
	Signers      []string // who signed them, in the order of their messages
	AtOnce       bool     // complete with the first message of a person
	Unprompted   bool     // wrote again after the complete answer without a letter of ours in between
	Sender       string   // relation of the first substantive message's sender to us (RULES 6)
}

// Handovers is the number of hands that the enquiry went through, less one.
func (r Result) Handovers() int { return max(0, len(r.Signers)-1) }

// Message is one message that a letter brings about.
type Message struct {
	Stage      audit.Stage // of the letter that brought it about
	At         time.Time   // arrival by the mailbox host's right clock
	Class      audit.Class
	Folder     string // in which it arrived
	MovedAt    time.Time
	Copies     int
	MessageID  string // without angle brackets
	From       string
	Sender     string   // same_address, same_domain, other_domain, free_mail
	Signer     string   // the name below the text; "" where nobody signs, even if From has a name
	Answers    []string // question ids
	Wrong      []string // those with a wrong value
	Other      []string // those with another value than an earlier message's
	Text       string   // what a person wrote, for the truth about a question back
	AsksBack   bool     // holds nothing but a question that must be answered first
	Unreadable bool     // the answer stands in an attachment or behind a link only
	Refusal    bool     // a bounce for policy (RFC 3463 X.7.x)
	Forwarded  bool     // a bounce that names another recipient than ours
}

// substantive reports whether a message stops the reply clock (RULES 5).
func (m Message) substantive() bool {
	return m.Class == audit.Human && !m.AsksBack && !m.Unreadable
}

// Demand says whether a later letter of a script must go out by RULES 5.
type Demand string

// The demands. May stands where the script's instant and the company's message
// lie so close that both are right.
const (
	Must    Demand = "must"
	May     Demand = "may"
	MustNot Demand = "must not"
)

// Truth returns the truth about every enquiry as it stands at an instant, in the
// order of the first letters; what was refused at the door comes where it was
// refused. A message that is still to come has not happened: a study that is over
// cannot have read it.
func (w *World) Truth(at time.Time) []Truth {
	w.mu.Lock()
	defer w.mu.Unlock()
	var all []Truth
	for _, c := range w.talks {
		all = append(all, c.conclude(at))
	}
	tellOnce(all)
	return all
}

// reject notes a letter that was refused when the company was named. An address
// that takes no mail is the company's matter. Nobody can tell whose policy it is
// when our own server says "denied", so such a letter counts as not sent.
func (w *World) reject(c *campaign.Company, from, to, status string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	outcome := audit.Undeliverable
	if strings.HasPrefix(status, "5.7.") {
		outcome = audit.NotSent
	}
	t := Truth{Company: c.Key, From: from, To: to, Habit: w.habits[c.Key], At: w.clock.Now().Truncate(time.Second), Result: Result{Outcome: outcome}}
	w.talks = append(w.talks, &conversation{company: c, truth: t})
}

// Sent returns the letter of a stage.
func (t *Truth) Sent(stage audit.Stage) (SentLetter, bool) {
	i := slices.IndexFunc(t.Letters, func(s SentLetter) bool { return s.Stage == stage })
	if i < 0 {
		return SentLetter{}, false
	}
	return t.Letters[i], true
}
