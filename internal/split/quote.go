package split

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"replyaudit/internal/lexicon"
	"replyaudit/internal/mail"
)

// markQuotes finds quotations by their text. An attribution above lines that are
// marked as quoted takes itself away only, so that answers between the quoted
// lines stay; any other sign of a quotation takes all that follows.
func (b *body) markQuotes() {
	for i := 0; i < len(b.lines); i++ {
		if b.lines[i].kind != fresh || b.lines[i].low == "" {
			continue
		}
		if at := sharedLine(b.lines[i].Text); at > 0 {
			b.breakLine(i, at)
			continue
		}
		if rule, n, strong := b.attribution(i); rule != "" {
			after := b.next(i + n)
			marked := after < len(b.lines) && b.lines[after].kind == quoted || b.lines[i+n-1].kind == quoted
			switch {
			case marked:
				b.cut(rule, "quote", b.lines[i].Text)
				b.mark(b.labelsAbove(i), i+n, quoted)
				i += n - 1
				continue
			case strong:
				b.tail(i, rule, quoted)
				return
			}
		}
		if rule, k := b.delimiter(i); rule != "" {
			b.tail(i, rule, k)
			return
		}
		if from, rule := b.headerBlock(i); rule != "" {
			b.tail(b.aboveHeader(from), rule, quoted)
			return
		}
		if rule := b.repeated(i); rule != "" {
			if after := b.next(i + 1); after < len(b.lines) && b.lines[after].kind == quoted {
				b.cut(rule, "quote", b.lines[i].Text)
				b.lines[i].kind = quoted
				continue
			}
			b.tail(i, rule, quoted)
			return
		}
	}
}

// tail marks everything from i on, and the separators right above it.
func (b *body) tail(i int, rule string, k kind) {
	b.cut(rule, "quote", b.lines[i].Text)
	b.mark(i, len(b.lines), k)
	for p := b.prev(i); p >= 0 && b.lines[p].kind == fresh && isDrawn(b.lines[p].low) && b.lines[p].low != "--"; p = b.prev(p) {
		b.lines[p].kind = k
	}
}

// maxAttribution is over how many lines mail programs wrap an attribution.
const maxAttribution = 4

// attribution reads the lines from i as the introduction of a quotation. strong
// says that it is one whatever follows.
func (b *body) attribution(i int) (rule string, n int, strong bool) {
	if !opensAttribution(b.lines[i].low) {
		return "", 0, false
	}
	joined := ""
	for n = 1; n <= maxAttribution && i+n <= len(b.lines); n++ {
		l := b.lines[i+n-1]
		wrapped := l.kind == quoted && strings.Count(joined, "<") > strings.Count(joined, ">") && strings.HasPrefix(l.low, ">")
		if l.kind != fresh && !wrapped || l.low == "" && n > 1 {
			break
		}
		joined = strings.TrimSpace(joined + " " + l.low)
		if len(joined) > 400 {
			break
		}
		rule, strong := attributionText(joined, n == 1)
		if rule == "" {
			continue
		}
		if b.laterStart(i, n) {
			return "", 0, false
		}
		return rule, n, strong
	}
	return "", 0, false
}

// maxSharedLine is how long a line may be to be searched for an attribution inside of it.
const maxSharedLine = 1000

// sharedLine returns where an attribution begins that stands on one line with the
// end of the letter, as converters to plain text leave it; 0 when there is none.
func sharedLine(text string) int {
	low := lower(text)
	if len(text) > maxSharedLine || !strings.Contains(low, "@") || opener(low) || datedWithin(low, 6) {
		return 0
	}
	for at := 1; at < len(text); at++ {
		if text[at-1] != ' ' && text[at-1] != '-' || text[at] == ' ' || text[at] == '-' {
			continue
		}
		rest := lower(text[at:])
		first, tail, _ := strings.Cut(rest, " ")
		if !opener(first) || !datedWithin(tail, 24) || strings.Trim(text[:at], "-_ ") == "" {
			continue
		}
		if _, strong := attributionText(rest, false); strong {
			return at
		}
	}
	return 0
}

// datedWithin reports a year, a date or a time that begins in the first n bytes.
func datedWithin(s string, n int) bool {
	for _, form := range []*regexp.Regexp{year, numericDate, clockTime} {
		if at := form.FindStringIndex(s); at != nil && at[0] < n {
			return true
		}
	}
	return false
}

// breakLine makes two lines of line i.
func (b *body) breakLine(i, at int) {
	first, second := b.lines[i], b.lines[i]
	first.Text, second.Text = strings.TrimRight(b.lines[i].Text[:at], "- "), b.lines[i].Text[at:]
	first.low, second.low = lower(first.Text), lower(second.Text)
	b.lines = append(b.lines[:i], append([]line{first, second}, b.lines[i+1:]...)...)
}

// laterStart reports whether the attribution that ends with the n-th line from i
// begins below i: the lines above are then the end of the letter.
func (b *body) laterStart(i, n int) bool {
	joined := ""
	for k := n - 1; k > 0; k-- {
		low := b.lines[i+k].low
		joined = strings.TrimSpace(low + " " + joined)
		if _, strong := attributionText(joined, false); strong && (opener(low) || numericDate.FindStringIndex(low) != nil && numericDate.FindStringIndex(low)[0] < 6) {
			return true
		}
	}
	return false
}

// opensAttribution reports a line that an attribution can begin with: it has a
// date, an address, a word such as "on" in front, or the verb.
func opensAttribution(low string) bool {
	if hasDigit(low) || strings.Contains(low, "@") || opener(low) {
		return true
	}
	_, verb := phrase(func(q lexicon.Quoting) []string { return q.Wrote }, func(p string) bool { return containsWord(low, p) })
	return verb != ""
}

// opener reports whether the first word is one that attributions begin with.
func opener(low string) bool {
	first, _, _ := strings.Cut(strings.TrimLeft(low, "-_* "), " ")
	_, p := phrase(func(q lexicon.Quoting) []string { return q.Opens }, func(p string) bool { return first == p })
	return p != ""
}

// attributionText judges the joined lines of a supposed attribution.
func attributionText(s string, alone bool) (rule string, strong bool) {
	text := strings.Trim(s, "-_ ")
	framed := len(s) >= len(text)+4
	colon := strings.HasSuffix(text, ":") || strings.HasSuffix(text, "：")
	text = strings.TrimRight(text, ":：> ")
	mailed := address.MatchString(text)
	timed := clockTime.MatchString(text)
	dated := timed || hasDate(text)
	code, verb := phrase(func(q lexicon.Quoting) []string { return q.Wrote }, func(p string) bool { return containsWord(text, p) })
	short := utf8.RuneCountInString(text) <= 80
	switch atEnd := strings.HasSuffix(text, verb); {
	case verb == "":
	case framed && atEnd, colon && (mailed || dated):
		return "attribution_" + code, true
	case atEnd && (mailed || dated):
		return "attribution_" + code, mailed && dated
	case colon && short:
		return "attribution_" + code, false
	}
	at := numericDate.FindStringIndex(text)
	switch {
	case colon && mailed && dated:
		return "attribution_date", true
	case alone && at != nil && at[0] == 0 && strings.HasSuffix(s, ">") && mailed:
		return "attribution_date", true
	case colon && (mailed || timed && hasDate(text)) && utf8.RuneCountInString(text) <= 160:
		return "attribution_unknown", false
	}
	return "", false
}

// delimiter reads line i as a separator with words in it, "-----Original Message-----".
func (b *body) delimiter(i int) (string, kind) {
	low := b.lines[i].low
	inner := strings.Trim(low, "-_=*~–—―─> ")
	framed := len(low) >= len(inner)+4 && strings.ContainsRune("-_=*~–—―─>", firstRune(low))
	begins := func(p string) bool { return strings.HasPrefix(inner, p) }
	if code, p := phrase(func(q lexicon.Quoting) []string { return q.Forwarded }, begins); p != "" && (framed || strings.HasPrefix(inner, "begin ") || strings.TrimRight(inner, ":") == p && b.headerFollows(i+1)) {
		return "forwarded_" + code, forwarded
	}
	if code, p := phrase(func(q lexicon.Quoting) []string { return q.Original }, begins); p != "" && (framed || strings.TrimRight(inner, ":") == p && b.headerFollows(i+1)) {
		return "original_message_" + code, quoted
	}
	return "", quoted
}

// headerFollows reports a block of header lines at the next line that is not empty.
func (b *body) headerFollows(i int) bool {
	i = b.next(i)
	if i >= len(b.lines) {
		return false
	}
	_, rule := b.headerBlock(i)
	return rule != ""
}

// maxHeaderBlock is how many lines of a header block are looked at.
const maxHeaderBlock = 40

// headerBlock reads the lines from i as the block that Outlook and others put
// above a quotation: the sender's label and another one, or at least three labels
// as in Notes, where the sender stands above without a label.
func (b *body) headerBlock(i int) (from int, rule string) {
	label, rest := cutLabel(b.lines[i].low)
	if label == "" {
		return 0, ""
	}
	for _, lang := range vocabulary() {
		q := lang.Quoting
		first := in(q.From, label)
		if !first && !in(q.Labels, label) {
			continue
		}
		sender, others := b.countLabels(i, q)
		if first && labelsWithin(rest, q) >= 2 {
			return i, "header_line_" + lang.Code
		}
		if sender > 0 && others >= 1 && (first || others >= 2) || others >= 3 {
			return i, "header_block_" + lang.Code
		}
	}
	return 0, ""
}

// countLabels counts the labels of a language in the lines from i on, each once.
// Long lists of recipients go on over several lines.
func (b *body) countLabels(i int, q lexicon.Quoting) (sender, others int) {
	seen := map[string]bool{}
	misses := 0
	for j := i; j < len(b.lines) && j < i+maxHeaderBlock && misses < 4; j++ {
		l := b.lines[j]
		if l.kind != fresh || isRule(l.low) || isFramed(l.low) {
			break
		}
		label, _ := cutLabel(l.low)
		switch {
		case in(q.From, label) && !seen[label]:
			sender++
			misses = 0
		case in(q.Labels, label) && !seen[label]:
			others++
			misses = 0
		case strings.ContainsAny(l.low, "@;,") && j > i:
		default:
			misses++
		}
		seen[label] = true
	}
	return sender, others
}

// cutLabel returns what stands before the first colon of a line, when it is short enough to be a label.
func cutLabel(low string) (label, rest string) {
	i := strings.IndexAny(low, ":：")
	if i <= 0 || i > 40 {
		return "", ""
	}
	return strings.Trim(low[:i], "*|>\t "), strings.TrimLeft(low[i:], ":：* ")
}

// isLabel reports a label of a header block in any language.
func isLabel(label string) bool {
	for _, l := range vocabulary() {
		if in(l.Quoting.From, label) || in(l.Quoting.Labels, label) {
			return true
		}
	}
	return false
}

// labelsWithin counts labels inside one line, as HTML without line ends leaves them.
func labelsWithin(s string, q lexicon.Quoting) int {
	n := 0
	for _, l := range q.Labels {
		if strings.Contains(s, " "+l+": ") || strings.Contains(s, " "+l+":*") {
			n++
		}
	}
	return n
}

func in(list []string, s string) bool {
	for _, l := range list {
		if l == s {
			return true
		}
	}
	return false
}

// labelsAbove moves the start of an attribution up over To and Subject lines and
// the drawn line that Yandex puts above it.
func (b *body) labelsAbove(i int) int {
	start := i
	for p := i - 1; p >= 0 && b.lines[p].kind == fresh; p-- {
		label, _ := cutLabel(b.lines[p].low)
		switch {
		case label != "" && isLabel(label), start < i && isRule(b.lines[p].low):
			start = p
		case b.lines[p].low != "":
			return start
		}
	}
	return start
}

// aboveHeader moves the start of a header block up to the sender's name and the
// date that Notes writes above it without labels.
func (b *body) aboveHeader(i int) int {
	p := b.prev(i)
	if p < 0 || i-p > 3 || b.lines[p].kind != fresh {
		return i
	}
	low := b.lines[p].low
	if !clockTime.MatchString(low) || !numericDate.MatchString(low) || len(low) > 160 {
		return i
	}
	start := p
	if at := numericDate.FindStringIndex(low); at[0] < 3 {
		if q := b.prev(p); q >= 0 && p-q <= 2 && b.lines[q].kind == fresh && len(b.lines[q].low) < 80 && !strings.HasSuffix(b.lines[q].low, ".") {
			start = q
		}
	}
	return start
}

// repeated reads line i as the label over a copy of our letter.
func (b *body) repeated(i int) string {
	low := b.lines[i].low
	if !strings.HasSuffix(low, ":") && !isFramed(low) {
		return ""
	}
	inner := strings.Trim(low, "-_=*~–—―─:>[] ")
	code, p := phrase(func(q lexicon.Quoting) []string { return q.Repeated }, func(p string) bool { return inner == p })
	if p == "" {
		return ""
	}
	return "repeated_" + code
}

// isDrawn reports a drawn line, with or without words in it ("---- Wiadomość ----").
func isDrawn(low string) bool {
	return isRule(low) || isFramed(low) && isRule(low[:2]) && isRule(low[len(low)-2:])
}

func isFramed(low string) bool {
	inner := strings.Trim(low, "-_=*~–—―─ ")
	return len(low) >= len(inner)+4
}

// rescueInline brings back answers that were written in colour inside the quoted
// letter, when the text above announces them.
func (b *body) rescueInline() {
	announced := false
	for _, l := range b.lines {
		if l.kind == fresh && l.low != "" {
			_, p := phrase(func(q lexicon.Quoting) []string { return q.Inline }, func(p string) bool { return strings.Contains(l.low, p) })
			announced = announced || p != ""
		}
	}
	for i := range b.lines {
		if announced && b.lines[i].kind == quoted && b.lines[i].Mark == mail.Colored {
			b.lines[i].kind = fresh
		}
	}
}
