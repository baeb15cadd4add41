package grade

import (
	"slices"
	"strings"
)

// Union joins the answers of several readings in the order in which the
// messages came (RULES section 5). What was answered stays answered; where two
// messages contradict each other the later one counts and the rule gains
// "contradicted". Two parts that complete each other make an answer.
func Union(readings []Reading) map[string]Answer {
	out := make(map[string]Answer)
	for _, reading := range readings {
		for id, later := range reading.Questions {
			earlier, seen := out[id]
			if !seen {
				out[id] = later
				continue
			}
			out[id] = join(earlier, later)
		}
	}
	return out
}

func join(earlier, later Answer) Answer {
	switch {
	case later.Status == Unanswered:
		return earlier
	case earlier.Status == Unanswered:
		return later
	case contradict(earlier, later):
		if later.Status == Partly && earlier.Status == Answered {
			later.Status, later.Missing = Answered, nil
		}
		later.Rule += ",contradicted"
		return later
	case later.Status == Answered:
		return later
	case earlier.Status == Answered:
		return earlier
	}
	return complete(earlier, later)
}

// complete joins two partial answers.
func complete(earlier, later Answer) Answer {
	missing := slices.DeleteFunc(slices.Clone(earlier.Missing), func(s string) bool { return !slices.Contains(later.Missing, s) })
	if len(missing) == len(later.Missing) {
		return later
	}
	out := later
	out.Missing = missing
	out.Value, out.Rule = earlier.Value+"; "+later.Value, earlier.Rule+","+later.Rule
	if earlier.Correct == string(mistaken) || out.Correct == string(unknown) {
		out.Correct = earlier.Correct
	}
	if len(missing) == 0 {
		out.Status = Answered
	}
	return out
}

// contradict reports whether two answers cannot both be true: one is right by
// the key and the other wrong, their numbers differ, or one consents and the other denies.
func contradict(a, b Answer) bool {
	if a.Status == Answered && b.Status == Answered && (a.Correct == string(right) && b.Correct == string(mistaken) || a.Correct == string(mistaken) && b.Correct == string(right)) {
		return true
	}
	if x, y := consent(a), consent(b); x != 0 && y != 0 && x != y {
		return true
	}
	if x, y := hoursIn(a), hoursIn(b); len(x) == 1 && len(y) == 1 {
		return !same(x[0], y[0])
	}
	x, y := numbersIn(a.Value), numbersIn(b.Value)
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	if len(x) > len(y) {
		x, y = y, x
	}
	return slices.ContainsFunc(x, func(n float64) bool { return !slices.Contains(y, n) })
}

// hoursIn reads the opening hours of an answer, so that "9 to 16" is the same as "9:00-16:00".
func hoursIn(a Answer) []value {
	if !strings.Contains(a.Rule, "opening_hours") && !strings.Contains(a.Rule, "closed") {
		return nil
	}
	r := &reader{text: newText(a.Value, ""), lex: vocabulariesFor("", "")}
	if spans := r.hours(0, len(r.words)); len(spans) > 0 {
		return spans
	}
	if span, ok := r.openAndShut(r.whole()); ok {
		return []value{span}
	}
	return r.valuesOf("hours")
}

// consent is 1 for an answer that affirms, -1 for one that denies, else 0.
func consent(a Answer) int {
	for rule := range strings.SplitSeq(a.Rule, ",") {
		switch strings.TrimSuffix(rule, "_in_order") {
		case "yes", "can", "statement", "needed", "daily":
			return 1
		case "no", "cannot", "taken", "negative_statement", "needless":
			return -1
		}
	}
	return 0
}

// numbersIn returns the numbers of a value, "4,90" and "4.9" being the same.
func numbersIn(s string) []float64 {
	var out []float64
	for _, w := range newText(s, "").words {
		if n, ok := parseNumber(w.folded); ok && w.folded[0] >= '0' && w.folded[0] <= '9' {
			out = append(out, n)
		}
	}
	return out
}
