package cli

import (
	"replyaudit/internal/audit"
	"replyaudit/internal/classify"
	"replyaudit/internal/grade"
	"replyaudit/internal/mail"
)

// inspectObject is the JSON object of one message, the contract by which the
// accuracy of reading is measured.
type inspectObject struct {
	File        string                  `json:"file"`
	Class       audit.Class             `json:"class"`
	Best        audit.Class             `json:"best"`
	Confidence  float64                 `json:"confidence"`
	Evidence    []audit.Evidence        `json:"evidence"`
	Language    string                  `json:"language"`
	VisibleText string                  `json:"visible_text"`
	BodyText    string                  `json:"body_text"`
	Signature   string                  `json:"signature"`
	QuotedText  string                  `json:"quoted_text"`
	Facts       map[string]any          `json:"facts"`
	Questions   map[string]grade.Status `json:"questions"`
	Bounce      *classify.Bounce        `json:"bounce"`
	Ack         *classify.Ack           `json:"ack"`
	Matched     *bool                   `json:"matched"` // null without an enquiry to match
	Defects     []mail.Defect           `json:"defects"`
}

// object returns the JSON object; asked says that an enquiry was given.
func (s inspected) object(asked bool) inspectObject {
	v := s.Verdict
	o := inspectObject{
		File: s.path, Class: v.Class, Best: v.Best, Confidence: v.Confidence, Evidence: v.Evidence,
		Language: s.extract.Language, VisibleText: s.Parts.Visible, BodyText: s.Parts.Body, Signature: s.Parts.Signature, QuotedText: s.Parts.Quoted,
		Facts: make(map[string]any), Questions: make(map[string]grade.Status), Bounce: v.Bounce, Ack: v.Ack, Defects: s.extract.Defects,
	}
	if o.Evidence == nil {
		o.Evidence = []audit.Evidence{}
	}
	if o.Defects == nil {
		o.Defects = []mail.Defect{}
	}
	for name, f := range s.Reading.Facts {
		o.Facts[name] = factValue(name, f)
	}
	for id, a := range s.Reading.Questions {
		o.Questions[id] = a.Status
	}
	if asked {
		matched := s.Match.Enquiry != ""
		o.Matched = &matched
	}
	return o
}

// factValue is the value of facts that have one (null when they do not hold), and true or false for the others.
func factValue(name string, f grade.Fact) any {
	switch name {
	case "responder_name", "responder_role", "phone":
		if !f.Holds {
			return nil
		}
		return f.Value
	}
	return f.Holds
}
