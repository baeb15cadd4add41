package engine

import (
	"context"
	"errors"
	"time"

	"replyaudit/internal/imapin"
	"replyaudit/internal/outbox"
	"replyaudit/internal/store"
)

// Do performs one task. A server that cannot be reached is not an error: it is
// said once, tried again later, and said when it works again. What is returned
// ends the run.
func (e *Engine) Do(ctx context.Context, t Task) error {
	switch t.Kind {
	case Send:
		return e.sendDue(ctx, t.On)
	case Collect:
		return e.collect(ctx, t.On)
	case Control:
		return e.lookAtControls(ctx, t.On)
	case Step:
		return e.step(ctx, t.On)
	default:
		return e.finish(ctx, t.On)
	}
}

func (e *Engine) sendDue(ctx context.Context, name string) error {
	a, err := e.account(name)
	if err != nil {
		return err
	}
	n, err := e.outbox.SendDue(ctx, name)
	if err == nil {
		err = e.addControls(ctx, name)
	}
	if n > 0 {
		e.Log.Info("sent", "account", name, "letters", n)
		if err := e.works(context.WithoutCancel(ctx), &a.send, "sending works again"); err != nil {
			return err
		}
	}
	if errors.Is(err, outbox.ErrUnreachable) && !store.IsStoreError(err) && ctx.Err() == nil {
		return e.broken(ctx, &a.send, "sending is broken, trying again later", err)
	}
	return err
}

// collect scans the account's folders, reads what is new, keeps copies of what
// was sent, and last of all fetches the rest of large messages. Neither a folder
// that cannot be scanned nor a copy that cannot be kept holds up the replies that
// came.
func (e *Engine) collect(ctx context.Context, name string) error {
	a, err := e.account(name)
	if err != nil {
		return err
	}
	e.mu.Lock()
	a.hinted = false
	e.mu.Unlock()
	added, failed := e.scan(ctx, a)
	partly := failed != nil && a.box != nil && !a.box.Broken() && (errors.Is(failed, imapin.ErrNoFolder) || errors.Is(failed, imapin.ErrRefused))
	if failed != nil && !partly {
		a.hangUp()
	}
	if ctx.Err() != nil || store.IsStoreError(failed) {
		return errors.Join(ctx.Err(), failed)
	}
	if added > 0 {
		e.Log.Info("collected", "account", name, "messages", added)
	}
	searched := false
	if a.awaited && failed == nil {
		if searched, err = e.searchSent(ctx, a); err != nil {
			return err
		}
	}
	if err := e.read(ctx, name); err != nil {
		return err
	}
	if searched {
		if err := e.release(ctx, a); err != nil {
			return err
		}
	}
	if failed != nil {
		if err := e.broken(ctx, &a.read, "collecting is broken, trying again later", failed); err != nil || !partly {
			return err
		}
	} else if err := e.works(ctx, &a.read, "collecting works again"); err != nil {
		return err
	}
	e.mu.Lock()
	now := e.Clock.Now()
	a.nextAt = e.nextLook(a, now)
	if partly { // the other folders are looked at as ever
		a.read.until = earlier(a.read.until, a.nextAt)
	}
	e.mu.Unlock()
	if err := e.keepCopies(ctx, a); err != nil {
		return err
	}
	return e.fetchRest(ctx, a)
}

// read reads what is new, not beside a step or a close that reads it too.
func (e *Engine) read(ctx context.Context, name string) error {
	e.reading.RLock()
	defer e.reading.RUnlock()
	return e.intake.Read(ctx, name)
}

// keepCopies looks in the account's Sent folder for letters of unknown fate, which
// many providers file there by themselves, and puts copies of the others into it.
func (e *Engine) keepCopies(ctx context.Context, a *account) error {
	if e.Clock.Now().Before(a.copies.until) {
		return nil
	}
	name, keep := a.mailbox.Sent, e.outbox.KeepCopies
	if name == "none" { // no copies of ours
		name, keep = "", e.outbox.ProveUnknown
	}
	folder, err := a.box.SentFolder(ctx, name)
	if err == nil && folder != "" {
		err = keep(ctx, a.name, folder, a.box)
	}
	switch {
	case err == nil:
		return e.works(ctx, &a.copies, "copies of letters are kept again")
	case store.IsStoreError(err) || ctx.Err() != nil:
		return err
	}
	if a.box.Broken() {
		a.hangUp()
	}
	return e.broken(ctx, &a.copies, "no copies of letters can be kept, trying again later", err)
}

// fetchRest fetches the rest of large messages, some of it before the mailbox is
// looked at again.
func (e *Engine) fetchRest(ctx context.Context, a *account) error {
	if a.box == nil || e.Clock.Now().Before(a.rests.until) {
		return nil
	}
	more, err := e.intake.FetchRest(ctx, a.box, a.name)
	if store.IsStoreError(err) || ctx.Err() != nil {
		return errors.Join(ctx.Err(), err)
	}
	if err != nil {
		if a.box.Broken() {
			a.hangUp()
		}
		return e.broken(ctx, &a.rests, "the rest of a large message cannot be fetched, trying again later", err)
	}
	if more {
		e.Hint(a.name)
	}
	return e.works(ctx, &a.rests, "large messages are fetched whole again")
}

func (e *Engine) scan(ctx context.Context, a *account) (added int, err error) {
	if a.box == nil {
		if a.box, err = OpenIMAP(ctx, e.Config, a.mailbox); err != nil {
			return 0, err
		}
	}
	return e.intake.Collect(ctx, a.box, a.name, a.mailbox.Folders, func(ctx context.Context) error { return e.read(ctx, a.name) })
}

const (
	// maxListening bounds how many connections stay open between two looks.
	maxListening = 100
	// keptOpen is how long a connection is kept on which nobody listens.
	keptOpen = 5 * time.Minute
)

// listen waits for a hint that mail has arrived, until the next look is due or
// ctx ends. Where the server gives no hints, or very many accounts are open, the
// next look alone finds what has come.
func (e *Engine) listen(ctx context.Context, name string) {
	a, err := e.account(name)
	if err != nil || a.box == nil {
		return
	}
	hints := a.box.CanIdle()
	e.mu.Lock()
	wait := a.nextAt.Sub(e.Clock.Now())
	crowded := e.listening >= maxListening
	listens := wait > 0 && !crowded && !a.hinted && hints
	if listens {
		e.listening++
	}
	e.mu.Unlock()
	if !listens {
		if crowded || wait > keptOpen {
			a.hangUp()
		}
		return
	}
	err = a.box.Idle(ctx, "INBOX", wait)
	e.mu.Lock()
	e.listening--
	e.mu.Unlock()
	if err != nil && ctx.Err() == nil || a.box.Broken() {
		a.hangUp() // the next look, when it is due, opens it again and says so when that fails
		return
	}
	e.Hint(name)
}

// Hint says that mail has probably arrived in an account.
func (e *Engine) Hint(name string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if a := e.accounts[name]; a != nil {
		a.hinted = true
	}
}
