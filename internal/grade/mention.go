package grade

import (
	"slices"
	"strings"
	"unicode"
)

// maxMentionWords bounds the text in which cues are looked for.
const maxMentionWords = 2000

// Mentions reports whether a text has one of the cues, in any form of its words.
// A cue of several words is there when each of them is.
func Mentions(text string, cues []string) bool {
	words := foldedWords(text)
	words = words[:min(len(words), maxMentionWords)]
	return slices.ContainsFunc(cues, func(cue string) bool {
		parts := foldedWords(cue)
		return len(parts) > 0 && !slices.ContainsFunc(parts, func(part string) bool {
			return !slices.ContainsFunc(words, func(word string) bool { return akin(part, word) })
		})
	})
}

func foldedWords(s string) []string {
	return strings.FieldsFunc(fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}
