package outbox

import (
	"context"
	"testing"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/store"
)

// later adds a later letter to the first enquiry, due a minute after its opening: now.
func (o *office) later() store.LetterRow {
	o.t.Helper()
	l := audit.Letter{
		ID: "demo/firm0/01/clarification", Enquiry: "demo/firm0/01", Stage: audit.Clarification, From: account, To: "info@firm0.test", Subject: "Re: Klausimas", Body: "LT-01100",
	}
	ok, err := o.Store.AddLetter(o.t.Context(), l, store.When{Due: monday.Add(time.Minute), Latest: monday.Add(time.Hour), At: monday, Reason: "asked back"}, audit.ByEngine)
	if !ok || err != nil {
		o.t.Fatal(ok, err)
	}
	o.clock.AdvanceTo(monday.Add(time.Minute))
	return o.named(l.ID)
}

// named is a letter by its id.
func (o *office) named(id string) store.LetterRow {
	o.t.Helper()
	letters, err := o.Store.Letters(context.WithoutCancel(o.t.Context()), "demo")
	if err != nil {
		o.t.Fatal(err)
	}
	for _, l := range letters {
		if l.ID == id {
			return l
		}
	}
	o.t.Fatalf("no letter %s", id)
	return store.LetterRow{}
}

// TestALaterLetterIsConfirmedBeforeItIsClaimed, and an opening is not.
func TestALaterLetterIsConfirmedBeforeItIsClaimed(t *testing.T) {
	o := newOffice(t, 1)
	later := o.later()
	var asked []string
	o.Confirm = func(ctx context.Context, l store.LetterRow) (bool, error) {
		asked = append(asked, l.ID)
		_, err := o.Store.Drop(ctx, l.ID, monday, "an answer came meanwhile")
		return false, err
	}
	o.mustRound(1)
	if len(asked) != 1 || asked[0] != later.ID {
		t.Errorf("asked about %v", asked)
	}
	if l := o.named(later.ID); l.State != audit.NotNeeded || l.MessageID != "" {
		t.Errorf("the letter is %s, id %q", l.State, l.MessageID)
	}
}

// TestAnOpeningThatIsTooLateMayGetANewTime; one that was tried has had its chance,
// and a later letter is missed.
func TestAnOpeningThatIsTooLateMayGetANewTime(t *testing.T) {
	o := newOffice(t, 2)
	later := o.later()
	o.server.answer = func(verb, to string) string {
		if verb == "rcpt" && to == "info@firm1.test" {
			return "450 4.2.1 busy"
		}
		return ""
	}
	fresh := monday.Add(24 * time.Hour)
	o.Replan = func(_ context.Context, l store.LetterRow, now time.Time) (store.When, bool, error) {
		return store.When{Due: fresh, Latest: fresh.Add(time.Hour), At: now, Reason: "too_late"}, l.Replanned == 0, nil
	}
	first := o.letter(0)
	o.behindHand(t, 1)
	o.clock.AdvanceTo(monday.Add(2 * time.Hour))
	o.mustRound(0)
	if l := o.mustBe(0, audit.Due); !l.DueAt.Equal(fresh) || l.Attempts != first.Attempts {
		t.Errorf("due at %v after %d attempts", l.DueAt, l.Attempts)
	}
	o.mustBe(1, audit.Rejected)
	if l := o.named(later.ID); l.State != audit.MissedLetter {
		t.Errorf("the later letter is %s", l.State)
	}
	o.clock.AdvanceTo(fresh.Add(2 * time.Hour)) // late again
	o.mustRound(0)
	o.mustBe(0, audit.MissedLetter)
}

// behindHand tries one letter alone, which the server puts off.
func (o *office) behindHand(t *testing.T, i int) {
	t.Helper()
	if _, _, err := o.send(t.Context(), account, nil, o.letter(i)); err != nil {
		t.Fatal(err)
	}
	o.mustBe(i, audit.Deferred)
}

// TestALaterLetterMovesToADayWithRoom, while an opening waits within its own day.
func TestALaterLetterMovesToADayWithRoom(t *testing.T) {
	o := newOffice(t, 2)
	later := o.later()
	o.Budgets = func(_ store.LetterRow, now time.Time) ([]store.Budget, error) {
		return []store.Budget{{Scope: "mailbox:x", Day: now.Format(time.DateOnly), Cap: 1}}, nil
	}
	tomorrow := monday.Add(24 * time.Hour)
	o.Replan = func(_ context.Context, _ store.LetterRow, now time.Time) (store.When, bool, error) {
		return store.When{Due: tomorrow, Latest: tomorrow.Add(time.Hour), At: now, Reason: "cap"}, true, nil
	}
	o.mustRound(1)
	o.mustBe(0, audit.Accepted)
	if l := o.mustBe(1, audit.Due); !l.DueAt.Equal(monday) || !l.NotBefore.After(monday) {
		t.Errorf("the second opening is due at %v, not before %v", l.DueAt, l.NotBefore)
	}
	if l := o.named(later.ID); l.State != audit.Due || !l.DueAt.Equal(tomorrow) {
		t.Errorf("the later letter is %s at %v", l.State, l.DueAt)
	}
	o.clock.AdvanceTo(tomorrow)
	o.mustRound(1)
	if l := o.named(later.ID); l.State != audit.Accepted {
		t.Errorf("with room the later letter is %s", l.State)
	}
}
