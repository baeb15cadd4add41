package stats

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// LettersForWidth is how many observations give a share p a 95 % interval of half
// to either side: z²p(1−p)/half² times the design effect (Cochran, Sampling
// Techniques, 3rd ed. 1977, eq. 4.2; Kish, Survey Sampling, 1965, 8.2), rounded up.
func LettersForWidth(p, half, designEffect float64) int {
	z := distuv.UnitNormal.Quantile(1 - (1-Level)/2)
	return int(math.Ceil(designEffect * z * z * p * (1 - p) / (half * half)))
}

// LettersForDifference is how many observations each of two groups needs so that a
// two-sided test at 5 % finds the shares p and q to differ with the given power,
// times the design effect, rounded up. The formula is that of Fleiss, Levin and
// Paik (Statistical Methods for Rates and Proportions, 3rd ed. 2003, eq. 4.14
// without continuity correction), as in R's power.prop.test.
func LettersForDifference(p, q, power, designEffect float64) int {
	return int(math.Ceil(designEffect * observationsForDifference(p, q, power)))
}

// observationsForDifference is the number before it is rounded.
func observationsForDifference(p, q, power float64) float64 {
	alpha, beta := distuv.UnitNormal.Quantile(1-(1-Level)/2), distuv.UnitNormal.Quantile(power)
	mean := (p + q) / 2
	root := alpha*math.Sqrt(2*mean*(1-mean)) + beta*math.Sqrt(p*(1-p)+q*(1-q))
	return root * root / ((p - q) * (p - q))
}
