package split

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The forms of dates and times stand in nearly every line that is looked at, and
// are read by hand: each takes the digits that text begins with, as a word does.

// figures reports whether text begins with a form; n is how many digits it begins with.
type figures func(text string, n int) bool

// clockTime is a time of day as attributions and headings have it: "9:30", "09.30", "9h30".
func clockTime(text string, n int) bool {
	return n <= 2 && n < len(text) && strings.IndexByte(":.h", text[n]) >= 0 && endsIn(text[n+1:], 2, 2)
}

// year is a year of this or the last century.
func year(text string, _ int) bool {
	return (strings.HasPrefix(text, "19") || strings.HasPrefix(text, "20")) && endsIn(text, 4, 4)
}

// numericDate is a date in figures, in any order: "2.3.2026", "2026-03-02", "2/Mar/26".
func numericDate(text string, n int) bool {
	if n > 2 && n != 4 || n == len(text) || !isDateSign(text[n]) {
		return false
	}
	if n <= 2 && text[n] != '.' && endsInMonth(text[n+1:]) {
		return true
	}
	middle := afterSpace(text[n+1:])
	k := countDigits(middle)
	if k == 0 || k > 2 || k == len(middle) || !isDateSign(middle[k]) {
		return false
	}
	last := afterSpace(middle[k+1:])
	return n == 4 && endsIn(last, 1, 2) || n <= 2 && endsIn(last, 2, 4)
}

// endsInMonth reports the three letters of a month, with a year behind them.
func endsInMonth(text string) bool {
	for range 3 {
		r, size := utf8.DecodeRuneInString(text)
		if !unicode.IsLetter(r) {
			return false
		}
		text = text[size:]
	}
	return text != "" && (text[0] == '-' || text[0] == '/') && endsIn(text[1:], 2, 4)
}

// endsIn reports from least to most digits at the start of text, and nothing of a word behind them.
func endsIn(text string, least, most int) bool {
	n := countDigits(text)
	return least <= n && n <= most && (n == len(text) || !isWordByte(text[n]))
}

func countDigits(text string) (n int) {
	for n < len(text) && '0' <= text[n] && text[n] <= '9' {
		n++
	}
	return n
}

func isDateSign(c byte) bool { return c == '-' || c == '.' || c == '/' }

// afterSpace is text without one white space at its start.
func afterSpace(text string) string {
	if text != "" && strings.IndexByte(" \t\n\f\r", text[0]) >= 0 {
		return text[1:]
	}
	return text
}

// isWordByte reports what holds a word of ASCII together.
func isWordByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '_'
}

// at is where the form begins in text, -1 when it does not.
func (f figures) at(text string) int {
	for i := 0; i < len(text); i++ {
		n := countDigits(text[i:])
		if n == 0 {
			continue
		}
		if (i == 0 || !isWordByte(text[i-1])) && f(text[i:], n) {
			return i
		}
		i += n
	}
	return -1
}

func (f figures) in(text string) bool { return f.at(text) >= 0 }

func hasClockTime(text string) bool { return figures(clockTime).in(text) }

func hasNumericDate(text string) bool { return figures(numericDate).in(text) }

// hasDate reports a date: in figures, or a year with words around it.
func hasDate(text string) bool { return hasNumericDate(text) || figures(year).in(text) }
