package analysis

import (
	"testing"
	"time"

	"replyaudit/internal/audit"
)

func TestOutcome(t *testing.T) {
	d := study()
	me := "info@a.example"
	with := func(r Record, change func(*Record)) Record {
		change(&r)
		return r
	}
	for _, c := range []struct {
		rule string
		r    Record
		want audit.Outcome
	}{
		{"RULES 1: withdrawn comes first", with(sent(d, "a", 1, wrote("2h", "price", "time")), func(r *Record) { r.Withdrawn = true }), audit.Withdrawn},
		{"RULES 1: never tried, too late", unsent(d, audit.MissedLetter), audit.Missed},
		{"RULES 1: refused at our submission side", unsent(d, audit.Rejected), audit.NotSent},
		{"RULES 1: no address to write to", with(unsent(d, audit.Cancelled), func(r *Record) { r.HasAddress = false }), audit.NotSent},
		{"RULES 1: still unsettled at the end", unsent(d, audit.Unknown), audit.SendUnknown},
		{"RULES 1: every question", sent(d, "a", 1, wrote("2h", "price", "time")), audit.Answered},
		{"RULES 5: the union of the messages answers", sent(d, "a", 1, wrote("2h", "price"), wrote("9h", "time")), audit.Answered},
		{"RULES 1: one substantive message", sent(d, "a", 1, wrote("2h", "price")), audit.Replied},
		{"RULES 1: replied beats asked back", sent(d, "a", 1, asked("1h"), wrote("2h", "price")), audit.Replied},
		{"RULES 1: only a clarifying question", sent(d, "a", 1, asked("1h")), audit.AskedBack},
		{"RULES 3: silence must be proven", with(sent(d, "a", 1), func(r *Record) { r.Collected = r.WindowEnd.Add(-time.Second) }), audit.Uncollected},
		{"RULES 1: uncollected beats pending", with(sent(d, "a", 1), func(r *Record) { r.Collected = t0; r.Pending = []Message{came(audit.Uncertain, "2h")} }), audit.Uncollected},
		{"RULES 3: nothing pending that could belong to it", with(sent(d, "a", 1), func(r *Record) { r.Pending = []Message{came(audit.Uncertain, "2h")} }), audit.PendingReview},
		{"RULES 3: what came after the window cannot change it", with(sent(d, "a", 1), func(r *Record) { r.Pending = []Message{came(audit.Uncertain, "241h")} }), audit.Silent},
		{"RULES 5: an unreadable attachment is for review", sent(d, "a", 1, unreadable(wrote("2h"))), audit.PendingReview},
		{"RULES 1: challenged", sent(d, "a", 1, came(audit.Challenge, "1m")), audit.Challenged},
		{"RULES 1: refused by policy", sent(d, "a", 1, bounced("1m", "policy", "5.7.1", me)), audit.Refused},
		{"RULES 1: refused by status alone", sent(d, "a", 1, bounced("1m", "", "5.7.26", me)), audit.Refused},
		{"RULES 1: refused at submission by the remote side", with(unsent(d, audit.Rejected), func(r *Record) { r.Letter.Remote, r.Letter.Status = true, "5.7.1" }), audit.Refused},
		{"RULES 1: undeliverable", sent(d, "a", 1, bounced("1m", "unknown_user", "5.1.1", me)), audit.Undeliverable},
		{"RULES 1: the recipient is compared without case", sent(d, "a", 1, bounced("1m", "unknown_user", "5.1.1", "INFO@a.example")), audit.Undeliverable},
		{"RULES 1: another recipient in the notice", sent(d, "a", 1, bounced("1m", "unknown_user", "5.1.1", "boss@a.example")), audit.Silent},
		{"RULES 1: an acknowledgement beats a bounce", sent(d, "a", 1, bounced("1m", "unknown_user", "5.1.1", me), came(audit.Acknowledgement, "2m")), audit.Silent},
		{"RULES 1: a bounce of the thanks changes nothing", sent(d, "a", 1, about(bounced("200h", "unknown_user", "5.1.1", me), audit.Thanks)), audit.Silent},
		{"RULES 5: a reply to the thanks never counts", sent(d, "a", 1, about(wrote("200h", "price", "time"), audit.Thanks)), audit.Silent},
		{"RULES 5: the headline is before any reminder", sent(d, "a", 1, about(wrote("200h", "price", "time"), audit.Reminder)), audit.Silent},
		{"RULES 5: generic words are no reply", sent(d, "a", 1, came(audit.Human, "2h")), audit.Silent},
		{"RULES 5: acknowledgement and absence are no reply", sent(d, "a", 1, came(audit.Acknowledgement, "1m"), came(audit.OutOfOffice, "2m")), audit.Silent},
		{"RULES 1: silent", sent(d, "a", 1), audit.Silent},
		{"RULES 3: receipt at the end of the window counts", sent(d, "a", 1, wrote("240h", "price", "time")), audit.Answered},
		{"RULES 3: a second later does not", sent(d, "a", 1, wrote("240h1s", "price", "time")), audit.Silent},
	} {
		if got := Assess(d, c.r).Outcome; got != c.want {
			t.Errorf("%s: %s, want %s", c.rule, got, c.want)
		}
	}
}

func TestOpenWhileTheWindowRuns(t *testing.T) {
	d := study()
	d.AsOf, d.Closed = after("100h"), false
	for _, c := range []struct {
		rule string
		r    Record
		want audit.Outcome
	}{
		{"RULES 3: unfinished enquiries stay open", sent(d, "a", 1, wrote("2h", "price")), audit.Open},
		{"RULES 3: a bounce may yet be beaten", sent(d, "a", 1, bounced("1m", "unknown_user", "5.1.1", "info@a.example")), audit.Open},
		{"RULES 1: a complete answer is final", sent(d, "a", 1, wrote("2h", "price", "time")), audit.Answered},
		{"RULES 3: what came after the instant of the report is not seen", sent(d, "a", 1, wrote("101h", "price", "time")), audit.Open},
		{"RULES 3: not yet sent", unsent(d, audit.Due), audit.Open},
		{"RULES 1: unsettled before the end", unsent(d, audit.Unknown), audit.Open},
	} {
		a := Assess(d, c.r)
		if a.Outcome != c.want {
			t.Errorf("%s: %s, want %s", c.rule, a.Outcome, c.want)
		}
		if a.Settled {
			t.Errorf("%s: settled while the window runs", c.rule)
		}
	}
	d.AsOf = after("240h")
	if got := Assess(d, sent(d, "a", 1)).Outcome; got != audit.Silent {
		t.Errorf("RULES 3: at its end the window is over: %s, want silent", got)
	}
}

func TestFlags(t *testing.T) {
	d := study()
	me := "info@a.example"
	noted := sent(d, "a", 1)
	noted.Events = []Event{{Kind: "detected"}, {Kind: "contacted_otherwise"}}
	for _, c := range []struct {
		rule string
		r    Record
		want Flags
	}{
		{"RULES 1: acknowledged, out of office", sent(d, "a", 1, came(audit.Acknowledgement, "1m"), came(audit.OutOfOffice, "2m")), Flags{Acknowledged: true, OutOfOffice: true}},
		{"RULES 1: a delay without a sign of life casts doubt", sent(d, "a", 1, came(audit.Delay, "4h")), Flags{Delayed: true, DeliveryDoubtful: true}},
		{"RULES 1: a delay and then a reply does not", sent(d, "a", 1, came(audit.Delay, "4h"), wrote("9h", "price")), Flags{Delayed: true}},
		{"RULES 3: late", sent(d, "a", 1, wrote("250h", "price")), Flags{Late: true}},
		{"RULES 5: after a reminder", sent(d, "a", 1, about(wrote("200h", "price"), audit.Reminder)), Flags{AfterReminder: true}},
		{"RULES 1: bounced after reply", sent(d, "a", 1, wrote("1h", "price"), bounced("2h", "system", "5.0.0", me)), Flags{BouncedAfterReply: true}},
		{"RULES 1: internal forwarding is broken", sent(d, "a", 1, bounced("2h", "unknown_user", "5.1.1", "boss@a.example")), Flags{BrokenForwarding: true, DeliveryDoubtful: true}},
		{"RULES 1: what only people can see", noted, Flags{Detected: true, ContactedOtherwise: true}},
	} {
		if got := Assess(d, c.r).Flags; got != c.want {
			t.Errorf("%s: %+v, want %+v", c.rule, got, c.want)
		}
	}
}

func TestACompanyWithoutAddressIsAReason(t *testing.T) {
	d := study()
	r := unsent(d, audit.Cancelled)
	r.HasAddress = false
	if got := Assess(d, r); got.Outcome != audit.NotSent || got.Failure.Reason != "no_address" || got.Failure.Outcome != "" {
		t.Errorf("%s, failure %+v", got.Outcome, got.Failure)
	}
	if got := Assess(d, unsent(d, audit.Rejected)).Failure; got.Reason != "" {
		t.Errorf("a failure on our side has the reason %q", got.Reason)
	}
}
