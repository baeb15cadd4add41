package cli

import (
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"replyaudit/internal/analysis"
	"replyaudit/internal/campaign"
	"replyaudit/internal/world"
)

// rehearsed runs a campaign that comes with the program to its end in the simulated world.
func rehearsed(t *testing.T, name string) (*campaign.Campaign, *analysis.Model, []world.Truth) {
	t.Helper()
	c, err := campaign.Load(filepath.Join("..", "..", "campaigns", name, "campaign.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	played, err := simulated(c)
	if err != nil {
		t.Fatal(err)
	}
	r := runInWorld(t, played)
	m, err := modelOf(t.Context(), r.store, c.Key, time.Time{}, true)
	if err != nil {
		t.Fatal(err)
	}
	return c, m, r.truth
}

// runInWorld runs a campaign to its end in the simulated world; nothing may be
// complained of.
func runInWorld(t *testing.T, c *campaign.Campaign) *rehearsal {
	t.Helper()
	var stderr strings.Builder
	g := &globals{stderr: &stderr}
	r, err := g.rehearse(t.Context(), c, habits{}, filepath.Join(t.TempDir(), "campaign.db"), c.Sending.From.Add(-time.Hour))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.store.Close() })
	if stderr.Len() > 0 {
		t.Errorf("seed %d: the rehearsal complains: %s", c.Seed, stderr.String())
	}
	return r
}

// Each campaign that comes with the program runs to its end in its languages,
// letters of each of its stages have gone out, and what is measured is what
// happened.
func TestShippedCampaigns(t *testing.T) {
	for name, want := range map[string]struct {
		compared int
		stages   string
	}{
		"lithuanian-companies": {29, "debriefing opening reminder"},
		"self-audit":           {36, "opening reminder thanks"},
		"correspondence-study": {72, "clarification debriefing opening"},
		"consulting":           {38, "clarification follow_up opening thanks"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, m, truth := rehearsed(t, name)
			l := compareWithTruth(c, m.Enquiries, truth)
			for _, d := range l.differences {
				t.Errorf("%s (%s): %s is %q, was %q", d.enquiry, d.habit, d.what, d.measured, d.happened)
			}
			if len(l.waiting) > 0 || l.compared != want.compared {
				t.Errorf("%d enquiries were compared, want %d; waiting for a person: %v", l.compared, want.compared, l.waiting)
			}
			if got := stagesSent(truth); got != want.stages || !m.Facts.Closed {
				t.Errorf("sent %s, want %s; closed %t", got, want.stages, m.Facts.Closed)
			}
			if a := m.Rates.Answered; a.X == 0 || a.X == a.N {
				t.Errorf("%d of %d were answered; nothing is tried by that", a.X, a.N)
			}
		})
	}
}

// stagesSent names the stages of the letters that companies got, sorted.
func stagesSent(truth []world.Truth) string {
	sent := map[string]bool{}
	for _, one := range truth {
		for _, l := range one.Letters {
			sent[string(l.Stage)] = true
		}
	}
	return strings.Join(slices.Sorted(maps.Keys(sent)), " ")
}
