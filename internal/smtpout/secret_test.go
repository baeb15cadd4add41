package smtpout

import (
	"bufio"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"testing"
	"testing/synctest"

	"replyaudit/internal/mailserver"
)

// A server that repeats in its answers whatever was said to it is shown without
// a word of what proves who we are.
func TestNoErrorShowsASecret(t *testing.T) {
	const password = `hun"ter2 ž`
	for _, mechanism := range mailserver.Mechanisms() {
		if strings.HasSuffix(mechanism, "-plus") {
			continue // needs TLS; the same client
		}
		for _, how := range []string{"535 5.7.8 %s is wrong", "454 4.7.0 %s later", "334 %s", "nonsense %s", "(hang up)"} {
			t.Run(mechanism+" "+how, func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) {
					var said []string
					err := openEchoing(t, mechanism, password, how, &said)
					fault, ok := errors.AsType[*Error](err)
					if !ok || len(said) == 0 {
						t.Fatalf("Open = %v after %d words", err, len(said))
					}
					for _, secret := range append(said, password, base64.StdEncoding.EncodeToString([]byte(password)), "hun") {
						for _, shown := range []string{err.Error(), fault.Transcript, fmt.Sprint(errors.Unwrap(err))} {
							if strings.Contains(shown, secret) {
								t.Errorf("shows %q:\n%s", secret, shown)
							}
						}
					}
				})
			})
		}
	}
}

// openEchoing logs in to a server that answers the last word of the login in the
// given way, and collects all responses.
func openEchoing(t *testing.T, mechanism, password, how string, said *[]string) error {
	client, server := net.Pipe()
	done := make(chan struct{})
	go func() {
		defer close(done)
		defer server.Close()
		echo(server, mechanism, how, said)
	}()
	s, err := Open(t.Context(), Config{
		Host: "mail.test", Port: 587, HELO: "pastas.test", TLS: TLSNone, Username: "vilte", Password: password, Auth: mechanism,
		Dial: func(context.Context, string, string) (net.Conn, error) { return client, nil },
	})
	if err == nil {
		_ = s.Close()
	}
	_ = client.Close()
	<-done
	return err
}

func echo(conn net.Conn, mechanism, how string, said *[]string) {
	in := bufio.NewReader(conn)
	answers := map[string][]string{
		"login":    {"334 VXNlcm5hbWU6", "334 UGFzc3dvcmQ6"},
		"cram-md5": {"334 PDE4OTYuNjk3MTcwOTUyQHBvc3RvZmZpY2U+"},
	}[mechanism]
	reply := "220 mail.test"
	for {
		if _, err := io.WriteString(conn, reply+"\r\n"); err != nil {
			return
		}
		line, err := in.ReadString('\n')
		if err != nil {
			return
		}
		line = strings.TrimSpace(line)
		words := strings.Fields(line)
		switch {
		case strings.HasPrefix(line, "EHLO"):
			reply = "250-mail.test\r\n250 AUTH " + strings.ToUpper(mechanism)
			continue
		case line == "*" || line == "QUIT":
			reply = "501 5.0.0 ok"
			continue
		case words[0] != "AUTH" || len(words) > 2:
			*said = append(*said, words[len(words)-1])
		}
		if len(answers) > 0 {
			reply, answers = answers[0], answers[1:]
			continue
		}
		if how == "(hang up)" {
			return
		}
		reply = strings.ReplaceAll(how, "%s", line)
	}
}
