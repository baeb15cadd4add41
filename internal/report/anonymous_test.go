package report

import (
	"bytes"
	"encoding/json"
	"html"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"replyaudit/internal/analysis"
	"replyaudit/internal/analysis/analysistest"
	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
	"replyaudit/internal/mask"
	"replyaudit/internal/store"
)

// handedOut is what the report of a model says in every language, by file: HTML as
// text and as it stands, the PDF as text where the program for it is there, JSON and CSV.
func handedOut(t *testing.T, m *analysis.Model) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, language := range Languages() {
		page := htmlOf(t, m, language)
		out["report.html in "+language] = html.UnescapeString(page)
		out["report.html as text in "+language] = html.UnescapeString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(page, ""))
		out["summary in "+language] = brief(t, m, language)
		if _, err := exec.LookPath("pdftotext"); err == nil {
			out["report.pdf in "+language] = pdfText(t, m, language)
		}
	}
	out["report.json"] = jsonOf(t, m)
	dir := t.TempDir()
	if err := CSV(dir, m); err != nil {
		t.Fatal(err)
	}
	names, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		out[name.Name()] = read(t, filepath.Join(dir, name.Name()))
	}
	return out
}

// pdfText is what the PDF says, and what it says of itself.
func pdfText(t *testing.T, m *analysis.Model, language string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "report.pdf")
	var b bytes.Buffer
	if err := PDF(&b, m, Options{Language: language}); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	text, err := exec.CommandContext(t.Context(), "pdftotext", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	about, err := exec.CommandContext(t.Context(), "pdfinfo", file).Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(text) + string(about)
}

// identifying is everything of a campaign that tells who somebody is.
func identifying(d *analysis.Data) []string {
	var out []string
	for _, c := range d.Campaign.Companies {
		out = append(out, c.Name, c.Address, c.Domain, "/"+c.Key+"/")
	}
	for _, p := range d.Campaign.Personas {
		out = append(out, p.First+" "+p.Last, p.Last, p.Address)
	}
	for _, r := range d.Records {
		for _, m := range slices.Concat(r.Messages, r.Pending) {
			out = append(out, m.SHA256, m.ID, m.From, m.Decision.Reading.Facts["responder_name"].Value, m.Decision.Reading.Facts["phone"].Span.Quote)
		}
	}
	out = append(out, d.Campaign.Authorisation.By, d.Campaign.Authorisation.Statement)
	slices.Sort(out)
	return slices.DeleteFunc(slices.Compact(out), func(s string) bool { return len(s) < 4 })
}

func search(t *testing.T, files map[string]string, secrets []string) {
	t.Helper()
	for name, text := range files {
		lower := strings.ToLower(text)
		for _, secret := range secrets {
			if i := strings.Index(lower, strings.ToLower(secret)); i >= 0 {
				t.Errorf("%s shows %q: …%q…", name, secret, lower[max(0, i-60):min(len(lower), i+len(secret)+40)])
			}
		}
	}
}

// talkative is a model of two waves with everything that people add: a client, notes
// and a plan that name companies and people, and a proposal in a consultant's words.
func talkative(t *testing.T) (*analysis.Model, []string) {
	t.Helper()
	d := inWaves()
	d.Campaign.Authorisation.Basis = "own_organisation"
	d.Campaign.Title = "Do Žaliosios Linijos printers answer?"
	d.Campaign.Report.Breakdowns = []string{"land", "trade"}
	for i := range d.Campaign.Companies {
		d.Campaign.Companies[i].Fields = map[string]string{"land": []string{"Dzūkija", "Suvalkija"}[i%2], "trade": []string{"print shop", "copy shop"}[i%2]}
	}
	d.Campaign.Companies[0].Fields["land"], d.Campaign.Companies[1].Fields["land"] = "Mažoji Lietuva", "Mažoji Lietuva"
	d.Campaign.Companies[0].Fields["trade"], d.Campaign.Companies[1].Fields["trade"] = "letterpress museum", "letterpress museum"
	d.Proposals = map[string]store.Override{}
	for _, c := range d.Campaign.Companies {
		for _, id := range analysis.MistakeIDs(d.Rubric) {
			d.Proposals[store.ProposalID(d.Campaign.Key, c.Key, id)] = store.Override{Value: store.ProposalReworded, Note: "Ask Rūta Kazlauskienė of " + c.Name + ", ruta@" + c.Domain, Person: "person:petrapolis"}
		}
	}
	m := mask.Anonymous(d)
	first, last := d.Campaign.Companies[0], d.Campaign.Companies[len(d.Campaign.Companies)-1]
	text := "by: Konstantinas Patarėjas\n# summary\nŽaliosios Linijos and Каштаном-Печатью differ; write to info@" + first.Domain + " or call +370 612 34567. Birutė Planienė knows.\n"
	for _, c := range []campaign.Company{last, first} {
		text += "## company " + c.Key + "\n" + c.Name + " (" + c.Domain + ") is **" + c.Name + "**, says Planienei.\n"
	}
	m = noted(t, m, text)
	m.Plan = &campaign.ImprovementPlan{Campaign: "specimen", By: "Algis Vadovas", Date: "2026-05-04", Measures: []campaign.Measure{
		{Mistake: analysis.Silence, Act: "Birutė Planienė of " + first.Name + " reads the mailbox", Owner: "Birutė Planienė", State: "planned", Due: "2026-06-30"},
	}}
	return m, append(identifying(d), "Patarėjas", "Planien", "Vadovas", "612 34567", "Žalios", "Каштан", "Mažoji Lietuva", "letterpress museum", "petrapolis", "ruta@")
}

func TestAnonymousReportNamesNobody(t *testing.T) {
	m, secrets := talkative(t)
	files := handedOut(t, m)
	search(t, files, secrets)
	for _, want := range []string{"Planas", "План", "Plan"} {
		if !slices.ContainsFunc(slices.Collect(maps.Values(files)), func(text string) bool { return strings.Contains(text, want) }) {
			t.Errorf("no file prints the plan as %q", want)
		}
	}
	var r jsonReport
	if err := json.Unmarshal([]byte(files["report.json"]), &r); err != nil {
		t.Fatal(err)
	}
	if len(r.Notes) != 3 || r.Notes[1].Company > r.Notes[2].Company || len(r.Plan) != 1 || r.Plan[0].Owner == "" || r.Waves == nil || len(r.Proposals) == 0 {
		t.Errorf("notes %+v, plan %+v, %d proposals: something to be masked is not there", r.Notes, r.Plan, len(r.Proposals))
	}
}

// What clerks write of themselves in ways that no list has.
func TestAnonymousReportOfTalkativeCompanies(t *testing.T) {
	d := analysistest.Market(1)
	d.Campaign.Title = "Audit for UAB Žalioji Linija"
	d.Campaign.Key = "zalioji-linija"
	c := &d.Campaign.Companies
	(*c)[0].Name, (*c)[1].Name = "UAB „Žalioji Linija“", "ООО «Ромашка»"
	(*c)[0].Fields = map[string]string{"street": "Kalvarijų g. 112", "trade": "print shop"}
	text := `Sveiki, rašo Žaliosios Linijos vadybininkė; мы из Ромашки, а не из ZALIOJI LINIJA.
Ромашкой и Romashka, Ža` + "\u200b" + `lioji Linija, žalioji-linija, Zaliojilinija; www.zaliojilinija.example/kontaktai, romashka.ru
Ateikite į Kalvarijų g. 112, LT-01234. Tel. 8 5 212 3456, 8-800-555-35-35, mob.: 699 11122
Jonas Petraitis, rašykite Petraičiui: j.petraitis@kitas.example
--
Jonas Petraitis
vyr. vadybininkas, antras aukštas`
	shown := 0
	for i := range d.Records {
		r := &d.Records[i]
		for j := range r.Messages {
			m := &r.Messages[j]
			if m.Decision.Verdict.Class != audit.Human || shown > 20 {
				continue
			}
			shown++
			m.Subject, m.FromName, m.From = "Nuo Žaliosios Linijos", "Jonas Petraitis", "j.petraitis@zaliojilinija.example"
			m.Decision.Parts.Visible = text + "\n\n" + m.Decision.Parts.Visible
			m.Decision.Parts.Signature = "Jonas Petraitis\nvyr. vadybininkas, antras aukštas"
		}
	}
	if shown == 0 {
		t.Fatal("no reply was changed")
	}
	search(t, handedOut(t, mask.Anonymous(d)), append(identifying(d),
		"Žaliosios", "zalioji", "žalioji", "Linijos vadyb", "Žaliosios Linij", "Ромашк", "Romashk", "Ža\u200blioji", "kontaktai", "Kalvarij", "LT-01234", "212 3456", "555-35", "11122",
		"petrait", "vadybininkas", "antras aukštas"))
}

// The order of codes is not that of the list or of the league, and is the same every time.
func TestPseudonymsTellNothing(t *testing.T) {
	d := analysistest.Market(6)
	m := mask.Anonymous(d)
	var keys []string
	for _, c := range m.Campaign.Companies {
		keys = append(keys, c.Key)
	}
	for _, c := range mask.Anonymous(analysistest.Market(6)).Campaign.Companies {
		if c.Key != keys[0] {
			t.Fatalf("the codes changed: %s, then %s", keys[0], c.Key)
		}
		keys = keys[1:]
	}
	apart := func(name string, order []string) {
		t.Helper()
		same := 0
		for i, c := range m.Campaign.Companies[:len(order)] {
			if c.Key == order[i] {
				same++
			}
		}
		if same > len(order)/8 {
			t.Errorf("%d of %d companies have the place of %s", same, len(order), name)
		}
	}
	var list, league []string
	for _, c := range d.Campaign.Companies {
		list = append(list, c.Key)
	}
	for _, s := range m.League {
		league = append(league, s.Company)
	}
	apart("the list", list)
	apart("the league", league)
	for i := 1; i < len(m.Enquiries); i++ {
		a, b := m.Enquiries[i-1], m.Enquiries[i]
		place := func(key string) int {
			return slices.IndexFunc(m.Campaign.Companies, func(c campaign.Company) bool { return c.Key == key })
		}
		if place(a.Company) > place(b.Company) {
			t.Fatalf("%s stands before %s", a.ID, b.ID)
		}
	}
	other := analysistest.Market(6)
	other.Campaign.Seed++
	if first := mask.Anonymous(other).Campaign.Companies[0].Key; first == m.Campaign.Companies[0].Key {
		t.Errorf("another seed gives the same first company, %s", first)
	}
}

// Another order of companies changes no figure.
func TestReorderedSaysTheSame(t *testing.T) {
	m := sixLetters()
	place := map[string]int{}
	for i, c := range m.Campaign.Companies {
		place[c.Key] = (i * 37) % len(m.Campaign.Companies)
	}
	rows := func(m *analysis.Model) []string {
		page := render(t, m)
		out := regexp.MustCompile(`(?s)<tr.*?</tr>|<article class="company".*?</dl>`).FindAllString(page, -1)
		out = slices.DeleteFunc(out, func(row string) bool { return strings.Contains(row, `id="evidence-events"`) }) // of the log enquiry by enquiry
		for i := range out {                                                                                         // labels of people and numbers of tables are given in the order of sight
			out[i] = regexp.MustCompile(`\[(staff|phone|address) \d+\]`).ReplaceAllString(out[i], "[$1]")
		}
		slices.Sort(out)
		return out
	}
	first, second := rows(m), rows(m.Reordered(place))
	if len(first) < 1000 || !slices.Equal(first, second) {
		for i := range min(len(first), len(second)) {
			if first[i] != second[i] {
				t.Fatalf("%d and %d rows; the first that differs:\n%s\n%s", len(first), len(second), first[i], second[i])
			}
		}
		t.Errorf("%d and %d rows", len(first), len(second))
	}
}
