package calendar

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// week is Monday to Thursday 09:00-17:00 and a short Friday with a break.
func week() map[time.Weekday][]Shift {
	full := []Shift{{9 * 60, 17 * 60}}
	return map[time.Weekday][]Shift{
		time.Monday: full, time.Tuesday: full, time.Wednesday: full, time.Thursday: full,
		time.Friday: {{9 * 60, 12 * 60}, {13 * 60, 16 * 60}},
	}
}

func always() map[time.Weekday][]Shift {
	w := map[time.Weekday][]Shift{}
	for d := time.Sunday; d <= time.Saturday; d++ {
		w[d] = []Shift{{0, dayMinutes}}
	}
	return w
}

func build(t *testing.T, s Spec) *Calendar {
	t.Helper()
	c, err := New(s)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func vilnius(t *testing.T) *Calendar {
	return build(t, Spec{Zone: "Europe/Vilnius", Country: "LT", Week: week()})
}

// at reads a local time of the calendar's zone.
func at(t *testing.T, c *Calendar, local string) time.Time {
	t.Helper()
	v, err := time.ParseInLocation("2006-01-02 15:04:05", local, c.Location())
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestWorkingBetween(t *testing.T) {
	c := vilnius(t)
	for _, test := range []struct {
		name, from, to string
		want           time.Duration
	}{
		{"inside one day", "2026-03-02 10:00:00", "2026-03-02 11:30:05", 90*time.Minute + 5*time.Second},
		{"begins at night", "2026-03-02 03:00:00", "2026-03-02 09:00:07", 7 * time.Second},
		{"ends at night", "2026-03-02 16:59:59", "2026-03-03 02:00:00", time.Second},
		{"over a night", "2026-03-02 16:00:00", "2026-03-03 10:00:00", 2 * time.Hour},
		{"over the break of Friday", "2026-03-06 11:00:00", "2026-03-06 14:00:00", 2 * time.Hour},
		{"inside the break", "2026-03-06 12:10:00", "2026-03-06 12:50:00", 0},
		{"over a weekend", "2026-03-06 15:00:00", "2026-03-09 09:30:00", 90 * time.Minute},
		{"over 11 March, a holiday", "2026-03-10 16:00:00", "2026-03-12 10:00:00", 2 * time.Hour},
		{"a whole week", "2026-03-02 00:00:00", "2026-03-09 00:00:00", 38 * time.Hour},
		{"the week of the spring change", "2026-03-23 00:00:00", "2026-03-30 00:00:00", 38 * time.Hour},
		{"nothing", "2026-03-02 10:00:00", "2026-03-02 10:00:00", 0},
		{"backwards", "2026-03-03 10:00:00", "2026-03-02 10:00:00", 0},
	} {
		if got := c.WorkingBetween(at(t, c, test.from), at(t, c, test.to)); got != test.want {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}

func TestNightsOfTheClockChange(t *testing.T) {
	c := build(t, Spec{Zone: "Europe/Vilnius", NoHolidays: true, Week: always()})
	for _, test := range []struct {
		name, from, to string
		want           time.Duration
	}{
		{"spring day has 23 hours", "2026-03-29 00:00:00", "2026-03-30 00:00:00", 23 * time.Hour},
		{"autumn day has 25 hours", "2026-10-25 00:00:00", "2026-10-26 00:00:00", 25 * time.Hour},
		{"ordinary day", "2026-10-26 00:00:00", "2026-10-27 00:00:00", 24 * time.Hour},
	} {
		if got := c.WorkingBetween(at(t, c, test.from), at(t, c, test.to)); got != test.want {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}

func TestShiftsAcrossTheClockChange(t *testing.T) {
	night := map[time.Weekday][]Shift{time.Sunday: {{3*60 + 30, 5 * 60}}}
	c := build(t, Spec{Zone: "Europe/Vilnius", NoHolidays: true, Week: night})
	day := func(s string) (from, to time.Time) {
		from = at(t, c, s+" 00:00:00")
		return from, from.AddDate(0, 0, 1)
	}
	for _, test := range []struct {
		day  string
		want Span
	}{
		// 03:00 becomes 04:00 at 01:00 UTC: 03:30 is skipped, work begins with the skip.
		{"2026-03-29", Span{utc("2026-03-29T01:00:00Z"), utc("2026-03-29T02:00:00Z")}},
		// 04:00 becomes 03:00 at 01:00 UTC: 03:30 is shown twice, the first counts.
		{"2026-10-25", Span{utc("2026-10-25T00:30:00Z"), utc("2026-10-25T03:00:00Z")}},
	} {
		from, to := day(test.day)
		got := c.Spans(from, to)
		if len(got) != 1 || got[0] != test.want {
			t.Errorf("%s: %v, want %v", test.day, got, test.want)
		}
	}
}

// A zone whose midnight is skipped: Asuncion, 6 October 2024.
func TestSkippedMidnight(t *testing.T) {
	c := build(t, Spec{Zone: "America/Asuncion", NoHolidays: true, Week: always()})
	got := c.WorkingBetween(utc("2024-10-05T12:00:00Z"), utc("2024-10-07T12:00:00Z"))
	if got != 48*time.Hour {
		t.Errorf("two days of a calendar without closing hold %v of work, want 48h", got)
	}
}

func utc(s string) time.Time {
	v, err := time.Parse(time.RFC3339, s)
	if err != nil {
		panic(err)
	}
	return v.UTC()
}

func TestAdd(t *testing.T) {
	c := vilnius(t)
	for _, test := range []struct{ name, from, duration, want string }{
		{"elapsed hours", "2026-03-06 15:00:00", "36h", "2026-03-08 03:00:00"},
		{"elapsed days over the spring change", "2026-03-28 12:00:00", "1d", "2026-03-29 13:00:00"},
		{"working hours inside a day", "2026-03-02 09:30:00", "2wh", "2026-03-02 11:30:00"},
		{"working hours that fill the day", "2026-03-02 09:00:00", "8wh", "2026-03-02 17:00:00"},
		{"working hours over night", "2026-03-02 16:00:00", "8wh", "2026-03-03 16:00:00"},
		{"working hours over the break", "2026-03-06 11:30:00", "1wh", "2026-03-06 13:30:00"},
		{"working hours over a weekend", "2026-03-06 15:30:00", "1wh", "2026-03-09 09:30:00"},
		{"working hours over a holiday", "2026-03-10 16:00:00", "2wh", "2026-03-12 10:00:00"},
		{"no working hours", "2026-03-02 20:00:00", "0wh", "2026-03-02 20:00:00"},
		{"day 0 is the day of the letter", "2026-03-02 10:00:00", "0wd", "2026-03-02 17:00:00"},
		{"two working days", "2026-03-02 10:00:00", "2wd", "2026-03-04 17:00:00"},
		{"after hours day 0 is tomorrow", "2026-03-02 17:00:00", "2wd", "2026-03-05 17:00:00"},
		{"before hours day 0 is today", "2026-03-02 08:00:00", "1wd", "2026-03-03 17:00:00"},
		{"a short day closes early", "2026-03-05 10:00:00", "1wd", "2026-03-06 16:00:00"},
		{"over a weekend", "2026-03-06 10:00:00", "1wd", "2026-03-09 17:00:00"},
		{"over a holiday", "2026-03-10 10:00:00", "1wd", "2026-03-12 17:00:00"},
		{"written on a holiday", "2026-03-11 10:00:00", "1wd", "2026-03-13 16:00:00"},
	} {
		d, err := ParseDuration(test.duration)
		if err != nil {
			t.Fatal(err)
		}
		got := c.Add(at(t, c, test.from), d)
		if want := at(t, c, test.want); !got.Equal(want) {
			t.Errorf("%s: %s + %s = %s, want %s", test.name, test.from, test.duration, got.In(c.Location()), test.want)
		}
	}
}

func TestAddEndsWithoutWork(t *testing.T) {
	var own []Holiday
	for day := utc("2026-03-01T00:00:00Z"); day.Year() < 2040; day = day.AddDate(0, 0, 1) {
		own = append(own, Holiday{Date: day})
	}
	c := build(t, Spec{Zone: "UTC", NoHolidays: true, Week: week(), Own: own})
	if got := c.Add(utc("2026-03-02T00:00:00Z"), Duration{1, WorkingHours}); !got.IsZero() {
		t.Errorf("a calendar that is closed for twelve years ends an hour's work at %v", got)
	}
}

func TestNewRefuses(t *testing.T) {
	for _, test := range []struct {
		name string
		spec Spec
		want string
	}{
		{"no zone", Spec{Week: week(), NoHolidays: true}, "IANA"},
		{"the machine's zone", Spec{Zone: "Local", Week: week(), NoHolidays: true}, "IANA"},
		{"an unknown zone", Spec{Zone: "Europe/Vilna", Week: week(), NoHolidays: true}, "Europe/Vilna"},
		{"no table", Spec{Zone: "UTC", Country: "FR", Week: week()}, "holidays: none"},
		{"no region", Spec{Zone: "UTC", Country: "DE", Region: "Bayern", Week: week()}, "BB, BE, BW"},
		{"no work", Spec{Zone: "UTC", NoHolidays: true}, "no working hours"},
		{"overlapping shifts", Spec{
			Zone: "UTC", NoHolidays: true,
			Week: map[time.Weekday][]Shift{time.Monday: {{540, 720}, {700, 800}}},
		}, "in order and apart"},
	} {
		if _, err := New(test.spec); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: error %v, want one with %q", test.name, err, test.want)
		}
	}
}

func TestParseShift(t *testing.T) {
	if s, err := ParseShift("9:05-24:00"); err != nil || s != (Shift{545, 1440}) || s.String() != "09:05-24:00" {
		t.Errorf("9:05-24:00 reads as %v, %v", s, err)
	}
	for _, text := range []string{"", "09:00", "09:00 - 17:00", "17:00-09:00", "09:60-10:00", "09:00-24:01", "09:00-09:00", "99:00-99:30"} {
		if s, err := ParseShift(text); err == nil {
			t.Errorf("%q reads as %v, want an error", text, s)
		}
	}
}

func TestParseShifts(t *testing.T) {
	got, err := ParseShifts(" 09:00-12:00  13:00-18:00 ")
	if want := []Shift{{540, 720}, {780, 1080}}; err != nil || !slices.Equal(got, want) {
		t.Errorf("%v, %v; want %v", got, err, want)
	}
	for _, text := range []string{"", "closed", "09:00-12:00, 13:00-18:00", "13:00-18:00 09:00-12:00", "09:00-12:00 11:00-13:00"} {
		if got, err := ParseShifts(text); err == nil {
			t.Errorf("%q reads as %v, want an error", text, got)
		}
	}
}

// A short day against the weekday, the holidays of the table and the calendar's own.
func TestShortDays(t *testing.T) {
	hours := []Shift{{9 * 60, 11 * 60}}
	day := func(date string, shifts []Shift, onHolidays bool) ShortDay {
		return ShortDay{Date: utc(date + "T00:00:00Z"), Shifts: shifts, OnHolidays: onHolidays}
	}
	for _, test := range []struct {
		name, date string
		short      []ShortDay
		want       time.Duration
	}{
		{"a Tuesday", "2026-03-10", []ShortDay{day("2026-03-10", hours, false)}, 2 * time.Hour},
		{"the day after it", "2026-03-12", []ShortDay{day("2026-03-10", hours, false)}, 8 * time.Hour},
		{"a Sunday", "2026-03-15", []ShortDay{day("2026-03-15", hours, false)}, 2 * time.Hour},
		{"closed", "2026-03-10", []ShortDay{day("2026-03-10", nil, false)}, 0},
		{"the later of two", "2026-03-10", []ShortDay{day("2026-03-10", nil, false), day("2026-03-10", hours, false)}, 2 * time.Hour},
		{"a holiday of the table", "2026-03-11", []ShortDay{day("2026-03-11", hours, false)}, 0},
		{"a holiday of the table that is worked", "2026-03-11", []ShortDay{day("2026-03-11", hours, true)}, 2 * time.Hour},
		{"a holiday of its own", "2026-03-13", []ShortDay{day("2026-03-13", hours, true)}, 0},
	} {
		c := build(t, Spec{Zone: "Europe/Vilnius", Country: "LT", Week: week(), Short: test.short, Own: []Holiday{{Date: utc("2026-03-13T00:00:00Z")}}})
		begins := at(t, c, test.date+" 00:00:00")
		if got := c.WorkingBetween(begins, begins.AddDate(0, 0, 1)); got != test.want {
			t.Errorf("%s: %v of work, want %v", test.name, got, test.want)
		}
		if _, off := c.Holiday(begins); off && test.want > 0 {
			t.Errorf("%s: worked, and a holiday", test.name)
		}
	}
	if _, err := New(Spec{Zone: "UTC", NoHolidays: true, Week: week(), Short: []ShortDay{day("2026-03-10", []Shift{{600, 500}}, false)}}); err == nil {
		t.Error("a short day that ends before it begins is accepted")
	}
}
