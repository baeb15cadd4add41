package smtpout

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/wneessen/go-mail/smtp"
)

// mechanism picks the strongest login that the server offers and we know. Over
// TLS the plain ones stand before CRAM-MD5, which many servers offer for all
// accounts although they can check it for few.
func (s *Session) mechanism(offered string) (smtp.Auth, error) {
	known := []struct {
		name string
		auth smtp.Auth
	}{
		{"SCRAM-SHA-256", smtp.ScramSHA256Auth(s.cfg.Username, s.cfg.Password)},
		{"SCRAM-SHA-1", smtp.ScramSHA1Auth(s.cfg.Username, s.cfg.Password)},
		{"PLAIN", smtp.PlainAuth("", s.cfg.Username, s.cfg.Password, s.cfg.Host, true)},
		{"LOGIN", smtp.LoginAuth(s.cfg.Username, s.cfg.Password, s.cfg.Host, true)},
		{"CRAM-MD5", smtp.CRAMMD5Auth(s.cfg.Username, s.cfg.Password)},
	}
	if s.cfg.TLS == TLSNone {
		// Without encryption, whatever hides the password comes first.
		known[2], known[3], known[4] = known[4], known[2], known[3]
	}
	mechanisms := strings.Fields(strings.ToUpper(offered))
	for _, k := range known {
		if slices.Contains(mechanisms, k.name) {
			return k.auth, nil
		}
	}
	if len(mechanisms) == 0 {
		return nil, errors.New("the server offers no login here")
	}
	return nil, fmt.Errorf("the server offers only %s, none of which is known here", strings.Join(mechanisms, ", "))
}
