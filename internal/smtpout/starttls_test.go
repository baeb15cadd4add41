package smtpout

import (
	"bufio"
	"context"
	"crypto/tls"
	"io"
	"net"
	"strings"
	"testing"

	"replyaudit/internal/mailhost"
)

// What was put into the line behind the answer to STARTTLS is no part of the
// encrypted conversation.
func TestSTARTTLSForgetsTheClear(t *testing.T) {
	authority := mailhost.NewAuthority(t)
	certificate := authority.Issue(t, "mail.test")
	client, server := net.Pipe()
	heard := make(chan string, 1)
	go func() {
		defer server.Close()
		plain := bufio.NewReader(server)
		for _, reply := range []string{"220 mail.test", "250-mail.test\r\n250-AUTH PLAIN\r\n250 STARTTLS", "220 go on\r\n250-mail.test\r\n250 AUTH LOGIN"} {
			if _, err := io.WriteString(server, reply+"\r\n"); err != nil {
				break
			}
			if !strings.HasPrefix(reply, "220 go on") {
				_, _ = plain.ReadString('\n')
			}
		}
		secured := bufio.NewReader(tls.Server(server, &tls.Config{Certificates: []tls.Certificate{certificate}}))
		hello, _ := secured.ReadString('\n')
		heard <- hello
	}()
	_, err := Open(t.Context(), Config{
		Host: "mail.test", Port: 587, TLS: TLSStartTLS, HELO: "pastas.test", Username: "vilte", Password: "hunter2", RootCAs: authority.Pool(),
		Dial: func(context.Context, string, string) (net.Conn, error) { return client, nil },
	})
	if got := <-heard; got != "EHLO pastas.test\r\n" {
		t.Errorf("over TLS came first %q (%v)", got, err)
	}
	if err == nil || strings.Contains(err.Error(), "auth") {
		t.Errorf("the words of the clear were believed: %v", err)
	}
}
