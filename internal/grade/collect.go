package grade

import (
	"slices"
	"sort"
)

// valueLimit bounds the values that are weighed.
const valueLimit = 300

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
		} else if v, ok := b.oneTime(s); ok {
			b.values = append(b.values, v)
		}
	}
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
		if !wanted("money") {
			return nil
		}
		return slices.DeleteFunc(amounts, func(v value) bool { return v.rule == "free" })
	}
	spans, lengths, days := b.hours(c.from, c.to), b.durations(c.from, c.to), b.dates(c.from, c.to)
	if b.manners[n].limits && !b.validityAsked() {
		lengths, days = nil, nil
	}
	dialled := b.contacts("phone", b.phones)
	spans = slices.DeleteFunc(spans, func(v value) bool { return b.telephones(n) || covered(dialled, v.from) })
	taken := slices.Concat(amounts, spans, lengths, days, dialled)
	var out []value
	for kind, list := range map[string][]value{"money": append(amounts, b.barePrices(c.from, c.to, taken)...), "hours": spans, "duration": lengths, "date": days} {
		if wanted(kind) {
			out = append(out, list...)
		}
	}
	if v, ok := b.need(c); ok && slices.ContainsFunc(b.asks, func(a ask) bool { return a.needs }) {
		out = append(out, v)
	}
	if wanted("yes_no") && !b.manners[n].elsewhere && !b.manners[n].invites {
		out = append(out, b.verdicts(c)...)
	}
	if wanted("person") {
		out = append(out, b.persons(c)...)
	}
	return out
}

// telephones reports whether sentence n sends the customer to a telephone; the
// hours that stand in it are the telephone's.
func (b *binder) telephones(n int) bool {
	return b.manners[n].elsewhere && slices.ContainsFunc(b.contacts("phone", b.phones), func(v value) bool { return b.words[v.from].sentence == n })
}

// validityAsked reports whether a question is about how long something is valid;
// otherwise such a time limits an offer and answers nothing.
func (b *binder) validityAsked() bool {
	return slices.ContainsFunc(b.asks, func(a ask) bool {
		return b.lex.in(a.text, listValidity, stretch{to: len(a.text.words)})
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

// persons returns names in the clause: capitalised words that do not begin a
// sentence and are neither the customer nor the company.
func (b *binder) persons(c stretch) []value {
	var out []value
	for i := c.from; i < c.to; i++ {
		if b.calendarWord(i) || i == b.text.sentences[b.words[i].sentence].from || !b.nameWord(i) || b.isPersona(i) || b.isCompany(piece{from: i, to: i + 1}) {
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

// calendarWord reports whether word i names a month or a day.
func (b *binder) calendarWord(i int) bool {
	_, month := b.monthAt(i)
	_, day := b.date(i, i+1)
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
