package campaign

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"replyaudit/internal/calendar"
)

// Calendar is the working time of a company: its own hours, else those of its
// country, else those of the campaign's week, in its zone; the holidays of its
// country and region together with the campaign's own; and the short days.
//
// A short day replaces the hours of its date, a company's own hours too. One
// that names the country is work even on a holiday of the table, since somebody
// has said so about that very day; one for all countries gives way to it. The
// campaign's own holidays win over every short day.
func (c *Campaign) Calendar(company Company) (*calendar.Calendar, error) {
	spec := c.holidays(company)
	var err error
	if spec.Week, err = shiftsOfWeek(c.week(company)); err != nil {
		return nil, fmt.Errorf("hours of company %s: %w", company.Key, err)
	}
	if spec.Short, err = c.shortDays(company); err != nil {
		return nil, err
	}
	return calendar.New(spec)
}

// week is the working week that a company is held to.
func (c *Campaign) week(company Company) map[string][]string {
	if len(company.Hours) > 0 {
		return company.Hours
	}
	if week, ok := c.Hours.Countries[company.Country]; ok {
		return week
	}
	return c.Hours.Week
}

// AssumedHours reports whether nobody has said when a company works: neither
// the list, nor the campaign for its country or for all.
func (c *Campaign) AssumedHours(company Company) bool {
	_, stated := c.Hours.Countries[company.Country]
	return c.Hours.Assumed && !stated && len(company.Hours) == 0
}

func shiftsOfWeek(week map[string][]string) (map[time.Weekday][]calendar.Shift, error) {
	shifts := map[time.Weekday][]calendar.Shift{}
	for day, name := range weekdays {
		if len(week[name]) == 0 {
			continue
		}
		var err error
		if shifts[time.Weekday(day)], err = calendar.ParseShifts(strings.Join(week[name], " ")); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	return shifts, nil
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
		if err != nil || !company.in(h.Country, h.Region) {
			continue
		}
		spec.Own = append(spec.Own, calendar.Holiday{Date: day, Name: h.Name})
		if h.Country != "" && !calendar.HasTable(h.Country) {
			spec.NoHolidays = true
		}
	}
	return spec
}

// shortDays are a company's days with other hours; what is said of its region
// wins over what is said of its country, and that over what is said of all.
func (c *Campaign) shortDays(company Company) ([]calendar.ShortDay, error) {
	var days []calendar.ShortDay
	all := slices.Clone(c.Hours.ShortDays)
	slices.SortStableFunc(all, func(a, b ShortDay) int { return a.precision() - b.precision() })
	for _, d := range all {
		if !company.in(d.Country, d.Region) {
			continue
		}
		date, err := time.Parse(time.DateOnly, d.Date)
		if err != nil {
			return nil, fmt.Errorf("hours.short_days: %w", err)
		}
		shifts, err := calendar.ParseShifts(strings.Join(d.Hours, " "))
		if err != nil {
			return nil, fmt.Errorf("hours.short_days of %s: %w", d.Date, err)
		}
		days = append(days, calendar.ShortDay{Date: date, Shifts: shifts, OnHolidays: d.Country != ""})
	}
	return days, nil
}

func (d ShortDay) precision() int {
	switch {
	case d.Region != "":
		return 2
	case d.Country != "":
		return 1
	}
	return 0
}

// in reports whether a company is in a region of a country; an empty country is
// every country, an empty region every region of it. Regions may carry their
// country in front, as ISO 3166-2 writes them.
func (c Company) in(country, region string) bool {
	if country == "" {
		return true
	}
	prefix := country + "-"
	return country == c.Country && (region == "" || strings.TrimPrefix(region, prefix) == strings.TrimPrefix(c.Region, prefix))
}
