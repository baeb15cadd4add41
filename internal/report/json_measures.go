package report

import (
	"math"

	"replyaudit/internal/analysis"
	"replyaudit/internal/mask"
)

// jsonMeasures are the headline measures beside the rates; times are seconds.
type jsonMeasures struct {
	Solved    jsonRate         `json:"solved_at_first_contact"`
	SolvedBy  jsonRate         `json:"solved_at_first_contact_of_replied"`
	Unasked   jsonRate         `json:"unprompted"`
	Reminders map[string]int   `json:"reminder"` // not_needed, needed, in_vain
	Promises  []jsonObservance `json:"promises"`
	Worst     jsonWorst        `json:"worst"`
	Same      jsonSameness     `json:"same_answer"`
	Evenness  jsonEvenness     `json:"evenness"`
}

// jsonObservance is what was promised in one place: of all, or of one company.
type jsonObservance struct {
	Source   string    `json:"source"`
	Company  string    `json:"company,omitempty"`
	Kept     int       `json:"kept"`
	Broken   int       `json:"broken"`
	Open     int       `json:"open"`
	Share    jsonShare `json:"share"`
	Promised number    `json:"promised_median"`
	Reply    number    `json:"reply_median"`
	Replies  int       `json:"replies"`
}

type jsonWorst struct {
	Market    jsonSpread   `json:"market"`
	Companies []jsonSpread `json:"companies"`
	TooFew    int          `json:"companies_with_too_few_letters"`
	OfWorst   jsonMean     `json:"mean_of_lowest"`
	OfRange   jsonMean     `json:"mean_of_range"`
}

type jsonSpread struct {
	Company    string `json:"company,omitempty"`
	N          int    `json:"n"`
	Min        number `json:"min"`
	Q1         number `json:"q1"`
	Median     number `json:"median"`
	Q3         number `json:"q3"`
	Max        number `json:"max"`
	Replies    int    `json:"replies"`
	WorstReply number `json:"worst_reply"`
}

type jsonSameness struct {
	All           jsonRate `json:"all"`
	Persona       jsonRate `json:"by_persona"`
	Language      jsonRate `json:"by_language"`
	Wave          jsonRate `json:"by_wave"`
	NotComparable int      `json:"not_comparable"`
}

type jsonEvenness struct {
	Hidden    bool         `json:"hidden"`
	Personas  []jsonEffect `json:"personas"`
	Languages []jsonEffect `json:"languages"`
}

func jsonMeasuresOf(m *analysis.Model) jsonMeasures {
	hidden := mask.New(m)
	out := jsonMeasures{
		Solved: jsonRateOf(m.Solved), SolvedBy: jsonRateOf(m.SolvedBy), Unasked: jsonRateOf(m.Unasked), Reminders: map[string]int{}, Promises: []jsonObservance{},
		Worst: jsonWorst{Market: jsonSpreadOf("", m.Worst.Market), Companies: []jsonSpread{}, TooFew: m.Worst.TooFew, OfWorst: jsonMeanOf(m.Worst.OfWorst), OfRange: jsonMeanOf(m.Worst.OfRange)},
		Same: jsonSameness{
			jsonRateOf(m.Sameness.Same), jsonRateOf(m.Sameness.Persona), jsonRateOf(m.Sameness.Language), jsonRateOf(m.Sameness.Wave), m.Sameness.NotComparable,
		},
		Evenness: jsonEvenness{Hidden: m.Evenness.Hidden, Personas: []jsonEffect{}, Languages: []jsonEffect{}},
	}
	for need, n := range m.Reminders {
		out.Reminders[string(need)] = n
	}
	for _, o := range m.Observed.Market {
		out.Promises = append(out.Promises, jsonObservanceOf("", o))
	}
	for _, c := range m.Observed.Companies {
		out.Promises = append(out.Promises, jsonObservanceOf(hidden.CompanyKey(c.Company), c.Observance))
	}
	for _, c := range m.Worst.Companies {
		out.Worst.Companies = append(out.Worst.Companies, jsonSpreadOf(hidden.CompanyKey(c.Company), c.Spread))
	}
	for _, e := range m.Evenness.Personas {
		e.Level, e.Reference = hidden.PersonaKey(e.Level), hidden.PersonaKey(e.Reference)
		out.Evenness.Personas = append(out.Evenness.Personas, jsonDifference(e))
	}
	for _, e := range m.Evenness.Languages {
		out.Evenness.Languages = append(out.Evenness.Languages, jsonDifference(e))
	}
	return out
}

// jsonObservanceOf leaves the share of a company below five decided promises out (RULES 8).
func jsonObservanceOf(company string, o analysis.Observance) jsonObservance {
	out := jsonObservance{o.Source, company, o.Kept, o.Broken, o.Open, jsonShareOf(o.Rate), number(o.Promised), number(o.Reply), o.Replies}
	if company != "" && o.Rate.N < analysis.RankFrom {
		none := number(math.NaN())
		out.Share = jsonShare{ofCompany(o.Rate.Fraction), none, none, []number{none, none}}
	}
	return out
}

func jsonSpreadOf(company string, x analysis.Spread) jsonSpread {
	return jsonSpread{company, x.N, number(x.Min), number(x.Q1), number(x.Median), number(x.Q3), number(x.Max), x.Replies, number(x.WorstReply)}
}
