package grade

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// persons returns names in the clause: capitalised words that are neither the
// customer nor the company, and the writer where he says that it is he.
func (b *binder) persons(c stretch) []value {
	var out []value
	for i := c.from; i < c.to; i++ {
		if end := b.companyAt(i); end > 0 {
			i = end - 1
			continue
		}
		if b.lex.at(b.text, listTitles, i, c.to) > 0 || !b.mayBeName(i) {
			continue
		}
		end := i + 1
		for end < c.to && end-i < 3 && b.nameWord(end) {
			end++
		}
		titled := i > 0 && b.lex.is(listTitles, &b.words[i-1])
		if end == i+1 && b.nouns() && !titled || !titled && b.opens(i) && !b.nameOpens(i, end) {
			continue // any noun, any first word
		}
		if !slices.ContainsFunc(b.words[i:end], func(w word) bool { return b.isPersona(b.wordAt(w.start)) }) {
			out = append(out, value{kind: "person", from: i, to: end, rule: "name"})
		}
		i = end
	}
	if v, ok := b.writer(c); ok && len(out) == 0 {
		out = append(out, v)
	}
	return out
}

// opens reports whether word i begins a sentence, a line or a cell, where a capital tells no name.
func (b *binder) opens(i int) bool {
	return i == b.text.sentences[b.words[i].sentence].from || strings.ContainsAny(b.gap(i-1), "\t\n|:")
}

// mayBeName reports whether word i is written like a name.
func (b *binder) mayBeName(i int) bool {
	if codes, _ := currency(b.words[i].folded); codes != "" || b.calendarWord(i) || b.contracted(i) || !b.nameWord(i) || b.acronym(i) || b.isPersona(i) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(b.src[:b.words[i].start])
	return !strings.ContainsRune("\"“„«", before) // the name of a page or of a dish
}

// nameOpens reports whether words[i:end], with which a sentence begins, are a name: the
// sentence speaks of what a person was asked for, and nothing that the lexicon has in
// any language, or the enquiry, is written like the first of them.
func (b *binder) nameOpens(i, end int) bool {
	w := &b.words[i]
	if w.starts != (starts{}) || w.stop || b.manners[w.sentence].elsewhere || b.ours(stretch{from: i, to: i + 1}) || b.raw(i) == strings.ToUpper(b.raw(i)) {
		return false
	}
	return b.asksPersonHere(i) && (end > i+1 || i+1 == b.text.sentences[w.sentence].to || !b.capital(i+1))
}

// asksPersonHere reports whether the sentence of word i speaks of what a person was asked for.
func (b *binder) asksPersonHere(i int) bool {
	n := b.words[i].sentence
	return slices.ContainsFunc(b.allAsks(), func(a int) bool {
		if b.asks[a].kind != "person" {
			return false
		}
		p := b.places[n]
		return b.sentences.own[n*len(b.asks)+a] >= clauseCue || p.alone() == b.asks[a].question
	})
}

// allAsks are the indices of all asks.
func (b *binder) allAsks() []int {
	out := make([]int, len(b.asks))
	for a := range out {
		out[a] = a
	}
	return out
}

// writer finds that the writer is the person, where the letter is signed.
func (b *binder) writer(c stretch) (value, bool) {
	from, to, ok := b.lex.find(b.text, listMyself, c.from, c.to)
	if !ok || !b.responderName().Holds || !b.asksPersonHere(from) {
		return value{}, false
	}
	return value{kind: "person", from: from, to: to, rule: "writer"}, true
}

// contracted reports whether word i is the writer and a verb ("I'll").
func (b *binder) contracted(i int) bool { return strings.HasPrefix(b.words[i].folded, "i'") }

// acronym reports whether word i is an abbreviation in capitals ("GP").
func (r *reader) acronym(i int) bool {
	w := r.raw(i)
	return utf8.RuneCountInString(w) <= 3 && strings.ToUpper(w) == w
}
