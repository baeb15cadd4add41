package report

import (
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"replyaudit/internal/analysis"
	"replyaudit/internal/stats"
)

// parsed are the specimens and the pages of the whole market as trees.
func parsed(t *testing.T) map[string]*html.Node {
	t.Helper()
	trees := map[string]*html.Node{}
	for name, page := range specimens(t) {
		trees["specimen "+name] = parse(t, page)
	}
	for name, page := range pages(t) {
		trees[name] = parse(t, page)
	}
	return trees
}

func parse(t *testing.T, page string) *html.Node {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// elements are those below a node with one of the names, in the order of the file; all without names.
func elements(n *html.Node, names ...string) []*html.Node {
	var out []*html.Node
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && (len(names) == 0 || slices.Contains(names, c.Data)) {
			out = append(out, c)
		}
	}
	return out
}

func has(n *html.Node, parent string) bool {
	for p := range n.Ancestors() {
		if p.Data == parent {
			return true
		}
	}
	return false
}

// The Nu Html Checker is that of the W3C. Of styles it does not know two properties
// of SVG 2 (paint-order, vector-effect) and one of CSS Display 4 (reading-flow), and of the policy not that "data:" allows a
// logo inside the page, which browsers know.
func TestReportIsValid(t *testing.T) {
	jar := checker(t, "vnu.jar")
	java, err := exec.LookPath("java")
	if err != nil {
		t.Skip("java is not installed: apt-get install default-jre-headless")
	}
	dir := t.TempDir()
	for name, page := range specimens(t) {
		writeTo(t, filepath.Join(dir, name+".html"), page)
	}
	out, err := exec.Command(java, "-jar", jar, "--stdout", "--format", "gnu", "--filterpattern", `CSS: “(paint-order|vector-effect|reading-flow)”.*|Resource violates Content Security Policy \(meta tag\): image “data:image/.*`, dir).CombinedOutput()
	if err != nil || len(out) > 0 {
		t.Errorf("%v\n%.3000s", err, out)
	}
}

// What is written is what a browser builds: no element is implied, moved or dropped,
// and no attribute is there twice.
func TestBrowserBuildsWhatIsWritten(t *testing.T) {
	for name, page := range specimens(t) {
		var written, built []string
		z := html.NewTokenizer(strings.NewReader(page))
		for z.Next() != html.ErrorToken {
			token := z.Token()
			if token.Type != html.StartTagToken && token.Type != html.SelfClosingTagToken {
				continue
			}
			written = append(written, token.Data)
			seen := map[string]bool{}
			for _, a := range token.Attr {
				if seen[a.Key] {
					t.Errorf("%s: <%s> has %s twice", name, token.Data, a.Key)
				}
				seen[a.Key] = true
			}
		}
		for _, n := range elements(parse(t, page)) {
			built = append(built, strings.ToLower(n.Data))
		}
		for i := range min(len(written), len(built)) {
			if written[i] != built[i] {
				t.Fatalf("%s: element %d is <%s>, and <%s> in a browser; before it %v", name, i, written[i], built[i], written[max(0, i-8):i])
			}
		}
		if len(written) != len(built) {
			t.Errorf("%s: %d elements, and %d in a browser", name, len(written), len(built))
		}
	}
}

// What holds for every page, however it is read.
func TestPagesCanBeHeard(t *testing.T) {
	trees := parsed(t)
	for name, holds := range map[string]func(*testing.T, *html.Node){
		"headings are an outline": headingsAreAnOutline, "tables have heads": tablesHaveHeads, "drawings are told": drawingsAreTold,
		"languages are told": languagesAreTold, "keys reach everything": keysReachEverything,
	} {
		for page, root := range trees {
			t.Run(name+"/"+page, func(t *testing.T) { holds(t, root) })
		}
	}
}

// Who walks from heading to heading finds one of the first level, and skips none.
func headingsAreAnOutline(t *testing.T, root *html.Node) {
	level, first := 0, 0
	for _, h := range elements(root, "h1", "h2", "h3", "h4", "h5", "h6") {
		here, _ := strconv.Atoi(h.Data[1:])
		if here == 1 {
			first++
		}
		if here > level+1 {
			t.Errorf("<%s> %q follows level %d", h.Data, visible(h), level)
		}
		if strings.TrimSpace(visible(h)) == "" {
			t.Errorf("an empty <%s>", h.Data)
		}
		level = here
	}
	if first != 1 {
		t.Errorf("%d headings of the first level", first)
	}
	if n := len(elements(root, "main")); n != 1 {
		t.Errorf("%d main parts", n)
	}
}

// span is how many columns a cell takes.
func span(cell *html.Node) int {
	n, err := strconv.Atoi(attribute(cell, "colspan"))
	if err != nil {
		return 1
	}
	return n
}

func width(row *html.Node) int {
	n := 0
	for _, cell := range elements(row, "th", "td") {
		n += span(cell)
	}
	return n
}

// Every table has a caption, heads that say of what, in which each names something,
// and rows that fill its columns.
func tablesHaveHeads(t *testing.T, root *html.Node) {
	for _, table := range elements(root, "table") {
		captions := elements(table, "caption")
		if len(captions) != 1 || captions[0] != table.FirstChild || wordsOf(captions[0]) == "" {
			t.Errorf("a table without a caption: %.80q", wordsOf(table))
			continue
		}
		at := wordsOf(captions[0])
		rows := elements(table, "tr")
		want := width(rows[0])
		if cols := elements(table, "col"); len(cols) > 0 && len(cols) != want {
			t.Errorf("%s: %d columns in the group, %d in the head", at, len(cols), want)
		}
		for _, row := range rows {
			if got := width(row); got != want {
				t.Errorf("%s: a row of %d columns, not %d: %.60q", at, got, want, wordsOf(row))
			}
			if len(elements(row, "th")) == 0 {
				t.Errorf("%s: a row without a head: %.60q", at, wordsOf(row))
			}
		}
		for _, th := range elements(table, "th") {
			scopes := []string{"row", "rowgroup"}
			if has(th, "thead") {
				scopes = []string{"col"}
			}
			if !slices.Contains(scopes, attribute(th, "scope")) || wordsOf(th) == "" {
				t.Errorf("%s: <th scope=%q> %q", at, attribute(th, "scope"), wordsOf(th))
			}
		}
	}
}

// wordsOf is the text below a node that a screen reader says.
func wordsOf(n *html.Node) string {
	var b strings.Builder
	for c := range n.ChildNodes() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		} else if attribute(c, "aria-hidden") != "true" {
			b.WriteString(" " + wordsOf(c))
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// Every drawing is either silent, beside the numbers of its row, or a picture with a
// name; the numbers of its description and of its labels stand in a table, too.
func drawingsAreTold(t *testing.T, root *html.Node) {
	byID := map[string]*html.Node{}
	for _, n := range elements(root) {
		if id := attribute(n, "id"); id != "" {
			byID[id] = n
		}
	}
	told := figures(strings.Join(cellsOf(root), " | "))
	for _, svg := range elements(root, "svg") {
		if has(svg, "svg") || attribute(svg, "aria-hidden") == "true" {
			continue
		}
		label := attribute(svg, "aria-label")
		for id := range strings.FieldsSeq(attribute(svg, "aria-labelledby")) {
			if byID[id] == nil {
				t.Errorf("a drawing is named by #%s, which is not there", id)
				continue
			}
			label += " " + wordsOf(byID[id])
		}
		if attribute(svg, "role") != "img" || strings.TrimSpace(label) == "" {
			t.Errorf("a drawing without role or name: %.80s", wordsOf(svg))
		}
		for _, text := range elements(svg, "text") {
			if class := attribute(text, "class"); class != "" { // the ticks of axes have none
				label += " " + wordsOf(text)
			}
		}
		for number := range figures(label) {
			if told[number] == 0 {
				t.Errorf("no table has the %s of the drawing %q", number, label)
			}
		}
	}
}

func cellsOf(root *html.Node) []string {
	var cells []string
	for _, n := range elements(root, "td", "th", "caption") {
		cells = append(cells, wordsOf(n))
	}
	return cells
}

// The page says its language, and whatever a stranger wrote says its own; what a
// letter's frame says of it is in the page's language again.
func languagesAreTold(t *testing.T, root *html.Node) {
	code := regexp.MustCompile(`^[a-z]{2}$`)
	page := elements(root, "html")[0]
	if !code.MatchString(attribute(page, "lang")) {
		t.Errorf("lang=%q", attribute(page, "lang"))
	}
	for _, n := range elements(root) {
		if slices.Contains(strings.Fields(attribute(n, "class")), "mail") && !code.MatchString(attribute(n, "lang")) {
			t.Errorf("mail with lang=%q: %.60q", attribute(n, "lang"), wordsOf(n))
		}
		if n.Data == "header" && n.Parent.Data == "div" && has(n, "article") && attribute(n, "lang") != attribute(page, "lang") {
			t.Errorf("the frame of a letter with lang=%q", attribute(n, "lang"))
		}
	}
}

// Who walks by key gets past the contents at once, and can scroll what is too wide.
func keysReachEverything(t *testing.T, root *html.Node) {
	first := elements(elements(root, "body")[0], "a")[0]
	if attribute(first, "class") != "vh skip" || wordsOf(first) == "" {
		t.Errorf("the first link is %q", wordsOf(first))
	}
	for _, n := range elements(root) {
		if index := attribute(n, "tabindex"); index != "" && (index != "0" || attribute(n, "role") == "" || attribute(n, "aria-label") == "") {
			t.Errorf("<%s tabindex=%s> without role and name", n.Data, index)
		}
	}
}

// The table below the curve has the curve's own figures: 10 letters, of which one is
// answered at once, 4 within two days, one on the third.
func TestTableOfTheCurve(t *testing.T) {
	const day = secondsPerDay
	var waits []stats.Wait
	for i, at := range []float64{0, 0.1 * day, 0.5 * day, 1.5 * day, 1.9 * day, 2.5 * day, 5 * day, 5 * day, 5 * day, 5 * day} {
		waits = append(waits, stats.Wait{Time: at, Event: i < 6})
	}
	rows := newBuilder(oneLetter(), mustWords(t)).atRisk(stats.KaplanMeier(waits)).Rows
	for i, want := range []string{"10 7 5 4 4", "100% 70% 50% 40% 40%"} { // days 0, 1, 2, 3, 5
		if got := strings.Join(rows[i].Cells, " "); got != want {
			t.Errorf("%s: %s, want %s", rows[i].Name, got, want)
		}
	}
	if limits := rows[2].Cells; limits[0] != "–" || limits[2] != "18–75%" {
		t.Errorf("limits %q", limits)
	}
}

func TestReplySaysTheLanguageThatItWasReadIn(t *testing.T) {
	m := changed(1, func(d *analysis.Data) {
		for i := range d.Records {
			for j := range d.Records[i].Messages {
				d.Records[i].Messages[j].Decision.Reading.Language = "pl"
			}
		}
	})
	page := render(t, m)
	for _, want := range []string{`<div class="letter mail" lang="pl"`, `<q class="mail" lang="pl">`, `<div class="letter mail" lang="lt"`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %s", want)
		}
	}
}
