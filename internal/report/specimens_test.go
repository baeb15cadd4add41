package report

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"slices"
	"testing"

	"replyaudit/internal/evidence"
	"replyaudit/internal/mask"

	"replyaudit/internal/analysis"
	"replyaudit/internal/analysis/analysistest"
	"replyaudit/internal/campaign"
)

// few keeps four companies of the specimen, the client and a hostile one among them,
// so that a browser takes the page apart in seconds.
func few(d *analysis.Data) *analysis.Data {
	kept := map[string]bool{}
	var companies []campaign.Company
	for i, c := range d.Campaign.Companies {
		if i%21 == 0 {
			kept[c.Key], companies = true, append(companies, c)
		}
	}
	d.Campaign.Companies = companies
	d.Records = slices.DeleteFunc(d.Records, func(r analysis.Record) bool { return !kept[r.Company] })
	return d
}

// everything is a campaign with each section that a report can have but the questionnaire's.
func everything(t *testing.T) *analysis.Model {
	d := few(inWaves())
	d.Campaign.Design.Factors = []campaign.Factor{{Key: "tone", Levels: []string{"plain", "warm"}}}
	for i := range d.Records {
		d.Records[i].Factors = map[string]string{"tone": []string{"plain", "warm"}[i/2%2]}
	}
	for i := range d.Campaign.Companies {
		d.Campaign.Companies[i].Fields = map[string]string{"chain": []string{"yes", "no"}[i%2]}
	}
	m := noted(t, analysis.Analyse(d), "by: Jane Doe\n# summary\nAs **agreed**.\n\n- one\n\n1. two\n# league\nBeside it.\n## company lt01\nYours.\n")
	m.Plan = &campaign.ImprovementPlan{Campaign: d.Campaign.Key, By: "J. Doe", Date: "2026-06-01", Measures: []campaign.Measure{
		{Mistake: m.Mistakes[0].ID, Act: "Answer on the same day", Owner: "Front desk", State: "in_progress", Due: "2026-09-01"},
		{Mistake: "silence", Act: "Nobody reads the second mailbox", Owner: "IT", State: "planned"},
	}}
	return m
}

// specimens are small reports which between them hold every element, and each
// language: what a validator and an accessibility check are shown.
func specimens(t *testing.T) map[string]string {
	whole := everything(t)
	nobody := few(analysistest.Market(1))
	nobody.Records = nil
	half := few(analysistest.Market(2))
	interim(half)
	unnamed := few(analysistest.Market(2))
	unnamed.Campaign.Report.PublishNames = false
	return map[string]string{
		"everything": htmlOf(t, whole, "en"),
		"own copy":   htmlOf(t, noted(t, ownCopy(t, "lt01", 2, func(*analysis.Data) {}), "## company lt01\nYours.\n"), "lt"),
		"interim":    htmlOf(t, analysis.Analyse(half), "ru"),
		"no replies": htmlOf(t, analysis.Analyse(nobody), "en"),
		"unnamed":    htmlOf(t, analysis.Analyse(unnamed), "lt"),
		"coded":      htmlOf(t, analysis.Analyse(few(analysistest.Coded(30))), "ru"),
		"branded":    brandedPage(t, few(analysistest.Market(2))),
		"evidence":   evidencePage(t, analysis.Analyse(few(analysistest.Market(1)))),
		"surveyed":   htmlOf(t, analysis.Analyse(asked(few(analysistest.Market(1)), "1: 4\n2: call back")), "en"),
	}
}

// brandedPage is a firm's anonymous report.
func brandedPage(t *testing.T, d *analysis.Data) string {
	var b bytes.Buffer
	if err := HTML(&b, mask.Anonymous(d), Options{Language: "ru", Brand: branded()}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// evidencePage is the page that lies in the evidence.
func evidencePage(t *testing.T, m *analysis.Model) string {
	var b bytes.Buffer
	if err := Evidence(&b, m, Options{Language: "lt"}, Enclosure{}); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	page, err := fs.ReadFile(z, evidence.Page)
	if err != nil {
		t.Fatal(err)
	}
	return string(page)
}
