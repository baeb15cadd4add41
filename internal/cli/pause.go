package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"replyaudit/internal/store"
)

func newPauseCommand(g *globals) *cobra.Command {
	var o steering
	cmd := &cobra.Command{
		Use:   "pause [CAMPAIGN]",
		Short: "Hold back the letters of a campaign, of an account, or all",
		Long: `pause holds letters back: of one campaign, of all campaigns that send from one account
(--account), or of all that are not closed now (--all). It may be used beside "replyaudit
run" in another process, and when it has returned, no further letter is handed over.

A letter that is being handed over at that instant is finished, since nothing can call it
back; pause names it, and --wait waits until its outcome is recorded. Replies are collected
as ever, and windows go on. What becomes too late meanwhile is missed, or gets a new time
where the campaign says so. "replyaudit resume" goes on.
` + exitCodeHelp,
		Example: `  replyaudit pause spring --reason "the shop has called"
  replyaudit pause --account ann@example.com --wait`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return runPause(cmd.Context(), g, o, args) },
	}
	o.flags(cmd)
	cmd.Flags().StringVar(&o.account, "account", "", "hold back whatever is sent from this mailbox address")
	cmd.Flags().BoolVar(&o.all, "all", false, "hold back all campaigns that are not closed now")
	cmd.Flags().BoolVar(&o.wait, "wait", false, "wait until what is in flight is settled")
	return cmd
}

func runPause(ctx context.Context, g *globals, o steering, args []string) error {
	o.account = strings.ToLower(strings.TrimSpace(o.account))
	return g.steer(ctx, o, func(h helm) error {
		campaigns, err := h.named(ctx, o, args)
		if err != nil {
			return err
		}
		all, err := h.order(ctx, o, campaigns, store.Paused)
		if err != nil {
			return err
		}
		var left error
		if o.wait {
			left = h.settle(ctx, all)
		}
		if err := h.print(ctx, all, pauseSentence); err != nil {
			return err
		}
		return left
	})
}

func pauseSentence(s steered) string {
	switch {
	case s.Changed:
		return "is paused: nothing more is sent, replies are still collected"
	case s.State == store.Paused:
		return "is paused already"
	case s.State == store.Stopped:
		return "is stopped and sends nothing anyway"
	}
	return "is closed and sends nothing anyway"
}
