package split

import (
	"strings"
	"unicode/utf8"

	"replyaudit/internal/mail"
)

// maxLines is how many lines are looked at; what follows counts as quoted.
const maxLines = 20_000

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
}

// body is a message under division.
type body struct {
	lines   []line
	senders []string // words of the sender's name, in lower case
	cuts    []Cut
}

func divide(lines []mail.Line, senders []string) Parts {
	b := &body{senders: senders}
	for i, l := range lines {
		k := fresh
		if i >= maxLines {
			k = quoted
		}
		b.lines = append(b.lines, line{Line: l, kind: k, low: lower(l.Text)})
	}
	b.markStructure()
	b.markHelpdesk()
	b.markQuotes()
	b.markWraps()
	b.rescueInline()
	b.markFurniture()
	b.markFinePrint()
	b.markDisclaimer()
	return b.parts()
}

// lower normalises a line for comparison.
func lower(s string) string {
	s = strings.ReplaceAll(s, "\u00a0", " ")
	return strings.ToLower(strings.Trim(strings.TrimSpace(s), "*\t "))
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
	last := ""
	for i := range b.lines {
		l := &b.lines[i]
		rule, what := "", "quote"
		switch {
		case l.Mark == "hr":
		case l.Origin == mail.Hidden:
			l.kind, rule, what = hidden, "hidden", "hidden"
		case l.Origin == mail.Quote:
			l.kind, rule = quoted, l.Mark
		case l.Depth > 0:
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

// Bounds of the lines that a program broke without repeating the '>'.
const (
	wrapFrom = 66 // characters of the line above
	wrapRest = 50 // characters of what was broken off
)

// markWraps takes the ends of quoted lines that were broken once more on the way
// and lost their mark: a short line right below a long quoted one.
func (b *body) markWraps() {
	for i := 1; i < len(b.lines); i++ {
		above, l := b.lines[i-1], &b.lines[i]
		if l.kind != fresh || l.low == "" || above.kind != quoted || above.Depth == 0 || above.Origin == mail.Quote {
			continue
		}
		last := i+1 == len(b.lines) || b.lines[i+1].low == "" || b.lines[i+1].kind == quoted
		if last && utf8.RuneCountInString(above.Text) >= wrapFrom && utf8.RuneCountInString(l.low) <= wrapRest {
			l.kind = quoted
			b.cut("quote_wrapped", "quote", l.Text)
		}
	}
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
	visible := trim(b.of(fresh))
	sig := signature(visible, b.senders)
	p := Parts{
		Visible:    joined(visible),
		Body:       joined(visible),
		Quoted:     b.text(quoted),
		Disclaimer: b.text(disclaimer),
		Forwarded:  b.text(forwarded),
	}
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

// trim drops empty lines and rules of dashes at both ends.
func trim(lines []line) []line {
	for len(lines) > 0 && (lines[0].low == "" || isRule(lines[0].low)) {
		lines = lines[1:]
	}
	return trimEnd(lines)
}

// isRule reports a line of dashes, underscores or the like, drawn as a separator.
func isRule(s string) bool {
	return len(s) >= 2 && strings.Trim(s, "-_=*~–—―─ ") == ""
}
