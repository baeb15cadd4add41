package analysis

import (
	"testing"
	"time"

	"replyaudit/internal/audit"
)

// RULES section 1: outcomes and flags. One test for each sentence; t0 is a
// Monday, 10:00, the window ten days (240 h), all folders read until 300 h.

const info = "info@a.example" // the address that the letters went to

func TestRule1_TheFirstOutcomeThatHolds(t *testing.T) {
	d := study()
	pending := func(r *Record) { r.Pending = []Message{came(audit.Uncertain, "2h")} }
	unread := func(r *Record) { r.Collected = r.WindowEnd.Add(-time.Second) }
	for _, c := range []struct {
		rule string
		r    Record
		want audit.Outcome
	}{
		{"withdrawn before missed", with(unsent(d, audit.MissedLetter), func(r *Record) { r.Withdrawn = true }), audit.Withdrawn},
		{"withdrawn before answered", with(sent(d, "a", 1, wrote("2h", "price", "time")), func(r *Record) { r.Withdrawn = true }), audit.Withdrawn},
		{"a letter that was cancelled", unsent(d, audit.Cancelled), audit.Withdrawn},
		{"missed: never tried, too late", unsent(d, audit.MissedLetter), audit.Missed},
		{"not_sent: refused at our submission side", unsent(d, audit.Rejected), audit.NotSent},
		{"not_sent: exhausted at our submission side", with(unsent(d, audit.Rejected), func(r *Record) { r.Letter.Code, r.Letter.Status = 451, "4.3.2" }), audit.NotSent},
		{"send_unknown: still unsettled at the end", unsent(d, audit.Unknown), audit.SendUnknown},
		{"send_unknown: handed over and nothing heard at the end", unsent(d, audit.HandingOver), audit.SendUnknown},
		{"answered: every question", sent(d, "a", 1, wrote("2h", "price", "time")), audit.Answered},
		{"answered before uncollected", with(sent(d, "a", 1, wrote("2h", "price", "time")), unread), audit.Answered},
		{"answered before pending_review", with(sent(d, "a", 1, wrote("2h", "price", "time")), pending), audit.Answered},
		{"replied: one substantive message", sent(d, "a", 1, wrote("2h")), audit.Replied},
		{"replied: not every question", sent(d, "a", 1, wrote("2h", "price")), audit.Replied},
		{"replied before asked_back", sent(d, "a", 1, asked("1h"), wrote("2h", "price")), audit.Replied},
		{"replied before uncollected", with(sent(d, "a", 1, wrote("2h", "price")), unread), audit.Replied},
		{"replied before pending_review", with(sent(d, "a", 1, wrote("2h", "price")), pending), audit.Replied},
		{"asked_back: only a clarifying question", sent(d, "a", 1, asked("1h")), audit.AskedBack},
		{"asked_back before uncollected", with(sent(d, "a", 1, asked("1h")), unread), audit.AskedBack},
		{"asked_back before pending_review", with(sent(d, "a", 1, asked("1h")), pending), audit.AskedBack},
		{"uncollected: a folder was not completely scanned after the window closed", with(sent(d, "a", 1), unread), audit.Uncollected},
		{"uncollected before pending_review", with(with(sent(d, "a", 1), unread), pending), audit.Uncollected},
		{"uncollected before undeliverable", with(sent(d, "a", 1, bounced("1m", "unknown_user", "5.1.1", info)), unread), audit.Uncollected},
		{"pending_review: an unmatched message could belong to it", with(sent(d, "a", 1), pending), audit.PendingReview},
		{"pending_review: an uncertain message belongs to it", sent(d, "a", 1, came(audit.Uncertain, "2h")), audit.PendingReview},
		{"pending_review before challenged", with(sent(d, "a", 1, came(audit.Challenge, "1m")), pending), audit.PendingReview},
		{"pending_review before undeliverable", with(sent(d, "a", 1, bounced("1m", "unknown_user", "5.1.1", info)), pending), audit.PendingReview},
		{"challenged", sent(d, "a", 1, came(audit.Challenge, "1m")), audit.Challenged},
		{"challenged before refused", sent(d, "a", 1, came(audit.Challenge, "1m"), bounced("2m", "policy", "5.7.1", info)), audit.Challenged},
		{"refused before undeliverable", sent(d, "a", 1, bounced("1m", "unknown_user", "5.1.1", info), bounced("2m", "policy", "5.7.1", info)), audit.Refused},
		{"undeliverable", sent(d, "a", 1, bounced("1m", "unknown_user", "5.1.1", info)), audit.Undeliverable},
		{"silent", sent(d, "a", 1), audit.Silent},
	} {
		if got := Assess(d, c.r).Outcome; got != c.want {
			t.Errorf("%s: %s, want %s", c.rule, got, c.want)
		}
	}
}

func TestRule1_SendUnknownOnlyAtTheEnd(t *testing.T) {
	d := study()
	d.Closed = false
	for _, state := range []audit.LetterState{audit.Unknown, audit.HandingOver, audit.Due, audit.Claimed, audit.Deferred} {
		if got := Assess(d, unsent(d, state)); got.Outcome != audit.Open || got.Settled {
			t.Errorf("%s in a running campaign: %s, settled %v; want open", state, got.Outcome, got.Settled)
		}
	}
}

func TestRule1_ACompanyWithoutAddressIsNotSent(t *testing.T) {
	d := study()
	a := Assess(d, with(unsent(d, ""), func(r *Record) { r.HasAddress = false }))
	if a.Outcome != audit.NotSent || a.Failure.Reason != "no_address" || a.Failure.Outcome != "" || !a.Settled {
		t.Errorf("%s, settled %v, failure %+v", a.Outcome, a.Settled, a.Failure)
	}
	if got := Assess(d, unsent(d, audit.Rejected)).Failure; got.Reason != "" {
		t.Errorf("a failure on our side has the reason %q of the company", got.Reason)
	}
}

func TestRule1_RefusedAndUndeliverable(t *testing.T) {
	d := study()
	for _, c := range []struct {
		rule, reason, status string
		want                 audit.Outcome
	}{
		{"remote policy", "policy", "5.0.0", audit.Refused},
		{"remote content", "content", "5.6.0", audit.Refused},
		{"5.7.x whatever the words", "other", "5.7.26", audit.Refused},
		{"policy without a status", "policy", "", audit.Refused},
		{"5.1.x", "unknown_user", "5.1.1", audit.Undeliverable},
		{"5.1.x: the domain takes no mail", "domain", "5.1.10", audit.Undeliverable},
		{"5.2.x", "unknown_user", "5.2.1", audit.Undeliverable},
		{"5.2.x: full mailbox", "mailbox_full", "5.2.2", audit.Undeliverable},
		{"5.4.x", "routing", "5.4.4", audit.Undeliverable},
		{"expired", "expired", "4.4.7", audit.Undeliverable},
		{"a failure that says nothing", "other", "", audit.Undeliverable},
	} {
		a := Assess(d, sent(d, "a", 1, bounced("1h", c.reason, c.status, info)))
		if a.Outcome != c.want || a.Failure.Reason != c.reason {
			t.Errorf("%s: %s for %q, want %s and the reason kept", c.rule, a.Outcome, a.Failure.Reason, c.want)
		}
	}
	for status, want := range map[string]Failure{
		"5.7.1": {audit.Refused, "refused_at_submission", "550"},
		"5.1.1": {audit.Undeliverable, "refused_at_submission", "550"},
		"5.2.2": {audit.Undeliverable, "mailbox_full", "550"},
	} {
		a := Assess(d, with(unsent(d, audit.Rejected), func(r *Record) { r.Letter.Remote, r.Letter.Status, r.Letter.Text = true, status, "550" }))
		if a.Outcome != want.Outcome || a.Failure != want {
			t.Errorf("refused in the dialogue with %s: %s, %+v, want %+v", status, a.Outcome, a.Failure, want)
		}
	}
}

// Any reply, acknowledgement or out-of-office of the company within the window
// beats a bounce, whichever came first.
func TestRule1_AnySignOfLifeBeatsABounce(t *testing.T) {
	d := study()
	failed := bounced("1h", "unknown_user", "5.1.1", info)
	for _, c := range []struct {
		rule string
		m    []Message
		want audit.Outcome
		flag bool // bounced_after_reply
	}{
		{"an acknowledgement before it", []Message{came(audit.Acknowledgement, "1m"), failed}, audit.Silent, true},
		{"an acknowledgement after it", []Message{failed, came(audit.Acknowledgement, "2h")}, audit.Silent, true},
		{"an out-of-office", []Message{failed, came(audit.OutOfOffice, "2h")}, audit.Silent, true},
		{"a reply", []Message{failed, wrote("20h", "price")}, audit.Replied, true},
		{"a reply of generic words", []Message{failed, came(audit.Human, "20h")}, audit.Silent, true},
		{"a reply on the last instant of the window", []Message{failed, came(audit.Human, "240h")}, audit.Silent, true},
		{"not a reply after the window", []Message{failed, wrote("240h1s", "price")}, audit.Undeliverable, false},
		{"not a newsletter", []Message{failed, came(audit.Marketing, "2h")}, audit.Undeliverable, false},
		{"not a delay notice", []Message{came(audit.Delay, "30m"), failed}, audit.Undeliverable, false},
		{"a bounce after the window, nothing heard", []Message{bounced("260h", "expired", "4.4.7", info)}, audit.Undeliverable, false},
		{"a bounce after the window, heard within", []Message{came(audit.Acknowledgement, "1m"), bounced("260h", "expired", "4.4.7", info)}, audit.Silent, true},
	} {
		a := Assess(d, sent(d, "a", 1, c.m...))
		if a.Outcome != c.want || a.Flags.BouncedAfterReply != c.flag {
			t.Errorf("%s: %s, bounced_after_reply %v; want %s, %v", c.rule, a.Outcome, a.Flags.BouncedAfterReply, c.want, c.flag)
		}
	}
}

// A failed DSN counts only for the address that the letter went to; another
// recipient in it is the finding "internal forwarding is broken".
func TestRule1_AFailureCountsForOurAddressOnly(t *testing.T) {
	d := study()
	for _, c := range []struct {
		recipient string
		want      audit.Outcome
		broken    bool
	}{
		{info, audit.Undeliverable, false},
		{"INFO@a.example", audit.Undeliverable, false},
		{"", audit.Undeliverable, false}, // names nobody: the thread says which letter
		{"boss@a.example", audit.Silent, true},
		{"info@b.example", audit.Silent, true},
	} {
		a := Assess(d, sent(d, "a", 1, bounced("1m", "unknown_user", "5.1.1", c.recipient)))
		if a.Outcome != c.want || a.Flags.BrokenForwarding != c.broken {
			t.Errorf("recipient %q: %s, broken forwarding %v; want %s, %v", c.recipient, a.Outcome, a.Flags.BrokenForwarding, c.want, c.broken)
		}
	}
}

// A bounce of a reminder or thanks changes nothing about the opening letter, nor
// does that of any other later letter.
func TestRule1_ABounceOfALaterLetterChangesNothing(t *testing.T) {
	d := study()
	for _, stage := range []audit.Stage{audit.Reminder, audit.Clarification, audit.FollowUp, audit.Thanks, audit.Debriefing} {
		r := then(sent(d, "a", 1, about(bounced("101h", "unknown_user", "5.1.1", info), stage), about(bounced("101h", "unknown_user", "5.1.1", "boss@a.example"), stage), about(came(audit.Delay, "101h"), stage)), stage, "100h")
		a := Assess(d, r)
		if a.Outcome != audit.Silent || a.Flags != (Flags{}) || a.Failure != (Failure{}) {
			t.Errorf("%s: %s, %+v, %+v; want silent and nothing beside it", stage, a.Outcome, a.Flags, a.Failure)
		}
		if whole := Whole(d, r); whole.Outcome != audit.Silent || whole.Flags != (Flags{}) {
			t.Errorf("%s: %s, %+v over the whole window, want silent", stage, whole.Outcome, whole.Flags)
		}
	}
	late := then(sent(d, "a", 1, bounced("150h", "expired", "4.4.7", info)), audit.Reminder, "100h")
	if got := Assess(d, late).Outcome; got != audit.Undeliverable {
		t.Errorf("the opening itself expired after the reminder: %s, want undeliverable", got)
	}
}

func TestRule1_FlagsStandBesideTheOutcome(t *testing.T) {
	d := study()
	event := func(seq int, kind, decision string) Event { return Event{Seq: seq, Kind: kind, Decision: decision} }
	noted := func(events ...Event) Record {
		return with(sent(d, "a", 1), func(r *Record) { r.Events = events })
	}
	for _, c := range []struct {
		flag string
		r    Record
		want Flags
	}{
		{"none", sent(d, "a", 1, wrote("2h", "price", "time")), Flags{}},
		{"acknowledged", sent(d, "a", 1, came(audit.Acknowledgement, "240h")), Flags{Acknowledged: true}},
		{"acknowledged after the window is not", sent(d, "a", 1, came(audit.Acknowledgement, "240h1s")), Flags{}},
		{"out_of_office", sent(d, "a", 1, came(audit.OutOfOffice, "2m")), Flags{OutOfOffice: true}},
		{"delayed, and nothing heard: delivery_doubtful", sent(d, "a", 1, came(audit.Delay, "4h")), Flags{Delayed: true, DeliveryDoubtful: true}},
		{"delayed, and heard", sent(d, "a", 1, came(audit.Delay, "4h"), came(audit.Acknowledgement, "9h")), Flags{Delayed: true, Acknowledged: true}},
		{"delayed, then failed: no doubt", sent(d, "a", 1, came(audit.Delay, "4h"), bounced("100h", "expired", "4.4.7", info)), Flags{Delayed: true}},
		{"late", sent(d, "a", 1, wrote("250h", "price")), Flags{Late: true}},
		{"no late reply beside one in time", sent(d, "a", 1, wrote("2h", "price"), wrote("250h", "time")), Flags{}},
		{"generic words after the window are not late", sent(d, "a", 1, came(audit.Human, "250h")), Flags{}},
		{"after_reminder", then(sent(d, "a", 1, wrote("100h1s", "price")), audit.Reminder, "100h"), Flags{AfterReminder: true}},
		{"after_reminder needs substance", then(sent(d, "a", 1, came(audit.Human, "101h")), audit.Reminder, "100h"), Flags{}},
		{"after_reminder ends with the window", then(sent(d, "a", 1, wrote("241h", "price")), audit.Reminder, "100h"), Flags{Late: true}},
		{"bounced_after_reply", sent(d, "a", 1, wrote("1h", "price"), bounced("2h", "system", "5.0.0", info)), Flags{BouncedAfterReply: true}},
		{"broken forwarding", sent(d, "a", 1, bounced("2h", "unknown_user", "5.1.1", "boss@a.example")), Flags{BrokenForwarding: true, DeliveryDoubtful: true}},
		{"broken forwarding, and heard", sent(d, "a", 1, bounced("2h", "unknown_user", "5.1.1", "boss@a.example"), wrote("3h")), Flags{BrokenForwarding: true}},
		{"contacted_otherwise: a person saw it", noted(event(1, "review.contacted_otherwise", "7")), Flags{ContactedOtherwise: true}},
		{"detected: a person saw it", noted(event(1, "review.detected", "7")), Flags{Detected: true}},
		{"taken back", noted(event(1, "review.detected", "7"), event(2, "review.undone", "7")), Flags{}},
		{"another decision taken back", noted(event(1, "review.detected", "7"), event(2, "review.undone", "8")), Flags{Detected: true}},
		{"decided anew under the same key", noted(event(1, "review.detected", "7"), event(2, "review.undone", "7"), event(3, "review.detected", "7")), Flags{Detected: true}},
		{"decided anew", noted(event(1, "review.detected", "7"), event(2, "review.undone", "7"), event(3, "review.detected", "9")), Flags{Detected: true}},
	} {
		if got := Assess(d, c.r).Flags; got != c.want {
			t.Errorf("%s: %+v, want %+v", c.flag, got, c.want)
		}
	}
}

// One outcome per enquiry and stage: a follow-up question has one of its own.
func TestRule1_EachStageHasAnOutcome(t *testing.T) {
	d := study()
	base := sent(d, "a", 1, wrote("2h", "price", "time"))
	step := func(state audit.LetterState, remote bool) Record {
		return with(then(base, audit.FollowUp, "100h"), func(r *Record) {
			r.Steps[0].Letter.State, r.Steps[0].Letter.SentAt, r.Steps[0].Letter.Remote = state, time.Time{}, remote
		})
	}
	for _, c := range []struct {
		rule string
		r    Record
		want audit.Outcome
	}{
		{"missed", step(audit.MissedLetter, false), audit.Missed},
		{"not_sent", step(audit.Rejected, false), audit.NotSent},
		{"undeliverable in the dialogue", step(audit.Rejected, true), audit.Undeliverable},
		{"send_unknown", step(audit.Unknown, false), audit.SendUnknown},
		{"withdrawn", step(audit.Cancelled, false), audit.Withdrawn},
		{"not out yet", step(audit.Due, false), audit.Open},
		{"silent", then(base, audit.FollowUp, "100h"), audit.Silent},
	} {
		if got := laterOf(t, d, c.r, audit.FollowUp).Outcome; got != c.want {
			t.Errorf("follow-up %s: %s", c.rule, got)
		}
		if got := Assess(d, c.r).Outcome; got != audit.Answered {
			t.Errorf("follow-up %s: the opening became %s, want answered", c.rule, got)
		}
	}
	for _, state := range []audit.LetterState{audit.Planned, audit.NotNeeded} {
		if got := LaterOf(d, step(state, false)); len(got) != 0 {
			t.Errorf("a follow-up that is %s has a result: %+v", state, got)
		}
	}
}

// RULES 2: delivered = answered, replied, asked_back, uncollected, pending_review, challenged, silent.
func TestRule2_Delivered(t *testing.T) {
	delivered := map[audit.Outcome]bool{
		"answered": true, "replied": true, "asked_back": true, "uncollected": true, "pending_review": true, "challenged": true, "silent": true,
		"withdrawn": false, "missed": false, "not_sent": false, "send_unknown": false, "refused": false, "undeliverable": false, "open": false,
	}
	for _, o := range audit.Outcomes() {
		want, listed := delivered[o]
		if !listed || Delivered(o) != want {
			t.Errorf("%s: delivered %v, want %v", o, Delivered(o), want)
		}
	}
}
