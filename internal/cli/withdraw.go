package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"replyaudit/internal/campaign"
	"replyaudit/internal/store"
)

type withdrawal struct {
	person
	campaign string
}

func newWithdrawCommand(g *globals) *cobra.Command {
	var o withdrawal
	cmd := &cobra.Command{
		Use:   "withdraw COMPANY",
		Short: "Take a company out of a study",
		Long: `withdraw takes a company, by its key, out of the study: out of every campaign that has it,
or of one (--campaign). Nothing more is sent to it, what has not gone out is cancelled for
good, and it counts in no rate: its enquiries are "withdrawn". It asks for the company's key
first, unless --yes is given. Messages that are here stay in the database; replies that come
later are collected and count for nothing.

"replyaudit review undo" takes the decision back, but no letter that was cancelled is sent
after all. It binds no campaign to come: for that there is "replyaudit suppress".
` + exitCodeHelp,
		Example: `  replyaudit withdraw oak --campaign spring --reason "does not wish to take part"`,
		Args:    cobra.ExactArgs(1),
		RunE:    func(cmd *cobra.Command, args []string) error { return runWithdraw(cmd.Context(), g, o, args[0]) },
	}
	o.flags(cmd)
	o.confirming(cmd)
	cmd.Flags().StringVar(&o.campaign, "campaign", "", "only out of this campaign")
	return cmd
}

// withdrawn is what a withdrawal did.
type withdrawn struct {
	Company   string   `json:"company"`
	Withdrawn []string `json:"withdrawn"` // enquiries
	Present   []string `json:"present"`   // enquiries that were withdrawn before
	Decisions []int64  `json:"decisions"`
	InFlight  []flying `json:"in_flight"`
}

func runWithdraw(ctx context.Context, g *globals, o withdrawal, key string) error {
	s, r, err := openReview(ctx, g, reviewer{by: o.name(), note: o.reason})
	if err != nil {
		return err
	}
	defer s.Close()
	h := helm{g, s, o.at(r.Clock.Now())}
	enquiries, err := h.enquiriesOf(ctx, key, o.campaign)
	if err != nil {
		return err
	}
	question := fmt.Sprintf("Company %s will be taken out, with %s.", key, concerns(enquiries))
	if err := g.confirm(o.person, question, key); err != nil {
		return err
	}
	done, err := r.Withdraw(ctx, enquiries)
	if err != nil {
		return err
	}
	did := withdrawn{Company: key, Withdrawn: []string{}, Present: []string{}, Decisions: []int64{}}
	for _, o := range done {
		did.Withdrawn, did.Decisions = append(did.Withdrawn, o.Subject), append(did.Decisions, o.Number)
	}
	for _, id := range enquiries {
		if !slices.Contains(did.Withdrawn, id) {
			did.Present = append(did.Present, id)
		}
	}
	if did.InFlight, err = h.toBarred(ctx); err != nil {
		return err
	}
	if err := reassess(ctx, s, r); err != nil {
		return err
	}
	return g.printWithdrawn(did)
}

// enquiriesOf are the enquiries of a company in all campaigns, or in one.
func (h helm) enquiriesOf(ctx context.Context, company, only string) (ids []string, err error) {
	if only != "" {
		if _, err := theCampaign(ctx, h.store, []string{only}); err != nil {
			return nil, err
		}
	}
	firms, err := h.company(ctx, company, only)
	if err != nil {
		return nil, err
	}
	for _, f := range firms {
		all, err := h.store.Enquiries(ctx, f.campaign)
		if err != nil {
			return nil, err
		}
		for _, e := range all {
			if e.Company == company {
				ids = append(ids, e.ID)
			}
		}
	}
	if len(ids) == 0 {
		return nil, usageError(fmt.Errorf("no enquiry was planned for company %s", company))
	}
	return ids, nil
}

func (g *globals) printWithdrawn(did withdrawn) error {
	if g.json {
		return printJSON(g.stdout, did)
	}
	for i, id := range did.Withdrawn {
		fmt.Fprintf(g.stdout, "Decision %d: enquiry %s is withdrawn.\n", did.Decisions[i], id)
	}
	for _, id := range did.Present {
		fmt.Fprintf(g.stdout, "Enquiry %s was withdrawn before.\n", id)
	}
	for _, f := range did.InFlight {
		fmt.Fprintf(g.stdout, "  %s is in flight since %s and cannot be called back\n", f.Letter, f.Since.Format(secondFormat))
	}
	fmt.Fprintf(g.stdout, "To never write to it again in any campaign: replyaudit suppress add --company %s\n", did.Company)
	return nil
}

// frozenCampaign is a campaign as it was launched.
func frozenCampaign(row store.Campaign) (*campaign.Campaign, error) {
	c := &campaign.Campaign{}
	if err := json.Unmarshal(row.Document, c); err != nil {
		return nil, fmt.Errorf("read the frozen campaign %s: %w", row.ID, err)
	}
	return c, nil
}
