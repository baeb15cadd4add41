package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"replyaudit/internal/analysis"
	"replyaudit/internal/store"
)

func newResumeCommand(g *globals) *cobra.Command {
	var o steering
	var persona string
	cmd := &cobra.Command{
		Use:   "resume [CAMPAIGN]",
		Short: "Go on with what was paused",
		Long: `resume takes a pause back: of one campaign, of an account (--account), or of all
campaigns (--all). With --persona it lets one persona of the campaign write again, which the
engine has paused since its letters land in Junk or are refused by policy: find the cause
first ("replyaudit check"). An engine that works in another process goes on within a second. What has
become too late meanwhile is missed, or gets a new time where the campaign says so. What was
stopped or is closed cannot be resumed.
` + exitCodeHelp,
		Example: "  replyaudit resume spring",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if persona != "" {
				return runResumePersona(cmd.Context(), g, o, args, persona)
			}
			return runResume(cmd.Context(), g, o, args)
		},
	}
	o.flags(cmd)
	cmd.Flags().StringVar(&o.account, "account", "", "let this mailbox address send again")
	cmd.Flags().StringVar(&persona, "persona", "", "let this persona of the campaign write again")
	cmd.Flags().BoolVar(&o.all, "all", false, "resume all campaigns that are paused")
	return cmd
}

func runResume(ctx context.Context, g *globals, o steering, args []string) error {
	o.account = strings.ToLower(strings.TrimSpace(o.account))
	return g.steer(ctx, o, func(h helm) error {
		campaigns, err := h.named(ctx, o, args)
		if err != nil {
			return err
		}
		all, err := h.order(ctx, o, campaigns, store.Running)
		if err != nil {
			return err
		}
		if one := all[0]; len(args) == 1 && one.State != store.Running {
			since, err := h.since(ctx, one.Campaign)
			if err != nil {
				return err
			}
			return usageError(fmt.Errorf("campaign %s is %s%s; that is final, launch it anew under another key", one.Campaign, one.State, since))
		}
		if err := h.print(ctx, all, resumeSentence); err != nil {
			return err
		}
		return h.holds(ctx)
	})
}

// runResumePersona takes back what the engine decided about a persona.
func runResumePersona(ctx context.Context, g *globals, o steering, args []string, persona string) error {
	if o.account != "" || o.all {
		return usageError(fmt.Errorf("a persona belongs to one campaign: write \"replyaudit resume CAMPAIGN --persona %s\"", printable(persona)))
	}
	return g.steer(ctx, o, func(h helm) error {
		key, err := theCampaign(ctx, h.store, args)
		if err != nil {
			return err
		}
		frozen, err := analysis.Freeze(ctx, h.store, key)
		if err != nil {
			return err
		}
		var known []string
		for _, p := range frozen.Campaign().Personas {
			known = append(known, p.Key)
		}
		if !slices.Contains(known, persona) {
			return usageError(fmt.Errorf("campaign %s has no persona %q; %s", key, persona, meant(persona, known)))
		}
		resumed, err := h.store.ResumePersona(ctx, key, persona, h.by)
		if err != nil {
			return err
		}
		if g.json {
			return printJSON(g.stdout, map[string]any{"campaign": key, "persona": persona, "changed": resumed})
		}
		says := map[bool]string{true: "writes again", false: "is not paused"}[resumed]
		fmt.Fprintf(g.stdout, "%s of %s %s.\n", persona, key, says)
		return h.holds(ctx)
	})
}

func resumeSentence(s steered) string {
	switch {
	case s.Changed && s.TooLate > 0:
		return fmt.Sprintf("runs again; %s became too late meanwhile", plural(s.TooLate, "letter"))
	case s.Changed:
		return "runs again"
	case s.State == store.Running:
		return "runs already"
	}
	return "is " + s.State + ", which is final"
}

// holds says what still holds letters back.
func (h helm) holds(ctx context.Context) error {
	if h.g.json {
		return nil
	}
	paused, err := h.store.PausedAccounts(ctx)
	if err != nil {
		return err
	}
	if len(paused) > 0 {
		fmt.Fprintf(h.g.stdout, "Nothing is sent from %s, which stays paused: \"replyaudit resume --account\" lets it go on.\n", strings.Join(paused, ", "))
	}
	return h.ran(ctx)
}
