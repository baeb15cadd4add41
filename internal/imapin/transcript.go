package imapin

import (
	"bytes"
	"strings"
	"sync"

	"replyaudit/internal/mailserver"
)

const (
	maxText  = 1000 // bytes of a server's text, or of one line, that are kept
	maxLines = 30   // of a transcript
	maxRest  = 8000 // bytes of a line that is not complete, so that no secret is cut before it is masked
)

// transcript keeps the last lines of the conversation. It is off while
// credentials or messages cross the wire, so that it holds neither.
type transcript struct {
	secret *mailserver.Mask

	mu    sync.Mutex
	off   bool
	rest  []byte // a line that is not complete yet
	lines []string
}

func newTranscript(username, password string) *transcript {
	return &transcript{secret: mailserver.NewMask(username, password)}
}

// mask makes foreign text fit to be shown on one line.
func (t *transcript) mask(s string) string {
	return t.secret.Clean(strings.ReplaceAll(s, "\n", " "), maxText)
}

// Write takes what crosses the wire in either direction.
func (t *transcript) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.off {
		return len(p), nil
	}
	t.rest = append(t.rest, p...)
	for {
		line, rest, whole := bytes.Cut(t.rest, []byte("\n"))
		if !whole {
			break
		}
		t.add(string(line))
		t.rest = rest
	}
	if len(t.rest) > maxRest {
		t.rest = t.rest[:maxRest]
	}
	return len(p), nil
}

// pause keeps what follows out of the transcript and notes what it was.
func (t *transcript) pause(note string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.off, t.rest = true, nil
	t.add("(" + note + ")")
}

func (t *transcript) resume() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.off = false
}

func (t *transcript) add(line string) {
	t.lines = append(t.lines, t.mask(line))
	if over := len(t.lines) - maxLines; over > 0 {
		t.lines = t.lines[over:]
	}
}

func (t *transcript) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return strings.Join(t.lines, "\n")
}
