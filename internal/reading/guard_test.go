package reading

import (
	"slices"
	"testing"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/match"
)

// A message that nobody could read waits for a person, at every letter that it
// could belong to: it must neither vanish nor be called silence.
func TestUnreadableMessageIsLeftToAPerson(t *testing.T) {
	at := time.Date(2026, 3, 3, 9, 0, 0, 0, time.UTC)
	ctx := Context{ReceivedAt: at, Candidates: []match.Candidate{
		{Enquiry: "c/a/01", T0: at.Add(-time.Hour)},
		{Enquiry: "c/b/01", T0: at.Add(time.Hour)}, // sent after the message came
		{Enquiry: "c/c/01", T0: at.Add(-time.Minute)},
	}}
	d := Decide(Unreadable("broken"), ctx)
	if d.Verdict.Class != audit.Uncertain || !d.Unread || d.Match.Enquiry != "" {
		t.Errorf("decided %+v", d)
	}
	if want := []string{"c/a/01", "c/c/01"}; !slices.Equal(d.Match.Possible, want) {
		t.Errorf("possible %v, want %v", d.Match.Possible, want)
	}
	if got := EnquiryOf(Unreadable("broken"), ctx); got != "" {
		t.Errorf("matched to %s", got)
	}
}
