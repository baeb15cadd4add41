package grade

import "strings"

// durations returns lengths of time in words[from:to], in hours.
func (r *reader) durations(from, to int) []value {
	var out []value
	for i := from; i < to; i++ {
		v, ok := r.duration(i, to)
		if !ok {
			v, ok = r.moment(i, to)
		}
		if ok {
			out = append(out, v)
			i = v.to - 1
		}
	}
	return out
}

// duration reads "2-3 working days", "5 m.", "two-year" or "дней 10" at word i.
func (r *reader) duration(i, to int) (value, bool) {
	if low, high, end := r.ranged(i); end > 0 && end < to {
		unit, working := end, false
		if next := r.lex.at(r.text, listWorking, unit, to); next > 0 {
			working = true // "working days", or in one word "Werktage"
			if _, ok := r.unitAt(next); ok && next < to {
				unit = next
			}
		}
		if hours, ok := r.unitAt(unit); ok && r.joined(end-1) && !r.isClock(i, unit) && !r.isDayOfMonth(i, unit) {
			return length(i, unit+1, low*hours, high*hours, working), true
		}
	}
	if hours, ok := r.unitAt(i); ok && i+1 < to && len([]rune(r.words[i].folded)) > 2 && r.gap(i) == " " {
		number := i + 1
		switch r.words[number].folded {
		case "за", "через", "на", "в":
			number++ // "минут за сорок"
		}
		if low, high, end := r.ranged(number); number > i+1 && end > 0 {
			return length(i, end, low*hours, high*hours, false), true
		} else if end > 0 && !isLetterWord(r.words[i+1].folded) && !r.unitFollows(end, to) {
			return length(i, end, low*hours, high*hours, false), true
		}
	}
	return value{}, false
}

func length(from, to int, low, high float64, working bool) value {
	v := value{kind: "duration", from: from, to: to, low: low, high: high, rule: "length_of_time"}
	if working {
		v.unit = "working"
	}
	return v
}

// unitFollows reports whether the number that ends before word end belongs to
// a unit or a currency behind it and not to the word before it.
func (r *reader) unitFollows(end, to int) bool {
	if end >= to {
		return false
	}
	if _, ok := r.unitAt(end); ok {
		return true
	}
	code, _ := currency(r.words[end].folded)
	return code != "" || r.lex.is(listWorking, &r.words[end])
}

// joined reports whether word i and the next belong together.
func (r *reader) joined(i int) bool {
	gap := r.gap(i)
	return gap == "" || oneSpace(gap) || gap == "-" || gap == "\n" || gap == ". "
}

// isClock tells "10 val." and "10 h" as times of day from lengths: a time of
// day has minutes or a preposition that no length has.
func (r *reader) isClock(i, unit int) bool {
	return strings.Contains(r.words[i].folded, ":") || strings.Contains(r.words[i].folded, ".") && r.words[unit].folded == "val"
}

// isDayOfMonth tells "spalio 22 d." from 22 days.
func (r *reader) isDayOfMonth(i, unit int) bool {
	if i == 0 || r.words[unit].folded != "d" {
		return false
	}
	_, ok := r.monthAt(i - 1)
	return ok
}

// moment reads a length that has no number ("same day", "за неделю"). A week or
// a year gone by ("last year's list") is none.
func (r *reader) moment(i, to int) (value, bool) {
	if !r.words[i].starts.has(listMoments) || i > 0 && r.lex.is(listPast, &r.words[i-1]) {
		return value{}, false
	}
	for _, v := range r.lex {
		for _, m := range v.moments {
			if end := m.words.at(r.text, i, to); end > 0 {
				out := length(i, end, m.amount*24, m.amount*24, false)
				if m.amount == 0 || m.amount >= 1 { // "half an hour" is as good as a number
					out.rule = "moment"
				}
				return out, true
			}
		}
	}
	return value{}, false
}
