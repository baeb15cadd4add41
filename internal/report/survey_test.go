package report

import (
	"strings"
	"testing"

	"replyaudit/internal/analysis"
	"replyaudit/internal/analysis/analysistest"
	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
	"replyaudit/internal/survey"
)

// surveyed is the specimen with a questionnaire behind each replied letter; the
// first six come back.
func surveyed(text string) *analysis.Model {
	return analysis.Analyse(asked(analysistest.Market(1), text))
}

// asked sends the questionnaire to a market of one letter each.
func asked(d *analysis.Data, text string) *analysis.Data {
	d.Campaign.Scripts[0].Questionnaire = &campaign.Questionnaire{OptIn: "all", Questions: []survey.Question{
		{ID: "overall", Kind: survey.Scale, Text: map[string]string{"en": "How satisfied are you?"}},
		{ID: "better", Kind: survey.Text, Text: map[string]string{"en": "What should be done better?"}},
	}}
	returned := 0
	for i := range d.Records {
		r := &d.Records[i]
		if r.Script != d.Campaign.Scripts[0].Key || len(r.Messages) == 0 || returned == 6 || r.Letter.SentAt.IsZero() {
			continue
		}
		returned++
		sent := r.Letter.SentAt.AddDate(0, 0, 20)
		r.Steps = append(r.Steps, analysis.Step{Stage: audit.Questionnaire, ID: r.ID + "/questionnaire", Letter: analysis.Letter{State: audit.Accepted, SentAt: sent}, WindowEnd: sent.AddDate(0, 0, 7)})
		m := r.Messages[0]
		m.ID, m.ReceivedAt, m.Decision.Verdict.Class = r.ID+"/survey", sent.AddDate(0, 0, 1), audit.Human
		m.Decision.Match.Letter, m.Decision.Parts.Visible = r.ID+"/questionnaire", text
		r.Messages = append(r.Messages, m)
	}
	if last := d.Records[0].Letter.SentAt.AddDate(0, 2, 0); d.AsOf.Before(last) {
		d.AsOf = last
	}
	return d
}

func TestSurveyInEveryFormat(t *testing.T) {
	files := all(t, surveyed("1: 4\n2: ask +370 600 12345 and <script>alert(1)</script>"))
	page := files["report.html"]
	for _, want := range []string{"6 of 6 questionnaires came back", "1: 0 · 2: 0 · 3: 0 · 4: 6 · 5: 0", "<td class=\"r\">4.0</td>", `href="#survey"`, `<b>14</b> Satisfaction`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	if !strings.Contains(files["report.json"], `"returned": 6`) || strings.Count(files["survey.csv"], ",scale,") != 6 {
		t.Error("report.json and survey.csv do not count six")
	}
	for name, text := range files { // RULES 11
		if strings.Contains(text, "600 12345") {
			t.Errorf("%s shows a telephone number", name)
		}
		if strings.HasSuffix(name, ".html") && strings.Contains(text, "<script>alert") {
			t.Errorf("%s runs what a stranger wrote", name)
		}
	}
}

func TestSurveyOfNobody(t *testing.T) {
	if page := render(t, changed(1, func(*analysis.Data) {})); strings.Contains(page, "Satisfaction") {
		t.Error("a campaign without a questionnaire reports on one")
	}
}
