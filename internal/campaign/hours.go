package campaign

import (
	"fmt"
	"time"

	"replyaudit/internal/calendar"
)

// Calendar is the working time of a company: its zone, the hours that the
// campaign assumes, and the holidays of its country and region together with
// the campaign's own.
func (c *Campaign) Calendar(company Company) (*calendar.Calendar, error) {
	week := map[time.Weekday][]calendar.Shift{}
	for day, name := range weekdays {
		for _, text := range c.Hours.Week[name] {
			shift, err := calendar.ParseShift(text)
			if err != nil {
				return nil, fmt.Errorf("hours.week.%s: %w", name, err)
			}
			week[time.Weekday(day)] = append(week[time.Weekday(day)], shift)
		}
	}
	spec := c.holidays(company)
	spec.Week = week
	return calendar.New(spec)
}

// SendingCalendar is when letters to a company may go out: the days and hours
// of sending in the company's zone, without its holidays unless these are not skipped.
func (c *Campaign) SendingCalendar(company Company) (*calendar.Calendar, error) {
	shift, err := calendar.ParseShift(c.Sending.Hours[0] + "-" + c.Sending.Hours[1])
	if err != nil {
		return nil, fmt.Errorf("sending.hours: %w", err)
	}
	spec := calendar.Spec{Zone: company.Zone, NoHolidays: true}
	if c.Sending.SkipHoliday {
		spec = c.holidays(company)
	}
	spec.Week = map[time.Weekday][]calendar.Shift{}
	for _, day := range c.Sending.Days {
		spec.Week[day] = []calendar.Shift{shift}
	}
	return calendar.New(spec)
}

// holidays describes a company's days off. Days that the campaign lists for a
// country without a table are that country's table.
func (c *Campaign) holidays(company Company) calendar.Spec {
	spec := calendar.Spec{Zone: company.Zone, Country: company.Country, Region: company.Region}
	if c.Hours.Holidays == nil {
		return spec
	}
	spec.NoHolidays = len(*c.Hours.Holidays) == 0
	for _, h := range *c.Hours.Holidays {
		day, err := time.Parse(time.DateOnly, h.Date)
		if err != nil || h.Country != "" && h.Country != company.Country {
			continue
		}
		spec.Own = append(spec.Own, calendar.Holiday{Date: day, Name: h.Name})
		if h.Country != "" && !calendar.HasTable(h.Country) {
			spec.NoHolidays = true
		}
	}
	return spec
}
