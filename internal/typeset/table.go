package typeset

import (
	"math"
	"strconv"

	"golang.org/x/net/html"
)

// table is a table while its columns are measured.
type table struct {
	s       *setter
	ctx     *context
	caption []piece
	fixed   []float64 // widths that the col elements ask for, 0 for none
	head    []row
	body    []row
	count   int // of columns
}

// row is a table row.
type row struct {
	ctx   *context
	cells []tableCell
}

// tableCell is a cell with the columns that it covers.
type tableCell struct {
	cell
	column, span int
}

// smallest is how far a table that is too wide is reduced before its words break.
const smallest = 0.74

// nameWidth is how narrow the column of rows' names may become, in ems, if they are that long.
const nameWidth = 9

// table sets a table: its caption, then row by row. A table that is wider than the
// text reaches into the notes' column; one that is wider still is reduced.
func (s *setter) table(n *html.Node, c *context, width float64) []piece {
	t := &table{s: s, ctx: c}
	t.read(n, c)
	least, most := t.extents()
	need, wide := sum(least), false
	if need > width && width < s.frame.all() {
		width, wide = s.frame.all(), true
	}
	scale := 1.0
	if need > width {
		scale = math.Max(smallest, width/need)
	}
	for _, child := range children(n) {
		if child.Data == "caption" {
			if cc := c.child(child); cc.display != "none" {
				t.caption = s.block(child, cc, width)
			}
		}
	}
	pieces := t.rows(t.widths(least, most, width/scale), scale)
	pieces = append(t.caption, pieces...)
	if wide {
		for i := range pieces {
			pieces[i].wide = true
		}
	}
	return pieces
}

// read gathers rows and the widths asked for.
func (t *table) read(n *html.Node, c *context) {
	for _, child := range children(n) {
		if child.Type != html.ElementNode {
			continue
		}
		cc := c.child(child)
		switch child.Data {
		case "colgroup":
			for _, col := range children(child) {
				if col.Type == html.ElementNode {
					t.fixed = append(t.fixed, cc.child(col).width)
				}
			}
		case "thead", "tbody":
			for _, tr := range children(child) {
				if tr.Type != html.ElementNode {
					continue
				}
				r := t.row(tr, cc.child(tr))
				if child.Data == "thead" {
					t.head = append(t.head, r)
				} else {
					t.body = append(t.body, r)
				}
			}
		}
	}
}

func (t *table) row(tr *html.Node, c *context) row {
	all := children(tr)
	r := row{ctx: c, cells: make([]tableCell, 0, len(all))}
	column := 0
	for _, td := range all {
		if td.Type != html.ElementNode {
			continue
		}
		span, err := strconv.Atoi(attribute(td, "colspan"))
		if err != nil || span < 1 {
			span = 1
		}
		r.cells = append(r.cells, tableCell{cell{td, c.child(td)}, column, span})
		column += span
	}
	t.count = max(t.count, column)
	return r
}

func (t *table) fixedAt(i int) float64 {
	if i < len(t.fixed) {
		return t.fixed[i]
	}
	return 0
}

// padding of a cell: the last column has none at its right.
func (t *table) padding(c tableCell) sides {
	pad := c.ctx.pad
	if c.column+c.span >= t.count {
		pad.right = 0
	}
	return pad
}

// extents measures each column: its longest word, and its longest line.
func (t *table) extents() (least, most []float64) {
	t.s.measuring = true
	defer func() { t.s.measuring = false }()
	least, most = make([]float64, t.count), make([]float64, t.count)
	for _, rows := range [][]row{t.head, t.body} {
		for _, r := range rows {
			for _, x := range r.cells {
				if x.span > 1 {
					continue
				}
				l, m := t.s.extentOf(x.node, x.ctx)
				if attribute(x.node, "scope") == "row" { // a name is not squeezed to a word a line
					l = math.Max(l, math.Min(m, nameWidth*x.ctx.size))
				}
				trim := x.ctx.pad.right - t.padding(x).right
				least[x.column] = math.Max(least[x.column], l-trim)
				most[x.column] = math.Max(most[x.column], m-trim)
			}
		}
	}
	return least, most
}

// widths shares the width out: what columns ask for, then what their lines want,
// never less than their longest word as long as that is possible. Where not all of
// it can be had, columns of a width of their own give in proportion too.
func (t *table) widths(least, most []float64, width float64) []float64 {
	widths := make([]float64, t.count)
	free := false
	var sumLeast, sumMost float64
	for i := range widths {
		if fixed := t.fixedAt(i); fixed > 0 {
			most[i] = math.Max(least[i], math.Min(fixed, width))
		} else if i < len(t.fixed) {
			free = true
		}
		sumLeast += least[i]
		sumMost += most[i]
	}
	for i := range widths {
		switch {
		case sumLeast >= width: // words must break
			widths[i] = least[i] * width / sumLeast
		case sumMost > width:
			widths[i] = least[i] + (width-sumLeast)*(most[i]-least[i])/(sumMost-sumLeast)
		case free: // the columns without a width of their own take what is left
			widths[i] = most[i]
		default:
			widths[i] = most[i] * width / sumMost
		}
	}
	if sumMost <= width && free {
		t.spread(widths, width-sumMost)
	}
	return widths
}

// spread gives what is left to the columns that ask for no width.
func (t *table) spread(widths []float64, left float64) {
	count := 0.0
	for i := range widths {
		if i < len(t.fixed) && t.fixed[i] == 0 {
			count++
		}
	}
	for i := range widths {
		if i < len(t.fixed) && t.fixed[i] == 0 {
			widths[i] += left / count
		}
	}
}

// fewRows of a table stand at the least below its head, and above its end: a
// table of fewer than twice as many is not split.
const fewRows = 3

// rows sets head and body. The head stays with the first row, and each row bears
// it for the page that the row may begin.
func (t *table) rows(widths []float64, scale float64) []piece {
	var head *piece
	var pieces []piece
	if len(t.head) > 0 {
		var lines []piece
		for _, r := range t.head {
			lines = append(lines, t.line(r, widths, false)...)
		}
		b := stack(lines, sum(widths))
		head = &piece{height: b.height, paint: b.paint, keep: true}
		*head = reduced(*head, scale)
		pieces = append(pieces, *head)
	}
	for i, r := range t.body {
		for _, p := range t.line(r, widths, i == len(t.body)-1) {
			p = reduced(p, scale)
			p.head = head
			p.parts = t.parts(i)
			p.keep = !p.parts && i < len(t.body)-1
			pieces = append(pieces, p)
		}
	}
	return pieces
}

// parts reports whether a page may end after a row: not near the table's ends, after
// what heads a group of rows or the first of them, nor before the last of one.
func (t *table) parts(i int) bool {
	if i < fewRows-1 || i >= len(t.body)-fewRows {
		return false
	}
	heads := func(i int) bool { return t.body[i].ctx.keep }
	return !heads(i) && !heads(i-1) && !heads(i+2)
}

func sum(widths []float64) float64 {
	total := 0.0
	for _, w := range widths {
		total += w
	}
	return total
}

// reduced is a piece at a smaller scale.
func reduced(p piece, scale float64) piece {
	if scale == 1 {
		return p
	}
	paint := p.paint
	p.height *= scale
	p.base *= scale
	p.paint = func(to *canvas, x, y float64) {
		to.scaled(scale, x, y, func() { paint(to, x, y) })
	}
	return p
}

// setCell is a cell that has been set in its column.
type setCell struct {
	tableCell
	pad      sides
	x, width float64
	pieces   []piece
	box      *box
}

// line sets one row: cells side by side on one base line.
func (t *table) line(r row, widths []float64, last bool) []piece {
	cells := make([]setCell, 0, len(r.cells))
	var height, base float64
	for _, x := range r.cells {
		c := setCell{tableCell: x, pad: t.padding(x)}
		for i := range min(x.column, len(widths)) {
			c.x += widths[i]
		}
		for i := x.column; i < min(x.column+x.span, len(widths)); i++ {
			c.width += widths[i]
		}
		inner := c.width - c.pad.left - c.pad.right
		c.pieces = t.s.flow(x.node, x.ctx, inner)
		c.box = stack(c.pieces, inner)
		cells = append(cells, c)
		if baselined(c) {
			base = math.Max(base, c.pad.top+c.box.base)
		}
	}
	for _, c := range cells {
		h := c.pad.top + c.box.height + c.pad.bottom
		if baselined(c) {
			h += base - c.pad.top - c.box.base
		}
		height = math.Max(height, h)
	}
	if height > t.s.frame.height-72 { // higher than a page that repeats the head
		return t.tall(cells)
	}
	return []piece{{height: height, paint: func(to *canvas, x, y float64) {
		for _, c := range cells {
			t.paint(to, c, x, y, height, base, last)
		}
	}}}
}

func baselined(c setCell) bool { return c.ctx.vertical == "baseline" && c.box.base > 0 }

func (t *table) paint(to *canvas, c setCell, x, y, height, base float64, last bool) {
	x += c.x
	top := c.pad.top
	switch {
	case baselined(c):
		top = base - c.box.base
	case c.ctx.vertical == "bottom":
		top = height - c.pad.bottom - c.box.height
	case c.ctx.vertical == "middle":
		top = (height - c.box.height) / 2
	}
	covered := c.width - c.ctx.margin.right // its ground leaves room to the next
	if c.ctx.hatched {
		to.hatch(x, y, covered, height, palette()["band"])
	}
	to.ground(x, y, covered, height, c.ctx.ground)
	to.rule(x, x+c.width, y, c.ctx.top)
	bottom := c.ctx.bottom
	if last {
		bottom = t.ctx.bottom
	}
	to.rule(x, x+c.width, y+height, bottom)
	to.cellTop, to.cellEnd = y, y+height
	c.box.paint(to, x+c.pad.left, y+top)
	to.cellTop, to.cellEnd = 0, 0
}

// tall is a row that no page can take: it is set line by line.
func (t *table) tall(cells []setCell) []piece {
	var columns [][]piece
	var widths []float64
	for _, c := range cells {
		columns = append(columns, c.pieces)
		widths = append(widths, c.width)
	}
	pieces := sideBySide(columns, widths, 0)
	if len(pieces) > 0 {
		pieces[0].above, pieces[len(pieces)-1].below = 4, 4
	}
	return pieces
}
