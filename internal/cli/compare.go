package cli

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/spf13/cobra"

	"replyaudit/internal/analysis"
	"replyaudit/internal/rubric"
	"replyaudit/internal/store"
)

type compareOptions struct{ rubric, with string }

func newCompareCommand(g *globals) *cobra.Command {
	var opts compareOptions
	cmd := &cobra.Command{
		Use:   "compare [CAMPAIGN [LATER]]",
		Short: "Show what moved between two gradings of a campaign, or between two campaigns",
		Long: `With one campaign, compare sets two gradings of the same mail against each other, as they were stored: the
first against the last, or those that you name by the beginning of a rubric's hash or its
name. HASH@READER names the grading of one version of the reader.

It lists what the rubrics say differently (weights as points of 100), the means, every
section and item with what it contributed to the difference, and every company. The points
of the items, and of silent letters, add up to what the mean over delivered letters moved.

With two campaigns, compare sets the later against the earlier as two waves over the same
companies, those with the same key in both lists: the rates and the score over the companies
in both, with 95 % intervals of the difference, how many companies rose and fell, which
mistakes were repaired and which are new. Both must have been graded by one rubric. (A
campaign of several waves has the same in its report.)
` + exitCodeHelp,
		Example: "  replyaudit compare spring\n  replyaudit compare spring --rubric default --with five-p\n  replyaudit compare spring autumn",
		Args:    cobra.MaximumNArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 2 {
				return runCompareWaves(cmd.Context(), g, opts, args)
			}
			return runCompare(cmd.Context(), g, opts, args)
		},
	}
	cmd.Flags().StringVar(&opts.rubric, "rubric", "", "the grading to start from (default: the first); of two campaigns, the rubric that both are compared by (default: that of their launch)")
	cmd.Flags().StringVar(&opts.with, "with", "", "the grading to compare it with (default: the last)")
	return cmd
}

func runCompare(ctx context.Context, g *globals, opts compareOptions, args []string) error {
	s, key, err := openCampaign(ctx, g, args)
	if err != nil {
		return err
	}
	defer s.Close()
	before, after, err := twoGradings(ctx, s, key, opts)
	if err != nil {
		return err
	}
	enquiries, err := s.Enquiries(ctx, key)
	if err != nil {
		return err
	}
	c := analysis.Compare(before, after, enquiries)
	if g.json {
		return printJSON(g.stdout, jsonComparison(key, c))
	}
	g.printComparison(key, c)
	return nil
}

func twoGradings(ctx context.Context, s *store.Store, key string, opts compareOptions) (before, after analysis.Graded, err error) {
	all, err := gradingsOf(ctx, s, key)
	if err != nil {
		return before, after, err
	}
	if len(all) < 2 {
		return before, after, usageError(fmt.Errorf("campaign %s has %s, and two are needed; \"replyaudit regrade %s --rubric NAME\" makes another", key, counted(len(all), "grading", "gradings"), key))
	}
	old, now := all[0], all[len(all)-1]
	if opts.rubric != "" {
		if old, err = findGrading(ctx, s, key, opts.rubric); err != nil {
			return before, after, err
		}
	}
	if opts.with != "" {
		if now, err = findGrading(ctx, s, key, opts.with); err != nil {
			return before, after, err
		}
	}
	if old.RubricHash == now.RubricHash && old.ReaderVersion == now.ReaderVersion {
		return before, after, usageError(errors.New("both are the same grading; name two of " + listed(all)))
	}
	results := func(one scheme) (analysis.Graded, error) {
		rows, err := s.Assessments(ctx, key, one.Grading)
		if err != nil {
			return analysis.Graded{}, err
		}
		return analysis.NewGraded(one.Grading, one.Rubric, rows)
	}
	if before, err = results(old); err != nil {
		return before, after, err
	}
	after, err = results(now)
	return before, after, err
}

func (g *globals) printComparison(key string, c analysis.Comparison) {
	fmt.Fprintf(g.stdout, "%s\nfrom %s\nto   %s\n", key, scheme{c.Old.Grading, c.Old.Rubric}, scheme{c.New.Grading, c.New.Rubric})
	if c.OtherReader {
		fmt.Fprintf(g.stdout, "Another version of the reader: replies may be read otherwise as well.\n")
	}
	if c.Outcomes > 0 {
		fmt.Fprintf(g.stdout, "%d enquiries have another outcome: the reader or a person has changed it, no rubric can.\n", c.Outcomes)
	}
	g.printChanges(c.Changes)
	g.printMoved("Mean over companies", false, []analysis.MovedPart{{ID: "of delivered letters", Moved: c.Delivered}, {ID: "of letters with a reply", Moved: c.Repliers}})
	g.printMoved("Section, over replies", true, append(c.Sections, silenceOf(c)...))
	g.printMoved("Item, over replies", true, append(c.Items, silenceOf(c)...))
	g.printMoved("Company, over delivered letters", false, c.Companies)
}

// silenceOf is what silent letters did to the mean, where they did anything.
func silenceOf(c analysis.Comparison) []analysis.MovedPart {
	if c.SilenceShare == 0 {
		return nil
	}
	none := analysis.Moved{Old: math.NaN(), New: math.NaN()}
	return []analysis.MovedPart{{ID: "(silent letters)", Moved: none, Share: c.SilenceShare}}
}

func (g *globals) printChanges(changes []rubric.Change) {
	fmt.Fprintln(g.stdout)
	if len(changes) == 0 {
		fmt.Fprintln(g.stdout, "The rubrics say the same.")
		return
	}
	t := newTable(g.stdout)
	t.AppendHeader(table.Row{"The rubrics differ in", "what", "from", "to"})
	for _, x := range changes {
		t.AppendRow(table.Row{whereOf(x), words(x.What), printable(x.Old), printable(x.New)})
	}
	t.Render()
}

func whereOf(x rubric.Change) string {
	switch {
	case x.Item != "":
		return x.Section + "/" + x.Item
	case x.Section != "":
		return x.Section
	}
	return "the whole"
}

func words(id string) string { return strings.ReplaceAll(id, "_", " ") }

func (g *globals) printMoved(head string, shares bool, parts []analysis.MovedPart) {
	fmt.Fprintln(g.stdout)
	t := newTable(g.stdout)
	row := table.Row{head, "n", "from", "to", "moved"}
	right := []table.ColumnConfig{{Number: 2, Align: text.AlignRight}, {Number: 3, Align: text.AlignRight}, {Number: 4, Align: text.AlignRight}, {Number: 5, Align: text.AlignRight}, {Number: 6, Align: text.AlignRight}}
	if shares {
		row = append(row, "points", "why")
	}
	t.AppendHeader(row)
	t.SetColumnConfigs(right)
	for _, p := range parts {
		row := table.Row{printable(p.ID), counts(p.Moved), oneDecimal(p.Old), oneDecimal(p.New), signed(p.By())}
		if shares {
			row = append(row, signed(p.Share), reasons(p.Why))
		}
		t.AppendRow(row)
	}
	t.Render()
}

func counts(m analysis.Moved) string {
	switch {
	case m.OldN == m.NewN && m.OldN == 0:
		return ""
	case m.OldN == m.NewN:
		return fmt.Sprint(m.OldN)
	}
	return fmt.Sprintf("%d, %d", m.OldN, m.NewN)
}

func oneDecimal(x float64) string {
	if math.IsNaN(x) {
		return "–"
	}
	return fmt.Sprintf("%.1f", x)
}

func signed(x float64) string {
	if math.IsNaN(x) {
		return "–"
	}
	if s := fmt.Sprintf("%+.1f", x); s != "-0.0" {
		return s
	}
	return "+0.0"
}

func reasons(why []rubric.Change) string {
	var all []string
	for _, x := range why {
		switch {
		case x.Old == "" && x.New == "changed", x.Old == "" && x.New == "":
			all = append(all, words(x.What))
		case x.What == "added", x.What == "removed":
			all = append(all, x.What)
		default:
			all = append(all, fmt.Sprintf("%s %s to %s", words(x.What), none(x.Old), none(x.New)))
		}
	}
	return printable(strings.Join(all, "; "))
}

func none(s string) string {
	if s == "" {
		return "none"
	}
	return s
}
