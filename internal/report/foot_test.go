package report

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"replyaudit/internal/analysis"
	"replyaudit/internal/analysis/analysistest"
)

// A browser prints the same foot as stands in the PDF on each page but the cover, in the
// report's language and with the firm, whatever the title holds, and the mark of an
// interim report on all of them.
func TestBrowserPrintsTheFootOfThePDF(t *testing.T) {
	for language, of := range map[string]string{"en": "of", "ru": "из", "lt": "iš"} {
		d := few(analysistest.Market(6))
		d.Campaign.Title = `Ar "jie" \atsako</style><b>?`
		m := analysis.Analyse(d)
		m.Facts.Closed = false
		words, err := loadWords(language)
		if err != nil {
			t.Fatal(err)
		}
		opt := Options{Language: language, Paper: PaperA4, Brand: branded()}
		var page bytes.Buffer
		if err := HTML(&page, m, opt); err != nil {
			t.Fatal(err)
		}
		paper := filepath.Join(t.TempDir(), "report.pdf")
		browseTo(t, page.String(), "--print-to-pdf="+paper, "--no-pdf-header-footer", "--generate-pdf-document-outline")
		printed, err := os.ReadFile(paper)
		if err != nil {
			t.Fatal(err)
		}
		pages := strings.Split(strings.TrimSuffix(poppler(t, printed, "pdftotext"), "\f"), "\f")
		number := regexp.MustCompile(`(?m)^\d+ ` + of + ` ` + words.integer(len(pages)) + `$`)
		for i, text := range pages {
			foot := strings.Contains(text, `Northgate <b>Research</b> & Sons · Ar "jie" \atsako</style><b>?`)
			if foot != (i > 0) || number.MatchString(text) != (i > 0) {
				t.Errorf("%s: page %d of %d: foot %t, number %t", language, i+1, len(pages), foot, number.MatchString(text))
			}
		}
		if !strings.Contains(pages[0], "office@northgate.example") || !strings.Contains(pages[0], "For one reader") {
			t.Errorf("%s: the firm's address and disclaimer are not on the cover", language)
		}
		if n := strings.Count(poppler(t, printed, "pdftotext", "-raw"), words.say("interim.word")); n < len(pages) {
			t.Errorf("%s: the interim mark is on %d of %d pages", language, n, len(pages))
		}
	}
}

// Bookmarks and readers by ear get a space where a line of print ends.
func TestBrowserKeepsSpacesAtTheEndsOfLines(t *testing.T) {
	page := strings.Replace(render(t, analysis.Analyse(few(analysistest.Market(1)))), "<main>", "<main><h2><span class=\"sec\"><b>0</b> Foreword </span>"+strings.Repeat("one two three ", 12)+"</h2>", 1)
	paper := filepath.Join(t.TempDir(), "report.pdf")
	browseTo(t, page, "--print-to-pdf="+paper, "--generate-pdf-document-outline")
	want := "(0 Foreword " + strings.TrimSpace(strings.Repeat("one two three ", 12))
	if printed := read(t, paper); !strings.Contains(printed, want) {
		t.Errorf("no bookmark %q in %q", want, regexp.MustCompile(`/Title \(0 [^)]*\)`).FindString(printed))
	}
}
