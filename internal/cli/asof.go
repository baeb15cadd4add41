package cli

import (
	"context"
	"fmt"
	"time"

	"replyaudit/internal/store"
)

// instant reads --as-of; it is zero where no instant was asked for.
func (v view) instant() (time.Time, error) {
	if v.asOf == "" {
		return time.Time{}, nil
	}
	at, err := time.Parse(time.RFC3339, v.asOf)
	if err != nil {
		return at, usageError(fmt.Errorf("--as-of %q is no instant; write it as 2026-03-16T09:00:00Z", v.asOf))
	}
	return at.UTC(), nil
}

// within refuses an instant of --as-of before a campaign was launched or after the
// last of which anything is known: now while it goes on, or later where its clock is
// that of a rehearsal; the end of its log when it is closed.
func within(ctx context.Context, s *store.Store, key string, at, now time.Time) error {
	row, err := s.Campaign(ctx, key)
	if err != nil {
		return err
	}
	if at.Before(row.LaunchedAt) {
		return usageError(fmt.Errorf("--as-of %s: campaign %s was launched at %s, and nothing is known before; give a later instant", at.Format(time.RFC3339), key, row.LaunchedAt.UTC().Format(time.RFC3339)))
	}
	known, err := s.LastLogged(ctx, key)
	if err != nil {
		return err
	}
	todo := "give an earlier instant, or leave --as-of out for what is known now"
	if row.State == "closed" {
		todo = "the campaign is closed: leave --as-of out for its final report, or give an earlier instant"
	} else if known.Before(now) {
		known = now
	}
	if at.After(known) {
		return usageError(fmt.Errorf("--as-of %s: nothing is known of campaign %s after %s; %s", at.Format(time.RFC3339), key, known.UTC().Format(time.RFC3339), todo))
	}
	return nil
}
