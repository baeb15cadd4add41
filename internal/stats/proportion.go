package stats

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// Wilson returns the 95 % score interval of x successes in n trials, without
// continuity correction. It is undefined for n = 0.
// R: prop.test(x, n, correct=FALSE)$conf.int; Wilson, JASA 22 (1927) 209.
func Wilson(x, n int) Interval {
	if n <= 0 || x < 0 || x > n {
		return Undefined()
	}
	const z2 = normal975 * normal975
	nn := float64(n)
	p := float64(x) / nn
	centre := p + z2/(2*nn)
	half := normal975 * math.Sqrt(p*(1-p)/nn+z2/(4*nn*nn))
	// At 0 and n the limit is exact; the subtraction would leave a residue of rounding.
	limits := Interval{(centre - half) / (1 + z2/nn), (centre + half) / (1 + z2/nn)}
	if x == 0 {
		limits.Lo = 0
	}
	if x == n {
		limits.Hi = 1
	}
	return limits
}

// ClopperPearson is the exact 95 % interval for x of n.
// R: binom.test(x, n)$conf.int
func ClopperPearson(x, n int) Interval {
	if n <= 0 {
		return Undefined()
	}
	const tail = (1 - Level) / 2
	i := Interval{0, 1}
	if x > 0 {
		i.Lo = distuv.Beta{Alpha: float64(x), Beta: float64(n - x + 1)}.Quantile(tail)
	}
	if x < n {
		i.Hi = distuv.Beta{Alpha: float64(x + 1), Beta: float64(n - x)}.Quantile(1 - tail)
	}
	return i
}

// Newcombe is the 95 % interval for the difference x1/n1 - x0/n0 from the two
// Wilson intervals, without correction (Newcombe 1998, method 10).
// R: DescTools::BinomDiffCI(x1, n1, x0, n0, method = "score")
func Newcombe(x1, n1, x0, n0 int) Interval {
	if n1 <= 0 || n0 <= 0 {
		return Undefined()
	}
	p1, p0 := float64(x1)/float64(n1), float64(x0)/float64(n0)
	w1, w0 := Wilson(x1, n1), Wilson(x0, n0)
	d := p1 - p0
	return Interval{d - math.Hypot(p1-w1.Lo, w0.Hi-p0), d + math.Hypot(w1.Hi-p1, p0-w0.Lo)}
}
