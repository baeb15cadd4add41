package simulation

import (
	"context"
	"errors"
	"path/filepath"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/clock"
	"replyaudit/internal/engine"
	"replyaudit/internal/simulation/disk"
	"replyaudit/internal/store"
)

// signal asks the process to end, as SIGTERM does.
func (s *simulation) signal() {
	if p := s.living(); p != nil {
		p.life.tell()
		p.cancel()
	}
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
		return s.bar(ctx, db, target, company.Address)
	})
}

// suppressClaimed does it to the companies whose letters are about to be sent.
func (s *simulation) suppressClaimed() {
	s.person("a person suppresses who is about to be written to", 0, func(ctx context.Context, db *store.Store) error {
		letters, err := db.Letters(ctx, campaignKey)
		for _, l := range letters {
			if l.State == audit.Claimed {
				err = errors.Join(err, s.bar(ctx, db, l.To, l.To))
			}
		}
		return err
	})
}

// bar suppresses a target and notes what was under way to its address then.
func (s *simulation) bar(ctx context.Context, db *store.Store, target, address string) error {
	if _, _, err := db.Suppress(ctx, []string{target}, s.byPerson()); err != nil {
		return err
	}
	letters, err := db.Letters(ctx, campaignKey)
	s.world.with(func() {
		s.hits.add("a company is suppressed")
		f := s.world.firms[address]
		f.suppressed = s.virtual.world()
		for _, l := range letters {
			f.underWay = f.underWay || l.To == address && l.State == audit.HandingOver
		}
	})
	return err
}

// barrier is since when nothing may begin any more, or again.
type barrier struct {
	what  string // paused, running, stopped; or the address of a company
	since time.Time
}

// pause stops the campaign for a while.
func (s *simulation) pause(from, length time.Duration) {
	s.person("a person pauses", from, func(ctx context.Context, db *store.Store) error {
		if err := s.set(store.Paused)(ctx, db); err != nil {
			return err
		}
		s.person("a person resumes", length, s.set(store.Running))
		return nil
	})
}

// hold makes the letters of the morning wait for each other.
func (s *simulation) hold(d *draw) {
	s.campaign.Sending.Until = launchAt.Add(5 * time.Hour)
	s.campaign.Sending.MaxLateness = 6 * time.Hour
	length := d.between(3*time.Hour, 4*time.Hour)
	s.power.later = append(s.power.later, func() { s.pause(time.Minute, length) })
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
