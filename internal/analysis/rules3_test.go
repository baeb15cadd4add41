package analysis

import (
	"testing"
	"time"

	"replyaudit/internal/audit"
)

// RULES section 3: windows. What the database has to say of them, the end of
// windows in working time and the proof of silence by scans, is tested in load_test.go.

const hour = 3600

func TestRule3_ReceiptAtTheEndOfTheWindowCounts(t *testing.T) {
	d := study()
	if got := Assess(d, sent(d, "a", 1, wrote("240h", "price", "time"))).Outcome; got != audit.Answered {
		t.Errorf("at the end of the window: %s, want answered", got)
	}
	if got := Assess(d, sent(d, "a", 1, wrote("240h1us", "price", "time"))).Outcome; got != audit.Silent {
		t.Errorf("a microsecond later: %s, want silent", got)
	}
}

func TestRule3_TheWindowIsOverAtItsEnd(t *testing.T) {
	d := study()
	d.Closed = false
	for at, want := range map[string]audit.Outcome{"239h59m59s": audit.Open, "240h": audit.Silent} {
		d.AsOf = after(at)
		if got := Assess(d, sent(d, "a", 1)); got.Outcome != want || got.Settled != (want != audit.Open) {
			t.Errorf("as of %s: %s, settled %v; want %s", at, got.Outcome, got.Settled, want)
		}
	}
}

// A later reply leaves the outcome, fills late_reply_seconds, leaves reply_seconds empty.
func TestRule3_ALateReplyLeavesTheOutcome(t *testing.T) {
	d := study()
	// 250 h from Monday, 1 June, 10:00 is Thursday, 11 June, 20:00. Worked: Monday 7 h, Tuesday to
	// Friday 32, Monday to Wednesday 24, Thursday 8.
	a := Assess(d, sent(d, "a", 1, came(audit.Human, "245h"), wrote("250h", "price", "time"), wrote("260h")))
	if a.Outcome != audit.Silent || a.Complete || a.Reply.Event || a.Answer.Event {
		t.Errorf("%s, complete %v, reply %+v", a.Outcome, a.Complete, a.Reply)
	}
	checkClock(t, "late_reply_seconds", a.Late, read{true, 250 * hour, 71 * hour})
	if a := Assess(d, sent(d, "a", 1, wrote("2h", "price"), wrote("250h", "time"))); a.Late.Running || a.Flags.Late || a.Outcome != audit.Replied {
		t.Errorf("with a reply in the window nothing is timed late: %s, %+v, flag %v", a.Outcome, a.Late, a.Flags.Late)
	}
	if a := Assess(d, then(sent(d, "a", 1, wrote("101h", "price"), wrote("250h", "time")), audit.Reminder, "100h")); a.Late.Running {
		t.Errorf("a reply to the reminder came in the window, so none is late: %+v", a.Late)
	}
}

// report --as-of T and stop leave unfinished enquiries open, whatever has come so
// far; only a complete answer is final before the end. None enters rates.
func TestRule3_UnfinishedEnquiriesStayOpen(t *testing.T) {
	d := study()
	d.AsOf, d.Closed = after("100h"), false
	for _, c := range []struct {
		rule string
		r    Record
		want audit.Outcome
	}{
		{"nothing came", sent(d, "a", 1), audit.Open},
		{"a reply", sent(d, "a", 1, wrote("2h", "price")), audit.Open},
		{"a question", sent(d, "a", 1, asked("2h")), audit.Open},
		{"something waits for a person", sent(d, "a", 1, came(audit.Uncertain, "2h")), audit.Open},
		{"a challenge", sent(d, "a", 1, came(audit.Challenge, "2h")), audit.Open},
		{"a bounce, which may yet be beaten", sent(d, "a", 1, bounced("1m", "unknown_user", "5.1.1", info)), audit.Open},
		{"what came after T is not seen", sent(d, "a", 1, wrote("101h", "price", "time")), audit.Open},
		{"sent after T", with(sent(d, "a", 1), func(r *Record) { r.Letter.SentAt = after("101h") }), audit.Open},
		{"not sent", unsent(d, audit.Due), audit.Open},
		{"a complete answer", sent(d, "a", 1, wrote("2h", "price", "time")), audit.Answered},
	} {
		if a := Assess(d, c.r); a.Outcome != c.want || a.Settled {
			t.Errorf("%s: %s, settled %v; want %s, unsettled", c.rule, a.Outcome, a.Settled, c.want)
		}
	}
}

// Open enquiries are censored at T; a bounced one is not at risk.
func TestRule3_OpenIsCensoredAtT(t *testing.T) {
	d := study()
	d.AsOf, d.Closed = after("24h"), false // Tuesday 10:00: 7 h worked on Monday, 1 h on Tuesday
	a := Assess(d, sent(d, "a", 1, came(audit.Acknowledgement, "1m")))
	checkClock(t, "reply", a.Reply, read{false, 24 * hour, 8 * hour})
	checkClock(t, "answer", a.Answer, read{false, 24 * hour, 8 * hour})
	checkClock(t, "acknowledgement", a.Ack, read{true, 60, 60})
	if a := Assess(d, sent(d, "a", 1, bounced("1m", "unknown_user", "5.1.1", info))); a.Reply.Running {
		t.Errorf("a letter that bounced runs a clock: %+v", a.Reply)
	}
	if a := Assess(d, unsent(d, audit.Due)); a.Reply.Running {
		t.Errorf("a letter that was not sent runs a clock: %+v", a.Reply)
	}
	if a := Assess(d, with(sent(d, "a", 1), func(r *Record) { r.Letter.SentAt = after("25h") })); a.Reply.Running || !a.T0.IsZero() {
		t.Errorf("a letter that was sent after T runs a clock: %+v", a.Reply)
	}
}

// Every clock is exported as event, follow-up seconds and follow-up working seconds.
func TestRule3_EveryClockHasEventAndBothTimes(t *testing.T) {
	d := study()
	// Monday 10:00 to Tuesday 11:00 is 25 h, of which 7 h and 2 h are worked. Ten days hold 64 working
	// hours: Monday 7, Tuesday to Friday 32, Monday to Wednesday 24, Thursday 1.
	a := Assess(d, sent(d, "a", 1, came(audit.Acknowledgement, "30s"), wrote("2h", "price"), wrote("25h", "time")))
	checkClock(t, "acknowledgement", a.Ack, read{true, 30, 30})
	checkClock(t, "reply", a.Reply, read{true, 2 * hour, 2 * hour})
	checkClock(t, "answer", a.Answer, read{true, 25 * hour, 9 * hour})
	a = Assess(d, sent(d, "a", 1))
	for name, c := range map[string]Clock{"acknowledgement": a.Ack, "reply": a.Reply, "answer": a.Answer} {
		checkClock(t, name+" of a silent company", c, read{false, 240 * hour, 64 * hour})
	}
}

// Silence must be proven: a complete scan of every folder begun after the
// deciding instant, and nothing pending that could belong to the enquiry.
func TestRule3_SilenceMustBeProven(t *testing.T) {
	d := study()
	pending := func(late string) Record {
		return with(sent(d, "a", 1), func(r *Record) { r.Pending = []Message{came(audit.Uncertain, late)} })
	}
	scanned := func(at time.Time) Record {
		return with(sent(d, "a", 1), func(r *Record) { r.Collected = at })
	}
	for _, c := range []struct {
		rule string
		r    Record
		want audit.Outcome
	}{
		{"never scanned", scanned(time.Time{}), audit.Uncollected},
		{"scanned a second too early", scanned(after("239h59m59s")), audit.Uncollected},
		{"scanned at the end", scanned(after("240h")), audit.Silent},
		{"pending at the end of the window", pending("240h"), audit.PendingReview},
		{"pending after the window could not change it", pending("240h1s"), audit.Silent},
		{"pending within the skew before t0", pending("-2s"), audit.PendingReview},
		{"pending before the letter went out could not answer it", pending("-3s"), audit.Silent},
	} {
		if got := Assess(d, c.r).Outcome; got != c.want {
			t.Errorf("%s: %s, want %s", c.rule, got, c.want)
		}
	}
}

// The engine asks the same before it reminds: is anything pending by now?
func TestRule3_WaitingIsKnownWhileTheWindowRuns(t *testing.T) {
	d := study()
	d.AsOf, d.Closed = after("100h"), false
	for _, c := range []struct {
		rule string
		r    Record
		want bool
	}{
		{"nothing came", sent(d, "a", 1), false},
		{"an uncertain message", sent(d, "a", 1, came(audit.Uncertain, "2h")), true},
		{"an unmatched one", with(sent(d, "a", 1), func(r *Record) { r.Pending = []Message{came(audit.Uncertain, "2h")} }), true},
		{"an attachment", sent(d, "a", 1, unreadable(wrote("2h"))), true},
		{"one that comes later", with(sent(d, "a", 1), func(r *Record) { r.Pending = []Message{came(audit.Uncertain, "101h")} }), false},
		{"the letter is not out by T", with(sent(d, "a", 1), func(r *Record) {
			r.Letter.SentAt, r.Pending = after("101h"), []Message{came(audit.Uncertain, "2h")}
		}), false},
		{"the letter is not out", with(unsent(d, audit.Due), func(r *Record) { r.Pending = []Message{came(audit.Uncertain, "2h")} }), false},
	} {
		if got := Assess(d, c.r).Waiting; got != c.want {
			t.Errorf("%s: waiting %v, want %v", c.rule, got, c.want)
		}
	}
}
