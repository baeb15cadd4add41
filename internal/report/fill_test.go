package report

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"replyaudit/internal/analysis"
)

// emptiest is how much of a page may be white at its foot: a chart with the first rows
// of its table, or a letter's head with its first lines, is a third of a page.
const emptiest = 0.35

// No page is left half empty because what comes next would not be split, but where a
// part of the report ends that another begins a page after.
func TestPagesAreFilled(t *testing.T) {
	for _, c := range []struct {
		name     string
		m        *analysis.Model
		language string
		paper    Paper
	}{
		{"six letters", sixLetters(), "en", PaperA4},
		{"one letter", oneLetter(), "en", PaperLetter},
		{"one letter", oneLetter(), "lt", PaperA4},
		{"one letter", oneLetter(), "ru", PaperA4},
	} {
		t.Run(fmt.Sprintf("%s/%s/%s", c.name, c.language, c.paper), func(t *testing.T) {
			var pdf bytes.Buffer
			if err := PDF(&pdf, c.m, Options{Paper: c.paper, Language: c.language}); err != nil {
				t.Fatal(err)
			}
			pages, begins := pagesOf(t, pdf.Bytes()), beginsPages(t, htmlOf(t, c.m, c.language))
			if len(pages) < 100 || len(begins) < 50 {
				t.Fatalf("%d pages, %d parts", len(pages), len(begins))
			}
			begun := func(p setPage) bool {
				return slices.ContainsFunc(begins, func(head string) bool { return strings.HasPrefix(p.text, head) })
			}
			for i, p := range pages[1 : len(pages)-1] { // the cover is a page of its own
				if p.empty() > emptiest && !begun(pages[i+2]) {
					t.Errorf("page %d is %.0f %% empty; the next begins %.60q", i+2, 100*p.empty(), pages[i+2].text)
				}
			}
		})
	}
}

// setPage is a page with its words, and where the last of them ends.
type setPage struct {
	text        string
	end, height float64
}

// empty is the share of a page between its margins that is white at its foot.
func (p setPage) empty() float64 {
	const mm = 72 / 25.4
	return 1 - (p.end-17*mm)/(p.height-36*mm)
}

// pagesOf reads the pages of a PDF without their feet.
func pagesOf(t *testing.T, pdf []byte) []setPage {
	t.Helper()
	var pages []setPage
	word := regexp.MustCompile(`yMin="([0-9.]+)" xMax="[0-9.]+" yMax="([0-9.]+)">(.*)</word>`)
	number := func(text string) float64 {
		n, err := strconv.ParseFloat(text, 64)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	for _, text := range strings.Split(poppler(t, pdf, "pdftotext", "-bbox"), "<page ")[1:] {
		p := setPage{height: number(regexp.MustCompile(`height="([0-9.]+)"`).FindStringSubmatch(text)[1])}
		var words strings.Builder
		for _, m := range word.FindAllStringSubmatch(text, -1) {
			if top := number(m[1]); top < p.height-54 && !strings.Contains(m[3], "INTERIM") {
				p.end = max(p.end, number(m[2]))
				words.WriteString(html.UnescapeString(m[3]))
			}
		}
		p.text = words.String()
		pages = append(pages, p)
	}
	return pages
}

// beginsPages are the beginnings of the headings that ask for a new page.
func beginsPages(t *testing.T, page string) []string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	has := func(n *html.Node, element, class string) bool {
		return n.Data == element && slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "class" && slices.Contains(strings.Fields(a.Val), class) })
	}
	var begins []string
	for n := range root.Descendants() {
		if n.Data == "h2" && n.Parent != nil && (has(n.Parent, "section", "page") || has(n.Parent, "article", "company")) {
			head := []rune(strings.Join(strings.Fields(visible(n)), ""))
			begins = append(begins, string(head[:min(len(head), 16)]))
		}
	}
	return begins
}
