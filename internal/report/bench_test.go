package report

import (
	"bytes"
	"cmp"
	"io"
	"runtime"
	"slices"
	"strconv"
	"testing"

	"replyaudit/internal/analysis"
	"replyaudit/internal/analysis/analysistest"
)

// crowd is the specimen market many times over: companies with three letters each.
func crowd(companies int) *analysis.Data {
	d := analysistest.Market(3)
	market, records := d.Campaign.Companies, d.Records
	d.Campaign.Companies, d.Records = nil, nil
	for copied := 0; len(d.Campaign.Companies) < companies; copied++ {
		suffix := "-" + strconv.Itoa(copied)
		for _, c := range market[:min(len(market), companies-len(d.Campaign.Companies))] {
			for _, r := range records {
				if r.Company == c.Key {
					r.ID += suffix
					r.Company += suffix
					d.Records = append(d.Records, r)
				}
			}
			c.Key += suffix
			c.Organisation += suffix
			c.Client = c.Client && copied == 0
			d.Campaign.Companies = append(d.Campaign.Companies, c)
		}
	}
	slices.SortFunc(d.Records, func(a, b analysis.Record) int { return cmp.Compare(a.ID, b.ID) })
	return d
}

// The largest report that the program is made for: 2,000 companies, 6,000 letters.
func BenchmarkReport(b *testing.B) {
	m := analysis.Analyse(crowd(2000))
	for name, write := range map[string]func(io.Writer, *analysis.Model, Options) error{"html": HTML, "pdf": PDF} {
		b.Run(name, func(b *testing.B) {
			runtime.GC()
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			var out bytes.Buffer
			for b.Loop() {
				out.Reset()
				if err := write(&out, m, Options{}); err != nil {
					b.Fatal(err)
				}
			}
			runtime.ReadMemStats(&after)
			b.ReportMetric(float64(after.Sys-before.Sys)/1e6, "MB-more-memory") // than the model needed
			b.ReportMetric(float64(after.Sys)/1e6, "MB-memory")
			b.ReportMetric(float64(out.Len())/1e6, "MB")
		})
	}
}
