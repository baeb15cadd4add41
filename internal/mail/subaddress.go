package mail

import "strings"

// Subaddress is an address with a detail in it: ann+tag@example.com (RFC 5233
// section 4; "+" is what mail hosts that deliver such addresses have in common).
func Subaddress(address, detail string) string {
	local, domain, ok := strings.Cut(address, "@")
	if !ok {
		return address
	}
	return local + "+" + detail + "@" + domain
}

// WithoutDetail is the address that a subaddress belongs to.
func WithoutDetail(address string) string {
	at := strings.LastIndexByte(address, '@')
	if at < 0 {
		return address
	}
	if plus := strings.IndexByte(address[:at], '+'); plus > 0 {
		return address[:plus] + address[at:]
	}
	return address
}
