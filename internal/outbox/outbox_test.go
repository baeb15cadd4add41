package outbox

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/clock"
	"replyaudit/internal/smtpout"
	"replyaudit/internal/store"
)

const account = "vilte@pastas.test"

// monday is when every letter of the tests is due; an hour later it is too late.
var monday = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

// office is an outbox with a store, a clock that stands still, and a server.
type office struct {
	*Outbox
	t      testing.TB
	path   string
	clock  *clock.Virtual
	server *submission
	alarm  bytes.Buffer
}

// newOffice launches n letters, to info@firm0.test and so on.
func newOffice(t testing.TB, n int) *office {
	t.Helper()
	return newOfficeUntil(t, n, monday.Add(time.Hour))
}

// newOfficeUntil launches letters that may go out until latest.
func newOfficeUntil(t testing.TB, n int, latest time.Time) *office {
	t.Helper()
	path := filepath.Join(t.TempDir(), "audit.db")
	s, err := store.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	o := &office{t: t, path: path, clock: clock.NewVirtual(monday), server: &submission{}}
	o.Outbox = &Outbox{
		Store: s, Clock: o.clock, Owner: "me", Open: o.server.open, Compose: o.compose, Alarm: &o.alarm,
		Budgets: func(store.LetterRow, time.Time) ([]store.Budget, error) { return nil, nil },
		Confirm: func(context.Context, store.LetterRow) (bool, error) { return true, nil },
		Replan: func(context.Context, store.LetterRow, time.Time) (store.When, bool, error) {
			return store.When{}, false, nil
		},
	}
	l := store.Launch{Campaign: "demo", Document: []byte(`{}`), RubricHash: "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", Rubric: []byte(`{}`), At: monday, Accounts: map[string]string{"vilnius": account}}
	for i := range n {
		id := fmt.Sprintf("demo/firm%d/01", i)
		l.Enquiries = append(l.Enquiries, audit.Enquiry{ID: id, Campaign: "demo", Company: fmt.Sprintf("firm%d", i), Mailbox: "vilnius", PlannedAt: monday})
		l.Letters = append(l.Letters, audit.Letter{
			ID: letterID(i), Enquiry: id, Stage: audit.Opening, Mailbox: "vilnius", From: account, To: fmt.Sprintf("info@firm%d.test", i),
			Subject: "Klausimas", Body: "Laba diena", DueAt: monday, LatestAt: latest,
		})
	}
	if err := errors.Join(s.Launch(t.Context(), l), s.TakeLease(t.Context(), "me", "here", monday, monday.Add(time.Hour))); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		found, err := s.Verify(context.WithoutCancel(t.Context()))
		if err != nil || len(found) > 0 {
			t.Errorf("the database does not verify: %v, %v", found, err)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return o
}

func letterID(i int) string { return fmt.Sprintf("demo/firm%d/01/opening", i) }

// compose says when it was called, so that bytes made twice would show. The
// body is longer than any buffer on the way.
func (o *office) compose(_ context.Context, l store.LetterRow, now time.Time) (string, []byte, error) {
	id := fmt.Sprintf("%s.%d@pastas.test", l.Company, now.UnixMicro())
	return id, []byte("Message-ID: <" + id + ">\r\nSubject: x\r\n\r\n" + strings.Repeat("Laba diena.\r\n", 3000)), nil
}

// round sends what is due and returns how many letters were accepted.
func (o *office) round() (int, error) { return o.SendDue(o.t.Context(), account) }

func (o *office) mustRound(want int) {
	o.t.Helper()
	if n, err := o.round(); err != nil || n != want {
		o.t.Fatalf("accepted %d letters, %v; want %d", n, err, want)
	}
}

func (o *office) letter(i int) store.LetterRow {
	o.t.Helper()
	letters, err := o.Store.Letters(context.WithoutCancel(o.t.Context()), "demo")
	if err != nil {
		o.t.Fatal(err)
	}
	for _, l := range letters {
		if l.ID == letterID(i) {
			return l
		}
	}
	o.t.Fatalf("no letter %d", i)
	return store.LetterRow{}
}

func (o *office) mustBe(i int, want audit.LetterState) store.LetterRow {
	o.t.Helper()
	l := o.letter(i)
	if l.State != want {
		o.t.Fatalf("letter %d is %s, want %s", i, l.State, want)
	}
	return l
}

// reason is the reason that the log gives for the last transition of a letter.
func (o *office) reason(i int) string {
	o.t.Helper()
	events, err := o.Store.Events(o.t.Context(), "demo")
	if err != nil {
		o.t.Fatal(err)
	}
	reason := ""
	for _, e := range events {
		if r, ok := e.Payload["reason"].(string); ok && e.Payload["letter"] == letterID(i) {
			reason = r
		}
	}
	return reason
}

// behind changes the database behind the program's back.
func (o *office) behind(statement string) {
	o.t.Helper()
	db, err := sql.Open("sqlite", "file:"+o.path+"?_pragma=busy_timeout(10000)")
	if err == nil {
		_, err = db.Exec(statement)
		err = errors.Join(err, db.Close())
	}
	if err != nil {
		o.t.Fatal(err)
	}
}

// fail makes the store refuse a state; the result makes it work again.
func (o *office) fail(state audit.LetterState) (mend func()) {
	o.behind(`CREATE TRIGGER broken BEFORE UPDATE ON letter_state WHEN NEW.state = '` + string(state) + `' BEGIN SELECT RAISE(ABORT, 'no room'); END`)
	return func() { o.behind(`DROP TRIGGER broken`) }
}

func (o *office) by() store.By { return store.By{Actor: "person:test", At: o.clock.Now()} }

func (o *office) steer(to string) {
	if _, err := o.Store.Steer(o.t.Context(), "demo", to, o.by()); err != nil {
		o.t.Fatal(err)
	}
}

func (o *office) pause()  { o.steer(store.Paused) }
func (o *office) resume() { o.steer(store.Running) }
func (o *office) stop()   { o.steer(store.Stopped) }

func (o *office) pauseAccount() {
	if _, err := o.Store.SteerAccount(o.t.Context(), account, store.Paused, o.by()); err != nil {
		o.t.Fatal(err)
	}
}

func (o *office) withdraw(i int) {
	id := fmt.Sprintf("demo/firm%d/01", i)
	if _, err := o.Store.AddOverride(o.t.Context(), store.Override{Kind: store.OverrideWithdrawn, Subject: id, Entity: id, Value: "yes", Person: "person:test", At: o.clock.Now()}); err != nil {
		o.t.Fatal(err)
	}
}

// TestWhatTheServerSays is rows 7, 8, 11 and 12 of the protocol: what becomes of a letter
// by what the server does at each step, and whether it goes out later.
func TestWhatTheServerSays(t *testing.T) {
	for _, c := range []struct {
		name     string
		verb     string
		reply    string
		want     audit.LetterState
		remote   bool
		again    bool // goes out when the server is well again
		complete int  // letters that the server held in full before that
	}{
		{name: "all is well", want: audit.Accepted, complete: 1},
		{name: "unknown mailbox", verb: "rcpt", reply: "550 5.1.1 no such user", want: audit.Rejected, remote: true},
		{name: "full mailbox for good", verb: "rcpt", reply: "552 5.2.2 over quota", want: audit.Rejected, remote: true},
		{name: "no route", verb: "rcpt", reply: "550 5.4.4 no such host", want: audit.Rejected, remote: true},
		{name: "a status that only begins alike", verb: "rcpt", reply: "550 5.10.1 strange", want: audit.Rejected},
		{name: "policy", verb: "rcpt", reply: "550 5.7.1 denied by policy", want: audit.Rejected},
		{name: "old server, no status", verb: "rcpt", reply: "550 no such user", want: audit.Rejected, remote: true},
		{name: "old server, relaying", verb: "rcpt", reply: "554 relay access denied", want: audit.Rejected},
		{name: "sender refused", verb: "mail", reply: "550 5.1.8 sender unknown", want: audit.Rejected},
		{name: "greylisted", verb: "rcpt", reply: "450 4.7.1 come back later", want: audit.Deferred, again: true},
		{name: "closing down", verb: "mail", reply: "421 4.3.2 going down", want: audit.Deferred, again: true},
		{name: "no data now", verb: "data", reply: "451 4.3.0 local error", want: audit.Deferred, again: true},
		{name: "line lost at RCPT", verb: "rcpt", reply: hangUp, want: audit.Deferred, again: true},
		{name: "line lost before the dot", verb: "body", reply: hangUp, want: audit.Deferred, again: true},
		{name: "dot without an answer", verb: "dot", reply: hangUp, want: audit.Unknown, complete: 1},
		{name: "dot with an answer that is none", verb: "dot", reply: "what", want: audit.Unknown, complete: 1},
		{name: "refused for good at the dot", verb: "dot", reply: "554 5.6.0 content", want: audit.Rejected, complete: 1},
		{name: "put off at the dot", verb: "dot", reply: "452 4.3.1 disk full", want: audit.Deferred, again: true, complete: 1},
		{name: "no goodbye", verb: "quit", reply: hangUp, want: audit.Accepted, complete: 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := newOffice(t, 1)
			o.server.answer = func(verb, _ string) string {
				if verb == c.verb {
					return c.reply
				}
				return ""
			}
			accepted, err := o.round()
			if err != nil || (accepted == 1) != (c.want == audit.Accepted) {
				t.Errorf("accepted %d, %v", accepted, err)
			}
			l := o.mustBe(0, c.want)
			if l.Remote != c.remote || l.Attempts != 1 || len(o.server.taken()) != c.complete {
				t.Errorf("remote %v, %d attempts, %d letters at the server", l.Remote, l.Attempts, len(o.server.taken()))
			}
			if (c.want == audit.Accepted) != l.SentAt.Equal(monday) {
				t.Errorf("t0 is %v", l.SentAt)
			}
			first, err := o.Store.LetterBytes(t.Context(), l.ID)
			if err != nil {
				t.Fatal(err)
			}
			o.server.answer = nil
			for range 3 {
				o.clock.AdvanceTo(o.clock.Now().Add(5 * time.Minute))
				if _, err := o.round(); err != nil {
					t.Fatal(err)
				}
			}
			taken := o.server.taken()
			if !c.again {
				o.mustBe(0, c.want)
				if len(taken) != c.complete {
					t.Errorf("%d letters at the server, want %d: it was sent again", len(taken), c.complete)
				}
				return
			}
			o.mustBe(0, audit.Accepted)
			if len(taken) != c.complete+1 {
				t.Fatalf("%d letters at the server", len(taken))
			}
			if taken[len(taken)-1].raw != string(first) {
				t.Error("the second try sent other bytes than the first")
			}
		})
	}
}

func TestNoConnectionLeavesTheLetterAsItWas(t *testing.T) {
	o := newOffice(t, 2)
	o.server.refuse = errors.New("connection refused")
	if n, err := o.round(); n != 0 || !errors.Is(err, ErrUnreachable) {
		t.Fatalf("accepted %d, %v", n, err)
	}
	l := o.mustBe(0, audit.Due)
	if l.Attempts != 0 || l.MessageID == "" {
		t.Errorf("a letter that was never tried has %d attempts, id %q", l.Attempts, l.MessageID)
	}
	if second := o.mustBe(1, audit.Due); second.MessageID != "" {
		t.Error("went on claiming while the server does not answer")
	}
	o.server.refuse = nil
	o.clock.AdvanceTo(monday.Add(time.Minute))
	o.mustRound(2)
	if got := o.server.taken()[0].raw; !strings.HasPrefix(got, "Message-ID: <"+l.MessageID+">") {
		t.Errorf("sent %.60q, want the id of the first claim %s", got, l.MessageID)
	}
}

// TestNothingIsSentWithoutTheMarker: what happens between claim and marker, rows 3 and 4.
func TestNothingIsSentWithoutTheMarker(t *testing.T) {
	for name, c := range map[string]struct {
		meanwhile func(o *office)
		fatal     bool // the engine must not go on
	}{
		"paused":         {meanwhile: (*office).pause},
		"stopped":        {meanwhile: (*office).stop},
		"account paused": {meanwhile: (*office).pauseAccount},
		"withdrawn":      {meanwhile: func(o *office) { o.withdraw(0); o.withdraw(1); o.withdraw(2) }},
		"suppressed":     {meanwhile: func(o *office) { o.suppress("info@firm0.test", "firm1.test", "firm2.test") }},
		"too late":       {meanwhile: func(o *office) { o.clock.AdvanceTo(monday.Add(time.Hour + time.Microsecond)) }},
		"lease lost":     {meanwhile: func(o *office) { takeLease(o, "other") }, fatal: true},
		"no room":        {meanwhile: func(o *office) { o.fail(audit.HandingOver) }, fatal: true},
		"taken by other": {meanwhile: func(o *office) { takeLetter(o) }, fatal: true},
	} {
		t.Run(name, func(t *testing.T) {
			o := newOffice(t, 3)
			o.Open = func(ctx context.Context, name string) (*smtpout.Session, error) {
				session, err := o.server.open(ctx, name)
				c.meanwhile(o)
				return session, err
			}
			_, err := o.round()
			if got := err != nil && !errors.Is(err, ErrUnreachable); got != c.fatal {
				t.Errorf("fatal %v: %v", got, err)
			}
			if len(o.server.taken()) != 0 {
				t.Error("a letter went out")
			}
			if o.letter(0).Attempts != 0 {
				t.Error("an attempt was counted")
			}
			if c.fatal && (o.letter(1).MessageID != "" || o.letter(2).MessageID != "") {
				t.Error("went on claiming")
			}
		})
	}
}

// suppress puts addresses and domains on the list of those who are not written to.
func (o *office) suppress(targets ...string) {
	if _, _, err := o.Store.Suppress(context.WithoutCancel(o.t.Context()), targets, o.by()); err != nil {
		o.t.Fatal(err)
	}
}

func TestSuppressedLettersAreCancelled(t *testing.T) {
	o := newOffice(t, 3)
	o.suppress("info@firm0.test", "firm1.test", "m2.test")
	o.mustRound(1)
	for i, want := range []audit.LetterState{audit.Cancelled, audit.Cancelled, audit.Accepted} {
		if l := o.mustBe(i, want); want == audit.Cancelled && l.MessageID != "" {
			t.Errorf("letter %d was claimed", i)
		}
	}
}

func takeLease(o *office, owner string) {
	if err := o.Store.TakeLease(o.t.Context(), owner, "here", monday, monday.Add(time.Hour)); err != nil {
		o.t.Fatal(err)
	}
}

// takeLetter is what a second engine does after it took the lease.
func takeLetter(o *office) {
	takeLease(o, "other")
	if _, _, err := o.Store.Recover(o.t.Context(), monday); err != nil {
		o.t.Fatal(err)
	}
	if _, _, err := o.Store.Claim(o.t.Context(), store.Claim{Letter: o.letter(0), Owner: "other", At: monday, MessageID: "x@y", Raw: []byte("x")}); err != nil {
		o.t.Fatal(err)
	}
}

func TestAPauseIsNotACap(t *testing.T) {
	o := newOffice(t, 3)
	o.server.answer = func(verb, _ string) string {
		if verb == "dot" {
			o.pause()
		}
		return ""
	}
	o.mustRound(1) // under way when the pause came: finished
	o.server.answer = nil
	o.resume()
	o.clock.AdvanceTo(monday.Add(time.Minute))
	o.mustRound(2) // not held back for the pause
}

func TestRecovery(t *testing.T) {
	o := newOffice(t, 2)
	ctx := t.Context()
	for i := range 2 { // a dead engine: one letter claimed, one past the marker
		l := o.letter(i)
		id, raw, _ := o.compose(ctx, l, monday.Add(-time.Hour))
		fence, _, err := o.Store.Claim(ctx, store.Claim{Letter: l, Owner: "me", At: monday, MessageID: id, Raw: raw})
		if err != nil {
			t.Fatal(err)
		}
		if i == 1 {
			if ok, err := o.Store.HandOver(ctx, l, "me", fence, monday); !ok || err != nil {
				t.Fatal(ok, err)
			}
		}
	}
	o.mustRound(0) // nobody's: neither is due
	if due, unknown, err := o.Store.Recover(ctx, monday); due != 1 || unknown != 1 || err != nil {
		t.Fatalf("%d due, %d unknown, %v", due, unknown, err)
	}
	o.mustRound(1)
	o.mustBe(1, audit.Unknown)
	want := fmt.Sprintf("Message-ID: <firm0.%d@pastas.test>", monday.Add(-time.Hour).UnixMicro())
	if got := o.server.taken(); len(got) != 1 || !strings.HasPrefix(got[0].raw, want) {
		t.Errorf("sent %d letters, the first %.80q, want the bytes of the dead engine's claim", len(got), got[0].raw)
	}
	o.clock.AdvanceTo(monday.Add(24 * time.Hour))
	o.mustRound(0)
	o.mustBe(1, audit.Unknown)
}

func TestEveryTryPutOffIsExhaustedNotMissed(t *testing.T) {
	o := newOffice(t, 2)
	o.server.answer = func(verb, to string) string {
		if verb == "rcpt" && to == "info@firm0.test" {
			return "450 4.2.1 busy"
		}
		return ""
	}
	if _, err := o.round(); err != nil {
		t.Fatal(err)
	}
	var pauses []time.Duration
	for range 50 {
		l := o.letter(0)
		if l.State == audit.Rejected {
			break
		}
		if !l.NotBefore.After(o.clock.Now()) {
			t.Fatalf("deferred until %v at %v", l.NotBefore, o.clock.Now())
		}
		pauses = append(pauses, l.NotBefore.Sub(o.clock.Now()).Round(time.Second))
		o.clock.AdvanceTo(l.NotBefore)
		o.mustRound(0)
	}
	want := []time.Duration{1, 2, 4, 8, 16, 29} // doubling, and the first instant that is too late
	for i := range want {
		want[i] *= time.Minute
	}
	if fmt.Sprint(pauses) != fmt.Sprint(want) {
		t.Errorf("waited %v, want %v", pauses, want)
	}
	l := o.mustBe(0, audit.Rejected)
	if l.Remote || l.ReplyCode != 450 || o.reason(0) != "exhausted" {
		t.Errorf("remote %v, code %d, reason %s", l.Remote, l.ReplyCode, o.reason(0))
	}
	o.mustBe(1, audit.Accepted)
}

func TestTheLastAnswerOutlivesAFailedConnection(t *testing.T) {
	o := newOffice(t, 1)
	o.server.answer = func(verb, _ string) string {
		if verb == "rcpt" {
			return "450 4.2.1 busy"
		}
		return ""
	}
	o.mustRound(0)
	o.server.refuse = errors.New("connection refused")
	o.clock.AdvanceTo(monday.Add(time.Minute))
	if _, err := o.round(); !errors.Is(err, ErrUnreachable) {
		t.Fatal(err)
	}
	o.clock.AdvanceTo(monday.Add(2 * time.Hour))
	o.mustRound(0)
	if l := o.mustBe(0, audit.Rejected); l.ReplyCode != 450 || l.ReplyState != "4.2.1" {
		t.Errorf("exhausted with code %d %s, want the server's last words", l.ReplyCode, l.ReplyState)
	}
}

func TestLatestInstant(t *testing.T) {
	for late, want := range map[time.Duration]audit.LetterState{0: audit.Accepted, time.Microsecond: audit.MissedLetter} {
		o := newOffice(t, 1)
		o.clock.AdvanceTo(monday.Add(time.Hour + late))
		if _, err := o.round(); err != nil {
			t.Fatal(err)
		}
		if l := o.mustBe(0, want); want == audit.MissedLetter && (l.Attempts != 0 || l.MessageID != "") {
			t.Errorf("a missed letter has %d attempts and id %q", l.Attempts, l.MessageID)
		}
	}
}

func TestUntilNowNotDue(t *testing.T) {
	o := newOffice(t, 1)
	o.Clock = clock.NewVirtual(monday.Add(-time.Microsecond))
	o.mustRound(0)
	o.mustBe(0, audit.Due)
}

// TestCaps: three letters may go out on a day, four in all; refused claims take nothing.
func TestCaps(t *testing.T) {
	for name, caps := range map[string]struct {
		budgets func(day string) []store.Budget
		days    []int // accepted by day
	}{
		"by day": {func(day string) []store.Budget { return []store.Budget{{Scope: "mailbox:x", Day: day, Cap: 3}} }, []int{3, 3, 1}},
		"in all": {func(string) []store.Budget { return []store.Budget{{Scope: "campaign:demo", Cap: 4}} }, []int{4, 0, 0}},
		"by day and in all": {func(day string) []store.Budget {
			return []store.Budget{{Scope: "mailbox:x", Day: day, Cap: 3}, {Scope: "campaign:demo", Cap: 4}}
		}, []int{3, 1, 0}},
	} {
		t.Run(name, func(t *testing.T) {
			o := newOfficeUntil(t, 7, monday.AddDate(0, 0, 3))
			o.Budgets = func(_ store.LetterRow, now time.Time) ([]store.Budget, error) {
				return caps.budgets(now.Format(time.DateOnly)), nil
			}
			for day, want := range caps.days {
				o.clock.AdvanceTo(monday.AddDate(0, 0, day))
				accepted := 0
				for range 12 { // hours
					n, err := o.round()
					if err != nil {
						t.Fatal(err)
					}
					accepted += n
					o.clock.AdvanceTo(o.clock.Now().Add(time.Hour))
				}
				if accepted != want {
					t.Errorf("day %d: %d letters, want %d", day, accepted, want)
				}
			}
			o.clock.AdvanceTo(monday.AddDate(0, 0, 10))
			o.mustRound(0)
			total := 0
			for _, n := range caps.days {
				total += n
			}
			for i := total; i < 7; i++ {
				if o.mustBe(i, audit.MissedLetter); o.reason(i) != "too_late" {
					t.Errorf("letter %d: %s", i, o.reason(i))
				}
			}
		})
	}
}

// TestAFailedConnectionPaysItsCapOnce: claims that came to nothing must not use the day up.
func TestAFailedConnectionPaysItsCapOnce(t *testing.T) {
	o := newOffice(t, 2)
	o.Budgets = func(_ store.LetterRow, now time.Time) ([]store.Budget, error) {
		return []store.Budget{{Scope: "mailbox:x", Day: now.Format(time.DateOnly), Cap: 2}}, nil
	}
	o.server.refuse = errors.New("connection refused")
	for range 5 {
		if _, err := o.round(); !errors.Is(err, ErrUnreachable) {
			t.Fatal(err)
		}
	}
	o.server.refuse = nil
	o.mustRound(2)
}

// TestUnknownCountsAsUsed: a letter of unknown fate may have gone out.
func TestUnknownCountsAsUsed(t *testing.T) {
	o := newOffice(t, 2)
	o.Budgets = func(_ store.LetterRow, now time.Time) ([]store.Budget, error) {
		return []store.Budget{{Scope: "mailbox:x", Day: now.Format(time.DateOnly), Cap: 1}}, nil
	}
	o.server.answer = func(verb, _ string) string {
		if verb == "dot" {
			return hangUp
		}
		return ""
	}
	o.mustRound(0)
	o.mustBe(0, audit.Unknown)
	o.mustBe(1, audit.Due)
	if o.reason(1) != "cap" {
		t.Errorf("the second letter waits for %q", o.reason(1))
	}
}

func TestAStopFinishesTheLetterUnderWay(t *testing.T) {
	o := newOffice(t, 3)
	ctx, stop := context.WithCancel(t.Context())
	o.server.answer = func(verb, _ string) string {
		if verb == "body" {
			stop()
		}
		return ""
	}
	n, err := o.SendDue(ctx, account)
	if n != 1 || !errors.Is(err, context.Canceled) {
		t.Errorf("accepted %d, %v", n, err)
	}
	o.mustBe(0, audit.Accepted)
	o.mustBe(1, audit.Due)
	if got := o.server.taken(); len(got) != 1 {
		t.Errorf("%d letters went out", len(got))
	}
}

// TestAStopGivesTheClaimBack that it meets before the marker, whose answer it does
// not wait for: nothing was begun, and nobody needs to recover it.
func TestAStopGivesTheClaimBack(t *testing.T) {
	o := newOffice(t, 1)
	ctx, stop := context.WithCancel(t.Context())
	o.Open = func(context.Context, string) (*smtpout.Session, error) {
		stop()
		return nil, context.Canceled
	}
	if _, err := o.SendDue(ctx, account); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	o.mustBe(0, audit.Due)
}

// TestAnOutcomeThatCannotBeStored is row 10: hold, say so once, claim nothing
// meanwhile, and go on when the store works again.
func TestAnOutcomeThatCannotBeStored(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o := newOffice(t, 2)
		mend := o.fail(audit.Accepted)
		done := make(chan error, 1)
		go func() {
			n, err := o.round()
			if n != 2 {
				err = errors.Join(err, fmt.Errorf("accepted %d", n))
			}
			done <- err
		}()
		time.Sleep(90 * time.Second) // of the bubble
		synctest.Wait()
		o.mustBe(0, audit.HandingOver)
		if second := o.mustBe(1, audit.Due); second.MessageID != "" {
			t.Error("claimed a letter while an outcome waited")
		}
		if alarm := o.alarm.String(); strings.Count(alarm, "\n") != 1 || !strings.Contains(alarm, letterID(0)) || !strings.Contains(alarm, "2.0.0 ok") {
			t.Errorf("the alarm says %q, want one line with the letter and the server's words", alarm)
		}
		mend()
		if err := <-done; err != nil {
			t.Fatal(err)
		}
		o.mustBe(0, audit.Accepted)
		o.mustBe(1, audit.Accepted)
		if len(o.server.taken()) != 2 {
			t.Errorf("%d letters at the server", len(o.server.taken()))
		}
	})
}

// TestAStopWhileAnOutcomeCannotBeStored ends after a while; the next start finds the letter unknown.
func TestAStopWhileAnOutcomeCannotBeStored(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o := newOffice(t, 2)
		mend := o.fail(audit.Accepted)
		ctx, stop := context.WithTimeout(t.Context(), time.Minute)
		defer stop()
		if n, err := o.SendDue(ctx, account); n != 0 || err == nil {
			t.Errorf("accepted %d, %v", n, err)
		}
		mend()
		if _, unknown, err := o.Store.Recover(t.Context(), monday); unknown != 1 || err != nil {
			t.Errorf("%d unknown, %v", unknown, err)
		}
		o.mustRound(1)
		o.mustBe(0, audit.Unknown)
	})
}

func TestOneSessionForAllUntilItBreaks(t *testing.T) {
	o := newOffice(t, 5)
	o.server.answer = func(verb, to string) string {
		switch {
		case verb == "rcpt" && to == "info@firm1.test":
			return "550 5.1.1 no such user"
		case verb == "dot" && to == "info@firm2.test":
			return hangUp
		}
		return ""
	}
	o.mustRound(3)
	o.mustBe(1, audit.Rejected)
	o.mustBe(2, audit.Unknown)
	if o.server.sessions != 2 {
		t.Errorf("%d sessions, want a second one only after the line was lost", o.server.sessions)
	}
}

// TestWhatTheServerPutOffIsCancelled when the company has asked meanwhile not to be
// written to, or has withdrawn.
func TestWhatTheServerPutOffIsCancelled(t *testing.T) {
	for reason, word := range map[string]func(o *office){
		"suppressed": func(o *office) { o.suppress("firm0.test") },
		"withdrawn":  func(o *office) { o.withdraw(0) },
	} {
		o := newOffice(t, 1)
		o.server.answer = func(verb, _ string) string {
			if verb != "rcpt" {
				return ""
			}
			word(o) // while the server has the letter in its hands
			return "450 4.2.1 busy"
		}
		o.mustRound(0)
		o.mustBe(0, audit.Deferred)
		o.server.answer = nil
		o.clock.AdvanceTo(monday.Add(10 * time.Minute))
		o.mustRound(0)
		if o.mustBe(0, audit.Cancelled); o.reason(0) != reason || len(o.server.taken()) != 0 {
			t.Errorf("cancelled for %q, want %q; %d letters at the server", o.reason(0), reason, len(o.server.taken()))
		}
	}
}
