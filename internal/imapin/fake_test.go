package imapin

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"strings"
	"testing"
	"time"
)

// fake is a server that does what no real one should. Its answers are lines with
// $ for the tag; "" takes the standard answer, hangUp and silence stand for themselves.
type fake struct {
	greeting string
	answer   func(command string) string
	dials    int
	down     bool // nobody listens
}

const (
	hangUp  = "(hang up)"
	silence = "(silence)"
	pause   = "(pause)" // within an answer, for use in a synctest bubble

	pauseLength = 15 * time.Second
)

func (f *fake) config(t *testing.T) Config {
	return Config{
		Host: "mail.test", Port: 143, TLS: TLSNone, Username: "vilte", Password: "hunter2", Timeout: 20 * time.Second,
		Dial: func(context.Context, string, string) (net.Conn, error) {
			f.dials++
			if f.down {
				return nil, errors.New("connection refused")
			}
			client, server := net.Pipe()
			done := make(chan struct{})
			go func() { defer close(done); f.serve(server) }()
			t.Cleanup(func() { client.Close(); <-done })
			return client, nil
		},
	}
}

func (f *fake) open(t *testing.T) *Account {
	t.Helper()
	a, err := Open(t.Context(), f.config(t))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func (f *fake) serve(conn net.Conn) {
	defer conn.Close()
	greeting := f.greeting
	if greeting == "" {
		greeting = "* OK [CAPABILITY IMAP4rev1] ready"
	}
	if _, err := io.WriteString(conn, greeting+"\r\n"); err != nil {
		return
	}
	lines := bufio.NewScanner(conn)
	var tag string
	for lines.Scan() {
		command := lines.Text()
		if strings.Contains(command, " ") { // DONE and a response of SASL have no tag
			tag, command, _ = strings.Cut(command, " ")
		}
		answer := f.answer(command)
		if answer == "" {
			answer = standard(command)
		}
		switch answer {
		case hangUp:
			return
		case silence:
			_, _ = io.Copy(io.Discard, conn)
			return
		}
		answer = strings.ReplaceAll(strings.ReplaceAll(answer, "$", tag), "\n", "\r\n") + "\r\n"
		for i, part := range strings.Split(answer, pause) {
			if i > 0 {
				time.Sleep(pauseLength)
			}
			if _, err := io.WriteString(conn, part); err != nil {
				return
			}
		}
	}
}

// standard answers for a mailbox of three messages, UID 1 to 3.
func standard(command string) string {
	verb, _, _ := strings.Cut(command, " ")
	switch verb {
	case "CAPABILITY":
		return "* CAPABILITY IMAP4rev1\n$ OK done"
	case "LOGIN":
		return "$ OK [CAPABILITY IMAP4rev1] welcome"
	case "EXAMINE":
		return "* 3 EXISTS\n* OK [UIDVALIDITY 77] epoch\n* OK [UIDNEXT 4] next\n$ OK [READ-ONLY] examined"
	case "LOGOUT":
		return "* BYE see you\n$ OK done"
	default:
		return "$ OK done"
	}
}

const listing = `* 1 FETCH (UID 1 INTERNALDATE "02-Mar-2026 09:30:15 +0200" RFC822.SIZE 1)
* 2 FETCH (UID 2 INTERNALDATE "02-Mar-2026 09:30:15 +0200" RFC822.SIZE 1)
* 3 FETCH (UID 3 INTERNALDATE "02-Mar-2026 09:30:15 +0200" RFC822.SIZE 1)
$ OK done`

// isListing tells a question for sizes and dates from one for bodies.
func isListing(command string) bool {
	return strings.HasPrefix(command, "UID FETCH") && !strings.Contains(command, "BODY")
}
