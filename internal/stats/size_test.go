package stats

import (
	"fmt"
	"strings"
	"testing"
)

// power.prop.test(p1 = p, p2 = q, power = power)$n of R 4.2.2, rounded up.
func TestLettersForDifference(t *testing.T) {
	for _, x := range []struct {
		p, q, power, effect float64
		want                int
	}{
		{0.5, 0.6, 0.8, 1, 388},   // 387.3
		{0.5, 0.75, 0.9, 1, 77},   // 76.7, the example of R's help page
		{0.33, 0.43, 0.8, 1, 369}, // 368.7
		{0.33, 0.43, 0.8, 1.5, 553},
		{0.43, 0.33, 0.8, 1, 369}, // whichever is named first
	} {
		if got := LettersForDifference(x.p, x.q, x.power, x.effect); got != x.want {
			t.Errorf("%v against %v at power %v, effect %v: %d, want %d", x.p, x.q, x.power, x.effect, got, x.want)
		}
	}
}

// 385 is the number of every textbook: a half of a large population, 5 points.
func TestLettersForWidth(t *testing.T) {
	for _, x := range []struct {
		p, half, effect float64
		want            int
	}{{0.5, 0.05, 1, 385}, {0.5, 0.03, 1, 1068}, {0.33, 0.05, 1, 340}, {0.33, 0.05, 2, 680}} {
		if got := LettersForWidth(x.p, x.half, x.effect); got != x.want {
			t.Errorf("%v ± %v, effect %v: %d, want %d", x.p, x.half, x.effect, got, x.want)
		}
	}
}

func TestRule10_LiveRPowerPropTest(t *testing.T) {
	var script strings.Builder
	var ours []float64
	for _, p := range []float64{0.02, 0.1, 0.333, 0.5, 0.85} {
		for _, difference := range []float64{0.03, 0.1} {
			for _, power := range []float64{0.8, 0.95} {
				fmt.Fprintf(&script, "cat(format(power.prop.test(p1=%v, p2=%v, power=%v, tol=1e-12)$n, digits=15), '\\n')\n", p, p+difference, power)
				ours = append(ours, observationsForDifference(p, p+difference, power))
			}
		}
	}
	theirs := askR(t, script.String())
	if len(theirs) != len(ours) {
		t.Fatalf("R gave %d numbers, want %d", len(theirs), len(ours))
	}
	for i := range ours {
		if d := ours[i]/theirs[i] - 1; d > 1e-6 || d < -1e-6 {
			t.Errorf("%d: %.6f, R says %.6f", i, ours[i], theirs[i])
		}
	}
}
