package typeset

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

// part is a stretch of text in one style, or something that stands in a line like
// a word: a box.
type part struct {
	text  string
	style *context
	href  string
	box   *box
	width float64
	glue  bool // a space: a line may end here, and drops it
}

// word is what no line ends within, and the space before it.
type word struct {
	space []part
	parts []part
	width float64 // without the space
	gap   float64 // of the space
	ends  bool    // the line after it begins anew
}

// line is what stands side by side.
type line struct {
	words []word
	width float64
}

// inline gathers the words of inline content. What it gathers in serves one
// paragraph after the other.
type inline struct {
	s       *setter
	words   []word
	current word   // without its parts
	parts   []part // of the current word: its space, then what it is made of
	spaces  int    // of the parts
	blank   bool   // a collapsed space waits for a word
	wrapped bool   // something precedes on this line
}

// gather walks the inline children of nodes.
func (in *inline) gather(nodes []*html.Node, c *context, href string) {
	for _, n := range nodes {
		switch n.Type {
		case html.TextNode:
			in.text(n.Data, c, href)
		case html.ElementNode:
			in.element(n, c.child(n), href)
		}
	}
}

func (in *inline) element(n *html.Node, c *context, href string) {
	switch {
	case c.display == "none":
		return
	case c.display == "break":
		in.end()
		return
	case n.Data == "svg":
		b := in.s.inlineDrawing(n, c)
		in.atom(part{style: c, box: b, width: b.width, href: href})
		in.margin(c, c.margin.right)
		return
	case c.display == "inline-block":
		in.margin(c, c.margin.left)
		b := in.s.label(n, c)
		in.atom(part{style: c, box: b, width: b.width, href: href})
		in.margin(c, c.margin.right)
		return
	}
	if target := attribute(n, "href"); target != "" {
		href = strings.TrimPrefix(target, "#")
	}
	if c.quotes {
		in.text(in.s.open, c, href)
	}
	before := len(in.words)
	in.gather(children(n), c, href)
	if c.quotes {
		in.text(in.s.close, c, href)
	}
	if c.least > 0 && before == len(in.words) { // as wide as it must be at least
		if missing := c.least - in.current.width; missing > 0 {
			in.atom(part{style: c, width: missing})
		}
	}
	if c.margin.right > 0 { // what stands apart may stand on the next line
		in.space(part{style: c, width: c.margin.right, glue: true})
	}
}

// margin is a fixed space that no line ends in.
func (in *inline) margin(c *context, width float64) {
	if width > 0 {
		in.atom(part{style: c, width: width})
	}
}

// text cuts text into words. Where white space is kept, each new line ends a line.
func (in *inline) text(text string, c *context, href string) {
	text = in.s.fonts[c.face()].shown(text)
	from := 0
	flush := func(to int) {
		if to > from {
			in.atom(in.part(text[from:to], c, href))
		}
	}
	for i, r := range text {
		after := i + len(string(r))
		switch {
		case r == '\n' && c.space == "pre":
			flush(i)
			in.end()
			from = after
		case r == ' ', r == '\n', r == '\t', r == '\r':
			flush(i)
			if c.space == "pre" || !in.blank {
				in.space(part{text: " ", style: c, href: href, width: in.s.width(" ", c), glue: true})
			}
			from = after
		case breaksAfter(r) && c.space != "nowrap" && i > from && after < len(text) && letterAt(text, after):
			flush(after)
			in.space(part{style: c, href: href, glue: true})
			from = after
		}
	}
	flush(len(text))
}

// breaksAfter reports whether a line may end after a character within a word.
func breaksAfter(r rune) bool {
	return r == '-' || r == '/' || r == '–' || r == '—' || r == '‐' || r == '\u2002'
}

func letterAt(text string, i int) bool {
	for _, r := range text[i:] {
		return unicode.IsLetter(r)
	}
	return false
}

func (in *inline) part(text string, c *context, href string) part {
	return part{text: text, style: c, href: href, width: in.s.width(text, c)}
}

// space notes that a line may end here. Spaces at the beginning of a line are
// dropped, unless white space is kept.
func (in *inline) space(p part) {
	pre := p.style.space == "pre"
	if p.style.space == "nowrap" && p.text != "" {
		if in.wrapped && !in.blank {
			p.glue = false
			p.text = "\u00a0"
			in.atom(p)
		}
		return
	}
	if !in.wrapped && !pre {
		return
	}
	if in.blank && !pre {
		return
	}
	in.close()
	in.blank = true
	in.parts = append(in.parts, p)
	in.spaces++
	in.current.gap += p.width
}

// atom adds to the current word.
func (in *inline) atom(p part) {
	in.parts = append(in.parts, p)
	in.current.width += p.width
	in.blank = false
	in.wrapped = true
}

// close finishes the current word.
func (in *inline) close() {
	if len(in.parts) > in.spaces {
		in.place()
	}
}

// end finishes the line.
func (in *inline) end() {
	if len(in.parts) == in.spaces {
		in.parts, in.spaces, in.current.gap = in.parts[:0], 0, 0
	}
	in.current.ends = true
	in.place()
	in.blank, in.wrapped = false, false
}

// place puts the current word after the others.
func (in *inline) place() {
	parts := in.s.keep(in.parts)
	in.current.space, in.current.parts = parts[:in.spaces:in.spaces], parts[in.spaces:]
	in.words = append(in.words, in.current)
	in.current, in.parts, in.spaces = word{}, in.parts[:0], 0
}

// keep copies the parts of a word to where those of many words lie: of a table, whose
// cells are set later, or of the one paragraph.
func (s *setter) keep(parts []part) []part {
	if !s.measuring {
		from := len(s.brief)
		s.brief = append(s.brief, parts...)
		return s.brief[from:len(s.brief):len(s.brief)]
	}
	if len(s.kept)+len(parts) > cap(s.kept) {
		s.kept = make([]part, 0, max(128, len(parts)))
	}
	from := len(s.kept)
	s.kept = append(s.kept, parts...)
	return s.kept[from:len(s.kept):len(s.kept)]
}

// wordsOf are the words of inline nodes, until the next are asked for. Those of a
// table's cell are asked for twice: when the columns are measured, and when the cell is set.
func (s *setter) wordsOf(nodes []*html.Node, c *context) []word {
	if len(nodes) == 0 {
		return nil
	}
	if s.measuring {
		words := slices.Clone(s.gathered(nodes, c))
		s.measured[nodes[0]] = words
		return words
	}
	if words, ok := s.measured[nodes[0]]; ok {
		delete(s.measured, nodes[0])
		return words
	}
	return s.gathered(nodes, c)
}

func (s *setter) gathered(nodes []*html.Node, c *context) []word {
	in := &s.inline
	*in = inline{s: s, words: in.words[:0], parts: in.parts[:0]}
	s.brief = s.brief[:0]
	in.gather(nodes, c, "")
	in.close()
	return in.words
}

func (s *setter) width(text string, c *context) float64 {
	return s.fonts[c.face()].width(text, c.size, c.tracking)
}

// extent is the width of the longest word, and of the longest line if none were broken.
func extent(words []word) (least, most float64) {
	width := 0.0
	for _, w := range words {
		least = math.Max(least, w.width)
		width += w.gap + w.width
		most = math.Max(most, width)
		if w.ends {
			width = 0
		}
	}
	return least, most
}

// evenly is up to how many lines are worth setting with care.
const evenly = 12

// broken fills lines up to a width, as evenly as the style asks for.
func (s *setter) broken(words []word, width float64, c *context) []line {
	if c.balance != "balance" && c.balance != "pretty" || c.space == "pre" {
		return s.fill(words, width)
	}
	var lines []line
	for len(words) > 0 {
		end := slices.IndexFunc(words, func(w word) bool { return w.ends })
		if end < 0 {
			end = len(words) - 1
		}
		lines = append(lines, s.even(words[:end+1], width, c.balance)...)
		words = words[end+1:]
	}
	return lines
}

// even sets the words up to the end of a line.
func (s *setter) even(words []word, width float64, how string) []line {
	lines := s.fill(words, width)
	if len(lines) < 2 || len(lines) > evenly {
		return lines
	}
	if how == "balance" { // the narrowest measure that needs no further line
		low, high := width/float64(len(lines)+1), width
		for range 10 {
			middle := (low + high) / 2
			if len(s.fill(words, middle)) > len(lines) {
				low = middle
			} else {
				high = middle
			}
		}
		return s.fill(words, high)
	}
	for narrower := width; narrower > 0.8*width; narrower -= 0.01 * width { // no word alone on the last line
		tried := s.fill(words, narrower)
		if len(tried) > len(lines) {
			break
		}
		if len(tried[len(tried)-1].words) > 1 {
			return tried
		}
	}
	return lines
}

// fill puts as many words on each line as it takes. The lines stand until the next
// paragraph.
func (s *setter) fill(words []word, width float64) []line {
	const slack = 0.01 // of rounding
	first, placed := len(s.lines), s.placed
	begun, filled := len(placed), 0.0 // of the current line: its first among those placed, its width
	fresh := true                     // not the continuation of a line that was too long
	finish := func(last bool) {
		s.lines = append(s.lines, line{placed[begun:len(placed):len(placed)], filled})
		begun, filled, fresh = len(placed), 0, last
	}
	var left *word // of a word that was split
	for i := 0; i < len(words) || left != nil; {
		var w word
		if left != nil {
			w, left = *left, nil
		} else {
			w = words[i]
			i++
		}
		if len(placed) > begun && filled+w.gap+w.width > width+slack {
			finish(false)
		}
		if len(placed) == begun && !(fresh && kept(w)) {
			w.space, w.gap = nil, 0
		}
		if len(placed) == begun && w.gap+w.width > width+slack {
			if head, tail, ok := s.split(w, width); ok {
				w, left = head, &tail
			}
		}
		placed = append(placed, w)
		filled += w.gap + w.width
		if w.ends {
			finish(true)
		}
	}
	if len(placed) > begun {
		finish(true)
	}
	s.placed = placed
	return s.lines[first:len(s.lines):len(s.lines)]
}

// kept reports whether the space before a word stays at the beginning of a line.
func kept(w word) bool { return len(w.space) > 0 && w.space[0].style.space == "pre" }

// split breaks a word that is wider than a line, after one character at least.
func (s *setter) split(w word, width float64) (head, tail word, ok bool) {
	width -= w.gap
	if i := s.lastBlank(w, width); i > 0 {
		head = word{space: w.space, gap: w.gap, parts: w.parts[:i]}
		head.width = widthOf(head.parts)
		return head, rest(w, i+1, part{}), true
	}
	head = word{space: w.space, gap: w.gap}
	for i, p := range w.parts {
		if head.width+p.width <= width || p.box != nil || p.text == "" {
			if head.width+p.width > width && len(head.parts) > 0 {
				return head, rest(w, i, p), true
			}
			head.parts = append(head.parts, p)
			head.width += p.width
			continue
		}
		fits, at := head.width, 0
		for j, r := range p.text {
			advance := s.width(string(r), p.style)
			if fits+advance > width && (j > 0 || len(head.parts) > 0) {
				break
			}
			fits += advance
			at = j + len(string(r))
		}
		if at == len(p.text) && i == len(w.parts)-1 {
			break // one character is wider than the line
		}
		before, after := p, p
		before.text, after.text = p.text[:at], p.text[at:]
		before.width = fits - head.width
		after.width = p.width - before.width
		if at > 0 {
			head.parts = append(head.parts, before)
			head.width += before.width
		}
		if after.text == "" {
			return head, rest(w, i+1, part{}), true
		}
		return head, rest(w, i, after), true
	}
	return word{}, word{}, false
}

// rest is what follows of a word, from its part i on, of which p is left.
func rest(w word, i int, p part) word {
	tail := word{ends: w.ends}
	if i < len(w.parts) {
		tail.parts = slices.Clone(w.parts[i:])
		if p.style != nil {
			tail.parts[0] = p
		}
	}
	tail.width = widthOf(tail.parts)
	return tail
}

// lastBlank is the last of the spaces that hold a word together before a width, 0
// without one: where nothing else helps, a line ends there rather than in a figure.
func (s *setter) lastBlank(w word, width float64) int {
	last, sum := 0, 0.0
	for i, p := range w.parts {
		if p.text == "\u00a0" {
			last = i
		}
		if sum += p.width; sum > width {
			break
		}
	}
	return last
}

func widthOf(parts []part) float64 {
	sum := 0.0
	for _, p := range parts {
		sum += p.width
	}
	return sum
}

// paragraph sets inline nodes as lines. The first two lines stay together, and the
// last two.
func (s *setter) paragraph(nodes []*html.Node, c *context, width float64) []piece {
	words := s.wordsOf(nodes, c)
	if len(words) == 0 {
		return nil
	}
	s.lines, s.placed = s.lines[:0], s.placed[:0]
	lines := s.broken(words, width, c)
	pieces := make([]piece, len(lines))
	for i := range lines {
		pieces[i] = s.linePiece(lines[i], c, width)
		pieces[i].keep = i == 0 && len(lines) > 1 || i == len(lines)-2
		pieces[i].parts = c.space == "pre" && i >= fewLines && i < len(lines)-fewLines && lines[i].width == 0
	}
	return pieces
}

// fewLines of a letter stand on a page at the least; it is split where a line is blank.
const fewLines = 3

func (s *setter) linePiece(l line, c *context, width float64) piece {
	height := c.line()
	parts := s.parts[:0]
	for _, w := range l.words {
		parts = append(parts, w.space...)
		parts = append(parts, w.parts...)
	}
	for _, p := range parts {
		if p.box == nil && p.text != "" {
			height = math.Max(height, p.style.line())
		}
	}
	s.parts = parts
	parts = slices.Clone(joined(parts))
	f := s.fonts[c.face()]
	ascent := (height-(f.ascent+f.descent)*c.size)/2 + f.ascent*c.size
	indent := 0.0
	switch c.align {
	case "end":
		indent = width - l.width
	case "center":
		indent = (width - l.width) / 2
	}
	return piece{height: height, base: ascent, paint: func(to *canvas, x, y float64) { to.line(parts, x+indent, y+ascent) }}
}

// joined makes one part of neighbours in one style, in place.
func joined(parts []part) []part {
	out := parts[:0]
	for i := 0; i < len(parts); i++ {
		p := parts[i]
		if p.box == nil && p.text == "" && p.width == 0 {
			continue
		}
		if p.box == nil && p.text != "" {
			end, length := i+1, len(p.text)
			for ; end < len(parts) && parts[end].box == nil && parts[end].text != "" && parts[end].style == p.style && parts[end].href == p.href; end++ {
				length += len(parts[end].text)
			}
			if end > i+1 {
				var text strings.Builder
				text.Grow(length)
				text.WriteString(p.text)
				for _, next := range parts[i+1 : end] {
					text.WriteString(next.text)
					p.width += next.width
				}
				p.text = text.String()
			}
			i = end - 1
		}
		out = append(out, p)
	}
	return out
}
