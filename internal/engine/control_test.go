package engine

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/clock"
	"replyaudit/internal/store"
)

// person is somebody at another process: a store of his own on the same file.
type person struct {
	*store.Store
	t  *testing.T
	at time.Time
}

func (o *office) person(t *testing.T) *person {
	t.Helper()
	s, err := store.Open(t.Context(), o.path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return &person{Store: s, t: t, at: o.clock.Now()}
}

func (p *person) by() store.By { return store.By{Actor: "person:eva", At: p.at, Reason: "a test"} }

func (p *person) steer(to string) {
	p.t.Helper()
	if _, err := p.Steer(context.WithoutCancel(p.t.Context()), "demo", to, p.by()); err != nil {
		p.t.Error(err)
	}
}

func (p *person) steerAccount(account, to string) {
	p.t.Helper()
	if _, err := p.SteerAccount(context.WithoutCancel(p.t.Context()), account, to, p.by()); err != nil {
		p.t.Error(err)
	}
}

func (p *person) suppress(targets ...string) {
	p.t.Helper()
	if _, _, err := p.Suppress(context.WithoutCancel(p.t.Context()), targets, p.by()); err != nil {
		p.t.Error(err)
	}
}

func (p *person) withdraw(enquiry string) {
	p.t.Helper()
	o := store.Override{Kind: store.OverrideWithdrawn, Subject: enquiry, Entity: enquiry, Value: "yes", Person: "person:eva", At: p.at}
	if _, err := p.AddOverride(context.WithoutCancel(p.t.Context()), o); err != nil {
		p.t.Error(err)
	}
}

// TestAWordDuringTheHandOver comes from another process while a server holds the
// body of the first letter: that one is finished and recorded, and whatever the
// word is about does not pass the marker after it.
func TestAWordDuringTheHandOver(t *testing.T) {
	const letters = 10
	var everybody []string
	for i := range letters {
		everybody = append(everybody, fmt.Sprintf("firm%d.test", i))
	}
	for name, c := range map[string]struct {
		word func(p *person)
		then audit.LetterState // of what had not passed the marker
	}{
		"pause":    {func(p *person) { p.steer(store.Paused) }, audit.Due},
		"stop":     {func(p *person) { p.steer(store.Stopped) }, audit.Due},
		"suppress": {func(p *person) { p.suppress(everybody...) }, audit.Cancelled},
		"pause both accounts": {func(p *person) {
			p.steerAccount(accounts[0], store.Paused)
			p.steerAccount(accounts[1], store.Paused)
		}, audit.Due},
		"withdraw": {func(p *person) {
			for i := range letters {
				p.withdraw(enquiryID(i))
			}
		}, audit.Cancelled},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) { wordDuringHandOver(t, letters, c.word, c.then) })
		})
	}
}

func wordDuringHandOver(t *testing.T, letters int, word func(*person), then audit.LetterState) {
	d := startDaemon(t, letters)
	p := d.person(t)
	release := make(chan struct{})
	d.post.set(func() { d.post.handed = func(string, string) { <-release } })
	d.until(firstDue.Add(time.Hour)) // all are due; each account has handed over its first
	word(p)
	crossed, err := p.InFlight(t.Context())
	if err != nil || len(crossed) != len(accounts) {
		t.Errorf("in flight: %d, %v", len(crossed), err)
	}
	close(release)
	time.Sleep(time.Second) // of the bubble
	synctest.Wait()
	for _, l := range d.letters(t) {
		want := then
		if slices.ContainsFunc(crossed, func(x store.LetterRow) bool { return x.ID == l.ID }) {
			want = audit.Accepted
		}
		if l.State != want {
			t.Errorf("letter %s is %s, want %s", l.ID, l.State, want)
		}
	}
	for range 2 {
		if n := len(strings.Fields(d.post.taken())); n != len(crossed) {
			t.Errorf("%d letters at the server, %d were in flight", n, len(crossed))
		}
		d.until(firstDue.Add(2 * time.Hour))
	}
	if n := d.said("broken"); n != 0 {
		t.Errorf("a person's word is said to be a failure:\n%s", d.log)
	}
	d.cancel()
	if err := d.end(); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func (o *office) letters(t *testing.T) []store.LetterRow {
	t.Helper()
	all, err := o.store.Letters(context.WithoutCancel(t.Context()), "demo")
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestAPausedRunKeepsCollecting, and goes on within a second when it is resumed;
// a paused account holds its own letters alone.
func TestAPausedRunKeepsCollecting(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := startDaemon(t, 4)
		p := d.person(t)
		d.answers(map[int]time.Duration{0: time.Minute})
		d.until(firstDue)
		p.steer(store.Paused)
		time.Sleep(time.Second)
		d.Hint(accounts[0])
		d.until(firstDue.Add(time.Hour))
		decided, err := d.store.Decisions(t.Context(), accounts[0])
		if err != nil || len(decided) != 1 {
			t.Errorf("%d replies are read while paused, %v", len(decided), err)
		}
		if got := d.post.taken(); got != recipient(0) {
			t.Errorf("sent to %q while paused", got)
		}
		p.steerAccount(accounts[1], store.Paused)
		p.steer(store.Running)
		time.Sleep(time.Second)
		if got := d.post.taken(); got != recipient(0)+" "+recipient(2) {
			t.Errorf("sent to %q, want the letters of the account that is not paused", got)
		}
		p.steerAccount(accounts[1], store.Running)
		time.Sleep(time.Second)
		if n := len(strings.Fields(d.post.taken())); n != 4 {
			t.Errorf("sent to %q", d.post.taken())
		}
		for _, said := range []string{`"campaign is paused"`, `"campaign is running"`, `"account is paused"`, `"account is running"`} {
			if n := d.said(said); n != 1 {
				t.Errorf("%s is said %d times:\n%s", said, n, d.log)
			}
		}
		d.cancel()
		if err := d.end(); !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
	})
}

// TestAPausedAccountStaysPausedOverARestart.
func TestAPausedAccountStaysPausedOverARestart(t *testing.T) {
	r := newRehearsal(t, 2)
	r.person(t).steerAccount(accounts[0], store.Paused)
	r.stop()
	r.start()
	r.run(firstDue.Add(time.Hour))
	if got := r.post.taken(); got != recipient(1) {
		t.Errorf("sent to %q", got)
	}
}

// TestAnOrderThatMeetsAPauseIsNotLost: the reminder was decided while the pause came
// from another process, which took it back before the engine had seen it.
func TestAnOrderThatMeetsAPauseIsNotLost(t *testing.T) {
	for name, steer := range map[string]func(p *person, to string){
		"of the campaign": (*person).steer,
		"of the account":  func(p *person, to string) { p.steerAccount(accounts[0], to) },
	} {
		t.Run(name, func(t *testing.T) {
			r := script(t, 1, reminding)
			c := play(t, r, nil)
			at := reminderInstant(t)
			r.run(at.Add(-time.Minute))
			r.virtual.AdvanceTo(at.Add(time.Minute))
			if err := r.Do(t.Context(), Task{Collect, accounts[0]}); err != nil {
				t.Fatal(err)
			}
			p := r.person(t)
			steer(p, store.Paused)
			if err := r.Do(t.Context(), Task{Step, "demo"}); err != nil {
				t.Fatal(err)
			}
			if got := r.stateOf("demo/firm0/01/reminder"); got != audit.Planned {
				t.Fatalf("the reminder is %s", got)
			}
			steer(p, store.Running)
			r.run(time.Time{})
			c.want(t, "0 opening Mon 10", "0 reminder Tue 10")
		})
	}
}

// TestFactsAreNotSentToWhoIsLeftAlone.
func TestFactsAreNotSentToWhoIsLeftAlone(t *testing.T) {
	for name, word := range map[string]func(p *person){
		"suppressed": func(p *person) { p.suppress("firm0.test") },
		"withdrawn":  func(p *person) { p.withdraw(enquiryID(0)) },
	} {
		r := script(t, 1, clarifying)
		play(t, r, nil)
		r.run(firstDue.Add(time.Minute))
		word(r.person(t))
		err := SendFacts(t.Context(), r.store, enquiryID(0), []string{"size"}, "person:eva", r.virtual.Now())
		if err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestALaunchLeavesAloneWhoAskedForIt, and the campaign closes without them.
func TestALaunchLeavesAloneWhoAskedForIt(t *testing.T) {
	r := rehearsal{office: nil, virtual: clock.NewVirtual(launchAt), at: map[time.Time]func(){}}
	design, p := scripted(2, reminding, thanking)
	o := launched(t, design, p, r.virtual)
	r.office = o
	r.person(t).suppress(recipient(0))
	r.run(time.Time{})
	if got := r.post.taken(); !strings.HasPrefix(got, recipient(1)) || strings.Contains(got, recipient(0)) {
		t.Errorf("sent to %q", got)
	}
	if got := r.outcomes(); got != "withdrawn silent" {
		t.Errorf("came to %s", got)
	}
}

// TestTheProvidersCopyProvesALetter, also where we keep no copies of our own: at
// the first look after a restart, and at any later one.
func TestTheProvidersCopyProvesALetter(t *testing.T) {
	for _, sent := range []string{"", "none", "Sent"} {
		for _, restarted := range []bool{false, true} {
			design, p := study(1)
			design.Mailboxes[0].Sent = sent
			r := rehearse(t, design, p)
			var raw string
			r.post.set(func() {
				r.post.mute = true
				r.post.handed = func(_, letter string) { raw = letter }
			})
			r.run(firstDue.Add(time.Hour))
			if got := r.stateOf(enquiryID(0) + "/opening"); got != audit.Unknown {
				t.Fatalf("the letter is %s", got)
			}
			r.post.put(t, accounts[0], "Sent", raw, r.virtual.Now())
			if restarted {
				r.stop()
				r.start()
			} else {
				r.Hint(accounts[0])
			}
			r.run(firstDue.Add(time.Hour + time.Minute))
			l := r.letters(t)[0]
			if l.State != audit.Accepted || !l.SentAt.Equal(firstDue) || !l.Proved {
				t.Errorf("sent %q, restarted %v: %s, t0 %v", sent, restarted, l.State, l.SentAt)
			}
		}
	}
}
