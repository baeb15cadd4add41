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
	if gap == "." && r.words[next-1].folded == "m" {
		gap = "" // "a.m. to"
	}
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
	if shut <= open || !sure && !sure2 && !r.opensBefore(i) && !(open >= 6*60 && open <= 12*60 && (shut-open >= 4*60 || r.tellsHours(i)) && r.bareSpan(end, to)) {
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

// tellsHours reports whether the clause of word i says that it tells opening hours.
func (r *reader) tellsHours(i int) bool {
	c := r.clauses[r.words[i].clause]
	return r.lex.in(r.text, listOpens, c) || r.lex.in(r.text, listHours, c)
}

// opensBefore reports whether a word that begins a span of hours stands before word i.
func (r *reader) opensBefore(i int) bool {
	if i == 0 {
		return false
	}
	v, ok := r.date(i-1, i)
	return ok && v.rule == "weekday" || r.sinceBefore(i)
}

// timeOfDay reads "9", "9:30", "9.30", "9 am", "9 val." or "three in the
// afternoon" at word i. sure tells a time of day from a mere number.
func (r *reader) timeOfDay(i, to int) (minutes float64, sure bool, end int) {
	minutes, sure, end = r.clockFace(i)
	if end == 0 || end >= to || !r.joined(end-1) {
		return minutes, sure, end
	}
	half, next := r.half(end, to)
	if evening := r.lex.at(r.text, listAfternoon, end, to); evening > 0 {
		half, next = "pm", evening
	}
	switch {
	case half == "pm" && minutes < 12*60:
		return minutes + 12*60, true, next
	case half == "am", half == "pm", r.lex.is(listClock, &r.words[end]) && !isLetterWord(r.words[i].folded):
		return minutes, true, next
	}
	return minutes, sure, end
}

// clockFace reads the figures of a time of day, or a number word up to twelve.
func (r *reader) clockFace(i int) (minutes float64, sure bool, end int) {
	if isLetterWord(r.words[i].folded) {
		return r.hourWord(i)
	}
	hour, minute, split := strings.Cut(strings.Replace(r.words[i].folded, ".", ":", 1), ":")
	h, err := strconv.Atoi(hour)
	if err != nil || h > 24 || split && len(minute) != 2 {
		return r.hourWord(i)
	}
	m, _ := strconv.Atoi(minute)
	if m > 59 {
		return 0, false, 0
	}
	return float64(h*60 + m), split, i + 1
}

// hourWord reads a number word up to twelve.
func (r *reader) hourWord(i int) (minutes float64, sure bool, end int) {
	if n, next := r.numberWord(i); next > 0 && n <= 12 {
		return n * 60, false, next
	}
	if w := &r.words[i]; w.starts.has(listHourNames) && r.atBefore(i) {
		if n, ok := r.lex.hour(w.folded); ok {
			return n * 60, false, i + 1
		}
	}
	return 0, false, 0
}

// half returns word i, "am" and "pm" also when they are written with points, and the word behind it.
func (r *reader) half(i, to int) (half string, next int) {
	half = r.words[i].folded
	if (half == "a" || half == "p") && i+1 < to && r.words[i+1].folded == "m" && r.gap(i) == "." {
		return half + "m", i + 2
	}
	return half, i + 1
}

// openAndShut reads opening hours whose two times stand apart in the sentence
// ("we open at 9 on Saturday and close at 4 pm"), but not what begins twice ("from
// 3 nights ... from 15:00").
func (r *reader) openAndShut(s stretch) (value, bool) {
	times, sure := r.timesOfDay(s)
	if len(times) != 2 || len(sure) == 1 && r.sinceBefore(times[0].from) && r.sinceBefore(times[1].from) {
		return value{}, false
	}
	v := times[0]
	v.rule, v.high, v.to = "opening_hours", afternoon(v.low, times[1].low), times[1].to
	return v, v.high > v.low
}

// oneTimes reads the times of day in a sentence, only the sure ones when there are any.
func (r *reader) oneTimes(s stretch) []value {
	times, sure := r.timesOfDay(s)
	if len(sure) > 0 {
		return sure
	}
	return times
}

// timesOfDay reads all times of day in a sentence, and those that are one for sure.
func (r *reader) timesOfDay(s stretch) (all, sure []value) {
	for i := s.from; i < s.to; i++ {
		minutes, certain, end := r.timeOfDay(i, s.to)
		if end == 0 || !certain && (!r.atBefore(i) || r.counts(i, end, s)) {
			continue
		}
		v := value{kind: "hours", from: i, to: end, low: minutes, high: minutes, rule: "one_time"}
		all = append(all, v)
		if certain {
			sure = append(sure, v)
		}
		i = end - 1
	}
	return all, sure
}

// counts reports whether the number that ends before word end counts what stands
// behind it ("from three nights").
func (r *reader) counts(i, end int, s stretch) bool {
	if r.unitFollows(end, s.to) {
		return true
	}
	return isLetterWord(r.words[i].folded) && end < s.to && r.gap(end-1) == " " && r.telling(end) && !r.calendarWord(end)
}

// sinceBefore reports whether a word that begins a span stands before word i.
func (r *reader) sinceBefore(i int) bool { return i > 0 && r.lex.is(listSince, &r.words[i-1]) }

// atBefore reports whether a preposition of time, or a verb of opening and
// closing, stands before word i.
func (r *reader) atBefore(i int) bool {
	if i == 0 {
		return false
	}
	return r.lex.is(listAt, &r.words[i-1]) || r.lex.is(listOpens, &r.words[i-1])
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
		case r.lex.is(listOpens, &r.words[to]):
			to, ok = to+1, true
		case r.lex.is(listWeekday, &r.words[weekday]):
			to, ok = weekday+1, true
		}
	}
	return value{kind: "hours", from: from, to: to, rule: "closed"}, ok
}
