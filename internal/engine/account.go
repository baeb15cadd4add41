package engine

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"replyaudit/internal/calendar"
	"replyaudit/internal/campaign"
	"replyaudit/internal/clock"
	"replyaudit/internal/config"
	"replyaudit/internal/imapin"
	"replyaudit/internal/smtpout"
	"replyaudit/internal/store"
)

// account is one mailbox account and the state of its lines.
type account struct {
	name    string // the mailbox's address in lower case
	mailbox campaign.Mailbox
	looks   *calendar.Cron  // when its folders are looked at; nil = every Config.Poll
	box     *imapin.Account // open connection, nil when there is none; the reader's alone
	send    line
	read    line
	copies  line
	rests   line // of large messages
	paused  bool // by a person: nothing is sent, mail is read
	// restored is when the database was restored from a backup, zero for never: what
	// could have gone out before is not sent. awaited holds the account's letters back
	// until it was searched for what went out and came in since the backup.
	restored time.Time
	awaited  bool
	nextAt   time.Time // next look into the mailbox
	hinted   bool      // something says that mail has arrived
}

// AccountName is the key of a mailbox in the database: two campaigns that use
// the same mailbox share its cursors and its caps.
func AccountName(m campaign.Mailbox) string { return strings.ToLower(m.Address) }

// addAccount makes an account known; the latest campaign's settings win. The
// caller holds the lock.
func (e *Engine) addAccount(m campaign.Mailbox) (*account, error) {
	looks, err := m.IMAP.Looks()
	if err != nil {
		return nil, fmt.Errorf("mailbox %s: %w", m.Key, err)
	}
	name := AccountName(m)
	a := e.accounts[name]
	if a == nil {
		a = &account{
			name: name,
			send: newLine(name, store.LineSending), read: newLine(name, store.LineCollecting), copies: newLine(name, store.LineCopying), rests: newLine(name, store.LineCompleting),
		}
		e.accounts[name] = a
	}
	a.mailbox, a.looks = m, looks
	return a, nil
}

// nextLook is when the folders of an account are looked at after now. Accounts
// that are looked at by the same cron expression come one after the other.
func (e *Engine) nextLook(a *account, now time.Time) time.Time {
	const longest = 30 * time.Second
	if a.looks == nil {
		return now.Add(e.Poll)
	}
	next := a.looks.Next(now)
	apart := min(longest, a.looks.Next(next).Sub(next)/4)
	return next.Add(time.Duration(clock.NewStream(0, a.name, "poll").Float64() * float64(apart)))
}

// stagger spreads the first looks of many accounts, a few at once and at most
// over the time between two looks.
func (e *Engine) stagger() {
	const together = 4
	e.mu.Lock()
	defer e.mu.Unlock()
	names := slices.Sorted(maps.Keys(e.accounts))
	now := e.Clock.Now()
	for i, name := range names {
		step := min(time.Second, together*e.Poll/time.Duration(len(names)))
		if a := e.accounts[name]; a.nextAt.IsZero() {
			a.nextAt = now.Add(time.Duration(i/together) * step)
		}
	}
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
