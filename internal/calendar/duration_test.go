package calendar

import (
	"encoding/json"
	"strings"
	"testing"
	"time"
)

func TestParseDuration(t *testing.T) {
	for text, want := range map[string]Duration{
		"90s":   {90, Seconds},
		"30m":   {30, Minutes},
		"1.5h":  {1.5, Hours},
		"36h":   {36, Hours},
		"10d":   {10, Days},
		"8wh":   {8, WorkingHours},
		"2wd":   {2, WorkingDays},
		"0wd":   {0, WorkingDays},
		"3660d": {3660, Days},
	} {
		got, err := ParseDuration(text)
		if err != nil || got != want {
			t.Errorf("ParseDuration(%q) = %v, %v; want %v", text, got, err, want)
		}
		if got.String() != text {
			t.Errorf("%q is written as %q", text, got.String())
		}
	}
	for _, text := range []string{"", "10", "d", "10 d", "-1d", "1.5wd", "3661d", "9999999999s", "1e3s", "10D", "1w", "１d"} {
		if d, err := ParseDuration(text); err == nil {
			t.Errorf("ParseDuration(%q) = %v, want an error", text, d)
		}
	}
}

func TestDurationText(t *testing.T) {
	var v struct{ Window, Target Duration }
	if err := json.Unmarshal([]byte(`{"Window":"8wh","Target":""}`), &v); err != nil {
		t.Fatal(err)
	}
	if v.Window != (Duration{8, WorkingHours}) || !v.Target.IsZero() {
		t.Errorf("read %+v", v)
	}
	out, err := json.Marshal(v)
	if err != nil || string(out) != `{"Window":"8wh","Target":""}` {
		t.Errorf("wrote %s, %v", out, err)
	}
	if err := json.Unmarshal([]byte(`{"Window":"8 hours"}`), &v); err == nil || !strings.Contains(err.Error(), "8wh") {
		t.Errorf("a wrong duration gives %v, want an error with an example", err)
	}
}

func TestElapsed(t *testing.T) {
	if d, ok := (Duration{1.5, Hours}).Elapsed(); !ok || d != 90*time.Minute {
		t.Errorf("1.5h elapse %v, %v", d, ok)
	}
	if _, ok := (Duration{8, WorkingHours}).Elapsed(); ok {
		t.Error("working hours have no elapsed length without a calendar")
	}
}

func FuzzParseDuration(f *testing.F) {
	for _, seed := range []string{"90s", "8wh", "2wd", "1.5h", "999999999s", "x"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := ParseDuration(text)
		if err != nil {
			return
		}
		again, err := ParseDuration(d.String())
		if err != nil || again != d {
			t.Errorf("%q reads as %v and is written as %q, which reads as %v, %v", text, d, d.String(), again, err)
		}
	})
}

func TestElapsedDuration(t *testing.T) {
	for elapsed, want := range map[time.Duration]string{
		0:                       "0s",
		1500 * time.Millisecond: "1.5s",
		90 * time.Second:        "90s",
		30 * time.Minute:        "30m",
		36 * time.Hour:          "36h",
		7 * 24 * time.Hour:      "7d",
	} {
		if got := ElapsedDuration(elapsed).String(); got != want {
			t.Errorf("%v is written %s, want %s", elapsed, got, want)
		}
	}
}

func TestCompare(t *testing.T) {
	for _, test := range []struct {
		a, b string
		sign int
		ok   bool
	}{
		{"7d", "168h", 0, true},
		{"8d", "168h", 1, true},
		{"90s", "2m", -1, true},
		{"3wd", "4wd", -1, true},
		{"8wh", "8wh", 0, true},
		{"8wh", "1wd", 0, false},
		{"8wh", "7h", 1, true},  // working hours take their time at least
		{"8wh", "8h", 0, false}, // as long, if work goes on at once
		{"9wd", "7d", 1, true},  // eight nights at least
		{"3wd", "2d", 0, false}, // a little more than two days, if it begins late and ends early
		{"3wd", "7d", 0, false}, // there may be a weekend in it
		{"7h", "8wh", -1, true},
	} {
		a, err := ParseDuration(test.a)
		if err != nil {
			t.Fatal(err)
		}
		b, err := ParseDuration(test.b)
		if err != nil {
			t.Fatal(err)
		}
		if sign, ok := a.Compare(b); sign != test.sign || ok != test.ok {
			t.Errorf("%s against %s: %d, %v; want %d, %v", test.a, test.b, sign, ok, test.sign, test.ok)
		}
	}
}
