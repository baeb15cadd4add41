package smtpout

import (
	"fmt"
	"strings"

	"github.com/wneessen/go-mail/log"

	"replyaudit/internal/mailserver"
)

const (
	maxText  = 2000 // bytes of a server's reply that are kept
	maxLines = 40   // of a transcript
)

// transcript keeps the last lines of the conversation, without secrets. It is
// the logger of the SMTP client, which already leaves out what AUTH exchanges.
type transcript struct {
	lines []string
	mask  *mailserver.Mask
}

func newTranscript(username, password string) *transcript {
	return &transcript{mask: mailserver.NewMask(username, password)}
}

func (t *transcript) clean(s string) string { return t.mask.Clean(s, maxText) }

func (t *transcript) client(line string) { t.add("C: ", line) }
func (t *transcript) server(code int, text string) {
	t.add("S: ", fmt.Sprintf("%d %s", code, text))
}

func (t *transcript) add(who, text string) {
	for line := range strings.Lines(t.clean(text)) {
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
