package match

import (
	"time"

	"replyaudit/internal/audit"
)

// Candidate is a letter that a message in its sender's mailbox could answer.
type Candidate struct {
	Enquiry      string
	Letter       string
	Organisation string
	Company      string // name as the company writes it, "" when unknown
	To           string // address that the letter went to
	From         string // persona's address
	Subject      string
	Body         string
	MessageIDs   []string  // without angle brackets: as sent, and as seen in the Sent copy
	T0           time.Time // acceptance, or the marker's time while that is unknown
}

// Message is what matching needs to know of a message.
type Message struct {
	From, ReplyTo []string // addresses
	Recipients    []string // To, Cc, Delivered-To, X-Original-To
	Subject       string
	InReplyTo     []string
	References    []string
	OriginalIDs   []string // Message-IDs found inside reports and attached originals
	BounceTo      []string // recipients named in a delivery report
	Text          string   // whole text including quotes, for our own phrases
	ReceivedAt    time.Time
}

// Sender relates who wrote to whom we had written (RULES section 6).
type Sender string

// The relations.
const (
	SameAddress Sender = "same_address"
	SameDomain  Sender = "same_domain"
	OtherDomain Sender = "other_domain"
	FreeMail    Sender = "free_mail"
	ThirdParty  Sender = "third_party"
)

// Result is what matching decided.
type Result struct {
	Enquiry    string           `json:"enquiry,omitempty"` // "" when nothing was decided
	Letter     string           `json:"letter,omitempty"`
	Confidence float64          `json:"confidence"`
	Signal     string           `json:"signal,omitempty"` // name of the strongest signal
	Sender     Sender           `json:"sender,omitempty"`
	Evidence   []audit.Evidence `json:"evidence,omitempty"`
	Possible   []string         `json:"possible,omitempty"` // enquiries that it could belong to, when undecided: review
}
