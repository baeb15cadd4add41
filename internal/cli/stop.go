package cli

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"replyaudit/internal/store"
)

func newStopCommand(g *globals) *cobra.Command {
	var o steering
	cmd := &cobra.Command{
		Use:   "stop CAMPAIGN",
		Short: "End the sending of a campaign for good",
		Long: `stop ends the sending of a campaign for good: no letter of it that has not gone out ever
will, no reminder and no thanks either, and it cannot be resumed. It asks for the campaign's
name first, unless --yes is given. It may be used beside "replyaudit run".

It does not end the measuring: replies to what was sent are collected until the windows end,
by "replyaudit run" as before, and then the campaign is closed and can be reported. What was
not sent stays open, outside all rates. It deletes nothing, and it does not end a running
program: that is what Ctrl-C is for, after which "replyaudit run" goes on.
` + exitCodeHelp,
		Example: `  replyaudit stop spring --reason "the client has changed his mind"`,
		Args:    cobra.ExactArgs(1),
		RunE:    func(cmd *cobra.Command, args []string) error { return runStop(cmd.Context(), g, o, args) },
	}
	o.flags(cmd)
	o.confirming(cmd)
	cmd.Flags().BoolVar(&o.wait, "wait", false, "wait until what is in flight is settled")
	return cmd
}

func runStop(ctx context.Context, g *globals, o steering, args []string) error {
	return g.steer(ctx, o, func(h helm) error {
		key, err := theCampaign(ctx, h.store, args)
		if err != nil {
			return err
		}
		state, err := h.store.StateOf(ctx, key)
		if err != nil {
			return err
		}
		if state == store.Running || state == store.Paused {
			unsent, _, err := h.unsent(ctx, key)
			if err != nil {
				return err
			}
			question := fmt.Sprintf("%s of %s never go out if it is stopped, and it cannot be resumed.", plural(unsent, "letter"), key)
			if err := g.confirm(o.person, question, key); err != nil {
				return err
			}
		}
		all, err := h.order(ctx, o, []string{key}, store.Stopped)
		if err != nil {
			return err
		}
		var left error
		if o.wait {
			left = h.settle(ctx, all)
		}
		if err := h.print(ctx, all, stopSentence); err != nil || left != nil {
			return errors.Join(err, left)
		}
		return h.ran(ctx)
	})
}

func stopSentence(s steered) string {
	switch {
	case s.Changed:
		return fmt.Sprintf("is stopped for good: %s will not be sent; replies to the others are collected until their windows end", plural(s.Unsent, "letter"))
	case s.State == store.Stopped:
		return "is stopped already"
	}
	return "is closed and sends nothing anyway"
}
