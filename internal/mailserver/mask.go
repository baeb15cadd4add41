// Package mailserver holds what sending and collecting share about talking to a mail
// server: how foreign text is made fit to be shown, when a line is lost, and what
// a person can do about encryption that does not come about. The protocols
// themselves are in smtpout and imapin.
package mailserver

import (
	"encoding/base64"
	"strings"
	"unicode"
)

// Mask makes a server's words fit to be shown, in errors, logs and the database.
type Mask struct{ secret *strings.Replacer }

// NewMask hides a password in the forms in which a server could echo it.
func NewMask(username, password string) Mask {
	if password == "" {
		return Mask{strings.NewReplacer()}
	}
	encode := base64.StdEncoding.EncodeToString
	return Mask{strings.NewReplacer(
		encode([]byte("\x00"+username+"\x00"+password)), "***",
		encode([]byte(password)), "***",
		password, "***")}
}

// Clean returns s without the secret, without control and invisible characters
// except the line feed, as valid UTF-8 of at most limit bytes.
func (m Mask) Clean(s string, limit int) string {
	s = m.secret.Replace(strings.ToValidUTF8(s, "\uFFFD"))
	s = strings.Map(func(r rune) rune {
		if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) {
			return ' '
		}
		return r
	}, s)
	if len(s) > limit {
		s = strings.ToValidUTF8(s[:limit], "") + "…"
	}
	return strings.TrimSpace(s)
}
