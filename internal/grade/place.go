package grade

import (
	"slices"
	"strings"
)

// Quotation is what was quoted right above words of the text.
type Quotation struct {
	Text string
	At   int // byte offset into the text where the words below begin; they end where those of the next Quotation begin
}

// place is where a sentence stands: the questions of which it can be the answer,
// nil for any, whether they are quoted above, and nothing else between.
type place struct {
	questions []int
	below     bool
	first     bool
}

// alone is the one question that can be meant, -1 when there are more or any.
func (p place) alone() int {
	if len(p.questions) == 1 {
		return p.questions[0]
	}
	return -1
}

// findPlaces finds the sentences that stand below a quoted question or behind a
// number. Only the first paragraph below a quotation answers it: what follows may be
// the rest of the letter.
func (b *binder) findPlaces() {
	b.places = b.numbered()
	for i, q := range b.ctx.Above {
		end := len(b.src)
		if i+1 < len(b.ctx.Above) {
			end = b.ctx.Above[i+1].At
		}
		asked := b.questionsIn(q.Text)
		if len(asked) == 0 || len(asked) == len(b.asked) {
			continue // the closing of our letter, or all of it
		}
		first := -1
		for n, s := range b.text.sentences {
			if s.start < q.At || s.start >= end || s.signature {
				continue
			}
			if first < 0 {
				first = s.paragraph
			}
			if s.paragraph == first && b.places[n].questions == nil {
				b.places[n] = place{questions: asked, below: true, first: n == 0 || b.text.sentences[n-1].start < q.At}
			}
		}
	}
}

// quotedShare is the share of a question's words that a quotation of it has.
const quotedShare = 0.75

// questionsIn returns the questions that stand in a quotation. A question may be
// quoted in lines of any length, and without the words in front of it.
func (b *binder) questionsIn(quotation string) []int {
	var all line
	for _, l := range linesOf(quotation) {
		all.words = append(all.words, l.words...)
	}
	var out []int
	for i, q := range b.asked {
		if n := len(q.words); n > 0 && float64(all.inOrder(q)) >= quotedShare*float64(n) {
			out = append(out, i)
		}
	}
	return out
}

// openingLost is how many words of a question a quotation of it may have lost in front.
const openingLost = 3

// inOrder counts the words of a question that stand in the line in their order,
// within a stretch half again as long.
func (l line) inOrder(question *text) int {
	best := 0
	opening := question.words[:min(openingLost, len(question.words))]
	for from, first := range l.words {
		if !slices.ContainsFunc(opening, func(w word) bool { return w.folded == first }) {
			continue
		}
		at, to, met := from, min(len(l.words), from+len(question.words)*3/2+1), 0
		for i := range question.words {
			if next := slices.Index(l.words[at:to], question.words[i].folded); next >= 0 {
				at, met = at+next+1, met+1
			}
		}
		best = max(best, met)
	}
	return best
}

// numbered finds numbered answers ("1. ...", "2) ..."). A list that goes on beyond
// the last question is none of answers.
func (b *binder) numbered() []place {
	out := make([]place, len(b.text.sentences))
	current := -1
	for i, s := range b.text.sentences {
		if n := b.numberAt(s); n > len(b.asked) {
			return make([]place, len(b.text.sentences))
		} else if n > 0 {
			current = n - 1
		}
		if s.signature {
			current = -1
		}
		if current >= 0 {
			out[i].questions = []int{current}
		}
	}
	return out
}

// numberAt is the number that the sentence begins with as a member of a list does, 0 for none.
func (b *binder) numberAt(s stretch) int {
	w := b.words[s.from].folded
	if len(w) != 1 || w[0] < '1' || w[0] > '9' || !b.beginsLine(s.from) || strings.IndexAny(strings.TrimSpace(b.gap(s.from)), ".)") != 0 {
		return 0
	}
	if _, month := b.monthAt(s.from + 1); month {
		return 0
	}
	return int(w[0] - '0')
}
