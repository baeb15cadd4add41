package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
	"replyaudit/internal/clock"
	"replyaudit/internal/compose"
	"replyaudit/internal/plan"
)

type previewOptions struct {
	company string
	out     string
}

func newPreviewCommand(g *globals) *cobra.Command {
	var opts previewOptions
	cmd := &cobra.Command{
		Use:   "preview FILE",
		Short: "Show each letter of a campaign as it will be sent",
		Long: `preview shows each letter, filled in for its company and persona, in the order of their
due times. With --out it writes each as the bytes of a mail message, NAME.eml, which a
mail program opens. Only Date and Message-ID can still change until the letter is sent.
` + exitCodeHelp,
		Example: "  replyaudit preview campaign.yaml --company acme\n  replyaudit preview campaign.yaml --out letters",
		Args:    exactlyOneFile,
		RunE: func(_ *cobra.Command, args []string) error {
			return runPreview(g, args[0], opts, clock.Real{}.Now())
		},
	}
	cmd.Flags().StringVar(&opts.company, "company", "", "only the letters to the company with this key")
	cmd.Flags().StringVar(&opts.out, "out", "", "write .eml files to this folder instead")
	return cmd
}

func runPreview(g *globals, path string, opts previewOptions, now time.Time) error {
	c, p, err := loadPlan(path, time.Time{}, now)
	if err != nil {
		return g.showInvalid(path, err)
	}
	letters, err := lettersTo(c, p, opts.company)
	if err != nil {
		return err
	}
	switch {
	case opts.out != "":
		return g.writeLetters(c, p, letters, opts.out)
	case g.json:
		return printJSON(g.stdout, letters)
	}
	for _, l := range letters {
		if err := g.printLetter(c, l); err != nil {
			return err
		}
	}
	return nil
}

// lettersTo selects the letters to one company, or all of them.
func lettersTo(c *campaign.Campaign, p *plan.Plan, key string) ([]audit.Letter, error) {
	if key == "" {
		return p.Letters, nil
	}
	company, ok := c.CompanyByKey(key)
	if !ok {
		return nil, usageError(fmt.Errorf("--company %q: campaign %s has no company with that key; \"replyaudit plan\" lists them", key, c.Key))
	}
	if company.Address == "" {
		return nil, usageError(fmt.Errorf("--company %s: it has no address, so there is no letter; add the address to the list of companies", key))
	}
	return slices.DeleteFunc(slices.Clone(p.Letters), func(l audit.Letter) bool {
		return !strings.HasPrefix(l.Enquiry, c.Key+"/"+key+"/")
	}), nil
}

func (g *globals) printLetter(c *campaign.Campaign, l audit.Letter) error {
	zone, err := companyZone(c, l.Enquiry)
	if err != nil {
		return err
	}
	fmt.Fprintf(g.stdout, "=== %s, due %s\nFrom: %s <%s>\nTo: %s\nSubject: %s\n\n%s\n",
		l.Enquiry, localTime(l.DueAt, zone), l.FromName, l.From, l.To, l.Subject, l.Body)
	return nil
}

// writeLetters writes each letter as it would be sent at its due time.
func (g *globals) writeLetters(c *campaign.Campaign, p *plan.Plan, letters []audit.Letter, dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("make folder %s: %w", dir, err)
	}
	personas := map[string]string{}
	for _, e := range p.Enquiries {
		personas[e.ID] = e.Persona
	}
	for _, l := range letters {
		persona, _ := c.PersonaByKey(personas[l.Enquiry])
		zone, err := time.LoadLocation(persona.Zone)
		if err != nil {
			return fmt.Errorf("zone of persona %s: %w", persona.Key, err)
		}
		id := compose.MessageID(c.Seed, l.ID, 1, campaign.DomainOf(l.From))
		raw, err := compose.Bytes(l, l.DueAt.In(zone), id)
		if err != nil {
			return err
		}
		path := filepath.Join(dir, strings.ReplaceAll(strings.TrimPrefix(l.ID, c.Key+"/"), "/", "-")+".eml")
		if err := os.WriteFile(path, raw, 0o644); err != nil {
			return fmt.Errorf("write letter %s: %w", l.ID, err)
		}
	}
	fmt.Fprintf(g.stdout, "wrote %s to %s\n", plural(len(letters), "letter"), dir)
	return nil
}
