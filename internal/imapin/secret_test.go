package imapin

import (
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"testing"

	"replyaudit/internal/mailserver"
)

// A server that repeats in its answers whatever was said to it is shown without
// a word of what proves who we are.
func TestNoErrorShowsASecret(t *testing.T) {
	const password = `hun"ter2 x`
	for _, mechanism := range mailserver.Mechanisms() {
		if strings.HasSuffix(mechanism, "-plus") {
			continue // needs TLS; the same client
		}
		for _, how := range []string{"$ NO [AUTHENTICATIONFAILED] %s is wrong", "$ NO [UNAVAILABLE] %s later", "$ BAD %s", "+ %s", "* nonsense %s", hangUp} {
			for _, offer := range []string{"AUTH=" + strings.ToUpper(mechanism), "AUTH=" + strings.ToUpper(mechanism) + " SASL-IR"} {
				t.Run(mechanism+" "+how+offer, func(t *testing.T) {
					f := &echoing{offer: offer, how: how, challenges: map[string][]string{
						"login": {"+ VXNlcm5hbWU6", "+ UGFzc3dvcmQ6"}, "cram-md5": {"+ PDE4OTYuNjk3MTcwOTUyQHBvc3RvZmZpY2U+"},
					}[mechanism]}
					err := f.open(t, mechanism, password)
					fault, ok := errors.AsType[*Error](err)
					if !ok || len(f.said) == 0 {
						t.Fatalf("Open = %v after %d words", err, len(f.said))
					}
					for _, secret := range append(f.said, password, base64.StdEncoding.EncodeToString([]byte(password)), "hun") {
						for _, shown := range []string{err.Error(), fault.Transcript, fmt.Sprint(errors.Unwrap(err))} {
							if strings.Contains(shown, secret) {
								t.Errorf("shows %q:\n%s", secret, shown)
							}
						}
					}
				})
			}
		}
	}
}

// echoing is a server that takes one login and repeats what it heard.
type echoing struct {
	offer, how string
	challenges []string
	said       []string
}

func (e *echoing) open(t *testing.T, mechanism, password string) error {
	f := &fake{greeting: "* OK [CAPABILITY IMAP4rev1 LOGINDISABLED " + e.offer + "] ready"}
	f.answer = func(command string) string {
		words := append(strings.Fields(command), "")[:max(1, len(strings.Fields(command)))]
		if len(words) == 2 && words[0] == "AUTHENTICATE" && len(e.challenges) == 0 {
			return "+ " // it waits for the first response
		}
		if word := words[len(words)-1]; (len(words) != 2 || words[0] != "AUTHENTICATE") && word != "" {
			e.said = append(e.said, words[len(words)-1])
		}
		if len(e.challenges) > 0 {
			next := e.challenges[0]
			e.challenges = e.challenges[1:]
			return next
		}
		return strings.ReplaceAll(e.how, "%s", command)
	}
	cfg := f.config(t)
	cfg.Password, cfg.Auth = password, mechanism
	a, err := Open(t.Context(), cfg)
	if err == nil {
		_ = a.Close()
	}
	return err
}
