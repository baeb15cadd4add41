package outbox

import (
	"context"
	"strings"
	"testing"
	"time"

	"replyaudit/internal/store"
)

// BenchmarkSend hands 2,000 letters of 2 KB over in one session: claim, marker
// and outcome are each on disk before the next step.
func BenchmarkSend(b *testing.B) {
	const letters = 2000
	for b.Loop() {
		b.StopTimer()
		o := newOffice(b, letters)
		o.Budgets = func(_ store.LetterRow, now time.Time) ([]store.Budget, error) {
			return []store.Budget{{Scope: "mailbox:x", Day: now.Format(time.DateOnly), Cap: letters}}, nil
		}
		o.Compose = func(_ context.Context, l store.LetterRow, _ time.Time) (string, []byte, error) {
			return l.Company + "@pastas.test", []byte("Message-ID: <" + l.Company + "@pastas.test>\r\n\r\n" + strings.Repeat("Laba diena.\r\n", 150)), nil
		}
		b.StartTimer()
		o.mustRound(letters)
	}
	b.ReportMetric(float64(letters*b.N)/b.Elapsed().Seconds(), "letters/s")
}
