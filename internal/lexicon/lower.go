package lexicon

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Lower is strings.ToLower, which looks every letter beyond ASCII up in a table.
func Lower(s string) string {
	if isASCII(s) {
		return strings.ToLower(s)
	}
	var out strings.Builder
	out.Grow(len(s))
	for _, r := range s {
		switch {
		case 'a' <= r && r <= 'z', 'а' <= r && r <= 'я', r < 'A':
		case 'А' <= r && r <= 'Я':
			r += 'а' - 'А'
		default:
			r = unicode.ToLower(r)
		}
		out.WriteRune(r)
	}
	return out.String()
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
