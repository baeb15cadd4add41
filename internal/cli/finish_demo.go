package cli

import (
	"context"
	"fmt"
	"time"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"replyaudit/internal/audit"
	"replyaudit/internal/world"
)

// mostWaiting is the share of enquiries that may wait for a person although the
// mail is clear.
const mostWaiting = 0.03

// finishDemo writes the reports of a rehearsal, checks its database and compares
// what was measured with what the simulated companies did.
func (g *globals) finishDemo(ctx context.Context, r *rehearsal, opts demoOptions) error {
	m, err := modelOf(ctx, r.store, r.campaign.Key, time.Time{}, true)
	if err != nil {
		return err
	}
	written, err := writeReport(ctx, opts.out, []string{"html", "pdf", "json", "csv"}, printing{lang: opts.lang}, m)
	if err != nil {
		return err
	}
	findings, err := verifyAll(ctx, r.store)
	if err != nil {
		return err
	}
	l := compareWithTruth(m.Campaign, m.Enquiries, r.truth)
	if !opts.quiet {
		if err := g.printSummary(m); err != nil {
			return err
		}
		g.printTruth(r.truth)
	}
	g.printLikeness(l, opts.quiet)
	if !opts.quiet {
		for _, name := range written {
			fmt.Fprintln(g.stdout, "wrote", name)
		}
	}
	if len(findings) > 0 {
		return fmt.Errorf("the demo's database does not agree with itself: %v", findings)
	}
	return l.verdict()
}

// verdict is the error that ends the demo when it did not measure what happened.
func (l likeness) verdict() error {
	if len(l.differences) > 0 {
		return fmt.Errorf("what the demo measured differs from what happened in %s", plural(len(l.differences), "thing"))
	}
	if float64(len(l.waiting)) > mostWaiting*float64(l.compared) {
		return fmt.Errorf("%d of %d enquiries wait for a person although their mail is clear", len(l.waiting), l.compared)
	}
	return nil
}

// printTruth shows outcome by outcome how many letters ended so.
func (g *globals) printTruth(truth []world.Truth) {
	fmt.Fprintf(g.stdout, "\nWhat the simulated companies did with %d enquiries:\n\n", len(truth))
	t := newTable(g.stdout)
	t.AppendHeader(table.Row{"What happened", "Enquiries"})
	t.SetColumnConfigs([]table.ColumnConfig{{Number: 2, Align: text.AlignRight}})
	happened := map[audit.Outcome]int{}
	for _, one := range truth {
		happened[one.Outcome]++
	}
	for _, o := range audit.Outcomes() {
		if n := happened[o]; n > 0 {
			t.AppendRow(table.Row{o, n})
		}
	}
	t.Render()
}

// printLikeness shows every difference, and what waits for a person.
func (g *globals) printLikeness(l likeness, quiet bool) {
	if !quiet && len(l.differences) == 0 {
		fmt.Fprintf(g.stdout, "\nEvery outcome, flag, count and clock is equal (times within %v), each letter arrived once,\nand every later letter went out that had to, and no other.\n", tolerance)
	}
	if !quiet || len(l.waiting) > 0 {
		fmt.Fprintf(g.stdout, "\n%d of %d enquiries (%.1f %%) wait for a person although their mail is clear.\n", len(l.waiting), l.compared, 100*float64(len(l.waiting))/float64(max(1, l.compared)))
	}
	for _, e := range l.waiting {
		fmt.Fprintln(g.stdout, "  "+e)
	}
	if len(l.differences) == 0 {
		fmt.Fprintln(g.stdout)
		return
	}
	fmt.Fprintf(g.stdout, "\nMeasured otherwise, %s:\n\n", plural(len(l.differences), "thing"))
	t := newTable(g.stdout)
	t.AppendHeader(table.Row{"Enquiry", "Habit", "What", "Measured", "Happened"})
	for _, d := range l.differences {
		t.AppendRow(table.Row{d.enquiry, d.habit, d.what, d.measured, d.happened})
	}
	t.Render()
	fmt.Fprintln(g.stdout)
}
