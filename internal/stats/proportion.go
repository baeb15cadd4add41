package stats

import "math"

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
