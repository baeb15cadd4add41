package report

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"replyaudit/internal/analysis"
	"replyaudit/internal/analysis/analysistest"
)

// The cover must count the letters as the funnel does.
func TestCoverCountsWhatTheFunnelCounts(t *testing.T) {
	m := sixLetters()
	i := slices.IndexFunc(m.Funnel, func(s analysis.Stage) bool { return s.ID == "sent" })
	accepted := 0
	for k := range m.Enquiries {
		if !m.Enquiries[k].T0.IsZero() {
			accepted++
		}
	}
	if m.Funnel[i].Count == accepted {
		t.Fatal("no letter was refused in the hand-over, so nothing is told apart")
	}
	if want := fmt.Sprintf("An audit of %d letters", m.Funnel[i].Count); !strings.Contains(render(t, m), want) {
		t.Errorf("the cover does not say %q", want)
	}
}

func TestMistakesThatAreNotPrintedAreCounted(t *testing.T) {
	m := sixLetters()
	if len(m.Mistakes) <= mostMistakes {
		t.Fatalf("the specimen has %d mistakes", len(m.Mistakes))
	}
	if want := fmt.Sprintf("The %d most frequent of %d mistakes", mostMistakes, len(m.Mistakes)); !strings.Contains(render(t, m), want) {
		t.Errorf("the head does not say %q", want)
	}
}

// Of one organisation alone there are no intervals, so the page must not explain any.
func TestOneOrganisationAloneHasNoIntervals(t *testing.T) {
	d := analysistest.Market(2)
	first := d.Campaign.Companies[0].Key
	d.Campaign.Companies = d.Campaign.Companies[:1]
	d.Records = slices.DeleteFunc(d.Records, func(r analysis.Record) bool { return r.Company != first })
	page := render(t, analysis.Analyse(d))
	if !strings.Contains(page, "One organisation alone was written to") || strings.Contains(page, "How to read the brackets") {
		t.Error("the summary explains intervals that it does not have")
	}
}
