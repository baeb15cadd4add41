package report

import (
	"cmp"
	"encoding/csv"
	"encoding/json"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"replyaudit/internal/analysis"
	"replyaudit/internal/analysis/analysistest"
	"replyaudit/internal/mask"
)

// sortKeys are what somebody with nothing but the files knows of a ranked company.
type sortKeys struct{ replied, full, time, worst float64 }

// fromTables reads the ranked companies, in the order of report.json, and computes
// what they are sorted by from the table of enquiries alone.
func fromTables(t *testing.T, m *analysis.Model) ([]string, map[string]sortKeys) {
	t.Helper()
	files := all(t, m)
	var printed struct{ League []struct{ Company string } }
	if err := json.Unmarshal([]byte(files["report.json"]), &printed); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(files["enquiries.csv"])).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := func(row []string, name string) string { return row[slices.Index(rows[0], name)] }
	number := func(text string) float64 {
		x, err := strconv.ParseFloat(text, 64)
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
	var companies []string
	figures := map[string]sortKeys{}
	for _, s := range printed.League {
		var n, replied, full float64
		var waits, scores []float64
		for _, row := range rows[1:] {
			if column(row, "company") != s.Company || !slices.Contains([]string{"answered", "replied", "asked_back", "uncollected", "pending_review", "challenged", "silent"}, column(row, "outcome")) {
				continue
			}
			n++
			if column(row, "reply_event") == "1" {
				replied++
				waits = append(waits, number(column(row, "reply_working_seconds")))
			}
			if column(row, "on_time_in_full") == "1" {
				full++
			}
			if score := column(row, "machine_score"); score != "" { // else it is not decided yet
				scores = append(scores, number(score))
			}
		}
		slices.Sort(waits)
		f := sortKeys{replied / n, full / n, math.Inf(1), slices.Min(scores)}
		if k := len(waits); k > 0 {
			f.time = (waits[(k-1)/2] + waits[k/2]) / 2
		}
		companies, figures[s.Company] = append(companies, s.Company), f
	}
	return companies, figures
}

// sorted are the ways to sort as the tables have them: by radio, the companies in
// order, and the head with its arrow.
type sorted struct {
	radio, head, arrow string
	companies          []string
}

func sortings(t *testing.T, m *analysis.Model) []sorted {
	t.Helper()
	league, figures := fromTables(t, m)
	names := map[string]string{}
	for _, c := range m.Campaign.Companies {
		names[c.Key] = mask.Name(c.Name)
	}
	by := func(compare func(a, b string) int) []string {
		order := slices.Clone(league)
		slices.SortStableFunc(order, compare)
		return order
	}
	down := func(figure func(sortKeys) float64) []string {
		return by(func(a, b string) int { return cmp.Compare(figure(figures[b]), figure(figures[a])) })
	}
	dictionary := collate.New(language.English)
	return []sorted{
		{"score", "Score", "▼", league},
		{"replied", "Replied", "▼", down(func(f sortKeys) float64 { return f.replied })},
		{"full", "In full", "▼", down(func(f sortKeys) float64 { return f.full })},
		{"time", "Median work. time", "▲", by(func(a, b string) int { return cmp.Compare(figures[a].time, figures[b].time) })},
		{"worst", "Worst letter", "▼", down(func(f sortKeys) float64 { return f.worst })},
		{"name", "Company", "▲", by(func(a, b string) int { return dictionary.CompareString(names[a], names[b]) })},
	}
}

// leagueSeen asks what is seen of the league: its rows from top to bottom with the
// edges of their cells, and how the heads and the controls stand.
const leagueSeen = `(() => {
  const edges = r => [...r.cells].filter(c => c.getClientRects().length).map(c => { const b = c.getBoundingClientRect(); return [b.left, b.right]; });
  const league = document.querySelector('.league'), heads = league.querySelector('thead tr');
  const rows = [...league.querySelectorAll('tbody tr')].filter(r => r.getClientRects().length);
  rows.sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top);
  return {
    Companies: rows.filter(r => !r.matches('.grp')).map(r => r.querySelector('a').getAttribute('href').slice(3)),
    Bands: rows.filter(r => r.matches('.grp')).length,
    Edges: rows.filter(r => !r.matches('.grp')).map(edges), Heads: edges(heads),
    Arrows: [...heads.cells].filter(c => c.getClientRects().length).map(c => [c.textContent.replaceAll('\u00ad', ''), (getComputedStyle(c, '::after').content.match(/[▲▼]/) ?? [''])[0]]).filter(a => a[1]),
    Controls: league.querySelector('.sort').getClientRects().length,
    Across: document.documentElement.scrollWidth - innerWidth,
  };
})()`

type seenLeague struct {
	Companies        []string
	Bands            int
	Edges            [][][2]float64
	Heads            [][2]float64
	Arrows           [][2]string
	Controls, Across int
}

// check holds what is seen against what the tables say.
func (s seenLeague) check(t *testing.T, want sorted) {
	t.Helper()
	if !slices.Equal(s.Companies, want.companies) {
		t.Errorf("by %s: the rows are\n%v, and by the tables\n%v", want.radio, s.Companies, want.companies)
	}
	if bands := want.radio == "score"; bands != (s.Bands > 0) {
		t.Errorf("by %s: %d bands of scores stand between the rows", want.radio, s.Bands)
	}
	if len(s.Arrows) != 1 || s.Arrows[0] != [2]string{want.head, want.arrow} {
		t.Errorf("by %s: arrows %v, want %s at %s", want.radio, s.Arrows, want.arrow, want.head)
	}
	for i, row := range s.Edges {
		for k, cell := range row {
			if len(row) != len(s.Heads) || math.Abs(cell[0]-s.Heads[k][0])+math.Abs(cell[1]-s.Heads[k][1]) > 1 {
				t.Fatalf("by %s: the cells of %s stand at %v, and the heads at %v", want.radio, s.Companies[i], row, s.Heads)
			}
		}
	}
	if s.Across > 0 {
		t.Errorf("by %s: the page reaches %d px beyond its window", want.radio, s.Across)
	}
}

// heardLeague is the order of the companies in the table that a browser hands to a
// screen reader, and how many heads of columns it has.
func heardLeague(p *tab) (companies []string, heads int) {
	type node struct {
		NodeID     string
		Role, Name struct{ Value any }
		ChildIDs   []string
	}
	var tree struct{ Nodes []node }
	p.do("Accessibility.getFullAXTree", nil, &tree)
	byID := map[string]node{}
	for _, n := range tree.Nodes {
		byID[n.NodeID] = n
	}
	var walk func(n node)
	walk = func(n node) {
		switch n.Role.Value {
		case "columnheader":
			heads++
		case "rowheader":
			companies = append(companies, n.Name.Value.(string))
		}
		for _, id := range n.ChildIDs {
			walk(byID[id])
		}
	}
	for _, n := range tree.Nodes {
		if name, ok := n.Name.Value.(string); ok && n.Role.Value == "table" && strings.Contains(name, "All ranked companies") {
			walk(n)
		}
	}
	return companies, heads
}

// In each order the rows stand as somebody sorts them who has only the tables, in
// columns, wide and narrow; by key, without a script of the page; and they are heard
// and reached by key as they are seen.
func TestLeagueIsSortedOnScreen(t *testing.T) {
	m := sixLetters()
	wants, names := sortings(t, m), map[string]string{}
	for _, c := range m.Campaign.Companies {
		names[c.Key] = mask.Name(c.Name)
	}
	p := openTab(t, htmlOf(t, m, "en"), 1280)
	p.ask(`document.querySelectorAll('section:not(#league), article').forEach(e => e.remove())`, nil) // the rest of the page only takes time
	for _, width := range []int{1280, 400} {
		p.resize(width)
		p.ask(`document.querySelector('.sort [value="score"]').click()`, nil)
		p.ask(`document.querySelector('.sort [value="score"]').focus()`, nil)
		for i, want := range wants {
			if i > 0 {
				p.press("ArrowRight")
			}
			var seen seenLeague
			p.ask(leagueSeen, &seen)
			seen.check(t, want)
			if seen.Controls == 0 {
				t.Error("there is nothing to sort by")
			}
			heard, heads := heardLeague(p)
			heard = slices.DeleteFunc(heard, func(name string) bool { return want.radio == "score" && strings.HasSuffix(name, "companies") })
			for k, key := range want.companies {
				if len(heard) != len(want.companies) || heard[k] != names[key] {
					t.Errorf("by %s: a screen reader is told\n%q", want.radio, heard)
					break
				}
			}
			if heads != len(seen.Heads) {
				t.Errorf("by %s: %d heads are told of %d", want.radio, heads, len(seen.Heads))
			}
		}
		for _, key := range wants[len(wants)-1].companies[:3] {
			p.press("Tab")
			var at string
			p.ask(`document.activeElement.getAttribute('href')`, &at)
			if at != "#"+pageID(key) {
				t.Errorf("the key leads to %s, and %s is seen there", at, key)
			}
		}
	}
	p.do("Emulation.setEmulatedMedia", map[string]any{"media": "print"}, nil)
	var printed seenLeague
	p.ask(leagueSeen, &printed)
	if !slices.Equal(printed.Companies, wants[0].companies) || printed.Bands == 0 || printed.Controls > 0 || len(printed.Arrows) > 0 {
		t.Errorf("on paper there are %d bands, %d controls, the arrows %v and the rows %v", printed.Bands, printed.Controls, printed.Arrows, printed.Companies)
	}
}

// The specimen can tell the orders apart, has ties in each but that of names, and
// somebody without a time.
func TestSpecimenHasOrdersToTellApart(t *testing.T) {
	wants := sortings(t, sixLetters())
	for i, a := range wants {
		for _, b := range wants[:i] {
			if slices.Equal(a.companies, b.companies) {
				t.Errorf("%s and %s are one order", a.radio, b.radio)
			}
		}
	}
	_, figures := fromTables(t, sixLetters())
	if got := figures[wants[3].companies[len(wants[3].companies)-1]].time; !math.IsInf(got, 1) {
		t.Errorf("the last by time has one: %g", got)
	}
}

// Places are dense, equals share one, and what is missing comes last.
func TestPlaces(t *testing.T) {
	values := []float64{3, math.NaN(), 1, 3, 2, math.NaN()}
	got := placesOf(len(values), func(i, j int) int { return cmp.Compare(missingLast(values[i]), missingLast(values[j])) })
	if want := []int{3, 4, 1, 3, 2, 4}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// What names nobody has no order of names: codes sort as codes. A copy with one row
// has nothing to sort, and tells nothing of the others' places.
func TestOrdersTellNoNames(t *testing.T) {
	place := regexp.MustCompile(`<tr[^>]* style="[^"]*--n:(\d+)"[^\n]*?<a href="#c-[^"]*">([^<]*)</a>`)
	d := analysistest.Market(6)
	codes := map[int]string{}
	for _, row := range place.FindAllStringSubmatch(htmlOf(t, mask.Anonymous(d), "en"), -1) {
		at, _ := strconv.Atoi(row[1])
		codes[at] = row[2]
	}
	if len(codes) < 50 {
		t.Fatalf("%d companies have a place by name", len(codes))
	}
	for at := 2; at <= len(codes); at++ {
		if codes[at] <= codes[at-1] {
			t.Errorf("place %d by name has %s, the one before %s", at, codes[at], codes[at-1])
		}
	}
	own := htmlOf(t, ownCopy(t, "lt01", 6, func(*analysis.Data) {}), "en")
	if strings.Contains(own, "<fieldset") || strings.Contains(own, `style="--`) {
		t.Error("an own copy has something to sort by")
	}
}

// The PDF is paper: it has nothing to choose.
func TestPaperHasNothingToSortBy(t *testing.T) {
	if text := poppler(t, printPDF(t, sixLetters(), PaperA4), "pdftotext", "-layout"); strings.Contains(text, "Sort by") || !strings.Contains(text, "All ranked companies") {
		t.Error("the PDF shows the controls, or no league")
	}
}
