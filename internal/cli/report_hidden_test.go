package cli

import (
	"archive/zip"
	"bytes"
	"html"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"replyaudit/internal/analysis"
	"replyaudit/internal/campaign"
	"replyaudit/internal/mask"
	consultant "replyaudit/internal/notes"
	"replyaudit/internal/report"
)

// RULES 11: no format of a report that may not name the companies shows a domain or a
// name without legal form, nor does a company's own copy show those of another; notes
// and the improvement plan name them, too.
func TestRule11_RehearsalsNameNoCompany(t *testing.T) {
	for _, name := range []string{"lithuanian-companies", "consulting"} {
		t.Run(name, func(t *testing.T) {
			_, m, _ := rehearsed(t, name)
			withOwnWords(t, m)
			files := shownIn(t, m)
			searchCompanies(t, files, m.Campaign.Companies, "")
			if n := strings.Count(files["report.html"], "[company"); n < 2*3*len(m.Campaign.Companies) { // thrice each in the notes and in the plan
				t.Errorf("%d companies are masked: notes or plan are missing", n)
			}
			for _, own := range []string{m.Companies[0].Key, m.Companies[len(m.Companies)-1].Key} {
				searchCompanies(t, shownIn(t, mask.OwnCopy(m, own)), m.Campaign.Companies, own)
			}
		})
	}
}

// withOwnWords adds notes and an improvement plan that name each company.
func withOwnWords(t *testing.T, m *analysis.Model) {
	t.Helper()
	words := ""
	for _, c := range m.Campaign.Companies {
		words += "See " + bareName(c) + " at https://www." + c.Domain + "/about or office@" + c.Domain + ". "
	}
	file := filepath.Join(t.TempDir(), "notes.md")
	if err := os.WriteFile(file, []byte("by: Consultants for "+bareName(m.Campaign.Companies[0])+"\n# summary\n"+words+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	var err error
	if m.Notes, err = consultant.Load(file, report.Sections(m), nil); err != nil {
		t.Fatal(err)
	}
	m.Plan = &campaign.ImprovementPlan{Campaign: m.Campaign.Key, By: m.Campaign.Companies[0].Name, Date: "2026-05-04", Measures: []campaign.Measure{
		{Mistake: analysis.Silence, Act: words, Owner: bareName(m.Campaign.Companies[1]), State: "planned", Due: "2026-06-30"},
	}}
}

// bareName is a company's name without legal form and quotation marks.
func bareName(c campaign.Company) string {
	if quoted := regexp.MustCompile(`[„«](.+)[“»]`).FindStringSubmatch(c.Name); quoted != nil {
		return quoted[1]
	}
	return c.Name
}

// shownIn is what each file of a report says, the evidence's among them.
func shownIn(t *testing.T, m *analysis.Model) map[string]string {
	t.Helper()
	out := everyFormat(t, m, "en")
	out["report.html as text"] = regexp.MustCompile(`<[^>]*>`).ReplaceAllString(out["report.html"], "")
	var packed bytes.Buffer
	if err := report.Evidence(&packed, m, report.Options{Language: "en"}, report.Enclosure{}); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(packed.Bytes()), int64(packed.Len()))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range z.File {
		r, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out["evidence.zip: "+file.Name] = html.UnescapeString(string(text))
	}
	return out
}

// searchCompanies looks for every company but the one that may be named.
func searchCompanies(t *testing.T, files map[string]string, companies []campaign.Company, own string) {
	t.Helper()
	for file, text := range files {
		lower := strings.ToLower(text)
		for _, c := range companies {
			for _, secret := range []string{c.Domain, c.Address, bareName(c)} {
				if i := strings.Index(lower, strings.ToLower(secret)); c.Key != own && secret != "" && i >= 0 {
					t.Errorf("%s, copy of %q, shows %q: …%q…", file, own, secret, lower[max(0, i-60):min(len(lower), i+len(secret)+40)])
				}
			}
		}
	}
}
