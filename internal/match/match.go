// Package match decides which of our letters a message answers.
//
// It tries named signals in a fixed order and takes the first that points at
// exactly one enquiry: the address that only it was written from, ids of the thread, ids inside reports and attached
// originals, our own phrases in quoted text, the recipient of a delivery report,
// the sender's address, the sender's registrable domain, the company's address
// or name in the text.
// Every hit is kept as evidence, so that a wrong match can be understood.
//
// Two rules keep it honest. A signal that points at two enquiries decides
// nothing: the message goes to review with both as possible (RULES section 6).
// Two letters of one enquiry are not two candidates: which of them is meant is
// asked after the enquiry is known. And everything but ids and our own phrases
// is weak: it never counts for a message that came before the letter went out
// (RULES section 4), and never by domain for public mail providers and shared
// hosters. A subject alone never matches.
//
// Match is pure. It does not know what the message says beyond our own words in
// it, and it does not choose between human and automatic.
package match

import (
	"slices"
	"strings"
	"time"

	"replyaudit/internal/audit"
)

// Skew is how much earlier than t0 a message may seem to come in (RULES section 4).
const Skew = 2 * time.Second

// The confidences of the signals; each further signal that agrees adds a part of what is missing.
const (
	sureToken   = 0.99
	sureID      = 0.99
	surePhrase  = 0.95
	sureReport  = 0.9
	sureSubject = 0.9 // sender and base subject
	sureAddress = 0.85
	likely      = 0.6 // registrable domain, or the company's name
	agreement   = 0.3
)

// hit says that one signal points at enquiries.
type hit struct {
	signal     string
	source     string
	quote      string
	confidence float64
	enquiries  []int // indices, ascending
	// quoteOf is the quote where that depends on the enquiry, nil where it does not.
	quoteOf func(enquiry int) string
}

// Match decides which of the letters the message answers: first which enquiry,
// then which of its letters.
func (l *Letters) Match(m Message) Result {
	if l == nil {
		return Result{}
	}
	text := textOf(m)
	hits := append(l.strongHits(m, text), l.weakHits(m, text)...)
	hits = slices.DeleteFunc(hits, func(h hit) bool { return len(h.enquiries) == 0 })
	r := l.decide(hits, m, text)
	if r.Enquiry == "" && len(r.Possible) == 0 {
		r.Possible = l.bySubject(m)
	}
	return r
}

// strongHits are the signals of the thread itself; any sender and any time counts.
func (l *Letters) strongHits(m Message, text []string) []hit {
	return []hit{
		l.tokenHit(m),
		l.idHit("in_reply_to", "header:In-Reply-To", m.InReplyTo),
		l.idHit("references", "header:References", m.References),
		l.idHit("original_id", "original", m.OriginalIDs),
		l.phraseHit(m, text),
	}
}

// weakHits are the signals that a coincidence can produce.
func (l *Letters) weakHits(m Message, text []string) []hit {
	hits := []hit{l.reportHit(m)}
	hits = append(hits, l.senderHits(m)...)
	return append(hits, l.mentionHit(m), l.companyHit(m, text))
}

// decide takes the first hit that one enquiry survives. Later hits may narrow a
// hit that points at several: our phrases in a quotation name the script, the
// sender's domain then names the company.
func (l *Letters) decide(hits []hit, m Message, text []string) Result {
	if len(hits) == 0 {
		return Result{}
	}
	first := hits[0]
	enquiries, confidence, agreeing := first.enquiries, first.confidence, hits[:1:1]
	for _, other := range hits[1:] {
		common := intersect(enquiries, other.enquiries)
		if len(common) == 0 {
			continue
		}
		enquiries = common
		confidence += agreement * (1 - confidence)
		agreeing = append(agreeing, other)
	}
	// To whom a message came narrows and never decides alone: anybody can write to anybody.
	if len(enquiries) > 1 {
		to := l.recipientHit(m)
		if common := intersect(enquiries, to.enquiries); 0 < len(common) && len(common) < len(enquiries) {
			enquiries, agreeing = common, append(agreeing, to)
		}
	}
	var evidence []audit.Evidence
	for _, h := range agreeing {
		evidence = append(evidence, h.evidence(l.first(enquiries)))
	}
	if len(enquiries) > 1 {
		return Result{Possible: l.ids(enquiries), Signal: first.signal, Evidence: evidence}
	}
	c := l.letterOf(enquiries[0], m, text)
	return Result{
		Enquiry: c.Enquiry, Letter: c.Letter, Confidence: confidence, Signal: first.signal,
		Sender: relate(m, c, first), Evidence: evidence,
	}
}

// evidence is what the hit says for an enquiry that it points at.
func (h hit) evidence(enquiry int) audit.Evidence {
	if h.quoteOf != nil {
		h.quote = h.quoteOf(enquiry)
	}
	return audit.Evidence{Rule: h.signal, Source: h.source, Quote: clip(h.quote), Weight: h.confidence}
}

// clip bounds quoted evidence to 200 characters.
func clip(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 200 {
		return string(r[:200])
	}
	return s
}
