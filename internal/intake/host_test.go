package intake

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log"
	"net"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapserver"
	"github.com/emersion/go-imap/v2/imapserver/imapmemserver"

	"replyaudit/internal/imapin"
)

// host is the persona's mail host in memory. One of its folders can be out of order.
type host struct {
	user  *imapmemserver.User
	lines chan net.Conn
	done  chan struct{}

	mu      sync.Mutex
	refused string // folder that cannot be opened
	opened  func() // called when a folder is opened
	sealed  bool   // no message is handed out
	asked   int    // how often it refused to
}

func newHost(t testing.TB) *host {
	t.Helper()
	h := &host{user: imapmemserver.NewUser(account, "secret"), lines: make(chan net.Conn), done: make(chan struct{})}
	h.create(t, "INBOX")
	users := imapmemserver.New()
	users.AddUser(h.user)
	server := imapserver.New(&imapserver.Options{
		NewSession: func(*imapserver.Conn) (imapserver.Session, *imapserver.GreetingData, error) {
			return session{users.NewSession(), h}, nil, nil
		},
		Caps: imap.CapSet{imap.CapIMAP4rev1: {}}, InsecureAuth: true, Logger: log.New(io.Discard, "", 0),
	})
	stopped := make(chan struct{})
	go func() { defer close(stopped); _ = server.Serve(h) }()
	t.Cleanup(func() { close(h.done); _ = server.Close(); <-stopped })
	return h
}

// session refuses to open the host's refused folder, and tells of every opening.
type session struct {
	imapserver.Session
	host *host
}

func (s session) Select(name string, options *imap.SelectOptions) (*imap.SelectData, error) {
	s.host.mu.Lock()
	defer s.host.mu.Unlock()
	if s.host.opened != nil {
		s.host.opened()
	}
	if name == s.host.refused {
		return nil, &imap.Error{Type: imap.StatusResponseTypeNo, Code: imap.ResponseCodeServerBug, Text: "index is corrupt"}
	}
	return s.Session.Select(name, options)
}

// Fetch answers NO to whoever wants the bytes of a message of a sealed host.
func (s session) Fetch(w *imapserver.FetchWriter, set imap.NumSet, options *imap.FetchOptions) error {
	s.host.mu.Lock()
	refused := s.host.sealed && len(options.BodySection) > 0
	if refused {
		s.host.asked++
	}
	s.host.mu.Unlock()
	if refused {
		return &imap.Error{Type: imap.StatusResponseTypeNo, Code: imap.ResponseCodeUnavailable, Text: "storage is down"}
	}
	return s.Session.Fetch(w, set, options)
}

func (h *host) seal(sealed bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.sealed, h.asked = sealed, 0
}

func (h *host) refuse(folder string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.refused = folder
}

// Accept, Close and Addr make the host a listener on pipes.
func (h *host) Accept() (net.Conn, error) {
	select {
	case conn := <-h.lines:
		return conn, nil
	case <-h.done:
		return nil, net.ErrClosed
	}
}

func (h *host) Close() error   { return nil }
func (h *host) Addr() net.Addr { return &net.TCPAddr{} }

func (h *host) open(t testing.TB) *imapin.Account {
	t.Helper()
	box, err := imapin.Open(t.Context(), imapin.Config{
		Host: imapHost, Port: 143, TLS: imapin.TLSNone, Username: account, Password: "secret",
		Dial: func(context.Context, string, string) (net.Conn, error) {
			ours, theirs := net.Pipe()
			h.lines <- theirs
			return ours, nil
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { box.Close() })
	return box
}

func (h *host) create(t testing.TB, folder string) {
	t.Helper()
	if err := h.user.Create(folder, nil); err != nil {
		t.Fatal(err)
	}
}

// rebuild makes a folder anew, empty and with another UIDVALIDITY.
func (h *host) rebuild(t testing.TB, folder string) {
	t.Helper()
	if err := errors.Join(h.user.Delete(folder), h.user.Create(folder, nil)); err != nil {
		t.Fatal(err)
	}
}

// move takes the only message out of one folder and puts it into another. A
// folder is emptied by making it anew.
func (h *host) move(t testing.TB, from, to string, raw []byte) {
	t.Helper()
	h.rebuild(t, from)
	h.put(t, to, raw, monday)
}

func (h *host) put(t testing.TB, folder string, raw []byte, received time.Time) {
	t.Helper()
	if _, err := h.user.Append(folder, bytes.NewReader(raw), &imap.AppendOptions{Time: received}); err != nil {
		t.Fatal(err)
	}
}
