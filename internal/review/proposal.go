package review

import (
	"context"
	"fmt"
	"strings"
	"unicode/utf8"

	"replyaudit/internal/store"
)

// longestProposal is how many characters a proposal may have: one act, and no essay.
const longestProposal = 600

// Proposal decides about what a report proposes to a company: to print it
// (store.ProposalAccepted), not to (ProposalHidden), or to print other words
// (ProposalReworded). Which proposals there are is for the caller to know. A later
// decision takes the place of an earlier one, and undoing it brings that back.
func (r *Review) Proposal(ctx context.Context, campaign, company, item, choice, words string) (store.Override, error) {
	o := r.signed(store.Override{Kind: store.OverrideProposal, Subject: store.ProposalID(campaign, company, item), Entity: campaign, Value: choice})
	words = strings.Join(strings.Fields(words), " ")
	switch choice {
	case store.ProposalAccepted, store.ProposalHidden:
		if words != "" {
			return o, fmt.Errorf("%w: words are for %q alone; say why with --note", ErrDecision, store.ProposalReworded)
		}
	case store.ProposalReworded:
		switch n := utf8.RuneCountInString(words); {
		case n == 0:
			return o, fmt.Errorf("%w: a proposal cannot be empty; give its words with --text, or hide it", ErrDecision)
		case n > longestProposal:
			return o, fmt.Errorf("%w: the words have %d characters, and a proposal has %d at most; propose one act", ErrDecision, n, longestProposal)
		case r.Note != "":
			return o, fmt.Errorf("%w: the words of a proposal are kept where a note would be; leave --note out", ErrDecision)
		}
		o.Note = words
	default:
		return o, fmt.Errorf("%w: there is no choice %q; the choices are %s, %s and %s", ErrDecision, choice, store.ProposalAccepted, store.ProposalHidden, store.ProposalReworded)
	}
	return r.Store.AddOverride(ctx, o)
}
