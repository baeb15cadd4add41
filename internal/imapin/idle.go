package imapin

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"
)

const (
	// maxIdle keeps below the ten minutes after which routers forget a silent
	// connection; a dead path is noticed when IDLE ends.
	maxIdle = 9 * time.Minute
	// settle is how long the first of two waits lasts.
	settle = time.Second
)

// CanIdle tells whether the server announces mail by itself (RFC 2177).
func (a *Account) CanIdle() bool { return !a.lost && a.client.Caps().Has(imap.CapIdle) }

// Idle waits until the folder may hold something new, for atMost (nine minutes
// at the longest), and returns nil: list the folder then, whatever the reason. It
// returns at once if messages have come since the folder was last listed. When
// the context ends it returns the context's error, and the account stays usable.
// It needs CanIdle.
func (a *Account) Idle(ctx context.Context, folder string, atMost time.Duration) error {
	atMost = min(atMost, maxIdle)
	if !a.lost && !a.CanIdle() {
		return a.fault(ErrRefused, fmt.Sprintf("wait in folder %q", folder), errors.New("the server does not offer IDLE"))
	}
	// Some servers do not announce what comes between their last answer and the
	// start of IDLE, so the first wait is short and the folder looked at again.
	first := min(atMost, settle)
	if hint, err := a.wait(ctx, folder, first); hint || err != nil {
		return err
	}
	_, err := a.wait(ctx, folder, atMost-first)
	return err
}

// wait looks into the folder, and then idles if nothing has come.
func (a *Account) wait(ctx context.Context, folder string, d time.Duration) (hint bool, err error) {
	if hint, err := a.look(ctx, folder); hint || err != nil || d <= 0 {
		return hint, err
	}
	var idle *imapclient.IdleCommand
	err = a.do(ctx, fmt.Sprintf("wait in folder %q", folder), func() (err error) {
		idle, err = a.client.Idle()
		return err
	})
	if err != nil {
		return false, err
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-a.arrived:
		hint = true
	case <-timer.C:
	case <-ctx.Done():
	case <-a.client.Closed():
	}
	// The end of the context ends the waiting, not the connection.
	err = a.do(context.WithoutCancel(ctx), fmt.Sprintf("stop waiting in folder %q", folder), func() error {
		if err := idle.Close(); err != nil {
			return err
		}
		return idle.Wait()
	})
	if err == nil {
		err = ctx.Err()
	}
	return hint, err
}

// look tells whether messages have come since the folder was last listed, as far
// as the server announces them.
func (a *Account) look(ctx context.Context, folder string) (hint bool, err error) {
	select {
	case <-a.arrived: // an announcement from before
	default:
	}
	messages, err := a.use(ctx, folder)
	if err != nil {
		return false, err
	}
	before, known := a.listed[folder]
	return known && before != messages || len(a.arrived) > 0, nil
}
