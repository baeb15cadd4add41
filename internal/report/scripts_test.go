package report

import (
	"strings"
	"testing"

	"replyaudit/internal/analysis"
	"replyaudit/internal/analysis/analysistest"
	"replyaudit/internal/calendar"
	"replyaudit/internal/campaign"
	"replyaudit/internal/rubric"
)

// Whoever repeats the study needs every letter that a company can have got, in
// every wording, and none in a language that nobody was written to in.
func TestAppendixHasEveryLetterOfTheScript(t *testing.T) {
	d := analysistest.Market(1)
	s := &d.Campaign.Scripts[0]
	language := d.Records[0].Language
	in := func(body string) map[string][]campaign.Text {
		return map[string][]campaign.Text{language: {{Body: body}}, "et": {{Body: body + " eesti"}}}
	}
	s.Opening = in("")
	s.Opening[language] = []campaign.Text{{Variant: "a", Subject: "A voucher", Body: "opening in one wording"}, {Variant: "b", Subject: "A gift", Body: "opening in another"}}
	s.Clarification = &campaign.Clarification{
		After: calendar.Duration{N: 1, Unit: calendar.Hours}, Texts: in("facts that were asked for"),
		Facts: []campaign.Fact{{Key: "size", Text: map[string]string{language: "I wear a medium."}}},
	}
	s.Reminder = &campaign.Step{After: calendar.Duration{N: 3, Unit: calendar.WorkingDays}, Texts: in("a word of reminder")}
	s.FollowUp = &campaign.Step{After: calendar.Duration{N: 2, Unit: calendar.Days}, When: "answered", Texts: in("one thing more")}
	s.Thanks = &campaign.Step{After: calendar.Duration{N: 1, Unit: calendar.Hours}, Texts: in("thank you")}
	s.Debriefing = &campaign.Step{After: calendar.Duration{N: 2, Unit: calendar.Days}, Texts: in("it was a study")}

	page := strings.ReplaceAll(all(t, analysis.Analyse(d))["report.html"], "\u00a0", " ")
	for name, text := range map[string]string{"the page": page, "paper": strings.Join(strings.Fields(poppler(t, printPDF(t, analysis.Analyse(d), PaperA4), "pdftotext")), " ")} {
		for _, want := range []string{
			"wording “a”", "opening in one wording", "wording “b”", "opening in another",
			"1 hour after it", "facts that were asked for", "I wear a medium.",
			"3 working days after the opening", "a word of reminder", "Re: A voucher",
			"2 days after the complete answer", "one thing more", "thank you", "it was a study",
		} {
			if !strings.Contains(text, want) {
				t.Errorf("%s does not say %q", name, want)
			}
		}
		if strings.Contains(text, "eesti") {
			t.Errorf("%s has a letter in a language that nobody was written to in", name)
		}
	}
}

// Every value that a coder can give stands in the report with its anchor and score.
func TestAppendixHasTheCodebook(t *testing.T) {
	m := analysis.Analyse(analysistest.Market(1))
	r, err := rubric.Load("default")
	if err != nil {
		t.Fatal(err)
	}
	m.Rubric = r
	page := all(t, m)["report.html"]
	for _, item := range m.Rubric.Coded() {
		book, _ := item.Codebook()
		for _, v := range book.Values {
			if row := `<td class="sub" lang="en">` + v.ID + `</td><th scope="row">` + strings.ReplaceAll(v.Anchor["en"], "'", "&#39;") + `</th>`; !strings.Contains(page, row) {
				t.Errorf("%s: the codebook has no row %s", item.ID, row)
			}
		}
	}
}
