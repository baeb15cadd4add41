package analysis

import (
	"math"
	"slices"
	"strings"

	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
	"replyaudit/internal/clock"
	"replyaudit/internal/stats"
)

// Arm is one cell of the design: a level of every factor. Its rates use every
// letter that our server accepted, refused and undeliverable ones as none, since
// delivery can depend on the arm (RULES 2).
type Arm struct {
	Name                            string   // "origin=local, detail=short"
	Levels                          []string // in the order of the design's factors
	Assigned                        int
	Replied, Answered, OnTimeInFull Rate
	Score                           Mean // silence scores 0
}

// Effect compares a level of a factor with the factor's first level on one
// outcome, over every letter that our server accepted, whatever the other
// factors; of two factors it also compares the differences with one another.
type Effect struct {
	Factor, Level, Reference string
	Outcome                  string // replied, answered, on_time_in_full, score
	With, Without            Group
	Difference               float64 // share, or points of the score
	Limits                   stats.Interval
	SE, DF                   float64 // NaN where the method has none
	P                        float64
	Method                   string     // newcombe_fisher, hc2 or cr2
	Randomisation            stats.Test // among re-draws of the assignment; its statistic is the observed t
}

// Group is one side of an effect.
type Group struct {
	N    int
	Mean float64
}

// Hurry compares how fast the levels of a factor reply, over delivered letters.
type Hurry struct {
	Factor, Level, Reference string
	LogRank                  stats.Test // undefined where letters share an organisation (RULES 9)
	Hazard                   stats.Hazard
}

// Contrasts are what a design was made for.
type Contrasts struct {
	Arms    []Arm
	Effects []Effect
	Hurries []Hurry
	// Hidden says that the campaign is not over and nobody has asked to see the
	// contrasts before the end (RULES 3); then there are none.
	Hidden bool
}

// redraws is how often an assignment is drawn again for a randomisation p-value.
const redraws = 2000

// outcomes are what arms are compared on. A letter without a reply counts as
// none of the shares; see scoreOrNothing.
func armOutcomes() []struct {
	name  string
	value func(*Enquiry) float64
} {
	share := func(is func(*Enquiry) bool) func(*Enquiry) float64 {
		return func(e *Enquiry) float64 {
			if is(e) {
				return 1
			}
			return 0
		}
	}
	return []struct {
		name  string
		value func(*Enquiry) float64
	}{
		{"replied", share(replied)},
		{"answered", share(answered)},
		{"on_time_in_full", share(onTimeInFull)},
		{"score", scoreOrNothing},
	}
}

// scoreOrNothing scores silence, refusal and everything undecided as 0, whatever
// the rubric says of silence (RULES 9); a question back is no silence.
func scoreOrNothing(e *Enquiry) float64 {
	if scored(e) && (replied(e) || e.Outcome == audit.AskedBack) {
		return e.Score.Machine
	}
	return 0
}

// contrasts compares the arms of the campaign's design, if it has one.
func (s *sample) contrasts(d *Data) Contrasts {
	factors := d.Campaign.Design.Factors
	if len(factors) == 0 {
		return Contrasts{}
	}
	if !d.Closed && !d.ShowContrasts {
		return Contrasts{Hidden: true}
	}
	c := Contrasts{Arms: s.arms(d)}
	letters := s.armLetters()
	for _, f := range factors {
		for _, level := range f.Levels[1:] {
			for _, outcome := range armOutcomes() {
				e := Effect{Factor: f.Key, Level: level, Reference: f.Levels[0], Outcome: outcome.name}
				c.Effects = append(c.Effects, s.effect(letters, e, outcome.value))
			}
			c.Hurries = append(c.Hurries, s.hurry(f.Key, level, f.Levels[0]))
		}
	}
	return c
}

// armLetters are the enquiries that enter comparisons between arms.
func (s *sample) armLetters() []*Enquiry {
	var all []*Enquiry
	for i := range s.all {
		if e := &s.all[i]; Tried(e) {
			all = append(all, e)
		}
	}
	return all
}

func (s *sample) arms(d *Data) []Arm {
	factors := d.Campaign.Design.Factors
	var out []Arm
	for _, levels := range cells(factors) {
		var name []string
		for i, f := range factors {
			name = append(name, f.Key+"="+levels[i])
		}
		in := inCell(factors, levels)
		out = append(out, Arm{
			Name: strings.Join(name, ", "), Levels: levels, Assigned: s.count(in),
			Replied: s.rate(replied, Tried, in), Answered: s.rate(answered, Tried, in), OnTimeInFull: s.rate(onTimeInFull, Tried, in),
			Score: s.mean(func(e *Enquiry) bool { return Tried(e) && in(e) }, scoreOrNothing),
		})
	}
	return out
}

// cells crosses the levels of all factors; none without factors.
func cells(factors []campaign.Factor) [][]string {
	if len(factors) == 0 {
		return nil
	}
	all := [][]string{nil}
	for _, f := range factors {
		var next [][]string
		for _, cell := range all {
			for _, level := range f.Levels {
				next = append(next, append(slices.Clone(cell), level))
			}
		}
		all = next
	}
	return all
}

func inCell(factors []campaign.Factor, levels []string) func(*Enquiry) bool {
	return func(e *Enquiry) bool {
		for i, f := range factors {
			if e.Factors[f.Key] != levels[i] {
				return false
			}
		}
		return true
	}
}

// effect compares two levels of a factor on one outcome, with a p among re-draws.
func (s *sample) effect(letters []*Enquiry, e Effect, value func(*Enquiry) float64) Effect {
	e, c := s.difference(letters, e, value, func(l *Enquiry) string { return l.Factors[e.Factor] })
	if e.With.N > 0 && e.Without.N > 0 {
		e.Randomisation = c.randomisation(s.stream("redraw/" + e.Factor + "/" + e.Level + "/" + e.Outcome))
	}
	return e
}

// difference compares two levels of anything on one outcome. One letter per
// organisation has Newcombe's interval and Fisher's test for a share, and HC2 for
// a score; more have CR2 (RULES 9).
func (s *sample) difference(letters []*Enquiry, e Effect, value func(*Enquiry) float64, at func(*Enquiry) string) (Effect, comparison) {
	e.SE, e.DF, e.P, e.Limits = math.NaN(), math.NaN(), math.NaN(), stats.Undefined()
	e.Randomisation = stats.Test{Statistic: math.NaN(), DF: math.NaN(), P: math.NaN()}
	c := comparison{}
	for _, l := range letters {
		if level := at(l); level == e.Level || level == e.Reference {
			c.add(value(l), level == e.Level, s.cluster(l), l.stratum(s.repeated))
		}
	}
	e.With, e.Without = c.groups()
	e.Difference = e.With.Mean - e.Without.Mean
	if e.With.N == 0 || e.Without.N == 0 {
		return e, c
	}
	if !s.clustered && e.Outcome != "score" {
		x1, x0 := int(math.Round(e.With.Mean*float64(e.With.N))), int(math.Round(e.Without.Mean*float64(e.Without.N)))
		e.Method, e.Limits, e.P = "newcombe_fisher", stats.Newcombe(x1, e.With.N, x0, e.Without.N), stats.Fisher(x1, e.With.N, x0, e.Without.N).P
	} else {
		e.Method = "hc2"
		if s.clustered {
			e.Method = "cr2"
		}
		fit := stats.Linear(c.y, c.design(), c.cluster)[1]
		e.Limits, e.SE, e.DF, e.P = fit.Limits, fit.SE, fit.DF, fit.P
	}
	return e, c
}

// stratum is what re-draws keep apart: wave and block, and the company too where
// each got letters of several arms.
func (e *Enquiry) stratum(repeated bool) string {
	parts := []string{e.Wave, e.Block}
	if repeated {
		parts = append(parts, e.Company)
	}
	return strings.Join(parts, "\x00")
}

// comparison is the letters of two levels.
type comparison struct {
	y       []float64
	with    []bool
	cluster []int
	strata  map[string][]int // rows, by stratum
	order   []string         // of strata
}

func (c *comparison) add(y float64, with bool, cluster int, stratum string) {
	if c.strata == nil {
		c.strata = map[string][]int{}
	}
	if c.strata[stratum] == nil {
		c.order = append(c.order, stratum)
	}
	c.strata[stratum] = append(c.strata[stratum], len(c.y))
	c.y, c.with, c.cluster = append(c.y, y), append(c.with, with), append(c.cluster, cluster)
}

func (c *comparison) design() [][]float64 {
	rows := make([][]float64, len(c.y))
	for i, with := range c.with {
		rows[i] = []float64{1, 0}
		if with {
			rows[i][1] = 1
		}
	}
	return rows
}

func (c *comparison) groups() (with, without Group) { return groupsOf(c.y, c.with) }

func groupsOf(y []float64, in []bool) (with, without Group) {
	for i, v := range y {
		g := &without
		if in[i] {
			g = &with
		}
		g.N++
		g.Mean += v
	}
	with.Mean /= float64(with.N)
	without.Mean /= float64(without.N)
	return with, without
}

// randomisation deals the levels out anew within each stratum and compares t.
func (c *comparison) randomisation(lot *clock.Stream) stats.Test {
	clusters := slices.Max(c.cluster) + 1
	observed := studentised(c.y, c.with, c.cluster, clusters)
	again := slices.Clone(c.with)
	draws := make([]float64, redraws)
	for k := range draws {
		for _, stratum := range c.order {
			rows := c.strata[stratum]
			lot.Shuffle(len(rows), func(i, j int) { again[rows[i]], again[rows[j]] = again[rows[j]], again[rows[i]] })
		}
		draws[k] = studentised(c.y, again, c.cluster, clusters)
	}
	return stats.Randomisation(observed, draws)
}

// studentised is the difference of two means over its standard error by clusters; of
// one cluster, which has none, the difference.
func studentised(y []float64, in []bool, cluster []int, clusters int) float64 {
	with, without := groupsOf(y, in)
	if clusters < 2 {
		return with.Mean - without.Mean
	}
	sums := make([]float64, clusters)
	for i, v := range y {
		if in[i] {
			sums[cluster[i]] += (v - with.Mean) / float64(with.N)
		} else {
			sums[cluster[i]] -= (v - without.Mean) / float64(without.N)
		}
	}
	variance := 0.0
	for _, v := range sums {
		variance += v * v
	}
	if d := with.Mean - without.Mean; d != 0 || variance > 0 {
		return d / math.Sqrt(variance)
	}
	return 0 // everybody did the same
}

// hurry compares the reply clocks of two levels over delivered letters.
func (s *sample) hurry(factor, level, reference string) Hurry {
	h := Hurry{Factor: factor, Level: level, Reference: reference}
	var waits []stats.Wait
	var x [][]float64
	groups := make([][]stats.Wait, 2)
	for i := range s.all {
		e := &s.all[i]
		at := e.Factors[factor]
		if !e.Reply.Running || at != level && at != reference {
			continue
		}
		w := stats.Wait{Time: e.Reply.Seconds, Event: e.Reply.Event, Cluster: s.cluster(e)}
		is := 0
		if at == level {
			is = 1
		}
		groups[is] = append(groups[is], w)
		waits, x = append(waits, w), append(x, []float64{float64(is)})
	}
	h.LogRank = stats.Test{Statistic: math.NaN(), DF: math.NaN(), P: math.NaN()}
	h.Hazard = stats.Hazard{Log: math.NaN(), SE: math.NaN(), Ratio: math.NaN(), Limits: stats.Undefined(), P: math.NaN()}
	if len(groups[0]) == 0 || len(groups[1]) == 0 {
		return h
	}
	if !s.clustered {
		h.LogRank = stats.LogRank(groups)
	}
	h.Hazard = stats.Cox(waits, x)[0]
	return h
}
