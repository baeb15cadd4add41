package split

import (
	"math"
	"slices"
	"strings"
	"sync"

	"replyaudit/internal/lexicon"
)

// finder finds the phrases of a list of all languages in one walk over a text.
// Searching for hundreds of phrases one after the other costs more than parsing
// the message.
type finder struct {
	starts [1 << 12 / 64]uint64 // which hashes of three bytes begin a phrase
	byHash map[uint16][]listed
	short  []listed // phrases that are shorter
}

// listed is a phrase of the lexicon. The smaller its rank, the further in front it stands there.
type listed struct {
	phrase, code string
	rank         int
}

// keyBytes is how many bytes of a phrase are looked up.
const keyBytes = 3

func hash(s string) uint16 {
	return (uint16(s[0])*31+uint16(s[1]))*31 + uint16(s[2])
}

func newFinder(pick func(*lexicon.Language) []string) *finder {
	f := &finder{byHash: map[uint16][]listed{}}
	rank := 0
	for _, l := range vocabulary() {
		for _, p := range pick(l) {
			entry := listed{p, l.Code, rank}
			rank++
			if len(p) < keyBytes {
				f.short = append(f.short, entry)
				continue
			}
			h := hash(p)
			f.starts[h>>4/64] |= 1 << (h >> 4 % 64)
			f.byHash[h] = append(f.byHash[h], entry)
		}
	}
	return f
}

// beginning are the phrases that may begin a text, most often none.
func (f *finder) beginning(text string) []listed {
	h := hash(text)
	if f.starts[h>>4/64]&(1<<(h>>4%64)) == 0 {
		return nil
	}
	return f.byHash[h]
}

// within finds the first phrase of the lexicon that stands in a text and holds,
// and names its language.
func (f *finder) within(text string, holds func(phrase string) bool) (code, found string) {
	return f.search(text, len(text), strings.Contains, holds)
}

// starting finds the first phrase that a text begins with and that holds.
func (f *finder) starting(text string, holds func(phrase string) bool) (code, found string) {
	return f.search(text, 1, strings.HasPrefix, holds)
}

// search looks at the first places of a text; has says the same of the short phrases.
func (f *finder) search(text string, places int, has func(text, phrase string) bool, holds func(phrase string) bool) (code, found string) {
	best := listed{rank: math.MaxInt}
	for i := 0; i < places && i+keyBytes <= len(text); i++ {
		for _, l := range f.beginning(text[i:]) {
			if l.rank < best.rank && strings.HasPrefix(text[i:], l.phrase) && holds(l.phrase) {
				best = l
			}
		}
	}
	for _, l := range f.short {
		if l.rank < best.rank && has(text, l.phrase) && holds(l.phrase) {
			best = l
		}
	}
	return best.code, best.phrase
}

// always is for phrases that need nothing more than to be there.
func always(string) bool { return true }

// count counts the phrases in a text and returns the last that was found. Phrases
// that contain each other are one.
func (f *finder) count(text string) (code, last string, n int) {
	var found []string
	for i := 0; i+keyBytes <= len(text); i++ {
		for _, l := range f.beginning(text[i:]) {
			if !strings.HasPrefix(text[i:], l.phrase) || slices.ContainsFunc(found, func(q string) bool { return strings.Contains(l.phrase, q) || strings.Contains(q, l.phrase) }) {
				continue
			}
			found = append(found, l.phrase)
			code, last, n = l.code, l.phrase, n+1
		}
	}
	return code, last, n
}

// The lists of the lexicon, each prepared once.
var (
	verbs       = listOf(func(l *lexicon.Language) []string { return l.Quoting.Wrote })
	openers     = listOf(func(l *lexicon.Language) []string { return l.Quoting.Opens })
	originals   = listOf(func(l *lexicon.Language) []string { return l.Quoting.Original })
	forwards    = listOf(func(l *lexicon.Language) []string { return l.Quoting.Forwarded })
	repeats     = listOf(func(l *lexicon.Language) []string { return l.Quoting.Repeated })
	delimiters  = listOf(func(l *lexicon.Language) []string { return l.Quoting.ReplyAbove })
	postscripts = listOf(func(l *lexicon.Language) []string { return l.Quoting.Postscripts })
	devices     = listOf(func(l *lexicon.Language) []string { return l.Quoting.Devices })
	notices     = listOf(func(l *lexicon.Language) []string { return l.Quoting.Confidential })
	footers     = listOf(func(l *lexicon.Language) []string { return l.Quoting.Footers })
	trailers    = listOf(func(l *lexicon.Language) []string { return l.Quoting.Trailers })
	externals   = listOf(func(l *lexicon.Language) []string { return l.Quoting.External })
	registers   = listOf(func(l *lexicon.Language) []string { return l.Quoting.Registers })
	selves      = listOf(func(l *lexicon.Language) []string { return l.Quoting.Self })
	inlines     = listOf(func(l *lexicon.Language) []string { return l.Quoting.Inline })
	closings    = listOf(func(l *lexicon.Language) []string { return l.Courtesy.Closings })
	wishes      = listOf(func(l *lexicon.Language) []string { return l.Courtesy.Wishes })
)

func listOf(pick func(*lexicon.Language) []string) func() *finder {
	return sync.OnceValue(func() *finder { return newFinder(pick) })
}
