package plan

import (
	"errors"
	"fmt"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
	"replyaudit/internal/clock"
)

// ErrNoTime says that a late opening has no place left before the end of sending.
var ErrNoTime = errors.New("no sending time is left")

// Replan gives an opening that was too late a new time after now, by lot, within
// the company's sending hours, the caps and the gaps: before the next wave
// begins, while there is room, else before sending.until. Taken are all other
// letters that count against the same bounds, those of this campaign too. The
// same letter, old due time and taken letters give the same new time. ErrNoTime
// means that the letter is missed.
func Replan(c *campaign.Campaign, e audit.Enquiry, l audit.Letter, now time.Time, taken []Taken) (due, latestAt time.Time, err error) {
	company, ok := c.CompanyByKey(e.Company)
	if !ok {
		return due, latestAt, fmt.Errorf("plan letter %s anew: campaign %s has no company %q", l.ID, c.Key, e.Company)
	}
	persona, ok := c.PersonaByKey(e.Persona)
	if !ok {
		return due, latestAt, fmt.Errorf("plan letter %s anew: campaign %s has no persona %q", l.ID, c.Key, e.Persona)
	}
	cal, err := c.SendingCalendar(company)
	if err != nil {
		return due, latestAt, fmt.Errorf("sending calendar of company %s: %w", company.Key, err)
	}
	ends, err := replanEnds(c, e, now)
	if err != nil {
		return due, latestAt, fmt.Errorf("plan letter %s anew: %w", l.ID, err)
	}
	for _, end := range ends {
		j := &job{company: company, persona: persona, open: stretches(cal, ceil(now), end)}
		lot := clock.NewStream(c.Seed, fmt.Sprintf("%s/%d", l.ID, l.DueAt.Unix()), "replan")
		limitsFor(c, []*job{j}).restart(taken)
		if newTable(lot).placeOne(j) {
			due = time.Unix(j.due, 0).UTC()
			return due, latest(c, due), nil
		}
	}
	return due, latestAt, fmt.Errorf("plan letter %s anew: %w", l.ID, ErrNoTime)
}

// replanEnds lists the ends of the times to try, the nearer first.
func replanEnds(c *campaign.Campaign, e audit.Enquiry, now time.Time) ([]time.Time, error) {
	last := lastDue(now, c.Sending.Until).Add(time.Second)
	if c.Waves == nil {
		return []time.Time{last}, nil
	}
	cron, err := c.Waves.Begins()
	if err != nil {
		return nil, err
	}
	next := cron.Next(e.PlannedAt)
	if next.IsZero() || next.After(last) {
		return []time.Time{last}, nil
	}
	return []time.Time{next, last}, nil
}
