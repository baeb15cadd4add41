package cli

import (
	"fmt"
	"io"
	"math"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"replyaudit/internal/analysis"
	"replyaudit/internal/audit"
)

// newTable is a plain table: no frame, a rule under the head.
func newTable(w io.Writer) table.Writer {
	t := table.NewWriter()
	t.SetOutputMirror(w)
	style := table.StyleLight
	style.Options = table.Options{SeparateHeader: true}
	style.Box.PaddingLeft, style.Box.PaddingRight = "", "  "
	style.Format.Header = text.FormatDefault
	t.SetStyle(style)
	return t
}

// printSummary prints what became of the letters, with every rate's n and interval.
func (g *globals) printSummary(m *analysis.Model) error {
	if g.json {
		return printJSON(g.stdout, summaryOf(m))
	}
	s := summaryOf(m)
	fmt.Fprintf(g.stdout, "\n%s (%s)\n\n", m.Campaign.Title, s.State)
	t := newTable(g.stdout)
	t.AppendHeader(table.Row{"Outcome", "Letters"})
	t.SetColumnConfigs([]table.ColumnConfig{{Number: 2, Align: text.AlignRight}})
	for _, o := range audit.Outcomes() {
		if n := s.Outcomes[o]; n > 0 {
			t.AppendRow(table.Row{o, n})
		}
	}
	if s.NoAddress > 0 {
		t.AppendRow(table.Row{"no published address", s.NoAddress})
	}
	t.Render()
	fmt.Fprintln(g.stdout)
	t = newTable(g.stdout)
	t.AppendHeader(table.Row{"Of delivered letters", "n", "of", "rate", "95 %"})
	for _, r := range s.Rates {
		if r.N == 0 {
			continue
		}
		t.AppendRow(table.Row{r.Name, r.X, r.N, fmt.Sprintf("%.0f %%", 100**r.Rate), span(r.Lo, r.Hi)})
	}
	t.Render()
	for _, line := range attention(m) {
		fmt.Fprintf(g.stdout, "\n%s\n", line)
	}
	return nil
}

// span writes an interval of shares, a dash where there is none.
func span(lo, hi *float64) string {
	if lo == nil || hi == nil {
		return "–"
	}
	return fmt.Sprintf("%.0f–%.0f %%", 100**lo, 100**hi)
}

// attention lists what waits for a person, in sentences.
func attention(m *analysis.Model) []string {
	var lines []string
	add := func(n int, one, many string) {
		switch {
		case n == 1:
			lines = append(lines, "1 "+one)
		case n > 1:
			lines = append(lines, fmt.Sprintf("%d %s", n, many))
		}
	}
	outcomes := map[audit.Outcome]int{}
	for _, e := range m.Enquiries {
		if e.HasAddress {
			outcomes[e.Outcome]++
		}
	}
	add(m.Review.Messages, "message waits for a person (\"replyaudit status\" lists it); until then the report prints ranges.", "messages wait for a person (\"replyaudit status\" lists them); until then the report prints ranges.")
	add(m.Review.Incomplete, "enquiry is uncollected: a folder could not be read to the end of its window.", "enquiries are uncollected: a folder could not be read to the end of their window.")
	add(outcomes[audit.SendUnknown], "letter may or may not have been sent; it is not sent again without proof.", "letters may or may not have been sent; they are not sent again without proof.")
	add(outcomes[audit.NotSent], "letter was refused by our own mail server; its log says why.", "letters were refused by our own mail server; its log says why.")
	add(outcomes[audit.Missed], "letter was not sent because it became too late.", "letters were not sent because they became too late.")
	return lines
}

// runSummary is what run prints at its end.
type runSummary struct {
	Campaign  string                `json:"campaign"`
	State     string                `json:"state"`
	Outcomes  map[audit.Outcome]int `json:"outcomes"` // of enquiries that had a letter
	NoAddress int                   `json:"no_address"`
	Rates     []namedRate           `json:"rates"`
}

// namedRate has null for a share and limits that are undefined.
type namedRate struct {
	Name string   `json:"name"`
	X    int      `json:"x"`
	N    int      `json:"n"`
	Rate *float64 `json:"rate"`
	Lo   *float64 `json:"lo"`
	Hi   *float64 `json:"hi"`
}

// finite is x for JSON, which has no NaN.
func finite(x float64) *float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return nil
	}
	return &x
}

func summaryOf(m *analysis.Model) runSummary {
	s := runSummary{Campaign: m.Campaign.Key, State: "not closed", Outcomes: map[audit.Outcome]int{}}
	if m.Facts.Closed {
		s.State = "closed"
	}
	for _, e := range m.Enquiries {
		if e.HasAddress {
			s.Outcomes[e.Outcome]++
		} else {
			s.NoAddress++
		}
	}
	for _, r := range []struct {
		name string
		rate analysis.Rate
	}{
		{"acknowledged", m.Rates.Acknowledged},
		{"replied", m.Rates.Replied},
		{"answered", m.Rates.Answered},
		{"on time and in full", m.Rates.OnTimeInFull},
	} {
		s.Rates = append(s.Rates, namedRate{r.name, r.rate.X, r.rate.N, finite(r.rate.Share()), finite(r.rate.Limits.Lo), finite(r.rate.Limits.Hi)})
	}
	return s
}
