package analysis

import (
	"fmt"

	"replyaudit/internal/calendar"
	"replyaudit/internal/campaign"
)

func calendarOf(c *campaign.Campaign, key string) *calendar.Calendar {
	company, _ := c.CompanyByKey(key)
	cal, err := c.Calendar(company)
	if err != nil {
		panic(fmt.Sprintf("analysis: calendar of company %q in a validated campaign: %v", key, err))
	}
	return cal
}
