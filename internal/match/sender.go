package match

import (
	"slices"
	"strings"

	"replyaudit/internal/mail"
)

// reportHit looks for our addressees among the recipients that a delivery report names.
func (l *Letters) reportHit(m Message) hit {
	h := hit{signal: "report_recipient", source: "dsn", confidence: sureReport}
	for _, to := range m.BounceTo {
		for _, e := range l.openOf(l.byAddress[addressKey(to)], m) {
			h.enquiries, h.quote = insert(h.enquiries, e), to
		}
	}
	return h
}

// senderHits compares who wrote with whom we had written, by address and by
// registrable domain, each with our base subject and without it. Only From
// counts: automatic replies and helpdesks put others' addresses into Reply-To.
func (l *Letters) senderHits(m Message) []hit {
	byAddress := hit{signal: "sender_address", source: "header:From", confidence: sureAddress}
	byDomain := hit{signal: "sender_domain", source: "header:From", confidence: likely}
	for _, from := range m.From {
		for _, e := range l.openOf(l.byAddress[addressKey(from)], m) {
			byAddress.enquiries, byAddress.quote = insert(byAddress.enquiries, e), from
		}
		domain := ownDomain(from)
		for _, e := range l.openOf(l.byDomain[domain], m) {
			byDomain.enquiries, byDomain.quote = insert(byDomain.enquiries, e), domain
		}
	}
	byAddress.enquiries = l.withSiblings(byAddress.enquiries, m)
	byDomain.enquiries = l.withSiblings(byDomain.enquiries, m)
	theirs := words(BaseSubject(m.Subject))
	return []hit{l.withSubject(byAddress, theirs), l.withSubject(byDomain, theirs), byAddress, byDomain}
}

// openOf leaves out the enquiries of which nothing had gone out when the message came.
func (l *Letters) openOf(enquiries []int, m Message) []int {
	var out []int
	for _, e := range enquiries {
		if l.open(e, m.ReceivedAt) {
			out = append(out, e)
		}
	}
	return out
}

// withSiblings adds the other enquiries at the same organisations: which of them
// a company answers cannot be told from its address.
func (l *Letters) withSiblings(enquiries []int, m Message) []int {
	out := slices.Clone(enquiries)
	for _, e := range enquiries {
		organisation := l.letters[l.threads[e].letters[0]].Organisation
		for _, sibling := range l.openOf(l.byOrganisation[organisation], m) {
			out = insert(out, sibling)
		}
	}
	return out
}

// withSubject narrows h to the enquiries whose base subject a message carries.
func (l *Letters) withSubject(h hit, theirs []string) hit {
	out := hit{signal: h.signal + "_and_subject", source: h.source, quote: h.quote, confidence: sureSubject}
	for _, e := range h.enquiries {
		if slices.ContainsFunc(l.threads[e].letters, func(i int) bool { return carries(theirs, l.subjects[i]) }) {
			out.enquiries = append(out.enquiries, e)
		}
	}
	return out
}

// companyHit looks for the names of the companies we wrote to, for answers from
// a parent firm, a platform or a private address. The message must have been
// sent to the very address that wrote to the company.
func (l *Letters) companyHit(m Message, text []string) hit {
	h := hit{signal: "company_named", source: "text", confidence: likely}
	l.names.find(text, func(start, end int, enquiries []int) {
		if len(strings.Join(text[start:end], " ")) < 5 {
			return
		}
		for _, e := range l.openOf(enquiries, m) {
			if l.writtenFrom(e, m.Recipients) {
				h.enquiries = insert(h.enquiries, e)
			}
		}
	})
	if len(h.enquiries) > 0 {
		h.quote = l.letters[l.threads[l.first(h.enquiries)].letters[0]].Company
	}
	h.enquiries = l.withSiblings(h.enquiries, m)
	return h
}

// writtenFrom says that one of the addresses is that of the enquiry's persona.
func (l *Letters) writtenFrom(e int, addresses []string) bool {
	from := l.letters[l.threads[e].letters[0]].From
	return slices.ContainsFunc(addresses, func(a string) bool { return sameAddress(a, from) })
}

// bySubject lists the enquiries whose subject the message carries; for review only.
func (l *Letters) bySubject(m Message) []string {
	theirs := words(BaseSubject(m.Subject))
	var all []int
	l.about.find(theirs, func(start, end int, enquiries []int) {
		if !carries(theirs, theirs[start:end]) {
			return
		}
		for _, e := range l.openOf(enquiries, m) {
			all = insert(all, e)
		}
	})
	return l.ids(all)
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
	case domain == "" || platforms()[domain] || h.source == "dsn" || h.source == "text" || h.signal == "receipt_in_time":
		return ThirdParty
	}
	return OtherDomain
}

func sameAddress(a, b string) bool {
	return addressKey(a) != "" && addressKey(a) == addressKey(b)
}

// addressKey is an address as it is compared.
func addressKey(address string) string { return strings.ToLower(strings.TrimSpace(address)) }

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
