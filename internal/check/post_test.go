package check

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"io"
	"log"
	"net"
	"net/netip"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapserver"
	"github.com/emersion/go-imap/v2/imapserver/imapmemserver"
	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"

	"replyaudit/internal/campaign"
	"replyaudit/internal/clock"
	"replyaudit/internal/engine"
	"replyaudit/internal/mailhost"
)

const (
	address = "vilte@pastas.lt"
	host    = "mail.pastas.lt"
)

// post is a mail host of one mailbox, on lines in memory, for use in a synctest
// bubble. Its fields say what is wrong with it.
type post struct {
	certificateFor string        // "" = host
	certificateEnd time.Duration // from now; 0 = 90 days
	password       string        // "" = the right one
	withoutIdle    bool
	folders        []string // beside INBOX; nil = Junk and Sent, announced
	// deliver says what becomes of a letter: nil = it lies in INBOX at once, with
	// the trace header of an honest host.
	deliver func(p *post, raw []byte) error

	user    *imapmemserver.User
	mu      sync.Mutex
	letters int
	hellos  []string
	ports   map[string]*listener
}

// start serves until the test ends and returns a checker of a campaign on it.
func (p *post) start(t *testing.T) *Checker {
	t.Helper()
	authority := mailhost.NewAuthority(t)
	name, end := p.certificateFor, p.certificateEnd
	if name == "" {
		name = host
	}
	if end == 0 {
		end = 90*24*time.Hour + time.Minute
	}
	secured := &tls.Config{Certificates: []tls.Certificate{authority.IssueUntil(t, name, clock.Wall().Add(end))}}
	if p.password == "" {
		p.password = mailhost.Password
	}
	p.mailbox(t)
	p.ports = map[string]*listener{"465": listen(), "993": listen()}
	p.serveSMTP(t, secured)
	p.serveIMAP(t, secured)
	server := func(port int) campaign.Server {
		return campaign.Server{Host: host, Port: port, TLS: "implicit", Username: address, Secret: campaign.Secret{Env: "PASSWORD"}, CAFile: authority.WriteFile(t, filepath.Join(t.TempDir(), "ca.pem"))}
	}
	return &Checker{
		Campaign: &campaign.Campaign{
			Key: "spring", Seed: 1,
			Mailboxes: []campaign.Mailbox{{Key: "vilte", Address: address, HELO: "pastas.lt", SMTP: server(465), IMAP: server(993)}},
			Personas:  []campaign.Persona{{Key: "vilte", First: "Viltė", Last: "Petraitė", Mailbox: "vilte", Address: address, Zone: "Europe/Vilnius"}},
		},
		Servers: engine.Config{
			Clock: clock.Real{}, Secret: func(campaign.Secret) (string, error) { return mailhost.Password, nil },
			Dial: func(_ context.Context, _, addr string) (net.Conn, error) {
				_, port, err := net.SplitHostPort(addr)
				if err != nil {
					return nil, err
				}
				return p.ports[port].dial()
			},
		},
		Resolver: goodDNS(), Machine: Machine{Host: "laptop7", Addresses: []netip.Addr{netip.MustParseAddr("198.51.100.7")}},
		Letter: true, Patience: 2 * time.Minute, Progress: func(string) {},
	}
}

func (p *post) mailbox(t *testing.T) {
	t.Helper()
	p.user = imapmemserver.NewUser(address, p.password)
	folders := map[string][]imap.MailboxAttr{"INBOX": nil, "Junk": {imap.MailboxAttrJunk}, "Sent": {imap.MailboxAttrSent}}
	if p.folders != nil {
		folders = map[string][]imap.MailboxAttr{"INBOX": nil}
		for _, f := range p.folders {
			folders[f] = nil
		}
	}
	for name, use := range folders {
		if err := p.user.Create(name, &imap.CreateOptions{SpecialUse: use}); err != nil {
			t.Fatal(err)
		}
	}
	if p.deliver == nil {
		p.deliver = func(p *post, raw []byte) error {
			return p.put("INBOX", received("from pastas.lt (unknown) by "+host+" with ESMTPSA id 1", 0)+string(raw), 0)
		}
	}
}

// put lays a message into a folder; the server's clock is ahead of ours by skew.
func (p *post) put(folder, raw string, skew time.Duration) error {
	_, err := p.user.Append(folder, literal{bytes.NewReader([]byte(raw))}, &imap.AppendOptions{Time: clock.Wall().Add(skew)})
	return err
}

// received is a Received field of now, by a clock that is ahead of ours by skew.
func received(clause string, skew time.Duration) string {
	return "Received: " + clause + "; " + clock.Wall().Add(skew).UTC().Format(time.RFC1123Z) + "\r\n"
}

type literal struct{ *bytes.Reader }

func (l literal) Size() int64 { return l.Reader.Size() }

func (p *post) serveSMTP(t *testing.T, secured *tls.Config) {
	srv := smtp.NewServer(smtp.BackendFunc(func(c *smtp.Conn) (smtp.Session, error) {
		p.mu.Lock()
		defer p.mu.Unlock()
		p.hellos = append(p.hellos, c.Hostname())
		return &submission{post: p}, nil
	}))
	srv.Domain, srv.MaxMessageBytes, srv.ErrorLog = host, 25<<20, log.New(io.Discard, "", 0)
	serve(t, srv.Serve, srv.Close, tls.NewListener(p.ports["465"], secured))
}

func (p *post) serveIMAP(t *testing.T, secured *tls.Config) {
	users := imapmemserver.New()
	users.AddUser(p.user)
	options := &imapserver.Options{
		NewSession: func(*imapserver.Conn) (imapserver.Session, *imapserver.GreetingData, error) {
			return users.NewSession(), nil, nil
		},
		Caps: imap.CapSet{imap.CapIMAP4rev1: {}, imap.CapIMAP4rev2: {}, imap.CapSpecialUse: {}, imap.CapListExtended: {}}, InsecureAuth: true, Logger: log.New(io.Discard, "", 0),
	}
	srv := imapserver.New(options)
	serve(t, srv.Serve, srv.Close, filtered{tls.NewListener(p.ports["993"], secured), p.withoutIdle})
}

// filtered hides that the server knows IDLE and IMAP4rev2, which includes it.
type filtered struct {
	net.Listener
	on bool
}

func (l filtered) Accept() (net.Conn, error) {
	line, err := l.Listener.Accept()
	if err == nil && l.on {
		line = silentAboutIdle{line}
	}
	return line, err
}

type silentAboutIdle struct{ net.Conn }

func (c silentAboutIdle) Write(p []byte) (int, error) {
	_, err := c.Conn.Write(bytes.ReplaceAll(bytes.ReplaceAll(p, []byte(" IDLE"), nil), []byte(" IMAP4rev2"), nil))
	return len(p), err
}

func serve(t *testing.T, serve func(net.Listener) error, stop func() error, l net.Listener) {
	done := make(chan struct{})
	go func() { defer close(done); _ = serve(l) }()
	t.Cleanup(func() { _ = stop(); <-done })
}

// submission is one SMTP session.
type submission struct{ *post }

func (s *submission) AuthMechanisms() []string { return []string{sasl.Plain} }

func (s *submission) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(_, username, password string) error {
		if username != address || password != s.password {
			return smtp.ErrAuthFailed
		}
		return nil
	}), nil
}

func (s *submission) Mail(string, *smtp.MailOptions) error { return nil }
func (s *submission) Rcpt(string, *smtp.RcptOptions) error { return nil }

func (s *submission) Data(r io.Reader) error {
	raw, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	s.mu.Lock()
	s.letters++
	s.mu.Unlock()
	return s.deliver(s.post, raw)
}

func (s *submission) Reset()        {}
func (s *submission) Logout() error { return nil }

// listener accepts lines in memory.
type listener struct {
	lines chan net.Conn
	done  chan struct{}
	once  sync.Once
}

func listen() *listener { return &listener{lines: make(chan net.Conn), done: make(chan struct{})} }

func (l *listener) dial() (net.Conn, error) {
	client, server := net.Pipe()
	select {
	case l.lines <- server:
		return newRoomy(client), nil
	case <-l.done:
		return nil, errors.New("connection refused")
	}
}

// roomyLine takes what is written at once, as the buffers of TCP do: both ends may
// be writing when a handshake fails.
type roomyLine struct {
	net.Conn
	queue chan []byte
	done  chan struct{}
	once  sync.Once
}

func newRoomy(line net.Conn) *roomyLine {
	r := &roomyLine{Conn: line, queue: make(chan []byte, 1000), done: make(chan struct{})}
	go func() {
		for {
			select {
			case p := <-r.queue:
				if _, err := r.Conn.Write(p); err != nil {
					return
				}
			case <-r.done:
				return
			}
		}
	}()
	return r
}

func (r *roomyLine) Write(p []byte) (int, error) {
	select {
	case r.queue <- bytes.Clone(p):
		return len(p), nil
	case <-r.done:
		return 0, net.ErrClosed
	}
}

func (r *roomyLine) Close() error {
	r.once.Do(func() { close(r.done) })
	return r.Conn.Close()
}

func (l *listener) Accept() (net.Conn, error) {
	select {
	case line := <-l.lines:
		return line, nil
	case <-l.done:
		return nil, net.ErrClosed
	}
}

func (l *listener) Close() error   { l.once.Do(func() { close(l.done) }); return nil }
func (l *listener) Addr() net.Addr { return &net.TCPAddr{} }

// zone is a resolver of the records that it holds, by type and name.
type zone struct {
	ips   map[string][]string
	mail  map[string][]string
	texts map[string][]string
	asked int
	down  bool
}

func goodDNS() *zone {
	return &zone{
		ips:  map[string][]string{host: {"192.0.2.25"}},
		mail: map[string][]string{"pastas.lt": {host + "."}},
		texts: map[string][]string{
			"pastas.lt":        {"something else", "v=spf1 ip4:192.0.2.16/28 -all"},
			"_dmarc.pastas.lt": {"v=DMARC1; p=quarantine; adkim=s"},
		},
	}
}

func find[T any](z *zone, records map[string][]string, name string, read func(string) T) (all []T, err error) {
	z.asked++
	if z.down {
		return nil, &net.DNSError{Err: "server misbehaving", Name: name, IsTemporary: true}
	}
	for _, r := range records[name] {
		all = append(all, read(r))
	}
	if all == nil {
		return nil, &net.DNSError{Err: "no such host", Name: name, IsNotFound: true}
	}
	return all, nil
}

func (z *zone) LookupNetIP(_ context.Context, _, host string) ([]netip.Addr, error) {
	return find(z, z.ips, host, netip.MustParseAddr)
}

func (z *zone) LookupMX(_ context.Context, name string) ([]*net.MX, error) {
	return find(z, z.mail, name, func(s string) *net.MX { return &net.MX{Host: s, Pref: 10} })
}

func (z *zone) LookupTXT(_ context.Context, name string) ([]string, error) {
	return find(z, z.texts, name, func(s string) string { return s })
}

// golden compares text with a file of testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s: got\n%s\nwant\n%s", name, got, want)
	}
}
