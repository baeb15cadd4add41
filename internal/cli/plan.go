package cli

import (
	"fmt"
	"strings"
	"time"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/spf13/cobra"

	"replyaudit/internal/campaign"
	"replyaudit/internal/clock"
	"replyaudit/internal/plan"
)

func newPlanCommand(g *globals) *cobra.Command {
	var from string
	cmd := &cobra.Command{
		Use:   "plan FILE",
		Short: "Show every letter of a campaign with its due time",
		Long: `plan shows when each letter is due, on the company's clock and in UTC, how many letters
each mailbox sends on each day, and when the last window ends. Nothing is sent or stored.

The plan is that of a launch at the beginning of "sending.from", or now when the campaign
begins with its launch; --from asks for a launch at another time. The same campaign and
launch always give the same plan.
` + exitCodeHelp,
		Example: "  replyaudit plan campaign.yaml --from \"2026-03-02 07:00\"",
		Args:    exactlyOneFile,
		RunE:    func(_ *cobra.Command, args []string) error { return runPlan(g, args[0], from, clock.Real{}.Now()) },
	}
	cmd.Flags().StringVar(&from, "from", "", "launch at this time instead: a day, a time in UTC, or an RFC 3339 time")
	return cmd
}

func runPlan(g *globals, path, from string, now time.Time) error {
	launch, err := parseLaunch(from)
	if err != nil {
		return err
	}
	c, p, err := loadPlan(path, launch, now)
	if err != nil {
		return g.showInvalid(path, err)
	}
	if g.json {
		return printJSON(g.stdout, p)
	}
	if err := g.printLetters(c, p); err != nil {
		return err
	}
	g.printLoads(p)
	if len(p.NoAddress) > 0 {
		fmt.Fprintf(g.stdout, "\nNo letter for want of an address: %s\n", strings.Join(p.NoAddress, ", "))
	}
	if len(p.Letters) > 0 {
		fmt.Fprintf(g.stdout, "\n%s; the last is due %s, and the last window ends %s\n",
			plural(len(p.Letters), "letter"), utcTime(p.LastDue), utcTime(p.LastWindowEnd))
	}
	fmt.Fprintf(g.stdout, "design %s\n", p.DesignHash)
	return nil
}

// parseLaunch reads --from; nothing gives the zero time.
func parseLaunch(text string) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	for _, layout := range []string{time.DateOnly, "2006-01-02 15:04", "2006-01-02 15:04:05", time.RFC3339} {
		if t, err := time.Parse(layout, text); err == nil {
			return t.UTC(), nil
		}
	}
	return time.Time{}, usageError(fmt.Errorf("--from %q: write a day (2026-03-02), a time in UTC (\"2026-03-02 07:00\") or 2026-03-02T09:00:00+02:00", text))
}

func (g *globals) printLetters(c *campaign.Campaign, p *plan.Plan) error {
	t := newTable(g.stdout)
	t.AppendHeader(table.Row{"Due, company's clock", "Due, UTC", "Enquiry", "To", "From", "Subject"})
	for _, l := range p.Letters {
		zone, err := companyZone(c, l.Enquiry)
		if err != nil {
			return err
		}
		t.AppendRow(table.Row{localTime(l.DueAt, zone), l.DueAt.Format("2006-01-02 15:04:05"), l.Enquiry, l.To, l.From, l.Subject})
	}
	t.Render()
	return nil
}

func (g *globals) printLoads(p *plan.Plan) {
	if len(p.Loads) == 0 {
		return
	}
	fmt.Fprintln(g.stdout)
	t := newTable(g.stdout)
	t.AppendHeader(table.Row{"Day, UTC", "Mailbox", "Letters"})
	t.SetColumnConfigs([]table.ColumnConfig{{Number: 3, Align: text.AlignRight}})
	for _, load := range p.Loads {
		t.AppendRow(table.Row{load.Day, load.Mailbox, load.Letters})
	}
	t.Render()
}

// companyZone is the time zone of the company of an enquiry, CAMPAIGN/COMPANY/NN.
func companyZone(c *campaign.Campaign, enquiry string) (*time.Location, error) {
	company, ok := c.CompanyByKey(strings.Split(enquiry, "/")[1])
	if !ok {
		return nil, fmt.Errorf("enquiry %s: campaign %s has no such company", enquiry, c.Key)
	}
	zone, err := time.LoadLocation(company.Zone)
	if err != nil {
		return nil, fmt.Errorf("zone of company %s: %w", company.Key, err)
	}
	return zone, nil
}

func localTime(t time.Time, zone *time.Location) string {
	return t.In(zone).Format("Mon 2006-01-02 15:04:05 -07:00")
}
