package world

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
	"replyaudit/internal/clock"
)

// correspondence is a company that a test writes to, letter by letter.
type correspondence struct {
	t      *testing.T
	c      *campaign.Campaign
	w      *World
	clk    *clock.Virtual
	person campaign.Persona
	to     campaign.Company
	script string
	thread []string
}

// correspond gives the first Lithuanian company a habit. Its openings are those
// of a script of the demo, whose every later step always gets its reaction.
func correspond(t *testing.T, habit, script string) *correspondence {
	t.Helper()
	c := demo(t)
	c.Companies[0].Fields["habit"] = habit
	c.Companies[0].Fields["wrong"] = ""
	clk := clock.NewVirtual(time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC))
	w := start(t, c, clk, 1)
	for _, acts := range w.customs.Usual {
		for i := range acts {
			acts[i].Chance = nil
		}
	}
	return &correspondence{t: t, c: c, w: w, clk: clk, person: c.Personas[0], to: c.Companies[0], script: script}
}

// pass lets time go by until an instant, and everything that is due happen.
func (x *correspondence) pass(until time.Time) {
	x.t.Helper()
	for next, ok := x.w.Next(); ok && !next.After(until); next, ok = x.w.Next() {
		x.clk.AdvanceTo(next)
		if _, err := x.w.Step(); err != nil {
			x.t.Fatal(err)
		}
	}
	x.clk.AdvanceTo(until)
}

// write sends the text of a stage on a day of March at noon UTC, in the thread.
func (x *correspondence) write(stage audit.Stage, day int, facts string) {
	x.t.Helper()
	x.pass(time.Date(2026, 3, day, 12, 0, 0, 0, time.UTC))
	s, _ := x.c.ScriptByKey(x.script)
	opening, _ := s.TextOf(audit.Opening, "lt", "")
	text, ok := s.TextOf(stage, "lt", "")
	if !ok {
		x.t.Fatalf("script %s has no %s", x.script, stage)
	}
	fill := strings.NewReplacer("{{.company.name}}", x.to.Name, "{{.field.city}}", "Vilnius", "{{.persona.first}}", x.person.First, "{{.persona.last}}", x.person.Last, "{{.facts}}", facts)
	id := fmt.Sprintf("%s-%d@pastas.example", stage, day)
	var b strings.Builder
	fmt.Fprintf(&b, "From: %s <%s>\r\nTo: <%s>\r\nSubject: %s\r\nMessage-ID: <%s>\r\n", "V K", address(x.c, x.person), x.to.Address, cmp.Or(text.Subject, "Re: "+opening.Subject), id)
	if len(x.thread) > 0 {
		fmt.Fprintf(&b, "In-Reply-To: <%s>\r\nReferences: <%s>\r\n", x.thread[len(x.thread)-1], strings.Join(x.thread, ">\r\n <"))
	}
	b.WriteString("Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + strings.ReplaceAll(fill.Replace(text.Body), "\n", "\r\n"))
	x.thread = append(x.thread, id)
	if err := submit(x.t, x.c, x.w, address(x.c, x.person), x.person.Mailbox, x.to.Address, []byte(b.String())); err != nil {
		x.t.Fatal(err)
	}
}

// end lets everything happen and returns the truth about the one enquiry.
func (x *correspondence) end() Truth {
	x.t.Helper()
	x.pass(time.Date(2026, 5, 1, 0, 0, 0, 0, time.UTC))
	truth := x.w.Truth(forever)
	if len(truth) != 1 {
		x.t.Fatalf("%d enquiries, want one: %+v", len(truth), truth)
	}
	return truth[0]
}

// line writes what a result came to.
func line(r Result) string {
	return strings.TrimSpace(fmt.Sprintf("%s %s %s", r.Outcome, strings.Join(r.Answered, ","), flagsOf(r)))
}

// TestReminder sends an opening on Monday 2 March and a reminder on Friday, the
// morning after three working days; the window of seven days ends on Monday 9 March.
func TestReminder(t *testing.T) {
	tests := []struct {
		habit        string
		before, with string // the reminder
		duty         Demand
	}{
		{"after_reminder", "silent  after_reminder", "answered price,time after_reminder", Must},
		{"silence_for_good", "silent", "silent", Must},
		{"ack_only", "silent  acknowledged", "silent  acknowledged", Must},
		{"quick_complete", "answered price,time", "answered price,time", MustNot},
		{"promise_unkept", "replied  after_reminder", "answered price,time after_reminder", MustNot},
		{"clarify", "asked_back  after_reminder waits", "answered price,time after_reminder waits", MustNot},
		{"attachment", "pending_review  after_reminder", "answered price,time after_reminder", MustNot},
		{"bounce_unknown_user", "undeliverable", "undeliverable", May},
		{"late", "silent  late", "silent  late", Must},
		{"slow_complete", "answered price,time", "answered price,time", MustNot},
	}
	for _, tt := range tests {
		t.Run(tt.habit, func(t *testing.T) {
			x := correspond(t, tt.habit, "delivery")
			x.write(audit.Opening, 2, "")
			x.write(audit.Reminder, 6, "")
			tr := x.end()
			if got := line(tr.Result); got != tt.before {
				t.Errorf("before the reminder: %q, want %q", got, tt.before)
			}
			if got := line(tr.Later[audit.Reminder]); got != tt.with {
				t.Errorf("with the reminder: %q, want %q", got, tt.with)
			}
			if got := tr.Duties[audit.Reminder]; got != tt.duty {
				t.Errorf("the reminder %q go out, want %q", got, tt.duty)
			}
		})
	}
}

// TestClarification: the company answers when it was told, and had to wait until then.
func TestClarification(t *testing.T) {
	x := correspond(t, "clarify", "delivery")
	x.write(audit.Opening, 2, "")
	x.write(audit.Clarification, 4, "Gyvenu Vilniuje.")
	tr := x.end()
	asked, told := tr.Messages[0].At, time.Date(2026, 3, 4, 12, 0, 0, 0, time.UTC)
	if tr.Outcome != audit.Answered || tr.Contacts != 2 || tr.Waited != told.Sub(asked) || tr.Duties[audit.Clarification] != Must {
		t.Errorf("%+v, clarification %q, want an answer that waited from %v to %v", tr.Result, tr.Duties[audit.Clarification], asked, told)
	}
	if !strings.HasPrefix(tr.Messages[0].Text, "Kad galėčiau") && !strings.HasPrefix(tr.Messages[0].Text, "Pirmiausia") {
		t.Errorf("question back %q", tr.Messages[0].Text)
	}
}

// A script that the world has no question back for is asked for one of its facts.
func TestAsksForAFactOfTheScript(t *testing.T) {
	x := correspond(t, "clarify", "delivery")
	delete(x.w.words["lt"].Clarify, "delivery")
	x.write(audit.Opening, 2, "")
	tr := x.end()
	s, _ := x.c.ScriptByKey("delivery")
	asked := slices.ContainsFunc(s.Clarification.Facts, func(f campaign.Fact) bool {
		return strings.Contains(tr.Messages[0].Text, f.Cues["lt"][0]+"?")
	})
	if !asked || tr.Duties[audit.Clarification] != Must {
		t.Errorf("asked %q, the clarification %q go out", tr.Messages[0].Text, tr.Duties[audit.Clarification])
	}
}

// TestLaterLetters goes through a whole script; no reaction to a follow-up, to
// thanks or to the debriefing changes the opening's result.
func TestLaterLetters(t *testing.T) {
	x := correspond(t, "one_of_two", "delivery")
	x.write(audit.Opening, 2, "")
	before := x.w.Truth(forever)[0]
	x.write(audit.FollowUp, 4, "")
	x.write(audit.Thanks, 16, "")
	x.write(audit.Debriefing, 20, "")
	tr := x.end()
	var stages []audit.Stage
	for _, m := range tr.Messages {
		stages = append(stages, m.Stage)
	}
	if want := []audit.Stage{audit.Opening, audit.FollowUp, audit.Thanks, audit.Debriefing}; !slices.Equal(stages, want) {
		t.Fatalf("messages of %v, want %v", stages, want)
	}
	if line(tr.Result) != line(before.Result) || tr.Contacts != 1 || len(tr.Answered) != 1 {
		t.Errorf("the opening came to %q, before the later letters to %q", line(tr.Result), line(before.Result))
	}
	if got := line(tr.Later[audit.FollowUp]); got != "answered express" {
		t.Errorf("the follow-up came to %q", got)
	}
	for stage, want := range map[audit.Stage]Demand{audit.FollowUp: MustNot, audit.Thanks: Must, audit.Debriefing: Must, audit.Clarification: MustNot} {
		if tr.Duties[stage] != want {
			t.Errorf("%s %q go out, want %q", stage, tr.Duties[stage], want)
		}
	}
}

// TestBounceOfALaterLetter: the failure of the thanks says nothing about the opening.
func TestBounceOfALaterLetter(t *testing.T) {
	x := correspond(t, "quick_complete", "delivery")
	x.write(audit.Opening, 2, "")
	x.w.talks[0].truth.Habit = "bounce_unknown_user" // the address was given up meanwhile
	x.write(audit.Reminder, 6, "")
	x.write(audit.Thanks, 7, "")
	tr := x.end()
	if len(tr.Messages) != 3 || line(tr.Result) != "answered price,time" || line(tr.Later[audit.Reminder]) != "answered price,time" {
		t.Errorf("%q, with the reminder %q, of %d messages", line(tr.Result), line(tr.Later[audit.Reminder]), len(tr.Messages))
	}
}

// TestAtOnce: the answer lies in INBOX when the letter has just been accepted,
// and Step still tells of it.
func TestAtOnce(t *testing.T) {
	x := correspond(t, "at_once", "delivery")
	x.write(audit.Opening, 2, "")
	client := connect(t, x.c, x.w, "vilnius")
	defer client.Close()
	items := read(t, client, "vilnius", Inbox)
	if len(items) != 1 || !items[0].At.Equal(x.clk.Now()) {
		t.Fatalf("INBOX holds %v at %v", items, x.clk.Now())
	}
	if next, ok := x.w.Next(); !ok || !next.Equal(x.clk.Now()) {
		t.Errorf("next event at %v", next)
	}
	if keys, err := x.w.Step(); err != nil || !slices.Equal(keys, []string{"vilnius"}) || len(read(t, client, "vilnius", Inbox)) != 1 {
		t.Errorf("step names %v (%v)", keys, err)
	}
}

// TestMoved finds the message in Junk first, and hours later in INBOX with the
// same INTERNALDATE, in a session that goes on.
func TestMoved(t *testing.T) {
	x := correspond(t, "junk_moved", "delivery")
	x.write(audit.Opening, 2, "")
	m := x.w.Truth(forever)[0].Messages[0]
	client := connect(t, x.c, x.w, "vilnius")
	defer client.Close()
	check := func(at time.Time, junk, inbox int) {
		t.Helper()
		x.pass(at)
		got := read(t, client, "vilnius", Junk)
		moved := read(t, client, "vilnius", Inbox)
		if len(got) != junk || len(moved) != inbox {
			t.Fatalf("at %v: %d messages in Junk, %d in INBOX, want %d and %d", at, len(got), len(moved), junk, inbox)
		}
		if inbox == 1 && !moved[0].At.Equal(m.At) {
			t.Errorf("INTERNALDATE %v, want %v", moved[0].At, m.At)
		}
	}
	check(m.At, 1, 0)
	check(m.MovedAt.Add(-time.Second), 1, 0)
	check(m.MovedAt, 0, 1)
}

// TestForeignLetter: mail that is no text of the campaign is taken, and nobody answers.
func TestForeignLetter(t *testing.T) {
	x := correspond(t, "quick_complete", "delivery")
	letter := []byte("From: <vilte@pastas.example>\r\nSubject: x\r\nMessage-ID: <a@b>\r\n\r\nhello\r\n")
	if err := submit(t, x.c, x.w, "vilte@pastas.example", "vilnius", x.to.Address, letter); err != nil {
		t.Fatal(err)
	}
	if tr := x.end(); tr.Script != "" || len(tr.Messages) != 0 {
		t.Errorf("%+v", tr)
	}
}
