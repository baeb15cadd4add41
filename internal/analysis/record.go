package analysis

import (
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
	"replyaudit/internal/reading"
	"replyaudit/internal/rubric"
)

// Data is a campaign with everything that is known about it at one instant:
// the sole input of the read model.
type Data struct {
	Campaign      *campaign.Campaign
	Rubric        *rubric.Rubric
	RubricHash    string
	DesignHash    string
	ReaderVersion string
	LaunchedAt    time.Time
	AsOf          time.Time
	Closed        bool
	Records       []Record // in the order of enquiry id
	Unmatched     int      // messages in the campaign's mailboxes that belong to no enquiry and wait for a person
	Foreign       int      // messages that have nothing to do with the campaign
}

// Record is one enquiry: what was planned, what happened, what came back.
type Record struct {
	audit.Enquiry
	HasAddress bool
	Withdrawn  bool
	Letter     Letter
	WindowEnd  time.Time // zero until t0 is known
	Collected  time.Time // smallest scanned_through over the folders of the mailbox
	Messages   []Message // matched to this enquiry, by receipt time
	Pending    []Message // wait for review and could belong to this enquiry
	Steps      []Step    // its later letters, in the order of the script
	Events     []Event   // the log of this enquiry, in order
}

// Step is a later letter of the enquiry, planned or out.
type Step struct {
	Stage     audit.Stage
	ID        string // of the letter: ENQUIRY/STAGE
	Letter    Letter
	WindowEnd time.Time // of a follow-up that is out: its own; else zero
}

// Letter is a letter's fate.
type Letter struct {
	State     audit.LetterState
	Subject   string
	Body      string
	To        string
	DueAt     time.Time
	SentAt    time.Time // t0; zero when never accepted
	Uncertain bool      // t0 is the marker's time, since the letter was proved later
	// Remote is true when the refusal came from the recipient's side in answer to
	// our submission (a 5xx that names the recipient), false for our own server.
	Remote bool
	Code   int
	Status string // RFC 3463
	Text   string // server's words
}

// Message is one message that came back and what was decided about it.
type Message struct {
	ID         string
	ReceivedAt time.Time
	ClockFlag  bool // receipt was taken from the Received header (RULES section 4)
	Folder     string
	From       string
	FromName   string
	Subject    string
	SHA256     string
	Decision   reading.Decision
	Overridden bool // a person changed class or match
}

// Event is one line of the log.
type Event struct {
	Seq    int
	At     time.Time
	Actor  audit.Actor
	Kind   string
	Detail string
}
