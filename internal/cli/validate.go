package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"time"

	"github.com/spf13/cobra"

	"replyaudit/internal/campaign"
	"replyaudit/internal/clock"
	"replyaudit/internal/plan"
	"replyaudit/internal/rubric"
)

func newValidateCommand(g *globals) *cobra.Command {
	return &cobra.Command{
		Use:   "validate FILE",
		Short: "Check a campaign and say everything that is wrong with it",
		Long: `validate reads a campaign and its list of companies, fills in every letter, and plans
the sending. It prints each mistake with file, line and column, and what to do about it.
Nothing is sent or stored, and no server is asked.

A campaign without "sending.from" is planned as if it were launched now.
` + exitCodeHelp,
		Example: "  replyaudit validate campaign.yaml",
		Args:    exactlyOneFile,
		RunE:    func(_ *cobra.Command, args []string) error { return runValidate(g, args[0], clock.Real{}.Now()) },
	}
}

// exactlyOneFile is the argument of the commands that read a campaign.
func exactlyOneFile(cmd *cobra.Command, args []string) error {
	if len(args) != 1 {
		return fmt.Errorf("%s takes one campaign file and got %d arguments", cmd.Name(), len(args))
	}
	return nil
}

// validation is what validate prints as JSON.
type validation struct {
	Valid         bool               `json:"valid"`
	Problems      []campaign.Problem `json:"problems"` // line 0: of the file as a whole
	Campaign      string             `json:"campaign,omitempty"`
	Companies     int                `json:"companies,omitempty"`
	NoAddress     int                `json:"no_address,omitempty"`
	Letters       int                `json:"letters,omitempty"`       // openings
	LaterLetters  int                `json:"later_letters,omitempty"` // at most, beside clarifications
	LastDue       time.Time          `json:"last_due,omitzero"`
	LastWindowEnd time.Time          `json:"last_window_end,omitzero"`
	DesignHash    string             `json:"design_hash,omitempty"`
	Notes         []string           `json:"notes,omitempty"`
}

func runValidate(g *globals, path string, now time.Time) error {
	c, p, err := loadPlan(path, time.Time{}, now)
	if err != nil {
		return g.showInvalid(path, err)
	}
	openings := p.Openings()
	v := validation{
		Valid: true, Problems: []campaign.Problem{}, Campaign: c.Key, Companies: len(c.Companies), NoAddress: len(p.NoAddress),
		Letters: len(openings), LaterLetters: len(p.Letters) - len(openings), LastDue: p.LastDue, LastWindowEnd: p.LastWindowEnd, DesignHash: p.DesignHash, Notes: notes(c, p, now),
	}
	if g.json {
		return printJSON(g.stdout, v)
	}
	fmt.Fprintf(g.stdout, "%s is valid\n\n", path)
	fmt.Fprintf(g.stdout, "%s: %s\n", c.Key, c.Title)
	fmt.Fprintf(g.stdout, "companies %d (%d without an address), letters %d, personas %d, mailboxes %d, scripts %d\n",
		v.Companies, v.NoAddress, v.Letters, len(c.Personas), len(c.Mailboxes), len(c.Scripts))
	if v.LaterLetters > 0 {
		fmt.Fprintf(g.stdout, "at most %d later letters, beside clarifications\n", v.LaterLetters)
	}
	if v.Letters > 0 {
		fmt.Fprintf(g.stdout, "first letter %s, last letter %s, last window ends %s\n", utcTime(openings[0].DueAt), utcTime(v.LastDue), utcTime(v.LastWindowEnd))
	}
	fmt.Fprintf(g.stdout, "design %s\n", v.DesignHash)
	for _, note := range v.Notes {
		fmt.Fprintf(g.stdout, "note: %s\n", note)
	}
	fmt.Fprintf(g.stdout, "\nNext: read the letters with \"replyaudit preview %s\".\n", path)
	return nil
}

// loadPlan reads a campaign and plans it: from the given instant if there is
// one, else from the campaign's own beginning, else from now.
func loadPlan(path string, from, now time.Time) (*campaign.Campaign, *plan.Plan, error) {
	c, err := campaign.Load(path)
	if err != nil {
		return nil, nil, err
	}
	if _, err := rubric.Load(c.Rubric); err != nil {
		text := err.Error()
		if errors.Is(err, fs.ErrNotExist) {
			text += "; write default, or the path of a rubric, seen from the working folder"
		}
		return nil, nil, campaign.Locate(path, &campaign.Misfit{Path: "rubric", Text: text})
	}
	switch {
	case !from.IsZero():
	case !c.Sending.From.IsZero():
		from = c.Sending.From
	default:
		from = now
	}
	p, err := plan.Make(c, from, nil)
	if err != nil {
		return nil, nil, campaign.Locate(path, err)
	}
	return c, p, nil
}

// showInvalid prints what is wrong with a campaign, one problem a line.
func (g *globals) showInvalid(path string, err error) error {
	var problems campaign.Errors
	if !errors.As(err, &problems) {
		problems = nil
		if g.json {
			problems = campaign.Errors{{File: path, Text: err.Error()}}
		}
	}
	if g.json {
		if err := printJSON(g.stdout, validation{Problems: problems}); err != nil {
			return err
		}
		return &exitError{code: exitUsage}
	}
	if problems == nil {
		return usageError(err)
	}
	fmt.Fprintln(g.stderr, problems)
	return usageError(fmt.Errorf("%s is not valid: mend the %s above and validate again", path, plural(len(problems), "problem")))
}

func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}

func utcTime(t time.Time) string { return t.UTC().Format("2006-01-02 15:04:05 MST") }
