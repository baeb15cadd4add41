package report

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"replyaudit/internal/analysis"
	"replyaudit/internal/campaign"
	"replyaudit/internal/mask"
)

// jsonLevelOf is a group of letters; a column's value is a stranger's word and may name somebody.
func jsonLevelOf(m *analysis.Model, k *mask.Masker, trait string, l analysis.Level) jsonTrait {
	out := jsonTrait{
		Level: l.Name, Other: l.Other,
		Acknowledged: jsonRateOf(l.Acknowledged), Replied: jsonRateOf(l.Replied), Answered: jsonRateOf(l.Answered), OnTimeInFull: jsonRateOf(l.OnTimeInFull),
	}
	if !math.IsNaN(l.Low) {
		out.Low, out.High = &l.Low, &l.High
	}
	if slices.Contains(m.Traits, trait) {
		out.Level = k.Plain(l.Name)
	}
	return out
}

// jsonDepartures are groups by when letters were sent, by the companies' own clocks.
type jsonDepartures struct {
	Weekdays []jsonDeparture `json:"weekdays"`
	Hours    []jsonDeparture `json:"hours"`
	Slots    []jsonSlot      `json:"slots"` // of three hours
}

type jsonSlot struct {
	Weekday string `json:"weekday"`
	Hour    int    `json:"hour"`
	Replied int    `json:"replied"`
	Letters int    `json:"letters"`
}

type jsonDeparture struct {
	Weekday string     `json:"weekday,omitempty"`
	Hour    *int       `json:"hour,omitempty"`
	Replied jsonShare  `json:"replied"`
	Wait    jsonMedian `json:"wait"` // of the reply clock, all time
	Working jsonMedian `json:"wait_working"`
}

type jsonMedian struct {
	N      int    `json:"n"`
	Median number `json:"median"`
	Lo     number `json:"lo"`
	Hi     number `json:"hi"`
}

func jsonDeparturesOf(d analysis.Departures) jsonDepartures {
	out := jsonDepartures{Weekdays: []jsonDeparture{}, Hours: []jsonDeparture{}, Slots: []jsonSlot{}}
	of := func(x analysis.Departure) jsonDeparture {
		e, w := x.Wait.Elapsed, x.Wait.Working
		return jsonDeparture{
			Replied: jsonShareOf(x.Replied),
			Wait:    jsonMedian{e.N, number(e.Median), number(e.Limits.Lo), number(e.Limits.Hi)},
			Working: jsonMedian{w.N, number(w.Median), number(w.Limits.Lo), number(w.Limits.Hi)},
		}
	}
	for _, x := range d.Weekdays {
		day := of(x)
		day.Weekday = strings.ToLower(x.Weekday.String())
		out.Weekdays = append(out.Weekdays, day)
	}
	for _, x := range d.Hours {
		hour := of(x)
		hour.Hour = &x.Hour
		out.Hours = append(out.Hours, hour)
	}
	for _, x := range d.Slots {
		out.Slots = append(out.Slots, jsonSlot{strings.ToLower(x.Weekday.String()), x.Hour, x.Replied.X, x.Replied.N})
	}
	return out
}

// jsonFurther is what another wave would need; letters are delivered ones.
type jsonFurther struct {
	Share           float64      `json:"on_time_in_full"`
	DesignEffect    float64      `json:"design_effect"`
	PerOrganisation float64      `json:"letters_per_organisation"`
	Widths          []jsonWidth  `json:"widths"`
	Contrast        jsonContrast `json:"contrast"`
}

type jsonWidth struct {
	Half          float64 `json:"half_width"`
	Letters       int     `json:"letters"`
	Organisations int     `json:"organisations"`
}

type jsonContrast struct {
	From          float64 `json:"from"`
	To            float64 `json:"to"`
	Power         float64 `json:"power"`
	Letters       int     `json:"letters_per_arm"`
	Organisations int     `json:"organisations_per_arm"`
}

func jsonFurtherOf(f analysis.Further) *jsonFurther {
	if len(f.Widths) == 0 {
		return nil
	}
	out := &jsonFurther{Share: f.Share, DesignEffect: f.DesignEffect, PerOrganisation: f.PerOrganisation, Contrast: jsonContrast(f.Contrast)}
	for _, w := range f.Widths {
		out.Widths = append(out.Widths, jsonWidth(w))
	}
	return out
}

// jsonWaves sets waves against each other: the last against the first, over the
// companies in both.
type jsonWaves struct {
	Waves     []jsonWave    `json:"waves"`
	Companies int           `json:"companies_in_both"`
	Improved  int           `json:"improved"`
	Same      int           `json:"same"`
	Fell      int           `json:"fell"`
	Changes   []jsonChanged `json:"changes"`
	Movers    []jsonMover   `json:"companies"` // with five scored letters or more in both
	Repairs   []jsonRepair  `json:"mistakes"`  // counts of companies
	Client    []jsonRepair  `json:"client_mistakes"`
	Terms     []jsonTerms   `json:"campaigns,omitempty"` // that are set against each other, named as the waves
}

// jsonTerms are those of a campaign, by which words such as "on time" mean the same
// in two of them or do not.
type jsonTerms struct {
	Campaign string `json:"campaign"`
	Target   string `json:"target"`
	Window   string `json:"window"`
	Closed   bool   `json:"closed"`
}

type jsonWave struct {
	Name      string              `json:"wave"`
	First     string              `json:"first_sent"`
	Last      string              `json:"last_sent"`
	Companies int                 `json:"companies"`
	Rates     map[string]jsonRate `json:"rates"`
	Score     jsonMean            `json:"score"`
}

type jsonChanged struct {
	Measure    string   `json:"measure"`
	Old        jsonPart `json:"old"` // of a rate; the score counts nothing
	New        jsonPart `json:"new"`
	Was        number   `json:"was"` // share 0..1, mean score 0..100
	Is         number   `json:"is"`
	Difference number   `json:"difference"`
	Lo         number   `json:"lo"`
	Hi         number   `json:"hi"`
}

type jsonMover struct {
	Company string  `json:"company"`
	Old     float64 `json:"old"`
	New     float64 `json:"new"`
}

type jsonRepair struct {
	ID       string   `json:"id"`
	Old      jsonPart `json:"old"`
	New      jsonPart `json:"new"`
	Repaired int      `json:"repaired"`
	Persists int      `json:"persists"`
	CameBack int      `json:"came_back"`
	Appeared int      `json:"appeared"`
}

func jsonWavesOf(k *mask.Masker, w analysis.WaveOnWave) *jsonWaves {
	if len(w.Waves) == 0 {
		return nil
	}
	out := &jsonWaves{
		Companies: w.Companies, Improved: w.Improved, Same: w.Same, Fell: w.Fell,
		Changes: []jsonChanged{}, Movers: []jsonMover{}, Repairs: jsonRepairs(w.Repairs), Client: jsonRepairs(w.Client),
	}
	for _, x := range w.Waves {
		name := x.Name
		if len(w.Terms) > 0 {
			name = k.CampaignKey(name)
		}
		out.Waves = append(out.Waves, jsonWave{name, stamp(x.First), stamp(x.Last), x.Companies, jsonRates(x.Rates), jsonMeanOf(x.Score)})
	}
	for _, c := range w.Changes {
		out.Changes = append(out.Changes, jsonChanged{
			c.Measure, jsonPartOf(c.Old), jsonPartOf(c.New), number(c.Was), number(c.Is), number(c.Difference), number(c.Limits.Lo), number(c.Limits.Hi),
		})
	}
	for _, m := range w.Movers {
		if m.Company == "" { // in another's own copy
			continue
		}
		out.Movers = append(out.Movers, jsonMover{k.CompanyKey(m.Company), m.Was, m.Is})
	}
	for _, c := range w.Terms {
		out.Terms = append(out.Terms, jsonTerms{k.CampaignKey(c.Campaign), c.Target.String(), c.Window.String(), c.Closed})
	}
	return out
}

// WavesJSON writes what two campaigns came to against each other as JSON.
func WavesJSON(w io.Writer, k *mask.Masker, waves analysis.WaveOnWave) error {
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(jsonWavesOf(k, waves)); err != nil {
		return fmt.Errorf("write the comparison as JSON: %w", err)
	}
	return nil
}

func jsonRepairs(repairs []analysis.Repair) []jsonRepair {
	out := []jsonRepair{}
	for _, r := range repairs {
		out = append(out, jsonRepair{r.ID, jsonPartOf(r.Old), jsonPartOf(r.New), r.Repaired, r.Persists, r.CameBack, r.Appeared})
	}
	return out
}

// jsonMeasure is what the audited organisation does about a mistake.
type jsonMeasure struct {
	Mistake string `json:"mistake"`
	Act     string `json:"act"`
	Owner   string `json:"owner"`
	State   string `json:"state"`
	Due     string `json:"due,omitempty"`
}

func jsonPlanOf(p *campaign.ImprovementPlan, k *mask.Masker) []jsonMeasure {
	if p == nil {
		return nil
	}
	out := []jsonMeasure{}
	for _, m := range p.Measures {
		out = append(out, jsonMeasure{m.Mistake, k.Own(m.Act), k.Person(m.Owner), m.State, m.Due})
	}
	return out
}
