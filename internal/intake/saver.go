package intake

import (
	"context"

	"replyaudit/internal/clock"
	"replyaudit/internal/store"
)

// saver stores decisions, one portion after another, while the next are being
// made.
type saver struct {
	store    *store.Store
	clock    clock.Clock
	underway chan struct{} // closed when the last portion is stored
	whole    bool          // nothing of what is stored was left to a person who has decided meanwhile
	err      error
}

func newSaver(s *store.Store, c clock.Clock) *saver {
	stored := make(chan struct{})
	close(stored)
	return &saver{store: s, clock: c, underway: stored, whole: true}
}

// wait returns when everything is stored, or has failed to be.
func (s *saver) wait() error {
	<-s.underway
	return s.err
}

// save begins to store a portion, once the one before is stored.
func (s *saver) save(ctx context.Context, rows []store.Decision) error {
	if err := s.wait(); err != nil {
		return err
	}
	done := make(chan struct{})
	s.underway = done
	go func() {
		defer close(done)
		whole, err := s.store.SaveDecisions(ctx, rows, s.clock.Now())
		s.whole, s.err = s.whole && whole, err
	}()
	return nil
}
