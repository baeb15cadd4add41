package cli

import (
	"cmp"
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
due times, and after it all later letters that may follow: reminder, clarification (with
every fact that it could give), follow-up, thanks and debriefing. With --out it writes each
as the bytes of a mail message, NAME.eml, which a mail program opens. Only Date, Message-ID
and the messages that a later letter answers can still change until it is sent; here later
letters have the date of the first.
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
		return g.writeLetters(c, letters, opts.out)
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

// previewed is a letter with what surrounds it.
type previewed struct {
	audit.Letter
	enquiry audit.Enquiry
	script  campaign.Script
	opening audit.Letter // of the same enquiry
}

// lettersTo lists the letters to one company, or to all: each opening with what
// may follow it, in the order of the script.
func lettersTo(c *campaign.Campaign, p *plan.Plan, key string) ([]previewed, error) {
	if err := checkAddressed(c, key); err != nil {
		return nil, err
	}
	byEnquiry, enquiries := map[string][]audit.Letter{}, map[string]audit.Enquiry{}
	for _, l := range p.Letters {
		byEnquiry[l.Enquiry] = append(byEnquiry[l.Enquiry], l)
	}
	for _, e := range p.Enquiries {
		enquiries[e.ID] = e
	}
	all := []previewed{}
	for _, opening := range p.Openings() {
		e := enquiries[opening.Enquiry]
		if key != "" && e.Company != key {
			continue
		}
		script, _ := c.ScriptByKey(e.Script)
		letters := byEnquiry[e.ID]
		if script.Clarification != nil {
			l, err := clarification(c, e, script, opening)
			if err != nil {
				return nil, err
			}
			letters = append(letters, l)
		}
		slices.SortFunc(letters, func(a, b audit.Letter) int {
			return cmp.Compare(slices.Index(audit.Stages(), a.Stage), slices.Index(audit.Stages(), b.Stage))
		})
		for _, l := range letters {
			all = append(all, previewed{l, e, script, opening})
		}
	}
	return all, nil
}

// checkAddressed wants --company to name a company that gets letters, if it is given.
func checkAddressed(c *campaign.Campaign, key string) error {
	if key == "" {
		return nil
	}
	company, ok := c.CompanyByKey(key)
	if !ok {
		return usageError(fmt.Errorf("--company %q: campaign %s has no company with that key; \"replyaudit plan\" lists them", key, c.Key))
	}
	if company.Address == "" {
		return usageError(fmt.Errorf("--company %s: it has no address, so there is no letter; add the address to the list of companies", key))
	}
	return nil
}

// clarification is the letter that tells every fact that the script knows.
func clarification(c *campaign.Campaign, e audit.Enquiry, script campaign.Script, opening audit.Letter) (audit.Letter, error) {
	var facts []string
	for _, fact := range script.Clarification.Facts {
		facts = append(facts, fact.Key)
	}
	l := opening
	l.ID, l.Stage = audit.LetterID(e.ID, audit.Clarification), audit.Clarification
	l.DueAt, l.LatestAt = time.Time{}, time.Time{}
	var err error
	l.Subject, l.Body, err = compose.RenderClarification(c, e, facts)
	return l, err
}

func (g *globals) printLetter(c *campaign.Campaign, l previewed) error {
	head := l.Enquiry + ", " + strings.ReplaceAll(string(l.Stage), "_", "-") + " " + whenLater(c, l.script, l.Stage)
	if l.Stage == audit.Opening {
		zone, err := companyZone(c, l.enquiry.Company)
		if err != nil {
			return err
		}
		head = l.Enquiry + ", due " + localTime(l.DueAt, zone)
		if what := variation(c, l.enquiry); what != "" {
			head += ", " + what
		}
	}
	fmt.Fprintf(g.stdout, "=== %s\nFrom: %s <%s>\nTo: %s\nSubject: %s\n\n%s\n", head, l.FromName, l.From, l.To, l.Subject, l.Body)
	return nil
}

// writeLetters writes each letter as it would be sent at its due time; a later
// one as an answer to the first.
func (g *globals) writeLetters(c *campaign.Campaign, letters []previewed, dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("make folder %s: %w", dir, err)
	}
	for _, l := range letters {
		persona, _ := c.PersonaByKey(l.enquiry.Persona)
		zone, err := time.LoadLocation(persona.Zone)
		if err != nil {
			return fmt.Errorf("zone of persona %s: %w", persona.Key, err)
		}
		id := func(l audit.Letter) string { return compose.MessageID(c.Seed, l.ID, 1, campaign.DomainOf(l.From)) }
		var thread compose.Thread
		if l.Stage != audit.Opening {
			thread.InReplyTo = id(l.opening)
		}
		raw, err := compose.Bytes(l.Letter, l.opening.DueAt.In(zone), id(l.Letter), thread)
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
