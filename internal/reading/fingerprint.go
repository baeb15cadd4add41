package reading

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// variable is what differs between two copies of one template besides names:
// addresses, links, and anything with a digit.
var variable = regexp.MustCompile(`https?://\S+|\S+@\S+|\S*\d\S*`)

// fingerprintWords is how many words must be left after masking; shorter texts
// are alike by chance.
const fingerprintWords = 6

// fingerprint identifies a text up to names, numbers and addresses, so that the
// same template sent to two enquiries has the same one. Words that begin with a
// capital are masked, runs of them as one, since names come in one or two words.
// It is "" for a text too short to tell.
func fingerprint(text string) string {
	text = variable.ReplaceAllString(text, " \x00 ")
	var b strings.Builder
	words, masked := 0, false
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return r != 0 && !unicode.IsLetter(r) }) {
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
