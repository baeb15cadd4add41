package review

import (
	"context"
	"fmt"
	"slices"

	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
	"replyaudit/internal/reading"
	"replyaudit/internal/store"
)

// wantsFacts says that a question back waits for a person: its script has facts
// to tell and none of them is asked for in so many words, none was sent, no
// answer has come, and there is still time for one (RULES section 5).
func (q *queue) wantsFacts(ctx context.Context, d store.Decision, read reading.Decision) (bool, error) {
	e, err := q.Store.Enquiry(ctx, d.Enquiry)
	if err != nil {
		return false, err
	}
	state, err := q.Store.StateOf(ctx, e.Campaign)
	if err != nil || state != "running" {
		return false, err
	}
	c, err := q.Intake.Campaign(ctx, e.Campaign)
	if err != nil {
		return false, err
	}
	script, _ := c.ScriptByKey(e.Script)
	if script.Clarification == nil || len(reading.AskedFor(read, script.Clarification.Facts, e.Language)) > 0 {
		return false, nil
	}
	if answered, err := q.answered(ctx, e.ID); answered || err != nil {
		return false, err
	}
	return q.timeLeft(ctx, c, e)
}

// answered says that a person of the company wrote more than questions.
func (q *queue) answered(ctx context.Context, enquiry string) (bool, error) {
	all, err := q.Store.DecisionsOf(ctx, []string{enquiry})
	return slices.ContainsFunc(all, func(d store.Decision) bool {
		return d.Enquiry == enquiry && d.Class == audit.Human && !d.AsksBack
	}), err
}

// timeLeft says that facts may still be sent: they are sent once, within the
// window, and not to who asked not to be written to.
func (q *queue) timeLeft(ctx context.Context, c *campaign.Campaign, e audit.Enquiry) (bool, error) {
	letters, err := q.Store.LettersOf(ctx, []string{e.ID})
	if err != nil {
		return false, err
	}
	company, _ := c.CompanyByKey(e.Company)
	cal, err := c.Calendar(company)
	if err != nil {
		return false, fmt.Errorf("enquiry %s: %w", e.ID, err)
	}
	left := false
	for _, l := range letters {
		switch {
		case l.Stage == audit.Clarification:
			return false, nil
		case l.Stage == audit.Opening && !l.SentAt.IsZero():
			barred, err := q.Store.Barred(ctx, l)
			if err != nil {
				return false, err
			}
			left = barred == "" && q.Clock.Now().Before(cal.Add(l.SentAt, c.Window))
		}
	}
	return left, nil
}
