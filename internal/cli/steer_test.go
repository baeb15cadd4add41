package cli

import (
	"bytes"
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/clock"
	"replyaudit/internal/store"
)

// TestPauseTellsWhatIsInFlight and, asked to, waits until it is settled or nobody
// is left to settle it.
func TestPauseTellsWhatIsInFlight(t *testing.T) {
	const letter = "spring/oak/01/opening"
	for name, c := range map[string]struct {
		wait   bool
		lease  time.Duration // of the engine
		settle bool
		says   string
		code   int
	}{
		"not waiting":     {false, time.Hour, false, letter + " is in flight since 2026-03-02 09:00:00 UTC: it is finished and its outcome recorded", 0},
		"waiting":         {true, time.Hour, true, letter + " was in flight: it is accepted", 0},
		"the engine died": {true, -time.Second, false, letter + " is in flight since", exitPerson},
	} {
		t.Run(name, func(t *testing.T) {
			ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
			defer cancel()
			g := &globals{db: filepath.Join(t.TempDir(), "audit.db"), stdout: &bytes.Buffer{}, stderr: &bytes.Buffer{}}
			s, l, fence := handingOver(t, g.db, letter)
			now := clock.Wall()
			if err := s.TakeLease(ctx, "me", "here", now, now.Add(c.lease)); err != nil {
				t.Fatal(err)
			}
			ended := make(chan error, 1)
			go func() {
				ended <- runPause(ctx, g, steering{person: person{by: "eva"}, wait: c.wait}, []string{"spring"})
			}()
			if c.settle {
				for state := ""; state != store.Paused && ctx.Err() == nil; { // it waits now
					state, _ = s.StateOf(ctx, "spring")
				}
				to := store.Settlement{State: audit.Accepted, At: letterMonday, SentAt: letterMonday}
				if ok, err := s.Settle(ctx, l, fence, []audit.LetterState{audit.HandingOver}, to); !ok || err != nil {
					t.Fatal(ok, err)
				}
			}
			err := <-ended
			var exit *exitError
			if code := 0; errors.As(err, &exit) {
				code = exit.code
				if code != c.code || !strings.Contains(err.Error(), "send none of them again") {
					t.Errorf("ends with %d: %v", code, err)
				}
			} else if err != nil || c.code != 0 {
				t.Errorf("ends with %v, want code %d", err, c.code)
			}
			if got := g.stdout.(*bytes.Buffer).String(); !strings.Contains(got, "spring is paused: ") || !strings.Contains(got, c.says) {
				t.Errorf("says\n%swant %q", got, c.says)
			}
		})
	}
}

// handingOver launches the campaign of the scripts and brings one letter past the marker.
func handingOver(t *testing.T, db, letter string) (*store.Store, store.LetterRow, int64) {
	t.Helper()
	s, err := store.Open(t.Context(), db)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	if err := launchSpring(t.Context(), s, "oak"); err != nil {
		t.Fatal(err)
	}
	enquiry, _ := audit.SplitLetterID(letter)
	l := store.LetterRow{Letter: audit.Letter{ID: letter, Enquiry: enquiry}}
	fence, _, err := s.Claim(t.Context(), store.Claim{Letter: l, Owner: "me", At: letterMonday, MessageID: "oak@post.test", Raw: []byte("x")})
	if err != nil {
		t.Fatal(err)
	}
	if ok, err := s.HandOver(t.Context(), l, "me", fence, letterMonday); !ok || err != nil {
		t.Fatal(ok, err)
	}
	return s, l, fence
}
