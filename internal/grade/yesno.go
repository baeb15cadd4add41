package grade

import "strings"

// verdicts returns what affirms or denies in the clause: set phrases anywhere,
// particles where a clause begins or ends. low is 1 for yes and 0 for no.
func (r *reader) verdicts(c stretch) []value {
	yes := r.yesAt(c)
	for i := c.from; i < c.to; i++ {
		end := r.lex.at(r.text, func(v *vocabulary) *phrases { return &v.no }, i, c.to)
		if end == 0 && i == c.from && r.closesClause(i, c) {
			end = r.lex.at(r.text, func(v *vocabulary) *phrases { return &v.noWords }, i, c.to)
		}
		if end > 0 && (yes.to == 0 || end <= yes.from || i >= yes.to) {
			return []value{{kind: "yes_no", from: i, to: end, low: 0, rule: "no"}}
		}
	}
	if yes.to > 0 {
		return []value{yes}
	}
	return nil
}

func (r *reader) yesAt(c stretch) value {
	for i := c.from; i < c.to; i++ {
		end := r.lex.at(r.text, func(v *vocabulary) *phrases { return &v.yes }, i, c.to)
		if end == 0 && (i == c.from || i == c.to-1) {
			if e := r.lex.at(r.text, func(v *vocabulary) *phrases { return &v.yesWords }, i, c.to); e > 0 && r.closesClause(e-1, c) {
				end = e
			}
		}
		if end > 0 && !r.negatedBefore(i, c) {
			return value{kind: "yes_no", from: i, to: end, low: 1, high: 1, rule: "yes"}
		}
	}
	return value{}
}

// negatedBefore reports whether a negation stands right before word i in its clause.
func (r *reader) negatedBefore(i int, c stretch) bool {
	return i > c.from && r.lex.is(func(v *vocabulary) *phrases { return &v.negations }, r.words[i-1].folded)
}

// closesClause reports whether the clause ends behind word i, or punctuation stands there.
func (r *reader) closesClause(i int, c stretch) bool {
	return i+1 >= c.to || strings.ContainsAny(r.gap(i), ",.!;:–—-")
}

// negated reports whether the clause has a negation that no set phrase of consent explains.
func (r *reader) negated(c stretch) bool {
	return r.lex.in(r.text, func(v *vocabulary) *phrases { return &v.negations }, c) || r.lex.in(r.text, func(v *vocabulary) *phrases { return &v.no }, c)
}
