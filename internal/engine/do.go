package engine

import (
	"context"
	"errors"

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
		e.works(&a.send, "sending works again", name)
	}
	if errors.Is(err, outbox.ErrUnreachable) && !store.IsStoreError(err) && ctx.Err() == nil {
		e.broken(&a.send, "sending is broken, trying again later", name, err)
		return nil
	}
	return err
}

// collect scans the account's folders, reads what is new, and keeps copies of
// what was sent. Neither a folder that cannot be scanned nor a copy that cannot
// be kept holds up the replies that came.
func (e *Engine) collect(ctx context.Context, name string) error {
	a, err := e.account(name)
	if err != nil {
		return err
	}
	e.mu.Lock()
	a.hinted = false
	e.mu.Unlock()
	added, failed := e.scan(ctx, a)
	if failed != nil {
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
		e.broken(&a.read, "collecting is broken, trying again later", name, failed)
		return nil
	}
	e.works(&a.read, "collecting works again", name)
	e.mu.Lock()
	a.nextAt = e.Clock.Now().Add(e.Poll)
	e.mu.Unlock()
	return e.keepCopies(ctx, a)
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
		e.works(&a.copies, "copies of letters are kept again", a.name)
	case store.IsStoreError(err) || ctx.Err() != nil:
		return err
	default:
		if a.box.Broken() {
			a.hangUp()
		}
		e.broken(&a.copies, "no copies of letters can be kept, trying again later", a.name, err)
	}
	return nil
}

func (e *Engine) scan(ctx context.Context, a *account) (added int, err error) {
	if a.box == nil {
		if a.box, err = OpenIMAP(ctx, e.Config, a.mailbox); err != nil {
			return 0, err
		}
	}
	return e.intake.Scan(ctx, a.box, a.name, a.mailbox.Folders)
}

// listen waits for a hint that mail has arrived, until the next look is due or
// ctx ends.
func (e *Engine) listen(ctx context.Context, name string) {
	a, err := e.account(name)
	if err != nil || a.box == nil {
		return
	}
	e.mu.Lock()
	wait := a.nextAt.Sub(e.Clock.Now())
	e.mu.Unlock()
	if wait <= 0 {
		return
	}
	if err := a.box.Idle(ctx, "INBOX", wait); err != nil && ctx.Err() == nil || a.box.Broken() {
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

func (e *Engine) broken(l *line, what, account string, err error) {
	e.mu.Lock()
	first := l.failed(e.Clock.Now())
	e.mu.Unlock()
	if first {
		e.Log.Warn(what, "account", account, "cause", err)
	}
}

func (e *Engine) works(l *line, what, account string) {
	e.mu.Lock()
	again := l.worked()
	e.mu.Unlock()
	if again {
		e.Log.Info(what, "account", account)
	}
}
