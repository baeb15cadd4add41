package analysis

import (
	"slices"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
	"replyaudit/internal/reading"
	"replyaudit/internal/rubric"
	"replyaudit/internal/store"
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
	ShowContrasts bool                      // somebody asks for contrasts before the end, and that is logged (RULES 3)
	Records       []Record                  // in the order of enquiry id
	Unmatched     int                       // messages in the campaign's mailboxes that belong to no enquiry and wait for a person
	Log           []Event                   // of the campaign itself until AsOf, without that of its enquiries
	Foreign       int                       // messages that have nothing to do with the campaign
	Proposals     map[string]store.Override // what people say of proposals, by store.ProposalID
	Coding        *store.Coding             // nil before it was planned, and before the close
	Earlier       []*Data                   // campaigns over the same companies that this one is set against, oldest first

	Controls []store.ControlLetter // those whose place was known by then
	doubtful map[personaDay]bool
	Measured []store.Measurement // the last of each mailbox that was measured, in the order of the campaign

	calendars *calendars // nil: each is made when it is needed
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

// handedOver reports whether a letter in a state was offered to our mail server.
func handedOver(s audit.LetterState) bool {
	return s == audit.Accepted || s == audit.Unknown || s == audit.Rejected
}

// Step is a later letter of the enquiry, planned or out.
type Step struct {
	Stage     audit.Stage
	ID        string // of the letter: ENQUIRY/STAGE
	Letter    Letter
	WindowEnd time.Time // of a follow-up or a questionnaire that is out: its own; else zero
}

// Step returns the later letter of a stage, nil when the enquiry has none.
func (r *Record) Step(stage audit.Stage) *Step {
	for i := range r.Steps {
		if r.Steps[i].Stage == stage {
			return &r.Steps[i]
		}
	}
	return nil
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
	SHA256 string // of its bytes as they were handed over; "" while none were
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
	Overridden bool // a person has looked at it and changed class, match or answers
}

// Event is one line of the log.
type Event struct {
	Seq      int
	At       time.Time
	Actor    audit.Actor
	Kind     string
	Letter   audit.Stage // of the script's letters the one that it is about, "" for none
	Detail   string
	Value    string // what a person decided
	Decision string // key of a person's decision, by which another event may undo it
}

// The decisions of people about an enquiry, as the log names them.
const (
	withdrawn          = "review.withdrawn"
	contactedOtherwise = "review.contacted_otherwise"
	detected           = "review.detected"
	undone             = "review.undone"
	sentByWord         = "review.sent"
)

// stands reports whether a person has decided so and has not taken it back.
func stands(events []Event, kind string) bool {
	return decided(events, func(e Event) bool { return e.Kind == kind })
}

// denied reports whether a person says, and has not taken back, that the letter
// of a stage never left.
func denied(events []Event, stage audit.Stage) bool {
	return decided(events, func(e Event) bool { return e.Kind == sentByWord && e.Letter == stage && e.Value == store.NotSent })
}

// decided reports whether a person has decided something of the kind and has not
// taken it back.
func decided(events []Event, of func(Event) bool) bool {
	return slices.ContainsFunc(events, func(e Event) bool {
		return of(e) && !slices.ContainsFunc(events, func(u Event) bool {
			return u.Kind == undone && u.Decision == e.Decision && u.Seq > e.Seq
		})
	})
}
