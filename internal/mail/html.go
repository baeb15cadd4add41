package mail

import (
	"bytes"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Limits of an HTML body; html.Parse itself refuses more than 512 open elements.
const (
	maxHTMLBytes = 2 << 20
	maxHTMLNodes = 200_000
	maxHTMLDepth = 600
)

// htmlLines returns the lines of an HTML body, with the containers that they come
// from, and what had to be left out.
func htmlLines(text string) ([]Line, *Defect) {
	var defect *Defect
	if len(text) > maxHTMLBytes {
		text, defect = strings.ToValidUTF8(text[:maxHTMLBytes], ""), &Defect{Code: "html_truncated"}
	}
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return tagless(text), &Defect{Code: "html_malformed", Detail: clip(err.Error(), 120)}
	}
	w := walker{}
	w.node(root, style{}, 0)
	w.flush()
	if w.nodes > maxHTMLNodes {
		defect = &Defect{Code: "html_truncated"}
	}
	return w.lines, defect
}

// tagless reads HTML that the parser refuses, token by token and without structure.
func tagless(text string) []Line {
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(text))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return PlainLines(clean(b.String()))
		case html.TextToken:
			b.Write(z.Text())
		case html.StartTagToken, html.SelfClosingTagToken:
			b.WriteByte('\n')
			if name, _ := z.TagName(); string(name) == "script" || string(name) == "style" {
				z.Next()
			}
		}
	}
}

// style is what an element hands down to what stands in it.
type style struct {
	origin Origin
	depth  int
	mark   string
	pre    bool
	shaded bool // on a background that is not white
	small  bool // in type of less than twelve pixels
	link   link // that the text belongs to
	ink    ink  // the colour of the text
}

// link is an a element; the zero value is none.
type link struct {
	n      *html.Node
	button bool
}

// walker builds lines from the tree. tail is set where a mail program begins a
// quotation that has no container: all that follows is quoted.
type walker struct {
	lines   []Line
	text    []byte // of the line; the room is used for all
	line    Line
	started bool
	colored bool
	last    link // the link of the words before
	links   int  // of the line, that have words of their own
	buttons int  // those that look like one
	loose   bool // the line has words outside of these
	tail    string
	nodes   int
	styles  map[string]map[string]string // style attributes and what they declare
}

func (w *walker) node(n *html.Node, s style, depth int) {
	if w.nodes++; w.nodes > maxHTMLNodes || depth > maxHTMLDepth {
		return
	}
	switch n.Type {
	case html.TextNode:
		w.write(n.Data, s)
		return
	case html.ElementNode:
		w.element(n, s, depth)
		return
	}
	w.children(n, s, depth)
}

func (w *walker) children(n *html.Node, s style, depth int) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c, s, depth+1)
	}
}

// wrapped walks over a wrapper that holds the attribution, quotations, and the
// answers that were written between and below these.
func (w *walker) wrapped(n *html.Node, outer, quoted style, depth int) {
	passed := false
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		quotation := c.DataAtom == atom.Blockquote && blockquoteMark(c, w.css(c)) != ""
		if passed && !quotation {
			w.node(c, outer, depth+1)
			continue
		}
		w.node(c, quoted, depth+1)
		passed = passed || quotation
	}
}

func (w *walker) element(n *html.Node, s style, depth int) {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Head, atom.Title, atom.Noscript, atom.Template, atom.Iframe, atom.Object, atom.Select, atom.Svg:
		return
	case atom.Br:
		w.br(s)
		return
	case atom.Hr:
		w.flush()
		if mark := tailMark(n, names(n), nil); mark != "" && w.tail == "" && s.origin == New {
			w.tail = mark
		}
		w.lines = append(w.lines, Line{Origin: w.origin(s), Depth: s.depth, Mark: "hr"})
		return
	case atom.Td, atom.Th:
		if w.started {
			w.write(" ", s)
		}
	}
	outer, css := s, w.css(n)
	marks := names(n)
	s = w.inherit(n, marks, css, s)
	block, apart := isBlock(n, css), isParagraph(n, css)
	if block {
		w.flush()
	}
	if apart {
		w.blank(s)
	}
	if outer.origin == New && s.origin == Quote && isQuoteWrapper(n, marks) {
		w.wrapped(n, outer, s, depth)
	} else {
		w.children(n, s, depth)
	}
	if block {
		w.flush()
	}
	if apart {
		w.blank(s)
	}
}

// inherit returns the style inside n, which bears the given names.
func (w *walker) inherit(n *html.Node, marks []string, css map[string]string, s style) style {
	if c := css["color"]; c != "" {
		s.ink = inkOf(c)
	} else if n.DataAtom == atom.Font && attr(n, "color") != "" {
		s.ink = inkOf(strings.ToLower(attr(n, "color")))
	}
	if size := css["font-size"]; size != "" {
		s.small = isSmall(size)
	}
	if bg := background(n, css); bg != "" {
		s.shaded = !isWhite(bg)
	}
	if n.DataAtom == atom.A && attr(n, "href") != "" {
		s.link = link{n, isButton(n, css)}
	}
	if n.DataAtom == atom.Pre || strings.HasPrefix(css["white-space"], "pre") {
		s.pre = true
	}
	if isHidden(n, css) {
		s.origin, s.mark = Hidden, "hidden"
		return s
	}
	if mark := tailMark(n, marks, css); mark != "" && w.tail == "" && s.origin == New {
		w.flush()
		w.tail = mark
	}
	if mark := quoteMark(n, marks, css); mark != "" {
		s.depth++
		if s.origin == New || s.origin == Signature {
			s.origin, s.mark = Quote, mark
		}
		return s
	}
	if mark := signatureMark(n, marks); mark != "" && s.origin == New {
		s.origin, s.mark = Signature, mark
	}
	return s
}

// write adds the text of one node to the line, white space collapsed unless preformatted.
func (w *walker) write(text string, s style) {
	text = clean(text)
	if s.pre {
		for i, part := range strings.Split(text, "\n") {
			if i > 0 {
				w.br(s)
			}
			w.put(strings.ReplaceAll(part, "\u00a0", " "), s)
		}
		return
	}
	for start := 0; start < len(text); {
		end := start
		for end < len(text) && !isSpace(text[end]) {
			end++
		}
		w.put(strings.ReplaceAll(text[start:end], "\u00a0", " "), s)
		for start = end; start < len(text) && isSpace(text[start]); {
			start++
		}
		if start > end && w.started && w.text[len(w.text)-1] != ' ' {
			w.text = append(w.text, ' ')
		}
	}
}

// isSpace reports the white space that is left in clean text and that HTML collapses.
func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' }

// put adds words. A line has one origin: where that changes, a new line begins.
func (w *walker) put(words string, s style) {
	if words == "" {
		return
	}
	origin := w.origin(s)
	if w.started && origin != w.line.Origin {
		w.flush()
	}
	if !w.started {
		w.started, w.colored = true, true
		w.line = Line{Origin: origin, Depth: s.depth, Mark: s.mark}
		switch {
		case origin == Hidden:
			w.line.Mark = "hidden"
		case w.tail != "" && s.origin == New:
			w.line.Depth, w.line.Mark = s.depth+1, w.tail
		case s.mark == "" && s.small && (s.ink.grey || s.shaded):
			w.line.Mark = FinePrint
		case s.mark == "" && s.shaded && s.link.n == nil:
			w.line.Mark = Boxed
		}
	}
	w.countLink(words, s.link)
	if w.colored && !s.ink.colored && strings.TrimSpace(words) != "" {
		w.colored = false
	}
	w.text = append(w.text, words...)
}

// countLink notes whether words belong to a link. One that shows its own address
// is words, as people write it.
func (w *walker) countLink(words string, l link) {
	switch {
	case w.loose || !strings.ContainsFunc(words, isAlphanumeric):
	case l.n == nil, strings.ContainsAny(words, "@0123456789") || strings.Contains(words, "."):
		w.loose = true
	case l != w.last:
		w.links++
		if l.button {
			w.buttons++
		}
	}
	w.last = l
}

func isAlphanumeric(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// origin returns where text in style s comes from. White on white is hidden, as
// texts for filters are.
func (w *walker) origin(s style) Origin {
	if s.ink.white && !s.shaded {
		return Hidden
	}
	if w.tail != "" && (s.origin == New || s.origin == Signature) {
		return Quote
	}
	return s.origin
}

// br ends the line, and makes an empty one when there is none.
func (w *walker) br(s style) {
	if w.started {
		w.flush()
		return
	}
	w.lines = append(w.lines, Line{Origin: w.origin(s), Depth: s.depth, Mark: s.mark})
}

// flush ends the line. A line of a quotation that is coloured throughout is marked
// so: that is how people answer inside of it.
func (w *walker) flush() {
	if !w.started {
		return
	}
	w.line.Text = string(bytes.TrimRightFunc(w.text, unicode.IsSpace))
	w.line.Depth = max(w.line.Depth, quoteDepth(w.line.Text))
	if w.line.Origin == Quote && w.colored && w.line.Text != "" {
		w.line.Mark = Colored
	}
	if w.line.Origin == New && !w.loose && w.line.Depth == 0 {
		switch {
		case w.buttons > 0 && w.buttons == w.links:
			w.line.Mark = Button
		case w.links > 1:
			w.line.Mark = LinkBar
		}
	}
	w.lines = append(w.lines, w.line)
	w.text = w.text[:0]
	w.started, w.last, w.links, w.buttons, w.loose = false, link{}, 0, 0, false
}

// Marks of lines that stand out by their type and not by a container.
const (
	Colored   = "colored"    // a quoted line that is written in a colour of its own
	FinePrint = "fine_print" // small, and grey or in a shaded box, as systems write what they add
	Boxed     = "boxed"      // in a box of a colour
	Button    = "button"     // a link that looks like a button, and nothing else
	LinkBar   = "link_bar"   // links with words of their own, and nothing between them but signs
)

// blank makes an empty line unless there is one already.
func (w *walker) blank(s style) {
	if n := len(w.lines); n > 0 && w.lines[n-1].Text != "" {
		w.lines = append(w.lines, Line{Origin: w.origin(s), Depth: s.depth, Mark: s.mark})
	}
}

func isBlock(n *html.Node, css map[string]string) bool {
	switch n.DataAtom {
	case atom.Span, atom.A:
		return css["display"] == "block"
	case atom.Address, atom.Article, atom.Blockquote, atom.Body, atom.Caption, atom.Center, atom.Dd, atom.Div, atom.Dl,
		atom.Dt, atom.Fieldset, atom.Footer, atom.Form, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Header,
		atom.Li, atom.Main, atom.Nav, atom.Ol, atom.P, atom.Pre, atom.Section, atom.Table, atom.Tbody, atom.Tfoot,
		atom.Thead, atom.Tr, atom.Ul:
		return true
	}
	return false
}

// isParagraph reports an element with space around it. Word writes each line as a
// paragraph without margins.
func isParagraph(n *html.Node, css map[string]string) bool {
	switch n.DataAtom {
	case atom.P:
		return !hasClass(n, "msonormal") && !hasClass(n, "x_msonormal") && !allZero(css["margin"])
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Ul, atom.Ol, atom.Pre:
		return true
	}
	return false
}

// allZero reports a margin of which no side is there.
func allZero(margin string) bool {
	for _, side := range strings.Fields(margin) {
		if !isZero(side) {
			return false
		}
	}
	return margin != ""
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func hasClass(n *html.Node, name string) bool {
	for c := range strings.FieldsSeq(attr(n, "class")) {
		if strings.EqualFold(c, name) {
			return true
		}
	}
	return false
}

// css returns what the style attribute of n declares. Programs repeat the same one
// on every line.
func (w *walker) css(n *html.Node) map[string]string {
	text := attr(n, "style")
	if text == "" {
		return nil
	}
	css, known := w.styles[text]
	if !known {
		if w.styles == nil {
			w.styles = map[string]map[string]string{}
		}
		css = declarations(text)
		w.styles[text] = css
	}
	return css
}

// declarations reads a style attribute; names and values are lower-case.
func declarations(s string) map[string]string {
	out := map[string]string{}
	for d := range strings.SplitSeq(strings.ToLower(s), ";") {
		if name, value, ok := strings.Cut(d, ":"); ok {
			out[strings.TrimSpace(name)] = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(value), "!important"))
		}
	}
	return out
}

// metaCharset finds the charset that an HTML document declares for itself.
func metaCharset(b []byte) string {
	b = bytes.ToLower(b[:min(len(b), 2048)])
	i := bytes.Index(b, []byte("charset="))
	if i < 0 {
		return ""
	}
	value := bytes.TrimLeft(b[i+len("charset="):], `"' `)
	end := bytes.IndexAny(value, "\"' ;/>\r\n")
	if end < 0 || end > 40 {
		return ""
	}
	return string(value[:end])
}
