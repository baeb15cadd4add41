package engine

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"log"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapserver"
	"github.com/emersion/go-imap/v2/imapserver/imapmemserver"
)

// post is the mail host of the tests in memory: a submission server on port 587
// that takes every letter, and IMAP on port 143. Either can be down.
type post struct {
	users map[string]*imapmemserver.User
	lines chan net.Conn
	done  chan struct{}

	mu      sync.Mutex
	down    map[string]bool // by port
	refused string          // folder that cannot be opened
	deaf    bool            // IDLE is taken and nothing announced
	dead    string          // host that takes connections and says nothing
	mute    bool            // letters are taken without an answer
	letters []string        // recipients in the order of acceptance
	dialled func(port string)
	handed  func(to, raw string) // before the 250
}

func newPost(t testing.TB, accounts ...string) *post {
	t.Helper()
	p := &post{users: map[string]*imapmemserver.User{}, lines: make(chan net.Conn), done: make(chan struct{}), down: map[string]bool{}}
	all := imapmemserver.New()
	for _, name := range accounts {
		user := imapmemserver.NewUser(name, "secret")
		for _, folder := range []string{"INBOX", "Junk", "Sent"} {
			if err := user.Create(folder, nil); err != nil {
				t.Fatal(err)
			}
		}
		all.AddUser(user)
		p.users[name] = user
	}
	server := imapserver.New(&imapserver.Options{
		NewSession: func(*imapserver.Conn) (imapserver.Session, *imapserver.GreetingData, error) {
			return session{all.NewSession(), p}, nil, nil
		},
		Caps: imap.CapSet{imap.CapIMAP4rev1: {}, imap.CapIdle: {}}, InsecureAuth: true, Logger: log.New(io.Discard, "", 0),
	})
	stopped := make(chan struct{})
	go func() { defer close(stopped); _ = server.Serve(p) }()
	t.Cleanup(func() { close(p.done); _ = server.Close(); <-stopped })
	return p
}

// session refuses to open the refused folder.
type session struct {
	imapserver.Session
	post *post
}

func (s session) Select(name string, options *imap.SelectOptions) (*imap.SelectData, error) {
	s.post.mu.Lock()
	refused := s.post.refused
	s.post.mu.Unlock()
	if name == refused {
		return nil, &imap.Error{Type: imap.StatusResponseTypeNo, Code: imap.ResponseCodeServerBug, Text: "index is corrupt"}
	}
	return s.Session.Select(name, options)
}

// Idle announces nothing where the post is deaf.
func (s session) Idle(w *imapserver.UpdateWriter, stop <-chan struct{}) error {
	s.post.mu.Lock()
	deaf := s.post.deaf
	s.post.mu.Unlock()
	if deaf {
		<-stop
		return nil
	}
	return s.Session.Idle(w, stop)
}

// Accept, Close and Addr make the post a listener on pipes, for IMAP.
func (p *post) Accept() (net.Conn, error) {
	select {
	case conn := <-p.lines:
		return conn, nil
	case <-p.done:
		return nil, net.ErrClosed
	}
}

func (p *post) Close() error   { return nil }
func (p *post) Addr() net.Addr { return &net.TCPAddr{} }

func (p *post) dial(ctx context.Context, _, addr string) (net.Conn, error) {
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, err
	}
	p.mu.Lock()
	down, dialled, dead := p.down[port], p.dialled, host == p.dead
	p.mu.Unlock()
	if dead {
		<-ctx.Done()
		return nil, ctx.Err()
	}
	if dialled != nil {
		dialled(port)
	}
	if down {
		return nil, errors.New("connection refused")
	}
	ours, theirs := net.Pipe()
	if port == smtpPort {
		go p.submission(theirs)
	} else {
		p.lines <- theirs
	}
	return ours, nil
}

const smtpPort, imapPort = "587", "143"

// set changes the post under its lock.
func (p *post) set(change func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	change()
}

// taken returns the recipients of all letters, in order.
func (p *post) taken() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return strings.Join(p.letters, " ")
}

func (p *post) submission(conn net.Conn) {
	defer conn.Close()
	in, to := bufio.NewReader(conn), ""
	reply := "220 mail.test"
	for {
		if _, err := io.WriteString(conn, reply+"\r\n"); err != nil {
			return
		}
		line, err := in.ReadString('\n')
		if err != nil {
			return
		}
		reply = "250 2.0.0 ok"
		switch verb := strings.ToUpper(line[:4]); verb {
		case "RCPT":
			to = line[strings.IndexByte(line, '<')+1 : strings.IndexByte(line, '>')]
		case "DATA":
			if _, err := io.WriteString(conn, "354 go on\r\n"); err != nil || !p.take(in, to) {
				return
			}
		}
	}
}

func (p *post) take(in *bufio.Reader, to string) bool {
	var raw strings.Builder
	for {
		line, err := in.ReadString('\n')
		if err != nil {
			return false
		}
		if line == ".\r\n" {
			break
		}
		raw.WriteString(line)
	}
	p.mu.Lock()
	p.letters = append(p.letters, to)
	handed, mute := p.handed, p.mute
	p.mu.Unlock()
	if handed != nil {
		handed(to, raw.String())
	}
	return !mute
}

// put delivers a message.
func (p *post) put(t testing.TB, account, folder, raw string, at time.Time) {
	t.Helper()
	if _, err := p.users[account].Append(folder, bytes.NewReader([]byte(raw)), &imap.AppendOptions{Time: at}); err != nil {
		t.Error(err)
	}
}
