package campaign

import (
	"fmt"
	"net"
	"net/mail"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/publicsuffix"
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
	a, err := mail.ParseAddress(s)
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

// Registrable is the part of a domain that its owner has registered (eTLD+1 of
// the Public Suffix List), or the domain itself when it is a public suffix.
func Registrable(domain string) string {
	if r, err := publicsuffix.EffectiveTLDPlusOne(domain); err == nil {
		return r
	}
	return domain
}

// FreeMail reports whether anybody can get an address at the domain, so that it
// says nothing about the organisation behind an address (RULES sections 6 and 9).
func FreeMail(domain string) bool {
	name, rest, _ := strings.Cut(Registrable(domain), ".")
	switch name {
	case "gmail", "googlemail", "yahoo", "hotmail", "outlook", "live", "gmx", "yandex", "protonmail", "aol", "icloud":
		return true
	}
	return slices.Contains([]string{
		"msn.com", "me.com", "mac.com", "ymail.com", "rocketmail.com", "mail.com", "zoho.com", "proton.me", "pm.me",
		"fastmail.com", "tutanota.com", "tuta.com", "mailbox.org", "posteo.de",
		"mail.ru", "bk.ru", "inbox.ru", "list.ru", "internet.ru", "ya.ru", "rambler.ru", "lenta.ru", "ro.ru", "tut.by",
		"inbox.lv", "one.lv", "mail.ee", "hot.ee", "online.ee", "inbox.lt", "mail.lt", "takas.lt", "zebra.lt", "one.lt", "inbox.eu",
		"wp.pl", "o2.pl", "onet.pl", "op.pl", "onet.eu", "interia.pl", "interia.eu", "poczta.fm", "tlen.pl", "vp.pl", "poczta.onet.pl",
		"web.de", "t-online.de", "freenet.de", "arcor.de", "btinternet.com", "ukr.net", "i.ua", "meta.ua",
	}, name+"."+rest)
}

// loopback reports whether a host is this machine.
func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// reserved reports whether a domain can belong to nobody (RFC 2606, RFC 6761).
func reserved(domain string) bool {
	labels := strings.Split(domain, ".")
	if slices.Contains([]string{"example", "test", "invalid", "localhost"}, labels[len(labels)-1]) {
		return true
	}
	return slices.Contains([]string{"example.com", "example.net", "example.org"}, Registrable(domain))
}
