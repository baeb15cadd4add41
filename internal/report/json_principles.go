package report

import (
	"replyaudit/internal/analysis"
	"replyaudit/internal/mask"
)

// jsonSelf is the self-assessment beside what mail showed; absent without one.
type jsonSelf struct {
	Organisation string          `json:"organisation"`
	Date         string          `json:"date"`
	Principles   []jsonPrinciple `json:"principles"`
}

type jsonPrinciple struct {
	Principle string      `json:"principle"`
	Rating    int         `json:"rating"`
	Statement string      `json:"statement"`
	Evidence  string      `json:"evidence"`
	Owner     string      `json:"owner"`
	Shown     []jsonShown `json:"shown"` // empty: mail cannot show it
}

// jsonShown is a measure on 0 to 100; null below five.
type jsonShown struct {
	Measure string `json:"measure"`
	Item    string `json:"item,omitempty"`
	N       int    `json:"n"`
	Value   number `json:"value"`
	Lo      number `json:"lo"`
	Hi      number `json:"hi"`
}

func jsonSelfOf(m *analysis.Model) *jsonSelf {
	if m.Campaign.SelfAssessment == nil {
		return nil
	}
	hidden := mask.New(m)
	out := &jsonSelf{Organisation: m.Campaign.SelfAssessment.Organisation, Date: m.Campaign.SelfAssessment.Date, Principles: []jsonPrinciple{}}
	for _, p := range m.Principles {
		row := jsonPrinciple{p.Principle, p.Rating, p.Statement, p.Evidence, hidden.Plain(p.Owner), []jsonShown{}}
		for _, x := range p.Shown {
			row.Shown = append(row.Shown, jsonShown{x.Measure, x.Item, x.N, number(x.Value), number(x.Limits.Lo), number(x.Limits.Hi)})
		}
		out.Principles = append(out.Principles, row)
	}
	return out
}
