package coding

import "strings"

// Blinded is a reply as coders see it.
type Blinded struct {
	Number  int // its name among the replies that were drawn
	Stage   int
	Subject string
	Text    string // without signature, quotations and legal notices
}

// Blind returns the reply that a task is about.
func (s *Study) Blind(t Task) Blinded {
	r := s.replies[t.Message]
	parts := r.message.Decision.Parts
	text := s.mask.Plain(parts.Body)
	if parts.Signature != "" {
		text = strings.TrimSpace(text) + "\n[signature]"
	}
	return Blinded{Number: r.number, Stage: r.Stage, Subject: s.mask.Plain(r.message.Subject), Text: text}
}
