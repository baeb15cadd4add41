// Package calendar knows when a company works: its zone, its hours on each day
// of the week with breaks and short days, and the holidays of its country and
// region. From these it measures the working time between two instants, finds
// the end of a duration in any of the campaign's units, and lists the spans of
// time in which a letter may go out.
//
// All arithmetic is on instants. A time on the wall is turned into an instant
// once for each opening and closing, by the zone's own rules, so that a night of
// 23 or 25 hours is as long as it really was. Where the wall shows a time twice,
// the first one counts; where it skips a time, the instant of the skip does.
//
// Holidays come from github.com/rickar/cal where its tables are right, and from
// this package where they are not (tables.go). A country without a table is an
// error, because silence on a holiday would be counted as slowness. Zones come
// from Go's own copy of the database, linked in, so that a campaign means the
// same on every machine.
//
// Cron is the instants at which the waves of a campaign begin (cron.go).
//
// The package does no input or output and never asks for the present time.
package calendar

import (
	"fmt"
	"sync"
	"time"
	_ "time/tzdata" // the same zones on every machine
)

// Spec describes a calendar.
type Spec struct {
	Zone       string                   // IANA name
	Week       map[time.Weekday][]Shift // in order and apart; a day that is absent is closed
	Country    string                   // ISO 3166-1 alpha-2
	Region     string                   // ISO 3166-2, with or without the country; "" = national holidays only
	NoHolidays bool                     // use no table
	Own        []Holiday                // further days off
	Short      []ShortDay               // dates with hours of their own
}

// Holiday is one day off.
type Holiday struct {
	Date time.Time // its year, month and day count, nothing else
	Name string
}

// ShortDay is one date with other hours than its day of the week, which need not
// be shorter. It is no work if the date is one of Spec.Own; if it is a holiday of
// the table, it is work only when OnHolidays says so. Of two for one date the
// later in Spec.Short counts.
type ShortDay struct {
	Date       time.Time // its year, month and day count, nothing else
	Shifts     []Shift   // in order and apart; none = closed
	OnHolidays bool
}

// Span is the time from Start to End, without End.
type Span struct{ Start, End time.Time }

// Calendar answers questions about one company's working time. It is safe for
// use by several goroutines.
type Calendar struct {
	zone     *time.Location
	week     map[time.Weekday][]Shift
	holidays func(year int) yearTable
	own      map[civil]string
	short    map[civil]ShortDay

	mu    sync.Mutex
	years map[int]yearTable
}

// searchYears bounds the search for working time: a calendar whose every day
// for so long is closed has none.
const searchYears = 12

// New builds a calendar. It fails for an unknown zone, a country or region
// without a table of holidays, shifts that overlap, and a week without work.
func New(s Spec) (*Calendar, error) {
	zone, err := loadZone(s.Zone)
	if err != nil {
		return nil, err
	}
	if err := checkWeek(s.Week); err != nil {
		return nil, err
	}
	c := &Calendar{zone: zone, week: s.Week, own: map[civil]string{}, short: map[civil]ShortDay{}, years: map[int]yearTable{}}
	if !s.NoHolidays {
		if c.holidays, err = holidayTable(s.Country, s.Region); err != nil {
			return nil, err
		}
	}
	for _, h := range s.Own {
		c.own[civilOf(h.Date)] = h.Name
	}
	for _, d := range s.Short {
		if err := checkShifts(d.Shifts); err != nil {
			return nil, fmt.Errorf("%s: %w", d.Date.Format(time.DateOnly), err)
		}
		c.short[civilOf(d.Date)] = d
	}
	return c, nil
}

// loadZone refuses "" and "Local", which mean another zone on another machine.
func loadZone(name string) (*time.Location, error) {
	if name == "" || name == "Local" {
		return nil, fmt.Errorf("no time zone; write an IANA name such as Europe/Vilnius")
	}
	zone, err := time.LoadLocation(name)
	if err != nil {
		return nil, fmt.Errorf("unknown time zone %q; write an IANA name such as Europe/Vilnius", name)
	}
	return zone, nil
}

func checkWeek(week map[time.Weekday][]Shift) error {
	open := false
	for day := time.Sunday; day <= time.Saturday; day++ {
		open = open || len(week[day]) > 0
		if err := checkShifts(week[day]); err != nil {
			return fmt.Errorf("%s: %w", day, err)
		}
	}
	if !open {
		return fmt.Errorf("no working hours on any day of the week; give at least one day its hours, such as 09:00-17:00")
	}
	return nil
}

func checkShifts(shifts []Shift) error {
	for i, shift := range shifts {
		if shift.Opens < 0 || shift.Closes > dayMinutes || shift.Opens >= shift.Closes {
			return fmt.Errorf("hours %s are not a span within one day; write them as 09:00-17:00", shift)
		}
		if i > 0 && shift.Opens < shifts[i-1].Closes {
			return fmt.Errorf("hours %s begin before %s have ended; write them in order and apart", shift, shifts[i-1])
		}
	}
	return nil
}

// Location is the calendar's time zone.
func (c *Calendar) Location() *time.Location { return c.zone }

// Holiday returns the name of the holiday on the local day of t; ok is false on other days.
func (c *Calendar) Holiday(t time.Time) (name string, ok bool) {
	return c.holiday(civilOf(t.In(c.zone)))
}

// WorkingBetween is the real time inside [a, b] that lies within working hours;
// zero when b is not after a (RULES section 4).
func (c *Calendar) WorkingBetween(a, b time.Time) time.Duration {
	var sum time.Duration
	for _, s := range c.Spans(a, b) {
		sum += s.End.Sub(s.Start)
	}
	return sum
}

// Spans returns the pieces of working time inside [a, b] in order, in UTC.
func (c *Calendar) Spans(a, b time.Time) []Span {
	var spans []Span
	if !b.After(a) {
		return nil
	}
	last := civilOf(b.In(c.zone))
	for day := civilOf(a.In(c.zone)); !last.before(day); day = day.next() {
		for _, s := range c.open(day) {
			s.Start, s.End = later(s.Start, a).UTC(), earlier(s.End, b).UTC()
			if s.Start.Before(s.End) {
				spans = append(spans, s)
			}
		}
	}
	return spans
}

// Add returns the instant at which d, begun at t0, is over (RULES section 4).
// Elapsed units are added to the instant. Working hours are over at the first
// instant by which so much was worked. Working days are over at the end of the
// N-th working day after day 0, which is the first working day that closes
// after t0. The zero time means that the calendar has no work for so long.
func (c *Calendar) Add(t0 time.Time, d Duration) time.Time {
	if elapsed, ok := d.Elapsed(); ok {
		return t0.Add(elapsed)
	}
	if d.Unit == WorkingDays {
		return c.addDays(t0, int(d.N))
	}
	return c.addWork(t0, time.Duration(d.N*float64(time.Hour)))
}

func (c *Calendar) addWork(t0 time.Time, left time.Duration) time.Time {
	if left <= 0 {
		return t0
	}
	for day := range c.daysFrom(t0) {
		for _, s := range c.open(day) {
			start := later(s.Start, t0)
			length := s.End.Sub(start)
			if length <= 0 {
				continue
			}
			if left <= length {
				return start.Add(left).UTC()
			}
			left -= length
		}
	}
	return time.Time{}
}

func (c *Calendar) addDays(t0 time.Time, n int) time.Time {
	for day := range c.daysFrom(t0) {
		open := c.open(day)
		if len(open) == 0 {
			continue
		}
		closes := open[len(open)-1].End
		if !closes.After(t0) {
			continue
		}
		if n == 0 {
			return closes.UTC()
		}
		n--
	}
	return time.Time{}
}

// daysFrom yields the local days from that of t0 on, within the bound of the search.
func (c *Calendar) daysFrom(t0 time.Time) func(yield func(civil) bool) {
	return func(yield func(civil) bool) {
		first := civilOf(t0.In(c.zone))
		for day := first; day.year < first.year+searchYears; day = day.next() {
			if !yield(day) {
				return
			}
		}
	}
}

// open returns the working time of one local day as instants.
func (c *Calendar) open(day civil) []Span {
	var spans []Span
	for _, shift := range c.shifts(day) {
		s := Span{Start: day.at(shift.Opens, c.zone), End: day.at(shift.Closes, c.zone)}
		if s.Start.Before(s.End) {
			spans = append(spans, s)
		}
	}
	return spans
}

// shifts returns the hours of one local day: none on a holiday, those that were
// given for the date, those of the exchanged weekday on a day off that a decree
// has made a working day.
func (c *Calendar) shifts(day civil) []Shift {
	if _, off := c.holiday(day); off {
		return nil
	}
	if short, ok := c.short[day]; ok {
		return short.Shifts
	}
	if shifts := c.week[day.weekday()]; len(shifts) > 0 {
		return shifts
	}
	if instead, ok := c.year(day.year).worked[day]; ok {
		return c.week[instead]
	}
	return nil
}

func (c *Calendar) holiday(day civil) (string, bool) {
	if name, ok := c.own[day]; ok {
		return name, true
	}
	if c.short[day].OnHolidays {
		return "", false
	}
	name, ok := c.year(day.year).off[day]
	return name, ok
}

func (c *Calendar) year(y int) yearTable {
	if c.holidays == nil {
		return yearTable{}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	table, ok := c.years[y]
	if !ok {
		table = c.holidays(y)
		c.years[y] = table
	}
	return table
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

func earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}
