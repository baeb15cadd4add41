package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/spf13/cobra"

	"replyaudit/internal/analysis"
	"replyaudit/internal/clock"
	"replyaudit/internal/review"
	"replyaudit/internal/rubric"
	"replyaudit/internal/store"
)

func newReviewProposalCommand(g *globals, who *reviewer) *cobra.Command {
	var words string
	cmd := &cobra.Command{
		Use:   "proposal CAMPAIGN COMPANY [ITEM accept|hide|reword]",
		Short: "Show what the report proposes to a company, or accept, hide or reword it",
		Long: `proposal shows what the report proposes to a company, with what people have said of it.
With an ITEM it decides about one: accept prints it as it is, hide leaves it out, reword
prints the --text in its place. The decision belongs to the company and the item, so that it
outlives re-reading and re-grading; "replyaudit review undo" takes it back. The report
prints the words alone, and who decided stands in the log.
` + exitCodeHelp,
		Example: `  replyaudit review proposal spring oak
  replyaudit review proposal spring oak next_step reword --text "End each reply with a date."`,
		Args: wrongUse(proposalArgs),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 2 {
				return runProposals(cmd.Context(), g, args[0], args[1])
			}
			do := func(ctx context.Context, s *store.Store, r *review.Review, args []string) (string, error) {
				return decideProposal(ctx, s, r, args, words)
			}
			return runDecision(cmd.Context(), g, *who, do, args)
		},
	}
	cmd.Flags().StringVar(&words, "text", "", "the words to print in its place, of reword")
	return cmd
}

// proposalArgs are two to look and four to decide.
func proposalArgs(_ *cobra.Command, args []string) error {
	if len(args) != 2 && len(args) != 4 {
		return fmt.Errorf("give CAMPAIGN and COMPANY, and to decide ITEM and accept, hide or reword; received %d arguments", len(args))
	}
	return nil
}

func decideProposal(ctx context.Context, s *store.Store, r *review.Review, args []string, words string) (string, error) {
	key, company, item, choice := args[0], args[1], args[2], args[3]
	c, _, err := proposalsTo(ctx, s, r.Clock, key, company)
	if err != nil {
		return "", err
	}
	var ids []string
	for _, p := range c.Proposals {
		ids = append(ids, p.ID)
	}
	if !slices.Contains(ids, item) {
		if len(ids) == 0 {
			return "", fmt.Errorf("%w: nothing is proposed to %s", review.ErrDecision, company)
		}
		return "", fmt.Errorf("%w: %q is not proposed to %s; proposed are %s", review.ErrDecision, item, company, strings.Join(ids, ", "))
	}
	o, err := r.Proposal(ctx, key, company, item, choice, words)
	done := map[string]string{store.ProposalAccepted: "is accepted", store.ProposalHidden: "is hidden", store.ProposalReworded: "has your words"}[choice]
	return fmt.Sprintf("Decision %d: the proposal %s to %s %s.", o.Number, item, company, done), err
}

// proposalsTo is what the report says of one company, and by which rubric.
func proposalsTo(ctx context.Context, s *store.Store, now clock.Clock, key, company string) (analysis.Company, *rubric.Rubric, error) {
	key, err := theCampaign(ctx, s, []string{key})
	if err != nil {
		return analysis.Company{}, nil, err
	}
	m, err := modelOf(ctx, s, key, now.Now(), true)
	if err != nil {
		return analysis.Company{}, nil, err
	}
	for _, c := range m.Companies {
		if c.Key == company {
			return c, m.Rubric, nil
		}
	}
	return analysis.Company{}, nil, usageError(noSuchCompany(m.Campaign, company))
}

// repairOf are the rubric's words for the repair of a mistake, by language.
func repairOf(r *rubric.Rubric, id string) map[string]string {
	switch id {
	case analysis.Silence:
		return r.Silent.Repair
	case analysis.Undelivered:
		return r.Undelivered.Repair
	}
	for _, section := range r.Sections {
		for item := range section.Graded() {
			if item.ID == id {
				return item.Repair
			}
		}
	}
	return nil
}

// proposalRow is a proposal as it is listed.
type proposalRow struct {
	Item     string `json:"item"`
	Letters  int    `json:"letters"`
	Of       int    `json:"of"`
	Said     string `json:"said,omitempty"`
	By       string `json:"by,omitempty"`
	Proposal string `json:"proposal"`
}

func runProposals(ctx context.Context, g *globals, key, company string) error {
	s, err := store.OpenExisting(ctx, g.db)
	if err != nil {
		return err
	}
	defer s.Close()
	c, scheme, err := proposalsTo(ctx, s, clock.Real{}, key, company)
	if err != nil {
		return err
	}
	rows := []proposalRow{}
	for _, p := range c.Proposals {
		row := proposalRow{p.ID, p.Count, p.Of, p.Said, strings.TrimPrefix(string(p.By), "person:"), p.Words}
		if row.Proposal == "" {
			row.Proposal = rubric.In(repairOf(scheme, p.ID), "en")
		}
		rows = append(rows, row)
	}
	if g.json {
		return printJSON(g.stdout, rows)
	}
	if len(rows) == 0 {
		fmt.Fprintf(g.stdout, "Nothing is proposed to %s.\n", company)
		return nil
	}
	t := newTable(g.stdout)
	t.AppendHeader(table.Row{"Item", "Letters", "Said", "By", "Proposal"})
	for _, r := range rows {
		t.AppendRow(table.Row{r.Item, fmt.Sprintf("%d of %d", r.Letters, r.Of), r.Said, printable(r.By), printable(clipped(r.Proposal, 80))})
	}
	t.Render()
	return nil
}
