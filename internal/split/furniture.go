package split

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"replyaudit/internal/mail"
)

// markHelpdesk takes out the line under which a helpdesk ignores answers, and in
// messages that have it the headings of the single comments: a name, and below
// it a line that is a date. What follows a second comment is the older exchange.
func (b *body) markHelpdesk() {
	for i := range b.lines {
		if b.lines[i].kind != fresh || b.lines[i].low == "" {
			continue
		}
		code, p := delimiters().within(b.lines[i].low, always)
		if p != "" && utf8.RuneCountInString(b.lines[i].low) < 160 {
			b.desk = true
			b.lines[i].kind = boilerplate
			b.cut("reply_above_"+code, "boilerplate", b.lines[i].Text)
		}
	}
	if b.desk {
		b.markComments()
	}
}

func (b *body) markComments() {
	written := false
	for i := 0; i < len(b.lines); i++ {
		if b.lines[i].kind != fresh || b.lines[i].low == "" || isRule(b.lines[i].low) {
			continue
		}
		if written && isDatedName(b.lines[i].Text) {
			b.tail(i, "helpdesk_comment", quoted)
			return
		}
		date := b.next(i + 1)
		if !written && b.headsComment(i, date) {
			b.cut("helpdesk_comment", "boilerplate", b.lines[i].Text)
			b.lines[i].kind = boilerplate
			continue
		}
		if date >= len(b.lines) || !isTimestamp(b.lines[date].low) || utf8.RuneCountInString(b.lines[i].low) > 80 || isDatedName(b.lines[date].Text) {
			written = true
			continue
		}
		if written {
			b.tail(i, "helpdesk_comment", quoted)
			return
		}
		b.cut("helpdesk_comment", "boilerplate", b.lines[i].Text)
		b.mark(i, date+1, boilerplate)
		i = date
	}
}

// headsComment reports a line that says whose the comment below is ("Jane Doe
// commented:"): a salutation follows it.
func (b *body) headsComment(i, next int) bool {
	low := b.lines[i].low
	return strings.HasSuffix(low, ":") && utf8.RuneCountInString(low) <= maxName && next < len(b.lines) && isGreeting(b.lines[next].low) && !isGreeting(low)
}

// isTimestamp reports a line that is a date and a time, and little more; one that
// ends in a colon introduces something.
func isTimestamp(low string) bool {
	return !strings.HasSuffix(low, ":") && utf8.RuneCountInString(low) <= 45 && hasClockTime(low) && hasDate(low) && len(strings.Fields(low)) <= 8
}

// isDatedName reports a name with the date and time behind it, on one line.
func isDatedName(text string) bool {
	words := strings.Fields(text)
	return len(words) > 2 && isTimestamp(lower(text)) && capitalised(strings.Join(words[:2], " ")) == 2
}

// picture is what programs leave in plain text where a picture was.
var picture = regexp.MustCompile(`^\s*(\[(cid:|image:|logo|photo|bild|http)[^\]]*\]|<[^<>/]*\.(png|jpe?g|gif)>)\s*$`)

// markFurniture takes out what mail systems put on top of a letter and around
// it: gateway banners, the places of pictures, footers.
func (b *body) markFurniture() {
	top := true
	for i := range b.lines {
		l := &b.lines[i]
		if l.kind != fresh || l.low == "" {
			continue
		}
		if picture.MatchString(l.low) {
			l.kind = boilerplate
			b.cut("picture", "boilerplate", l.Text)
			continue
		}
		if !top {
			continue
		}
		if isTicketLink(l.low) {
			l.kind = boilerplate
			b.cut("ticket_link", "boilerplate", l.Text)
			continue
		}
		if end, rule := b.above(i); rule != "" {
			b.cut(rule, "boilerplate", l.Text)
			b.mark(i, end, boilerplate)
			continue
		}
		top = false
	}
}

// above reads the lines from i as something that a mail system put on top: a
// warning in the words of a gateway, or what stands above the greeting in a
// coloured box or as a sentence with a mail address, as Exchange remarks in some
// forty languages that mail from this one is rare.
func (b *body) above(i int) (end int, rule string) {
	if end, rule = b.banner(i); rule != "" {
		return end, rule
	}
	first, end := b.lines[i], i+1
	for last := b.blockEnd(i); end < last && !isGreeting(b.lines[end].low); {
		end++
	}
	next := b.next(end)
	if next >= len(b.lines) || b.lines[next].kind != fresh || !isGreeting(b.lines[next].low) || isGreeting(first.low) {
		return 0, ""
	}
	switch {
	case first.Mark == mail.Boxed && b.lines[next].Mark != mail.Boxed:
		return end, "top_box"
	case end == i+1 && address.MatchString(first.low) && isProse(address.ReplaceAllString(first.Text, " ")):
		return end, "sender_tip"
	}
	return 0, ""
}

// wrapped is the length from which a line of a banner goes on in the next.
const wrapped = 60

// banner reads the lines from i as the warning that a mail gateway puts on top,
// and returns the line behind it. One phrase makes a warning where it is the
// whole line or a clause of some words near its beginning; shorter ones need a
// second, since a person may speak of an external sender too.
func (b *body) banner(i int) (end int, rule string) {
	end = i + 1
	for end < b.paragraphEnd(i) && b.bannerGoesOn(end) {
		end++
	}
	text := b.joined(i, end)
	code, n := external(text)
	if n == 0 {
		return 0, ""
	}
	line := strings.Trim(text, "[]<>(){}!:.⚠️*-_= ")
	switch lang, p := externals().within(text, func(p string) bool {
		at := strings.Index(text, p)
		words := len(strings.Fields(p))
		return at >= 0 && at <= 2*longLine && words >= 3 || words >= 2 && line == p || strings.HasPrefix(p, "[") && at == 0
	}); {
	case p != "":
		return end, "banner_" + lang
	case n >= 2:
		return end, "banner_" + code
	}
	return 0, ""
}

// bannerGoesOn reports whether line i belongs to the warning above it: it has a
// phrase of one too, or ends a sentence that was broken.
func (b *body) bannerGoesOn(i int) bool {
	above := strings.TrimRight(b.lines[i-1].low, "*] ")
	if _, n := external(b.lines[i].low); n > 0 {
		return true
	}
	return utf8.RuneCountInString(above) >= wrapped && !strings.ContainsAny(lastChar(above), ".!?:") && !isGreeting(b.lines[i].low)
}

// external counts the phrases of such warnings.
func external(text string) (code string, n int) {
	code, _, n = externals().count(text)
	return code, n
}

// isGreeting reports a line that begins with a salutation.
func isGreeting(low string) bool {
	_, stem := greetingStems().starting(low, always)
	_, whole := greetings().starting(low, func(p string) bool { return !isWordRune(firstRune(low[len(p):])) })
	return stem != "" || whole != ""
}

// paragraphEnd returns the index after the last line of the paragraph that i is in.
func (b *body) paragraphEnd(i int) int {
	for i < len(b.lines) && b.lines[i].low != "" && b.lines[i].kind == fresh {
		i++
	}
	return i
}

// markDisclaimer takes out legal notices and footers. Below the letter a notice
// is the end: what comes after it belongs to it. One phrase alone does not make a
// notice of a paragraph while the letter has not been closed, since an answer may
// speak of confidential matters too.
func (b *body) markDisclaimer() {
	written, closed := false, false
	for i := b.next(0); i < len(b.lines); i = b.next(i) {
		if b.lines[i].kind != fresh {
			i++
			continue
		}
		end := max(b.paragraphEnd(i), i+1)
		from, rule := b.notice(i, end, closed)
		switch {
		case rule == "":
			written, closed = true, closed || b.closes(i, end)
		case strings.HasPrefix(rule, "disclaimer") && (written || from > i):
			from = b.fromDrawnLine(from)
			b.cut(rule, "disclaimer", b.lines[from].Text)
			b.mark(from, b.freshRunEnd(from), disclaimer)
			return
		default:
			b.cut(rule, "disclaimer", b.lines[from].Text)
			b.mark(from, end, disclaimer)
			closed = closed || b.desk && written // the helpdesk's frame has begun
		}
		i = end
	}
}

// drawnLine is the length from which a drawn line sets off what a system adds.
const drawnLine = 8

// fromDrawnLine moves the start of a notice up to the line that a system drew
// above all that it adds, when the letter was closed before that line.
func (b *body) fromDrawnLine(from int) int {
	start := from
	for i := from - 1; i >= 0 && b.lines[i].kind == fresh; i-- {
		text := strings.TrimSpace(b.lines[i].Text) // a line of asterisks is nothing without these
		switch {
		case isClosing(b.lines[i].low):
			return start
		case isRule(text) && len(text) >= drawnLine && !strings.Contains(text, "  "):
			start = i
		}
	}
	return from
}

// closes reports whether the paragraph [i,end) ends a letter.
func (b *body) closes(i, end int) bool { return b.closing(i, end) < end }

// closing returns the first line of [i,end) that ends a letter: a closing phrase,
// a signature, the sender's name or a drawn line; end when there is none.
func (b *body) closing(i, end int) int {
	for ; i < end; i++ {
		if l := b.lines[i]; l.Origin == mail.Signature || isRule(l.low) || isClosing(l.low) || isName(l.Text, b.senders, false) {
			break
		}
	}
	return i
}

// markFinePrint takes out what stands at the end in small type that is grey or in a
// box of its own, when it is prose or a link: a signature may look so too.
func (b *body) markFinePrint() {
	start, prose := len(b.lines), false
	for i := len(b.lines) - 1; i >= 0; i-- {
		l := b.lines[i]
		if l.kind != fresh || l.low == "" {
			continue
		}
		if l.Mark != mail.FinePrint {
			if prose {
				b.cut("fine_print", "disclaimer", b.lines[start].Text)
				b.mark(start, len(b.lines), disclaimer)
			}
			return
		}
		start = i
		prose = prose || utf8.RuneCountInString(l.low) >= longLine && !isContact(l.Text) || isSentence(l.Text)
	}
}

// freshRunEnd returns where the run of fresh and empty lines from i ends.
func (b *body) freshRunEnd(i int) int {
	for i < len(b.lines) && (b.lines[i].kind == fresh || b.lines[i].low == "") {
		i++
	}
	return i
}

// longLine is the length from which a line is prose and not a line of a signature.
const longLine = 45

// notice looks for a legal notice or footer in the paragraph [i,end). It begins
// with the first line of prose, since a signature may stand right above it.
func (b *body) notice(i, end int, closed bool) (from int, rule string) {
	paragraph := b.joined(i, end)
	code, p, n := legal(paragraph)
	rule = "disclaimer_" + code
	from = i
	if n == 1 && !closed {
		from = b.closing(i, end)
		code, p, n = legal(b.joined(from, end))
		rule = "disclaimer_" + code
	}
	if n == 0 {
		from = i
		if code, p = b.footer(i, paragraph, closed); p == "" {
			return 0, ""
		}
		rule = "footer_" + code
		if code == "portal" && b.signed > 0 && b.signed <= i {
			return i, rule
		}
	}
	for ; from < end-1; from++ {
		if low := b.lines[from].low; utf8.RuneCountInString(low) >= longLine || strings.Contains(low, p) {
			break
		}
	}
	return from, rule
}

// footer finds the phrase that a paragraph from line i begins with and that a
// system wrote. Below a letter that has been closed, ratings and the like count.
func (b *body) footer(i int, paragraph string, closed bool) (code, found string) {
	text := strings.TrimLeft(paragraph, "-_=*#|[(<> ")
	drawn := strings.Trim(b.lines[i].low, "_ ") == "" // as Mailman draws it above the address of the list
	code, found = footers().within(paragraph, func(p string) bool {
		return strings.HasPrefix(text, p) || strings.HasPrefix(paragraph, p) || drawn && strings.Contains(text, p)
	})
	if found == "" && closed {
		code, found = trailers().starting(text, func(p string) bool {
			return !isWordRune(firstRune(text[len(p):]))
		})
	}
	if found == "" && (closed || b.desk) && isPortal(paragraph) {
		return "portal", text
	}
	return code, found
}

// maxParagraph is how many bytes of a paragraph are searched for a notice.
const maxParagraph = 16 << 10

// joined returns the lines [i,end) as one text in lower case.
func (b *body) joined(i, end int) string {
	var out strings.Builder
	for ; i < end && out.Len() < maxParagraph; i++ {
		out.WriteString(b.lines[i].low)
		out.WriteByte(' ')
	}
	return out.String()
}

// legal counts the phrases of legal notices in a paragraph and returns the last.
func legal(paragraph string) (code, last string, n int) {
	return notices().count(paragraph)
}
