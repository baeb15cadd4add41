package report

import (
	"bytes"
	"html"
	"os"
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
)

// everything is what the report of a model says, by file: HTML as text and as it stands.
func everything(t *testing.T, m *analysis.Model) map[string]string {
	t.Helper()
	out := map[string]string{}
	var b bytes.Buffer
	if err := HTML(&b, m, Options{}); err != nil {
		t.Fatal(err)
	}
	out["report.html"] = html.UnescapeString(b.String())
	out["report.html as text"] = html.UnescapeString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(b.String(), ""))
	b.Reset()
	if err := JSON(&b, m); err != nil {
		t.Fatal(err)
	}
	out["report.json"] = b.String()
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
			out = append(out, m.From, m.Decision.Reading.Facts["responder_name"].Value, m.Decision.Reading.Facts["phone"].Span.Quote)
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

func TestAnonymousReportNamesNobody(t *testing.T) {
	d := analysistest.Market(6)
	search(t, everything(t, mask.Anonymous(d)), identifying(d))
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
	search(t, everything(t, mask.Anonymous(d)), append(identifying(d),
		"Žaliosios", "zalioji", "žalioji", "Linijos", "Ромашк", "Romashk", "Ža\u200blioji", "kontaktai", "Kalvarij", "LT-01234", "212 3456", "555-35", "11122",
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
		for i := range out { // labels of people and numbers of tables are given in the order of sight
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
