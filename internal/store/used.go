package store

import (
	"context"
	"fmt"
	"time"
)

// Used is how much of a cap is used up.
type Used struct {
	Budget
	Used int
}

// BudgetsUsed returns the caps of which something was taken on a day, and those
// without a day, by scope.
func (s *Store) BudgetsUsed(ctx context.Context, day string) ([]Used, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT scope, day, used, cap FROM budget WHERE day IN ('', $1) ORDER BY scope, day`, day)
	return collect(rows, err, "read what the caps leave", func(scan scanner) (Used, error) {
		var u Used
		return u, scan(&u.Scope, &u.Day, &u.Used, &u.Cap)
	})
}

// EngineAlive tells whether an engine holds the lease of the database at an
// instant of wall time.
func (s *Store) EngineAlive(ctx context.Context, now time.Time) (bool, error) {
	var n int
	if err := s.read.QueryRowContext(ctx, `SELECT COUNT(*) FROM lease WHERE name = 'engine' AND expires_at > $1`, micros(now)).Scan(&n); err != nil {
		return false, fmt.Errorf("look at the engine's lease: %w", explain(err))
	}
	return n > 0, nil
}
