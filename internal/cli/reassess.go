package cli

import (
	"bytes"
	"context"

	"replyaudit/internal/analysis"
	"replyaudit/internal/audit"
	"replyaudit/internal/engine"
	"replyaudit/internal/intake"
	"replyaudit/internal/review"
	"replyaudit/internal/store"
)

// reassess brings the final results of closed campaigns up to date with what a
// person has decided since, as of the instant of their close.
func reassess(ctx context.Context, s *store.Store, r *review.Review) error {
	rows, err := s.Campaigns(ctx)
	if err != nil {
		return err
	}
	for _, row := range rows {
		stored, err := s.Assessments(ctx, row.ID)
		if err != nil {
			return err
		}
		if row.State != "closed" || len(stored) == 0 {
			continue
		}
		d, err := analysis.Load(ctx, s, row.ID, stored[0].AsOf)
		if err != nil {
			return err
		}
		again, err := engine.Assessments(d)
		if err != nil {
			return err
		}
		if err := s.Reassess(ctx, differing(stored, again), audit.Actor("person:"+r.Person), r.Clock.Now()); err != nil {
			return err
		}
	}
	return nil
}

// differing are the new results that are not the stored ones.
func differing(stored, again []store.Assessment) []store.Assessment {
	bodies := map[string][]byte{}
	for _, a := range stored {
		bodies[a.Enquiry] = a.Body
	}
	var out []store.Assessment
	for _, a := range again {
		if !bytes.Equal(bodies[a.Enquiry], a.Body) {
			out = append(out, a)
		}
	}
	return out
}

// readRest reads what an upgrade of the database has left unread in the mailboxes of
// closed campaigns.
func readRest(ctx context.Context, s *store.Store, in *intake.Intake) error {
	accounts, err := s.LeftUnread(ctx)
	if err != nil {
		return err
	}
	for _, account := range accounts {
		if err := in.Read(ctx, account); err != nil {
			return err
		}
	}
	return nil
}
