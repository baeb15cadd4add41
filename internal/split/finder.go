package split

import (
	"math"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"replyaudit/internal/lexicon"
)

// finder finds the phrases of a list of all languages in one walk over a text.
// Searching for hundreds of phrases one after the other costs more than parsing
// the message.
type finder struct {
	begun  [2]bits // which hashes of three and of six bytes begin a phrase
	byHead map[string][]listed
	short  []listed // phrases that are shorter
}

// bits is a set of hashes.
type bits [1 << hashBits / 64]uint64

const hashBits = 12

func (b *bits) add(h uint32)      { b[h/64] |= 1 << (h % 64) }
func (b *bits) has(h uint32) bool { return b[h/64]&(1<<(h%64)) != 0 }

// listed is a phrase of the lexicon. The smaller its rank, the further in front it stands there.
type listed struct {
	phrase, code string
	rank         int
}

// keyBytes is how many bytes of a phrase are looked up. In Cyrillic that is a
// letter and a half, so that longBytes of the phrases that have them are compared before.
const (
	keyBytes  = 3
	longBytes = 6
)

// hash mixes the first three bytes of s, and longHash six (Knuth, volume 3, section 6.4).
func hash(s string) uint32 {
	return (uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16) * 0x9e3779b1 >> (32 - hashBits)
}

func longHash(s string) uint32 {
	return (31*hash(s) + hash(s[keyBytes:])) % (1 << hashBits)
}

func newFinder(pick func(*lexicon.Language) []string) *finder {
	f := &finder{byHead: map[string][]listed{}}
	rank := 0
	for _, l := range vocabulary() {
		for _, p := range pick(l) {
			f.add(listed{p, l.Code, rank})
			rank++
		}
	}
	return f
}

func (f *finder) add(l listed) {
	switch p := l.phrase; {
	case len(p) < keyBytes:
		f.short = append(f.short, l)
		return
	case len(p) < longBytes:
		f.begun[0].add(hash(p))
	default:
		f.begun[1].add(longHash(p))
	}
	f.byHead[l.phrase[:keyBytes]] = append(f.byHead[l.phrase[:keyBytes]], l)
}

// beginning are the phrases that may begin a text, most often none.
func (f *finder) beginning(text string) []listed {
	if f.begun[0].has(hash(text)) || len(text) >= longBytes && f.begun[1].has(longHash(text)) {
		return f.byHead[text[:keyBytes]]
	}
	return nil
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
		if !utf8.RuneStart(text[i]) {
			continue
		}
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
		if !utf8.RuneStart(text[i]) {
			continue
		}
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

	thanks = listOf(func(l *lexicon.Language) []string {
		return slices.Concat(whole(l.Courtesy.Thanks), stems(l.Courtesy.Thanks))
	})

	// Entries that end in * stand for all words that begin so.
	greetings     = listOf(func(l *lexicon.Language) []string { return whole(l.Courtesy.Greetings) })
	greetingStems = listOf(func(l *lexicon.Language) []string { return stems(l.Courtesy.Greetings) })
	commons       = listOf(func(l *lexicon.Language) []string { return whole(common(l.Courtesy)) })
	commonStems   = listOf(func(l *lexicon.Language) []string { return stems(common(l.Courtesy)) })
)

// common are the words that begin a line of a letter and no name: yes and no, a
// greeting, a day.
func common(c lexicon.Courtesy) []string {
	return slices.Concat(c.Yes, c.YesWords, c.NoWords, c.Greetings, c.Weekdays, c.Days)
}

// whole are the entries that stand for themselves.
func whole(entries []string) (out []string) {
	for _, e := range entries {
		if !strings.HasSuffix(e, "*") {
			out = append(out, e)
		}
	}
	return out
}

// stems are the beginnings of the entries that stand for more.
func stems(entries []string) (out []string) {
	for _, e := range entries {
		if stem, open := strings.CutSuffix(e, "*"); open {
			out = append(out, stem)
		}
	}
	return out
}

func listOf(pick func(*lexicon.Language) []string) func() *finder {
	return sync.OnceValue(func() *finder { return newFinder(pick) })
}
