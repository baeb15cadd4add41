package analysis

import (
	"cmp"
	"math"
	"slices"
	"time"

	"replyaudit/internal/calendar"
	"replyaudit/internal/rubric"
	"replyaudit/internal/stats"
)

// WaveOnWave is what changed over the waves of a campaign, or between two
// campaigns over the same companies. Without a second wave that was analysed there
// is none: then Waves is empty.
type WaveOnWave struct {
	Waves []Wave // in order; those with a delivered letter whose window is over
	// What follows sets the last wave against the first, over the companies that
	// had a delivered letter in both.
	Companies int
	Changes   []Changed // of rates and of the score
	Movers    []Mover   // companies with RankFrom scored letters in both, by how far their score rose
	// Improved, Same and Fell count all companies with a score in both, whatever
	// the number of their letters, by whether the printed score of the mean letter moved.
	Improved, Same, Fell int
	Repairs              []Repair // of mistakes, those that most companies had first
	Client               []Repair // of the client's own letters; counts are of letters
	Terms                []Terms  // of campaigns set against each other, whose keys are the names of the waves; none of the waves of one
}

// Terms are those in which two campaigns must agree for the same words to mean the
// same in both.
type Terms struct {
	Campaign       string
	Target, Window calendar.Duration
	Closed         bool
}

// Wave is one wave by itself.
type Wave struct {
	Name        string
	First, Last time.Time // letters accepted
	Companies   int       // with a delivered letter
	Rates       Rates
	Score       Mean // mean over companies of their delivered letters
}

// Changed is one measure in both waves.
type Changed struct {
	Measure    string   // replied, answered, on_time_in_full, or score
	Old, New   Fraction // of a rate
	Was, Is    float64  // share, or score 0..100
	Difference float64
	Limits     stats.Interval // by re-sampling organisations, both waves together
}

// Mover is a company in both waves.
type Mover struct {
	Company string // "" in another's own copy
	Client  bool
	Was, Is float64 // mean score of its delivered letters
}

// Repair is what became of a mistake, by companies: in each wave those that made
// it at least once, of those whose letters could show it.
type Repair struct {
	ID       string // of the rubric's item, Silence or Undelivered
	Old, New Fraction
	// Of the companies that could show it in the last wave and in an earlier one:
	Repaired int // made it in an earlier wave, and not in the last
	Persists int // made it in the last and in the one before that could show it
	CameBack int // made it, had been rid of it, and made it again in the last
	Appeared int // made it in the last alone
}

// fewWaves is how many waves there must be to compare any.
const fewWaves = 2

// wavesOf compares the waves of what was assessed.
func (s *sample) wavesOf(r *rubric.Rubric, order []string) WaveOnWave {
	var w WaveOnWave
	for _, name := range order {
		in := func(e *Enquiry) bool { return e.Wave == name }
		if wave := s.wave(name, in); wave.Companies > 0 {
			w.Waves = append(w.Waves, wave)
		}
	}
	if len(w.Waves) < fewWaves {
		return WaveOnWave{}
	}
	first, last := w.Waves[0].Name, w.Waves[len(w.Waves)-1].Name
	both := s.companiesInBoth(first, last)
	w.Companies = len(both)
	w.Changes = s.changes(both, first, last)
	w.movers(s, both, first, last)
	names := make([]string, len(w.Waves))
	for i, wave := range w.Waves {
		names[i] = wave.Name
	}
	w.Repairs, w.Client = s.repairs(r, both, names)
	return w
}

func (s *sample) wave(name string, in func(*Enquiry) bool) Wave {
	w := Wave{Name: name, Rates: Rates{
		Delivered:    s.rate(analysed, Tried, in),
		Acknowledged: s.rate(acknowledged, analysed, in),
		Replied:      s.rate(replied, analysed, in),
		Answered:     s.rate(answered, analysed, in),
		OnTimeInFull: s.rate(onTimeInFull, analysed, in),
	}}
	companies := map[string]bool{}
	for i := range s.all {
		e := &s.all[i]
		if !in(e) || !analysed(e) {
			continue
		}
		companies[e.Company] = true
		if w.First.IsZero() || e.T0.Before(w.First) {
			w.First = e.T0
		}
		if e.T0.After(w.Last) {
			w.Last = e.T0
		}
	}
	w.Companies = len(companies)
	w.Score = s.companyMean(func(e *Enquiry) bool { return scored(e) && in(e) }, machine)
	return w
}

// companiesInBoth are those with a delivered letter in both waves, in the order of enquiry id.
func (s *sample) companiesInBoth(first, last string) []string {
	had := map[string]map[string]bool{}
	var order []string
	for i := range s.all {
		e := &s.all[i]
		if !analysed(e) {
			continue
		}
		if had[e.Company] == nil {
			had[e.Company] = map[string]bool{}
			order = append(order, e.Company)
		}
		had[e.Company][e.Wave] = true
	}
	return slices.DeleteFunc(order, func(key string) bool { return !had[key][first] || !had[key][last] })
}

// changes sets the measures of two waves against each other over some companies.
func (s *sample) changes(both []string, first, last string) []Changed {
	among := map[string]bool{}
	for _, key := range both {
		among[key] = true
	}
	in := func(wave string) func(*Enquiry) bool {
		return func(e *Enquiry) bool { return analysed(e) && e.Wave == wave && among[e.Company] }
	}
	var out []Changed
	for _, outcome := range armOutcomes() {
		if outcome.name != "score" {
			old, now := s.sums(outcome.value, in(first)), s.sums(outcome.value, in(last))
			c := s.changed(outcome.name, old, now)
			c.Old, c.New = old.fraction(), now.fraction()
			out = append(out, c)
		}
	}
	// As in Market every company counts once, and silence as the rubric says.
	points := func(wave string) sums {
		return s.sumsOfCompanies(machine, func(e *Enquiry) bool { return in(wave)(e) && scored(e) })
	}
	return append(out, s.changed("score", points(first), points(last)))
}

// changed is one measure of two groups of letters, with the interval of its difference.
func (s *sample) changed(measure string, old, now sums) Changed {
	c := Changed{Measure: measure, Was: old.mean(nil), Is: now.mean(nil)}
	c.Difference = c.Is - c.Was
	c.Limits = s.resample.Statistic(func(clusters []int) float64 { return now.mean(clusters) - old.mean(clusters) })
	return c
}

// sums are what each organisation adds to a mean.
type sums struct{ num, den []float64 }

func (s *sample) sums(value func(*Enquiry) float64, in func(*Enquiry) bool) sums {
	out := sums{make([]float64, len(s.orgs)), make([]float64, len(s.orgs))}
	for i := range s.all {
		if e := &s.all[i]; in(e) {
			out.num[s.cluster(e)] += value(e)
			out.den[s.cluster(e)]++
		}
	}
	return out
}

// sumsOfCompanies weighs letters so that every company of the group counts once.
func (s *sample) sumsOfCompanies(value func(*Enquiry) float64, in func(*Enquiry) bool) sums {
	letters := map[string]float64{}
	for i := range s.all {
		if e := &s.all[i]; in(e) {
			letters[e.Company]++
		}
	}
	out := sums{make([]float64, len(s.orgs)), make([]float64, len(s.orgs))}
	for i := range s.all {
		if e := &s.all[i]; in(e) {
			out.num[s.cluster(e)] += value(e) / letters[e.Company]
			out.den[s.cluster(e)] += 1 / letters[e.Company]
		}
	}
	return out
}

// mean is that of some clusters with their repetitions, of all for nil.
func (x sums) mean(clusters []int) float64 {
	num, den := 0.0, 0.0
	add := func(c int) {
		num += x.num[c]
		den += x.den[c]
	}
	if clusters == nil {
		for c := range x.num {
			add(c)
		}
	}
	for _, c := range clusters {
		add(c)
	}
	return num / den
}

// fraction is what a share counts.
func (x sums) fraction() Fraction {
	num, den := 0.0, 0.0
	for c := range x.num {
		num += x.num[c]
		den += x.den[c]
	}
	return Fraction{int(math.Round(num)), int(den)}
}

// movers says how far each company's score moved.
func (w *WaveOnWave) movers(s *sample, both []string, first, last string) {
	scores := map[[2]string][]float64{}
	client := map[string]bool{}
	for i := range s.all {
		if e := &s.all[i]; scored(e) {
			scores[[2]string{e.Company, e.Wave}] = append(scores[[2]string{e.Company, e.Wave}], e.Score.Machine)
			client[e.Company] = e.Target.Client
		}
	}
	for _, key := range both {
		old, now := scores[[2]string{key, first}], scores[[2]string{key, last}]
		if len(old) == 0 || len(now) == 0 {
			continue
		}
		m := Mover{key, client[key], stats.Mean(old), stats.Mean(now)}
		switch by := math.Round(m.Is) - math.Round(m.Was); {
		case by > 0:
			w.Improved++
		case by < 0:
			w.Fell++
		default:
			w.Same++
		}
		if len(old) >= RankFrom && len(now) >= RankFrom {
			w.Movers = append(w.Movers, m)
		}
	}
	slices.SortStableFunc(w.Movers, func(a, b Mover) int { return cmp.Compare(b.Is-b.Was, a.Is-a.Was) })
}

// waveNames are the waves of some enquiries, by when their first letter was planned.
func waveNames(all []Enquiry) []string {
	first := map[string]time.Time{}
	var names []string
	for i := range all {
		e := &all[i]
		at, seen := first[e.Wave]
		if !seen {
			names = append(names, e.Wave)
		}
		if !seen || e.PlannedAt.Before(at) {
			first[e.Wave] = e.PlannedAt
		}
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(first[a].Compare(first[b]), cmp.Compare(a, b)) })
	return names
}

// Against sets campaigns over the same companies against each other, oldest first,
// as if they were waves named by the campaigns' keys; companies are the same when
// their keys are, and the client is that of the last. The campaigns must be graded by
// one rubric.
func Against(campaigns ...*Data) WaveOnWave {
	var all []Enquiry
	var names []string
	var terms []Terms
	last := campaigns[len(campaigns)-1]
	for _, d := range campaigns {
		c := d.Campaign
		for _, e := range Replies(d).Enquiries {
			now, _ := last.Campaign.CompanyByKey(e.Company)
			e.Wave, e.Target.Client = c.Key, now.Client
			all = append(all, e)
		}
		names = append(names, c.Key)
		terms = append(terms, Terms{Campaign: c.Key, Target: c.Target, Window: c.Window, Closed: d.Closed})
	}
	w := newSample(last, all, nil).wavesOf(last.Rubric, names)
	w.Terms = terms
	return w
}
