package grade

import (
	"strings"
	"time"

	"replyaudit/internal/calendar"
	"replyaudit/internal/lexicon"
)

// Deadline is the last instant by which a sentence promises something, with the
// words that say so.
type Deadline struct {
	By    time.Time
	Words string
}

// DeadlineIn reads the time that a promise names: a length from its receipt
// ("within two working days", of a range the longer), the end of a day or of a
// weekday to come, today, tomorrow or the next working day, in the calendar of
// who promised. ok is false where the sentence names no time that can be counted
// ("soon").
func DeadlineIn(sentence, language string, received time.Time, cal *calendar.Calendar) (Deadline, bool) {
	r := newReader(sentence, "", Context{Language: language})
	folded, local := " "+fold(sentence), received.In(cal.Location())
	if words, ok := namesDay(folded, func(a lexicon.Automatic) []string { return a.NextDay }); ok {
		return Deadline{cal.Add(received, calendar.Duration{N: 1, Unit: calendar.WorkingDays}), words}, true
	}
	for _, v := range r.durations(0, len(r.words)) {
		if by, ok := r.lengthFrom(v, received, cal); ok {
			return Deadline{by, r.quote(v)}, true
		}
	}
	for _, v := range r.dates(0, len(r.words)) {
		if by, ok := dayBy(v, local); ok {
			return Deadline{by, r.quote(v)}, true
		}
	}
	if words, ok := namesDay(folded, func(a lexicon.Automatic) []string { return a.Tomorrow }); ok {
		return Deadline{endOfDay(local, 1), words}, true
	}
	if words, ok := namesDay(folded, func(a lexicon.Automatic) []string { return a.Today }); ok {
		return Deadline{endOfDay(local, 0), words}, true
	}
	return Deadline{}, false
}

// lengthFrom is when a length of time is over.
func (r *reader) lengthFrom(v value, received time.Time, cal *calendar.Calendar) (time.Time, bool) {
	const day, week, workdays = 24, 7 * 24, 5
	if v.high == 0 {
		return endOfDay(received.In(cal.Location()), 0), true // "the same day"
	}
	unit, counted := r.unitAt(v.to - 1)
	d := calendar.Duration{N: v.high, Unit: calendar.Hours}
	switch whole := v.high == float64(int(v.high)); {
	case v.unit != "working", !counted, !whole:
	case unit == day:
		d = calendar.Duration{N: v.high / day, Unit: calendar.WorkingDays}
	case unit == week:
		d = calendar.Duration{N: v.high / week * workdays, Unit: calendar.WorkingDays}
	default:
		d = calendar.Duration{N: v.high, Unit: calendar.WorkingHours}
	}
	checked, err := calendar.ParseDuration(d.String()) // a hostile length is no deadline
	if err != nil {
		return time.Time{}, false
	}
	return cal.Add(received, checked), true
}

// dayBy is the end of the day that a date or a weekday names, the first after received.
func dayBy(v value, received time.Time) (time.Time, bool) {
	switch v.rule {
	case "weekday": // low is -7 for Monday to -1 for Sunday
		weekday := (int(v.low) + 7 + 1) % 7
		ahead := (weekday - int(received.Weekday()) + 7) % 7
		if ahead == 0 {
			ahead = 7
		}
		return endOfDay(received, ahead), true
	case "day":
		month, dom := int(v.low)/100, int(v.low)%100
		by := time.Date(received.Year(), time.Month(month), dom+1, 0, 0, 0, 0, received.Location())
		if by.Before(received) {
			by = time.Date(received.Year()+1, time.Month(month), dom+1, 0, 0, 0, 0, received.Location())
		}
		return by, true
	}
	return time.Time{}, false
}

// endOfDay is the midnight that ends the day so many days after t, in t's zone.
func endOfDay(t time.Time, days int) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day()+days+1, 0, 0, 0, 0, t.Location())
}

// namesDay finds the first of a kind of phrases, in any language, at the start of a word.
func namesDay(folded string, phrases func(lexicon.Automatic) []string) (phrase string, ok bool) {
	for _, l := range lexicon.Languages() {
		for _, p := range phrases(l.Automatic) {
			if strings.Contains(folded, " "+fold(p)) {
				return p, true
			}
		}
	}
	return "", false
}
