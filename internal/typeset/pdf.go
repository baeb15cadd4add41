package typeset

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"sync"
	"unicode/utf16"

	"codeberg.org/go-pdf/fpdf"
)

// pdf writes a PDF file (ISO 32000-1) page by page: the content of a page that is
// full is compressed while the next is drawn, and written, and only its links and
// its number are kept.
// Text is written as UCS-2; which glyphs a font needs is known at the end, when its
// subset is embedded.
type pdf struct {
	to      io.Writer
	written int64
	failed  error
	offsets []int64 // of objects 1, 2, ...
	packing packing

	paper    Paper
	content  []byte // of the page that is being drawn
	spare    []byte // of the page before
	pages    []page
	fonts    []*pdfFont
	outline  []outlined
	pictures []int // objects of pictures, named I0, I1, …
}

// packing is the compression of the last stream, which is not written yet.
type packing struct {
	sync.WaitGroup
	number  int // of the stream, 0 for none
	entries string
	zlib    *zlib.Writer
	packed  bytes.Buffer
	failed  error
}

// page is what is kept of a page until the end.
type page struct {
	object   int   // of its dictionary
	contents []int // of its streams
	links    []link
}

// link is a rectangle that leads to an anchor.
type link struct {
	x, y, width, height float64
	to                  string
}

type outlined struct {
	bookmark
	at place
}

// pdfFont is an embedded font: its name, and the characters that were used.
type pdfFont struct {
	*font
	name string
	used [1 << 16]bool
}

func newPDF(to io.Writer, paper Paper) *pdf {
	p := &pdf{to: to, paper: paper}
	p.packing.zlib, _ = zlib.NewWriterLevel(&p.packing.packed, zlib.BestSpeed) // a known level
	p.printf("%%PDF-1.7\n%%\xe2\xe3\xcf\xd3\n")
	return p
}

func (p *pdf) write(b []byte) {
	if p.failed == nil {
		var n int
		n, p.failed = p.to.Write(b)
		p.written += int64(n)
	}
}

func (p *pdf) printf(format string, values ...any) { p.write(fmt.Appendf(nil, format, values...)) }

// reserve is the number of an object that is written later.
func (p *pdf) reserve() int {
	p.offsets = append(p.offsets, 0)
	return len(p.offsets)
}

// object writes an object whose number was reserved.
func (p *pdf) object(number int, format string, values ...any) {
	p.settle()
	p.offsets[number-1] = p.written
	p.printf("%d 0 obj\n", number)
	p.printf(format, values...)
	p.printf("\nendobj\n")
}

// stream writes bytes, compressed, with more entries for their dictionary. They are
// in use until the next object or stream.
func (p *pdf) stream(content []byte, entries string) int {
	p.settle()
	at := &p.packing
	at.number, at.entries = p.reserve(), entries
	at.packed.Reset()
	at.zlib.Reset(&at.packed)
	at.Go(func() {
		_, err := at.zlib.Write(content)
		at.failed = cmpError(err, at.zlib.Close())
	})
	return at.number
}

// settle writes the last stream as soon as it is compressed.
func (p *pdf) settle() {
	at := &p.packing
	if at.number == 0 {
		return
	}
	at.Wait()
	p.failed = cmpError(p.failed, at.failed)
	p.offsets[at.number-1] = p.written
	p.printf("%d 0 obj\n<</Filter/FlateDecode/Length %d%s>>\nstream\n", at.number, at.packed.Len(), at.entries)
	p.write(at.packed.Bytes())
	p.printf("\nendstream\nendobj\n")
	at.number = 0
}

func cmpError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// begin begins a page.
func (p *pdf) begin() {
	p.end()
	p.pages = append(p.pages, page{object: p.reserve()})
}

// end writes what was drawn on the last page, or added to another since.
func (p *pdf) end() {
	if len(p.pages) > 0 {
		p.append(len(p.pages))
	}
}

// append writes what was drawn as a further part of a page.
func (p *pdf) append(number int) {
	if len(p.content) > 0 {
		at := &p.pages[number-1]
		at.contents = append(at.contents, p.stream(p.content, ""))
		p.content, p.spare = p.spare[:0], p.content
	}
}

// number appends a length with two decimals and a space.
func (p *pdf) number(values ...float64) {
	for _, v := range values {
		if math.IsNaN(v) || math.Abs(v) > 1e6 {
			v = 0
		}
		v = math.Round(v * 100)
		whole := int64(v)
		if whole < 0 {
			p.content = append(p.content, '-')
			whole = -whole
		}
		p.content = strconv.AppendInt(p.content, whole/100, 10)
		if rest := whole % 100; rest > 0 {
			p.content = append(p.content, '.', byte('0'+rest/10))
			if rest%10 > 0 {
				p.content = append(p.content, byte('0'+rest%10))
			}
		}
		p.content = append(p.content, ' ')
	}
}

func (p *pdf) operator(name string) {
	p.content = append(p.content, name...)
	p.content = append(p.content, '\n')
}

// op writes an operator after its numbers.
func (p *pdf) op(name string, values ...float64) {
	p.number(values...)
	p.operator(name)
}

// at writes an operator after a place, which the PDF counts from below.
func (p *pdf) at(name string, x, y float64) { p.op(name, x, p.paper.Height-y) }

// show writes text at a place in the font that is chosen.
func (p *pdf) show(x, y float64, text string, f *pdfFont) {
	p.content = append(p.content, "BT "...)
	p.number(x, p.paper.Height-y)
	p.content = append(p.content, "Td ("...)
	for _, r := range text {
		f.used[r] = true
		for _, b := range [2]byte{byte(r >> 8), byte(r)} {
			switch b {
			case '(', ')', '\\':
				p.content = append(p.content, '\\', b)
			case '\r':
				p.content = append(p.content, '\\', 'r')
			default:
				p.content = append(p.content, b)
			}
		}
	}
	p.operator(") Tj ET")
}

// textString writes a text of the document as UTF-16.
func textString(text string) string {
	out := "<FEFF"
	for _, unit := range utf16.Encode([]rune(text)) {
		out += fmt.Sprintf("%04X", unit)
	}
	return out + ">"
}

// finish writes everything that was kept, and the table of objects.
func (p *pdf) finish(opt Options, targets map[string]place) error {
	fonts := p.putFonts()
	tree := p.reserve()
	for _, x := range p.pages {
		p.object(x.object, "<</Type/Page/Parent %d 0 R/Contents %s%s>>", tree, references(x.contents), p.annotations(x, targets))
	}
	var kids []int
	for _, x := range p.pages {
		kids = append(kids, x.object)
	}
	p.object(tree, "<</Type/Pages/Count %d/Kids %s/MediaBox[0 0 %.2f %.2f]/Resources<</Font<<%s>>%s>>>>", len(kids), references(kids), p.paper.Width, p.paper.Height, fonts, p.putPictures())
	outline := p.putOutline()
	info, catalog := p.reserve(), p.reserve()
	date := opt.Date.UTC().Format("D:20060102150405Z")
	p.object(info, "<</Title %s/Author %s/Subject %s/Creator(replyaudit)/Producer(replyaudit)/CreationDate(%s)/ModDate(%s)>>",
		textString(opt.Title), textString(opt.Author), textString(opt.Subject), date, date)
	p.object(catalog, "<</Type/Catalog/Pages %d 0 R/Lang %s/ViewerPreferences<</DisplayDocTitle true>>%s>>", tree, textString(opt.Language), outline)
	p.table(info, catalog)
	return p.failed
}

// putPictures names the pictures for the pages.
func (p *pdf) putPictures() string {
	if len(p.pictures) == 0 {
		return ""
	}
	out := "/XObject<<"
	for i, number := range p.pictures {
		out += fmt.Sprintf("/I%d %d 0 R", i, number)
	}
	return out + ">>"
}

// table writes the table of objects and the trailer.
func (p *pdf) table(info, catalog int) {
	start := p.written
	p.printf("xref\n0 %d\n0000000000 65535 f \n", len(p.offsets)+1)
	for _, offset := range p.offsets {
		p.printf("%010d 00000 n \n", offset)
	}
	p.printf("trailer\n<</Size %d/Root %d 0 R/Info %d 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(p.offsets)+1, catalog, info, start)
}

func references(objects []int) string {
	out := []byte{'['}
	for _, n := range objects {
		out = strconv.AppendInt(out, int64(n), 10)
		out = append(out, " 0 R "...)
	}
	return string(append(out, ']'))
}

// annotations are the links of a page; those that lead nowhere are left out.
func (p *pdf) annotations(x page, targets map[string]place) string {
	out := ""
	for _, l := range x.links {
		if at, ok := targets[l.to]; ok {
			bottom := p.paper.Height - l.y - l.height
			out += fmt.Sprintf("<</Type/Annot/Subtype/Link/Border[0 0 0]/Rect[%.2f %.2f %.2f %.2f]/Dest %s>>", l.x, bottom, l.x+l.width, bottom+l.height, p.destination(at))
		}
	}
	if out == "" {
		return ""
	}
	return "/Annots[" + out + "]"
}

func (p *pdf) destination(at place) string {
	return fmt.Sprintf("[%d 0 R/XYZ 0 %.2f null]", p.pages[at.page-1].object, p.paper.Height-at.y)
}

// putOutline writes the bookmarks, in two levels.
func (p *pdf) putOutline() string {
	if len(p.outline) == 0 {
		return ""
	}
	root, numbers := p.reserve(), make([]int, len(p.outline))
	for i := range numbers {
		numbers[i] = p.reserve()
	}
	link := func(name string, i int) string {
		if i < 0 {
			return ""
		}
		return fmt.Sprintf("/%s %d 0 R", name, numbers[i])
	}
	var top []int
	for i, x := range p.outline {
		if x.level == 0 || len(top) == 0 {
			top = append(top, i)
		}
	}
	for k, i := range top {
		end := len(p.outline)
		before, after := -1, -1
		if k+1 < len(top) {
			end, after = top[k+1], top[k+1]
		}
		if k > 0 {
			before = top[k-1]
		}
		below := ""
		if end > i+1 { // closed, so its count is negative
			below = link("First", i+1) + link("Last", end-1) + fmt.Sprintf("/Count %d", -(end-i-1))
		}
		p.putBookmark(numbers[i], i, root, link("Prev", before)+link("Next", after)+below)
		for j := i + 1; j < end; j++ {
			around := ""
			if j > i+1 {
				around += link("Prev", j-1)
			}
			if j+1 < end {
				around += link("Next", j+1)
			}
			p.putBookmark(numbers[j], j, numbers[i], around)
		}
	}
	p.object(root, "<</Type/Outlines%s%s/Count %d>>", link("First", top[0]), link("Last", top[len(top)-1]), len(top))
	return fmt.Sprintf("/Outlines %d 0 R/PageMode/UseOutlines", root)
}

func (p *pdf) putBookmark(number, i, parent int, links string) {
	x := p.outline[i]
	p.object(number, "<</Title %s/Parent %d 0 R%s/Dest %s>>", textString(x.text), parent, links, p.destination(x.at))
}

// putFonts embeds of each font what was used, and returns the entries of the
// resources.
func (p *pdf) putFonts() string {
	entries := ""
	for i, f := range p.fonts {
		var runes []rune
		for r, used := range f.used {
			if used {
				runes = append(runes, rune(r))
			}
		}
		if len(runes) > 0 {
			entries += fmt.Sprintf("/F%d %d 0 R", i, p.putFont(fmt.Sprintf("AAAAA%c+%s", 'A'+i, f.name), f, runes))
		}
	}
	return entries
}

// putFont embeds one font: characters are their own codes, and a map leads from
// them to the glyphs of the subset (ISO 32000-1, 9.7.4).
func (p *pdf) putFont(name string, f *pdfFont, runes []rune) int {
	subset := fpdf.UTF8CutFont(slices.Clone(f.ttf), string(runes))
	glyphs := make([]byte, 2<<16)
	if err := eachGlyph(tablesOf(subset)["cmap"], func(r, glyph int) {
		glyphs[2*r], glyphs[2*r+1] = byte(glyph>>8), byte(glyph)
	}); err != nil && p.failed == nil {
		p.failed = err
	}
	file := p.stream(subset, fmt.Sprintf("/Length1 %d", len(subset)))
	toGlyphs := p.stream(glyphs, "")
	toUnicode := p.stream(unicodeMap(runes), "")
	descriptor, descendant, number := p.reserve(), p.reserve(), p.reserve()
	em := func(x float64) int { return int(math.Round(1000 * x)) }
	p.object(descriptor, "<</Type/FontDescriptor/FontName/%s/Flags 4/FontBBox[-200 -300 1200 1000]/ItalicAngle 0/Ascent %d/Descent %d/CapHeight 700/StemV 90/FontFile2 %d 0 R>>",
		name, em(f.ascent), -em(f.descent), file)
	p.object(descendant, "<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor %d 0 R/CIDToGIDMap %d 0 R/DW 0/W[%s]>>",
		name, descriptor, toGlyphs, f.widths(runes))
	p.object(number, "<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>", name, descendant, toUnicode)
	return number
}

// widths lists the advances of characters: 65[722 667] and so on.
func (f *font) widths(runes []rune) string {
	var out []byte
	for i, r := range runes {
		if i == 0 || runes[i-1] != r-1 {
			if i > 0 {
				out = append(out, ']')
			}
			out = append(strconv.AppendInt(out, int64(r), 10), '[')
		}
		out = append(strconv.AppendInt(out, int64(f.advance[r]), 10), ' ')
	}
	return string(append(out, ']'))
}

// unicodeMap says of each code that it is the character itself (ISO 32000-1, 9.10.3).
func unicodeMap(runes []rune) []byte {
	out := []byte("/CIDInit/ProcSet findresource begin 12 dict begin begincmap/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n" +
		"/CMapName/Adobe-Identity-UCS def/CMapType 2 def 1 begincodespacerange<0000><FFFF>endcodespacerange\n")
	for chunk := range slices.Chunk(runes, 100) {
		out = fmt.Appendf(out, "%d beginbfchar\n", len(chunk))
		for _, r := range chunk {
			out = fmt.Appendf(out, "<%04X><%04X>\n", r, r)
		}
		out = append(out, "endbfchar\n"...)
	}
	return append(out, "endcmap CMapName currentdict/CMap defineresource pop end end"...)
}
