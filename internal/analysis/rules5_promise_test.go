package analysis

import (
	"testing"

	"replyaudit/internal/audit"
	"replyaudit/internal/classify"
)

// saying gives a message its visible text; an acknowledgement promises what the text does.
func saying(m Message, text string) Message {
	m.Decision.Parts.Visible = text
	if m.Decision.Verdict.Class == audit.Acknowledgement {
		m.Decision.Verdict.Ack = &classify.Ack{PromisesDeadline: true}
	}
	return m
}

// t0 is Monday, 10:00.
func TestRule5_PromisesInMessages(t *testing.T) {
	const within = "We will get back to you within 24 hours."
	d := study()
	ack := saying(came(audit.Acknowledgement, "1m"), "Thank you. "+within)
	for _, c := range []struct {
		rule  string
		r     Record
		want  Fate // "" = no promise
		by    int  // the message that keeps it
		until string
	}{
		{"an acknowledgement and a reply in time", sent(d, "a", 1, ack, wrote("24h", "price")), Kept, 1, "24h1m"},
		{"a reply after it", sent(d, "a", 1, ack, wrote("25h", "price", "time")), Broken, -1, "24h1m"},
		{"no reply at all", sent(d, "a", 1, ack), Broken, -1, "24h1m"},
		{"generic words keep nothing", sent(d, "a", 1, ack, came(audit.Human, "2h")), Broken, -1, "24h1m"},
		{"the acknowledgement comes after the reply", sent(d, "a", 1, wrote("30s", "price"), ack), Kept, 0, "24h1m"},
		{"a person promises and keeps", sent(d, "a", 1, saying(wrote("2h", "price"), "The mug is 10 EUR. I shall ask our courier and ring you tomorrow."), wrote("20h", "time")), Kept, 1, "38h"},
		{"a person promises and is never heard of again", sent(d, "a", 1, saying(wrote("2h", "price"), "The mug is 10 EUR. I shall ask our courier and ring you tomorrow.")), Broken, -1, "38h"},
		{"a complete answer owes nothing", sent(d, "a", 1, saying(wrote("2h", "price", "time"), "10 EUR, 2 days. "+within)), "", -1, ""},
		{"no time is named", sent(d, "a", 1, saying(came(audit.Acknowledgement, "1m"), "We will get back to you as soon as possible.")), "", -1, ""},
		{"a letter that waits for a person could keep it", sent(d, "a", 1, ack, came(audit.Uncertain, "3h")), OpenStill, -1, "24h1m"},
		{"it waits for our answer", sent(d, "a", 1, ack, asked("3h")), OpenStill, -1, "24h1m"},
		{"not read so far", with(sent(d, "a", 1, ack), func(r *Record) { r.Collected = after("20h") }), OpenStill, -1, "24h1m"},
	} {
		a := Assess(d, c.r)
		if c.want == "" {
			if len(a.Promised) > 0 {
				t.Errorf("%s: promises %+v", c.rule, a.Promised)
			}
			continue
		}
		if len(a.Promised) != 1 {
			t.Errorf("%s: %d promises", c.rule, len(a.Promised))
			continue
		}
		p := a.Promised[0]
		if text := c.r.Messages[p.Message].Decision.Parts.Visible; text[p.Span.Start:p.Span.End] != p.Span.Quote {
			t.Errorf("%s: the span is not %q", c.rule, p.Span.Quote)
		}
		if p.Fate != c.want || p.KeptBy != c.by || !p.By.Equal(after(c.until)) {
			t.Errorf("%s: %s by message %d until %s, want %s by %d until %s", c.rule, p.Fate, p.KeptBy, p.By, c.want, c.by, after(c.until))
		}
	}
	d.AsOf, d.Closed = after("10h"), false
	if a := Assess(d, sent(d, "a", 1, ack)); a.Promised[0].Fate != OpenStill {
		t.Errorf("its time runs: %s", a.Promised[0].Fate)
	}
}

func TestRule5_ReminderNeeded(t *testing.T) {
	d := study()
	for _, c := range []struct {
		rule string
		r    Record
		want Need
	}{
		{"replied", sent(d, "a", 1, wrote("2h", "price")), Spared},
		{"replied to the reminder", then(sent(d, "a", 1, wrote("101h", "price")), audit.Reminder, "100h"), Needed},
		{"reminded in vain", then(sent(d, "a", 1), audit.Reminder, "100h"), InVain},
		{"silent, and nobody reminded", sent(d, "a", 1), ""},
		{"bounced", sent(d, "a", 1, bounced("1m", "unknown_user", "5.1.1", "info@a.example")), ""},
		{"reminded, and a message waits for a person", then(sent(d, "a", 1, came(audit.Uncertain, "2h")), audit.Reminder, "100h"), ""},
	} {
		d.Records = []Record{c.r}
		if got := Analyse(d).Enquiries[0].ReminderNeeded(); got != c.want {
			t.Errorf("%s: %q, want %q", c.rule, got, c.want)
		}
	}
}
