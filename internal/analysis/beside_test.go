package analysis

import (
	"math"
	"testing"
)

// besideModel has companies with so many letters, of which so many were replied to
// after the company's wait; the score of each letter is the company's.
func besideModel(companies ...Standing) *Model {
	m := &Model{}
	for _, c := range companies {
		for range c.Delivered {
			c.Letters = append(c.Letters, len(m.Enquiries))
			m.Enquiries = append(m.Enquiries, Enquiry{Assessment: Assessment{Settled: true, Scored: true}})
		}
		m.League = append(m.League, c)
	}
	return m
}

func TestRule8_BesideNeedsFiveLettersAndFiveCompanies(t *testing.T) {
	standing := func(key string, delivered, replied, otif int, wait, score float64) Standing {
		return Standing{Company: key, Delivered: delivered, Replied: replied, OTIF: otif, Wait: wait, Score: score}
	}
	market := []Standing{
		standing("a", 10, 8, 4, 7200, 60), standing("b", 10, 5, 1, 3600, 80), standing("c", 6, 6, 6, 1800, 90),
		standing("d", 8, 2, 0, 60, 30), standing("e", 5, 0, 0, math.NaN(), 0), standing("f", 4, 4, 4, 10, 100),
	}
	m := besideModel(market...)
	for _, c := range []struct {
		why, company, measure string
		want                  Beside
	}{
		{"shares of delivered letters; the company with four letters is neither", "a", BesideReplied, Beside{BesideReplied, 0.8, 10, 0.5, 1, 5}},
		{"on time and in full", "a", BesideInFull, Beside{BesideInFull, 0.4, 10, 0.1, 1, 5}},
		{"only three companies have five replies: no median, and the one of two letters in a minute is not the best", "a", BesideWait, Beside{BesideWait, 7200, 8, math.NaN(), math.NaN(), 3}},
		{"the score", "b", BesideScore, Beside{BesideScore, 80, 10, 60, 90, 5}},
		{"four letters have no rate, and the market is shown all the same", "f", BesideReplied, Beside{BesideReplied, math.NaN(), 4, 0.5, 1, 5}},
		{"two replies have no wait", "d", BesideWait, Beside{BesideWait, math.NaN(), 2, math.NaN(), math.NaN(), 3}},
	} {
		var own Standing
		for _, s := range m.League {
			if s.Company == c.company {
				own = s
			}
		}
		for _, got := range m.beside(own) {
			if got.Measure != c.measure {
				continue
			}
			same := func(a, b float64) bool { return a == b || math.IsNaN(a) && math.IsNaN(b) }
			if !same(got.You, c.want.You) || got.N != c.want.N || !same(got.Median, c.want.Median) || !same(got.Best, c.want.Best) || got.Companies != c.want.Companies {
				t.Errorf("%s: %+v, want %+v", c.why, got, c.want)
			}
		}
	}
	waits := besideModel(standing("a", 5, 5, 0, 500, 1), standing("b", 5, 5, 0, 100, 1), standing("c", 5, 5, 0, 300, 1), standing("d", 5, 5, 0, 200, 1), standing("e", 5, 5, 0, 400, 1))
	if got := waits.beside(waits.League[0])[2]; got.Best != 100 || got.Median != 300 || got.You != 500 {
		t.Errorf("the best wait is the shortest: %+v", got)
	}
}
