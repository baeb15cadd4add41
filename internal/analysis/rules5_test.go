package analysis

import (
	"slices"
	"testing"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/calendar"
	"replyaudit/internal/classify"
	"replyaudit/internal/grade"
)

// RULES section 5: several messages and the later letters. t0 is Monday, 1 June,
// 10:00; work is 09:00 to 17:00, Monday to Friday; the window is ten days (240 h),
// of which 64 h are worked.

func TestRule5_AcknowledgementsNeverStopTheHumanClock(t *testing.T) {
	d := study()
	a := Assess(d, sent(d, "a", 1, came(audit.Acknowledgement, "1m"), came(audit.OutOfOffice, "2m")))
	checkClock(t, "reply", a.Reply, read{false, 240 * hour, 64 * hour})
	if a.Outcome != audit.Silent || a.First != -1 || len(a.Counted) != 0 {
		t.Errorf("%s, first %d, counted %v", a.Outcome, a.First, a.Counted)
	}
}

// The reply clock stops at the first substantive message; authorship is another
// axis and does not matter to it.
func TestRule5_TheReplyClockStopsAtSubstance(t *testing.T) {
	d := study()
	by := func(m Message, who classify.Authorship) Message {
		m.Decision.Verdict.Authorship = who
		return m
	}
	for _, c := range []struct {
		rule      string
		m         Message // 2 h after t0
		stops     bool
		automatic bool
	}{
		{"generic words of a person", came(audit.Human, "2h"), false, false},
		{"substance of a person", wrote("2h"), true, false},
		{"an answer of a person", wrote("2h", "price"), true, false},
		{"an answer that is suspected automatic", by(wrote("2h", "price"), classify.Suspected), true, false},
		{"an answer that declares itself automatic", by(wrote("2h", "price"), classify.Automatic), true, true},
		{"substance of nobody knows whom", by(wrote("2h"), classify.Nobody), true, false},
		{"a question", asked("2h"), false, false},
		{"an uncertain message", came(audit.Uncertain, "2h"), false, false},
		{"a newsletter", came(audit.Marketing, "2h"), false, false},
	} {
		a := Assess(d, sent(d, "a", 1, c.m, wrote("30h")))
		at := 30 * float64(hour) // Tuesday 16:00: 7 h and 7 h
		worked := 14 * float64(hour)
		if c.stops {
			at, worked = 2*hour, 2*hour
		}
		checkClock(t, c.rule, a.Reply, read{true, at, worked})
		if a.Automatic != c.automatic {
			t.Errorf("%s: automatic %v", c.rule, a.Automatic)
		}
	}
}

// A fast message that answers a question is never called automatic for its speed alone.
func TestRule5_AFastAnswerIsAReply(t *testing.T) {
	d := study()
	if a := Assess(d, sent(d, "a", 1, wrote("5s", "price", "time"))); a.Outcome != audit.Answered || a.Automatic || a.Reply.Seconds != 5 {
		t.Errorf("%s, automatic %v, after %v s", a.Outcome, a.Automatic, a.Reply.Seconds)
	}
}

func TestRule5_AppearanceIsGradedOnTheFirstSubstantiveMessage(t *testing.T) {
	d := study()
	a := Assess(d, sent(d, "a", 1, came(audit.Acknowledgement, "1m"), signed(came(audit.Human, "1h"), "Bo Fox"), wrote("2h", "price"), signed(wrote("3h", "time"), "Ann Lee")))
	if a.First != 2 || !slices.Equal(a.Counted, []int{2, 3}) || a.CompletedBy != 3 {
		t.Fatalf("graded %d, counted %v, completed by %d; want 2, [2 3], 3", a.First, a.Counted, a.CompletedBy)
	}
	for _, item := range a.Score.Items {
		if item.ID == "signed_by_name" && item.Score != 0 {
			t.Error("the name of another message was credited to the first")
		}
		if item.ID == "questions_answered" && item.Score != 1 {
			t.Errorf("questions are graded on the union: %v, want 1", item.Score)
		}
	}
}

// Questions on the union of substantive messages in the window; answer time is
// the receipt of the message that completes the set.
func TestRule5_TheUnionAnswers(t *testing.T) {
	d := study()
	// Completed after 26 h: Tuesday 12:00, 7 h and 3 h worked.
	a := Assess(d, sent(d, "a", 1, wrote("2h", "price"), wrote("26h", "time"), wrote("30h", "price", "time")))
	checkClock(t, "answer", a.Answer, read{true, 26 * hour, 10 * hour})
	if a.Outcome != audit.Answered || a.CompletedBy != 1 || a.Late.Running {
		t.Errorf("%s by message %d", a.Outcome, a.CompletedBy)
	}
	a = Assess(d, sent(d, "a", 1, wrote("2h", "price"), wrote("241h", "time")))
	if a.Outcome != audit.Replied || a.Complete || a.Questions["time"].Status != grade.Unanswered {
		t.Errorf("what came after the window answers nothing: %s, %v", a.Outcome, a.Questions)
	}
}

// A contradiction: the later one, flagged.
func TestRule5_AContradictionIsTheLaterOneAndFlagged(t *testing.T) {
	d := study()
	price := func(late, value, correct string) Message {
		m := wrote(late, "price", "time")
		m.Decision.Reading.Questions["price"] = grade.Answer{Status: grade.Answered, Value: value, Correct: correct, Rule: "money"}
		return m
	}
	a := Assess(d, sent(d, "a", 1, price("1h", "10 EUR", "right"), price("2h", "12 EUR", "wrong")))
	if got := a.Questions["price"]; got.Value != "12 EUR" || got.Correct != "wrong" || !slices.Equal(a.Disputed, []string{"price"}) {
		t.Errorf("price %+v, disputed %v", got, a.Disputed)
	}
	if a.Outcome != audit.Answered || a.Answer.Seconds != hour || a.InFull || a.OnTime {
		t.Errorf("%s after %v s, in full %v: the set was complete with the first, and is wrong with the second", a.Outcome, a.Answer.Seconds, a.InFull)
	}
	if a := Assess(d, sent(d, "a", 1, price("1h", "10 EUR", "right"), price("2h", "10 EUR", "right"))); len(a.Disputed) != 0 {
		t.Errorf("the same answer twice is disputed: %v", a.Disputed)
	}
}

// Contacts = messages until then; handovers = distinct signers − 1; solved at
// first contact = all in the first.
func TestRule5_ContactsHandoversAndFirstContact(t *testing.T) {
	d := study()
	for _, c := range []struct {
		rule                string
		m                   []Message
		contacts, handovers int
		atOnce              bool
	}{
		{"all in the first", []Message{signed(wrote("1h", "price", "time"), "Ann Lee")}, 1, 0, true},
		{"an acknowledgement is no contact", []Message{came(audit.Acknowledgement, "1m"), wrote("1h", "price", "time")}, 1, 0, true},
		{"what follows the complete answer is none", []Message{signed(wrote("1h", "price", "time"), "Ann Lee"), signed(wrote("2h"), "Bo Fox")}, 1, 0, true},
		{"generic words first", []Message{came(audit.Human, "1h"), wrote("2h", "price", "time")}, 2, 0, false},
		{"a question, and two hands", []Message{signed(asked("1h"), "Ann Lee"), signed(wrote("2h", "price"), "ann lee"), signed(wrote("9h", "time"), "Bo Fox"), signed(wrote("50h"), "Cy Dow")}, 3, 1, false},
		{"three hands, never complete", []Message{signed(wrote("1h"), "Ann Lee"), signed(wrote("2h", "price"), "Bo Fox"), signed(wrote("3h"), "Cy Dow")}, 3, 2, false},
		{"an unsigned message is no hand", []Message{signed(wrote("1h", "price"), "Ann Lee"), wrote("2h", "time")}, 2, 0, false},
		{"silent", nil, 0, 0, false},
	} {
		a := Assess(d, sent(d, "a", 1, c.m...))
		if a.Contacts != c.contacts || a.Handovers != c.handovers || a.AtOnce != c.atOnce {
			t.Errorf("%s: %d contacts, %d handovers, at once %v; want %d, %d, %v", c.rule, a.Contacts, a.Handovers, a.AtOnce, c.contacts, c.handovers, c.atOnce)
		}
	}
}

// The headline is before any reminder, its clocks censored there; the final
// result stands beside it on the opening's t0, which never restarts. The
// reminder went out 100 h after t0, on Friday at 14:00: Monday 7 h, Tuesday to
// Thursday 24 h and Friday 5 h were worked, 36 h.
func TestRule5_TheHeadlineIsBeforeTheReminder(t *testing.T) {
	d := study()
	none := read{false, 100 * hour, 36 * hour}
	for _, c := range []struct {
		rule         string
		m            []Message
		headline     audit.Outcome
		reply        read
		answer       read
		final        audit.Outcome
		finalReply   read
		finalAnswer  read
		afterRemined bool
	}{
		// 101 h: Friday 15:00, 37 h worked. 120 h: Saturday 10:00, 39 h worked.
		{
			"a reply to the reminder",
			[]Message{about(wrote("101h", "price", "time"), audit.Reminder)},
			audit.Silent, none, none,
			audit.Answered,
			read{true, 101 * hour, 37 * hour},
			read{true, 101 * hour, 37 * hour},
			true,
		},
		{
			"a reply in the opening's thread after the reminder",
			[]Message{wrote("101h", "price", "time")},
			audit.Silent, none, none,
			audit.Answered,
			read{true, 101 * hour, 37 * hour},
			read{true, 101 * hour, 37 * hour},
			true,
		},
		{
			"a reply at the instant of the reminder",
			[]Message{wrote("100h", "price", "time")},
			audit.Answered,
			read{true, 100 * hour, 36 * hour},
			read{true, 100 * hour, 36 * hour},
			audit.Answered,
			read{true, 100 * hour, 36 * hour},
			read{true, 100 * hour, 36 * hour},
			false,
		},
		{
			"half before and half after",
			[]Message{wrote("2h", "price"), wrote("120h", "time")},
			audit.Replied,
			read{true, 2 * hour, 2 * hour},
			none,
			audit.Answered,
			read{true, 2 * hour, 2 * hour},
			read{true, 120 * hour, 39 * hour},
			true,
		},
		{"silent to the end", nil, audit.Silent, none, none, audit.Silent, read{false, 240 * hour, 64 * hour}, read{false, 240 * hour, 64 * hour}, false},
		{"a question after the reminder", []Message{asked("101h")}, audit.Silent, none, none, audit.AskedBack, read{false, 240 * hour, 64 * hour}, read{false, 240 * hour, 64 * hour}, false},
		{
			"a bounce of the opening, beaten in the window",
			[]Message{bounced("1h", "system", "5.0.0", info), wrote("101h")},
			audit.Silent, none, none,
			audit.Replied,
			read{true, 101 * hour, 37 * hour},
			read{false, 240 * hour, 64 * hour},
			true,
		},
		{"after the window", []Message{wrote("241h", "price")}, audit.Silent, none, none, audit.Silent, read{false, 240 * hour, 64 * hour}, read{false, 240 * hour, 64 * hour}, false},
	} {
		r := then(sent(d, "a", 1, c.m...), audit.Reminder, "100h")
		a, final := Assess(d, r), laterOf(t, d, r, audit.Reminder)
		if a.Outcome != c.headline || final.Outcome != c.final || a.Flags.AfterReminder != c.afterRemined || final.Flags.AfterReminder != c.afterRemined {
			t.Errorf("%s: %s, finally %s, after reminder %v; want %s, %s, %v", c.rule, a.Outcome, final.Outcome, a.Flags.AfterReminder, c.headline, c.final, c.afterRemined)
		}
		checkClock(t, c.rule+": headline reply", a.Reply, c.reply)
		checkClock(t, c.rule+": headline answer", a.Answer, c.answer)
		checkClock(t, c.rule+": final reply", final.Reply, c.finalReply)
		checkClock(t, c.rule+": final answer", final.Answer, c.finalAnswer)
		if !a.T0.Equal(final.T0) || !a.Deadline.Equal(final.Deadline) {
			t.Errorf("%s: t0 restarted: %s, %s", c.rule, a.T0, final.T0)
		}
		if whole := Whole(d, r); whole.Outcome != final.Outcome {
			t.Errorf("%s: the whole is %s, the final result %s", c.rule, whole.Outcome, final.Outcome)
		}
	}
}

// An acknowledgement of the reminder, or one that waits for a person, does not
// touch the headline; one that came before does.
func TestRule5_TheHeadlineLooksAtNothingAfterTheReminder(t *testing.T) {
	d := study()
	r := then(sent(d, "a", 1, about(came(audit.Acknowledgement, "101h"), audit.Reminder), about(came(audit.OutOfOffice, "101h"), audit.Reminder), about(came(audit.Uncertain, "102h"), audit.Reminder)), audit.Reminder, "100h")
	r.Pending = []Message{came(audit.Uncertain, "103h")}
	a, final := Assess(d, r), laterOf(t, d, r, audit.Reminder)
	if a.Outcome != audit.Silent || a.Flags != (Flags{}) || a.Waiting {
		t.Errorf("headline %s, %+v, waiting %v", a.Outcome, a.Flags, a.Waiting)
	}
	checkClock(t, "acknowledgement", a.Ack, read{false, 100 * hour, 36 * hour})
	if final.Outcome != audit.PendingReview || !final.Flags.Acknowledged || !final.Flags.OutOfOffice || !final.Waiting {
		t.Errorf("final %s, %+v, waiting %v", final.Outcome, final.Flags, final.Waiting)
	}
	before := then(sent(d, "a", 1, came(audit.Uncertain, "99h")), audit.Reminder, "100h")
	if got := Assess(d, before).Outcome; got != audit.PendingReview {
		t.Errorf("what waits from before the reminder: %s, want pending_review", got)
	}
}

// The reminder's window is the enquiry's: until its end the headline stays open.
func TestRule5_AReminderClosesNothing(t *testing.T) {
	d := study()
	d.AsOf, d.Closed = after("150h"), false
	r := then(sent(d, "a", 1), audit.Reminder, "100h")
	if a := Assess(d, r); a.Outcome != audit.Open || a.Settled {
		t.Errorf("headline %s, settled %v", a.Outcome, a.Settled)
	}
	checkClock(t, "headline", Assess(d, r).Reply, read{false, 100 * hour, 36 * hour})
	// 150 h: Sunday 16:00, 39 h worked until Friday evening.
	checkClock(t, "final", laterOf(t, d, r, audit.Reminder).Reply, read{false, 150 * hour, 39 * hour})
	d.AsOf = after("99h")
	if a := Assess(d, r); a.Reply.Seconds != 99*hour || len(LaterOf(d, r)) != 0 {
		t.Errorf("before the reminder: %+v, %+v", a.Reply, LaterOf(d, r))
	}
}

// Only a reminder that was accepted cuts the headline.
func TestRule5_AReminderThatDidNotGoOutCutsNothing(t *testing.T) {
	d := study()
	for _, state := range []audit.LetterState{audit.Planned, audit.NotNeeded, audit.Due, audit.MissedLetter, audit.Rejected, audit.Unknown} {
		r := with(then(sent(d, "a", 1, wrote("101h", "price", "time")), audit.Reminder, "100h"), func(r *Record) {
			r.Steps[0].Letter.State, r.Steps[0].Letter.SentAt = state, time.Time{}
		})
		if a := Assess(d, r); a.Outcome != audit.Answered || a.Flags.AfterReminder || len(LaterOf(d, r)) != 0 {
			t.Errorf("%s: %s, %+v", state, a.Outcome, LaterOf(d, r))
		}
	}
}

// A reminder is sent only when no substantive message and no asked_back exists:
// what the engine asks of the assessment by then.
func TestRule5_WhatAReminderDependsOn(t *testing.T) {
	d := study()
	d.AsOf, d.Closed = after("100h"), false
	for _, c := range []struct {
		rule    string
		m       []Message
		counted int
		asked   int
	}{
		{"silent", nil, 0, -1},
		{"an acknowledgement and generic words", []Message{came(audit.Acknowledgement, "1m"), came(audit.Human, "1h")}, 0, -1},
		{"a substantive message", []Message{wrote("1h")}, 1, -1},
		{"a question", []Message{came(audit.Acknowledgement, "1m"), asked("1h")}, 0, 1},
		{"a question with part of the answer", []Message{func() Message {
			m := wrote("1h", "price")
			m.Decision.Reading.Facts["clarifying_question"] = grade.Fact{Holds: true}
			return m
		}()}, 1, -1},
		{"one that comes later", []Message{wrote("101h")}, 0, -1},
	} {
		if a := Whole(d, sent(d, "a", 1, c.m...)); len(a.Counted) != c.counted || a.AskedBackBy != c.asked || a.Outcome != audit.Open {
			t.Errorf("%s: %s, counted %v, asked back by %d; want %d and %d", c.rule, a.Outcome, a.Counted, a.AskedBackBy, c.counted, c.asked)
		}
	}
}

// A follow-up question has its own t0, window, questions and outcome. It went out
// 50 h after t0, on Wednesday at 12:00; its window is 120 h, until Monday 12:00.
func TestRule5_AFollowUpStandsByItself(t *testing.T) {
	d := study()
	colours := func(late string) Message {
		m := about(wrote(late), audit.FollowUp)
		m.Decision.Reading.Questions = map[string]grade.Answer{"colour": {Status: grade.Answered, Value: "red", Correct: "unknown"}}
		return m
	}
	for _, c := range []struct {
		rule   string
		m      []Message
		want   audit.Outcome
		answer read
	}{
		// 60 h after the opening is Wednesday 22:00: 10 h after the follow-up, of which 5 h are worked.
		{"answered", []Message{colours("60h")}, audit.Answered, read{true, 10 * hour, 5 * hour}},
		{"at the end of its window", []Message{colours("170h")}, audit.Answered, read{true, 120 * hour, 24 * hour}},
		// Its window has 24 working hours: Wednesday 5, Thursday 8, Friday 8, Monday 3.
		{"after its window, within the opening's", []Message{colours("170h1s")}, audit.Silent, read{false, 120 * hour, 24 * hour}},
		{"replied without the answer", []Message{about(wrote("60h"), audit.FollowUp)}, audit.Replied, read{false, 120 * hour, 24 * hour}},
		{"an answer to the opening is none to it", []Message{wrote("60h", "price")}, audit.Silent, read{false, 120 * hour, 24 * hour}},
		{"asked back", []Message{about(asked("60h"), audit.FollowUp)}, audit.AskedBack, read{false, 120 * hour, 24 * hour}},
		{"something waits for a person", []Message{about(came(audit.Uncertain, "60h"), audit.FollowUp)}, audit.PendingReview, read{false, 120 * hour, 24 * hour}},
	} {
		r := then(sent(d, "a", 1, append([]Message{wrote("2h", "price", "time")}, c.m...)...), audit.FollowUp, "50h")
		a := laterOf(t, d, r, audit.FollowUp)
		if a.Outcome != c.want || !a.T0.Equal(after("50h")) || !a.Deadline.Equal(after("74h")) {
			t.Errorf("%s: %s from %s, deadline %s; want %s", c.rule, a.Outcome, a.T0, a.Deadline, c.want)
		}
		checkClock(t, c.rule, a.Answer, c.answer)
		opening := Assess(d, r)
		if opening.Outcome != audit.Answered || opening.Contacts != 1 || opening.CompletedBy != 0 || opening.Waiting {
			t.Errorf("%s: it changed the opening: %s, %d contacts", c.rule, opening.Outcome, opening.Contacts)
		}
	}
	bounce := then(sent(d, "a", 1, wrote("2h", "price", "time"), about(bounced("51h", "mailbox_full", "5.2.2", info), audit.FollowUp)), audit.FollowUp, "50h")
	if a := laterOf(t, d, bounce, audit.FollowUp); a.Outcome != audit.Undeliverable || a.Failure.Reason != "mailbox_full" {
		t.Errorf("its bounce: %s, %+v", a.Outcome, a.Failure)
	}
	r := then(sent(d, "a", 1, wrote("2h", "price", "time")), audit.FollowUp, "50h")
	r.Collected = after("169h")
	if got := laterOf(t, d, r, audit.FollowUp).Outcome; got != audit.Uncollected {
		t.Errorf("its silence is proven by its own window: %s, want uncollected", got)
	}
	r.Collected = after("170h")
	if got, opening := laterOf(t, d, r, audit.FollowUp).Outcome, Whole(d, with(r, func(r *Record) { r.Messages = nil })).Outcome; got != audit.Silent || opening != audit.Uncollected {
		t.Errorf("its silence needs no more than its own window: %s, and the opening %s; want silent, uncollected", got, opening)
	}
	d.AsOf = after("169h")
	if a := laterOf(t, d, r, audit.FollowUp); a.Outcome != audit.Open || a.Settled {
		t.Errorf("while its window runs: %s", a.Outcome)
	}
}

// Replies to thanks and debriefing are kept and never counted.
func TestRule5_RepliesToThanksNeverCount(t *testing.T) {
	d := study()
	for _, stage := range []audit.Stage{audit.Thanks, audit.Debriefing} {
		r := then(sent(d, "a", 1, about(wrote("150h", "price", "time"), stage), about(wrote("300h", "price", "time"), stage)), stage, "100h")
		a := Assess(d, r)
		if a.Outcome != audit.Silent || a.Flags != (Flags{}) || a.Late.Running || len(LaterOf(d, r)) != 0 {
			t.Errorf("%s: %s, %+v, late %+v", stage, a.Outcome, a.Flags, a.Late)
		}
	}
	early := then(sent(d, "a", 1, about(wrote("99h", "price", "time"), audit.Thanks)), audit.Thanks, "100h")
	if got := Assess(d, early).Outcome; got != audit.Answered {
		t.Errorf("what came before the thanks cannot answer them: %s, want answered", got)
	}
}

// An unprompted follow-up: a person writes again after the complete answer,
// without a letter of ours in between, until the end of window and watch.
func TestRule5_UnpromptedFollowUp(t *testing.T) {
	d := study()
	d.Campaign.Watch = calendar.Duration{N: 5, Unit: calendar.Days} // 240 h and 120 h
	answer := wrote("2h", "price", "time")
	robot := came(audit.Human, "50h")
	robot.Decision.Verdict.Authorship = classify.Automatic
	for _, c := range []struct {
		rule string
		r    Record
		want bool
	}{
		{"generic words within the window", sent(d, "a", 1, answer, came(audit.Human, "50h")), true},
		{"within the watch", sent(d, "a", 1, answer, wrote("360h")), true},
		{"after the watch", sent(d, "a", 1, answer, wrote("360h1s")), false},
		{"nothing more", sent(d, "a", 1, answer), false},
		{"before the answer was complete", sent(d, "a", 1, wrote("1h", "price"), answer), false},
		{"a newsletter", sent(d, "a", 1, answer, came(audit.Marketing, "50h")), false},
		{"a message that declares itself automatic", sent(d, "a", 1, answer, robot), false},
		{"after our thanks", then(sent(d, "a", 1, answer, wrote("310h")), audit.Thanks, "300h"), false},
		{"before our thanks", then(sent(d, "a", 1, answer, wrote("299h")), audit.Thanks, "300h"), true},
		{"after our follow-up question", then(sent(d, "a", 1, answer, about(wrote("60h"), audit.FollowUp)), audit.FollowUp, "50h"), false},
		{"after a reminder that came before the answer", then(sent(d, "a", 1, wrote("120h", "price", "time"), wrote("150h")), audit.Reminder, "100h"), false},
	} {
		if got := Assess(d, c.r).Unprompted; got != c.want {
			t.Errorf("%s: unprompted %v, want %v", c.rule, got, c.want)
		}
	}
	if got := Whole(d, then(sent(d, "a", 1, wrote("120h", "price", "time"), wrote("150h")), audit.Reminder, "100h")).Unprompted; !got {
		t.Error("after a reminder that came before the answer, finally: want unprompted")
	}
	if got := Assess(d, sent(d, "a", 1, answer)).WatchEnd; !got.Equal(after("360h")) {
		t.Errorf("the watch ends %s", got)
	}
}

// Unanswered by us is asked_back; once we answered, the enquiry is judged as any
// other: silence after our answer is silence.
func TestRule5_AskedBackIsWhatWeLeftUnanswered(t *testing.T) {
	d := study()
	answered := func(late string, m ...Message) Record {
		return then(sent(d, "a", 1, m...), audit.Clarification, late)
	}
	reply := about(wrote("30h", "price", "time"), audit.Clarification)
	for _, c := range []struct {
		rule  string
		r     Record
		want  audit.Outcome
		asked int
	}{
		{"never answered", sent(d, "a", 1, asked("1h")), audit.AskedBack, 0},
		{"two questions, never answered", sent(d, "a", 1, asked("1h"), asked("5h")), audit.AskedBack, 0},
		{"answered, and then the answer", answered("2h", asked("1h"), reply), audit.Answered, -1},
		{"answered, and then half of it", answered("2h", asked("1h"), about(wrote("30h", "price"), audit.Clarification)), audit.Replied, -1},
		{"answered, and then nothing", answered("2h", asked("1h")), audit.Silent, -1},
		{"answered at the instant of the question", answered("1h", asked("1h")), audit.Silent, -1},
		{"answered, and asked again", answered("2h", asked("1h"), asked("5h")), audit.AskedBack, 1},
		{"answered after the window", answered("241h", asked("1h")), audit.AskedBack, 0},
		{"our answer was refused", with(answered("2h", asked("1h")), func(r *Record) {
			r.Steps[0].Letter.State, r.Steps[0].Letter.SentAt = audit.Rejected, time.Time{}
		}), audit.AskedBack, 0},
		{"asked and answered without us", sent(d, "a", 1, asked("1h"), wrote("5h", "price", "time")), audit.Answered, -1},
		{"asked and half answered without us", sent(d, "a", 1, asked("1h"), wrote("5h", "price")), audit.Replied, 0},
	} {
		if a := Assess(d, c.r); a.Outcome != c.want || a.AskedBackBy != c.asked {
			t.Errorf("%s: %s, question %d; want %s, %d", c.rule, a.Outcome, a.AskedBackBy, c.want, c.asked)
		}
	}
}

// The company's waiting for us is recorded and a second answer clock deducts it;
// the enquiry's own clocks run on.
func TestRule5_TheNetClockDeductsItsWaitingForUs(t *testing.T) {
	d := study()
	mixed := wrote("1h", "price")
	mixed.Decision.Reading.Facts["clarifying_question"] = grade.Fact{Holds: true}
	for _, c := range []struct {
		rule        string
		r           Record
		answer, net read
		waited      float64
	}{
		// Asked Monday 11:00, answered by us Tuesday 11:00 (25 h), complete on Tuesday 15:00 (29 h).
		// Waited 24 h, of which 8 h are worked; 29 h hold 13 worked.
		{
			"answered by us", then(sent(d, "a", 1, asked("1h"), about(wrote("29h", "price", "time"), audit.Clarification)), audit.Clarification, "25h"),
			read{true, 29 * hour, 13 * hour},
			read{true, 5 * hour, 5 * hour},
			24 * hour,
		},
		{
			"a question beside part of the answer, answered by us", then(sent(d, "a", 1, mixed, about(wrote("29h", "time"), audit.Clarification)), audit.Clarification, "25h"),
			read{true, 29 * hour, 13 * hour},
			read{true, 5 * hour, 5 * hour},
			24 * hour,
		},
		// Never answered by us: from Monday 11:00 to the end of the clock, 239 h, of which 63 h are worked.
		{"never answered by us", sent(d, "a", 1, asked("1h")), read{false, 240 * hour, 64 * hour}, read{false, hour, hour}, 239 * hour},
		{"a question beside part of the answer, never answered", sent(d, "a", 1, mixed), read{false, 240 * hour, 64 * hour}, read{false, 240 * hour, 64 * hour}, 0},
		// Asked again on Tuesday 12:00 (26 h): 24 h, and 214 h to the end. Worked: 8 h, and Tuesday 5,
		// Wednesday to Friday 24, Monday to Wednesday 24, Thursday 1.
		{
			"asked again", then(sent(d, "a", 1, asked("1h"), asked("26h")), audit.Clarification, "25h"),
			read{false, 240 * hour, 64 * hour},
			read{false, 2 * hour, 2 * hour},
			238 * hour,
		},
		// It answered on Monday 15:00 (5 h) without waiting for us any longer.
		{
			"it answered before we did", then(sent(d, "a", 1, asked("1h"), wrote("5h", "price", "time")), audit.Clarification, "25h"),
			read{true, 5 * hour, 5 * hour},
			read{true, hour, hour},
			4 * hour,
		},
		{"no question", sent(d, "a", 1, wrote("5h", "price", "time")), read{true, 5 * hour, 5 * hour}, read{true, 5 * hour, 5 * hour}, 0},
	} {
		a := Assess(d, c.r)
		checkClock(t, c.rule+": answer", a.Answer, c.answer)
		checkClock(t, c.rule+": net", a.Net, c.net)
		if a.WaitedForUs != c.waited {
			t.Errorf("%s: waited %v s, want %v", c.rule, a.WaitedForUs, c.waited)
		}
	}
}

// An attachment, picture or portal that cannot be read: pending_review, never
// "unanswered"; what a person has read counts.
func TestRule5_WhatCannotBeReadWaitsForAPerson(t *testing.T) {
	d := study()
	overridden := unreadable(wrote("2h", "price"))
	overridden.Overridden = true
	marked := unreadable(came(audit.Human, "2h"))
	marked.Decision.Reading.Questions["price"] = grade.Answer{Status: grade.Answered, Value: "10 EUR", Correct: "unknown", Rule: "person"}
	marked.Decision.Reading.Questions["time"] = grade.Answer{Status: grade.Answered, Value: "3 d", Correct: "unknown", Rule: "person"}
	nothing := unreadable(came(audit.Human, "2h"))
	nothing.Decision.Reading.Questions["price"] = grade.Answer{Status: grade.Unanswered, Correct: "unknown", Rule: "person"}
	for _, c := range []struct {
		rule string
		m    []Message
		want audit.Outcome
	}{
		{"unread", []Message{unreadable(wrote("2h"))}, audit.PendingReview},
		{"unread beside part of the answer", []Message{unreadable(wrote("2h", "price"))}, audit.PendingReview},
		{"unread beside the complete answer of another message", []Message{unreadable(wrote("2h")), wrote("3h", "price", "time")}, audit.Answered},
		{"unread beside another substantive message", []Message{wrote("1h", "price"), unreadable(wrote("2h"))}, audit.Replied},
		{"unread after the window", []Message{unreadable(wrote("241h"))}, audit.Silent},
		{"a person has only matched it", []Message{overridden}, audit.PendingReview},
		{"a person has read the answers", []Message{marked}, audit.Answered},
		{"a person has found none", []Message{nothing}, audit.Silent},
	} {
		a := Assess(d, sent(d, "a", 1, c.m...))
		if a.Outcome != c.want {
			t.Errorf("%s: %s, want %s", c.rule, a.Outcome, c.want)
		}
		if a.Outcome == audit.PendingReview && (a.Reply.Event || a.Scored) {
			t.Errorf("%s: counted although nobody has read it: %+v", c.rule, a.Reply)
		}
	}
}

// Rates are printed with and without declared-automatic messages: without them a
// person's later reply still counts, and what a program completed is incomplete.
func TestRule5_WithoutAutomaticMessagesThoseOfPeopleCount(t *testing.T) {
	d := study()
	program := func(m Message) Message {
		m.Decision.Verdict.Authorship = classify.Automatic
		return m
	}
	d.Records = []Record{
		sent(d, "a", 1, program(wrote("1m", "price", "time")), wrote("3h", "price")),
		sent(d, "b", 1, wrote("1h", "price"), program(wrote("2h", "time"))),
		sent(d, "c", 1, program(wrote("1m", "price", "time")), bounced("1h", "unknown_user", "5.1.1", "info@c.example")),
	}
	m := Analyse(d)
	if r := m.Rates; r.Replied.X != 3 || r.Answered.X != 3 {
		t.Errorf("with: replied %d, answered %d, want 3 and 3", r.Replied.X, r.Answered.X)
	}
	if r := m.ByPerson; r.Replied.Fraction != (Fraction{2, 3}) || r.Answered.Fraction != (Fraction{0, 3}) {
		t.Errorf("without: replied %v, answered %v, want 2 and 0 of 3: the letters were delivered all the same", r.Replied.Fraction, r.Answered.Fraction)
	}
	for i, want := range []audit.Outcome{audit.Replied, audit.Replied, audit.Silent} {
		if got := m.Enquiries[i].ByPerson.Outcome; got != want {
			t.Errorf("enquiry %d without automatic messages: %s, want %s", i, got, want)
		}
	}
}
