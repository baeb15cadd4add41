package calendar

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// The weekdays that are free in each country and year, from the official
// calendars; weekends are left out, since they are free anyway.
func TestFreeWeekdays(t *testing.T) {
	for _, test := range []struct {
		country, region string
		year            int
		want            string
	}{
		{"LT", "", 2026, "01-01 02-16 03-11 04-06 05-01 06-24 07-06 11-02 12-24 12-25"},
		{"LV", "", 2026, "01-01 04-03 04-06 05-01 05-04 06-23 06-24 11-18 12-24 12-25 12-31"},
		{"LV", "", 2025, "01-01 04-18 04-21 05-01 05-05 06-23 06-24 11-18 12-24 12-25 12-26 12-31"},
		{"EE", "", 2026, "01-01 02-24 04-03 05-01 06-23 06-24 08-20 12-24 12-25"},
		{"PL", "", 2026, "01-01 01-06 04-06 05-01 06-04 11-11 12-24 12-25"},
		{"PL", "", 2024, "01-01 04-01 05-01 05-03 05-30 08-15 11-01 11-11 12-25 12-26"},
		{"DE", "", 2026, "01-01 04-03 04-06 05-01 05-14 05-25 12-25"},
		{"DE", "BY", 2026, "01-01 01-06 04-03 04-06 05-01 05-14 05-25 06-04 12-25"},
		{"DE", "DE-BE", 2025, "01-01 04-18 04-21 05-01 05-08 05-29 06-09 10-03 12-25 12-26"},
		{"DE", "MV", 2024, "01-01 03-08 03-29 04-01 05-01 05-09 05-20 10-03 10-31 12-25 12-26"},
		{"GB", "", 2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"},
		{"GB", "", 2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27"},
		{"GB", "SCT", 2026, "01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28"},
		{"GB", "GB-NIR", 2026, "01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28"},
		{"RU", "", 2024, "01-01 01-02 01-03 01-04 01-05 01-08 02-23 03-08 04-29 04-30 05-01 05-09 05-10 06-12 11-04 12-30 12-31"},
		{"RU", "", 2025, "01-01 01-02 01-03 01-06 01-07 01-08 05-01 05-02 05-08 05-09 06-12 06-13 11-03 11-04 12-31"},
		{"RU", "", 2026, "01-01 01-02 01-05 01-06 01-07 01-08 01-09 02-23 03-09 05-01 05-11 06-12 11-04 12-31"},
		{"BY", "", 2024, "01-01 01-02 03-08 05-01 05-09 05-13 05-14 07-03 11-07 11-08 12-25"},
		{"BY", "", 2025, "01-01 01-02 01-06 01-07 04-28 04-29 05-01 05-09 07-03 07-04 11-07 12-25 12-26"},
		{"BY", "", 2026, "01-01 01-02 01-07 04-20 04-21 05-01 07-03 12-25"},
	} {
		c := build(t, Spec{Zone: "UTC", Country: test.country, Region: test.region, Week: week()})
		var free []string
		for day := time.Date(test.year, 1, 1, 12, 0, 0, 0, time.UTC); day.Year() == test.year; day = day.AddDate(0, 0, 1) {
			weekend := day.Weekday() == time.Saturday || day.Weekday() == time.Sunday
			if !weekend && !isWorked(c, day) {
				free = append(free, day.Format("01-02"))
			}
		}
		if got := strings.Join(free, " "); got != test.want {
			t.Errorf("%s %s %d:\n got %s\nwant %s", test.country, test.region, test.year, got, test.want)
		}
	}
}

// isWorked reports whether any time is worked on the local day of t.
func isWorked(c *Calendar, t time.Time) bool {
	return len(c.shifts(civilOf(t.In(c.zone)))) > 0
}

func TestWorkedSaturdays(t *testing.T) {
	c := build(t, Spec{Zone: "Europe/Minsk", Country: "BY", Week: week()})
	// Worked in exchange for Friday 26 December, with the hours of a Friday.
	day := utc("2025-12-20T00:00:00Z")
	if got := c.WorkingBetween(day, day.AddDate(0, 0, 1)); got != 6*time.Hour {
		t.Errorf("Saturday 20 December 2025 has %v of work in Belarus, want 6h", got)
	}
	if isWorked(c, utc("2025-12-13T09:00:00Z")) {
		t.Error("Saturday 13 December 2025 is worked in Belarus, want free")
	}
}

func TestHolidayNames(t *testing.T) {
	c := build(t, Spec{Zone: "Europe/Vilnius", Country: "LT", Week: week(), Own: []Holiday{{Date: utc("2026-03-12T00:00:00Z"), Name: "stocktaking"}}})
	for day, want := range map[string]string{
		"2026-03-11T08:00:00Z": "Lietuvos nepriklausomybės atkūrimo diena",
		"2026-03-12T08:00:00Z": "stocktaking",
		"2026-03-13T08:00:00Z": "",
		"2026-03-11T22:30:00Z": "stocktaking", // half past midnight on the 12th in Vilnius
	} {
		if name, ok := c.Holiday(utc(day)); name != want || ok != (want != "") {
			t.Errorf("%s: %q, %v; want %q", day, name, ok, want)
		}
	}
}

func TestNoHolidays(t *testing.T) {
	c := build(t, Spec{Zone: "Europe/Paris", Country: "FR", NoHolidays: true, Week: week()})
	if !isWorked(c, utc("2026-12-25T10:00:00Z")) {
		t.Error("without holidays Friday 25 December is a Friday")
	}
}

func TestEveryCountryHasATable(t *testing.T) {
	if !slices.IsSorted(Countries()) {
		t.Errorf("%v is not sorted", Countries())
	}
	for _, code := range Countries() {
		if _, err := holidayTable(code, ""); err != nil {
			t.Error(err)
		}
	}
}
