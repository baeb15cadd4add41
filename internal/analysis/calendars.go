package analysis

import (
	"fmt"

	"replyaudit/internal/calendar"
	"replyaudit/internal/campaign"
)

// CompanyOf returns the company of a key; the zero Company when the campaign has none.
func CompanyOf(c *campaign.Campaign, key string) campaign.Company {
	company, _ := find(c.Companies, func(x campaign.Company) bool { return x.Key == key })
	return company
}

func calendarOf(c *campaign.Campaign, key string) *calendar.Calendar {
	cal, err := c.Calendar(CompanyOf(c, key))
	if err != nil {
		panic(fmt.Sprintf("analysis: calendar of company %q in a validated campaign: %v", key, err))
	}
	return cal
}
