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
// nil for any, and whether nothing stands between it and their quotation or number.
type place struct {
	questions []int
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
	askedIn := b.quotedQuestions()
	for i, q := range b.ctx.Above {
		end := len(b.src)
		if i+1 < len(b.ctx.Above) {
			end = b.ctx.Above[i+1].At
		}
		asked := askedIn[i]
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
				b.places[n] = place{questions: asked, first: n == 0 || b.text.sentences[n-1].start < q.At}
			}
		}
	}
}

// quotedQuestions returns the questions of each quotation. A letter may word its
// questions otherwise than the campaign, so one that no quotation has may also stand
// in one that mentions what it asks for.
func (b *binder) quotedQuestions() [][]int {
	out := make([][]int, len(b.ctx.Above))
	quoted := map[int]bool{}
	for i, q := range b.ctx.Above {
		out[i] = b.questionsIn(q.Text)
		for _, asked := range out[i] {
			quoted[asked] = true
		}
	}
	for i, q := range b.ctx.Above {
		for n, question := range b.ctx.Questions {
			if len(out[i]) > 0 && !quoted[n] && Mentions(q.Text, question.Cues) {
				out[i] = append(out[i], n)
			}
		}
	}
	return out
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

// numbered finds numbered answers ("1. ...", "2) ...", "zu 3: ..."). A list that goes on
// beyond the last question is none of answers, nor is one with dashes that is not
// counted from one.
func (b *binder) numbered() []place {
	out := make([]place, len(b.text.sentences))
	current, last := -1, 0
	for i, s := range b.text.sentences {
		n := b.numberAt(s)
		if n > len(b.asked) || n > 0 && !b.stopBehind(s) && n != last+1 {
			return make([]place, len(b.text.sentences))
		}
		if n > 0 {
			current, last = n-1, n
		}
		if s.signature {
			current = -1
		}
		if current >= 0 {
			out[i] = place{questions: []int{current}, first: n > 0 || i > 0 && b.numberAt(b.text.sentences[i-1]) > 0 && b.text.sentences[i-1].to-b.text.sentences[i-1].from == 1}
		}
	}
	if last == 1 && len(b.asked) > 1 && !b.anyStop() {
		return make([]place, len(b.text.sentences))
	}
	return out
}

// anyStop reports whether one of the numbers of a list has a full stop or a bracket behind it.
func (b *binder) anyStop() bool {
	return slices.ContainsFunc(b.text.sentences, func(s stretch) bool { return b.numberAt(s) > 0 && b.stopBehind(s) })
}

// numberAt is the number that the sentence begins with as a member of a list does, 0 for none.
func (b *binder) numberAt(s stretch) int {
	i := b.behindLabel(s)
	w := b.words[i].folded
	if len(w) != 1 || w[0] < '1' || w[0] > '9' || !b.beginsLine(s.from) || strings.IndexAny(strings.TrimSpace(b.gap(i)), ".):-–—") != 0 {
		return 0
	}
	if _, month := b.monthAt(i + 1); month {
		return 0
	}
	return int(w[0] - '0')
}

// behindLabel is the first word of the sentence, or the one behind a label before a number ("zu 1:").
func (b *binder) behindLabel(s stretch) int {
	switch b.words[s.from].folded {
	case "zu", "ad", "q", "re", "no", "nr", "pkt", "punkt", "question", "frage", "по", "вопрос", "пункт", "п", "klausimas", "dėl", "del", "par", "pytanie":
		return min(s.from+1, s.to-1)
	}
	return s.from
}

// behindNumber is the first word behind the number of a list.
func (b *binder) behindNumber(s stretch) int { return min(b.behindLabel(s)+1, s.to) }

// stopBehind reports whether a full stop or a bracket stands behind the number of a list,
// as behind no other number that begins a line.
func (b *binder) stopBehind(s stretch) bool {
	return strings.IndexAny(strings.TrimSpace(b.gap(b.behindLabel(s))), ".)") == 0
}
