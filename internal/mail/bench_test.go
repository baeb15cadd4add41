package mail

import (
	"bytes"
	"fmt"
	"testing"
	"time"

	"github.com/jhillyerd/enmime/v2"
)

// BenchmarkParse reads the authored mail of every class, and says how that
// compares with enmime, which only takes the same bytes apart: without charset
// detection, without HTML turned into text.
func BenchmarkParse(b *testing.B) {
	mails := authoredMail(b)
	size := 0
	for _, raw := range mails {
		size += len(raw)
	}
	parser := enmime.NewParser(enmime.DisableCharacterDetection(true), enmime.DisableTextConversion(true))
	var ours, theirs time.Duration
	rounds := 0
	b.ReportAllocs()
	for b.Loop() {
		start := time.Now()
		for _, raw := range mails {
			Parse(raw)
		}
		middle := time.Now()
		for _, raw := range mails {
			_, _ = parser.ReadEnvelope(bytes.NewReader(raw))
		}
		ours, theirs = ours+middle.Sub(start), theirs+time.Since(middle)
		rounds++
	}
	b.ReportMetric(float64(ours)/float64(theirs), "x-enmime")
	b.ReportMetric(float64(rounds*len(mails))/ours.Seconds(), "messages/s")
	b.ReportMetric(float64(size)/float64(len(mails)), "B/message")
}

// BenchmarkParseLarge reads messages of growing size: the time for each byte stays the same.
func BenchmarkParseLarge(b *testing.B) {
	head := "From: a@b.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nhi\r\n--b\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n"
	line := append(bytes.Repeat([]byte("x"), 76), '\r', '\n')
	for _, size := range []int{6 << 20, 12 << 20, 24 << 20} {
		raw := append([]byte(head), bytes.Repeat(line, size/len(line))...)
		b.Run(fmt.Sprintf("%dMiB", size>>20), func(b *testing.B) {
			b.SetBytes(int64(len(raw)))
			for b.Loop() {
				Parse(raw)
			}
		})
	}
}
