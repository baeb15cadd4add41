// Package imapin reads one mailbox account over IMAP, and never changes what
// lies in it: folders are opened with EXAMINE, bodies fetched with BODY.PEEK[],
// so that no message becomes \Seen, none is moved, none deleted. The one thing it
// adds is our own copy of a letter, by Append.
//
// Open connects, sets up verified TLS and logs in. Folders finds out where
// answers can lie: INBOX and the folder for junk. Examine tells the epoch of a
// folder (UIDVALIDITY) and its next UID, List the UIDs from a cursor upwards,
// Fetch the bytes. Idle waits for a hint that something has come; it is a hint
// only, so the caller lists again after each.
//
// Guarantees. Every call ends: when its context ends, or when the server is
// silent for Config.Timeout, the line is hung up, since the commands of the IMAP
// client know no time-out. Every UID that was asked for is reported exactly once
// and in order: with its bytes, as gone (ErrGone), or as unreadable
// (ErrUnreadable); a message that breaks the connection costs two more
// connections and does not block those behind it. Memory is bounded by the limit
// per message plus a batch of a few megabytes.
//
// It does not parse messages, keeps no cursor and stores nothing; whether what
// it read is new is for the caller to know. An Account is for one goroutine.
package imapin

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"sync/atomic"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"
)

// Account is a mailbox account that is logged in. It is not safe for concurrent use.
type Account struct {
	cfg     Config
	log     *transcript
	line    *line
	client  *imapclient.Client
	arrived chan struct{} // the server announced a new number of messages

	secured atomic.Pointer[tls.ConnectionState] // nil without encryption

	lost   bool              // the line is over
	opened Mailbox           // the folder that is examined
	listed map[string]uint32 // messages in a folder when it was last listed
}

// Open connects to the account and logs in. The context bounds this only. Its
// failures are of type *Error, except for settings that cannot work.
func Open(ctx context.Context, cfg Config) (*Account, error) {
	if err := cfg.validate(); err != nil {
		return nil, err
	}
	if cfg.Timeout <= 0 {
		cfg.Timeout = time.Minute
	}
	a := &Account{
		cfg: cfg, log: newTranscript(cfg.Username, cfg.Password),
		arrived: make(chan struct{}, 1), listed: map[string]uint32{},
	}
	if err := a.connect(ctx); err != nil {
		return nil, err
	}
	return a, nil
}

// connect brings up a fresh, logged-in line.
func (a *Account) connect(ctx context.Context) error {
	dialing, cancel := context.WithTimeout(ctx, a.cfg.Timeout)
	defer cancel()
	conn, err := a.cfg.dial(dialing)
	if err != nil {
		return a.opening(ErrConnect, err)
	}
	a.line = &line{Conn: conn}
	a.client, a.opened, a.lost = nil, Mailbox{}, false
	unwatch := a.line.watch(ctx, a.cfg.Timeout)
	kind, err := a.establish(ctx)
	if cause := unwatch(); cause != nil {
		kind, err = ErrConnect, cause
	}
	if err != nil {
		a.hangUp()
		return a.opening(kind, err)
	}
	return nil
}

func (a *Account) opening(kind, err error) error {
	e := a.fault(kind, "open mailbox of "+a.cfg.Username, err)
	e.opening = true
	e.silent = errors.Is(err, errSilent) && a.cfg.TLS != TLSImplicit && !a.line.heard()
	return e
}

// establish brings the line through TLS, greeting and login, and returns the
// kind of its failure.
func (a *Account) establish(ctx context.Context) (kind, err error) {
	conn, kind, err := a.secure(ctx)
	if err != nil {
		return kind, err
	}
	a.client = imapclient.New(conn, &imapclient.Options{
		DebugWriter: a.log, UnilateralDataHandler: &imapclient.UnilateralDataHandler{Mailbox: a.announced},
	})
	if err := a.client.WaitGreeting(); err != nil {
		return nil, err
	}
	if kind, err := a.logIn(conn); err != nil {
		return kind, err
	}
	a.client.Caps() // asks where the login did not tell, while the line is watched
	return nil, nil
}

// secure encrypts the line as the configuration wants it.
func (a *Account) secure(ctx context.Context) (conn *saslConn, kind, err error) {
	switch a.cfg.TLS {
	case TLSImplicit:
		secured := tls.Client(a.line, a.tls())
		if err := secured.HandshakeContext(ctx); err != nil {
			return nil, ErrTLS, err
		}
		state := secured.ConnectionState()
		return &saslConn{Conn: secured, tls: &state}, nil, nil
	case TLSStartTLS:
		secured, kind, err := a.startTLS(ctx)
		if err != nil {
			return nil, kind, err
		}
		state := secured.ConnectionState()
		return &saslConn{Conn: newGreeted(secured), tls: &state}, nil, nil
	}
	return &saslConn{Conn: a.line}, nil, nil
}

// announced is called by the client when the server speaks of the open folder.
func (a *Account) announced(data *imapclient.UnilateralDataMailbox) {
	if data.NumMessages == nil {
		return
	}
	select {
	case a.arrived <- struct{}{}:
	default:
	}
}

// do runs one exchange with the server under watch.
func (a *Account) do(ctx context.Context, doing string, exchange func() error) error {
	if a.lost {
		return a.fault(ErrConnect, doing, errors.New("the connection is over"))
	}
	unwatch := a.line.watch(ctx, a.cfg.Timeout)
	err := exchange()
	if cause := unwatch(); cause != nil {
		err = cause
	}
	if err == nil {
		return nil
	}
	// The client hangs up by itself after an APPEND that was refused early.
	if _, answered := errors.AsType[*imap.Error](err); !answered || a.client.State() == imap.ConnStateLogout {
		a.hangUp()
	}
	return a.fault(nil, doing, err)
}

// Broken tells that the connection is over: close the account and open it again.
func (a *Account) Broken() bool { return a.lost }

func (a *Account) hangUp() {
	a.lost = true
	_ = a.line.Close()
	if a.client != nil {
		_ = a.client.Close()
	}
}

// Close logs out and hangs up. Its error tells only how the goodbye went.
func (a *Account) Close() error {
	if a.lost {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), min(a.cfg.Timeout, 5*time.Second))
	defer cancel()
	defer a.hangUp()
	if err := a.do(ctx, "log out", func() error { return a.client.Logout().Wait() }); err != nil {
		return fmt.Errorf("close mailbox of %s: %w", a.cfg.Username, err)
	}
	return nil
}
