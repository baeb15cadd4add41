package report

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"replyaudit/internal/analysis"
	"replyaudit/internal/analysis/analysistest"
)

// share reads a coordinate such as 12.5%.
func share(t *testing.T, text string) float64 {
	t.Helper()
	x, err := strconv.ParseFloat(strings.TrimSuffix(text, "%"), 64)
	if err != nil {
		t.Fatal(err)
	}
	return x / 100
}

// crowded is a market of n companies of which most lie close together.
func crowded(n int) *analysis.Model {
	m := &analysis.Model{Campaign: analysistest.Campaign(1)}
	m.Speed.Target = 8 * 3600
	for i := range n {
		c := m.Campaign.Companies[i%len(m.Campaign.Companies)]
		m.Speed.Points = append(m.Speed.Points, analysis.SpeedPoint{
			Company: c.Key, Client: i == 0, Letters: 1, Wait: 3600 * math.Exp(3*float64(i*7919%n)/float64(n)), Quality: 55 + 40*math.Abs(math.Sin(float64(i))),
		})
	}
	return m
}

// No name covers a mark, another name, a corner's name or a cross-line, or leaves the
// plot; the client's is always there, and for it alone there may be no free place.
func TestQuadrantLabelsCoverNothing(t *testing.T) {
	for _, n := range []int{1, 5, 60, 2000} {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			b := newBuilder(crowded(n), mustWords(t))
			v := b.speed()
			labels := 0
			for _, width := range []float64{paperQuadrant, screenQuadrant} {
				labels = coverNothing(t, v, width)
			}
			if n == 60 && labels < 3 {
				t.Errorf("%d labels beside the client's", labels)
			}
		})
	}
}

// coverNothing looks at the quadrant at one width and counts the names beside the client's.
func coverNothing(t *testing.T, v Speed, width float64) int {
	t.Helper()
	var marks, labels []spot
	for _, p := range v.Points {
		x, y := width*share(t, p.X), quadrantHeight*share(t, p.Y)
		marks = append(marks, around(x, y, ringRadius-1))
		if p.Client && p.Label == "" {
			t.Error("the client has no name")
		}
		if p.Label == "" || p.Client {
			continue
		}
		labels = append(labels, side{p.DX, p.DY, p.Anchor, false}.spot(x, y, letterWidth*float64(utf8.RuneCountInString(p.Label))))
	}
	others := append(marks, newQuadrant(width, nil, v.Corners, share(t, v.Target)).taken...)
	for i, l := range labels {
		if l.left < -1 || l.top < -1 || l.right > width+1 || l.bottom > quadrantHeight+1 {
			t.Errorf("a label lies outside: %v", l)
		}
		for _, o := range append(labels[:i:i], others...) {
			if l.overlap(o) > 2 {
				t.Errorf("at %v points %v covers %v", width, l, o)
			}
		}
	}
	return len(labels)
}

func TestLongNamesAreCutInDrawings(t *testing.T) {
	long := "Šiaurės Žemaitijos spaustuvininkų ir knygrišių bendrovė"
	if got, want := shortLabel(long), "Šiaurės Žemaitijos spaustuv…"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := shortLabel("Žalioji Linija"); got != "Žalioji Linija" {
		t.Errorf("%q was changed", got)
	}
}

// Marks move towards names as the plot grows wider: what is free on paper must be so there, too.
func TestQuadrantLabelsAreFreeOnAScreenToo(t *testing.T) {
	draw := rand.New(rand.NewPCG(7, 7)) //nolint:gosec // the same each time
	for range 300 {
		points := make([]quadrantPoint, 14)
		for i := range points {
			points[i] = quadrantPoint{0.3 + 0.3*draw.Float64(), 120 + 80*draw.Float64()}
		}
		widths := []*quadrant{newQuadrant(paperQuadrant, points, [4]string{}, 0.9), newQuadrant(screenQuadrant, points, [4]string{}, 0.9)}
		for _, p := range points {
			s, found := placed(widths, p, "Ten letters", false)
			if !found {
				continue
			}
			for _, q := range widths {
				label := s.spot(q.width*p.share, p.y, letterWidth*11)
				for _, mark := range q.marks {
					if label.overlap(mark) > 1 {
						t.Fatalf("at %v points %v covers %v", q.width, label, mark)
					}
				}
				if q.crossed(s, p) > 1 {
					t.Fatalf("at %v points the leader to %v crosses a mark", q.width, label)
				}
			}
		}
	}
}
