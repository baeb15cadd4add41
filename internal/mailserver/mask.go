// Package mailserver holds what sending and collecting share about talking to a mail
// server: how to log in, how foreign text is made fit to be shown, when a line is
// lost, and what a person can do about a connection that does not come about. The
// protocols themselves are in smtpout and imapin.
package mailserver

import (
	"cmp"
	"encoding/base64"
	"slices"
	"strings"
	"sync"
	"unicode"
)

// Mask makes a server's words fit to be shown, in errors, logs and the database.
// It may be used by several goroutines.
type Mask struct {
	mu      sync.Mutex
	secrets []string // the longest first, since one may hold another
	replace *strings.Replacer
}

// NewMask hides a password in the forms in which a server could echo it.
func NewMask(username, password string) *Mask {
	m := &Mask{replace: strings.NewReplacer()}
	if password != "" {
		m.Hide(password)
		m.Hide("\x00" + username + "\x00" + password)
	}
	return m
}

// Hide hides a secret, as it is, in base64 with and without padding, and as an
// IMAP string quotes it (RFC 9051 section 9). An empty one hides nothing.
func (m *Mask) Hide(secret string) {
	if secret == "" {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	encoded := base64.StdEncoding.EncodeToString([]byte(secret))
	quoted := strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(secret)
	for _, s := range []string{secret, encoded, strings.TrimRight(encoded, "="), quoted} {
		if !slices.Contains(m.secrets, s) {
			m.secrets = append(m.secrets, s)
		}
	}
	slices.SortFunc(m.secrets, func(a, b string) int { return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b)) })
	var pairs []string
	for _, s := range m.secrets {
		pairs = append(pairs, s, "***")
	}
	m.replace = strings.NewReplacer(pairs...)
}

// Clean returns s without the secrets, without control and invisible characters
// except the line feed, as valid UTF-8 of at most limit bytes.
func (m *Mask) Clean(s string, limit int) string {
	m.mu.Lock()
	replace := m.replace
	m.mu.Unlock()
	s = strings.ToValidUTF8(replace.Replace(s), "\uFFFD")
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
