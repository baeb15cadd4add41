package analysis

import (
	"math"
	"slices"

	"replyaudit/internal/stats"
)

// What a company is compared in.
const (
	BesideReplied = "replied"         // share of its delivered letters
	BesideInFull  = "on_time_in_full" // share of its delivered letters
	BesideWait    = "wait"            // median working seconds to the first reply, of its replies
	BesideScore   = "score"           // mean machine score of its delivered letters, 0..100
)

// Beside is one measure of a company beside the companies of the market. A figure
// of a company needs RankFrom letters behind it, for the wait as many replies; the
// median and the best need RankFrom companies with such a figure. What has too few
// is NaN (RULES 8).
type Beside struct {
	Measure   string
	You       float64
	N         int // behind You: delivered letters; replies for the wait; scored letters for the score
	Median    float64
	Best      float64 // the highest; of waits the shortest
	Companies int     // behind Median and Best, the company itself among them
}

// beside are the four measures of the company with this standing.
func (m *Model) beside(own Standing) []Beside {
	all := slices.Concat(m.League, m.Unranked)
	share := func(x func(Standing) int) func(Standing) (float64, int) {
		return func(s Standing) (float64, int) { return float64(x(s)) / float64(s.Delivered), s.Delivered }
	}
	var out []Beside
	for _, measure := range []struct {
		name string
		of   func(Standing) (value float64, n int)
	}{
		{BesideReplied, share(func(s Standing) int { return s.Replied })},
		{BesideInFull, share(func(s Standing) int { return s.OTIF })},
		{BesideWait, func(s Standing) (float64, int) { return s.Wait, s.Replied }},
		{BesideScore, func(s Standing) (float64, int) { return s.Score, m.scoredOf(s) }},
	} {
		v := Beside{Measure: measure.name, You: math.NaN(), Median: math.NaN(), Best: math.NaN()}
		var values []float64
		for _, s := range all {
			value, n := measure.of(s)
			if n >= RankFrom {
				values = append(values, value)
			}
			if s.Company == own.Company {
				v.N = n
				if n >= RankFrom {
					v.You = value
				}
			}
		}
		if v.Companies = len(values); v.Companies >= RankFrom {
			v.Median, v.Best = stats.Median(values), slices.Max(values)
			if measure.name == BesideWait {
				v.Best = slices.Min(values)
			}
		}
		out = append(out, v)
	}
	return out
}

// scoredOf counts the letters behind the score of a company.
func (m *Model) scoredOf(s Standing) int {
	n := 0
	for _, i := range s.Letters {
		if scored(&m.Enquiries[i]) {
			n++
		}
	}
	return n
}
