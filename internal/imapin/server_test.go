package imapin

import (
	"crypto/tls"
	"crypto/x509"
	"io"
	"log"
	"net"
	"strconv"
	"testing"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"
	"github.com/emersion/go-imap/v2/imapserver"
	"github.com/emersion/go-imap/v2/imapserver/imapmemserver"

	"replyaudit/internal/mailhost"
)

// A mail server to run the conformance tests against. Each account is new, has
// the password mailhost.Password, and the folders INBOX, Sent (\Sent) and Junk (\Junk).
type server struct {
	host    string
	ports   map[string]int // by TLS mode
	roots   *x509.CertPool
	auth    []string // ways to log in
	account func(t *testing.T, user string)
}

func (s server) config(t *testing.T, user, mode string) Config {
	t.Helper()
	s.account(t, user)
	return Config{
		Host: s.host, Port: s.ports[mode], TLS: mode, Username: user, Password: mailhost.Password,
		RootCAs: s.roots, Timeout: 10 * time.Second,
	}
}

// open opens an account of its own for the test.
func (s server) open(t *testing.T, user string) (*Account, *owner) {
	t.Helper()
	cfg := s.config(t, user, TLSNone)
	a, err := Open(t.Context(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Errorf("Close: %v", err)
		}
	})
	return a, newOwner(t, cfg)
}

// owner is the person whose mailbox it is: another client, which may write.
type owner struct {
	t *testing.T
	c *imapclient.Client
}

func newOwner(t *testing.T, cfg Config) *owner {
	t.Helper()
	c, err := imapclient.DialInsecure(net.JoinHostPort(cfg.Host, strconv.Itoa(cfg.Port)), nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	if err := c.Login(cfg.Username, cfg.Password).Wait(); err != nil {
		t.Fatal(err)
	}
	return &owner{t: t, c: c}
}

func (o *owner) put(folder, raw string, received time.Time) {
	o.t.Helper()
	cmd := o.c.Append(folder, int64(len(raw)), &imap.AppendOptions{Time: received})
	if _, err := io.WriteString(cmd, raw); err != nil {
		o.t.Fatal(err)
	}
	if err := cmd.Close(); err != nil {
		o.t.Fatal(err)
	}
	if _, err := cmd.Wait(); err != nil {
		o.t.Fatal(err)
	}
}

func (o *owner) expunge(folder string, uid uint32) {
	o.t.Helper()
	if _, err := o.c.Select(folder, nil).Wait(); err != nil {
		o.t.Fatal(err)
	}
	store := &imap.StoreFlags{Op: imap.StoreFlagsAdd, Flags: []imap.Flag{imap.FlagDeleted}, Silent: true}
	if err := o.c.Store(imap.UIDSetNum(imap.UID(uid)), store, nil).Close(); err != nil {
		o.t.Fatal(err)
	}
	if err := o.c.Expunge().Close(); err != nil {
		o.t.Fatal(err)
	}
}

// messages returns all of a folder as the owner sees it.
func (o *owner) messages(folder string) []*imapclient.FetchMessageBuffer {
	o.t.Helper()
	box, err := o.c.Select(folder, &imap.SelectOptions{ReadOnly: true}).Wait()
	if err != nil {
		o.t.Fatal(err)
	}
	if box.NumMessages == 0 {
		return nil
	}
	var all imap.SeqSet
	all.AddRange(1, 0)
	found, err := o.c.Fetch(all, &imap.FetchOptions{
		UID: true, Flags: true, InternalDate: true, BodySection: []*imap.FetchItemBodySection{{Peek: true}},
	}).Collect()
	if err != nil {
		o.t.Fatal(err)
	}
	return found
}

// memory runs the in-memory server on free ports of loopback, one for each TLS mode.
func memory(t *testing.T, caps ...imap.Cap) server {
	t.Helper()
	authority := mailhost.NewAuthority(t)
	certificates := &tls.Config{Certificates: []tls.Certificate{authority.Issue(t, "127.0.0.1")}}
	users := imapmemserver.New()
	s := server{host: "127.0.0.1", roots: authority.Pool(), ports: map[string]int{}, auth: []string{"plain", "login"}}
	s.account = func(t *testing.T, user string) {
		t.Helper()
		u := imapmemserver.NewUser(user, mailhost.Password)
		for name, use := range map[string][]imap.MailboxAttr{
			"INBOX": nil, "Sent": {imap.MailboxAttrSent}, "Junk": {imap.MailboxAttrJunk},
		} {
			if err := u.Create(name, &imap.CreateOptions{SpecialUse: use}); err != nil {
				t.Fatal(err)
			}
		}
		users.AddUser(u)
	}
	options := &imapserver.Options{
		NewSession: func(*imapserver.Conn) (imapserver.Session, *imapserver.GreetingData, error) {
			return users.NewSession(), nil, nil
		},
		Caps: imap.CapSet{}, InsecureAuth: true, Logger: log.New(io.Discard, "", 0),
	}
	for _, c := range append(caps, imap.CapIMAP4rev1) {
		options.Caps[c] = struct{}{}
	}
	for _, mode := range []string{TLSNone, TLSStartTLS, TLSImplicit} {
		mine := *options
		if mode != TLSNone {
			mine.TLSConfig = certificates
		}
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		s.ports[mode] = l.Addr().(*net.TCPAddr).Port
		if mode == TLSImplicit {
			l = tls.NewListener(l, certificates)
		}
		srv := imapserver.New(&mine)
		done := make(chan struct{})
		go func() { defer close(done); _ = srv.Serve(l) }()
		t.Cleanup(func() { _ = srv.Close(); <-done })
	}
	return s
}
