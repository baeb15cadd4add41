package store

import (
	"context"
	"fmt"
	"time"

	"replyaudit/internal/audit"
)

// The lines of an account that can be out of order.
const (
	LineSending    = "sending"
	LineCollecting = "collecting"
	LineCopying    = "copying"    // copies of letters into the Sent folder
	LineCompleting = "completing" // large messages
)

// Trouble is a line of an account that is out of order.
type Trouble struct {
	Account string
	Line    string // one of the Line constants
	Since   time.Time
	Cause   string // the latest, in words fit to be shown
}

// Trouble stores and logs that a line is out of order, or for another cause than before.
func (s *Store) Trouble(ctx context.Context, t Trouble, at time.Time) error {
	err := s.Write(ctx, func(tx *Tx) error {
		_, err := tx.exec(`INSERT INTO trouble (account, line, since, cause) VALUES ($1, $2, $3, $4) ON CONFLICT (account, line) DO UPDATE SET cause = $4`,
			t.Account, t.Line, micros(t.Since), text(t.Cause))
		if err != nil {
			return err
		}
		return tx.Append(Event{Entity: t.Account, At: at, Actor: audit.ByEngine, Kind: t.Line + ".broken", Text: t.Cause})
	})
	if err != nil {
		return fmt.Errorf("store that %s of %s is broken: %w", t.Line, t.Account, err)
	}
	return nil
}

// Mended stores and logs that a line works again, if it was out of order.
func (s *Store) Mended(ctx context.Context, account, line string, at time.Time) error {
	err := s.Write(ctx, func(tx *Tx) error {
		n, err := tx.exec(`DELETE FROM trouble WHERE account = $1 AND line = $2`, account, line)
		if err != nil || n == 0 {
			return err
		}
		return tx.Append(Event{Entity: account, At: at, Actor: audit.ByEngine, Kind: line + ".works"})
	})
	if err != nil {
		return fmt.Errorf("store that %s of %s works: %w", line, account, err)
	}
	return nil
}

// Troubles returns what is out of order, by account and line.
func (s *Store) Troubles(ctx context.Context) ([]Trouble, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT account, line, since, cause FROM trouble ORDER BY account, line`)
	return collect(rows, err, "read what is out of order", func(scan scanner) (Trouble, error) {
		var t Trouble
		var since int64
		err := scan(&t.Account, &t.Line, &since, &t.Cause)
		t.Since = instant(since)
		return t, err
	})
}
