package engine

import (
	"testing"
	"time"

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
