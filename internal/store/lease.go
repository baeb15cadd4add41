package store

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// ErrLeased says that another engine works on the database.
var ErrLeased = errors.New("another replyaudit run is working on this database; stop it, or use another --db")

// ErrLeaseLost says that another engine has taken the database over.
var ErrLeaseLost = errors.New("the engine's lease was lost to another replyaudit run")

// TakeLease makes owner the one engine of the database until expires; now and
// expires are wall time. The caller must hold the lock of its installation (a
// place on a machine), so that an older lease of the same installation belongs
// to a dead process. It fails with ErrLeased while another installation's lease
// is live: then the file was copied while an engine worked on it.
func (s *Store) TakeLease(ctx context.Context, owner, installation string, now, expires time.Time) error {
	return s.Write(ctx, func(t *Tx) error {
		n, err := t.exec(`INSERT INTO lease (name, owner, installation, expires_at) VALUES ('engine', $1, $2, $4)
			ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, installation = excluded.installation, expires_at = excluded.expires_at
			WHERE lease.installation = excluded.installation OR lease.expires_at <= $3`, owner, installation, micros(now), micros(expires))
		if err != nil {
			return fmt.Errorf("take the engine's lease: %w", err)
		}
		if n == 0 {
			return t.heldElsewhere()
		}
		return nil
	})
}

// heldElsewhere says what to do about the live lease of another installation. The
// holder of a lease of this one would have held its lock.
func (t *Tx) heldElsewhere() error {
	var until int64
	if err := t.row(`SELECT expires_at FROM lease WHERE name = 'engine'`).Scan(&until); err != nil {
		return fmt.Errorf("look at the engine's lease: %w", err)
	}
	return fmt.Errorf(`%w: an engine on another machine or in another folder was at work on it when the file was copied or moved, and may still be (its lease ends at %s). `+
		`Two copies must never run, they would write to every company twice. If that engine has ended for good, start again after that; a copy to go on with is made by "replyaudit backup" and put in place by "replyaudit restore"`,
		ErrLeased, instant(until).Format(time.TimeOnly+" MST"))
}

// KeepLease extends the lease of owner; false says that it was lost.
func (s *Store) KeepLease(ctx context.Context, owner string, expires time.Time) (bool, error) {
	var kept bool
	err := s.Write(ctx, func(t *Tx) error {
		n, err := t.exec(`UPDATE lease SET expires_at = $2 WHERE name = 'engine' AND owner = $1`, owner, micros(expires))
		kept = n == 1
		return err
	})
	if err != nil {
		return false, fmt.Errorf("keep the engine's lease: %w", err)
	}
	return kept, nil
}

// holdsLease fails with ErrLeaseLost unless the lease is owner's.
func (t *Tx) holdsLease(owner string) error {
	var mine int
	if err := t.row(`SELECT COUNT(*) FROM lease WHERE name = 'engine' AND owner = $1`, owner).Scan(&mine); err != nil {
		return fmt.Errorf("look at the engine's lease: %w", err)
	}
	if mine == 0 {
		return ErrLeaseLost
	}
	return nil
}

// DropLease gives the lease back, so that the next engine need not wait.
func (s *Store) DropLease(ctx context.Context, owner string) error {
	return s.Write(ctx, func(t *Tx) error {
		if _, err := t.exec(`DELETE FROM lease WHERE name = 'engine' AND owner = $1`, owner); err != nil {
			return fmt.Errorf("give the engine's lease back: %w", err)
		}
		return nil
	})
}
