package split

import (
	"slices"
	"strings"

	"replyaudit/internal/lexicon"
)

// finder finds the phrases of a list of all languages in one walk over a text.
// Searching for hundreds of phrases one after the other costs more than parsing
// the message.
type finder struct {
	starts [1 << 12 / 64]uint64 // which hashes of three bytes begin a phrase
	byHash map[uint16][]listed
}

type listed struct {
	phrase, code string
}

// keyBytes is how many bytes of a phrase are looked up; no phrase is shorter.
const keyBytes = 3

func hash(s string) uint16 {
	return (uint16(s[0])*31+uint16(s[1]))*31 + uint16(s[2])
}

func newFinder(pick func(lexicon.Quoting) []string) *finder {
	f := &finder{byHash: map[uint16][]listed{}}
	for _, l := range vocabulary() {
		for _, p := range pick(l.Quoting) {
			if len(p) < keyBytes {
				continue
			}
			h := hash(p)
			f.starts[h>>4/64] |= 1 << (h >> 4 % 64)
			f.byHash[h] = append(f.byHash[h], listed{p, l.Code})
		}
	}
	return f
}

// count counts the phrases in a text and returns the last that was found. Phrases
// that contain each other are one.
func (f *finder) count(text string) (code, last string, n int) {
	var found []string
	for i := 0; i+keyBytes <= len(text); i++ {
		h := hash(text[i:])
		if f.starts[h>>4/64]&(1<<(h>>4%64)) == 0 {
			continue
		}
		for _, l := range f.byHash[h] {
			if !strings.HasPrefix(text[i:], l.phrase) || slices.ContainsFunc(found, func(q string) bool { return strings.Contains(l.phrase, q) || strings.Contains(q, l.phrase) }) {
				continue
			}
			found = append(found, l.phrase)
			code, last, n = l.code, l.phrase, n+1
		}
	}
	return code, last, n
}
