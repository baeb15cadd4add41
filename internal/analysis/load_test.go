package analysis

import (
	"encoding/json"
	"path/filepath"
	"testing"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/calendar"
	"replyaudit/internal/campaign"
	"replyaudit/internal/grade"
	"replyaudit/internal/match"
	"replyaudit/internal/reading"
	"replyaudit/internal/stats"
	"replyaudit/internal/store"
)

const box = "edith@post.example"

// desk is a database with the study in it: two enquiries, each with an opening
// and all later letters planned.
type desk struct {
	*testing.T
	*store.Store
}

// launched launches the study three days before t0.
func launched(t *testing.T, change ...func(*campaign.Campaign)) desk {
	t.Helper()
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "audit.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	d := study()
	d.Campaign.Mailboxes = []campaign.Mailbox{{Key: "m", Address: box}}
	d.Campaign.Scripts[0].FollowUp.Window = calendar.Duration{N: 2, Unit: calendar.WorkingDays}
	for _, f := range change {
		f(d.Campaign)
	}
	document, err := json.Marshal(d.Campaign)
	if err != nil {
		t.Fatal(err)
	}
	scheme, err := json.Marshal(d.Rubric)
	if err != nil {
		t.Fatal(err)
	}
	l := store.Launch{
		Campaign: "s", Document: document, Rubric: scheme, At: after("-72h"), Accounts: map[string]string{"m": box},
		Folders: []store.Folder{{Account: box, Name: "INBOX", UIDValidity: 1, NextUID: 1}, {Account: box, Name: "Junk", UIDValidity: 1, NextUID: 1}},
	}
	for _, id := range []string{"s/a/01", "s/b/01"} {
		company := id[2:3]
		l.Enquiries = append(l.Enquiries, audit.Enquiry{ID: id, Campaign: "s", Organisation: company + ".example", Company: company, Persona: "p", Mailbox: "m", Script: "quote", Language: "en", PlannedAt: t0})
		for _, stage := range []audit.Stage{audit.Debriefing, audit.FollowUp, audit.Opening, audit.Reminder, audit.Thanks} {
			letter := audit.Letter{ID: id + "/" + string(stage), Enquiry: id, Stage: stage, Mailbox: "m", From: box, To: "info@" + company + ".example"}
			if stage == audit.Opening {
				letter.DueAt, letter.LatestAt = t0, t0
			}
			l.Letters = append(l.Letters, letter)
		}
	}
	k := desk{t, s}
	k.must(s.Launch(t.Context(), l))
	return k
}

// out is the study with the opening to "a" accepted at t0 and all folders read through an instant.
func out(t *testing.T, readThrough time.Time, change ...func(*campaign.Campaign)) desk {
	t.Helper()
	k := launched(t, change...)
	k.settle("s/a/01/opening", audit.Due, store.Settlement{State: audit.Accepted, At: t0, SentAt: t0, Reason: "dot"})
	k.scanned("INBOX", readThrough)
	k.scanned("Junk", readThrough)
	return k
}

func (k desk) must(err error) {
	k.Helper()
	if err != nil {
		k.Fatal(err)
	}
}

func (k desk) scanned(folder string, at time.Time) {
	k.Helper()
	k.must(k.Scanned(k.Context(), box, folder, at))
}

// settle moves a letter from one state to another.
func (k desk) settle(letter string, from audit.LetterState, to store.Settlement) {
	k.Helper()
	row := store.LetterRow{Letter: audit.Letter{ID: letter, Enquiry: letter[:6]}, Campaign: "s"}
	ok, err := k.Settle(k.Context(), row, 0, []audit.LetterState{from}, to)
	if !ok || err != nil {
		k.Fatalf("%s from %s to %s: %v %v", letter, from, to.State, ok, err)
	}
}

// sent makes a planned letter due and lets our server accept it.
func (k desk) sent(letter string, late string) {
	k.Helper()
	ok, err := k.Arm(k.Context(), letter, store.When{Due: after(late), Latest: after(late), At: after(late)})
	if !ok || err != nil {
		k.Fatal(ok, err)
	}
	k.settle(letter, audit.Due, store.Settlement{State: audit.Accepted, At: after(late), SentAt: after(late), Reason: "dot"})
}

// logged writes an event under an enquiry.
func (k desk) logged(at time.Time, kind string, payload map[string]any) {
	k.Helper()
	k.must(k.Write(k.Context(), func(t *store.Tx) error {
		return t.Append(store.Event{Entity: "s/a/01", At: at, Actor: "person:jo", Kind: kind, Payload: payload})
	}))
}

// received stores a message and, unless the decision is empty, what was decided about it.
func (k desk) received(uid uint32, late string, d store.Decision) {
	k.Helper()
	raw := []byte{byte(uid)}
	_, err := k.SaveBatch(k.Context(), store.Folder{Account: box, Name: "INBOX", UIDValidity: 1}, []store.Sighting{{UID: uid, InternalDate: after(late), Raw: raw}}, uid+1, after(late))
	k.must(err)
	if d.Class == "" {
		return
	}
	d.Message, _ = store.MessageKey(box, raw, false)
	d.ReceivedAt = after(late)
	m := came(d.Class, late)
	m.Decision.Match = match.Result{Enquiry: d.Enquiry, Letter: d.Enquiry + "/opening", Possible: d.Possible}
	d.Body, err = json.Marshal(reading.Stored{Decision: m.Decision})
	k.must(err)
	k.decided(d)
}

func (k desk) decided(d store.Decision) {
	k.Helper()
	if whole, err := k.SaveDecisions(k.Context(), []store.Decision{d}, d.ReceivedAt); !whole || err != nil {
		k.Fatal(whole, err)
	}
}

// record is the enquiry "a" as of an instant.
func (k desk) record(asOf time.Time) (*Data, Record) {
	k.Helper()
	d, err := Load(k.Context(), k.Store, "s", asOf)
	k.must(err)
	return d, d.Records[0]
}

func (k desk) outcome(asOf time.Time) audit.Outcome {
	k.Helper()
	d, r := k.record(asOf)
	return Assess(d, r).Outcome
}

// RULES 3: silence must be proven by a complete scan of every folder, begun
// after the window's end.
func TestRule3_EveryFolderProvesSilence(t *testing.T) {
	end := after("240h")
	if got := out(t, end).outcome(after("1000h")); got != audit.Silent {
		t.Errorf("read through the end of the window: %s", got)
	}
	if got := out(t, end.Add(-time.Second)).outcome(after("1000h")); got != audit.Uncollected {
		t.Errorf("read to a second before the end of the window: %s", got)
	}
	k := out(t, end.Add(-time.Second))
	k.scanned("INBOX", after("300h"))
	if got := k.outcome(after("1000h")); got != audit.Uncollected {
		t.Errorf("one folder read to a second before the end of the window: %s", got)
	}
}

// RULES 3: nothing may be pending that could belong to the enquiry: neither a
// message that the server does not hand out, nor one that nobody has decided
// about yet, nor one that could answer two letters.
func TestRule3_NothingPendingProvesSilence(t *testing.T) {
	for late, want := range map[string]audit.Outcome{
		"24h":  audit.PendingReview,
		"-24h": audit.Silent, // lay there before the letter went out
		"500h": audit.Silent, // came after the window
	} {
		lost := out(t, after("600h"))
		_, err := lost.SaveBatch(t.Context(), store.Folder{Account: box, Name: "INBOX", UIDValidity: 1}, []store.Sighting{{UID: 7, InternalDate: after(late), Unfetchable: "NO"}}, 8, after("30h"))
		lost.must(err)
		if _, r := lost.record(after("1000h")); len(r.Pending) > 0 != (late != "-24h") {
			t.Errorf("unfetchable at %s: %d pending", late, len(r.Pending))
		}
		if got := lost.outcome(after("1000h")); got != want {
			t.Errorf("unfetchable at %s: %s, want %s", late, got, want)
		}
		undecided := out(t, after("600h"))
		undecided.received(7, late, store.Decision{})
		if got := undecided.outcome(after("1000h")); got != want {
			t.Errorf("undecided at %s: %s, want %s", late, got, want)
		}
		unmatched := out(t, after("600h"))
		unmatched.received(7, late, store.Decision{Class: audit.Human, Possible: []string{"s/a/01", "s/b/01"}})
		if got := unmatched.outcome(after("1000h")); got != want {
			t.Errorf("unmatched at %s: %s, want %s", late, got, want)
		}
	}
	for _, class := range []audit.Class{audit.Marketing, audit.Notification, audit.ReadReceipt, audit.FeedbackReport} {
		k := out(t, after("600h"))
		k.received(7, "24h", store.Decision{Class: class, Possible: []string{"s/a/01", "s/b/01"}})
		if got := k.outcome(after("1000h")); got != audit.Silent {
			t.Errorf("an unmatched %s could change nothing: %s, want silent", class, got)
		}
	}
}

// RULES 3 and 4: windows in each unit, from Monday, 1 June, 10:00; work is 09:00 to 17:00.
func TestRule3_WindowsInEveryUnit(t *testing.T) {
	for window, want := range map[string]string{
		"36h":  "2026-06-02 22:00:00",
		"10d":  "2026-06-11 10:00:00",
		"8wh":  "2026-06-02 10:00:00", // 7 h on Monday, 1 h on Tuesday
		"40wh": "2026-06-08 10:00:00", // 7 h, four days of 8 h, 1 h on the next Monday
		"2wd":  "2026-06-03 17:00:00", // Monday is day 0
		"5wd":  "2026-06-08 17:00:00",
	} {
		d, err := calendar.ParseDuration(window)
		if err != nil {
			t.Fatal(err)
		}
		_, r := out(t, t0, func(c *campaign.Campaign) { c.Window = d }).record(after("1000h"))
		if !r.WindowEnd.Equal(utc(want)) {
			t.Errorf("%s ends %s, want %s", window, r.WindowEnd, want)
		}
	}
}

// RULES 4: t0 of a letter that was proved later is the marker's time, flagged;
// while it is unsettled, its window is counted from the marker.
func TestRule4_T0OfASettledUnknown(t *testing.T) {
	k := launched(t)
	row := store.LetterRow{Letter: audit.Letter{ID: "s/a/01/opening", Enquiry: "s/a/01"}, Campaign: "s"}
	k.must(k.TakeLease(t.Context(), "e", "i", t0, after("1h")))
	fence, _, err := k.Claim(t.Context(), store.Claim{Letter: row, Owner: "e", At: t0, MessageID: "x@y", Raw: []byte("x")})
	k.must(err)
	if ok, err := k.HandOver(t.Context(), row, "e", fence, t0); !ok || err != nil {
		t.Fatal(ok, err)
	}
	k.settle("s/a/01/opening", audit.HandingOver, store.Settlement{State: audit.Unknown, At: after("1m"), Reason: "line"})
	if _, r := k.record(after("47h")); !r.WindowEnd.Equal(after("240h")) || !r.Letter.SentAt.IsZero() {
		t.Errorf("unsettled: window until %s, sent %s", r.WindowEnd, r.Letter.SentAt)
	}
	k.settle("s/a/01/opening", audit.Unknown, store.Settlement{State: audit.Accepted, At: after("48h"), SentAt: t0, Proved: true, Reason: "reply"})
	d, r := k.record(after("1000h"))
	if a := Assess(d, r); !a.T0.Equal(t0) || !r.Letter.Uncertain || !r.WindowEnd.Equal(after("240h")) {
		t.Errorf("t0 %s, uncertain %v, window until %s", a.T0, r.Letter.Uncertain, r.WindowEnd)
	}
	d, r = k.record(after("47h"))
	if a := Assess(d, r); a.Outcome != audit.Open || !a.T0.IsZero() || r.Letter.State != audit.Unknown || !r.WindowEnd.Equal(after("240h")) {
		t.Errorf("before it was proved: %s, t0 %s, %s, window until %s", a.Outcome, a.T0, r.Letter.State, r.WindowEnd)
	}
}

// RULES 3: as of T, a letter stands as it stood at T.
func TestRule3_AsOfKnowsNothingLater(t *testing.T) {
	k := out(t, after("600h"))
	k.sent("s/a/01/reminder", "100h")
	k.settle("s/b/01/opening", audit.Due, store.Settlement{State: audit.Rejected, At: after("5h"), Code: 550, Status: "5.1.1", Remote: true, Text: "no such user"})
	d, err := Load(t.Context(), k.Store, "s", after("4h"))
	k.must(err)
	a, b := d.Records[0], d.Records[1]
	if a.Letter.State != audit.Accepted || a.Step(audit.Reminder).Letter.State != audit.Planned || !a.Step(audit.Reminder).Letter.SentAt.IsZero() {
		t.Errorf("at 4 h: opening %s, reminder %s", a.Letter.State, a.Step(audit.Reminder).Letter.State)
	}
	if !a.Collected.Equal(after("4h")) {
		t.Errorf("at 4 h the mailbox was searched until %s", a.Collected)
	}
	if b.Letter.State != audit.Due || b.Letter.Text != "" || b.Letter.Remote || Assess(d, b).Outcome != audit.Open {
		t.Errorf("at 4 h: %+v, %s", b.Letter, Assess(d, b).Outcome)
	}
	d, err = Load(t.Context(), k.Store, "s", after("100h"))
	k.must(err)
	a, b = d.Records[0], d.Records[1]
	if got := a.Step(audit.Reminder).Letter; got.State != audit.Accepted || !got.SentAt.Equal(after("100h")) {
		t.Errorf("at 100 h: reminder %+v", got)
	}
	if failure := Assess(d, b).Failure; Assess(d, b).Outcome != audit.Undeliverable || failure.Text != "no such user" {
		t.Errorf("at 100 h: %+v", failure)
	}
	if d, _ := k.record(after("-1h")); Assess(d, d.Records[0]).Outcome != audit.Open {
		t.Error("before it was sent a letter is open")
	}
}

// The end of a campaign is known from its close on, not before.
func TestRule3_ClosedFromTheCloseOn(t *testing.T) {
	k := out(t, after("600h"))
	k.settle("s/b/01/opening", audit.Due, store.Settlement{State: audit.Unknown, At: t0, Reason: "line"})
	k.must(k.CloseCampaign(t.Context(), "s", nil, after("250h")))
	for late, want := range map[string]audit.Outcome{"249h": audit.Open, "250h": audit.SendUnknown} {
		d, err := Load(t.Context(), k.Store, "s", after(late))
		k.must(err)
		if got := Assess(d, d.Records[1]).Outcome; got != want || d.Closed != (want == audit.SendUnknown) {
			t.Errorf("as of %s: %s, closed %v; want %s", late, got, d.Closed, want)
		}
	}
}

// Later letters come in the order of the script; a follow-up has its own window.
// It went out on Wednesday 12:00; two working days on is Friday 17:00.
func TestLoadOfLaterLetters(t *testing.T) {
	k := out(t, after("600h"))
	k.sent("s/a/01/follow_up", "50h")
	_, r := k.record(after("1000h"))
	var stages []audit.Stage
	for _, s := range r.Steps {
		stages = append(stages, s.Stage)
		if s.Stage != audit.FollowUp && !s.WindowEnd.IsZero() {
			t.Errorf("the %s has a window until %s", s.Stage, s.WindowEnd)
		}
	}
	if want := []audit.Stage{audit.Reminder, audit.FollowUp, audit.Thanks, audit.Debriefing}; len(stages) != 4 || stages[0] != want[0] || stages[1] != want[1] || stages[2] != want[2] || stages[3] != want[3] {
		t.Errorf("steps %v, want %v", stages, want)
	}
	if s := r.Step(audit.FollowUp); !s.Letter.SentAt.Equal(after("50h")) || !s.WindowEnd.Equal(utc("2026-06-05 17:00:00")) || s.ID != "s/a/01/follow_up" {
		t.Errorf("follow-up %+v", s)
	}
	if r.Letter.State != audit.Accepted || !r.Letter.SentAt.Equal(t0) || r.Letter.To != info {
		t.Errorf("opening %+v", r.Letter)
	}
}

// RULES 1: withdrawn by the suppression list, or by a person who may take it back.
func TestRule1_Withdrawn(t *testing.T) {
	k := launched(t)
	k.settle("s/a/01/opening", audit.Due, store.Settlement{State: audit.Cancelled, At: t0, Reason: "suppressed"})
	if got := k.outcome(after("1000h")); got != audit.Withdrawn {
		t.Errorf("suppressed: %s", got)
	}
	k = out(t, after("600h"))
	k.sent("s/a/01/reminder", "50h")
	k.logged(after("60h"), "review.withdrawn", map[string]any{"decision": 4})
	k.logged(after("70h"), "review.undone", map[string]any{"decision": 5})
	k.logged(after("300h"), "review.undone", map[string]any{"decision": 4})
	for late, want := range map[string]audit.Outcome{"59h": audit.Open, "60h": audit.Withdrawn, "299h": audit.Withdrawn, "300h": audit.Silent} {
		if got := k.outcome(after(late)); got != want {
			t.Errorf("as of %s: %s, want %s", late, got, want)
		}
	}
}

// What a person noted in the log stands beside the outcome.
func TestRule1_WhatAPersonNoted(t *testing.T) {
	k := out(t, after("600h"))
	k.logged(after("60h"), "review.detected", map[string]any{"decision": "d1"})
	k.logged(after("61h"), "review.contacted_otherwise", map[string]any{"decision": "d2"})
	k.logged(after("62h"), "review.undone", map[string]any{"decision": "d1"})
	d, r := k.record(after("1000h"))
	if got := Assess(d, r).Flags; got != (Flags{ContactedOtherwise: true}) {
		t.Errorf("%+v", got)
	}
}

// A closed campaign is looked at as of its close; what a person decides after
// it counts, and what the engine does after it does not.
func TestRule1_APersonMayDecideAfterTheClose(t *testing.T) {
	k := out(t, after("600h"))
	k.must(k.CloseCampaign(k.Context(), "s", nil, after("600h")))
	k.logged(after("700h"), "review.withdrawn", map[string]any{"decision": "d1"})
	if got := k.outcome(after("600h")); got != audit.Withdrawn {
		t.Errorf("as of the close: %s", got)
	}
	if got := k.outcome(after("599h")); got == audit.Withdrawn {
		t.Error("an interim report before the close knows of it")
	}
}

// A look at some enquiries sees of them what a look at all sees.
func TestLoadEnquiries(t *testing.T) {
	k := out(t, after("600h"))
	k.sent("s/a/01/reminder", "100h")
	k.settle("s/b/01/opening", audit.Due, store.Settlement{State: audit.Accepted, At: t0, SentAt: t0, Reason: "dot"})
	k.logged(after("60h"), "review.detected", map[string]any{"decision": "d1"})
	k.received(1, "20h", store.Decision{Class: audit.Acknowledgement, Enquiry: "s/a/01"})
	k.received(2, "21h", store.Decision{Class: audit.Human, Enquiry: "s/b/01"})
	k.received(3, "22h", store.Decision{Class: audit.Human, Possible: []string{"s/a/01", "s/b/01"}})
	k.received(4, "23h", store.Decision{Class: audit.Marketing, Possible: []string{"s/a/01"}})
	k.received(5, "24h", store.Decision{})
	k.must(k.CloseCampaign(t.Context(), "s", nil, after("400h")))
	all, err := Load(t.Context(), k.Store, "s", after("500h"))
	k.must(err)
	if len(all.Records) != 2 || all.Unmatched != 1 || all.Foreign != 1 {
		t.Fatalf("%d records, %d unmatched, %d foreign", len(all.Records), all.Unmatched, all.Foreign)
	}
	if a := all.Records[0]; len(a.Messages) != 1 || len(a.Pending) != 2 || a.Messages[0].Folder != "INBOX" {
		t.Errorf("%d messages, %d pending", len(a.Messages), len(a.Pending))
	}
	for i, id := range []string{"s/a/01", "s/b/01"} {
		one, err := LoadEnquiries(t.Context(), k.Store, "s", after("500h"), id)
		k.must(err)
		got, _ := json.Marshal(one.Records)
		want, _ := json.Marshal(all.Records[i : i+1])
		if string(got) != string(want) || !one.Closed {
			t.Errorf("%s alone:\n%s\nwith all:\n%s", id, got, want)
		}
	}
	early, err := Load(t.Context(), k.Store, "s", after("20h30m"))
	k.must(err)
	if a, b := early.Records[0], early.Records[1]; len(a.Messages) != 1 || len(b.Messages) != 0 || early.Unmatched != 0 {
		t.Errorf("as of 20 h 30 min: %d and %d messages, %d unmatched", len(a.Messages), len(b.Messages), early.Unmatched)
	}
	frozen, err := Freeze(t.Context(), k.Store, "s")
	k.must(err)
	for late, messages := range map[string]int{"500h": 1, "19h": 0} { // one reading of the design serves many looks
		d, err := frozen.Load(t.Context(), k.Store, after(late), "s/b/01", "s/c/01")
		k.must(err)
		if len(d.Records) != 1 || len(d.Records[0].Messages) != messages || d.Closed != (messages > 0) {
			t.Errorf("as of %s: %+v, closed %v", late, d.Records, d.Closed)
		}
	}
	both, err := LoadEnquiries(t.Context(), k.Store, "s", after("500h"), "s/a/01", "s/b/01")
	k.must(err)
	if len(both.Records) != 2 || both.Unmatched != 1 || both.Foreign != 0 {
		t.Errorf("both: %d records, %d unmatched, %d foreign", len(both.Records), both.Unmatched, both.Foreign)
	}
}

// What a person read counts: the decision says so, whatever the machine saw.
func TestRule5_WhatAPersonReadIsLoaded(t *testing.T) {
	k := out(t, after("600h"))
	k.received(1, "20h", store.Decision{})
	id, _ := store.MessageKey(box, []byte{1}, false)
	m := wrote("20h")
	m.Decision.Unread = true
	m.Decision.Match = match.Result{Enquiry: "s/a/01", Letter: "s/a/01/opening"}
	for _, q := range []string{"price", "time"} {
		m.Decision.Reading.Questions[q] = grade.Answer{Status: grade.Answered, Value: "x", Correct: "unknown", Rule: "person"}
	}
	body, err := json.Marshal(reading.Stored{Overridden: true, Decision: m.Decision})
	k.must(err)
	k.decided(store.Decision{Message: id, Class: audit.Human, Enquiry: "s/a/01", ReceivedAt: after("20h"), Body: body})
	if got := k.outcome(after("1000h")); got != audit.Answered {
		t.Errorf("%s", got)
	}
}

// The method page states the error of the times from the last check in which the
// letter arrived, of each mailbox, until the instant of the report.
func TestClockErrorIsWhatWasMeasuredLast(t *testing.T) {
	const other = "other@post.example"
	k := out(t, after("200h"), func(c *campaign.Campaign) {
		c.Mailboxes = append(c.Mailboxes, campaign.Mailbox{Key: "n", Address: other}, campaign.Mailbox{Key: "same", Address: box}, campaign.Mailbox{Key: "o", Address: "never@post.example"})
	})
	ms := func(lo, hi int) store.Interval {
		return store.Interval{Lo: time.Duration(lo) * time.Millisecond, Hi: time.Duration(hi) * time.Millisecond}
	}
	for _, m := range []store.Measurement{
		{Account: box, At: after("-80h"), Arrived: true, Delay: ms(0, 9000), Skew: ms(-9000, 9000)}, // an older one
		{Account: box, At: after("-75h"), Arrived: true, Delay: ms(200, 1400), Skew: ms(-300, 400)},
		{Account: box, At: after("-74h")}, // did not arrive
		{Account: box, At: after("300h"), Arrived: true, Delay: ms(5, 6), Skew: ms(5, 6)},
		{Account: other, At: after("1h"), Arrived: true, Delay: ms(100, 700), Skew: ms(-100, 900)},
	} {
		k.must(k.AddMeasurement(k.Context(), m))
	}
	d, err := Load(k.Context(), k.Store, "s", after("200h"))
	k.must(err)
	e := Analyse(d).ClockError
	if e.Mailboxes != 3 || len(e.Measured) != 2 || !e.Measured[0].At.Equal(after("-75h")) || e.Delay != (stats.Interval{Lo: 0.1, Hi: 1.4}) || e.Skew != (stats.Interval{Lo: -0.3, Hi: 0.9}) {
		t.Errorf("%+v", e)
	}
	log, err := k.EventsOf(k.Context(), []string{other})
	k.must(err)
	if len(log) != 1 || log[0].Kind != "mailbox.checked" {
		t.Errorf("the log has %+v", log)
	}
}

// A person's word that a letter of unknown fate never left makes it not_sent, until
// it is taken back or something proves the letter.
func TestRule1_NotSentByAPersonsWord(t *testing.T) {
	k := launched(t)
	k.settle("s/a/01/opening", audit.Due, store.Settlement{State: audit.Unknown, At: t0, Reason: "dot"})
	k.logged(after("60h"), "review.sent", map[string]any{"decision": 4, "subject": "s/a/01/opening", "value": store.NotSent})
	k.logged(after("90h"), "review.undone", map[string]any{"decision": 4})
	for late, want := range map[string]audit.Outcome{"59h": audit.Open, "60h": audit.NotSent, "90h": audit.Open} {
		if got := k.outcome(after(late)); got != want {
			t.Errorf("as of %s: %s, want %s", late, got, want)
		}
	}
	k.logged(after("95h"), "review.sent", map[string]any{"decision": 5, "subject": "s/a/01/thanks", "value": store.NotSent})
	if got := k.outcome(after("96h")); got != audit.Open {
		t.Errorf("said of another letter: %s", got)
	}
	k.logged(after("97h"), "review.sent", map[string]any{"decision": 6, "subject": "s/a/01/opening", "value": store.SentAt(t0)})
	if got := k.outcome(after("98h")); got != audit.Open {
		t.Errorf("said to be sent: %s", got)
	}
}
