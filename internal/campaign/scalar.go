package campaign

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/goccy/go-yaml/ast"

	"replyaudit/internal/calendar"
)

// scalar returns a value without structure as it is written; ok is false when
// it is absent, or of another kind, which is a problem.
func (v value) scalar(wanted string) (s string, ok bool) {
	if !v.present() {
		return "", false
	}
	switch n := v.node.(type) {
	case *ast.StringNode:
		return n.Value, true
	case *ast.LiteralNode:
		return n.Value.Value, true
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		return v.node.GetToken().Value, true
	}
	v.wrong(wanted)
	return "", false
}

// text returns a text of one or more lines, "" when absent.
func (v value) text() string {
	s, ok := v.scalar("a text")
	if ok {
		v.refuseEmpty(s)
	}
	return s
}

// refuseEmpty wants some text where it is required, and in lists and choices.
func (v value) refuseEmpty(s string) {
	switch {
	case strings.TrimSpace(s) != "":
	case v.part:
		v.fail("%s is empty; write it, or remove it", v.path)
	case v.term.required:
		v.fail("%s is empty; write %s: %s", v.path, v.term.key, v.term.example)
	}
}

// line returns a text of one line without control characters, so that it can
// stand in a mail header (RFC 5322 section 2.2) and on a terminal, in the form
// of its kind; "" when absent or wrong.
func (v value) line() string {
	s := strings.TrimSpace(v.text())
	if bad := unprintable(s, ""); bad != "" {
		v.fail("%s holds %s; write it as one line of printable text", v.path, bad)
		return ""
	}
	if s == "" {
		return ""
	}
	kept, err := formOf(v.shape.kind).check(s)
	if err != nil {
		v.fail("%s: %v", v.path, err)
		return ""
	}
	return kept
}

// unprintable names the first character of s that is neither printable nor allowed, or "".
func unprintable(s, allowed string) string {
	for _, r := range s {
		if strings.ContainsRune(allowed, r) {
			continue
		}
		switch {
		case r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029':
			return "a line break"
		case r == unicode.ReplacementChar:
			return "bytes that are no text"
		case unicode.IsControl(r) || unicode.Is(unicode.Cf, r) && r != '\u200d' && r != '\u00ad':
			return fmt.Sprintf("the control character U+%04X", r)
		}
	}
	return ""
}

// word returns one of the words of the language, "" when absent or wrong.
func (v value) word() string {
	s := v.line()
	if s == "" || slices.Contains(v.shape.words, s) {
		return s
	}
	v.fail("%s is %q; %s", v.path, s, suggest(s, v.shape.words))
	return ""
}

// whole returns a whole number within the bounds of its shape, 0 when absent.
func (v value) whole() int64 {
	text, ok := v.scalar("a whole number")
	if !ok {
		return 0
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || n < v.shape.low || n > v.shape.high {
		v.fail("%s is %q; write a whole number from %d to %d", v.path, text, v.shape.low, v.shape.high)
		return 0
	}
	return n
}

// flag returns true or false, false when absent.
func (v value) flag() bool {
	if !v.present() {
		return false
	}
	b, ok := v.node.(*ast.BoolNode)
	if !ok {
		v.wrong("true or false")
		return false
	}
	return b.Value
}

// share returns a share above 0 and up to 1, written 90% or 0.9; 0 when absent.
func (v value) share() float64 {
	text, ok := v.scalar("a share such as 90%")
	if !ok {
		return 0
	}
	number, percent := strings.CutSuffix(strings.TrimSpace(text), "%")
	n, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
	if percent {
		n /= 100
	}
	if err != nil || !(n > 0 && n <= 1) {
		v.fail("%s is %q; write a share above 0 and up to 100%%, such as 90%% or 0.9", v.path, text)
		return 0
	}
	return n
}

// duration returns a duration that has a length, the zero value when absent or wrong.
func (v value) duration() calendar.Duration {
	text := v.line()
	d, err := calendar.ParseDuration(text)
	if text == "" || err != nil { // line has said it
		return calendar.Duration{}
	}
	if d.IsZero() {
		v.fail("%s has no length; write one such as %s", v.path, v.term.example)
	}
	return d
}

// elapsed returns a duration that needs no calendar and may be 0, 0 when absent or wrong.
func (v value) elapsed() time.Duration {
	text := v.line()
	d, err := calendar.ParseDuration(text)
	e, ok := d.Elapsed()
	if text == "" || err != nil || !ok { // line has said it
		return 0
	}
	return e
}

// instant reads what ParseInstant does; a day stands for its first second plus
// dayOffset. A wrong value is the zero time.
func (v value) instant(dayOffset time.Duration) time.Time {
	text := v.line()
	if text == "" {
		return time.Time{}
	}
	if day, err := time.Parse(time.DateOnly, text); err == nil {
		return day.Add(dayOffset)
	}
	if at, ok := ParseInstant(text); ok {
		return at
	}
	v.fail("%s is %q; write a day (2026-03-02), a time in UTC (2026-03-02 09:00) or one with its offset (2026-03-02T09:00:00+02:00)", v.path, text)
	return time.Time{}
}

// ParseInstant reads a day, which stands for its first second in UTC, a time in
// UTC or an RFC 3339 time, in whole seconds; ok is false for anything else.
func ParseInstant(text string) (at time.Time, ok bool) {
	for _, layout := range []string{time.DateOnly, "2006-01-02 15:04", time.DateTime, time.RFC3339} {
		if t, err := time.Parse(layout, text); err == nil {
			return t.UTC().Truncate(time.Second), true
		}
	}
	return time.Time{}, false
}
