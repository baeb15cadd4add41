package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/user"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"replyaudit/internal/analysis"
	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
	"replyaudit/internal/config"
	"replyaudit/internal/reading"
	"replyaudit/internal/report"
	"replyaudit/internal/store"
)

type exportOptions struct {
	csv    string
	asOf   string
	rubric string
	anonym bool
}

func newExportCommand(g *globals) *cobra.Command {
	var opts exportOptions
	cmd := &cobra.Command{
		Use:   "export [CAMPAIGN]",
		Short: "Write the data of a campaign as tidy CSV files with a codebook",
		Long: `export writes enquiries.csv, messages.csv, questions.csv, grades.csv, events.csv,
assignment.csv, promises.csv, repeats.csv, survey.csv, beside.csv (the client against the
median and the best) and codebook.csv, which explains every column. Clocks are exported as event (0 or 1) and
follow-up seconds, so that a survival analysis can start from them.
` + exitCodeHelp,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return runExport(cmd.Context(), g, opts, args) },
	}
	cmd.Flags().StringVar(&opts.csv, "csv", "reports", "folder to write to")
	cmd.Flags().StringVar(&opts.rubric, "rubric", "", "by which grading of a closed campaign: the beginning of a rubric's hash, or its name (default: the one of the launch)")
	cmd.Flags().StringVar(&opts.asOf, "as-of", "", "what was known at this instant (RFC 3339), default now")
	cmd.Flags().BoolVar(&opts.anonym, "anonymise", false, "name nobody, as in \"report --anonymise\"")
	return cmd
}

func runExport(ctx context.Context, g *globals, opts exportOptions, args []string) error {
	m, err := loadModel(ctx, g, args, view{asOf: opts.asOf, rubric: opts.rubric, anonymous: opts.anonym})
	if err != nil {
		return err
	}
	if err := os.MkdirAll(opts.csv, 0o700); err != nil {
		return fmt.Errorf("make the folder of the export: %w", err)
	}
	if err := report.CSV(opts.csv, m); err != nil {
		return err
	}
	fmt.Fprintf(g.stdout, "wrote the data of %s to %s\n", m.Campaign.Key, opts.csv)
	return nil
}

// view is how a campaign is looked at.
type view struct {
	asOf      string // RFC 3339; "" = now
	rubric    string // by which grading, "" = the first
	contrasts bool   // also before the end, which is logged
	notes     string // file of the consultant's own words; "" = none
	company   string // whose own copies these are; "" = for everybody
	self      string // file of a self-assessment in place of the campaign's; "" = the campaign's
	plans     bool   // an improvement plan is read
	plan      string // file of an improvement plan; "" = improvementPlanFile, if there is one
	by        string // columns to break down by in place of the campaign's, separated by commas; "" = the campaign's
	anonymous bool   // nobody is named
	waves     string // earlier campaigns over the same companies, separated by commas; "" = the waves of this one
}

// loadModel builds the read model of the named campaign, or of the only one.
func loadModel(ctx context.Context, g *globals, args []string, v view) (*analysis.Model, error) {
	_, m, err := loadBoth(ctx, g, args, v)
	return m, err
}

// loadBoth builds the read model, and hands over what it was built from.
func loadBoth(ctx context.Context, g *globals, args []string, v view) (*analysis.Data, *analysis.Model, error) {
	config.Frugal(g.env)
	now := time.Now().UTC()
	at, err := v.instant()
	if err != nil {
		return nil, nil, err
	}
	s, key, err := openCampaign(ctx, g, args)
	if err != nil {
		return nil, nil, err
	}
	defer s.Close()
	still, err := s.Snapshot(ctx) // an engine may be writing meanwhile, and what is read must belong together
	if err != nil {
		return nil, nil, err
	}
	defer still.Close()
	if v.asOf == "" {
		at = now
	} else if err := within(ctx, still, key, at, now); err != nil {
		return nil, nil, err
	}
	frozen, err := frozenBy(ctx, still, key, v.rubric)
	if err != nil {
		return nil, nil, err
	}
	var plan *campaign.ImprovementPlan
	if v.plans && v.company == "" {
		if plan, err = improvementPlan(v.plan, frozen); err != nil {
			return nil, nil, err
		}
	}
	d, err := loaded(ctx, still, frozen, at, v.asOf == "")
	if err != nil {
		return nil, nil, err
	}
	if v.contrasts && !d.Closed {
		d.ShowContrasts = true
		if err := logContrasts(ctx, s, key, at); err != nil {
			return nil, nil, err
		}
	}
	if v.self != "" {
		if d.Campaign.SelfAssessment, err = selfAssessment(v.self, d.Campaign.Authorisation.Basis); err != nil {
			return nil, nil, err
		}
	}
	if v.by != "" {
		if err := breakDownBy(d.Campaign, v.by); err != nil {
			return nil, nil, usageError(err)
		}
	}
	if d.Earlier, err = earlier(ctx, still, d, v, at); err != nil {
		return nil, nil, err
	}
	m, err := analysed(d, v)
	if err != nil {
		return nil, nil, err
	}
	m.Plan = plan
	return d, m, nil
}

// improvementPlanFile is where a plan is looked for when none is named.
const improvementPlanFile = "improvement-plan.yaml"

// improvementPlan reads the plan that is named. One that lies in the working folder
// counts when it is that of the campaign.
func improvementPlan(path string, frozen *analysis.Frozen) (*campaign.ImprovementPlan, error) {
	named, c := path != "", frozen.Campaign()
	if !named {
		path = improvementPlanFile
		if _, err := os.Stat(path); err != nil || !campaign.MayAssessItself(c.Authorisation.Basis) {
			return nil, nil //nolint:nilnil // there need not be a plan
		}
	}
	if basis := c.Authorisation.Basis; !campaign.MayAssessItself(basis) {
		return nil, usageError(fmt.Errorf("--plan is of the organisation that is audited, and the campaign's basis is %s; leave it out", basis))
	}
	p, err := campaign.LoadImprovementPlan(path, analysis.MistakeIDs(frozen.Rubric()))
	switch {
	case err != nil:
		return nil, usageError(err)
	case p.Campaign == c.Key:
		return p, nil
	case named:
		return nil, usageError(fmt.Errorf("%s is the plan of campaign %s, and the report is of %s; give the right file with --plan", path, p.Campaign, c.Key))
	}
	return nil, nil //nolint:nilnil // the plan that lies there is another campaign's
}

// breakDownBy sets the columns of the list that results are broken down by.
func breakDownBy(c *campaign.Campaign, columns string) error {
	c.Report.Breakdowns = nil
	known := append(c.Columns(), "region", "organisation")
	for _, column := range strings.Split(columns, ",") {
		column = strings.TrimSpace(column)
		if !slices.Contains(known, column) {
			return fmt.Errorf("--by %q: the list of companies has no such column; it has %s", column, strings.Join(known, ", "))
		}
		if err := analysis.Groups(c, column); err != nil {
			return fmt.Errorf("--by: %w", err)
		}
		c.Report.Breakdowns = append(c.Report.Breakdowns, column)
	}
	return nil
}

// selfAssessment reads the file in which the audited organisation rates itself.
func selfAssessment(path, basis string) (*campaign.SelfAssessment, error) {
	if !campaign.MayAssessItself(basis) {
		return nil, usageError(fmt.Errorf("--self-assessment is of the organisation that is audited, and the campaign's basis is %s; leave it out", basis))
	}
	s, err := campaign.LoadSelfAssessment(path)
	if err != nil {
		return nil, usageError(err)
	}
	return s, nil
}

// logContrasts notes who looked at the arms before the end (RULES section 3).
func logContrasts(ctx context.Context, s *store.Store, key string, at time.Time) error {
	err := s.Write(ctx, func(t *store.Tx) error {
		return t.Append(store.Event{Entity: key, At: at, Actor: audit.Actor("person:" + userName()), Kind: "report.contrasts"})
	})
	if err != nil {
		return fmt.Errorf("log that contrasts were shown before the end of %s: %w", key, err)
	}
	return nil
}

// userName is who works at this machine, as it knows him.
func userName() string {
	if u, err := user.Current(); err == nil {
		return u.Username
	}
	return "unknown"
}

// modelOf analyses a campaign as of at. A closed one is shown as of its close
// unless an instant was asked for, so that its report stays the same for ever.
func modelOf(ctx context.Context, s *store.Store, key string, at time.Time, final bool) (*analysis.Model, error) {
	d, err := dataOf(ctx, s, key, "", at, final)
	if err != nil {
		return nil, err
	}
	return analysis.Analyse(d), nil
}

// dataOf is what is known of a campaign at an instant, to be graded by a rubric that
// it was graded by, "" for that of its launch.
func dataOf(ctx context.Context, s *store.Store, key, by string, at time.Time, final bool) (*analysis.Data, error) {
	frozen, err := frozenBy(ctx, s, key, by)
	if err != nil {
		return nil, err
	}
	return loaded(ctx, s, frozen, at, final)
}

// frozenBy is a campaign as it was launched, to be graded by a rubric as in dataOf.
func frozenBy(ctx context.Context, s *store.Store, key, by string) (*analysis.Frozen, error) {
	frozen, err := analysis.Freeze(ctx, s, key)
	if err != nil || by == "" {
		return frozen, err
	}
	g, err := findGrading(ctx, s, key, by)
	if err != nil {
		return nil, err
	}
	if g.ReaderVersion != reading.Version {
		return nil, usageError(earlierReader(key, g))
	}
	return frozen.Under(g.RubricHash, g.Rubric), nil
}

// loaded is what is known of a frozen campaign at an instant, or at its close.
func loaded(ctx context.Context, s *store.Store, frozen *analysis.Frozen, at time.Time, final bool) (*analysis.Data, error) {
	if final {
		var err error
		if at, err = closeOr(ctx, s, frozen.Campaign().Key, at); err != nil {
			return nil, err
		}
	}
	return frozen.Load(ctx, s, at)
}

// earlierReader says why there is no report of a grading that another version of the
// reader made, and what to do: its results are stored, and not what they were made from.
func earlierReader(key string, g scheme) error {
	return fmt.Errorf("campaign %[1]s was graded by %[2]s, and this program has reader %[3]s, which would make another report under that name; \"replyaudit regrade %[1]s --rubric %[4]s\" grades it anew beside that, \"replyaudit compare %[1]s\" reads the stored results", key, g, reading.Version, short(g.RubricHash))
}

// closeOr is the instant of a campaign's close, or at while it is not closed.
func closeOr(ctx context.Context, s *store.Store, key string, at time.Time) (time.Time, error) {
	gradings, err := s.Gradings(ctx, key)
	if err != nil || len(gradings) == 0 {
		return at, err
	}
	return gradings[0].AsOf, nil
}

// openCampaign opens the database for the campaign that is named, or the only one
// there is. The caller closes it.
func openCampaign(ctx context.Context, g *globals, args []string) (*store.Store, string, error) {
	s, err := store.OpenExisting(ctx, g.db)
	if err != nil {
		return nil, "", err
	}
	key, err := theCampaign(ctx, s, args)
	if err != nil {
		return nil, "", errors.Join(err, s.Close())
	}
	return s, key, nil
}

// theCampaign is the campaign that is named, or the only one there is.
func theCampaign(ctx context.Context, s *store.Store, args []string) (string, error) {
	rows, err := s.Campaigns(ctx)
	if err != nil {
		return "", err
	}
	var names []string
	for _, row := range rows {
		if len(args) == 1 && row.ID == args[0] {
			return row.ID, nil
		}
		names = append(names, row.ID)
	}
	switch {
	case len(names) == 0:
		return "", usageError(fmt.Errorf("the database holds no campaign; launch one with \"replyaudit run FILE\""))
	case len(args) == 1:
		return "", usageError(fmt.Errorf("the database holds no campaign %q; %s", args[0], meant(args[0], names)))
	case len(names) > 1:
		return "", usageError(fmt.Errorf("the database holds several campaigns; name one of %v", names))
	}
	return names[0], nil
}
