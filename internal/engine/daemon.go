package engine

import (
	"context"
	"sync"
	"time"

	"replyaudit/internal/store"
)

// pace is how long the daemon waits at most before it looks again: a pause or
// stop from another process is seen within a second.
const pace = 500 * time.Millisecond

// Run works until every campaign is closed or ctx ends. Each account has at most
// one sender and one reader at a time. When ctx ends, a letter that is being
// handed over is finished first. A database that fails ends the run at once.
func (e *Engine) Run(ctx context.Context) error {
	ctx, stop := context.WithCancelCause(ctx)
	d := &daemon{engine: e, busy: map[Task]context.CancelFunc{}, kick: make(chan struct{}, 1), fail: stop}
	d.workers.Go(func() { e.keepLease(ctx, stop) })
	e.stagger()
	err := d.loop(ctx)
	stop(err) // before the wait: the lease and the listeners end with ctx
	d.workers.Wait()
	if d.broken != nil { // a database that failed while the run was being stopped, too
		return d.broken
	}
	return err
}

// loop begins what is due until nothing is left or ctx ends.
func (d *daemon) loop(ctx context.Context) error {
	e := d.engine
	for e.Unfinished() > 0 {
		tasks, next, err := e.Due(ctx, e.Clock.Now())
		if err != nil {
			if ctx.Err() != nil {
				return context.Cause(ctx)
			}
			return err
		}
		for _, t := range tasks {
			d.begin(ctx, t)
		}
		if err := d.wait(ctx, next); err != nil {
			return err
		}
	}
	return nil
}

// daemon is the state of one Run.
type daemon struct {
	engine  *Engine
	workers sync.WaitGroup
	mu      sync.Mutex
	busy    map[Task]context.CancelFunc // ends the listening of a reader; nil while it works
	kick    chan struct{}
	fail    context.CancelCauseFunc
	broken  error // the first failure of the database
}

// begin starts a task unless it is under way. A reader that only listens is
// called back to work.
func (d *daemon) begin(ctx context.Context, t Task) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if wake, busy := d.busy[t]; busy {
		if wake != nil {
			wake()
		}
		return
	}
	d.busy[t] = nil
	d.workers.Go(func() {
		err := d.engine.Do(ctx, t)
		if err == nil && t.Kind == Collect {
			d.listen(ctx, t)
		}
		d.mu.Lock()
		delete(d.busy, t)
		if d.broken == nil && store.IsStoreError(err) {
			d.broken = err
		}
		d.mu.Unlock()
		if err != nil && ctx.Err() == nil {
			d.fail(err)
		}
		select {
		case d.kick <- struct{}{}:
		default:
		}
	})
}

// listen waits for mail until there is some, or begin asks for the account again.
func (d *daemon) listen(ctx context.Context, t Task) {
	ctx, wake := context.WithCancel(ctx)
	defer wake()
	d.mu.Lock()
	d.busy[t] = wake
	d.mu.Unlock()
	d.engine.listen(ctx, t.On)
}

// wait sleeps until next, but no longer than pace.
func (d *daemon) wait(ctx context.Context, next time.Time) error {
	pause := pace
	if !next.IsZero() {
		pause = max(0, min(pause, next.Sub(d.engine.Clock.Now())))
	}
	timer := time.NewTimer(pause)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return context.Cause(ctx)
	case <-d.kick:
	case <-timer.C:
	}
	return nil
}

// keepLease extends the lease until ctx ends; losing it ends the run.
func (e *Engine) keepLease(ctx context.Context, stop context.CancelCauseFunc) {
	ticker := time.NewTicker(heartbeat)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case now := <-ticker.C:
			kept, err := e.Store.KeepLease(ctx, e.owner, now.Add(leaseTime))
			switch {
			case err != nil && ctx.Err() == nil:
				stop(err)
			case err == nil && !kept:
				stop(store.ErrLeaseLost)
			}
		}
	}
}
