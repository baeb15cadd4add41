package stats

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/stat/distuv"
)

// Test is the result of a significance test. Statistic and DF are NaN where the
// test has none; P is two-sided, NaN when the data cannot say anything.
type Test struct {
	Statistic float64
	DF        float64
	P         float64
}

func undefinedTest() Test { return Test{math.NaN(), math.NaN(), math.NaN()} }

// Fisher is Fisher's exact test for x1 of n1 against x0 of n0, two-sided: the
// sum over all tables that are at most as likely as the one seen.
// R: fisher.test(matrix(c(x1, n1-x1, x0, n0-x0), 2))$p.value
func Fisher(x1, n1, x0, n0 int) Test {
	if n1 <= 0 || n0 <= 0 {
		return undefinedTest()
	}
	hits := x1 + x0
	low, high := max(0, hits-n0), min(hits, n1)
	log := func(x int) float64 { return logChoose(n1, x) + logChoose(n0, hits-x) }
	seen, all, extreme := log(x1), 0.0, 0.0
	const slack = 1e-7 // R's relative tolerance against rounding
	for x := low; x <= high; x++ {
		p := math.Exp(log(x) - seen)
		all += p
		if p <= 1+slack {
			extreme += p
		}
	}
	return Test{math.NaN(), math.NaN(), min(1, extreme/all)}
}

func logChoose(n, k int) float64 {
	a, _ := math.Lgamma(float64(n + 1))
	b, _ := math.Lgamma(float64(k + 1))
	c, _ := math.Lgamma(float64(n - k + 1))
	return a - b - c
}

// ChiSquare is Pearson's test of independence without correction; rows and
// columns without a count are left out.
// R: chisq.test(table, correct = FALSE)
func ChiSquare(table [][]int) Test {
	rows, columns, total := margins(table)
	df := float64((filled(rows) - 1) * (filled(columns) - 1))
	if df < 1 {
		return undefinedTest()
	}
	x2 := 0.0
	for i, row := range table {
		for j, n := range row {
			if expected := rows[i] * columns[j] / total; expected > 0 {
				x2 += (float64(n) - expected) * (float64(n) - expected) / expected
			}
		}
	}
	return Test{x2, df, distuv.ChiSquared{K: df}.Survival(x2)}
}

func margins(table [][]int) (rows, columns []float64, total float64) {
	rows = make([]float64, len(table))
	for i, row := range table {
		for j, n := range row {
			for len(columns) <= j {
				columns = append(columns, 0)
			}
			rows[i] += float64(n)
			columns[j] += float64(n)
			total += float64(n)
		}
	}
	return rows, columns, total
}

func filled(sums []float64) int {
	n := 0
	for _, s := range sums {
		if s > 0 {
			n++
		}
	}
	return n
}

// McNemar compares the two kinds of discordant pairs, b and c, without correction.
// R: mcnemar.test(matrix(c(0, c, b, 0), 2), correct = FALSE)
func McNemar(b, c int) Test {
	if b+c == 0 {
		return undefinedTest()
	}
	x2 := float64((b-c)*(b-c)) / float64(b+c)
	return Test{x2, 1, distuv.ChiSquared{K: 1}.Survival(x2)}
}

// McNemarExact is the exact form: the binomial test of b among b + c.
// R: binom.test(b, b + c)$p.value
func McNemarExact(b, c int) Test {
	n := b + c
	if n == 0 {
		return undefinedTest()
	}
	p := 2 * distuv.Binomial{N: float64(n), P: 0.5}.CDF(float64(min(b, c)))
	return Test{float64(b), math.NaN(), min(1, p)}
}

// Wilcoxon is the rank-sum test of x against y by the normal approximation with
// correction for ties and for continuity, as R does it; Statistic is R's W.
// R: wilcox.test(x, y, exact = FALSE)
func Wilcoxon(x, y []float64) Test {
	n, m := float64(len(x)), float64(len(y))
	if n == 0 || m == 0 {
		return undefinedTest()
	}
	ranks := Ranks(slices.Concat(x, y))
	w := -n * (n + 1) / 2
	for _, r := range ranks[:len(x)] {
		w += r
	}
	ties := map[float64]float64{}
	for _, r := range ranks {
		ties[r]++
	}
	correction := 0.0
	for _, r := range distinct(ranks) {
		correction += ties[r]*ties[r]*ties[r] - ties[r]
	}
	all := n + m
	sigma := math.Sqrt(n * m / 12 * (all + 1 - correction/(all*(all-1))))
	if sigma == 0 {
		return Test{w, math.NaN(), math.NaN()}
	}
	z := w - n*m/2
	z = (z - 0.5*sign(z)) / sigma
	return Test{w, math.NaN(), 2 * distuv.UnitNormal.Survival(math.Abs(z))}
}

func distinct(xs []float64) []float64 {
	xs = slices.Clone(xs)
	slices.Sort(xs)
	return slices.Compact(xs)
}

func sign(x float64) float64 {
	switch {
	case x > 0:
		return 1
	case x < 0:
		return -1
	}
	return 0
}

// Randomisation is the p-value of an observed statistic among re-draws of the
// assignment: (b + 1) / (m + 1), where b of m re-draws are at least as far from
// zero (Phipson and Smyth 2010). NaN among the draws counts against the effect.
func Randomisation(observed float64, draws []float64) Test {
	if math.IsNaN(observed) || len(draws) == 0 {
		return undefinedTest()
	}
	const slack = 1e-12
	b := 0
	for _, d := range draws {
		if !(math.Abs(d) < math.Abs(observed)*(1-slack)) {
			b++
		}
	}
	return Test{observed, math.NaN(), float64(b+1) / float64(len(draws)+1)}
}

// LogRank compares the waits of two groups or more over all their event times.
// R: survdiff(Surv(time, event) ~ group, rho = 0)
func LogRank(groups [][]Wait) Test {
	k := len(groups)
	var times []float64
	for _, g := range groups {
		for _, w := range g {
			if w.Event {
				times = append(times, w.Time)
			}
		}
	}
	difference := make([]float64, k)
	variance := make([][]float64, k)
	for i := range variance {
		variance[i] = make([]float64, k)
	}
	for _, t := range distinct(times) {
		logRankAt(groups, t, difference, variance)
	}
	return quadraticForm(difference, variance)
}

// logRankAt adds observed less expected events at one time, and their covariance.
func logRankAt(groups [][]Wait, t float64, difference []float64, variance [][]float64) {
	risk, events := make([]float64, len(groups)), make([]float64, len(groups))
	n, d := 0.0, 0.0
	for i, g := range groups {
		for _, w := range g {
			if w.Time >= t {
				risk[i]++
			}
			if w.Event && w.Time == t {
				events[i]++
			}
		}
		n += risk[i]
		d += events[i]
	}
	for i := range groups {
		difference[i] += events[i] - d*risk[i]/n
		if n <= 1 {
			continue
		}
		for j := range groups {
			same := 0.0
			if i == j {
				same = 1
			}
			variance[i][j] += d * (n - d) / (n - 1) * risk[i] / n * (same - risk[j]/n)
		}
	}
}
