package report

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"maps"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"replyaudit/internal/analysis"
	"replyaudit/internal/mask"
	"replyaudit/internal/typeset"
)

func printPDF(t *testing.T, m *analysis.Model, paper Paper) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := PDF(&b, m, Options{Paper: paper}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// models are what the tests of print look at.
func models() map[string]*analysis.Model {
	return map[string]*analysis.Model{
		"six letters": sixLetters(),
		"one letter":  oneLetter(),
		"interim":     changed(1, interim),
		"nothing":     changed(1, func(d *analysis.Data) { d.Records = nil }),
		"masked":      changed(1, func(d *analysis.Data) { d.Campaign.Report.PublishNames = false }),
		"one company": changed(3, func(d *analysis.Data) {
			d.Campaign.Companies = d.Campaign.Companies[:1]
			d.Records = slices.DeleteFunc(d.Records, func(r analysis.Record) bool { return r.Company != d.Campaign.Companies[0].Key })
		}),
	}
}

// poppler runs one of poppler's programs on a PDF.
func poppler(t *testing.T, pdf []byte, program string, args ...string) string {
	t.Helper()
	path, err := exec.LookPath(program)
	if err != nil {
		t.Skip(program + " is not installed: apt-get install poppler-utils")
	}
	name := filepath.Join(t.TempDir(), "report.pdf")
	if err := os.WriteFile(name, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	args = append(args, name)
	if program == "pdftotext" {
		args = append(args, "-")
	}
	out, err := exec.Command(path, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v %s", program, err, out)
	}
	return string(out)
}

// A section, element or class that print does not know would not be set as it is
// meant: every one must be named in internal/typeset/paper.css.
func TestPrintKnowsAllThatTheReportUses(t *testing.T) {
	shown := models()
	shown["own copy with notes"] = noted(t, ownCopy(t, "lt01", 6, func(*analysis.Data) {}), "# summary\nAs **agreed**.\n- a\n\n1. b\n## company lt01\nYours.\n")
	for name, m := range shown {
		words, err := Options{}.words(m)
		if err != nil {
			t.Fatal(err)
		}
		b, templates, err := prepare(m, words)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := typeset.New(new(bytes.Buffer), b.imprint(Options{}))
		if err != nil {
			t.Fatal(err)
		}
		for p := range b.printed(templates, nil) {
			if p.err != nil {
				t.Fatal(p.err)
			}
			if err := doc.Set(p.Piece); err != nil {
				t.Fatal(err)
			}
		}
		if unknown := doc.Unknown(); len(unknown) > 0 {
			t.Errorf("%s: internal/typeset/paper.css does not know %v", name, unknown)
		}
	}
}

func TestPDFHasTheSameBytesEachTime(t *testing.T) {
	if !bytes.Equal(printPDF(t, sixLetters(), PaperA4), printPDF(t, changed(6, func(*analysis.Data) {}), PaperA4)) {
		t.Error("the PDF differs from one writing to the next")
	}
}

// figures are the numbers of a text, each with how often it occurs.
func figures(text string) map[string]int {
	found := map[string]int{}
	for _, n := range regexp.MustCompile(`[0-9]+(?:[.,][0-9]+)*`).FindAllString(text, -1) {
		found[n]++
	}
	return found
}

// tableCells are the visible texts of all cells of the report's tables.
func tableCells(t *testing.T, page string) []string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var cells []string
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && (n.Data == "td" || n.Data == "th") {
			cells = append(cells, visible(n))
		}
	}
	return cells
}

// visible is the text below a node that is shown to the eye.
func visible(n *html.Node) string {
	var b strings.Builder
	for c := range n.ChildNodes() {
		switch {
		case c.Type == html.TextNode:
			b.WriteString(c.Data)
		case c.Type == html.ElementNode && c.Data == "br":
			b.WriteString(" ")
		case c.Type == html.ElementNode && !slices.ContainsFunc(c.Attr, func(a html.Attribute) bool { return a.Key == "class" && strings.Contains(a.Val, "vh") }):
			b.WriteString(visible(c))
			if c.Data == "text" || c.Data == "span" { // each stands by itself
				b.WriteString(" ")
			}
		}
	}
	return b.String()
}

// Every figure of every table of the HTML stands in the PDF, at least as often.
func TestPDFHoldsTheFiguresOfTheHTML(t *testing.T) {
	for name, m := range models() {
		printed := figures(poppler(t, printPDF(t, m, PaperA4), "pdftotext", "-layout"))
		wanted := figures(strings.Join(tableCells(t, render(t, m)), " | "))
		if len(wanted) < 10 {
			t.Fatalf("%s: the tables of the HTML have %d figures", name, len(wanted))
		}
		for _, n := range slices.Sorted(maps.Keys(wanted)) {
			// A long word may be broken in print, such as a hash or an address.
			if printed[n] < wanted[n] && len(n) < 8 && !hashed(m, n) {
				t.Errorf("%s: %s stands %d times in the tables and %d times in the PDF", name, n, wanted[n], printed[n])
			}
		}
	}
}

// hashed reports whether a number is part of a hash.
func hashed(m *analysis.Model, n string) bool {
	proof := proofOf(m, mask.New(m))
	return strings.Contains(m.Facts.DesignHash+m.Facts.RubricHash+" "+proof.MessagesSum+" "+proof.EventsSum, n)
}

func TestPDFIsSoundAndSaysWhatItIs(t *testing.T) {
	pdf := printPDF(t, sixLetters(), PaperLetter)
	fonts := poppler(t, pdf, "pdffonts")
	for _, line := range strings.Split(strings.TrimSpace(fonts), "\n")[2:] {
		if !regexp.MustCompile(`CID TrueType +Identity-H +yes yes yes`).MatchString(line) {
			t.Errorf("a font is not embedded as a subset with its characters: %s", line)
		}
	}
	info := poppler(t, pdf, "pdfinfo")
	for _, want := range []string{`Title: +Do printers answer their mail\? – Audit report`, `Author: +replyaudit`, `Pages: +\d{3}`, `612 x 792 pts \(letter\)`, `JavaScript: +no`} {
		if !regexp.MustCompile(want).MatchString(info) {
			t.Errorf("pdfinfo does not say %s:\n%s", want, info)
		}
	}
	for _, foreign := range []string{"/URI", "/Launch", "/JavaScript", "/EmbeddedFile", "/ID"} {
		if bytes.Contains(pdf, []byte(foreign)) {
			t.Errorf("the PDF has %s", foreign)
		}
	}
}

// Each section and company has its bookmark, in the order of the report.
func TestPDFHasBookmarks(t *testing.T) {
	pdf := printPDF(t, oneLetter(), PaperA4)
	var titles []string
	for _, m := range regexp.MustCompile(`/Title <FEFF([0-9A-F]+)>/Parent`).FindAllSubmatch(pdf, -1) {
		var text strings.Builder
		for i := 0; i+4 <= len(m[1]); i += 4 {
			var r rune
			fmt.Sscanf(string(m[1][i:i+4]), "%X", &r)
			text.WriteRune(r)
		}
		titles = append(titles, text.String())
	}
	b := newBuilder(oneLetter(), mustWords(t))
	at := 0
	for _, l := range b.contents() {
		if l.Number == "" {
			continue // the client's page, which bears its heading
		}
		i := slices.Index(titles[at:], l.Number+" "+l.Text)
		if i < 0 {
			t.Fatalf("no bookmark %s %s after %v", l.Number, l.Text, titles[:at])
		}
		at += i
	}
	if len(titles) < len(b.contents())+len(b.m.Companies)-1 {
		t.Errorf("%d bookmarks for %d companies", len(titles), len(b.m.Companies))
	}
}

// marked counts the pages, and those that bear a word which a single operator writes.
func marked(t *testing.T, pdf []byte, word string) (marks, pages int) {
	t.Helper()
	var coded []byte
	for _, r := range word {
		coded = append(coded, byte(r>>8), byte(r))
	}
	for _, m := range regexp.MustCompile(`(?s)/Length \d+>>\nstream\n(.*?)\nendstream`).FindAllSubmatch(pdf, -1) {
		z, err := zlib.NewReader(bytes.NewReader(m[1]))
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(z)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(content, coded) {
			marks++
		}
	}
	return marks, bytes.Count(pdf, []byte("/Type/Page/"))
}

func TestInterimPDFIsMarkedOnEachPage(t *testing.T) {
	if marks, pages := marked(t, printPDF(t, changed(1, interim), PaperA4), "INTERIM"); marks != pages || pages < 50 {
		t.Errorf("%d of %d pages say that they are interim", marks, pages)
	}
	if marks, _ := marked(t, printPDF(t, oneLetter(), PaperA4), "INTERIM"); marks > 0 {
		t.Error("a closed campaign is called interim")
	}
}

// The pages must look as they were approved: small pictures of some are kept in
// testdata. A page may differ in few points and little, such as by the smoothing of
// another version of poppler.
func TestPrintLooksAsItWasApproved(t *testing.T) {
	if _, err := exec.LookPath("pdftoppm"); err != nil {
		t.Skip("pdftoppm is not installed: apt-get install poppler-utils")
	}
	pdf := printPDF(t, sixLetters(), PaperA4)
	name := filepath.Join(t.TempDir(), "page")
	for _, page := range []int{1, 2, 6, 7, 9, 12, 21, 26} {
		number := fmt.Sprint(page)
		out := name + number
		drawPage(t, pdf, out, number)
		golden := filepath.Join("testdata", "print-"+number+".png")
		if *update {
			if err := os.WriteFile(golden, []byte(read(t, out+".png")), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if off := differing(t, out+".png", golden); off > 0.004 {
			t.Errorf("page %d differs from %s in %.1f %% of its points; look at it, and if it is right write it anew with -update", page, golden, 100*off)
		}
	}
}

func drawPage(t *testing.T, pdf []byte, out, page string) {
	t.Helper()
	cmd := exec.Command("pdftoppm", "-gray", "-r", "36", "-png", "-singlefile", "-f", page, "-l", page, "-", out)
	cmd.Stdin = bytes.NewReader(pdf)
	if text, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("pdftoppm: %v %s", err, text)
	}
}

// differing is the share of points that differ by more than an eighth of the range,
// after both pictures are softened.
func differing(t *testing.T, a, b string) float64 {
	t.Helper()
	first, second := picture(t, a), picture(t, b)
	if first.Bounds() != second.Bounds() {
		return 1
	}
	n, off := 0, 0
	for y := 1; y < first.Bounds().Dy()-1; y++ {
		for x := 1; x < first.Bounds().Dx()-1; x++ {
			n++
			if math.Abs(soft(first, x, y)-soft(second, x, y)) > 32 {
				off++
			}
		}
	}
	return float64(off) / float64(n)
}

func soft(p image.Image, x, y int) float64 {
	sum := 0.0
	for dy := -1; dy <= 1; dy++ {
		for dx := -1; dx <= 1; dx++ {
			sum += float64(color.GrayModel.Convert(p.At(x+dx, y+dy)).(color.Gray).Y)
		}
	}
	return sum / 9
}

func picture(t *testing.T, name string) image.Image {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	p, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	return p
}
