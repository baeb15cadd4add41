package report

import (
	"math"

	"replyaudit/internal/stats"
)

// measure is the unit in which the times of one row or sentence are written, so
// that they can be compared.
type measure struct {
	unit, word string // keys of the short and the spelled unit
	seconds    float64
}

// measureOf picks the unit that keeps the smallest time above nought readable:
// seconds below a minute, minutes below half an hour, else hours. Days are left
// out, since a day of working time is not one of 24 hours.
func measureOf(times ...float64) measure {
	smallest := math.Inf(1)
	for _, t := range times {
		if t > 0 {
			smallest = min(smallest, t)
		}
	}
	switch {
	case smallest < secondsPerMinute:
		return measure{"unit.s", "duration.s", 1}
	case smallest < secondsPerHour/2:
		return measure{"unit.min", "duration.m", secondsPerMinute}
	}
	return measure{"unit.h", "duration.h", secondsPerHour}
}

// measureOfCurves goes by the medians; where none is reached, by their lower limits.
func measureOfCurves(curves ...stats.Curve) measure {
	var medians, limits []float64
	for _, c := range curves {
		if !math.IsInf(c.Median, 1) {
			medians = append(medians, c.Median)
		}
		limits = append(limits, c.Limits.Lo)
	}
	if len(medians) > 0 {
		return measureOf(medians...)
	}
	return measureOf(limits...)
}

// places is how exactly a number of units is written: one place below ten.
func (m measure) places(seconds float64) int {
	if n := seconds / m.seconds; n > 0 && n < 10 {
		return 1
	}
	return 0
}

// number writes a time without its unit.
func (w *words) number(m measure, seconds float64) string {
	return w.decimal(seconds/m.seconds, m.places(seconds))
}

// wait writes a time with its unit: 7.6 h. What is not reached has no unit.
func (w *words) wait(m measure, seconds float64) string {
	switch {
	case math.IsNaN(seconds):
		return "–"
	case math.IsInf(seconds, 1):
		return w.say("not_reached")
	}
	return w.number(m, seconds) + nbsp + w.say(m.unit)
}

// alone writes a time that stands in no row.
func (w *words) alone(seconds float64) string { return w.wait(measureOf(seconds), seconds) }

// spelled writes a finite time as a sentence does: 7.6 hours.
func (w *words) spelled(m measure, seconds float64) amount {
	return amount{w, m.word, digits(seconds/m.seconds, m.places(seconds)), w.number(m, seconds)}
}

// between writes the limits of a time: 4.2–11 h, 30 h–not reached.
func (w *words) between(m measure, i stats.Interval) string {
	switch {
	case !i.Defined():
		return "–"
	case math.IsInf(i.Lo, 1):
		return w.say("not_reached")
	case math.IsInf(i.Hi, 1):
		return w.say("span.open", w.wait(m, i.Lo), w.say("not_reached"))
	}
	return w.number(m, i.Lo) + "–" + w.wait(m, i.Hi)
}
