package grade

import (
	"strings"
	"unicode/utf8"
)

// cue is a word that binds an answer to an ask.
type cue struct {
	word   string   // folded
	latin  string   // in the plain alphabet, for replies in another script
	root   string   // without a verb's prefix
	matter string   // what it speaks of, "" without a name
	rival  *phrases // instead of one word: the words for what one may have instead of what was asked for
	joined bool     // may be a part of a longer word
	weight float64
}

// Weights of cues by where they come from: the campaign's own list, the clause
// of the question, the rest of the question, the letter's line around it and
// the key. Numbers bind little, since any sentence may hold them.
const (
	campaignCue = 1.5
	clauseCue   = 1.0
	questionCue = 0.5
	letterCue   = 0.5
	keyCue      = 0.5
	numberCue   = 0.4
)

// prepare finds the forms in which the cue's matter may come.
func (c *cue) prepare(l lexis) {
	c.root, _ = l.root(c.word)
	c.matter, c.joined = l.matter(c.word), l.joins() && utf8.RuneCountInString(c.word) >= partLength
}

// partLength is the least length of a word that is known again as a part of a longer one.
const partLength = 5

// in reports whether the word of a reply is likely a form of the cue, with a
// verb's prefix or without, or another word for its matter.
func (c *cue) in(w *word) bool {
	length := formLength
	if w.name {
		length = nameLength
	}
	switch {
	case c.rival != nil:
		return c.rival.is(w.folded)
	case w.stop:
		return c.word == w.folded
	case akinWithin(length, c.word, w.folded), c.matter != "" && c.matter == w.matter, c.joined && (strings.HasPrefix(w.folded, c.word) || strings.HasSuffix(w.folded, c.word)):
		return true
	}
	rooted := w.root != w.folded && akin(c.word, w.root) || c.root != c.word && akin(c.root, w.folded)
	return rooted && min(utf8.RuneCountInString(c.word), utf8.RuneCountInString(w.folded)) >= rootLength
}

// add keeps the heaviest weight of a word.
func (a *ask) add(word string, weight float64) {
	for i := range a.cues {
		if akin(a.cues[i].word, word) {
			a.cues[i].weight = max(a.cues[i].weight, weight)
			return
		}
	}
	a.cues = append(a.cues, cue{word: word, latin: latin(word), weight: weight})
}

// shareCues lets a word that several questions use bind less to each of them.
func shareCues(asks [][]ask) {
	for i := range asks {
		for j := range asks[i] {
			for k := range asks[i][j].cues {
				c := &asks[i][j].cues[k]
				for other := range asks {
					if other != i && anyAkin(asks[other], c.word) {
						c.weight *= 0.5
					}
				}
			}
		}
	}
}

func anyAkin(asks []ask, word string) bool {
	for _, a := range asks {
		for _, c := range a.cues {
			if c.weight >= questionCue/2 && akin(c.word, word) {
				return true
			}
		}
	}
	return false
}

// shortEndings are the letters that begin an ending behind three letters, folded.
const shortEndings = "aeiouysаеиоуыэюяй"

// caseEndings are the letters in which words of four letters differ by their
// case alone, folded; no Latin e, for "care" is no form of "cars".
const caseEndings = "aiouysаеиоуыюя"

// The length up to which a word may share no more than its first four letters
// with another form of it: a name less, for "Cardiff" is no "card".
const (
	formLength = 7
	nameLength = 6
)

// akin reports whether two folded words are likely forms of one word: they
// share most of their beginning.
func akin(a, b string) bool { return akinWithin(formLength, a, b) }

// akinWithin is akin, where length bounds words that share four letters alone.
func akinWithin(length int, a, b string) bool {
	if head(a) != head(b) {
		return false // most pairs; the beginning that they must share is longer
	}
	at := sharedBytes(a, b)
	shared, x, y := utf8.RuneCountInString(a[:at]), a[at:], b[at:] // and how they go on, x no longer than y
	short, long := utf8.RuneCountInString(x), utf8.RuneCountInString(y)
	if short > long {
		x, y, short, long = y, x, long, short
	}
	switch {
	case long == 0:
		return true
	case shared < 3:
		return false
	case shared == 3:
		if short == 1 && long == 1 {
			return strings.Contains(caseEndings, x) && strings.Contains(caseEndings, y) // "ceļš", "ceļu"
		}
		next, _ := utf8.DecodeRuneInString(y)
		return short == 0 && long <= 2 && strings.ContainsRune(shortEndings, next) // "dogs", and not "card" for "car"
	case shared == 4:
		return shared+long <= length && short <= 2 && (short == 0 || vowel(x) || vowel(y)) // "laisvų" is no form of "laiškų"
	}
	return shared >= long && short <= 4
}

// sharedBytes is the length of the letters with which both words begin.
func sharedBytes(a, b string) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	for n < min(len(a), len(b)) && !utf8.RuneStart(a[n]) {
		n--
	}
	return n
}

// vowel reports whether the folded ending begins with a vowel.
func vowel(ending string) bool {
	first, _ := utf8.DecodeRuneInString(ending)
	return strings.ContainsRune("aeiouyаеёиоуыэюяіїєьй", first)
}

// hasAkin reports whether the text has a word akin to w.
func (t *text) hasAkin(w string) bool {
	for i := range t.words {
		if akin(t.words[i].folded, w) {
			return true
		}
	}
	return false
}
