package split

import (
	"regexp"
	"slices"
	"strings"

	"replyaudit/internal/mail"
)

// markQuotes finds quotations by their text. An attribution above lines that are
// marked as quoted takes itself away only, so that answers between the quoted
// lines stay; any other sign of a quotation takes all that follows.
func (b *body) markQuotes() {
	for i := 0; i < len(b.lines); i++ {
		if strings.HasPrefix(b.lines[i].low, ">>> ") && groupWise.MatchString(b.lines[i].low) {
			b.tail(i, "groupwise_line", quoted)
			return
		}
		if b.lines[i].kind != fresh || b.lines[i].low == "" {
			continue
		}
		if at := sharedLine(b.lines[i].Text); at > 0 {
			b.breakLine(i, at)
			continue
		}
		if rule, n, strong := b.attribution(i); rule != "" {
			after := b.next(i + n)
			marked := after < len(b.lines) && b.lines[after].kind == quoted
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

// groupWise is the line that GroupWise puts above a letter that it quotes without
// marks: ">>> Jane Doe <jane@x.example> 03/02/26 11:12AM >>>".
var groupWise = regexp.MustCompile(`^>>> [^>]{0,80}(<[^<>]{1,80}>)? ?\d{1,4}[-./]\d{1,2}[-./]\d{2,4},? (at )?\d{1,2}:\d{2}[^>]{0,12}>>>$`)

// tail marks everything from i on, and the separators right above it.
func (b *body) tail(i int, rule string, k kind) {
	b.cut(rule, "quote", b.lines[i].Text)
	b.mark(i, len(b.lines), k)
	for p := b.prev(i); p >= 0 && b.lines[p].kind == fresh && isDrawn(b.lines[p].low) && b.lines[p].low != "--"; p = b.prev(p) {
		b.lines[p].kind = k
	}
}

// delimiter reads line i as a separator with words in it, "-----Original Message-----".
func (b *body) delimiter(i int) (string, kind) {
	low := b.lines[i].low
	inner := strings.Trim(low, "-_=*~–—―─> ")
	framed := len(low) >= len(inner)+4 && strings.ContainsRune("-_=*~–—―─>", firstRune(low))
	if code, p := forwards().starting(inner, always); p != "" && (framed || strings.HasPrefix(inner, "begin ") || strings.TrimRight(inner, ":") == p && b.headerFollows(i+1)) {
		return "forwarded_" + code, forwarded
	}
	if code, p := originals().starting(inner, always); p != "" && (framed || strings.TrimRight(inner, ":") == p && b.headerFollows(i+1)) {
		return "original_message_" + code, quoted
	}
	return "", quoted
}

// repeated reads line i as the label over a copy of our letter.
func (b *body) repeated(i int) string {
	low := b.lines[i].low
	if !strings.HasSuffix(low, ":") && !isFramed(low) {
		return ""
	}
	inner := strings.Trim(low, "-_=*~–—―─:>[] ")
	code, p := repeats().starting(inner, func(p string) bool { return inner == p })
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
	colored := func(l line) bool { return l.kind == quoted && l.Mark == mail.Colored }
	if !slices.ContainsFunc(b.lines, colored) {
		return
	}
	announced := false
	for _, l := range b.lines {
		if l.kind == fresh && l.low != "" {
			_, p := inlines().within(l.low, always)
			announced = announced || p != ""
		}
	}
	for i := range b.lines {
		if announced && colored(b.lines[i]) {
			b.lines[i].kind = fresh
		}
	}
}
