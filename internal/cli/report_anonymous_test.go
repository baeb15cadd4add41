package cli

import (
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"replyaudit/internal/analysis"
	"replyaudit/internal/campaign"
	"replyaudit/internal/mask"
	"replyaudit/internal/report"
)

// The anonymous report of the demo, in every format, holds no name, address,
// domain, phone or signer of any company, and none of a persona.
func TestAnonymousReportOfTheDemo(t *testing.T) {
	c, err := demoCampaign(t.TempDir(), 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	d := played(t, c)
	secrets := identityOf(d)
	if len(secrets) < 200 {
		t.Fatalf("only %d names and addresses to look for", len(secrets))
	}
	for _, language := range report.Languages() {
		t.Run(language, func(t *testing.T) { searchAnonymous(t, d, language, secrets) })
	}
}

// Letters of a self-audit say where the customer lives, in their subjects too.
func TestAnonymousReportOfASelfAudit(t *testing.T) {
	c, err := campaign.Load(filepath.Join("..", "..", "campaigns", "self-audit", "campaign.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	if c, err = simulated(c); err != nil {
		t.Fatal(err)
	}
	d := played(t, c)
	secrets := identityOf(d)
	if !slices.Contains(secrets, "LS6 2AB") {
		t.Fatalf("no postcode to look for in %q", secrets)
	}
	searchAnonymous(t, d, "en", secrets)
}

func searchAnonymous(t *testing.T, d *analysis.Data, language string, secrets []string) {
	t.Helper()
	for file, text := range everyFormat(t, mask.Anonymous(d), language) {
		lower := strings.ToLower(text)
		for _, secret := range secrets {
			if i := strings.Index(lower, strings.ToLower(secret)); i >= 0 {
				t.Errorf("%s shows %q: …%q…", file, secret, lower[max(0, i-60):min(len(lower), i+len(secret)+40)])
			}
		}
	}
}

// played is what became of a campaign in the simulated world.
func played(t *testing.T, c *campaign.Campaign) *analysis.Data {
	t.Helper()
	r := runInWorld(t, c)
	d, err := dataOf(t.Context(), r.store, c.Key, "", time.Time{}, true)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// everyFormat is what each file of a report says.
func everyFormat(t *testing.T, m *analysis.Model, language string) map[string]string {
	t.Helper()
	dir, out := t.TempDir(), map[string]string{}
	if _, err := writeReport(t.Context(), dir, []string{"html", "pdf", "json", "csv"}, printing{lang: language}, m); err != nil {
		t.Fatal(err)
	}
	files, err := os.ReadDir(dir)
	if err != nil || len(files) < 10 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, file := range files {
		text, err := os.ReadFile(filepath.Join(dir, file.Name()))
		if _, missing := exec.LookPath("pdftotext"); filepath.Ext(file.Name()) == ".pdf" && missing == nil { // else the other formats speak for it
			text, err = exec.Command("pdftotext", "-layout", filepath.Join(dir, file.Name()), "-").Output()
		}
		if err != nil {
			t.Fatal(err)
		}
		out[file.Name()] = html.UnescapeString(string(text))
	}
	return out
}

// identityOf is what tells who the companies, their staff and the personas are.
func identityOf(d *analysis.Data) []string {
	var out []string
	for _, c := range d.Campaign.Companies {
		out = append(out, c.Name, c.Address, c.Domain, c.Fields["street"], "/"+c.Key)
	}
	for _, p := range d.Campaign.Personas {
		out = append(out, p.First+" "+p.Last, p.Last, p.Address)
		for _, fact := range p.Facts { // where it lives; a town alone is also part of other words
			if strings.ContainsAny(fact, "0123456789") {
				out = append(out, fact)
			}
		}
	}
	for _, r := range d.Records {
		for _, m := range slices.Concat(r.Messages, r.Pending) {
			facts := m.Decision.Reading.Facts
			out = append(out, m.From, facts["responder_name"].Value, facts["phone"].Span.Quote)
			for line := range strings.Lines(m.Decision.Parts.Signature) {
				if line = strings.TrimSpace(line); strings.ContainsAny(line, "@+0123456789") || len(strings.Fields(line)) > 2 {
					out = append(out, line)
				}
			}
		}
	}
	slices.Sort(out)
	return slices.DeleteFunc(slices.Compact(out), func(s string) bool { return len(s) < 4 })
}
