package report

import (
	"encoding/json"
	"fmt"
	"html"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// checker is a file of a checker that "make checkers" has fetched.
func checker(t *testing.T, name string) string {
	t.Helper()
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Skip("there is no cache folder: ", err)
	}
	path := filepath.Join(cache, "replyaudit", name)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("%s is not there: make checkers", path)
	}
	return path
}

// The script of a page that is checked: all rules of WCAG 2.2 at A and AA, and what
// axe calls best practice. Of what axe leaves open it adds the colour of the words.
const axeRun = `<script src="file://%s"></script><script>
const colour = n => {
  const e = document.querySelector(n.target[0]), s = getComputedStyle(e);
  return e instanceof SVGElement ? s.fill : s.color;
};
const brief = rules => rules.map(r => ({ID: r.id, Help: r.help, Nodes: r.nodes.map(n => ({HTML: n.html.slice(0, 200), Why: n.failureSummary || '', Colour: colour(n)}))}));
addEventListener('load', async () => {
  const r = await axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: {'target-size': {enabled: true}},
    resultTypes: ['violations', 'incomplete'],
  });
  parent.postMessage({
    Violations: brief(r.violations), Incomplete: brief(r.incomplete), Checked: r.passes.map(p => p.id),
    Across: document.documentElement.scrollWidth - innerWidth,
  }, '*');
});
</script>`

// The page that shows the others one after another, in a frame of the wanted width,
// since a frame can be narrower than the window of a headless browser.
const axeFrames = `<!DOCTYPE html><html lang="en"><title>axe</title><body><script>
const pages = %s, results = [];
function next() {
  document.querySelector('iframe')?.remove();
  const p = pages[results.length];
  const e = document.createElement(p ? 'iframe' : 'pre');
  if (p) {
    Object.assign(e.style, {width: p.Width + 'px', height: '900px', border: 0});
    e.src = p.File;
  } else {
    e.id = 'results';
    e.textContent = JSON.stringify(results);
  }
  document.body.append(e);
}
addEventListener('message', e => { results.push(e.data); next(); });
next();
</script>`

// view is a specimen as somebody sees it.
type view struct {
	Name, Scheme string
	Width        int
	File         string
}

// axeResult is what axe says of a view; Checked are the rules that found something
// to pass, Across is how far the page reaches beyond its window.
type axeResult struct {
	Violations, Incomplete []axeFinding
	Checked                []string
	Across                 int
}

type axeFinding struct {
	ID, Help string
	Nodes    []struct{ HTML, Why, Colour string }
}

// views are what is checked: each specimen on a telephone in the light and on a
// desk in the dark, the fullest also the other way round.
func views(names []string) []view {
	var all []view
	for _, name := range names {
		all = append(all, view{Name: name, Scheme: "light", Width: 400}, view{Name: name, Scheme: "dark", Width: 1280})
	}
	return append(all, view{Name: "everything", Scheme: "light", Width: 1280}, view{Name: "everything", Scheme: "dark", Width: 400})
}

var policyPattern = regexp.MustCompile(`<meta http-equiv="Content-Security-Policy"[^>]*>`)

// examine runs axe on all views in one browser. The copies lack the policy, which
// forbids axe; that of a dark screen has its query answered with yes.
func examine(t *testing.T, all []view, pages map[string]string) []axeResult {
	t.Helper()
	browser := chromium(t)
	script, dir := fmt.Sprintf(axeRun, checker(t, "axe.min.js")), t.TempDir()
	for i := range all {
		v := &all[i]
		v.File = fmt.Sprintf("%d.html", i)
		page := strings.Replace(policyPattern.ReplaceAllString(pages[v.Name], ""), "</body>", script+"</body>", 1)
		if v.Scheme == "dark" {
			page = strings.ReplaceAll(page, "(prefers-color-scheme: dark)", "(min-width: 0)")
		}
		writeTo(t, filepath.Join(dir, v.File), page)
	}
	list, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	writeTo(t, filepath.Join(dir, "frames.html"), fmt.Sprintf(axeFrames, list))
	out, err := exec.Command(browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
		"--host-resolver-rules=MAP * ~NOTFOUND", "--user-data-dir="+dir, "--window-size=1400,1000", "--virtual-time-budget=1000000000",
		"--dump-dom", "file://"+filepath.Join(dir, "frames.html")).Output()
	if err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile(`(?s)<pre id="results">(.*?)</pre>`).FindSubmatch(out)
	if found == nil {
		t.Fatalf("axe did not end: %.500s", out)
	}
	var results []axeResult
	if err := json.Unmarshal([]byte(html.UnescapeString(string(found[1]))), &results); err != nil {
		t.Fatal(err)
	}
	return results
}

func writeTo(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// Nobody is kept out: axe-core finds no fault, light or dark, on a desk or a
// telephone, and what it cannot tell for itself is told here.
func TestReportIsAccessible(t *testing.T) {
	pages := specimens(t)
	all := views(slices.Sorted(maps.Keys(pages)))
	results := examine(t, all, pages)
	if len(results) != len(all) {
		t.Fatalf("%d results of %d pages", len(results), len(all))
	}
	looked := map[string]bool{} // by rule: axe had something to look at
	for i, r := range results {
		at := fmt.Sprintf("%s, %s, %d px", all[i].Name, all[i].Scheme, all[i].Width)
		for _, f := range r.Violations {
			t.Errorf("%s: %s: %s, %d times: %s %s", at, f.ID, f.Help, len(f.Nodes), f.Nodes[0].HTML, f.Nodes[0].Why)
		}
		for _, f := range r.Incomplete {
			undecided(t, at, all[i].Scheme, f)
		}
		if r.Across > 0 {
			t.Errorf("%s: the page reaches %d px beyond its window", at, r.Across)
		}
		for _, rule := range r.Checked {
			looked[rule] = true
		}
	}
	for _, rule := range []string{"bypass", "color-contrast", "document-title", "heading-order", "html-has-lang", "landmark-one-main", "page-has-heading-one", "region", "scope-attr-valid", "svg-img-alt", "td-headers-attr", "valid-lang"} {
		if !looked[rule] {
			t.Errorf("axe found nothing to check by the rule %s", rule)
		}
	}
}

// undecided settles what axe leaves open. It does not judge the contrast of words in drawings, single
// characters, and what lies in part under a neighbour or beyond the edge of a table
// that scrolls. All of them stand on the page's ground, or on the halo of its colour,
// except the numbers on the discs of a timeline.
func undecided(t *testing.T, at, scheme string, f axeFinding) {
	t.Helper()
	if f.ID != "color-contrast" {
		t.Errorf("%s: axe leaves open %s: %s: %s %s", at, f.ID, f.Help, f.Nodes[0].HTML, f.Nodes[0].Why)
		return
	}
	colours := palettes(t)[scheme]
	for _, n := range f.Nodes {
		grounds := []string{"paper"}
		if strings.Contains(n.HTML, `class="evt c"`) {
			grounds = []string{"ink", "accent"}
		}
		for _, ground := range grounds {
			if ratio := contrast(parseColour(t, n.Colour), colours[ground]); ratio < 4.5 {
				t.Errorf("%s: words of %.2f : 1 against %s: %s", at, ratio, ground, n.HTML)
			}
		}
	}
}
