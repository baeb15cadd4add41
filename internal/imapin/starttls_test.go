package imapin

import (
	"bufio"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"testing"

	"replyaudit/internal/mailhost"
)

// Nothing that was said in the clear counts once the line is encrypted, and
// nothing makes us go on without.
func TestSTARTTLS(t *testing.T) {
	authority := mailhost.NewAuthority(t)
	certificate := authority.Issue(t, "mail.test")
	for _, c := range []struct {
		name, greeting, answer string
		kind                   error // nil = it opens
		says                   string
	}{
		{"as it should be", "* OK ready", "S OK begin", nil, "CRAM-MD5"},
		{"capabilities of the clear are forgotten", "* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] ready", "S OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] begin", nil, "CRAM-MD5"},
		{"untagged words before the answer", "* OK ready", "* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\nS OK begin", nil, "CRAM-MD5"},
		{"words behind the answer", "* OK ready", "S OK begin\r\n* CAPABILITY IMAP4rev1 AUTH=PLAIN", ErrTLS, "put them into the line"},
		{"logged in already", "* PREAUTH hello vilte", "", ErrTLS, "before the line is encrypted"},
		{"stripped", "* OK ready", "S BAD unknown command", ErrTLS, "does not offer STARTTLS"},
		{"refused", "* OK ready", "S NO not today", ErrTLS, "not today"},
		{"goodbye", "* BYE too many connections", "", ErrRefused, "too many connections"},
		{"another protocol", "220 mail.test ESMTP", "", ErrConnect, "no IMAP server"},
		{"a line without end", "* OK " + strings.Repeat("x", 5000), "", ErrConnect, "buffer full"},
		{"words without end", "* OK ready", strings.Repeat("* OK wait\r\n", 60), ErrTLS, "does not offer STARTTLS"},
	} {
		t.Run(c.name, func(t *testing.T) {
			client, server := net.Pipe()
			done := make(chan struct{})
			go func() {
				defer close(done)
				defer server.Close()
				serveSTARTTLS(server, certificate, c.greeting, c.answer)
			}()
			a, err := Open(t.Context(), Config{
				Host: "mail.test", Port: 143, TLS: TLSStartTLS, Username: "vilte", Password: "hunter2", RootCAs: authority.Pool(),
				Dial: func(context.Context, string, string) (net.Conn, error) { return client, nil },
			})
			shown := fmt.Sprint(err)
			if err == nil {
				shown = a.log.String()
				_ = a.Close()
			}
			_ = client.Close()
			<-done
			if !errors.Is(err, c.kind) || !strings.Contains(shown, c.says) {
				t.Errorf("Open = %v\nwant %v with %q", err, c.kind, c.says)
			}
			if strings.Contains(shown, "hunter2") {
				t.Errorf("shows the password: %s", shown)
			}
		})
	}
}

// serveSTARTTLS is a server whose only mechanism, told over TLS, is CRAM-MD5.
func serveSTARTTLS(conn net.Conn, certificate tls.Certificate, greeting, answer string) {
	if _, err := io.WriteString(conn, greeting+"\r\n"); err != nil || answer == "" {
		return
	}
	if _, err := bufio.NewReader(conn).ReadString('\n'); err != nil {
		return
	}
	if _, err := io.WriteString(conn, answer+"\r\n"); err != nil {
		return
	}
	secured := tls.Server(conn, &tls.Config{Certificates: []tls.Certificate{certificate}})
	lines := bufio.NewScanner(secured)
	for lines.Scan() {
		tag, command, tagged := strings.Cut(lines.Text(), " ")
		reply := tag + " OK done"
		switch {
		case !tagged: // the response of CRAM-MD5
			reply = "T2 OK [CAPABILITY IMAP4rev1] welcome"
		case command == "CAPABILITY":
			reply = "* CAPABILITY IMAP4rev1 LOGINDISABLED AUTH=CRAM-MD5\r\n" + reply
		case strings.HasPrefix(command, "AUTHENTICATE CRAM-MD5"):
			reply = "+ PDE4OTYuNjk3MTcwOTUyQHBvc3RvZmZpY2U+"
		case strings.HasPrefix(command, "AUTHENTICATE"), strings.HasPrefix(command, "LOGIN"):
			reply = tag + " NO this was not offered"
		}
		if _, err := io.WriteString(secured, reply+"\r\n"); err != nil {
			return
		}
	}
}

// A server that waits for TLS where we wait for its greeting is told from one that is down.
func TestAdviceOnASilentGreeting(t *testing.T) {
	for _, mode := range []string{TLSNone, TLSStartTLS} {
		f := &fake{greeting: silence}
		cfg := f.config(t)
		cfg.TLS, cfg.Timeout = mode, 1
		cfg.Dial = func(context.Context, string, string) (net.Conn, error) {
			client, server := net.Pipe()
			t.Cleanup(func() { server.Close() })
			return client, nil
		}
		if _, err := Open(t.Context(), cfg); !errors.Is(err, ErrConnect) || !strings.Contains(err.Error(), "set tls to implicit") {
			t.Errorf("%s: %v", mode, err)
		}
	}
}
