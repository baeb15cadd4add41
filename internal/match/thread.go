package match

import (
	"maps"
	"slices"
	"strings"
	"unicode"
)

// textLimit bounds the text that is searched for our own phrases.
const textLimit = 128 << 10

// idHit looks for our Message-IDs among ids, the newest first; the newest that
// is ours decides, since a thread may have run through several of our letters.
func (l *Letters) idHit(signal, source string, ids []string) hit {
	for _, id := range slices.Backward(ids) {
		if letters := l.byID[keyOf(id)]; len(letters) > 0 {
			return hit{signal: signal, source: source, quote: id, confidence: sureID, letters: letters}
		}
	}
	return hit{}
}

// keyOf is a Message-ID as it is compared. Gateways change case, fold long ids
// with white space and leave brackets on (RFC 5322 section 3.6.4 allows none of it).
func keyOf(id string) string { return strings.ToLower(bareID(id)) }

func bareID(id string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '<' || r == '>' {
			return -1
		}
		return r
	}, id)
}

// phraseWords is the length of a phrase: five words in a row are hardly ever
// the same by chance, and survive the re-wrapping of a quotation.
const phraseWords = 5

// questionWords is the length of a question that is ours when it is quoted
// whole: who answers in a new thread often repeats what was asked.
const questionWords = 4

// phraseHit looks for phrases of our letters in the text. The candidates with
// the most phrases found win together; at least three phrases, or a quarter of
// a short letter, or one whole question must be there.
func (l *Letters) phraseHit(text []string) hit {
	found, quotes := make([]int, len(l.cands)), make([]string, len(l.cands))
	count := func(letters []int, phrase string, n int) {
		for _, i := range letters {
			found[i] += n
			quotes[i] = longer(quotes[i], phrase)
		}
	}
	seen := make(map[string]bool)
	for _, p := range phrases(text) {
		if !seen[p] {
			seen[p] = true
			count(l.byPhrase[p], p, 1)
		}
	}
	running := " " + strings.Join(text, " ") + " "
	for _, q := range slices.Sorted(maps.Keys(l.questions)) {
		if strings.Contains(running, " "+q+" ") {
			count(l.questions[q], q, 3)
		}
	}
	h := hit{signal: "own_phrases", source: "quoted", confidence: surePhrase}
	most := 0
	for i, n := range found {
		if n == 0 || n < most || n < 3 && n*4 < l.phrases[i] {
			continue
		}
		if n > most {
			h.letters, h.quote, most = nil, quotes[i], n
		}
		h.letters = append(h.letters, i)
	}
	return h
}

// textOf are the words of a message in which we look for our own.
func textOf(m Message) []string {
	return words(m.Text[:min(len(m.Text), textLimit)])
}

// words returns the lower-case words of s; quotation marks of a reply vanish with the punctuation.
func words(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// questions returns the questions of a letter as words, long enough to be told
// from everybody's, and without a first word that joins one to the other ("and
// how long ...").
func questions(body string) []string {
	var out []string
	parts := strings.SplitAfter(body, "?")
	for _, part := range parts[:len(parts)-1] {
		start := strings.LastIndexAny(part[:len(part)-1], ".!?\n") + 1
		if w := words(part[start:]); len(w) > questionWords {
			out = append(out, strings.Join(w[1:], " "))
		} else if len(w) == questionWords {
			out = append(out, strings.Join(w, " "))
		}
	}
	return out
}

func phrases(w []string) []string {
	var out []string
	for i := 0; i+phraseWords <= len(w); i++ {
		out = append(out, strings.Join(w[i:i+phraseWords], " "))
	}
	return out
}

func longer(a, b string) string {
	if len(b) > len(a) {
		return b
	}
	return a
}
