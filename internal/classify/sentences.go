package classify

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// sentence is a piece of text with its byte offsets in it.
type sentence struct {
	start, end int
	text       string // as written
	found      [lists]bool
	words      int
}

// Bounds of what is read: notices are short, and hostile text is long.
const (
	textLimit     = 64 << 10
	sentenceLimit = 1000
	shortLine     = 45 // runes; a shorter line ends its sentence even without a full stop
)

// sentences divides text and looks up every sentence in the phrasebook.
func sentences(text string) []sentence {
	if len(text) > textLimit {
		text = text[:textLimit]
	}
	var out []sentence
	start, line := 0, 0
	flush := func(end int) {
		piece := text[start:end]
		trimmed := strings.TrimSpace(piece)
		if trimmed != "" {
			at := start + strings.Index(piece, trimmed)
			out = append(out, sentence{
				start: at, end: at + len(trimmed), text: trimmed,
				found: phrases().find(fold(trimmed)), words: countWords(trimmed),
			})
		}
		start = end
	}
	for i, r := range text {
		next := i + utf8.RuneLen(r)
		if r == utf8.RuneError {
			next = i + 1
		}
		switch {
		case r == '\n':
			if utf8.RuneCountInString(text[line:i]) < shortLine {
				flush(next)
			}
			line = next
		case (r == '.' || r == '!' || r == '?' || r == '…') && (next >= len(text) || text[next] == ' ' || text[next] == '\n') && !abbreviates(text[start:next], text[next:]):
			flush(next)
		case next-start >= sentenceLimit && unicode.IsSpace(r):
			flush(next)
		}
	}
	flush(len(text))
	combine(out)
	return out
}

// near is how many sentences apart the two halves of a notice may stand.
const near = 2

// combine marks the sentences that no formula explains but the grammar of a
// notice: somebody is gone, and there is an end to it or somebody who stands in;
// the letter has come in or is being read; an answer follows by some day, or its
// writer returns with it, which is no return from an absence; the letter is held
// until its sender does something; an address is to be confirmed by who asked for it.
func combine(ss []sentence) {
	for i := range ss {
		f := &ss[i].found
		f[bringing] = f[bringing] && f[comeback] && !f[away] && !f[gone]
		f[comeback], f[promise] = f[comeback] && !f[bringing], f[promise] && !f[bringing]
	}
	for i := range ss {
		f := &ss[i].found
		f[absent] = !f[away] && (f[gone] && (nearby(ss, i, until) || nearby(ss, i, comeback)) || f[comeback] && f[until])
		f[landed] = (f[letter] && f[arrived] || f[taken]) && !f[received]
		f[later] = (f[bringing] || f[answering] && (f[deadline] || f[until])) && !f[promise] && !f[comeback]
		f[gate] = f[held] && nearby(ss, i, act) || f[act] && nearby(ss, i, held)
		f[optIn] = f[unasked] && nearby(ss, i, act) && nearby(ss, i, subscription)
	}
}

// nearby says that the list is found in the i-th sentence or in one near it.
func nearby(ss []sentence, i int, kind list) bool {
	return slices.ContainsFunc(ss[max(0, i-near):min(len(ss), i+near+1)], func(s sentence) bool { return s.found[kind] })
}

// abbreviates says that the full stop at the end of piece ends a day number, a
// date or a short word ("28. Dezember", "16.03.2026. esmu", "28 d.", "No."), not a sentence.
func abbreviates(piece, rest string) bool {
	word, dot := strings.CutSuffix(piece, ".")
	word = word[strings.LastIndexAny(word, " \n")+1:]
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " \n"))
	n := utf8.RuneCountInString(word)
	return dot && n > 0 && word != "%" && (n <= 2 || strings.Trim(word, "0123456789.") == "" && unicode.IsLower(next))
}

// formulaic says that the sentence holds a phrase that receipts and notices are made of.
func (s sentence) formulaic() bool {
	for _, kind := range []list{robot, deaf, away, comeback, received, promise, filler, status, challenge, optOut, absent, landed, later, gate, optIn} {
		if s.found[kind] {
			return true
		}
	}
	return false
}

// countWords counts what stands between white space and has a letter or a digit.
func countWords(s string) int {
	n, counted := 0, false
	for _, r := range s {
		switch {
		case isWordRune(r):
			if !counted {
				n++
			}
			counted = true
		case counted && unicode.IsSpace(r):
			counted = false
		}
	}
	return n
}

// formulaWords is how long a sentence is that holds nothing but a formula.
const formulaWords = 20

// ownWords counts the words that no formula explains: those of sentences without
// one, and what goes beyond the length of a formula in the others. Greeting,
// closing and other pieces of up to three words do not count.
func ownWords(ss []sentence) int {
	n := 0
	for _, s := range ss {
		switch {
		case s.formulaic():
			n += max(0, s.words-formulaWords)
		case s.words > 3:
			n += s.words
		}
	}
	return n
}

// Formulaic says that text holds a phrase of receipts and notices, so that a
// date in it is not taken for the answer to a question.
func Formulaic(text string) bool {
	return sentence{found: phrases().find(fold(clipBytes(text, sentenceLimit)))}.formulaic()
}
