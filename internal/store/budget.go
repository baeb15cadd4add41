package store

import (
	"database/sql"
	"errors"
	"fmt"
)

// Budget is one cap: at most Cap letters in Scope on Day, over all campaigns of
// the database. Day is "" for a cap without a day.
type Budget struct {
	Scope string // "mailbox:ADDRESS", "domain:DOMAIN", "campaign:ID"
	Day   string // ISO 8601 day
	Cap   int
}

// ErrCapped says that a cap is used up; the letter stays as it was.
var ErrCapped = errors.New("a cap is used up")

// takeBudgets takes one of each cap for a letter that is claimed on a day. One
// that is claimed again on the same day has already paid; on another day it pays
// again, since what it took before may have left as an unknown.
func (t *Tx) takeBudgets(letter, today string, budgets []Budget) error {
	var paid string
	if err := t.row(`SELECT budget_day FROM letter_state WHERE letter = $1`, letter).Scan(&paid); err != nil {
		return err
	}
	if paid == today {
		return nil
	}
	for _, b := range budgets {
		if b.Day == "" && paid != "" {
			continue
		}
		var used int64
		err := t.row(`INSERT INTO budget (scope, day, used, cap) VALUES ($1, $2, 1, $3)
			ON CONFLICT (scope, day) DO UPDATE SET used = budget.used + 1, cap = excluded.cap WHERE budget.used < excluded.cap RETURNING used`,
			b.Scope, b.Day, b.Cap).Scan(&used)
		if errors.Is(err, sql.ErrNoRows) {
			return fmt.Errorf("%w: %d letters for %s %s", ErrCapped, b.Cap, b.Scope, b.Day)
		}
		if err != nil {
			return fmt.Errorf("take the cap of %s: %w", b.Scope, err)
		}
	}
	_, err := t.exec(`UPDATE letter_state SET budget_day = $2 WHERE letter = $1`, letter, today)
	return err
}
