package calendar

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

const dayMinutes = 24 * 60

// Shift is a stretch of work within one day, in minutes after midnight on the
// wall clock: 09:00-17:00 is {540, 1020}, and 24:00 is 1440.
type Shift struct{ Opens, Closes int }

var shiftPattern = regexp.MustCompile(`^(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})$`)

// ParseShift reads "09:00-17:00"; "24:00" may close a day.
func ParseShift(s string) (Shift, error) {
	bad := fmt.Errorf("%q are not hours; write them as 09:00-17:00", s)
	m := shiftPattern.FindStringSubmatch(s)
	if m == nil {
		return Shift{}, bad
	}
	var n [4]int
	for i := range n {
		v, err := strconv.Atoi(m[i+1])
		if err != nil {
			return Shift{}, bad
		}
		n[i] = v
	}
	shift := Shift{Opens: n[0]*60 + n[1], Closes: n[2]*60 + n[3]}
	if n[1] > 59 || n[3] > 59 || shift.Closes > dayMinutes {
		return Shift{}, bad
	}
	if shift.Opens >= shift.Closes {
		return Shift{}, fmt.Errorf("hours %q end before they begin; a night shift is written as two, such as 22:00-24:00 and 00:00-06:00 of the next day", s)
	}
	return shift, nil
}

// ParseShifts reads the hours of one day, such as "09:00-12:00 13:00-18:00": one
// shift or more, in order and apart.
func ParseShifts(s string) ([]Shift, error) {
	var shifts []Shift
	for _, word := range strings.Fields(s) {
		shift, err := ParseShift(word)
		if err != nil {
			return nil, err
		}
		shifts = append(shifts, shift)
	}
	if len(shifts) == 0 {
		return nil, fmt.Errorf("%q are no hours; write them as 09:00-17:00", s)
	}
	return shifts, checkShifts(shifts)
}

// String writes the shift as ParseShift reads it.
func (s Shift) String() string {
	return fmt.Sprintf("%02d:%02d-%02d:%02d", s.Opens/60, s.Opens%60, s.Closes/60, s.Closes%60)
}

// civil is a day on the calendar, in no zone.
type civil struct {
	year  int
	month time.Month
	day   int
}

func civilOf(t time.Time) civil {
	y, m, d := t.Date()
	return civil{y, m, d}
}

func (c civil) utc() time.Time { return time.Date(c.year, c.month, c.day, 0, 0, 0, 0, time.UTC) }

func (c civil) add(days int) civil { return civilOf(c.utc().AddDate(0, 0, days)) }

func (c civil) next() civil { return c.add(1) }

func (c civil) weekday() time.Weekday { return c.utc().Weekday() }

func (c civil) before(o civil) bool { return c.utc().Before(o.utc()) }

// at is the first instant of the day at which the wall clock in zone has
// reached the given minutes after midnight.
func (c civil) at(minutes int, zone *time.Location) time.Time {
	t := time.Date(c.year, c.month, c.day, 0, minutes, 0, 0, zone)
	begins, ends := t.ZoneBounds()
	wanted := c.utc().Add(time.Duration(minutes) * time.Minute)
	switch shown := wallAsUTC(t); { // Date may land on either side of a skip
	case shown.After(wanted):
		return begins
	case shown.Before(wanted):
		return ends
	}
	if begins.IsZero() {
		return t
	}
	_, now := t.Zone()
	_, before := begins.Add(-time.Second).Zone()
	if first := t.Add(-time.Duration(before-now) * time.Second); before > now && first.Before(begins) {
		return first // the wall shows the time twice
	}
	return t
}

// wallAsUTC reads what the wall clock shows at t as if it were UTC, to compare it.
func wallAsUTC(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
}
