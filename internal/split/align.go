package split

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Bounds of the search for our sentences in a text that came back.
const (
	minUnit       = 4   // words that a sentence needs to be known again by itself
	gram          = 3   // words in a row by which the places to compare are found
	maxPlaces     = 16  // places looked at for the same words
	wordsPerFix   = 7   // a sentence may have one word changed for so many
	maxInitials   = 4   // letters before the '>' of programs that put the writer's initials there
	minLetter     = 3   // units of a letter of which most can be there
	mostOf        = 3   // most are all but one in so many
	maxLastAnswer = 200 // words between the last sentence of our letter and our name
	maxSpread     = 8   // passes of spread; a letter has few short lines in a row
)

// word is a word of a text with the place where it stands.
type word struct {
	low      string
	from, to int
}

// letter is our letter cut into units: sentences, and the short lines between them.
type letter struct {
	units  []unit
	begins map[string]bool // the words of the units that can be known again by themselves
}

type unit struct {
	words []string
}

func newLetter(text string) letter {
	l := letter{begins: map[string]bool{}}
	for _, paragraph := range strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
		for _, sentence := range sentences(paragraph) {
			if len(sentence) > 0 {
				l.put(withoutNumber(sentence))
			}
		}
	}
	return l
}

// name returns the words of the short line that the letter ends with.
func (l letter) name() []string {
	if len(l.units) == 0 || len(l.units[len(l.units)-1].words) >= minUnit {
		return nil
	}
	return l.units[len(l.units)-1].words
}

// put adds a unit.
func (l *letter) put(words []string) {
	l.units = append(l.units, unit{words})
	if len(words) < minUnit {
		return
	}
	for _, w := range words {
		l.begins[w] = true
	}
}

// withoutNumber drops the number of a list item, which copies often lose.
func withoutNumber(words []string) []string {
	if len(words) > minUnit && len(words[0]) <= 2 && !hasLetters(words[0]) {
		return words[1:]
	}
	return words
}

// sentences returns the words of a line, cut behind '.', '?' and '!' that a space
// follows. The dot of "22. Dezember" is none: the rest of a date stands in
// everybody's letters.
func sentences(s string) [][]string {
	var out [][]string
	words := scan(s)
	low := make([]string, len(words))
	for i, w := range words {
		low[i] = w.low
	}
	start, end := 0, 0 // the words of the open sentence
	for i := 0; i+1 < len(s); i++ {
		for end < len(words) && words[end].to <= i {
			end++
		}
		if strings.IndexByte(".?!", s[i]) >= 0 && s[i+1] == ' ' && end-start >= minUnit && !isOrdinal(s[:i+1]) {
			out = append(out, low[start:end:end])
			start = end
		}
	}
	return append(out, low[start:])
}

// isOrdinal reports text that ends in a figure with a dot.
func isOrdinal(s string) bool {
	return len(s) > 1 && strings.HasSuffix(s, ".") && strings.IndexByte(digits, s[len(s)-2]) >= 0
}

// scan finds the words of s: letters and digits, with the accents and the soft
// hyphens between them. An HTML entity that nobody decoded is no word.
func scan(s string) []word {
	out := make([]word, 0, 1+strings.Count(s, " ")+strings.Count(s, "\n")) // about
	start, skip := -1, 0
	for i, r := range s {
		if i < skip {
			continue
		}
		switch inside := isWordRune(r) || start >= 0 && r >= utf8.RuneSelf && unicode.In(r, unicode.Mn, unicode.Cf); {
		case inside && start < 0:
			start = i
		case !inside && start >= 0:
			out = append(out, word{folded(s[start:i]), start, i})
			start = -1
		}
		if r == '&' {
			skip = i + entity(s[i:])
		}
	}
	if start >= 0 {
		out = append(out, word{folded(s[start:]), start, len(s)})
	}
	return out
}

// maxEntity is the length of the longest entity that letters are written with, "&nbsp;" and the like.
const maxEntity = 10

// entity returns the length of the HTML entity that s begins with, 0 when it is none.
func entity(s string) int {
	end := strings.IndexByte(s[:min(len(s), maxEntity)], ';')
	if end < 2 || strings.ContainsFunc(s[1:end], func(r rune) bool { return r != '#' && (r > unicode.MaxASCII || !isWordRune(r)) }) {
		return 0
	}
	return end + 1
}

// folded is a word in lower case and without accents, which the way of a letter
// through other programs changes.
func folded(w string) string {
	w = strings.ToLower(w)
	if !strings.ContainsFunc(w, func(r rune) bool { return r >= utf8.RuneSelf && (r < 'а' || r > 'я' || r == 'й') }) {
		return w
	}
	out := make([]byte, 0, len(w))
	for i, r := range w {
		if r > lastAlone {
			return strings.Map(withoutMark, norm.NFKD.String(w))
		}
		parts := norm.NFKD.PropertiesString(w[i:]).Decomposition()
		if parts == nil && withoutMark(r) == r {
			out = utf8.AppendRune(out, r)
		}
		for len(parts) > 0 {
			part, size := utf8.DecodeRune(parts)
			if withoutMark(part) == part {
				out = append(out, parts[:size]...)
			}
			parts = parts[size:]
		}
	}
	return string(out)
}

// lastAlone is the last of the letters, Latin, Greek and Cyrillic, that are taken
// apart one by one: behind it marks change places, and Hangul has rules of its own.
const lastAlone = '\u0482'

// withoutMark drops accents and soft hyphens.
func withoutMark(r rune) rune {
	if r >= utf8.RuneSelf && (unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r)) {
		return -1
	}
	return r
}

// places are the positions of words that follow each other in a text.
type places map[[gram]string][]int

// placesOf finds those that begin with a word of our letter.
func (l letter) placesOf(words []word) places {
	out := places{}
	for i := 0; i+gram <= len(words); i++ {
		if !l.begins[words[i].low] {
			continue
		}
		key := [gram]string{words[i].low, words[i+1].low, words[i+2].low}
		if at := out[key]; len(at) < maxPlaces {
			out[key] = append(at, i)
		}
	}
	return out
}

// alignment says which words of a text are our letter's.
type alignment struct {
	text   string
	words  []word
	own    []bool
	known  int         // units that can be known again by themselves
	found  int         // those that were
	copied bool        // a unit stands there more than once
	name   []string    // that the letter ends with
	above  []Quotation // the quotations in the text that were marked as such
}

// align finds our letter in text. Sentences that came back whole are taken where
// they stand. One with a changed word is taken when most of the letter is there or
// its neighbours are, since a clerk repeats our words with his own among them.
func (l letter) align(text string) alignment {
	a := alignment{text: text, words: scan(text)}
	a.own = make([]bool, len(a.words))
	a.name = l.name()
	at := l.placesOf(a.words)
	var changed [][]int
	for _, u := range l.units {
		if len(u.words) < minUnit {
			continue
		}
		a.known++
		whole, edited := a.locate(u, at)
		a.copied = a.copied || len(whole) > 1
		switch {
		case len(whole) > 0:
			a.found++
			a.take(whole...)
		case len(edited) > 0:
			changed = append(changed, edited)
		}
	}
	most := a.known >= minLetter && (a.found+len(changed))*mostOf >= a.known*(mostOf-1)
	for range 2 {
		for _, words := range changed {
			if most || a.touches(slices.Min(words), slices.Max(words)+1) {
				a.take(words)
			}
		}
		slices.Reverse(changed)
	}
	if most {
		a.found += len(changed)
	}
	l.spread(a.words, a.own)
	l.sign(a)
	return a
}

// sign takes the closing and the name of our letter where an answer to its last
// sentence stands between, and they are not next to words of ours.
func (l letter) sign(a alignment) {
	closing := len(l.units) - 2
	if len(a.name) == 0 || a.copied || a.found < 2 || closing < 0 || len(l.units[closing].words) >= minUnit {
		return
	}
	end := append(slices.Clone(l.units[closing].words), a.name...)
	last := len(a.own) - 1
	for last >= 0 && !a.own[last] {
		last--
	}
	for k := last + 1; k < min(len(a.words), last+maxLastAnswer); k++ {
		if matches(a.words[k:], end) {
			a.take(indices(k, k+len(end)))
			return
		}
	}
}

// until returns the last word of what is our letter's: its closing or signature may
// stand behind an answer to its last sentence.
func (a alignment) until(l letter) int {
	to := len(a.own) - 1
	for to >= 0 && !a.own[to] {
		to--
	}
	last := l.units[len(l.units)-1].words
	for k := to + 1; k < min(len(a.words), to+maxLastAnswer); k++ {
		if matches(a.words[k:], last) {
			to = k + len(last) - 1
			a.take(indices(k, to+1))
			l.spread(a.words, a.own)
			return to
		}
	}
	return to
}

func indices(from, to int) (out []int) {
	for ; from < to; from++ {
		out = append(out, from)
	}
	return out
}

func (a alignment) take(lists ...[]int) {
	for _, words := range lists {
		for _, k := range words {
			a.own[k] = true
		}
	}
}

// touches reports whether the words from up to to stand next to words of ours.
func (a alignment) touches(from, to int) bool {
	return from > 0 && a.own[from-1] || to < len(a.own) && a.own[to]
}

// locate returns the words of every whole copy of a unit, and of one with changes.
// A word broken in two or lost moves its start by one.
func (a alignment) locate(u unit, at places) (whole [][]int, edited []int) {
	tried := map[int]bool{}
	for i := 0; i+gram <= len(u.words); i++ {
		for _, p := range at[[gram]string{u.words[i], u.words[i+1], u.words[i+2]}] {
			for _, start := range [...]int{p - i, p - i - 1, p - i + 1} {
				if tried[start] || start != p-i && (start < 0 || start >= len(a.words) || a.words[start].low != u.words[0]) {
					continue
				}
				tried[start] = true
				switch words, fixes := u.compare(a.text, a.words, start); {
				case fixes == 0:
					whole = append(whole, words)
				case fixes > 0 && edited == nil:
					edited = words
				}
			}
		}
	}
	return whole, edited
}

// compare reads the words from start on as the unit, and returns the ones that are
// and how many had to be passed over, -1 when it is something else. A word that was
// put in is not ours, unless a '>' behind it says that a program marked the line
// with it. The end may be cut off with dots.
func (u unit) compare(text string, words []word, start int) (taken []int, fixes int) {
	i, k := 0, start
	if start < 0 {
		i, k, fixes = -start, 0, -start
	}
	for i < len(u.words) {
		switch {
		case k < len(words) && words[k].low == u.words[i]:
			taken = append(taken, k)
			i, k = i+1, k+1
		case k < len(words) && isMark(text, words[k]):
			taken = append(taken, k)
			k++
		case len(taken) >= minUnit && cutOff(text, words, k):
			return taken, fixes
		default:
			i, k, taken = u.fix(words, i, k, taken)
			fixes++
		}
		if fixes > len(u.words)/wordsPerFix {
			return nil, -1
		}
	}
	if first := taken[0]; first > 0 && isMark(text, words[first-1]) {
		taken = append(taken, first-1)
	}
	return taken, fixes
}

// fix goes on behind a word that differs: it was changed, put in, or lost.
func (u unit) fix(words []word, i, k int, taken []int) (int, int, []int) {
	same := func(i, k int) bool { return i < len(u.words) && k < len(words) && u.words[i] == words[k].low }
	switch {
	case same(i+1, k+1):
		return i + 1, k + 1, append(taken, k)
	case same(i+1, k+2): // a sign that was lost broke the word in two
		return i + 1, k + 2, append(taken, k, k+1)
	case same(i, k+1):
		return i, k + 1, taken
	case same(i+1, k), k >= len(words):
		return i + 1, k, taken
	}
	return i + 1, k + 1, append(taken, k)
}

// isMark reports the initials of the writer which some programs put before the '>'.
func isMark(text string, w word) bool {
	return len(w.low) <= maxInitials && strings.HasPrefix(text[w.to:], ">")
}

// cutOff reports whether the text ends with dots before word k, as an excerpt does.
func cutOff(text string, words []word, k int) bool {
	end := len(text)
	if k < len(words) {
		end = words[k].from
	}
	between := text[words[k-1].to:end]
	return strings.Contains(between, "...") || strings.Contains(between, "…")
}

func matches(words []word, unit []string) bool {
	if len(words) < len(unit) {
		return false
	}
	for i, u := range unit {
		if words[i].low != u {
			return false
		}
	}
	return true
}

// spread marks the short units that stand next to marked words, until none does.
func (l letter) spread(words []word, own []bool) {
	changed := true
	for pass := 0; changed && pass < maxSpread; pass++ {
		changed = false
		for _, u := range l.units {
			if len(u.words) >= minUnit {
				continue
			}
			for at := range words {
				if own[at] || !matches(words[at:], u.words) {
					continue
				}
				end := at + len(u.words)
				if at > 0 && own[at-1] || end < len(words) && own[end] {
					for i := at; i < end; i++ {
						own[i] = true
					}
					changed = true
				}
			}
		}
	}
}
