package reading

import (
	"iter"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"replyaudit/internal/lexicon"
	"replyaudit/internal/match"
)

// stemLength is how many letters of two words must agree: crude, but it needs
// no grammar and works for inflected languages.
const stemLength = 5

// echoes counts the distinctive words of our letter that the body takes up.
// Words of the subject do not count, since receipts repeat it; nor do capitals,
// since receipts greet by name; nor the words that receipts are made of.
func echoes(body string, letter match.Candidate) int {
	ours := map[string]bool{}
	for stem := range stems(letter.Body) {
		ours[stem] = !everyday()[stem]
	}
	for stem := range stems(lexicon.Lower(letter.Subject)) {
		delete(ours, stem)
	}
	n := 0
	for stem := range stems(lexicon.Lower(body)) {
		if ours[stem] {
			n++
			delete(ours, stem)
		}
	}
	return n
}

// stems yields the beginnings of the lower-case words of s that are long enough.
func stems(s string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return !isLetter(r) }) {
			if stem := stemOf(w); stem != "" && strings.ToLower(w) == w && !yield(stem) {
				return
			}
		}
	}
}

// isLetter reports a letter, the frequent ones first.
func isLetter(r rune) bool {
	return 'a' <= r && r <= 'z' || 'а' <= r && r <= 'я' || unicode.IsLetter(r)
}

// stemOf returns the first letters of a word that has enough, else "".
func stemOf(w string) string {
	end := 0
	for range stemLength {
		_, n := utf8.DecodeRuneInString(w[end:])
		if n == 0 {
			return ""
		}
		end += n
	}
	return w[:end]
}

// everyday are the stems of all words in the lexicon's phrases.
var everyday = sync.OnceValue(func() map[string]bool {
	out := make(map[string]bool)
	for _, l := range lexicon.Languages() {
		for _, list := range [][]string{
			l.Automatic.Received, l.Automatic.Promise, l.Automatic.Deadline, l.Automatic.Ticket, l.Automatic.Filler,
			l.Automatic.Away, l.Automatic.Return, l.Courtesy.Greetings, l.Courtesy.Thanks, l.Courtesy.Closings,
		} {
			for _, phrase := range list {
				for stem := range stems(phrase) {
					out[stem] = true
				}
			}
		}
	}
	return out
})
