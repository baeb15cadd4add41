package match

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"replyaudit/internal/lexicon"
)

// textLimit bounds the text that is searched for our own phrases.
const textLimit = 128 << 10

// idHit looks for our Message-IDs among ids, the newest first; the newest that
// is ours decides, since a thread may have run through several of our letters.
func (l *Letters) idHit(signal, source string, ids []string) hit {
	for _, id := range slices.Backward(ids) {
		var enquiries []int
		for _, i := range l.byID[keyOf(id)] {
			enquiries = insert(enquiries, l.byEnquiry[l.letters[i].Enquiry])
		}
		if len(enquiries) > 0 {
			return hit{signal: signal, source: source, quote: id, confidence: sureID, enquiries: enquiries}
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

// questionWords is the length of a question that is ours when it is quoted
// whole: who answers in a new thread often repeats what was asked.
const questionWords = 4

// phraseHit looks for phrases of our letters in the text. The enquiries with
// the most phrases found win together; at least three phrases, or a quarter of
// a short letter, or one whole question must be there. Nobody quotes a letter
// before it is sent, so the others only count where no earlier one is found.
func (l *Letters) phraseHit(m Message, text []string) hit {
	seen := l.phrases.known(phrases(text))
	votes := l.phrases.votes(seen)
	asked := map[string][]int{} // question → enquiries
	l.questions.find(text, func(start, end int, enquiries []int) {
		q := strings.Join(text[start:end], " ")
		if asked[q] == nil {
			votes = append(votes, vote{enquiries, 3})
		}
		asked[q] = enquiries
	})
	if len(votes) == 0 {
		return hit{}
	}
	h := hit{signal: "own_phrases", source: "quoted", confidence: surePhrase}
	h.enquiries = l.most(votes, l.openAt(m.ReceivedAt))
	if len(h.enquiries) == 0 {
		h.enquiries = l.most(votes, nil)
	}
	h.quoteOf = func(e int) string { return l.longestQuote(e, seen, asked) }
	return h
}

// most are the enquiries of which the most phrases were found, enough of them;
// of all where counts is nil.
func (l *Letters) most(votes []vote, counts func(e int) bool) []int {
	if all := unanimous(votes); len(all) > 0 {
		if counts == nil {
			return all
		}
		if all = slices.DeleteFunc(slices.Clone(all), func(e int) bool { return !counts(e) }); len(all) > 0 {
			return all
		}
	}
	found := make([]int, len(l.threads))
	for _, v := range votes {
		for _, e := range v.enquiries {
			found[e] += v.phrases
		}
	}
	most := 1
	var best []int
	for e, n := range found {
		enough := n >= most && (n >= 3 || n*4 >= l.threads[e].phrases)
		if !enough || counts != nil && !counts(e) {
			continue
		}
		if n > most {
			most, best = n, nil
		}
		best = append(best, e)
	}
	return best
}

// longestQuote is the longest phrase or question of an enquiry that was found.
func (l *Letters) longestQuote(e int, seen []string, asked map[string][]int) string {
	quote := ""
	for _, p := range seen {
		if len(p) > len(quote) && l.phrases.holds(p, e) {
			quote = p
		}
	}
	for _, q := range slices.Sorted(maps.Keys(asked)) {
		if _, ours := slices.BinarySearch(asked[q], e); ours && len(q) > len(quote) {
			quote = q
		}
	}
	return quote
}

// textOf are the words of a message in which we look for our own.
func textOf(m Message) []string {
	return words(m.Text[:min(len(m.Text), textLimit)])
}

// words returns the lower-case words of s; quotation marks of a reply vanish with the punctuation.
func words(s string) []string {
	between := func(r rune) bool {
		often := 'a' <= r && r <= 'z' || 'а' <= r && r <= 'я'
		return !often && !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}
	return slices.AppendSeq(make([]string, 0, 1+strings.Count(s, " ")+strings.Count(s, "\n")), strings.FieldsFuncSeq(lexicon.Lower(s), between))
}

// questions returns the questions of a letter as words, long enough to be told
// from everybody's, and without a first word that joins one to the other ("and
// how long ...").
func questions(body string) [][]string {
	var out [][]string
	parts := strings.SplitAfter(body, "?")
	for _, part := range parts[:len(parts)-1] {
		start := strings.LastIndexAny(part[:len(part)-1], ".!?\n") + 1
		if w := words(part[start:]); len(w) > questionWords {
			out = append(out, w[1:])
		} else if len(w) == questionWords {
			out = append(out, w)
		}
	}
	return out
}
