package typeset

import (
	"math"
	"strings"

	"golang.org/x/net/html"
)

// cell is an element in a grid.
type cell struct {
	node *html.Node
	ctx  *context
}

// cells are the children of a grid; what only groups them is looked through.
func cells(n *html.Node, c *context) []cell {
	var all []cell
	for _, child := range children(n) {
		if child.Type != html.ElementNode {
			continue
		}
		cc := c.child(child)
		switch cc.display {
		case "none":
		case "contents":
			all = append(all, cells(child, cc)...)
		default:
			all = append(all, cell{child, cc})
		}
	}
	return all
}

// grid sets children side by side, row by row; a row is never split.
func (s *setter) grid(n *html.Node, c *context, width float64) []piece {
	all := cells(n, c)
	count := len(c.columns)
	widths := s.tracks(all, c, width)
	var pieces []piece
	for len(all) > 0 {
		row := all[:min(count, len(all))]
		all = all[len(row):]
		p := piece{}
		var boxes []*box
		for i, x := range row {
			b := stack(s.cellPieces(x, widths[i]), widths[i])
			boxes = append(boxes, b)
			p.height = math.Max(p.height, b.height)
			if p.base == 0 {
				p.base = b.base
			}
		}
		p.paint = func(to *canvas, x, y float64) {
			for i, b := range boxes {
				b.paint(to, x, y)
				x += widths[i] + c.columnGap
			}
		}
		if len(all) > 0 {
			p.below, p.parts = c.rowGap, true
		}
		pieces = append(pieces, s.fitting(p, row, widths, c)...)
	}
	return pieces
}

// beside sets the first of two children next to the first pieces of the other, whose
// other pieces follow below and can go on on the next page.
func (s *setter) beside(n *html.Node, c *context, width float64) []piece {
	all := cells(n, c)
	if len(all) != 2 || len(c.columns) != 2 {
		return s.grid(n, c, width)
	}
	widths := s.tracks(all, c, width)
	left, pieces := stack(s.cellPieces(all[0], widths[0]), widths[0]), s.cellPieces(all[1], widths[1])
	if missing := left.height - height(pieces); missing > 0 {
		pieces = append(pieces, piece{height: missing})
	}
	indent, come := widths[0]+c.columnGap, 0.0
	for i := range pieces {
		p, first := &pieces[i], i == 0
		paint := p.paint
		p.paint = func(to *canvas, x, y float64) {
			if first {
				left.paint(to, x, y)
			}
			if paint != nil {
				paint(to, x+indent, y)
			}
		}
		come += p.height
		p.parts = p.parts && come >= left.height
	}
	return pieces
}

// fitting is a row as it is, or, where it is higher than a page, line by line.
func (s *setter) fitting(p piece, row []cell, widths []float64, c *context) []piece {
	if p.height <= s.frame.height {
		return []piece{p}
	}
	var columns [][]piece
	for i, x := range row {
		columns = append(columns, s.cellPieces(x, widths[i]))
	}
	return sideBySide(columns, widths, c.columnGap)
}

// sideBySide sets the first pieces of some columns beside each other, then the
// second, and so on.
func sideBySide(columns [][]piece, widths []float64, gap float64) []piece {
	var pieces []piece
	for i := 0; ; i++ {
		var p piece
		some := false
		for _, column := range columns {
			if i < len(column) {
				some = true
				p.height = math.Max(p.height, column[i].height+math.Max(column[i].below, 0))
			}
		}
		if !some {
			return pieces
		}
		p.paint = func(to *canvas, x, y float64) {
			for k, column := range columns {
				if i < len(column) && column[i].paint != nil {
					column[i].paint(to, x, y)
				}
				x += widths[k] + gap
			}
		}
		pieces = append(pieces, p)
	}
}

// cellPieces sets one cell of a grid. Its own display is that of a block.
func (s *setter) cellPieces(x cell, width float64) []piece {
	if x.ctx.display == "inline" {
		block := *x.ctx
		block.display = "block"
		x.ctx = &block
	}
	return s.block(x.node, x.ctx, width)
}

// tracks are the widths of a grid's columns.
func (s *setter) tracks(all []cell, c *context, width float64) []float64 {
	widths := make([]float64, len(c.columns))
	left, shares := width-c.columnGap*float64(len(widths)-1), 0.0
	auto := 0.0
	for i, t := range c.columns {
		widths[i] = t.length
		if t.length == 0 && t.share == 0 {
			for k := i; k < len(all); k += len(widths) {
				_, most := s.extentOf(all[k].node, all[k].ctx)
				widths[i] = math.Max(widths[i], most)
			}
			auto += widths[i]
		}
		left -= widths[i]
		shares += t.share
	}
	for i, t := range c.columns {
		switch {
		case t.share > 0:
			widths[i] = math.Max(0, left) * t.share / shares
		case t.length == 0 && left < 0: // too wide: each gives in proportion
			widths[i] += left * widths[i] / auto
		}
	}
	return widths
}

// extentOf is the least and the greatest useful width of an element's content.
func (s *setter) extentOf(n *html.Node, c *context) (least, most float64) {
	var run []*html.Node
	flush := func() {
		l, m := extent(s.wordsOf(run, c))
		switch {
		case c.space == "nowrap":
			l = m
		case c.anywhere: // some characters are enough
			l = math.Min(l, 8*c.size)
		}
		least, most = math.Max(least, l), math.Max(most, m)
		run = nil
	}
	for _, child := range children(n) {
		if child.Type == html.ElementNode {
			if cc := c.child(child); !isInline(cc) {
				flush()
				l, m := s.extentOf(child, cc)
				if cc.display == "drawing" {
					l, m = s.drawingWidth(child, cc)
				}
				least, most = math.Max(least, l), math.Max(most, m)
				continue
			}
		}
		run = append(run, child)
	}
	flush()
	least, most = least+c.pad.left+c.pad.right, most+c.pad.left+c.pad.right
	return math.Max(least, c.least), math.Max(most, c.least)
}

// columns sets children in columns of equal number, as one piece.
func (s *setter) columns(n *html.Node, c *context, width float64) []piece {
	all := cells(n, c)
	widths := s.tracks(nil, c, width)
	count := len(widths)
	each := (len(all) + count - 1) / count
	var boxes []*box
	p := piece{}
	for i := range count {
		var pieces []piece
		for _, x := range all[min(i*each, len(all)):min((i+1)*each, len(all))] {
			pieces = append(pieces, s.cellPieces(x, widths[i])...)
		}
		b := stack(pieces, widths[i])
		boxes = append(boxes, b)
		p.height = math.Max(p.height, b.height)
	}
	p.paint = func(to *canvas, x, y float64) {
		for i, b := range boxes {
			b.paint(to, x, y)
			x += widths[i] + c.columnGap
		}
	}
	return []piece{p}
}

// cover is the first page: what is pushed down stands at its foot, with what follows it.
// Where the page is full, the space below the first piece gives way.
func (s *setter) cover(n *html.Node, c *context, _ float64) piece {
	var upper, lower []piece
	width, pushed := s.frame.all(), false
	for _, x := range cells(n, c) {
		if x.ctx.pushed {
			pushed = true
		}
		if pushed {
			lower = append(lower, s.block(x.node, x.ctx, width)...)
		} else {
			upper = append(upper, s.block(x.node, x.ctx, width)...)
		}
	}
	for i := range lower { // the page is one piece
		lower[i].group = 0
	}
	between := 0.0
	if len(upper) > 0 && len(lower) > 0 {
		between = gap(upper[len(upper)-1], lower[0])
		const least = 8 * mm
		if lack := height(upper) + between + height(lower) - s.frame.height; lack > 0 {
			upper[0].below = math.Max(least, upper[0].below-lack)
		}
	}
	above, below := stack(upper, width), stack(lower, width)
	room := c.height - below.height
	return piece{height: s.frame.height, wide: true, paint: func(to *canvas, x, y float64) {
		above.paint(to, x, y)
		below.paint(to, x, y+math.Max(room, above.height+between))
	}}
}

// fit sets drawings in as few columns as keep them within the style's height.
func (s *setter) fit(n *html.Node, c *context, width float64) piece {
	all := cells(n, c)
	var widths float64
	var boxes []*box
	total := 0.0
	for count := 1; ; count++ {
		widths = (width - c.columnGap*float64(count-1)) / float64(count)
		boxes, total = nil, 0
		for i, x := range all {
			d := s.drawing(x.node, x.ctx, widths)
			boxes = append(boxes, &box{width: widths, height: d.height, paint: d.paint})
			if i%count == 0 {
				total += d.height + c.columnGap
			}
		}
		if total-c.columnGap <= c.height || count >= len(all) {
			gap := c.columnGap
			return piece{height: math.Max(0, total-gap), paint: func(to *canvas, x, y float64) {
				for i, b := range boxes {
					b.paint(to, x+float64(i%count)*(widths+gap), y)
					if (i+1)%count == 0 {
						y += b.height + gap
					}
				}
			}}
		}
	}
}

// label is a short text in a frame of its own that stands in a line like a word.
func (s *setter) label(n *html.Node, c *context) *box {
	f := s.fonts[c.face()]
	text := f.shown(strings.Join(strings.Fields(plain(n)), " "))
	w := f.width(text, c.size, c.tracking)
	width := math.Max(w+c.pad.left+c.pad.right, c.least)
	content := c.line()
	height := content + c.pad.top + c.pad.bottom
	base := c.pad.top + (content-(f.ascent+f.descent)*c.size)/2 + f.ascent*c.size
	indent := c.pad.left
	if c.align == "center" {
		indent = (width - w) / 2
	}
	raise := c.raise * c.size
	return &box{width: width, height: height, base: base, paint: func(to *canvas, x, y float64) {
		y -= raise
		to.ground(x, y, width, height, c.ground)
		switch {
		case c.box:
			to.frame(x, y, width, height, c.top)
		case c.bottom.width > 0:
			to.rule(x, x+width, y+height, c.bottom)
		}
		to.text(x+indent, y+base, text, c)
	}}
}

// plain is the text below a node, as one line.
func plain(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
