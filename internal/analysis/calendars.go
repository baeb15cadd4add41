package analysis

import (
	"fmt"
	"sync"

	"replyaudit/internal/calendar"
	"replyaudit/internal/campaign"
)

// calendars keeps the working time of companies, since making a calendar costs more
// than asking it; companies of the same place and hours share one. It is safe for
// use by several goroutines.
type calendars struct {
	mu        sync.Mutex
	byCompany map[string]*calendar.Calendar
	byPlace   map[place]*calendar.Calendar
}

// place is all of a company that its working time depends on.
type place struct{ zone, country, region, hours string }

func newCalendars() *calendars {
	return &calendars{byCompany: map[string]*calendar.Calendar{}, byPlace: map[place]*calendar.Calendar{}}
}

// calendar is the working time of a company.
func (d *Data) calendar(company campaign.Company) (*calendar.Calendar, error) {
	if d.calendars == nil {
		return d.Campaign.Calendar(company)
	}
	return d.calendars.get(d.Campaign, company.Key, func() campaign.Company { return company })
}

// calendar is the working time of a company of a validated campaign, which always has one.
func (m *Model) calendar(key string) *calendar.Calendar {
	cal, err := m.calendars.get(m.Campaign, key, func() campaign.Company {
		company, _ := m.Campaign.CompanyByKey(key)
		return company
	})
	if err != nil {
		panic(fmt.Sprintf("analysis: calendar of company %q in a validated campaign: %v", key, err))
	}
	return cal
}

// get is the calendar of the company with a key, which is looked up only at first.
func (all *calendars) get(c *campaign.Campaign, key string, lookup func() campaign.Company) (*calendar.Calendar, error) {
	all.mu.Lock()
	defer all.mu.Unlock()
	if cal := all.byCompany[key]; cal != nil {
		return cal, nil
	}
	company := lookup()
	at := place{company.Zone, company.Country, company.Region, fmt.Sprint(company.Hours)}
	cal := all.byPlace[at]
	if cal == nil {
		var err error
		if cal, err = c.Calendar(company); err != nil {
			return nil, err
		}
		all.byPlace[at] = cal
	}
	all.byCompany[key] = cal
	return cal, nil
}
