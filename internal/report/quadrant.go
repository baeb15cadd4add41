package report

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// The quadrant in points. Words keep their size while shapes stretch, and a mark that
// stands between a name and its own mark comes nearer to the name: so places are looked
// for in which names are free in the narrowest usual form, that of paper, and on a screen.
const (
	paperQuadrant  = 426
	screenQuadrant = 626
	quadrantHeight = 400
	labelHeight    = 16
	letterWidth    = 5.6 // of a label, on average
	boldWidth      = 6.2
	ringRadius     = 6
	mostLabels     = 8
	mostTried      = 60 // companies that may be notable, so that 2,000 take no longer than 60
	longestLabel   = 28 // letters
)

// spot is a rectangle in the quadrant.
type spot struct{ left, top, right, bottom float64 }

func (s spot) meets(o spot) bool {
	return s.left < o.right && o.left < s.right && s.top < o.bottom && o.top < s.bottom
}

// overlap is the area that two rectangles share.
func (s spot) overlap(o spot) float64 {
	if !s.meets(o) {
		return 0
	}
	return (min(s.right, o.right) - max(s.left, o.left)) * (min(s.bottom, o.bottom) - max(s.top, o.top))
}

func around(x, y, radius float64) spot { return spot{x - radius, y - radius, x + radius, y + radius} }

// side is where a label may stand: its base line's beginning, middle or end lies so
// far from the mark. Labels that stand off are led to it by a line.
type side struct {
	dx, dy float64
	anchor string
	leader bool
}

// sides are the places of a label in the order in which they are tried.
func sides() []side {
	all := []side{{11, 4.5, "start", false}, {-11, 4.5, "end", false}, {0, -10, "middle", false}, {0, 20, "middle", false}}
	for _, far := range []float64{22, 36, 52} {
		for _, dy := range []float64{-far, far} {
			all = append(all, side{far / 2, dy, "start", true}, side{-far / 2, dy, "end", true}, side{far, dy / 2, "start", true}, side{-far, dy / 2, "end", true})
		}
	}
	return all
}

// spot is the rectangle of a label of some width at a mark.
func (s side) spot(x, y, width float64) spot {
	left := x + s.dx
	switch s.anchor {
	case "end":
		left -= width
	case "middle":
		left -= width / 2
	}
	const ascent = 12.0
	top := y + s.dy - ascent
	return spot{left, top, left + width, top + labelHeight}
}

// quadrant places labels at one width: no label may cover a mark, a cross-line, another
// label or the name of a corner, or leave the plot, and no leader may cross a mark.
type quadrant struct {
	width float64
	marks []spot
	taken []spot
}

// newQuadrant is one in which the marks, the names of the corners and the two
// cross-lines are taken; target is where the upright one stands, as a share of the width.
func newQuadrant(width float64, points []quadrantPoint, corners [4]string, target float64) *quadrant {
	const line = quadrantHeight * (1 - qualityLine/100.0)
	target *= width
	q := &quadrant{width: width, taken: []spot{{target - 1, 0, target + 1, quadrantHeight}, {0, line - 1, width, line + 1}}}
	for _, p := range points {
		q.marks = append(q.marks, around(width*p.share, p.y, ringRadius))
	}
	const height = 22
	for i, text := range corners {
		length := 8 + boldWidth*float64(utf8.RuneCountInString(text))
		s := spot{0, 0, length, height}
		if i%2 == 1 {
			s.left, s.right = width-length, width
		}
		if i > 1 {
			s.top, s.bottom = quadrantHeight-height, quadrantHeight
		}
		q.taken = append(q.taken, s)
	}
	return q
}

// placed finds room for a label at a mark, at all widths. Who must be labelled gets the
// place that covers least where none is free.
func placed(widths []*quadrant, p quadrantPoint, text string, must bool) (side, bool) {
	width := letterWidth * float64(utf8.RuneCountInString(text))
	if must {
		width = boldWidth * float64(utf8.RuneCountInString(text))
	}
	best, least := side{}, math.Inf(1)
	for _, s := range sides() {
		covered := 0.0
		for _, q := range widths {
			covered += q.covered(s.spot(q.width*p.share, p.y, width)) + q.crossed(s, p)
		}
		if covered < least {
			best, least = s, covered
		}
		if least == 0 {
			break
		}
	}
	if least > 0 && !must {
		return side{}, false
	}
	for _, q := range widths {
		q.taken = append(q.taken, best.spot(q.width*p.share, p.y, width))
	}
	return best, true
}

// covered is the area that a label would cover of what it must leave free.
func (q *quadrant) covered(at spot) float64 {
	inside := at.overlap(spot{0, 0, q.width, quadrantHeight})
	sum := (at.right-at.left)*(at.bottom-at.top) - inside
	for _, others := range [][]spot{q.marks, q.taken} {
		for _, o := range others {
			sum += at.overlap(o)
		}
	}
	if sum < 1 { // of rounding
		return 0
	}
	return sum
}

// crossed is the area of the marks that the leader of a label would run through.
func (q *quadrant) crossed(s side, p quadrantPoint) float64 {
	if !s.leader {
		return 0
	}
	sum, own := 0.0, around(q.width*p.share, p.y, ringRadius)
	const steps = 6
	for i := 1; i <= steps; i++ {
		on := around(own.left+ringRadius+s.dx*float64(i)/steps, p.y+(s.dy-4.5)*float64(i)/steps, 1)
		for _, o := range q.marks {
			if o != own {
				sum += on.overlap(o)
			}
		}
	}
	return sum
}

// quadrantPoint is a company's place: a share of the width, and points from the top.
type quadrantPoint struct{ share, y float64 }

// label names the client, and the companies at the edges of the cloud for which
// there is room.
func (b *builder) label(points []Point, x func(float64) float64, corners [4]string) {
	raw := b.m.Speed.Points
	at := make([]quadrantPoint, len(raw))
	order := make([]int, len(raw))
	for i, p := range raw {
		at[i], order[i] = quadrantPoint{x(p.Wait), quadrantHeight * (1 - p.Quality/100)}, i
	}
	target := x(b.m.Speed.Target)
	widths := []*quadrant{newQuadrant(paperQuadrant, at, corners, target), newQuadrant(screenQuadrant, at, corners, target)}
	slices.SortStableFunc(order, func(i, j int) int {
		if raw[i].Client != raw[j].Client {
			return clientFirst(raw[i].Client)
		}
		return cmp.Compare(far(at[j]), far(at[i]))
	})
	named := 0
	for _, i := range order[:min(len(order), mostTried)] {
		if named == mostLabels {
			return
		}
		if raw[i].Company == "" {
			continue
		}
		name := shortLabel(b.companyName(raw[i].Company))
		s, found := placed(widths, at[i], name, raw[i].Client)
		if !found {
			continue
		}
		named++
		p := &points[i]
		p.Label, p.DX, p.DY, p.Anchor = name, s.dx, s.dy, s.anchor
		if s.leader {
			p.Leader = leader(s)
		}
	}
}

// far is how notable a place is: its distance from where the cross-lines are.
func far(p quadrantPoint) float64 {
	return math.Abs(p.share-0.5) + math.Abs(p.y/quadrantHeight-(1-qualityLine/100.0))
}

// clientFirst orders the client before others.
func clientFirst(client bool) int {
	if client {
		return -1
	}
	return 1
}

// leader draws the line from the edge of a mark to its label.
func leader(s side) string {
	x, y := s.dx, s.dy-4.5
	length := math.Hypot(x, y)
	return fmt.Sprintf("M%.1f %.1fL%.1f %.1f", x/length*ringRadius, y/length*ringRadius, x-math.Copysign(2, x), y)
}

// shortLabel cuts a name that is too long for a drawing; tables have it whole.
func shortLabel(name string) string {
	runes := []rune(name)
	if len(runes) <= longestLabel {
		return name
	}
	return strings.TrimRight(string(runes[:longestLabel-1]), " ,.–-") + "…"
}
