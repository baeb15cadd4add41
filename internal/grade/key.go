package grade

import (
	"math"
	"net/url"
	"slices"
	"strings"
)

// verdict is what the key says about a value.
type verdict string

const (
	right    verdict = "right"
	mistaken verdict = "wrong"
	unknown  verdict = "unknown"
)

// agrees compares the value with the key of the ask's question. The key may be
// free text; the values of the same kind in it count, and one that agrees is
// enough. Without any the verdict is unknown.
func (r *reader) agrees(v value, a ask) verdict {
	k := a.key
	if k == nil || v.rule == "price_not_named" || v.rule == "alternative" || v.rule == "bare_number" && v.kind == "duration" {
		return unknown
	}
	switch v.kind {
	case "phone":
		return judge(strings.HasSuffix(digits(k.src), tail(digits(r.quote(v)), 7)))
	case "url":
		return judge(host(k.src) == host(r.quote(v)))
	case "person":
		return r.agreesOnName(v, k)
	case "free", "quantity":
		return r.agreesOnWords(v, k)
	}
	values := k.valuesOf(v.kind)
	for _, want := range values {
		if same(v, want) {
			return right
		}
	}
	if len(values) == 0 || v.rule == "relative_day" || v.rule == "statement" || v.rule == "negative_statement" {
		return unknown // too vague to prove a mistake
	}
	return mistaken
}

// ReadsKey reports whether a key holds a value of the kind that a question
// expects, as a grader of the language reads it. One that holds none would leave
// every answer unknown. In a language whose values are not known in full, one
// without units and words for yes, nothing can be said, and every key passes.
func ReadsKey(language, expects, key string) bool {
	known := slices.ContainsFunc(vocabularies(), func(v vocabulary) bool {
		return v.code == language && len(v.units) > 0 && len(v.lists[listYesWords].byStart) > 0
	})
	if !known {
		return true
	}
	switch expects {
	case "free", "person":
		return strings.TrimSpace(key) != ""
	case "phone":
		return digits(key) != ""
	case "url":
		return host(key) != ""
	}
	asking := newReader("", "", Context{Language: language})
	k := &reader{text: newText(key, ""), lex: asking.questionLexis()}
	return len(k.valuesOf(expects)) > 0
}

func judge(agrees bool) verdict {
	if agrees {
		return right
	}
	return mistaken
}

// valuesOf returns the key's values of the kind. A bare number is a price when
// prices are asked for.
func (r *reader) valuesOf(kind string) []value {
	var out []value
	for _, c := range r.clauses {
		switch kind {
		case "money":
			amounts := r.money(c.from, c.to)
			out = append(out, amounts...)
			if len(amounts) == 0 && c.to-c.from == 1 {
				if n, end := r.number(c.from); end > 0 {
					out = append(out, value{kind: kind, low: n, high: n})
				}
			}
		case "duration":
			out = append(out, r.durations(c.from, c.to)...)
		case "hours":
			out = append(out, r.hours(c.from, c.to)...)
			if v, ok := r.shut(c); ok {
				out = append(out, v)
			}
			if t, sure, end := r.timeOfDay(c.from, c.to); sure && end == c.to {
				out = append(out, value{kind: kind, from: c.from, to: end, low: t, high: t, rule: "one_time"})
			}
		case "date":
			out = append(out, r.dates(c.from, c.to)...)
		case "yes_no":
			if v, ok := r.need(c); ok {
				out = append(out, v)
			} else {
				out = append(out, r.verdicts(c)...)
			}
		}
	}
	return out
}

// same compares two values of one kind: amounts and their currency to the cent,
// lengths of time where their ranges meet, spans of the day and days exactly. One
// time of day agrees with the span that it begins or ends.
func same(have, want value) bool {
	const cent = 0.005
	const monthly = 1.02 // a month has 30 or 31 days
	switch have.kind {
	case "money":
		return sameCurrency(have.unit, want.unit) && have.low <= want.high+cent && want.low <= have.high+cent
	case "duration":
		return have.low <= want.high*monthly && want.low <= have.high*monthly
	case "date":
		if have.rule == "month" || want.rule == "month" {
			return have.low <= want.high && want.low <= have.high
		}
	case "hours":
		if have.rule == "one_time" || want.rule == "one_time" {
			return have.low == want.low || have.high == want.high
		}
	}
	return math.Abs(have.low-want.low) < cent && math.Abs(have.high-want.high) < cent
}

func (r *reader) agreesOnName(v value, key *reader) verdict {
	for i := v.from; i < v.to; i++ {
		for j := range key.words {
			if newName(key.raw(j)).is(r.words[i].latin) {
				return right
			}
		}
	}
	return mistaken
}

// agreesOnWords is right when at least half of the key's telling words stand in
// the sentence; words alone never prove a mistake.
func (r *reader) agreesOnWords(v value, key *reader) verdict {
	total, met := 0, 0
	for i := range key.words {
		_, number := key.number(i)
		if number == 0 && !key.telling(i) {
			continue
		}
		total++
		for j := v.from; j < v.to; j++ {
			if akin(key.words[i].folded, r.words[j].folded) {
				met++
				break
			}
		}
	}
	if total > 0 && met*2 >= total {
		return right
	}
	return unknown
}

func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}

func tail(s string, n int) string { return s[max(0, len(s)-n):] }

// host is the domain of a link without "www.".
func host(s string) string {
	s = strings.ToLower(strings.TrimSpace(s))
	if !strings.Contains(s, "://") {
		s = "//" + s
	}
	u, err := url.Parse(s)
	if err != nil {
		return s
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}
