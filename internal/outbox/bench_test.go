package outbox

import (
	"testing"
	"time"

	"replyaudit/internal/store"
)

// BenchmarkSend hands 2,000 letters of 40 KB over in one session: claim, marker
// and outcome are each on disk before the next step.
func BenchmarkSend(b *testing.B) {
	const letters = 2000
	for b.Loop() {
		b.StopTimer()
		o := newOffice(b, letters)
		o.Budgets = func(_ store.LetterRow, now time.Time) ([]store.Budget, error) {
			return []store.Budget{{Scope: "mailbox:x", Day: now.Format(time.DateOnly), Cap: letters}}, nil
		}
		b.StartTimer()
		o.mustRound(letters)
	}
	b.ReportMetric(float64(letters*b.N)/b.Elapsed().Seconds(), "letters/s")
}
