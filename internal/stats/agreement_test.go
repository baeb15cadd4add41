package stats

import (
	"fmt"
	"math"
	"testing"

	"replyaudit/internal/clock"
)

const sixDigits = 5e-7

// perUnit lays values out that were listed unit by unit; 0 is a missing one.
func perUnit(coders int, values ...float64) Ratings {
	var r Ratings
	for i := 0; i < len(values); i += coders {
		row := make([]float64, coders)
		for j, x := range values[i : i+coders] {
			row[j] = x
			if x == 0 {
				row[j] = math.NaN()
			}
		}
		r = append(r, row)
	}
	return r
}

// crossed turns the table of two coders into ratings.
func crossed(table [][]int) Ratings {
	var r Ratings
	for i, row := range table {
		for j, n := range row {
			for range n {
				r = append(r, []float64{float64(i + 1), float64(j + 1)})
			}
		}
	}
	return r
}

// cohen1960 is table 1 of Cohen, "A coefficient of agreement for nominal scales",
// Educational and Psychological Measurement 20 (1960): proportions of 200 patients.
func cohen1960() Ratings { return crossed([][]int{{50, 26, 24}, {24, 4, 32}, {6, 30, 4}}) }

// fleiss1971 is table 1 of Fleiss, "Measuring nominal scale agreement among many
// raters", Psychological Bulletin 76 (1971): 30 patients, 6 psychiatrists; it is
// irr's data set diagnoses.
func fleiss1971() Ratings {
	return perUnit(6,
		4, 4, 4, 4, 4, 4, 2, 2, 2, 5, 5, 5, 2, 3, 3, 3, 3, 5, 5, 5, 5, 5, 5, 5, 2, 2, 2, 4, 4, 4, 1, 1, 3, 3, 3, 3, 3, 3, 3, 3, 5, 5,
		1, 1, 3, 3, 3, 4, 1, 1, 4, 4, 4, 4, 5, 5, 5, 5, 5, 5, 1, 4, 4, 4, 4, 4, 1, 2, 4, 4, 4, 4, 2, 2, 2, 3, 3, 3, 1, 4, 4, 4, 4, 4,
		2, 2, 4, 4, 4, 5, 3, 3, 3, 3, 3, 5, 1, 1, 1, 4, 5, 5, 1, 1, 1, 1, 1, 2, 2, 2, 4, 4, 4, 4, 1, 3, 3, 5, 5, 5, 5, 5, 5, 5, 5, 5,
		2, 4, 4, 4, 4, 4, 2, 2, 4, 5, 5, 5, 1, 1, 4, 4, 4, 4, 1, 4, 4, 4, 4, 5, 2, 2, 2, 2, 2, 4, 1, 1, 1, 1, 5, 5, 2, 2, 4, 4, 4, 4,
		1, 3, 3, 3, 3, 3, 5, 5, 5, 5, 5, 5)
}

// krippendorff2011 is example C of Krippendorff, "Computing Krippendorff's
// Alpha-Reliability" (2011): 12 units, 4 observers, values missing.
func krippendorff2011() Ratings {
	return perUnit(4,
		1, 1, 0, 1, 2, 2, 3, 2, 3, 3, 3, 3, 3, 3, 3, 3, 2, 2, 2, 2, 1, 2, 3, 4, 4, 4, 4, 4, 1, 1, 2, 1, 2, 2, 2, 2, 0, 5, 5, 5, 0, 0, 1, 1, 0, 0, 3, 0)
}

// stuart1953 is the unaided vision of 7,477 women, right eye against left (Stuart
// 1953); it is irr's data set vision.
func stuart1953() Ratings {
	return crossed([][]int{{1520, 266, 124, 66}, {234, 1512, 432, 78}, {117, 362, 1772, 205}, {36, 82, 179, 492}})
}

// anxiety and video are data sets of irr: 20 subjects and 3 raters, 20 films and 4.
func anxiety() Ratings {
	return perUnit(3, 3, 3, 2, 3, 6, 1, 3, 4, 4, 4, 6, 4, 5, 2, 3, 5, 4, 2, 2, 2, 1, 3, 4, 6, 5, 3, 1, 2, 3, 1,
		2, 2, 1, 6, 3, 2, 1, 3, 3, 5, 3, 3, 2, 2, 1, 2, 2, 1, 1, 1, 3, 2, 3, 3, 4, 3, 2, 3, 4, 2)
}

func video() Ratings {
	return perUnit(4, 4, 4, 3, 4, 4, 4, 4, 5, 4, 4, 5, 5, 4, 4, 4, 4, 4, 3, 2, 4, 4, 4, 3, 4, 4, 3, 2, 5, 4, 4, 3, 4, 4, 3, 3, 4, 4, 3, 3, 4,
		4, 4, 3, 4, 4, 3, 3, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 3, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 5, 5, 4)
}

// columns takes some coders out of ratings.
func (r Ratings) columns(of ...int) Ratings {
	var out Ratings
	for _, row := range r {
		var picked []float64
		for _, j := range of {
			picked = append(picked, row[j])
		}
		out = append(out, picked)
	}
	return out
}

// What the papers print, and what irr 0.84.1 says of the same tables. Alpha of
// complete tables of three coders or more is that of irr with one more unit that
// a single coder rated, which makes it divide as Krippendorff does.
func TestRule10_AgreementOnPublishedTables(t *testing.T) {
	for _, c := range []struct {
		name      string
		got, want float64
		printed   string // in the paper, if it is a paper's
	}{
		{"Cohen 1960, kappa", cohen1960().CohenKappa(Unweighted), -0.092307692, ""},
		{"Fleiss 1971, kappa", fleiss1971().FleissKappa(), 0.4302445201, "0.430"},
		{"Fleiss 1971, second and third rater", fleiss1971().columns(1, 2).CohenKappa(Unweighted), 0.6311475410, ""},
		{"Krippendorff 2011, nominal", krippendorff2011().KrippendorffAlpha(NominalScale), 0.7434210526, "0.743"},
		{"Krippendorff 2011, ordinal", krippendorff2011().KrippendorffAlpha(OrdinalScale), 0.8153875038, "0.815"},
		{"Krippendorff 2011, interval", krippendorff2011().KrippendorffAlpha(IntervalScale), 0.8491071429, "0.849"},
		{"Stuart 1953, kappa", stuart1953().CohenKappa(Unweighted), 0.5953888281, ""},
		{"Stuart 1953, equal weights", stuart1953().CohenKappa(EqualWeights), 0.6523804295, ""},
		{"Stuart 1953, squared weights", stuart1953().CohenKappa(SquaredWeights), 0.7023342525, ""},
		{"Stuart 1953, percent", stuart1953().PercentAgreement(), 0.7083054701, ""},
		{"anxiety, kappa", anxiety().columns(0, 1).CohenKappa(Unweighted), 0.1194968553, ""},
		{"anxiety, equal weights", anxiety().columns(0, 1).CohenKappa(EqualWeights), 0.1891891892, ""},
		{"anxiety, squared weights", anxiety().columns(0, 1).CohenKappa(SquaredWeights), 0.2967651195, ""},
		{"anxiety, Fleiss", anxiety().FleissKappa(), -0.0410764873, ""},
		{"anxiety, nominal", anxiety().KrippendorffAlpha(NominalScale), -0.0237252125, ""},
		{"anxiety, ordinal", anxiety().KrippendorffAlpha(OrdinalScale), 0.2283869453, ""},
		{"anxiety, interval", anxiety().KrippendorffAlpha(IntervalScale), 0.1700986079, ""},
		{"video, Fleiss", video().FleissKappa(), 0.0356703567, ""},
	} {
		if math.Abs(c.got-c.want) > sixDigits {
			t.Errorf("%s: %.9f, R says %.9f", c.name, c.got, c.want)
		}
		if c.printed != "" && fmt.Sprintf("%.3f", c.got) != c.printed {
			t.Errorf("%s: %.9f, the paper prints %s", c.name, c.got, c.printed)
		}
	}
}

// Three coders of whom two rated each unit: Fleiss' kappa is that of two ratings per
// unit, whoever gave them. R: irr::kappam.fleiss(matrix(c(1,1, 2,2, 1,2, 2,2), ncol=2, byrow=TRUE)).
func TestRule10_FleissNeedsAsManyRatingsNotTheSameRaters(t *testing.T) {
	nan := math.NaN()
	r := Ratings{{1, 1, nan}, {2, nan, 2}, {nan, 1, 2}, {2, 2, nan}, {1, 1, 1}}
	if n := r.CommonestCount(); n != 2 {
		t.Fatalf("most units have %d ratings, want 2", n)
	}
	// agreed 3 of 4; chance (3/8)² + (5/8)² = 0.53125; (0.75 − 0.53125) ÷ 0.46875
	if got := r.Packed(2).FleissKappa(); math.Abs(got-7.0/15) > 1e-12 {
		t.Errorf("kappa %v, want 0.466667", got)
	}
	if n := (Ratings{{1, 1, nan}, {1, 1, 2}}).CommonestCount(); n != 3 {
		t.Errorf("as many with two as with three ratings: %d, want 3", n)
	}
}

// Fleiss' kappa and nominal alpha of complete ratings differ by the factor
// (N-1)/N of N values alone (Krippendorff 2011), which irr 0.84.1 misses.
func TestRule10_AlphaOfCompleteRatingsFollowsFleiss(t *testing.T) {
	for name, r := range map[string]Ratings{"diagnoses": fleiss1971(), "anxiety": anxiety(), "video": video()} {
		n := float64(len(r) * len(r[0]))
		want := 1 - (1-r.FleissKappa())*(n-1)/n
		if got := r.KrippendorffAlpha(NominalScale); !near(got, want) {
			t.Errorf("%s: alpha %.12f, by Fleiss %.12f", name, got, want)
		}
	}
}

func TestRule10_AgreementIsUndefinedWithoutVariation(t *testing.T) {
	none := math.NaN()
	for name, r := range map[string]Ratings{
		"nobody":        nil,
		"one category":  {{1, 1}, {1, 1}, {1, 1}},
		"one coder":     {{1}, {2}, {3}},
		"never both":    {{1, none}, {none, 2}, {3, none}},
		"nothing given": {{none, none}, {none, none}},
	} {
		stream := clock.NewStream(1, "stats", name)
		for what, f := range map[string]func(Ratings) float64{
			"kappa":  func(r Ratings) float64 { return r.CohenKappa(SquaredWeights) },
			"Fleiss": Ratings.FleissKappa,
			"alpha":  func(r Ratings) float64 { return r.KrippendorffAlpha(OrdinalScale) },
		} {
			if got := f(r); !math.IsNaN(got) {
				t.Errorf("%s of %s: %v, want undefined", what, name, got)
			}
			if got := r.Limits(f, stream); got.Defined() {
				t.Errorf("limits of %s of %s: %v, want undefined", what, name, got)
			}
		}
	}
	if got := (Ratings{{1, 1}, {1, 1}}).PercentAgreement(); got != 1 {
		t.Errorf("percent agreement of one category: %v, want 1", got)
	}
}

// The interval of one seed is always the same, holds the coefficient, and
// narrows with the number of units.
func TestRule10_LimitsOfAgreement(t *testing.T) {
	alpha := func(r Ratings) float64 { return r.KrippendorffAlpha(NominalScale) }
	r := fleiss1971()
	a := r.Limits(alpha, clock.NewStream(7, "stats", "limits"))
	if b := r.Limits(alpha, clock.NewStream(7, "stats", "limits")); a != b {
		t.Errorf("limits %v and %v from one seed", a, b)
	}
	if v := alpha(r); v <= a.Lo || v >= a.Hi {
		t.Errorf("alpha %v lies outside %v", v, a)
	}
	four := append(append(append(append(Ratings{}, r...), r...), r...), r...)
	if b := four.Limits(alpha, clock.NewStream(7, "stats", "limits")); b.Hi-b.Lo > 0.6*(a.Hi-a.Lo) {
		t.Errorf("four times the units: %v against %v", b, a)
	}
}
