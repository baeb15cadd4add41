package stats

import (
	"math"
	"slices"
	"testing"

	"replyaudit/internal/clock"
)

const tiny = 1e-9

func near(a, b float64) bool {
	return a == b || math.IsNaN(a) && math.IsNaN(b) || math.Abs(a-b) < tiny
}

// The expected limits are prop.test(x, n, correct=FALSE)$conf.int of R 4.2.2.
func TestRule10_WilsonAgreesWithR(t *testing.T) {
	for _, c := range []struct {
		x, n   int
		lo, hi float64
	}{
		{19, 50, 0.258627893101936, 0.518495530690070},
		{0, 10, 0, 0.277532799862889},
		{10, 10, 0.722467200137111, 1},
		{235, 355, 0.611263919786609, 0.709211870212515},
	} {
		if got := Wilson(c.x, c.n); !near(got.Lo, c.lo) || !near(got.Hi, c.hi) {
			t.Errorf("Wilson(%d, %d) = %v, R says %v–%v", c.x, c.n, got, c.lo, c.hi)
		}
	}
	for _, c := range [][2]int{{0, 0}, {-1, 5}, {6, 5}} {
		if got := Wilson(c[0], c[1]); got.Defined() {
			t.Errorf("Wilson(%d, %d) = %v, want undefined", c[0], c[1], got)
		}
	}
}

// R: quantile(c(1,5,2,8,7), p, type=7).
func TestRule10_QuantileIsType7(t *testing.T) {
	xs := []float64{1, 5, 2, 8, 7}
	for p, want := range map[float64]float64{0: 1, .1: 1.4, .25: 2, .5: 5, .9: 7.6, 1: 8} {
		if got := Quantile(xs, p); !near(got, want) {
			t.Errorf("Quantile(%v) = %v, R says %v", p, got, want)
		}
	}
	if !slices.Equal(xs, []float64{1, 5, 2, 8, 7}) {
		t.Errorf("Quantile reordered its input: %v", xs)
	}
	if got := Quantile(nil, .5); !math.IsNaN(got) {
		t.Errorf("Quantile of nothing = %v, want NaN", got)
	}
	if got := Quantile([]float64{1, math.Inf(1), math.Inf(1)}, .75); !math.IsInf(got, 1) {
		t.Errorf("Quantile between two infinities = %v, want +Inf", got)
	}
}

// R: cor(x, y, method="spearman"), rank(x), rank(-y, ties.method="min").
func TestRule10_RanksAndSpearmanAgreeWithR(t *testing.T) {
	x := []float64{5.2, 1.1, 3.3, 3.3, 9, 12, 0.4}
	y := []float64{60, 75, 44, 80, 44, 20, 91}
	if got, want := Ranks(x), []float64{5, 2, 3.5, 3.5, 6, 7, 1}; !slices.Equal(got, want) {
		t.Errorf("Ranks = %v, R says %v", got, want)
	}
	if got, want := Positions(y), []int{4, 3, 5, 2, 5, 7, 1}; !slices.Equal(got, want) {
		t.Errorf("Positions = %v, R says %v", got, want)
	}
	if got, want := Spearman(x, y), -0.845454545454545; !near(got, want) {
		t.Errorf("Spearman = %.15f, R says %.15f", got, want)
	}
	if got := Spearman([]float64{1, 1}, []float64{1, 2}); !math.IsNaN(got) {
		t.Errorf("Spearman of a constant = %v, want NaN", got)
	}
}

// gehan is the 6-MP arm of the leukaemia trial (Gehan 1965), the textbook case.
func gehan() []Wait {
	times := []float64{6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35}
	events := []int{1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0}
	waits := make([]Wait, len(times))
	for i := range times {
		waits[i] = Wait{Time: times[i], Event: events[i] == 1, Cluster: i}
	}
	return waits
}

// R: summary(survfit(Surv(t, e) ~ 1, conf.type="log-log")).
func TestRule10_KaplanMeierAgreesWithR(t *testing.T) {
	want := []Point{
		{6, 21, 3, 0.857142857143, Interval{0.619717955266, 0.951551747647}},
		{7, 17, 1, 0.806722689076, Interval{0.563146564622, 0.922809019203}},
		{10, 15, 1, 0.752941176471, Interval{0.503199510800, 0.889361835169}},
		{13, 12, 1, 0.690196078431, Interval{0.431610222486, 0.849065963349}},
		{16, 11, 1, 0.627450980392, Interval{0.367510855988, 0.804912189472}},
		{22, 7, 1, 0.537815126050, Interval{0.267778936767, 0.746790717635}},
		{23, 6, 1, 0.448179271709, Interval{0.188052005959, 0.680142628495}},
	}
	c := KaplanMeier(gehan())
	var got []Point
	for _, p := range c.Points {
		if p.Events > 0 {
			got = append(got, p)
		}
	}
	if len(got) != len(want) {
		t.Fatalf("%d event times, R says %d", len(got), len(want))
	}
	for i, w := range want {
		g := got[i]
		if g.Time != w.Time || g.AtRisk != w.AtRisk || g.Events != w.Events || !near(g.Survival, w.Survival) ||
			!near(g.Band.Lo, w.Band.Lo) || !near(g.Band.Hi, w.Band.Hi) {
			t.Errorf("point %d = %+v, R says %+v", i, g, w)
		}
	}
	if c.N != 21 || c.Events != 9 || c.Median != 23 || c.Limits.Lo != 13 || !math.IsInf(c.Limits.Hi, 1) {
		t.Errorf("n %d, events %d, median %v (%v); R says 21, 9, 23 (13, NA)", c.N, c.Events, c.Median, c.Limits)
	}
	if got := c.AtRisk(10); got != 15 {
		t.Errorf("at risk just before 10 = %d, want 15", got)
	}
	if got := c.At(9.5); !near(got, 0.806722689076) {
		t.Errorf("survival at 9.5 = %v, want that of 7", got)
	}
}

// R: quantile(survfit(..., conf.type="log-log"), 0.5).
func TestRule10_KaplanMeierMedianOnTheStep(t *testing.T) {
	for _, c := range []struct {
		name   string
		times  []float64
		events []int
		median float64
	}{
		{"runs at one half to the next event", []float64{1, 2, 3, 4}, []int{1, 1, 1, 1}, 2.5},
		{"runs at one half to the end", []float64{1, 2, 3, 4, 5, 6, 7, 8}, []int{1, 1, 1, 1, 0, 0, 0, 0}, 6},
		{"never falls so low", []float64{1, 2, 3}, []int{1, 0, 0}, math.Inf(1)},
		{"nothing followed", nil, nil, math.Inf(1)},
	} {
		waits := make([]Wait, len(c.times))
		for i := range waits {
			waits[i] = Wait{Time: c.times[i], Event: c.events[i] == 1}
		}
		if got := KaplanMeier(waits).Median; got != c.median {
			t.Errorf("%s: median %v, want %v", c.name, got, c.median)
		}
	}
}

func TestRule10_ResampleTakesWholeClusters(t *testing.T) {
	const clusters = 7
	r := NewResample(clusters, clock.NewStream(1, "test", "bootstrap"))
	draws := 0
	r.Statistic(func(taken []int) float64 {
		if len(taken) != clusters {
			t.Fatalf("draw %d takes %d clusters, want %d", draws, len(taken), clusters)
		}
		draws++
		return 0
	})
	if draws != Draws {
		t.Fatalf("%d draws, want %d", draws, Draws)
	}
	again := NewResample(clusters, clock.NewStream(1, "test", "bootstrap"))
	num, den := []float64{1, 0, 3, 2, 0, 1, 1}, []float64{3, 3, 3, 3, 3, 3, 3}
	if a, b := r.Ratio(num, den), again.Ratio(num, den); a != b {
		t.Errorf("the same seed gave %v and %v", a, b)
	}
}

// With one trial per cluster the bootstrap of a share is binomial: its limits
// are qbinom(c(.025,.975), 100, .3)/100 = 0.21 and 0.39 up to the noise of draws.
// TestResampleSpearmanRanksEachDraw: values and ties, ranked again in each draw.
func TestResampleSpearmanRanksEachDraw(t *testing.T) {
	chance := clock.NewStream(2, "test", "pairs")
	x, y := make([]float64, 40), make([]float64, 40)
	for i := range x {
		x[i], y[i] = float64(chance.Intn(12)), chance.Float64()
	}
	r := NewResample(len(x), clock.NewStream(7, "test", "bootstrap"))
	want := r.Statistic(func(clusters []int) float64 {
		var xs, ys []float64
		for _, c := range clusters {
			xs, ys = append(xs, x[c]), append(ys, y[c])
		}
		return Spearman(xs, ys)
	})
	if got := r.Spearman(x, y); got != want {
		t.Errorf("limits %v, ranked draw by draw %v", got, want)
	}
}

func TestResampleRatioIsBinomialForSingletons(t *testing.T) {
	num, den := make([]float64, 100), make([]float64, 100)
	for i := range num {
		den[i] = 1
		if i < 30 {
			num[i] = 1
		}
	}
	got := NewResample(100, clock.NewStream(7, "test", "bootstrap")).Ratio(num, den)
	if math.Abs(got.Lo-0.21) > 0.015 || math.Abs(got.Hi-0.39) > 0.015 {
		t.Errorf("interval %v, want about 0.21–0.39", got)
	}
}

// Clusters whose members agree carry less information than as many single letters.
func TestClusteringWidensTheInterval(t *testing.T) {
	single, agreed := make([]Wait, 0, 60), make([]Wait, 0, 60)
	for i := range 60 {
		event := i%2 == 0
		single = append(single, Wait{Time: float64(1 + i%7), Event: event, Cluster: i})
		event = (i/10)%2 == 0
		agreed = append(agreed, Wait{Time: float64(1 + (i/10)%7), Event: event, Cluster: i / 10})
	}
	width := func(c Curve) float64 { b := c.Points[2].Band; return b.Hi - b.Lo }
	s := KaplanMeierClustered(single, NewResample(60, clock.NewStream(3, "a", "b")))
	a := KaplanMeierClustered(agreed, NewResample(6, clock.NewStream(3, "a", "b")))
	if width(a) < 1.5*width(s) {
		t.Errorf("band %v wide with six clusters, %v with sixty letters; want it clearly wider", width(a), width(s))
	}
	if g := KaplanMeier(single); math.Abs(width(g)-width(s)) > 0.06 {
		t.Errorf("single letters: bootstrap band %v, Greenwood band %v; want them close", width(s), width(g))
	}
}

func TestRatioWithoutDenominatorIsUndefined(t *testing.T) {
	r := NewResample(3, clock.NewStream(1, "a", "b"))
	if got := r.Ratio(make([]float64, 3), make([]float64, 3)); got.Defined() {
		t.Errorf("interval %v, want undefined", got)
	}
}

func TestStatisticSeesEachDrawnCluster(t *testing.T) {
	r := NewResample(4, clock.NewStream(1, "a", "b"))
	got := r.Statistic(func(clusters []int) float64 {
		if len(clusters) != 4 {
			t.Fatalf("a draw of four clusters has %v", clusters)
		}
		return float64(clusters[0])
	})
	if got != (Interval{0, 2}) { // 3 comes first in one draw of 256
		t.Errorf("the first of four is %v", got)
	}
}

// One cluster alone, and clusters that are alike, say nothing of how others would do.
func TestDrawsThatAreAllTheSameGiveNoInterval(t *testing.T) {
	r := NewResample(40, clock.NewStream(1, "a", "b"))
	one, alike, den := make([]float64, 40), make([]float64, 40), make([]float64, 40)
	one[7], den[7] = 0.3, 3
	if got := r.Ratio(one, den); got.Defined() {
		t.Errorf("one cluster: %v", got)
	}
	for c := range alike {
		alike[c], den[c] = 0.1*float64(c+1), float64(c+1)
	}
	if got := r.Ratio(alike, den); got.Defined() {
		t.Errorf("clusters that are alike: %v", got)
	}
	if got := r.Statistic(func([]int) float64 { return 4 }); got.Defined() {
		t.Errorf("a constant: %v", got)
	}
	if got := varied([]float64{2, 3, math.Inf(1)}); !got.Defined() {
		t.Error("a median that some draws never reach has no interval")
	}
	alike[3]++
	if got := r.Ratio(alike, den); !got.Defined() {
		t.Error("one that differs gives no interval")
	}
}

func TestLeagueBandsKnowWhatIsCertain(t *testing.T) {
	units := [][]float64{{90, 90, 90}, {10, 80, 30}, {20, 70, 40}, {0, 0, 0}, {0, 0, 0}}
	s := League(units, clock.NewStream(5, "a", "league"))
	if s.Rank[0] != (Interval{1, 1}) || s.Mean[0].Defined() {
		t.Errorf("the constant leader: rank %v, mean %v", s.Rank[0], s.Mean[0])
	}
	if s.Rank[1] != (Interval{2, 3}) || s.Rank[2] != (Interval{2, 3}) {
		t.Errorf("two that may change places: %v and %v, want 2–3", s.Rank[1], s.Rank[2])
	}
	if s.Rank[3] != (Interval{4, 4}) || s.Rank[4] != (Interval{4, 4}) {
		t.Errorf("ties share the better rank: %v and %v, want 4–4", s.Rank[3], s.Rank[4])
	}
}

// The limits are looked for instead of sorted; both must find the same values.
func TestLimitsAreThoseOfTheSortedValues(t *testing.T) {
	stream := clock.NewStream(9, "a", "limits")
	for n := range 60 {
		for _, kinds := range []int{1, 3, 1000} { // few kinds are many ties
			xs := make([]float64, n)
			for i := range xs {
				xs[i] = float64(stream.Intn(kinds))
				if stream.Intn(9) == 0 {
					xs[i] = math.Inf(1)
				}
			}
			want := Interval{Quantile(xs, 0.025), Quantile(xs, 0.975)}
			got := percentiles(slices.Clone(xs))
			if got != want && (got.Defined() || want.Defined()) {
				t.Fatalf("the limits of %v are %v, want %v", xs, got, want)
			}
		}
	}
}

// The curves of all re-samples are followed at once; each must be the estimate of
// the waits that it took.
func TestClusteredCurvesAreThoseOfEachRedraw(t *testing.T) {
	stream := clock.NewStream(4, "a", "waits")
	many := make([]Wait, 40)
	for i := range many { // ties of events and of ends, and clusters of different size
		many[i] = Wait{Time: float64(stream.Intn(12)), Event: stream.Intn(3) > 0, Cluster: stream.Intn(9)}
	}
	six := make([]Wait, 6)
	for i := range six { // many draws stand at one half, and the limit hangs on them
		six[i] = Wait{Time: float64(i), Event: true, Cluster: i}
	}
	for _, waits := range [][]Wait{many, six} {
		clusters := 0
		for _, w := range waits {
			clusters = max(clusters, w.Cluster+1)
		}
		checkRedraws(t, waits, NewResample(clusters, clock.NewStream(3, "a", "b")))
	}
}

func checkRedraws(t *testing.T, waits []Wait, r *Resample) {
	t.Helper()
	got := KaplanMeierClustered(waits, r)
	for _, p := range got.Points {
		if p.Events == 0 {
			continue
		}
		want := r.Statistic(func(clusters []int) float64 { return curve(members(waits, clusters)).At(p.Time) })
		if math.Abs(p.Band.Lo-want.Lo) > 1e-12 || math.Abs(p.Band.Hi-want.Hi) > 1e-12 {
			t.Errorf("band at %v is %v, want %v", p.Time, p.Band, want)
		}
	}
	medians := r.Statistic(func(clusters []int) float64 {
		for _, p := range curve(members(waits, clusters)).Points {
			if p.Survival <= 0.5 {
				return p.Time
			}
		}
		return math.Inf(1)
	})
	if got.Limits != medians {
		t.Errorf("limits of the median are %v, want %v", got.Limits, medians)
	}
	if m := MedianClustered(waits, r); m.Median != got.Median || m.Limits != got.Limits || m.N != got.N {
		t.Errorf("without its band the median is %v %v, with it %v %v", m.Median, m.Limits, got.Median, got.Limits)
	}
}

// members are the waits of clusters, as often as those were taken.
func members(waits []Wait, clusters []int) []Wait {
	var out []Wait
	for _, c := range clusters {
		for _, w := range waits {
			if w.Cluster == c {
				out = append(out, w)
			}
		}
	}
	return out
}
