package report

import (
	"math"
	"slices"

	"replyaudit/internal/analysis"
)

// Speed is the section on speed against quality.
type Speed struct {
	Head, Single, Correlation string
	Title                     Title
	Description               string
	X, Y                      []Tick
	Target, Line              string // of the two cross-lines
	Corners                   [4]string
	Points                    []Point
}

// Point is a company in the plot.
type Point struct {
	X, Y   string
	Client bool
	Label  string  // "" = none
	DX, DY float64 // of the label from the mark, in points of the screen
	Anchor string
	Leader string // the line from the mark to a label that stands off
}

// qualityLine divides thin from helpful replies; it is fixed before any audit.
const qualityLine = 60

// hourTicks are the marks of the ratio scale, in hours.
func hourTicks() []float64 { return []float64{0.25, 0.5, 1, 2, 4, 8, 16, 24, 48, 96} }

func (b *builder) speed() Speed {
	v := Speed{Head: b.speedHead()}
	points := b.m.Speed.Points
	if len(points) == 0 {
		return v
	}
	low, high := scale(points, b.m.Speed.Target)
	x := func(seconds float64) float64 {
		return math.Log(max(low, seconds/secondsPerHour)/low) / math.Log(high/low)
	}
	v.Title = b.figure(b.say("speed.title"), b.say("speed.unit", b.count("count.companies", len(points))))
	for _, h := range hourTicks() {
		if h >= low && h <= high {
			v.X = append(v.X, Tick{at(x(h * secondsPerHour)), b.tickHours(h)})
		}
	}
	for q := 0; q <= 100; q += 20 {
		v.Y = append(v.Y, Tick{at(1 - float64(q)/100), b.integer(q)})
	}
	v.Target, v.Line = at(x(b.m.Speed.Target)), at(1-qualityLine/100.0)
	v.Corners, v.Description = b.corners()
	single := true
	for _, p := range points {
		single = single && p.Letters == 1
		v.Points = append(v.Points, Point{X: at(x(p.Wait)), Y: at(1 - p.Quality/100), Client: p.Client})
	}
	b.label(v.Points, x, v.Corners)
	if single {
		v.Single = b.say("speed.note.single")
	}
	if s := b.m.Speed; !math.IsNaN(s.Correlation) && s.Limits.Defined() {
		v.Correlation = b.say("speed.corr", b.decimal(s.Correlation, 2), b.decimal(s.Limits.Lo, 2), b.decimal(s.Limits.Hi, 2))
	}
	return v
}

func (b *builder) speedHead() string {
	s := b.m.Speed
	switch {
	case len(s.Points) < analysis.RankFrom || !s.Limits.Defined():
		return b.say("speed.head.few")
	case s.Limits.Hi < 0:
		return b.say("speed.head.worse")
	case s.Limits.Lo > 0:
		return b.say("speed.head.better")
	}
	return b.say("speed.head.none")
}

// scale bounds the ratio axis in hours: ticks around the points and the target.
func scale(points []analysis.SpeedPoint, target float64) (low, high float64) {
	fastest, slowest := target/secondsPerHour, target/secondsPerHour
	for _, p := range points {
		fastest, slowest = min(fastest, p.Wait/secondsPerHour), max(slowest, p.Wait/secondsPerHour)
	}
	ticks := hourTicks()
	low, high = ticks[0], ticks[len(ticks)-1]
	for _, h := range ticks {
		if h <= fastest {
			low = h
		}
	}
	for _, h := range slices.Backward(ticks) {
		if h >= slowest {
			high = h
		}
	}
	if low == high {
		high = 2 * low
	}
	return low, high
}

func (b *builder) tickHours(h float64) string {
	switch h {
	case 0.25:
		return "¼"
	case 0.5:
		return "½"
	}
	return b.decimal(h, 0)
}

// corners counts the companies in each quadrant.
func (b *builder) corners() ([4]string, string) {
	var n [4]int
	for _, p := range b.m.Speed.Points {
		i := 0
		if p.Wait > b.m.Speed.Target {
			i++
		}
		if p.Quality < qualityLine {
			i += 2
		}
		n[i]++
	}
	return [4]string{
		b.say("speed.ql", b.integer(n[0])), b.say("speed.sl", b.integer(n[1])), b.say("speed.qt", b.integer(n[2])), b.say("speed.st", b.integer(n[3])),
	}, b.say("speed.desc", b.integer(n[0]), b.integer(n[2]), b.integer(n[1]), b.integer(n[3]))
}

func (b *builder) companyName(key string) string {
	c, _ := b.m.Campaign.CompanyByKey(key)
	return b.mask.Company(c)
}
