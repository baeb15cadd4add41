package engine

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"replyaudit/internal/campaign"
	"replyaudit/internal/clock"
	"replyaudit/internal/mailserver"
	"replyaudit/internal/store"
)

// received counts the messages of an account that are stored.
func (o *office) received(account string) int {
	o.t.Helper()
	all, err := o.store.Messages(o.t.Context(), account)
	if err != nil {
		o.t.Fatal(err)
	}
	return len(all)
}

// listening is an office whose daemon runs on the bubble's clock, with the first
// account looked at every five minutes.
func listening(t *testing.T, change func(*campaign.Campaign)) *daemonOffice {
	t.Helper()
	design, p := study(1)
	for i := range design.Mailboxes {
		design.Mailboxes[i].IMAP.Poll = "*/5 * * * *"
	}
	if change != nil {
		change(design)
	}
	return &daemonOffice{office: launched(t, design, p, clock.Real{}), ended: make(chan error, 1)}
}

const advertisement = "From: x@y.test\r\nSubject: buy\r\n\r\nnow\r\n"

// A server that announces mail is heard at once; one that offers to and never
// does delays nobody longer than until the next look.
func TestListening(t *testing.T) {
	for name, c := range map[string]struct {
		deaf     bool
		by       time.Duration
		earliest time.Duration
	}{
		"announced":       {false, 2 * time.Second, 0},
		"never announced": {true, 5*time.Minute + 31*time.Second, 10 * time.Second},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				d := listening(t, nil)
				d.run()
				time.Sleep(10 * time.Second) // the first look is over
				d.post.set(func() { d.post.deaf = c.deaf })
				time.Sleep(6 * time.Minute) // a look after which nothing is announced
				d.post.put(t, accounts[0], "INBOX", advertisement, time.Now())
				time.Sleep(c.earliest)
				if n := d.received(accounts[0]); n != 0 && c.earliest > 0 {
					t.Errorf("%d messages are stored before the look", n)
				}
				time.Sleep(c.by - c.earliest)
				if n := d.received(accounts[0]); n != 1 {
					t.Errorf("%d messages are stored, want 1", n)
				}
				d.stopRun()
			})
		})
	}
}

// A server that does not answer keeps nobody else waiting.
func TestADeadServerDelaysNobodyElse(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := listening(t, func(c *campaign.Campaign) { c.Mailboxes[0].IMAP.Host = "dead.test" })
		d.post.set(func() { d.post.dead = "dead.test" })
		d.run()
		time.Sleep(time.Second)
		for i := range 20 {
			d.post.put(t, accounts[1], "INBOX", strings.Replace(advertisement, "now", fmt.Sprint(i), 1), time.Now())
			time.Sleep(2 * time.Second)
			if n := d.received(accounts[1]); n != i+1 {
				t.Fatalf("%d messages are stored, want %d", n, i+1)
			}
		}
		d.stopRun()
	})
}

func TestLooksByCron(t *testing.T) {
	design, p := study(1)
	design.Mailboxes[0].IMAP.Poll = "0 */2 * * *"
	r := rehearse(t, design, p)
	r.run(launchAt.Add(24 * time.Hour))
	var looks []string
	for _, step := range r.steps {
		if at, ok := strings.CutSuffix(step, " 2-collect "+accounts[0]); ok {
			looks = append(looks, at)
		}
	}
	if len(looks) != 13 { // one to begin with, and one at each even hour
		t.Fatalf("looked at %v", looks)
	}
	for i, look := range looks[1:] {
		at, err := time.Parse(time.DateTime, look)
		want := launchAt.Add(time.Hour + time.Duration(i)*2*time.Hour)
		if err != nil || at.Before(want) || at.After(want.Add(30*time.Second)) {
			t.Errorf("looked at %s, want within half a minute of %s", look, want)
		}
	}
}

// Lines that failed together are not tried together again, and each is tried at
// the same instants in every run.
func TestBackOffIsSpread(t *testing.T) {
	until := func(account string) (all []time.Time) {
		l, now := newLine(account, store.LineCollecting), launchAt
		for range 5 {
			l.failed(now, "refused")
			now = l.until
			all = append(all, now)
		}
		return all
	}
	if a, b := until("a@post.test"), until("b@post.test"); slices.Equal(a, b) || !slices.Equal(a, until("a@post.test")) {
		t.Errorf("%v, and another account %v", a, b)
	}
}

// What is broken is said once for each cause, other processes see it and since
// when, and a later engine takes it back.
func TestEachCauseIsSaidOnceAndSeenByOthers(t *testing.T) {
	r := newRehearsal(t, 1)
	broken := func(name string) store.Trouble {
		t.Helper()
		all, err := r.store.Troubles(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		i := slices.IndexFunc(all, func(x store.Trouble) bool { return x.Account == accounts[0] && x.Line == name })
		if i < 0 {
			return store.Trouble{}
		}
		return all[i]
	}
	collect := func() {
		t.Helper()
		r.virtual.AdvanceTo(r.virtual.Now().Add(10 * time.Minute))
		if err := r.Do(t.Context(), Task{Collect, accounts[0]}); err != nil {
			t.Fatal(err)
		}
	}
	collect()
	hangUp := func() { r.Engine.accounts[accounts[0]].hangUp() }
	hangUp()
	r.post.set(func() { r.post.down[imapPort] = true })
	since := r.virtual.Now().Add(10 * time.Minute)
	for range 3 {
		collect()
	}
	if got := broken(store.LineCollecting); r.said("collecting is broken") != 1 || !got.Since.Equal(since) || !strings.Contains(got.Cause, "connection refused") {
		t.Errorf("%+v, said %d times:\n%s", got, r.said("collecting is broken"), r.log)
	}
	r.post.set(func() { r.post.down[imapPort], r.post.refused = false, "Junk" })
	for range 3 {
		collect()
	}
	if got := broken(store.LineCollecting); r.said("collecting is broken") != 2 || !got.Since.Equal(since) || !strings.Contains(got.Cause, "index is corrupt") {
		t.Errorf("%+v, said %d times:\n%s", got, r.said("collecting is broken"), r.log)
	}
	r.stop()
	r.start()
	r.post.set(func() { r.post.refused = "" })
	collect()
	if got := broken(store.LineCollecting); r.said("collecting works again") != 1 || got.Account != "" {
		t.Errorf("%+v, said %d times:\n%s", got, r.said("collecting works again"), r.log)
	}
}

// Many accounts are not opened at one instant, and none waits longer than between two looks.
func TestFirstLooksAreSpread(t *testing.T) {
	e := &Engine{Config: Config{Clock: clock.NewVirtual(launchAt), Poll: time.Minute}, accounts: map[string]*account{}}
	for i := range 200 {
		if _, err := e.addAccount(campaign.Mailbox{Address: fmt.Sprintf("a%d@post.test", i)}); err != nil {
			t.Fatal(err)
		}
	}
	e.stagger()
	at := map[time.Time]int{}
	for _, a := range e.accounts {
		if a.nextAt.Before(launchAt) || a.nextAt.After(launchAt.Add(time.Minute)) {
			t.Errorf("%s is looked at first at %v", a.name, a.nextAt)
		}
		at[a.nextAt]++
	}
	for instant, n := range at {
		if n > 4 {
			t.Errorf("%d accounts at %v", n, instant)
		}
	}
}

// The campaign language names what can be done.
func TestLoginMechanisms(t *testing.T) {
	if a, b := campaign.LoginMechanisms(), mailserver.Mechanisms(); !slices.Equal(a, b) {
		t.Errorf("the campaign language has %v, the servers are logged in to by %v", a, b)
	}
}
