package simulation

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/clock"
	"replyaudit/internal/engine"
	"replyaudit/internal/simulation/disk"
	"replyaudit/internal/store"
)

const (
	databaseName = "audit.db"
	pollEvery    = 6 * time.Hour
	byPerson     = audit.Actor("person:sim")
)

// power is what befalls the machine: its disk and its current.
type power struct {
	mu    sync.Mutex
	syncs int             // of all disks so far
	at    map[int]failure // by number of the sync
	torn  bool            // the next cut leaves part of what was not synced
	lost  bool            // a sync has lost what was written
	later []func()        // what is planned once there is a world
}

// failure is what happens at a sync.
type failure struct {
	name  string
	fails disk.Fault
	cut   string // "before", "after" or ""
	torn  bool
}

// insert puts a disk with an image into the machine.
func (s *simulation) insert(from disk.Image) (*disk.Disk, error) {
	d, err := disk.New(s.draw.seed, from)
	if err != nil {
		return nil, fmt.Errorf("make a disk: %w", err)
	}
	d.OnSync(func(sync disk.Sync) disk.Fault {
		f, ok := s.power.next()
		if !ok || s.living() == nil { // a disk in a box beside the machine
			return disk.None
		}
		s.hits.add(f.name)
		s.notes.add("%s: sync of %s", f.name, sync.File)
		if f.cut == "before" {
			s.crash(f.torn)
		}
		return f.fails
	}, func(disk.Sync, disk.Fault) {
		if s.power.cutAfter() {
			s.crash(false)
		}
	})
	return d, nil
}

// next counts a sync and says what befalls it.
func (p *power) next() (failure, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.syncs++
	f, ok := p.at[p.syncs]
	p.lost = p.lost || f.fails == disk.Lost
	return f, ok
}

// soon makes something befall the next sync.
func (p *power) soon(f failure) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.at[p.syncs+1] = f
}

func (p *power) cutAfter() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.at[p.syncs].cut == "after"
}

func (p *power) hasLost() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.lost
}

// living is the process that runs, nil for none.
func (s *simulation) living() *process {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.process
}

func (s *simulation) setProcess(p *process) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.process = p
}

// crash is a power cut: the disk keeps what was synced, and perhaps torn parts of
// the rest; the process neither says nor hears another word.
func (s *simulation) crash(torn bool) {
	p := s.living()
	if p == nil || p.life.isDead() {
		return
	}
	s.notes.add("the power fails")
	s.power.mu.Lock()
	s.power.torn = torn
	s.power.mu.Unlock()
	s.disk.Cut()
	p.life.tell()
	p.life.die()
	p.cancel()
}

// signal asks the process to end, as SIGTERM does.
func (s *simulation) signal() {
	if p := s.living(); p != nil {
		p.life.tell()
		p.cancel()
	}
}

// stopping notes that a letter is finished although the process was told to end.
func (s *simulation) stopping() {
	if p := s.living(); p != nil && p.ctx.Err() != nil && !p.life.isDead() {
		s.hits.add(window(16))
	}
}

// reboot starts the machine from what the power cut has left.
func (s *simulation) reboot() error {
	visible, left := s.disk.Written(), s.disk.Synced()
	if s.power.torn {
		left = s.disk.Torn(s.draw.seed + int64(s.restarts))
	}
	if err := s.disk.Close(); err != nil {
		return fmt.Errorf("pull the disk: %w", err)
	}
	var err error
	if s.disk, err = s.insert(left); err != nil {
		return err
	}
	return s.afterCrash(visible)
}

// on opens a database for a while, as another process does.
func (s *simulation) on(d *disk.Disk, do func(context.Context, *store.Store) error) error {
	ctx := context.Background()
	db, err := store.OpenOn(ctx, d.VFS(), databaseName)
	if err != nil {
		return err
	}
	return errors.Join(do(ctx, db), db.Close())
}

// person lets somebody do something from another process, on the spot when after is
// zero, who tries again later when the machine is down or the disk does not let them.
func (s *simulation) person(what string, after time.Duration, do func(context.Context, *store.Store) error) {
	now := func() {
		s.notes.add("%s", what)
		if p := s.living(); p != nil && p.life.isDead() {
			s.person(what, 10*time.Minute, do)
			return
		}
		if err := s.on(s.disk, do); err != nil {
			s.notes.add("%s fails: %v", what, err)
			s.person(what, 10*time.Minute, do)
		}
	}
	if after == 0 {
		now()
		return
	}
	s.world.plan(after, "", now)
}

// set moves the campaign to a state and notes since when.
func (s *simulation) set(to string) func(context.Context, *store.Store) error {
	return func(ctx context.Context, db *store.Store) error {
		was, err := db.Steer(ctx, campaignKey, to, s.byPerson())
		if err != nil && to == store.Running { // it may run all the same: nobody knows what a failing disk has kept
			s.barriers = append(s.barriers, barrier{what: to, since: s.virtual.world()})
		}
		if err == nil && was != to && was != store.Stopped && was != store.Closed {
			s.hits.add("campaign is " + to)
			s.barriers = append(s.barriers, barrier{what: to, since: s.virtual.world()})
		}
		return err
	}
}

// byPerson is somebody at another terminal.
func (s *simulation) byPerson() store.By {
	return store.By{Actor: byPerson, At: s.virtual.Now(), Reason: "because"}
}

// lookAfterPersonas lets a person resume, some hours later, the personas that the
// engine has paused since servers refused them by policy.
func (s *simulation) lookAfterPersonas() {
	for _, after := range []time.Duration{12 * time.Hour, 30 * time.Hour, 54 * time.Hour, 80 * time.Hour} {
		s.person("a person looks after the personas", after, func(ctx context.Context, db *store.Store) error {
			paused, err := db.Pauses(ctx, campaignKey)
			for _, p := range paused {
				s.hits.add("a persona is resumed")
				_, again := db.ResumePersona(ctx, campaignKey, p.Persona, s.byPerson())
				err = errors.Join(err, again)
			}
			return err
		})
	}
}

// suppress puts a company on the list of those who are never written to.
func (s *simulation) suppress(d *draw) {
	company := s.campaign.Companies[d.below(len(s.campaign.Companies))]
	target := []string{company.Address, company.Domain}[d.below(2)]
	s.person("a person suppresses "+target, d.between(time.Second, 30*time.Hour), func(ctx context.Context, db *store.Store) error {
		_, _, err := db.Suppress(ctx, []string{target}, s.byPerson())
		if err != nil {
			return err
		}
		letters, err := db.Letters(ctx, campaignKey)
		s.world.with(func() {
			s.hits.add("a company is suppressed")
			f := s.world.firms[company.Address]
			f.suppressed = s.virtual.world()
			for _, l := range letters {
				f.underWay = f.underWay || l.To == company.Address && l.State == audit.HandingOver
			}
		})
		return err
	})
}

// barrier is since when nothing may begin any more, or again.
type barrier struct {
	what  string // paused, running, stopped; or the address of a company
	since time.Time
}

// pause stops the campaign for a while.
func (s *simulation) pause(from, length time.Duration) {
	s.person("a person pauses", from, s.set(store.Paused))
	s.person("a person resumes", from+length, s.set(store.Running))
}

// hold makes the letters of the morning wait for each other.
func (s *simulation) hold(d *draw) {
	s.campaign.Sending.Until = launchAt.Add(5 * time.Hour)
	s.campaign.Sending.MaxLateness = 6 * time.Hour
	length := d.between(3*time.Hour, 4*time.Hour)
	s.power.later = append(s.power.later, func() { s.pause(time.Minute, length) })
}

// machineFaults are those of disk, clock, process and people.
func machineFaults() []maker {
	all := []maker{
		atTime("clock of the machine jumps", func(s *simulation, d *draw) { s.virtual.set(d.between(-time.Minute, 5*time.Minute)) }),
		atTime("clock of the mail host jumps", func(s *simulation, d *draw) {
			s.world.with(func() { s.world.hosts[0].fast = d.between(-20*time.Minute, 20*time.Minute) })
		}),
		atTime("power cut", func(s *simulation, d *draw) { s.crash(d.chance(50)) }),
		atTime("signal", func(s *simulation, _ *draw) {
			s.signal()
		}),
		atTime("second engine", func(s *simulation, _ *draw) { s.secondEngine() }),
		atTime("copied file", func(s *simulation, _ *draw) { s.copiedFile() }),
		atTime("UIDVALIDITY change of a folder with new mail", func(s *simulation, d *draw) {
			s.world.with(func() {
				h := s.world.hosts[d.below(len(s.world.hosts))]
				h.advertise()
				h.rebuild(inbox)
			})
		}),
		atTime("UIDVALIDITY change", func(s *simulation, d *draw) {
			s.world.with(func() { s.world.hosts[d.below(len(s.world.hosts))].rebuild([]string{inbox, junk}[d.below(2)]) })
		}),
		atTime("disk full for a while", func(s *simulation, d *draw) { s.full(d.between(time.Second, 20*time.Minute)) }),
		{by: true, name: "pause and resume", arm: func(s *simulation, d *draw) {
			s.power.later = append(s.power.later, func() { s.pause(d.between(time.Second, 10*time.Hour), d.between(time.Second, 5*time.Hour)) })
		}},
		{by: true, name: "stop", arm: func(s *simulation, d *draw) {
			s.power.later = append(s.power.later, func() {
				s.person("a person stops the campaign", d.between(30*time.Minute, 12*time.Hour), s.set(store.Stopped))
			})
		}},
		{by: true, name: "suppression", arm: func(s *simulation, d *draw) {
			s.power.later = append(s.power.later, func() { s.suppress(d) })
		}},
		{by: true, name: "restore from a backup", arm: func(s *simulation, d *draw) {
			s.power.later = append(s.power.later, func() { s.backUp(d.between(time.Hour, 20*time.Hour), d.between(time.Minute, 25*time.Hour)) })
		}},
		{by: true, name: "lease taken over", arm: func(s *simulation, d *draw) {
			s.power.later = append(s.power.later, func() { s.stealLease(d.between(30*time.Minute, 9*time.Hour)) })
		}},
		atTime("flood of mail, and the line breaks", func(s *simulation, d *draw) { s.flood(d) }),
		{by: true, name: "many faults of the mailbox", arm: func(s *simulation, d *draw) { s.restless(d) }},
	}
	for _, kind := range failures() {
		all = append(all, maker{name: kind.name, arm: func(s *simulation, d *draw) { s.power.at[5+d.below(140)] = kind }})
		all = append(all, atSync(kind, "marker", "auth"), atSync(kind, "outcome", "dot"), atClaim(kind))
	}
	for _, verb := range []string{"auth", "mail", "rcpt", "data", "body", "dot", "quit"} {
		all = append(all, atStep("power cut at", "smtp", verb, func(s *simulation, d *draw) { s.crash(d.chance(30)) }))
	}
	for _, verb := range []string{"body", "search", "append"} {
		all = append(all, atStep("power cut at", "imap", verb, func(s *simulation, d *draw) { s.crash(d.chance(30)) }))
	}
	for _, verb := range []string{"data", "body", "dot"} {
		all = append(all, atStep("signal at", "smtp", verb, func(s *simulation, _ *draw) {
			s.signal()
		}))
	}
	for _, verb := range []string{"auth", "dot"} {
		all = append(all, atStep("disk full at", "smtp", verb, func(s *simulation, d *draw) { s.full(d.between(2*time.Second, time.Minute)) }))
	}
	slices.SortFunc(all, func(a, b maker) int { return strings.Compare(a.name, b.name) })
	all = append(all, atStep("lease taken over at", "smtp", "auth", func(s *simulation, _ *draw) { s.stealLease(0) }),
		atStep("pause at", "smtp", "auth", func(s *simulation, _ *draw) { s.pause(0, time.Hour) }),
		atStep("mail during", "imap", "idle", func(s *simulation, _ *draw) { s.advertise() }))
	return all
}

// failures are what can happen to a sync.
func failures() []failure {
	return []failure{
		{name: "power cut before the sync", cut: "before"},
		{name: "power cut before the sync, torn", cut: "before", torn: true},
		{name: "power cut after the sync", cut: "after"},
		{name: "failing fsync, lost", fails: disk.Lost}, {name: "failing fsync, kept", fails: disk.Kept},
	}
}

// atTime makes a fault that happens at an instant of the campaign's first days.
func atTime(name string, do func(*simulation, *draw)) maker {
	return maker{name: name, arm: func(s *simulation, d *draw) {
		own := d.of(fmt.Sprint(d.below(1<<30)), name)
		s.power.later = append(s.power.later, func() {
			s.world.plan(own.between(time.Minute, 50*time.Hour), name, func() { s.hits.add(name); do(s, own) })
		})
	}}
}

// atStep makes a fault that happens while a server does as usual.
func atStep(name, protocol, verb string, do func(*simulation, *draw)) maker {
	name = fmt.Sprintf("%s %s %s", name, protocol, verb)
	return maker{name: name, arm: func(s *simulation, d *draw) {
		own := d.of(fmt.Sprint(d.below(1<<30)), name)
		s.faults.arm(&fault{name: name, protocol: protocol, verb: verb, act: around, host: -1, from: 1 + d.below(3), times: 1, then: func() { do(s, own) }})
	}}
}

// atSync makes a fault of the sync that follows a step of SMTP.
func atSync(kind failure, what, verb string) maker {
	kind.name += " of the " + what
	return maker{name: kind.name, arm: func(s *simulation, d *draw) {
		s.faults.arm(&fault{
			name: "the next sync is that of the " + what, protocol: "smtp", verb: verb, act: around, host: -1, from: 1 + d.below(4), times: 1,
			then: func() { s.power.soon(kind) },
		})
	}}
}

// atClaim makes a fault of the sync that follows when an opening is due.
func atClaim(kind failure) maker {
	kind.name += " of the claim"
	return maker{name: kind.name, arm: func(s *simulation, d *draw) {
		n := d.below(4)
		s.launched = append(s.launched, func(due []time.Time) {
			s.world.plan(due[min(n, len(due)-1)].Sub(s.virtual.Now())-time.Millisecond, "", func() { s.power.soon(kind) })
		})
	}}
}

// full leaves no room on the disk for a while.
func (s *simulation) full(length time.Duration) {
	d := s.disk
	d.SetFull(true)
	s.world.plan(length, "there is room on the disk again", func() { d.SetFull(false) })
}

// secondEngine starts on the same database; it must be refused while the first works.
func (s *simulation) secondEngine() {
	p := s.living()
	if p == nil || p.running() == nil || p.life.isDead() {
		return
	}
	err := s.on(s.disk, func(ctx context.Context, db *store.Store) error { return s.another(ctx, db, s.dir) })
	s.refusal(window(19), p, err)
}

// copiedFile runs a copy of the database on another machine.
func (s *simulation) copiedFile() {
	p := s.living()
	if p == nil || p.running() == nil || p.life.isDead() {
		return
	}
	elsewhere, err := disk.New(s.draw.seed, s.disk.Written())
	if err != nil {
		s.violates("copy the disk: %v", err)
		return
	}
	err = s.on(elsewhere, func(ctx context.Context, db *store.Store) error { return s.another(ctx, db, filepath.Dir(s.dir)) })
	s.refusal(window(18), p, err)
	if err := elsewhere.Close(); err != nil {
		s.violates("close the copied disk: %v", err)
	}
}

// another starts a second engine.
func (s *simulation) another(ctx context.Context, db *store.Store, dir string) error {
	e, err := engine.New(ctx, engine.Config{Store: db, Path: filepath.Join(dir, databaseName), Clock: s.virtual, Log: s.logger(), Alarm: s.living().alarm})
	if err == nil {
		err = errors.Join(errStarted, e.Close())
	}
	return err
}

var errStarted = errors.New("a second engine has started")

func (s *simulation) refusal(window string, p *process, err error) {
	switch {
	case errors.Is(err, store.ErrLeased):
		s.hits.add(window)
	case p.life.isDead(), p.ctx.Err() != nil, store.IsStoreError(err) && !errors.Is(err, errStarted): // the disk had other troubles
	default:
		s.violates("%s: a second engine beside the first: %v", window, err)
	}
}

// stealLease is what happens when the machine sleeps so long that its lease runs
// out, and another machine takes the database over for a while.
func (s *simulation) stealLease(after time.Duration) {
	s.person("another machine takes the lease", after, func(ctx context.Context, db *store.Store) error {
		now := clock.Wall().Add(time.Hour)
		if err := db.TakeLease(ctx, "other", "elsewhere", now, now.Add(time.Minute)); err != nil {
			return err
		}
		letters, err := db.Letters(ctx, campaignKey)
		if p := s.living(); err == nil && p != nil {
			s.hits.add("lease is taken")
			under := map[string]bool{}
			for _, l := range letters {
				under[l.To] = under[l.To] || l.State == audit.HandingOver
			}
			p.life.lose(s.virtual.world(), under)
			s.world.pass(15 * time.Second) // in which it looks after its lease
		}
		return err
	})
	s.person("the other machine gives it back", after+2*time.Minute, func(ctx context.Context, db *store.Store) error { return db.DropLease(ctx, "other") })
}

// restless moves, copies and deletes messages, as people and filters do.
func (s *simulation) restless(d *draw) {
	s.power.later = append(s.power.later, func() {
		for range 2 + d.below(4) {
			h := s.world.hosts[d.below(len(s.world.hosts))]
			what := d.below(4)
			s.world.plan(d.between(2*time.Hour, 40*time.Hour), "", func() { s.world.with(func() { s.tidy(h, what) }) })
		}
	})
}

// tidy does one thing to a mailbox.
func (s *simulation) tidy(h *host, what int) {
	done, name := false, ""
	switch what {
	case 0:
		done, name = h.move(inbox, junk, false), "move from INBOX to Junk"
	case 1:
		done, name = h.move(junk, inbox, false), "move from Junk to INBOX"
	case 2:
		done, name = h.move(inbox, junk, true), "copy into a second folder"
	default:
		done, name = h.expunge(inbox), "expunge"
	}
	if done {
		s.hits.add(name)
		s.notes.add("%s (%s)", name, h.name)
	}
}

// advertise brings mail that answers nothing, at this very instant.
func (s *simulation) advertise() {
	s.world.with(func() { s.world.hosts[0].advertise() })
}

// advertise delivers a newsletter; the caller holds the lock.
func (h *host) advertise() {
	h.adverts++
	raw := fmt.Sprintf("Received: from shop.test by mx.%s with ESMTP id 7; %s\r\nFrom: Shop <news@shop.test>\r\nTo: %s\r\nSubject: Offers of the week\r\nMessage-ID: <o%d@shop.test>\r\nList-Unsubscribe: <https://shop.test/u>\r\nPrecedence: bulk\r\n\r\nOffers of the week: unsubscribe at any time.\r\n",
		h.name, h.world.virtual.world().Format(time.RFC1123Z), h.address, h.adverts)
	h.arrive(inbox, &mailItem{raw: raw, sum: sum(raw), kind: advertising})
}

// flood brings more messages than a scan lists below its cursor once more, and
// breaks the first attempt to fetch them.
func (s *simulation) flood(d *draw) {
	const more = 130
	s.world.with(func() {
		for range more {
			s.world.hosts[0].advertise()
		}
	})
	broken := &fault{name: "the line breaks in the flood", protocol: "imap", verb: "body", act: around, host: 0, from: 1, times: 1}
	if torn := d.chance(30); d.chance(60) {
		broken.then = func() { s.crash(torn) }
	} else {
		broken.act = tear
		s.faults.arm(&fault{name: "imap connect refused", protocol: "imap", verb: "connect", act: refuse, host: 0, from: 1, times: 3})
	}
	s.faults.arm(broken)
}

// alarm hears the line that the outbox writes when an outcome cannot be stored.
type alarm struct {
	notes *notes
	hits  *hits
}

func (a *alarm) Write(p []byte) (int, error) {
	if strings.Contains(string(p), "accepted by the server") {
		a.hits.add(window(10))
	}
	a.notes.add("alarm: %s", strings.TrimSpace(string(p)))
	return len(p), nil
}

// logger puts what the engine says into the timeline.
func (s *simulation) logger() *slog.Logger {
	return slog.New(slog.NewTextHandler(said{s.notes}, &slog.HandlerOptions{ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
		if a.Key == slog.TimeKey {
			return slog.Attr{}
		}
		return a
	}}))
}

type said struct{ notes *notes }

func (l said) Write(p []byte) (int, error) {
	l.notes.add("engine: %s", strings.TrimSpace(string(p)))
	return len(p), nil
}
