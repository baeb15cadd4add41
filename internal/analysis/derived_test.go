package analysis

import (
	"testing"

	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
	"replyaudit/internal/classify"
	"replyaudit/internal/grade"
)

// itemOf is a graded item; it fails the test when the score has none of that id.
func itemOf(t *testing.T, a Assessment, id string) grade.Item {
	t.Helper()
	item, found := find(a.Score.Items, func(i grade.Item) bool { return i.ID == id })
	if !found {
		t.Fatalf("no item %s in %+v", id, a.Score)
	}
	return item
}

// TestDerivedItemsComeFromTheLog: each item that no text shows, from what came and
// went. -1 is an item that does not apply.
func TestDerivedItemsComeFromTheLog(t *testing.T) {
	d := study()
	d.Campaign.Scripts[0].Reminder = &campaign.Step{}
	const within = "Thank you. We will get back to you within 24 hours."
	ack := saying(came(audit.Acknowledgement, "1m"), within)
	plain := came(audit.Acknowledgement, "1m")
	plain.Decision.Verdict.Ack = &classify.Ack{}
	full := func(late string) Message { return signed(wrote(late, "price", "time"), "Tom Harker") }
	for _, c := range []struct {
		what, item string
		r          Record
		want       float64
	}{
		{"nothing was promised", "promise_kept", sent(d, "a", 1, full("2h")), -1},
		{"an acknowledgement promises a day and keeps it", "promise_kept", sent(d, "a", 1, ack, full("24h")), 1},
		{"and breaks it", "promise_kept", sent(d, "a", 1, ack, full("30h")), 0},
		{"what could still be kept is not graded", "promise_kept", sent(d, "a", 1, ack, saying(wrote("2h", "price"), "I shall ring you tomorrow."), came(audit.Uncertain, "3h")), 1},
		{"one of two kept", "promise_kept", sent(d, "a", 1, ack, saying(wrote("2h", "price"), "The mug is 10 EUR. I shall ask our courier and ring you tomorrow.")), 0.5},
		{"it came late and the receipt named a time", "acknowledgement_deadline", sent(d, "a", 1, ack, full("100h")), 1},
		{"the receipt named none", "acknowledgement_deadline", sent(d, "a", 1, plain, full("100h")), 0},
		{"no receipt", "acknowledgement_deadline", sent(d, "a", 1, full("100h")), -1},
		{"not late", "acknowledgement_deadline", sent(d, "a", 1, plain, full("2h")), -1},
		{"one person", "one_desk", sent(d, "a", 1, signed(wrote("2h", "price"), "Tom Harker"), full("4h")), 1},
		{"two persons", "one_desk", sent(d, "a", 1, signed(wrote("2h", "price"), "Ann Low"), full("4h")), 0.5},
		{"one message", "contacts_needed", sent(d, "a", 1, full("2h")), 1},
		{"three", "contacts_needed", sent(d, "a", 1, wrote("2h"), wrote("3h", "price"), full("4h")), 1 - 2/3.0},
		{"wrote again", "followed_up", sent(d, "a", 1, full("2h"), came(audit.Human, "50h")), 1},
		{"did not", "followed_up", sent(d, "a", 1, full("2h")), 0},
		{"never answered", "followed_up", sent(d, "a", 1, wrote("2h", "price")), -1},
		{"without a reminder", "no_reminder", sent(d, "a", 1, full("2h")), 1},
		{"asked once", "same_answer", sent(d, "a", 1, full("2h")), -1},
	} {
		got := itemOf(t, Assess(d, c.r), c.item)
		switch {
		case c.want < 0 && got.Applies, c.want >= 0 && (!got.Applies || got.Score < c.want-1e-9 || got.Score > c.want+1e-9):
			t.Errorf("%s: %s is %+v, want %v", c.what, c.item, got, c.want)
		}
	}
}

// TestPromisesCarryTheirWords: a promise that was broken names the sentence.
func TestPromisesCarryTheirWords(t *testing.T) {
	d := study()
	const within = "We will get back to you within 24 hours."
	a := Assess(d, sent(d, "a", 1, saying(came(audit.Acknowledgement, "1m"), "Thank you. "+within), wrote("30h", "price", "time")))
	got := itemOf(t, a, "promise_kept")
	if len(got.Spans) != 1 || got.Spans[0].Quote != within || !got.Mistake || got.Note != "0 of 1 kept" {
		t.Errorf("%+v", got)
	}
}

// TestPublicPromisesCount: the list of companies says how soon they answer.
func TestPublicPromisesCount(t *testing.T) {
	d := study()
	d.Campaign.Companies[0].Promise = d.Campaign.Target // eight working hours
	for late, want := range map[string]float64{"2h": 1, "100h": 0} {
		if got := itemOf(t, Assess(d, sent(d, "a", 1, wrote(late, "price", "time"))), "promise_kept"); !got.Applies || got.Score != want {
			t.Errorf("after %s: %+v", late, got)
		}
	}
}

// TestReminderNeededIsAnItem: where the reminder moved the reply the final result
// says so; the headline knows nothing of it.
func TestReminderNeededIsAnItem(t *testing.T) {
	d := study()
	d.Campaign.Scripts[0].Reminder = &campaign.Step{}
	r := then(sent(d, "a", 1, wrote("60h", "price", "time")), audit.Reminder, "48h")
	if headline := Assess(d, r); len(headline.Score.Items) != 0 || headline.Outcome != audit.Silent {
		t.Errorf("headline %s %+v", headline.Outcome, headline.Score)
	}
	if got := itemOf(t, laterOf(t, d, r, audit.Reminder), "no_reminder"); !got.Applies || got.Score != 0 {
		t.Errorf("%+v", got)
	}
	early := then(sent(d, "a", 2, wrote("20h", "price", "time")), audit.Reminder, "48h")
	if got := itemOf(t, laterOf(t, d, early, audit.Reminder), "no_reminder"); got.Score != 1 {
		t.Errorf("%+v", got)
	}
}

// TestSameAnswerIsAnItem: the second answer is graded against the first, by each
// question that can be compared; the first is not, and neither is one by itself.
func TestSameAnswerIsAnItem(t *testing.T) {
	d := study()
	d.Records = []Record{
		by(sent(d, "a", 1, priced("2h", "4.90 EUR")), "p", "en", "01"),
		by(sent(d, "a", 2, priced("2h", "4,90 EUR")), "q", "en", "01"),
		by(sent(d, "a", 3, priced("2h", "6 EUR")), "p", "en", "02"),
		by(sent(d, "b", 1, priced("2h", "it depends")), "p", "en", "01"),
		by(sent(d, "b", 2, priced("2h", "6 EUR")), "q", "en", "01"),
	}
	all, m := AssessAll(d), Analyse(d)
	for i, want := range []float64{-1, 1, 0, -1, -1} {
		got := itemOf(t, all[i], "same_answer")
		if got.Applies != (want >= 0) || got.Applies && (got.Score != want || len(got.Spans) != 1) {
			t.Errorf("%s: %+v, want %v", d.Records[i].ID, got, want)
		}
		if m.Enquiries[i].Score.Machine != all[i].Score.Machine {
			t.Errorf("%s: the report says %v and the stored result %v", d.Records[i].ID, m.Enquiries[i].Score.Machine, all[i].Score.Machine)
		}
		if alone := Assess(d, d.Records[i]); itemOf(t, alone, "same_answer").Applies {
			t.Errorf("%s is compared with nothing", d.Records[i].ID)
		}
	}
}
