package engine

import (
	"context"
	"fmt"
	"slices"
	"time"

	"replyaudit/internal/analysis"
	"replyaudit/internal/audit"
	"replyaudit/internal/plan"
	"replyaudit/internal/store"
)

// SendFacts sends facts of the persona to a company that has asked back, as a
// person's act: keys of the script's clarification. The letter goes out in the
// company's next sending hours, from this engine or from the one that works beside
// it. It fails when the enquiry's campaign does not run, when facts were sent
// before, or when no such fact is known.
func SendFacts(ctx context.Context, s *store.Store, enquiry string, facts []string, actor audit.Actor, now time.Time) error {
	letters, err := s.LettersOf(ctx, []string{enquiry})
	if err != nil {
		return err
	}
	if len(letters) == 0 {
		return fmt.Errorf("enquiry %s: %w", enquiry, store.ErrNotFound)
	}
	if slices.ContainsFunc(letters, func(l store.LetterRow) bool { return l.Stage == audit.Clarification }) {
		return fmt.Errorf("facts were sent for %s before; they are sent once", enquiry)
	}
	d, err := analysis.LoadEnquiries(ctx, s, letters[0].Campaign, now.Add(foresight), enquiry)
	if err != nil {
		return err
	}
	record := d.Records[0]
	l, err := clarification(ctx, s, d.Campaign, record.Enquiry, facts)
	if err != nil {
		return err
	}
	due, err := plan.Slot(d.Campaign, record.Enquiry, audit.Clarification, now)
	if err != nil {
		return err
	}
	barred, err := s.Barred(ctx, store.LetterRow{Letter: l, Company: record.Company})
	if err != nil {
		return err
	}
	if barred != "" {
		return fmt.Errorf("enquiry %s is %s: nothing more may be sent to the company", enquiry, barred)
	}
	to := store.When{Due: due, Latest: due.Add(d.Campaign.Sending.MaxLateness), At: now, Reason: "a person sent facts"}
	if n := len(record.Messages); n > 0 {
		to.Answers = record.Messages[n-1].ID
	}
	if i := analysis.Whole(d, record).AskedBackBy; i >= 0 {
		to.Answers = record.Messages[i].ID
	}
	added, err := s.AddLetter(ctx, l, to, actor)
	if err == nil && !added {
		return fmt.Errorf("campaign %s does not run; resume it first, nothing is sent for a campaign that is paused, stopped or closed", d.Campaign.Key)
	}
	return err
}
