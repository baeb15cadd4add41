package match

import "strings"

// mentionHit looks for the addresses that we wrote to in the text: services that
// hold mail back or answer in a company's name tell for whom. As for its name, the
// message must have been sent to the very address that wrote to the company.
func (l *Letters) mentionHit(m Message) hit {
	h := hit{signal: "company_address", source: "text", confidence: sureAddress}
	for _, address := range addressesIn(m.Text[:min(len(m.Text), textLimit)]) {
		for _, e := range l.openOf(l.byAddress[addressKey(address)], m) {
			if l.writtenFrom(e, m.Recipients) {
				h.enquiries, h.quote = insert(h.enquiries, e), address
			}
		}
	}
	h.enquiries = l.withSiblings(h.enquiries, m)
	return h
}

// maxMentions bounds the addresses of one text that are looked up.
const maxMentions = 200

// addressesIn finds what looks like an e-mail address.
func addressesIn(text string) []string {
	var found []string
	for from := 0; len(found) < maxMentions; {
		at := strings.IndexByte(text[from:], '@')
		if at < 0 {
			break
		}
		at += from
		start, end := at, at+1
		for start > from && isAddressByte(text[start-1]) {
			start--
		}
		for end < len(text) && isAddressByte(text[end]) {
			end++
		}
		if a := strings.Trim(text[start:end], ".-'"); start < at && strings.IndexByte(a, '@')+1 < len(a) {
			found = append(found, a)
		}
		from = end
	}
	return found
}

// isAddressByte reports a byte of an unquoted address (RFC 5322 section 3.2.3,
// RFC 6532 for what is not ASCII), without what is more often punctuation.
func isAddressByte(b byte) bool {
	return b >= 0x80 || 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' || '0' <= b && b <= '9' || strings.IndexByte(".-_+'=&", b) >= 0
}
