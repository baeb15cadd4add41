package analysis

import (
	"math"

	"replyaudit/internal/stats"
)

// Further is what another wave would need in order to know more, if companies
// answered as they did in this one. Its headline rate is that of letters answered
// on time and in full. The sets of companies are taken for large.
type Further struct {
	Share float64 // the headline rate, from which all follows
	// DesignEffect is by how much letters to the same organisation resemble each
	// other: the variance of the rate over that of as many letters to different
	// organisations (Kish 1965). 1 with one letter to each.
	DesignEffect    float64
	PerOrganisation float64 // delivered letters, on the mean
	Widths          []Width
	Contrast        Contrast
}

// Width is what an interval of so many points to either side takes.
type Width struct {
	Half                   float64 // a share: 0.05 is 5 points
	Letters, Organisations int
}

// Contrast is what it takes to see a difference between two arms.
type Contrast struct {
	From, To               float64 // shares on time and in full, a tenth apart
	Power                  float64
	Letters, Organisations int // in each arm
}

// furtherFrom is the number of delivered letters below which nothing is foretold.
const furtherFrom = 20

// further is empty with too few letters, with one organisation alone, or with a rate of
// 0 or 1: from those the spread of another wave cannot be foretold.
func (s *sample) further(r Rate) Further {
	if r.N < furtherFrom || r.X == 0 || r.X == r.N {
		return Further{}
	}
	const power, difference = 0.8, 0.1
	f := Further{Share: r.Share()}
	f.DesignEffect, f.PerOrganisation = s.designEffect(onTimeInFull)
	if math.IsNaN(f.DesignEffect) {
		return Further{}
	}
	organisations := func(letters int) int { return int(math.Ceil(float64(letters) / f.PerOrganisation)) }
	for _, half := range []float64{0.05, 0.03} {
		letters := stats.LettersForWidth(f.Share, half, f.DesignEffect)
		f.Widths = append(f.Widths, Width{half, letters, organisations(letters)})
	}
	c := Contrast{From: f.Share, To: f.Share + difference, Power: power}
	if c.To >= 1 {
		c.To = f.Share - difference
	}
	c.Letters = stats.LettersForDifference(c.From, c.To, power, f.DesignEffect)
	c.Organisations = organisations(c.Letters)
	f.Contrast = c
	return f
}

// designEffect is the variance of a rate over delivered letters with organisations
// as clusters (the linearised variance of a ratio) over p(1−p)/n, and the letters
// to one organisation on the mean. It is never taken below 1: that clusters differ
// less than chance is chance, too.
func (s *sample) designEffect(x func(*Enquiry) bool) (effect, letters float64) {
	num, den := make([]float64, len(s.orgs)), make([]float64, len(s.orgs))
	var hits, n, clusters float64
	for i := range s.all {
		e := &s.all[i]
		if !analysed(e) {
			continue
		}
		c := s.cluster(e)
		if den[c] == 0 {
			clusters++
		}
		den[c]++
		n++
		if x(e) {
			num[c]++
			hits++
		}
	}
	letters = n / clusters
	switch {
	case !s.clustered:
		return 1, letters
	case clusters < 2: // nothing says how letters to one organisation differ from others
		return math.NaN(), letters
	}
	p, squares := hits/n, 0.0
	for c := range num {
		squares += (num[c] - p*den[c]) * (num[c] - p*den[c])
	}
	variance := squares * clusters / (clusters - 1) / (n * n)
	return max(1, variance/(p*(1-p)/n)), letters
}
