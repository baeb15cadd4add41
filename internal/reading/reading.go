// Package reading reads one message in two pure passes.
//
// Read takes the bytes and nothing else; its Extract is cached by message and
// Version. Decide takes the extract and an explicit Context: the letters that
// could be meant, the time of receipt, what other enquiries got from the same
// sender. It matches, takes our own words out of the text, reads facts and
// answers, and only then judges the class, since a message that answers a
// question is no receipt, however fast it came.
//
// Neither pass depends on the order in which messages arrive, and reading again
// never acts: it sends nothing and stores nothing.
package reading

import (
	"time"

	"replyaudit/internal/classify"
	"replyaudit/internal/grade"
	"replyaudit/internal/mail"
	"replyaudit/internal/match"
	"replyaudit/internal/split"
)

// Version names this reader; readings made by another version are made again.
const Version = "5"

// Extract is everything that the bytes of a message say by themselves. It is
// cached in the database by message and Version, as JSON.
type Extract struct {
	Version     string            `json:"version"`
	Match       match.Message     `json:"match"` // without ReceivedAt
	FromName    string            `json:"from_name,omitempty"`
	MessageID   string            `json:"message_id,omitempty"`
	Stamped     time.Time         `json:"stamped,omitzero"` // topmost Received, else Date: for messages read without a mailbox
	Hops        []mail.Hop        `json:"hops,omitempty"`
	Parts       split.Parts       `json:"parts"`
	Signals     classify.Signals  `json:"signals"`
	Language    string            `json:"language"`    // of the visible text, "" when too short to tell
	Fingerprint string            `json:"fingerprint"` // of the visible text with names, numbers and addresses masked
	Attachments []mail.Attachment `json:"attachments,omitempty"`
	Defects     []mail.Defect     `json:"defects,omitempty"`
}

// Decision is what is decided about a message in its context.
type Decision struct {
	Match   match.Result     `json:"match"`
	Verdict classify.Verdict `json:"verdict"`
	Parts   split.Parts      `json:"parts"`   // after our own words were taken out
	Reading grade.Reading    `json:"reading"` // of Parts.Visible; empty for automatic classes
	// Unread says that the message carries something that could hold the answer
	// but cannot be read (attachment, picture, portal); such a message is for review.
	Unread bool `json:"unread,omitempty"`
}
