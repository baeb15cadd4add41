package mask

import (
	"strings"

	"replyaudit/internal/analysis"
)

// colon parts a title.
const colon = ": "

// OwnCopy is the model as one company may read it: what analysis.CopyFor leaves,
// without any of the campaign's own words that could name another company. A title or
// a statement of grounds often says for whom an audit was made, and that is mostly a
// competitor of the reader. Of a title that is left out the part before a colon stays,
// with the colon, if it names nobody: it says that a report is a rehearsal's.
func OwnCopy(m *analysis.Model, company string) *analysis.Model {
	own, c := m.CopyFor(company), *m.Campaign
	words := []*string{&c.Title, &c.Authorisation.Statement, &c.Authorisation.By}
	others := rivalsOf(c.Companies, company)
	for i, named := range others.in(*words[0], *words[1], *words[2]) {
		if named {
			*words[i] = ""
		}
	}
	if head, _, found := strings.Cut(m.Campaign.Title, colon); c.Title == "" && found && !others.in(head)[0] {
		c.Title = head + colon
	}
	own.Campaign = &c
	return own
}
