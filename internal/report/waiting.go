package report

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"replyaudit/internal/analysis"
	"replyaudit/internal/stats"
)

// Time is the section on response time.
type Time struct {
	Head       string
	Plot       Survival
	Risk       Table
	Clocks     Table
	Three      Table
	Title      Title // of the histogram
	Bins       []Bar
	Slots      Heat
	Departures []Table // by weekday and by hour of sending
}

// Survival is the drawing of the curve of waiting.
type Survival struct {
	Title        Title
	Curve        string // points in a box of survivalBox by survivalBox
	Band         string
	Days         []Tick
	Median       string // where the median falls, "" when not reached
	MedianText   string
	MedianLimits string // "" where they are not known
	Banded       bool   // whether there is a band to speak of
	MedianAt     Place
	End          string
	EndAt        Place
	Client       []string // the client's letters
	ClientText   string
}

// Place is where a label of two lines stands.
type Place struct {
	X, Y   string
	First  float64 // of the lines' bases, from there
	Second float64
	Anchor string
	DX     float64
}

// Tick is a mark on an axis.
type Tick struct{ At, Text string }

// survivalBox is the side of the box in which the curve is drawn before it is stretched.
const survivalBox = 1000

func (b *builder) time() Time {
	c := b.m.Survival.Reply.Elapsed
	if c.N == 0 { // neither a curve nor a share can be drawn
		return Time{Head: b.say("time.head.nothing")}
	}
	t := Time{Head: b.say("time.head.never"), Plot: b.survival(c)}
	if !math.IsInf(c.Median, 1) {
		t.Head = b.say("time.head", b.spelled(b.replyMeasure(), c.Median))
	}
	t.Risk, t.Clocks, t.Three = b.atRisk(c), b.clocks(), b.three()
	delivered := b.m.Rates.Replied.N
	t.Title = b.figure(b.say("hist.title"), b.say("hist.unit", b.integer(delivered)))
	most := 0
	for _, bin := range b.m.Histogram {
		most = max(most, bin.Count)
	}
	for _, bin := range b.m.Histogram {
		bar := b.bar(b.binName(bin), bin.Count, most)
		bar.Share = b.percent(ratio(bin.Count, delivered))
		if bin.Never {
			bar.Before, bar.Width = bar.Width, ""
		}
		t.Bins = append(t.Bins, bar)
	}
	t.Slots, t.Departures = b.slots(), b.departures()
	return t
}

// replyMeasure is the unit of the reply clock wherever the whole market's median is told.
func (b *builder) replyMeasure() measure {
	return measureOfCurves(b.m.Survival.Reply.Elapsed, b.m.Survival.Reply.Working)
}

func (b *builder) binName(bin analysis.Bin) string {
	switch {
	case bin.Never:
		return b.say("hist.never")
	case bin.From == 0:
		return b.say("hist.to", b.round(bin.To))
	}
	from, to := b.round(bin.From), b.round(bin.To)
	if number, unit, _ := strings.Cut(from, nbsp); strings.HasSuffix(to, nbsp+unit) { // one unit serves both
		from = number
	}
	return b.say("hist.from_to", from, to)
}

// round writes a bound of the histogram: 40 s, 4 h, 2 d.
func (b *builder) round(seconds float64) string {
	unit, length := "unit.s", 1.0
	switch {
	case seconds > secondsPerDay:
		unit, length = "unit.d", secondsPerDay
	case seconds >= secondsPerHour:
		unit, length = "unit.h", secondsPerHour
	case seconds >= secondsPerMinute:
		unit, length = "unit.min", secondsPerMinute
	}
	places := 0
	if n := seconds / length; n != math.Trunc(n) {
		places = 1
	}
	return b.decimal(seconds/length, places) + nbsp + b.say(unit)
}

func (b *builder) survival(c stats.Curve) Survival {
	end := b.horizon(c)
	s := Survival{
		Title:      b.figure(b.say("surv.title"), b.say("surv.unit", b.integer(c.N))),
		Curve:      steps(c, end, func(p stats.Point) float64 { return p.Survival }),
		Band:       band(c, end),
		MedianText: b.say("surv.median.never"),
		Banded:     slices.ContainsFunc(c.Points, func(p stats.Point) bool { return !math.IsNaN(p.Band.Hi) }),
		End:        b.say("surv.end", b.percent(c.At(end))),
		MedianAt:   medianPlace(c, end),
		EndAt:      endPlace(c, end),
	}
	if more := b.byCount(c.At(end)); more != "" {
		s.End, s.Title.Unit = b.say("surv.end.curve", b.percent(c.At(end))), s.Title.Unit+". "+more
	}
	if !math.IsInf(c.Median, 1) && c.Median < end {
		s.Median, s.MedianText = at(c.Median/end), b.say("surv.median", b.spelled(b.replyMeasure(), c.Median))
		if c.Limits.Defined() {
			s.MedianLimits = b.say("surv.median.iv", b.between(b.replyMeasure(), c.Limits))
		}
	}
	for _, day := range riskDays(end) {
		s.Days = append(s.Days, Tick{at(day * secondsPerDay / end), b.decimal(day, 0)})
	}
	replies := analysis.Fraction{}
	for i := range b.m.Enquiries {
		if e := &b.m.Enquiries[i]; e.Target.Client && e.Reply.Running {
			replies.N++
			if e.Reply.Event {
				replies.X++
				s.Client = append(s.Client, at(e.Reply.Seconds/end))
			}
		}
	}
	if replies.N > 0 {
		s.ClientText = shortLabel(b.client) + ": " + b.outOf(replies)
	}
	return s
}

// Shares of the drawing that labels take.
const (
	labelShare = 0.4  // its width
	linesShare = 0.14 // the height of two lines
)

// medianPlace is beside the median and above the band, which only falls from there;
// at the right edge where the median lies too far right for that.
func medianPlace(c stats.Curve, end float64) Place {
	x := 1 - labelShare
	p := Place{X: at(1), Anchor: "end"}
	if c.Median/end < x {
		x = c.Median / end
		p = Place{X: at(x), Anchor: "start", DX: 10}
	}
	p.Y, p.First, p.Second = at(max(linesShare, 1-upper(c, x*end))), -26, -9
	return p
}

// endPlace is below the band at the right edge, or below the upper edge of the
// drawing where the band comes too near to nought.
func endPlace(c stats.Curve, end float64) Place {
	low := c.At(end)
	for _, p := range c.Points {
		if p.Time <= end && !math.IsNaN(p.Band.Lo) {
			low = p.Band.Lo
		}
	}
	p := Place{X: at(1), Y: at(1 - low), First: 20, Second: 38, Anchor: "end"}
	if low < linesShare+0.02 {
		p.Y, p.First, p.Second = at(0), 20, 38
	}
	return p
}

// upper is the upper edge of the band at a time.
func upper(c stats.Curve, time float64) float64 {
	high := 1.0
	for _, p := range c.Points {
		if p.Time <= time && !math.IsNaN(p.Band.Hi) {
			high = p.Band.Hi
		}
	}
	return high
}

// horizon is the right edge of the drawing in seconds: whole days, one at least.
func (b *builder) horizon(c stats.Curve) float64 {
	last := 0.0
	if n := len(c.Points); n > 0 {
		last = c.Points[n-1].Time
	}
	return math.Max(1, math.Ceil(last/secondsPerDay-1e-6)) * secondsPerDay
}

// steps draws a curve as the corners of a polyline.
func steps(c stats.Curve, end float64, value func(stats.Point) float64) string {
	var b strings.Builder
	before := 1.0
	fmt.Fprintf(&b, "0,0")
	for _, p := range c.Points {
		v := value(p)
		if math.IsNaN(v) || v == before {
			continue
		}
		corner(&b, p.Time/end, before)
		corner(&b, p.Time/end, v)
		before = v
	}
	corner(&b, 1, before)
	return b.String()
}

func corner(b *strings.Builder, x, y float64) {
	fmt.Fprintf(b, " %.1f,%.1f", survivalBox*min(1, x), survivalBox*(1-y))
}

// band draws the interval of a curve as a polygon: along the upper edge and back along the lower.
func band(c stats.Curve, end float64) string {
	upper := strings.Fields(steps(c, end, func(p stats.Point) float64 { return p.Band.Hi }))
	lower := strings.Fields(steps(c, end, func(p stats.Point) float64 { return p.Band.Lo }))
	for i := len(lower) - 1; i >= 0; i-- {
		upper = append(upper, lower[i])
	}
	return strings.Join(upper, " ")
}

// riskDays are the days at which the number at risk is printed.
func riskDays(end float64) []float64 {
	last := end / secondsPerDay
	var days []float64
	for _, day := range []float64{0, 1, 2, 3, 5, 7, 10, 14, 21, 28} {
		if day < last {
			days = append(days, day)
		}
	}
	return append(days, last)
}

// atRisk is the table of the drawing: on the same days the number at risk, and the
// curve with its band.
func (b *builder) atRisk(c stats.Curve) Table {
	t := Table{First: b.say("risk.day"), Title: Title{b.say("risk.title"), b.say("risk.unit")}}
	days := riskDays(b.horizon(c))
	for _, day := range days {
		t.Heads = append(t.Heads, b.decimal(day, 0))
	}
	add := func(name string, curve stats.Curve) {
		row := Row{Name: name}
		for _, day := range days {
			row.Cells = append(row.Cells, b.orDash(curve.AtRisk(day*secondsPerDay)))
		}
		t.Rows = append(t.Rows, row)
	}
	add(b.say("risk.all"), c)
	share, limits := Row{Name: b.say("risk.share")}, Row{Name: b.say("risk.limits")}
	for _, day := range days {
		waiting, band := justBefore(c, day*secondsPerDay)
		share.Cells, limits.Cells = append(share.Cells, b.percent(waiting)), append(limits.Cells, b.percents(band))
	}
	t.Rows = append(t.Rows, share, limits)
	if len(b.m.Waits) > 2 {
		for _, w := range b.m.Waits[:len(b.m.Waits)-1] {
			add(b.name("country", w.Country), w.Elapsed)
		}
	}
	return t
}

// justBefore is a curve with its band just before an instant, where the number at
// risk is counted.
func justBefore(c stats.Curve, seconds float64) (share float64, band stats.Interval) {
	share, band = 1, stats.Undefined()
	for _, p := range c.Points {
		if p.Time >= seconds {
			break
		}
		share, band = p.Survival, p.Band
	}
	return share, band
}

// clocks sets the median wait of each country on both clocks.
func (b *builder) clocks() Table {
	t := Table{
		Title: b.table(b.say("clocks.title"), b.say("clocks.unit")), First: b.say("clocks.country"),
		Heads: []string{b.say("clocks.letters"), b.say("clocks.elapsed"), b.say("clocks.interval"), b.say("clocks.working"), b.say("clocks.interval")},
	}
	waits := b.m.Waits
	if len(waits) == 2 { // one country is all
		waits = waits[1:]
	}
	for _, w := range waits {
		row := Row{Name: b.say("flow.all"), Class: "tot"}
		if w.Country != "" {
			row = Row{Name: b.name("country", w.Country)}
		}
		row.Cells = append([]string{b.integer(w.N)}, b.medians(w.N, w.Elapsed, w.Working)...)
		t.Rows = append(t.Rows, row)
	}
	return t
}

// medians writes median and limits of each curve, all in one unit.
func (b *builder) medians(n int, curves ...stats.Curve) []string {
	var cells []string
	unit := measureOfCurves(curves...)
	for _, c := range curves {
		if n < analysis.RankFrom {
			cells = append(cells, "–", b.say("too_few", b.integer(n)))
			continue
		}
		cells = append(cells, b.wait(unit, c.Median), b.between(unit, c.Limits))
	}
	return cells
}

// three lists the clocks of acknowledgement, reply and answer.
func (b *builder) three() Table {
	unit := b.say("three.unit")
	if b.m.Reminded > 0 {
		unit = b.say("three.unit.reminded")
	}
	t := Table{
		Title: b.table(b.say("three.title"), unit), First: b.say("three.clock"),
		Heads: []string{b.say("clocks.letters"), b.say("three.events"), b.say("clocks.elapsed"), b.say("clocks.interval"), b.say("clocks.working"), b.say("clocks.interval")},
	}
	for _, clock := range []struct {
		key    string
		curves analysis.Curves
	}{{"ack", b.m.Survival.Ack}, {"reply", b.m.Survival.Reply}, {"answer", b.m.Survival.Answer}} {
		e, w := clock.curves.Elapsed, clock.curves.Working
		t.Rows = append(t.Rows, Row{Name: b.say("clock." + clock.key), Cells: append([]string{b.integer(e.N), b.integer(e.Events)}, b.medians(e.N, e, w)...)})
	}
	return t
}
