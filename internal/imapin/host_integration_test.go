package imapin

import (
	"errors"
	"testing"

	"replyaudit/internal/mailhost"
)

func TestAgainstMailHost(t *testing.T) {
	host := mailhost.Start(t)
	s := server{
		host: host.Name, roots: host.RootCAs, account: func(*testing.T, string) {},
		auth:  []string{"plain", "login", "cram-md5", "scram-sha-1", "scram-sha-256"},
		ports: map[string]int{TLSNone: host.IMAP, TLSStartTLS: host.IMAP, TLSImplicit: host.IMAPS},
	}
	conform(t, s)

	t.Run("server down", func(t *testing.T) {
		a, err := Open(t.Context(), s.config(t, "down@pastas.test", TLSNone))
		if err != nil {
			t.Fatal(err)
		}
		host.StopIMAP(t)
		defer host.StartIMAP(t)
		if _, err := a.List(t.Context(), "INBOX", 1); !errors.Is(err, ErrConnect) || !a.Broken() {
			t.Errorf("List = %v, broken %t", err, a.Broken())
		}
		if _, err := Open(t.Context(), a.cfg); !errors.Is(err, ErrConnect) {
			t.Errorf("Open = %v", err)
		}
	})
}
