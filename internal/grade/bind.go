package grade

import (
	"fmt"
	"slices"
	"sort"
	"strings"
)

// minimumBond is the least strength of a bond between a value and an ask.
const minimumBond = 0.7

// found is what was found for one ask.
type found struct {
	value
	met  float64 // 1 answered, 0.5 in part, 0 not at all
	bond float64
}

// binder decides which value answers which ask.
type binder struct {
	*reader
	asks      []ask
	clauses   []float64 // strength of ask a in clause c at [c*len(asks)+a]
	sentences []float64 // the same for sentences, inherited from neighbours
	numbered  []int     // question that a numbered answer belongs to, by sentence; -1
	values    []value
	results   []found
}

// answers reads the answer to every question.
func (r *reader) answers() map[string]Answer {
	out := make(map[string]Answer, len(r.ctx.Questions))
	if len(r.ctx.Questions) == 0 {
		return out
	}
	b := &binder{reader: r}
	for _, asks := range r.questionAsks() {
		b.asks = append(b.asks, asks...)
	}
	b.results = make([]found, len(b.asks))
	b.weigh()
	b.number()
	b.collect()
	b.bindByCues()
	b.bindByOrder()
	b.bindStatements()
	b.bindVague()
	for i, q := range r.ctx.Questions {
		out[q.ID] = b.answer(i, q)
	}
	return out
}

// weigh measures how strongly each clause and sentence speaks of each ask. A
// sentence that speaks of none continues its neighbour in the paragraph.
func (b *binder) weigh() {
	clauses, sentences := b.text.clauses, b.text.sentences
	b.clauses = b.strengths(clauses, func(i, j int) bool {
		return b.words[clauses[i].from].sentence == b.words[clauses[j].from].sentence
	})
	b.sentences = b.strengths(sentences, func(i, j int) bool { return sentences[i].paragraph == sentences[j].paragraph })
}

// strengths measures all stretches. One that speaks of no ask inherits from the
// one before it, or else from the one behind it, as far as they belong together.
func (b *binder) strengths(list []stretch, together func(i, j int) bool) []float64 {
	n := len(b.asks)
	own := make([]float64, len(list)*n)
	for i, s := range list {
		for a := range b.asks {
			own[i*n+a] = b.strength(s, b.asks[a])
		}
	}
	out := slices.Clone(own)
	for i := range list {
		row := out[i*n : (i+1)*n]
		if slices.Max(row) >= minimumBond {
			continue
		}
		switch {
		case i > 0 && together(i-1, i):
			inherit(row, out[(i-1)*n:i*n])
		case i+1 < len(list) && together(i, i+1):
			inherit(row, own[(i+1)*n:(i+2)*n])
		}
	}
	return out
}

// inherit adds seven tenths of a neighbour's strengths.
func inherit(to, from []float64) {
	for a := range to {
		to[a] += 0.7 * from[a]
	}
}

// strength adds up the weights of the cues of a that stand in s.
func (b *binder) strength(s stretch, a ask) float64 {
	sum := 0.0
	foreign := b.language != "" && b.language != b.ctx.Language
	for _, c := range a.cues {
		for i := s.from; i < s.to; i++ {
			w := b.words[i].folded
			if akin(c.word, w) || foreign && len(c.latin) > 3 && akin(c.latin, latin(w)) {
				sum += c.weight
				break
			}
		}
	}
	return sum
}

// number finds numbered answers ("1. ...", "2) ...").
func (b *binder) number() {
	b.numbered = make([]int, len(b.text.sentences))
	current := -1
	for i, s := range b.text.sentences {
		w := b.words[s.from].folded
		if len(w) == 1 && w[0] >= '1' && w[0] <= '9' && b.beginsLine(s.from) && strings.IndexAny(strings.TrimSpace(b.gap(s.from)), ".)") == 0 {
			current = int(w[0]-'1') % 10
			if current >= len(b.ctx.Questions) {
				current = -1
			}
		}
		if s.signature {
			current = -1
		}
		b.numbered[i] = current
	}
}

// numberedBond is the strength of a number that repeats the question's.
const numberedBond = 4

// bond is how strongly the value is bound to ask a.
func (b *binder) bond(v value, a int) float64 {
	n := len(b.asks)
	w := b.words[v.from]
	strength := 2*b.clauses[w.clause*n+a] + b.sentences[w.sentence*n+a]
	if q := b.numbered[w.sentence]; q >= 0 {
		if q == b.asks[a].question {
			strength += numberedBond
		} else {
			strength -= numberedBond
		}
	}
	return strength
}

// rival is the strongest bond of the value to an ask of another question, and
// to one of the same kind.
func (b *binder) rival(v value, a int) (topic, kind float64) {
	for other := range b.asks {
		if b.asks[other].question == b.asks[a].question {
			continue
		}
		bond := b.bond(v, other)
		topic = max(topic, bond)
		if b.asks[other].kind == v.kind {
			kind = max(kind, bond)
		}
	}
	return topic, kind
}

// bindByCues gives every ask the value that its cues bind most strongly.
func (b *binder) bindByCues() {
	for a := range b.asks {
		for _, v := range b.values {
			if v.kind != b.asks[a].kind {
				continue
			}
			bond := b.bond(v, a)
			topic, kind := b.rival(v, a)
			if bond < minimumBond || bond < kind || bond < b.tolerance(v, a)*topic {
				continue
			}
			b.propose(a, v, bond)
		}
	}
}

// tolerance is the share of a rival topic's bond that a value needs. Less will
// do where the sentence itself has a cue of the ask: the kind of the value then
// speaks for it too.
func (b *binder) tolerance(v value, a int) float64 {
	if b.strength(b.text.sentences[b.words[v.from].sentence], b.asks[a]) >= clauseCue/2 {
		return 0.4
	}
	return 0.75
}

// propose keeps the better value: an explicit one before a bare number or a
// price of nothing, one that agrees with the key before another, then the
// stronger bond, then the earlier.
func (b *binder) propose(a int, v value, bond float64) {
	strength := bond
	switch v.rule {
	case "free":
		strength *= 0.6
	case "bare_number", "relative_day":
		strength *= 0.7
	}
	if b.agrees(v, b.asks[a]) == right {
		strength *= 1.3
	}
	if have := b.results[a]; have.met == 0 || strength > have.bond+1e-9 {
		b.results[a] = found{value: v, met: b.firmness(v), bond: strength}
	}
}

// firmness is 0.5 for consent that is hedged.
func (b *binder) firmness(v value) float64 {
	if v.kind == "yes_no" && b.lex.in(b.text, listHedges, b.text.clauses[b.words[v.from].clause]) {
		return 0.5
	}
	return 1
}

// bindByOrder gives the asks that are still open the values that speak of no
// question, in the order of both. What is said of many things ("free", "you
// can") is left out, unless the reply is in another language, where cues cannot match.
func (b *binder) bindByOrder() {
	foreign := b.language != "" && b.language != b.ctx.Language
	for _, kind := range kinds() {
		open := b.open(kind)
		var loose []value
		for _, v := range b.values {
			if v.kind == kind && b.loose(v) && (foreign || !weak(v)) {
				loose = append(loose, v)
			}
		}
		for i, a := range open {
			if i >= len(loose) || len(open) > 1 && len(loose) < len(open) && kind != "yes_no" {
				break
			}
			b.results[a] = found{value: loose[i], met: b.firmness(loose[i])}
			b.results[a].rule += "_in_order"
		}
	}
}

// weak reports whether the value says little without the matter beside it.
func weak(v value) bool { return v.rule == "free" || v.rule == "can" || v.rule == "cannot" }

// open lists the asks of the kind that have no value yet.
func (b *binder) open(kind string) []int {
	var out []int
	for a := range b.asks {
		if b.asks[a].kind == kind && b.results[a].met == 0 {
			out = append(out, a)
		}
	}
	return out
}

// looseWords is the length up to which a clause may answer with a length of
// time that has no number.
const looseWords = 5

// loose reports whether the value is bound to no question and was not used.
func (b *binder) loose(v value) bool {
	n := b.words[v.from].sentence
	c := b.text.clauses[b.words[v.from].clause]
	if b.numbered[n] >= 0 || b.sells(n) || b.courteous(b.text.sentences[n]) {
		return false
	}
	if v.rule == "moment" && c.to-c.from > looseWords {
		return false
	}
	for a := range b.asks {
		if b.strength(b.text.sentences[n], b.asks[a]) >= minimumBond || b.results[a].met > 0 && b.results[a].from == v.from {
			return false
		}
	}
	return true
}

// bindStatements answers what asks for yes or no with a plain statement about
// the matter, and free questions with the sentence that deals with it.
func (b *binder) bindStatements() {
	for a := range b.asks {
		if b.results[a].met > 0 {
			continue
		}
		for _, s := range b.text.clauses {
			strength := b.strength(s, b.asks[a])
			v := value{kind: b.asks[a].kind, from: s.from, to: s.to, low: 1, rule: "statement"}
			topic, _ := b.rival(v, a)
			if strength < 1 || b.bond(v, a) < 0.75*topic || !b.states(s) {
				continue
			}
			switch b.asks[a].kind {
			case "yes_no":
				if b.negated(s) {
					v.low, v.rule = 0, "negative_statement"
				}
			case "quantity":
				if !b.hasNumber(s) {
					continue
				}
			case "free":
				v.from, v.to = b.sentenceOf(s)
				if v.to-v.from < 3 {
					continue
				}
			default:
				continue
			}
			b.propose(a, v, strength)
		}
	}
}

func (b *binder) sentenceOf(c stretch) (from, to int) {
	s := b.text.sentences[b.words[c.from].sentence]
	return s.from, s.to
}

func (b *binder) hasNumber(s stretch) bool {
	for i := s.from; i < s.to; i++ {
		if _, end := b.reader.number(i); end > 0 {
			return true
		}
	}
	return false
}

// bindVague gives half to a price that is announced and not named.
func (b *binder) bindVague() {
	open := b.open("money")
	for _, a := range open {
		for _, s := range b.text.clauses {
			from, to, ok := b.lex.find(b.text, listExtra, s.from, s.to)
			if !ok || !b.states(s) {
				continue
			}
			v := value{kind: "money", from: from, to: to, rule: "price_not_named"}
			if topic, _ := b.rival(v, a); b.bond(v, a) >= minimumBond && b.bond(v, a) >= topic || len(open) == 1 && topic < minimumBond {
				b.results[a] = found{value: v, met: 0.5}
				break
			}
		}
	}
}

// states reports whether the clause says something: no question, no deferral,
// no thanks or greeting, nothing of the signature, no page to go to.
func (b *binder) states(c stretch) bool {
	n := b.words[c.from].sentence
	s := b.text.sentences[n]
	return !s.question && !c.signature && !b.sendsElsewhere(n) && !b.defers(c) && !b.courteous(s) && !b.invites(n) && !b.proposes(s) && !b.asksBack(s)
}

func (b *binder) asksBack(s stretch) bool {
	return b.lex.in(b.text, listClarify, s)
}

// defers reports whether the clause puts the answer off.
func (b *binder) defers(c stretch) bool {
	return b.lex.in(b.text, listDeferrals, c)
}

// courteous reports whether the sentence thanks or apologises.
func (b *binder) courteous(s stretch) bool {
	return b.lex.in(b.text, listThanks, s) || b.lex.in(b.text, listApologies, s)
}

// collect finds all values of the kinds that are asked for.
func (b *binder) collect() {
	wanted := func(kind string) bool {
		return slices.ContainsFunc(b.asks, func(a ask) bool { return a.kind == kind })
	}
	if wanted("phone") {
		b.values = append(b.values, b.contacts("phone", b.phones)...)
	}
	if wanted("url") {
		b.values = append(b.values, b.contacts("url", b.links)...)
	}
	for _, c := range b.text.clauses {
		s := b.text.sentences[b.words[c.from].sentence]
		if c.signature || s.question {
			continue
		}
		b.values = append(b.values, b.clauseValues(c, wanted)...)
	}
	if wanted("hours") {
		b.collectHours()
	}
	sort.SliceStable(b.values, func(i, j int) bool { return b.values[i].from < b.values[j].from })
}

// collectHours adds the opening hours of sentences in which no span stands.
func (b *binder) collectHours() {
	for n, s := range b.text.sentences {
		spanned := slices.ContainsFunc(b.values, func(v value) bool { return v.kind == "hours" && b.words[v.from].sentence == n })
		if s.signature || s.question || spanned {
			continue
		}
		if v, ok := b.openAndShut(s); ok {
			b.values = append(b.values, v)
		} else if v, ok := b.shut(s); ok {
			b.values = append(b.values, v)
		}
	}
}

// clauseValues finds the values in one clause. A clause that defers holds no
// value but an amount of money.
func (b *binder) clauseValues(c stretch, wanted func(string) bool) []value {
	amounts := b.money(c.from, c.to)
	if b.sells(b.words[c.from].sentence) {
		amounts = slices.DeleteFunc(amounts, func(v value) bool { return v.rule == "free" })
	}
	if b.defers(c) {
		if !wanted("money") {
			return nil
		}
		return slices.DeleteFunc(amounts, func(v value) bool { return v.rule == "free" })
	}
	spans, lengths, days := b.hours(c.from, c.to), b.durations(c.from, c.to), b.dates(c.from, c.to)
	if b.lex.in(b.text, listValidity, b.text.sentences[b.words[c.from].sentence]) {
		lengths, days = nil, nil
	}
	taken := slices.Concat(amounts, spans, lengths, days, b.contacts("phone", b.phones))
	var out []value
	for kind, list := range map[string][]value{"money": append(amounts, b.barePrices(c.from, c.to, taken)...), "hours": spans, "duration": lengths, "date": days} {
		if wanted(kind) {
			out = append(out, list...)
		}
	}
	n := b.words[c.from].sentence
	if wanted("yes_no") && !b.sendsElsewhere(n) && !b.invites(n) {
		out = append(out, b.verdicts(c)...)
	}
	if wanted("person") {
		out = append(out, b.persons(c)...)
	}
	return out
}

func (b *binder) contacts(kind string, list []contact) []value {
	var out []value
	for _, c := range list {
		if c.email {
			continue
		}
		from := b.wordAt(c.Start)
		to := from
		for to < len(b.words) && b.words[to].start < c.End {
			to++
		}
		out = append(out, value{kind: kind, from: from, to: to, rule: kind})
	}
	return out
}

// persons returns names in the clause: capitalised words that do not begin a
// sentence and are neither the customer nor the company.
func (b *binder) persons(c stretch) []value {
	var out []value
	for i := c.from; i < c.to; i++ {
		if i == b.text.sentences[b.words[i].sentence].from || !b.nameWord(i) || b.isPersona(i) || b.isCompany(piece{from: i, to: i + 1}) {
			continue
		}
		end := i + 1
		for end < c.to && end-i < 3 && b.nameWord(end) {
			end++
		}
		out = append(out, value{kind: "person", from: i, to: end, rule: "name"})
		i = end
	}
	return out
}

// answer sums up what was found for the asks of question i.
func (b *binder) answer(i int, q Question) Answer {
	var mine []int
	met, wrong, known := 0.0, false, false
	for a := range b.asks {
		if b.asks[a].question != i {
			continue
		}
		mine = append(mine, a)
		met += b.results[a].met
	}
	full := float64(len(mine))
	for _, a := range mine {
		if f := b.results[a]; f.met == 1 && f.kind == "yes_no" && f.low == 0 {
			met = full // a plain no leaves nothing else to say
		}
	}
	out := Answer{Status: Unanswered, Correct: string(unknown)}
	switch {
	case met == 0:
		return out
	case met >= full:
		out.Status = Answered
	default:
		out.Status = Partly
	}
	var parts, rules []string
	for n, a := range mine {
		f := b.results[a]
		if f.met < 1 && out.Status == Partly {
			out.Missing = append(out.Missing, fmt.Sprintf("%d:%s", n+1, b.asks[a].kind))
		}
		if f.met == 0 {
			continue
		}
		parts, rules = append(parts, b.quote(f.value)), append(rules, f.rule)
		if len(parts) == 1 {
			out.Span = b.span(f.from, f.to)
		}
		verdict := b.agrees(f.value, b.asks[a])
		wrong, known = wrong || verdict == mistaken, known || verdict == right
	}
	out.Value, out.Rule = strings.Join(parts, "; "), strings.Join(rules, ",")
	switch {
	case wrong:
		out.Correct = string(mistaken)
	case known:
		out.Correct = string(right)
	}
	return out
}
