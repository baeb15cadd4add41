package calendar

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func parseCron(t interface{ Fatal(...any) }, expr, zone string) *Cron {
	c, err := ParseCron(expr, zone)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestCronNext(t *testing.T) {
	for _, test := range []struct{ name, expr, zone, after, want string }{
		{"later today", "0 9 * * mon", "Europe/Vilnius", "2026-03-02T06:59:59Z", "2026-03-02T07:00:00Z"},
		{"never the instant itself", "0 9 * * mon", "Europe/Vilnius", "2026-03-02T07:00:00Z", "2026-03-09T07:00:00Z"},
		{"a part of a second later", "0 9 * * mon", "Europe/Vilnius", "2026-03-02T06:59:59.9Z", "2026-03-02T07:00:00Z"},
		{"after the clocks went forward", "0 9 * * mon", "Europe/Vilnius", "2026-03-23T07:00:00Z", "2026-03-30T06:00:00Z"},
		{"either of two day fields", "0 9 13 * fri", "UTC", "2026-03-07T00:00:00Z", "2026-03-13T09:00:00Z"},
		{"the other of them", "0 9 14 * fri", "UTC", "2026-03-13T09:00:00Z", "2026-03-14T09:00:00Z"},
		{"weekly", "@weekly", "Asia/Kathmandu", "2026-03-02T00:00:00Z", "2026-03-07T18:15:00Z"},
		{"skipped in Vilnius", "30 3 * * *", "Europe/Vilnius", "2026-03-28T12:00:00Z", "2026-03-29T01:00:00Z"},
		{"many skipped, one instant", "*/10 3 * * *", "Europe/Vilnius", "2026-03-29T01:00:00Z", "2026-03-30T00:00:00Z"},
		{"shown twice in Vilnius", "30 3 * * *", "Europe/Vilnius", "2026-10-24T12:00:00Z", "2026-10-25T00:30:00Z"},
		{"and not a second time", "30 3 * * *", "Europe/Vilnius", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"},
		{"asked within the repeated hour", "*/20 * * * *", "Europe/Vilnius", "2026-10-25T01:10:00Z", "2026-10-25T02:00:00Z"},
		{"half an hour skipped", "15 2 * * *", "Australia/Lord_Howe", "2026-10-03T00:00:00Z", "2026-10-03T15:30:00Z"},
		{"half an hour repeated", "45 1 * * *", "Australia/Lord_Howe", "2026-04-04T00:00:00Z", "2026-04-04T14:45:00Z"},
		{"a day that a zone skipped", "0 12 30 12 *", "Pacific/Apia", "2011-12-29T00:00:00Z", "2011-12-30T10:00:00Z"},
		{"no leap year for eight years", "0 0 29 2 *", "UTC", "2096-02-29T00:00:00Z", "2104-02-29T00:00:00Z"},
	} {
		got := parseCron(t, test.expr, test.zone).Next(utc(test.after))
		if want := utc(test.want); !got.Equal(want) || got.Location() != time.UTC {
			t.Errorf("%s: %q after %s is %s, want %s", test.name, test.expr, test.after, got, want)
		}
	}
}

func TestParseCronRefuses(t *testing.T) {
	for _, test := range []struct{ expr, zone, want string }{
		{"0 9 * * mon", "", "no time zone"},
		{"0 9 * * mon", "Local", "no time zone"},
		{"0 9 * * mon", "Europe/Vilno", `unknown time zone "Europe/Vilno"`},
		{"", "UTC", "no cron expression"},
		{"0 9 * *", "UTC", "it has 4 fields and not 5; write minute, hour"},
		{"0 0 9 * * mon", "UTC", "it has 6 fields and not 5"},
		{"60 9 * * *", "UTC", `it has the minute "60", and these are 0 to 59`},
		{"0 9 * * 7", "UTC", `it has the weekday "7", and these are 0 (Sunday) to 6, or sun to sat`},
		{"0 9 * * mon-sun", "UTC", `the weekday "mon-sun"`},
		{"0 9 */0 * *", "UTC", `the day of the month "*/0"`},
		{"TZ=", "UTC", "names a zone of its own"}, // the library panics on this
		{" CRON_TZ=Asia/Tokyo 0 9 * * *", "UTC", "names a zone of its own"},
		{"@every 1h", "UTC", "repeats from a beginning"},
		{"0 9 * * monday", "UTC", `it has the weekday "monday", and these are 0 (Sunday) to 6, or sun to sat; write`},
		{"@fortnightly", "UTC", "no cron expression"},
		{"0 9 30 2 *", "UTC", "never comes"},
		{"0 9 31 feb,apr,jun,sep,nov *", "UTC", "never comes"},
		{", 9 * * *", "UTC", "never comes"},
		{strings.Repeat("1,", 300) + "1 * * * *", "UTC", "more than any needs"},
	} {
		c, err := ParseCron(test.expr, test.zone)
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%q in %q: %v, %v; want an error with %q", test.expr, test.zone, c, err, test.want)
		}
	}
}

// The zones change their clocks by an hour, by half an hour and not at all; one
// has an odd offset.
func cronZones() []string {
	return []string{"Europe/Vilnius", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe"}
}

// Every local day of a year has its instant, once, whatever the time of day.
func TestCronMeetsEveryDayOnce(t *testing.T) {
	for _, zone := range cronZones() {
		location, err := time.LoadLocation(zone)
		if err != nil {
			t.Fatal(err)
		}
		for minute := 0; minute < dayMinutes; minute += 15 {
			c := parseCron(t, fmt.Sprintf("%d %d * * *", minute%60, minute/60), zone)
			at := time.Date(2025, 12, 31, 23, 59, 59, 0, location)
			for day := (civil{2026, 1, 1}); day.year == 2026; day = day.next() {
				next := c.Next(at)
				if !next.After(at) || civilOf(next.In(location)) != day {
					t.Fatalf("%02d:%02d in %s after %s is %s, want it on %v", minute/60, minute%60, zone, at, next.In(location), day)
				}
				at = next
			}
		}
	}
}

// Around each change of the clocks the instants are those that a walk over every
// minute finds: where the wall shows a match for the first time, or skips one.
func TestCronAgreesWithAWalk(t *testing.T) {
	changes := []string{"2026-03-08", "2026-03-29", "2026-04-05", "2026-10-04", "2026-10-25", "2026-11-01"}
	rapid.Check(t, func(t *rapid.T) {
		zone := rapid.SampledFrom(cronZones()).Draw(t, "zone")
		minutes := rapid.SliceOfNDistinct(rapid.IntRange(0, 59), 1, 3, rapid.ID[int]).Draw(t, "minutes")
		hours := rapid.SliceOfNDistinct(rapid.IntRange(0, 5), 1, 3, rapid.ID[int]).Draw(t, "hours")
		day := utc(rapid.SampledFrom(changes).Draw(t, "day") + "T00:00:00Z")
		c := parseCron(t, listed(minutes)+" "+listed(hours)+" * * *", zone)
		from, to := day.Add(-36*time.Hour), day.Add(36*time.Hour)
		var got []time.Time
		for at := c.Next(from); !at.After(to); at = c.Next(at) {
			got = append(got, at)
		}
		if want := walk(c.zone, from, to, minutes, hours); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("minutes %v of hours %v in %s:\n got %v\nwant %v", minutes, hours, zone, got, want)
		}
	})
}

func listed(numbers []int) string {
	return strings.Trim(strings.ReplaceAll(fmt.Sprint(numbers), " ", ","), "[]")
}

// walk finds the instants after one and up to another, minute by minute.
func walk(zone *time.Location, from, to time.Time, minutes, hours []int) []time.Time {
	wanted := map[int]bool{}
	for _, h := range hours {
		for _, m := range minutes {
			wanted[h*60+m] = true
		}
	}
	var found []time.Time
	furthest := wallAsUTC(from.In(zone)) // what the wall has shown so far
	for at := from.Add(time.Minute); !at.After(to); at = at.Add(time.Minute) {
		shown, meets := wallAsUTC(at.In(zone)), false
		for furthest.Before(shown) {
			furthest = furthest.Add(time.Minute)
			meets = meets || wanted[furthest.Hour()*60+furthest.Minute()]
		}
		if meets {
			found = append(found, at)
		}
	}
	return found
}

func FuzzParseCron(f *testing.F) {
	for _, expr := range []string{"0 9 * * mon", "@weekly", "TZ=", "CRON_TZ=UTC", "*/5 1-3 ? jan-mar 1,2", "0 0 29 2 *", ", , , , ,", "@every 1ns"} {
		f.Add(expr)
	}
	f.Fuzz(func(t *testing.T, expr string) {
		c, err := ParseCron(expr, "Europe/Vilnius")
		if err != nil {
			return
		}
		at := time.Date(2026, 3, 28, 23, 0, 0, 0, time.UTC)
		for range 5 {
			next := c.Next(at)
			if !next.After(at) {
				t.Fatalf("%q after %s is %s", expr, at, next)
			}
			at = next
		}
	})
}
