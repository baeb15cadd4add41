package typeset

import (
	"fmt"
	"io"
	"math"
	"strings"
	"unicode/utf16"

	"codeberg.org/go-pdf/fpdf"
)

// canvas draws on the pages of a PDF. Places are points from the upper left corner.
type canvas struct {
	pdf    *fpdf.Fpdf
	fonts  map[face]*font
	height float64 // of the paper
	scale  float64 // of what is being drawn
	shiftX float64 // where a place of the drawing lies on the page: scale*x + shift
	shiftY float64

	// what the page's state is, so that it is not set again
	font   face
	size   float64
	track  float64
	ink    colour
	fill   colour
	pen    stroke
	dashed bool

	links   map[string]int // by anchor
	targets map[string]place
	leaders []leader
}

// place is where an anchor stands.
type place struct {
	page int
	y    float64
}

// leader is where the number of an anchor's page is to be printed.
type leader struct {
	page  int
	x, y  float64
	to    string
	style *context
}

func newCanvas(opt Options, fonts map[face]*font) *canvas {
	pdf := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: opt.Paper.Width, Ht: opt.Paper.Height}})
	pdf.SetMargins(0, 0, 0)
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetCatalogSort(true)
	pdf.SetCreationDate(opt.Date.UTC())
	pdf.SetModificationDate(opt.Date.UTC())
	for f, font := range fonts {
		if f != (face{"mono", true}) {
			pdf.AddUTF8FontFromBytes(family(f), "", font.ttf)
		}
	}
	plain := fonts[face{"sans", false}]
	pdf.SetTitle(plain.shown(opt.Title), true)
	pdf.SetAuthor(plain.shown(opt.Author), true)
	pdf.SetSubject(plain.shown(opt.Subject), true)
	pdf.SetCreator("replyaudit", true)
	pdf.SetProducer("replyaudit", true)
	pdf.SetLang(opt.Language)
	return &canvas{pdf: pdf, fonts: fonts, height: opt.Paper.Height, scale: 1, links: map[string]int{}, targets: map[string]place{}}
}

// family is the name of a font in the PDF.
func family(f face) string {
	name := map[string]string{"sans": "LiberationSans", "serif": "LiberationSerif", "mono": "LiberationMono"}[f.family]
	if f.bold && f.family != "mono" {
		name += "Bold"
	}
	return name
}

func (to *canvas) err() error {
	if err := to.pdf.Error(); err != nil {
		return fmt.Errorf("set the report: %w", err)
	}
	return nil
}

func (to *canvas) write(w io.Writer) error { return to.pdf.Output(w) }

// newPage begins a page, whose state is that of no other.
func (to *canvas) newPage() {
	to.pdf.AddPage()
	to.forget()
}

// turn goes back to a page that was left.
func (to *canvas) turn(page int) {
	to.pdf.SetPage(page)
	to.forget()
}

func (to *canvas) forget() {
	to.font, to.size, to.track = face{}, 0, 0
	to.ink, to.fill, to.pen, to.dashed = 0, 0, stroke{}, true
	to.pdf.RawWriteStr("0 Tc")
	to.pdf.SetLineJoinStyle("round")
}

// line draws the parts of a line from x on, on the base line y.
func (to *canvas) line(parts []part, x, y float64) {
	for i := 0; i < len(parts); i++ {
		p := parts[i]
		switch {
		case p.box != nil:
			p.box.paint(to, x, y-p.box.base)
		case p.text != "":
			to.text(x, y, p.text, p.style)
		}
		if p.href != "" && p.text != "" {
			to.link(x, y, p)
		}
		if under := p.style.under; under.width > 0 {
			to.underline(x, x+p.width, y+0.2*p.style.size, under)
		}
		x += p.width
	}
}

func rgb(c colour) (r, g, b int) { return int(c >> 16 & 0xff), int(c >> 8 & 0xff), int(c & 0xff) }

func (to *canvas) use(c *context) {
	f := c.face()
	if f.family == "mono" {
		f.bold = false
	}
	if f != to.font || c.size != to.size {
		to.pdf.SetFont(family(f), "", c.size)
		to.font, to.size = f, c.size
	}
	if tracking := c.tracking * c.size; tracking != to.track {
		to.pdf.RawWriteStr(fmt.Sprintf("%.3f Tc", tracking))
		to.track = tracking
	}
	if c.ink != to.ink {
		to.pdf.SetTextColor(rgb(c.ink))
		to.ink = c.ink
	}
}

// text writes text from x on, on the base line y.
func (to *canvas) text(x, y float64, text string, c *context) {
	if text == "" || c.ink == 0 {
		return
	}
	f := to.fonts[c.face()]
	for text != "" {
		i := strings.IndexFunc(text, func(r rune) bool { return r == '₽' || r == replacement })
		head := text
		if i >= 0 {
			head = text[:i]
		}
		if head != "" {
			to.use(c)
			to.pdf.Text(x, y, head)
			x += f.width(head, c.size, c.tracking)
		}
		if i < 0 {
			return
		}
		for _, r := range text[i:] {
			to.composite(x, y, r, c)
			x += f.width(string(r), c.size, c.tracking)
			text = text[i+len(string(r)):]
			break
		}
	}
}

// composite draws a character that the fonts lack. The text that a reader copies
// is the character itself (ISO 32000-1, 14.9.4).
func (to *canvas) composite(x, y float64, r rune, c *context) {
	made := composites()[r]
	to.use(c)
	to.pdf.RawWriteStr(fmt.Sprintf("/Span <</ActualText <FEFF%04X>>> BDC", utf16.Encode([]rune{r})[0]))
	to.pdf.Text(x, y, string(made.base))
	for _, b := range made.bars {
		to.ground(x+b.from*c.size, y-(b.height+b.thickness/2)*c.size, (b.to-b.from)*c.size, b.thickness*c.size, c.ink)
	}
	to.pdf.RawWriteStr("EMC")
}

// halo clears the ground around a text.
func (to *canvas) halo(x, y float64, text string, c *context) {
	f := to.fonts[c.face()]
	around := c.halo / 2
	to.ground(x-around, y-0.74*c.size-around/2, f.width(text, c.size, c.tracking)+2*around, 0.95*c.size+around, palette()["paper"])
}

func (to *canvas) setFill(c colour) {
	if c != to.fill {
		to.pdf.SetFillColor(rgb(c))
		to.fill = c
		to.ink = 0 // the writer compares both
	}
}

// setPen chooses line, colour and dashes.
func (to *canvas) setPen(s stroke, dash []float64) {
	if s.ink != to.pen.ink {
		to.pdf.SetDrawColor(rgb(s.ink))
	}
	if s.width != to.pen.width {
		to.pdf.SetLineWidth(s.width)
	}
	to.pen = s
	if len(dash) > 0 || to.dashed {
		to.pdf.SetDashPattern(dash, 0)
		to.dashed = len(dash) > 0
	}
}

// ground fills a rectangle.
func (to *canvas) ground(x, y, width, height float64, c colour) {
	if c == 0 || width <= 0 || height <= 0 {
		return
	}
	to.setFill(c)
	to.pdf.Rect(x, y, width, height, "F")
}

// hatch fills a rectangle with thin diagonals.
func (to *canvas) hatch(x, y, width, height float64, c colour) {
	to.pdf.ClipRect(x, y, width, height, false)
	to.forget()
	to.setPen(stroke{width: 1 * px, ink: c}, nil)
	for d := 0.0; d < width+height; d += 5 * px * math.Sqrt2 {
		to.pdf.Line(x+d-height, y+height, x+d, y)
	}
	to.pdf.ClipEnd()
	to.forget()
}

// rule draws a level line from x to end; its upper edge is at y.
func (to *canvas) rule(x, end, y float64, s stroke) {
	if s.width <= 0 || s.ink == 0 {
		return
	}
	switch s.kind {
	case "double":
		thin := s.width / 3
		to.ground(x, y, end-x, thin, s.ink)
		to.ground(x, y+2*thin, end-x, thin, s.ink)
	case "dotted":
		to.setPen(s, []float64{s.width, s.width})
		to.pdf.Line(x, y, end, y)
	default:
		to.ground(x, y, end-x, s.width, s.ink)
	}
}

// upright draws an upright line from y to end.
func (to *canvas) upright(x, y, end float64, s stroke) {
	to.ground(x, y, s.width, end-y, s.ink)
}

// frame draws a rectangle's outline.
func (to *canvas) frame(x, y, width, height float64, s stroke) {
	to.setPen(s, nil)
	to.pdf.Rect(x, y, width, height, "D")
}

// underline draws the grade of words: solid, dashed or wavy.
func (to *canvas) underline(x, end, y float64, s stroke) {
	switch s.kind {
	case "dashed":
		to.setPen(s, []float64{2.2 * s.width, 1.4 * s.width})
		to.pdf.Line(x, y, end, y)
	case "wavy":
		to.setPen(s, nil)
		const step, rise = 1.6, 0.85
		to.pdf.MoveTo(x, y)
		for i := 1; x+float64(i)*step <= end; i++ {
			up := rise
			if i%2 == 0 {
				up = -rise
			}
			to.pdf.CurveBezierCubicTo(x+(float64(i)-0.6)*step, y+up, x+(float64(i)-0.4)*step, y+up, x+float64(i)*step, y)
		}
		to.pdf.DrawPath("D")
	default:
		to.setPen(s, nil)
		to.pdf.Line(x, y, end, y)
	}
}

// path draws lines through points: filled, if it has an inside, and stroked, as the style says.
func (to *canvas) path(paths [][]point, closed []bool, c *context, inside bool) {
	filled, stroked := inside && c.fill != 0, c.pen.ink != 0 && c.pen.width > 0
	how := map[[2]bool]string{{true, false}: "F", {false, true}: "D", {true, true}: "FD"}[[2]bool{filled, stroked}]
	if how == "" {
		return
	}
	if filled {
		to.setFill(c.fill)
	}
	if stroked {
		to.setPen(c.pen, c.dash)
	}
	for i, points := range paths {
		for j, p := range points {
			if j == 0 {
				to.pdf.MoveTo(p.x, p.y)
			} else {
				to.pdf.LineTo(p.x, p.y)
			}
		}
		if i < len(closed) && closed[i] {
			to.pdf.ClosePath()
		}
	}
	to.pdf.DrawPath(how)
}

func (to *canvas) circle(x, y, r float64, c *context) {
	how := ""
	if c.fill != 0 {
		to.setFill(c.fill)
		how = "F"
	}
	if c.pen.ink != 0 && c.pen.width > 0 {
		to.setPen(c.pen, c.dash)
		how += "D"
	}
	if how != "" {
		to.pdf.Circle(x, y, r, how)
	}
}

// scaled draws at another scale around a place.
func (to *canvas) scaled(scale, x, y float64, draw func()) {
	before := *to
	to.shiftX, to.shiftY = to.scale*(x-scale*x)+to.shiftX, to.scale*(y-scale*y)+to.shiftY
	to.scale *= scale
	to.pdf.TransformBegin()
	to.pdf.TransformScale(100*scale, 100*scale, x, y)
	to.forget()
	draw()
	to.pdf.TransformEnd()
	to.scale, to.shiftX, to.shiftY = before.scale, before.shiftX, before.shiftY
	to.forget()
}

// link makes a stretch of a line lead to an anchor.
func (to *canvas) link(x, y float64, p part) {
	left, top := to.scale*x+to.shiftX, to.scale*(y-p.style.size)+to.shiftY
	to.pdf.Link(left, top, to.scale*p.width, to.scale*1.3*p.style.size, to.anchor(p.href))
}

func (to *canvas) anchor(name string) int {
	if _, ok := to.links[name]; !ok {
		to.links[name] = to.pdf.AddLink()
	}
	return to.links[name]
}

// arrive notes that a piece with anchors stands at y of the current page.
func (to *canvas) arrive(p piece, y float64) {
	if len(p.anchors) == 0 && p.mark == nil {
		return
	}
	top := math.Max(0, to.scale*y+to.shiftY-12)
	for _, name := range p.anchors {
		to.pdf.SetLink(to.anchor(name), top, to.pdf.PageNo())
		to.targets[name] = place{to.pdf.PageNo(), y}
	}
	if p.mark != nil {
		to.pdf.SetFont(family(face{"sans", false}), "", 9) // the writer asks the font how to encode
		to.forget()
		to.pdf.Bookmark(p.mark.text, p.mark.level, top)
	}
}
