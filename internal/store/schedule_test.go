package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"replyaudit/internal/audit"
)

// planned opens a store with one campaign of one enquiry: its opening is due, its
// reminder planned.
func planned(t *testing.T) *Store {
	t.Helper()
	s := openTemp(t)
	opening := audit.Letter{
		ID: "demo/acme/01/opening", Enquiry: "demo/acme/01", Stage: audit.Opening, Mailbox: "vilnius", From: "Vilte@pastas.example", FromName: "Viltė",
		To: "info@shop.acme.example", Subject: "Klausimas", Body: "Laba diena", DueAt: t0, LatestAt: t0.Add(time.Hour),
	}
	reminder := opening
	reminder.ID, reminder.Stage, reminder.DueAt, reminder.LatestAt = "demo/acme/01/reminder", audit.Reminder, time.Time{}, time.Time{}
	err := errors.Join(s.Launch(context.Background(), Launch{
		Campaign: "demo", Title: "Demo", DesignHash: "d", RubricHash: "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", Document: []byte(`{}`), Rubric: []byte(`{}`), At: t0,
		Accounts:  map[string]string{"vilnius": account},
		Enquiries: []audit.Enquiry{{ID: "demo/acme/01", Campaign: "demo", Company: "acme", Mailbox: "vilnius", Variant: "b", PlannedAt: t0}},
		Letters:   []audit.Letter{opening, reminder},
	}), s.TakeLease(context.Background(), "me", "here", t0, t0.Add(time.Hour)))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { verifyClean(t, s) })
	return s
}

const reminder = "demo/acme/01/reminder"

func facts() audit.Letter {
	return audit.Letter{
		ID: "demo/acme/01/clarification", Enquiry: "demo/acme/01", Stage: audit.Clarification, From: account, To: "info@shop.acme.example", Subject: "Re: Klausimas", Body: "LT-01100",
	}
}

func must(t *testing.T) func(ok bool, err error) {
	return func(ok bool, err error) {
		t.Helper()
		if !ok || err != nil {
			t.Fatal(ok, err)
		}
	}
}

func refused(t *testing.T) func(ok bool, err error) {
	return func(ok bool, err error) {
		t.Helper()
		if ok || err != nil {
			t.Error(ok, err)
		}
	}
}

// to is a time that a letter gets, so long after t0.
func to(after time.Duration) When {
	due := t0.Add(after)
	return When{Due: due, Latest: due.Add(time.Hour), At: t0, Reason: "silence"}
}

func TestAPlannedLetterHasNoTimeAndIsNotSent(t *testing.T) {
	s := planned(t)
	l := state(t, s, reminder)
	if l.State != audit.Planned || !l.DueAt.IsZero() || !l.LatestAt.IsZero() {
		t.Errorf("%s from %v to %v", l.State, l.DueAt, l.LatestAt)
	}
	if due, err := s.DueLetters(context.Background(), account, t0.AddDate(1, 0, 0)); err != nil || len(due) != 1 {
		t.Errorf("%d letters are due, %v", len(due), err)
	}
	if _, _, err := claim(t, s, l, "me"); !errors.Is(err, ErrNotClaimed) {
		t.Errorf("a planned letter was claimed: %v", err)
	}
	if e, err := s.Enquiries(context.Background(), "demo"); err != nil || e[0].Variant != "b" {
		t.Errorf("variant of %+v, %v", e, err)
	}
}

func TestALetterIsArmedOnce(t *testing.T) {
	ctx := context.Background()
	s := planned(t)
	id, _ := MessageKey(account, []byte("x"), false)
	first := to(time.Hour)
	first.Answers = id
	must(t)(s.Arm(ctx, reminder, first))
	refused(t)(s.Arm(ctx, reminder, to(2*time.Hour)))
	l := state(t, s, reminder)
	if l.State != audit.Due || !l.DueAt.Equal(first.Due) || !l.LatestAt.Equal(first.Latest) || l.Answers != id {
		t.Errorf("%s from %v to %v in answer to %q", l.State, l.DueAt, l.LatestAt, l.Answers)
	}
	events, err := s.Events(ctx, "demo")
	if err != nil {
		t.Fatal(err)
	}
	if log := fmt.Sprint(events); strings.Contains(log, "vilte") {
		t.Errorf("the log names the mailbox: %s", log)
	}
}

func TestNothingIsArmedForACampaignThatDoesNotRun(t *testing.T) {
	ctx, by := context.Background(), By{Actor: "person:test", At: t0}
	for name, halt := range map[string]func(s *Store) error{
		"paused":    func(s *Store) error { _, err := s.Steer(ctx, "demo", Paused, by); return err },
		"stopped":   func(s *Store) error { _, err := s.Steer(ctx, "demo", Stopped, by); return err },
		"closed":    func(s *Store) error { return s.CloseCampaign(ctx, "demo", nil, t0) },
		"withdrawn": func(s *Store) error { return withdraw(s, "demo/acme/01") },
	} {
		s := planned(t)
		if err := halt(s); err != nil {
			t.Fatal(err)
		}
		refused(t)(s.Arm(context.Background(), reminder, to(0)))
		refused(t)(s.AddLetter(context.Background(), facts(), to(0), "person:eve"))
		if got := state(t, s, reminder).State; got != audit.Planned && name != "withdrawn" {
			t.Errorf("%s: the letter is %s", name, got)
		}
	}
}

func TestDroppedLettersStayDropped(t *testing.T) {
	ctx := context.Background()
	s := planned(t)
	must(t)(s.Drop(ctx, reminder, t0, "a reply came"))
	refused(t)(s.Drop(ctx, reminder, t0, "a reply came"))
	refused(t)(s.Arm(ctx, reminder, to(0)))
	if got := state(t, s, reminder).State; got != audit.NotNeeded {
		t.Errorf("the letter is %s", got)
	}
}

func TestOnlyWhatIsNotUnderWayIsDropped(t *testing.T) {
	ctx := context.Background()
	s := planned(t)
	must(t)(s.Arm(ctx, reminder, to(0)))
	l := state(t, s, reminder)
	fence, _, err := claim(t, s, l, "me")
	if err != nil {
		t.Fatal(err)
	}
	refused(t)(s.Drop(ctx, reminder, t0, "a reply came"))
	must(t)(s.HandOver(ctx, l, "me", fence, t0))
	refused(t)(s.Drop(ctx, reminder, t0, "a reply came"))
	must(t)(s.Settle(ctx, l, fence, []audit.LetterState{audit.HandingOver}, Settlement{State: audit.Deferred, At: t0, NotBefore: t0.Add(time.Minute)}))
	must(t)(s.Drop(ctx, reminder, t0, "a reply came")) // the server has not taken it
	if got := state(t, s, reminder); got.State != audit.NotNeeded || !got.DueAt.IsZero() {
		t.Errorf("the letter is %s, due %v", got.State, got.DueAt)
	}
}

func TestReplan(t *testing.T) {
	ctx := context.Background()
	s := planned(t)
	old := state(t, s, "demo/acme/01/opening")
	must(t)(s.Replan(ctx, old, to(24*time.Hour)))
	l := state(t, s, old.ID)
	if l.State != audit.Due || !l.DueAt.Equal(t0.AddDate(0, 0, 1)) || l.Replanned != 1 {
		t.Errorf("%s at %v, with %d new times", l.State, l.DueAt, l.Replanned)
	}
	refused(t)(s.Replan(ctx, old, to(48*time.Hour))) // somebody was faster
	if due, err := s.DueLetters(ctx, account, t0.Add(23*time.Hour)); err != nil || len(due) != 0 {
		t.Errorf("%d letters are due before their new time, %v", len(due), err)
	}
	if _, _, err := claim(t, s, l, "me"); err != nil {
		t.Fatal(err)
	}
	refused(t)(s.Replan(ctx, l, to(48*time.Hour)))
}

func TestAStepIsAddedOnce(t *testing.T) {
	ctx := context.Background()
	s := planned(t)
	must(t)(s.AddLetter(ctx, facts(), to(time.Hour), "person:eve"))
	refused(t)(s.AddLetter(ctx, facts(), to(time.Hour), "person:eve"))
	l := state(t, s, facts().ID)
	if l.State != audit.Due || l.Account != account || l.Domain != "shop.acme.example" || l.Body != "LT-01100" {
		t.Errorf("added %+v", l)
	}
	events, err := s.Events(ctx, "demo")
	if err != nil || !slices.ContainsFunc(events, func(e Event) bool { return e.Kind == "letter.added" && e.Actor == "person:eve" }) {
		t.Errorf("the log does not say who: %v, %v", events, err)
	}
	if err := tamper(s, `UPDATE letter_text SET body = 'LT-99999' WHERE letter = 'demo/acme/01/clarification'`); err != nil {
		t.Fatal(err)
	}
	if found, err := s.Verify(ctx); err != nil || len(found) != 1 {
		t.Errorf("verify found %v, %v", found, err)
	}
	if err := tamper(s, `UPDATE letter_text SET body = 'LT-01100' WHERE letter = 'demo/acme/01/clarification'`); err != nil {
		t.Fatal(err)
	}
}

// TestTheDesignStaysWhatWasLaunched, whatever became of the letters.
func TestTheDesignStaysWhatWasLaunched(t *testing.T) {
	ctx := context.Background()
	s := planned(t)
	launched, err := s.Design(ctx, "demo")
	if err != nil {
		t.Fatal(err)
	}
	must(t)(s.Replan(ctx, state(t, s, "demo/acme/01/opening"), to(24*time.Hour)))
	must(t)(s.Arm(ctx, reminder, to(time.Hour)))
	must(t)(s.AddLetter(ctx, facts(), to(time.Hour), audit.ByEngine))
	later, err := s.Design(ctx, "demo")
	if err != nil || !slices.Equal(launched, later) {
		t.Errorf("design\n%+v\nwas\n%+v, %v", later, launched, err)
	}
	if len(launched) != 2 || !launched[0].DueAt.Equal(t0) || !launched[1].DueAt.IsZero() {
		t.Errorf("launched %+v", launched)
	}
}

func TestCommitmentsAreWhatLeavesOrHasLeft(t *testing.T) {
	ctx := context.Background()
	s := planned(t)
	commitments := func(from time.Time, before ...time.Time) string {
		t.Helper()
		all, err := s.Commitments(ctx, from, append(before, time.Time{})[0])
		if err != nil {
			t.Fatal(err)
		}
		var lines []string
		for _, c := range all {
			if c.Account != account || c.From != account || c.Domain != "shop.acme.example" {
				t.Errorf("commitment %+v", c)
			}
			lines = append(lines, strings.TrimPrefix(c.Letter, "demo/acme/01/")+" "+c.At.Sub(t0).String())
		}
		return strings.Join(lines, ", ")
	}
	if got := commitments(t0); got != "opening 0s" {
		t.Errorf("planned letters count: %s", got)
	}
	must(t)(s.Arm(ctx, reminder, to(24*time.Hour)))
	if got := commitments(t0); got != "opening 0s, reminder 24h0m0s" {
		t.Errorf("due: %s", got)
	}
	opening := state(t, s, "demo/acme/01/opening")
	fence, _, err := claim(t, s, opening, "me")
	if err != nil {
		t.Fatal(err)
	}
	must(t)(s.HandOver(ctx, opening, "me", fence, t0.Add(30*time.Second)))
	if got := commitments(t0); got != "opening 30s, reminder 24h0m0s" {
		t.Errorf("under way: %s", got)
	}
	must(t)(s.Settle(ctx, opening, fence, []audit.LetterState{audit.HandingOver}, Settlement{State: audit.Accepted, At: t0, SentAt: t0.Add(time.Minute)}))
	if got := commitments(t0); got != "opening 1m0s, reminder 24h0m0s" {
		t.Errorf("sent: %s", got)
	}
	if got := commitments(t0.Add(time.Hour)); got != "reminder 24h0m0s" {
		t.Errorf("since later: %s", got)
	}
	if got := commitments(t0, t0.Add(24*time.Hour)); got != "opening 1m0s" {
		t.Errorf("before a day later: %s", got)
	}
	if got := commitments(t0, t0.Add(time.Minute)); got != "" {
		t.Errorf("before a minute later: %s", got)
	}
	steer(t, s, Stopped)
	if got := commitments(t0); got != "opening 1m0s" {
		t.Errorf("of a stopped campaign: %s", got)
	}
}

func TestTheLogIsReadOn(t *testing.T) {
	ctx := context.Background()
	s := planned(t)
	last, err := s.LastEvent(ctx)
	if err != nil {
		t.Fatal(err)
	}
	must(t)(s.Arm(ctx, reminder, to(time.Hour)))
	steer(t, s, Paused)
	lines, err := s.TouchedSince(ctx, last)
	want := []Touched{{last + 1, "demo/acme/01", "letter.due"}, {last + 2, "demo", "campaign.paused"}}
	if err != nil || !slices.Equal(lines, want) {
		t.Errorf("new in the log: %+v, %v", lines, err)
	}
	if state, err := s.StateOf(ctx, "demo"); err != nil || state != "paused" {
		t.Errorf("the campaign is %s, %v", state, err)
	}
}
