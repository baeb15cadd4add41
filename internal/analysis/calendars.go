package analysis

import (
	"fmt"
	"sync"

	"replyaudit/internal/calendar"
	"replyaudit/internal/campaign"
)

// calendars keeps the calendar of each company, since making one costs more than
// asking it. It is safe for use by several goroutines.
type calendars struct {
	mu sync.Mutex
	of map[string]*calendar.Calendar // by company
}

// calendar is the working time of a company.
func (d *Data) calendar(company campaign.Company) (*calendar.Calendar, error) {
	if d.calendars == nil {
		return d.Campaign.Calendar(company)
	}
	d.calendars.mu.Lock()
	defer d.calendars.mu.Unlock()
	cal := d.calendars.of[company.Key]
	if cal == nil {
		var err error
		if cal, err = d.Campaign.Calendar(company); err != nil {
			return nil, err
		}
		d.calendars.of[company.Key] = cal
	}
	return cal, nil
}

// calendarOf is the calendar of a company of a validated campaign, which always has one.
func calendarOf(c *campaign.Campaign, key string) *calendar.Calendar {
	company, _ := c.CompanyByKey(key)
	cal, err := c.Calendar(company)
	if err != nil {
		panic(fmt.Sprintf("analysis: calendar of company %q in a validated campaign: %v", key, err))
	}
	return cal
}
