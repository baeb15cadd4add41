package intake

import (
	"fmt"
	"strings"
	"testing"
	"time"
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

// BenchmarkReadOne reads one more message in a mailbox of 2,000.
func BenchmarkReadOne(b *testing.B) {
	o := filled(b, 100)
	o.mustScan(benchmarked)
	o.mustRead()
	n := 0
	for b.Loop() {
		b.StopTimer()
		n++
		o.host.put(b, "INBOX", reply(1, fmt.Sprintf("%s\n%d", priced, n)), monday.Add(time.Hour))
		o.mustScan(1)
		b.StartTimer()
		o.mustRead()
	}
}
