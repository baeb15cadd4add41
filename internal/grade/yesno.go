package grade

import (
	"slices"
	"strings"
)

// verdicts returns what affirms or denies in the clause: set phrases anywhere,
// particles where a clause begins or ends. low is 1 for yes and 0 for no.
func (r *reader) verdicts(c stretch) []value {
	yes := r.yesAt(c)
	for i := c.from; i < c.to; i++ {
		rule := "cannot"
		end := r.lex.at(r.text, listNo, i, c.to)
		if e := r.lex.at(r.text, listNoWords, i, c.to); e > 0 && i == c.from {
			switch {
			case r.closesClause(e-1, c):
				end, rule = e, "no"
			case r.refuses(c):
				end = c.to
			}
		}
		if e := r.lex.at(r.text, listNoWords, i, c.to); e == c.to && i > c.from && r.closesClause(e-1, c) && !r.lex.is(listWhether, &r.words[i-1]) {
			end = e // "парковки нет"
		}
		if e := r.lex.at(r.text, listTaken, i, c.to); e > 0 && !r.negatedBefore(i, c) {
			end, rule = max(end, e), "taken"
		}
		if end > 0 && r.onlyDenies(r.sentences[r.words[c.from].sentence]) {
			rule = "no"
		}
		if end > 0 && (yes.rule != "yes" || end <= yes.from || i >= yes.to) {
			return []value{{kind: "yes_no", from: i, to: end, low: 0, rule: rule}}
		}
	}
	if yes.to > 0 {
		return r.repeated(yes, c)
	}
	return nil
}

// repeated adds the verdicts that are joined to a first one: "yes and yes", "да и нет".
func (r *reader) repeated(v value, c stretch) []value {
	out := []value{v}
	for i := v.to; v.rule == "yes" && i+1 < c.to && adds(r.words[i].folded); {
		next, low := i+1, 0.0
		end := r.lex.at(r.text, listNoWords, next, c.to)
		if yes := max(r.lex.at(r.text, listYes, next, c.to), r.lex.at(r.text, listYesWords, next, c.to)); yes > 0 {
			end, low = yes, 1
		}
		if end == 0 || !r.closesClause(end-1, c) {
			break
		}
		rule := "no"
		if low == 1 {
			rule = "yes"
		}
		out = append(out, value{kind: "yes_no", from: next, to: end, low: low, high: low, rule: rule})
		i = end
	}
	return out
}

// onlyDenies reports whether the sentence names no matter beside its denial
// ("unfortunately that is not possible"), which is as good as "no".
func (r *reader) onlyDenies(s stretch) bool {
	for i := s.from; i < s.to; i++ {
		if end := r.lex.at(r.text, listNo, i, s.to); end > 0 {
			i = end - 1
		} else if r.telling(i) {
			return false
		}
	}
	return true
}

// need finds that something is needed, or is not, as far as the words before it
// and the one behind it ("нужно ли") do not leave that open.
func (r *reader) need(s stretch) (value, bool) {
	if v, ok := r.indispensable(s); ok {
		return v, true
	}
	v := value{kind: "yes_no", rule: "needless"}
	from, to, ok := r.lex.find(r.text, listNeedless, s.from, s.to)
	if !ok {
		from, to, ok = r.lex.find(r.text, listNeeds, s.from, s.to)
		v.low, v.high, v.rule = 1, 1, "needed"
	}
	v.from, v.to = from, to
	return v, ok && !r.lex.in(r.text, listWhether, stretch{from: s.from, to: min(to+1, s.to)})
}

// withoutWords is the length up to which a clause says no more than what is missing.
const withoutWords = 3

// indispensable finds that nothing is possible without a thing ("without a
// referral we cannot book you in").
func (r *reader) indispensable(s stretch) (value, bool) {
	from, to, ok := r.lex.find(r.text, listWithout, s.from, s.to)
	if !ok || r.lex.in(r.text, listNeedless, stretch{from: s.from, to: from}) {
		return value{}, false // "you need no appointment and can come without one"
	}
	v := value{kind: "yes_no", from: from, to: min(to+1, s.to), low: 1, high: 1, rule: "needed"}
	around := s
	if s.to-s.from <= withoutWords {
		around = r.sentences[r.words[from].sentence] // "be siuntimo, deja, negalime"
	}
	return v, v.to > to && (r.refusesIn(stretch{from: v.to, to: around.to}) || r.refusesIn(stretch{from: around.from, to: from}))
}

// refusesIn reports whether the stretch denies, by a word or by a verb's prefix.
func (r *reader) refusesIn(s stretch) bool {
	return r.negated(s) || slices.ContainsFunc(r.words[s.from:s.to], func(w word) bool { return w.denied })
}

// ofNeed reports whether the verdict says that something is needed or is not.
func (v value) ofNeed() bool { return v.rule == "needed" || v.rule == "needless" }

// refusalWords is the length up to which a clause that begins with "no" is a
// plain refusal ("no cards"), and not the beginning of a story.
const refusalWords = 4

// refuses reports whether a clause that begins with "no" refuses what it names. "No
// charge" does not.
func (r *reader) refuses(c stretch) bool {
	return c.to-c.from <= refusalWords && !r.lex.in(r.text, listPrice, c) && !r.lex.in(r.text, listFree, c)
}

// yesAt returns what affirms in the clause: "yes" by itself before "you can",
// which needs the matter asked beside it.
func (r *reader) yesAt(c stretch) value {
	if r.echoes(c) {
		return value{kind: "yes_no", from: c.from, to: c.to, low: 1, high: 1, rule: "yes"}
	}
	for i := c.from; i < c.to; i++ {
		end := r.lex.at(r.text, listYes, i, c.to)
		if e := r.lex.at(r.text, listYesWords, i, c.to); e > 0 && (i == c.from || e == c.to) && r.closesClause(e-1, c) {
			end = max(end, e)
		}
		if end > 0 && !r.negatedBefore(i, c) {
			return value{kind: "yes_no", from: i, to: end, low: 1, high: 1, rule: "yes"}
		}
	}
	for i := c.from; i < c.to; i++ {
		if end := r.lex.at(r.text, listCan, i, c.to); end > 0 && !r.denies(stretch{from: c.from, to: min(end+1, c.to)}) {
			return value{kind: "yes_no", from: i, to: end, low: 1, high: 1, rule: "can"}
		}
	}
	return value{}
}

// echoes reports whether the clause is the first of its sentence and nothing but
// the verb of a question, which affirms ("are there places left?" - "there are!").
func (r *reader) echoes(c stretch) bool {
	return c.from == r.sentences[r.words[c.from].sentence].from && r.lex.at(r.text, listEchoes, c.from, c.to) == c.to
}

// negatedBefore reports whether a negation stands right before word i in its clause.
func (r *reader) negatedBefore(i int, c stretch) bool {
	return i > c.from && r.lex.is(listNegations, &r.words[i-1])
}

// meant is what a verdict says to the ask, as far as the words beside it turn it
// round: "cash only" denies cards, "no fee for cards" consents to them, and
// "we accept cash" says nothing sure of them. Cash is a cue of such a question,
// but not its focus.
func (b *binder) meant(v value, a ask) value {
	if v.kind != "yes_no" || v.ofNeed() {
		return v
	}
	c := b.text.clauses[b.words[v.from].clause]
	switch {
	case v.low == 0 && v.rule != "no" && b.lex.in(b.text, listPrice, c) && !b.lex.in(a.text, listPrice, a.text.whole()):
		v.low, v.high, v.rule = 1, 1, "statement"
	case v.low == 0 || b.namesFocus(a, c) || !b.namesOther(a, c):
	case b.excludes(c):
		v.from, v.to, v.low, v.high, v.rule = c.from, c.to, 0, 0, "cannot"
	case !b.namesFocus(a, b.text.sentences[b.words[v.from].sentence]):
		v.rule = "alternative"
	}
	return v
}

// onMatter reports whether a verb of consent begins its sentence or stands beside
// a word of the question. A word of the key or of the letter alone does not make
// "the internet works only up the hill" an answer. In a reply in another language
// the question's words cannot be found.
func (b *binder) onMatter(v value, a ask) bool {
	s := b.text.sentences[b.words[v.from].sentence]
	foreign := b.language != "" && b.language != b.ctx.Language
	return foreign || v.from == s.from || slices.ContainsFunc(a.cues, func(c cue) bool {
		if c.weight < clauseCue && (c.rival != nil || !a.text.hasAkin(c.word)) {
			return false
		}
		return slices.ContainsFunc(b.words[s.from:s.to], func(w word) bool { return c.in(&w) })
	})
}

// namesFocus reports whether the focus of the ask stands in the stretch.
func (r *reader) namesFocus(a ask, s stretch) bool {
	for i := s.from; i < s.to; i++ {
		if a.focus.word != "" && a.focus.in(&r.words[i]) {
			return true
		}
	}
	return false
}

// namesOther reports whether a cue that the question itself does not use stands in the stretch.
func (r *reader) namesOther(a ask, s stretch) bool {
	for _, c := range a.cues {
		if c.weight < clauseCue || c.rival == nil && a.text.hasAkin(c.word) {
			continue
		}
		for i := s.from; i < s.to; i++ {
			if c.in(&r.words[i]) {
				return true
			}
		}
	}
	return false
}

// closesClause reports whether the clause ends behind word i, or punctuation stands there.
func (r *reader) closesClause(i int, c stretch) bool {
	return i+1 >= c.to || strings.ContainsAny(r.gap(i), ",.!;:–—-")
}

// negated reports whether the clause has a negation that no set phrase of consent explains.
func (r *reader) negated(c stretch) bool {
	return r.denies(c) || r.lex.in(r.text, listNo, c)
}

// denies reports whether a negation stands in the stretch. "Not only" is none.
func (r *reader) denies(s stretch) bool {
	for i := s.from; i < s.to; i++ {
		if end := r.lex.at(r.text, listNegations, i, s.to); end > 0 && (end == len(r.words) || !r.lex.is(listOnly, &r.words[end])) {
			return true
		}
	}
	return false
}

// excludes reports whether "only" stands in the clause, and not "not only".
func (r *reader) excludes(c stretch) bool {
	for i := c.from; i < c.to; i++ {
		if r.lex.at(r.text, listOnly, i, c.to) > 0 && !r.negatedBefore(i, c) {
			return true
		}
	}
	return false
}
