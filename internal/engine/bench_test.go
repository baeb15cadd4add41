package engine

import (
	"testing"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/clock"
)

// BenchmarkDue asks what is due in a campaign with 2,000 letters still to send,
// as the daemon does twice a second.
func BenchmarkDue(b *testing.B) {
	o := newOffice(b, 2000, clock.NewVirtual(launchAt))
	for b.Loop() {
		if _, _, err := o.Due(b.Context(), launchAt); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkDrain asks the same when all letters are out.
func BenchmarkDrain(b *testing.B) {
	o := newOffice(b, 2000, clock.NewVirtual(launchAt))
	o.behind(`UPDATE letter_state SET state = 'accepted', sent_at = 1772445600000000`)
	for b.Loop() {
		if _, _, err := o.Due(b.Context(), launchAt.Add(time.Hour)); err != nil {
			b.Fatal(err)
		}
	}
	o.behind(`UPDATE letter_state SET state = 'due', sent_at = 0`)
}

// BenchmarkStep decides about one enquiry of 2,000 whose openings are out.
func BenchmarkStep(b *testing.B) {
	design, p := scripted(2000, audit.Reminder, audit.Thanks, audit.Debriefing)
	o := launched(b, design, p, clock.NewVirtual(launchAt))
	o.behind(`UPDATE letter_state SET state = 'accepted', sent_at = 1772445600000000 WHERE letter LIKE '%/opening'`)
	o.stop()
	o.start()
	if err := o.Do(b.Context(), Task{Step, "demo"}); err != nil {
		b.Fatal(err)
	}
	t := o.campaigns["demo"].threads[enquiryID(7)]
	for b.Loop() {
		t.look.now = true
		if err := o.Do(b.Context(), Task{Step, "demo"}); err != nil {
			b.Fatal(err)
		}
	}
	o.behind(`UPDATE letter_state SET state = 'due', sent_at = 0 WHERE letter LIKE '%/opening'`)
}
