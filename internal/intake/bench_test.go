package intake

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"replyaudit/internal/store"
)

// benchmarked is how many messages the benchmarks have.
const benchmarked = 2000

// filled is an office whose mailbox holds 2,000 replies of 13 KB to its letters.
func filled(b *testing.B, letters int) *office {
	b.Helper()
	o := newOffice(b, letters)
	quoted := strings.Repeat("> Our opening hours and the terms of delivery stand on our page, and so do the prices.\n", 150)
	for i := range letters {
		o.sent(i)
	}
	for i := range benchmarked {
		o.host.put(b, "INBOX", reply(i%letters, fmt.Sprintf("%s\n%d\n\nOn Mon, 2 Mar 2026 at 11:00, Ada Lind wrote:\n%s", priced, i, quoted)), monday.Add(time.Hour))
	}
	return o
}

func rate(b *testing.B, what string) {
	b.ReportMetric(float64(benchmarked*b.N)/b.Elapsed().Seconds(), what+"/s")
}

// BenchmarkScan lists, fetches and stores 2,000 messages of 13 KB.
func BenchmarkScan(b *testing.B) {
	for b.Loop() {
		b.StopTimer()
		o := filled(b, 100)
		b.StartTimer()
		o.mustScan(benchmarked)
	}
	rate(b, "messages")
}

// BenchmarkRead extracts and decides them all at once, among 100 letters.
func BenchmarkRead(b *testing.B) {
	for b.Loop() {
		b.StopTimer()
		o := filled(b, 100)
		o.mustScan(benchmarked)
		b.StartTimer()
		o.mustRead()
	}
	rate(b, "messages")
}

// BenchmarkReadOne reads one more message among many letters, each of which has
// been answered: what it costs must not grow with them.
func BenchmarkReadOne(b *testing.B) {
	for _, letters := range []int{100, 1000, 10000} {
		b.Run(fmt.Sprint(letters), func(b *testing.B) {
			o := newOffice(b, letters)
			o.allSent()
			for i := range letters {
				o.put(reply(i, fmt.Sprintf("%s\n%d", priced, i)), uint32(i+1))
			}
			o.mustRead()
			n := letters
			for b.Loop() {
				b.StopTimer()
				n++
				o.put(reply(n%letters, fmt.Sprintf("%s\n%d", priced, n)), uint32(n+1))
				b.StartTimer()
				o.mustRead()
			}
			b.StopTimer()
			o.noneSent()
		})
	}
}

// allSent brings all letters past the 250 without a line in the log: 10,000 by
// the way of the outbox take longer than what is measured.
func (o *office) allSent() {
	o.behind(`INSERT INTO letter_bytes (letter, message_id, raw) SELECT id, 'letter' || substr(enquiry, 10, length(enquiry) - 12) || '@post.test', x'' FROM letter;
		UPDATE letter_state SET state = 'accepted', sent_at = ` + fmt.Sprint(monday.UnixMicro()))
}

// noneSent is how the log has it.
func (o *office) noneSent() { o.behind(`UPDATE letter_state SET state = 'due', sent_at = 0`) }

// put stores a message as a scan would.
func (o *office) put(raw []byte, uid uint32) {
	o.t.Helper()
	f := store.Folder{Account: account, Name: "INBOX", UIDValidity: 1}
	seen := store.Sighting{UID: uid, InternalDate: monday.Add(time.Hour), Raw: raw, Size: int64(len(raw))}
	if _, err := o.Store.SaveBatch(o.t.Context(), f, []store.Sighting{seen}, uid+1, monday); err != nil {
		o.t.Fatal(err)
	}
}
