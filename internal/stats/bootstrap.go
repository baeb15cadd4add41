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
type Resample struct {
	draws int
	taken [][]uint16 // by cluster, then by draw, so that one member is counted in all draws at one go
}

// NewResample draws Draws re-samples of whole clusters with replacement.
func NewResample(clusters int, stream *clock.Stream) *Resample {
	if clusters < 2 {
		return &Resample{}
	}
	r := &Resample{draws: Draws, taken: make([][]uint16, clusters)}
	flat := make([]uint16, Draws*clusters)
	for c := range r.taken {
		r.taken[c] = flat[c*Draws : (c+1)*Draws]
	}
	for d := range Draws {
		for range clusters {
			r.taken[stream.Intn(clusters)][d]++
		}
	}
	return r
}

// Clusters is how many clusters are drawn from, 0 when there were too few.
func (r *Resample) Clusters() int { return len(r.taken) }

// Ratio returns the 95 % percentile interval of Σnum/Σden, given the two sums of
// each cluster. Draws without a denominator are left out; the interval is
// undefined when there is nothing to divide by, and when all draws are the same.
func (r *Resample) Ratio(num, den []float64) Interval {
	x, n := make([]float64, r.draws), make([]float64, r.draws)
	for c, taken := range r.taken {
		if num[c] == 0 && den[c] == 0 {
			continue
		}
		for d, times := range taken {
			x[d] += float64(times) * num[c]
			n[d] += float64(times) * den[c]
		}
	}
	values := x[:0]
	for d := range x {
		if n[d] > 0 {
			values = append(values, x[d]/n[d])
		}
	}
	return varied(values)
}

// Statistic returns the 95 % percentile interval of any figure of a re-sample,
// given the indices of its clusters with their repetitions. NaN is left out; the
// interval is undefined when all draws are the same.
func (r *Resample) Statistic(figure func(clusters []int) float64) Interval {
	values := make([]float64, 0, r.draws)
	var clusters []int
	for d := range r.draws {
		clusters = clusters[:0]
		for c, taken := range r.taken {
			for range taken[d] {
				clusters = append(clusters, c)
			}
		}
		if v := figure(clusters); !math.IsNaN(v) {
			values = append(values, v)
		}
	}
	return varied(values)
}

// Spearman returns the 95 % percentile interval of the rank correlation of x and y,
// of which each cluster has one value.
func (r *Resample) Spearman(x, y []float64) Interval {
	rx, ry := newRanking(x), newRanking(y)
	return r.Statistic(func(clusters []int) float64 { return correlation(rx.of(clusters), ry.of(clusters)) })
}

// ranking ranks re-samples of values without sorting each: their order is known.
type ranking struct {
	class []int     // of each value: twice its rank among all
	rank  []float64 // in the re-sample, by class
	ranks []float64
}

func newRanking(xs []float64) *ranking {
	r := &ranking{rank: make([]float64, 2*len(xs)+1)}
	for _, rank := range Ranks(xs) {
		r.class = append(r.class, int(2*rank))
	}
	return r
}

// of returns the Ranks of the values with these indices, until it is asked again.
func (r *ranking) of(taken []int) []float64 {
	clear(r.rank)
	for _, i := range taken {
		r.rank[r.class[i]]++
	}
	before := 0.0
	for class, n := range r.rank {
		r.rank[class] = before + (n+1)/2
		before += n
	}
	r.ranks = r.ranks[:0]
	for _, i := range taken {
		r.ranks = append(r.ranks, r.rank[r.class[i]])
	}
	return r.ranks
}

// varied is the middle 95 % of draws that differ. Draws that are all the same
// come from one cluster, or from clusters that are alike: they say nothing of how
// others would do, and an interval of no width would claim certainty.
func varied(draws []float64) Interval {
	if len(draws) == 0 {
		return Undefined()
	}
	least, most := slices.Min(draws), slices.Max(draws)
	if !math.IsInf(most, 1) && most-least <= 1e-9*max(1, math.Abs(most)) { // sums of the same figures may differ in their last digit
		return Undefined()
	}
	return percentiles(draws)
}

// percentiles is the middle 95 % of xs by quantile type 7. It moves xs about.
func percentiles(xs []float64) Interval {
	const tail = (1 - Level) / 2
	return Interval{unsortedQuantile(xs, tail), unsortedQuantile(xs, 1-tail)}
}

// Standings is the bootstrap of a league: for each unit the intervals of its
// mean and of its rank; the mean of a unit whose values are all the same has none.
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
		s.Mean[u] = varied(means[u])
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
