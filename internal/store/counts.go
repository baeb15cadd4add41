package store

import (
	"context"
	"fmt"
	"time"

	"replyaudit/internal/audit"
)

// Counts is how the running campaigns are getting on, for the live line.
type Counts struct {
	Letters, Accepted, Messages, Human int
	Next                               time.Time // the next letter; zero when none is left
}

// Counts returns the state of all campaigns that are not closed.
func (s *Store) Counts(ctx context.Context) (Counts, error) {
	var n Counts
	var next int64
	err := s.read.QueryRowContext(ctx, `WITH mine AS (SELECT e.id FROM enquiry e JOIN campaign_control k ON k.campaign = e.campaign WHERE k.state <> 'closed')
		SELECT (SELECT COUNT(*) FROM letter l JOIN letter_state s ON s.letter = l.id WHERE l.enquiry IN mine AND s.state NOT IN ('planned', 'not_needed')),
		(SELECT COUNT(*) FROM letter l JOIN letter_state s ON s.letter = l.id WHERE l.enquiry IN mine AND s.state = 'accepted'),
		(SELECT COUNT(*) FROM decision WHERE enquiry IN mine),
		(SELECT COUNT(*) FROM decision WHERE enquiry IN mine AND class = $1),
		(SELECT COALESCE(MIN(s.due_at), 0) FROM letter l JOIN letter_state s ON s.letter = l.id WHERE l.enquiry IN mine AND s.state IN ('due', 'deferred'))`,
		string(audit.Human)).Scan(&n.Letters, &n.Accepted, &n.Messages, &n.Human, &next)
	if err != nil {
		return n, fmt.Errorf("count letters and messages: %w", explain(err))
	}
	n.Next = instant(next)
	return n, nil
}
