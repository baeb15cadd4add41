package engine

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/clock"
	"replyaudit/internal/store"
)

func TestSequence(t *testing.T) {
	r := newRehearsal(t, 3)
	r.answers(map[int]time.Duration{0: time.Hour})
	r.run(time.Time{})
	want := `
2026-03-02 09:00:00 2-collect ada@post.test
2026-03-02 09:00:00 2-collect ben@post.test
2026-03-02 10:00:00 1-send ada@post.test
2026-03-02 10:05:00 1-send ben@post.test
2026-03-02 10:10:00 1-send ada@post.test
2026-03-02 21:00:00 2-collect ada@post.test
2026-03-02 21:00:00 2-collect ben@post.test
2026-03-03 09:00:00 2-collect ada@post.test
2026-03-03 09:00:00 2-collect ben@post.test
2026-03-03 21:00:00 2-collect ada@post.test
2026-03-03 21:00:00 2-collect ben@post.test
2026-03-04 09:00:00 2-collect ada@post.test
2026-03-04 09:00:00 2-collect ben@post.test
2026-03-04 10:10:02 2-collect ada@post.test
2026-03-04 10:10:02 2-collect ben@post.test
2026-03-04 10:10:02 4-finish demo`
	if got := "\n" + strings.Join(r.steps, "\n"); got != want {
		t.Errorf("did%s\nwant%s", got, want)
	}
	if got := r.post.taken(); got != recipient(0)+" "+recipient(1)+" "+recipient(2) {
		t.Errorf("sent to %s", got)
	}
	if got := r.outcomes(); got != "answered silent silent" || r.campaignState() != "closed" {
		t.Errorf("came to %s, the campaign is %s", got, r.campaignState())
	}
}

func TestHintsAreFollowedAtOnce(t *testing.T) {
	r := newRehearsal(t, 1)
	noon := launchAt.Add(3 * time.Hour)
	r.at[noon] = func() { r.Hint(accounts[0]) }
	r.run(noon.Add(time.Minute))
	if want := "2026-03-02 12:00:00 2-collect ada@post.test"; !slices.Contains(r.steps, want) {
		t.Errorf("did %s", strings.Join(r.steps, "\n"))
	}
}

// TestCloseWaitsUntilEverythingIsCollected: silence must be proven for every
// folder of every mailbox, by a scan that began after the last window's end.
func TestCloseWaitsUntilEverythingIsCollected(t *testing.T) {
	end := firstDue.Add(2*gap + window)
	for name, c := range map[string]struct{ breaks, mends func(p *post) }{
		"no connection": {func(p *post) { p.down[imapPort] = true }, func(p *post) { p.down[imapPort] = false }},
		"one folder":    {func(p *post) { p.refused = "Junk" }, func(p *post) { p.refused = "" }},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRehearsal(t, 3)
			var letter string
			r.post.handed = func(to, raw string) {
				if to == recipient(2) {
					letter = raw
				}
			}
			r.at[end.Add(-time.Minute)] = func() {
				r.post.set(func() { c.breaks(r.post) })
				r.Hint(accounts[0]) // the connection that is open
				r.Hint(accounts[1])
				r.Engine.accounts[accounts[0]].hangUp()
				r.Engine.accounts[accounts[1]].hangUp()
				r.post.put(t, accounts[0], "Junk", answer(2, letter, priced), end.Add(-30*time.Second))
			}
			r.run(end.Add(2 * time.Hour))
			if r.campaignState() != "running" || r.Unfinished() != 1 {
				t.Fatalf("the campaign is %s while its mailboxes cannot be collected", r.campaignState())
			}
			if n := r.said("collecting is broken"); n != len(accounts) {
				t.Errorf("said %d times that collecting is broken, want once for each account:\n%s", n, r.log)
			}
			if n := len(r.steps); n > 100 {
				t.Errorf("%d tasks: it does not wait between its tries", n)
			}
			r.at[end.Add(3*time.Hour)] = func() { r.post.set(func() { c.mends(r.post) }) }
			r.run(time.Time{})
			if got := r.outcomes(); got != "silent silent answered" || r.campaignState() != "closed" {
				t.Errorf("came to %s, the campaign is %s", got, r.campaignState())
			}
			if n := r.said("collecting works again"); n != len(accounts) {
				t.Errorf("said %d times that collecting works again:\n%s", n, r.log)
			}
		})
	}
}

// TestOneBadFolderDoesNotHoldUpTheReplies in the others.
func TestOneBadFolderDoesNotHoldUpTheReplies(t *testing.T) {
	r := newRehearsal(t, 1)
	r.answers(map[int]time.Duration{0: time.Hour})
	r.post.set(func() { r.post.refused = "Junk" })
	r.run(launchAt.Add(14 * time.Hour))
	decided, err := r.store.Decisions(t.Context(), accounts[0])
	if err != nil || len(decided) != 1 {
		t.Errorf("%d messages are decided, %v", len(decided), err)
	}
}

func TestSendingBreaksAndWorksAgain(t *testing.T) {
	r := newRehearsal(t, 1)
	var tries []time.Time
	r.post.set(func() {
		r.post.down[smtpPort] = true
		r.post.dialled = func(port string) {
			if port == smtpPort {
				tries = append(tries, r.virtual.Now())
			}
		}
	})
	mended := firstDue.Add(time.Hour)
	r.at[mended] = func() { r.post.set(func() { r.post.down[smtpPort] = false }) }
	r.run(time.Time{})
	for i, want := range []time.Duration{5, 10, 20, 40, 80, 160, 300, 300, 300} {
		want *= time.Second
		if pause := tries[i+1].Sub(tries[i]); pause < want*3/4 || pause > want*5/4 {
			t.Errorf("pause %d is %v, want %v or a quarter more or less", i, pause, want)
		}
	}
	if last := tries[len(tries)-1]; last.Before(mended) || last.After(mended.Add(longestPause*5/4)) || r.post.taken() != recipient(0) {
		t.Errorf("sent %q at %v, mended at %v", r.post.taken(), last, mended)
	}
	if broken, again := r.said("sending is broken"), r.said("sending works again"); broken != 1 || again != 1 {
		t.Errorf("said %d times that it is broken, %d times that it works again:\n%s", broken, again, r.log)
	}
}

// TestALetterThatCannotGoOutInTimeIsMissed, and the campaign closes all the same.
func TestALetterThatCannotGoOutInTimeIsMissed(t *testing.T) {
	r := newRehearsal(t, 2)
	r.post.set(func() { r.post.down[smtpPort] = true })
	r.run(time.Time{})
	if got := r.outcomes(); got != "missed missed" {
		t.Errorf("came to %s", got)
	}
}

// TestALetterThatIsSentAfterAll: a person found that a letter of unknown fate
// never left. Its window begins when it is sent, and the campaign waits for it.
func TestALetterThatIsSentAfterAll(t *testing.T) {
	r := newRehearsal(t, 1)
	r.post.set(func() { r.post.mute = true })
	noon := launchAt.Add(3 * time.Hour)
	r.run(noon)
	r.post.set(func() { r.post.mute = false })
	letters, err := r.store.Letters(t.Context(), "demo")
	if err != nil {
		t.Fatal(err)
	}
	if ok, err := r.store.Settle(t.Context(), letters[0], 0, []audit.LetterState{audit.Unknown}, store.Settlement{State: audit.Due, At: noon}); !ok || err != nil {
		t.Fatal(ok, err)
	}
	r.run(time.Time{})
	if got, want := r.steps[len(r.steps)-1], "2026-03-04 12:00:02 4-finish demo"; got != want {
		t.Errorf("at last %s, want %s", got, want)
	}
}

// TestPauseBetweenClaimAndMarker is no fault of the server.
func TestPauseBetweenClaimAndMarker(t *testing.T) {
	r := newRehearsal(t, 1)
	r.post.set(func() {
		r.post.dialled = func(port string) {
			if port == smtpPort && r.campaignState() == "running" && r.virtual.Now().Before(firstDue.Add(time.Hour)) {
				r.set("running", "paused")
			}
		}
	})
	r.at[firstDue.Add(time.Hour)] = func() { r.set("paused", "running") }
	r.run(firstDue.Add(30 * time.Minute))
	if r.post.taken() != "" || r.said("sending is broken") != 0 {
		t.Errorf("sent %q; the log says\n%s", r.post.taken(), r.log)
	}
	r.run(time.Time{})
	if r.post.taken() != recipient(0) || r.outcomes() != "silent" {
		t.Errorf("sent %q, came to %s", r.post.taken(), r.outcomes())
	}
}

// TestAPausedCampaignWithNothingLeftToSendIsClosed: a pause holds letters back, nothing else.
func TestAPausedCampaignWithNothingLeftToSendIsClosed(t *testing.T) {
	r := newRehearsal(t, 1)
	r.at[firstDue.Add(time.Hour)] = func() { r.set("running", "paused") }
	r.run(time.Time{})
	if r.campaignState() != "closed" || r.outcomes() != "silent" {
		t.Errorf("the campaign is %s, came to %q", r.campaignState(), r.outcomes())
	}
}

// TestRestartAfterEveryTask gives the same results, byte for byte.
func TestRestartAfterEveryTask(t *testing.T) {
	run := func(restartAt int) (string, int) {
		r := newRehearsal(t, 3)
		r.answers(map[int]time.Duration{0: time.Hour, 2: 30 * time.Hour})
		r.between = func(step int) {
			if step == restartAt && r.Unfinished() > 0 {
				r.stop()
				r.start()
			}
		}
		r.run(time.Time{})
		if r.post.taken() != recipient(0)+" "+recipient(1)+" "+recipient(2) {
			t.Errorf("restart after %d: sent to %s", restartAt, r.post.taken())
		}
		return r.assessed(), len(r.steps)
	}
	want, steps := run(0)
	for step := 1; step < steps; step++ {
		if got, _ := run(step); got != want {
			t.Errorf("restart after task %d:\n%s\nwant\n%s", step, got, want)
		}
	}
}

// TestACrashBetweenScanAndRead: the campaign must not be closed on mail that nobody has read.
func TestACrashBetweenScanAndRead(t *testing.T) {
	r := newRehearsal(t, 1)
	var letter string
	r.post.handed = func(_, raw string) { letter = raw }
	end := firstDue.Add(window)
	r.run(end.Add(-time.Minute))
	r.virtual.AdvanceTo(end)
	r.post.put(t, accounts[0], "INBOX", answer(0, letter, priced), end)
	a := r.accounts
	for _, name := range accounts { // scanned, and then the process died
		if _, err := r.scan(t.Context(), a[name]); err != nil {
			t.Fatal(err)
		}
	}
	r.stop()
	r.start()
	if err := r.Do(t.Context(), Task{Finish, "demo"}); err != nil {
		t.Fatal(err)
	}
	if got := r.outcomes(); got != "answered" {
		t.Errorf("came to %s", got)
	}
}

func TestSecondEngineIsRefused(t *testing.T) {
	o := newOffice(t, 1, clock.NewVirtual(launchAt))
	if _, err := New(t.Context(), o.config()); !errors.Is(err, store.ErrLeased) {
		t.Errorf("a second engine on the same database: %v", err)
	}
	o.stop()
	now := clock.Wall()
	if err := o.store.TakeLease(t.Context(), "other", "elsewhere", now, now.Add(time.Minute)); err != nil {
		t.Fatal(err)
	}
	if _, err := New(t.Context(), o.config()); !errors.Is(err, store.ErrLeased) {
		t.Errorf("an engine on a copy while the original runs elsewhere: %v", err)
	}
	o.behind(fmt.Sprintf(`UPDATE lease SET expires_at = %d`, now.Add(-time.Second).UnixMicro()))
	o.start() // the refused ones have given their lock back, and a dead lease is no obstacle
}
