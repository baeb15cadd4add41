package store

import (
	"context"
	"strings"
	"testing"

	"replyaudit/internal/audit"
)

var eva = By{Actor: "person:eva", At: t0, Reason: "Jonas of Acme has called"}

func steer(t *testing.T, s *Store, to string) (was string) {
	t.Helper()
	was, err := s.Steer(context.Background(), "demo", to, eva)
	if err != nil {
		t.Fatal(err)
	}
	return was
}

func withdraw(s *Store, enquiry string) error {
	_, err := s.AddOverride(context.Background(), Override{Kind: OverrideWithdrawn, Subject: enquiry, Entity: enquiry, Value: "yes", Person: eva.Actor, At: t0})
	return err
}

// TestSteering: what each order does in each state. Stopped and closed are final.
func TestSteering(t *testing.T) {
	for from, orders := range map[string]map[string]string{
		Running: {Paused: Paused, Running: Running, Stopped: Stopped},
		Paused:  {Paused: Paused, Running: Running, Stopped: Stopped},
		Stopped: {Paused: Stopped, Running: Stopped, Stopped: Stopped},
		Closed:  {Paused: Closed, Running: Closed, Stopped: Closed},
	} {
		for order, want := range orders {
			s := launched(t, 1)
			switch from {
			case Closed:
				if err := s.CloseCampaign(context.Background(), "demo", nil, t0); err != nil {
					t.Fatal(err)
				}
			case Paused, Stopped:
				steer(t, s, from)
			}
			before, err := s.LastEvent(context.Background())
			if err != nil {
				t.Fatal(err)
			}
			was := steer(t, s, order)
			got, err := s.StateOf(context.Background(), "demo")
			if was != from || got != want || err != nil {
				t.Errorf("%s, ordered to be %s: was %s, is %s, want %s; %v", from, order, was, got, want, err)
			}
			after, _ := s.LastEvent(context.Background())
			if logged := after > before; logged != (from != want) {
				t.Errorf("%s, ordered to be %s: logged %v", from, order, logged)
			}
			verifyClean(t, s)
		}
	}
}

// TestNothingPassesTheMarkerAgainstAPersonsWord, which comes after the claim.
func TestNothingPassesTheMarkerAgainstAPersonsWord(t *testing.T) {
	ctx := context.Background()
	for name, c := range map[string]struct {
		word func(s *Store) error
		then audit.LetterState
	}{
		"paused":         {func(s *Store) error { _, err := s.Steer(ctx, "demo", Paused, eva); return err }, audit.Claimed},
		"stopped":        {func(s *Store) error { _, err := s.Steer(ctx, "demo", Stopped, eva); return err }, audit.Claimed},
		"account paused": {func(s *Store) error { _, err := s.SteerAccount(ctx, account, Paused, eva); return err }, audit.Claimed},
		"withdrawn":      {func(s *Store) error { return withdraw(s, "demo/acme0/01") }, audit.Cancelled},
		"suppressed":     {func(s *Store) error { _, _, err := s.Suppress(ctx, []string{"info@acme0.example"}, eva); return err }, audit.Cancelled},
	} {
		t.Run(name, func(t *testing.T) {
			s := launched(t, 2)
			l := state(t, s, "demo/acme0/01/opening")
			fence, _, err := claim(t, s, l, "me")
			if err != nil {
				t.Fatal(err)
			}
			if err := c.word(s); err != nil {
				t.Fatal(err)
			}
			if ok, err := s.HandOver(ctx, l, "me", fence, t0); ok || err != nil {
				t.Errorf("passed the marker: %v, %v", ok, err)
			}
			if got := state(t, s, l.ID).State; got != c.then {
				t.Errorf("the letter is %s, want %s", got, c.then)
			}
			verifyClean(t, s)
		})
	}
}

// TestWhatComesBackFromAHandOver is not sent against a person's word that came
// while the server had the letter.
func TestWhatComesBackFromAHandOver(t *testing.T) {
	ctx := context.Background()
	for name, c := range map[string]struct {
		word   func(s *Store) error
		barred string
	}{
		"withdrawn":  {func(s *Store) error { return withdraw(s, "demo/acme0/01") }, "withdrawn"},
		"suppressed": {func(s *Store) error { _, _, err := s.Suppress(ctx, []string{"acme0.example"}, eva); return err }, "suppressed"},
		"neither":    {func(*Store) error { return nil }, ""},
	} {
		s := launched(t, 1)
		l := firstDue(t, s)
		fence, _, err := claim(t, s, l, "me")
		if err != nil {
			t.Fatal(err)
		}
		if ok, err := s.HandOver(ctx, l, "me", fence, t0); !ok || err != nil {
			t.Fatal(ok, err)
		}
		if err := c.word(s); err != nil {
			t.Fatal(err)
		}
		if got := state(t, s, l.ID).State; got != audit.HandingOver {
			t.Errorf("%s: what is under way became %s", name, got)
		}
		must(t)(s.Settle(ctx, l, fence, []audit.LetterState{audit.HandingOver}, Settlement{State: audit.Deferred, At: t0}))
		if got, err := s.Barred(ctx, l); got != c.barred || err != nil {
			t.Errorf("%s: barred %q, %v", name, got, err)
		}
		fence, _, err = claim(t, s, state(t, s, l.ID), "me")
		passed := false
		if err == nil {
			passed, _ = s.HandOver(ctx, l, "me", fence, t0)
		}
		if passed != (c.barred == "") {
			t.Errorf("%s: passed the marker again: %v", name, passed)
		}
	}
}

func TestAPausedAccountHoldsAllItsCampaigns(t *testing.T) {
	ctx := context.Background()
	s := launched(t, 1)
	pause := func(to, want string) {
		t.Helper()
		if was, err := s.SteerAccount(ctx, account, to, eva); was != want || err != nil {
			t.Errorf("was %s, want %s; %v", was, want, err)
		}
	}
	pause(Paused, Running)
	pause(Paused, Paused)
	if due, err := s.DueLetters(ctx, account, t0); len(due) != 0 || err != nil {
		t.Errorf("%d letters are due, %v", len(due), err)
	}
	if got, err := s.PausedAccounts(ctx); len(got) != 1 || got[0] != account || err != nil {
		t.Errorf("paused are %v, %v", got, err)
	}
	pause(Running, Paused)
	firstDue(t, s)
	if got, err := s.PausedAccounts(ctx); len(got) != 0 || err != nil {
		t.Errorf("paused are %v, %v", got, err)
	}
	events, err := s.EventsOf(ctx, []string{account})
	if err != nil || len(events) != 2 || events[0].Kind != "account.paused" || events[1].Actor != eva.Actor {
		t.Errorf("logged %+v, %v", events, err)
	}
	verifyClean(t, s)
}

// TestWhoSteeredIsKept, and the reason in an erasable row alone.
func TestWhoSteeredIsKept(t *testing.T) {
	ctx := context.Background()
	s := launched(t, 1)
	if e, err := s.LastSteered(ctx, "demo"); e.Kind != "" || err != nil {
		t.Errorf("before: %+v, %v", e, err)
	}
	steer(t, s, Paused)
	e, err := s.LastSteered(ctx, "demo")
	if err != nil || e.Kind != "campaign.paused" || e.Actor != eva.Actor || e.Text != eva.Reason || !e.At.Equal(t0) {
		t.Errorf("%+v, %v", e, err)
	}
	var payload string
	if err := s.pool.QueryRowContext(ctx, `SELECT payload FROM event WHERE kind = 'campaign.paused'`).Scan(&payload); err != nil || strings.Contains(payload, "Jonas") {
		t.Errorf("the log says %s, %v", payload, err)
	}
}

func TestInFlight(t *testing.T) {
	ctx := context.Background()
	s := launched(t, 2)
	l := firstDue(t, s)
	fence, _, err := claim(t, s, l, "me")
	if err != nil {
		t.Fatal(err)
	}
	if flying, err := s.InFlight(ctx); len(flying) != 0 || err != nil {
		t.Errorf("only claimed, and in flight: %v, %v", flying, err)
	}
	must(t)(s.HandOver(ctx, l, "me", fence, t0))
	if flying, err := s.InFlight(ctx); len(flying) != 1 || flying[0].ID != l.ID || err != nil {
		t.Errorf("in flight: %v, %v", flying, err)
	}
}

// TestTheConversationOfAFailureIsKept in a row that can be erased.
func TestTheConversationOfAFailureIsKept(t *testing.T) {
	ctx := context.Background()
	s := launched(t, 1)
	l := firstDue(t, s)
	for i, said := range []string{"C: MAIL\nS: 450 busy", "C: MAIL\nS: 250 ok\nC: ."} {
		fence, _, err := claim(t, s, l, "me")
		if err != nil {
			t.Fatal(err)
		}
		must(t)(s.HandOver(ctx, l, "me", fence, t0))
		to := []audit.LetterState{audit.Deferred, audit.Unknown}[i]
		must(t)(s.Settle(ctx, l, fence, []audit.LetterState{audit.HandingOver}, Settlement{State: to, At: t0, Transcript: said}))
		if got, err := s.Transcript(ctx, l.ID); got != said || err != nil {
			t.Errorf("kept %q, %v; want %q", got, err, said)
		}
	}
	if got, err := s.Transcript(ctx, "demo/acme9/01/opening"); got != "" || err != nil {
		t.Errorf("of a letter without any: %q, %v", got, err)
	}
}
