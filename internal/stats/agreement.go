package stats

import (
	"math"
	"slices"

	"replyaudit/internal/clock"
)

// Ratings holds what coders said of units: a row for each unit, a column for
// each coder, NaN where a coder said nothing. Rows are of one length. What is
// nominal is numbered in any order, what is ordinal in its own.
//
// A coefficient corrects for chance, and chance is learnt from how the values
// differ: where only one value was ever given, each is undefined (NaN), since
// nothing shows that another would have been noticed. R's irr says NaN of kappa
// and 1 of alpha there.
type Ratings [][]float64

// Scale says what a difference between two values means.
type Scale int

// The scales of Krippendorff's alpha.
const (
	NominalScale  Scale = iota // equal or not
	OrdinalScale               // in an order
	IntervalScale              // in equal steps
)

// Weights says how far apart two values are in Cohen's kappa.
type Weights int

// The weights of irr::kappa2, by its names.
const (
	Unweighted     Weights = iota // equal or not
	EqualWeights                  // by the number of steps between them
	SquaredWeights                // by its square
)

// PercentAgreement is the share, 0 to 1, of the pairs of values for one unit that
// are equal; NaN without a pair. For two coders R: irr::agree.
func (r Ratings) PercentAgreement() float64 {
	var same, pairs float64
	for _, row := range r {
		for i, a := range row {
			for _, b := range row[i+1:] {
				if math.IsNaN(a) || math.IsNaN(b) {
					continue
				}
				pairs++
				if a == b {
					same++
				}
			}
		}
	}
	return same / pairs
}

// CohenKappa is the agreement of two coders over the units that both rated
// (Cohen 1960; weighted, Cohen 1968). Steps are counted between the values that
// occur. R: irr::kappa2. NaN for any other number of coders.
func (r Ratings) CohenKappa(w Weights) float64 {
	both := r.complete()
	if len(both) == 0 || len(both[0]) != 2 {
		return math.NaN()
	}
	levels := both.levels()
	first, second := make([]float64, len(levels)), make([]float64, len(levels))
	observed := 0.0
	for _, row := range both {
		i, j := slices.Index(levels, row[0]), slices.Index(levels, row[1])
		observed += w.apart(i, j)
		first[i]++
		second[j]++
	}
	expected := 0.0
	for i := range levels {
		for j := range levels {
			expected += w.apart(i, j) * first[i] * second[j] / float64(len(both))
		}
	}
	return 1 - observed/expected
}

// apart is the disagreement of the i-th and the j-th value. Its unit cancels.
func (w Weights) apart(i, j int) float64 {
	steps := math.Abs(float64(i - j))
	switch w {
	case EqualWeights:
		return steps
	case SquaredWeights:
		return steps * steps
	}
	return min(steps, 1)
}

// FleissKappa is the agreement of any number of coders over the units that all of
// them rated (Fleiss 1971). R: irr::kappam.fleiss. NaN below two coders.
func (r Ratings) FleissKappa() float64 {
	full := r.complete()
	if len(full) == 0 || len(full[0]) < 2 {
		return math.NaN()
	}
	levels := full.levels()
	coders := float64(len(full[0]))
	total := make([]float64, len(levels))
	agreed := 0.0
	for _, row := range full {
		counts := make([]float64, len(levels))
		for _, x := range row {
			counts[slices.Index(levels, x)]++
		}
		for k, n := range counts {
			total[k] += n
			agreed += n * (n - 1) / (coders * (coders - 1))
		}
	}
	units := float64(len(full))
	chance := 0.0
	for _, n := range total {
		chance += n * n / (units * coders * units * coders)
	}
	return (agreed/units - chance) / (1 - chance)
}

// KrippendorffAlpha is the agreement of any number of coders, values missing or
// not: 1 - observed / expected disagreement (Krippendorff 2011, "Computing
// Krippendorff's Alpha-Reliability"). Units with fewer than two values count for
// nothing. R: irr::kripp.alpha, which up to 0.84.1 forgets to divide by the
// number of coders less one where there are three or more and nothing is missing.
func (r Ratings) KrippendorffAlpha(scale Scale) float64 {
	levels := r.levels()
	size := len(levels)
	pairs := make([]float64, size*size) // the coincidence matrix
	unit := make([]float64, size)
	for _, row := range r {
		clear(unit)
		values := -1.0
		for _, x := range row {
			if !math.IsNaN(x) {
				unit[slices.Index(levels, x)]++
				values++
			}
		}
		if values < 1 {
			continue
		}
		for c, n := range unit {
			for k, m := range unit {
				if c == k {
					m--
				}
				pairs[c*size+k] += n * m / values
			}
		}
	}
	total := make([]float64, size)
	for c := range total {
		total[c] = sum(pairs[c*size : (c+1)*size])
	}
	var observed, expected float64
	for c := range size {
		for k := range c {
			difference := scale.difference(levels, total, k, c)
			observed += difference * pairs[c*size+k]
			expected += difference * total[c] * total[k]
		}
	}
	return 1 - (sum(total)-1)*observed/expected
}

// difference is the squared difference of the k-th and the c-th value, k < c,
// given how often each value occurs.
func (s Scale) difference(levels, total []float64, k, c int) float64 {
	switch s {
	case OrdinalScale:
		ranks := sum(total[k:c+1]) - (total[k]+total[c])/2
		return ranks * ranks
	case IntervalScale:
		return (levels[c] - levels[k]) * (levels[c] - levels[k])
	}
	return 1
}

// definedDraws is the share of re-samples in which a coefficient must be defined
// for an interval: the middle 95 % of what is left of fewer would be a guess.
const definedDraws = 0.95

// Limits is the 95 % percentile interval of a coefficient over Draws re-samples of
// the units; undefined where the coefficient mostly is.
func (r Ratings) Limits(coefficient func(Ratings) float64, stream *clock.Stream) Interval {
	units := make([]Ratings, len(r))
	for i := range r {
		units[i] = r[i : i+1]
	}
	return LimitsOfUnits(units, coefficient, stream)
}

// LimitsOfUnits is Limits where a unit may have several rows, which are drawn together.
func LimitsOfUnits(units []Ratings, coefficient func(Ratings) float64, stream *clock.Stream) Interval {
	if len(units) < 2 {
		return Undefined()
	}
	values := make([]float64, 0, Draws)
	var drawn Ratings
	for range Draws {
		drawn = drawn[:0]
		for range units {
			drawn = append(drawn, units[stream.Intn(len(units))]...)
		}
		if v := coefficient(drawn); !math.IsNaN(v) {
			values = append(values, v)
		}
	}
	if float64(len(values)) < definedDraws*Draws {
		return Undefined()
	}
	return varied(values)
}

// CommonestCount is how many values most units have, the larger of two numbers that
// are equally common; 0 without units.
func (r Ratings) CommonestCount() int {
	common, units := 0, map[int]int{}
	for _, row := range r {
		n := len(given(row))
		units[n]++
		if units[n] > units[common] || units[n] == units[common] && n > common {
			common = n
		}
	}
	return common
}

// Packed keeps the units with exactly so many values, without the places of raters
// who gave none: what Fleiss' kappa is of, whose raters need not be the same for
// each unit (Fleiss 1971).
func (r Ratings) Packed(values int) Ratings {
	var out Ratings
	for _, row := range r {
		if row := given(row); len(row) == values {
			out = append(out, row)
		}
	}
	return out
}

// given are the values of a unit.
func given(row []float64) []float64 {
	return slices.DeleteFunc(slices.Clone(row), math.IsNaN)
}

// complete returns the units that every coder rated.
func (r Ratings) complete() Ratings {
	var out Ratings
	for _, row := range r {
		if !slices.ContainsFunc(row, math.IsNaN) {
			out = append(out, row)
		}
	}
	return out
}

// levels returns the values that occur, in order.
func (r Ratings) levels() []float64 {
	var levels []float64
	for _, row := range r {
		for _, x := range row {
			if !math.IsNaN(x) && !slices.Contains(levels, x) {
				levels = append(levels, x)
			}
		}
	}
	slices.Sort(levels)
	return levels
}

func sum(xs []float64) float64 {
	total := 0.0
	for _, x := range xs {
		total += x
	}
	return total
}
