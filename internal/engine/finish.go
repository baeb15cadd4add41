package engine

import (
	"context"
	"encoding/json"
	"fmt"

	"replyaudit/internal/analysis"
	"replyaudit/internal/store"
)

// finish closes a campaign whose last window is over and collected: what is
// still unread is read, everything is decided once more with all messages known,
// each enquiry is assessed, and the assessments and the new state are committed
// together.
func (e *Engine) finish(ctx context.Context, id string) error {
	c, err := e.campaignOf(id)
	if err != nil {
		return err
	}
	e.reading.Lock()
	defer e.reading.Unlock()
	for _, m := range c.Mailboxes {
		if err := e.intake.Read(ctx, AccountName(m)); err != nil {
			return err
		}
		if err := e.intake.DecideAll(ctx, AccountName(m)); err != nil {
			return err
		}
	}
	now := e.Clock.Now()
	d, err := analysis.Load(ctx, e.Store, id, now)
	if err != nil {
		return err
	}
	d.Closed = true // what is still unknown now stays unknown
	rows, err := Assessments(d)
	if err != nil {
		return err
	}
	if err := e.Store.CloseCampaign(ctx, id, rows, now); err != nil {
		return err
	}
	e.mu.Lock()
	delete(e.campaigns, id)
	e.mu.Unlock()
	e.Log.Info("closed", "campaign", id, "enquiries", len(rows))
	return nil
}

// Assessments are the derived rows of a campaign as of one instant; the same
// facts give the same bytes.
func Assessments(d *analysis.Data) ([]store.Assessment, error) {
	rows := make([]store.Assessment, 0, len(d.Records))
	for i, a := range analysis.AssessAll(d) {
		r := d.Records[i]
		body, err := json.Marshal(a)
		if err != nil {
			return nil, fmt.Errorf("encode the assessment of %s: %w", r.ID, err)
		}
		rows = append(rows, store.Assessment{
			Enquiry: r.ID, RubricHash: d.RubricHash, ReaderVersion: d.ReaderVersion, AsOf: d.AsOf, Outcome: a.Outcome, Body: body,
		})
	}
	return rows, nil
}
