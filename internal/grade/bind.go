package grade

import (
	"fmt"
	"slices"
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
	clauses   bonds   // how strongly each clause speaks of each ask
	sentences bonds   // the same for sentences
	places    []place // by sentence
	dialled   []value // the telephone numbers
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
	b.findPlaces()
	b.collect()
	b.bindByCues()
	b.bindStatements()
	b.bindToAll()
	b.bindByOrder()
	b.bindDaily()
	b.bindVague()
	b.bindHalves()
	for i, q := range r.ctx.Questions {
		out[q.ID] = b.answer(i)
	}
	return out
}

// placeBond is the strength of standing below a question, or behind a number that
// repeats the question's.
const placeBond = 4

// bond is how strongly the value is bound to ask a.
func (b *binder) bond(v value, a int) float64 {
	n := len(b.asks)
	w := b.words[v.from]
	strength := 2*b.clauses.all[w.clause*n+a] + b.sentences.all[w.sentence*n+a]
	switch p := b.places[w.sentence]; {
	case p.questions == nil:
	case slices.Contains(p.questions, b.asks[a].question):
		strength += placeBond
	default:
		strength -= placeBond
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
			v = b.ofCharge(v, b.asks[a])
			denial := b.asks[a].whether && v.kind == "yes_no" && v.low == 0 && !b.shutIn(v, b.asks[a])
			if !denial && (!b.asks[a].takes(v) || v.ofNeed() && !b.asks[a].needs) {
				continue
			}
			if v.rule == "can" && !b.onMatter(v, b.asks[a]) {
				continue
			}
			v = b.meant(v, b.asks[a])
			bond := b.bond(v, a)
			topic, kind := b.rival(v, a)
			tolerance := b.tolerance(v, a)
			if bond < minimumBond || bond < kind || bond < tolerance*topic || tolerance > 0.5 && b.offered(v) {
				continue
			}
			b.propose(a, v, bond)
		}
	}
}

// shutIn reports whether the sentence of a denial says that nothing is open, which tells
// more to whom asks for opening hours.
func (b *binder) shutIn(v value, a ask) bool {
	n := b.words[v.from].sentence
	return a.kind == "hours" && slices.ContainsFunc(b.values, func(o value) bool { return o.rule == "closed" && b.words[o.from].sentence == n })
}

// takes reports whether a value of its kind can answer the ask.
func (a ask) takes(v value) bool {
	return v.kind == a.kind || a.soon && (v.kind == "date" && v.rule != "relative_day" && v.unit != weekly || v.kind == "duration" && v.rule != "moment")
}

// ofCharge is what an amount says to the question whether something is free of
// charge: a price denies it, a price of nothing affirms it.
func (b *binder) ofCharge(v value, a ask) value {
	if v.kind != "money" || a.kind != "yes_no" || v.rule != "free" && v.rule != "amount" || !b.lex.in(a.text, listFree, a.text.whole()) {
		return v
	}
	v.kind, v.unit, v.low, v.high = "yes_no", "", 0, 0
	if v.rule == "free" {
		v.low, v.high = 1, 1
	}
	return v
}

// tolerance is the share of a rival topic's bond that a value needs. Where the
// sentence itself has a cue of the ask, the kind of the value speaks for it too
// and the topic hardly matters.
func (b *binder) tolerance(v value, a int) float64 {
	own := b.sentences.own[b.words[v.from].sentence*len(b.asks)+a] >= clauseCue/2
	switch {
	case own && !weak(v):
		return 0
	case own:
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
	case "needed", "needless":
		strength *= 1.5
	}
	if b.text.clauses[b.words[v.from].clause].signature {
		strength *= 0.5 // the link that every letter has
	}
	if v.kind != "yes_no" && b.agrees(v, b.asks[a]) == right { // the key must not choose between yes and no
		strength *= 1.3
	}
	if have := b.results[a]; have.met == 0 || strength > have.bond+1e-9 {
		b.results[a] = found{value: v, met: b.firmness(v, b.asks[a]), bond: strength}
	}
}

// firmness is 0.5 for consent that is hedged, and for one time of day where two are asked for.
func (b *binder) firmness(v value, a ask) float64 {
	if v.rule == "one_time" && !b.lex.in(a.text, listOneTime, a.text.whole()) {
		return 0.5
	}
	if v.kind == "yes_no" && b.lex.in(b.text, listHedges, b.text.clauses[b.words[v.from].clause]) {
		return 0.5
	}
	return 1
}

// bindByOrder gives the asks that are still open the values that speak of no
// question, in the order of both. What is said of many things ("free", "you
// can") is left out, unless the reply is in another language, where cues cannot
// match; beside a question back ("we have two shops, which one?") even then.
func (b *binder) bindByOrder() {
	foreign := b.language != "" && b.language != b.ctx.Language && !b.clarifyingQuestion().Holds
	for _, v := range b.values {
		if v.rule != "no" || !b.loose(v) {
			continue
		}
		for a := range b.asks {
			if b.asks[a].whether && b.results[a].met == 0 && !b.openBefore(a) {
				b.results[a] = found{value: v, met: 1}
				b.results[a].rule += "_in_order"
				break
			}
		}
	}
	b.bindCharges()
	for _, kind := range kinds() {
		open := b.open(kind)
		var loose []value
		for _, v := range b.values {
			if v.kind == kind && b.loose(v) && !b.opensAnother(v, open) && (foreign || !weak(v)) {
				loose = append(loose, v)
			}
		}
		if len(open) == 1 && kind != "yes_no" {
			b.agreeingFirst(loose, b.asks[open[0]])
		}
		for i, a := range open {
			if i >= len(loose) || len(open) > 1 && len(loose) < len(open) && kind != "yes_no" {
				break
			}
			b.results[a] = found{value: loose[i], met: b.firmness(loose[i], b.asks[a])}
			b.results[a].rule += "_in_order"
		}
	}
}

// bindCharges answers whether something is free of charge with the only amount that
// answers nothing else.
func (b *binder) bindCharges() {
	for _, a := range b.open("yes_no") {
		if len(b.open("money")) > 0 {
			return
		}
		for _, v := range b.values {
			if charged := b.ofCharge(v, b.asks[a]); charged.kind == "yes_no" && v.kind == "money" && b.loose(v) {
				b.results[a] = found{value: charged, met: 1}
				b.results[a].rule += "_in_order"
				break
			}
		}
	}
}

// bindToAll gives every open question for yes or no the verdict that says that it is
// for all of them ("yes to both").
func (b *binder) bindToAll() {
	for _, v := range b.values {
		if v.kind != "yes_no" || v.rule != "yes" && v.rule != "no" || b.lex.at(b.text, listBoth, v.to, len(b.words)) == 0 {
			continue
		}
		for a := range b.asks {
			if (b.asks[a].kind == "yes_no" || b.asks[a].whether) && b.results[a].met == 0 {
				b.results[a] = found{value: v, met: 1}
			}
		}
	}
}

// bindDaily answers whether there is something on a day with what is so on every day.
func (b *binder) bindDaily() {
	for _, a := range b.open("yes_no") {
		if !b.asksForDay(b.asks[a].text) {
			continue
		}
		for _, c := range b.text.clauses {
			if from, to, ok := b.lex.find(b.text, listDaily, c.from, c.to); ok && b.states(c) && !b.negated(c) {
				b.results[a] = found{value: value{kind: "yes_no", from: from, to: to, low: 1, high: 1, rule: "daily"}, met: 1}
				break
			}
		}
	}
}

// asksForDay reports whether the question names a day of the week or its end.
func (b *binder) asksForDay(question *text) bool {
	l := b.questionLexis()
	return slices.ContainsFunc(question.words, func(w word) bool {
		return l.is(listWeekday, &w) || w.starts.has(listMatters) && l.matter(w.folded) == "weekend"
	})
}

// openBefore reports whether a question for yes or no before ask a has no answer yet,
// which a bare "no" answers rather.
func (b *binder) openBefore(a int) bool {
	for before := range a {
		if b.asks[before].kind == "yes_no" && b.results[before].met == 0 {
			return true
		}
	}
	return false
}

// agreeingFirst moves what agrees with the key to the front: of several prices
// the one that was asked for counts.
func (b *binder) agreeingFirst(values []value, a ask) {
	slices.SortStableFunc(values, func(v, w value) int {
		switch {
		case b.agrees(v, a) == b.agrees(w, a):
			return 0
		case b.agrees(v, a) == right:
			return -1
		case b.agrees(w, a) == right:
			return 1
		}
		return 0
	})
}

// opensAnother reports whether the value begins a sentence that goes on to answer
// another question ("yes, on Saturdays we are open from 9 to 5"); open are the
// asks that have no value yet.
func (b *binder) opensAnother(v value, open []int) bool {
	if v.kind != "yes_no" {
		return false
	}
	for a, f := range b.results {
		if f.met == 0 || f.from < v.from || b.words[f.from].sentence != b.words[v.from].sentence || b.words[f.from].clause > b.words[v.from].clause+1 {
			continue // "yes, we make them to measure, it takes three weeks"
		}
		if !slices.ContainsFunc(open, func(o int) bool { return b.asks[o].question == b.asks[a].question }) {
			return true
		}
	}
	return false
}

// weak reports whether the value says little without the matter beside it.
func weak(v value) bool {
	return v.ofNeed() || v.rule == "free" || v.rule == "can" || v.rule == "cannot"
}

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
const looseWords = 6

// loose reports whether the value is bound to no question and was not used.
func (b *binder) loose(v value) bool {
	n := b.words[v.from].sentence
	c := b.text.clauses[b.words[v.from].clause]
	if b.places[n].questions != nil || b.offered(v) || b.manners[n].courteous {
		return false
	}
	if v.rule == "moment" && c.to-c.from > looseWords || v.kind == "money" && b.lex.in(b.text, listExtra, c) {
		return false // a surcharge alone is not the price
	}
	if v.kind == "person" && v.to == v.from+1 && !b.lex.is(listTitles, &b.words[max(0, v.from-1)]) && !b.lex.in(b.text, listRoles, b.text.sentences[n]) {
		return false // any place has a capital
	}
	if v.rule == "month" {
		return false // things happen in a month that nobody asked for
	}
	if v.rule == "closed" && !slices.ContainsFunc(b.words[c.from:c.to], func(w word) bool { return b.lex.is(listWeekday, &w) || b.lex.is(listDays, &w) }) {
		return false // a list or a road is closed, too
	}
	priced := v.rule == "amount" && b.lex.in(b.text, listPrice, c) && b.onlyAsk("money")
	for a, f := range b.results {
		if f.met > 0 && f.from == v.from {
			return false
		}
		if (priced || v.from == c.from && v.to == c.to) && b.asks[a].kind != v.kind {
			continue // "the price is 290 euro for the whole course" tells no length; "1200, by appointment"
		}
		if b.sentences.own[n*len(b.asks)+a] >= minimumBond && !b.answeredBeside(v, a) && (b.asks[a].kind == v.kind || !ofOneUse(v)) {
			return false
		}
	}
	return true
}

// onlyAsk reports whether no more than one thing of the kind is asked for.
func (b *binder) onlyAsk(kind string) bool {
	n := 0
	for _, a := range b.asks {
		if a.kind == kind {
			n++
		}
	}
	return n == 1
}

// ofOneUse reports whether a value of its kind hardly stands beside another
// matter than its own, as a price or a yes does ("the rooms are ready from 3 pm").
func ofOneUse(v value) bool { return v.kind == "hours" || v.kind == "date" }

// answeredBeside reports whether what the sentence says of ask a is said in
// another clause than v ("4.90, 3 days"), or is of another kind ("costs 30 euro
// and lasts an hour").
func (b *binder) answeredBeside(v value, a int) bool {
	f := b.results[a]
	have, want := b.words[f.from], b.words[v.from]
	return f.met > 0 && have.sentence == want.sentence &&
		(have.clause != want.clause || v.kind != "yes_no" && v.kind != f.kind || b.clauses.own[want.clause*len(b.asks)+a] < minimumBond)
}

// bindStatements answers what asks for yes or no with a plain statement about
// the matter, and free questions with the sentence that deals with it.
func (b *binder) bindStatements() {
	for a := range b.asks {
		if b.results[a].met > 0 {
			continue
		}
		for c, s := range b.text.clauses {
			strength := b.clauses.own[c*len(b.asks)+a]
			v := value{kind: b.asks[a].kind, from: s.from, to: s.to, low: 1, high: 1, rule: "statement"}
			below := b.answersBelow(s, a) && !b.putsOff(s, a)
			if !below && (strength < 1 || b.bond(v, a) < 0.75*b.unanswered(s, a) || b.offered(v)) || !b.states(s) {
				continue
			}
			switch kind := b.asks[a].kind; {
			case kind != "yes_no" && b.asks[a].whether && b.negated(s):
				v.kind, v.low, v.high, v.rule = "yes_no", 0, 0, "negative_statement"
			case kind == "yes_no":
				if b.negated(s) || b.deniesCue(s, b.asks[a]) {
					v.low, v.high, v.rule = 0, 0, "negative_statement"
				}
				v = b.meant(v, b.asks[a])
			case kind == "quantity":
				if !b.hasNumber(s) {
					continue
				}
			case kind == "free":
				v.from, v.to = b.sentenceOf(s)
				if v.to-v.from < 3 && !below {
					continue
				}
			default:
				continue
			}
			b.propose(a, v, strength)
		}
	}
}

// deniesCue reports whether a cue of the ask stands in the stretch with a prefix that denies.
func (b *binder) deniesCue(s stretch, a ask) bool {
	for _, w := range b.words[s.from:s.to] {
		if w.denied && slices.ContainsFunc(a.cues, func(c cue) bool { return c.rival == nil && akin(c.word, w.root) || akin(c.root, w.root) }) {
			return true
		}
	}
	return false
}

// unanswered is the strongest bond of the clause to an ask of another question
// that it does not answer: the words beside an answer are about that answer.
func (b *binder) unanswered(c stretch, a int) float64 {
	strongest := 0.0
	for other, f := range b.results {
		if b.asks[other].question == b.asks[a].question || f.met > 0 && f.from >= c.from && f.from < c.to {
			continue
		}
		strongest = max(strongest, b.bond(value{from: c.from}, other))
	}
	return strongest
}

func (b *binder) sentenceOf(c stretch) (from, to int) {
	s := b.text.sentences[b.words[c.from].sentence]
	return s.from, s.to
}

// bindHalves gives half to a plain yes where more was asked for.
func (b *binder) bindHalves() {
	for a := range b.asks {
		if !b.asks[a].half || b.results[a].met > 0 {
			continue
		}
		for c, s := range b.text.clauses {
			if b.clauses.own[c*len(b.asks)+a] >= 2*clauseCue && b.states(s) && !b.negated(s) {
				b.results[a] = found{value: value{kind: "yes_no", from: s.from, to: s.to, low: 1, high: 1, rule: "yes_only"}, met: 0.5}
			}
		}
		for _, v := range b.values {
			if v.kind != "yes_no" || v.low == 0 || v.ofNeed() || v.rule == "can" && !b.onMatter(v, b.asks[a]) {
				continue
			}
			if topic, _ := b.rival(v, a); b.bond(v, a) >= minimumBond && b.bond(v, a) >= topic {
				v.rule = "yes_only"
				b.results[a] = found{value: v, met: 0.5}
				break
			}
		}
	}
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
			if topic, _ := b.rival(v, a); b.bond(v, a) >= minimumBond && b.bond(v, a) >= 0.75*topic || len(open) == 1 && topic < minimumBond {
				b.results[a] = found{value: v, met: 0.5}
				break
			}
		}
	}
}

// answer sums up what was found for the asks of question i.
func (b *binder) answer(i int) Answer {
	var mine []int
	met, denied := 0.0, false
	for a, f := range b.results {
		if b.asks[a].question == i {
			mine = append(mine, a)
			if b.implied(a) {
				f.met = 1
			}
			met += f.met
			denied = denied || f.met == 1 && f.kind == "yes_no" && f.low == 0
		}
	}
	out := Answer{Status: Partly, Correct: string(unknown)}
	switch {
	case met == 0:
		out.Status = Unanswered
	case met >= float64(len(mine)), denied: // a plain no leaves nothing else to say
		out.Status = Answered
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
		if len(parts) == 0 {
			out.Span = b.span(f.from, f.to)
		}
		parts, rules = append(parts, b.quote(f.value)), append(rules, f.rule)
		out.Correct = worse(out.Correct, b.agrees(f.value, b.asks[a]))
	}
	out.Value, out.Rule = strings.Join(parts, "; "), strings.Join(rules, ",")
	return out
}

// implied reports whether an open ask for yes or no is answered by what follows
// of the same matter: who says how long it takes, or what it costs, does it ("can
// you deliver, and what does it cost?").
func (b *binder) implied(a int) bool {
	ask := b.asks[a]
	if ask.kind != "yes_no" || b.results[a].met == 1 && b.results[a].low == 0 || a+1 >= len(b.asks) {
		return false
	}
	next, f := b.asks[a+1], b.results[a+1]
	return next.question == ask.question && next.kind != "yes_no" && f.met == 1 && b.lex.in(ask.text, listBack, ask.text.whole())
}

// worse joins two verdicts: one wrong part makes an answer wrong, and what is
// unknown adds nothing.
func worse(have string, next verdict) string {
	if have == string(mistaken) || next == unknown {
		return have
	}
	return string(next)
}
