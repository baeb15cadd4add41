package reading

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode"
	"unicode/utf8"
)

// fingerprintWords is how many words must be left after masking; shorter texts
// are alike by chance.
const fingerprintWords = 6

// fingerprint identifies a text up to names, numbers and addresses, so that the
// same template sent to two enquiries has the same one. Words that begin with a
// capital are masked, runs of them as one, since names come in one or two words.
// It is "" for a text too short to tell.
func fingerprint(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	words, masked := 0, false
	for w := range strings.FieldsFuncSeq(maskVariable(text), func(r rune) bool { return r != 0 && !isLetter(r) }) {
		if first, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(first) || first == 0 {
			if !masked {
				b.WriteString("# ")
			}
			masked = true
			continue
		}
		masked = false
		words++
		b.WriteString(w)
		b.WriteByte(' ')
	}
	if words < fingerprintWords {
		return ""
	}
	sum := sha256.Sum256([]byte(b.String()))
	return hex.EncodeToString(sum[:16])
}

// maskVariable puts \x00 in the place of what differs between two copies of one
// template besides names: addresses, links, and anything with a digit.
func maskVariable(text string) string {
	var b strings.Builder
	b.Grow(len(text) + 1)
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ' ' || '\t' <= r && r <= '\r' && r != '\v' }) {
		switch link := linkIn(word); {
		case hasDigit(word), len(word) > 2 && strings.Contains(word[1:len(word)-1], "@"):
			word = "\x00"
		case link >= 0:
			word = word[:link] + " \x00"
		}
		b.WriteString(word)
		b.WriteByte(' ')
	}
	return b.String()
}

func hasDigit(word string) bool {
	for i := range len(word) {
		if '0' <= word[i] && word[i] <= '9' {
			return true
		}
	}
	return false
}

// linkIn is where a link begins in a word, -1 when none does.
func linkIn(word string) int {
	i := strings.Index(word, "://")
	switch {
	case i < 0 || i+len("://") == len(word):
		return -1
	case strings.HasSuffix(word[:i], "http"):
		return i - len("http")
	case strings.HasSuffix(word[:i], "https"):
		return i - len("https")
	}
	return -1
}
