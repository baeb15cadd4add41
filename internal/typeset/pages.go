package typeset

import (
	"math"
	"strconv"
)

// pages places pieces on pages: text in the left column, notes at their height in
// the right one.
type pages struct {
	to    *canvas
	opt   Options
	frame frame
	page  int
	y     float64 // where the text has come to, below the top margin
	last  piece   // that was put, of which its space below counts
	notes float64 // where the notes have come to

	series bool // pieces that each begin a page have begun
	style  *context
}

func newPages(to *canvas, opt Options) *pages {
	foot := &context{}
	foot.family, foot.size, foot.leading, foot.ink = "sans", 7.5, 1.2, palette()["ink2"]
	return &pages{to: to, opt: opt, frame: frameOf(opt.Paper), style: foot}
}

// begin turns to a new page.
func (p *pages) begin() {
	p.to.newPage()
	p.page++
	p.y, p.last, p.notes = 0, piece{}, 0
	if p.opt.Watermark != "" {
		p.watermark()
	}
}

// emptied is how much of a page may stay empty so that what follows is not split.
const emptied = 0.15

// place puts pieces one after the other, and what must stay together on one page.
// What should stay together is split where it would leave too much of a page empty,
// and then goes on like text.
func (p *pages) place(pieces []piece) {
	for split := 0; len(pieces) > 0; {
		whole := split == 0 || pieces[0].group != split
		var n int
		if whole {
			n = together(pieces)
		}
		if !whole || !p.takes(pieces[:n]) {
			n = p.part(pieces)
			split = pieces[n-1].group
		}
		p.chain(pieces[:n])
		pieces = pieces[n:]
	}
}

// takes reports whether pieces are to be put on one page, this or the next.
func (p *pages) takes(pieces []piece) bool {
	need := height(pieces)
	return p.fits(p.space(pieces)+need) || need <= p.frame.height && p.y > (1-emptied)*p.frame.height
}

// together counts the pieces that stay on one page with the first.
func together(pieces []piece) int {
	n := 1
	for n < len(pieces) && pieces[n-1].stays(pieces[n]) {
		n++
	}
	return n
}

// part counts the pieces up to where what should stay together may be split. Where no
// page takes them, they go a few at a time.
func (p *pages) part(pieces []piece) int {
	n, need := 1, pieces[0].height
	for ; n < len(pieces) && pieces[n-1].stays(pieces[n]) && !pieces[n-1].parts; n++ {
		if need += gap(pieces[n-1], pieces[n]) + pieces[n].height; need > p.frame.height {
			return min(n, fewLines)
		}
	}
	return n
}

// stays reports whether a piece is on one page with the next.
func (x piece) stays(next piece) bool {
	return x.keep || len(x.note) > 0 || x.group != 0 && next.group == x.group
}

// fits reports whether the page has room for a height.
func (p *pages) fits(height float64) bool { return p.y+height <= p.frame.height+0.01 }

// space is what pieces want above them on this page.
func (p *pages) space(pieces []piece) float64 {
	space := gap(p.last, pieces[0])
	if p.wide(pieces) {
		space = math.Max(space, p.notes+2*mm-p.y)
	}
	return space
}

// chain puts pieces that stay together.
func (p *pages) chain(pieces []piece) {
	space := p.space(pieces)
	if turn := p.turns(pieces[0]); p.page == 0 || turn || p.y > 0 && !p.fits(space+height(pieces)) {
		p.begin()
	}
	if p.y == 0 {
		space = 0
	}
	for i, x := range pieces {
		if i > 0 {
			space = gap(p.last, x)
		}
		if p.y == 0 && x.head != nil {
			p.paint(*x.head, 0)
		}
		if len(x.note) > 0 {
			p.aside(x.note, p.y+space)
			continue
		}
		p.paint(x, space)
	}
}

// turns reports whether a piece asks for a new page: always, or, as companies do,
// unless it is the first of its kind and stands near the top.
func (p *pages) turns(x piece) bool {
	first := !p.series
	switch x.newPage {
	case "page":
		p.series = false
		return p.y > 0
	case "series":
		p.series = true
		return p.y > 0 && !first || p.y > p.frame.height/3
	}
	return false
}

// wide reports whether any of the pieces needs the notes' column.
func (p *pages) wide(pieces []piece) bool {
	for _, x := range pieces {
		if x.wide {
			return true
		}
	}
	return false
}

func (p *pages) paint(x piece, space float64) {
	p.y += space
	y := p.frame.top + p.y
	p.to.arrive(x, y)
	if x.paint != nil {
		x.paint(p.to, p.frame.left, y)
	}
	p.y += x.height
	p.last = x
}

// aside puts a note beside the text that follows it, or below the note before. One
// that the page cannot take to its end is moved up.
func (p *pages) aside(note []piece, y float64) {
	need := height(note)
	y = math.Max(y, p.notes)
	y = math.Max(math.Min(y, p.frame.height-need), math.Min(p.notes, y))
	stack(note, p.frame.notes).paint(p.to, p.frame.left+p.frame.text+p.frame.gutter, p.frame.top+y)
	p.notes = y + need + note[len(note)-1].below
}

// watermark writes a word across the page, below everything.
func (p *pages) watermark() {
	word := *p.style
	word.bold, word.size, word.tracking = true, 84.6, 0.02
	word.ink = opaque | 0xefefef // ink at 7 %
	f := p.to.fonts[word.face()]
	text := f.shown(p.opt.Watermark)
	width := f.width(text, word.size, word.tracking)
	if most := 0.96 * p.opt.Paper.Width; width > most { // a long word is set smaller, not cut
		word.size *= most / width
		width = most
	}
	x, y := p.opt.Paper.Width/2, p.opt.Paper.Height/2
	p.to.within(1, math.Pi/10, x, y, func() { p.to.text(x-width/2, y+0.35*word.size, text, &word) })
}

// finish writes what is known only when all is set: the feet, and the numbers of
// pages in the contents.
func (p *pages) finish() {
	if p.page == 0 {
		p.begin()
	}
	p.to.pdf.end()
	f := p.to.fonts[p.style.face()]
	y := p.opt.Paper.Height - 9.4*mm
	for page := 1; page <= p.page; page++ {
		p.to.forget()
		if page > 1 {
			number := f.shown(p.opt.PageOf(page, p.page))
			width := f.width(number, p.style.size, 0)
			p.to.text(p.opt.Paper.Width-p.frame.right-width, y, number, p.style)
			p.to.text(p.frame.left, y, shortened(f, f.shown(p.opt.Foot), p.style.size, p.frame.all()-width-8*mm), p.style)
		}
		for _, l := range p.to.leaders {
			if at, ok := p.to.targets[l.to]; ok && l.page == page {
				number := strconv.Itoa(at.page)
				p.to.text(l.x-f.width(number, l.style.size, l.style.tracking), l.y, number, l.style)
			}
		}
		p.to.pdf.append(page)
	}
}

// shortened cuts text that is too wide.
func shortened(f *font, text string, size, width float64) string {
	if f.width(text, size, 0) <= width {
		return text
	}
	runes := []rune(text)
	for len(runes) > 0 && f.width(string(runes)+"…", size, 0) > width {
		runes = runes[:len(runes)-1]
	}
	return string(runes) + "…"
}
