package campaign

import (
	"slices"
	"strings"
	"time"

	"replyaudit/internal/calendar"
)

// weekdays are the names of the days; the index is time.Weekday.
var weekdays = []string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}

func readSending(v value) Sending {
	s := v.section("from", "until", "days", "hours", "skip_holidays", "min_gap", "max_lateness")
	sending := Sending{
		Days:        readDays(s.get("days")),
		Hours:       readDayHours(s.get("hours")),
		SkipHoliday: s.get("skip_holidays").boolean(true),
		MinGap:      s.get("min_gap").elapsed(3 * time.Minute),
		MaxLateness: s.get("max_lateness").elapsed(4 * time.Hour),
	}
	if from := s.get("from"); from.line() != "launch" {
		sending.From = readTime(from, 0)
	}
	if !v.present() {
		return sending
	}
	until := s.need("until", "2026-03-06")
	sending.Until = readTime(until, 24*time.Hour-time.Second)
	if !sending.Until.IsZero() && !sending.Until.After(sending.From) {
		until.fail("sending ends at %s, before it begins at %s; write a later until", sending.Until.Format(time.RFC3339), sending.From.Format(time.RFC3339))
	}
	if late := s.get("max_lateness"); sending.MaxLateness == 0 {
		late.fail("sending.max_lateness is 0, so that every letter would be missed; write how late one may still go out, such as 4h")
	}
	return sending
}

// readTime reads a day, a time in UTC or an RFC 3339 time, in whole seconds; a
// day stands for its first second in UTC plus dayOffset.
func readTime(v value, dayOffset time.Duration) time.Time {
	if !v.present() {
		return time.Time{}
	}
	text := v.line()
	if day, err := time.Parse(time.DateOnly, text); err == nil {
		return day.Add(dayOffset)
	}
	for _, layout := range []string{"2006-01-02 15:04", "2006-01-02 15:04:05", time.RFC3339} {
		if t, err := time.Parse(layout, text); err == nil {
			return t.UTC().Truncate(time.Second)
		}
	}
	v.fail("%s is %q; write a day (2026-03-02), a time in UTC (2026-03-02 09:00) or one with its offset (2026-03-02T09:00:00+02:00)", v.path, text)
	return time.Time{}
}

func readDays(v value) []time.Weekday {
	if !v.present() {
		return []time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday}
	}
	var days []time.Weekday
	for _, item := range v.items() {
		day := time.Weekday(slices.Index(weekdays, item.oneOf("", weekdays...)))
		switch {
		case day < 0: // already said
		case slices.Contains(days, day):
			item.fail("%s is given twice; keep one", weekdays[day])
		default:
			days = append(days, day)
		}
	}
	if len(days) == 0 {
		v.fail("sending.days has no day; write at least one, such as [mon, tue, wed]")
	}
	return days
}

// readDayHours reads one span within a day as two times of day.
func readDayHours(v value) [2]string {
	text := "09:00-17:00"
	if v.present() {
		text = v.line()
	}
	shift, err := calendar.ParseShift(text)
	if err != nil {
		v.fail("%s: %v", v.path, err)
		return [2]string{}
	}
	opens, closes, _ := strings.Cut(shift.String(), "-")
	return [2]string{opens, closes}
}

// readHours reads the assumed working hours: Monday to Friday, 09:00 to 17:00, when nothing is said.
func readHours(v value) Hours {
	s := v.section("week", "holidays")
	h := Hours{Week: map[string][]string{}, Assumed: !s.get("week").present(), Holidays: readHolidays(s.get("holidays"))}
	if h.Assumed {
		for _, day := range weekdays[time.Monday : time.Friday+1] {
			h.Week[day] = []string{"09:00-17:00"}
		}
		return h
	}
	week := s.get("week").section(weekdays...)
	for _, day := range weekdays {
		v := week.get(day)
		if !v.present() {
			continue
		}
		for _, text := range strings.Fields(v.line()) {
			shift, err := calendar.ParseShift(text)
			if err != nil {
				v.fail("%s: %v", v.path, err)
				continue
			}
			h.Week[day] = append(h.Week[day], shift.String())
		}
	}
	return h
}

// readHolidays reads additions to the tables. "none" and an empty list mean to
// use no table; absent means the tables alone.
func readHolidays(v value) *[]Holiday {
	if !v.present() {
		return nil
	}
	holidays := []Holiday{}
	if v.node.GetToken().Value == "none" {
		return &holidays
	}
	for _, item := range v.items() {
		s := item.section("date", "country", "name")
		holidays = append(holidays, Holiday{
			Date:    readDay(s.need("date", "2026-03-11")),
			Country: checked(s.get("country"), checkCountry),
			Name:    s.get("name").line(),
		})
	}
	return &holidays
}
