package stats

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/stat/distuv"
)

// Hazard is one coefficient of a Cox model.
type Hazard struct {
	Log    float64 // logarithm of the hazard ratio
	SE     float64 // robust, by clusters
	Ratio  float64
	Limits Interval // of the ratio
	P      float64  // two-sided, of z
}

// coxSteps bounds Newton's method; it converges in fewer than ten steps unless
// a coefficient runs away, as it does when one group has no event at all.
const coxSteps = 30

// Cox fits a proportional hazards model to waits with one row of x for each,
// with Efron's way with ties and the robust variance of Lin and Wei (1989) over
// the waits' clusters. The coefficients are undefined when the model cannot be
// fitted.
//
// R: coxph(Surv(time, event) ~ x, ties = "efron", cluster = cluster)
func Cox(waits []Wait, x [][]float64) []Hazard {
	if len(waits) == 0 {
		return nil
	}
	c := newCox(waits, x)
	p := len(x[0])
	beta := make([]float64, p)
	for range coxSteps {
		score, information := c.derivatives(beta)
		var step mat.VecDense
		if err := step.SolveVec(information, score); err != nil {
			return undefinedHazards(p)
		}
		largest := 0.0
		for j := range beta {
			beta[j] += step.AtVec(j)
			largest = max(largest, math.Abs(step.AtVec(j)))
		}
		if largest < 1e-10 {
			return c.hazards(beta)
		}
	}
	return undefinedHazards(p)
}

func undefinedHazards(p int) []Hazard {
	nan := math.NaN()
	all := make([]Hazard, p)
	for i := range all {
		all[i] = Hazard{nan, nan, nan, Undefined(), nan}
	}
	return all
}

// cox is the data in descending order of time, events and censored alike.
type cox struct {
	waits []Wait
	x     [][]float64
	p     int
}

func newCox(waits []Wait, x [][]float64) *cox {
	order := make([]int, len(waits))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case waits[a].Time > waits[b].Time:
			return -1
		case waits[a].Time < waits[b].Time:
			return 1
		}
		return 0
	})
	c := &cox{p: len(x[0])}
	for _, i := range order {
		c.waits, c.x = append(c.waits, waits[i]), append(c.x, x[i])
	}
	return c
}

// moments are the sums of risk, risk · x and risk · x x' over some rows.
type moments struct {
	s0 float64
	s1 []float64
	s2 *mat.Dense
}

func newMoments(p int) moments { return moments{0, make([]float64, p), mat.NewDense(p, p, nil)} }

func (m *moments) add(risk float64, x []float64) {
	m.s0 += risk
	for j, v := range x {
		m.s1[j] += risk * v
		for k, w := range x {
			m.s2.Set(j, k, m.s2.At(j, k)+risk*v*w)
		}
	}
}

// tie is one of the d steps of Efron's way through the deaths of one time.
type tie struct {
	time  float64
	share float64 // k / d of the deaths' risk is gone
	s0    float64
	mean  []float64
}

func (c *cox) risk(i int, beta []float64) float64 {
	sum := 0.0
	for j, v := range c.x[i] {
		sum += v * beta[j]
	}
	return math.Exp(sum)
}

// derivatives are the score and the information at beta.
func (c *cox) derivatives(beta []float64) (*mat.VecDense, *mat.Dense) {
	score, information := mat.NewVecDense(c.p, nil), mat.NewDense(c.p, c.p, nil)
	c.walk(beta, func(i int) {
		for j, v := range c.x[i] {
			score.SetVec(j, score.AtVec(j)+v)
		}
	}, func(t tie, s2 func(j, k int) float64) {
		for j := range c.p {
			score.SetVec(j, score.AtVec(j)-t.mean[j])
			for k := range c.p {
				information.Set(j, k, information.At(j, k)+s2(j, k)/t.s0-t.mean[j]*t.mean[k])
			}
		}
	})
	return score, information
}

// walk goes through the times from the last to the first. It calls death for
// each event and then step for each of Efron's steps at its time.
func (c *cox) walk(beta []float64, death func(i int), step func(t tie, s2 func(j, k int) float64)) {
	all := newMoments(c.p)
	for i := 0; i < len(c.waits); {
		at, dead, deaths := c.waits[i].Time, newMoments(c.p), 0
		for ; i < len(c.waits) && c.waits[i].Time == at; i++ {
			risk := c.risk(i, beta)
			all.add(risk, c.x[i])
			if c.waits[i].Event {
				deaths++
				dead.add(risk, c.x[i])
				death(i)
			}
		}
		for k := range deaths {
			share := float64(k) / float64(deaths)
			t := tie{time: at, share: share, s0: all.s0 - share*dead.s0, mean: make([]float64, c.p)}
			for j := range t.mean {
				t.mean[j] = (all.s1[j] - share*dead.s1[j]) / t.s0
			}
			step(t, func(j, k int) float64 { return all.s2.At(j, k) - share*dead.s2.At(j, k) })
		}
	}
}

// hazards puts the robust variance to the fitted coefficients.
func (c *cox) hazards(beta []float64) []Hazard {
	_, information := c.derivatives(beta)
	var bread mat.Dense
	if err := bread.Inverse(information); err != nil {
		return undefinedHazards(c.p)
	}
	meat := mat.NewDense(c.p, c.p, nil)
	for _, u := range c.clusterScores(beta) {
		meat.RankOne(meat, 1, u, u)
	}
	var half, variance mat.Dense
	half.Mul(&bread, meat)
	variance.Mul(&half, &bread)
	all := make([]Hazard, c.p)
	for j := range all {
		se := math.Sqrt(variance.At(j, j))
		all[j] = Hazard{
			Log: beta[j], SE: se, Ratio: math.Exp(beta[j]),
			Limits: Interval{math.Exp(beta[j] - normal975*se), math.Exp(beta[j] + normal975*se)},
			P:      2 * distuv.UnitNormal.Survival(math.Abs(beta[j]/se)),
		}
	}
	return all
}

// clusterScores are the score residuals summed within clusters, in a fixed order.
func (c *cox) clusterScores(beta []float64) []*mat.VecDense {
	var ties []tie
	c.walk(beta, func(int) {}, func(t tie, _ func(j, k int) float64) { ties = append(ties, t) })
	index := map[int]int{}
	var sums []*mat.VecDense
	for i, w := range c.waits {
		at, seen := index[w.Cluster]
		if !seen {
			at = len(sums)
			index[w.Cluster] = at
			sums = append(sums, mat.NewVecDense(c.p, nil))
		}
		c.addResidual(sums[at], i, beta, ties)
	}
	return sums
}

// addResidual adds the score residual of row i: what it saw less what its risk
// made expected, over all times at which it was at risk.
func (c *cox) addResidual(sum *mat.VecDense, i int, beta []float64, ties []tie) {
	w, risk := c.waits[i], c.risk(i, beta)
	for at := 0; at < len(ties); {
		end := at
		for end < len(ties) && ties[end].time == ties[at].time {
			end++
		}
		died := w.Event && ties[at].time == w.Time
		for _, t := range ties[at:end] {
			if t.time > w.Time {
				continue
			}
			part := risk / t.s0
			if died {
				part *= 1 - t.share
			}
			for j, v := range c.x[i] {
				change := -part * (v - t.mean[j])
				if died {
					change += (v - t.mean[j]) / float64(end-at)
				}
				sum.SetVec(j, sum.AtVec(j)+change)
			}
		}
		at = end
	}
}
