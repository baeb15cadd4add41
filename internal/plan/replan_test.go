package plan

import (
	"errors"
	"testing"
	"time"

	"pgregory.net/rapid"

	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
)

func late(c *campaign.Campaign, due string) (audit.Enquiry, audit.Letter) {
	e := audit.Enquiry{ID: "study/c000/01", Company: "c000", Persona: "p0", Mailbox: "box0", PlannedAt: utc(due)}
	return e, audit.Letter{ID: "study/c000/01/opening", Enquiry: e.ID, Stage: audit.Opening, DueAt: utc(due)}
}

func TestReplanKeepsTheBounds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := study(1, 1, 1)
		c.Seed = rapid.Int64Range(0, 1<<40).Draw(t, "seed")
		c.Sending.PersonaGap = 30 * time.Minute
		c.Caps.PerMailboxDay = 3
		now := utc("2026-03-09T12:00:00Z").Add(time.Duration(rapid.Int64Range(0, int64(80*time.Hour)).Draw(t, "now")))
		e, l := late(c, "2026-03-09T08:00:00Z")
		taken := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Taken {
			return Taken{
				Mailbox: "a@pastas.example", Persona: "ona0@pastas.example", Domain: "other.example",
				At: utc("2026-03-09T00:00:00Z").Add(time.Duration(rapid.IntRange(0, 5*24*3600).Draw(t, "at")) * time.Second),
			}
		}), 0, 12).Draw(t, "taken")
		due, latest, err := Replan(c, e, l, now, taken)
		if err != nil {
			t.Skip("no time left")
		}
		local, onDay := due.Add(2*time.Hour), 0
		for _, other := range taken {
			if other.At.Sub(due).Abs() < c.Sending.PersonaGap {
				t.Fatalf("due at %s, beside a letter at %s", due, other.At)
			}
			if other.At.YearDay() == due.YearDay() {
				onDay++
			}
		}
		switch {
		case due.Before(now), due.After(c.Sending.Until.Add(-time.Minute)), local.Hour() < 9, local.Hour() >= 17, local.Day() == 11:
			t.Fatalf("at %s it is due at %s", now, due)
		case onDay >= 3:
			t.Fatalf("due at %s as letter %d of the day", due, onDay+1)
		case !latest.Equal(due.Add(4 * time.Hour)):
			t.Fatalf("due at %s and latest at %s", due, latest)
		}
		if again, _, err := Replan(c, e, l, now, taken); err != nil || !again.Equal(due) {
			t.Fatalf("first %s, then %s, %v", due, again, err)
		}
	})
}

func TestReplanWithoutTime(t *testing.T) {
	c := study(1, 1, 1)
	e, l := late(c, "2026-03-13T08:00:00Z")
	for _, now := range []string{"2026-03-13T15:00:00Z", "2026-03-14T10:00:00Z", "2027-01-01T00:00:00Z"} {
		if due, _, err := Replan(c, e, l, utc(now), nil); !errors.Is(err, ErrNoTime) {
			t.Errorf("at %s: due at %s, %v; want ErrNoTime", now, due, err)
		}
	}
	full := []Taken{{Domain: "firm0.example", At: utc("2026-03-13T07:00:00Z")}}
	if due, _, err := Replan(c, e, l, utc("2026-03-13T10:00:00Z"), full); !errors.Is(err, ErrNoTime) {
		t.Errorf("the domain has had its letter: due at %s, %v", due, err)
	}
}

// A late letter stays in its wave while there is room, and else goes to a later one.
func TestReplanWithinTheWave(t *testing.T) {
	c := study(1, 1, 1)
	waves("0 8 * * mon", 5, "d")(c)
	c.Sending.Until = utc("2026-03-31T23:59:59Z")
	e, l := late(c, "2026-03-12T08:00:00Z")
	for seed := range int64(20) {
		c.Seed = seed
		due, _, err := Replan(c, e, l, utc("2026-03-12T13:00:00Z"), nil)
		if err != nil || due.Before(utc("2026-03-12T13:00:00Z")) || due.After(utc("2026-03-13T15:00:00Z")) {
			t.Fatalf("seed %d: due at %s, %v; want the rest of the week", seed, due, err)
		}
		if due, _, err = Replan(c, e, l, utc("2026-03-13T15:00:00Z"), nil); err != nil || due.Before(utc("2026-03-16T07:00:00Z")) {
			t.Fatalf("seed %d: due at %s, %v; want a later week", seed, due, err)
		}
	}
}

func TestReplanIsDrawnAnewAfterEachTry(t *testing.T) {
	c := study(1, 1, 1)
	now := utc("2026-03-10T10:00:00Z")
	e, first := late(c, "2026-03-09T08:00:00Z")
	_, second := late(c, "2026-03-10T08:00:00Z")
	a, _, errA := Replan(c, e, first, now, nil)
	b, _, errB := Replan(c, e, second, now, nil)
	if errA != nil || errB != nil || a.Equal(b) {
		t.Errorf("due at %s and %s (%v, %v)", a, b, errA, errB)
	}
}
