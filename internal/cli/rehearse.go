package cli

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"replyaudit/internal/campaign"
	"replyaudit/internal/clock"
	"replyaudit/internal/report"
	"replyaudit/internal/world"
)

type rehearseOptions struct {
	habits string
	seed   int64
	out    string
	keep   string
	print  bool
}

func newRehearseCommand(g *globals) *cobra.Command {
	var opts rehearseOptions
	cmd := &cobra.Command{
		Use:   "rehearse CAMPAIGN.yaml",
		Short: "Run a campaign of your own against a simulated mail world",
		Long: `rehearse runs a campaign as "run" would, letter by letter, in virtual time, against
invented answers: what will the report look like, are there letters enough, who is
written to when? It reaches no mail server and needs no password. It keeps nothing but
the report, unless --keep names a file for the database, to be looked at afterwards
with "status", "review" or "report --as-of". A rehearsal is a database of its own: each needs a
new file, since two cannot share one.

How the companies answer is a guess: that of the program, or that of a file of habits
(--habits), which says how common each habit is in each part of the market. A column
"habit" in the list of companies fixes a company's own. All figures of the report are
therefore invented, and it says so on top. "rehearse --print-habits" prints the
program's own guess, which explains its form, as a beginning for one's own.
` + exitCodeHelp,
		Example: `  replyaudit rehearse --print-habits > my-market.yaml
  replyaudit rehearse campaign.yaml --habits my-market.yaml --out rehearsal
  replyaudit rehearse campaign.yaml --keep rehearsal.db`,
		Args: func(cmd *cobra.Command, args []string) error {
			if opts.print {
				return cobra.NoArgs(cmd, args)
			}
			return cobra.ExactArgs(1)(cmd, args)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if opts.print {
				_, err := g.stdout.Write(world.BuiltIn())
				return err
			}
			return runRehearse(cmd.Context(), g, opts, args[0])
		},
	}
	cmd.Flags().StringVar(&opts.habits, "habits", "", "file of habits and of the market; the program's own guess when left out")
	cmd.Flags().BoolVar(&opts.print, "print-habits", false, "print the program's own file of habits and do nothing else")
	cmd.Flags().Int64Var(&opts.seed, "seed", 0, "another seed than that of the campaign")
	cmd.Flags().StringVar(&opts.out, "out", filepath.Join("reports", "rehearsal"), "folder to write to")
	cmd.Flags().StringVar(&opts.keep, "keep", "", "new file to keep the rehearsal's database in; it is thrown away when left out")
	return cmd
}

func runRehearse(ctx context.Context, g *globals, opts rehearseOptions, file string) error {
	c, err := campaign.Load(file)
	if err != nil {
		return g.showInvalid(file, err)
	}
	if opts.seed != 0 {
		c.Seed = opts.seed
	}
	h, err := readHabits(opts.habits)
	if err != nil {
		return err
	}
	if err := writable(opts.out); err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "replyaudit-rehearsal-")
	if err != nil {
		return fmt.Errorf("make a folder for the rehearsal's database: %w", err)
	}
	defer os.RemoveAll(dir)
	db := filepath.Join(dir, "rehearsal.db")
	if opts.keep != "" {
		if err := newFile(opts.keep); err != nil {
			return err
		}
		db = opts.keep
	}
	start := c.Sending.From.Add(-time.Hour)
	if c.Sending.From.IsZero() { // launched today
		start = clock.Real{}.Now().Truncate(time.Second)
	}
	played, err := simulated(c)
	if err != nil {
		return err
	}
	r, err := g.rehearse(ctx, played, h, db, start)
	if err != nil {
		return err
	}
	defer r.store.Close()
	return g.finishRehearsal(ctx, r, opts)
}

// newFile refuses a name that is taken or lies in no folder.
func newFile(name string) error {
	if _, err := os.Lstat(name); err == nil {
		return usageError(fmt.Errorf("--keep %s: there is such a file already, and two rehearsals cannot share a database; name a new file, or remove that one first", name))
	}
	if _, err := os.Stat(filepath.Dir(name)); err != nil {
		return usageError(fmt.Errorf("--keep %s: there is no folder %s; make it first", name, filepath.Dir(name)))
	}
	return nil
}

// readHabits reads the file of habits, "" for the program's own.
func readHabits(name string) (habits, error) {
	if name == "" {
		return habits{}, nil
	}
	text, err := os.ReadFile(name)
	if err != nil {
		return habits{}, usageError(fmt.Errorf("read habits: %w", err))
	}
	return habits{name, text}, nil
}

// simulated is a campaign whose mailboxes are those of the simulated world, and
// whose report says so, in the campaign's language.
func simulated(c *campaign.Campaign) (*campaign.Campaign, error) {
	s := *c
	var err error
	if s.Title, err = report.RehearsalTitle(c.Language, c.Title); err != nil {
		return nil, err
	}
	s.Mailboxes = slices.Clone(c.Mailboxes)
	for i := range s.Mailboxes {
		m := &s.Mailboxes[i]
		m.SMTP = campaign.Server{Host: "127.0.0.1", Port: 2587, TLS: "none", Username: m.Key, Secret: m.SMTP.Secret}
		m.IMAP = campaign.Server{Host: "127.0.0.1", Port: 2143, TLS: "none", Username: m.Key, Secret: m.IMAP.Secret}
		m.Folders = []string{"INBOX", "Junk"}
		if m.Sent != "none" {
			m.Sent = "Sent"
		}
	}
	return &s, nil
}

func (g *globals) finishRehearsal(ctx context.Context, r *rehearsal, opts rehearseOptions) error {
	m, err := modelOf(ctx, r.store, r.campaign.Key, time.Time{}, true)
	if err != nil {
		return err
	}
	written, err := writeReport(ctx, opts.out, []string{"html", "json", "csv"}, printing{}, m)
	if err != nil {
		return err
	}
	if !g.json {
		fmt.Fprintln(g.stdout, "A REHEARSAL: no mail was sent, every company's answer and every figure is invented.")
	}
	if err := g.printSummary(m); err != nil {
		return err
	}
	if g.json {
		return nil
	}
	fmt.Fprintln(g.stdout)
	for _, name := range written {
		fmt.Fprintln(g.stdout, "wrote", name)
	}
	if opts.keep != "" {
		fmt.Fprintf(g.stdout, "kept %s; look at it with: replyaudit status --db %s\n", opts.keep, opts.keep)
	}
	return nil
}
