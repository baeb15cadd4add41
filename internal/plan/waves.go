package plan

import (
	"fmt"
	"time"

	"replyaudit/internal/calendar"
	"replyaudit/internal/campaign"
)

// wave is one round of the design.
type wave struct {
	name string // "01", "02"; "" in a campaign without waves
	from time.Time
	next time.Time // when the next wave begins; zero for the last
}

// wavesOf lists when the waves begin: at the first instants of the expression
// that are not before the start. A campaign without waves has one.
func wavesOf(c *campaign.Campaign, start time.Time) ([]wave, error) {
	if c.Waves == nil {
		return []wave{{from: start}}, nil
	}
	cron, err := c.Waves.Begins()
	if err != nil {
		return nil, err
	}
	var waves []wave
	for at := cron.Next(start.Add(-time.Second)); len(waves) < c.Waves.Count; at = cron.Next(at) {
		if at.IsZero() || !at.Before(c.Sending.Until) {
			return nil, misfit("waves.count", "%d of the %d waves begin between %s and sending.until, %s; lower waves.count to %d, or move sending.until to a later time",
				len(waves), c.Waves.Count, start.Format(time.RFC3339), c.Sending.Until.Format(time.RFC3339), len(waves))
		}
		if len(waves) > 0 {
			waves[len(waves)-1].next = at
		}
		waves = append(waves, wave{name: fmt.Sprintf("%02d", len(waves)+1), from: at})
	}
	return waves, nil
}

// end is when the last letter of the wave to a company may be due.
func (w wave) end(c *campaign.Campaign, company campaign.Company, last time.Time) (time.Time, error) {
	if c.Waves == nil {
		return last, nil
	}
	end, err := after(c, company, w.from, c.Waves.Spread)
	if err != nil {
		return end, fmt.Errorf("waves.spread: %w", err)
	}
	if !w.next.IsZero() && end.After(w.next) {
		return end, misfit("waves.spread", "wave %s is spread over %s, for company %s until %s, and the next one begins on %s; write a shorter spread, or fewer instants in waves.cron",
			w.name, c.Waves.Spread, company.Key, end.Format(time.RFC3339), w.next.Format(time.RFC3339))
	}
	if end.After(last) {
		return last, nil
	}
	return end, nil
}

// after is when a duration that begins at an instant is over on the company's calendar.
func after(c *campaign.Campaign, company campaign.Company, at time.Time, d calendar.Duration) (time.Time, error) {
	if elapsed, ok := d.Elapsed(); ok {
		return at.Add(elapsed), nil
	}
	cal, err := c.Calendar(company)
	if err != nil {
		return time.Time{}, fmt.Errorf("calendar of company %s: %w", company.Key, err)
	}
	end := cal.Add(at, d)
	if end.IsZero() {
		return time.Time{}, fmt.Errorf("%s of company %s never end, since its calendar has no working time; look at hours", d, company.Key)
	}
	return end, nil
}
