package report

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"replyaudit/internal/analysis"
	"replyaudit/internal/analysis/analysistest"
	"replyaudit/internal/audit"
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

// A letter whose sender was challenged and that was replied to after its reminder is
// challenged on the cover as it is in the flow table: the outcome comes before any
// reminder (RULES 1 and 5), and the flag stands beside it.
func TestCoverCountsOutcomesAsTheFlowTableDoes(t *testing.T) {
	m := *oneLetter()
	m.Enquiries = slices.Clone(m.Enquiries)
	changed := 0 // beside the one that the specimen has
	for i := range m.Enquiries {
		if e := &m.Enquiries[i]; changed < 3 && analysis.Result(e) == analysis.NoReply && e.Outcome == audit.Silent && !e.OnlyReminded() {
			e.Outcome, e.Flags.AfterReminder = audit.Challenged, changed == 2
			changed++
		}
	}
	for language, want := range map[string][]string{
		"en": {"4 letters whose senders were challenged", "1 letter is counted in two of these."},
		"ru": {"4 письма с проверкой отправителя", "1 письмо входит в две из этих групп."},
		"lt": {"4 laiškai su tikrintu siuntėju", "1 laiškas priklauso dviem iš šių grupių."},
	} {
		w, err := loadWords(language)
		if err != nil {
			t.Fatal(err)
		}
		text := strings.ReplaceAll(newBuilder(&m, w).tallyCaption(), nbsp, " ")
		for _, part := range want {
			if !strings.Contains(text, part) {
				t.Errorf("%s: %q, want %q", language, text, part)
			}
		}
	}
}
