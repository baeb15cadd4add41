package store

import (
	"context"

	"replyaudit/internal/audit"
)

// Override is a person's decision about a message against the machine's.
type Override struct {
	Message string
	Kind    string // "class" or "match"
	Value   string // a class; an enquiry, or "" for none of ours
	Person  audit.Actor
}

// Overrides returns the standing decisions of people about the messages of an
// account, the latest of each kind last.
func (s *Store) Overrides(ctx context.Context, account string) ([]Override, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT o.message, o.kind, o.value, o.person FROM override o JOIN message m ON m.id = o.message
		WHERE m.account = $1 AND o.undone_at = 0 ORDER BY o.message, o.at, o.id`, account)
	return collect(rows, err, "read people's decisions about "+account, func(scan scanner) (Override, error) {
		var o Override
		return o, scan(&o.Message, &o.Kind, &o.Value, &o.Person)
	})
}
