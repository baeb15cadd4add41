package typeset

import (
	"math"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// view is the part of the page that an svg element draws in. Lengths of the
// element become points by x, y and their scales; per cent are of the view.
type view struct {
	left, top, width, height float64
	scaleX, scaleY           float64
	fromX, fromY             float64 // what the viewBox begins with
}

func (v view) x(text string) float64 { return v.left + v.along(text, v.width, v.scaleX, v.fromX) }
func (v view) y(text string) float64 { return v.top + v.along(text, v.height, v.scaleY, v.fromY) }

// along reads a coordinate: 12.5 or 40%.
func (v view) along(text string, whole, scale, from float64) float64 {
	if share, ok := strings.CutSuffix(text, "%"); ok {
		return number(share) / 100 * whole
	}
	return (number(text) - from) * scale
}

// length reads a width or height.
func (v view) length(text string, whole, scale float64) float64 {
	if share, ok := strings.CutSuffix(text, "%"); ok {
		return number(share) / 100 * whole
	}
	return number(text) * scale
}

// number reads a number; what is none is 0.
func number(text string) float64 {
	n, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
	if err != nil || math.IsNaN(n) || math.IsInf(n, 0) {
		return 0
	}
	return n
}

// numbers reads all numbers of a list such as points="0,0 10,5".
func numbers(text string) []float64 {
	var out []float64
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ' ' || r == ',' || r == '\n' }) {
		out = append(out, number(word))
	}
	return out
}

// drawing sets an svg element that stands on its own.
func (s *setter) drawing(n *html.Node, c *context, width float64) piece {
	size := s.drawingSize(n, c, width)
	return piece{height: size.height, paint: func(to *canvas, x, y float64) {
		to.svg(n, c, viewOf(n, x, y, size.width, size.height))
	}}
}

// drawingSize is how large an svg element is, in points, in a column of some width.
func (s *setter) drawingSize(n *html.Node, c *context, width float64) box {
	b := box{width: width, height: c.height}
	viewBox := numbers(attribute(n, "viewBox"))
	if w := attribute(n, "width"); w != "" && !strings.HasSuffix(w, "%") {
		b.width = number(w) * px
		if b.height > 0 && len(viewBox) == 4 && viewBox[3] > 0 { // the height is the style's
			b.width = math.Min(b.width, viewBox[2]*b.height/viewBox[3])
		}
	}
	if c.width > 0 {
		b.width = c.width
	}
	if h := attribute(n, "height"); h != "" && b.height == 0 {
		b.height = number(h) * px
	}
	if b.height == 0 && len(viewBox) == 4 && viewBox[2] > 0 {
		b.height = b.width * viewBox[3] / viewBox[2]
	}
	return b
}

// drawingWidth is what a drawing asks of a table's column.
func (s *setter) drawingWidth(n *html.Node, c *context) (least, most float64) {
	if attribute(n, "width") == "" {
		return 0, 0
	}
	size := s.drawingSize(n, c, 0)
	return size.width, size.width
}

// inlineDrawing is an svg element that stands in a line.
func (s *setter) inlineDrawing(n *html.Node, c *context) *box {
	size := s.drawingSize(n, c, 13*px)
	size.base = size.height - 1.5*px
	size.paint = func(to *canvas, x, y float64) { to.svg(n, c, viewOf(n, x, y, size.width, size.height)) }
	return &size
}

// viewOf is the view of an svg element in a rectangle of the page (SVG 2, 8.2).
func viewOf(n *html.Node, x, y, width, height float64) view {
	v := view{left: x, top: y, width: width, height: height, scaleX: px, scaleY: px}
	b := numbers(attribute(n, "viewBox"))
	if len(b) != 4 || b[2] <= 0 || b[3] <= 0 {
		return v
	}
	v.fromX, v.fromY = b[0], b[1]
	v.scaleX, v.scaleY = width/b[2], height/b[3]
	if attribute(n, "preserveAspectRatio") != "none" {
		scale := math.Min(v.scaleX, v.scaleY)
		v.left += (width - scale*b[2]) / 2
		v.top += (height - scale*b[3]) / 2
		v.scaleX, v.scaleY = scale, scale
	}
	return v
}

// plot sets a drawing in a frame whose padding stands in its style attribute, in
// which the labels of axes are written.
func (s *setter) plot(n *html.Node, c *context, width float64, style string) []piece {
	framed := *c
	if value, ok := strings.CutPrefix(strings.TrimSpace(style), "padding:"); ok {
		_ = setPadding(&framed.style, strings.Fields(strings.Trim(value, "; "))) // else as without
	}
	pieces := s.flow(n, c, width-framed.pad.left-framed.pad.right)
	return s.framed(pieces, &framed, width)
}

// svg draws what is below an svg element or a group.
func (to *canvas) svg(n *html.Node, c *context, v view) {
	for _, child := range children(n) {
		if child.Type != html.ElementNode {
			continue
		}
		cc := c.child(child)
		w := v
		if x, y, ok := translation(child); ok {
			w.left += x * v.scaleX
			w.top += y * v.scaleY
		}
		switch child.Data {
		case "svg":
			to.nested(child, cc, w)
		case "g":
			to.svg(child, cc, w)
		case "text":
			to.label(child, cc, w)
		default:
			to.shape(child, cc, w)
		}
	}
}

func (to *canvas) nested(n *html.Node, c *context, v view) {
	x, y := v.x(attribute(n, "x")), v.y(attribute(n, "y"))
	if attribute(n, "x") == "" {
		x = v.left
	}
	if attribute(n, "y") == "" {
		y = v.top
	}
	to.svg(n, c, viewOf(n, x, y, v.length(attribute(n, "width"), v.width, v.scaleX), v.length(attribute(n, "height"), v.height, v.scaleY)))
}

// translation reads transform="translate(x y)", the only one that is known.
func translation(n *html.Node) (x, y float64, ok bool) {
	value, ok := strings.CutPrefix(attribute(n, "transform"), "translate(")
	if !ok {
		return 0, 0, false
	}
	at := append(numbers(strings.TrimSuffix(value, ")")), 0, 0)
	return at[0], at[1], true
}

// label writes a text of a drawing. Words keep their size.
func (to *canvas) label(n *html.Node, c *context, v view) {
	f := to.fonts[c.face()]
	text := f.shown(plain(n))
	x := v.x(attribute(n, "x")) + number(attribute(n, "dx"))*px
	y := v.y(attribute(n, "y")) + number(attribute(n, "dy"))*px
	width := f.width(text, c.size, c.tracking)
	switch attribute(n, "text-anchor") {
	case "end":
		x -= width
	case "middle":
		x -= width / 2
	}
	if c.halo > 0 {
		to.halo(x, y, text, c)
	}
	to.text(x, y, text, c)
}

// shape draws a line, rectangle, circle, polygon, polyline or path.
func (to *canvas) shape(n *html.Node, c *context, v view) {
	at := func(name string) string { return attribute(n, name) }
	switch n.Data {
	case "line":
		from, end := point{v.x(at("x1")), v.y(at("y1"))}, point{v.x(at("x2")), v.y(at("y2"))}
		if to.cellEnd > 0 && from.y < v.top && end.y > v.top+v.height { // a line of a scale runs on from row to row
			from.y, end.y = to.cellTop, to.cellEnd
		}
		to.path([][]point{{from, end}}, nil, c, false)
	case "rect":
		x, y := v.x(at("x")), v.y(at("y"))
		w, h := v.length(at("width"), v.width, v.scaleX), v.length(at("height"), v.height, v.scaleY)
		if w <= 0 || h <= 0 {
			return
		}
		to.path([][]point{{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}}}, []bool{true}, c, true)
	case "circle":
		to.circle(v.x(at("cx")), v.y(at("cy")), number(at("r"))*v.scaleX, c)
	case "polygon", "polyline":
		var points []point
		list := numbers(at("points"))
		for i := 0; i+1 < len(list); i += 2 {
			points = append(points, point{v.left + (list[i]-v.fromX)*v.scaleX, v.top + (list[i+1]-v.fromY)*v.scaleY})
		}
		to.path([][]point{points}, []bool{n.Data == "polygon"}, c, n.Data == "polygon")
	case "path":
		paths, closed := pathOf(at("d"), v)
		to.path(paths, closed, c, true)
	}
}

// point is a place on the page.
type point struct{ x, y float64 }

// pathOf reads M, L, A and Z and their relatives m, l, a and z. An arc is drawn as
// many short lines; it is always half a circle here (a5 5 0 0 0 0 10).
func pathOf(d string, v view) (paths [][]point, closed []bool) {
	var x, y float64
	var current []point
	finish := func(shut bool) {
		if len(current) > 0 {
			paths, closed = append(paths, current), append(closed, shut)
			current = nil
		}
	}
	add := func() {
		current = append(current, point{v.left + (x-v.fromX)*v.scaleX, v.top + (y-v.fromY)*v.scaleY})
	}
	for _, step := range commands(d) {
		relative := step.name >= 'a'
		if !relative {
			step.name += 'a' - 'A'
		}
		for i := 0; i+step.takes <= len(step.values) && step.takes > 0; i += step.takes {
			to := step.values[i+step.takes-2 : i+step.takes]
			nx, ny := to[0], to[1]
			if relative {
				nx, ny = x+nx, y+ny
			}
			switch step.name {
			case 'm':
				finish(false)
			case 'a':
				const corners = 24
				sweep := 1.0
				if step.values[i+4] == 0 {
					sweep = -1
				}
				mx, my, r := (x+nx)/2, (y+ny)/2, math.Hypot(nx-x, ny-y)/2
				from := math.Atan2(y-my, x-mx)
				for k := 1; k < corners; k++ {
					angle := from + sweep*math.Pi*float64(k)/corners
					current = append(current, point{v.left + (mx+r*math.Cos(angle)-v.fromX)*v.scaleX, v.top + (my+r*math.Sin(angle)-v.fromY)*v.scaleY})
				}
			}
			x, y = nx, ny
			add()
		}
		if step.name == 'z' {
			finish(true)
		}
	}
	finish(false)
	return paths, closed
}

// command is one letter of a path with its numbers, of which each step takes some.
type command struct {
	name   byte
	values []float64
	takes  int
}

func commands(d string) []command {
	takes := map[byte]int{'m': 2, 'l': 2, 'a': 7, 'z': 0}
	var out []command
	for i := 0; i < len(d); {
		name := d[i]
		j := i + 1
		for j < len(d) && !strings.ContainsRune("MLAZmlaz", rune(d[j])) {
			j++
		}
		if n, ok := takes[name|0x20]; ok {
			// a sign begins a new number: M0-6.5L6 0
			values := numbers(strings.ReplaceAll(d[i+1:j], "-", " -"))
			out = append(out, command{name, values, n})
		}
		i = j
	}
	return out
}
