package imapin

import (
	"bytes"
	"encoding/base64"
	"strings"
	"sync"
	"unicode"
)

const (
	maxText  = 1000 // bytes of a server's text, or of one line, that are kept
	maxLines = 30   // of a transcript
)

// transcript keeps the last lines of the conversation. It is off while
// credentials or messages cross the wire, so that it holds neither.
type transcript struct {
	secret *strings.Replacer

	mu    sync.Mutex
	off   bool
	rest  []byte // a line that is not complete yet
	lines []string
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
// character, valid UTF-8, at most maxText bytes.
func (t *transcript) mask(s string) string {
	s = t.secret.Replace(strings.ToValidUTF8(s, "\uFFFD"))
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			return ' '
		}
		return r
	}, s)
	if len(s) > maxText {
		s = strings.ToValidUTF8(s[:maxText], "") + "…"
	}
	return strings.TrimSpace(s)
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
	if len(t.rest) > maxText {
		t.rest = t.rest[:maxText]
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
