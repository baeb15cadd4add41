package report

import (
	"bytes"
	"encoding/json"
	"flag"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/net/html"

	"replyaudit/internal/analysis"
	"replyaudit/internal/analysis/analysistest"
	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
	"replyaudit/internal/store"
)

var update = flag.Bool("update", false, "write the golden files anew")

// The specimen market, read once for all tests: nothing that is tested changes it.
var (
	sixLetters = sync.OnceValue(func() *analysis.Model { return analysis.Analyse(analysistest.Market(6)) })
	oneLetter  = sync.OnceValue(func() *analysis.Model { return analysis.Analyse(analysistest.Market(1)) })
)

// changed is the specimen with one letter to each company and a change.
func changed(letters int, change func(*analysis.Data)) *analysis.Model {
	d := analysistest.Market(letters)
	change(d)
	return analysis.Analyse(d)
}

func render(t *testing.T, m *analysis.Model) string {
	t.Helper()
	var b bytes.Buffer
	if err := HTML(&b, m, Options{}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// The pages that the tests look at: several letters to a company, one, an
// interim report, and nothing at all.
func pages(t *testing.T) map[string]string {
	return map[string]string{
		"six letters": render(t, sixLetters()),
		"one letter":  render(t, oneLetter()),
		"interim":     render(t, changed(1, interim)),
		"nothing":     render(t, changed(1, func(d *analysis.Data) { d.Records = nil })),
		"masked":      render(t, changed(1, func(d *analysis.Data) { d.Campaign.Report.PublishNames = false })),
	}
}

// interim stops the specimen half-way.
func interim(d *analysis.Data) { d.AsOf, d.Closed = d.LaunchedAt.AddDate(0, 0, 2), false }

func TestHTMLIsWellFormedAndSelfContained(t *testing.T) {
	for name, page := range pages(t) {
		var open []string
		z := html.NewTokenizer(strings.NewReader(page))
		for z.Next() != html.ErrorToken {
			token := z.Token()
			for _, a := range token.Attr {
				inside := a.Key == "href" && strings.HasPrefix(a.Val, "#")
				if strings.HasPrefix(a.Key, "on") || (a.Key == "src" || a.Key == "href" || a.Key == "srcset" || a.Key == "action") && !inside {
					t.Errorf("%s: <%s %s=%q> reaches out of the file", name, token.Data, a.Key, a.Val)
				}
			}
			switch token.Type {
			case html.StartTagToken:
				switch token.Data {
				case "script", "img", "iframe", "object", "embed", "link", "form", "base":
					t.Errorf("%s: a <%s> element", name, token.Data)
				case "meta", "col", "br", "input":
					continue
				}
				open = append(open, token.Data)
			case html.EndTagToken:
				if len(open) == 0 || open[len(open)-1] != token.Data {
					t.Fatalf("%s: </%s> closes %v", name, token.Data, open)
				}
				open = open[:len(open)-1]
			}
		}
		if len(open) > 0 {
			t.Errorf("%s: never closed: %v", name, open)
		}
		for _, foreign := range []string{"@import", "url(", "http-equiv=\"refresh\"", "javascript:"} {
			if strings.Contains(page, foreign) {
				t.Errorf("%s: contains %s", name, foreign)
			}
		}
		if !strings.Contains(page, `content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"`) {
			t.Errorf("%s: no policy that forbids the network", name)
		}
	}
}

// Every id is there once, and every link leads to one.
func TestLinksLeadSomewhere(t *testing.T) {
	for name, page := range pages(t) {
		ids := map[string]int{}
		for _, m := range regexp.MustCompile(` id="([^"]+)"`).FindAllStringSubmatch(page, -1) {
			ids[m[1]]++
		}
		for id, n := range ids {
			if n > 1 {
				t.Errorf("%s: id %s occurs %d times", name, id, n)
			}
		}
		for _, m := range regexp.MustCompile(`href="#([^"]+)"`).FindAllStringSubmatch(page, -1) {
			if ids[m[1]] == 0 {
				t.Errorf("%s: a link to #%s leads nowhere", name, m[1])
			}
		}
	}
}

// A message that is missing, or lacks a value, leaves these marks.
func TestEveryMessageIsThereWithItsValues(t *testing.T) {
	for name, page := range pages(t) {
		for _, trace := range []string{"⟨", "%!", "ZgotmplZ", "&lt;b&gt;", "&amp;ensp;", "NaN", "+Inf", "0001"} {
			if i := strings.Index(page, trace); i >= 0 {
				t.Errorf("%s: %q in …%s…", name, trace, page[max(0, i-60):min(len(page), i+60)])
			}
		}
	}
}

func TestHostileTextStaysText(t *testing.T) {
	page := render(t, sixLetters())
	for _, raw := range []string{"<script>", "<img src=http", "onload=\"alert", "</span></main>", "<style>body", "\u202E"} {
		if strings.Contains(page, raw) {
			t.Errorf("%q of a stranger reached the page", raw)
		}
	}
	for _, escaped := range []string{"&lt;script&gt;alert(1)&lt;/script&gt; Ltd", "&lt;img src=http://evil.example/p.png onerror=alert(1)&gt;", "{{.Campaign}}"} {
		if !strings.Contains(page, escaped) {
			t.Errorf("%q should be shown as text", escaped)
		}
	}
}

func TestSameDataSameBytes(t *testing.T) {
	var files [2]map[string]string
	for i := range files {
		dir := t.TempDir()
		m := changed(1, func(*analysis.Data) {})
		if err := CSV(dir, m); err != nil {
			t.Fatal(err)
		}
		files[i] = map[string]string{"report.html": render(t, m), "report.json": jsonOf(t, m)}
		for _, name := range csvNames() {
			files[i][name] = read(t, filepath.Join(dir, name))
		}
	}
	for name, text := range files[0] {
		if text != files[1][name] {
			t.Errorf("%s differs from one writing to the next", name)
		}
		for _, leak := range []string{os.TempDir() + "/", "localhost", "127.0.0.1"} {
			if strings.Contains(text, leak) {
				t.Errorf("%s tells where it was written: %s", name, leak)
			}
		}
	}
}

func csvNames() []string {
	return []string{"enquiries.csv", "messages.csv", "grades.csv", "events.csv", "assignment.csv", "promises.csv", "repeats.csv", "survey.csv", "beside.csv", "codebook.csv"}
}

func read(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func jsonOf(t *testing.T, m *analysis.Model) string {
	t.Helper()
	var b bytes.Buffer
	if err := JSON(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// all is everything that a campaign's reader gets to see.
func all(t *testing.T, m *analysis.Model) map[string]string {
	t.Helper()
	dir := t.TempDir()
	if err := CSV(dir, m); err != nil {
		t.Fatal(err)
	}
	out := map[string]string{"report.html": render(t, m), "report.json": jsonOf(t, m)}
	for _, name := range csvNames() {
		out[name] = read(t, filepath.Join(dir, name))
	}
	return out
}

func TestRule11_StaffAndPersonasAreMasked(t *testing.T) {
	people := []string{"Petraitis", "Rūta", "Ковалёв", "Martha", "Pike", "612 34567", "496 0123", "234-56-78", "Kazlauskait", "Marlowe", "Vilte,", "vilte@", "evil.example@"}
	for name, text := range all(t, sixLetters()) {
		for _, person := range people {
			if strings.Contains(text, person) {
				t.Errorf("RULES 11: %s shows %q", name, person)
			}
		}
	}
	page := render(t, sixLetters())
	for _, label := range []string{"[staff 1]", "[phone 1]", "[customer 1]"} {
		if !strings.Contains(page, label) {
			t.Errorf("a mask keeps kind and number: %s is missing", label)
		}
	}
	shown := render(t, changed(1, func(d *analysis.Data) { d.Campaign.Report.ShowStaff = true }))
	if !strings.Contains(shown, "Martha Hale") || strings.Contains(shown, "[staff 1]") {
		t.Error("RULES 11: staff that may be shown is masked")
	}
}

func TestRule11_CompaniesNeedALeaveToBeNamed(t *testing.T) {
	for _, change := range []func(*analysis.Data){
		func(d *analysis.Data) { d.Campaign.Report.PublishNames = false },
		func(d *analysis.Data) { d.Campaign.Report.Reason = "" },
	} {
		m := changed(1, func(d *analysis.Data) { change(d); nameEveryCompany(d) })
		files := all(t, m)
		proof, _ := evidenceOf(t, m, "", Enclosure{})
		maps.Copy(files, proof)
		secrets := []string{"Žalioji Linija", "Бумажная", "Harrow Lane", "lt01", "en02.example", "specimen/ru"}
		for _, c := range m.Campaign.Companies {
			secrets = append(secrets, c.Name, c.Domain)
		}
		for name, text := range files {
			text = html.UnescapeString(text)
			for _, company := range secrets {
				if strings.Contains(text, company) {
					t.Errorf("RULES 11: %s names %q", name, company)
				}
			}
		}
	}
}

// nameEveryCompany has the first reply of a person tell of all companies in each way.
func nameEveryCompany(d *analysis.Data) {
	for i := range d.Records {
		for j := range d.Records[i].Messages {
			if m := &d.Records[i].Messages[j]; m.Decision.Verdict.Class == audit.Human {
				for _, c := range d.Campaign.Companies {
					m.Decision.Parts.Visible += "\nSee „" + c.Name + "“, www." + c.Domain + " or https://shop." + c.Domain + "/about, office@" + c.Domain
				}
				return
			}
		}
	}
}

func TestRule3_InterimReportSaysSo(t *testing.T) {
	page := render(t, changed(1, interim))
	for _, words := range []string{`<body class="interim">`, "Interim report", "open: outside every rate"} {
		if !strings.Contains(page, words) {
			t.Errorf("%q is missing", words)
		}
	}
	if strings.Contains(render(t, sixLetters()), "INTERIM") {
		t.Error("a closed campaign is called interim")
	}
}

// The figures were counted from the specimen's records by outcome.
func TestReportJSON(t *testing.T) {
	var r struct {
		Rates map[string]struct {
			X, N         int
			Rate, Lo, Hi float64
			Range        []float64
		}
		Survival map[string]struct {
			N, Events int
			Median    *float64
			Curve     []struct {
				T        float64
				AtRisk   int `json:"at_risk"`
				Survival float64
				Lo, Hi   *float64
			}
		}
		Flow                      []map[string]any
		Arms, Effects, Tests, Cox []any
		DesignHash                string `json:"design_hash"`
	}
	m := sixLetters()
	if err := json.Unmarshal([]byte(jsonOf(t, m)), &r); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string][2]int{"delivered": {362, 374}, "acknowledged": {110, 362}, "replied": {229, 362}} {
		got := r.Rates[name]
		if got.X != want[0] || got.N != want[1] || got.Lo > got.Rate || got.Hi < got.Rate || len(got.Range) != 2 {
			t.Errorf("rates.%s = %+v, want %d of %d within its limits", name, got, want[0], want[1])
		}
	}
	if len(r.Rates) != 5 || len(r.Flow) != 4 || r.DesignHash == "" {
		t.Errorf("%d rates, %d columns of flow, design hash %q", len(r.Rates), len(r.Flow), r.DesignHash)
	}
	if r.Arms == nil || r.Effects == nil || r.Tests == nil || r.Cox == nil {
		t.Error("the keys of contrasts are missing")
	}
	for _, clock := range []string{"ack", "reply", "answer"} {
		s := r.Survival[clock]
		if s.N != 362 || len(s.Curve) == 0 || s.Curve[0].AtRisk != 362 {
			t.Errorf("survival.%s: n %d with %d points", clock, s.N, len(s.Curve))
		}
	}
	if r.Survival["ack"].Median != nil || r.Survival["reply"].Median == nil {
		t.Error("a median that is not reached should be null, and only that")
	}
}

func TestSummaryGolden(t *testing.T) {
	b := newBuilder(sixLetters(), mustWords(t))
	var text strings.Builder
	s := b.summary()
	text.WriteString(s.Head + "\n" + s.Lead + "\n")
	for _, f := range s.Findings[:1] {
		text.WriteString(string(f.Figure) + "\t" + string(f.Text) + "\n")
	}
	for _, row := range b.flow().Rows {
		text.WriteString(row.Name + "\t" + strings.Join(row.Cells, "\t") + "\n")
	}
	golden := filepath.Join("testdata", "summary.golden")
	if *update {
		if err := os.WriteFile(golden, []byte(text.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want := read(t, golden); text.String() != want {
		t.Errorf("got\n%s\nwant\n%s", text.String(), want)
	}
}

func mustWords(t *testing.T) *words {
	t.Helper()
	w, err := loadWords("en")
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// The method page says how well times are known, and never more than was measured.
func TestMethodStatesTheErrorOfTheTimes(t *testing.T) {
	ms := func(lo, hi int) store.Interval {
		return store.Interval{Lo: time.Duration(lo) * time.Millisecond, Hi: time.Duration(hi) * time.Millisecond}
	}
	measured := []store.Measurement{{Account: "a@post.example", At: time.Date(2026, 3, 3, 9, 0, 0, 0, time.UTC), Arrived: true, Delay: ms(200, 1400), Skew: ms(-300, 400)}}
	for _, c := range []struct {
		name      string
		measured  []store.Measurement
		mailboxes int
		want      string
	}{
		{"nothing", nil, 2, "The error of the times was not measured"},
		{"all", measured, 1, "Measured on 3 March 2026 by a letter from each mailbox to itself: delivery to the own mailbox took between 0.2 and 1.4 s, and the server’s clock differed from ours by −0.3…+0.4 s."},
		{"some", measured, 3, "2 of 3 mailboxes were not measured."},
	} {
		m := changed(1, func(d *analysis.Data) {
			d.Measured, d.Campaign.Mailboxes = c.measured, nil
			for i := range c.mailboxes {
				d.Campaign.Mailboxes = append(d.Campaign.Mailboxes, campaign.Mailbox{Key: string(rune('a' + i)), Address: string(rune('a'+i)) + "@post.example"})
			}
		})
		if page := render(t, m); !strings.Contains(page, c.want) {
			t.Errorf("%s: the page does not say %q", c.name, c.want)
		} else if strings.Contains(page, "a@post.example") {
			t.Errorf("%s: the page names a mailbox", c.name)
		}
	}
	var out struct {
		ClockError struct {
			Mailboxes, Measured int
			LoopDelay           []float64 `json:"loop_delay"`
		} `json:"clock_error"`
	}
	text := jsonOf(t, changed(1, func(d *analysis.Data) { d.Measured = measured }))
	if err := json.Unmarshal([]byte(text), &out); err != nil || out.ClockError.Measured != 1 || out.ClockError.LoopDelay[1] != 1.4 {
		t.Errorf("%+v %v", out, err)
	}
}
