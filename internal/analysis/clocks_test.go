package analysis

import (
	"testing"

	"replyaudit/internal/audit"
	"replyaudit/internal/grade"
)

const hour = 3600

// Monday 10:00 to Tuesday 11:00 is 25 hours, of which 7 + 2 are worked.
func TestClocks(t *testing.T) {
	d := study()
	a := Assess(d, sent(d, "a", 1, came(audit.Acknowledgement, "30s"), wrote("2h", "price"), wrote("25h", "time")))
	for _, c := range []struct {
		rule             string
		got              Clock
		event            bool
		elapsed, working float64
	}{
		{"RULES 5: acknowledgements have a clock of their own", a.Ack, true, 30, 30},
		{"RULES 5: the reply clock stops at the first substantive message", a.Reply, true, 2 * hour, 2 * hour},
		{"RULES 5: answer time is the message that completes the set", a.Answer, true, 25 * hour, 9 * hour},
	} {
		if c.got.Event != c.event || c.got.Seconds != c.elapsed || c.got.WorkingSeconds != c.working || !c.got.Running {
			t.Errorf("%s: %+v, want event %v after %v s, %v s worked", c.rule, c.got, c.event, c.elapsed, c.working)
		}
	}
}

// Ten days from Monday 10:00 hold 64 working hours: Monday 7, to Friday 32, Monday to Wednesday 24, Thursday 1.
func TestCensoring(t *testing.T) {
	d := study()
	a := Assess(d, sent(d, "a", 1, wrote("2h", "price")))
	if a.Answer.Event || a.Answer.Seconds != 240*hour || a.Answer.WorkingSeconds != 64*hour {
		t.Errorf("RULES 4: replied to but not answered is censored at the window's end: %+v", a.Answer)
	}
	if a := Assess(d, sent(d, "a", 1, bounced("1m", "unknown_user", "5.1.1", "info@a.example"))); a.Reply.Running {
		t.Errorf("RULES 4: at risk is what was delivered: %+v", a.Reply)
	}
	d.AsOf, d.Closed = after("24h"), false
	if a := Assess(d, sent(d, "a", 1)); !a.Reply.Running || a.Reply.Event || a.Reply.Seconds != 24*hour || a.Reply.WorkingSeconds != 8*hour {
		t.Errorf("RULES 3: open is censored at the instant of the report: %+v", a.Reply)
	}
}

func TestLateReply(t *testing.T) {
	d := study()
	a := Assess(d, sent(d, "a", 1, came(audit.Human, "245h"), wrote("250h", "price", "time")))
	if a.Outcome != audit.Silent || a.Reply.Event || !a.Late.Running || a.Late.Seconds != 250*hour {
		t.Errorf("RULES 3: a later reply leaves the outcome and fills late_reply_seconds: %s, reply %+v, late %+v", a.Outcome, a.Reply, a.Late)
	}
	if a := Assess(d, sent(d, "a", 1, wrote("2h", "price"), wrote("250h", "time"))); a.Late.Running || a.Flags.Late != true {
		t.Errorf("RULES 3: with a reply in the window nothing is timed late: %+v", a.Late)
	}
}

func TestReceiptBeforeT0CountsAsNoTime(t *testing.T) {
	d := study()
	if a := Assess(d, sent(d, "a", 1, wrote("-1s", "price", "time"))); a.Reply.Seconds != 0 || a.Reply.WorkingSeconds != 0 {
		t.Errorf("RULES 4: a receipt within the skew before t0: %+v, want 0 s", a.Reply)
	}
}

// The target of 8 working hours from Monday 10:00 ends on Tuesday 10:00.
func TestOnTimeInFull(t *testing.T) {
	d := study()
	for _, c := range []struct {
		rule string
		r    Record
		want bool
	}{
		{"RULES 7: complete at the deadline", sent(d, "a", 1, wrote("24h", "price", "time")), true},
		{"RULES 7: a second after it", sent(d, "a", 1, wrote("24h1s", "price", "time")), false},
		{"RULES 7: the last answer counts", sent(d, "a", 1, wrote("1h", "price"), wrote("30h", "time")), false},
		{"RULES 7: one wrong", sent(d, "a", 1, wrote("1h", "price=wrong", "time")), false},
		{"RULES 7: one missing", sent(d, "a", 1, wrote("1h", "price")), false},
	} {
		if got := Assess(d, c.r).OnTime; got != c.want {
			t.Errorf("%s: on time in full %v, want %v", c.rule, got, c.want)
		}
	}
}

func TestPartlyIsNotAnswered(t *testing.T) {
	d := study()
	m := wrote("1h", "price")
	m.Decision.Reading.Questions["time"] = grade.Answer{Status: grade.Partly, Correct: "unknown"}
	if got := Assess(d, sent(d, "a", 1, m)).Outcome; got != audit.Replied {
		t.Errorf("RULES 7: partly counts nothing in answered: %s, want replied", got)
	}
}

func TestContacts(t *testing.T) {
	d := study()
	first := Assess(d, sent(d, "a", 1, signed(wrote("1h", "price", "time"), "Ann Lee")))
	if first.Contacts != 1 || first.Handovers != 0 || !first.AtOnce {
		t.Errorf("RULES 5: solved at first contact: %d contacts, %d handovers, at once %v", first.Contacts, first.Handovers, first.AtOnce)
	}
	second := Assess(d, sent(d, "a", 1, signed(asked("1h"), "Ann Lee"), signed(wrote("2h", "price"), "ann lee"), signed(wrote("9h", "time"), "Bo Fox"), signed(wrote("50h"), "Cy Dow")))
	if second.Contacts != 3 || second.Handovers != 1 || second.AtOnce {
		t.Errorf("RULES 5: messages until complete and distinct signers less one: %d contacts, %d handovers, at once %v", second.Contacts, second.Handovers, second.AtOnce)
	}
}

func TestScores(t *testing.T) {
	d := study()
	for _, c := range []struct {
		rule   string
		r      Record
		scored bool
	}{
		{"RULES 8: silent scores as the rubric says", sent(d, "a", 1), true},
		{"RULES 8: a reply has a score", sent(d, "a", 1, wrote("1h", "price")), true},
		{"RULES 8: undeliverable has none", sent(d, "a", 1, bounced("1m", "unknown_user", "5.1.1", "info@a.example")), false},
		{"RULES 8: what was never sent has none", unsent(d, audit.Rejected), false},
		{"RULES 8: pending has none", sent(d, "a", 1, came(audit.Uncertain, "1h")), false},
	} {
		a := Assess(d, c.r)
		if a.Scored != c.scored {
			t.Errorf("%s: scored %v, want %v", c.rule, a.Scored, c.scored)
		}
		if a.Outcome == audit.Silent && a.Score.Machine != d.Rubric.Silence {
			t.Errorf("%s: %v, want %v", c.rule, a.Score.Machine, d.Rubric.Silence)
		}
	}
}

func TestAppearanceIsGradedOnTheFirstSubstantiveMessage(t *testing.T) {
	d := study()
	a := Assess(d, sent(d, "a", 1, came(audit.Acknowledgement, "1m"), wrote("2h", "price"), signed(wrote("3h", "time"), "Ann Lee")))
	if a.First != 1 {
		t.Fatalf("RULES 5: graded message %d, want 1", a.First)
	}
	for _, item := range a.Score.Items {
		if item.ID == "signed_by_name" && item.Score != 0 {
			t.Error("RULES 5: the name of the second message was credited to the first")
		}
		if item.ID == "questions_answered" && item.Score != 1 {
			t.Errorf("RULES 5: questions are graded on the union: %v, want 1", item.Score)
		}
	}
}
