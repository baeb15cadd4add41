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
	shaded bool   // on a background that is not white
	small  bool   // in type of less than twelve pixels
	color  string // of the text, "" for the default
}

// walker builds lines from the tree. tail is set where a mail program begins a
// quotation that has no container: all that follows is quoted.
type walker struct {
	lines   []Line
	text    strings.Builder
	line    Line
	started bool
	colored bool
	tail    string
	nodes   int
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
		quotation := c.DataAtom == atom.Blockquote && quoteMark(c, declarations(attr(c, "style"))) != ""
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
		if mark := tailMark(n, nil); mark != "" && w.tail == "" && s.origin == New {
			w.tail = mark
		}
		w.lines = append(w.lines, Line{Origin: w.origin(s), Depth: s.depth, Mark: "hr"})
		return
	case atom.Td, atom.Th:
		if w.started {
			w.write(" ", s)
		}
	}
	outer := s
	s = w.inherit(n, s)
	block, apart := isBlock(n), isParagraph(n)
	if block {
		w.flush()
	}
	if apart {
		w.blank(s)
	}
	if outer.origin == New && s.origin == Quote && isQuoteWrapper(n) {
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

// inherit returns the style inside n.
func (w *walker) inherit(n *html.Node, s style) style {
	css := declarations(attr(n, "style"))
	if c := css["color"]; c != "" {
		s.color = c
	} else if n.DataAtom == atom.Font && attr(n, "color") != "" {
		s.color = strings.ToLower(attr(n, "color"))
	}
	if size := css["font-size"]; size != "" {
		s.small = isSmall(size)
	}
	if bg := background(n, css); bg != "" {
		s.shaded = !isWhite(bg)
	}
	if n.DataAtom == atom.Pre || strings.HasPrefix(css["white-space"], "pre") {
		s.pre = true
	}
	if isHidden(n, css) {
		s.origin, s.mark = Hidden, "hidden"
		return s
	}
	if mark := tailMark(n, css); mark != "" && w.tail == "" && s.origin == New {
		w.flush()
		w.tail = mark
	}
	if mark := quoteMark(n, css); mark != "" {
		s.depth++
		if s.origin == New || s.origin == Signature {
			s.origin, s.mark = Quote, mark
		}
		return s
	}
	if mark := signatureMark(n); mark != "" && s.origin == New {
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
	for text != "" {
		i := strings.IndexAny(text, " \t\n")
		if i != 0 {
			if i < 0 {
				i = len(text)
			}
			w.put(strings.ReplaceAll(text[:i], "\u00a0", " "), s)
			text = text[i:]
			continue
		}
		text = strings.TrimLeft(text, " \t\n")
		if w.started && !strings.HasSuffix(w.text.String(), " ") {
			w.text.WriteByte(' ')
		}
	}
}

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
		case s.mark == "" && s.small && (isGrey(s.color) || s.shaded):
			w.line.Mark = FinePrint
		}
	}
	if strings.TrimSpace(words) != "" && isNeutral(s.color) {
		w.colored = false
	}
	w.text.WriteString(words)
}

// origin returns where text in style s comes from. White on white is hidden, as
// texts for filters are.
func (w *walker) origin(s style) Origin {
	if isWhite(s.color) && !s.shaded {
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
	w.line.Text = strings.TrimRightFunc(w.text.String(), unicode.IsSpace)
	w.line.Depth = max(w.line.Depth, quoteDepth(w.line.Text))
	if w.line.Origin == Quote && w.colored && w.line.Text != "" {
		w.line.Mark = Colored
	}
	w.lines = append(w.lines, w.line)
	w.text.Reset()
	w.started = false
}

// Marks of lines that stand out by their type and not by a container.
const (
	Colored   = "colored"    // a quoted line that is written in a colour of its own
	FinePrint = "fine_print" // small, and grey or in a shaded box, as systems write what they add
)

// blank makes an empty line unless there is one already.
func (w *walker) blank(s style) {
	if n := len(w.lines); n > 0 && w.lines[n-1].Text != "" {
		w.lines = append(w.lines, Line{Origin: w.origin(s), Depth: s.depth, Mark: s.mark})
	}
}

func isBlock(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Span, atom.A:
		return declarations(attr(n, "style"))["display"] == "block"
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
func isParagraph(n *html.Node) bool {
	switch n.DataAtom {
	case atom.P:
		return !hasClass(n, "msonormal") && !hasClass(n, "x_msonormal") && !allZero(declarations(attr(n, "style"))["margin"])
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
	for _, c := range strings.Fields(attr(n, "class")) {
		if strings.EqualFold(c, name) {
			return true
		}
	}
	return false
}

// declarations reads a style attribute; names and values are lower-case.
func declarations(s string) map[string]string {
	if s == "" {
		return nil
	}
	out := map[string]string{}
	for _, d := range strings.Split(strings.ToLower(s), ";") {
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
