package cli

import (
	"bytes"
	"context"

	"replyaudit/internal/analysis"
	"replyaudit/internal/audit"
	"replyaudit/internal/engine"
	"replyaudit/internal/intake"
	"replyaudit/internal/reading"
	"replyaudit/internal/review"
	"replyaudit/internal/store"
)

// reassess brings the final results of closed campaigns, by every rubric that they
// were graded by, up to date with what a person has decided since, as of the
// instant of their close.
func reassess(ctx context.Context, s *store.Store, r *review.Review) error {
	rows, err := s.Campaigns(ctx)
	if err != nil {
		return err
	}
	for _, row := range rows {
		if row.State != store.Closed {
			continue
		}
		gradings, err := s.Gradings(ctx, row.ID)
		if err != nil {
			return err
		}
		frozen, err := analysis.Freeze(ctx, s, row.ID)
		if err != nil {
			return err
		}
		for _, g := range gradings {
			if err := reassessBy(ctx, s, r, frozen, g); err != nil {
				return err
			}
		}
	}
	return nil
}

// reassessBy makes the results of one grading again. Those of an earlier reader
// stay, and the present one's stand beside them.
func reassessBy(ctx context.Context, s *store.Store, r *review.Review, frozen *analysis.Frozen, g store.Grading) error {
	g.ReaderVersion = reading.Version
	stored, err := s.Assessments(ctx, frozen.Campaign().Key, g)
	if err != nil {
		return err
	}
	again, err := gradedBy(ctx, s, frozen, g)
	if err != nil {
		return err
	}
	return s.Reassess(ctx, differing(stored, again), audit.Actor("person:"+r.Person), r.Clock.Now())
}

// gradedBy makes the results of a grading from what is known now.
func gradedBy(ctx context.Context, s *store.Store, frozen *analysis.Frozen, g store.Grading) ([]store.Assessment, error) {
	scheme, err := analysis.RubricOf(ctx, s, g.RubricHash)
	if err != nil {
		return nil, err
	}
	d, err := frozen.Under(g.RubricHash, scheme).Load(ctx, s, g.AsOf)
	if err != nil {
		return nil, err
	}
	return engine.Assessments(d)
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
