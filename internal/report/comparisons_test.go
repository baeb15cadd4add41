package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"replyaudit/internal/analysis"
	"replyaudit/internal/analysis/analysistest"
	"replyaudit/internal/calendar"
	"replyaudit/internal/campaign"
)

// inWaves is the specimen with its letters in two waves of six.
func inWaves() *analysis.Data {
	d := analysistest.Market(12)
	d.AsOf = d.AsOf.AddDate(0, 0, 40) // after the last window
	for i := range d.Records {
		r := &d.Records[i]
		r.Wave = "1"
		if r.Collected.After(r.WindowEnd) {
			r.Collected = d.AsOf
		}
		if n := r.ID[len(r.ID)-2:]; n > "06" {
			r.Wave = "2"
		}
	}
	return d
}

// withArms is the specimen with a factor of two levels dealt out over its letters.
func withArms(closed bool) *analysis.Data {
	d := analysistest.Market(2)
	d.Campaign.Design.Factors = []campaign.Factor{{Key: "tone", Levels: []string{"plain", "warm"}}}
	d.Closed = closed
	for i := range d.Records {
		d.Records[i].Factors = map[string]string{"tone": []string{"plain", "warm"}[i%2]}
	}
	return d
}

func htmlOf(t *testing.T, m *analysis.Model, language string) string {
	t.Helper()
	var out bytes.Buffer
	if err := HTML(&out, m, Options{Language: language}); err != nil {
		t.Fatal(err)
	}
	if dir := os.Getenv("KEEP_PAGES"); dir != "" { // to be looked at
		if err := os.WriteFile(filepath.Join(dir, t.Name()+"."+language+".html"), out.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return out.String()
}

func figuresOf(t *testing.T, m *analysis.Model) jsonReport {
	t.Helper()
	var r jsonReport
	if err := json.Unmarshal([]byte(jsonOf(t, m)), &r); err != nil {
		t.Fatal(err)
	}
	return r
}

// Sections are numbered as they stand in the contents, whichever of them there are.
func TestSectionsAreNumberedInTheOrderOfReading(t *testing.T) {
	for name, d := range map[string]*analysis.Data{"plain": analysistest.Market(1), "arms": withArms(true), "waves": inWaves()} {
		page := htmlOf(t, analysis.Analyse(d), "en")
		toc := regexp.MustCompile(`<li><span>(\d+)</span><a href="#([a-z]+)">`).FindAllStringSubmatch(page, -1)
		heads := regexp.MustCompile(`<section id="([a-z]+)"[^>]*><h2><span class="sec"><b>(\d+)</b>`).FindAllStringSubmatch(page, -1)
		if len(toc) != len(heads) {
			t.Fatalf("%s: %d sections in the contents, %d in the text", name, len(toc), len(heads))
		}
		for i := range toc {
			if want := fmt.Sprint(i + 1); toc[i][1] != want || heads[i][2] != want || toc[i][2] != heads[i][1] {
				t.Errorf("%s: contents %v, head %v, want number %s", name, toc[i][1:], heads[i][1:], want)
			}
		}
		for id, there := range map[string]bool{"breakdown": true, "arms": name == "arms", "waves": name == "waves"} {
			if strings.Contains(page, `<section id="`+id+`"`) != there {
				t.Errorf("%s: section %s there: %v, want %v", name, id, !there, there)
			}
		}
	}
}

// RULES 3: while a campaign with arms runs, nothing tells what an arm came to.
func TestRule3_ArmsAreHiddenInEveryFormat(t *testing.T) {
	shown, hidden := analysis.Analyse(withArms(true)), analysis.Analyse(withArms(false))
	page := htmlOf(t, shown, "en")
	for _, want := range []string{"Letters by arm", "What was tested", "How fast replies came", "tone=warm"} {
		if !strings.Contains(page, want) {
			t.Errorf("of a closed campaign the page does not say %q", want)
		}
	}
	page = htmlOf(t, hidden, "en")
	if !strings.Contains(page, "Arms are compared when the campaign is over") {
		t.Error("nothing says that arms are hidden")
	}
	before, codebook, _ := strings.Cut(page, "Codebook for people who grade") // of a tone that coders call warm
	_, after, _ := strings.Cut(codebook, "</table>")
	if page = before + after; after == "" || strings.Contains(page, "tone=") || strings.Contains(page, ">warm<") || strings.Contains(page, "“warm”") {
		t.Error("an arm is named before the end")
	}
	if strings.Contains(jsonOf(t, hidden), "warm") {
		t.Error("report.json names an arm before the end")
	}
}

// The table of tests and report.json hold the same figures.
func TestTestsInPageAndJSON(t *testing.T) {
	m := analysis.Analyse(withArms(true))
	b := newBuilder(m, mustWords(t))
	rows, tests := b.tests(m.Contrasts).Rows, m.Contrasts.Tests()
	tests = slices.DeleteFunc(tests, func(x analysis.Tested) bool { return math.IsNaN(x.P) })
	if len(rows) != len(tests) || len(rows) < 8 {
		t.Fatalf("%d rows for %d tests", len(rows), len(tests))
	}
	for i, row := range rows {
		if want := b.pValue(tests[i].P); row.Cells[3] != want {
			t.Errorf("%s: p %s, want %s", row.Name, row.Cells[3], want)
		}
	}
	if r := figuresOf(t, m); len(r.Tests) != len(m.Contrasts.Tests()) {
		t.Errorf("report.json has %d tests", len(r.Tests))
	}
}

func TestDeparturesBelowFiveLettersHaveNoRate(t *testing.T) {
	d := analysistest.Market(1)
	d.Records = d.Records[:12]
	b := newBuilder(analysis.Analyse(d), mustWords(t))
	few := 0
	for _, table := range b.departures() {
		for _, row := range table.Rows {
			if n := row.Cells[0]; len(n) > 1 || n >= "5" {
				continue
			}
			few++
			if row.Cells[1] != "–" || row.Cells[2] != "–" || row.Cells[3] != "n\u00a0=\u00a0"+row.Cells[0] {
				t.Errorf("%s: %q, want no rate, no median and n", row.Name, row.Cells)
			}
		}
	}
	if few == 0 {
		t.Fatal("no group is small")
	}
}

// Local time in the export is what the tables group by.
func TestCSVHoldsTheLocalTimeOfSending(t *testing.T) {
	m := sixLetters()
	hours := map[string]int{}
	for _, row := range tables(t)["enquiries.csv"] {
		if row["stage"] == "opening" && row["reply_event"] != "" {
			hours[row["sent_hour"]]++
		}
	}
	if len(m.Departures.Hours) < 5 {
		t.Fatalf("%d hours", len(m.Departures.Hours))
	}
	for _, x := range m.Departures.Hours {
		if got := hours[fmt.Sprint(x.Hour)]; got != x.Wait.Elapsed.N {
			t.Errorf("hour %d: %d letters in the export, %d in the table", x.Hour, got, x.Wait.Elapsed.N)
		}
	}
}

func TestWavesInEveryFormat(t *testing.T) {
	m := analysis.Analyse(inWaves())
	if len(m.Waves.Movers) < 30 {
		t.Fatalf("%d movers", len(m.Waves.Movers))
	}
	for _, language := range Languages() {
		page := htmlOf(t, m, language)
		b := newBuilder(m, wordsIn(t, language))
		b.waves()
		for _, want := range []string{`class="sly"`, `class="sln"`, b.say("changes.title"), b.say("repairs.title"), b.say("movers.title")} {
			if !strings.Contains(page, want) {
				t.Errorf("%s: the page does not hold %q", language, want)
			}
		}
	}
	r := figuresOf(t, m)
	if r.Waves == nil || len(r.Waves.Movers) != len(m.Waves.Movers) || r.Waves.Improved != m.Waves.Improved {
		t.Errorf("report.json: %+v", r.Waves)
	}
	var fell, rose int
	for _, x := range m.Waves.Movers {
		if math.Round(x.Is) > math.Round(x.Was) {
			rose++
		} else if math.Round(x.Is) < math.Round(x.Was) {
			fell++
		}
	}
	if rose > m.Waves.Improved || fell > m.Waves.Fell {
		t.Errorf("%d of the drawn rose and %d fell, of all %d and %d", rose, fell, m.Waves.Improved, m.Waves.Fell)
	}
}

// The labels of a slope: who is named, and that no two of them touch.
func TestSlopeLabels(t *testing.T) {
	movers := []analysis.Mover{{Company: "up", Was: 10, Is: 60}, {Company: "best", Was: 90, Is: 91}, {Company: "you", Client: true, Was: 50, Is: 50}, {Company: "down", Was: 61, Is: 58}}
	if got := named(movers); !slices.Equal(got, []int{0, 1, 2, 3}) {
		t.Errorf("named %v, want all four", got)
	}
	if got := named([]analysis.Mover{{Company: "best", Was: 50, Is: 50}, {Company: "other", Was: 20, Is: 20}}); !slices.Equal(got, []int{0}) {
		t.Errorf("where nobody moved %v, want the best alone", got)
	}
	if got := named([]analysis.Mover{{Was: 10, Is: 60}, {Company: "you", Client: true, Was: 20, Is: 20}}); !slices.Equal(got, []int{1}) {
		t.Errorf("in an own copy %v, want its reader alone", got)
	}
	for _, ys := range [][]float64{{0.40, 0.42, 0.41, 0.09}, {1, 1, 0.99}, {0, 0, 0}} {
		var labels []*label
		for i, y := range ys {
			labels = append(labels, &label{i, y})
		}
		push(labels)
		slices.SortFunc(labels, func(a, b *label) int { return int(math.Copysign(1, a.y-b.y)) })
		for i, l := range labels {
			if l.y < 0 || l.y > 1 || i > 0 && l.y-labels[i-1].y < float64(labelsApart)/slopeHeight-1e-9 {
				t.Errorf("%v: label %d stands at %v", ys, i, l.y)
			}
		}
	}
}

// A column's values are strangers' words: where companies may not be named, they
// do not name them either.
func TestBreakdownNamesNobody(t *testing.T) {
	d := analysistest.Market(1)
	d.Campaign.Report = campaign.Report{}
	d.Campaign.Companies = slices.Clone(d.Campaign.Companies)
	name := d.Campaign.Companies[3].Name
	for i := range d.Campaign.Companies {
		d.Campaign.Companies[i].Fields = map[string]string{"chain": []string{"owned by " + name, "none"}[i%2]}
	}
	m := analysis.Analyse(d)
	if !slices.Contains(m.Traits, "chain") {
		t.Fatal("no such breakdown")
	}
	for format, text := range map[string]string{"html": htmlOf(t, m, "en"), "json": jsonOf(t, m)} {
		if strings.Contains(text, name) {
			t.Errorf("%s names %s", format, name)
		}
	}
}

func TestMethodSaysWhatAFurtherWaveNeeds(t *testing.T) {
	m := analysis.Analyse(analysistest.Market(6))
	b := newBuilder(m, mustWords(t))
	rows := b.further().Rows
	if len(rows) != 3 || rows[0].Cells[0] != b.integer(m.Further.Widths[0].Letters) || !strings.Contains(rows[2].Name, "80%") {
		t.Errorf("%+v", rows)
	}
	if r := figuresOf(t, m); r.Further == nil || r.Further.Contrast.Letters != m.Further.Contrast.Letters {
		t.Errorf("report.json: %+v", r.Further)
	}
	d := analysistest.Market(1)
	d.Records = d.Records[:10]
	if t2 := newBuilder(analysis.Analyse(d), mustWords(t)).further(); len(t2.Rows) != 0 {
		t.Errorf("ten letters foretell %+v", t2.Rows)
	}
}

// What two campaigns understand by the same word is said where it differs.
func TestTermsThatDifferAreSaid(t *testing.T) {
	before, now := few(inWaves()), few(inWaves())
	c := *before.Campaign
	before.Campaign = &c
	before.Campaign.Key, now.Campaign.Key = "spring", "autumn"
	before.Campaign.Target, before.Campaign.Window, before.Closed = calendar.Duration{N: 2, Unit: calendar.WorkingDays}, calendar.Duration{N: 21, Unit: calendar.Days}, false
	now.Earlier = []*analysis.Data{before}
	for language, wants := range map[string][]string{
		"en": {"The target was 2 working days in spring and", "The window was 21 days in spring and", "Campaign spring is not closed"},
		"ru": {"Целевой срок различается (spring: 2 рабочих дня;", "Окно различается (spring: 21 сутки;", "Кампания spring не закрыта"},
		"lt": {"Siektinas laikas skiriasi (spring: 2 darbo dienos;", "Langas skiriasi (spring: 21 para;", "Kampanija spring neuždaryta"},
	} {
		page := html.UnescapeString(htmlOf(t, analysis.Analyse(now), language))
		for _, want := range wants {
			if !strings.Contains(strings.ReplaceAll(page, "\u00a0", " "), want) {
				t.Errorf("%s: the page does not say %q", language, want)
			}
		}
	}
}
