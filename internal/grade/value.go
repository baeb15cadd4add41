package grade

import (
	"math"
	"strconv"
	"strings"
)

// value is something that can answer a question.
type value struct {
	kind     string
	from, to int     // words
	low      float64 // amount, hours, minutes of the day or day of the year; for yes_no 1 and 0
	high     float64 // upper end of a range, else low
	unit     string  // currency; "working" for working days; "" where there is none
	rule     string
}

// number reads the amount that begins at word i: digits with separators, or a
// number word. It returns the word after it, or 0.
func (r *reader) number(i int) (amount float64, end int) {
	if i >= len(r.words) {
		return 0, 0
	}
	w := r.words[i].folded
	if isLetterWord(w) {
		return r.numberWords(i)
	}
	digits := w
	end = i + 1
	for end < len(r.words) && thousands(digits, r.words[end].folded) && oneSpace(r.gap(end-1)) {
		digits += r.words[end].folded
		end++
	}
	n, ok := parseNumber(digits)
	if !ok {
		return 0, 0
	}
	if more, next := r.numberWord(end); next > 0 && more == 1000 && oneSpace(r.gap(end-1)) {
		return n * more, next // "5 thousand"
	}
	return n, end
}

// numberWords reads a number in one word or in several ("fifty-five", "three
// thousand two hundred") at word i.
func (r *reader) numberWords(i int) (amount float64, end int) {
	amount, end = r.numberWord(i)
	if end == 0 {
		return 0, 0
	}
	if half := r.lex.at(r.text, listAndHalf, end, len(r.words)); half > 0 {
		if n, next := r.numberWord(half); next > 0 && n == 1000 {
			return (amount + 0.5) * n, next // "four and a half thousand"
		}
		return amount + 0.5, half
	}
	whole, part := 0.0, amount // thousands, and what is below
	for end < len(r.words) && (r.gap(end-1) == "-" || oneSpace(r.gap(end-1))) {
		n, next := r.numberWord(end)
		switch {
		case next == 0:
			return whole + part, end
		case n == 1000 && part < 1000 && whole == 0:
			whole, part = max(part, 1)*n, 0
		case n == 100 && part > 0 && part < 10:
			part *= n
		case n < 100 && part >= 100 && part == 100*math.Trunc(part/100), n < 10 && part >= 20 && part == 10*math.Trunc(part/10), whole > 0 && part == 0 && n < 1000:
			part += n
		default:
			return whole + part, end
		}
		end = next
	}
	return whole + part, end
}

// thousands reports whether group continues the digits before it ("1 200").
func thousands(before, group string) bool {
	if len(before) > 6 || strings.ContainsAny(before, ".,:") {
		return false
	}
	whole, fraction := group, ""
	if i := strings.IndexAny(group, ".,"); i >= 0 {
		whole, fraction = group[:i], group[i+1:]
	}
	return len(whole) == 3 && isDigits(whole) && len(fraction) <= 2
}

func isDigits(s string) bool {
	for _, c := range s {
		if c < '0' || c > '9' {
			return false
		}
	}
	return s != ""
}

// oneSpace accepts the spaces that group digits: plain, no-break, thin.
func oneSpace(gap string) bool {
	return gap == " " || gap == "\u00a0" || gap == "\u2009" || gap == "\u202f"
}

// parseNumber reads digits with points and commas; the last separator is the
// decimal one unless three digits follow it.
func parseNumber(s string) (float64, bool) {
	if strings.Contains(s, ":") {
		return 0, false
	}
	last := strings.LastIndexAny(s, ".,")
	whole, fraction := s, ""
	if last >= 0 && len(s)-last-1 != 3 {
		whole, fraction = s[:last], s[last+1:]
	}
	whole = strings.Map(func(r rune) rune {
		if r == '.' || r == ',' {
			return -1
		}
		return r
	}, whole)
	n, err := strconv.ParseFloat(whole+"."+fraction+"0", 64)
	return n, err == nil
}

// hasNumber reports whether a number stands in the stretch, in digits or words.
func (r *reader) hasNumber(s stretch) bool {
	for i := s.from; i < s.to; i++ {
		if _, end := r.number(i); end > 0 {
			return true
		}
	}
	return false
}

func (r *reader) numberWord(i int) (float64, int) {
	if i >= len(r.words) {
		return 0, 0
	}
	w := &r.words[i]
	if !w.starts.has(listNumbers) && !r.lex.joins() || r.lex.is(listWeekday, w) {
		return 0, 0 // the stem of a number begins some weekdays ("penktadienis")
	}
	amount, ok := r.lex.number(w.folded)
	if units, tens, joined := strings.Cut(w.folded, "und"); !ok && joined && r.lex.joins() {
		low, first := r.lex.number(units)
		high, second := r.lex.number(tens)
		amount, ok = low+high, first && second && low < 10 && high >= 20 && high < 100 // "fünfundfünfzig"
	}
	if !ok {
		return 0, 0
	}
	return amount, i + 1
}

// ranged reads a number or a range of two ("7-10", "from 7 to 10") at word i.
func (r *reader) ranged(i int) (low, high float64, end int) {
	low, end = r.number(i)
	if end == 0 {
		return 0, 0, 0
	}
	high = low
	if end >= len(r.words) {
		return low, high, end
	}
	second := 0
	if gap := strings.TrimSpace(r.gap(end - 1)); gap == "-" || gap == "–" || gap == "—" || gap == "..." {
		second = end
	} else if next := r.lex.at(r.text, listBetween, end, len(r.words)); next > 0 && gap == "" {
		second = next
	}
	if second == 0 {
		return low, high, end
	}
	if n, after := r.number(second); after > 0 && n > low {
		return low, n, after
	}
	return low, high, end
}

// quote is the value as the reply has it.
func (r *reader) quote(v value) string {
	if v.from >= v.to {
		return ""
	}
	return r.src[r.words[v.from].start:r.words[v.to-1].end]
}

// unitAt returns the length in hours of the unit of time at word i.
func (r *reader) unitAt(i int) (hours float64, ok bool) {
	if i < 0 || i >= len(r.words) || !r.words[i].starts.has(listUnits) {
		return 0, false
	}
	for _, v := range r.lex {
		for _, u := range v.units {
			if u.words.is(r.words[i].folded) {
				return u.amount, true
			}
		}
	}
	return 0, false
}
