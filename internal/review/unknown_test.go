package review

import (
	"errors"
	"strings"
	"testing"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/store"
)

const doubtful = "spring/firm4/01/opening"

func (b *bureau) fate() store.LetterRow {
	b.t.Helper()
	l, err := b.letter(b.t.Context(), doubtful)
	if err != nil {
		b.t.Fatal(err)
	}
	return l
}

func (b *bureau) verify() {
	b.t.Helper()
	if found, err := b.Store.Verify(b.t.Context()); err != nil || len(found) > 0 {
		b.t.Errorf("verify: %v, %v", found, err)
	}
}

// TestALetterWasSentByAPersonsWord, at the marker or when the person says.
func TestALetterWasSentByAPersonsWord(t *testing.T) {
	for name, c := range map[string]struct{ at, t0 time.Time }{
		"at the marker":   {time.Time{}, monday},
		"when he says":    {monday.Add(20 * time.Second), monday.Add(20 * time.Second)},
		"by a slow clock": {monday.Add(-MarkerSkew), monday.Add(-MarkerSkew)},
		"before it could": {monday.Add(-MarkerSkew - time.Second), time.Time{}},
		"in the future":   {monday.Add(49 * time.Hour), time.Time{}},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBureau(t)
			o, err := b.Sent(t.Context(), doubtful, c.at)
			if c.t0.IsZero() {
				if !errors.Is(err, ErrDecision) || b.fate().State != audit.Unknown {
					t.Errorf("%v; the letter is %s", err, b.fate().State)
				}
				return
			}
			if l := b.fate(); err != nil || l.State != audit.Accepted || !l.SentAt.Equal(c.t0) || !l.Proved {
				t.Errorf("%s, t0 %v, uncertain %v, %v", l.State, l.SentAt, l.Proved, err)
			}
			if _, err := b.NotSent(t.Context(), doubtful); !errors.Is(err, ErrDecision) {
				t.Errorf("decided twice: %v", err)
			}
			b.mustUndo(o.Number)
			if l := b.fate(); l.State != audit.Unknown || !l.SentAt.IsZero() || l.Proved {
				t.Errorf("undone: %s, t0 %v, uncertain %v", l.State, l.SentAt, l.Proved)
			}
			if _, err := b.Sent(t.Context(), doubtful, time.Time{}); err != nil { // and once more
				t.Error(err)
			}
			b.verify()
		})
	}
}

// TestANoIsNoProof: the letter waits for nobody any more, is not sent again, and an
// answer to it proves the person wrong.
func TestANoIsNoProof(t *testing.T) {
	b := newBureau(t)
	o, err := b.NotSent(t.Context(), doubtful)
	if err != nil {
		t.Fatal(err)
	}
	if l := b.fate(); l.State != audit.Unknown || b.queue() != "" {
		t.Errorf("%s; still waits: %s", l.State, b.queue())
	}
	if _, err := b.Sent(t.Context(), doubtful, time.Time{}); !errors.Is(err, ErrDecision) {
		t.Errorf("decided twice: %v", err)
	}
	b.mustUndo(o.Number)
	if !strings.Contains(b.queue(), "unknown_letter") {
		t.Errorf("undone, it does not wait again: %s", b.queue())
	}
	if _, err := b.NotSent(t.Context(), doubtful); err != nil {
		t.Fatal(err)
	}
	b.arrives("Eve <info@firm4.test>", "Dear Ada, two hundred brochures cost 80 euro. Eve", "In-Reply-To: <letter4@post.test>")
	if l := b.fate(); l.State != audit.Accepted || !l.SentAt.Equal(monday) || !l.Proved {
		t.Errorf("answered, it is %s with t0 %v", l.State, l.SentAt)
	}
	if got := b.queue(); !strings.Contains(got, "recheck "+doubtful) {
		t.Errorf("nobody is asked to look again: %s", got)
	}
	b.verify()
}

func TestDoubts(t *testing.T) {
	b := newBureau(t)
	all, err := b.Doubts(t.Context(), "spring")
	if err != nil || len(all) != 1 {
		t.Fatalf("%+v, %v", all, err)
	}
	if d := all[0]; d.Letter != doubtful || d.Company != "firm4" || !d.Marker.Equal(monday) || d.Attempts != 1 || d.MessageID != "letter4@post.test" || d.Account != account {
		t.Errorf("%+v", d)
	}
	if none, err := b.Doubts(t.Context(), "autumn"); len(none) != 0 || err != nil {
		t.Errorf("of another campaign: %v, %v", none, err)
	}
	for name, want := range map[string]error{doubtful: nil, enquiry(4): nil, enquiry(0) + "/opening": ErrDecision, "spring/oak/01/opening": store.ErrNotFound, "x": store.ErrNotFound} {
		d, err := b.Doubt(t.Context(), name)
		if !errors.Is(err, want) || want == nil && d.Letter != doubtful {
			t.Errorf("%s: %+v, %v; want %v", name, d, err, want)
		}
	}
	if _, err := b.Sent(t.Context(), doubtful, time.Time{}); err != nil {
		t.Fatal(err)
	}
	if d, err := b.Doubt(t.Context(), doubtful); err != nil || d.State != audit.Accepted || d.Decision == nil {
		t.Errorf("settled: %+v, %v", d, err)
	}
}

// TestACompanyWithdraws: all its enquiries at once, and once.
func TestACompanyWithdraws(t *testing.T) {
	b := newBureau(t)
	if _, err := b.Review.Enquiry(t.Context(), store.OverrideWithdrawn, enquiry(0)); err != nil {
		t.Fatal(err)
	}
	done, err := b.Withdraw(t.Context(), []string{enquiry(0), enquiry(1)})
	if err != nil || len(done) != 1 || done[0].Subject != enquiry(1) {
		t.Errorf("%+v, %v", done, err)
	}
	if done, err := b.Withdraw(t.Context(), []string{enquiry(0), enquiry(1)}); err != nil || len(done) != 0 {
		t.Errorf("once more: %+v, %v", done, err)
	}
	b.verify()
}
