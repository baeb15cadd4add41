package cli

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/spf13/cobra"

	"replyaudit/internal/audit"
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
each mailbox sends on each day, how many enquiries each arm has in each block and wave,
which later letters may follow and when, and when the last window ends. Nothing is sent
or stored.

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
		return printJSON(g.stdout, planned{p, laterSteps(c), withoutAddress(c)})
	}
	if err := g.printLetters(c, p); err != nil {
		return err
	}
	g.printLoads(p)
	g.printCells(c, p)
	g.printLater(c)
	if len(p.NoAddress) > 0 {
		fmt.Fprintf(g.stdout, "\nNo letter for want of an address: %s\n", strings.Join(noLetter(c), ", "))
	}
	if n := len(p.Openings()); n > 0 {
		fmt.Fprintf(g.stdout, "\n%s; the last is due %s, and %s %s\n", plural(n, "letter"), utcTime(p.LastDue), lastEnd(c), utcTime(p.LastWindowEnd))
	}
	fmt.Fprintf(g.stdout, "design %s\n", p.DesignHash)
	return nil
}

// planned is what plan prints as JSON: the plan, and what it means.
type planned struct {
	*plan.Plan
	Later          []laterStep         `json:"later"`
	WithoutAddress map[string][]string `json:"without_address"` // companies by the channel that they have instead
}

// withoutAddress lists the companies that get no letter, by channel.
func withoutAddress(c *campaign.Campaign) map[string][]string {
	companies := map[string][]string{}
	for _, company := range c.Companies {
		if company.Address == "" {
			companies[company.Channel] = append(companies[company.Channel], company.Key)
		}
	}
	return companies
}

// noLetter names the companies that get no letter, each with the channel that it
// has instead, if any.
func noLetter(c *campaign.Campaign) []string {
	var names []string
	for _, company := range c.Companies {
		switch {
		case company.Address != "":
		case company.Channel == campaign.ChannelNone:
			names = append(names, company.Key)
		default:
			names = append(names, company.Key+" ("+company.Channel+")")
		}
	}
	return names
}

// lastEnd names what comes last as far as it is known.
func lastEnd(c *campaign.Campaign) string {
	if c.Watch.IsZero() {
		return "the last window ends"
	}
	return "the watch after the last window ends"
}

// parseLaunch reads --from; nothing gives the zero time.
func parseLaunch(text string) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	if launch, ok := campaign.ParseInstant(text); ok {
		return launch, nil
	}
	return time.Time{}, usageError(fmt.Errorf("--from %q: write a day (2026-03-02), a time in UTC (\"2026-03-02 07:00\") or 2026-03-02T09:00:00+02:00", text))
}

// printLetters lists the openings; wave, arm and variant only where there are any.
func (g *globals) printLetters(c *campaign.Campaign, p *plan.Plan) error {
	enquiries := map[string]audit.Enquiry{}
	varied := false
	for _, e := range p.Enquiries {
		enquiries[e.ID] = e
		varied = varied || e.Wave != "" || len(e.Factors) > 0 || e.Variant != ""
	}
	t := newTable(g.stdout)
	header := table.Row{"Due, company's clock", "Due, UTC", "Enquiry", "To", "From", "Subject"}
	if varied {
		header = append(header, "Wave, arm, text")
	}
	t.AppendHeader(header)
	for _, l := range p.Openings() {
		zone, err := companyZone(c, enquiries[l.Enquiry].Company)
		if err != nil {
			return err
		}
		row := table.Row{localTime(l.DueAt, zone), l.DueAt.Format("2006-01-02 15:04:05"), l.Enquiry, l.To, l.From, l.Subject}
		if varied {
			row = append(row, variation(c, enquiries[l.Enquiry]))
		}
		t.AppendRow(row)
	}
	t.Render()
	return nil
}

// variation says what sets an enquiry apart from others: "01, detail=short, text a".
func variation(c *campaign.Campaign, e audit.Enquiry) string {
	var parts []string
	if e.Wave != "" {
		parts = append(parts, e.Wave)
	}
	for _, f := range c.Design.Factors {
		parts = append(parts, f.Key+"="+e.Factors[f.Key])
	}
	if e.Variant != "" {
		parts = append(parts, "text "+e.Variant)
	}
	return strings.Join(parts, ", ")
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

// printCells counts the enquiries of each arm, in a row for each wave and block,
// where the campaign has any of these. A company without an address has enquiries
// and gets no letter.
func (g *globals) printCells(c *campaign.Campaign, p *plan.Plan) {
	if len(p.Cells) < 2 {
		return
	}
	fmt.Fprintln(g.stdout)
	t := newTable(g.stdout)
	arms := len(c.Design.Arms())
	header := table.Row{"Wave", "Block"}
	if arms > 1 {
		for _, cell := range p.Cells[:arms] {
			header = append(header, cell.Arm)
		}
	}
	t.AppendHeader(append(header, "Enquiries", "Letters"))
	for cells := range slices.Chunk(p.Cells, arms) {
		row, enquiries, letters := table.Row{cells[0].Wave, cells[0].Block}, 0, 0
		for _, cell := range cells {
			enquiries, letters = enquiries+cell.Enquiries, letters+cell.Letters
			if arms > 1 {
				row = append(row, cell.Enquiries)
			}
		}
		t.AppendRow(append(row, enquiries, letters))
	}
	t.SetColumnConfigs([]table.ColumnConfig{{Number: 1, Hidden: c.Waves == nil}, {Number: 2, Hidden: len(c.Design.Blocks) == 0}})
	t.Render()
}

// printLater says which letters may follow an opening, and when.
func (g *globals) printLater(c *campaign.Campaign) {
	for i, later := range laterSteps(c) {
		if i == 0 {
			fmt.Fprintln(g.stdout)
		}
		fmt.Fprintf(g.stdout, "%s of %s: %s\n", strings.ReplaceAll(string(later.Stage), "_", "-"), later.Script, later.When)
	}
}

// laterStep is a later letter of a script, and when it goes out in words.
type laterStep struct {
	Script string      `json:"script"`
	Stage  audit.Stage `json:"stage"`
	When   string      `json:"when"`
}

func laterSteps(c *campaign.Campaign) []laterStep {
	steps := []laterStep{}
	for _, s := range c.Scripts {
		for _, stage := range audit.Stages()[1:] {
			if when := whenLater(c, s, stage); when != "" {
				steps = append(steps, laterStep{s.Key, stage, when})
			}
		}
	}
	return steps
}

// whenLater says when a later letter of a script goes out, "" when there is none.
func whenLater(c *campaign.Campaign, s campaign.Script, stage audit.Stage) string {
	if stage == audit.Clarification && s.Clarification != nil {
		return fmt.Sprintf("%s after the company asks back, once, with the facts that it asks for", s.Clarification.After)
	}
	step := s.StepOf(stage)
	if step == nil {
		return ""
	}
	closed := "the end of the window"
	if !c.Watch.IsZero() {
		closed = fmt.Sprintf("the end of the window and the watch of %s", c.Watch)
	}
	when := map[audit.Stage]string{
		audit.Reminder:      "the letter, if no answer and no question back came",
		audit.FollowUp:      "the first reply",
		audit.Thanks:        closed + ", to those who replied",
		audit.Questionnaire: closed + ", to those who replied and agreed to be asked",
		audit.Debriefing:    "the last window of the campaign, to all who were written to",
	}[stage]
	if step.When == "answered" {
		when = "the complete answer"
	}
	return fmt.Sprintf("%s after %s", step.After, when)
}

func companyZone(c *campaign.Campaign, key string) (*time.Location, error) {
	company, ok := c.CompanyByKey(key)
	if !ok {
		return nil, fmt.Errorf("campaign %s has no company %q", c.Key, key)
	}
	zone, err := time.LoadLocation(company.Zone)
	if err != nil {
		return nil, fmt.Errorf("zone of company %s: %w", key, err)
	}
	return zone, nil
}

func localTime(t time.Time, zone *time.Location) string {
	return t.In(zone).Format("Mon 2006-01-02 15:04:05 -07:00")
}
