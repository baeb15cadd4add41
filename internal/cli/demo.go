package cli

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"replyaudit/campaigns"
	"replyaudit/internal/campaign"
	"replyaudit/internal/clock"
	"replyaudit/internal/engine"
	"replyaudit/internal/store"
	"replyaudit/internal/world"
)

// demoPassword opens the accounts of the simulated mail world, on loopback alone.
const demoPassword = "demo"

type demoOptions struct {
	out  string
	seed int64
}

func newDemoCommand(g *globals) *cobra.Command {
	var opts demoOptions
	cmd := &cobra.Command{
		Use:   "demo",
		Short: "Run a whole campaign against a simulated mail world",
		Long: `demo runs the campaign campaigns/demo.yaml: three weeks of virtual time, real SMTP and
IMAP on loopback, invented companies that answer as companies do. It needs no
configuration and reaches no real mail server. It writes report.html, report.json and
the CSV files, and at the end compares what was measured with what the simulated
companies really did. The same seed gives the same bytes.
` + exitCodeHelp,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runDemo(cmd.Context(), g, opts) },
	}
	cmd.Flags().StringVar(&opts.out, "out", filepath.Join("reports", "demo"), "folder to write to")
	cmd.Flags().Int64Var(&opts.seed, "seed", 0, "another seed than that of the campaign")
	return cmd
}

func runDemo(ctx context.Context, g *globals, opts demoOptions) error {
	dir, err := os.MkdirTemp("", "replyaudit-demo-")
	if err != nil {
		return fmt.Errorf("make a folder for the demo's database: %w", err)
	}
	defer os.RemoveAll(dir)
	c, err := demoCampaign(dir, opts.seed)
	if err != nil {
		return err
	}
	began := clock.Wall()
	r, err := rehearse(ctx, g, c, filepath.Join(dir, "demo.db"))
	if err != nil {
		return err
	}
	defer r.store.Close()
	if err := g.finishDemo(ctx, r, opts.out); err != nil {
		return err
	}
	fmt.Fprintf(g.stdout, "three weeks took %.1f s\n", clock.Wall().Sub(began).Seconds())
	return nil
}

// demoCampaign unpacks the demo's campaign files into dir and loads them.
func demoCampaign(dir string, seed int64) (*campaign.Campaign, error) {
	if err := os.CopyFS(dir, campaigns.Demo); err != nil {
		return nil, fmt.Errorf("unpack the demo's campaign: %w", err)
	}
	c, err := campaign.Load(filepath.Join(dir, "demo.yaml"))
	if err != nil {
		return nil, err
	}
	if seed != 0 {
		c.Seed = seed
	}
	return c, nil
}

// rehearsal is a campaign that was run to its end in a simulated world.
type rehearsal struct {
	store    *store.Store
	campaign *campaign.Campaign
	truth    []world.Truth
}

// rehearse runs a campaign in virtual time. Its dialer knows only the world.
func rehearse(ctx context.Context, g *globals, c *campaign.Campaign, db string) (*rehearsal, error) {
	virtual := clock.NewVirtual(c.Sending.From.Add(-time.Hour))
	w, err := world.Start(world.Config{Campaign: c, Clock: virtual, Seed: c.Seed, Password: demoPassword})
	if err != nil {
		return nil, err
	}
	defer w.Close()
	s, err := store.Open(ctx, db)
	if err != nil {
		return nil, err
	}
	if err := runVirtual(ctx, g, c, s, db, w, virtual); err != nil {
		s.Close()
		return nil, err
	}
	return &rehearsal{store: s, campaign: c, truth: w.Truth()}, nil
}

func runVirtual(ctx context.Context, g *globals, c *campaign.Campaign, s *store.Store, db string, w *world.World, virtual *clock.Virtual) error {
	e, err := engine.New(ctx, engine.Config{
		Store: s, Path: db, Clock: virtual, Dial: w.Dial,
		Secret: func(campaign.Secret) (string, error) { return demoPassword, nil },
		Log:    slog.New(slog.NewTextHandler(g.stderr, &slog.HandlerOptions{Level: slog.LevelWarn})),
		Alarm:  g.stderr, Poll: 12 * time.Hour,
	})
	if err != nil {
		return err
	}
	defer e.Close()
	if _, err := launchOrResume(ctx, s, e, c, virtual.Now()); err != nil {
		return err
	}
	for e.Unfinished() > 0 {
		if err := ctx.Err(); err != nil {
			return err
		}
		tasks, next, err := e.Due(ctx, virtual.Now())
		if err != nil {
			return err
		}
		for _, t := range tasks {
			if err := e.Do(ctx, t); err != nil {
				return err
			}
		}
		if len(tasks) == 0 {
			if err := jump(e, w, virtual, c, next); err != nil {
				return err
			}
		}
	}
	return nil
}

// jump moves the clock to the earlier of engine and world, and lets the world act.
func jump(e *engine.Engine, w *world.World, virtual *clock.Virtual, c *campaign.Campaign, next time.Time) error {
	if at, ok := w.Next(); ok && (next.IsZero() || at.Before(next)) {
		next = at
	}
	if next.IsZero() {
		return fmt.Errorf("the rehearsal stands still at %s: nothing is due and nothing will happen", virtual.Now())
	}
	virtual.AdvanceTo(next)
	mailboxes, err := w.Step()
	if err != nil {
		return err
	}
	for _, key := range mailboxes {
		if m, ok := c.MailboxByKey(key); ok {
			e.Hint(engine.AccountName(m))
		}
	}
	return nil
}
