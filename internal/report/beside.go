package report

import (
	"math"
	"slices"
	"strconv"

	"replyaudit/internal/analysis"
	"replyaudit/internal/mask"
)

// BesideTable sets a company against the median and the best of the market.
type BesideTable struct {
	Title     Title
	You, Note string
	Rows      []BesideRow
}

// BesideRow is one measure.
type BesideRow struct{ Name, You, N, Median, Best, Companies string }

// telling reports whether any measure has a figure: where all companies have too few
// letters the table would say nothing but that.
func telling(all []analysis.Beside) bool {
	return slices.ContainsFunc(all, func(x analysis.Beside) bool { return !math.IsNaN(x.You) || !math.IsNaN(x.Median) })
}

func (b *builder) beside(c analysis.Company) BesideTable {
	t := BesideTable{
		Title: b.table(b.say("beside.title", b.mask.Company(c.Company)), b.say("beside.unit")),
		You:   b.say("quality.you"), Note: b.say("beside.note"),
	}
	for _, x := range c.Beside {
		row := BesideRow{Name: b.say("beside." + x.Measure), N: b.integer(x.N), Companies: b.integer(x.Companies)}
		shown := func(v float64, n int) string {
			switch {
			case math.IsNaN(v):
				return b.say("too_few", b.integer(n))
			case x.Measure == analysis.BesideWait:
				return b.wait(measureOf(v), v)
			case x.Measure == analysis.BesideScore:
				return b.decimal(v, 0)
			}
			return b.percent(v)
		}
		row.You, row.Median, row.Best = shown(x.You, x.N), shown(x.Median, x.Companies), shown(x.Best, x.Companies)
		t.Rows = append(t.Rows, row)
	}
	return t
}

// jsonBeside is one measure of the client against the market: shares 0..1, working
// seconds, scores 0..100; null where too few letters or companies stand behind it.
type jsonBeside struct {
	Company   string `json:"company"`
	Measure   string `json:"measure"`
	You       number `json:"you"`
	N         int    `json:"n"`
	Median    number `json:"median"`
	Best      number `json:"best"`
	Companies int    `json:"companies"`
}

func jsonBesideOf(m *analysis.Model, k *mask.Masker) []jsonBeside {
	out := []jsonBeside{}
	for _, c := range m.Companies {
		for _, x := range c.Beside {
			out = append(out, jsonBeside{k.CompanyKey(c.Key), x.Measure, number(x.You), x.N, number(x.Median), number(x.Best), x.Companies})
		}
	}
	return out
}

// beside is the same as a table; it is there only when there is a client.
func (x *exporter) beside() sheet {
	s := sheet{name: "beside.csv", columns: []column{
		{"company", "key or code of the client"},
		{"measure", "replied, on_time_in_full: share of delivered letters; wait: median working seconds of the replies; score: mean machine score, 0-100"},
		{"you", "of the client; empty below five letters, of the wait below five replies"},
		{"n", "behind it: delivered letters, of the wait replies, of the score scored letters"},
		{"median", "over companies with five or more; empty below five companies"},
		{"best", "highest among them, of waits the shortest"},
		{"companies", "behind median and best, the client among them"},
	}}
	cell := func(v float64) string {
		if math.IsNaN(v) {
			return ""
		}
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	for _, c := range x.m.Companies {
		for _, v := range c.Beside {
			s.rows = append(s.rows, []string{x.mask.CompanyKey(c.Key), v.Measure, cell(v.You), strconv.Itoa(v.N), cell(v.Median), cell(v.Best), strconv.Itoa(v.Companies)})
		}
	}
	return s
}
