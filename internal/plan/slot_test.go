package plan

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"replyaudit/internal/audit"
)

func slot(t interface{ Fatal(...any) }, seed int64, stage audit.Stage, after string) time.Time {
	c := study(1, 1, 1)
	c.Seed = seed
	at, err := Slot(c, audit.Enquiry{ID: "study/c000/01", Company: "c000"}, stage, utc(after))
	if err != nil {
		t.Fatal(err)
	}
	return at
}

// Each slot is within twenty minutes of sending time after the first open second.
func TestSlot(t *testing.T) {
	for _, test := range []struct{ name, after, first, last string }{
		{"at work", "2026-03-09T10:00:00Z", "2026-03-09T10:00:00Z", "2026-03-09T10:19:59Z"},
		{"a part of a second", "2026-03-09T10:00:00.3Z", "2026-03-09T10:00:01Z", "2026-03-09T10:20:00Z"},
		{"before the opening", "2026-03-09T03:00:00Z", "2026-03-09T07:00:00Z", "2026-03-09T07:19:59Z"},
		{"over the weekend", "2026-03-13T15:00:00Z", "2026-03-16T07:00:00Z", "2026-03-16T07:19:59Z"},
		{"over a holiday", "2026-03-10T20:00:00Z", "2026-03-12T07:00:00Z", "2026-03-12T07:19:59Z"},
		{"after the end of sending", "2026-06-01T22:00:00Z", "2026-06-02T06:00:00Z", "2026-06-02T06:19:59Z"},
	} {
		seen := map[time.Time]bool{}
		for seed := range int64(50) {
			at := slot(t, seed, audit.Reminder, test.after)
			if at.Before(utc(test.first)) || at.After(utc(test.last)) {
				t.Fatalf("%s: seed %d gives %s, want from %s to %s", test.name, seed, at, test.first, test.last)
			}
			seen[at] = true
		}
		if len(seen) < 40 {
			t.Errorf("%s: %d different slots of 50", test.name, len(seen))
		}
	}
}

// Five minutes before the end, most waits run into the next day.
func TestSlotRunsIntoTheNextDay(t *testing.T) {
	today, next := 0, 0
	for seed := range int64(200) {
		switch at := slot(t, seed, audit.Thanks, "2026-03-09T14:55:00Z"); {
		case !at.Before(utc("2026-03-09T14:55:00Z")) && at.Before(utc("2026-03-09T15:00:00Z")):
			today++
		case !at.Before(utc("2026-03-10T07:00:00Z")) && at.Before(utc("2026-03-10T07:15:00Z")):
			next++
		default:
			t.Fatalf("seed %d gives %s", seed, at)
		}
	}
	if today < 25 || next < 100 { // 50 and 150 expected
		t.Errorf("%d today, %d on the next day", today, next)
	}
}

// The shortest wait is none and the longest a second less than twenty minutes.
func TestSlotReachesBothEnds(t *testing.T) {
	first, last := utc("2026-04-01T00:00:00Z"), time.Time{}
	for seed := range int64(6000) { // P(a given second is missed) < 0.01
		at := slot(t, seed, audit.Reminder, "2026-03-09T10:00:00Z")
		if at.Before(first) {
			first = at
		}
		if at.After(last) {
			last = at
		}
	}
	if !first.Equal(utc("2026-03-09T10:00:00Z")) || !last.Equal(utc("2026-03-09T10:19:59Z")) {
		t.Errorf("slots from %s to %s", first, last)
	}
}

func TestSlotIsTheSameAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		after := utc("2026-03-01T00:00:00Z").Add(time.Duration(rapid.Int64Range(0, int64(300*24*time.Hour)).Draw(t, "after"))).Format(time.RFC3339Nano)
		at := slot(t, 7, audit.Reminder, after)
		local := at.Add(2 * time.Hour) // at least
		if at.Before(utc(after)) || at.Nanosecond() != 0 || local.Weekday() == time.Saturday || local.Weekday() == time.Sunday {
			t.Fatalf("after %s comes %s", after, at)
		}
		if again := slot(t, 7, audit.Reminder, after); !again.Equal(at) {
			t.Fatalf("slots %s and %s", at, again)
		}
	})
	if slot(t, 7, audit.Reminder, "2026-03-09T10:00:00Z").Equal(slot(t, 7, audit.Thanks, "2026-03-09T10:00:00Z")) {
		t.Error("two letters of one enquiry have the same wait")
	}
}

func TestSlotRefuses(t *testing.T) {
	c := study(1, 1, 1)
	if at, err := Slot(c, audit.Enquiry{ID: "study/beta/01", Company: "beta"}, audit.Thanks, utc("2026-03-09T10:00:00Z")); err == nil {
		t.Errorf("an unknown company has the slot %s", at)
	}
}
