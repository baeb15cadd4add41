package mask

import "replyaudit/internal/analysis"

// OwnCopy is the model as one company may read it: what analysis.CopyFor leaves,
// without any of the campaign's own words that could name another company. A title or
// a statement of grounds often says for whom an audit was made, and that is mostly a
// competitor of the reader. A title that is left out is "".
func OwnCopy(m *analysis.Model, company string) *analysis.Model {
	own, c := m.CopyFor(company), *m.Campaign
	words := []*string{&c.Title, &c.Authorisation.Statement, &c.Authorisation.By}
	for i, named := range rivalsOf(c.Companies, company).in(*words[0], *words[1], *words[2]) {
		if named {
			*words[i] = ""
		}
	}
	own.Campaign = &c
	return own
}
