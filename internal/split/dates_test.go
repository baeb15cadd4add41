package split

import (
	"regexp"
	"testing"
)

func TestDatesAndTimes(t *testing.T) {
	for _, c := range []struct {
		text             string
		date, year, time bool
	}{
		{"on 02.03.2026, 11:05", true, true, true},
		{"2026-3-2", true, true, false},
		{"2. 3. 26 at 9h30", true, false, true},
		{"2/Mar/2026", true, true, false},
		{"2-kov-26", true, false, false},
		{"in 2026 and in 1998", false, true, false},
		{"at 09.30 sharp", false, false, true},
		{"EUR 184.50", false, false, false},
		{"EUR 84.50", false, false, true}, // looks like one
		{"tel. +44 1632 960 114", false, false, false},
		{"12026-03-02", false, false, false},
		{"x2026, v11:05", false, false, false},
		{"12:345", false, false, false},
		{"112.3.2026", false, true, false},
		{"2.12.20266", false, false, true},
		{"", false, false, false},
	} {
		if got := hasNumericDate(c.text); got != c.date {
			t.Errorf("%q: a date is %v, want %v", c.text, got, c.date)
		}
		if got := figures(year).in(c.text); got != c.year {
			t.Errorf("%q: a year is %v, want %v", c.text, got, c.year)
		}
		if got := hasClockTime(c.text); got != c.time {
			t.Errorf("%q: a time is %v, want %v", c.text, got, c.time)
		}
	}
}

// FuzzDates holds the scanners against the expressions that they stand for.
func FuzzDates(f *testing.F) {
	forms := []struct {
		name   string
		form   figures
		spoken *regexp.Regexp
	}{
		{"time", clockTime, regexp.MustCompile(`\b\d{1,2}[:.h]\d{2}\b`)},
		{"date", numericDate, regexp.MustCompile(`\b(\d{4}[-./]\s?\d{1,2}[-./]\s?\d{1,2}|\d{1,2}[-./]\s?\d{1,2}[-./]\s?\d{2,4}|\d{1,2}[-/]\p{L}{3}[-/]\d{2,4})\b`)},
		{"year", year, regexp.MustCompile(`\b(19|20)\d{2}\b`)},
	}
	for _, s := range []string{"on 02.03.2026, 11:05", "2026- 3-2x", "1/мар/26 9h30 v2 1.2.34", "é2026 12:345 3-Jän-2026", "1.2.3.4567 12.12.20266"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, c := range forms {
			want := -1
			if at := c.spoken.FindStringIndex(text); at != nil {
				want = at[0]
			}
			if got := c.form.at(text); got != want {
				t.Errorf("%s in %q at %d, want %d", c.name, text, got, want)
			}
		}
	})
}
