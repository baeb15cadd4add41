package split

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// WithoutOwn removes from Visible the words of our own letter, which come back
// without any mark when the sender's program or helpdesk copies them. letter is
// the text that we sent. Whole sentences of it are found again word by word, so
// that other line ends, signs and accents and a few changed words do not matter;
// short lines (a greeting, a name) go only when they stand next to a sentence that
// was found. What the sender wrote between our sentences stays.
//
// Answers that were written into a quotation of our letter, whose marks then say
// that they are quoted too, are what stands there between our sentences. And when
// nothing at all was written above an unmarked quotation, the answer may stand
// below our letter.
func (p Parts) WithoutOwn(letter string) Parts {
	own := newLetter(letter)
	if p.Visible == "" {
		rest, first := own.align(p.Quoted).rest()
		if rest = newest(rest); first == "" || len(rest) == 0 {
			return p
		}
		return p.replaced(rest, "own_text", first)
	}
	a := own.align(p.Visible)
	a.above = p.Above
	if rest, first := a.rest(); first != "" {
		p = p.replaced(rest, "own_text", first)
	}
	if answers, first := own.align(p.Quoted).between(own); len(answers) > 0 && !strings.Contains(squeezed(p.Visible), squeezed(plain(answers))) {
		p = p.replaced(append(append(p.written(), written{}), answers...), "own_text_between", first)
	}
	return p
}

// written is a line that is left of a text, and what was quoted right above it.
type written struct{ text, above string }

// written returns the lines of Visible.
func (p Parts) written() []written {
	var out []written
	offset, quotes := 0, p.Above
	for text := range strings.SplitSeq(p.Visible, "\n") {
		l := written{text: text}
		l.above, quotes = standing(quotes, offset+len(text))
		out = append(out, l)
		offset += len(text) + 1
	}
	return out
}

// standing takes the quotations off that stand above the words before end.
func standing(quotes []Quotation, end int) (text string, rest []Quotation) {
	for len(quotes) > 0 && quotes[0].At < end {
		text, quotes = joinQuotes(text, quotes[0].Text), quotes[1:]
	}
	return text, quotes
}

func joinQuotes(upper, lower string) string {
	if lower == "" {
		return upper
	}
	return lastBytes(strings.TrimSpace(upper + "\n" + lower))
}

// replaced sets what the sender wrote, when our words were taken out of it.
func (p Parts) replaced(lines []written, rule, first string) Parts {
	visible := plain(lines)
	p.Cuts = append(append([]Cut{}, p.Cuts...), Cut{Rule: rule, What: "quote", Quote: first})
	p.Visible, p.Body, p.Signature, p.Above = visible, visible, "", above(lines)
	if again := FromText(visible); again.Visible == visible {
		p.Body, p.Signature = again.Body, again.Signature
	}
	return p
}

// rest returns the text without our words, and the first of them.
func (a alignment) rest() (rest []written, first string) { return a.erase(a.text, a.words, a.own) }

// between returns what stands between the sentences of a letter of ours that is
// there once and whole: what is left of a spoilt copy would look like answers.
func (a alignment) between(l letter) (answers []written, first string) {
	from := slices.Index(a.own, true)
	if from < 0 || a.copied || a.known < 2 || a.found < a.known {
		return nil, ""
	}
	to := a.until(l)
	start, end := a.words[from].from, a.words[to].to
	inner := slices.Clone(a.words[from : to+1])
	for i := range inner {
		inner[i].from, inner[i].to = inner[i].from-start, inner[i].to-start
	}
	rest, first := a.erase(a.text[start:end], inner, a.own[from:to+1])
	for i := range rest {
		rest[i].text = quoteMarks.ReplaceAllString(rest[i].text, "")
	}
	return newest(rest), first
}

// quoteMarks are the '>' at the start of lines.
var quoteMarks = regexp.MustCompile(`^[ >]*>[ \t]*`)

func squeezed(s string) string { return strings.Join(strings.Fields(s), " ") }

// newest returns what FromText leaves of the rest of a quotation, without its
// header block and '>' signs; "" when other quoted text is among it.
func newest(rest []written) []written {
	var out []written
	for _, l := range rest {
		low := lower(l.text)
		if strings.HasPrefix(low, ">") {
			continue
		}
		if label, _ := cutLabel(low); label != "" && isLabel(label) {
			continue
		}
		if rule, _ := attributionText(bare(l.text), true); rule != "" {
			continue
		}
		if _, p := originals().within(low, always); p != "" {
			continue
		}
		out = append(out, l)
	}
	if strings.TrimSpace(plain(out)) == "" {
		return nil
	}
	return out
}

// erase cuts the marked words out of text, with the signs behind them. Lines that
// have nothing left go, and so does a label right above ("Your message:").
func (a alignment) erase(text string, words []word, own []bool) (rest []written, first string) {
	if !slices.Contains(own, true) {
		return nil, ""
	}
	var out []written
	at, offset := 0, 0
	below := false // right below words of ours
	above, quotes := "", a.above
	for l := range strings.SplitSeq(text, "\n") {
		end := offset + len(l)
		marked := ""
		marked, quotes = standing(quotes, end)
		above = joinQuotes(above, marked)
		kept, pos, ours := "", offset, ""
		for ; at < len(words) && words[at].from < end; at++ {
			if !own[at] {
				continue
			}
			if first == "" {
				first = clip(text[words[at].from:])
			}
			if at == 0 || !own[at-1] || words[at-1].from < offset {
				kept += text[pos:words[at].from]
				pos = words[at].from
			}
			ours += text[pos:words[at].to]
			pos = words[at].to
		}
		after := strings.TrimLeft(text[pos:end], " .,;:?!)\"")
		touched := pos > offset
		switch {
		case touched && (hasLetters(kept) || strings.IndexFunc(after, isWordRune) >= 0):
			out = append(out, written{strings.TrimSpace(kept + after), joinQuotes(above, ours)})
			below, above = false, ""
		case touched:
			out = a.dropLabel(out)
			below, above = true, joinQuotes(above, ours)
		case below && isFooter(lower(l)):
		default:
			out = append(out, written{text: l})
			if strings.IndexFunc(l, isWordRune) >= 0 {
				out[len(out)-1].above, above = above, ""
			}
			below = below && lower(l) == ""
		}
		offset = end + 1
	}
	return out, first
}

// isFooter reports a line that a mail host or a helpdesk added below our letter.
func isFooter(low string) bool {
	return isRule(low) || isDevice(low) || ticketNumber.MatchString(low)
}

func hasLetters(s string) bool { return strings.IndexFunc(s, unicode.IsLetter) >= 0 }

// dropLabel removes what stood above our words only to announce them: a label, the
// fields of the form that they came in, a heading of our name and the time, and
// the line that was drawn above.
func (a alignment) dropLabel(lines []written) []written {
	end := lastWritten(lines)
	if end < 0 {
		return nil
	}
	kept := lines
	if a.isHeading(lines[end].text) {
		kept = dropFields(lines[:end])
	}
	for end = lastWritten(kept); end >= 0 && isRule(lower(kept[end].text)); end = lastWritten(kept) {
		kept = kept[:end]
	}
	return kept
}

// lastWritten returns the index of the last line that is not empty, -1 when there is none.
func lastWritten(lines []written) int {
	i := len(lines) - 1
	for ; i >= 0 && lower(lines[i].text) == ""; i-- {
	}
	return i
}

// isHeading reports a short line that ends in a colon, or has our name and a time.
func (a alignment) isHeading(text string) bool {
	if low := lower(text); utf8.RuneCountInString(low) <= maxName {
		return strings.HasSuffix(low, ":") || hasClockTime(low) && a.isSigned(low)
	}
	return false
}

// isSigned reports whether a line has the name that our letter ends with.
func (a alignment) isSigned(low string) bool {
	words := scan(low)
	for i := range words {
		if len(a.name) > 0 && matches(words[i:], a.name) {
			return true
		}
	}
	return false
}

// dropFields removes the fields of a form, which has one for a mail address.
func dropFields(lines []written) []written {
	form, mailed := len(lines), false
	for form > 0 && isField(lines[form-1].text) {
		form--
		mailed = mailed || address.MatchString(lines[form].text)
	}
	if !mailed {
		return lines
	}
	return lines[:form]
}

// plain joins lines with no more than one empty line in a row and none around.
func plain(lines []written) string {
	text, _ := placed(lines)
	return text
}

// above returns the quotations above the lines that plain joins.
func above(lines []written) []Quotation {
	_, out := placed(lines)
	return out[:min(len(out), maxAbove)]
}

func placed(lines []written) (text string, quotes []Quotation) {
	var b strings.Builder
	gap := ""
	for _, l := range lines {
		if strings.TrimSpace(l.text) == "" {
			gap = "\n\n"
			continue
		}
		text := strings.TrimRight(l.text, " ")
		if b.Len() == 0 {
			gap, text = "", strings.TrimLeftFunc(text, unicode.IsSpace)
		}
		b.WriteString(gap)
		if l.above != "" {
			quotes = append(quotes, Quotation{Text: l.above, At: b.Len()})
		}
		b.WriteString(text)
		gap = "\n"
	}
	return strings.TrimRightFunc(b.String(), unicode.IsSpace), quotes
}

func clip(s string) string {
	if r := []rune(s); len(r) > 120 {
		s = string(r[:120])
	}
	return strings.Join(strings.Fields(s), " ")
}
