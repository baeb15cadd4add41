package grade

import (
	"strconv"
	"strings"
)

// hours returns spans of the day in words[from:to] ("9-17", "from 10:00 to
// 15:00", "24/7"), in minutes since midnight.
func (r *reader) hours(from, to int) []value {
	var out []value
	for i := from; i < to; i++ {
		v, ok := r.daySpan(i, to)
		if ok {
			out = append(out, v)
			i = v.to - 1
		}
	}
	return out
}

func (r *reader) daySpan(i, to int) (value, bool) {
	if end := r.lex.at(r.text, listAllDay, i, to); end > 0 {
		return value{kind: "hours", from: i, to: end, high: 24 * 60, rule: "all_day"}, true
	}
	if r.words[i].folded == "24" && i+1 < to && r.words[i+1].folded == "7" && r.gap(i) == "/" {
		return value{kind: "hours", from: i, to: i + 2, high: 24 * 60, rule: "all_day"}, true
	}
	open, sure, next := r.timeOfDay(i, to)
	if next == 0 || next >= to {
		return value{}, false
	}
	gap := strings.TrimSpace(r.gap(next - 1))
	second := next
	if gap != "-" && gap != "–" && gap != "—" {
		second = r.lex.at(r.text, listBetween, next, to)
		if second == 0 || second >= to || gap != "" {
			return value{}, false
		}
	}
	shut, sure2, end := r.timeOfDay(second, to)
	if end == 0 {
		return value{}, false
	}
	shut = afternoon(open, shut)
	if shut <= open || !sure && !sure2 && !r.opensBefore(i) && !(open >= 6*60 && open <= 12*60 && shut-open >= 4*60 && r.bareSpan(end, to)) {
		return value{}, false
	}
	return value{kind: "hours", from: i, to: end, low: open, high: shut, rule: "opening_hours"}, true
}

// afternoon reads the closing time of "from 10 to 3" as 15:00.
func afternoon(open, shut float64) float64 {
	if shut <= open && shut < 12*60 {
		return shut + 12*60
	}
	return shut
}

// bareSpan reports whether nothing behind "9-17" makes it an amount of something else.
func (r *reader) bareSpan(end, to int) bool {
	return !r.unitFollows(end, to)
}

// opensBefore reports whether a word that begins a span of hours stands before word i.
func (r *reader) opensBefore(i int) bool {
	if i == 0 {
		return false
	}
	switch r.words[i-1].folded {
	case "from", "с", "nuo", "von", "od", "between", "no", "alates", "ab":
		return true
	}
	v, ok := r.date(i-1, i)
	return ok && v.rule == "weekday"
}

// timeOfDay reads "9", "9:30", "9.30", "9 am" or "9 val." at word i. sure tells
// a time of day from a mere number.
func (r *reader) timeOfDay(i, to int) (minutes float64, sure bool, end int) {
	w := r.words[i].folded
	hour, minute, split := strings.Cut(strings.Replace(w, ".", ":", 1), ":")
	h, err := strconv.Atoi(hour)
	if err != nil || h > 24 || split && len(minute) != 2 {
		if n, next := r.numberWord(i); next > 0 && n <= 12 {
			return n * 60, false, next
		}
		return 0, false, 0
	}
	m, _ := strconv.Atoi(minute)
	if m > 59 {
		return 0, false, 0
	}
	sure, end = split, i+1
	if end < to && r.joined(end-1) {
		switch r.words[end].folded {
		case "am", "pm":
			if r.words[end].folded == "pm" && h < 12 {
				h += 12
			}
			return float64(h*60 + m), true, end + 1
		case "val", "uhr", "h", "ч", "час", "часов", "oclock", "o'clock", "godz":
			return float64(h*60 + m), true, end + 1
		}
	}
	return float64(h*60 + m), sure, end
}

// openAndShut reads opening hours whose two times stand apart in the sentence
// ("we open at 9 on Saturday and close at 4 pm").
func (r *reader) openAndShut(s stretch) (value, bool) {
	var times []value
	for i := s.from; i < s.to; i++ {
		minutes, sure, end := r.timeOfDay(i, s.to)
		if end == 0 || !sure && !r.atBefore(i) {
			continue
		}
		times = append(times, value{kind: "hours", from: i, to: end, low: minutes, rule: "opening_hours"})
		i = end - 1
	}
	if len(times) != 2 {
		return value{}, false
	}
	v := times[0]
	v.high, v.to = afternoon(v.low, times[1].low), times[1].to
	return v, v.high > v.low
}

// oneTime reads the only time of day in a sentence about opening or closing ("we open at 11").
func (r *reader) oneTime(s stretch) (value, bool) {
	var out value
	for i := s.from; i < s.to; i++ {
		minutes, sure, end := r.timeOfDay(i, s.to)
		if end == 0 || !sure && !r.atBefore(i) {
			continue
		}
		if _, isUnit := r.unitAt(end); isUnit || out.to > 0 {
			return value{}, false
		}
		out = value{kind: "hours", from: i, to: end, low: minutes, high: minutes, rule: "one_time"}
		i = end - 1
	}
	return out, out.to > 0 && r.lex.in(r.text, listOpens, s)
}

// atBefore reports whether a preposition of time, or a verb of opening and
// closing, stands before word i.
func (r *reader) atBefore(i int) bool {
	if i == 0 {
		return false
	}
	switch r.words[i-1].folded {
	case "at", "в", "с", "до", "nuo", "iki", "um", "von", "bis", "od", "o", "till", "until", "from":
		return true
	}
	return r.lex.is(listOpens, r.words[i-1].folded)
}

// shut finds that there are no opening hours ("we are closed on Saturdays", "we
// do not open", "not on Saturdays").
func (r *reader) shut(c stretch) (value, bool) {
	from, to, ok := r.lex.find(r.text, listClosed, c.from, c.to)
	for i := c.from; i < c.to && !ok; i++ {
		if from, to = i, r.lex.at(r.text, listNegations, i, c.to); to == 0 || to >= c.to {
			continue
		}
		weekday := min(to+1, c.to-1) // behind a preposition
		switch {
		case r.lex.is(listOpens, r.words[to].folded):
			to, ok = to+1, true
		case r.lex.is(listWeekday, r.words[weekday].folded):
			to, ok = weekday+1, true
		}
	}
	return value{kind: "hours", from: from, to: to, rule: "closed"}, ok
}
