package reading

import (
	"replyaudit/internal/classify"
	"replyaudit/internal/grade"
	"replyaudit/internal/mail"
	"replyaudit/internal/match"
	"replyaudit/internal/split"
)

// Version names this reader; readings made by another version are made again.
const Version = "1"

// Extract is everything that the bytes of a message say by themselves. It is
// cached in the database by message and Version, as JSON.
type Extract struct {
	Version     string            `json:"version"`
	Match       match.Message     `json:"match"` // without ReceivedAt
	FromName    string            `json:"from_name,omitempty"`
	MessageID   string            `json:"message_id,omitempty"`
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
