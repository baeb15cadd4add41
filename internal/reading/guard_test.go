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
	ctx := Context{ReceivedAt: at, Letters: match.NewLetters([]match.Candidate{
		{Enquiry: "c/a/01", Letter: "c/a/01/opening", T0: at.Add(-time.Hour)},
		{Enquiry: "c/b/01", Letter: "c/b/01/opening", T0: at.Add(time.Hour)}, // sent after the message came
		{Enquiry: "c/c/01", Letter: "c/c/01/opening", T0: at.Add(-time.Minute)},
	})}
	d := Decide(Unreadable("broken"), ctx)
	if d.Verdict.Class != audit.Uncertain || !d.Unread || d.Match.Enquiry != "" {
		t.Errorf("decided %+v", d)
	}
	if want := []string{"c/a/01", "c/c/01"}; !slices.Equal(d.Match.Possible, want) {
		t.Errorf("possible %v, want %v", d.Match.Possible, want)
	}
	if got := Match(Unreadable("broken"), ctx); got.Enquiry != "" {
		t.Errorf("matched to %s", got.Enquiry)
	}
}

// A person's match stands whatever the machine makes of the message, readable or not.
func TestPersonsMatchStands(t *testing.T) {
	at := time.Date(2026, 3, 3, 9, 0, 0, 0, time.UTC)
	cands := []match.Candidate{
		{Enquiry: "c/a/01", Letter: "c/a/01/opening", MessageIDs: []string{"one@post.example"}, T0: at.Add(-time.Hour)},
		{Enquiry: "c/b/01", Letter: "c/b/01/opening", T0: at.Add(-time.Hour)},
	}
	answer := Read([]byte("From: x@a.example\r\nIn-Reply-To: <one@post.example>\r\nContent-Type: text/plain\r\n\r\nYes, on Monday.\r\n"))
	for _, c := range []struct{ assigned, letter string }{{"c/b/01", "c/b/01/opening"}, {"", ""}} {
		ctx := Context{ReceivedAt: at, Letters: match.NewLetters(cands), Person: Person{Enquiry: &c.assigned}}
		for _, e := range []Extract{answer, Unreadable("broken")} {
			if d := Decide(e, ctx); d.Match.Enquiry != c.assigned || d.Match.Letter != c.letter || len(d.Match.Possible) > 0 {
				t.Errorf("assigned %q, got %+v", c.assigned, d.Match)
			}
		}
		if got := Match(answer, ctx).Enquiry; got != c.assigned {
			t.Errorf("assigned %q, siblings see %q", c.assigned, got)
		}
	}
	if d := Decide(answer, Context{ReceivedAt: at, Letters: match.NewLetters(cands)}); d.Match.Enquiry != "c/a/01" {
		t.Errorf("without a person it is %q", d.Match.Enquiry)
	}
}
