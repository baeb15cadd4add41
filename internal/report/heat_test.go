package report

import (
	"fmt"
	"math"
	"testing"

	"replyaudit/internal/analysis"
)

func TestHeatCells(t *testing.T) {
	b := newBuilder(oneLetter(), mustWords(t))
	for _, c := range []struct {
		value float64
		n     int
		want  HeatCell
	}{
		{0, 5, HeatCell{Class: "s0", Text: "0", N: "5"}},
		{19.9, 7, HeatCell{Class: "s0", Text: "20", N: "7"}},
		{20, 7, HeatCell{Class: "s1", Text: "20", N: "7"}},
		{100, 12, HeatCell{Class: "s4", Text: "100", N: "12"}},
		{100, 4, HeatCell{Class: "hatch", Note: "n\u00a0=\u00a04"}},
		{math.NaN(), 4, HeatCell{Class: "hatch", Note: "n\u00a0=\u00a04"}},
		{0, 0, HeatCell{}},
	} {
		if got := b.heatCell(c.value, c.n); got != c.want {
			t.Errorf("%v of %d: %+v, want %+v", c.value, c.n, got, c.want)
		}
	}
}

// The slots hold the letters that the weekdays hold, each once.
func TestSlotsAddUpToWeekdays(t *testing.T) {
	m := sixLetters()
	days := map[string]analysis.Fraction{}
	for _, s := range m.Departures.Slots {
		f := days[s.Weekday.String()]
		days[s.Weekday.String()] = analysis.Fraction{X: f.X + s.Replied.X, N: f.N + s.Replied.N}
	}
	for _, d := range m.Departures.Weekdays {
		if got, want := days[d.Weekday.String()], d.Replied.Fraction; got != want {
			t.Errorf("%s: slots %+v, weekday %+v", d.Weekday, got, want)
		}
	}
	if len(days) < 5 {
		t.Errorf("%d weekdays", len(days))
	}
}

// A company's row is the mean of its replies by section, and in an own copy there is one row.
func TestPortraitsAreMeansOfReplies(t *testing.T) {
	m := sixLetters()
	if len(m.Portraits) != len(m.League) || len(m.Portraits) < 30 {
		t.Fatalf("%d portraits of %d ranked companies", len(m.Portraits), len(m.League))
	}
	p, id := m.Portraits[0], m.Rubric.Sections[0].ID
	sum, n := 0.0, 0
	for i := range m.Enquiries {
		if e := &m.Enquiries[i]; e.Company == p.Company && e.Settled && e.Scored && analysis.HasReply(e.Outcome) {
			if v, applies := e.Score.Sections[id]; applies {
				sum, n = sum+v, n+1
			}
		}
	}
	if got := p.Sections[0]; got.N != n || math.Abs(got.Value-sum/float64(n)) > 1e-9 {
		t.Errorf("%s, %s: %+v, want %v of %d", p.Company, id, got, sum/float64(n), n)
	}
	for _, x := range m.Portraits {
		for _, s := range x.Sections {
			if math.IsNaN(s.Value) != (s.N < analysis.RankFrom) {
				t.Errorf("%s: %s", x.Company, fmt.Sprint(s))
			}
		}
	}
	if own := m.CopyFor(p.Company).Portraits; len(own) != 1 || own[0].Company != p.Company {
		t.Errorf("an own copy has %d portraits", len(own))
	}
}
