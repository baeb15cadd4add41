package cli

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"replyaudit/internal/analysis"
	"replyaudit/internal/mask"
	"replyaudit/internal/report"
	"replyaudit/internal/store"
)

// twoWaves are two campaigns over the same companies, as they stand.
type twoWaves struct {
	before, after *analysis.Data
	analysis.WaveOnWave
}

// runCompareWaves sets two campaigns over the same companies against each other.
func runCompareWaves(ctx context.Context, g *globals, opts compareOptions, args []string) error {
	if opts.with != "" {
		return usageError(errors.New("--with names a second grading of one campaign; two campaigns are compared by one rubric (--rubric)"))
	}
	if args[0] == args[1] {
		return usageError(fmt.Errorf("both campaigns are %s; name two, or one alone to compare its gradings", args[0]))
	}
	s, err := store.OpenExisting(ctx, g.db)
	if err != nil {
		return err
	}
	defer s.Close()
	still, err := s.Snapshot(ctx) // what is read of both must belong together
	if err != nil {
		return err
	}
	defer still.Close()
	w := twoWaves{}
	for i, d := range []**analysis.Data{&w.before, &w.after} {
		key, err := theCampaign(ctx, still, args[i:i+1])
		if err != nil {
			return err
		}
		if *d, err = dataOf(ctx, still, key, opts.rubric, time.Now().UTC(), true); err != nil {
			return err
		}
	}
	if err := comparable(w.before, w.after); err != nil {
		return usageError(err)
	}
	w.WaveOnWave = analysis.Against(w.before, w.after)
	if g.json {
		return report.WavesJSON(g.stdout, w.mask(), w.WaveOnWave)
	}
	g.printWaves(&w)
	return nil
}

// earlier loads the campaigns that a report's campaign is set against.
func earlier(ctx context.Context, s *store.Store, d *analysis.Data, v view, at time.Time) ([]*analysis.Data, error) {
	if v.waves == "" {
		return nil, nil
	}
	var all []*analysis.Data
	for name := range strings.SplitSeq(v.waves, ",") {
		key, err := theCampaign(ctx, s, []string{strings.TrimSpace(name)})
		if err != nil {
			return nil, err
		}
		if key == d.Campaign.Key {
			return nil, usageError(fmt.Errorf("--waves %s is the campaign of the report itself; name earlier campaigns over the same companies (the waves of one campaign are in its report anyway)", key))
		}
		before, err := dataOf(ctx, s, key, v.rubric, at, v.asOf == "")
		if err != nil {
			return nil, err
		}
		if err := comparable(before, d); err != nil {
			return nil, usageError(err)
		}
		all = append(all, before)
	}
	slices.SortStableFunc(all, func(a, b *analysis.Data) int { return a.LaunchedAt.Compare(b.LaunchedAt) })
	if last := all[len(all)-1]; last.LaunchedAt.After(d.LaunchedAt) {
		return nil, usageError(fmt.Errorf("--waves: campaign %s was launched after %s; make the report of the later one and name the earlier", last.Campaign.Key, d.Campaign.Key))
	}
	return all, nil
}

// comparable says why two campaigns cannot be set against each other.
func comparable(a, b *analysis.Data) error {
	if a.RubricHash != b.RubricHash {
		return fmt.Errorf("%s was graded by rubric %s %s and %s by %s %s, and points of different rubrics are not comparable; run \"replyaudit regrade %s --rubric %s\" and compare with --rubric %s",
			a.Campaign.Key, a.Rubric.Name, a.Rubric.Version, b.Campaign.Key, b.Rubric.Name, b.Rubric.Version, a.Campaign.Key, b.Rubric.Name, b.Rubric.Name)
	}
	return nil
}

// mask is that of the campaign that hides companies, if one does.
func (w *twoWaves) mask() *mask.Masker {
	if k := mask.New(analysis.Replies(w.before)); k.HidesCompanies() {
		return k
	}
	return mask.New(analysis.Replies(w.after))
}

// unlike are the terms in which the campaigns differ, so that "on time" or a reply is not the same in both.
func (w *twoWaves) unlike() []string {
	a, b := w.before.Campaign, w.after.Campaign
	var out []string
	if a.Target != b.Target {
		out = append(out, fmt.Sprintf("The target was %s and is %s: what is on time is not the same in both.", a.Target, b.Target))
	}
	if a.Window != b.Window {
		out = append(out, fmt.Sprintf("The window was %s and is %s: a reply had not the same time to come.", a.Window, b.Window))
	}
	for _, d := range []*analysis.Data{w.before, w.after} {
		if !d.Closed {
			out = append(out, fmt.Sprintf("Campaign %s is not closed: letters whose window is open are left out.", d.Campaign.Key))
		}
	}
	return out
}

func (g *globals) printWaves(w *twoWaves) {
	fmt.Fprintf(g.stdout, "from %s (%s)\nto   %s (%s)\n", w.before.Campaign.Key, printable(w.before.Campaign.Title), w.after.Campaign.Key, printable(w.after.Campaign.Title))
	for _, note := range w.unlike() {
		fmt.Fprintln(g.stdout, note)
	}
	if w.Companies == 0 {
		fmt.Fprintln(g.stdout, "\nNo company had a delivered letter in both: companies are the same when their keys in the lists are.")
		return
	}
	fmt.Fprintf(g.stdout, "\n%d companies had a delivered letter in both: the score of %d rose, of %d stayed the same, of %d fell.\n", w.Companies, w.Improved, w.Same, w.Fell)
	g.printWaveChanges(w.Changes)
	g.printRepairs(w.Repairs)
	g.printMovers(w)
}

func (g *globals) printWaveChanges(changes []analysis.Changed) {
	t := g.waveTable(table.Row{"Companies in both", "from", "to", "moved", "95% interval"}, 5)
	for _, c := range changes {
		row := table.Row{words(c.Measure), oneDecimal(c.Was), oneDecimal(c.Is), signed(c.Difference), movedSpan(c.Limits.Lo, c.Limits.Hi)}
		if c.Measure != "score" {
			row[1], row[2] = fmt.Sprintf("%s%% of %d", oneDecimal(100*c.Was), c.Old.N), fmt.Sprintf("%s%% of %d", oneDecimal(100*c.Is), c.New.N)
			row[3], row[4] = signed(100*c.Difference), movedSpan(100*c.Limits.Lo, 100*c.Limits.Hi)
			if min(c.Old.N, c.New.N) < analysis.RankFrom {
				row = table.Row{words(c.Measure), outOf(c.Old), outOf(c.New), "–", "–"}
			}
		}
		t.AppendRow(row)
	}
	t.Render()
}

func (g *globals) printRepairs(repairs []analysis.Repair) {
	t := g.waveTable(table.Row{"Mistake, companies that made it", "from", "to", "repaired", "persists", "new"}, 6)
	for _, r := range repairs {
		t.AppendRow(table.Row{words(r.ID), outOf(r.Old), outOf(r.New), r.Repaired, r.Persists, r.Appeared})
	}
	t.Render()
}

// printMovers lists companies with letters enough for a rate in both (RULES 8).
func (g *globals) printMovers(w *twoWaves) {
	if len(w.Movers) == 0 {
		fmt.Fprintf(g.stdout, "\nNo company has %d scored letters or more in both, so none is listed by itself.\n", analysis.RankFrom)
		return
	}
	k := w.mask()
	t := g.waveTable(table.Row{"Company, five letters or more in both", "from", "to", "moved"}, 4)
	for _, m := range w.Movers {
		company, _ := w.after.Campaign.CompanyByKey(m.Company)
		t.AppendRow(table.Row{printable(k.Company(company)), oneDecimal(m.Was), oneDecimal(m.Is), signed(m.Is - m.Was)})
	}
	t.Render()
}

// waveTable begins a table whose columns but the first are numbers.
func (g *globals) waveTable(head table.Row, columns int) table.Writer {
	fmt.Fprintln(g.stdout)
	t := newTable(g.stdout)
	t.AppendHeader(head)
	var right []table.ColumnConfig
	for i := 2; i <= columns; i++ {
		right = append(right, table.ColumnConfig{Number: i, Align: text.AlignRight})
	}
	t.SetColumnConfigs(right)
	return t
}

func outOf(f analysis.Fraction) string { return fmt.Sprintf("%d of %d", f.X, f.N) }

func movedSpan(lo, hi float64) string {
	if math.IsNaN(lo) || math.IsNaN(hi) {
		return "–"
	}
	return signed(lo) + " to " + signed(hi)
}
