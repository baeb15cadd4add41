package report

import (
	"bytes"
	"encoding/json"
	"html"
	"math"
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
		page := htmlOf(t, m, language)
		if strings.Contains(page, "(–)") {
			t.Errorf("%s: %s", language, page[strings.Index(page, "(–)")-80:][:90])
		}
		var brief bytes.Buffer
		if err := Brief(&brief, m, Options{Language: language}); err != nil || strings.Contains(brief.String(), "(–)") {
			t.Errorf("%s: %v, %s", language, err, brief.String())
		}
		if words := wordsIn(t, language); strings.Contains(page, words.say("time.band")) || !strings.Contains(html.UnescapeString(page), words.say("quality.text.points", words.count("count.replies", m.Rates.Replied.X))) {
			t.Errorf("%s: lines are explained that are not drawn", language)
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

// Where all companies have too few letters nothing is set beside anything, and below five
// a company has no rate in report.json either (RULES 8).
func TestFewLettersOfAClientTellNothing(t *testing.T) {
	one, six := analysis.Analyse(analysistest.Market(1)), sixLetters()
	if page := render(t, one); strings.Contains(page, "against the median") {
		t.Error("a client with one letter is set beside the market")
	}
	if page := render(t, six); !strings.Contains(page, "against the median") {
		t.Error("a client with six letters is not set beside the market")
	}
	for _, x := range figuresOf(t, one).Proposals {
		if x.N < analysis.RankFrom && !math.IsNaN(float64(x.Rate)) && x.Rate != 0 { // null is read as 0
			t.Errorf("%s, %s: %d of %d is %v", x.Company, x.Item, x.X, x.N, x.Rate)
		}
	}
	alone := *six
	alone.League = six.League[:1]
	if b := newBuilder(&alone, mustWords(t)); !strings.Contains(b.leagueHead(), "alone has letters enough") {
		t.Errorf("a league of one: %s", b.leagueHead())
	}
}

// In an interim report the wait rests on more letters than the rates, and says so; and
// before the first letter the cover counts none.
func TestInterimReportSaysWhatTheWaitRestsOn(t *testing.T) {
	m := changed(6, func(d *analysis.Data) { d.AsOf, d.Closed = d.LaunchedAt.AddDate(0, 0, 18), false })
	if wait := m.Survival.Reply.Elapsed; wait.N == m.Rates.Replied.N || math.IsInf(wait.Median, 1) {
		t.Fatalf("the specimen has %d letters, %d of them waiting, median %v", m.Rates.Replied.N, wait.N, wait.Median)
	}
	if page := render(t, m); !strings.Contains(page, "open windows included") {
		t.Error("nothing says what the wait rests on")
	}
	if page := render(t, sixLetters()); strings.Contains(page, "open windows included") {
		t.Error("of a closed campaign all rests on the same letters")
	}
	none := changed(1, func(d *analysis.Data) { d.Records = nil })
	if page := render(t, none); !strings.Contains(page, "no letter has gone out yet") {
		t.Error("the cover counts letters where there are none")
	}
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
