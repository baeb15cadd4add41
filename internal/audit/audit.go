// Package audit is the vocabulary that two or more packages share: outcomes,
// classes of message, states of a letter, the enquiry, the letter and the
// evidence that a judgement rests on. It has no behaviour worth testing, does
// no input or output and imports nothing of this module.
//
// An enquiry is one question put to one company by one persona. It is made of
// letters: the opening, and in later stages a reminder, a follow-up question or
// thanks. What comes back is a message; a message is seen in a folder, and each
// such sight is a sighting. What is decided about a message names the words or
// the header on which the decision rests: Evidence.
package audit

import (
	"strings"
	"time"
)

// Outcome is the one exclusive result of an enquiry (RULES section 1).
type Outcome string

// The outcomes in the order in which they are tried: the first that holds is it.
const (
	Withdrawn     Outcome = "withdrawn"
	Missed        Outcome = "missed"
	NotSent       Outcome = "not_sent"
	SendUnknown   Outcome = "send_unknown"
	Answered      Outcome = "answered"
	Replied       Outcome = "replied"
	AskedBack     Outcome = "asked_back"
	Uncollected   Outcome = "uncollected"
	PendingReview Outcome = "pending_review"
	Challenged    Outcome = "challenged"
	Refused       Outcome = "refused"
	Undeliverable Outcome = "undeliverable"
	Silent        Outcome = "silent"
	Open          Outcome = "open"
)

// Outcomes lists all outcomes in their order of precedence.
func Outcomes() []Outcome {
	return []Outcome{
		Withdrawn, Missed, NotSent, SendUnknown, Answered, Replied, AskedBack, Uncollected,
		PendingReview, Challenged, Refused, Undeliverable, Silent, Open,
	}
}

// Class says what kind of message came in.
type Class string

// The classes. Uncertain is an answer: such a message waits for a person.
const (
	Human           Class = "human"
	Acknowledgement Class = "acknowledgement"
	OutOfOffice     Class = "out_of_office"
	Bounce          Class = "bounce"
	Delay           Class = "delay"
	Challenge       Class = "challenge"
	ReadReceipt     Class = "read_receipt"
	Marketing       Class = "marketing"
	Notification    Class = "notification"
	FeedbackReport  Class = "feedback_report"
	Uncertain       Class = "uncertain"
)

// Stage is the step of the script that a letter belongs to.
type Stage string

// Opening is the first letter of an enquiry; the others come later, each by its
// own rule (RULES section 5). Only opening, reminder and follow_up are measured.
const (
	Opening       Stage = "opening"
	Reminder      Stage = "reminder"
	Clarification Stage = "clarification" // facts of the persona, in answer to a question back
	FollowUp      Stage = "follow_up"
	Thanks        Stage = "thanks"
	Debriefing    Stage = "debriefing"
	Questionnaire Stage = "questionnaire" // asks those who agreed to it how satisfied they were
)

// Stages lists all stages in the order of a script.
func Stages() []Stage {
	return []Stage{Opening, Reminder, Clarification, FollowUp, Thanks, Debriefing, Questionnaire}
}

// Measured reports whether what answers a letter of this stage can change a
// result: what answers thanks, a debriefing or a questionnaire never does.
func (s Stage) Measured() bool { return s != Thanks && s != Debriefing && s != Questionnaire }

// LetterState is where a letter stands on its way out. The names are those of
// the database; ARCHITECTURE.md draws the machine.
type LetterState string

// The states. Nothing from HandingOver onwards is ever sent again without proof or a person.
const (
	// Planned is a later letter of a script whose condition has not been met yet:
	// it is rendered and has no due time.
	Planned LetterState = "planned"
	// NotNeeded is a planned letter whose condition can no longer be met.
	NotNeeded    LetterState = "not_needed"
	Due          LetterState = "due"
	Claimed      LetterState = "claimed"
	HandingOver  LetterState = "handing_over"
	Accepted     LetterState = "accepted"
	Rejected     LetterState = "rejected"
	Deferred     LetterState = "deferred"
	Unknown      LetterState = "unknown"
	MissedLetter LetterState = "missed"
	Cancelled    LetterState = "cancelled"
)

// Actor is who caused an event.
type Actor string

// ByEngine is the program acting on its own; a person is "person:NAME".
const ByEngine Actor = "engine"

// Enquiry is one question put to one company by one persona.
type Enquiry struct {
	ID           string            `json:"id"` // natural key: CAMPAIGN/COMPANY/NN
	Campaign     string            `json:"campaign"`
	Wave         string            `json:"wave"`
	Organisation string            `json:"organisation"`      // the cluster of inference
	Company      string            `json:"company"`           // key of the company in the campaign
	Persona      string            `json:"persona"`           // key
	Mailbox      string            `json:"mailbox"`           // key of the account that sends and receives
	Script       string            `json:"script"`            // key
	Language     string            `json:"language"`          // ISO 639-1 of the letter
	Variant      string            `json:"variant,omitempty"` // of the script's texts, "" where there is but one
	Factors      map[string]string `json:"factors,omitempty"`
	Block        string            `json:"block,omitempty"`
	PlannedAt    time.Time         `json:"planned_at"` // UTC, whole seconds
}

// Letter is one rendered piece of mail, frozen at launch. Its Date and
// Message-ID are added when it is claimed.
type Letter struct {
	ID       string    `json:"id"` // LetterID
	Enquiry  string    `json:"enquiry"`
	Stage    Stage     `json:"stage"`
	Mailbox  string    `json:"mailbox"`
	FromName string    `json:"from_name"`
	From     string    `json:"from"`
	To       string    `json:"to"`
	Subject  string    `json:"subject"`
	Body     string    `json:"body"`            // UTF-8, LF
	DueAt    time.Time `json:"due_at,omitzero"` // zero while the letter is only planned
	// LatestAt is the last instant at which the letter may still go out; later it is missed.
	LatestAt time.Time `json:"latest_at,omitzero"`
}

// ControlStage is the stage of the copy of an opening that goes to a control, a
// mailbox of our own at another provider. It belongs to no script and is never measured.
func ControlStage(control string) Stage { return Stage("control-" + control) }

// Control returns the key of the control that a letter of this stage goes to.
func (s Stage) Control() (key string, ok bool) { return strings.CutPrefix(string(s), "control-") }

// LetterID is the id of an enquiry's letter: ENQUIRY/STAGE.
func LetterID(enquiry string, stage Stage) string { return enquiry + "/" + string(stage) }

// SplitLetterID is the reverse of LetterID; what has no slash is all stage.
func SplitLetterID(letter string) (enquiry string, stage Stage) {
	slash := strings.LastIndexByte(letter, '/')
	return letter[:max(0, slash)], Stage(letter[slash+1:])
}

// Evidence names what a judgement rests on: a header, a rule, or a span of text.
type Evidence struct {
	Rule   string  `json:"rule"`             // stable name of the signal, e.g. "auto_submitted"
	Source string  `json:"source,omitempty"` // "header:Auto-Submitted", "visible", "subject", "dsn", "context"
	Quote  string  `json:"quote,omitempty"`  // the words themselves, at most 200 characters
	Start  int     `json:"start,omitempty"`  // byte offsets into the visible text when Source is "visible"
	End    int     `json:"end,omitempty"`
	For    Class   `json:"for,omitempty"`    // the class it speaks for, or against
	Weight float64 `json:"weight,omitempty"` // logarithmic; negative speaks against the class
}

// Span is a piece of the visible text: byte offsets and the words between them.
type Span struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Quote string `json:"quote"`
}
