package analysis

import (
	"context"
	"encoding/json"
	"path/filepath"
	"testing"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
	"replyaudit/internal/store"
)

const box = "edith@post.example"

// stored launches the study with one letter, accepted at t0, in a mailbox that
// was read through the given instant.
func stored(t *testing.T, readThrough time.Time) *store.Store {
	t.Helper()
	ctx := context.Background()
	s, err := store.Open(ctx, filepath.Join(t.TempDir(), "audit.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	d := study()
	d.Campaign.Mailboxes = []campaign.Mailbox{{Key: "m", Address: box}}
	document, err := json.Marshal(d.Campaign)
	if err != nil {
		t.Fatal(err)
	}
	scheme, err := json.Marshal(d.Rubric)
	if err != nil {
		t.Fatal(err)
	}
	e := audit.Enquiry{ID: "s/a/01", Campaign: "s", Organisation: "a.example", Company: "a", Persona: "p", Mailbox: "m", Script: "quote", Language: "en", PlannedAt: t0}
	l := audit.Letter{ID: "s/a/01/opening", Enquiry: e.ID, Stage: audit.Opening, Mailbox: "m", From: box, To: "info@a.example", DueAt: t0, LatestAt: t0}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(s.Launch(ctx, store.Launch{
		Campaign: "s", Document: document, Rubric: scheme, At: t0, Enquiries: []audit.Enquiry{e}, Letters: []audit.Letter{l},
		Accounts: map[string]string{"m": box}, Folders: []store.Folder{{Account: box, Name: "INBOX", UIDValidity: 1, NextUID: 1}},
	}))
	row := store.LetterRow{Letter: l, Campaign: "s"}
	ok, err := s.Settle(ctx, row, 0, []audit.LetterState{audit.Due}, store.Settlement{State: audit.Accepted, At: t0, SentAt: t0, Reason: "dot"})
	if !ok || err != nil {
		t.Fatal(ok, err)
	}
	must(s.Scanned(ctx, box, "INBOX", readThrough))
	return s
}

func outcomeOf(t *testing.T, s *store.Store) audit.Outcome {
	t.Helper()
	d, err := Load(context.Background(), s, "s", after("1000h"))
	if err != nil {
		t.Fatal(err)
	}
	return Assess(d, d.Records[0]).Outcome
}

// RULES 3: silence must be proven by a scan begun after the window's end, and
// by nothing that could be an answer.
func TestSilenceIsProven(t *testing.T) {
	end := after("240h")
	if got := outcomeOf(t, stored(t, end)); got != audit.Silent {
		t.Errorf("read through the end of the window: %s", got)
	}
	if got := outcomeOf(t, stored(t, end.Add(-time.Second))); got != audit.Uncollected {
		t.Errorf("read to a second before the end of the window: %s", got)
	}
}

// PROTOCOL: a message that the server does not hand out is not passed over in
// silence: it could be the answer to every letter sent before it.
func TestUnfetchableMessageIsNoSilence(t *testing.T) {
	for at, want := range map[time.Time]audit.Outcome{
		after("24h"):  audit.PendingReview,
		after("-24h"): audit.Silent, // lay there before the letter went out
		after("500h"): audit.Silent, // came after the window
		{}:            audit.PendingReview,
	} {
		s := stored(t, after("600h"))
		f := store.Folder{Account: box, Name: "INBOX", UIDValidity: 1}
		if _, err := s.SaveBatch(context.Background(), f, []store.Sighting{{UID: 7, InternalDate: at, Unfetchable: "NO"}}, 8, after("30h")); err != nil {
			t.Fatal(err)
		}
		if got := outcomeOf(t, s); got != want {
			t.Errorf("unfetchable at %v: %s, want %s", at, got, want)
		}
	}
}

func TestSuppressedLetterIsWithdrawn(t *testing.T) {
	s := stored(t, after("600h"))
	row := store.LetterRow{Letter: audit.Letter{ID: "s/a/01/opening", Enquiry: "s/a/01"}}
	if _, err := s.Settle(context.Background(), row, 0, []audit.LetterState{audit.Accepted}, store.Settlement{State: audit.Cancelled, At: t0, Reason: "suppressed"}); err != nil {
		t.Fatal(err)
	}
	if got := outcomeOf(t, s); got != audit.Withdrawn {
		t.Errorf("outcome %s", got)
	}
}
