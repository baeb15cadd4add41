package cli

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"time"

	"replyaudit/internal/campaign"
	"replyaudit/internal/clock"
	"replyaudit/internal/engine"
	"replyaudit/internal/store"
	"replyaudit/internal/world"
)

// worldPassword opens the accounts of the simulated mail world, on loopback alone.
const worldPassword = "demo"

// rehearsal is a campaign that was run to its end in a simulated world.
type rehearsal struct {
	store    *store.Store
	campaign *campaign.Campaign
	truth    []world.Truth
}

// habits is a file of habits and its name; the zero value means those built in.
type habits struct {
	name string
	text []byte
}

// rehearse runs a campaign in virtual time. Its dialer knows only the world.
func (g *globals) rehearse(ctx context.Context, c *campaign.Campaign, h habits, db string, start time.Time) (*rehearsal, error) {
	simulated := *c
	simulated.Controls = nil // the simulated world has no other providers
	c = &simulated
	virtual := clock.NewVirtual(start)
	w, err := world.Start(world.Config{
		Campaign: c, Clock: virtual, Seed: c.Seed, Password: worldPassword, Habits: h.text, HabitsName: h.name,
	})
	if err != nil {
		return nil, usageError(err)
	}
	defer w.Close()
	s, err := store.Open(ctx, db)
	if err != nil {
		return nil, err
	}
	if err := g.runVirtual(ctx, c, s, db, w, virtual); err != nil {
		s.Close()
		return nil, err
	}
	return &rehearsal{store: s, campaign: c, truth: w.Truth(virtual.Now())}, nil
}

// writable makes the folder of a report and tries it, before a long rehearsal ends
// in vain.
func writable(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return usageError(fmt.Errorf("make the folder of the report: %w; give another with --out", err))
	}
	f, err := os.CreateTemp(dir, ".writing-*")
	if err != nil {
		return usageError(fmt.Errorf("try the folder of the report: %w; give another with --out", err))
	}
	return errors.Join(f.Close(), os.Remove(f.Name()))
}

func (g *globals) runVirtual(ctx context.Context, c *campaign.Campaign, s *store.Store, db string, w *world.World, virtual *clock.Virtual) error {
	e, err := engine.New(ctx, engine.Config{
		Store: s, Path: db, Clock: virtual, Dial: w.Dial,
		Secret: func(campaign.Secret) (string, error) { return worldPassword, nil },
		Log:    slog.New(slog.NewTextHandler(g.stderr, &slog.HandlerOptions{Level: slog.LevelWarn})),
		Alarm:  g.stderr, Poll: 72 * time.Hour,
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
