package smtpout

import (
	"encoding/base64"
	"fmt"
	"strings"
	"unicode"

	"github.com/wneessen/go-mail/log"
)

const (
	maxText  = 2000 // bytes of a server's reply that are kept
	maxLines = 40   // of a transcript
)

// transcript keeps the last lines of the conversation, without secrets. It is
// the logger of the SMTP client, which already leaves out what AUTH exchanges.
type transcript struct {
	lines  []string
	secret *strings.Replacer
}

// newTranscript masks the password in the forms in which a server could echo it.
func newTranscript(username, password string) *transcript {
	t := &transcript{secret: strings.NewReplacer()}
	if password != "" {
		encode := base64.StdEncoding.EncodeToString
		t.secret = strings.NewReplacer(
			encode([]byte("\x00"+username+"\x00"+password)), "***",
			encode([]byte(password)), "***",
			password, "***")
	}
	return t
}

// mask makes foreign text fit to be shown: no secret, no control or invisible
// character but the line feed, valid UTF-8, at most maxText bytes.
func (t *transcript) mask(s string) string {
	s = t.secret.Replace(strings.ToValidUTF8(s, "\uFFFD"))
	s = strings.Map(func(r rune) rune {
		if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) {
			return ' '
		}
		return r
	}, s)
	if len(s) > maxText {
		s = strings.ToValidUTF8(s[:maxText], "") + "…"
	}
	return strings.TrimSpace(s)
}

func (t *transcript) client(line string) { t.add("C: ", line) }
func (t *transcript) server(code int, text string) {
	t.add("S: ", fmt.Sprintf("%d %s", code, text))
}

func (t *transcript) add(who, text string) {
	for line := range strings.Lines(t.mask(text)) {
		t.lines = append(t.lines, who+strings.TrimRight(line, "\n"))
	}
	if over := len(t.lines) - maxLines; over > 0 {
		t.lines = t.lines[over:]
	}
}

func (t *transcript) reset()         { t.lines = nil }
func (t *transcript) String() string { return strings.Join(t.lines, "\n") }

// Debugf takes one line of the conversation from the SMTP client.
func (t *transcript) Debugf(l log.Log) {
	who := "S: "
	if l.Direction == log.DirClientToServer {
		who = "C: "
	}
	t.add(who, fmt.Sprintf(l.Format, l.Messages...))
}

// Infof, Warnf and Errorf complete log.Logger; the client has no use for them.
func (t *transcript) Infof(l log.Log) { t.Debugf(l) }

// Warnf is Debugf.
func (t *transcript) Warnf(l log.Log) { t.Debugf(l) }

// Errorf is Debugf.
func (t *transcript) Errorf(l log.Log) { t.Debugf(l) }
