package grade

import "slices"

// bonds holds the strengths of asks in stretches, at [stretch*asks+ask]: by the
// words of the stretch itself, and with what it inherits from its neighbours.
type bonds struct{ own, all []float64 }

// weigh measures how strongly each clause and sentence speaks of each ask.
func (b *binder) weigh() {
	clauses, sentences := b.text.clauses, b.text.sentences
	b.clauses.own = make([]float64, len(clauses)*len(b.asks))
	b.sentences.own = make([]float64, len(sentences)*len(b.asks))
	for a := range b.asks {
		b.weighCues(a)
		b.weighNeed(clauses, a, b.clauses.own)
		b.weighNeed(sentences, a, b.sentences.own)
	}
	b.clauses.all = b.inherited(clauses, b.clauses.own, func(lender, i int) bool {
		return b.words[clauses[lender].from].sentence == b.words[clauses[i].from].sentence
	})
	b.sentences.all = b.inherited(sentences, b.sentences.own, func(lender, i int) bool {
		return sentences[lender].paragraph == sentences[i].paragraph && !b.manners[lender].invites // who invites questions speaks of other ones
	})
}

// inherited returns the strengths with what is inherited. A stretch that speaks of no ask
// inherits from the one before it, or else from the one behind it, as far as that one lends to it.
func (b *binder) inherited(list []stretch, own []float64, lends func(lender, i int) bool) []float64 {
	n := len(b.asks)
	all := slices.Clone(own)
	for i := range list {
		row := all[i*n : (i+1)*n]
		if slices.Max(row) >= minimumBond {
			continue
		}
		switch {
		case i > 0 && lends(i-1, i):
			inherit(row, all[(i-1)*n:i*n])
		case i+1 < len(list) && lends(i+1, i):
			inherit(row, own[(i+1)*n:(i+2)*n])
		}
	}
	return all
}

// inherit adds seven tenths of a neighbour's strengths.
func inherit(to, from []float64) {
	for a := range to {
		to[a] += 0.7 * from[a]
	}
}

// loanLength is the least length of words that are compared across languages:
// shorter ones look alike by chance.
const loanLength = 5

// weighCues adds up the weights of the cues of ask a that stand in each clause and
// sentence, each of them once.
func (b *binder) weighCues(a int) {
	n := len(b.asks)
	foreign := b.language != "" && b.language != b.ctx.Language
	for k := range b.asks[a].cues {
		c := &b.asks[a].cues[k]
		clause, sentence := -1, -1 // where it stood last
		for i := range b.words {
			w := &b.words[i]
			if w.clause == clause || !c.in(w) && !(foreign && min(len(c.latin), len(w.latin)) >= loanLength && akin(c.latin, w.latin)) {
				continue
			}
			if w.sentence != sentence {
				b.sentences.own[w.sentence*n+a] += c.weight
			}
			b.clauses.own[w.clause*n+a] += c.weight
			clause, sentence = w.clause, w.sentence
		}
	}
}

// weighNeed adds a cue's weight to the stretches that answer ask a by saying that
// something is needed.
func (b *binder) weighNeed(list []stretch, a int, own []float64) {
	for i, s := range list {
		if b.speaksOfNeed(s, b.asks[a]) {
			own[i*len(b.asks)+a] += clauseCue
		}
	}
}

// bareNeed is the length up to which a stretch may say that something is
// needed without naming it ("that is required").
const bareNeed = 3

// speaksOfNeed reports whether the stretch answers the only question about a
// need by words that say so.
func (b *binder) speaksOfNeed(s stretch, a ask) bool {
	if !a.needs || slices.ContainsFunc(b.asks, func(other ask) bool { return other.needs && other.question != a.question }) {
		return false
	}
	v, ok := b.need(s)
	return ok && (v.low == 0 || s.to-s.from <= bareNeed)
}
