package grade

import "slices"

// collectBelow adds what only the question that it belongs to makes an answer: a
// bare number, or two between which somebody is there.
func (b *binder) collectBelow() {
	for n, s := range b.text.sentences {
		q := b.places[n].alone()
		if q < 0 || s.question {
			continue
		}
		if b.numberAt(s) > 0 {
			s.from = b.behindNumber(s)
		}
		for _, a := range b.asks {
			if a.question != q || slices.ContainsFunc(b.values, func(v value) bool { return v.kind == a.kind && v.from >= s.from && v.from < s.to }) {
				continue
			}
			if v, ok := b.bareAnswer(a, s); ok {
				b.values = append(b.values, v)
			}
		}
	}
}

// bareAnswer reads the first number of the sentence as a value of the kind that is asked for.
func (b *binder) bareAnswer(a ask, s stretch) (value, bool) {
	kind := a.kind
	for i := s.from; i < s.to; i++ {
		low, high, end := b.ranged(i)
		if end == 0 || b.defers(b.text.clauses[b.words[i].clause]) {
			continue
		}
		v := value{kind: kind, from: i, to: end, low: low, high: high, rule: "bare_number"}
		switch {
		case kind == "money" || kind == "quantity" || kind == "duration":
			return v, true
		case kind == "hours" && low < high && high <= 24:
			v.low, v.high, v.rule = low*60, high*60, "opening_hours"
			return v, true
		case kind == "hours" && high <= 24 && (i == s.from || b.atBefore(i)):
			v.low, v.high, v.rule = low*60, low*60, "one_time"
			return v, true
		}
	}
	return value{}, false
}

// answersBelow reports whether the clause belongs to the sentence that can only be the
// answer to ask a, which alone stands quoted right above it.
func (b *binder) answersBelow(c stretch, a int) bool {
	p := b.places[b.words[c.from].sentence]
	if !p.first || p.alone() != b.asks[a].question {
		return false
	}
	for other := range b.asks {
		if other != a && b.asks[other].question == b.asks[a].question {
			return false
		}
	}
	return true
}

// putsOff reports whether the sentence of the clause says what will be done, asks for
// something, greets or closes, in place of an answer.
func (b *binder) putsOff(c stretch, a int) bool {
	n := b.words[c.from].sentence
	s := b.text.sentences[n]
	if b.closingAt(n) > 0 || b.lex.at(b.text, listGreetings, s.from, s.to) > 0 {
		return true
	}
	if _, _, promised := b.promise(s); promised {
		return true
	}
	_, _, asked := b.request(s)
	return asked && b.asks[a].kind != "free"
}
