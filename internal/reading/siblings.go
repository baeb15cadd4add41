package reading

import "strings"

// Template is a text that a sender sends to a mailbox more than once: its
// fingerprint, the mailbox and the sender. "" stands for texts that are too short
// to tell.
type Template string

// TemplateOf is the template of a message in a mailbox.
func TemplateOf(e Extract, mailbox string) Template {
	if e.Fingerprint == "" {
		return ""
	}
	return Template(strings.Join([]string{e.Fingerprint, mailbox, strings.ToLower(Sender(e))}, " "))
}

// Sender is the first address in From, "" where there is none.
func Sender(e Extract) string {
	if len(e.Match.From) == 0 {
		return ""
	}
	return e.Match.From[0]
}

// Siblings are the enquiries that got each template; the zero value is empty.
// Adding in any order gives the same.
type Siblings struct {
	enquiries map[Template]map[string]bool
}

// Add notes that a message of an enquiry has a template. Messages of no enquiry
// and texts too short to tell are left out.
func (s *Siblings) Add(t Template, enquiry string) {
	if t == "" || enquiry == "" {
		return
	}
	if s.enquiries == nil {
		s.enquiries = map[Template]map[string]bool{}
	}
	if s.enquiries[t] == nil {
		s.enquiries[t] = map[string]bool{}
	}
	s.enquiries[t][enquiry] = true
}

// elsewhere tells whether another enquiry got the template.
func (s *Siblings) elsewhere(t Template, enquiry string) bool {
	if s == nil {
		return false
	}
	got := s.enquiries[t]
	return len(got) > 1 || len(got) == 1 && !got[enquiry]
}
