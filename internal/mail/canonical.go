package mail

import (
	"errors"
	"strings"

	"golang.org/x/net/idna"
	"golang.org/x/net/publicsuffix"
	"golang.org/x/text/unicode/norm"
)

// Canonical brings the spellings of one mailbox to one form: "Jonas
// <J.Onas+news@GMail.com.>" is jonas@gmail.com. The case does not count, nor what
// stands after a plus (RFC 5233), nor the dots of a Gmail name; the domain is in
// ASCII (RFC 5891). Two mailboxes that a host keeps apart by case or by a plus
// become one, so that it serves to leave people alone, never to write to them.
func Canonical(address string) (string, error) {
	all := readAddresses(address, "")
	if len(all) != 1 || strings.Count(all[0].Addr, "@") != 1 || strings.ContainsFunc(all[0].Addr, notInAddress) {
		return "", errors.New("not one address of the form local@domain")
	}
	local, domain, _ := strings.Cut(all[0].Addr, "@")
	domain, err := CanonicalDomain(domain)
	if err != nil {
		return "", err
	}
	local = norm.NFC.String(strings.ToLower(strings.Trim(local, `"`)))
	if plus := strings.IndexByte(local, '+'); plus > 0 {
		local = local[:plus]
	}
	if domain == "googlemail.com" {
		domain = "gmail.com"
	}
	if domain == "gmail.com" {
		local = strings.ReplaceAll(local, ".", "")
	}
	if local == "" {
		return "", errors.New("not one address of the form local@domain")
	}
	return local + "@" + domain, nil
}

func notInAddress(r rune) bool { return r <= ' ' || r == 0x7f || r == '<' || r == '>' || r == ',' }

// CanonicalDomain is a domain in lower case and ASCII, without the dot at its end.
// A name under which anybody can register (a public suffix such as "lt" or
// "co.uk") is refused: it names nobody.
func CanonicalDomain(domain string) (string, error) {
	domain = strings.ToLower(strings.TrimSuffix(strings.TrimSpace(domain), "."))
	ascii, err := idna.Lookup.ToASCII(domain)
	if err != nil || !strings.Contains(ascii, ".") || strings.Contains("."+ascii+".", "..") || strings.ContainsAny(ascii, `/:@ `) {
		return "", errors.New("no domain such as example.com")
	}
	if suffix, icann := publicsuffix.PublicSuffix(ascii); icann && suffix == ascii {
		return "", errors.New("it is no company's domain: anybody can register a name under it")
	}
	return ascii, nil
}
