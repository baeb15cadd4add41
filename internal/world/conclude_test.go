package world

import (
	"testing"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/calendar"
	"replyaudit/internal/campaign"
	"replyaudit/internal/grade"
)

// The enquiry of these tests: two questions, a window of an hour, a watch of
// another, in a company that never closes.
var (
	began        = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	windowCloses = began.Add(time.Hour)
	watch        = windowCloses.Add(time.Hour)
)

func enquiry(letters []SentLetter, messages []Message) *conversation {
	return &conversation{
		script: &campaign.Script{Questions: map[string][]grade.Question{"en": {{ID: "a"}, {ID: "b"}}}}, language: "en", watch: watch,
		truth: Truth{Letters: append([]SentLetter{{Stage: audit.Opening, AcceptedAt: began, WindowEnd: windowCloses}}, letters...), Messages: messages},
	}
}

// by is what a person writes in answer to the opening.
func by(at time.Time, answers ...string) Message {
	return Message{Stage: audit.Opening, At: at, Class: audit.Human, Answers: answers, Signer: "Moira Pendry", Sender: "same_address"}
}

// TestConclude applies RULES 1 and 5 by hand.
func TestConclude(t *testing.T) {
	at := func(minutes int) time.Time { return began.Add(time.Duration(minutes) * time.Minute) }
	of := func(class audit.Class, minutes int) Message {
		return Message{Stage: audit.Opening, At: at(minutes), Class: class}
	}
	back := by(at(5))
	back.AsksBack = true
	unread := by(at(5))
	unread.Unreadable = true
	refusal := of(audit.Bounce, 1)
	refusal.Refusal = true
	inside := of(audit.Bounce, 1)
	inside.Forwarded = true
	other := by(at(9), "b")
	other.Signer = "Idris Vane"
	reminderBounce := of(audit.Bounce, 35)
	reminderBounce.Stage = audit.Reminder
	reminderAck := of(audit.Acknowledgement, 35)
	reminderAck.Stage = audit.Reminder
	reminderReply := by(at(40), "a", "b")
	reminderReply.Stage = audit.Reminder
	reminder := []SentLetter{{Stage: audit.Reminder, AcceptedAt: at(30)}}
	told := []SentLetter{{Stage: audit.Clarification, AcceptedAt: at(20)}}
	thanks := []SentLetter{{Stage: audit.Thanks, AcceptedAt: at(10)}}
	tests := []struct {
		name     string
		letters  []SentLetter
		messages []Message
		want     string // outcome, answered questions, flags
		final    string // the same with the reminder
	}{
		{"nothing", nil, nil, "silent", ""},
		{"an answer at the last instant counts", nil, []Message{by(windowCloses, "a", "b")}, "answered a,b", ""},
		{"a second later it does not", nil, []Message{by(windowCloses.Add(time.Second), "a", "b")}, "silent  late", ""},
		{"the union of two, in the order of the script", nil, []Message{by(windowCloses, "b"), by(began, "a")}, "answered a,b", ""},
		{"two hands", nil, []Message{by(at(1), "a"), other}, "answered a,b handover", ""},
		{"half in time", nil, []Message{by(began, "a"), by(at(90), "b")}, "replied a", ""},
		{"a reply beats a bounce", nil, []Message{by(at(9)), refusal}, "replied", ""},
		{"a bounce after the reply", nil, []Message{by(at(9)), of(audit.Bounce, 10)}, "replied  bounced_after_reply", ""},
		{"an acknowledgement beats a bounce", nil, []Message{of(audit.Acknowledgement, 0), of(audit.Bounce, 0)}, "silent  acknowledged bounced_after_reply", ""},
		{"an absence beats a bounce", nil, []Message{of(audit.Bounce, 0), of(audit.OutOfOffice, 1)}, "silent  away", ""},
		{"policy", nil, []Message{refusal}, "refused", ""},
		{"no such address", nil, []Message{of(audit.Bounce, 1)}, "undeliverable", ""},
		{"another recipient inside", nil, []Message{inside}, "silent  broken_forwarding doubtful", ""},
		{"a delay and nothing more", nil, []Message{of(audit.Delay, 1)}, "silent  delayed doubtful", ""},
		{"a delay, then the failure", nil, []Message{of(audit.Delay, 1), of(audit.Bounce, 50)}, "undeliverable  delayed", ""},
		{"a question back is no reply", nil, []Message{back}, "asked_back  waits", ""},
		{"told, and answered", told, []Message{back, by(at(50), "a", "b")}, "answered a,b waits", ""},
		{"an attachment waits", nil, []Message{unread}, "pending_review", ""},
		{"a question back goes before an attachment", nil, []Message{back, unread}, "asked_back  waits", ""},
		{"a challenge", nil, []Message{of(audit.Challenge, 1)}, "challenged", ""},
		{"a newsletter and a receipt are nothing", nil, []Message{of(audit.Marketing, 1), of(audit.ReadReceipt, 2)}, "silent", ""},
		{"writes again by itself", nil, []Message{by(at(1), "a", "b"), by(watch)}, "answered a,b unprompted", ""},
		{"after the watch it is nothing", nil, []Message{by(at(1), "a", "b"), by(watch.Add(1))}, "answered a,b", ""},
		{"a letter of ours lies between", thanks, []Message{by(at(1), "a", "b"), by(at(15))}, "answered a,b", ""},
		{"answers the reminder", reminder, []Message{reminderReply}, "silent  after_reminder", "answered a,b after_reminder"},
		{"a bounce, and then an answer to the reminder", reminder, []Message{of(audit.Bounce, 1), reminderReply}, "silent  after_reminder", "answered a,b after_reminder"},
		{"half before, half after the reminder", reminder, []Message{by(at(1), "a"), by(at(31), "b")}, "replied a after_reminder", "answered a,b after_reminder"},
		{"receipt and failure of the reminder alone", reminder, []Message{reminderBounce, reminderAck}, "silent", "silent  acknowledged"},
		{"after the reminder and the window", reminder, []Message{by(at(70), "a", "b")}, "silent  late", "silent  late"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := enquiry(tt.letters, tt.messages)
			c.calendar = always(t)
			tr := c.conclude(forever)
			if got := line(tr.Result); got != tt.want {
				t.Errorf("%q, want %q", got, tt.want)
			}
			final, reminded := tr.Later[audit.Reminder]
			if got := line(final); reminded != (tt.final != "") || reminded && got != tt.final {
				t.Errorf("with the reminder %q, want %q", got, tt.final)
			}
		})
	}
}

// A letter of Thursday whose reminder is due on Friday, where letters go out on
// Mondays from nine to five: whether there is time left is a matter of the window.
func TestReminderNeedsASlot(t *testing.T) {
	day, err := calendar.ParseShift("09:00-17:00")
	if err != nil {
		t.Fatal(err)
	}
	mondays, err := calendar.New(calendar.Spec{Zone: "UTC", NoHolidays: true, Week: map[time.Weekday][]calendar.Shift{time.Monday: {day}}})
	if err != nil {
		t.Fatal(err)
	}
	thursday := time.Date(2026, 3, 5, 10, 0, 0, 0, time.UTC)
	heard := by(time.Date(2026, 3, 8, 10, 0, 0, 0, time.UTC)) // on Sunday
	for _, tt := range []struct {
		name     string
		closes   time.Time
		messages []Message
		want     Demand
	}{
		{"closes on Sunday", thursday.AddDate(0, 0, 3), nil, MustNot},
		{"closes on Monday at nine", time.Date(2026, 3, 9, 9, 0, 0, 0, time.UTC), nil, MustNot},
		{"closes on Monday at noon", time.Date(2026, 3, 9, 12, 0, 0, 0, time.UTC), nil, May},
		{"closes after another Monday", thursday.AddDate(0, 0, 14), nil, Must},
		{"an answer before Monday", thursday.AddDate(0, 0, 14), []Message{heard}, MustNot},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := enquiry(nil, tt.messages)
			c.script.Reminder = &campaign.Step{After: calendar.Duration{N: 24, Unit: calendar.Hours}}
			c.calendar, c.sending = always(t), mondays
			c.truth.Letters[0].AcceptedAt, c.truth.Letters[0].WindowEnd = thursday, tt.closes
			if got := c.conclude(forever).Duties[audit.Reminder]; got != tt.want {
				t.Errorf("the reminder %q go out, want %q", got, tt.want)
			}
		})
	}
}

// always is a calendar without a closing hour.
func always(t *testing.T) *calendar.Calendar {
	t.Helper()
	day, err := calendar.ParseShift("00:00-24:00")
	if err != nil {
		t.Fatal(err)
	}
	week := map[time.Weekday][]calendar.Shift{}
	for d := time.Sunday; d <= time.Saturday; d++ {
		week[d] = []calendar.Shift{day}
	}
	c, err := calendar.New(calendar.Spec{Zone: "UTC", NoHolidays: true, Week: week})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestConcludeClocks: the clocks stop at the right messages, and contacts are
// counted until the answer was complete.
func TestConcludeClocks(t *testing.T) {
	at := func(minutes int) time.Time { return began.Add(time.Duration(minutes) * time.Minute) }
	wrong := by(at(30), "a")
	wrong.Wrong, wrong.Other = []string{"a"}, []string{"a"}
	back := by(at(5))
	back.AsksBack = true
	c := enquiry(nil, []Message{back, by(at(10), "a"), by(at(20), "b"), wrong, {Stage: audit.Opening, At: at(1), Class: audit.Acknowledgement}, {Stage: audit.Opening, At: at(2), Class: audit.Acknowledgement}})
	r := c.conclude(forever).Result
	if r.AckAt != at(1) || r.ReplyAt != at(10) || r.AnswerAt != at(20) || !r.LateAt.IsZero() {
		t.Errorf("acknowledged %v, replied %v, answered %v, late %v", r.AckAt, r.ReplyAt, r.AnswerAt, r.LateAt)
	}
	if r.Contacts != 3 || r.AtOnce || r.Waited != 15*time.Minute || line(r) != "answered a,b acknowledged contradicted unprompted waits" || len(r.Wrong) != 1 || r.Sender != "same_address" {
		t.Errorf("%q: %+v", line(r), r)
	}
}

// What is still to come has not happened.
func TestConcludeUntil(t *testing.T) {
	late := windowCloses.Add(time.Minute)
	for at, want := range map[time.Time]string{late: "silent  late", late.Add(-1): "silent"} {
		if got := line(enquiry(nil, []Message{by(late, "a")}).conclude(at).Result); got != want {
			t.Errorf("at %v %q, want %q", at, got, want)
		}
	}
}

// TestTellOnce: of the letters to one company, one is debriefed.
func TestTellOnce(t *testing.T) {
	owes := func(company string, out bool) Truth {
		tr := Truth{Company: company, Duties: map[audit.Stage]Demand{audit.Debriefing: Must}}
		if out {
			tr.Letters = []SentLetter{{Stage: audit.Debriefing}}
		}
		return tr
	}
	all := []Truth{owes("a", false), owes("a", true), owes("b", true), owes("b", true), owes("c", false), owes("c", false)}
	tellOnce(all)
	for i, want := range []Demand{MustNot, Must, Must, MustNot, Must, MustNot} {
		if got := all[i].Duties[audit.Debriefing]; got != want {
			t.Errorf("letter %d %q be debriefed, want %q", i, got, want)
		}
	}
}
