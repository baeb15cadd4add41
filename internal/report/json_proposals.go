package report

import (
	"replyaudit/internal/analysis"
	"replyaudit/internal/mask"
	"replyaudit/internal/store"
)

// jsonProposal is what is proposed to a company: the repair of an item's mistake, as
// the rubric words it, or in a person's words.
type jsonProposal struct {
	Company string `json:"company"`
	Item    string `json:"item"`
	jsonPart
	Words string `json:"words,omitempty"`
}

func jsonProposalsOf(m *analysis.Model, k *mask.Masker) []jsonProposal {
	out := []jsonProposal{}
	for _, c := range m.Companies {
		for _, p := range c.Proposals {
			if p.Said != store.ProposalHidden {
				out = append(out, jsonProposal{k.CompanyKey(c.Key), p.ID, ofCompany(analysis.Fraction{X: p.Count, N: p.Of}), k.Plain(p.Words)})
			}
		}
	}
	return out
}
