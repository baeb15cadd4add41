package smtpout

import (
	"errors"
	"strings"
	"testing"

	"replyaudit/internal/mailhost"
)

func TestAgainstMailHost(t *testing.T) {
	host := mailhost.Start(t)
	server := submission{
		host: host.Name, roots: host.RootCAs,
		ports: map[string]int{TLSNone: host.Submission, TLSStartTLS: host.Submission, TLSImplicit: host.Submissions},
		letters: func(t *testing.T, to string, n int) [][]byte {
			return host.Await(t, to, "INBOX", n)
		},
	}
	conform(t, server)

	t.Run("tells refusals apart", func(t *testing.T) {
		s, err := Open(t.Context(), server.config(TLSStartTLS))
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		tests := []struct {
			to, subject string
			kind        Kind
			phase       string
			code        int
			status      string
		}{
			{"nobody@firm.test", "x", Rejected, PhaseRcpt, 550, "5.1.1"},
			{"busy@firm.test", "x", Deferred, PhaseRcpt, 450, "4.2.1"},
			{"shop@firm.test", "refuse-after-dot", Rejected, PhaseDot, 550, "5.7.1"},
			{"shop@firm.test", "x", Accepted, PhaseDot, 250, "2.0.0"},
		}
		for _, tt := range tests {
			got := s.Send("vilte@pastas.test", tt.to, []byte("Subject: "+tt.subject+"\r\n\r\nbody\r\n"))
			if got.Kind != tt.kind || got.Phase != tt.phase || got.Code != tt.code || got.Status != tt.status {
				t.Errorf("to %s: %+v\nwant %s in %s, %d %s", tt.to, got, tt.kind, tt.phase, tt.code, tt.status)
			}
			if tt.kind == Accepted && !strings.Contains(got.Text, "queued as") {
				t.Errorf("the text of the 250 is lost: %q", got.Text)
			}
		}
	})
	t.Run("shows the given name only", func(t *testing.T) {
		raw := string(host.Await(t, "starttls@firm.test", "INBOX", 1)[0])
		if !strings.Contains(raw, "from pastas.test") {
			t.Errorf("the trace header does not show the HELO name:\n%.800s", raw)
		}
	})
	for _, auth := range []string{"plain", "login", "cram-md5", "scram-sha-1", "scram-sha-256"} {
		t.Run("logs in by "+auth, func(t *testing.T) {
			cfg := server.config(TLSImplicit)
			cfg.Auth = auth
			s, err := Open(t.Context(), cfg)
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			if shown := s.log.String(); !strings.Contains(shown, "235 2.7.0") {
				t.Errorf("nobody was logged in:\n%s", shown)
			}
			cfg.Password = "hunter2"
			if _, err := Open(t.Context(), cfg); !errors.Is(err, ErrAuth) || !strings.Contains(err.Error(), "login with "+strings.ToUpper(auth)) {
				t.Errorf("with a wrong password: %v", err)
			}
		})
	}
	t.Run("server down", func(t *testing.T) {
		host.StopSMTP(t)
		defer host.StartSMTP(t)
		if _, err := Open(t.Context(), server.config(TLSStartTLS)); !errors.Is(err, ErrConnect) {
			t.Errorf("Open = %v", err)
		}
	})
}
