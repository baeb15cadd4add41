package split

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"replyaudit/internal/lexicon"
	"replyaudit/internal/mail"
)

// maxLines is how many lines that may be new are looked at, beside nine times as
// many others; what follows counts as quoted, by a cut of the rule TooLong.
const maxLines = 5_000

// TooLong is the rule of the cut behind which a message was not divided.
const TooLong = "too_long"

// Split divides the body of m.
func Split(m *mail.Message) Parts {
	return divide(m.Lines, senderNames(m))
}

// FromText divides plain text that came without a header.
func FromText(s string) Parts {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s)
	return divide(mail.PlainLines(s), nil)
}

// kind says what a line was found to be.
type kind int

const (
	fresh kind = iota
	quoted
	forwarded
	disclaimer
	boilerplate
	hidden
)

// line is a line under division. low is its text in lower case, without the
// white space and the asterisks of bold type around it.
type line struct {
	mail.Line
	kind kind
	low  string
	at   int // its index in the body
}

// body is a message under division.
type body struct {
	lines   []line
	senders []string // words of the sender's name, in lower case
	desk    bool     // a helpdesk passed the message on
	signed  int      // the line below the first one of the signature, 0 when there is none
	cuts    []Cut
}

func divide(lines []mail.Line, senders []string) Parts {
	b := &body{senders: senders, lines: make([]line, 0, len(lines))}
	b.read(lines)
	b.markStructure()
	b.markHelpdesk()
	b.markQuotes()
	b.markWraps()
	b.rescueInline()
	b.markFurniture()
	b.markButtons()
	b.signed = b.signedAt()
	b.markFinePrint()
	b.markDisclaimer()
	b.markAdded()
	return b.parts()
}

// read takes the lines over, of blank ones in a row only the first.
func (b *body) read(lines []mail.Line) {
	blank, counted := false, 0
	for _, l := range lines {
		if blank && l.Text == "" {
			continue
		}
		blank = l.Text == ""
		k := fresh
		if l.Origin != mail.Hidden && l.Depth == 0 && !blank {
			counted++
		}
		if counted > maxLines || len(b.lines) >= 10*maxLines {
			if k = quoted; len(b.cuts) == 0 {
				b.cut(TooLong, "quote", l.Text)
			}
		}
		b.lines = append(b.lines, line{Line: l, kind: k, low: lower(l.Text), at: len(b.lines)})
	}
}

// invisible are the signs that programs write into header lines to steer the
// direction of writing or the breaking of lines.
var invisible = strings.NewReplacer("\u00a0", " ", "\u202f", " ", "\u200e", "", "\u200f", "", "\u200b", "", "\ufeff", "")

// visibly is s without them. Most lines have none, which their first bytes show.
func visibly(s string) string {
	for i := range len(s) {
		if c := s[i]; c == 0xc2 || c == 0xe2 || c == 0xef {
			return invisible.Replace(s)
		}
	}
	return s
}

// lower normalises a line for comparison.
func lower(s string) string {
	return lexicon.Lower(strings.Trim(strings.TrimSpace(visibly(s)), "*\t "))
}

// senderNames returns the words of the sender's display name, for finding it again under the letter.
func senderNames(m *mail.Message) []string {
	var out []string
	for _, a := range m.From {
		for _, w := range strings.FieldsFunc(strings.ToLower(a.Name), notWord) {
			if utf8.RuneCountInString(w) > 1 {
				out = append(out, w)
			}
		}
	}
	return out
}

// cut records a removal.
func (b *body) cut(rule, what, words string) {
	words = strings.TrimSpace(words)
	if utf8.RuneCountInString(words) > 120 {
		words = string([]rune(words)[:120])
	}
	b.cuts = append(b.cuts, Cut{Rule: rule, What: what, Quote: words})
}

// mark sets the lines from i up to j that are still fresh.
func (b *body) mark(i, j int, k kind) {
	for ; i < j; i++ {
		if b.lines[i].kind == fresh {
			b.lines[i].kind = k
		}
	}
}

// markStructure takes over what the markup and the '>' signs say.
func (b *body) markStructure() {
	last, compares := "", b.compares()
	for i := range b.lines {
		l := &b.lines[i]
		rule, what := "", "quote"
		switch {
		case l.Mark == "hr":
		case l.Origin == mail.Hidden:
			l.kind, rule, what = hidden, "hidden", "hidden"
		case l.Origin == mail.Quote:
			l.kind, rule = quoted, l.Mark
		case l.Depth > 0 && b.escapedFrom(i):
			l.Text = strings.Replace(l.Text, ">", "", 1)
			l.low = lower(l.Text)
		case l.Depth > 0 && !compares && !isPointer(l.low):
			l.kind, rule = quoted, "quote_marks"
		}
		if rule != "" && rule != last && l.low != "" {
			b.cut(rule, what, l.Text)
		}
		if l.low != "" {
			last = rule
		}
	}
}

// escapedFrom reports the '>' that mailboxes put before a "From" at the start of
// a line (RFC 4155), which are no quotation: the lines around have none.
func (b *body) escapedFrom(i int) bool {
	marked := func(j int) bool { return j >= 0 && j < len(b.lines) && b.lines[j].Depth > 0 }
	return strings.HasPrefix(b.lines[i].Text, ">From ") && !marked(i-1) && !marked(i+1)
}

// comparison is a line that begins with a sign for "more than" ("> 10 pieces: 5 €").
var comparison = regexp.MustCompile(`^> ?\d+([.,]\d+)? ?[^\s\d.,)]`)

// compares reports that all lines with a '>' are comparisons.
func (b *body) compares() bool {
	return !slices.ContainsFunc(b.lines, func(l line) bool { return l.Depth > 0 && !comparison.MatchString(l.low) })
}

// isPointer reports angle brackets that point at something (">>> www.x.example <<<").
func isPointer(low string) bool { return strings.HasSuffix(low, "<<") }

// Bounds of the lines that a program broke without repeating the '>'.
const (
	wrapFrom  = 66 // columns of the line above
	wrapRest  = 50 // characters of what was broken off at the end of a quotation
	wrapSlack = 16 // columns by which lines broken at one width differ
	longWord  = 30 // characters of a word that no program breaks
	escaped   = 3  // columns more that "&gt;" takes, where HTML was broken
	tooDeep   = 3  // marks of lines that nobody answers
)

// markWraps takes the ends of quoted lines that were broken once more on the way
// and lost their mark, as mailing lists and archives leave them: the sentence of
// the quoted line above goes on, and its next word had no room there. Answers
// stand below the end of a sentence, or below a line that had room left. Once a
// small letter between two quoted lines has shown that lines were broken so,
// capitals and figures may begin the rest as well.
func (b *body) markWraps() {
	widest, ragged := b.widestQuoted(), false
	for pass := range 2 {
		for i := 1; i < len(b.lines); i++ {
			if b.lines[i].kind != fresh || b.lines[i].low == "" || !b.marked(i-1) {
				continue
			}
			end := b.paragraphEnd(i)
			between := end < len(b.lines) && b.marked(end)
			goesOn := mayGoOn(b.lines[i].Text) && (between || pass > 0 && end == i+1 && utf8.RuneCountInString(b.lines[i].low) <= wrapRest)
			torn := end == i+1 && tornLink(b.lines[i-1].Text, b.lines[i].Text)
			if !torn && !((goesOn || ragged && pass > 0) && b.wrapped(i, end, widest)) {
				continue
			}
			ragged = ragged || goesOn
			b.cut("quote_wrapped", "quote", b.lines[i].Text)
			b.mark(i, end, quoted)
			i = end
		}
	}
}

// mayGoOn reports text that can go on a sentence: with a small letter or a link.
func mayGoOn(text string) bool {
	return unicode.IsLower(firstRune(text)) || strings.HasPrefix(text, "<")
}

// wrapped reports whether the lines [i,end) are the rest of the quoted line above them.
func (b *body) wrapped(i, end, widest int) bool {
	above, first := b.lines[i-1], strings.Fields(b.lines[i].low)[0]
	ended := strings.ContainsAny(lastChar(above.low), ".?!:") && above.Depth < tooDeep
	width := columns(above)
	if ended || width < wrapFrom || width+1+utf8.RuneCountInString(first) < widest-wrapSlack {
		return false
	}
	return !slices.ContainsFunc(b.lines[i:end-1], func(l line) bool { return columns(l) < wrapFrom })
}

// marked reports a line that is quoted by its '>'.
func (b *body) marked(i int) bool {
	l := b.lines[i]
	return l.kind == quoted && l.Depth > 0 && l.Origin != mail.Quote
}

// widestQuoted returns the columns of the widest line with a '>' that could be broken.
func (b *body) widestQuoted() int {
	widest := 0
	for i, l := range b.lines {
		if width := columns(l); b.marked(i) && width > widest && !slices.ContainsFunc(strings.Fields(l.low), func(w string) bool { return len(w) >= longWord }) {
			widest = width
		}
	}
	return widest
}

func columns(l line) int { return utf8.RuneCountInString(l.Text) + escaped*l.Depth }

// tornLink reports a line that is the rest of a link: it closes a bracket that
// was opened above, or the next line's '>' slid up to its end.
func tornLink(above, rest string) bool {
	if strings.HasSuffix(rest, ">") && strings.Count(rest, ">") > strings.Count(rest, "<") {
		return true
	}
	return strings.Count(above, "(") > strings.Count(above, ")") && strings.Count(rest, ")") > strings.Count(rest, "(") && !strings.Contains(rest, " ")
}

// next returns the index of the first line from i on that is not empty, len when there is none.
func (b *body) next(i int) int {
	for i < len(b.lines) && b.lines[i].low == "" {
		i++
	}
	return i
}

// prev returns the index of the last line before i that is not empty, -1 when there is none.
func (b *body) prev(i int) int {
	for i--; i >= 0 && b.lines[i].low == ""; i-- {
	}
	return i
}

// text joins the lines of a kind. Where lines of another kind were left out, an empty line stands.
func (b *body) text(k kind) string {
	return joined(b.of(k))
}

// of returns the lines of a kind, with an empty one at each gap.
func (b *body) of(k kind) []line {
	var out []line
	gap := false
	for _, l := range b.lines {
		if l.kind != k {
			gap = true
			continue
		}
		if gap && len(out) > 0 {
			out = append(out, line{})
		}
		gap = false
		out = append(out, l)
	}
	return out
}

// joined makes text of lines: no more than one empty line in a row, none around.
func joined(lines []line) string {
	var out []string
	for _, l := range lines {
		text := strings.TrimRight(strings.ReplaceAll(l.Text, "\u00a0", " "), " \t")
		if l.Mark == "hr" || text == "" && (len(out) == 0 || out[len(out)-1] == "") {
			continue
		}
		out = append(out, text)
	}
	return strings.TrimSpace(strings.Join(out, "\n"))
}

// parts builds the result when all lines are marked.
func (b *body) parts() Parts {
	visible := b.visible()
	sig := signature(visible, b.senders)
	p := Parts{
		Visible:    joined(visible),
		Quoted:     b.text(quoted),
		Disclaimer: b.text(disclaimer),
		Forwarded:  b.text(forwarded),
		Above:      b.quotations(visible),
	}
	p.Body = p.Visible
	if sig.rule != "" {
		p.Signature = joined(visible[sig.from:sig.to])
		rest := append([]line{}, visible[:sig.bodyEnd]...)
		if sig.to < len(visible) {
			rest = append(append(rest, line{}), visible[sig.to:]...)
		}
		p.Body = joined(rest)
		b.cut(sig.rule, "signature", visible[sig.from].Text)
	}
	p.Cuts = b.cuts
	return p
}

// visible returns the fresh lines without empty ones at both ends, and without the
// rules of dashes that set off what was taken away there.
func (b *body) visible() []line {
	lines := b.of(fresh)
	top, bottom := b.cutAtEnds()
	for len(lines) > 0 && (lines[0].low == "" || top && isRule(lines[0].low)) {
		lines = lines[1:]
	}
	for n := len(lines); n > 0 && (lines[n-1].low == "" || lines[n-1].low == "--" || bottom && isRule(lines[n-1].low)); n = len(lines) {
		lines = lines[:n-1]
	}
	return lines
}

// cutAtEnds reports whether the first and the last line with words was taken away.
func (b *body) cutAtEnds() (top, bottom bool) {
	first, last := b.next(0), b.prev(len(b.lines))
	for first < len(b.lines) && isRule(b.lines[first].low) {
		first = b.next(first + 1)
	}
	for last >= 0 && isRule(b.lines[last].low) {
		last = b.prev(last)
	}
	return first < len(b.lines) && b.lines[first].kind != fresh, last >= 0 && b.lines[last].kind != fresh
}

// isRule reports a line of dashes, underscores or the like, drawn as a separator.
func isRule(s string) bool {
	return len(s) >= 2 && strings.Trim(s, "-_=*~–—―─ ") == ""
}
