package report

import (
	"math"
	"testing"
	"time"

	"replyaudit/internal/analysis"
	"replyaudit/internal/stats"
)

func TestNumbersAndDates(t *testing.T) {
	w := mustWords(t)
	march := time.Date(2026, 3, 2, 9, 5, 0, 0, time.UTC)
	for got, want := range map[string]string{
		w.percent(0.655): "66%", w.percent(math.NaN()): "–",
		w.percents(stats.Interval{Lo: .6, Hi: .72}): "60–72%", w.percents(stats.Undefined()): "–",
		w.narrow(stats.Interval{Lo: .331, Hi: .334}): "33.1–33.4%",
		w.outOf(analysis.Fraction{X: 5, N: 6}):       "5 of 6",
		w.integer(12345):                             "12,345", w.integer(1234): "1234",
		w.alone(7.56 * 3600): "7.6\u00a0h", w.alone(47.6 * 3600): "48\u00a0h", w.alone(math.Inf(1)): "not reached", w.alone(math.NaN()): "–",
		w.alone(4): "4.0\u00a0s", w.alone(40): "40\u00a0s", w.alone(100): "1.7\u00a0min", w.alone(0): "0\u00a0h",
		w.wait(measureOf(7200, 20), 7200): "7200\u00a0s", w.spelled(measureOf(1200), 1200).String(): "20 minutes",
		w.between(measureOf(40), stats.Interval{Lo: 4, Hi: 50}):                             "4.0–50\u00a0s",
		w.between(measureOf(30*3600), stats.Interval{Lo: 30 * 3600, Hi: math.Inf(1)}):       "30\u00a0h–not reached",
		w.between(measureOf(math.Inf(1)), stats.Interval{Lo: math.Inf(1), Hi: math.Inf(1)}): "not reached",
		w.duration(40): "40\u00a0s", w.duration(47*3600 + 35*60): "47\u00a0h 35\u00a0min", w.duration(59*60 + 59): "59\u00a0min", w.duration(0): "0",
		w.decimal(-0.284, 2): "−0.28", w.decimal(-0.001, 2): "0.00",
		w.date(march): "2 March 2026", w.days(march, march.AddDate(0, 0, 27)): "2–29 March 2026", w.days(march, march.AddDate(0, 1, 0)): "2 March 2026 – 2 April 2026",
		w.moment(march): "Mon 2 Mar, 09:05", w.count("count.letters", 1): "1 letter", w.count("count.letters", 2): "2 letters",
		w.list([]string{"a", "b", "c"}): "a, b and c", w.list([]string{"a"}): "a",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
