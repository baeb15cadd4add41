package simulation

import (
	"context"
	"errors"
	"fmt"
	"time"

	"replyaudit/internal/engine"
	"replyaudit/internal/simulation/disk"
	"replyaudit/internal/store"
)

// backUp takes a copy of the database after a while, and restores it some time later.
func (s *simulation) backUp(after, later time.Duration) {
	s.world.plan(after, "", func() {
		p := s.living()
		if p == nil || p.running() == nil || p.life.isDead() {
			s.world.plan(time.Hour, "", func() { s.backUp(time.Second, later) })
			return
		}
		s.notes.add("the database is backed up")
		copied := s.disk.Written()
		s.world.plan(later, "", func() { s.lose(copied) })
	})
}

// lose makes a backup all that is left of the database, as soon as nobody works on it.
func (s *simulation) lose(backup disk.Image) {
	p := s.living()
	if p == nil || p.running() == nil || p.life.isDead() {
		s.world.plan(time.Hour, "", func() { s.lose(backup) })
		return
	}
	s.notes.add("the backup is restored")
	s.backup = &backup
	s.signal()
}

// restore is what "replyaudit restore" does with a backup and the database that it
// replaces; that the files change places is tested elsewhere.
func (s *simulation) restore() error {
	old := s.disk
	fresh, err := s.insert(*s.backup)
	if err != nil {
		return err
	}
	s.backup, s.forgot, s.log = nil, true, nil
	err = s.on(fresh, func(ctx context.Context, backup *store.Store) error {
		return s.on(old, func(ctx context.Context, replaced *store.Store) error {
			kept, err := store.KeptFrom(ctx, replaced, backup)
			if err != nil {
				return err
			}
			did, err := engine.Restore(ctx, backup, kept, s.virtual.Now())
			if len(did.Doubted) > 0 {
				s.hits.add(window(17))
			}
			return err
		})
	})
	s.disk = fresh
	s.person("a person resumes what was paused in the backup", time.Hour, s.set(store.Running))
	if err = errors.Join(err, old.Close()); err != nil {
		return fmt.Errorf("restore the backup: %w", err)
	}
	return nil
}
