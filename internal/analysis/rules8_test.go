package analysis

import (
	"math"
	"testing"

	"replyaudit/internal/audit"
	"replyaudit/internal/grade"
)

// RULES section 8: scores, on the level of the enquiry.

// Outcomes before answered in the list of section 1, and refused, undeliverable,
// pending, uncollected: no score. The others have one; silent = 0.
func TestRule8_WhichOutcomesHaveAScore(t *testing.T) {
	d := study()
	for _, c := range []struct {
		r      Record
		want   audit.Outcome
		scored bool
	}{
		{with(sent(d, "a", 1, wrote("1h", "price")), func(r *Record) { r.Withdrawn = true }), audit.Withdrawn, false},
		{unsent(d, audit.MissedLetter), audit.Missed, false},
		{unsent(d, audit.Rejected), audit.NotSent, false},
		{unsent(d, audit.Unknown), audit.SendUnknown, false},
		{sent(d, "a", 1, wrote("1h", "price", "time")), audit.Answered, true},
		{sent(d, "a", 1, wrote("1h", "price")), audit.Replied, true},
		{sent(d, "a", 1, asked("1h")), audit.AskedBack, true},
		{with(sent(d, "a", 1), func(r *Record) { r.Collected = t0 }), audit.Uncollected, false},
		{sent(d, "a", 1, came(audit.Uncertain, "1h")), audit.PendingReview, false},
		{sent(d, "a", 1, came(audit.Challenge, "1h")), audit.Challenged, true},
		{sent(d, "a", 1, bounced("1m", "policy", "5.7.1", info)), audit.Refused, false},
		{sent(d, "a", 1, bounced("1m", "unknown_user", "5.1.1", info)), audit.Undeliverable, false},
		{sent(d, "a", 1), audit.Silent, true},
		{unsent(d, audit.Due), audit.Open, false},
	} {
		a := Assess(d, c.r)
		if a.Outcome != c.want || a.Scored != c.scored {
			t.Errorf("%s: %s, scored %v, want %v", c.want, a.Outcome, a.Scored, c.scored)
		}
	}
}

// Silent = 0 (a rubric may say otherwise); nobody lifted the challenge, which is silence too.
func TestRule8_SilenceScoresWhatTheRubricSays(t *testing.T) {
	d := study()
	for _, want := range []float64{0, 15} {
		d.Rubric.Silence = want
		for _, r := range []Record{sent(d, "a", 1), sent(d, "a", 1, came(audit.Challenge, "1h"))} {
			if a := Assess(d, r); a.Score.Machine != want || len(a.Score.Items) != 0 {
				t.Errorf("%s: %v, want %v", a.Outcome, a.Score.Machine, want)
			}
		}
	}
}

// item is a graded item of an assessment.
func item(t *testing.T, a Assessment, id string) grade.Item {
	t.Helper()
	found, ok := find(a.Score.Items, func(i grade.Item) bool { return i.ID == id })
	if !ok {
		t.Fatalf("no item %s", id)
	}
	return found
}

// An item that does not apply leaves its weight out: nobody can answer before we
// have told what was asked for.
func TestRule8_ItemsThatDoNotApplyLeaveTheirWeightOut(t *testing.T) {
	d := study()
	question := asked("2h")
	question.Decision.Reading.Facts["greeting"] = grade.Fact{Holds: true}
	a := Assess(d, sent(d, "a", 1, came(audit.Acknowledgement, "1m"), question))
	if a.First != 1 || !a.FromDomain {
		t.Errorf("graded message %d", a.First)
	}
	for id, applies := range map[string]bool{"questions_answered": false, "answers_correct": false, "answer_time": false, "reply_time": true, "greeting": true} {
		if got := item(t, a, id).Applies; got != applies {
			t.Errorf("%s of a question back applies %v, want %v", id, got, applies)
		}
	}
	var sum, weight float64
	for _, i := range a.Score.Items {
		if i.Applies {
			sum, weight = sum+i.Score*i.Weight, weight+i.Weight
		}
	}
	if math.Abs(a.Score.Machine-100*sum/weight) > 1e-9 || weight >= 100 {
		t.Errorf("%v of %v points, score %v", sum, weight, a.Score.Machine)
	}
}

// Time items: piecewise linear on the working clock against the target. The
// shipped rubric gives 1 up to the target of 8 h and 0 from five times that.
func TestRule8_TimeItemsRunOnTheWorkingClock(t *testing.T) {
	d := study()
	for _, c := range []struct {
		received string
		reply    float64
	}{
		{"24h", 1}, // Tuesday 10:00: 8 h worked
		{"27h", 1 - 3./32},
		{"72h", 0.5},      // Thursday 10:00: 24 h worked, three times the target
		{"120h", 0.03125}, // Saturday: 39 h worked
		{"145h", 0.03125}, // Sunday: still 39 h
		{"168h", 0},       // Monday 10:00: 40 h worked, five times the target
	} {
		a := Assess(d, sent(d, "a", 1, wrote(c.received, "price", "time")))
		for _, id := range []string{"reply_time", "answer_time"} {
			if got := item(t, a, id).Score; math.Abs(got-c.reply) > 1e-9 {
				t.Errorf("%s after %s: %v, want %v", id, c.received, got, c.reply)
			}
		}
	}
	a := Assess(d, sent(d, "a", 1, wrote("24h", "price"), wrote("72h", "time")))
	if reply, answer := item(t, a, "reply_time").Score, item(t, a, "answer_time").Score; reply != 1 || answer != 0.5 {
		t.Errorf("the first reply after 8 h and the complete answer after 24 h: %v and %v, want 1 and 0.5", reply, answer)
	}
}

// The final result has a score of its own, on what the reminder brought.
func TestRule8_EachStageHasItsScore(t *testing.T) {
	d := study()
	r := then(sent(d, "a", 1, wrote("101h", "price", "time")), audit.Reminder, "100h")
	if a, final := Assess(d, r), laterOf(t, d, r, audit.Reminder); a.Score.Machine != 0 || final.Score.Machine <= 0 {
		t.Errorf("headline %v, final %v", a.Score.Machine, final.Score.Machine)
	}
}
