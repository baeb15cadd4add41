package grade

import "strings"

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
		if end > 0 && (yes.rule != "yes" || end <= yes.from || i >= yes.to) {
			return []value{{kind: "yes_no", from: i, to: end, low: 0, rule: rule}}
		}
	}
	if yes.to > 0 {
		return []value{yes}
	}
	return nil
}

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
		if end := r.lex.at(r.text, listCan, i, c.to); end > 0 && !r.negatedBefore(i, c) {
			return value{kind: "yes_no", from: i, to: end, low: 1, high: 1, rule: "can"}
		}
	}
	return value{}
}

// negatedBefore reports whether a negation stands right before word i in its clause.
func (r *reader) negatedBefore(i int, c stretch) bool {
	return i > c.from && r.lex.is(listNegations, r.words[i-1].folded)
}

// unlessOnly turns a consent to nothing but something else into a denial: "cash
// only" has a cue of the question whether cards are taken, but not its focus.
func (r *reader) unlessOnly(v value, a ask) value {
	c := r.clauses[r.words[v.from].clause]
	if v.kind != "yes_no" || v.low == 0 || !r.lex.in(r.text, listOnly, c) {
		return v
	}
	other := false
	for i := c.from; i < c.to; i++ {
		for _, cue := range a.cues {
			other = other || cue.weight >= clauseCue && akin(cue.word, r.words[i].folded)
		}
		if akin(a.focus, r.words[i].folded) {
			return v
		}
	}
	if other {
		v.from, v.to, v.low, v.high, v.rule = c.from, c.to, 0, 0, "cannot"
	}
	return v
}

// closesClause reports whether the clause ends behind word i, or punctuation stands there.
func (r *reader) closesClause(i int, c stretch) bool {
	return i+1 >= c.to || strings.ContainsAny(r.gap(i), ",.!;:–—-")
}

// negated reports whether the clause has a negation that no set phrase of consent explains.
func (r *reader) negated(c stretch) bool {
	return r.lex.in(r.text, listNegations, c) || r.lex.in(r.text, listNo, c)
}
