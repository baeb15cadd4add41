package analysis

import (
	"math"
	"slices"

	"replyaudit/internal/stats"
)

// Spread is how far letters lie apart on the machine score.
type Spread struct {
	N                        int // letters; silence has what the rubric says
	Min, Q1, Median, Q3, Max float64
	Replies                  int     // of N
	WorstReply               float64 // the lowest score of a reply, NaN without one
	Worst                    int     // index of the enquiry of WorstReply, the first of several; -1 without one
}

// CompanySpread is the spread of one company.
type CompanySpread struct {
	Company string
	Spread
	first int // index of its first scored enquiry
}

// Worst is worst reply and spread: a firm is judged by its worst employee.
// Companies below RankFrom scored letters have none (RULES 8).
type Worst struct {
	Market    Spread          // of all letters
	Companies []CompanySpread // in the order of enquiry id
	TooFew    int             // companies with fewer letters
	OfWorst   Mean            // over Companies: the lowest score of each
	OfRange   Mean            // over Companies: highest less lowest
}

func (s *sample) worst() Worst {
	var out Worst
	var all []int
	for _, letters := range s.byCompany() {
		letters = slices.DeleteFunc(letters, func(i int) bool { return !scored(&s.all[i]) })
		all = append(all, letters...)
		switch {
		case len(letters) >= RankFrom:
			out.Companies = append(out.Companies, CompanySpread{s.all[letters[0]].Company, s.spread(letters), letters[0]})
		case len(letters) > 0:
			out.TooFew++
		}
	}
	slices.Sort(all)
	out.Market = s.spread(all)
	out.OfWorst = s.overCompanies(out.Companies, func(x Spread) float64 { return x.Min })
	out.OfRange = s.overCompanies(out.Companies, func(x Spread) float64 { return x.Max - x.Min })
	return out
}

func (s *sample) spread(letters []int) Spread {
	x := Spread{N: len(letters), WorstReply: math.NaN(), Worst: -1}
	scores := make([]float64, 0, len(letters))
	for _, i := range letters {
		e := &s.all[i]
		scores = append(scores, e.Score.Machine)
		if !replied(e) {
			continue
		}
		x.Replies++
		if x.Worst < 0 || e.Score.Machine < x.WorstReply {
			x.Worst, x.WorstReply = i, e.Score.Machine
		}
	}
	x.Q1, x.Median, x.Q3 = stats.Quantile(scores, 0.25), stats.Median(scores), stats.Quantile(scores, 0.75)
	x.Min, x.Max = math.NaN(), math.NaN()
	if len(scores) > 0 {
		x.Min, x.Max = slices.Min(scores), slices.Max(scores)
	}
	return x
}

// overCompanies is the mean of one figure of each company; the interval
// re-samples organisations.
func (s *sample) overCompanies(companies []CompanySpread, of func(Spread) float64) Mean {
	m := Mean{Value: math.NaN(), Limits: stats.Undefined()}
	num, den := make([]float64, len(s.orgs)), make([]float64, len(s.orgs))
	sum := 0.0
	for _, c := range companies {
		cluster := s.cluster(&s.all[c.first])
		sum += of(c.Spread)
		num[cluster] += of(c.Spread)
		den[cluster]++
		m.N++
	}
	if m.N > 0 {
		m.Value, m.Limits = sum/float64(m.N), s.scoreLimits(num, den)
	}
	return m
}
