package analysis

import "replyaudit/internal/stats"

// ReplyClock is the outcome of tests that compare how fast replies came.
const ReplyClock = "reply_clock"

// Tested is one test of a difference between two levels of a factor.
type Tested struct {
	Factor, Level, Reference string
	Outcome                  string // of the effect, or ReplyClock
	Method                   string // of the effect, or randomisation, log_rank
	stats.Test
}

// Tests lists what was tested, in the order of the effects, the reply clocks
// last. What a method has none of is NaN: Fisher's test has no statistic, and a
// log-rank test is not offered where letters share an organisation (RULES 9).
func (c Contrasts) Tests() []Tested {
	var out []Tested
	for _, e := range c.Effects {
		x := Tested{Factor: e.Factor, Level: e.Level, Reference: e.Reference, Outcome: e.Outcome}
		x.Method, x.Test = e.Method, stats.Test{Statistic: e.Difference / e.SE, DF: e.DF, P: e.P}
		out = append(out, x)
		x.Method, x.Test = "randomisation", e.Randomisation
		out = append(out, x)
	}
	for _, h := range c.Hurries {
		out = append(out, Tested{Factor: h.Factor, Level: h.Level, Reference: h.Reference, Outcome: ReplyClock, Method: "log_rank", Test: h.LogRank})
	}
	return out
}
