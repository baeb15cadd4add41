package grade

import (
	"slices"
	"sort"
	"strings"
)

// valueLimit bounds the values that are weighed.
const valueLimit = 300

// collect finds all values of the kinds that are asked for.
func (b *binder) collect() {
	wanted := func(kind string) bool {
		return slices.ContainsFunc(b.asks, func(a ask) bool {
			return a.kind == kind || a.whether && kind == "yes_no" || a.soon && (kind == "date" || kind == "duration") ||
				kind == "money" && a.kind == "yes_no" && b.lex.in(a.text, listFree, a.text.whole())
		})
	}
	b.dialled = b.contacts("phone", b.phones)
	if wanted("phone") {
		b.values = append(b.values, b.dialled...)
	}
	if wanted("url") {
		b.values = append(b.values, b.contacts("url", b.links)...)
	}
	for _, c := range b.text.clauses {
		s := b.text.sentences[b.words[c.from].sentence]
		if c.signature || s.question && !b.statedBefore(c, s) {
			continue
		}
		b.values = append(b.values, b.clauseValues(c, wanted)...)
	}
	if wanted("hours") {
		b.collectHours()
	}
	b.collectPrices()
	b.collectBelow()
	sort.SliceStable(b.values, func(i, j int) bool { return b.values[i].from < b.values[j].from })
	b.values = slices.DeleteFunc(b.values, func(v value) bool { return v.rule == "weekday" && b.dayBehind(v) })
	b.values = b.values[:min(len(b.values), valueLimit)]
}

// collectHours adds the opening hours of sentences in which no span stands.
func (b *binder) collectHours() {
	for n, s := range b.text.sentences {
		spanned := slices.ContainsFunc(b.values, func(v value) bool { return v.kind == "hours" && b.words[v.from].sentence == n })
		if s.signature || s.question || spanned || b.telephones(n) {
			continue
		}
		if v, ok := b.openAndShut(s); ok {
			b.values = append(b.values, v)
		} else if v, ok := b.shut(s); ok {
			b.values = append(b.values, v)
		} else if times := b.oneTimes(s); len(times) == 1 && b.lex.in(b.text, listOpens, s) || b.oneTimeAsked() {
			b.values = append(b.values, times...)
		}
	}
}

// collectPrices adds the numbers without a currency that stand behind the words of a
// question for a price and end what is said of it ("oil change 1500"), where the reply
// names no amount that is one for sure.
func (b *binder) collectPrices() {
	if slices.ContainsFunc(b.values, func(v value) bool { return v.kind == "money" && v.rule == "amount" }) {
		return
	}
	for a := range b.asks {
		if b.asks[a].kind != "money" {
			continue
		}
		for n, c := range b.text.clauses {
			if b.clauses.own[n*len(b.asks)+a] < clauseCue || !b.states(c) {
				continue
			}
			if v, ok := b.priceAtEnd(c); ok {
				b.values = append(b.values, v)
			}
		}
	}
}

// leastPrice is the least number that is a price by its place alone: less is how many or when.
const leastPrice = 5

// priceAtEnd reads a number with which the clause ends, behind the name of a thing.
func (b *binder) priceAtEnd(c stretch) (value, bool) {
	for i := c.from + 1; i < c.to; i++ {
		low, high, end := b.ranged(i)
		if end == 0 {
			continue
		}
		if end == c.to && isLetterWord(b.words[i-1].folded) && !isLetterWord(b.words[i].folded) && low >= leastPrice && !covered(b.values, i) && !covered(b.dialled, i) && !strings.Contains(b.words[i].folded, ":") && !b.atBefore(i) && !b.sinceBefore(i) {
			return value{kind: "money", from: i, to: end, low: low, high: high, rule: "bare_number"}, true
		}
		i = end - 1
	}
	return value{}, false
}

// statedBefore reports whether the clause states something before its sentence
// ends in a proposal ("we have a place on the 18th, shall I book it?").
func (b *binder) statedBefore(c, s stretch) bool {
	if c.to == s.to || b.lex.in(b.text, listProposals, c) {
		return false
	}
	return b.manners[b.words[c.from].sentence].proposes ||
		!b.manners[b.words[c.from].sentence].clarifies && !b.opensQuestion(c) && !b.lex.in(b.text, listWhether, c) && len(b.money(c.from, c.to))+len(b.barePrices(c.from, c.to, nil)) > 0 // "36 to 44 euro, steel or alloy?"
}

// dayBehind reports whether a day of the month stands right behind the weekday
// ("Thursday, 12 November").
func (b *binder) dayBehind(v value) bool {
	next, ok := b.date(v.to, len(b.words))
	return ok && next.rule == "day" && b.words[next.from].sentence == b.words[v.from].sentence
}

// oneTimeAsked reports whether a question asks for one time of day ("from what
// time can we check in?"), which any time of day may answer.
func (b *binder) oneTimeAsked() bool {
	return slices.ContainsFunc(b.asks, func(a ask) bool {
		return a.kind == "hours" && b.lex.in(a.text, listOneTime, a.text.whole())
	})
}

// clauseValues finds the values in one clause. A clause that defers holds no
// value but an amount of money.
func (b *binder) clauseValues(c stretch, wanted func(string) bool) []value {
	n := b.words[c.from].sentence
	amounts := b.money(c.from, c.to)
	if b.manners[n].sells {
		amounts = slices.DeleteFunc(amounts, func(v value) bool { return v.rule == "free" })
	}
	if b.defers(c) {
		return b.deferred(c, amounts, wanted)
	}
	spans, lengths, days := b.hours(c.from, c.to), b.durations(c.from, c.to), b.dates(c.from, c.to)
	if b.manners[n].replies || b.manners[n].limits && !b.validityAsked() {
		lengths, days = nil, nil
	}
	lengths = slices.DeleteFunc(lengths, func(v value) bool { return b.wayTo(v, c) || b.perUnit(v, amounts) })
	spans = slices.DeleteFunc(spans, func(v value) bool { return b.telephones(n) || covered(b.dialled, v.from) })
	taken := slices.Concat(amounts, spans, lengths, days, b.dialled)
	var out []value
	bare := b.barePrices(c.from, c.to, taken)
	if wanted("quantity") {
		bare = slices.DeleteFunc(bare, b.least)
	}
	for _, list := range [][]value{amounts, bare, spans, lengths, days} {
		if len(list) > 0 && wanted(list[0].kind) {
			out = append(out, list...)
		}
	}
	if wanted("quantity") {
		out = append(out, b.counts(c, taken)...)
	}
	if slices.ContainsFunc(b.asks, func(a ask) bool { return a.needs || a.whether }) {
		if v, ok := b.need(c); ok && (v.low == 0 || slices.ContainsFunc(b.asks, func(a ask) bool { return a.needs })) {
			out = append(out, v)
		}
	}
	if wanted("yes_no") && !b.manners[n].elsewhere && !b.manners[n].invites {
		out = append(out, b.verdicts(c)...)
	}
	if wanted("person") {
		out = append(out, b.persons(c)...)
	}
	return out
}

// deferred are the values of a clause that puts an answer off: an amount of money, and
// the person who was asked for and will give it.
func (b *binder) deferred(c stretch, amounts []value, wanted func(string) bool) []value {
	var out []value
	if wanted("money") {
		out = slices.DeleteFunc(amounts, func(v value) bool { return v.rule == "free" })
	}
	if wanted("person") && b.asksPersonHere(c.from) {
		out = append(out, b.persons(c)...)
	}
	return out
}

// perUnit reports whether a length without a number is what an amount buys ("68
// euro an hour"), and tells how long nothing is.
func (b *binder) perUnit(v value, amounts []value) bool {
	if !isLetterWord(b.words[v.from].folded) {
		return false
	}
	return slices.ContainsFunc(amounts, func(m value) bool {
		return m.to == v.from || m.to+1 == v.from && len(b.words[m.to].folded) <= perLength
	})
}

// perLength bounds the words that stand between a price and its unit ("per", "за", "už").
const perLength = 6

// least reports whether the number is the least of something ("from 100 pieces").
func (b *binder) least(v value) bool {
	if v.from == 0 {
		return false
	}
	before := &b.words[v.from-1]
	return b.lex.is(listSince, before) || b.lex.is(listAbove, before)
}

// counts returns the numbers in the clause that no value of another kind has
// taken ("from 100 pieces").
func (b *binder) counts(c stretch, taken []value) []value {
	var out []value
	for i := c.from; i < c.to; i++ {
		n, end := b.reader.number(i)
		if end == 0 {
			continue
		}
		if !covered(taken, i) && n > 0 {
			out = append(out, value{kind: "quantity", from: i, to: end, low: n, high: n, rule: "count"})
		}
		i = end - 1
	}
	return out
}

// telephones reports whether sentence n sends the customer to a telephone; the
// hours that stand in it are the telephone's.
func (b *binder) telephones(n int) bool {
	return b.manners[n].elsewhere && slices.ContainsFunc(b.dialled, func(v value) bool { return b.words[v.from].sentence == n })
}

// wayTo reports whether a length of less than a day is how far it is to
// somewhere, and nobody asked for that.
func (b *binder) wayTo(v value, c stretch) bool {
	behind := stretch{from: v.to, to: min(v.to+2, c.to)}
	return v.high < unitHours("day") && b.lex.in(b.text, listDistance, behind) && !slices.ContainsFunc(b.asks, func(a ask) bool {
		return b.lex.in(a.text, listDistance, a.text.whole())
	})
}

// validityAsked reports whether a question is about how long something is valid;
// otherwise such a time limits an offer and answers nothing.
func (b *binder) validityAsked() bool {
	return slices.ContainsFunc(b.asks, func(a ask) bool {
		return b.lex.in(a.text, listValidity, a.text.whole())
	})
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

// nouns reports whether the text is in a language that writes every noun with a
// capital, where a capital tells no name.
func (r *reader) nouns() bool {
	return slices.ContainsFunc(r.lex, func(v *vocabulary) bool { return v.code == r.language && v.nouns })
}

// calendarWord reports whether word i names a month or a day.
func (r *reader) calendarWord(i int) bool {
	_, month := r.monthAt(i)
	_, day := r.date(i, i+1)
	return month || day
}

// states reports whether the clause says something: no question, no deferral,
// nothing left open ("if you ..."), no thanks or greeting, nothing of the signature, no page to go to.
func (b *binder) states(c stretch) bool {
	n := b.words[c.from].sentence
	s := b.text.sentences[n]
	open := b.lex.in(b.text, listWhether, stretch{from: c.from, to: min(c.from+2, c.to)})
	return !open && !s.question && !c.signature && !b.manners[n].elsewhere && !b.defers(c) && !b.manners[n].courteous && !b.manners[n].invites && !b.manners[n].proposes && !b.manners[n].clarifies
}

// defers reports whether the clause puts the answer off.
func (b *binder) defers(c stretch) bool {
	return b.lex.in(b.text, listDeferrals, c)
}
