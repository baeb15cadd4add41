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
// Same campaign, seed, habits and letters give the same bytes in every folder at the
// same instants, whatever the ports and however fast the machine. Dial is the
// only door: it leads the campaign's own hosts here and refuses every other
// address, so that a rehearsal cannot reach a real company.
//
// Truth tells what really happened to each letter, for comparison with what a
// reader made of it. The package does not send, read, match or grade, and it
// offers no TLS.
package world

import (
	"container/heap"
	"context"
	"errors"
	"fmt"
	"maps"
	"net"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/calendar"
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
	Habits   []byte // a file of habits in the form of habits.yaml; nil = that file
	// HabitsName is the file's name in messages.
	HabitsName string
}

// World is a running mail world. Its methods may be called from any goroutine.
type World struct {
	campaign  *campaign.Campaign
	clock     clock.Clock
	seed      int64
	password  string
	customs   *customs
	words     map[string]*wording // by language
	shapes    *shapes
	known     []known                       // texts of the campaign
	arms      []map[string]string           // combinations of levels that the texts carry
	companies map[string]*campaign.Company  // by address in lower case
	habits    map[string]string             // by company key
	calendars map[string]*calendar.Calendar // by company key
	sending   map[string]*calendar.Calendar // by company key
	accounts  map[string]*account           // by mailbox key
	owners    map[string]string             // address in lower case -> mailbox key
	doors     map[string]*gate              // host:port of the campaign -> listener here

	smtp, imap *gate
	serving    sync.WaitGroup

	mu        sync.Mutex
	queue     agenda
	scheduled int
	letters   map[string]int           // conversations so far, by company key
	seen      map[string]copyOf        // by identity of a letter
	threads   map[string]*conversation // by Message-ID of letters and replies
	talks     []*conversation          // in the order of their first letters
}

// Start opens the accounts of the campaign's mailboxes and listens on loopback.
// It fails when the campaign speaks a language or asks a kind of question that
// the world has no words for, names an unknown habit, or wants TLS.
func Start(cfg Config) (*World, error) {
	w := &World{
		campaign: cfg.Campaign, clock: cfg.Clock, seed: cfg.Seed, password: cfg.Password,
		accounts: map[string]*account{}, owners: map[string]string{}, doors: map[string]*gate{},
		companies: map[string]*campaign.Company{}, habits: map[string]string{}, calendars: map[string]*calendar.Calendar{},
		letters: map[string]int{}, seen: map[string]copyOf{}, threads: map[string]*conversation{}, sending: map[string]*calendar.Calendar{},
		known: knownTexts(cfg.Campaign), arms: armsOf(cfg.Campaign),
	}
	src, name := habitsYAML, "habits.yaml"
	if cfg.Habits != nil {
		src, name = cfg.Habits, cfg.HabitsName
	}
	var err error
	if w.customs, err = loadCustoms(name, src); err != nil {
		return nil, err
	}
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

// check refuses a campaign that this world could not answer, and looks up what
// every letter to a company needs.
func (w *World) check() error {
	for i := range w.campaign.Companies {
		if err := w.settle(&w.campaign.Companies[i]); err != nil {
			return err
		}
	}
	for _, s := range w.campaign.Scripts {
		for _, stage := range []audit.Stage{audit.Opening, audit.FollowUp} {
			for lang := range s.Opening {
				if err := w.mayAnswer(s, stage, lang); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// mayAnswer refuses a question that nobody here has words for.
func (w *World) mayAnswer(s campaign.Script, stage audit.Stage, lang string) error {
	if w.words[lang] == nil {
		return fmt.Errorf("script %s: the simulated world does not speak %q; it speaks %v", s.Key, lang, slices.Sorted(maps.Keys(w.words)))
	}
	if stage == audit.FollowUp && s.FollowUp == nil {
		return nil
	}
	for _, q := range s.QuestionsOf(stage, lang) {
		for _, consent := range []bool{true, false} {
			if len(w.words[lang].answers("", q, consent)) == 0 {
				return fmt.Errorf("script %s, question %s: the simulated world has no answer to %q in %q", s.Key, q.ID, q.Expects, lang)
			}
		}
	}
	return nil
}

// settle gives a company its habit and its calendar.
func (w *World) settle(c *campaign.Company) error {
	habit := c.Fields["habit"]
	if habit == "" {
		habit = w.drawHabit(c)
	}
	if w.customs.Habits[habit] == nil {
		return fmt.Errorf("company %s: the column \"habit\" says %q, which is no habit; leave it empty or write one of %s", c.Key, habit, strings.Join(w.customs.names(), ", "))
	}
	if w.words[c.Language] == nil {
		return fmt.Errorf("company %s: the simulated world does not speak %q", c.Key, c.Language)
	}
	cal, err := w.campaign.Calendar(*c)
	if err != nil {
		return fmt.Errorf("company %s: %w", c.Key, err)
	}
	sending, err := w.campaign.SendingCalendar(*c)
	if err != nil {
		return fmt.Errorf("company %s: %w", c.Key, err)
	}
	w.habits[c.Key], w.calendars[c.Key], w.sending[c.Key] = habit, cal, sending
	if c.Address != "" {
		w.companies[strings.ToLower(c.Address)] = c
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
		d := heap.Pop(&w.queue).(delivery)
		if err := w.accounts[d.account].happen(d); err != nil {
			return nil, fmt.Errorf("deliver to %s of mailbox %s: %w", d.folder, d.account, err)
		}
		if !slices.Contains(keys, d.account) {
			keys = append(keys, d.account)
		}
	}
	slices.Sort(keys)
	return keys, nil
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
