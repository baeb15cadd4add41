package engine

import (
	"context"
	"fmt"
	"strings"
	"time"

	"replyaudit/internal/campaign"
	"replyaudit/internal/config"
	"replyaudit/internal/imapin"
	"replyaudit/internal/smtpout"
)

// account is one mailbox account and the state of its lines.
type account struct {
	name    string // the mailbox's address in lower case
	mailbox campaign.Mailbox
	box     *imapin.Account // open connection, nil when there is none; the reader's alone
	send    line
	read    line
	copies  line
	paused  bool // by a person: nothing is sent, mail is read
	// restored is when the database was restored from a backup, zero for never: what
	// could have gone out before is not sent. awaited holds the account's letters back
	// until it was searched for what went out and came in since the backup.
	restored time.Time
	awaited  bool
	nextAt   time.Time // next look into the mailbox
	hinted   bool      // something says that mail has arrived
}

// line is the circuit breaker of one direction of an account.
type line struct {
	failures int
	until    time.Time // not to be tried before
}

// AccountName is the key of a mailbox in the database: two campaigns that use
// the same mailbox share its cursors and its caps.
func AccountName(m campaign.Mailbox) string { return strings.ToLower(m.Address) }

// addAccount makes an account known; the latest campaign's settings win. The
// caller holds the lock.
func (e *Engine) addAccount(m campaign.Mailbox) *account {
	name := AccountName(m)
	a := e.accounts[name]
	if a == nil {
		a = &account{name: name}
		e.accounts[name] = a
	}
	a.mailbox = m
	return a
}

func (e *Engine) account(name string) (*account, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if a := e.accounts[name]; a != nil {
		return a, nil
	}
	return nil, fmt.Errorf("account %s belongs to no running campaign", name)
}

// hangUp closes the connection; what the server says to that changes nothing.
func (a *account) hangUp() {
	if a.box != nil {
		a.box.Close()
		a.box = nil
	}
}

// failed counts a failure and opens the breaker: five seconds, doubling to five minutes.
func (l *line) failed(now time.Time) (first bool) {
	const shortest, longest = 5 * time.Second, 5 * time.Minute
	pause := shortest
	for range l.failures {
		pause = min(2*pause, longest)
	}
	l.failures++
	l.until = now.Add(pause)
	return l.failures == 1
}

// worked closes the breaker and tells whether it was open.
func (l *line) worked() (again bool) {
	again = l.failures > 0
	*l = line{}
	return again
}

// openSession connects to an account's submission server.
func (e *Engine) openSession(ctx context.Context, name string) (*smtpout.Session, error) {
	a, err := e.account(name)
	if err != nil {
		return nil, err
	}
	return OpenSMTP(ctx, e.Config, a.mailbox)
}

// OpenSMTP connects to the submission server of a mailbox and logs in.
func OpenSMTP(ctx context.Context, cfg Config, m campaign.Mailbox) (*smtpout.Session, error) {
	password, err := cfg.Secret(m.SMTP.Secret)
	if err != nil {
		return nil, fmt.Errorf("smtp of mailbox %s: %w", m.Key, err)
	}
	roots, err := config.RootCAs(m.SMTP.CAFile)
	if err != nil {
		return nil, fmt.Errorf("smtp of mailbox %s: %w", m.Key, err)
	}
	helo := m.HELO
	if helo == "" {
		helo = m.Address[strings.LastIndexByte(m.Address, '@')+1:]
	}
	s, err := smtpout.Open(ctx, smtpout.Config{
		Host: m.SMTP.Host, Port: m.SMTP.Port, TLS: m.SMTP.TLS,
		Username: m.SMTP.Username, Password: password, Auth: m.SMTP.Auth, HELO: helo, RootCAs: roots, Dial: cfg.Dial,
	})
	if err != nil {
		return nil, fmt.Errorf("smtp of mailbox %s: %w", m.Key, err)
	}
	return s, nil
}

// OpenIMAP connects to the IMAP server of a mailbox and logs in.
func OpenIMAP(ctx context.Context, cfg Config, m campaign.Mailbox) (*imapin.Account, error) {
	password, err := cfg.Secret(m.IMAP.Secret)
	if err != nil {
		return nil, fmt.Errorf("imap of mailbox %s: %w", m.Key, err)
	}
	roots, err := config.RootCAs(m.IMAP.CAFile)
	if err != nil {
		return nil, fmt.Errorf("imap of mailbox %s: %w", m.Key, err)
	}
	box, err := imapin.Open(ctx, imapin.Config{
		Host: m.IMAP.Host, Port: m.IMAP.Port, TLS: m.IMAP.TLS,
		Username: m.IMAP.Username, Password: password, Auth: m.IMAP.Auth, RootCAs: roots, Dial: cfg.Dial,
	})
	if err != nil {
		return nil, fmt.Errorf("imap of mailbox %s: %w", m.Key, err)
	}
	return box, nil
}
