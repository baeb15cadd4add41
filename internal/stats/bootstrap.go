package stats

import (
	"math"
	"slices"

	"replyaudit/internal/clock"
)

// Resample holds the draws of a cluster bootstrap: how often each cluster was
// taken in each draw. One Resample serves every figure of the same clusters, so
// that their intervals belong together. One cluster alone says nothing about how
// clusters differ: then every interval is undefined.
type Resample struct{ draws [][]uint16 }

// NewResample draws Draws re-samples of whole clusters with replacement.
func NewResample(clusters int, stream *clock.Stream) *Resample {
	if clusters < 2 {
		return &Resample{}
	}
	r := &Resample{draws: make([][]uint16, Draws)}
	flat := make([]uint16, Draws*clusters)
	for i := range r.draws {
		r.draws[i] = flat[i*clusters : (i+1)*clusters]
		for range clusters {
			r.draws[i][stream.Intn(clusters)]++
		}
	}
	return r
}

// Ratio returns the 95 % percentile interval of Σnum/Σden, given the two sums of
// each cluster. Draws without a denominator are left out; the interval is
// undefined when there is nothing to divide by.
func (r *Resample) Ratio(num, den []float64) Interval {
	values := make([]float64, 0, len(r.draws))
	for _, weights := range r.draws {
		var x, n float64
		for c, w := range weights {
			x += float64(w) * num[c]
			n += float64(w) * den[c]
		}
		if n > 0 {
			values = append(values, x/n)
		}
	}
	return percentiles(values)
}

// Statistic returns the 95 % percentile interval of any figure of a re-sample,
// given the indices of its clusters with their repetitions. NaN is left out.
func (r *Resample) Statistic(figure func(clusters []int) float64) Interval {
	values := make([]float64, 0, len(r.draws))
	var taken []int
	for _, weights := range r.draws {
		taken = taken[:0]
		for c, w := range weights {
			for range w {
				taken = append(taken, c)
			}
		}
		if v := figure(taken); !math.IsNaN(v) {
			values = append(values, v)
		}
	}
	return percentiles(values)
}

// percentiles is the middle 95 % of xs by quantile type 7. It sorts xs.
func percentiles(xs []float64) Interval {
	const tail = (1 - Level) / 2
	slices.Sort(xs)
	return Interval{sortedQuantile(xs, tail), sortedQuantile(xs, 1-tail)}
}

// Standings is the bootstrap of a league: for each unit the intervals of its
// mean and of its rank.
type Standings struct{ Mean, Rank []Interval }

// League re-samples the values of each unit within the unit Draws times and
// ranks the means of each draw, the highest first, ties sharing the better
// rank. Every unit must have a value.
func League(units [][]float64, stream *clock.Stream) Standings {
	means := make([][]float64, len(units))
	ranks := make([][]float64, len(units))
	drawn := make([]float64, len(units))
	for range Draws {
		for u, values := range units {
			sum := 0.0
			for range values {
				sum += values[stream.Intn(len(values))]
			}
			drawn[u] = sum / float64(len(values))
			means[u] = append(means[u], drawn[u])
		}
		for u, rank := range Positions(drawn) {
			ranks[u] = append(ranks[u], float64(rank))
		}
	}
	s := Standings{Mean: make([]Interval, len(units)), Rank: make([]Interval, len(units))}
	for u := range units {
		s.Mean[u] = percentiles(means[u])
		rank := percentiles(ranks[u])
		s.Rank[u] = Interval{math.Floor(rank.Lo), math.Ceil(rank.Hi)}
	}
	return s
}

// Positions returns the competition rank of each x, 1 for the highest; ties
// share the better rank. R: rank(-xs, ties.method="min").
func Positions(xs []float64) []int {
	negative := make([]float64, len(xs))
	for i, x := range xs {
		negative[i] = -x
	}
	positions := make([]int, len(xs))
	ranks := Ranks(negative)
	ties := map[float64]int{}
	for _, r := range ranks {
		ties[r]++
	}
	for i, r := range ranks {
		positions[i] = int(r - float64(ties[r]-1)/2)
	}
	return positions
}
