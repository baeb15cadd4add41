package typeset

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// piece is what a page takes whole: a line, a row, a drawing. Its paint is told
// where its upper left corner is.
type piece struct {
	height       float64
	base         float64 // of its first line of text below its top, 0 for none
	above, below float64 // the space to its neighbours, of which the greater counts
	keep         bool    // stays with the next
	tight        bool    // and near to it, whatever space the next one wants
	group        int     // pieces of one group stay on one page where that costs little, 0 for none
	parts        bool    // a group that costs too much may be split after this one
	newPage      string  // page: begins one; third: begins one unless two thirds are left
	wide         bool    // covers the column of notes
	head         *piece  // of the table, repeated where a page begins with this row
	note         []piece
	anchors      []string
	mark         *bookmark
	paint        func(to *canvas, x, y float64)
}

// bookmark is a line of the outline.
type bookmark struct {
	text  string
	level int
}

// box is something set whole, with its size.
type box struct {
	width, height, base float64
	paint               func(to *canvas, x, y float64)
}

// frame is the geometry of a page in points.
type frame struct {
	paper                    Paper
	left, top, right, bottom float64 // margins
	text, notes, gutter      float64 // widths
	height                   float64 // between the margins
}

func frameOf(p Paper) frame {
	f := frame{paper: p, left: 17 * mm, right: 17 * mm, top: 17 * mm, bottom: 19 * mm, notes: 43 * mm, gutter: 6 * mm}
	f.text = p.Width - f.left - f.right - f.gutter - f.notes
	f.height = p.Height - f.top - f.bottom
	return f
}

// all is the width of text and notes.
func (f frame) all() float64 { return f.text + f.gutter + f.notes }

// setter turns elements into pieces.
type setter struct {
	fonts  map[face]*font
	frame  frame
	groups int
	open   string // quotation marks
	close  string

	measuring bool // a table's columns
	measured  map[*html.Node][]word
	inline    inline // of the paragraph that is being gathered
	parts     []part // room for those of one line
	kept      []part // room for those of the next words of a table
	brief     []part // those of the words of one paragraph
	placed    []word // those of the lines of one paragraph
	lines     []line // of one paragraph
}

func children(n *html.Node) []*html.Node {
	count := 0
	for range n.ChildNodes() {
		count++
	}
	all := make([]*html.Node, 0, count)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode || c.Type == html.TextNode {
			all = append(all, c)
		}
	}
	return all
}

// flow sets the children of an element below one another. Inline children that
// stand together are a paragraph.
func (s *setter) flow(n *html.Node, c *context, width float64) []piece {
	var pieces [][]piece
	put := func(more []piece) {
		if len(more) > 0 {
			pieces = append(pieces, more)
		}
	}
	all, from := children(n), 0 // from where on they are inline
	for i, child := range all {
		if child.Type == html.TextNode {
			continue
		}
		cc := c.child(child)
		if isInline(cc) {
			continue
		}
		put(s.paragraph(all[from:i], c, width))
		put(s.block(child, cc, width))
		from = i + 1
	}
	put(s.paragraph(all[from:], c, width))
	if len(pieces) == 1 {
		return pieces[0]
	}
	return slices.Concat(pieces...)
}

func isInline(c *context) bool {
	switch c.display {
	case "inline", "inline-block", "break", "none":
		return true
	}
	return false
}

// block sets one element that stands on its own.
func (s *setter) block(n *html.Node, c *context, width float64) []piece {
	if c.wide {
		width = s.frame.all()
	}
	if c.measure > 0 {
		width = math.Min(width, c.measure)
	}
	inner := width - c.pad.left - c.pad.right
	var pieces []piece
	switch c.display {
	case "note":
		return []piece{{note: s.framed(s.flow(n, c, s.frame.notes), c, s.frame.notes)}}
	case "contents":
		return s.flow(n, c, width)
	case "table":
		pieces = s.table(n, c, inner)
	case "grid":
		pieces = s.grid(n, c, inner)
	case "beside":
		pieces = s.beside(n, c, inner)
	case "columns":
		pieces = s.columns(n, c, inner)
	case "cover":
		return []piece{s.cover(n, c, width)}
	case "fit":
		pieces = []piece{s.fit(n, c, inner)}
	case "picture":
		pieces = s.picture(n, c, inner)
	case "drawing":
		pieces = []piece{s.drawing(n, c, inner)}
	default:
		if style := attribute(n, "style"); style != "" {
			return s.plot(n, c, width, style)
		}
		pieces = s.flow(n, c, inner)
	}
	pieces = s.marked(pieces, n, c)
	if c.pageLeader && len(pieces) > 0 {
		leading(&pieces[0], n, c, inner)
	}
	around := c
	if c.display == "table" {
		without := *c
		without.bottom = stroke{} // that is its last row's
		around = &without
	}
	pieces = s.framed(pieces, around, width)
	s.bind(pieces, n, c)
	return pieces
}

// marked puts the mark of a list item before its first line.
func (s *setter) marked(pieces []piece, n *html.Node, c *context) []piece {
	if len(pieces) == 0 || n.Data != "li" || c.marker == "none" || c.marker == "" {
		return pieces
	}
	first := &pieces[0]
	paint, left, base := first.paint, c.pad.left, first.base
	number := 1
	for p := previous(n); p != nil; p = previous(p) {
		number++
	}
	pen := stroke{width: 1.5 * px, ink: palette()["ink3"], kind: "solid"}
	bold := *c
	bold.bold = true
	first.paint = func(to *canvas, x, y float64) {
		if c.marker == "dash" {
			to.rule(x-left, x-left+12*px, y+base-0.28*c.size, pen)
		} else {
			to.text(x-left, y+base, strconv.Itoa(number), &bold)
		}
		paint(to, x, y)
	}
	return pieces
}

// leading ends a line of contents in the number of the page that it leads to, which
// is known only when all is set.
func leading(p *piece, n *html.Node, c *context, width float64) {
	paint, base, quiet := p.paint, p.base, *c
	quiet.ink = palette()["ink3"]
	p.paint = func(to *canvas, x, y float64) {
		paint(to, x, y)
		target := strings.TrimPrefix(attribute(n, "href"), "#")
		to.link(x, y, width, p.height, target)
		to.leaders = append(to.leaders, leader{to.page(), x + width, y + base, target, &quiet})
	}
}

// framed puts padding, borders and a ground around pieces, and their margins.
func (s *setter) framed(pieces []piece, c *context, width float64) []piece {
	if len(pieces) == 0 {
		return nil
	}
	if c.box {
		closeGaps(pieces)
	}
	last := len(pieces) - 1
	rule := width
	if c.width > 0 {
		rule = math.Min(c.width, width)
	}
	for i := range pieces {
		p := &pieces[i]
		paint, top, bottom, height := p.paint, 0.0, 0.0, p.height
		if i == 0 {
			top = c.pad.top + c.top.width
		}
		if i == last {
			bottom = c.pad.bottom + c.bottom.width
			if c.box {
				bottom = c.pad.bottom + c.top.width
			}
		}
		if top+bottom == 0 && !c.box && c.ground == 0 && c.pad.left == 0 {
			continue
		}
		p.height += top + bottom
		if p.base > 0 {
			p.base += top
		}
		p.paint = func(to *canvas, x, y float64) {
			to.ground(x, y, width, top+height+bottom, c.ground)
			if i == 0 {
				to.rule(x, x+rule, y, c.top)
			}
			if i == last && c.box {
				to.rule(x, x+width, y+top+height+bottom, c.top)
			} else if i == last {
				to.rule(x, x+rule, y+top+height+bottom, c.bottom)
			}
			if c.box {
				to.upright(x, y, y+top+height+bottom, c.top)
				to.upright(x+width, y, y+top+height+bottom, c.top)
			}
			if paint != nil {
				paint(to, x+c.pad.left, y+top)
			}
		}
	}
	if c.pad.top+c.top.width > 0 {
		pieces[0].above = 0
	}
	if c.pad.bottom+c.bottom.width > 0 || c.box {
		pieces[last].below = 0
	}
	pieces[0].above = math.Max(pieces[0].above, c.margin.top)
	pieces[last].below = math.Max(pieces[last].below, c.margin.bottom)
	return pieces
}

// closeGaps makes the space between pieces part of them, so that the sides of a box
// have no gaps.
func closeGaps(pieces []piece) {
	for i := range pieces[:len(pieces)-1] {
		pieces[i].height += gap(pieces[i], pieces[i+1])
		pieces[i].below, pieces[i+1].above = 0, 0
	}
}

// bind marks what must stay together, where a page begins, and where links lead.
func (s *setter) bind(pieces []piece, n *html.Node, c *context) {
	if len(pieces) == 0 {
		return
	}
	if c.newPage != "" {
		pieces[0].newPage = c.newPage
	}
	if c.keep {
		pieces[len(pieces)-1].keep = true
		pieces[len(pieces)-1].tight = c.tight
	}
	if id := attribute(n, "id"); id != "" {
		pieces[0].anchors = append(pieces[0].anchors, id)
	}
	if c.wide {
		for i := range pieces {
			pieces[i].wide = true
		}
	}
	if n.Data == "h2" && c.parent.element != "nav" {
		pieces[0].mark = s.bookmark(n, c)
	}
	switch n.Data {
	case "ul", "ol": // the first two of a list stay together, and the last two, as lines do
		if last := len(pieces) - 1; last > 0 {
			pieces[0].keep, pieces[last-1].keep = true, true
		}
	}
	s.group(pieces, c)
}

// group holds the pieces of an element together. One that may not be split at all
// keeps its pieces from being parted; what no page takes must be.
func (s *setter) group(pieces []piece, c *context) {
	if c.unsplit == "" {
		return
	}
	whole := c.unsplit == "avoid" && height(pieces) <= s.frame.height
	s.groups++
	for i := range pieces {
		pieces[i].group = s.groups
		pieces[i].parts = pieces[i].parts && !whole
	}
}

// bookmark names a section by its number and topic, and a company by its heading.
func (s *setter) bookmark(n *html.Node, c *context) *bookmark {
	level := 0
	if c.parent.element == "article" {
		level = 1
	}
	for _, child := range children(n) {
		if child.Type == html.ElementNode && hasClass(child, "sec") {
			n = child
			break
		}
	}
	return &bookmark{text: s.fonts[c.face()].shown(plain(n)), level: level}
}

// gap is the space between two pieces: the greater of what both want.
func gap(upper, lower piece) float64 {
	if upper.tight {
		return upper.below
	}
	return math.Max(upper.below, lower.above)
}

// height is that of pieces below one another.
func height(pieces []piece) float64 {
	sum := 0.0
	for i, p := range pieces {
		if i > 0 {
			sum += gap(pieces[i-1], p)
		}
		sum += p.height
	}
	return sum
}

// stack makes one box of pieces.
func stack(pieces []piece, width float64) *box {
	b := &box{width: width, height: height(pieces)}
	if len(pieces) > 0 && pieces[0].base > 0 {
		b.base = pieces[0].base
	}
	b.paint = func(to *canvas, x, y float64) {
		for i, p := range pieces {
			if i > 0 {
				y += gap(pieces[i-1], p)
			}
			to.arrive(p, y)
			if p.paint != nil {
				p.paint(to, x, y)
			}
			y += p.height
		}
	}
	return b
}
