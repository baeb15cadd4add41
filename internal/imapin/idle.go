package imapin

import (
	"context"
	"fmt"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"
)

const (
	// maxIdle keeps below the ten minutes after which routers forget a silent
	// connection; a dead path is noticed when IDLE ends.
	maxIdle = 9 * time.Minute
	// pollInterval is how often a server without IDLE (RFC 2177) is asked.
	pollInterval = 30 * time.Second
)

// Idle waits until the folder may hold something new, for atMost (nine minutes
// at the longest), and returns nil: list the folder then, whatever the reason,
// since a message that comes as the waiting begins may not be announced. It
// returns at once if messages have come since the folder was last listed. When
// the context ends it returns the context's error, and the account stays usable.
func (a *Account) Idle(ctx context.Context, folder string, atMost time.Duration) error {
	select {
	case <-a.arrived: // an announcement from before
	default:
	}
	if err := a.use(ctx, folder); err != nil {
		return err
	}
	timer := time.NewTimer(min(atMost, maxIdle))
	defer timer.Stop()
	if a.changed(folder) {
		return nil
	}
	if !a.client.Caps().Has(imap.CapIdle) {
		return a.poll(ctx, folder, timer.C)
	}
	var idle *imapclient.IdleCommand
	err := a.do(ctx, fmt.Sprintf("wait in folder %q", folder), func() (err error) {
		idle, err = a.client.Idle()
		return err
	})
	if err != nil {
		return err
	}
	a.await(ctx, timer.C)
	// The end of the context ends the waiting, not the connection.
	err = a.do(context.WithoutCancel(ctx), fmt.Sprintf("stop waiting in folder %q", folder), func() error {
		if err := idle.Close(); err != nil {
			return err
		}
		return idle.Wait()
	})
	if err != nil {
		return err
	}
	return ctx.Err()
}

// poll asks again and again.
func (a *Account) poll(ctx context.Context, folder string, timeout <-chan time.Time) error {
	tick := time.NewTicker(pollInterval)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-timeout:
			return nil
		case <-tick.C:
		}
		if err := a.use(ctx, folder); err != nil || a.changed(folder) || len(a.arrived) > 0 {
			return err
		}
	}
}

// await returns at an announcement, at the time-out, at the end of the context or of the line.
func (a *Account) await(ctx context.Context, timeout <-chan time.Time) {
	select {
	case <-a.arrived:
	case <-timeout:
	case <-ctx.Done():
	case <-a.client.Closed():
	}
}

// changed tells whether the folder holds another number of messages than when it was last listed.
func (a *Account) changed(folder string) bool {
	before, known := a.listed[folder]
	return known && before != a.messages()
}
