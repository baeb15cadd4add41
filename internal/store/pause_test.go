package store

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"replyaudit/internal/audit"
)

// personas opens a store with four letters of ada and one of ben, all due.
func personas(t *testing.T) *Store {
	t.Helper()
	s := openTemp(t)
	l := Launch{Campaign: "demo", Document: []byte(`{}`), RubricHash: "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", Rubric: []byte(`{}`), At: t0, Accounts: map[string]string{"vilnius": account}}
	for i, persona := range []string{"ada", "ada", "ada", "ada", "ben"} {
		id := fmt.Sprintf("demo/acme%d/01", i)
		l.Enquiries = append(l.Enquiries, audit.Enquiry{ID: id, Campaign: "demo", Company: "acme", Persona: persona, Mailbox: "vilnius", PlannedAt: t0})
		l.Letters = append(l.Letters, audit.Letter{ID: id + "/opening", Enquiry: id, Stage: audit.Opening, Mailbox: "vilnius", To: "info@acme.example", DueAt: t0, LatestAt: t0.Add(time.Hour)})
	}
	if err := errors.Join(s.Launch(context.Background(), l), s.TakeLease(context.Background(), "me", "here", t0, t0.Add(time.Hour))); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { verifyClean(t, s) })
	return s
}

// tries hands a letter over and settles it, and tells whether it got so far.
func tries(t *testing.T, s *Store, i int, to Settlement) bool {
	t.Helper()
	id := fmt.Sprintf("demo/acme%d/01", i)
	l := LetterRow{Letter: audit.Letter{ID: id + "/opening", Enquiry: id, To: "info@acme.example"}}
	fence, _, err := s.Claim(context.Background(), Claim{Letter: l, Owner: "me", At: t0, MessageID: id, Raw: []byte("x")})
	if errors.Is(err, ErrNotClaimed) {
		return false
	}
	if err != nil {
		t.Fatal(err)
	}
	if ok, err := s.HandOver(context.Background(), l, "me", fence, t0); !ok || err != nil {
		t.Fatal(ok, err)
	}
	to.At = t0
	if to.State == audit.Accepted {
		to.SentAt = t0
	}
	if ok, err := s.Settle(context.Background(), l, fence, []audit.LetterState{audit.HandingOver}, to); !ok || err != nil {
		t.Fatal(ok, err)
	}
	return true
}

// TestRefusalsByPolicyPauseThePersona: three different letters in a row, in answer
// to MAIL, RCPT, DATA or the letter, with 4.7.x or 5.7.x.
func TestRefusalsByPolicyPauseThePersona(t *testing.T) {
	policy := Settlement{State: audit.Rejected, Reason: "dot", Code: 550, Status: "5.7.1"}
	later := Settlement{State: audit.Deferred, Reason: "mail", Code: 451, Status: "4.7.0"}
	unknown := Settlement{State: audit.Rejected, Reason: "rcpt", Code: 550, Status: "5.1.1"}
	accepted := Settlement{State: audit.Accepted, Reason: "dot", Code: 250}
	type try struct {
		letter int
		to     Settlement
	}
	for name, c := range map[string]struct {
		tries  []try
		paused bool
	}{
		"three letters":              {[]try{{0, policy}, {1, later}, {2, policy}}, true},
		"two":                        {[]try{{0, policy}, {1, policy}}, false},
		"one letter again and again": {[]try{{0, later}, {0, later}, {0, later}, {0, later}}, false},
		"an acceptance in between":   {[]try{{0, policy}, {1, policy}, {3, accepted}, {2, policy}}, false},
		"unknown users":              {[]try{{0, unknown}, {1, unknown}, {2, unknown}}, false},
		"of another persona":         {[]try{{0, policy}, {1, policy}, {4, policy}}, false},
	} {
		t.Run(name, func(t *testing.T) {
			s := personas(t)
			for _, x := range c.tries {
				if !tries(t, s, x.letter, x.to) {
					t.Fatalf("letter %d cannot be claimed", x.letter)
				}
			}
			pauses, err := s.Pauses(context.Background(), "demo")
			if err != nil || (len(pauses) == 1) != c.paused {
				t.Fatalf("paused: %+v, %v", pauses, err)
			}
			if !c.paused {
				return
			}
			due, err := s.DueLetters(context.Background(), account, t0)
			if err != nil || len(due) != 1 || due[0].Persona != "ben" {
				t.Errorf("due: %+v, %v", due, err)
			}
			if tries(t, s, 3, accepted) {
				t.Error("a letter of the paused persona went out")
			}
			if !tries(t, s, 4, accepted) {
				t.Error("the other persona is paused, too")
			}
			must(t)(s.ResumePersona(context.Background(), "demo", "ada", By{Actor: "person:jo", At: t0}))
			refused(t)(s.ResumePersona(context.Background(), "demo", "ada", By{Actor: "person:jo", At: t0}))
			if !tries(t, s, 3, accepted) {
				t.Error("nothing goes out after she was resumed")
			}
		})
	}
}

// TestAPauseAfterTheClaimStopsTheLetter: the marker asks again.
func TestAPauseAfterTheClaimStopsTheLetter(t *testing.T) {
	s := personas(t)
	id := "demo/acme0/01"
	l := LetterRow{Letter: audit.Letter{ID: id + "/opening", Enquiry: id, To: "info@acme.example"}}
	fence, _, err := s.Claim(context.Background(), Claim{Letter: l, Owner: "me", At: t0, MessageID: id, Raw: []byte("x")})
	if err != nil {
		t.Fatal(err)
	}
	err = s.Write(context.Background(), func(tx *Tx) error {
		_, err := tx.pausePersona("demo", "ada", ControlInJunk, t0)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	refused(t)(s.HandOver(context.Background(), l, "me", fence, t0))
}
