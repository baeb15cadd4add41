package stats

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

func compare(t *testing.T, what string, ours []float64, script string) {
	t.Helper()
	r := askR(t, script)
	if len(r) != len(ours) {
		t.Fatalf("%s: R printed %d numbers, we have %d", what, len(r), len(ours))
	}
	for i := range r {
		if !(math.IsNaN(ours[i]) && math.IsNaN(r[i])) && math.Abs(ours[i]-r[i]) > 1e-8*max(1, math.Abs(r[i])) {
			t.Errorf("%s: number %d is %.12g, R says %.12g", what, i, ours[i], r[i])
		}
	}
}

// The four-fold tables of two rates, at their edges too.
func TestRule10_LiveRTwoRates(t *testing.T) {
	for _, c := range [][4]int{{56, 70, 48, 80}, {9, 10, 3, 10}, {10, 10, 0, 20}, {5, 56, 0, 29}, {0, 8, 0, 9}, {3, 3, 3, 3}, {1450, 2011, 1389, 2044}} {
		x1, n1, x0, n0 := c[0], c[1], c[2], c[3]
		i, d := ClopperPearson(x1, n1), Newcombe(x1, n1, x0, n0)
		chi := ChiSquare([][]int{{x1, n1 - x1}, {x0, n0 - x0}})
		compare(t, fmt.Sprint(c), []float64{i.Lo, i.Hi, d.Lo, d.Hi, Fisher(x1, n1, x0, n0).P, chi.Statistic, chi.P}, fmt.Sprintf(`
x1<-%d; n1<-%d; x0<-%d; n0<-%d
w1<-prop.test(x1,n1,correct=FALSE)$conf.int; w0<-prop.test(x0,n0,correct=FALSE)$conf.int; p1<-x1/n1; p0<-x0/n0
m<-matrix(c(x1,n1-x1,x0,n0-x0),2); k<-suppressWarnings(chisq.test(m,correct=FALSE))
if (any(rowSums(m)==0)) k<-list(statistic=NA,p.value=NA)
cat(format(c(binom.test(x1,n1)$conf.int, p1-p0-sqrt((p1-w1[1])^2+(w0[2]-p0)^2), p1-p0+sqrt((w1[2]-p1)^2+(p0-w0[1])^2),
  fisher.test(m)$p.value, k$statistic, k$p.value),digits=15))`, x1, n1, x0, n0))
	}
}

func TestRule10_LiveRPairsAndRanks(t *testing.T) {
	for _, c := range [][2]int{{12, 4}, {0, 5}, {7, 7}, {40, 61}} {
		compare(t, fmt.Sprint("mcnemar ", c), []float64{McNemar(c[0], c[1]).Statistic, McNemar(c[0], c[1]).P, McNemarExact(c[0], c[1]).P},
			fmt.Sprintf(`b<-%d; c<-%d; m<-mcnemar.test(matrix(c(0,c,b,0),2),correct=FALSE); cat(format(c(m$statistic,m$p.value,binom.test(b,b+c)$p.value),digits=15))`, c[0], c[1]))
	}
	for _, c := range [][2][]float64{
		{{1.5, 2, 2, 7, 9, 11}, {0.5, 2, 3, 3, 4}},
		{{10, 20, 30}, {1, 2, 3, 4, 5, 6, 7}},
		{{1, 1, 2}, {1, 2, 2}},
	} {
		w := Wilcoxon(c[0], c[1])
		compare(t, fmt.Sprint("wilcox ", c), []float64{w.Statistic, w.P},
			fmt.Sprintf(`w<-wilcox.test(%s,%s,exact=FALSE); cat(format(c(w$statistic,w$p.value),digits=15))`, vector(c[0]), vector(c[1])))
	}
}

func TestRule10_LiveRLogRank(t *testing.T) {
	groups := [][]Wait{
		{{6, true, 0}, {6, true, 0}, {6, false, 0}, {7, true, 0}, {10, false, 0}, {13, true, 0}, {25, false, 0}},
		{{1, true, 0}, {1, true, 0}, {2, true, 0}, {8, true, 0}, {8, false, 0}, {13, true, 0}},
		{{3, true, 0}, {6, true, 0}, {40, false, 0}, {41, false, 0}},
	}
	for k := 2; k <= 3; k++ {
		var time, event, group []string
		for g, waits := range groups[:k] {
			for _, w := range waits {
				hit := "0"
				if w.Event {
					hit = "1"
				}
				time, event, group = append(time, fmt.Sprint(w.Time)), append(event, hit), append(group, fmt.Sprint(g))
			}
		}
		ours := LogRank(groups[:k])
		compare(t, fmt.Sprint(k, " groups"), []float64{ours.Statistic, ours.P}, fmt.Sprintf(`library(survival)
s<-survdiff(Surv(c(%s),c(%s))~c(%s)); cat(format(c(s$chisq,1-pchisq(s$chisq,length(s$n)-1)),digits=15))`,
			strings.Join(time, ","), strings.Join(event, ","), strings.Join(group, ",")))
	}
}

// cr2 is CR2 with Satterthwaite's degrees by the book: full n × n matrices, the
// square root by eigenvalues, nothing of our algebra.
const cr2 = `
X<-cbind(1,%s); y<-%s; g<-%s
B<-solve(t(X)%%*%%X); H<-X%%*%%B%%*%%t(X); e<-as.vector(y-H%%*%%y); I<-diag(nrow(X)); p<-ncol(X)
meat<-matrix(0,p,p); G<-list()
for (k in unique(g)) { i<-which(g==k)
  s<-eigen(I[i,i,drop=FALSE]-H[i,i,drop=FALSE],symmetric=TRUE); v<-ifelse(s$values>1e-10,1/sqrt(s$values),0)
  A<-s$vectors%%*%%diag(v,length(v))%%*%%t(s$vectors)
  u<-t(X[i,,drop=FALSE])%%*%%A%%*%%e[i]; meat<-meat+u%%*%%t(u)
  G[[length(G)+1]]<-t((I-H)[i,,drop=FALSE])%%*%%A%%*%%X[i,,drop=FALSE]%%*%%B }
V<-B%%*%%meat%%*%%B; b<-as.vector(B%%*%%t(X)%%*%%y); out<-c()
for (j in 1:p) { Q<-sapply(G,function(m) m[,j]); K<-t(Q)%%*%%Q; df<-sum(diag(K))^2/sum(K^2); se<-sqrt(V[j,j])
  out<-c(out,b[j],se,df,2*pt(-abs(b[j]/se),df),b[j]-qt(.975,df)*se,b[j]+qt(.975,df)*se) }
cat(format(out,digits=15))`

func TestRule10_LiveRClusterRobust(t *testing.T) {
	y := []float64{1, 0, 1, 1, 0, 0, 1, 1, 0, 1, 0, 0, 1, 1}
	arm := []float64{0, 0, 0, 1, 1, 0, 1, 1, 0, 1, 0, 1, 1, 0}
	size := []float64{3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7}
	for name, cluster := range map[string][]int{
		"pairs":      {1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7},
		"uneven":     {1, 1, 1, 1, 2, 2, 3, 4, 5, 6, 6, 7, 8, 8},
		"singletons": {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14},
	} {
		var x [][]float64
		var ids []float64
		for i := range y {
			x = append(x, []float64{1, arm[i], size[i]})
			ids = append(ids, float64(cluster[i]))
		}
		var ours []float64
		for _, c := range Linear(y, x, cluster) {
			ours = append(ours, c.Estimate, c.SE, c.DF, c.P, c.Limits.Lo, c.Limits.Hi)
		}
		compare(t, name, ours, fmt.Sprintf(cr2, vector(arm)+","+vector(size), vector(y), vector(ids)))
	}
}

// A model that cannot be fitted says nothing, instead of something large.
// One cluster alone has no error: its residuals add up to their rounding.
func TestLinearOfOneClusterHasNoError(t *testing.T) {
	y := []float64{0.1, 0.7, 0.3, 1.1, 0.2, 0.9, 0.4}
	x := [][]float64{{1, 0}, {1, 1}, {1, 0}, {1, 1}, {1, 0}, {1, 1}, {1, 1}}
	for i, c := range Linear(y, x, make([]int, len(y))) {
		if !math.IsNaN(c.SE) || !math.IsNaN(c.DF) || !math.IsNaN(c.P) || c.Limits.Defined() || math.IsNaN(c.Estimate) {
			t.Errorf("coefficient %d: %+v", i, c)
		}
	}
}

func TestLinearWithoutFullRank(t *testing.T) {
	for _, c := range Linear([]float64{1, 0, 1, 0}, [][]float64{{1, 2}, {1, 2}, {1, 2}, {1, 2}}, []int{0, 1, 2, 3}) {
		if !math.IsNaN(c.Estimate) || !math.IsNaN(c.P) || c.Limits.Defined() {
			t.Errorf("got %+v", c)
		}
	}
}

// (b + 1) / (m + 1): never nought, and 1 for an effect of nought.
func TestRule10_Randomisation(t *testing.T) {
	for _, c := range []struct {
		observed float64
		draws    []float64
		want     float64
	}{
		{2, []float64{1, -1, 0.5, -0.5}, 1.0 / 5},
		{2, []float64{2, -3, 0, 1}, 3.0 / 5},
		{-2, []float64{2, -3, 0, math.NaN()}, 4.0 / 5},
		{0, []float64{1, 2}, 1},
	} {
		if got := Randomisation(c.observed, c.draws).P; got != c.want {
			t.Errorf("%v among %v: p = %v, want %v", c.observed, c.draws, got, c.want)
		}
	}
	if !math.IsNaN(Randomisation(1, nil).P) {
		t.Error("no draws give a p-value")
	}
}

// Numbers copied from R 4.5, for machines without it.
func TestRule10_TestsAgreeWithCopiedR(t *testing.T) {
	for what, c := range map[string][2]float64{
		"fisher.test(matrix(c(9,1,3,7),2))$p.value":                 {Fisher(9, 10, 3, 10).P, 0.0197666111},
		"chisq.test(matrix(c(9,1,3,7),2),correct=FALSE)$p.value":    {ChiSquare([][]int{{9, 1}, {3, 7}}).P, 0.0061698993},
		"binom.test(9,10)$conf.int[1]":                              {ClopperPearson(9, 10).Lo, 0.5549839},
		"mcnemar.test(matrix(c(0,4,12,0),2),correct=FALSE)$p.value": {McNemar(12, 4).P, 0.0455002639},
		"binom.test(12,16)$p.value":                                 {McNemarExact(12, 4).P, 0.0768127441},
	} {
		if math.Abs(c[0]-c[1]) > 5e-8 {
			t.Errorf("%s: %.10f, R says %.10f", what, c[0], c[1])
		}
	}
}

func TestRule10_LiveRCox(t *testing.T) {
	waits := []Wait{
		{6, true, 1},
		{6, true, 1},
		{6, false, 2},
		{7, true, 2},
		{10, false, 3},
		{13, true, 3},
		{25, false, 4},
		{1, true, 4},
		{1, true, 5},
		{2, true, 5},
		{8, true, 6},
		{8, false, 6},
		{13, true, 7},
		{3, true, 7},
		{6, true, 8},
		{40, false, 8},
	}
	arm := []float64{0, 1, 0, 1, 0, 1, 0, 1, 1, 1, 0, 0, 1, 0, 0, 0}
	size := []float64{3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3}
	var x [][]float64
	var time, event, cluster []float64
	for i, w := range waits {
		x = append(x, []float64{arm[i], size[i]})
		hit := 0.0
		if w.Event {
			hit = 1
		}
		time, event, cluster = append(time, w.Time), append(event, hit), append(cluster, float64(w.Cluster))
	}
	var ours []float64
	for _, h := range Cox(waits, x) {
		ours = append(ours, h.Log, h.SE, h.Ratio, h.Limits.Lo, h.Limits.Hi, h.P)
	}
	compare(t, "cox", ours, fmt.Sprintf(`library(survival)
f<-coxph(Surv(%s,%s)~a+b,data=data.frame(a=%s,b=%s),ties="efron",cluster=%s,control=coxph.control(eps=1e-14,toler.chol=1e-15))
s<-summary(f); out<-c(); for (j in 1:2) out<-c(out,s$coefficients[j,1],s$coefficients[j,4],s$conf.int[j,c(1,3,4)],s$coefficients[j,6]); cat(format(out,digits=15))`,
		vector(time), vector(event), vector(arm), vector(size), vector(cluster)))
	none := Cox([]Wait{{1, true, 0}, {2, true, 1}, {3, false, 2}, {4, false, 3}}, [][]float64{{1}, {1}, {0}, {0}})
	if !math.IsNaN(none[0].Ratio) || !math.IsNaN(none[0].P) {
		t.Errorf("a group without events has hazard ratio %v", none[0])
	}
}
