package split

import (
	"slices"
	"strings"

	"replyaudit/internal/lexicon"
)

// Bounds of a header block: how many of its lines are looked at, and how many may
// be none of its labels, as the ends of wrapped lists of recipients are.
const (
	maxHeaderBlock  = 40
	maxHeaderMisses = 4
)

// headers is what a run of header lines in one language has.
type headers struct {
	sender, telling bool
	labels          int  // those besides the sender's
	mailed, dated   bool // an address, a date with a time of day in the values
}

// isBlock tells a header block from other lists with labels: a timetable has From
// and To as well, but no subject and no address. Notes writes the sender above
// without a label.
func (h headers) isBlock(first bool) bool {
	switch ours := h.telling || h.mailed; {
	case h.sender:
		return (ours || h.labels >= 3) && (h.labels >= 2 || first && h.labels == 1)
	case ours:
		return h.labels >= 3 || h.labels == 2 && h.mailed && h.dated
	}
	return false
}

// headerBlock reads the lines from i as the block that Outlook and others put
// above a quotation.
func (b *body) headerBlock(i int) (from int, rule string) {
	label, rest := cutLabel(b.lines[i].low)
	if label == "" {
		return 0, ""
	}
	for _, lang := range vocabulary() {
		first := slices.Contains(lang.Quoting.From, label)
		if !first && !isLabelOf(label, &lang.Quoting) {
			continue
		}
		q := lang.Quoting
		if first && labelsWithin(rest, q) >= 2 {
			return i, "header_line_" + lang.Code
		}
		if b.headersFrom(i, q).isBlock(first) {
			return i, "header_block_" + lang.Code
		}
		if h := b.headersFrom(i, mixed(q)); first && h.labels >= 2 && h.isBlock(true) {
			return i, "header_block_" + lang.Code
		}
	}
	if b.unknownBlock(i) {
		return i, "header_block_unknown"
	}
	return 0, ""
}

// mixed adds the English labels, which some programs keep for all but the first.
func mixed(q lexicon.Quoting) lexicon.Quoting {
	english := vocabulary()[0].Quoting
	q.Labels = slices.Concat(q.Labels, english.Labels)
	q.Telling = slices.Concat(q.Telling, english.Telling)
	return q
}

// headersFrom reads the lines from i on, each label once. Long lists of
// recipients go on over several lines.
func (b *body) headersFrom(i int, q lexicon.Quoting) headers {
	var h headers
	seen := map[string]bool{}
	misses := 0
	for j := i; j < len(b.lines) && j < i+maxHeaderBlock && misses < maxHeaderMisses; j++ {
		l := b.lines[j]
		if l.kind != fresh || isRule(l.low) || isFramed(l.low) {
			break
		}
		label, value := cutLabel(l.low)
		known := !seen[label]
		switch {
		case known && slices.Contains(q.From, label):
			h.sender = true
		case known && slices.Contains(q.Telling, label):
			h.telling = true
			h.labels++
		case known && slices.Contains(q.Labels, label):
			h.labels++
		default:
			known = false
		}
		switch {
		case known:
			seen[label], misses = true, 0
			h.mailed = h.mailed || strings.Contains(value, "@")
			h.dated = h.dated || hasClockTime(value) && hasDate(value)
		case j == i || !strings.ContainsAny(l.low, "@;,"):
			misses++
		}
	}
	return h
}

// minUnknown is how many lines in a row a header block in no known language has.
const minUnknown = 4

// unknownBlock reports a header block by its values alone: lines with a label
// each, among them a named address in angle brackets and a date with a time.
func (b *body) unknownBlock(i int) bool {
	named, dated := false, false
	for j := i; j < i+minUnknown; j++ {
		if j >= len(b.lines) || b.lines[j].kind != fresh {
			return false
		}
		label, value := cutLabel(b.lines[j].low)
		if label == "" || value == "" || len(strings.Fields(label)) > 3 {
			return false
		}
		named = named || namedAddress.MatchString(value) && strings.HasSuffix(value, ">")
		dated = dated || hasClockTime(value) && datedWithin(value, startWithin)
	}
	return named && dated
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

// cutLabel returns what stands before the first colon of a line, when it is short enough to be a label.
func cutLabel(low string) (label, rest string) {
	i := strings.IndexAny(low, ":：")
	if i <= 0 || i > 40 {
		return "", ""
	}
	return strings.Trim(low[:i], "*|>\t \u00a0"), strings.TrimLeft(low[i:], ":：* ")
}

// isLabel reports a label of a header block in any language.
func isLabel(label string) bool {
	return slices.ContainsFunc(vocabulary(), func(l *lexicon.Language) bool {
		return slices.Contains(l.Quoting.From, label) || isLabelOf(label, &l.Quoting)
	})
}

// isLabelOf reports one of the labels of a language besides the sender's.
func isLabelOf(label string, q *lexicon.Quoting) bool {
	return slices.Contains(q.Labels, label) || slices.Contains(q.Telling, label)
}

// labelsWithin counts labels inside one line, as HTML without line ends leaves them.
func labelsWithin(s string, q lexicon.Quoting) int {
	n := 0
	for _, l := range slices.Concat(q.Labels, q.Telling) {
		if strings.Contains(s, " "+l+": ") || strings.Contains(s, " "+l+":*") {
			n++
		}
	}
	return n
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
	if !hasClockTime(low) || !hasNumericDate(low) || len(low) > 160 {
		return i
	}
	start := p
	if figures(numericDate).at(low) < 3 {
		if q := b.prev(p); q >= 0 && p-q <= 2 && b.lines[q].kind == fresh && len(b.lines[q].low) < 80 && !strings.HasSuffix(b.lines[q].low, ".") {
			start = q
		}
	}
	return start
}
