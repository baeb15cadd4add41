package report

import (
	"strings"
	"testing"

	"replyaudit/internal/analysis"
	"replyaudit/internal/analysis/analysistest"
	"replyaudit/internal/campaign"
)

func rated(t *testing.T) *analysis.Data {
	t.Helper()
	self, err := campaign.LoadSelfAssessment("../campaign/example/self-assessment.yaml")
	if err != nil {
		t.Fatal(err)
	}
	d := analysistest.Market(6)
	d.Campaign.SelfAssessment = self
	return d
}

func TestSelfAssessmentStandsBesideTheMail(t *testing.T) {
	m := analysis.Analyse(rated(t))
	page := render(t, m)
	for _, want := range []string{
		"Commitment of management</th><td class=\"r\">4 of 5</td>", "Mail cannot show it", "The log of our helpdesk", "Answers for it: Head of service",
		"On time and in full: ", `href="#principles"`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	if n := strings.Count(page, "Mail cannot show it"); n != 2 { // commitment and quality analysis
		t.Errorf("mail cannot show %d principles, want 2", n)
	}
	if !strings.Contains(jsonOf(t, m), `"principle": "commitment"`) {
		t.Error("report.json has no self-assessment")
	}
	without := render(t, changed(1, func(*analysis.Data) {}))
	if strings.Contains(without, "Own rating") || !strings.Contains(without, "On time and in full: ") || strings.Count(without, "Mail cannot show it") != 2 {
		t.Error("a report without a self-assessment speaks of one, or not of what mail showed")
	}
}

// What the organisation wrote is its own text and runs nothing.
func TestSelfAssessmentIsEscaped(t *testing.T) {
	d := rated(t)
	d.Campaign.SelfAssessment.Principles[0].Statement = "<script>alert(1)</script>"
	if strings.Contains(render(t, analysis.Analyse(d)), "<script>alert") {
		t.Error("the statement is markup")
	}
}

// A client's own letters are measured, and nobody else's.
func TestSelfAssessmentIsOfTheClient(t *testing.T) {
	d := rated(t)
	var client string
	for i := range d.Campaign.Companies {
		d.Campaign.Companies[i].Client = i == 0
		if i == 0 {
			client = d.Campaign.Companies[i].Key
		}
	}
	m := analysis.Analyse(d)
	letters := 0
	for i := range m.Enquiries {
		if e := &m.Enquiries[i]; e.Company == client && e.Settled && analysis.Delivered(e.Outcome) {
			letters++
		}
	}
	for _, p := range m.Principles {
		for _, x := range p.Shown {
			if x.Measure == "replied" && x.N != letters {
				t.Errorf("replied is of %d letters, want the client's %d", x.N, letters)
			}
		}
	}
}
