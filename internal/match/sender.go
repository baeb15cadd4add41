package match

import (
	"slices"
	"strings"

	"replyaudit/internal/mail"
)

// reportHit looks for our addressees among the recipients that a delivery report names.
func reportHit(m Message, cands []Candidate, open []int) hit {
	h := hit{signal: "report_recipient", source: "dsn", confidence: sureReport}
	for _, i := range open {
		for _, to := range m.BounceTo {
			if sameAddress(cands[i].To, to) {
				h.letters = append(h.letters, i)
				h.quote = to
				break
			}
		}
	}
	return h
}

// senderHits compares who wrote with whom we had written, by address and by
// registrable domain, each with our base subject and without it. Only From
// counts: automatic replies and helpdesks put others' addresses into Reply-To.
func (l *Letters) senderHits(m Message, open []int) []hit {
	cands := l.cands
	byAddress := hit{signal: "sender_address", source: "header:From", confidence: sureAddress}
	byDomain := hit{signal: "sender_domain", source: "header:From", confidence: likely}
	for _, from := range m.From {
		domain := ownDomain(from)
		for _, i := range open {
			c := cands[i]
			if sameAddress(from, c.To) {
				byAddress.letters, byAddress.quote = append(byAddress.letters, i), from
			}
			if domain != "" && domain == l.domains[i] {
				byDomain.letters, byDomain.quote = append(byDomain.letters, i), domain
			}
		}
	}
	byAddress.letters = withSiblings(byAddress.letters, cands, open)
	byDomain.letters = withSiblings(byDomain.letters, cands, open)
	return []hit{withSubject(byAddress, m, cands), withSubject(byDomain, m, cands), byAddress, byDomain}
}

// withSiblings adds the other letters to the same organisations: which of them
// a company answers cannot be told from its address.
func withSiblings(letters []int, cands []Candidate, open []int) []int {
	if len(letters) == 0 {
		return nil
	}
	var out []int
	for _, i := range open {
		sibling := slices.ContainsFunc(letters, func(j int) bool {
			return i == j || cands[j].Organisation != "" && cands[i].Organisation == cands[j].Organisation
		})
		if sibling {
			out = append(out, i)
		}
	}
	return out
}

// withSubject narrows h to the letters whose base subject the message carries.
func withSubject(h hit, m Message, cands []Candidate) hit {
	out := hit{signal: h.signal + "_and_subject", source: h.source, quote: h.quote, confidence: sureSubject}
	for _, i := range h.letters {
		if carriesSubject(m.Subject, cands[i].Subject) {
			out.letters = append(out.letters, i)
		}
	}
	return out
}

// companyHit looks for the names of the companies we wrote to, for answers from
// a parent firm, a platform or a private address. The message must have been
// sent to the very address that wrote to the company.
func (l *Letters) companyHit(m Message, text []string, open []int) hit {
	h := hit{signal: "company_named", source: "text", confidence: likely}
	running := " " + strings.Join(text, " ") + " "
	named := make(map[int]bool)
	for name, letters := range l.names {
		if len(name) >= 5 && strings.Contains(running, " "+name+" ") {
			for _, i := range letters {
				named[i] = true
			}
		}
	}
	for _, i := range open {
		if named[i] && slices.ContainsFunc(m.Recipients, func(r string) bool { return sameAddress(r, l.cands[i].From) }) {
			h.letters, h.quote = append(h.letters, i), l.cands[i].Company
		}
	}
	h.letters = withSiblings(h.letters, l.cands, open)
	return h
}

// bySubject lists the enquiries whose subject the message carries; for review only.
func bySubject(m Message, cands []Candidate) []string {
	var letters []int
	for i, c := range cands {
		if carriesSubject(m.Subject, c.Subject) {
			letters = append(letters, i)
		}
	}
	return enquiriesOf(letters, cands)
}

// relate says how the sender stands to the address that we wrote to. Systems
// that speak about a letter (mail servers, helpdesk and booking platforms) and
// senders without a trace of the thread are third parties.
func relate(m Message, c Candidate, h hit) Sender {
	domain := ""
	for _, from := range m.From {
		if sameAddress(from, c.To) {
			return SameAddress
		}
		domain = registrable(from)
		if own := ownDomain(c.To); own != "" && domain == own {
			return SameDomain
		}
	}
	switch {
	case mail.FreeMail(domain):
		return FreeMail
	case domain == "" || platforms()[domain] || h.source == "dsn" || h.signal == "company_named":
		return ThirdParty
	}
	return OtherDomain
}

func sameAddress(a, b string) bool {
	a, b = strings.TrimSpace(a), strings.TrimSpace(b)
	return a != "" && strings.EqualFold(a, b)
}

// registrable returns the registrable domain of an address by the public suffix
// list, private section included: two customers of one hoster are two domains.
func registrable(address string) string {
	_, domain, ok := strings.Cut(strings.ToLower(strings.TrimSpace(address)), "@")
	if !ok || domain == "" {
		return ""
	}
	return mail.Registrable(domain)
}

// ownDomain is the registrable domain of an address when that says who owns it:
// "" for public providers and platforms.
func ownDomain(address string) string {
	d := registrable(address)
	if mail.FreeMail(d) || platforms()[d] {
		return ""
	}
	return d
}
