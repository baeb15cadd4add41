// Package simulation runs whole campaigns through the real engine while mail
// servers, the network, the disk and people do what they can do, and holds what the
// engine says afterwards against what really happened. It is for tests alone.
//
// A seed decides everything: the campaign, the habits of the companies, and up to
// six faults with their places. The engine, its outbox, intake, SMTP and IMAP
// clients and the store are those of the program; nothing is replaced but the
// network (network.go: connections in memory), the disk (package disk: it
// remembers what was synced) and time. A campaign of days takes a fraction of a
// second: it runs in a bubble of testing/synctest, where time passes when nobody
// works, and where nothing is due the clock is set to the next instant.
//
// The story of a seed is told by Run: a process starts, launches or resumes, and
// runs as "replyaudit run" does; the world answers; when the process dies, by a
// fault of the disk, a power cut or somebody's signal, another one starts from what
// the disk still holds. At the end, the world's own account (world.go, company.go)
// is compared with the read model (truth.go), and the database with itself
// (invariants.go).
//
// The same seed gives the same events, which the tests assert.
package simulation

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"sync"
	"testing/synctest"
	"time"

	"replyaudit/internal/campaign"
	"replyaudit/internal/engine"
	"replyaudit/internal/plan"
	"replyaudit/internal/rubric"
	"replyaudit/internal/simulation/disk"
	"replyaudit/internal/store"
)

// Result is what a seed came to.
type Result struct {
	Seed       int64
	Faults     []string       // that were drawn
	Hits       map[string]int // what was hit, by name: faults, and windows of the protocol
	Violations []string       // of the invariants; none is what the suite wants
	Timeline   string         // the last events, for people
	Digest     string         // of the whole log, to compare two runs of a seed
	Letters    int            // that the world accepted
	Restarts   int
}

// simulation is the run of one seed.
type simulation struct {
	draw      *draw
	dir       string // on the real disk, for the engine's lock
	authority *Authority
	mu        sync.Mutex // guards process
	campaign  *campaign.Campaign
	rubric    *rubric.Rubric
	virtual   *virtualClock
	notes     *notes
	hits      *hits
	faults    *faults
	world     *world
	drawn     []string

	launched []func(due []time.Time) // told when the openings are due

	disk     *disk.Disk
	power    *power
	process  *process
	restarts int
	log      []string    // as it was when the last process started: it only grows
	barriers []barrier   // what people have forbidden, and when
	backup   *disk.Image // that is being restored, nil for none
	forgot   bool        // a backup was restored: the database does not know all that was done
	wrong    []string
	events   []store.Event // of the campaign, when it was closed
}

// limits of one run: a simulation that needs more is stuck.
const (
	maxTurns    = 20_000
	maxRestarts = 25
)

// Box is what all seeds share: nobody changes it.
type Box struct {
	Empty     disk.Image // a database without campaigns
	Rubric    *rubric.Rubric
	Authority *Authority
}

// Run plays one seed. It must be called in a bubble of testing/synctest; dir is an
// empty folder on the real disk, for the engine's lock.
func (b *Box) Run(seed int64, dir string) *Result {
	s := newSimulation(seed, dir, b)
	if err := s.play(b.Empty); err != nil {
		s.violates("the simulation cannot go on: %v", err)
	}
	return &Result{
		Seed: seed, Faults: s.drawn, Hits: s.hits.count, Violations: s.wrong, Timeline: s.notes.timeline(1 << 30),
		Digest: s.digest(), Letters: s.world.acceptances(), Restarts: s.restarts,
	}
}

func newSimulation(seed int64, dir string, b *Box) *simulation {
	d := newDraw(seed, "campaign")
	s := &simulation{draw: newDraw(seed, "faults"), dir: dir, rubric: b.Rubric, authority: b.Authority, power: &power{at: map[int]failure{}}, virtual: &virtualClock{}}
	s.virtual.skipTo(launchAt)
	s.notes, s.hits = &notes{clock: s.virtual}, &hits{count: map[string]int{}}
	s.faults = &faults{notes: s.notes, hits: s.hits}
	s.campaign = drawCampaign(d)
	s.drawFaults()
	s.world = newWorld(newDraw(seed, "world"), b.Authority, s.campaign, s.faults, s.notes, s.virtual)
	s.world.taking = s.stopping
	for _, later := range s.power.later {
		later()
	}
	return s
}

func (s *simulation) violates(format string, args ...any) {
	s.wrong = append(s.wrong, fmt.Sprintf(format, args...))
}

// play runs processes until the campaign is closed, and judges.
func (s *simulation) play(empty disk.Image) (err error) {
	if s.disk, err = s.insert(empty); err != nil {
		return err
	}
	s.start()
	for turn := 0; ; turn++ {
		synctest.Wait()
		over, err := s.turn()
		if turn > maxTurns || s.restarts > maxRestarts {
			err = errors.Join(err, fmt.Errorf("no end after %d turns and %d restarts", turn, s.restarts))
		}
		if err != nil || over {
			return errors.Join(err, s.end())
		}
	}
}

// turn lets one thing happen. It reports true when the campaign is closed.
func (s *simulation) turn() (over bool, err error) {
	if p := s.living(); p != nil {
		select {
		case err := <-p.ended:
			return s.ended(err)
		default:
		}
	}
	if !s.world.quiet() {
		time.Sleep(250 * time.Millisecond)
		return false, nil
	}
	next, busy := s.engineNext()
	if busy {
		time.Sleep(250 * time.Millisecond)
		return false, nil
	}
	if at, ok := s.world.next(); ok && (next.IsZero() || at.Before(next)) {
		next = at
	}
	if next.IsZero() {
		return false, errors.New("everything stands still")
	}
	s.virtual.skipTo(next)
	s.world.step()
	time.Sleep(time.Millisecond)
	return false, nil
}

// engineNext asks the living engine when it will have something to do; busy says
// that it has, or starts.
func (s *simulation) engineNext() (next time.Time, busy bool) {
	p := s.living()
	if p == nil {
		return next, false
	}
	e := p.running()
	if e == nil || p.life.isDead() {
		return next, true
	}
	tasks, next, err := e.Due(p.ctx, s.virtual.Now())
	if err != nil || len(tasks) > 0 {
		return next, true
	}
	if next.IsZero() {
		return next, false
	}
	return s.virtual.worldTime(next), false
}

// process is one run of the program.
type process struct {
	life   *life
	ctx    context.Context
	cancel context.CancelFunc
	ended  chan error
	alarm  *alarm

	mu     sync.Mutex
	engine *engine.Engine
}

func (p *process) running() *engine.Engine {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.engine
}

// start begins a process on the present disk.
func (s *simulation) start() {
	ctx, cancel := context.WithCancel(context.Background())
	p := &process{life: s.world.newLife(), ctx: ctx, cancel: cancel, ended: make(chan error, 1), alarm: &alarm{notes: s.notes, hits: s.hits}}
	s.setProcess(p)
	s.notes.add("process %d starts", p.life.n)
	go func() { p.ended <- s.program(p) }()
}

// program is what "replyaudit run" does.
func (s *simulation) program(p *process) (err error) {
	db, err := store.OpenOn(p.ctx, s.disk.VFS(), databaseName)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	e, err := engine.New(p.ctx, engine.Config{
		Store: db, Path: filepath.Join(s.dir, databaseName), Clock: s.virtual, Dial: p.life.dial, Poll: pollEvery,
		Secret: func(campaign.Secret) (string, error) { return password, nil }, Log: s.logger(), Alarm: p.alarm,
	})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, ignoreDead(e.Close(), p)) }()
	if _, err := db.Campaign(p.ctx, campaignKey); errors.Is(err, store.ErrNotFound) {
		err = s.launch(p.ctx, e)
		if err != nil {
			return err
		}
	} else if err := e.Resume(p.ctx); err != nil {
		return err
	}
	p.mu.Lock()
	p.engine = e
	p.mu.Unlock()
	err = e.Run(p.ctx)
	p.mu.Lock()
	p.engine = nil
	p.mu.Unlock()
	return err
}

func ignoreDead(err error, p *process) error {
	if p.life.isDead() {
		return nil
	}
	return err
}

func (s *simulation) launch(ctx context.Context, e *engine.Engine) error {
	now := s.virtual.Now()
	if end := now.Add(2 * time.Hour).Truncate(time.Second); s.campaign.Sending.Until.Before(end) { // the first tries have failed
		s.campaign.Sending.Until = end
	}
	p, err := plan.Make(s.campaign, now, nil)
	if err != nil {
		return fmt.Errorf("%w: %w", errPlan, err)
	}
	if err := e.Launch(ctx, s.campaign, p, s.rubric, now); err != nil {
		return err
	}
	var due []time.Time
	for _, l := range p.Openings() {
		due = append(due, l.DueAt)
	}
	for _, tell := range s.launched {
		tell(due)
	}
	return nil
}

// errPlan is a campaign that does not fit: a mistake of this package.
var errPlan = errors.New("the campaign of the seed cannot be planned")

// ended says what follows when a process has ended.
func (s *simulation) ended(cause error) (over bool, err error) {
	p := s.living()
	s.setProcess(nil)
	p.cancel()
	s.notes.add("process %d ends: %v", p.life.n, cause)
	if errors.Is(cause, errPlan) {
		return false, cause
	}
	dead := p.life.isDead()
	p.life.die()
	if store.IsStoreError(cause) {
		p.life.broke(s.virtual.Now())
	}
	if cause == nil && !dead && s.backup == nil {
		return true, nil
	}
	if dead {
		if err := s.reboot(); err != nil {
			return false, err
		}
	}
	if s.backup != nil {
		if err := s.restore(); err != nil {
			return false, err
		}
	}
	if err := s.inspect(); err != nil {
		return false, err
	}
	s.restarts++
	s.world.plan(s.draw.of(fmt.Sprint(s.restarts), "downtime").between(5*time.Second, 40*time.Minute), "", s.start)
	return false, nil
}

// end closes the books: the last checks need the database once more.
func (s *simulation) end() error {
	if p := s.living(); p != nil {
		p.cancel()
		s.notes.add("process %d is ended: %v", p.life.n, <-p.ended)
		p.life.die()
		s.setProcess(nil)
	}
	if len(s.wrong) == 0 {
		if err := s.judge(); err != nil {
			return errors.Join(err, s.disk.Close())
		}
	}
	s.world.shut()
	return s.disk.Close()
}

// mail servers of seeds that want encryption.
func (s *simulation) encrypt(implicit bool) {
	for i := range s.campaign.Mailboxes {
		m := &s.campaign.Mailboxes[i]
		m.SMTP.TLS, m.IMAP.TLS, m.IMAP.Port = "starttls", "implicit", 993
		if implicit {
			m.SMTP.TLS, m.SMTP.Port = "implicit", 465
		}
		m.SMTP.CAFile, m.IMAP.CAFile = s.authority.file, s.authority.file
	}
}

// sorted returns the keys of a set in order.
func sorted[V any](set map[string]V) []string {
	var all []string
	for key := range set {
		all = append(all, key)
	}
	slices.Sort(all)
	return all
}
