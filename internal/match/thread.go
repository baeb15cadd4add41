package match

import (
	"slices"
	"strings"
	"unicode"
)

// textLimit bounds the text that is searched for our own phrases.
const textLimit = 128 << 10

// idHit looks for our Message-IDs among ids, the newest first; the newest that
// is ours decides, since a thread may have run through several of our letters.
func idHit(signal, source string, ids []string, cands []Candidate) hit {
	h := hit{signal: signal, source: source, confidence: sureID}
	for _, id := range slices.Backward(ids) {
		for i, c := range cands {
			if slices.ContainsFunc(c.MessageIDs, func(own string) bool { return sameID(own, id) }) {
				h.letters = append(h.letters, i)
			}
		}
		if len(h.letters) > 0 {
			h.quote = id
			return h
		}
	}
	return h
}

// sameID compares two Message-IDs. Gateways change case, fold long ids with
// white space and leave brackets on (RFC 5322 section 3.6.4 allows none of it).
func sameID(a, b string) bool {
	a, b = bareID(a), bareID(b)
	return a != "" && strings.EqualFold(a, b)
}

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
func phraseHit(m Message, cands []Candidate) hit {
	h := hit{signal: "own_phrases", source: "quoted", confidence: surePhrase}
	text := m.Text
	if len(text) > textLimit {
		text = text[:textLimit]
	}
	there := make(map[string]bool)
	for _, p := range phrases(words(text)) {
		there[p] = true
	}
	running := " " + strings.Join(words(text), " ") + " "
	most := 0
	for i, c := range cands {
		own := phrases(words(c.Body))
		found, quote := 0, ""
		for _, p := range own {
			if there[p] {
				found++
				quote = longer(quote, p)
			}
		}
		for _, q := range questions(c.Body) {
			if strings.Contains(running, " "+q+" ") {
				found += 3
				quote = longer(quote, q)
			}
		}
		if found < 3 && (found == 0 || found*4 < len(own)) || found < most {
			continue
		}
		if found > most {
			h.letters, h.quote, most = nil, quote, found
		}
		h.letters = append(h.letters, i)
	}
	return h
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
