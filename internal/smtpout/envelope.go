package smtpout

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/net/idna"
)

// envelope checks that this server can carry the letter unchanged, and returns
// both addresses as SMTP paths.
func (s *Session) envelope(from, to string, raw []byte) (sender, recipient string, err error) {
	if sender, err = path(from); err != nil {
		return "", "", fmt.Errorf("sender %q: %w", from, err)
	}
	if recipient, err = path(to); err != nil {
		return "", "", fmt.Errorf("recipient %q: %w", to, err)
	}
	if at := bareBreak(raw); at >= 0 {
		return "", "", fmt.Errorf("the letter has a bare CR or LF at byte %d, or no CRLF at its end: compose it again", at)
	}
	header, body, _ := bytes.Cut(raw, []byte("\r\n\r\n"))
	international := !ascii(sender) || !ascii(recipient) || !ascii(string(header))
	if ok, _ := s.client.Extension("SMTPUTF8"); international && !ok {
		return "", "", errors.New("an address or the header has characters outside ASCII and the server does not offer SMTPUTF8: use another address or another server")
	}
	if ok, _ := s.client.Extension("8BITMIME"); !ascii(string(body)) && !ok {
		return "", "", errors.New("the letter has 8-bit text and the server does not offer 8BITMIME: encode it as quoted-printable")
	}
	// The client would otherwise ask for SMTPUTF8 wherever it is offered, and a
	// letter that does not need it would bounce at the first relay without it.
	s.client.SkipSMTPUTF8(!international)
	return sender, recipient, nil
}

// path returns <local@domain> with the domain in ASCII. Nothing in it can end
// the argument and begin another one.
func path(address string) (string, error) {
	at := strings.LastIndexByte(address, '@')
	if at < 1 || at == len(address)-1 {
		return "", errors.New("not of the form local@domain")
	}
	if strings.ContainsFunc(address, notPrintable) || strings.ContainsAny(address, "<>") {
		return "", errors.New("has a blank, a control character or an angle bracket")
	}
	local, domain := address[:at], address[at+1:]
	if !ascii(domain) {
		var err error
		if domain, err = idna.Lookup.ToASCII(domain); err != nil {
			return "", fmt.Errorf("domain: %w", err)
		}
	}
	return "<" + local + "@" + domain + ">", nil
}

// bareBreak returns the position of the first CR or LF that does not belong to a
// CRLF pair, the length of raw if only the CRLF at its end is missing, or -1. Dots
// after a bare LF could end the letter early at some servers (SMTP smuggling).
func bareBreak(raw []byte) int {
	for i, c := range raw {
		switch {
		case c == '\r' && (i+1 == len(raw) || raw[i+1] != '\n'):
			return i
		case c == '\n' && (i == 0 || raw[i-1] != '\r'):
			return i
		}
	}
	if !bytes.HasSuffix(raw, []byte("\r\n")) {
		return len(raw)
	}
	return -1
}

func ascii(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r >= 0x80 }) < 0
}
