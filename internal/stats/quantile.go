package stats

import (
	"cmp"
	"math"
	"slices"
)

// Quantile returns the p-quantile (0..1) of xs by linear interpolation of order
// statistics, NaN for an empty slice. It leaves xs alone. +Inf is a legal value.
// R: quantile(xs, p, type=7).
func Quantile(xs []float64, p float64) float64 {
	sorted := slices.Clone(xs)
	slices.Sort(sorted)
	return sortedQuantile(sorted, p)
}

// Median returns the middle of xs. R: median(xs).
func Median(xs []float64) float64 { return Quantile(xs, 0.5) }

// Mean returns the arithmetic mean of xs, NaN for an empty slice.
func Mean(xs []float64) float64 {
	sum := 0.0
	for _, x := range xs {
		sum += x
	}
	return sum / float64(len(xs))
}

func sortedQuantile(sorted []float64, p float64) float64 {
	return quantile(len(sorted), p, func(i int) float64 { return sorted[i] })
}

// unsortedQuantile is sortedQuantile for thousands of calls: it only looks for the
// values that count, and moves xs about. There must be no NaN in it.
func unsortedQuantile(xs []float64, p float64) float64 {
	return quantile(len(xs), p, func(i int) float64 {
		find(xs, i)
		return xs[i]
	})
}

// quantile is the p-quantile of n values, given those at a place in their order.
func quantile(n int, p float64, at func(i int) float64) float64 {
	if n == 0 {
		return math.NaN()
	}
	h := p * float64(n-1)
	i := int(math.Floor(h))
	if i >= n-1 {
		return at(n - 1)
	}
	lower := at(i)
	if fraction := h - float64(i); fraction > 0 {
		// Written as a weighted sum so that two infinities do not make a NaN.
		return (1-fraction)*lower + fraction*at(i+1)
	}
	return lower
}

// find moves the k-th smallest of xs, from 0, to its place, what is not greater
// before and what is not smaller behind it (Hoare 1961, Algorithm 65).
func find(xs []float64, k int) {
	for first, last := 0, len(xs)-1; first < last; {
		pivot, i, j := xs[k], first, last
		for i <= j {
			for xs[i] < pivot {
				i++
			}
			for pivot < xs[j] {
				j--
			}
			if i <= j {
				xs[i], xs[j] = xs[j], xs[i]
				i, j = i+1, j-1
			}
		}
		if j < k {
			first = i
		}
		if k < i {
			last = j
		}
	}
}

// Ranks returns the rank of each x, ties sharing their mean rank. R: rank(xs).
func Ranks(xs []float64) []float64 {
	order := make([]int, len(xs))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(xs[a], xs[b]) })
	ranks := make([]float64, len(xs))
	for i := 0; i < len(order); {
		j := i
		for j < len(order) && xs[order[j]] == xs[order[i]] {
			j++
		}
		for _, k := range order[i:j] {
			ranks[k] = float64(i+j+1) / 2
		}
		i = j
	}
	return ranks
}

// Spearman returns the rank correlation of x and y, which must be of one
// length; NaN below two pairs or when either is constant.
// R: cor(x, y, method="spearman").
func Spearman(x, y []float64) float64 {
	return correlation(Ranks(x), Ranks(y))
}

// correlation is Pearson's.
func correlation(rx, ry []float64) float64 {
	mx, my := Mean(rx), Mean(ry)
	var sxy, sxx, syy float64
	for i := range rx {
		dx, dy := rx[i]-mx, ry[i]-my
		sxy += dx * dy
		sxx += dx * dx
		syy += dy * dy
	}
	return sxy / math.Sqrt(sxx*syy)
}
