package mail

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// undoDouble takes back one reading of UTF-8 as a single-byte charset that was
// then written as UTF-8 again ("Ð”Ð¾Ð±Ñ€Ñ‹Ð¹", "Ã¤"), line by line, since what is
// quoted may be broken where the rest is not. It is done only where chance is
// ruled out: every character beyond ASCII of a line takes part, and there are at
// least four such letters in all.
func undoDouble(s string) (string, bool) {
	pages := misreadings()
	letters := make([]int, len(pages))
	for line := range strings.Lines(s[:min(len(s), maxTextBytes)]) {
		first, second := firstPair(line)
		for i, page := range pages {
			if first > 0 && page.suits(first, second) {
				_, n := page.undo(line)
				letters[i] += n
			}
		}
	}
	for i, page := range pages {
		if letters[i] >= minSequences {
			return page.undoLines(s), true
		}
	}
	return s, false
}

// firstPair returns the first character beyond ASCII and what follows it, 0 where
// a line has none.
func firstPair(line string) (first, second rune) {
	for i := range len(line) {
		if line[i] >= utf8.RuneSelf {
			first, n := utf8.DecodeRuneInString(line[i:])
			second, _ = utf8.DecodeRuneInString(line[i+n:])
			return first, second
		}
	}
	return 0, 0
}

// misreading maps the characters of a single-byte charset back to their bytes.
type misreading map[rune]byte

// misreadings are the charsets that programs take UTF-8 for.
var misreadings = sync.OnceValue(func() []misreading {
	var out []misreading
	for _, page := range []*charmap.Charmap{charmap.Windows1252, charmap.Windows1251, charmap.Windows1257, charmap.Windows1250} {
		m := misreading{}
		for b := 0x80; b < 0x100; b++ {
			if r := page.DecodeByte(byte(b)); r != utf8.RuneError {
				m[r] = byte(b)
			} else {
				m[rune(b)] = byte(b) // left as a C1 control
			}
		}
		out = append(out, m)
	}
	return out
})

// undoLines takes back what it can.
func (m misreading) undoLines(s string) string {
	var out strings.Builder
	for line := range strings.Lines(s) {
		if fixed, n := m.undo(line); n > 0 {
			line = fixed
		}
		out.WriteString(line)
	}
	return out.String()
}

// suits reports two characters that could be the first two bytes of one, which
// spares nearly all lines a closer look.
func (m misreading) suits(first, second rune) bool {
	return m[first] >= 0xc2 && m[second] >= 0x80 && m[second] < 0xc0
}

// undo takes one line back and counts its letters beyond ASCII; it gives up, with
// none, at the first character that no misreading explains.
func (m misreading) undo(line string) (string, int) {
	b := make([]byte, 0, len(line))
	letters := 0
	for i := 0; i < len(line); {
		if line[i] < 0x80 {
			b = append(b, line[i])
			i++
			continue
		}
		start := len(b)
		for len(b) == start || !utf8.FullRune(b[start:]) {
			r, size := utf8.DecodeRuneInString(line[i:])
			x, ok := m[r]
			if !ok || len(b)-start == utf8.UTFMax {
				return line, 0
			}
			b = append(b, x)
			i += size
		}
		r, _ := utf8.DecodeRune(b[start:])
		switch {
		case unicode.IsLetter(r):
			letters++
		case r == utf8.RuneError || !unicode.IsPunct(r) && !unicode.IsSymbol(r) && r != '\u00a0':
			return line, 0
		}
	}
	return string(b), letters
}
