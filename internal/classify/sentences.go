package classify

import (
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
		case strings.ContainsRune(".!?…", r) && (next >= len(text) || text[next] == ' ' || text[next] == '\n'):
			flush(next)
		case next-start >= sentenceLimit && unicode.IsSpace(r):
			flush(next)
		}
	}
	flush(len(text))
	return out
}

// formulaic says that the sentence holds a phrase that receipts and notices are made of.
func (s sentence) formulaic() bool {
	for kind, ok := range s.found {
		if ok && list(kind) != deadline && list(kind) != ticket && list(kind) != offer && list(kind) != failed && list(kind) != delayed && list(kind) != opened {
			return true
		}
	}
	return false
}

func countWords(s string) int {
	n := 0
	for _, f := range strings.Fields(s) {
		if strings.ContainsFunc(f, unicode.IsLetter) || strings.ContainsFunc(f, unicode.IsDigit) {
			n++
		}
	}
	return n
}

// ownWords counts the words of the sentences that no formula explains. Greeting,
// closing and other pieces of up to three words do not count.
func ownWords(ss []sentence) int {
	n := 0
	for _, s := range ss {
		if !s.formulaic() && s.words > 3 {
			n += s.words
		}
	}
	return n
}
