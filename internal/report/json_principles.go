package report

import (
	"math"

	"replyaudit/internal/analysis"
	"replyaudit/internal/mask"
	"replyaudit/internal/stats"
)

// jsonSelf is who rated the organisation and when; the ratings stand with the principles.
type jsonSelf struct {
	Organisation string `json:"organisation"`
	Date         string `json:"date"`
}

// jsonPrinciple is one of the eleven; without items and measures it is beyond what mail shows.
type jsonPrinciple struct {
	Principle string      `json:"principle"`
	Items     []string    `json:"items"`
	Repliers  jsonMean    `json:"repliers"`
	Client    jsonMean    `json:"client"`
	Shown     []jsonShown `json:"shown"`
	Own       *jsonRating `json:"own,omitempty"`
}

// jsonRating is how the organisation sees itself.
type jsonRating struct {
	Rating    int    `json:"rating"`
	Statement string `json:"statement"`
	Evidence  string `json:"evidence"`
	Owner     string `json:"owner"`
}

// jsonShown is a measure on 0 to 100; null below five.
type jsonShown struct {
	Measure string `json:"measure"`
	N       int    `json:"n"`
	Value   number `json:"value"`
	Lo      number `json:"lo"`
	Hi      number `json:"hi"`
}

func jsonPrinciplesOf(m *analysis.Model) []jsonPrinciple {
	hidden := mask.New(m)
	out := []jsonPrinciple{}
	for _, p := range m.Principles {
		if p.Client.N < analysis.RankFrom { // RULES 8
			p.Client.Value, p.Client.Limits = math.NaN(), stats.Undefined()
		}
		row := jsonPrinciple{p.ID, append([]string{}, p.Items...), banded(m, p.Replies), banded(m, p.Client), []jsonShown{}, nil}
		for _, x := range p.Shown {
			row.Shown = append(row.Shown, jsonShown{x.Measure, x.N, number(x.Value), number(x.Limits.Lo), number(x.Limits.Hi)})
		}
		if own := p.Own; own != nil {
			row.Own = &jsonRating{own.Rating, own.Statement, own.Evidence, hidden.Plain(own.Owner)}
		}
		out = append(out, row)
	}
	return out
}

func jsonSelfOf(m *analysis.Model) *jsonSelf {
	if m.Campaign.SelfAssessment == nil {
		return nil
	}
	return &jsonSelf{m.Campaign.SelfAssessment.Organisation, m.Campaign.SelfAssessment.Date}
}
