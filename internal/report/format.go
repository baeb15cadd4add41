package report

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"replyaudit/internal/analysis"
	"replyaudit/internal/stats"
)

// nbsp keeps a number and its unit on one line.
const nbsp = "\u00a0"

const (
	secondsPerMinute = 60
	secondsPerHour   = 3600
	secondsPerDay    = 24 * secondsPerHour
)

// integer writes 12,345; up to four digits stand together.
func (w *words) integer(n int) string {
	text := strconv.Itoa(n)
	if len(text) <= 4 {
		return text
	}
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + w.say("thousands") + text[i:]
	}
	return text
}

// digits writes the size of x as strconv does, with so many places.
func digits(x float64, places int) string { return strconv.FormatFloat(math.Abs(x), 'f', places, 64) }

// decimal writes x with so many places; NaN is "–".
func (w *words) decimal(x float64, places int) string {
	if math.IsNaN(x) {
		return "–"
	}
	s := digits(x, places)
	if x < 0 && strings.Trim(s, "0.") != "" {
		s = "−" + s
	}
	return strings.Replace(s, ".", w.say("decimal_mark"), 1)
}

// percent writes a share as whole per cent: 66%.
func (w *words) percent(share float64) string {
	if math.IsNaN(share) {
		return "–"
	}
	return w.say("percent", w.decimal(100*share, 0))
}

// percents writes an interval of shares: 60–72%.
func (w *words) percents(i stats.Interval) string {
	if !i.Defined() {
		return "–"
	}
	return w.decimal(100*i.Lo, 0) + "–" + w.percent(i.Hi)
}

// narrow writes an interval that whole per cents would hide: 33.0–33.4%.
func (w *words) narrow(i stats.Interval) string {
	if math.Round(100*i.Lo) != math.Round(100*i.Hi) {
		return w.percents(i)
	}
	return w.decimal(100*i.Lo, 1) + "–" + w.say("percent", w.decimal(100*i.Hi, 1))
}

// limits writes an interval of scores: 60–72.
func (w *words) limits(i stats.Interval) string {
	if !i.Defined() {
		return "–"
	}
	return w.decimal(i.Lo, 0) + "–" + w.decimal(i.Hi, 0)
}

// outOf writes "5 of 6".
func (w *words) outOf(f analysis.Fraction) string {
	return w.say("x_of_n", w.integer(f.X), w.integer(f.N))
}

// duration writes 40 s, 35 min, 47 h 35 min.
func (w *words) duration(seconds float64) string {
	s := int(math.Round(seconds))
	switch {
	case s == 0:
		return "0"
	case s < secondsPerMinute:
		return w.integer(s) + nbsp + w.say("unit.s")
	case s < secondsPerHour:
		return w.integer(s/secondsPerMinute) + nbsp + w.say("unit.min")
	}
	minutes := (s + secondsPerMinute/2) / secondsPerMinute
	text := w.integer(minutes/60) + nbsp + w.say("unit.h")
	if rest := minutes % 60; rest > 0 {
		text += " " + w.integer(rest) + nbsp + w.say("unit.min")
	}
	return text
}

// date writes 14 April 2026.
func (w *words) date(t time.Time) string {
	if t.IsZero() {
		return "–"
	}
	return w.dateOf(strconv.Itoa(t.Day()), t)
}

// dateOf writes a day, or several days of one month.
func (w *words) dateOf(days string, t time.Time) string {
	return w.say("date", days, w.say("month."+strconv.Itoa(int(t.Month()))), strconv.Itoa(t.Year()))
}

// days writes a span of dates as short as it can be: 2–29 March 2026.
func (w *words) days(from, to time.Time) string {
	switch {
	case from.IsZero() || to.IsZero():
		return "–"
	case from.Year() == to.Year() && from.YearDay() == to.YearDay():
		return w.date(from)
	case from.Year() == to.Year() && from.Month() == to.Month():
		return w.dateOf(strconv.Itoa(from.Day())+"–"+strconv.Itoa(to.Day()), to)
	}
	return w.date(from) + " – " + w.date(to)
}

// moment writes Tue 10 Mar, 10:12.
func (w *words) moment(t time.Time) string { return w.say("moment", w.day(t), t.Format("15:04")) }

// day writes Tue 10 Mar.
func (w *words) day(t time.Time) string {
	return w.say("day", w.say("weekday."+strconv.Itoa(int(t.Weekday()))), strconv.Itoa(t.Day()), w.say("mon."+strconv.Itoa(int(t.Month()))))
}

// at is a share of the width of a drawing, as SVG takes it.
func at(share float64) string {
	return strconv.FormatFloat(100*min(1, max(0, share)), 'f', 2, 64) + "%"
}

// stamp writes an instant for data files and hashes: RFC 3339 in UTC, "" for none.
func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// quoteMarks are the quotation marks of the language.
func (w *words) quoteMarks() (open, closing string) {
	open, closing, _ = strings.Cut(w.say("quote", "\n"), "\n")
	return open, closing
}

// quotes are the quotation marks of the language, as a property of the style.
func (w *words) quotes() string {
	open, closing := w.quoteMarks()
	return fmt.Sprintf(":root { --quotes: %q %q; }\n", open, closing)
}
