package engine

import (
	"testing"
	"time"

	"replyaudit/internal/audit"
)

// TestUnknownLettersSettleThemselves: the server took the letter and its answer was
// lost (row 8). A reply, a bounce (rows 14 and 15) or the provider's copy proves it,
// before or after a restart; without any it stays unknown. It is never sent again.
func TestUnknownLettersSettleThemselves(t *testing.T) {
	copied := func(r *rehearsal, i int, _ audit.Stage, raw string) {
		at := r.virtual.Now()
		r.at[at.Add(time.Hour)] = func() { r.post.put(r.t, accounts[i%2], "Sent", raw, at) }
	}
	for name, c := range map[string]struct {
		proof   firm
		outcome string
		reason  string
	}{
		"a reply":             {replies(audit.Opening, time.Hour, priced), "answered", "reply"},
		"a bounce":            {bounces, "undeliverable", "bounce"},
		"the provider's copy": {copied, "silent", "sent_copy"},
		"nothing":             {nil, "send_unknown", ""},
	} {
		for _, restarts := range []bool{false, true} {
			design, p := study(1)
			r := rehearse(t, design, p)
			r.post.set(func() { r.post.mute = true })
			play(t, r, c.proof)
			r.run(firstDue.Add(time.Minute))
			if restarts {
				r.stop()
				r.start()
			}
			r.run(time.Time{})
			l := r.letters(t)[0]
			if got := r.outcomes(); got != c.outcome {
				t.Errorf("%s, restarted %v: came to %s, want %s", name, restarts, got, c.outcome)
			}
			if proved := c.reason != ""; l.Proved != proved || l.SentAt.Equal(firstDue) != proved {
				t.Errorf("%s, restarted %v: proved %v, t0 %v", name, restarts, l.Proved, l.SentAt)
			}
			if got := r.provedBy(l.Enquiry); got != c.reason {
				t.Errorf("%s, restarted %v: proved by %q, want %q", name, restarts, got, c.reason)
			}
			if got := r.post.taken(); got != recipient(0) {
				t.Errorf("%s, restarted %v: sent to %q", name, restarts, got)
			}
		}
	}
}

// provedBy is what settled the letter of an enquiry after it was unknown.
func (r *rehearsal) provedBy(enquiry string) string {
	r.t.Helper()
	events, err := r.store.EventsOf(r.t.Context(), []string{enquiry})
	if err != nil {
		r.t.Fatal(err)
	}
	for _, e := range events {
		if e.Kind == "letter.accepted" && e.Payload["from"] == string(audit.Unknown) {
			return e.Payload["reason"].(string)
		}
	}
	return ""
}
