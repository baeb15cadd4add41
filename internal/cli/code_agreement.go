package cli

import (
	"fmt"
	"math"
	"time"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/spf13/cobra"

	"replyaudit/internal/analysis"
	"replyaudit/internal/report"
	"replyaudit/internal/rubric"
)

func newCodeAgreementCommand(g *globals) *cobra.Command {
	return &cobra.Command{
		Use:   "agreement [CAMPAIGN]",
		Short: "Print how far coders agree with each other and with the machine",
		Long: `agreement prints for each item how many things were coded, by how many, the percentage of equal
values, kappa (Cohen's of two, by squared weights where values have an order; Fleiss' of more, of
the things that as many coders coded as most were)
and Krippendorff's alpha, each with its 95 % bootstrap interval over 2,000 re-samples. An item
on which only one value was ever given has no kappa and no alpha.
` + exitCodeHelp,
		Args: wrongUse(cobra.MaximumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			s, key, err := openCampaign(ctx, g, args)
			if err != nil {
				return err
			}
			defer s.Close()
			m, err := modelOf(ctx, s, key, time.Now().UTC(), true)
			if err != nil {
				return err
			}
			if g.json {
				return printJSON(g.stdout, report.Agreement(m))
			}
			return g.printAgreement(m)
		},
	}
}

func (g *globals) printAgreement(m *analysis.Model) error {
	if m.Coding == nil {
		_, err := fmt.Fprintf(g.stdout, "Nobody has coded a reply of %s. Begin with \"replyaudit code %s --coder NAME\".\n", m.Campaign.Key, m.Campaign.Key)
		return err
	}
	c := m.Coding
	fmt.Fprintf(g.stdout, "%s of %d replies coded by %s; %s to adjudicate.\n\n",
		fmt.Sprint(c.Coded), c.Replies, counted(c.Coders, "coder", "coders"), counted(c.Differing, "difference", "differences"))
	g.agreementTable("Between coders", c.Items, func(i analysis.CodedItem) analysis.Agreement { return i.Coders })
	fmt.Fprintln(g.stdout)
	g.agreementTable("People and the machine", c.Items, func(i analysis.CodedItem) analysis.Agreement { return i.Machine })
	return nil
}

func (g *globals) agreementTable(title string, items []analysis.CodedItem, of func(analysis.CodedItem) analysis.Agreement) {
	t := newTable(g.stdout)
	t.AppendHeader(table.Row{title, "n", "Raters", "Percent", "Kappa", "Alpha"})
	for _, i := range items {
		a := of(i)
		if a.Units == 0 {
			if i.Kind != rubric.KindJudgement || title == "Between coders" {
				t.AppendRow(table.Row{i.ID, 0, 0, "–", "–", "–"})
			}
			continue
		}
		kappa := map[string]string{analysis.KappaCohen: "Cohen", analysis.KappaSquared: "Cohen, squared", analysis.KappaFleiss: "Fleiss"}[a.Name]
		t.AppendRow(table.Row{i.ID, a.Units, a.Raters, coefficient(a.Percent, "%.0f"), kappa + " " + coefficient(a.Kappa, "%.2f"), coefficient(a.Alpha, "%.2f")})
	}
	t.Render()
}

// coefficient writes a figure with its interval, and says where there is none.
func coefficient(c analysis.Coefficient, format string) string {
	if math.IsNaN(c.Value) {
		return "undefined"
	}
	text := fmt.Sprintf(format, c.Value)
	if c.Limits.Defined() {
		text += fmt.Sprintf(" ("+format+"–"+format+")", c.Limits.Lo, c.Limits.Hi)
	}
	return text
}
