package plan

import (
	"fmt"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/calendar"
	"replyaudit/internal/campaign"
	"replyaudit/internal/clock"
)

// slotJitter is how much sending time a later letter waits at most: nobody
// answers to the second.
const slotJitter = 20 * 60 // seconds

// Slot is when a later letter of an enquiry is due: in the company's sending
// hours at or after an instant, by lot within their next twenty minutes. The same
// letter and instant give the same slot. It may lie after sending.until, which
// bounds openings only. It does not know of caps; what sends the letter does.
func Slot(c *campaign.Campaign, e audit.Enquiry, stage audit.Stage, after time.Time) (time.Time, error) {
	company, ok := c.CompanyByKey(e.Company)
	if !ok {
		return time.Time{}, fmt.Errorf("slot of the %s of %s: campaign %s has no company %q", stage, e.ID, c.Key, e.Company)
	}
	cal, err := c.SendingCalendar(company)
	if err != nil {
		return time.Time{}, fmt.Errorf("sending calendar of company %s: %w", company.Key, err)
	}
	wait := clock.NewStream(c.Seed, audit.LetterID(e.ID, stage), "slot").Intn(slotJitter)
	// The second that follows the wait is still open.
	end := cal.Add(ceil(after), calendar.Duration{N: float64(wait+1) / 3600, Unit: calendar.WorkingHours})
	if end.IsZero() {
		return time.Time{}, fmt.Errorf("company %s has no sending time after %s; look at sending.days and hours.holidays", company.Key, after.Format(time.RFC3339))
	}
	return end.Round(time.Second).Add(-time.Second), nil
}
