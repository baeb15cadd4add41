// Package classify says what kind of message came in: a person's answer, an
// acknowledgement, an out-of-office notice, a bounce, a delay, a challenge, a
// read receipt, marketing, a notification, a feedback report, or uncertain.
//
// It works in two steps. Extract gathers evidence from the bytes alone: the
// structure of reports, header fields by vendor, the wording of the new text.
// Decide weighs that evidence together with the context: how fast the message
// came, whether it answers a question, whether the same text went to another
// enquiry.
//
// Evidence is weighed, never counted as yes or no. Header fields that helpdesks
// stamp on answers by people say nothing there; automatic replies that carry no
// header at all are told by their words; a person who mentions a holiday but
// answers is a person. A letter that answers nothing starts with less credit:
// there words are cheap, and talk of orders and accounts counts.
//
// Weights are judgements on a logarithmic scale, set by hand and checked against
// labelled mail, not estimated from it; the confidence made of their sums orders
// messages and is not a calibrated probability. Below a limit the class is
// uncertain and Best holds the likeliest one. Structure that only a report has
// (RFC 3464, RFC 8098, RFC 5965) is proof.
//
// The package does not decide to which enquiry a message belongs and grades nothing.
package classify

import (
	"slices"

	"replyaudit/internal/audit"
	"replyaudit/internal/mail"
	"replyaudit/internal/split"
)

// Extract gathers all evidence that the bytes of a message hold. p is the body
// of m, divided. The result does not depend on anything else.
func Extract(m *mail.Message, p split.Parts) Signals {
	s := Signals{NullPath: m.ReturnPath == "<>", Reply: answers(m), Vendor: vendorOf(m), Subject: clip(m.Subject, 500), Sent: m.Date.UTC()}
	s.Evidence, s.Bounce = reportSignals(m)
	if s.Evidence == nil {
		s.Evidence, s.Bounce = textReport(m, p)
	}
	if isFeedback(m) {
		s.Evidence = append(s.Evidence, structure(audit.FeedbackReport, "feedback_report", m.Subject))
	}
	s.Evidence = append(s.Evidence, headerSignals(m, s.Vendor)...)
	s.Evidence = append(s.Evidence, vendorSignals(m, s.Vendor)...)
	s.Evidence = append(s.Evidence, markupSignals(m, s.Vendor)...)
	return s.Reword(p, "")
}

// Reword returns s with the evidence of wording taken anew: from p, out of which
// our own words have been taken, and from the subject without ours. Where neither
// makes a difference to the text, what was found in it stands.
func (s Signals) Reword(p split.Parts, ownSubject string) Signals {
	var kept, words []Signal
	for _, e := range s.Evidence {
		switch e.Source {
		case "subject":
		case "visible", "footer":
			words = append(words, e)
		default:
			kept = append(kept, e)
		}
	}
	s.Reply = s.Reply || keepsSubject(s.Subject, ownSubject)
	w := wording{p.Visible, p.Signature, p.Disclaimer, s.Reply}
	if s.worded == nil || *s.worded != w {
		s.worded = &w
		words = s.readWords(p)
	}
	s.Evidence = append(append(kept, subjectWording(s, ownSubject)...), words...)
	return s
}

// readWords takes over what the new text says, and returns the evidence in it.
func (s *Signals) readWords(p split.Parts) (words []Signal) {
	ss := sentences(p.Visible)
	above := written(p, ss)
	s.Words, s.Length = ownWords(above), 0
	for _, x := range above {
		s.Length += x.words
	}
	words, s.Substance = inWords(p, *s, ss)
	s.Portal = slices.ContainsFunc(ss, func(x sentence) bool { return x.found[portal] })
	s.Ack = acknowledgement(s.Subject, ss)
	s.Returns = returnDate(ss, s.Sent)
	return words
}
