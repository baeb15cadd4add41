package grade

import (
	"regexp"
	"strconv"
	"strings"
)

// monthAt returns the month that word i names, 1 to 12.
func (r *reader) monthAt(i int) (int, bool) {
	if i < 0 || i >= len(r.words) || !r.words[i].starts.has(listMonths) {
		return 0, false
	}
	for _, v := range r.lex {
		for m, words := range v.months {
			if words.is(r.words[i].folded) {
				return m + 1, true
			}
		}
	}
	return 0, false
}

var (
	isoDate = regexp.MustCompile(`^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$`)
	dotDate = regexp.MustCompile(`^(\d{1,2})[./](\d{1,2})(?:[./](\d{2,4}))?$`)
)

// longestDate is the length of a date in figures.
const longestDate = len("2026-10-22")

// weekly is the unit of a weekday that comes every week ("Thursdays").
const weekly = "weekly"

// dates returns days in words[from:to]. low is month·100+day, for a weekday 7 to
// 1 below zero, and 0 for a day relative to the letter.
func (r *reader) dates(from, to int) []value {
	var out []value
	for i := from; i < to; i++ {
		v, ok := r.date(i, to)
		if ok {
			out = append(out, v)
			i = v.to - 1
		}
	}
	return out
}

func (r *reader) date(i, to int) (value, bool) {
	if i >= to {
		return value{}, false
	}
	if v, ok := r.numericDate(i, to); ok {
		return v, true
	}
	if m, ok := r.monthAt(i); ok && i+1 < to && r.joined(i) {
		if d, ok := dayNumber(r.words[i+1].folded); ok {
			return dayOf(i, i+2, m, d), true
		}
	}
	if d, ok := dayNumber(r.words[i].folded); ok && i+1 < to {
		next := i + 1
		switch r.words[next].folded {
		case "st", "nd", "rd", "th", "of":
			next++
		}
		if next < to && r.words[next].folded == "of" {
			next++
		}
		if m, ok := r.monthAt(next); ok && next < to {
			return dayOf(i, next+1, m, d), true
		}
	}
	if m, ok := r.monthAt(i); ok && r.monthAlone(i) {
		return value{kind: "date", from: i, to: i + 1, low: float64(m * 100), high: float64(m*100 + 31), rule: "month"}, true
	}
	if s := r.words[i].starts; !s.has(listWeekday) && !s.has(listDays) {
		return value{}, false
	}
	for _, v := range r.lex {
		for n := range v.weekdays {
			if v.weekdays[n].is(r.words[i].folded) {
				v := value{kind: "date", from: i, to: i + 1, low: float64(n - 7), high: float64(n - 7), rule: "weekday"}
				if strings.HasSuffix(r.words[i].folded, "days") {
					v.unit = weekly
				}
				return v, true
			}
		}
		if end := v.lists[listDays].at(r.text, i, to); end > 0 {
			return value{kind: "date", from: i, to: end, rule: "relative_day"}, true
		}
	}
	return value{}, false
}

// monthAlone reports whether a month stands at word i behind a word that dates have
// before them ("in March", "mid March", "do końca października"). English months are written with a
// capital, for "may" and "march" are no months without.
func (r *reader) monthAlone(i int) bool {
	return i > 0 && r.words[i-1].sentence == r.words[i].sentence && isLetterWord(r.words[i-1].folded) && (r.language != "en" || r.capital(i))
}

// numericDate reads 2026-10-22, 22.10.2026 and 22.10.
func (r *reader) numericDate(i, to int) (value, bool) {
	if isLetterWord(r.words[i].folded) {
		return value{}, false
	}
	for end := min(to, i+3); end > i; end-- {
		s := r.src[r.words[i].start:r.words[end-1].end]
		if len(s) > longestDate || !strings.ContainsAny(s, "-./") {
			continue
		}
		if m := isoDate.FindStringSubmatch(s); m != nil {
			return numeric(i, end, m[2], m[3])
		}
		if m := dotDate.FindStringSubmatch(s); m != nil && (m[3] != "" || strings.HasPrefix(r.src[r.words[end-1].end:], ".")) {
			return numeric(i, end, m[2], m[1])
		}
	}
	return value{}, false
}

func numeric(from, to int, month, day string) (value, bool) {
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	if m < 1 || m > 12 || d < 1 || d > 31 {
		return value{}, false
	}
	return dayOf(from, to, m, d), true
}

func dayOf(from, to, month, day int) value {
	n := float64(month*100 + day)
	return value{kind: "date", from: from, to: to, low: n, high: n, rule: "day"}
}

func dayNumber(s string) (int, bool) {
	if isLetterWord(s) {
		return 0, false
	}
	d, err := strconv.Atoi(s)
	return d, err == nil && d >= 1 && d <= 31
}
