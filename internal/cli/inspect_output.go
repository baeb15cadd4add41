package cli

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

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

// view is what a person sees: header, class and why, text, cuts, facts.
func (s inspected) view() string {
	var b strings.Builder
	line := func(name, format string, args ...any) {
		if text := printable(fmt.Sprintf(format, args...)); strings.TrimSpace(text) != "" {
			fmt.Fprintf(&b, "%-11s %s\n", name, text)
		}
	}
	e, v := s.extract, s.Verdict
	fmt.Fprintf(&b, "== %s\n", printable(s.path))
	line("From", "%s <%s>", e.FromName, strings.Join(e.Match.From, ", "))
	line("Subject", "%s", e.Match.Subject)
	line("Class", "%s", classLine(v))
	for _, ev := range v.Evidence {
		line("", "%+5.1f  %-22s %s", ev.Weight, ev.Rule, ev.Quote)
	}
	if v.Bounce != nil {
		line("Bounce", "%s %s %s (%s): %s", v.Bounce.Kind, v.Bounce.Recipient, v.Bounce.Status, v.Bounce.Reason, v.Bounce.Text)
	}
	if v.Ack != nil && (v.Ack.PromisesDeadline || v.Ack.Ticket != "") {
		line("Receipt", "ticket %q, promises a deadline: %t", v.Ack.Ticket, v.Ack.PromisesDeadline)
	}
	if s.Match.Enquiry != "" {
		line("Answers", "%s by %s (%.2f), sender %s", s.Match.Enquiry, s.Match.Signal, s.Match.Confidence, s.Match.Sender)
	}
	line("Language", "%s", e.Language)
	for _, name := range grade.FactNames() {
		if f, ok := s.Reading.Facts[name]; ok && f.Holds {
			line("Fact", "%-22s %s", name, strings.Join(strings.Fields(f.Value+"  "+quoted(f.Span.Quote)), " "))
		}
	}
	for _, q := range slices.Sorted(maps.Keys(s.Reading.Questions)) {
		a := s.Reading.Questions[q]
		line("Question", "%-22s %s %s", q, a.Status, quoted(a.Span.Quote))
	}
	if s.Unread {
		line("Unread", "an attachment, picture or portal may hold the answer")
	}
	for _, c := range s.Parts.Cuts {
		line("Cut", "%-10s %-22s %s", c.What, c.Rule, quoted(c.Quote))
	}
	for _, d := range e.Defects {
		line("Defect", "%s %s", d.Code, d.Detail)
	}
	for text := range strings.SplitSeq(s.Parts.Visible, "\n") {
		fmt.Fprintf(&b, "  | %s\n", printable(text))
	}
	return b.String() + "\n"
}

func classLine(v classify.Verdict) string {
	s := fmt.Sprintf("%s (%.2f), written by %s, %s", v.Class, v.Confidence, v.Authorship, v.Substance)
	if v.Class == audit.Uncertain {
		s = fmt.Sprintf("%s, most likely %s (%.2f)", v.Class, v.Best, v.Confidence)
	}
	return s
}

func quoted(s string) string {
	if s == "" {
		return ""
	}
	return "“" + s + "”"
}

// printable keeps foreign text from steering the terminal: control characters become "?".
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\t' {
			return ' '
		}
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			return '?'
		}
		return r
	}, s)
}
