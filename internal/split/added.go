package split

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"replyaudit/internal/mail"
)

// plainWords is how many small words make prose of a line: a label, a job and a
// street have fewer.
const plainWords = 3

// sentenceBreak is the end of a sentence with another one behind it.
var sentenceBreak = pattern{regexp.MustCompile(`\p{Ll}{3}[.!?] +\p{Lu}`), ".!?"}

// bareLink is a link to a page that stands without its scheme ("lodge.example/summer").
var bareLink = pattern{regexp.MustCompile(`\b[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}/[^\s<>]+`), "/"}

// markAdded takes out the blocks that a system put below a letter that has been
// signed: what it is shows in its form and not in its words. A person who goes on
// below the own name begins with "P.S." or with himself, or links to nothing.
func (b *body) markAdded() {
	ground := b.ground()
	for i := b.signed; i > 0 && i < len(b.lines); {
		if l := b.lines[i]; l.kind != fresh || l.low == "" || isRule(l.low) {
			i++
			continue
		}
		end := b.blockEnd(i)
		if rule := b.added(i, end, ground); rule != "" {
			b.cut(rule, "disclaimer", b.lines[i].Text)
			b.mark(i, end, disclaimer)
		}
		i = end
	}
}

// signedAt returns the line below the first one of the signature: a name below a
// closing phrase, the sender's own, the container of a program or "-- ". 0 when
// there is none, or a quotation below it with answers in it.
func (b *body) signedAt() int {
	at, first, below := 0, b.next(0), false
	for i := first + 1; i < len(b.lines); i++ {
		l := b.lines[i]
		switch {
		case l.low == "":
		case l.kind == quoted:
			below = true
		case l.kind != fresh || at > 0 && !below:
		case below:
			at, below = 0, false
		case l.Origin == mail.Signature || l.low == "--" || l.low == "—":
			at = i + 1
		case isSender(l.Text, b.senders) && isName(l.Text, b.senders, false):
			at = i + 1
		case isClosing(l.low):
			if name := b.next(i + 1); name < len(b.lines) && b.lines[name].kind == fresh && b.signs(name) {
				at = name + 1
			}
		}
	}
	return at
}

// signs reports a line below a closing phrase that says who signs.
func (b *body) signs(i int) bool {
	text := b.lines[i].Text
	return isName(text, b.senders, true) || isTeam(text) || isContact(text)
}

// ground reports whether the letter stands on a ground without colour, so that a
// coloured box stands out from it.
func (b *body) ground() bool {
	first := b.next(0)
	for first < len(b.lines) && b.lines[first].kind != fresh {
		first = b.next(first + 1)
	}
	return first < len(b.lines) && b.lines[first].Mark != mail.Boxed
}

// blockEnd returns the index after the block that begins with line i: an empty or
// a drawn line ends it, and so does the edge of a coloured box.
func (b *body) blockEnd(i int) int {
	end := i + 1
	for end < len(b.lines) {
		l := b.lines[end]
		if l.low == "" || l.kind != fresh || isRule(l.low) || l.Origin != b.lines[i].Origin || (l.Mark == mail.Boxed) != (b.lines[i].Mark == mail.Boxed) {
			break
		}
		end++
	}
	return end
}

// added names the rule by which the block [i,end) is a system's.
func (b *body) added(i, end int, ground bool) string {
	above := b.lines[i-1]
	boxed := ground && b.lines[i].Mark == mail.Boxed
	apart := above.low == "" || isRule(above.low) || boxed
	if !apart || b.lines[i].Origin == mail.Signature || b.isPersonal(i) {
		return ""
	}
	f := b.form(i, end)
	text := b.joined(i, end)
	switch {
	case f.bar:
		return "link_bar"
	case statesLaw(b.lines[i].low) && !strings.ContainsAny(text, "@+"):
		return "added_legal"
	case f.reach:
		return ""
	case f.prose && f.link && (f.loud || !b.dashedOnly(i)):
		return "added_link"
	case f.prose && boxed:
		return "added_box"
	case b.drawnAbove(i) && (f.link && f.loud || f.prose && f.loud):
		return "added_strip"
	}
	return b.worded(i, end, text)
}

// statesLaw reports a line that names a register, a tax number or the protection of data.
func statesLaw(low string) bool {
	_, p := registers().within(low, func(p string) bool { return containsWord(low, p) })
	return p != ""
}

// worded names the rule by which the words of a block are a system's.
// In a block of one short line they may stand anywhere.
func (b *body) worded(i, end int, text string) string {
	code, p := b.footer(i, text, true)
	if p == "" && end == i+1 && len(strings.Fields(text)) <= maxWords {
		code, p = trailers().within(text, func(p string) bool { return containsWord(text, p) })
	}
	if p == "" {
		return ""
	}
	return "footer_" + code
}

// isPersonal reports a line in which somebody goes on writing: a postscript, a
// greeting, or a word for the writer.
func (b *body) isPersonal(i int) bool {
	low := b.lines[i].low
	if isPostscript(low) || isGreeting(low) {
		return true
	}
	first, _, _ := strings.Cut(low, " ")
	_, self := selves().starting(first, func(p string) bool { return p == first })
	return self != ""
}

// form is what a block looks like.
type form struct {
	prose bool // a line of it has more small words than a signature
	link  bool // it points at a page
	reach bool // it has a telephone number or a mail address
	loud  bool // it has a sign that no signature has: of praise, a question or a share
	bar   bool // it is a row of links
}

func (b *body) form(i, end int) (f form) {
	f.bar = true
	for _, l := range b.lines[i:end] {
		rest := withoutPages(l.Text)
		rest = bareLink.ReplaceAllString(rest, " ")
		f.link = f.link || rest != l.Text || l.Mark == mail.LinkBar
		f.bar = f.bar && l.Mark == mail.LinkBar
		f.loud = f.loud || strings.ContainsAny(rest, "!?%")
		f.prose = f.prose || isProse(rest)
		_, reach := withoutContacts(rest)
		f.reach = f.reach || reach
	}
	return f
}

// isProse reports a line with as many small words as a sentence has. Where one ends
// within the line, fewer will do.
func isProse(text string) bool {
	small := 0
	for _, w := range strings.FieldsFunc(text, notWord) {
		if unicode.IsLower(firstRune(w)) && utf8.RuneCountInString(w) > 2 {
			small++
		}
	}
	return small >= plainWords || small == plainWords-1 && sentenceBreak.MatchString(text)
}

// dashedOnly reports a block right below "-- ", or a line little longer, in a letter that has no signature
// with a way to reach its sender above: archives and list servers put their own
// there, and so do people, and only praise or a question tells what is foreign.
func (b *body) dashedOnly(i int) bool {
	above := b.prev(i)
	if above < 0 || !isRule(b.lines[above].low) || len(b.lines[above].low) >= drawnLine {
		return false
	}
	from := max(min(b.signed, above), above-2*maxSignature)
	return countContacts(b.lines[from:above]) == 0
}

// drawnAbove reports a line that a system drew right above line i.
func (b *body) drawnAbove(i int) bool {
	above := b.prev(i)
	for k := i - 1; k >= 0 && k > above; k-- {
		if isRule(strings.TrimSpace(b.lines[k].Text)) { // asterisks are gone from low
			return true
		}
	}
	return above >= 0 && isRule(b.lines[above].low) && len(b.lines[above].low) >= drawnLine
}

// markButtons takes out what only a template has: a link that looks like a button,
// and a row of links with which the message ends.
func (b *body) markButtons() {
	last := true
	for i := len(b.lines) - 1; i >= 0; i-- {
		l := &b.lines[i]
		if l.kind != fresh || l.low == "" {
			continue
		}
		switch {
		case l.Mark == mail.Button:
			b.cut("button", "boilerplate", l.Text)
			l.kind = boilerplate
		case l.Mark == mail.LinkBar && last && i > b.next(0):
			b.cut("link_bar", "boilerplate", l.Text)
			l.kind = boilerplate
		case l.Mark != mail.FinePrint:
			last = false
		}
	}
}
