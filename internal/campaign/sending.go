package campaign

import (
	"slices"
	"strings"
	"time"
)

// weekdays are the names of the days; the index is time.Weekday.
var weekdays = []string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}

func readSending(v value) Sending {
	s := v.section()
	opens, closes, _ := strings.Cut(s.get("hours").line(), "-")
	sending := Sending{
		Days:        readDays(s.get("days")),
		Hours:       [2]string{opens, closes},
		SkipHoliday: s.get("skip_holidays").flag(),
		MinGap:      s.get("min_gap").elapsed(),
		PersonaGap:  s.get("persona_gap").elapsed(),
		MaxLateness: s.get("max_lateness").elapsed(),
		Late:        s.get("late").word(),
	}
	if from := s.get("from"); from.line() != "launch" {
		sending.From = from.instant(0)
	}
	until := s.get("until")
	sending.Until = until.instant(24*time.Hour - time.Second)
	if !sending.Until.IsZero() && !sending.Until.After(sending.From) {
		until.fail("sending ends at %s, before it begins at %s; write a later until", sending.Until.Format(time.RFC3339), sending.From.Format(time.RFC3339))
	}
	if late := s.get("max_lateness"); late.given && late.line() != "" && sending.MaxLateness == 0 {
		late.fail("sending.max_lateness is 0, so that every letter would be missed; write how late one may still go out, such as 4h")
	}
	return sending
}

func readDays(v value) []time.Weekday {
	var days []time.Weekday
	for _, item := range v.items() {
		day := time.Weekday(slices.Index(weekdays, item.word()))
		switch {
		case day < 0: // already said
		case slices.Contains(days, day):
			item.fail("%s is given twice; keep one", weekdays[day])
		default:
			days = append(days, day)
		}
	}
	return days
}
