package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"replyaudit/internal/analysis"
	"replyaudit/internal/clock"
	"replyaudit/internal/engine"
	"replyaudit/internal/intake"
	"replyaudit/internal/reading"
	"replyaudit/internal/rubric"
	"replyaudit/internal/store"
)

type regradeOptions struct {
	person
	rubric string
}

func newRegradeCommand(g *globals) *cobra.Command {
	var opts regradeOptions
	cmd := &cobra.Command{
		Use:   "regrade [CAMPAIGN] --rubric NAME|FILE|HASH",
		Short: "Grade the replies of a closed campaign by another rubric",
		Long: `regrade applies another rubric to the replies that a closed campaign has collected: a
shipped one by name (default, five-p, lead-response, public-service), your own file, or one
by which the campaign was graded before, by the beginning of its hash, when the program
reads mail better than it did then. Nothing is sent, and no result is lost: the new ones
stand beside the old ones, and the rubric is kept in the database.

"replyaudit compare" shows what moved and why, "replyaudit report --rubric HASH" prints the
report by one of them.
` + exitCodeHelp,
		Example: "  replyaudit regrade spring --rubric five-p\n  replyaudit regrade spring --rubric own.yaml --reason \"speed weighs less\"",
		Args:    cobra.MaximumNArgs(1),
		RunE:    func(cmd *cobra.Command, args []string) error { return runRegrade(cmd.Context(), g, opts, args) },
	}
	opts.flags(cmd)
	cmd.Flags().StringVar(&opts.rubric, "rubric", "", "a shipped rubric, a YAML file, or the hash of one that was used before")
	return cmd
}

// regraded is what regrade has done.
type regraded struct {
	Campaign      string `json:"campaign"`
	Rubric        string `json:"rubric"`
	Version       string `json:"version"`
	RubricHash    string `json:"rubric_hash"`
	ReaderVersion string `json:"reader_version"`
	Enquiries     int    `json:"enquiries"`
	Stored        int    `json:"stored"` // results that were not there before
}

func runRegrade(ctx context.Context, g *globals, opts regradeOptions, args []string) error {
	if opts.rubric == "" {
		return usageError(fmt.Errorf("regrade needs a rubric: add --rubric with one of %s, or a file", strings.Join(rubric.Shipped(), ", ")))
	}
	s, key, err := openCampaign(ctx, g, args)
	if err != nil {
		return err
	}
	defer s.Close()
	done, err := regrade(ctx, s, key, opts)
	if errors.Is(err, store.ErrNotClosed) {
		err = usageError(err)
	}
	if err != nil {
		return err
	}
	if g.json {
		return printJSON(g.stdout, done)
	}
	name := fmt.Sprintf("%s %s (%s), reader %s", printable(done.Rubric), printable(done.Version), short(done.RubricHash), done.ReaderVersion)
	if done.Stored == 0 {
		fmt.Fprintf(g.stdout, "%s was graded by %s already; nothing has changed.\n", done.Campaign, name)
		return nil
	}
	fmt.Fprintf(g.stdout, "Graded %d enquiries of %s by %s. The earlier results stay; \"replyaudit compare %s\" shows what moved.\n", done.Enquiries, done.Campaign, name, done.Campaign)
	return nil
}

func regrade(ctx context.Context, s *store.Store, key string, opts regradeOptions) (regraded, error) {
	at, err := closedAt(ctx, s, key)
	if err != nil {
		return regraded{}, err
	}
	hash, scheme, err := schemeOf(ctx, s, key, opts.rubric)
	if err != nil {
		return regraded{}, err
	}
	body, err := json.Marshal(scheme)
	if err != nil {
		return regraded{}, fmt.Errorf("freeze rubric %s: %w", scheme.Name, err)
	}
	frozen, err := analysis.Freeze(ctx, s, key)
	if err != nil {
		return regraded{}, err
	}
	if err := readAnew(ctx, s, frozen); err != nil {
		return regraded{}, err
	}
	d, err := frozen.Under(hash, scheme).Load(ctx, s, at)
	if err != nil {
		return regraded{}, err
	}
	again, err := engine.Assessments(d)
	if err != nil {
		return regraded{}, err
	}
	grading := store.Grading{RubricHash: hash, ReaderVersion: reading.Version}
	stored, err := s.Assessments(ctx, key, grading)
	if err != nil {
		return regraded{}, err
	}
	fresh := differing(stored, again)
	done := regraded{key, scheme.Name, scheme.Version, hash, reading.Version, len(again), len(fresh)}
	if len(fresh) == 0 {
		return done, nil
	}
	return done, s.Regrade(ctx, key, grading, body, fresh, opts.at(clock.Real{}.Now()))
}

// closedAt is the instant of a campaign's close.
func closedAt(ctx context.Context, s *store.Store, key string) (time.Time, error) {
	log, err := s.EventsOf(ctx, []string{key})
	if err != nil {
		return time.Time{}, err
	}
	for _, e := range slices.Backward(log) {
		if e.Kind == "campaign.closed" {
			return e.At, nil
		}
	}
	state, err := s.StateOf(ctx, key)
	if err != nil {
		return time.Time{}, err
	}
	return time.Time{}, fmt.Errorf("campaign %s is %s: %w", key, state, store.ErrNotClosed)
}

// schemeOf finds a rubric: one that the campaign was graded by, by the beginning
// of its hash, or a shipped one, or a file.
func schemeOf(ctx context.Context, s *store.Store, key, name string) (hash string, r *rubric.Rubric, err error) {
	if hashPattern.MatchString(name) {
		g, err := findGrading(ctx, s, key, name)
		if err != nil {
			return "", nil, err
		}
		return g.RubricHash, g.Rubric, nil
	}
	if r, err = rubric.Load(name); err != nil {
		return "", nil, usageError(err)
	}
	return r.Hash(), r, nil
}

// readAnew reads what an earlier reader has read, in the mailboxes that no
// campaign uses any more; those of a running one are read by its engine.
func readAnew(ctx context.Context, s *store.Store, frozen *analysis.Frozen) error {
	rows, err := s.Campaigns(ctx)
	if err != nil {
		return err
	}
	used := map[string]bool{}
	for _, row := range rows {
		if row.State == store.Closed {
			continue
		}
		other, err := analysis.Freeze(ctx, s, row.ID)
		if err != nil {
			return err
		}
		for _, m := range other.Campaign().Mailboxes {
			used[engine.AccountName(m)] = true
		}
	}
	in := &intake.Intake{Store: s, Clock: clock.Real{}}
	for _, m := range frozen.Campaign().Mailboxes {
		if account := engine.AccountName(m); !used[account] {
			if err := in.Read(ctx, account); err != nil {
				return err
			}
		}
	}
	return nil
}
