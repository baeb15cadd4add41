package grade

import "slices"

// Agreement says whether two answers to the same question say the same.
type Agreement string

// NotComparable is said of answers of which one is missing, incomplete or holds
// no value that could be set against the other's.
const (
	Agree         Agreement = "agree"
	Differ        Agreement = "differ"
	NotComparable Agreement = "not_comparable"
)

// Compare sets two answers to one question against each other: by its key where
// both were judged by it, else by their values, as keys are compared. expects is
// the kind that the question expects, the languages are those in which the
// answers were written. Words alone never prove a difference.
func Compare(expects string, a Answer, languageA string, b Answer, languageB string) Agreement {
	switch {
	case a.Status != Answered || b.Status != Answered:
		return NotComparable
	case a.Correct == string(right) && b.Correct == string(right):
		return Agree
	case a.Correct == string(right) && b.Correct == string(mistaken), a.Correct == string(mistaken) && b.Correct == string(right):
		return Differ
	}
	switch expects {
	case "yes_no":
		return compareConsent(a, languageA, b, languageB)
	case "phone":
		const national = 7 // digits that tell numbers apart, whatever the prefix
		x, y := tail(digits(a.Value), national), tail(digits(b.Value), national)
		return agreement(x != "" && y != "", x == y)
	case "url":
		x, y := host(a.Value), host(b.Value)
		return agreement(x != "" && y != "", x == y)
	case "money", "duration", "hours", "date":
		return compareValues(valuesOfAnswer(expects, a, languageA), valuesOfAnswer(expects, b, languageB))
	}
	return compareWords(expects, a, b)
}

func agreement(comparable, same bool) Agreement {
	switch {
	case !comparable:
		return NotComparable
	case same:
		return Agree
	}
	return Differ
}

// compareConsent compares yes and no, by the rule that read them or else by their words.
func compareConsent(a Answer, languageA string, b Answer, languageB string) Agreement {
	x, y := consents(a, languageA), consents(b, languageB)
	return agreement(x != 0 && y != 0, x == y)
}

// consents is 1 for yes, -1 for no, 0 for neither.
func consents(a Answer, language string) int {
	if c := consent(a); c != 0 {
		return c
	}
	values := valuesOfAnswer("yes_no", a, language)
	if len(values) == 0 {
		return 0
	}
	return 2*int(values[0].low) - 1
}

// valuesOfAnswer reads the values of a kind out of an answer, without those that
// depend on the day on which they were written.
func valuesOfAnswer(kind string, a Answer, language string) []value {
	asking := newReader("", "", Context{Language: language})
	r := &reader{text: newText(a.Value, ""), lex: asking.questionLexis()}
	return slices.DeleteFunc(r.valuesOf(kind), func(v value) bool { return v.rule == "relative_day" })
}

// compareValues says that two answers agree when each value of the shorter is
// among those of the other. A weekday is not compared with a date.
func compareValues(xs, ys []value) Agreement {
	if len(xs) > len(ys) {
		xs, ys = ys, xs
	}
	comparable := len(xs) > 0 && !slices.ContainsFunc(slices.Concat(xs, ys), func(v value) bool { return (v.low < 0) != (xs[0].low < 0) })
	return agreement(comparable, !slices.ContainsFunc(xs, func(x value) bool {
		return !slices.ContainsFunc(ys, func(y value) bool { return same(x, y) })
	}))
}

// compareWords compares answers that are words: the same words agree, and so do
// names that share one; numbers that differ tell answers apart.
func compareWords(expects string, a, b Answer) Agreement {
	x, y := foldedWords(a.Value), foldedWords(b.Value)
	shared := slices.ContainsFunc(x, func(w string) bool { return slices.Contains(y, w) })
	switch {
	case len(x) == 0 || len(y) == 0:
		return NotComparable
	case slices.Equal(x, y), expects == "person" && shared:
		return Agree
	case expects == "person", contradict(a, b):
		return Differ
	}
	return NotComparable
}
