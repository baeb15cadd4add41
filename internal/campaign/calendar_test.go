package campaign

import (
	"reflect"
	"strings"
	"testing"
	"time"
)

func TestParseWeek(t *testing.T) {
	for _, test := range []struct {
		text string
		want map[string][]string // nil: refused
	}{
		{"mon-fri 09:00-17:00", map[string][]string{"mon": {"09:00-17:00"}, "tue": {"09:00-17:00"}, "wed": {"09:00-17:00"}, "thu": {"09:00-17:00"}, "fri": {"09:00-17:00"}}},
		{"mon-tue 9:00-12:00 13:00-18:00, sat 10:00-14:00", map[string][]string{"mon": {"09:00-12:00", "13:00-18:00"}, "tue": {"09:00-12:00", "13:00-18:00"}, "sat": {"10:00-14:00"}}},
		{"Sat-Mon 10:00-24:00", map[string][]string{"sat": {"10:00-24:00"}, "sun": {"10:00-24:00"}, "mon": {"10:00-24:00"}}},
		{"mon wed 10:00-12:00", map[string][]string{"mon": {"10:00-12:00"}, "wed": {"10:00-12:00"}}},
		{"", nil},
		{"09:00-17:00", nil},
		{"mon-fri", nil},
		{"mon-fri 9-17", nil},
		{"monday 09:00-17:00", nil},
		{"mon-fri 09:00-17:00,", nil},
		{"mon-fri 09:00-17:00, fri 10:00-12:00", nil},
		{"mon 13:00-17:00 09:00-12:00", nil},
	} {
		got, err := parseWeek(test.text)
		if (err != nil) != (test.want == nil) || err == nil && !reflect.DeepEqual(got, test.want) {
			t.Errorf("%q: %v, %v; want %v", test.text, got, err, test.want)
		}
	}
}

// Whose hours a company is held to, and what a date changes about them.
func TestWorkingTimeOfACompany(t *testing.T) {
	c, err := Load("example/campaign.yaml")
	if err != nil {
		t.Fatal(err)
	}
	short := func(d ...ShortDay) func() { return func() { c.Hours.ShortDays = d } }
	nothing := func() {}
	all, off := c.Hours.ShortDays, *c.Hours.Holidays
	for _, test := range []struct {
		name    string
		company string
		day     string
		change  func()
		want    time.Duration
	}{
		{"its own hours", "amber", "2026-03-02", nothing, 8 * time.Hour},
		{"its own Saturday", "amber", "2026-03-07", nothing, 4 * time.Hour},
		{"the campaign's week", "linen", "2026-03-06", nothing, 7 * time.Hour},
		{"no Saturday in it", "linen", "2026-03-07", nothing, 0},
		{"its country's week", "clock", "2026-03-07", nothing, 3 * time.Hour},
		{"a short day, own hours too", "amber", "2026-03-10", nothing, 6 * time.Hour},
		{"a short day of another country", "clock", "2026-03-10", nothing, 8 * time.Hour},
		{"a short day of its region", "clock", "2026-03-16", nothing, 4 * time.Hour},
		{"a short day of another region", "clock", "2026-03-16", short(ShortDay{Date: "2026-03-16", Country: "GB", Region: "GB-NIR", Hours: []string{"10:00-11:00"}}), 8 * time.Hour},
		{"a region wins over its country", "clock", "2026-03-16", short(ShortDay{Date: "2026-03-16", Country: "GB", Region: "GB-SCT", Hours: []string{"10:00-11:00"}}, ShortDay{Date: "2026-03-16", Country: "GB", Hours: []string{"10:00-12:00"}}), time.Hour},
		{"a holiday of the table", "linen", "2026-03-11", nothing, 0},
		{"a short day for its country on that holiday", "linen", "2026-03-11", short(ShortDay{Date: "2026-03-11", Country: "LT", Hours: []string{"10:00-12:00"}}), 2 * time.Hour},
		{"a short day for all on that holiday", "linen", "2026-03-11", short(ShortDay{Date: "2026-03-11", Hours: []string{"10:00-12:00"}}), 0},
		{"a short day for all elsewhere", "clock", "2026-03-11", short(ShortDay{Date: "2026-03-11", Hours: []string{"10:00-12:00"}}), 2 * time.Hour},
		{"a short day that is no working day of the week", "linen", "2026-03-14", short(ShortDay{Date: "2026-03-14", Country: "LT", Hours: []string{"10:00-12:00"}}), 2 * time.Hour},
		{"the campaign's own holiday", "linen", "2026-03-12", nothing, 0},
		{"that wins over a short day", "linen", "2026-03-12", short(ShortDay{Date: "2026-03-12", Country: "LT", Hours: []string{"10:00-12:00"}}), 0},
		{"a holiday of another region", "clock", "2026-03-17", nothing, 8 * time.Hour},
		{"a holiday of its region", "clock", "2026-03-17", func() { c.Hours.Holidays = &[]Holiday{{Date: "2026-03-17", Country: "GB", Region: "SCT"}} }, 0},
	} {
		c.Hours.ShortDays, c.Hours.Holidays = all, &off
		test.change()
		company, _ := c.CompanyByKey(test.company)
		cal, err := c.Calendar(company)
		if err != nil {
			t.Fatalf("%s: %v", test.name, err)
		}
		day, err := time.ParseInLocation(time.DateOnly, test.day, cal.Location())
		if err != nil {
			t.Fatal(err)
		}
		if got := cal.WorkingBetween(day, day.AddDate(0, 0, 1)); got != test.want {
			t.Errorf("%s: %s works %v on %s, want %v", test.name, test.company, got, test.day, test.want)
		}
	}
}

func TestAssumedHours(t *testing.T) {
	yaml, csv := exampleFile(t, "campaign.yaml"), exampleFile(t, "companies.csv")
	begin, end := strings.Index(yaml, "  week:\n"), strings.Index(yaml, "  countries:\n")
	c, err := loadText(yaml[:begin]+yaml[end:], csv)
	if err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]bool{"amber": false, "linen": true, "clock": false} {
		company, _ := c.CompanyByKey(key)
		if got := c.AssumedHours(company); got != want {
			t.Errorf("hours of %s are assumed: %v, want %v", key, got, want)
		}
	}
	if c, err = loadText(yaml, csv); err != nil {
		t.Fatal(err)
	}
	for _, company := range c.Companies {
		if c.AssumedHours(company) {
			t.Errorf("hours of %s are assumed although the week is stated", company.Key)
		}
	}
}
