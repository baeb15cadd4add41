package split

import (
	"slices"
	"strings"
)

// Bounds of what is kept of the quotations above new text.
const (
	maxAbove   = 50   // quotations
	aboveBytes = 1024 // of each the last so many bytes, which stand next to what is new
)

// quotations returns those that stand above lines of visible, which are the
// lines that Visible is made of.
func (b *body) quotations(visible []line) []Quotation {
	if !b.newBelowQuotes() {
		return nil
	}
	var out []Quotation
	whole := ""
	for n, l := range visible {
		if l.low == "" || l.at == 0 || b.lines[l.at-1].kind == fresh && b.lines[l.at-1].low != "" {
			continue
		}
		quote := b.quotedAbove(l.at)
		if quote == "" || len(out) == maxAbove {
			continue
		}
		if whole == "" {
			whole = joined(visible)
		}
		out = append(out, Quotation{Text: quote, At: len(whole) - len(joined(visible[n:]))})
	}
	return out
}

// newBelowQuotes reports whether a fresh line stands below a quoted one, as in few messages.
func (b *body) newBelowQuotes() bool {
	first := 0
	for first < len(b.lines) && b.lines[first].kind != quoted {
		first++
	}
	for i := len(b.lines) - 1; i > first; i-- {
		if b.lines[i].kind == fresh && b.lines[i].low != "" {
			return true
		}
	}
	return false
}

// quotedAbove joins the quoted lines between line i and the last fresh one before it.
func (b *body) quotedAbove(i int) string {
	var out []string
	size := 0
	for i--; i >= 0 && size < aboveBytes; i-- {
		l := &b.lines[i]
		if l.kind == fresh && l.low != "" {
			break
		}
		if l.kind == quoted && l.low != "" {
			out = append(out, quoteMarks.ReplaceAllString(l.Text, ""))
			size += len(l.Text) + 1
		}
	}
	slices.Reverse(out)
	return lastBytes(strings.Join(out, "\n"))
}

// lastBytes is the end of s that is kept.
func lastBytes(s string) string {
	if len(s) > aboveBytes {
		s = strings.ToValidUTF8(s[len(s)-aboveBytes:], "")
	}
	return s
}
