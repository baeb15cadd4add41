// Package engine decides what is due and has it done. Due looks at the database
// and the clock and is fast; Do works, and reads the clock itself at the instant
// that counts. Two drivers use them: Run, the daemon, with one sender and one
// reader for each account; and a rehearsal on a virtual clock, which does what is
// due, then jumps to the next instant.
//
// The engine holds a lock and a lease: one engine for each database. What a dead
// engine left behind is put in order before anything else is done. The lease
// uses wall time, everything else the study's clock.
//
// The engine follows the log: whatever has happened to an enquiry, by this process
// or another, makes it look at that enquiry alone and ask package steps which of
// its later letters are to go out. Between two looks it knows when the next is due.
//
// A campaign runs, drains when its last letter is settled, and is closed when its
// last window, watch and follow-up window are over, answers to its debriefings are
// in, and every folder of its mailboxes was completely scanned after that.
package engine

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"sync"
	"time"

	"replyaudit/internal/campaign"
	"replyaudit/internal/clock"
	"replyaudit/internal/intake"
	"replyaudit/internal/outbox"
	"replyaudit/internal/store"
)

// Config is what an engine needs from the outside.
type Config struct {
	Store  *store.Store
	Path   string // of the database: the lock lies beside it
	Clock  clock.Clock
	Dial   func(ctx context.Context, network, addr string) (net.Conn, error)
	Secret func(campaign.Secret) (string, error)
	Log    *slog.Logger
	Alarm  io.Writer     // one line when an outcome cannot be stored
	Poll   time.Duration // at most this long between two looks into a mailbox
}

// Engine runs the campaigns of one database.
type Engine struct {
	Config
	owner  string
	lock   *lock
	outbox *outbox.Outbox
	intake *intake.Intake

	// reading is held by everyone who reads, and alone by a step or a close, which
	// read for themselves what a collect has stored.
	reading sync.RWMutex

	mu        sync.Mutex
	campaigns map[string]*running
	accounts  map[string]*account
	listening int   // accounts of which the connection is open and idle
	followed  int64 // number of the last line of the log that was taken note of
}

const (
	leaseTime = 30 * time.Second
	heartbeat = 10 * time.Second
)

// New makes the one engine of a database: it takes the lock and the lease,
// recovers what a dead engine left, and loads the unfinished campaigns. It fails
// with store.ErrLeased while another engine works.
func New(ctx context.Context, cfg Config) (*Engine, error) {
	e := &Engine{Config: cfg, campaigns: map[string]*running{}, accounts: map[string]*account{}}
	var err error
	if e.lock, err = takeLock(cfg.Path); err != nil {
		return nil, err
	}
	id := make([]byte, 8)
	if _, err := rand.Read(id); err != nil {
		return nil, errors.Join(fmt.Errorf("name this engine: %w", err), e.lock.release())
	}
	e.owner = hex.EncodeToString(id)
	now := clock.Wall()
	if err := e.Store.TakeLease(ctx, e.owner, e.lock.installation, now, now.Add(leaseTime)); err != nil {
		return nil, errors.Join(err, e.lock.release())
	}
	e.outbox = &outbox.Outbox{Store: e.Store, Clock: e.Clock, Owner: e.owner, Open: e.openSession, Compose: e.compose, Budgets: e.budgets, Confirm: e.confirm, Replan: e.replan, Alarm: e.Alarm}
	e.intake = &intake.Intake{Store: e.Store, Clock: e.Clock}
	if err := e.start(ctx); err != nil {
		return nil, errors.Join(err, e.Close())
	}
	return e, nil
}

// start recovers and loads.
func (e *Engine) start(ctx context.Context) error {
	due, unknown, err := e.Store.Recover(ctx, e.Clock.Now())
	if err != nil {
		return err
	}
	if due+unknown > 0 {
		e.Log.Info("recovered from an interrupted run", "letters_due_again", due, "letters_unknown", unknown)
	}
	if e.followed, err = e.Store.LastEvent(ctx); err != nil {
		return err
	}
	if err := e.load(ctx); err != nil {
		return err
	}
	for name := range e.accounts { // what a dead engine had sent and not copied to the controls yet
		if err := e.addControls(ctx, name); err != nil {
			return err
		}
	}
	return nil
}

// Close ends the connections and gives lease and lock back.
func (e *Engine) Close() error {
	e.mu.Lock()
	var lines sync.WaitGroup
	for _, a := range e.accounts { // all at once: a dead server does not even say goodbye
		lines.Go(a.hangUp)
	}
	lines.Wait()
	e.mu.Unlock()
	return errors.Join(e.Store.DropLease(context.Background(), e.owner), e.lock.release())
}

// load reads the unfinished campaigns and their accounts.
func (e *Engine) load(ctx context.Context) error {
	rows, err := e.Store.Campaigns(ctx)
	if err != nil {
		return err
	}
	restored, err := e.Store.RestoredAccounts(ctx)
	if err != nil {
		return err
	}
	for _, row := range rows {
		if row.State == "closed" || e.known(row.ID) {
			continue
		}
		r, err := e.open(ctx, row)
		if err != nil {
			return err
		}
		if err := e.add(row.ID, r, restored); err != nil {
			return err
		}
	}
	if err := e.recallTroubles(ctx); err != nil {
		return err
	}
	paused, err := e.Store.PausedAccounts(ctx)
	if err != nil {
		return err
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	e.hold(paused)
	return nil
}

// add makes a campaign and its accounts known.
func (e *Engine) add(id string, r *running, restored map[string]store.Restored) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.campaigns[id] = r
	for _, m := range r.Mailboxes {
		a, err := e.addAccount(m)
		if err != nil {
			return fmt.Errorf("campaign %s: %w", id, err)
		}
		a.restored, a.awaited = restored[a.name].At, restored[a.name].Account != "" && !restored[a.name].Searched
	}
	return nil
}

func (e *Engine) known(id string) bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.campaigns[id] != nil
}

// Unfinished tells how many campaigns are not closed.
func (e *Engine) Unfinished() int {
	e.mu.Lock()
	defer e.mu.Unlock()
	return len(e.campaigns)
}

// campaignOf returns a campaign that is not closed.
func (e *Engine) campaignOf(id string) (*running, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if r := e.campaigns[id]; r != nil {
		return r, nil
	}
	return nil, fmt.Errorf("campaign %s is not running", id)
}
