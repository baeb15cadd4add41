package engine

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/clock"
	"replyaudit/internal/store"
)

// daemonOffice is an office whose daemon runs in a bubble: real timers cost no
// time there, and the study's clock moves when the test says so.
type daemonOffice struct {
	*office
	virtual *clock.Virtual
	cancel  context.CancelFunc
	ended   chan error
}

func startDaemon(t *testing.T, n int) *daemonOffice {
	t.Helper()
	virtual := clock.NewVirtual(launchAt)
	d := &daemonOffice{office: newOffice(t, n, virtual), virtual: virtual, ended: make(chan error, 1)}
	d.run()
	return d
}

// run begins to work.
func (d *daemonOffice) run() {
	ctx, cancel := context.WithCancel(d.t.Context())
	d.cancel = cancel
	go func() { d.ended <- d.Run(ctx) }()
}

// stopRun ends it.
func (d *daemonOffice) stopRun() {
	d.t.Helper()
	d.cancel()
	if err := d.end(); !errors.Is(err, context.Canceled) {
		d.t.Error(err)
	}
}

// until moves the study's clock and gives the daemon two seconds.
func (d *daemonOffice) until(at time.Time) {
	d.virtual.AdvanceTo(at)
	time.Sleep(2 * time.Second)
}

// end waits for Run to end.
func (d *daemonOffice) end() error {
	d.t.Helper()
	select {
	case err := <-d.ended:
		return err
	case <-time.After(time.Minute):
		d.t.Fatal("the daemon does not end")
		return nil
	}
}

func TestRun(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := startDaemon(t, 3)
		d.answers(map[int]time.Duration{0: time.Hour, 2: 47 * time.Hour})
		for i := range 3 {
			d.until(firstDue.Add(time.Duration(i)*gap - time.Second))
			if n := len(d.post.letters); n != i {
				t.Errorf("%d letters are out before letter %d is due", n, i)
			}
			d.until(firstDue.Add(time.Duration(i) * gap))
		}
		end := firstDue.Add(2*gap + window)
		d.until(end.Add(-time.Second))
		if got := d.campaignState(); got != "running" {
			t.Errorf("the campaign is %s before its last window is over", got)
		}
		d.until(end.Add(settled))
		if err := d.end(); err != nil {
			t.Fatal(err)
		}
		if got := d.outcomes(); got != "answered silent answered" || d.campaignState() != "closed" {
			t.Errorf("came to %s, the campaign is %s", got, d.campaignState())
		}
	})
}

// TestAStopFinishesTheLetter that is under way and begins no other.
func TestAStopFinishesTheLetter(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := startDaemon(t, 3)
		d.post.set(func() { d.post.handed = func(string, string) { d.cancel() } })
		d.until(firstDue.Add(time.Hour)) // all are due
		if err := d.end(); !errors.Is(err, context.Canceled) {
			t.Errorf("ended with %v", err)
		}
		letters, err := d.store.Letters(t.Context(), "demo")
		if err != nil {
			t.Fatal(err)
		}
		accepted := 0
		for _, l := range letters {
			switch l.State {
			case audit.Accepted:
				accepted++
			case audit.Due:
			default:
				t.Errorf("letter %s is %s", l.ID, l.State)
			}
		}
		if n := len(d.post.letters); n != accepted || n == 0 || n > len(accounts) {
			t.Errorf("%d letters are out, %d are accepted; each account had one under way at most", n, accepted)
		}
		if n := d.said("broken"); n != 0 {
			t.Errorf("a stop is said to be a failure:\n%s", d.log)
		}
	})
}

func TestTheRunEndsWhenItMust(t *testing.T) {
	for name, c := range map[string]struct {
		breaks string
		is     func(error) bool
		mends  string
		at     time.Time
	}{
		"lease lost, a letter is due": {`UPDATE lease SET owner = 'other'`, leaseLost, `DELETE FROM lease`, firstDue},
		"lease lost, nothing is due":  {`UPDATE lease SET owner = 'other'`, leaseLost, `DELETE FROM lease`, launchAt},
		"no room": {
			`CREATE TRIGGER broken BEFORE UPDATE ON letter_state WHEN NEW.state = 'handing_over' BEGIN SELECT RAISE(ABORT, 'no room'); END`,
			store.IsStoreError, `DROP TRIGGER broken`, firstDue,
		},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				d := startDaemon(t, 3)
				time.Sleep(time.Second)
				d.behind(c.breaks)
				d.until(c.at)
				if err := d.end(); !c.is(err) {
					t.Errorf("ended with %v", err)
				}
				d.behind(c.mends)
				if got := d.post.taken(); got != "" {
					t.Errorf("sent to %s", got)
				}
			})
		})
	}
}

func leaseLost(err error) bool { return errors.Is(err, store.ErrLeaseLost) }

// TestPauseFromAnotherProcess is seen within a second, and so is its end.
func TestPauseFromAnotherProcess(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := startDaemon(t, 1)
		time.Sleep(time.Second)
		d.set("running", "paused")
		d.until(firstDue.Add(time.Minute))
		if got := d.post.taken(); got != "" {
			t.Errorf("sent to %s while paused", got)
		}
		d.set("paused", "running")
		time.Sleep(time.Second)
		if got := d.post.taken(); got != recipient(0) {
			t.Errorf("sent to %q after the pause", got)
		}
		d.cancel()
		if err := d.end(); !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
	})
}
