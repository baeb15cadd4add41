// Package match decides which of our letters a message answers.
//
// It tries named signals in a fixed order and takes the first that points at
// exactly one enquiry: ids of the thread, ids inside reports and attached
// originals, our own phrases in quoted text, the recipient of a delivery report,
// the sender's address, the sender's registrable domain, the company's name.
// Every hit is kept as evidence, so that a wrong match can be understood.
//
// Two rules keep it honest. A signal that points at two enquiries decides
// nothing: the message goes to review with both as possible (RULES section 6).
// And everything but ids and our own phrases is weak: it never counts for a
// message that came before the letter went out (RULES section 4), and never by
// domain for public mail providers and shared hosters. A subject alone never
// matches.
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

// skew is how much earlier than t0 a message may seem to come in (RULES section 4).
const skew = 2 * time.Second

// The confidences of the signals; each further signal that agrees adds a part of what is missing.
const (
	sureID      = 0.99
	surePhrase  = 0.95
	sureReport  = 0.9
	sureSubject = 0.9 // sender and base subject
	sureAddress = 0.85
	likely      = 0.6 // registrable domain, or the company's name
	agreement   = 0.3
)

// hit says that one signal points at candidates.
type hit struct {
	signal     string
	source     string
	quote      string
	confidence float64
	letters    []int // indices of candidates, in order
}

// Match decides which of the letters the message answers.
func (l *Letters) Match(m Message) Result {
	if l == nil {
		return Result{}
	}
	text := textOf(m)
	hits := append(l.strongHits(m, text), l.weakHits(m, text)...)
	hits = slices.DeleteFunc(hits, func(h hit) bool { return len(h.letters) == 0 })
	r := decide(hits, m, l.cands)
	if r.Enquiry == "" && len(r.Possible) == 0 {
		r.Possible = bySubject(m, l.cands)
	}
	return r
}

// strongHits are the signals of the thread itself; any sender and any time counts.
func (l *Letters) strongHits(m Message, text []string) []hit {
	return []hit{
		l.idHit("in_reply_to", "header:In-Reply-To", m.InReplyTo),
		l.idHit("references", "header:References", m.References),
		l.idHit("original_id", "original", m.OriginalIDs),
		l.phraseHit(text),
	}
}

// weakHits are the signals that a coincidence can produce.
func (l *Letters) weakHits(m Message, text []string) []hit {
	var open []int
	for i, c := range l.cands {
		early := !m.ReceivedAt.IsZero() && !c.T0.IsZero() && m.ReceivedAt.Before(c.T0.Add(-skew))
		if !early {
			open = append(open, i)
		}
	}
	hits := []hit{reportHit(m, l.cands, open)}
	hits = append(hits, l.senderHits(m, open)...)
	return append(hits, l.companyHit(m, text, open))
}

// decide takes the first hit that one enquiry survives. Later hits may narrow a
// hit that points at several: our phrases in a quotation name the script, the
// sender's domain then names the company.
func decide(hits []hit, m Message, cands []Candidate) Result {
	for i, h := range hits {
		letters := h.letters
		confidence := h.confidence
		evidence := []audit.Evidence{h.evidence()}
		for _, other := range hits[i+1:] {
			common := intersect(letters, other.letters)
			if len(common) == 0 {
				continue
			}
			letters = common
			confidence += agreement * (1 - confidence)
			evidence = append(evidence, other.evidence())
		}
		if enquiries := enquiriesOf(letters, cands); len(enquiries) > 1 {
			return Result{Possible: enquiries, Signal: h.signal, Evidence: evidence}
		}
		c := cands[latest(letters, m.ReceivedAt, cands)]
		return Result{
			Enquiry: c.Enquiry, Letter: c.Letter, Confidence: confidence, Signal: h.signal,
			Sender: relate(m, c, h), Evidence: evidence,
		}
	}
	return Result{}
}

func (h hit) evidence() audit.Evidence {
	return audit.Evidence{Rule: h.signal, Source: h.source, Quote: clip(h.quote), Weight: h.confidence}
}

// enquiriesOf returns the distinct enquiries of letters, sorted.
func enquiriesOf(letters []int, cands []Candidate) []string {
	var out []string
	for _, i := range letters {
		out = append(out, cands[i].Enquiry)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// latest returns the letter that was the last to go out before the message came.
func latest(letters []int, received time.Time, cands []Candidate) int {
	best := letters[0]
	for _, i := range letters[1:] {
		t := cands[i].T0
		if t.After(cands[best].T0) && (received.IsZero() || !t.After(received.Add(skew))) {
			best = i
		}
	}
	return best
}

func intersect(a, b []int) []int {
	var out []int
	for _, i := range a {
		if slices.Contains(b, i) {
			out = append(out, i)
		}
	}
	return out
}

// clip bounds quoted evidence to 200 characters.
func clip(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 200 {
		return string(r[:200])
	}
	return s
}
