package grade

import "strings"

// verdicts returns what affirms or denies in the clause: set phrases anywhere,
// particles where a clause begins or ends. low is 1 for yes and 0 for no.
func (r *reader) verdicts(c stretch) []value {
	yes := r.yesAt(c)
	for i := c.from; i < c.to; i++ {
		rule := "cannot"
		end := r.lex.at(r.text, listNo, i, c.to)
		if e := r.lex.at(r.text, listNoWords, i, c.to); e > 0 && i == c.from && r.closesClause(e-1, c) {
			end, rule = e, "no"
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

// closesClause reports whether the clause ends behind word i, or punctuation stands there.
func (r *reader) closesClause(i int, c stretch) bool {
	return i+1 >= c.to || strings.ContainsAny(r.gap(i), ",.!;:–—-")
}

// negated reports whether the clause has a negation that no set phrase of consent explains.
func (r *reader) negated(c stretch) bool {
	return r.lex.in(r.text, listNegations, c) || r.lex.in(r.text, listNo, c)
}
