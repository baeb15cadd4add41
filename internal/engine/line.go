package engine

import (
	"context"
	"fmt"
	"regexp"
	"time"

	"replyaudit/internal/clock"
	"replyaudit/internal/store"
)

// line is the circuit breaker of one direction of an account. What breaks it is
// said once for each cause, stored for other processes to see, and said when it
// is over.
type line struct {
	account  string // or the campaign, of the line to its controls
	name     string // of store.Line; "" = it is not stored
	failures int
	until    time.Time       // not to be tried before
	since    time.Time       // the first failure
	causes   map[string]bool // that were said
	stored   bool            // other processes see it as broken
}

func newLine(account, name string) line { return line{account: account, name: name} }

const (
	shortestPause = 5 * time.Second
	longestPause  = 5 * time.Minute
)

// failed counts a failure and opens the breaker: five seconds, doubling to five
// minutes, a quarter more or less, so that lines that failed together are not
// tried together for ever. It tells whether the cause is a new one.
func (l *line) failed(now time.Time, cause string) (fresh bool) {
	pause := shortestPause
	for range l.failures {
		pause = min(2*pause, longestPause)
	}
	l.failures++
	chance := clock.NewStream(int64(l.failures), l.account, "back-off of "+l.name).Float64()
	l.until = now.Add(time.Duration(float64(pause) * (0.75 + chance/2)))
	if l.since.IsZero() {
		l.since = now
	}
	if l.causes == nil {
		l.causes = map[string]bool{}
	}
	kind := digits.ReplaceAllString(cause, "#")
	fresh = !l.causes[kind]
	l.causes[kind] = true
	return fresh
}

// digits are what differs between two errors of one cause: ports, UIDs, times.
var digits = regexp.MustCompile(`\d+`)

// worked closes the breaker and tells whether it was open, for others too.
func (l *line) worked() (again bool) {
	again = l.failures > 0 || l.stored
	*l = newLine(l.account, l.name)
	return again
}

// broken says and stores that a line is out of order. Its error is the database's.
func (e *Engine) broken(ctx context.Context, l *line, what string, cause error) error {
	now := e.Clock.Now()
	e.mu.Lock()
	fresh, since := l.failed(now, cause.Error()), l.since
	l.stored = l.name != ""
	e.mu.Unlock()
	if !fresh {
		return nil
	}
	e.Log.Warn(what, "account", l.account, "cause", cause)
	if l.name == "" {
		return nil
	}
	return e.Store.Trouble(ctx, store.Trouble{Account: l.account, Line: l.name, Since: since, Cause: cause.Error()}, now)
}

// works says and stores that a line works again, if it did not. Its error is the database's.
func (e *Engine) works(ctx context.Context, l *line, what string) error {
	e.mu.Lock()
	again := l.worked()
	e.mu.Unlock()
	if !again {
		return nil
	}
	e.Log.Info(what, "account", l.account)
	if l.name == "" {
		return nil
	}
	return e.Store.Mended(ctx, l.account, l.name, e.Clock.Now())
}

// recallTroubles takes over what an earlier engine left broken, so that it is
// taken back when it works.
func (e *Engine) recallTroubles(ctx context.Context) error {
	troubles, err := e.Store.Troubles(ctx)
	if err != nil {
		return fmt.Errorf("recall what was broken: %w", err)
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	for _, t := range troubles {
		a := e.accounts[t.Account]
		if a == nil {
			continue
		}
		for _, l := range []*line{&a.send, &a.read, &a.copies, &a.rests} {
			if l.name == t.Line && l.failures == 0 {
				l.stored, l.since = true, t.Since
			}
		}
	}
	return nil
}
