// Package world is a simulated mail world: the mail host of the personas, the
// companies that they write to, and the habits with which those companies
// answer, fail to answer, bounce and mislead.
//
// It speaks real SMTP and IMAP on loopback sockets and keeps the study's time.
// A letter is accepted at the instant that the clock shows; everything that
// follows from it is scheduled there and then, by the company's habit and from
// the seed, and happens when the clock has reached it: mail appears in INBOX or
// Junk with that instant as its INTERNALDATE. Nobody here knows how replies are
// read, and no reply carries a mark for the reader: the wording, the shapes of
// the mail clients and the headers are those of ordinary mail, kept in the
// folder replies.
//
// A driver owns the clock. It does what the engine finds due; when nothing is
// due, it advances the clock to the earlier of the engine's next instant and
// Next, then calls Step and lets the engine read the accounts that Step names:
//
//	for {
//		if engine.work(clk.Now()) { continue }
//		clk.AdvanceTo(earlier(engine.next, world.Next))
//		accounts, err := w.Step()
//	}
//
// Same campaign, seed and letters give the same bytes in every folder at the
// same instants, whatever the ports and however fast the machine. Dial is the
// only door: it leads the campaign's own hosts here and refuses every other
// address, so that a rehearsal cannot reach a real company.
//
// Truth tells what really happened to each letter, for comparison with what a
// reader made of it. The package does not send, read, match or grade, and it
// offers no TLS.
package world

import (
	"context"
	"errors"
	"fmt"
	"net"
	"slices"
	"strconv"
	"sync"
	"time"

	"replyaudit/internal/campaign"
	"replyaudit/internal/clock"
)

// The folders of every account; Junk and Sent carry their special-use
// attributes (RFC 6154).
const (
	Inbox = "INBOX"
	Junk  = "Junk"
	Sent  = "Sent"
)

// Config is all that a world is made from.
type Config struct {
	Campaign *campaign.Campaign
	Clock    clock.Clock // the study's clock, moved by the driver
	Seed     int64
	Password string // of every account, for SMTP and IMAP
}

// World is a running mail world. Its methods may be called from any goroutine.
type World struct {
	campaign *campaign.Campaign
	clock    clock.Clock
	seed     int64
	password string
	words    map[string]*wording // by language
	shapes   *shapes
	accounts map[string]*account // by mailbox key
	owners   map[string]string   // address in lower case -> mailbox key
	doors    map[string]*gate    // host:port of the campaign -> listener here

	smtp, imap *gate
	serving    sync.WaitGroup

	mu      sync.Mutex
	queue   []delivery     // by instant, then in the order of scheduling
	letters map[string]int // letters seen so far, by company key
	seen    map[string]int // identity of a letter -> index in truth
	truth   []Truth
}

// delivery is one message that will arrive.
type delivery struct {
	at      time.Time
	account string
	folder  string
	raw     []byte
}

// Start opens the accounts of the campaign's mailboxes and listens on loopback.
// It fails when the campaign speaks a language or asks a kind of question that
// the world has no words for, names an unknown habit, or wants TLS.
func Start(cfg Config) (*World, error) {
	w := &World{
		campaign: cfg.Campaign, clock: cfg.Clock, seed: cfg.Seed, password: cfg.Password,
		accounts: map[string]*account{}, owners: map[string]string{}, doors: map[string]*gate{},
		letters: map[string]int{}, seen: map[string]int{},
	}
	var err error
	if w.words, err = loadWords(); err != nil {
		return nil, err
	}
	if w.shapes, err = loadShapes(); err != nil {
		return nil, err
	}
	if err := w.check(); err != nil {
		return nil, err
	}
	if err := w.openAccounts(); err != nil {
		return nil, err
	}
	if err := w.listen(); err != nil {
		return nil, err
	}
	if err := w.hangDoors(); err != nil {
		return nil, errors.Join(err, w.Close())
	}
	return w, nil
}

// check refuses a campaign that this world could not answer.
func (w *World) check() error {
	for _, c := range w.campaign.Companies {
		if h := c.Fields["habit"]; h != "" && habits()[h] == nil {
			return fmt.Errorf("company %s: unknown habit %q; the world knows %v", c.Key, h, Habits())
		}
		if _, err := time.LoadLocation(c.Zone); err != nil {
			return fmt.Errorf("company %s: zone: %w", c.Key, err)
		}
		if w.words[c.Language] == nil {
			return fmt.Errorf("company %s: the simulated world does not speak %q", c.Key, c.Language)
		}
	}
	for _, s := range w.campaign.Scripts {
		for lang, questions := range s.Questions {
			if w.words[lang] == nil {
				return fmt.Errorf("script %s: the simulated world does not speak %q", s.Key, lang)
			}
			for _, q := range questions {
				if len(w.words[lang].answers(q)) == 0 {
					return fmt.Errorf("script %s, question %s: the simulated world has no answer to %q in %q", s.Key, q.ID, q.Expects, lang)
				}
			}
		}
	}
	return nil
}

// listen starts both servers on free loopback ports.
func (w *World) listen() error {
	var err error
	if w.smtp, err = openGate(); err != nil {
		return fmt.Errorf("listen for SMTP: %w", err)
	}
	if w.imap, err = openGate(); err != nil {
		return errors.Join(fmt.Errorf("listen for IMAP: %w", err), w.smtp.Close())
	}
	w.serving.Go(func() { w.serveSMTP(w.smtp) })
	w.serving.Go(func() { w.serveIMAP(w.imap) })
	return nil
}

// hangDoors maps the campaign's hosts and ports to the two listeners.
func (w *World) hangDoors() error {
	hang := func(s campaign.Server, g *gate, key string) error {
		if s.TLS != "none" {
			return fmt.Errorf("mailbox %s: the simulated world offers no TLS: set tls: none", key)
		}
		addr := net.JoinHostPort(s.Host, strconv.Itoa(s.Port))
		if old := w.doors[addr]; old != nil && old != g {
			return fmt.Errorf("mailbox %s: %s is used for SMTP and for IMAP", key, addr)
		}
		w.doors[addr] = g
		return nil
	}
	for _, m := range w.campaign.Mailboxes {
		if err := errors.Join(hang(m.SMTP, w.smtp, m.Key), hang(m.IMAP, w.imap, m.Key)); err != nil {
			return err
		}
	}
	return nil
}

// Dial connects to the world in place of a host of the campaign. Any address
// that is not the SMTP or IMAP server of one of the campaign's mailboxes is
// refused.
func (w *World) Dial(ctx context.Context, network, addr string) (net.Conn, error) {
	door := w.doors[addr]
	if door == nil {
		return nil, fmt.Errorf("dial %s: not a mail server of campaign %s; a simulation reaches nothing else", addr, w.campaign.Key)
	}
	var d net.Dialer
	return d.DialContext(ctx, "tcp", door.Addr().String())
}

// Next returns the instant of the earliest scheduled event; false when nothing
// is scheduled.
func (w *World) Next() (time.Time, bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.queue) == 0 {
		return time.Time{}, false
	}
	return w.queue[0].at, true
}

// Step lets everything happen that is due at the clock's present instant, and
// returns the keys of the mailboxes in which mail arrived, sorted.
func (w *World) Step() ([]string, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	now := w.clock.Now()
	var keys []string
	for len(w.queue) > 0 && !w.queue[0].at.After(now) {
		d := w.queue[0]
		w.queue = w.queue[1:]
		if err := w.accounts[d.account].deliver(d); err != nil {
			return nil, fmt.Errorf("deliver to %s of mailbox %s: %w", d.folder, d.account, err)
		}
		if !slices.Contains(keys, d.account) {
			keys = append(keys, d.account)
		}
	}
	slices.Sort(keys)
	return keys, nil
}

// schedule adds deliveries behind those of the same instant. The caller holds the lock.
func (w *World) schedule(ds []delivery) {
	w.queue = append(w.queue, ds...)
	slices.SortStableFunc(w.queue, func(a, b delivery) int { return a.at.Compare(b.at) })
}

// Close shuts both servers and every connection, and returns when nothing of
// the world runs any more.
func (w *World) Close() error {
	err := errors.Join(w.smtp.Close(), w.imap.Close())
	w.serving.Wait()
	w.smtp.drain()
	w.imap.drain()
	return err
}
