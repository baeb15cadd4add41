package report

import (
	"fmt"

	"replyaudit/internal/analysis"
)

// departures are the tables of when letters were sent, by weekday and by hour.
func (b *builder) departures() []Table {
	d := b.m.Departures
	if len(d.Weekdays) == 0 {
		return nil
	}
	days := b.departuresBy("departures.day", d.Weekdays, func(x analysis.Departure) string {
		return upperFirst(b.say(fmt.Sprintf("weekday.%d", x.Weekday)))
	})
	hours := b.departuresBy("departures.hour", d.Hours, func(x analysis.Departure) string {
		return fmt.Sprintf("%02d:00–%02d:00", x.Hour, x.Hour+1)
	})
	return []Table{days, hours}
}

func (b *builder) departuresBy(key string, departures []analysis.Departure, name func(analysis.Departure) string) Table {
	t := Table{
		Title: b.table(b.say(key+".title"), b.say("departures.unit")), First: b.say(key),
		Heads: []string{b.say("clocks.letters"), b.say("rate.replied"), b.say("clocks.elapsed"), b.say("clocks.interval"), b.say("clocks.working"), b.say("clocks.interval")},
	}
	for _, x := range departures {
		n := x.Wait.Elapsed.N
		cells := append([]string{b.integer(n), b.rateCell(x.Replied)}, b.medians(n, x.Wait.Elapsed, x.Wait.Working)...)
		t.Rows = append(t.Rows, Row{Name: name(x), Cells: cells})
	}
	return t
}
