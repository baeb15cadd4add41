package mask

import "replyaudit/internal/analysis"

// OwnCopy is the model as one company may read it: what analysis.CopyFor leaves,
// with no other company's name in the campaign's own words either. A title or a
// statement of grounds often says for whom an audit was made, and that is mostly a
// competitor of the reader.
func OwnCopy(m *analysis.Model, company string) *analysis.Model {
	own, c := m.CopyFor(company), *m.Campaign
	k := &Masker{others: othersOf(c.Companies, company)} // of people nothing is hidden here: who answers for the audit is named
	c.Title = k.Plain(c.Title)
	c.Authorisation.Statement, c.Authorisation.By = k.Plain(c.Authorisation.Statement), k.Plain(c.Authorisation.By)
	own.Campaign = &c
	return own
}
