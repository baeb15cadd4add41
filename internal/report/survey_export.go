package report

import (
	"replyaudit/internal/analysis"
	"replyaudit/internal/survey"
)

// jsonSurvey is what the questionnaires of one script brought back.
type jsonSurvey struct {
	Script    string               `json:"script"`
	Sent      int                  `json:"sent"`
	Returned  int                  `json:"returned"`
	Unread    int                  `json:"unread"` // replies in which no answer was found
	Questions []jsonSurveyQuestion `json:"questions"`
}

type jsonSurveyQuestion struct {
	ID      string         `json:"id"`
	Kind    survey.Kind    `json:"kind"`
	N       int            `json:"n"`
	Unclear int            `json:"unclear"`
	Counts  map[string]int `json:"counts"`
	Mean    jsonMean       `json:"mean"` // of a scale of 1 to 5; null below five
}

func jsonSurveys(m *analysis.Model) []jsonSurvey {
	out := []jsonSurvey{}
	for _, v := range m.Surveys {
		row := jsonSurvey{v.Script, v.Sent, v.Returned, v.Comments, []jsonSurveyQuestion{}}
		for _, q := range v.Questions {
			counts := map[string]int{}
			for _, c := range q.Counts {
				counts[c.Value] = c.N
			}
			row.Questions = append(row.Questions, jsonSurveyQuestion{q.ID, q.Kind, q.N, q.Unclear, counts, jsonMeanOf(q.Mean)})
		}
		out = append(out, row)
	}
	return out
}

// survey has a row for each answer to a questionnaire.
func (x *exporter) survey() sheet {
	s := sheet{name: "survey.csv", columns: []column{
		{"enquiry", "id of the enquiry behind which the questionnaire went out"},
		{"script", "key of the script"},
		{"question", "id of the question"},
		{"kind", "scale (1 to 5), yes_no or text"},
		{"message", "id of the message in which the answer stands"},
		{"status", "given, or unclear: no value of the kind, or several"},
		{"value", "1 to 5, yes or no; empty for a text and for what is unclear"},
		{"quote", "words of the answer, masked"},
	}}
	for _, v := range x.m.Surveys {
		for _, q := range v.Questions {
			for _, a := range q.Answers {
				e := &x.m.Enquiries[a.Enquiry]
				value := a.Value
				if q.Kind == survey.Text {
					value = ""
				}
				s.rows = append(s.rows, []string{
					x.mask.Enquiry(e.ID, e.Company), v.Script, q.ID, string(q.Kind), x.mask.Message(e, &e.Messages[a.Message]), string(a.Status), value, x.mask.Plain(a.Span.Quote),
				})
			}
		}
	}
	return s
}
