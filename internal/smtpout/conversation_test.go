package smtpout

import (
	"bufio"
	"context"
	"io"
	"net"
	"strings"
	"testing"
)

// A conversation is what a scripted server does, line by line:
//
//	"S: text"  says text
//	"C: text"  expects a line that begins with text
//	"letter"   reads the letter without its final dot
//	"dot"      expects the final dot
//	"silence"  says nothing more and waits for the client to hang up
//	"stall"    neither reads nor says anything until the test is over
//
// After the last line the server hangs up.
type conversation []string

const letter = "Subject: hello\r\n\r\n.a line that begins with a dot\r\n"

// stuffed is letter as it crosses the wire (RFC 5321 section 4.5.2).
const stuffed = "Subject: hello\r\n\r\n..a line that begins with a dot\r\n"

func (c conversation) play(t *testing.T, conn net.Conn) {
	defer conn.Close()
	r := bufio.NewReader(conn)
	for _, line := range c {
		what, text, _ := strings.Cut(line, ": ")
		switch what {
		case "S":
			if _, err := io.WriteString(conn, text+"\r\n"); err != nil {
				return // the client hung up; what it made of that is checked there
			}
		case "C":
			if got, err := r.ReadString('\n'); err != nil || !strings.HasPrefix(got, text) {
				t.Errorf("the client said %q (%v), want %q", got, err, text)
				return
			}
		case "letter":
			got := make([]byte, len(stuffed))
			if _, err := io.ReadFull(r, got); err != nil || string(got) != stuffed {
				t.Errorf("the letter on the wire is %q (%v)", got, err)
				return
			}
		case "dot":
			if got, err := r.ReadString('\n'); err != nil || got != ".\r\n" {
				t.Errorf("after the letter came %q (%v), want the dot", got, err)
				return
			}
		case "silence":
			_, _ = io.Copy(io.Discard, r)
			return
		case "stall":
			<-t.Context().Done()
			return
		}
	}
}

// talkTo opens a session with a scripted server over an in-memory connection,
// which hands over each byte only when the server reads it.
func talkTo(t *testing.T, cfg Config, c conversation) (*Session, error) {
	cfg.Host, cfg.Port, cfg.HELO = "mail.test", 587, "pastas.test"
	if cfg.TLS == "" {
		cfg.TLS = TLSNone
	}
	done := make(chan struct{})
	t.Cleanup(func() { <-done })
	cfg.Dial = func(context.Context, string, string) (net.Conn, error) {
		client, server := net.Pipe()
		go func() { defer close(done); c.play(t, server) }()
		return client, nil
	}
	s, err := Open(t.Context(), cfg)
	if err == nil {
		t.Cleanup(func() { _ = s.Close() })
	}
	return s, err
}

// greeting is how all conversations about letters begin.
var greeting = conversation{"S: 220 mail.test ready", "C: EHLO pastas.test", "S: 250-mail.test", "S: 250 8BITMIME"}

// upTo354 is a letter on its way until the server waits for it.
var upTo354 = conversation{
	"C: MAIL FROM:<a@pastas.test> BODY=8BITMIME", "S: 250 2.1.0 Ok", "C: RCPT TO:<b@firm.test>", "S: 250 2.1.5 Ok",
	"C: DATA", "S: 354 go ahead",
}
