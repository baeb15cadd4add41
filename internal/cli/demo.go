package cli

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"replyaudit/campaigns"
	"replyaudit/internal/campaign"
	"replyaudit/internal/clock"
	"replyaudit/internal/world"
)

// maxDemo is how many companies the demo is made for.
const maxDemo = 2000

type demoOptions struct {
	out       string
	seed      int64
	companies int
	lang      string
	quiet     bool
}

func newDemoCommand(g *globals) *cobra.Command {
	var opts demoOptions
	cmd := &cobra.Command{
		Use:   "demo",
		Short: "Run a whole campaign against a simulated mail world",
		Long: `demo runs the campaign campaigns/demo: weeks of virtual time, real SMTP and IMAP on
loopback, invented companies that answer as companies do. It needs no configuration
and reaches no real mail server. It writes report.html, report.pdf, report.json and the
CSV files, and at the end compares what was measured with what the simulated companies really
did: every outcome, flag and clock, and every later letter. It fails when anything was
measured otherwise, or when more than 3 % of the enquiries wait for a person where the
mail is clear. The same seed and number of companies give the same bytes.
` + exitCodeHelp,
		Example: "  replyaudit demo --seed 7 --companies 300 --out report",
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return runDemo(cmd.Context(), g, opts) },
	}
	cmd.Flags().StringVar(&opts.out, "out", filepath.Join("reports", "demo"), "folder to write to")
	cmd.Flags().Int64Var(&opts.seed, "seed", 0, "another seed than that of the campaign")
	cmd.Flags().IntVar(&opts.companies, "companies", 0, fmt.Sprintf("invent so many companies, up to %d, instead of those of the demo's own list", maxDemo))
	languageFlag(cmd, &opts.lang)
	cmd.Flags().BoolVar(&opts.quiet, "quiet", false, "print only what was measured otherwise than it happened")
	return cmd
}

func runDemo(ctx context.Context, g *globals, opts demoOptions) error {
	if opts.companies < 0 || opts.companies > maxDemo {
		return usageError(fmt.Errorf("--companies %d: give a number from 1 to %d, or leave it out", opts.companies, maxDemo))
	}
	if err := checkLanguage(opts.lang); err != nil {
		return err
	}
	if err := writable(opts.out); err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "replyaudit-demo-")
	if err != nil {
		return fmt.Errorf("make a folder for the demo's database: %w", err)
	}
	defer os.RemoveAll(dir)
	c, err := demoCampaign(dir, opts.seed, opts.companies)
	if err != nil {
		return err
	}
	began := clock.Wall()
	r, err := g.rehearse(ctx, c, habits{}, filepath.Join(dir, "demo.db"), c.Sending.From.Add(-time.Hour))
	if err != nil {
		return err
	}
	defer r.store.Close()
	if err := g.finishDemo(ctx, r, opts); err != nil {
		return err
	}
	if !opts.quiet {
		fmt.Fprintf(g.stdout, "all that took %.1f s\n", clock.Wall().Sub(began).Seconds())
	}
	return nil
}

// demoCampaign unpacks the demo's campaign files into dir and loads them, with
// another seed and with n invented companies unless those are 0.
func demoCampaign(dir string, seed int64, n int) (*campaign.Campaign, error) {
	if err := os.CopyFS(dir, campaigns.Files); err != nil {
		return nil, fmt.Errorf("unpack the demo's campaign: %w", err)
	}
	name := filepath.Join(dir, "demo", "campaign.yaml")
	c, err := campaign.Load(name)
	if err != nil {
		return nil, err
	}
	if seed == 0 {
		seed = c.Seed
	}
	if n > 0 {
		listed := len(c.Companies)
		if err := inventCompanies(filepath.Join(dir, "demo", "companies.csv"), c, seed, n); err != nil {
			return nil, err
		}
		if c, err = campaign.Load(name); err != nil {
			return nil, err
		}
		stretch(c, (n+listed-1)/listed)
	}
	c.Seed = seed
	return c, nil
}

// inventCompanies writes a list of companies in the languages of the personas.
func inventCompanies(name string, c *campaign.Campaign, seed int64, n int) error {
	var languages []string
	for _, p := range c.Personas {
		if !slices.Contains(languages, p.Language) {
			languages = append(languages, p.Language)
		}
	}
	companies, err := world.Invent(seed, n, languages)
	if err != nil {
		return err
	}
	columns := []string{"trade", "sector", "city", "street", "price", "days", "saturday", "card"}
	rows := [][]string{append([]string{"key", "name", "address", "country", "language", "zone"}, columns...)}
	for _, company := range companies {
		row := []string{company.Key, company.Name, company.Address, company.Country, company.Language, company.Zone}
		for _, column := range columns {
			row = append(row, company.Fields[column])
		}
		rows = append(rows, row)
	}
	f, err := os.Create(name)
	if err != nil {
		return fmt.Errorf("write the list of invented companies: %w", err)
	}
	w := csv.NewWriter(f)
	if err := errors.Join(w.WriteAll(rows), f.Close()); err != nil {
		return fmt.Errorf("write the list of invented companies: %w", err)
	}
	return nil
}

// stretch lets the mailboxes of the demo send for so many times as many companies
// in the same days.
func stretch(c *campaign.Campaign, times int) {
	c.Caps.PerMailboxDay *= times
	c.Caps.Total *= times
	c.Sending.MinGap /= time.Duration(times)
}
