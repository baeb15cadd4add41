package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/spf13/cobra"

	"replyaudit/internal/analysis"
	"replyaudit/internal/clock"
	"replyaudit/internal/engine"
	"replyaudit/internal/intake"
	"replyaudit/internal/plan"
	"replyaudit/internal/reading"
	"replyaudit/internal/store"
)

// verifyOptions name what is checked in place of a database.
type verifyOptions struct {
	evidence string
	report   string
}

func newVerifyCommand(g *globals) *cobra.Command {
	var opts verifyOptions
	cmd := &cobra.Command{
		Use:   "verify [BACKUP]",
		Short: "Check the database, or a backup, against itself",
		Long: `verify checks that the file is sound, that the log is complete and says what the
state of each letter says, that letters and messages have the bytes that their hashes
promise, that the frozen design has its hash, and that everything derived (readings,
decisions, results) comes out the same when it is made again from the raw messages.

It changes nothing, looks at the database as it is at one instant, and may run beside
"replyaudit run" without holding it up. With BACKUP it checks that file, and does not
write to it.

With --evidence it checks the evidence of a report instead, and needs no database: that
each file is the one that was written, that the log has no gap, that each message which
is enclosed has its hash and says what is quoted of it; with --report also that the
report rests on just these messages and quotes them as they are. Each line of the output
is one thing that is wrong, and what it means.
` + exitCodeHelp,
		Example: "  replyaudit verify\n  replyaudit verify --evidence evidence.zip --report report.html",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case opts.evidence != "" && len(args) > 0:
				return usageError(errors.New("--evidence checks a report's evidence, and BACKUP a database; give one of them"))
			case opts.evidence != "":
				return verifyEvidence(g, opts)
			case opts.report != "":
				return usageError(errors.New("--report is checked against evidence; add --evidence FILE"))
			}
			return runVerify(cmd.Context(), g, args)
		},
	}
	cmd.Flags().StringVar(&opts.evidence, "evidence", "", "evidence.zip of a report, to be checked without a database")
	cmd.Flags().StringVar(&opts.report, "report", "", "with --evidence: report.html or report.json, to be held against it")
	return cmd
}

func runVerify(ctx context.Context, g *globals, args []string) error {
	path, still := g.db, viewOfDatabase
	if len(args) == 1 {
		path, still = args[0], store.OpenReadOnly
	}
	s, err := still(ctx, path)
	if errors.Is(err, store.ErrOlderSchema) {
		err = fmt.Errorf("%w; \"replyaudit restore\" brings a copy up to date and checks that", err)
	}
	if err != nil {
		return err
	}
	defer s.Close()
	findings, err := verifyAll(ctx, s)
	if err != nil {
		return err
	}
	notes, err := notVerified(ctx, s)
	if err != nil {
		return err
	}
	if g.json {
		return printJSON(g.stdout, map[string]any{"findings": append([]store.Finding{}, findings...), "notes": append([]string{}, notes...)})
	}
	for _, n := range notes {
		fmt.Fprintln(g.stdout, n)
	}
	for _, f := range findings {
		fmt.Fprintf(g.stdout, "%s: %s\n", f.Row, f.What)
	}
	if len(findings) > 0 {
		return fmt.Errorf("%s does not agree with itself in %d places; restore a backup, or ask for help with the lines above", path, len(findings))
	}
	fmt.Fprintf(g.stdout, "%s is sound\n", path)
	return nil
}

// viewOfDatabase opens the database as it is at one instant: an engine may be writing to it.
func viewOfDatabase(ctx context.Context, path string) (*store.Store, error) {
	s, err := store.OpenExisting(ctx, path)
	if err != nil {
		return nil, err
	}
	return s.ReadAlone(ctx)
}

// notVerified says what an old database cannot have.
func notVerified(ctx context.Context, s *store.Store) ([]string, error) {
	rows, err := s.Campaigns(ctx)
	if err != nil {
		return nil, err
	}
	var notes []string
	for _, row := range rows {
		upgraded, err := s.Upgraded(ctx, row.ID)
		if err != nil {
			return nil, err
		}
		if upgraded {
			notes = append(notes, fmt.Sprintf("campaign %s was launched before the first release: the hash of its design covered other things and is not checked", row.ID))
		}
	}
	decisions, results, err := s.ReadBefore(ctx, reading.Version)
	if decisions+results > 0 {
		notes = append(notes, fmt.Sprintf("%d messages and %d results were read by an earlier version and are not checked against this one", decisions, results))
	}
	return notes, err
}

// verifyAll adds to the store's own checks those of the frozen designs and of
// everything that is derived.
func verifyAll(ctx context.Context, s *store.Store) ([]store.Finding, error) {
	findings, err := s.Verify(ctx)
	if err != nil {
		return nil, err
	}
	rows, err := s.Campaigns(ctx)
	if err != nil {
		return nil, err
	}
	accounts := map[string]bool{}
	for _, row := range rows {
		frozen, err := analysis.Freeze(ctx, s, row.ID)
		if err != nil {
			return nil, err
		}
		for _, m := range frozen.Campaign().Mailboxes {
			accounts[engine.AccountName(m)] = true
		}
		for _, check := range []func(context.Context, *store.Store, store.Campaign, *analysis.Frozen) ([]store.Finding, error){verifyDesign, verifyResults} {
			found, err := check(ctx, s, row, frozen)
			if err != nil {
				return nil, err
			}
			findings = append(findings, found...)
		}
	}
	in := &intake.Intake{Store: s, Clock: clock.Real{}}
	for _, account := range slices.Sorted(maps.Keys(accounts)) {
		found, err := in.Verify(ctx, account)
		if err != nil {
			return nil, err
		}
		findings = append(findings, found...)
	}
	return findings, nil
}

// verifyDesign computes the design hash again from what was frozen.
func verifyDesign(ctx context.Context, s *store.Store, row store.Campaign, frozen *analysis.Frozen) ([]store.Finding, error) {
	if upgraded, err := s.Upgraded(ctx, row.ID); err != nil || upgraded {
		return nil, err
	}
	enquiries, err := s.Enquiries(ctx, row.ID)
	if err != nil {
		return nil, err
	}
	letters, err := s.Design(ctx, row.ID)
	if err != nil {
		return nil, err
	}
	hash, err := plan.Hash(frozen.Campaign(), enquiries, letters)
	if err != nil {
		return nil, err
	}
	if hash != row.DesignHash {
		return []store.Finding{{Row: "campaign " + row.ID, What: "the frozen design does not have its hash"}}, nil
	}
	return nil, nil
}

// verifyResults assesses a closed campaign again, as of its close, by each of its
// gradings that this version of the reader has made.
func verifyResults(ctx context.Context, s *store.Store, row store.Campaign, frozen *analysis.Frozen) ([]store.Finding, error) {
	gradings, err := s.Gradings(ctx, row.ID)
	if err != nil {
		return nil, err
	}
	var all []store.Finding
	for _, g := range gradings {
		if g.ReaderVersion != reading.Version {
			continue
		}
		found, err := verifyGrading(ctx, s, row, frozen, g)
		if errors.Is(err, store.ErrNotFound) { // its rubric is gone, and found missing already
			continue
		}
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	return all, nil
}

func verifyGrading(ctx context.Context, s *store.Store, row store.Campaign, frozen *analysis.Frozen, g store.Grading) ([]store.Finding, error) {
	stored, err := s.Assessments(ctx, row.ID, g)
	if err != nil {
		return nil, err
	}
	again, err := gradedBy(ctx, s, frozen, g)
	if err != nil {
		return nil, err
	}
	if len(again) != len(stored) {
		return []store.Finding{{Row: "campaign " + row.ID, What: fmt.Sprintf("has %d results by rubric %s instead of %d", len(stored), g.RubricHash, len(again))}}, nil
	}
	var found []store.Finding
	for i, a := range again {
		if a.Outcome != stored[i].Outcome || !bytes.Equal(a.Body, stored[i].Body) {
			found = append(found, store.Finding{Row: "enquiry " + a.Enquiry, What: fmt.Sprintf("its result %s comes out as %s when made again", stored[i].Outcome, a.Outcome)})
		}
	}
	return found, nil
}

// printJSON writes v as indented JSON.
func printJSON(w io.Writer, v any) error {
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	return encoder.Encode(v)
}
