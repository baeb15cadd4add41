package cli

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"replyaudit/internal/campaign"
	"replyaudit/internal/plan"
)

func TestNextMonday(t *testing.T) {
	for now, want := range map[string]string{
		"2026-11-22T23:59:59Z": "2026-11-23", // a Sunday
		"2026-11-23T00:00:00Z": "2026-11-30", // a Monday: today would be too soon
		"2026-11-24T12:00:00Z": "2026-11-30",
		"2026-12-31T12:00:00Z": "2027-01-04",
		// Where the user is, it is Monday already.
		"2026-11-23T00:30:00+02:00": "2026-11-30",
	} {
		at, err := time.Parse(time.RFC3339, now)
		if err != nil {
			t.Fatal(err)
		}
		if got := nextMonday(at).Format(time.DateOnly); got != want {
			t.Errorf("next Monday after %s is %s, want %s", now, got, want)
		}
	}
}

func TestBeginOnMovesEveryDayAlike(t *testing.T) {
	const text = `authorisation: { date: 2027-01-04 }
sending:
  from: 2027-01-11   # or a time (2027-01-11 09:00)
  until: 2027-01-22
holidays: [ { date: 2027-02-30 }, { date: 2027-03-01 } ]
seed: 20270111
`
	const want = `authorisation: { date: 2026-11-23 }
sending:
  from: 2026-11-30   # or a time (2026-11-30 09:00)
  until: 2026-12-11
holidays: [ { date: 2027-02-30 }, { date: 2027-01-18 } ]
seed: 20270111
`
	got, err := beginOn(text, time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC))
	if err != nil || got != want {
		t.Errorf("%v\n%s\nwant\n%s", err, got, want)
	}
	if _, err := beginOn("sending: {}\n", time.Time{}); err == nil {
		t.Error("a text without sending.from is moved")
	}
}

// Whatever the day, what init writes is valid, begins on the next Monday and has
// room for all its letters, over holidays too.
func TestInitWritesCampaignsThatFit(t *testing.T) {
	days := []time.Time{
		time.Date(2026, 11, 21, 22, 0, 0, 0, time.UTC),
		time.Date(2026, 12, 16, 8, 0, 0, 0, time.UTC), // Christmas in the first week
		time.Date(2027, 3, 24, 8, 0, 0, 0, time.UTC),  // begins on Easter Monday
		time.Date(2027, 4, 28, 8, 0, 0, 0, time.UTC),  // the first days of May
	}
	for _, purpose := range slices.Sorted(maps.Keys(purposes())) {
		for _, now := range days {
			dir := filepath.Join(t.TempDir(), "campaign")
			var stdout bytes.Buffer
			if err := runInit(&globals{stdout: &stdout}, purpose, dir, now); err != nil {
				t.Fatal(err)
			}
			c, err := campaign.Load(filepath.Join(dir, "campaign.yaml"))
			if err != nil {
				t.Fatalf("%s: %v", purpose, err)
			}
			if !c.Sending.From.Equal(nextMonday(now)) {
				t.Errorf("%s, written on %s, begins on %s", purpose, now.Format(time.DateOnly), c.Sending.From.Format(time.DateOnly))
			}
			if c.Authorisation.Date > now.Format(time.DateOnly) {
				t.Errorf("%s, written on %s, was authorised on %s", purpose, now.Format(time.DateOnly), c.Authorisation.Date)
			}
			if _, err := plan.Make(c, now, nil); err != nil {
				t.Errorf("%s, written on %s: %v", purpose, now.Format(time.DateOnly), err)
			}
		}
	}
}

// A folder that holds one of the files is left as it is, but for a .gitignore,
// which may be the repository's.
func TestInitOverwritesNothing(t *testing.T) {
	now := time.Date(2026, 11, 21, 22, 0, 0, 0, time.UTC)
	for _, name := range []string{"campaign.yaml", "companies.csv", "README.md", ".gitignore"} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, name), []byte("mine"), 0o600); err != nil {
			t.Fatal(err)
		}
		err := runInit(&globals{stdout: &bytes.Buffer{}}, "study", dir, now)
		if name != ".gitignore" && (err == nil || !strings.Contains(err.Error(), name+" is there already")) {
			t.Errorf("beside %s: %v", name, err)
		}
		if name == ".gitignore" && err != nil {
			t.Errorf("beside .gitignore: %v", err)
		}
		if kept, err := os.ReadFile(filepath.Join(dir, name)); err != nil || string(kept) != "mine" {
			t.Errorf("%s now holds %q, %v", name, kept, err)
		}
		entries, err := os.ReadDir(dir)
		if err != nil || name != ".gitignore" && len(entries) != 1 {
			t.Errorf("beside %s the folder has %d files, %v", name, len(entries), err)
		}
	}
}
