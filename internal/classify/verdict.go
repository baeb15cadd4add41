package classify

import (
	"slices"
	"strings"
	"time"

	"replyaudit/internal/audit"
)

// Signals is all that can be said of a message's class from its bytes alone.
type Signals struct {
	Evidence  []Signal  `json:"evidence"`
	Bounce    *Bounce   `json:"bounce,omitempty"`
	Ack       *Ack      `json:"ack,omitempty"`
	Vendor    string    `json:"vendor,omitempty"` // helpdesk or client that wrote it, when its fingerprint is known
	Returns   time.Time `json:"returns,omitzero"` // date of return in an out-of-office, when stated
	NullPath  bool      `json:"null_path,omitempty"`
	Reply     bool      `json:"reply,omitempty"` // its header, a quotation or our own subject says that it answers a letter
	Substance Substance `json:"substance"`
	Words     int       `json:"words,omitempty"`  // of the new text that no formula explains
	Length    int       `json:"length,omitempty"` // words of the new text above the signature
	Portal    bool      `json:"portal,omitempty"` // the answer stands behind a log-in
	Subject   string    `json:"subject,omitempty"`
	Sent      time.Time `json:"sent,omitzero"` // Date of the message

	worded *wording // that the evidence was taken from; nil before, and of stored signals
}

// wording is all that the evidence of a new text depends on.
type wording struct {
	visible, signature, disclaimer string
	reply                          bool
}

// Signal is one piece of evidence and the class that it speaks for.
type Signal struct {
	Class audit.Class `json:"class"`
	audit.Evidence
}

// Substance says how much the visible text holds (RULES section 5).
type Substance string

// Generic text could be sent to anybody, substantive text deals with the enquiry.
const (
	Generic     Substance = "generic"
	Substantive Substance = "substantive"
	Answers     Substance = "answers"
)

// Authorship says who wrote (RULES section 5).
type Authorship string

// Declared automatic means that a header says so; suspected that only wording or speed does.
const (
	Person    Authorship = "person"
	Automatic Authorship = "automatic"
	Suspected Authorship = "suspected"
	Nobody    Authorship = "unknown"
)

// Context is what is known beyond the bytes when a message is judged.
type Context struct {
	Latency         time.Duration // receipt minus t0 of the matched letter; 0 when unmatched
	Matched         bool
	QuestionsMet    int  // questions of the enquiry that the visible text answers
	SiblingTemplate bool // the same masked body came from the same sender for another enquiry
	AskedBack       bool // the visible text asks us something that an answer depends on
	Echoes          int  // distinctive words of our letter that the visible text takes up
}

// Verdict is the judgement of a message's class.
type Verdict struct {
	Class      audit.Class      `json:"class"`
	Best       audit.Class      `json:"best"` // the likeliest class even when Class is uncertain
	Confidence float64          `json:"confidence"`
	Authorship Authorship       `json:"authorship"`
	Substance  Substance        `json:"substance"`
	Evidence   []audit.Evidence `json:"evidence"`
	Bounce     *Bounce          `json:"bounce,omitempty"`
	Ack        *Ack             `json:"ack,omitempty"`
}

// Bounce is what a failure or delay notice says.
type Bounce struct {
	Kind       string     `json:"kind"` // hard or soft
	Recipients Recipients `json:"recipient"`
	Status     string     `json:"status"`           // RFC 3463, of the first recipient, "" when none was given
	Reason     string     `json:"reason,omitempty"` // unknown_user, mailbox_full, policy, content, domain, expired, routing, system, other
	Text       string     `json:"text,omitempty"`   // diagnostic, at most 300 characters
}

// Recipients are the addresses that a letter did not reach, in the order of the
// report, each once, at most 50. As text they are joined with ";".
type Recipients []string

// MarshalText makes one JSON string of the list.
func (r Recipients) MarshalText() ([]byte, error) {
	return []byte(r.String()), nil
}

// UnmarshalText reads what MarshalText wrote.
func (r *Recipients) UnmarshalText(text []byte) error {
	*r = nil
	if len(text) > 0 {
		*r = strings.Split(string(text), ";")
	}
	return nil
}

func (r Recipients) String() string {
	return strings.Join(r, ";")
}

// Has says whether addr is among them; case does not matter.
func (r Recipients) Has(addr string) bool {
	return slices.ContainsFunc(r, func(a string) bool { return strings.EqualFold(a, addr) })
}

// Ack is what an acknowledgement promises.
type Ack struct {
	PromisesDeadline bool   `json:"promises_deadline"`
	Ticket           string `json:"ticket,omitempty"`
}
