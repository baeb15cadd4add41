package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"

	"replyaudit/internal/analysis"
	"replyaudit/internal/audit"
	"replyaudit/internal/clock"
	"replyaudit/internal/coding"
	"replyaudit/internal/store"
)

// codeOptions are who codes, and how.
type codeOptions struct {
	coder    string
	hints    bool
	language string
	csv      string
	by       string
	because  string
	plan     coding.Plan
}

func newCodeCommand(g *globals) *cobra.Command {
	opts := codeOptions{plan: coding.DefaultPlan()}
	cmd := &cobra.Command{
		Use:   "code CAMPAIGN --coder NAME",
		Short: "Let people grade replies, and see how far they and the machine agree",
		Long: `code shows one reply after another, without company, persona, signature and quotation, and
asks about each item of the rubric. A key chooses a value, "s" says that one cannot tell, "u"
takes the last answer back, "q" stops. Each answer is stored at once; the next call goes on
where the last one stopped. Any number of coders may work beside each other.

Replies are drawn when the campaign is closed and coded in stages: by default a tenth, a half,
then all. Two coders code each reply of a stage; the next stage opens when they agree well
enough on every item (alpha of 0.80). The last stage is shared out.
` + exitCodeHelp,
		Example: `  replyaudit code spring --coder anna
  replyaudit code export spring --coder ben --csv ben.csv
  replyaudit code import ben.csv
  replyaudit code agreement spring
  replyaudit code adjudicate spring`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return runCode(cmd.Context(), g, opts, args) },
	}
	cmd.PersistentFlags().StringVar(&opts.language, "language", "", "language of the questions (default: the campaign's)")
	cmd.Flags().StringVar(&opts.coder, "coder", "", "who codes")
	cmd.Flags().BoolVar(&opts.hints, "hints", false, "show what the machine says; such codes do not count as agreement")
	cmd.AddCommand(
		newCodePlanCommand(g, &opts), newCodeStatusCommand(g, &opts), newCodeExportCommand(g, &opts), newCodeImportCommand(g, &opts),
		newCodeAgreementCommand(g), newCodeAdjudicateCommand(g, &opts), newCodeOpenCommand(g, &opts),
	)
	return cmd
}

// study is an open study with its database.
type study struct {
	*coding.Study
	store *store.Store
	by    audit.Actor
}

// closedData reads the campaign that is named as of its close.
func closedData(ctx context.Context, g *globals, args []string) (*store.Store, *analysis.Data, error) {
	s, key, err := openCampaign(ctx, g, args)
	if err != nil {
		return nil, nil, err
	}
	d, err := dataOf(ctx, s, key, "", time.Now().UTC(), true)
	if err != nil {
		return nil, nil, errors.Join(err, s.Close())
	}
	return s, d, nil
}

// actor is who decides: who is named, or the user of the system.
func (o codeOptions) actor() audit.Actor {
	if o.by == "" {
		return audit.Actor("person:" + userName())
	}
	return audit.Actor("person:" + o.by)
}

func openStudy(ctx context.Context, g *globals, opts codeOptions, args []string) (*study, error) {
	s, d, err := closedData(ctx, g, args)
	if err != nil {
		return nil, err
	}
	st, err := coding.Open(ctx, s, clock.Real{}, d, opts.actor())
	if err != nil {
		return nil, errors.Join(codingError(err), s.Close())
	}
	if opts.language != "" {
		st.Language = opts.language
	}
	return &study{st, s, opts.actor()}, nil
}

// codingError makes what cannot be coded a matter of wrong use.
func codingError(err error) error {
	if errors.Is(err, coding.ErrCoding) || errors.Is(err, store.ErrCodingPlanned) {
		return usageError(err)
	}
	return err
}

func newCodePlanCommand(g *globals, opts *codeOptions) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "plan [CAMPAIGN]",
		Short: "Freeze how replies are coded; without it the usual plan holds",
		Long:  "plan draws the replies and freezes stages, overlap and threshold before the first code.\n" + exitCodeHelp,
		Args:  wrongUse(cobra.MaximumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			s, d, err := closedData(cmd.Context(), g, args)
			if err != nil {
				return err
			}
			defer s.Close()
			if err := coding.Begin(cmd.Context(), s, clock.Real{}, d, opts.plan, opts.actor()); err != nil {
				return codingError(err)
			}
			_, err = fmt.Fprintf(g.stdout, "The coding of %s is planned. Begin with \"replyaudit code %s --coder NAME\".\n", d.Campaign.Key, d.Campaign.Key)
			return err
		},
	}
	cmd.Flags().IntSliceVar(&opts.plan.Stages, "stages", opts.plan.Stages, "shares of the replies in percent, rising to 100")
	cmd.Flags().IntVar(&opts.plan.Overlap, "overlap", opts.plan.Overlap, "coders of each reply, but in the last stage")
	cmd.Flags().Float64Var(&opts.plan.Threshold, "threshold", opts.plan.Threshold, "alpha of every item that opens the next stage")
	cmd.Flags().StringVar(&opts.by, "by", "", "who plans, for the log (default: the user of the system)")
	return cmd
}

func newCodeExportCommand(g *globals, opts *codeOptions) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "export [CAMPAIGN] --coder NAME --csv FILE",
		Short: "Write the sheet of a coder for a spreadsheet",
		Long: `export writes what falls to a coder in the stages that are open. Fill in the column "value"
with one of the choices of its line and read the sheet back with "replyaudit code import".
` + exitCodeHelp,
		Args: wrongUse(cobra.MaximumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error { return runCodeExport(cmd.Context(), g, *opts, args) },
	}
	cmd.Flags().StringVar(&opts.coder, "coder", "", "whose sheet")
	cmd.Flags().StringVar(&opts.csv, "csv", "", "file to write")
	return cmd
}

func runCodeExport(ctx context.Context, g *globals, opts codeOptions, args []string) (err error) {
	if opts.csv == "" {
		return usageError(errors.New("name the file to write with --csv FILE"))
	}
	session, st, err := joinStudy(ctx, g, opts, args)
	if err != nil {
		return err
	}
	defer st.store.Close()
	f, err := os.OpenFile(opts.csv, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return fmt.Errorf("write the sheet of %s: %w", opts.coder, err)
	}
	if err := errors.Join(session.WriteSheet(f), f.Close()); err != nil {
		return err
	}
	_, done, all, _ := session.Next()
	_, err = fmt.Fprintf(g.stdout, "wrote the sheet of %s to %s: %d things to code, %d of them done\n", opts.coder, opts.csv, all, done)
	return err
}

func newCodeImportCommand(g *globals, opts *codeOptions) *cobra.Command {
	return &cobra.Command{
		Use:   "import FILE.csv",
		Short: "Read the sheet of a coder back",
		Long: `import reads a sheet that "replyaudit code export" wrote and a coder filled in. It stores all of
it or nothing: every mistake is shown at file:line:column. Empty values say nothing.
` + exitCodeHelp,
		Args: wrongUse(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			src, err := os.ReadFile(args[0])
			if err != nil {
				return usageError(fmt.Errorf("read the sheet: %w", err))
			}
			var campaign []string
			if key := coding.SheetCampaign(src); key != "" {
				campaign = []string{key}
			}
			st, err := openStudy(cmd.Context(), g, *opts, campaign)
			if err != nil {
				return err
			}
			defer st.store.Close()
			n, err := st.ReadSheet(cmd.Context(), args[0], src)
			var problem coding.SheetProblem
			if errors.As(err, &problem) {
				return usageError(fmt.Errorf("nothing was imported:\n%w", err))
			}
			if err != nil {
				return codingError(err)
			}
			_, err = fmt.Fprintf(g.stdout, "imported %s\n", counted(n, "new code", "new codes"))
			return err
		},
	}
}

func newCodeOpenCommand(g *globals, opts *codeOptions) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "open [CAMPAIGN] --because TEXT",
		Short: "Open the next stage although the coders do not agree enough",
		Long:  "open opens the next stage by your decision, which is logged with its reason. Talk about the codebook first.\n" + exitCodeHelp,
		Args:  wrongUse(cobra.MaximumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			st, err := openStudy(cmd.Context(), g, *opts, args)
			if err != nil {
				return err
			}
			defer st.store.Close()
			stage, err := st.OpenNext(cmd.Context(), opts.because, opts.actor())
			if err != nil {
				return codingError(err)
			}
			_, err = fmt.Fprintf(g.stdout, "stage %d is open\n", stage)
			return err
		},
	}
	cmd.Flags().StringVar(&opts.because, "because", "", "why, for the log")
	cmd.Flags().StringVar(&opts.by, "by", "", "who decides, for the log (default: the user of the system)")
	return cmd
}

// joinStudy opens the study for one coder.
func joinStudy(ctx context.Context, g *globals, opts codeOptions, args []string) (*coding.Session, *study, error) {
	if opts.coder == "" {
		return nil, nil, usageError(errors.New("say who codes with --coder NAME"))
	}
	st, err := openStudy(ctx, g, opts, args)
	if err != nil {
		return nil, nil, err
	}
	session, err := st.Join(ctx, opts.coder)
	if err != nil {
		return nil, nil, errors.Join(codingError(err), st.store.Close())
	}
	session.Hints = opts.hints
	return session, st, nil
}

// counted writes a number with its noun.
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
