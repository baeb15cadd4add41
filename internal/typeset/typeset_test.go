package typeset

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

func options() Options {
	return Options{
		Paper: A4(), Title: "Ar spaustuvės atsako?", Author: "replyaudit", Subject: "A test", Language: "lt",
		Date: time.Date(2026, 4, 14, 10, 0, 0, 0, time.UTC), Foot: "Ar spaustuvės atsako? 14 April 2026",
		PageOf: func(page, pages int) string { return fmt.Sprintf("%d of %d", page, pages) },
	}
}

// set sets pieces and returns the PDF and what was unknown in them.
func set(t *testing.T, opt Options, pieces ...string) ([]byte, []string) {
	t.Helper()
	var out bytes.Buffer
	d, err := New(&out, opt)
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range pieces {
		piece, err := Parse([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if err := d.Set(piece); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.Finish(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes(), d.Unknown()
}

// poppler runs one of poppler's programs on a PDF; its output goes to stdout.
func poppler(t *testing.T, pdf []byte, program string, args ...string) string {
	t.Helper()
	path, err := exec.LookPath(program)
	if err != nil {
		t.Skip(program + " is not installed: apt-get install poppler-utils")
	}
	name := filepath.Join(t.TempDir(), "test.pdf")
	if err := os.WriteFile(name, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	var complaints bytes.Buffer
	cmd := exec.Command(path, append(args, name, "-")...)
	if program == "pdfinfo" || program == "pdffonts" {
		cmd = exec.Command(path, append(args, name)...)
	}
	cmd.Stderr = &complaints
	out, err := cmd.Output()
	if err != nil || complaints.Len() > 0 {
		t.Fatalf("%s: %v %s", program, err, complaints.String())
	}
	return string(out)
}

// textOf is the text of a PDF, page by page.
func textOf(t *testing.T, pdf []byte) []string {
	t.Helper()
	pages := strings.Split(poppler(t, pdf, "pdftotext", "-layout"), "\f")
	return pages[:len(pages)-1]
}

const filler = "Every company got the same letters in its own language at times that were drawn by lot. "

func paragraphs(n int) string {
	return strings.Repeat("<p>"+strings.Repeat(filler, 4)+"</p>", n)
}

func TestSameInputSameBytes(t *testing.T) {
	first, _ := set(t, options(), paragraphs(40))
	second, _ := set(t, options(), paragraphs(40))
	if !bytes.Equal(first, second) {
		t.Error("the same input gave other bytes")
	}
}

func TestWhatIsUnknownIsToldAndStillSet(t *testing.T) {
	pdf, unknown := set(t, options(), `<p class="hologram">shown <blink>all</blink> the same</p>`)
	if got := strings.Join(unknown, " "); got != ".hologram <blink>" {
		t.Errorf("unknown: %q", got)
	}
	if text := strings.Join(textOf(t, pdf), ""); !strings.Contains(text, "shown all the same") {
		t.Errorf("the text is lost: %q", text)
	}
}

func TestStylesThatAreNoneAreRefused(t *testing.T) {
	for _, text := range []string{"p { colour: ink; }", "p { color: mauve; }", "p { margin-top: 3 apples; }", "p { border-top: 1px; }"} {
		if _, err := parseSheet(text); err == nil {
			t.Errorf("%s was read", text)
		}
	}
}

// Every letter of the languages that reports are written in, and the signs that
// they need, are printed and can be copied.
func TestLetters(t *testing.T) {
	for _, words := range []string{
		"Ąžuolo šriftas, įmonė, ūkis, ėjo, čia, ęs", "Съешь ещё этих мягких французских булок, да выпей чаю", "Glāžšķūņa rūķīši dzērumā čiepj Baha koncertflīģeļu vākus",
		"Zażółć gęślą jaźń", "Õun, öö, ähvardab, šampus", "412 € and 1 180 ₽, § 3 – “so” „taip“ «да»", "½ hour, ¼ of it; n ≥ 5, p ≤ 0.05, κ = −0.1 → 2×3 …",
	} {
		for _, style := range []string{"p", `p class="mail"`, "b"} {
			pdf, _ := set(t, options(), "<"+style+">"+words+"</"+strings.Fields(style)[0]+">")
			if text := strings.Join(textOf(t, pdf), ""); !strings.Contains(text, words) {
				t.Errorf("<%s> %q became %q", style, words, strings.TrimSpace(text[:min(len(text), 200)]))
			}
		}
	}
}

// Whatever a stranger writes is printed or left out, and nothing else happens.
func TestHostileText(t *testing.T) {
	long := strings.Repeat("Wort", 5000)
	for name, c := range map[string]struct{ text, want string }{
		"turned":         {"safe\u202Egnp.exe\u202C", "safegnp.exe"},
		"controls":       {"a\x01b\x7fc\u0085d", "abcd"},
		"no glyph":       {"x漢y", "x\uFFFDy"},
		"beyond plane 0": {"x😀y", "x\uFFFDy"},
		"joined":         {"e\u0301t\u0F71e", "éte"},
		"broken UTF-8":   {"a\xff\xfeb", "a\uFFFDb"},
		"zero width":     {"a\u200Bb\uFEFFc\u00ADd", "abcd"},
		"operators":      {`\) Tj ET (q`, `\) Tj ET (q`},
		"long word":      {long, "WortWort"},
		"empty":          {"", ""},
	} {
		for _, frame := range []string{"<p>%s</p>", `<div class="letter mail"><div class="body">%s</div></div>`, "<table><tbody><tr><th>%s</th><td class=r>1</td></tr></tbody></table>", "<h2>%s</h2><p>x</p>"} {
			pdf, _ := set(t, options(), fmt.Sprintf(frame, c.text))
			text := strings.Join(textOf(t, pdf), "")
			if !strings.Contains(text, c.want) {
				t.Errorf("%s in %s: %q", name, frame, strings.TrimSpace(text[:min(len(text), 200)]))
			}
		}
	}
}

// NULs end the text for HTML's parser or are replaced by it; no page is harmed.
func TestNULs(t *testing.T) {
	pdf, _ := set(t, options(), "<p>before\x00after</p><p>next</p>")
	if text := strings.Join(textOf(t, pdf), ""); !strings.Contains(text, "next") {
		t.Errorf("%q", text)
	}
}

// No drawn word may leave the paper, however long it is.
func TestLongWordsAreBroken(t *testing.T) {
	word := strings.Repeat("Donaudampfschifffahrt", 200)
	pdf, _ := set(t, options(), "<p>"+word+"</p>", `<table><thead><tr><th>Name</th><th class="r">n</th></tr></thead><tbody><tr><th>`+word+`</th><td class="r">12</td></tr></tbody></table>`)
	for _, m := range regexp.MustCompile(`xMin="([0-9.-]+)" yMin="([0-9.-]+)" xMax="([0-9.-]+)" yMax="([0-9.-]+)">`).FindAllStringSubmatch(poppler(t, pdf, "pdftotext", "-bbox"), -1) {
		left, _ := strconv.ParseFloat(m[1], 64)
		right, _ := strconv.ParseFloat(m[3], 64)
		lowest, _ := strconv.ParseFloat(m[4], 64)
		if left < 17*mm-1 || right > A4().Width-17*mm+1 || lowest > A4().Height {
			t.Fatalf("a word stands outside the margins: %s", m[0])
		}
	}
	if text := strings.Join(strings.Fields(strings.Join(textOf(t, pdf), "")), ""); strings.Count(text, "Donaudampfschifffahrt") < 2*199 {
		t.Error("part of the word is lost")
	}
}

func TestTenMegabytesOfText(t *testing.T) {
	text := strings.Repeat("word and word ", 10_000_000/14)
	pdf, _ := set(t, options(), `<div class="letter mail"><header><span>From</span><b>x</b></header><div class="body">`+text+`</div></div>`)
	if n := bytes.Count(pdf, []byte("/Type/Page/")); n < 1000 {
		t.Errorf("%d pages", n)
	}
}

// A table over many pages repeats its head, splits no row, and stands with its caption.
func TestLongTable(t *testing.T) {
	var rows strings.Builder
	for i := range 2000 {
		fmt.Fprintf(&rows, `<tr><td class="r">%d</td><th scope="row">Company %d with a name that needs more than one line in its column of this table</th><td>end%d</td></tr>`, i+1, i+1, i+1)
	}
	pdf, _ := set(t, options(), paragraphs(9), `<figure class="long"><div class="tw"><table><caption>Table 4. All<span>unit</span></caption><thead><tr><th class="r">Rank</th><th>Company</th><th>Last</th></tr></thead><tbody>`+rows.String()+`</tbody></table></div></figure>`)
	pages := textOf(t, pdf)
	if len(pages) < 40 {
		t.Fatalf("%d pages", len(pages))
	}
	whole := 0
	for i, page := range pages {
		if i > 0 && !regexp.MustCompile(`Rank +Company +Last`).MatchString(page) {
			t.Errorf("page %d has no head", i+1)
		}
		begun, ended := regexp.MustCompile(`Company \d+ with`).FindAllString(page, -1), regexp.MustCompile(`end\d+`).FindAllString(page, -1)
		if len(begun) != len(ended) || strings.Count(page, "of this table") > len(begun) {
			t.Errorf("page %d: a row is split", i+1)
		}
		whole += len(begun)
		if strings.Contains(page, "Table 4. All") && len(begun) == 0 {
			t.Error("the caption stands without a row")
		}
	}
	if whole != 2000 {
		t.Errorf("%d rows of 2000", whole)
	}
}

// No page ends in a heading, and no line of a paragraph stands alone.
func TestHeadingsAndLinesKeepCompany(t *testing.T) {
	for fill := range 30 {
		var lead strings.Builder
		for i := range fill {
			fmt.Fprintf(&lead, "<p>line %d</p>", i)
		}
		text := lead.String() + paragraphs(5) + "<h3>HEADING</h3><p>" + strings.Repeat("first ", 18) + strings.Repeat("middle ", 30) + strings.Repeat("last ", 25) + "</p>"
		pdf, _ := set(t, options(), text)
		for i, page := range textOf(t, pdf) {
			lines := strings.Split(strings.TrimSpace(regexp.MustCompile(`(?m)^.* of \d+$`).ReplaceAllString(page, "")), "\n")
			if strings.TrimSpace(lines[len(lines)-1]) == "HEADING" {
				t.Errorf("with %d lines before it, page %d ends in a heading", fill, i+1)
			}
			if i > 0 && len(lines) > 0 && strings.HasPrefix(strings.TrimSpace(lines[0]), "last") && len(lines) == 1 {
				t.Errorf("with %d lines before it, one line stands alone on page %d", fill, i+1)
			}
		}
	}
}

// What must not be split goes to the next page whole.
func TestFiguresStayWhole(t *testing.T) {
	letter := `<div class="letter mail"><div class="body">BEGIN` + strings.Repeat("\nline", 12) + "\nEND</div></div>"
	for fill := range 12 {
		pdf, _ := set(t, options(), paragraphs(fill)+letter)
		for _, page := range textOf(t, pdf) {
			if strings.Contains(page, "BEGIN") != strings.Contains(page, "END") {
				t.Errorf("after %d paragraphs the letter is split", fill)
			}
		}
	}
}

// A table goes on on the next page rather than leave much of one empty: with its head,
// no fewer than three rows on either side, its total below a row, and what heads a
// group of rows above two of them. A short one is not split.
func TestTablesAreSplitBetweenRows(t *testing.T) {
	row, group, total := `<tr><th scope="row">row</th><td class="r">1</td></tr>`, `<tr class="grp"><th scope="row">GROUP</th><td></td></tr>`, `<tr class="tot"><th scope="row">TOTAL</th><td class="r">9</td></tr>`
	for name, c := range map[string]struct {
		body  string
		split bool
	}{
		"five rows":   {strings.Repeat(row, 5), false},
		"six rows":    {strings.Repeat(row, 6), true},
		"total":       {strings.Repeat(row, 19) + total, true},
		"groups":      {strings.Repeat(group+strings.Repeat(row, 5), 4), true},
		"small group": {strings.Repeat(group+strings.Repeat(row, 2), 6), true},
		"twenty rows": {strings.Repeat(row, 20), true},
	} {
		splits := 0
		for fill := 20; fill < 60; fill += 2 {
			table := `<figure><div class="tw"><table><caption>CAPTION</caption><thead><tr><th>HEAD</th><th class="r">n</th></tr></thead><tbody>` + c.body + `</tbody></table></div><p class="src">SOURCE</p></figure>`
			pdf, _ := set(t, options(), strings.Repeat("<h4>filler</h4>", 4)+strings.Repeat("<p>line</p>", fill)+table)
			parts := tableParts(textOf(t, pdf))
			if len(parts) > 1 {
				splits++
			}
			for i, part := range parts {
				lines := strings.Fields(part)
				if first := i == 0; strings.HasPrefix(part, "CAPTION HEAD ") != first || !strings.Contains(part, "HEAD ") {
					t.Errorf("%s after %d lines: part %d begins %.30q", name, fill, i, part)
				}
				rows := strings.Count(part, "row") + strings.Count(part, "GROUP") + strings.Count(part, "TOTAL")
				if len(parts) > 1 && rows < 3 {
					t.Errorf("%s after %d lines: part %d has %d rows: %q", name, fill, i, rows, part)
				}
				body := lines[slices.Index(lines, "HEAD")+1:]
				if i > 0 && (body[0] == "TOTAL" || body[0] == "SOURCE") {
					t.Errorf("%s after %d lines: a part begins with %s", name, fill, body[0])
				}
				if end := len(body) - 1; i < len(parts)-1 && (body[end] == "GROUP" || body[end-1] == "GROUP") {
					t.Errorf("%s after %d lines: a part ends too soon in a group: %q", name, fill, part)
				}
				if i > 0 && len(body) > 1 && body[0] == "row" && body[1] == "GROUP" {
					t.Errorf("%s after %d lines: one row of a group stands alone: %q", name, fill, part)
				}
			}
		}
		if splits > 0 != c.split {
			t.Errorf("%s: split %d times", name, splits)
		}
	}
}

// tableParts is what each page has of the table of a test: its words but the figures.
func tableParts(pages []string) []string {
	var parts []string
	for _, page := range pages {
		words := slices.DeleteFunc(strings.Fields(page), func(w string) bool {
			return !slices.Contains([]string{"CAPTION", "HEAD", "row", "GROUP", "TOTAL", "SOURCE"}, w)
		})
		if len(words) > 0 {
			parts = append(parts, strings.Join(words, " "))
		}
	}
	return parts
}

// A letter goes on on the next page after a blank line, no sooner than three lines from
// its ends; where that saves little it stays whole.
func TestLettersAreSplitBetweenParagraphs(t *testing.T) {
	letter := `<div class="letter mail"><header><span>From</span><b>HEADER</b><span>To</span><b>SECOND</b></header><div class="body">BEGIN` + strings.Repeat("\n\nfirst\nsecond\nlast", 6) + "\n\nEND</div></div>"
	splits := 0
	for fill := 20; fill < 60; fill++ {
		pdf, _ := set(t, options(), strings.Repeat("<p>line</p>", fill)+"<h3>HEADING</h3>"+letter)
		pages := textOf(t, pdf)
		for i, page := range pages {
			page = strings.TrimSpace(regexp.MustCompile(`(?m)^.* of \d+$`).ReplaceAllString(page, ""))
			pages[i] = strings.Join(strings.Fields(page), " ")
			if strings.Contains(pages[i], "HEADING") != strings.Contains(pages[i], "HEADER To SECOND BEGIN first second last") {
				t.Errorf("after %d lines the letter's head stands without its beginning: %q", fill, pages[i])
			}
		}
		last := pages[len(pages)-1]
		if strings.HasPrefix(last, "first second last") && strings.HasSuffix(last, "END") {
			splits++
		} else if !strings.HasPrefix(last, "HEADING") && !strings.HasPrefix(last, "line") {
			t.Errorf("after %d lines the letter is split within a paragraph: %q", fill, last)
		}
	}
	if splits == 0 {
		t.Error("no letter was split")
	}
}

// A mistake goes on on the next page with its repair, never before its example.
func TestMistakesAreSplitBeforeTheRepair(t *testing.T) {
	mistake := `<article class="mist"><div class="num"><b>77</b><span>of</span></div><div><h3>NAME</h3><dl><dt>e</dt><dd>EXAMPLE ` + strings.Repeat(filler, 9) + `</dd><dt>r</dt><dd>REPAIR</dd></dl></div></article>`
	splits := 0
	for fill := 20; fill < 60; fill++ {
		pdf, _ := set(t, options(), strings.Repeat("<p>line</p>", fill)+mistake)
		for _, page := range textOf(t, pdf) {
			upper := strings.Contains(page, " 77 ")
			if strings.Contains(page, "NAME") != upper || strings.Contains(page, "EXAMPLE") != upper {
				t.Errorf("after %d lines the example is parted from what it shows: %q", fill, page)
			}
			if strings.Contains(page, "REPAIR") && !upper {
				splits++
			}
		}
	}
	if splits == 0 {
		t.Error("no mistake was split")
	}
}

// Notes stand beside the text, at its height.
func TestNotesStandBesideTheText(t *testing.T) {
	pdf, _ := set(t, options(), `<section><h2><span class="sec"><b>1</b> Topic</span>Finding</h2><aside class="note"><p>NOTE</p></aside><p>TEXT `+filler+`</p></section>`)
	place := func(word string) (x, y float64) {
		m := regexp.MustCompile(`xMin="([0-9.]+)" yMin="([0-9.]+)" [^>]*>` + word + `<`).FindStringSubmatch(poppler(t, pdf, "pdftotext", "-bbox"))
		if m == nil {
			t.Fatalf("no %s", word)
		}
		x, _ = strconv.ParseFloat(m[1], 64)
		y, _ = strconv.ParseFloat(m[2], 64)
		return x, y
	}
	noteX, noteY := place("NOTE")
	textX, textY := place("TEXT")
	if noteX < 17*mm+127*mm || textX > 17*mm+1 || noteY-textY > 3 || textY-noteY > 3 {
		t.Errorf("note at %.0f, %.0f; text at %.0f, %.0f", noteX, noteY, textX, textY)
	}
}

// The parts of a cover keep their distance however much stands on it: the space below
// the firm gives way, and nothing leaves the page.
func TestCoverGivesWay(t *testing.T) {
	for lines := 20; lines <= 40; lines += 4 {
		opt := options()
		opt.Paper = Letter()
		pdf, _ := set(t, opt, `<header class="cover"><div class="firm"><span>FIRM</span><span>DATE</span></div><h1>TITLE</h1><p class="sub">SUB</p>`+
			`<figure class="tally"><figcaption>FIRST`+strings.Repeat("<br>line", lines-1)+`</figcaption></figure><div class="colophon"><p>LAST</p></div></header>`)
		boxes := poppler(t, pdf, "pdftotext", "-bbox")
		place := func(word string) (top, bottom float64) {
			m := regexp.MustCompile(`yMin="([0-9.]+)" xMax="[0-9.]+" yMax="([0-9.]+)">` + word + `<`).FindStringSubmatch(boxes)
			if m == nil {
				t.Fatalf("no %s", word)
			}
			top, _ = strconv.ParseFloat(m[1], 64)
			bottom, _ = strconv.ParseFloat(m[2], 64)
			return top, bottom
		}
		_, firm := place("FIRM")
		title, _ := place("TITLE")
		_, sub := place("SUB")
		first, _ := place("FIRST")
		_, last := place("LAST")
		if title-firm < 7*mm || first-sub < 8*mm || last > opt.Paper.Height-19*mm+1 || lines == 20 && title-firm < 26*mm {
			t.Errorf("%d lines: title %.0f below the firm, tally %.0f below the subtitle, end %.0f of %.0f", lines, title-firm, first-sub, last, opt.Paper.Height-19*mm)
		}
	}
}

// A table that is too wide for the text reaches over the notes, and is reduced beyond that.
func TestWideTables(t *testing.T) {
	for _, columns := range []int{8, 16, 30} {
		row := strings.Repeat(`<td class="r">12,345 (10,000)</td>`, columns)
		pdf, _ := set(t, options(), `<table><thead><tr>`+strings.Repeat(`<th class="r">Country</th>`, columns)+`</tr></thead><tbody><tr>`+row+`</tr></tbody></table>`)
		boxes := regexp.MustCompile(`xMax="([0-9.]+)"`).FindAllStringSubmatch(poppler(t, pdf, "pdftotext", "-bbox"), -1)
		for _, m := range boxes {
			if right, _ := strconv.ParseFloat(m[1], 64); right > A4().Width-17*mm+1 {
				t.Errorf("%d columns: something ends at %.0f", columns, right)
			}
		}
		if n := strings.Count(strings.Join(textOf(t, pdf), ""), "12,345"); n != columns && columns < 30 { // words break in the end
			t.Errorf("%d columns: %d figures", columns, n)
		}
	}
}

// Each company begins a page, so that it can be handed its own; the first may stand
// below the section's introduction.
func TestCompaniesDoNotShareAPage(t *testing.T) {
	company := `<article class="company" id="c%d"><h2>Company %d</h2><p>short</p></article>`
	pdf, _ := set(t, options(), `<section class="page"><h2>Companies</h2><p>intro</p>`, fmt.Sprintf(company, 1, 1), fmt.Sprintf(company, 2, 2), fmt.Sprintf(company, 3, 3), `<section class="page"><h2>Appendix</h2></section>`)
	pages := textOf(t, pdf)
	if len(pages) != 4 || !strings.Contains(pages[0], "intro") || !strings.Contains(pages[0], "Company 1") || !strings.Contains(pages[1], "Company 2") {
		t.Errorf("%d pages: %q", len(pages), pages)
	}
}

func TestDocumentSaysWhatItIs(t *testing.T) {
	pdf, _ := set(t, options(), paragraphs(30))
	info := poppler(t, pdf, "pdfinfo")
	for _, want := range []string{`Title: +Ar spaustuvės atsako\?`, `Author: +replyaudit`, `Subject: +A test`, `CreationDate: +Tue Apr 14 10:00:00 2026 UTC`, `Page size: +595.28 x 841.89 pts \(A4\)`} {
		if !regexp.MustCompile(want).MatchString(info) {
			t.Errorf("no %s in\n%s", want, info)
		}
	}
	opt := options()
	opt.Paper = Letter()
	letter, _ := set(t, opt, "<p>x</p>")
	if info := poppler(t, letter, "pdfinfo"); !strings.Contains(info, "612 x 792 pts (letter)") {
		t.Error(info)
	}
	pages := textOf(t, pdf)
	for i, page := range pages {
		if foot := fmt.Sprintf("%d of %d", i+1, len(pages)); strings.Contains(page, foot) != (i > 0) {
			t.Errorf("page %d: %q at its foot: %t", i+1, foot, i == 0)
		}
	}
}

func TestContentsLeadToPages(t *testing.T) {
	pdf, _ := set(t, options(), `<nav class="toc"><h2>Contents</h2><ol><li><span>1</span><a href="#far">Far away</a></li><li><span>2</span><a href="#nowhere">Nowhere</a></li></ol></nav>`,
		paragraphs(30), `<section id="far" class="page"><h2><span class="sec"><b>1</b> Far away</span>Found</h2><p>x</p></section>`)
	pages := textOf(t, pdf)
	if want := fmt.Sprintf(`Far away +%d`, len(pages)); !regexp.MustCompile(want).MatchString(pages[0]) {
		t.Errorf("no %q on the first page:\n%s", want, pages[0][:200])
	}
	if n := bytes.Count(pdf, []byte("/Subtype/Link")); n != 1 {
		t.Errorf("%d links; the one that leads nowhere should be none", n)
	}
	objects := regexp.MustCompile(`(\d+) 0 obj\n<</Type/Page/`).FindAllSubmatch(pdf, -1)
	last := string(objects[len(objects)-1][1])
	if want := "/Title " + textString("1 Far away"); !regexp.MustCompile(want + `/Parent \d+ 0 R/Dest \[` + last + ` 0 R`).Match(pdf) {
		t.Error("no bookmark that leads to the last page")
	}
	if !regexp.MustCompile(`/Subtype/Link.*/Dest \[` + last + ` 0 R`).Match(pdf) {
		t.Error("the link does not lead to the last page")
	}
}
