package imapin

import (
	"bufio"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/emersion/go-imap/v2"
)

// maxUntagged bounds what a server may say before it answers STARTTLS.
const maxUntagged = 50

// startTLS encrypts the line (RFC 9051 section 6.2.1) and returns the kind of its
// failure. It is not left to the IMAP client, which hands to TLS what was sent in
// the clear behind the answer, and keeps the capabilities that the answer names:
// both could come from somebody between us and the server.
func (a *Account) startTLS(ctx context.Context) (secured *tls.Conn, kind, err error) {
	in := bufio.NewReader(a.line)
	greeting, err := a.plainLine(in)
	if err != nil {
		return nil, ErrConnect, err
	}
	switch status, text, _ := strings.Cut(strings.TrimPrefix(greeting, "* "), " "); strings.ToUpper(status) {
	case "OK":
	case "BYE":
		return nil, ErrRefused, &imap.Error{Type: imap.StatusResponseTypeBye, Text: text}
	case "PREAUTH": // RFC 9051 section 7.1.4: then STARTTLS is not possible
		return nil, ErrTLS, errors.New("the server takes us for logged in before the line is encrypted")
	default:
		return nil, ErrConnect, fmt.Errorf("this is no IMAP server, it says %q", greeting)
	}
	if _, err := io.WriteString(io.MultiWriter(a.line, a.log), "S STARTTLS\r\n"); err != nil {
		return nil, ErrConnect, err
	}
	answer := greeting
	for range maxUntagged {
		if answer, err = a.plainLine(in); err != nil {
			return nil, ErrConnect, err
		}
		if !strings.HasPrefix(answer, "* ") {
			break
		}
	}
	status, text, _ := strings.Cut(strings.TrimPrefix(answer, "S "), " ")
	if !strings.EqualFold(status, "OK") {
		return nil, ErrTLS, fmt.Errorf("the server does not offer STARTTLS; it answered %s %s", status, text)
	}
	if in.Buffered() > 0 {
		return nil, ErrTLS, errors.New("words in the clear follow the answer to STARTTLS: somebody may have put them into the line")
	}
	secured = tls.Client(a.line, a.tls())
	if err := secured.HandshakeContext(ctx); err != nil {
		return nil, ErrTLS, err
	}
	return secured, nil, nil
}

// plainLine reads one line of the conversation before TLS, of 4096 bytes at most.
func (a *Account) plainLine(in *bufio.Reader) (string, error) {
	raw, err := in.ReadSlice('\n')
	if err != nil {
		return "", fmt.Errorf("read the server's line: %w", err)
	}
	_, err = a.log.Write(raw)
	return strings.TrimRight(string(raw), "\r\n"), err
}

// greeted is a line whose greeting was read already; the IMAP client reads another.
type greeted struct {
	io.Reader
	*tls.Conn
}

func newGreeted(conn *tls.Conn) greeted {
	return greeted{io.MultiReader(strings.NewReader("* OK the line is encrypted\r\n"), conn), conn}
}

func (g greeted) Read(p []byte) (int, error) { return g.Reader.Read(p) }
