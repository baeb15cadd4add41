package campaign

import (
	"fmt"
	"net"
	netmail "net/mail"
	"regexp"
	"slices"
	"strings"

	"replyaudit/internal/mail"
)

var domainPattern = regexp.MustCompile(`^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$`)

// parseAddress reads a bare address (RFC 5322 addr-spec in ASCII, since not
// every server speaks RFC 6531) and writes its domain in small letters.
func parseAddress(s string) (string, error) {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return "", fmt.Errorf("%q has letters outside ASCII; write the domain in its xn-- form, as the company's web address has it", s)
		}
	}
	a, err := netmail.ParseAddress(s)
	if err != nil || a.Name != "" || a.Address != s {
		return "", fmt.Errorf("%q is not a mail address; write it bare, such as info@example.com", s)
	}
	at := strings.LastIndexByte(s, '@')
	local, domain := s[:at], strings.ToLower(s[at+1:])
	if len(local) > 64 || len(s) > 254 || strings.ContainsAny(local, "\"\\ ") {
		return "", fmt.Errorf("%q is not an address that every server takes; write one without quotes, at most 64 characters before the @ and 254 in all", s)
	}
	if !domainPattern.MatchString(domain) {
		return "", fmt.Errorf("%q has no proper domain; write one such as example.com", s)
	}
	return local + "@" + domain, nil
}

// DomainOf is what stands after the @ of an address.
func DomainOf(address string) string {
	return address[strings.LastIndexByte(address, '@')+1:]
}

// loopback reports whether a host is this machine.
func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// Reserved reports whether a domain can belong to nobody (RFC 2606, RFC 6761).
func Reserved(domain string) bool {
	labels := strings.Split(domain, ".")
	if slices.Contains([]string{"example", "test", "invalid", "localhost"}, labels[len(labels)-1]) {
		return true
	}
	return slices.Contains([]string{"example.com", "example.net", "example.org"}, mail.Registrable(domain))
}
