package intake

import (
	"bytes"
	"runtime"
	"slices"
	"testing"
	"time"

	"github.com/jhillyerd/enmime/v2"

	"replyaudit/internal/reading"
)

// BenchmarkPipeline reads, matches, classifies and grades the mix on one core,
// beside enmime which takes the same messages apart and does no more: without
// detecting charsets and converting HTML. The two take turns, so that a busy
// machine slows both.
func BenchmarkPipeline(b *testing.B) {
	const letters, messages = 100, 200
	o := newOffice(b, letters)
	for i := range letters {
		o.sent(i)
	}
	ctx := o.known(b, letters)
	var mix [][]byte
	size := 0
	for i := range messages {
		mix = append(mix, mixed(i, i%letters))
		size += len(mix[i])
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	parser := enmime.NewParser(enmime.DisableCharacterDetection(true), enmime.DisableTextConversion(true))
	var peer, whole, graded []float64 // seconds a message
	for b.Loop() {
		peer = append(peer, each(mix, func(raw []byte) {
			if _, err := parser.ReadEnvelope(bytes.NewReader(raw)); err != nil {
				b.Fatal(err)
			}
		}))
		decided := make([]reading.Decision, 0, messages)
		whole = append(whole, each(mix, func(raw []byte) { decided = append(decided, reading.Decide(reading.Read(raw), ctx)) }))
		graded = append(graded, each(decided, func(d reading.Decision) {
			if d.Match.Letter == "" || len(d.Reading.Questions) != 1 {
				b.Fatalf("matched %+v, graded %+v", d.Match, d.Reading)
			}
			reading.Grade(d.Parts, ctx.Grades[d.Match.Letter])
		}))
	}
	rest := median(whole) - median(graded)
	b.ReportMetric(float64(size)/messages/1000, "KB/message")
	b.ReportMetric(1/median(whole), "messages/s")
	b.ReportMetric(1/rest, "ungraded/s")
	b.ReportMetric(rest/median(peer), "x-enmime")
	b.ReportMetric(median(graded)*1000, "ms-grading")
	b.ReportMetric(0, "ns/op") // an operation is a round of all that
}

// each returns how many seconds one item takes.
func each[T any](items []T, do func(T)) float64 {
	runtime.GC() // everybody sweeps his own
	began := time.Now()
	for _, item := range items {
		do(item)
	}
	return time.Since(began).Seconds() / float64(len(items))
}

func median(all []float64) float64 {
	all = slices.Sorted(slices.Values(all))
	return (all[(len(all)-1)/2] + all[len(all)/2]) / 2
}

// known is the context of an office that knows everything about its letters.
func (o *office) known(b *testing.B, letters int) reading.Context {
	b.Helper()
	d := o.desk(account)
	if _, err := o.refresh(b.Context(), d); err != nil {
		b.Fatal(err)
	}
	for i := range letters {
		if err := o.know(b.Context(), d, row(i).ID); err != nil {
			b.Fatal(err)
		}
	}
	return reading.Context{Letters: d.letters, ReceivedAt: monday.Add(time.Hour), Grades: d.grading}
}
