package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"time"

	"github.com/spf13/cobra"

	"replyaudit/internal/campaign"
	"replyaudit/internal/clock"
	"replyaudit/internal/config"
	"replyaudit/internal/engine"
	"replyaudit/internal/plan"
	"replyaudit/internal/rubric"
	"replyaudit/internal/store"
)

const stoppedText = `stopped; start "replyaudit run" again to go on, nothing is lost`

type runOptions struct {
	poll time.Duration
}

func newRunCommand(g *globals) *cobra.Command {
	var opts runOptions
	cmd := &cobra.Command{
		Use:   "run [FILE]",
		Short: "Launch a campaign, send, collect and grade until its last window is over",
		Long: `run launches the campaign of FILE in one transaction and works until the last window
is over: it sends what is due, collects what comes back, reads and grades it.

It may be stopped at any instant, by Ctrl-C or worse, and started again: no letter is
sent twice and no reply is lost. Without FILE it goes on with the campaigns that the
database holds. A campaign that was launched cannot be changed; give a changed one
another key.

Before the launch every mailbox is tried in both directions. At the end run prints
what became of the letters.
` + exitCodeHelp,
		Example: "  replyaudit validate campaign.yaml && replyaudit run campaign.yaml --db study.db",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			err := runRun(cmd.Context(), g, opts, args)
			if errors.Is(err, context.Canceled) && cmd.Context().Err() != nil { // before the work began
				fmt.Fprintln(g.stderr, stoppedText)
				return nil
			}
			return err
		},
	}
	cmd.Flags().DurationVar(&opts.poll, "poll", time.Minute, "at most this long between two looks into a mailbox")
	return cmd
}

func runRun(ctx context.Context, g *globals, opts runOptions, args []string) error {
	var c *campaign.Campaign
	if len(args) == 1 {
		var err error
		if c, err = campaign.Load(args[0]); err != nil {
			return g.showInvalid(args[0], err)
		}
	}
	if opts.poll <= 0 {
		return usageError(fmt.Errorf("--poll %s: give a time above zero, such as 30s", opts.poll))
	}
	s, err := store.Open(ctx, g.db)
	if err != nil {
		return err
	}
	defer s.Close()
	progress := newProgress(g.stderr, s)
	e, err := engine.New(ctx, engine.Config{
		Store: s, Path: g.db, Clock: clock.Real{}, Dial: (&net.Dialer{}).DialContext, Secret: config.Password,
		Log: slog.New(progress.handler()), Alarm: g.stderr, Poll: opts.poll,
	})
	if err != nil {
		return err
	}
	defer e.Close()
	if err := e.Resume(ctx); err != nil {
		return err
	}
	campaigns, err := launchOrResume(ctx, s, e, c, clock.Real{}.Now())
	var misfits campaign.Errors
	if len(args) == 1 && errors.As(campaign.Locate(args[0], err), &misfits) {
		return g.showInvalid(args[0], misfits)
	}
	if err != nil {
		return err
	}
	if c != nil {
		if err := g.hintAtCheck(ctx, s, c, args[0], clock.Real{}.Now()); err != nil {
			return err
		}
	}
	stop := progress.start(ctx)
	err = e.Run(ctx)
	stop()
	if err != nil && (ctx.Err() == nil || store.IsStoreError(err)) {
		return fmt.Errorf("the run has ended early: %w", err)
	}
	return g.summary(context.WithoutCancel(ctx), s, campaigns, ctx.Err() != nil)
}

// launchOrResume launches c, or checks that it is what was launched before. It
// returns the keys of the campaigns whose end is awaited.
func launchOrResume(ctx context.Context, s *store.Store, e *engine.Engine, c *campaign.Campaign, now time.Time) ([]string, error) {
	if c != nil {
		r, err := rubric.Load(c.Rubric)
		if err != nil {
			return nil, usageError(err)
		}
		row, err := s.Campaign(ctx, c.Key)
		switch {
		case errors.Is(err, store.ErrNotFound):
			if err := launch(ctx, e, c, r, now); err != nil {
				return nil, err
			}
		case err != nil:
			return nil, err
		default:
			if err := unchanged(c, r, row); err != nil {
				return nil, err
			}
		}
	}
	rows, err := s.Campaigns(ctx)
	if err != nil {
		return nil, err
	}
	var keys []string
	for _, row := range rows {
		if row.State != "closed" || c != nil && row.ID == c.Key {
			keys = append(keys, row.ID)
		}
	}
	if len(keys) == 0 {
		return nil, usageError(errors.New("the database holds no unfinished campaign; name a campaign file to launch"))
	}
	return keys, nil
}

func launch(ctx context.Context, e *engine.Engine, c *campaign.Campaign, r *rubric.Rubric, now time.Time) error {
	taken, err := e.Taken(ctx, now, "")
	if err != nil {
		return err
	}
	p, err := plan.Make(c, now, taken)
	if err != nil {
		return usageError(err)
	}
	return e.Launch(ctx, c, p, r, now)
}

// unchanged refuses a file that says something else than what was launched.
func unchanged(c *campaign.Campaign, r *rubric.Rubric, row store.Campaign) error {
	document, err := json.Marshal(c)
	if err != nil {
		return fmt.Errorf("compare campaign %s with what was launched: %w", c.Key, err)
	}
	what := ""
	switch {
	case !bytes.Equal(document, row.Document):
		what = "text"
	case r.Hash() != row.RubricHash:
		what = "rubric"
	default:
		return nil
	}
	return usageError(fmt.Errorf("campaign %s was launched on %s with another %s; restore the file, or give the changed campaign another key",
		c.Key, row.LaunchedAt.Format(time.DateOnly), what))
}

// summary prints what became of the campaigns and turns it into an exit code.
func (g *globals) summary(ctx context.Context, s *store.Store, campaigns []string, stopped bool) error {
	person, missed := false, false
	for _, key := range campaigns {
		m, err := modelOf(ctx, s, key, clock.Real{}.Now(), true)
		if err != nil {
			return err
		}
		if err := g.printSummary(m); err != nil {
			return err
		}
		person = person || len(attention(m)) > 0
		missed = missed || g.missedLevels(m)
	}
	switch {
	case stopped:
		fmt.Fprintln(g.stderr, stoppedText)
		return nil
	case missed:
		return &exitError{code: exitMissed}
	case person:
		return &exitError{code: exitPerson}
	}
	return nil
}
