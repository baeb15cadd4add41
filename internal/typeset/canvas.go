package typeset

import (
	"fmt"
	"io"
	"math"
	"strings"
	"unicode/utf16"
)

// canvas draws on the pages of a PDF. Places are points from the upper left corner.
type canvas struct {
	pdf   *pdf
	fonts map[face]*font
	faces map[face]int // their places among the fonts of the PDF

	// what is drawn at another scale: a place lies at scale*x + shift
	scale, shiftX, shiftY float64

	// the page's state, so that nothing is said twice
	font   int
	size   float64
	track  float64
	fill   colour
	pen    stroke
	dashed bool

	cellTop, cellEnd float64 // of the table cell that is being drawn, 0 for none

	targets map[string]place
	leaders []leader
}

// place is where an anchor stands.
type place struct {
	page int // from 1
	y    float64
}

// leader is where the number of an anchor's page is to be printed.
type leader struct {
	page  int
	x, y  float64
	to    string
	style *context
}

func newCanvas(w io.Writer, opt Options, fonts map[face]*font) *canvas {
	to := &canvas{pdf: newPDF(w, opt.Paper), fonts: fonts, faces: map[face]int{}, scale: 1, targets: map[string]place{}}
	for _, x := range []struct {
		face
		name string
	}{
		{face{"sans", false}, "LiberationSans"},
		{face{"sans", true}, "LiberationSans-Bold"},
		{face{"serif", false}, "LiberationSerif"},
		{face{"serif", true}, "LiberationSerif-Bold"},
		{face{"mono", false}, "LiberationMono"},
	} {
		to.faces[x.face] = len(to.pdf.fonts)
		to.pdf.fonts = append(to.pdf.fonts, &pdfFont{font: fonts[x.face], name: x.name})
	}
	to.faces[face{"mono", true}] = to.faces[face{"mono", false}]
	return to
}

// page is the number of the page that is drawn on.
func (to *canvas) page() int { return len(to.pdf.pages) }

// newPage begins a page, whose state is that of no other.
func (to *canvas) newPage() {
	to.pdf.begin()
	to.forget()
	to.pdf.operator("1 j")
}

// forget makes the canvas say everything again.
func (to *canvas) forget() {
	to.font, to.size, to.track = -1, 0, -1
	to.fill, to.pen, to.dashed = 0, stroke{}, true
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
			to.link(x, y-p.style.size, p.width, 1.3*p.style.size, p.href)
		}
		if under := p.style.under; under.width > 0 {
			to.underline(x, x+p.width, y+0.2*p.style.size, under)
		}
		x += p.width
	}
}

// rgb are the shares of a colour.
func rgb(c colour) (r, g, b float64) {
	share := func(v colour) float64 { return float64(v&0xff) / 255 }
	return share(c >> 16), share(c >> 8), share(c)
}

// use chooses font and colour for text.
func (to *canvas) use(c *context) *pdfFont {
	p, font := to.pdf, to.faces[c.face()]
	if font != to.font || c.size != to.size {
		p.content = append(p.content, '/', 'F', byte('0'+font), ' ')
		p.op("Tf", c.size)
		to.font, to.size = font, c.size
	}
	if tracking := c.tracking * c.size; tracking != to.track {
		p.op("Tc", tracking)
		to.track = tracking
	}
	to.setFill(c.ink)
	return p.fonts[font]
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
			to.pdf.show(x, y, head, to.use(c))
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
	to.pdf.operator(fmt.Sprintf("/Span<</ActualText<FEFF%04X>>>BDC", utf16.Encode([]rune{r})[0]))
	to.pdf.show(x, y, string(made.base), to.use(c))
	for _, b := range made.bars {
		to.ground(x+b.from*c.size, y-(b.height+b.thickness/2)*c.size, (b.to-b.from)*c.size, b.thickness*c.size, c.ink)
	}
	to.pdf.operator("EMC")
}

// halo clears the ground around a text: its letters' outlines in the colour of paper.
func (to *canvas) halo(x, y float64, text string, c *context) {
	paper := *c
	paper.ink = palette()["paper"]
	to.setPen(stroke{width: c.halo, ink: paper.ink}, nil)
	to.pdf.op("Tr", 1)
	to.text(x, y, text, &paper)
	to.pdf.op("Tr", 0)
}

func (to *canvas) setFill(c colour) {
	if c != to.fill {
		r, g, b := rgb(c)
		to.pdf.op("rg", r, g, b)
		to.fill = c
	}
}

// setPen chooses line, colour and dashes.
func (to *canvas) setPen(s stroke, dash []float64) {
	if s.ink != to.pen.ink {
		r, g, b := rgb(s.ink)
		to.pdf.op("RG", r, g, b)
	}
	if s.width != to.pen.width {
		to.pdf.op("w", s.width)
	}
	to.pen = s
	if len(dash) > 0 || to.dashed {
		to.pdf.content = append(to.pdf.content, '[')
		to.pdf.number(dash...)
		to.pdf.operator("]0 d")
		to.dashed = len(dash) > 0
	}
}

// straight draws a line with the pen.
func (to *canvas) straight(x, y, endX, endY float64) {
	to.pdf.at("m", x, y)
	to.pdf.at("l", endX, endY)
	to.pdf.operator("S")
}

func (to *canvas) rectangle(x, y, width, height float64, how string) {
	to.pdf.op("re", x, to.pdf.paper.Height-y-height, width, height)
	to.pdf.operator(how)
}

// ground fills a rectangle.
func (to *canvas) ground(x, y, width, height float64, c colour) {
	if c == 0 || width <= 0 || height <= 0 {
		return
	}
	to.setFill(c)
	to.rectangle(x, y, width, height, "f")
}

// hatch fills a rectangle with thin diagonals.
func (to *canvas) hatch(x, y, width, height float64, c colour) {
	to.pdf.operator("q")
	to.rectangle(x, y, width, height, "W n")
	to.setPen(stroke{width: 1 * px, ink: c}, nil)
	for d := 0.0; d < width+height; d += 5 * px * math.Sqrt2 {
		to.straight(x+d-height, y+height, x+d, y)
	}
	to.pdf.operator("Q")
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
		to.straight(x, y, end, y)
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
	to.rectangle(x, y, width, height, "S")
}

// underline draws the grade of words: solid, dashed or wavy.
func (to *canvas) underline(x, end, y float64, s stroke) {
	switch s.kind {
	case "dashed":
		to.setPen(s, []float64{2.2 * s.width, 1.4 * s.width})
		to.straight(x, y, end, y)
	case "wavy":
		to.setPen(s, nil)
		const step, rise = 1.6, 0.85
		to.pdf.at("m", x, y)
		for i := 1; x+float64(i)*step <= end; i++ {
			up := rise
			if i%2 == 0 {
				up = -rise
			}
			to.curve(x+(float64(i)-0.6)*step, y+up, x+(float64(i)-0.4)*step, y+up, x+float64(i)*step, y)
		}
		to.pdf.operator("S")
	default:
		to.setPen(s, nil)
		to.straight(x, y, end, y)
	}
}

// path draws lines through points: filled, if it has an inside, and stroked, as the style says.
func (to *canvas) path(paths [][]point, closed []bool, c *context, inside bool) {
	filled, stroked := inside && c.fill != 0, c.pen.ink != 0 && c.pen.width > 0
	how := map[[2]bool]string{{true, false}: "f", {false, true}: "S", {true, true}: "B"}[[2]bool{filled, stroked}]
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
				to.pdf.at("m", p.x, p.y)
			} else {
				to.pdf.at("l", p.x, p.y)
			}
		}
		if i < len(closed) && closed[i] {
			to.pdf.operator("h")
		}
	}
	to.pdf.operator(how)
}

func (to *canvas) curve(x1, y1, x2, y2, x, y float64) {
	h := to.pdf.paper.Height
	to.pdf.op("c", x1, h-y1, x2, h-y2, x, h-y)
}

func (to *canvas) circle(x, y, r float64, c *context) {
	how := "f"
	if c.fill != 0 {
		to.setFill(c.fill)
	}
	if c.pen.ink != 0 && c.pen.width > 0 {
		to.setPen(c.pen, c.dash)
		if how = "S"; c.fill != 0 {
			how = "B"
		}
	} else if c.fill == 0 {
		return
	}
	k := 0.5523 * r // a quarter of a circle as a Bézier curve
	to.pdf.at("m", x+r, y)
	to.curve(x+r, y+k, x+k, y+r, x, y+r)
	to.curve(x-k, y+r, x-r, y+k, x-r, y)
	to.curve(x-r, y-k, x-k, y-r, x, y-r)
	to.curve(x+k, y-r, x+r, y-k, x+r, y)
	to.pdf.operator(how)
}

// within draws in other co-ordinates: turned by an angle in radians, and scaled,
// around a place.
func (to *canvas) within(scale, angle, x, y float64, draw func()) {
	py := to.pdf.paper.Height - y
	sin, cos := scale*math.Sin(angle), scale*math.Cos(angle)
	to.pdf.operator(fmt.Sprintf("q %.5f %.5f %.5f %.5f %.3f %.3f cm", cos, sin, -sin, cos, x-cos*x+sin*py, py-sin*x-cos*py))
	to.forget()
	draw()
	to.pdf.operator("Q")
	to.forget()
}

// scaled draws at another scale around a place.
func (to *canvas) scaled(scale, x, y float64, draw func()) {
	before, shiftX, shiftY := to.scale, to.shiftX, to.shiftY
	to.shiftX, to.shiftY = before*(x-scale*x)+shiftX, before*(y-scale*y)+shiftY
	to.scale *= scale
	to.within(scale, 0, x, y, draw)
	to.scale, to.shiftX, to.shiftY = before, shiftX, shiftY
}

// link makes a rectangle lead to an anchor.
func (to *canvas) link(x, y, width, height float64, anchor string) {
	at := &to.pdf.pages[to.page()-1]
	at.links = append(at.links, link{to.scale*x + to.shiftX, to.scale*y + to.shiftY, to.scale * width, to.scale * height, anchor})
}

// arrive notes that a piece with anchors stands at y of the current page.
func (to *canvas) arrive(p piece, y float64) {
	const above = 12
	here := place{to.page(), math.Max(0, to.scale*y+to.shiftY-above)}
	for _, name := range p.anchors {
		to.targets[name] = here
	}
	if p.mark != nil {
		to.pdf.outline = append(to.pdf.outline, outlined{*p.mark, here})
	}
}
