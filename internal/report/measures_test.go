package report

import (
	"encoding/json"
	"strconv"
	"strings"
	"testing"

	"replyaudit/internal/analysis"
	"replyaudit/internal/analysis/analysistest"
	"replyaudit/internal/audit"
	"replyaudit/internal/classify"
)

// promising is the specimen with six letters to each company, whose
// acknowledgements promise an answer within a day.
func promising() *analysis.Model {
	d := analysistest.Market(6)
	for i := range d.Records {
		for j := range d.Records[i].Messages {
			if m := &d.Records[i].Messages[j]; m.Decision.Verdict.Class == audit.Acknowledgement {
				m.Decision.Verdict.Ack = &classify.Ack{PromisesDeadline: true}
				m.Decision.Parts.Visible = "Thank you. We will get back to you within 24 hours."
			}
		}
	}
	return analysis.Analyse(d)
}

// The figures of the page, of report.json and of the export are the same.
func TestMeasuresAgreeInEveryFormat(t *testing.T) {
	m := promising()
	var r struct{ Measures jsonMeasuresRead }
	if err := json.Unmarshal([]byte(jsonOf(t, m)), &r); err != nil {
		t.Fatal(err)
	}
	files := all(t, m)
	kept, made := 0, 0
	for line := range strings.Lines(files["promises.csv"]) {
		if strings.Contains(line, ",opening,") {
			made++
			if strings.Contains(line, ",kept,") {
				kept++
			}
		}
	}
	market := r.Measures.Promises[0]
	if made == 0 || market.Source != "acknowledgement" || market.Kept != kept || market.Kept+market.Broken+market.Open != made {
		t.Errorf("report.json counts %+v, promises.csv %d kept of %d", market, kept, made)
	}
	row := "<td class=\"r\">" + strconv.Itoa(market.Kept) + "</td><td class=\"r\">" + strconv.Itoa(market.Broken) + "</td>"
	if !strings.Contains(files["report.html"], row) {
		t.Errorf("the page has no row with %s", row)
	}
	companies := 0
	for _, c := range r.Measures.Promises[1:] {
		companies++
		if (c.Share.Rate != nil) != (c.Kept+c.Broken >= analysis.RankFrom) {
			t.Errorf("RULES 8: %s has the rate %v over %d promises", c.Company, c.Share.Rate, c.Kept+c.Broken)
		}
	}
	if companies == 0 || len(r.Measures.Worst.Companies) == 0 {
		t.Error("no company has a row")
	}
	for _, c := range r.Measures.Worst.Companies {
		if c.N < analysis.RankFrom || c.Min > c.Q1 || c.Q1 > c.Median || c.Median > c.Q3 || c.Q3 > c.Max {
			t.Errorf("RULES 8: the spread of %s: %+v", c.Company, c)
		}
	}
}

type jsonMeasuresRead struct {
	Promises []struct {
		Source, Company    string
		Kept, Broken, Open int
		Share              struct{ Rate *float64 }
	}
	Worst struct {
		Companies []struct {
			Company                  string
			N                        int
			Min, Q1, Median, Q3, Max float64
		}
	}
}

// One organisation alone has no intervals, and its sentences no empty brackets.
func TestNoIntervalHasNoBrackets(t *testing.T) {
	for _, language := range Languages() {
		m := analysis.Analyse(ofOneOrganisation())
		if m.Rates.Replied.Limits.Defined() || m.Rates.Replied.X == 0 {
			t.Fatalf("%+v", m.Rates.Replied)
		}
		if page := htmlOf(t, m, language); strings.Contains(page, "(–)") {
			t.Errorf("%s: %s", language, page[strings.Index(page, "(–)")-80:][:90])
		}
	}
}

func ofOneOrganisation() *analysis.Data {
	d := few(analysistest.Market(6))
	for i := range d.Records {
		d.Records[i].Organisation = "one"
	}
	return d
}

// The name of a day stands beside its line, and so needs a seventh of the width.
func TestDaysOfATimelineStandWithinIt(t *testing.T) {
	m := sixLetters()
	b, named := newBuilder(m, mustWords(t)), 0
	for i := range m.Enquiries {
		if m.Enquiries[i].T0.IsZero() {
			continue
		}
		for _, day := range b.timeline("1", &m.Enquiries[i]).Days {
			if day.Text == "" {
				continue
			}
			named++
			if x, err := strconv.ParseFloat(strings.TrimSuffix(day.At, "%"), 64); err != nil || x > 100-100.0/7+0.1 {
				t.Errorf("%s: %s stands at %s", m.Enquiries[i].ID, day.Text, day.At)
			}
		}
	}
	if named == 0 {
		t.Error("no day has a name")
	}
}
