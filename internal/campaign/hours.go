package campaign

import (
	"fmt"
	"slices"
	"strings"

	"replyaudit/internal/calendar"
)

// readHours reads the working hours of companies: Monday to Friday, 09:00 to
// 17:00, when no week is given.
func readHours(v value) Hours {
	s := v.section()
	week := s.get("week")
	h := Hours{Week: readWeek(week), Assumed: !week.present(), Holidays: readHolidays(s.get("holidays"))}
	if h.Assumed {
		h.Week = map[string][]string{}
		for _, day := range weekdays[1:6] {
			h.Week[day] = []string{"09:00-17:00"}
		}
	}
	for _, e := range s.get("countries").choices() {
		if h.Countries == nil {
			h.Countries = map[string]map[string][]string{}
		}
		h.Countries[e.key] = readWeek(e.value)
	}
	for _, item := range s.get("short_days").items() {
		d := item.section()
		short := ShortDay{Date: d.get("date").line(), Country: d.get("country").line(), Region: d.get("region").line(), Hours: shiftsOf(d.get("hours").line())}
		checkRegion(d, short.Country, short.Region)
		if short.Date != "" && short.Hours != nil {
			h.ShortDays = append(h.ShortDays, short)
		}
	}
	return h
}

func readWeek(v value) map[string][]string {
	if !v.present() {
		return nil
	}
	s, week := v.section(), map[string][]string{}
	for _, day := range weekdays {
		if hours := s.get(day).line(); hours != "" {
			week[day] = shiftsOf(hours)
		}
	}
	if len(week) == 0 && v.isMapping() && len(s.fields) == 0 {
		v.fail("%s has no day; write one such as mon: \"09:00-17:00\"", v.path)
	}
	return week
}

// shiftsOf writes the hours of a day, which were checked, in their usual form.
func shiftsOf(hours string) []string {
	shifts, err := calendar.ParseShifts(hours)
	if err != nil {
		return nil
	}
	texts := make([]string, len(shifts))
	for i, s := range shifts {
		texts[i] = s.String()
	}
	return texts
}

// checkRegion wants the country of a region, since BY is one of Germany and a country.
func checkRegion(s section, country, region string) {
	switch {
	case region == "":
	case country == "" && s.fields["country"].doc == nil:
		s.get("region").fail("%s has a region and no country; write country too", s.path)
	case country != "" && calendar.HasTable(country):
		if err := calendar.CheckRegion(country, region); err != nil {
			s.get("region").fail("%s: %v", s.child("region"), err)
		}
	}
}

// readHolidays reads additions to the tables. "none" and an empty list mean to
// use no table; absent means the tables alone.
func readHolidays(v value) *[]Holiday {
	if !v.present() {
		return nil
	}
	holidays := []Holiday{}
	if !v.isList() {
		v.word()
		return &holidays
	}
	for _, item := range v.other().items() {
		s := item.section()
		h := Holiday{Date: s.get("date").line(), Country: s.get("country").line(), Region: s.get("region").line(), Name: s.get("name").line()}
		checkRegion(s, h.Country, h.Region)
		holidays = append(holidays, h)
	}
	return &holidays
}

// parseWeek reads a working week in one line: days and their hours, with commas
// between groups, such as "mon-thu 09:00-12:00 13:00-18:00, fri 09:00-16:00".
func parseWeek(text string) (map[string][]string, error) {
	week := map[string][]string{}
	for group := range strings.SplitSeq(strings.ToLower(text), ",") {
		fields := strings.Fields(group)
		n := slices.IndexFunc(fields, func(f string) bool { return f[0] >= '0' && f[0] <= '9' })
		if n < 1 {
			return nil, weekProblem(strings.TrimSpace(group))
		}
		shifts, err := calendar.ParseShifts(strings.Join(fields[n:], " "))
		if err != nil {
			return nil, err
		}
		for _, span := range fields[:n] {
			days := daysOf(span)
			if days == nil {
				return nil, weekProblem(span)
			}
			for _, day := range days {
				if week[day] != nil {
					return nil, fmt.Errorf("%s has its hours twice in %q; write them once", day, text)
				}
				for _, s := range shifts {
					week[day] = append(week[day], s.String())
				}
			}
		}
	}
	return week, nil
}

func weekProblem(text string) error {
	return fmt.Errorf(`%q are not days with their hours; write such as "mon-fri 09:00-17:00, sat 10:00-14:00"`, text)
}

// daysOf reads "mon" or "mon-fri", which may run over the end of a week; nil when it is neither.
func daysOf(span string) []string {
	from, to, ranged := strings.Cut(span, "-")
	if !ranged {
		to = from
	}
	first, last := slices.Index(weekdays, from), slices.Index(weekdays, to)
	if first < 0 || last < 0 {
		return nil
	}
	var days []string
	for day := first; ; day = (day + 1) % 7 {
		days = append(days, weekdays[day])
		if day == last {
			return days
		}
	}
}
