package stats

import (
	"cmp"
	"math"
	"slices"
)

// Wait is one follow-up: how long, and whether it ended in the event or was
// censored. Cluster is the index of its cluster for the bootstrap, from 0.
type Wait struct {
	Time    float64
	Event   bool
	Cluster int
}

// Point is one time of a survival curve: how many were at risk just before it,
// how many events it saw, and the share still waiting after it with its band.
type Point struct {
	Time     float64
	AtRisk   int
	Events   int
	Survival float64
	Band     Interval // undefined where survival is 1 or 0, as in R
}

// Curve is a Kaplan–Meier estimate.
type Curve struct {
	N      int
	Events int
	Points []Point // at distinct times, censored ones too, ascending
	Median float64 // +Inf when not reached
	Limits Interval
}

// KaplanMeier estimates the share still waiting, with the 95 % log-log band and
// the interval of the median that comes from inverting the band.
// R: survfit(Surv(time, event) ~ 1, conf.type="log-log"); quantile(f, 0.5).
func KaplanMeier(waits []Wait) Curve {
	c := curve(waits)
	greenwood := 0.0
	for i := range c.Points {
		p := &c.Points[i]
		if p.Events > 0 && p.AtRisk > p.Events {
			greenwood += float64(p.Events) / (float64(p.AtRisk) * float64(p.AtRisk-p.Events))
		}
		p.Band = logLog(p.Survival, greenwood)
	}
	c.Limits = Interval{
		Lo: c.crossing(func(p Point) float64 { return p.Band.Lo }),
		Hi: c.crossing(func(p Point) float64 { return p.Band.Hi }),
	}
	return c
}

// KaplanMeierClustered is KaplanMeier for waits that depend on each other within
// clusters: the band and the interval of the median are percentiles over
// re-samples of whole clusters.
func KaplanMeierClustered(waits []Wait, resample *Resample) Curve {
	c := curve(waits)
	before := Undefined()
	level := make([]float64, resample.draws)
	c.Limits = resample.curves(c.Points, byTime(waits), func(i int, survival []float64) {
		if c.Points[i].Events > 0 { // between two events the curves of all re-samples are level
			copy(level, survival)
			before = percentiles(level)
		}
		c.Points[i].Band = before
	})
	return c
}

// MedianClustered is KaplanMeierClustered without the band, which is most of its
// work: for curves of which only the median is wanted.
func MedianClustered(waits []Wait, resample *Resample) Curve {
	c := curve(waits)
	c.Limits = resample.curves(c.Points, byTime(waits), func(int, []float64) {})
	return c
}

// curves follows the curves of all re-samples from one time of the whole sample to
// the next, shows at each where they have come to, and returns the interval of
// their medians. Nothing but the last time is kept, since thousands of times by
// thousands of draws would not be small.
func (r *Resample) curves(points []Point, sorted []Wait, reached func(i int, survival []float64)) Interval {
	if r.draws == 0 {
		return Undefined()
	}
	survival, medians := make([]float64, r.draws), make([]float64, r.draws)
	atRisk, events := make([]float64, r.draws), make([]float64, r.draws)
	for d := range survival {
		survival[d], medians[d] = 1, math.Inf(1)
	}
	for _, w := range sorted {
		for d, times := range r.taken[w.Cluster] {
			atRisk[d] += float64(times)
		}
	}
	for i, p := range points {
		n := 0
		for n < len(sorted) && sorted[n].Time == p.Time {
			n++
		}
		if p.Events > 0 {
			r.count(events, sorted[:n])
			for d, x := range events {
				if x == 0 {
					continue
				}
				survival[d] *= 1 - x/atRisk[d]
				if survival[d] <= 0.5 && math.IsInf(medians[d], 1) {
					medians[d] = p.Time
				}
			}
		}
		for _, w := range sorted[:n] {
			for d, times := range r.taken[w.Cluster] {
				atRisk[d] -= float64(times)
			}
		}
		sorted = sorted[n:]
		reached(i, survival)
	}
	return varied(medians)
}

// count counts the events among waits in each draw.
func (r *Resample) count(events []float64, waits []Wait) {
	clear(events)
	for _, w := range waits {
		if !w.Event {
			continue
		}
		for d, times := range r.taken[w.Cluster] {
			events[d] += float64(times)
		}
	}
}

func byTime(waits []Wait) []Wait {
	sorted := slices.Clone(waits)
	slices.SortStableFunc(sorted, func(a, b Wait) int { return cmp.Compare(a.Time, b.Time) })
	return sorted
}

// curve is the estimate without its band.
func curve(waits []Wait) Curve {
	sorted := byTime(waits)
	c := Curve{N: len(waits)}
	survival := 1.0
	for i := 0; i < len(sorted); {
		p := Point{Time: sorted[i].Time, AtRisk: len(sorted) - i}
		for ; i < len(sorted) && sorted[i].Time == p.Time; i++ {
			if sorted[i].Event {
				p.Events++
			}
		}
		survival *= 1 - float64(p.Events)/float64(p.AtRisk)
		p.Survival, p.Band = survival, Undefined()
		c.Events += p.Events
		c.Points = append(c.Points, p)
	}
	c.Median = c.crossing(func(p Point) float64 { return p.Survival })
	c.Limits = Undefined()
	return c
}

// logLog is the interval S^exp(±z·se(log(-log S))) of survfit.
func logLog(s, greenwood float64) Interval {
	if s <= 0 || s >= 1 {
		return Undefined()
	}
	half := normal975 * math.Sqrt(greenwood) / math.Abs(math.Log(s))
	return Interval{math.Pow(s, math.Exp(half)), math.Pow(s, math.Exp(-half))}
}

// crossing is the time at which a curve falls to one half: the middle of the
// step where it runs exactly at one half, as survfit has it.
func (c Curve) crossing(value func(Point) float64) float64 {
	const tolerance = 1.5e-8 // sqrt(.Machine$double.eps)
	first, next := math.Inf(1), math.Inf(1)
	for _, p := range c.Points {
		v := value(p)
		if math.IsNaN(v) {
			continue
		}
		if v <= 0.5+tolerance && math.IsInf(first, 1) {
			first = p.Time
		}
		if v < 0.5-tolerance {
			next = p.Time
			break
		}
	}
	if math.IsInf(first, 1) {
		return first
	}
	if math.IsInf(next, 1) {
		last := c.Points[len(c.Points)-1]
		if math.IsNaN(value(last)) {
			return first
		}
		next = last.Time
	}
	return (first + next) / 2
}

// AtRisk returns how many were still waiting just before t.
func (c Curve) AtRisk(t float64) int {
	for _, p := range c.Points {
		if p.Time >= t {
			return p.AtRisk
		}
	}
	return 0
}

// At returns the share still waiting after t.
func (c Curve) At(t float64) float64 {
	survival := 1.0
	for _, p := range c.Points {
		if p.Time > t {
			break
		}
		survival = p.Survival
	}
	return survival
}
