package report

import (
	"fmt"

	"replyaudit/internal/analysis"
)

type jsonLevel struct {
	Rate   string   `json:"rate"`
	Least  float64  `json:"least"`
	Found  jsonRate `json:"found"`
	Missed bool     `json:"missed"`
}

type jsonBreakdown struct {
	Trait  string      `json:"trait"`
	Levels []jsonTrait `json:"levels"`
}

type jsonTrait struct {
	Level        string   `json:"level"`
	Low          *float64 `json:"low,omitempty"` // of a range of numbers, both ends within it
	High         *float64 `json:"high,omitempty"`
	Other        bool     `json:"other,omitempty"` // all rare values together
	Acknowledged jsonRate `json:"acknowledged"`
	Replied      jsonRate `json:"replied"`
	Answered     jsonRate `json:"answered"`
	OnTimeInFull jsonRate `json:"on_time_in_full"`
}

type jsonArm struct {
	Arm          string   `json:"arm"`
	Levels       []string `json:"levels"`
	Assigned     int      `json:"assigned"`
	Replied      jsonRate `json:"replied"`
	Answered     jsonRate `json:"answered"`
	OnTimeInFull jsonRate `json:"on_time_in_full"`
	Score        jsonMean `json:"score"`
}

type jsonEffect struct {
	Factor        string    `json:"factor"`
	Level         string    `json:"level"`
	Reference     string    `json:"reference"`
	Outcome       string    `json:"outcome"`
	With          jsonGroup `json:"with"`
	Without       jsonGroup `json:"without"`
	Difference    number    `json:"difference"`
	Lo            number    `json:"lo"`
	Hi            number    `json:"hi"`
	SE            number    `json:"se"`
	DF            number    `json:"df"`
	P             number    `json:"p"`
	Method        string    `json:"method"`
	Randomisation number    `json:"randomisation_p"`
}

type jsonGroup struct {
	N    int    `json:"n"`
	Mean number `json:"mean"`
}

type jsonTest struct {
	Name      string `json:"name"`
	Statistic number `json:"statistic"`
	DF        number `json:"df"`
	P         number `json:"p"`
	Method    string `json:"method"`
}

type jsonHazard struct {
	Factor    string `json:"factor"`
	Level     string `json:"level"`
	Reference string `json:"reference"`
	Clock     string `json:"clock"`
	Ratio     number `json:"hazard_ratio"`
	Lo        number `json:"lo"`
	Hi        number `json:"hi"`
	SE        number `json:"se_log"`
	P         number `json:"p"`
}

// contrasts lists arms, effects, hazards, and every test by the name of what it compares.
func (r *jsonReport) contrasts(c analysis.Contrasts) {
	for _, a := range c.Arms {
		r.Arms = append(r.Arms, jsonArm{a.Name, a.Levels, a.Assigned, jsonRateOf(a.Replied), jsonRateOf(a.Answered), jsonRateOf(a.OnTimeInFull), jsonMeanOf(a.Score)})
	}
	for _, e := range c.Effects {
		r.Effects = append(r.Effects, jsonDifference(e))
	}
	for _, h := range c.Hurries {
		r.Cox = append(r.Cox, jsonHazard{h.Factor, h.Level, h.Reference, "reply", number(h.Hazard.Ratio), number(h.Hazard.Limits.Lo), number(h.Hazard.Limits.Hi), number(h.Hazard.SE), number(h.Hazard.P)})
	}
	for _, x := range c.Tests() {
		outcome := x.Outcome
		if outcome == analysis.ReplyClock {
			outcome = "reply clock"
		}
		name := fmt.Sprintf("%s: %s, %s against %s", outcome, x.Factor, x.Level, x.Reference)
		r.Tests = append(r.Tests, jsonTest{name, number(x.Statistic), number(x.DF), number(x.P), x.Method})
	}
}

func jsonDifference(e analysis.Effect) jsonEffect {
	return jsonEffect{
		e.Factor, e.Level, e.Reference, e.Outcome,
		jsonGroup{e.With.N, number(e.With.Mean)},
		jsonGroup{e.Without.N, number(e.Without.Mean)},
		number(e.Difference), number(e.Limits.Lo), number(e.Limits.Hi), number(e.SE), number(e.DF), number(e.P), e.Method, number(e.Randomisation.P),
	}
}
