package smtpout

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"strings"
	"sync"
	"testing"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"

	"replyaudit/internal/mailhost"
)

// A submission server to run the conformance tests against: user "vilte@pastas.test",
// password mailhost.Password, 550 for recipients that begin with "nobody".
type submission struct {
	host    string
	ports   map[string]int // by TLS mode
	roots   *x509.CertPool
	letters func(t *testing.T, to string, n int) [][]byte // waits for n letters to one address
}

func (s submission) config(mode string) Config {
	return Config{
		Host: s.host, Port: s.ports[mode], TLS: mode, HELO: "pastas.test",
		Username: "vilte@pastas.test", Password: mailhost.Password, RootCAs: s.roots,
	}
}

// conform is what every submission server must see and do.
func conform(t *testing.T, server submission) {
	for _, mode := range []string{TLSNone, TLSStartTLS, TLSImplicit} {
		t.Run("sends over "+mode, func(t *testing.T) { sendsExactly(t, server, mode) })
	}
	t.Run("goes on after a refusal", func(t *testing.T) {
		s, err := Open(t.Context(), server.config(TLSStartTLS))
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		raw := []byte("Subject: x\r\n\r\nbody\r\n")
		if got := s.Send("vilte@pastas.test", "nobody@firm.test", raw); got.Kind != Rejected || got.Phase != PhaseRcpt || got.Code != 550 {
			t.Errorf("to nobody: %+v", got)
		}
		if got := s.Send("vilte@pastas.test", "somebody@firm.test", raw); got.Kind != Accepted {
			t.Errorf("to somebody: %+v", got)
		}
	})
	faults := []struct {
		name  string
		spoil func(*Config)
		kind  error
		says  string
	}{
		{"wrong password", func(c *Config) { c.Password = "hunter2" }, ErrAuth, "check username and password"},
		{"authority unknown", func(c *Config) { c.RootCAs = x509.NewCertPool() }, ErrTLS, "ca_file"},
		{"name not in the certificate", func(c *Config) { c.Host = "localhost" }, ErrTLS, "set host to a name that stands in the server's certificate"},
		{"implicit TLS on the STARTTLS port", func(c *Config) { c.TLS = TLSImplicit }, ErrTLS, "set tls to starttls"},
	}
	for _, f := range faults {
		t.Run(f.name, func(t *testing.T) {
			cfg := server.config(TLSStartTLS)
			f.spoil(&cfg)
			s, err := Open(t.Context(), cfg)
			if err == nil {
				s.Close()
			}
			if !errors.Is(err, f.kind) || !strings.Contains(fmt.Sprint(err), f.says) || strings.Contains(fmt.Sprint(err), "hunter2") {
				t.Errorf("Open = %v\nwant %v with %q", err, f.kind, f.says)
			}
		})
	}
}

func sendsExactly(t *testing.T, server submission, mode string) {
	s, err := Open(t.Context(), server.config(mode))
	if err != nil {
		t.Fatal(err)
	}
	to := mode + "@firm.test"
	letters := []string{
		"Message-ID: <1@pastas.test>\r\nDate: Mon, 02 Mar 2026 09:00:00 +0200\r\nFrom: vilte@pastas.test\r\nSubject: dots\r\n\r\n.\r\n..\r\n. x\r\n\r\n.\r\n",
		"Message-ID: <2@pastas.test>\r\nDate: Mon, 02 Mar 2026 09:00:00 +0200\r\nFrom: vilte@pastas.test\r\nSubject: long\r\n\r\n" + strings.Repeat(strings.Repeat("y", 76)+"\r\n", 3000),
		"Message-ID: <3@pastas.test>\r\nDate: Mon, 02 Mar 2026 09:00:00 +0200\r\nFrom: vilte@pastas.test\r\nSubject: 8bit\r\nMIME-Version: 1.0\r\n" +
			"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\nŽiema\r\n",
	}
	for i, raw := range letters {
		out := s.Send("vilte@pastas.test", to, []byte(raw))
		if out.Kind != Accepted || out.Code != 250 || !strings.Contains(out.Transcript, "RCPT TO:<"+to+">") {
			t.Fatalf("letter %d: %+v", i, out)
		}
	}
	if err := s.Close(); err != nil {
		t.Errorf("Close: %v", err)
	}
	for _, got := range server.letters(t, to, len(letters)) {
		known := false
		for _, raw := range letters {
			known = known || bytes.HasSuffix(got, []byte(raw))
		}
		if !known {
			t.Errorf("a letter arrived changed:\n%.600s", got)
		}
		if bytes.Contains(bytes.ToLower(got), []byte("user-agent")) {
			t.Errorf("a letter names its program:\n%.600s", got)
		}
	}
}

func TestAgainstMemoryServer(t *testing.T) {
	authority := mailhost.NewAuthority(t)
	cert := authority.Issue(t, "127.0.0.1")
	store := &store{letters: map[string][][]byte{}}
	server := submission{host: "127.0.0.1", roots: authority.Pool(), letters: store.of, ports: map[string]int{}}
	for _, mode := range []string{TLSNone, TLSStartTLS, TLSImplicit} {
		server.ports[mode] = serve(t, mode, cert, store)
	}
	conform(t, server)
	for _, hello := range store.hellos {
		if hello != "pastas.test" {
			t.Errorf("introduced itself as %q", hello)
		}
	}
}

// serve runs a memory server on a free port of loopback.
func serve(t *testing.T, mode string, cert tls.Certificate, backend *store) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	port := l.Addr().(*net.TCPAddr).Port
	srv := smtp.NewServer(backend)
	srv.Domain, srv.AllowInsecureAuth = "mail.test", true
	srv.ErrorLog = log.New(io.Discard, "", 0)
	if mode != TLSNone {
		srv.TLSConfig = &tls.Config{Certificates: []tls.Certificate{cert}}
	}
	if mode == TLSImplicit {
		l = tls.NewListener(l, srv.TLSConfig)
	}
	done := make(chan struct{})
	go func() { defer close(done); _ = srv.Serve(l) }()
	t.Cleanup(func() { _ = srv.Shutdown(context.WithoutCancel(t.Context())); <-done })
	return port
}

// store is the memory server's mail store and its rules.
type store struct {
	mu      sync.Mutex
	letters map[string][][]byte
	hellos  []string
}

func (s *store) of(_ *testing.T, to string, _ int) [][]byte {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.letters[to]
}

func (s *store) NewSession(c *smtp.Conn) (smtp.Session, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.hellos = append(s.hellos, c.Hostname())
	return &storeSession{store: s}, nil
}

type storeSession struct {
	*store
	to string
}

func (s *storeSession) AuthMechanisms() []string { return []string{sasl.Plain} }

func (s *storeSession) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(_, username, password string) error {
		if username != "vilte@pastas.test" || password != mailhost.Password {
			return smtp.ErrAuthFailed
		}
		return nil
	}), nil
}

func (s *storeSession) Mail(string, *smtp.MailOptions) error { return nil }

func (s *storeSession) Rcpt(to string, _ *smtp.RcptOptions) error {
	if strings.HasPrefix(to, "nobody") {
		return &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "no such user"}
	}
	s.to = to
	return nil
}

func (s *storeSession) Data(r io.Reader) error {
	raw, err := io.ReadAll(r)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.letters[s.to] = append(s.letters[s.to], raw)
	return err
}

func (s *storeSession) Reset()        {}
func (s *storeSession) Logout() error { return nil }
