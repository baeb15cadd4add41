package lexicon

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Lower is strings.ToLower, which looks every letter beyond ASCII up in a table.
func Lower(s string) string {
	if strings.IndexFunc(s, func(r rune) bool { return r >= utf8.RuneSelf }) < 0 {
		return strings.ToLower(s)
	}
	var out strings.Builder
	out.Grow(len(s))
	for _, r := range s {
		switch {
		case 'а' <= r && r <= 'я':
		case 'А' <= r && r <= 'Я':
			r += 'а' - 'А'
		default:
			r = unicode.ToLower(r)
		}
		out.WriteRune(r)
	}
	return out.String()
}
