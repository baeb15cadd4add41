package match

import (
	"slices"
	"strings"
	"time"

	"replyaudit/internal/mail"
)

// tokenHit looks for the subaddress that one enquiry alone was written from
// among those the message was sent to. It comes from our letter and from nowhere
// else, so any sender and any subject counts.
func (l *Letters) tokenHit(m Message) hit {
	h := hit{signal: "address_token", source: "header:To", confidence: sureToken}
	for _, to := range m.Recipients {
		if !strings.EqualFold(mail.WithoutDetail(to), to) {
			for _, e := range l.bySender[addressKey(to)] {
				h.enquiries, h.quote = insert(h.enquiries, e), to
			}
		}
	}
	return h
}

// recipientHit are the enquiries written from the addresses that the message was
// sent to: of two customers who wrote to one company, the one who is answered.
func (l *Letters) recipientHit(m Message) hit {
	h := hit{signal: "recipient_address", source: "header:To", confidence: likely}
	for _, to := range m.Recipients {
		for _, e := range l.openOf(l.bySender[addressKey(to)], m) {
			h.enquiries, h.quote = insert(h.enquiries, e), to
		}
	}
	return h
}

// prompt is how soon after a letter a receipt of it comes in, greylisting included
// (RFC 6647 section 2).
const prompt = 30 * time.Minute

// Prompted decides which letter a receipt without any trace of it answers: the
// only one that went out from the address that it was sent to shortly before. Only
// for messages that say that an enquiry has come in.
func (l *Letters) Prompted(m Message) Result {
	if l == nil || m.ReceivedAt.IsZero() {
		return Result{}
	}
	written := l.recipientHit(m)
	h := hit{signal: "receipt_in_time", source: written.source, quote: written.quote, confidence: likely}
	for _, e := range written.enquiries {
		if slices.ContainsFunc(l.threads[e].letters, func(i int) bool { return l.letters[i].prompted(m.ReceivedAt) }) {
			h.enquiries = append(h.enquiries, e)
		}
	}
	if len(h.enquiries) == 0 {
		return Result{}
	}
	return l.decide([]hit{h}, m, nil)
}

// prompted says that a message could be what the letter brought about at once.
func (c Candidate) prompted(received time.Time) bool {
	return !c.T0.IsZero() && !early(received, c.T0) && received.Sub(c.T0) <= prompt
}
