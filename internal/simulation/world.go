package simulation

import (
	"container/heap"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net"
	"strings"
	"sync"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
	"replyaudit/internal/clock"
)

// world is everything outside the engine: the mail hosts of the personas and the
// companies, with what really happened, which the engine's account of it is held
// against. It shares no code with the engine.
type world struct {
	draw    *draw
	faults  *faults
	notes   *notes
	virtual *virtualClock

	mu      sync.Mutex
	hosts   []*host            // one for each mailbox of the campaign
	firms   map[string]*firm   // by address
	letters map[string]*letter // by address and stage
	agenda  agenda
	lives   int                // processes so far
	lines   map[*line]struct{} // connections of the living process
	talking int                // exchanges in which a client waits for an answer, and mail sessions
	dialled map[string]int     // connections so far, by address
	planned int                // events so far
	taking  func()             // called before a letter is accepted
}

// letter is one letter of ours as the world saw it.
type letter struct {
	to       string
	stage    audit.Stage
	id       string // Message-ID
	raw      string
	account  int
	accepted []time.Time   // by the world's clock; more than one is a letter sent twice
	heard    time.Time     // when the client read the 250, by the machine's clock; zero when it never did
	begun    time.Time     // when its latest MAIL FROM came, by the machine's clock
	refused  int           // 5xx that was given to it, 0 for none
	verb     string        // to what
	status   string        // enhanced status of that
	lastCode int           // 4xx or 5xx that was given to it last
	by       *life         // whose letter it was
	slow     time.Duration // between its acceptance and the 250
	puts     []*mailItem   // what came back for it
}

// mailItem is a message that lies, or lay, in a mailbox.
type mailItem struct {
	raw      string
	sum      string // SHA-256
	internal time.Time
	at       time.Time // of its delivery by the world's clock
	receipt  time.Time // the instant that counts (RULES 4): INTERNALDATE, or Received where that is far off
	flagged  bool
	account  int
	kind     reply
	firm     *firm
	stage    audit.Stage
	filed    time.Time // when it came into the folder where it lies
	gone     bool      // deleted from its last folder
}

func sum(raw string) string {
	s := sha256.Sum256([]byte(raw))
	return hex.EncodeToString(s[:])
}

// event is something that happens at an instant.
type event struct {
	at   time.Time
	n    int // order of planning
	what string
	do   func()
}

type agenda []event

func (a agenda) Len() int { return len(a) }
func (a agenda) Less(i, j int) bool {
	return a[i].at.Before(a[j].at) || a[i].at.Equal(a[j].at) && a[i].n < a[j].n
}
func (a agenda) Swap(i, j int) { a[i], a[j] = a[j], a[i] }
func (a *agenda) Push(x any)   { *a = append(*a, x.(event)) }
func (a *agenda) Pop() any {
	last := (*a)[len(*a)-1]
	*a = (*a)[:len(*a)-1]
	return last
}

// at plans something; the caller holds the lock.
func (w *world) at(t time.Time, what string, do func()) {
	w.planned++
	heap.Push(&w.agenda, event{t, w.planned, what, do})
}

// next is when the next thing happens.
func (w *world) next() (time.Time, bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.agenda) == 0 {
		return time.Time{}, false
	}
	return w.agenda[0].at, true
}

// step lets everything happen that is due. What happens runs without the lock.
func (w *world) step() {
	for {
		w.mu.Lock()
		if len(w.agenda) == 0 || w.agenda[0].at.After(w.virtual.world()) {
			w.mu.Unlock()
			return
		}
		e := heap.Pop(&w.agenda).(event)
		w.mu.Unlock()
		if e.what != "" {
			w.notes.add("%s", e.what)
		}
		e.do()
	}
}

// quiet tells that nobody waits for a server.
func (w *world) quiet() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.talking == 0
}

func (w *world) talk(by int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.talking += by
}

// pass lets some time pass that must not be skipped.
func (w *world) pass(d time.Duration) {
	w.talk(1)
	time.AfterFunc(d, func() { w.talk(-1) })
}

// virtualClock shows the world's time: that of the bubble, and what was skipped
// while nothing happened. The machine's own clock, by which the engine lives, may
// be set wrong, and so may that of a mail host.
type virtualClock struct {
	mu      sync.Mutex
	skipped time.Duration
	machine time.Duration
}

func (c *virtualClock) world() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return clock.Wall().Add(c.skipped).UTC()
}

// Now is the study's clock, as the machine tells it.
func (c *virtualClock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return clock.Wall().Add(c.skipped + c.machine).UTC()
}

// skipTo lets the time until an instant pass at once.
func (c *virtualClock) skipTo(t time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if d := t.Sub(clock.Wall().Add(c.skipped)); d > 0 {
		c.skipped += d
	}
}

// set moves the machine's clock.
func (c *virtualClock) set(by time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.machine += by
}

// machineTime is what the machine's clock shows at an instant of the bubble.
func (c *virtualClock) machineTime(wall time.Time) time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return wall.Add(c.skipped + c.machine).UTC()
}

// with does something under the world's lock.
func (w *world) with(do func()) {
	w.mu.Lock()
	defer w.mu.Unlock()
	do()
}

// plan plans something from outside, after a while.
func (w *world) plan(after time.Duration, what string, do func()) {
	w.with(func() { w.at(w.virtual.world().Add(after), what, do) })
}

// worldTime is the world's time of an instant by the machine's clock.
func (c *virtualClock) worldTime(machine time.Time) time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return machine.Add(-c.machine)
}

// shut ends all sessions.
func (w *world) shut() {
	w.with(func() {
		for _, h := range w.hosts {
			for s := range h.sessions {
				s.bye("the end")
			}
		}
	})
}

func newWorld(d *draw, authority *Authority, c *campaign.Campaign, f *faults, n *notes, v *virtualClock) *world {
	w := &world{
		draw: d, faults: f, notes: n, virtual: v, firms: map[string]*firm{}, letters: map[string]*letter{},
		lines: map[*line]struct{}{}, dialled: map[string]int{},
	}
	for i, m := range c.Mailboxes {
		w.hosts = append(w.hosts, newHost(w, authority, i, m))
	}
	for _, company := range c.Companies {
		w.firms[company.Address] = newFirm(d, company)
	}
	return w
}

// life is one process: it dials, until it dies.
type life struct {
	w      *world
	n      int
	mu     sync.Mutex
	dead   bool
	told   bool            // to end, by a signal or because its lease was lost
	lost   time.Time       // when another machine took its lease, zero for never
	under  map[string]bool // addresses to which it was handing letters over then
	broken time.Time       // when it ended because its database failed, by the machine's clock
}

// hindered tells whether the process could not finish what it was at.
func (l *life) hindered() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.told
}

// broke notes that the process ended because its database failed.
func (l *life) broke(at time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.broken = at
}

// heldOn tells whether the process ended for its database, and had tried for a while
// to write down what happened at an instant by the machine's clock.
func (l *life) heldOn(since time.Time) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return !l.broken.IsZero() && l.broken.Sub(since) > 25*time.Second
}

// lose notes that another machine has taken the lease, and to whom letters were
// under way then.
func (l *life) lose(at time.Time, under map[string]bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.lost, l.under, l.told = at, under, true
}

// mayBegin tells whether the process may hand over a letter to an address: past the
// loss of its lease only what was past the marker then.
func (l *life) mayBegin(to string, at time.Time) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.lost.IsZero() || !at.After(l.lost) || l.under[to]
}

func (l *life) tell() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.told = true
}

// newLife begins a process; there is one at a time.
func (w *world) newLife() *life {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.lives++
	return &life{w: w, n: w.lives}
}

// die cuts every connection: nothing that the process does afterwards is seen.
func (l *life) die() {
	l.mu.Lock()
	l.dead = true
	l.mu.Unlock()
	l.w.mu.Lock()
	defer l.w.mu.Unlock()
	for c := range l.w.lines {
		c.cut()
	}
	clear(l.w.lines)
}

func (l *life) isDead() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.dead
}

// dial connects to a mail host, after the time that a network needs.
func (l *life) dial(ctx context.Context, _, addr string) (net.Conn, error) {
	w := l.w
	name, port, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, err
	}
	protocol, _, _ := strings.Cut(name, ".")
	w.mu.Lock()
	var at *host
	for _, h := range w.hosts {
		if h.name == name[len(protocol)+1:] {
			at = h
		}
	}
	n := w.dialled[addr]
	w.dialled[addr]++
	w.mu.Unlock()
	if at == nil {
		return nil, fmt.Errorf("dial %s: no such host in this world", addr)
	}
	chance := func(purpose string) *draw { return w.draw.of(fmt.Sprintf("%s/%d", addr, n), purpose) }
	w.talk(1)
	defer w.talk(-1)
	wait := time.NewTimer(latency(chance("dial")))
	defer wait.Stop()
	select {
	case <-wait.C:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if l.isDead() {
		return nil, errReset
	}
	switch f := w.faults.strike(at.number, protocol, "connect", ""); {
	case f == nil:
	case f.act == refuse:
		return nil, &net.OpError{Op: "dial", Net: "tcp", Err: errors.New("connection refused")}
	case f.act == noName:
		return nil, &net.DNSError{Err: "server misbehaving", Name: name, IsTemporary: true}
	case f.act == silence:
		<-ctx.Done()
		return nil, ctx.Err()
	}
	client, server := newLine(chance("there"), chance("back"))
	w.mu.Lock()
	w.lines[client] = struct{}{}
	w.mu.Unlock()
	if protocol == "smtp" {
		go at.submission(l, server, port == "465")
	} else {
		go at.imap(server, port == "993")
	}
	return client, nil
}
