package stats

import (
	"math"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/stat/distuv"
)

// Coefficient is one coefficient of a linear model with a standard error that
// allows for clusters, and what follows from it.
type Coefficient struct {
	Estimate float64
	SE       float64
	DF       float64 // Satterthwaite's, after Bell and McCaffrey (2002)
	P        float64 // two-sided, of t
	Limits   Interval
}

func undefinedCoefficient() Coefficient {
	nan := math.NaN()
	return Coefficient{nan, nan, nan, nan, Undefined()}
}

// Linear fits y by ordinary least squares on the columns of x, which hold one
// row for each y, and returns each coefficient with its bias-reduced cluster-robust
// standard error CR2 and Satterthwaite degrees of freedom (Bell and McCaffrey
// 2002; Pustejovsky and Tipton 2018). With each row a cluster of its own this is
// HC2. It returns undefined coefficients when x has not full rank.
//
// R: clubSandwich::coef_test(lm(y ~ x - 1), vcov = "CR2", cluster = cluster)
func Linear(y []float64, x [][]float64, cluster []int) []Coefficient {
	if len(y) == 0 {
		return nil
	}
	m, ok := newModel(y, x, cluster)
	if !ok {
		all := make([]Coefficient, len(x[0]))
		for i := range all {
			all[i] = undefinedCoefficient()
		}
		return all
	}
	return m.coefficients()
}

// model is a fitted linear model.
type model struct {
	x      *mat.Dense
	bread  *mat.Dense // (X'X)^-1
	beta   []float64
	groups []group
}

// group is one cluster: its rows of X, its residuals, and A = (I - H)^-1/2.
type group struct {
	x        *mat.Dense
	adjusted *mat.Dense // A X
	residual *mat.VecDense
}

func newModel(y []float64, rows [][]float64, cluster []int) (*model, bool) {
	n, p := len(rows), len(rows[0])
	m := &model{x: mat.NewDense(n, p, nil)}
	for i, r := range rows {
		m.x.SetRow(i, r)
	}
	var cross, solved mat.Dense
	cross.Mul(m.x.T(), m.x)
	if mat.Cond(&cross, 1) > 1e12 || n <= p {
		return nil, false
	}
	if err := solved.Inverse(&cross); err != nil {
		return nil, false
	}
	m.bread = &solved
	var moment, beta, fitted mat.VecDense
	moment.MulVec(m.x.T(), mat.NewVecDense(n, y))
	beta.MulVec(m.bread, &moment)
	fitted.MulVec(m.x, &beta)
	m.beta = beta.RawVector().Data
	members := map[int][]int{}
	var order []int
	for i, c := range cluster {
		if members[c] == nil {
			order = append(order, c)
		}
		members[c] = append(members[c], i)
	}
	for _, c := range order {
		g := group{x: mat.NewDense(len(members[c]), p, nil), residual: mat.NewVecDense(len(members[c]), nil)}
		for k, i := range members[c] {
			g.x.SetRow(k, rows[i])
			g.residual.SetVec(k, y[i]-fitted.AtVec(i))
		}
		if !g.adjust(m.bread) {
			return nil, false
		}
		m.groups = append(m.groups, g)
	}
	return m, true
}

// adjust sets A X with A = (I - X B X')^-1/2, by its eigenvalues; those that
// vanish, of rows that the model fits exactly, count as zero, as in clubSandwich.
func (g *group) adjust(bread *mat.Dense) bool {
	size, _ := g.x.Dims()
	var half, hat mat.Dense
	half.Mul(g.x, bread)
	hat.Mul(&half, g.x.T())
	rest := mat.NewSymDense(size, nil)
	for i := range size {
		for j := i; j < size; j++ {
			v := -(hat.At(i, j) + hat.At(j, i)) / 2
			if i == j {
				v++
			}
			rest.SetSym(i, j, v)
		}
	}
	var eigen mat.EigenSym
	if !eigen.Factorize(rest, true) {
		return false
	}
	var vectors, scaled, root mat.Dense
	eigen.VectorsTo(&vectors)
	values := eigen.Values(nil)
	scaled.CloneFrom(&vectors)
	for j, v := range values {
		factor := 0.0
		if v > 1e-10 {
			factor = 1 / math.Sqrt(v)
		}
		for i := range size {
			scaled.Set(i, j, scaled.At(i, j)*factor)
		}
	}
	root.Mul(&scaled, vectors.T())
	g.adjusted = &mat.Dense{}
	g.adjusted.Mul(&root, g.x)
	return true
}

func (m *model) coefficients() []Coefficient {
	_, p := m.x.Dims()
	meat := mat.NewDense(p, p, nil)
	for _, g := range m.groups {
		var score mat.VecDense
		score.MulVec(g.adjusted.T(), g.residual)
		meat.RankOne(meat, 1, &score, &score)
	}
	var half, variance mat.Dense
	half.Mul(m.bread, meat)
	variance.Mul(&half, m.bread)
	all := make([]Coefficient, p)
	for i := range all {
		c := Coefficient{Estimate: m.beta[i], SE: math.NaN(), DF: math.NaN(), P: math.NaN(), Limits: Undefined()}
		if len(m.groups) > 1 { // of one cluster alone the residuals add up to nothing but their rounding
			c.SE, c.DF = math.Sqrt(variance.At(i, i)), m.freedom(i)
		}
		if c.SE > 0 && c.DF > 0 {
			t := distuv.StudentsT{Mu: 0, Sigma: 1, Nu: c.DF}
			c.P = 2 * t.Survival(math.Abs(c.Estimate/c.SE))
			reach := t.Quantile(1-(1-Level)/2) * c.SE
			c.Limits = Interval{c.Estimate - reach, c.Estimate + reach}
		}
		all[i] = c
	}
	return all
}

// freedom is Satterthwaite's approximation for coefficient i when the errors
// are independent with one variance: (Σ q·q)² ÷ Σ (q·r)² over all pairs of the
// clusters' vectors q = (I - H)' A X B c. With w = A X B c and u = X'w,
// q·r = [same cluster] w·w - u'B v, so that no vector of length n is formed.
func (m *model) freedom(i int) float64 {
	_, p := m.x.Dims()
	column := mat.NewVecDense(p, nil)
	for k := range p {
		column.SetVec(k, m.bread.At(k, i))
	}
	outer := mat.NewDense(p, p, nil) // Σ u u'
	trace, cross := 0.0, 0.0
	for _, g := range m.groups {
		var w, u, bu mat.VecDense
		w.MulVec(g.adjusted, column)
		u.MulVec(g.x.T(), &w)
		bu.MulVec(m.bread, &u)
		own, shared := mat.Dot(&w, &w), mat.Dot(&u, &bu)
		trace += own - shared
		cross += own*own - 2*own*shared
		outer.RankOne(outer, 1, &u, &u)
	}
	var half, square mat.Dense
	half.Mul(outer, m.bread)
	square.Mul(&half, &half)
	cross += mat.Trace(&square)
	return trace * trace / cross
}

// quadraticForm tests whether all differences are nought, with their covariance;
// since they sum to nought, the last is left out.
func quadraticForm(difference []float64, variance [][]float64) Test {
	k := len(difference) - 1
	if k < 1 {
		return undefinedTest()
	}
	v := mat.NewDense(k, k, nil)
	for i := range k {
		for j := range k {
			v.Set(i, j, variance[i][j])
		}
	}
	d := mat.NewVecDense(k, difference[:k])
	var solved mat.VecDense
	if err := solved.SolveVec(v, d); err != nil {
		return undefinedTest()
	}
	x2 := mat.Dot(d, &solved)
	return Test{x2, float64(k), distuv.ChiSquared{K: float64(k)}.Survival(x2)}
}
