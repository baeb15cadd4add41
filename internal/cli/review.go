package cli

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/spf13/cobra"

	"replyaudit/internal/audit"
	"replyaudit/internal/clock"
	"replyaudit/internal/engine"
	"replyaudit/internal/intake"
	"replyaudit/internal/review"
	"replyaudit/internal/store"
)

// reviewer is who decides, and what he writes beside it.
type reviewer struct {
	by, note string
}

func newReviewCommand(g *globals) *cobra.Command {
	var who reviewer
	cmd := &cobra.Command{
		Use:   "review",
		Short: "List what waits for a person, and decide it",
		Long: `review lists what the machine leaves to a person and takes the decisions. Each decision
is logged with the person's name, can be undone, and outlives every re-reading; what depends
on it is decided again at once. It may be used beside "replyaudit run".

A message is named by the first characters of its id, as the list shows them.
` + exitCodeHelp,
		Example: `  replyaudit review list spring
  replyaudit review show 3f09ab12
  replyaudit review match 3f09ab12 spring/oak/01
  replyaudit review read 3f09ab12 price=answered:right term=unanswered`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.PersistentFlags().StringVar(&who.by, "by", "", "who decides, for the log (default: the user of the system)")
	cmd.PersistentFlags().StringVar(&who.note, "note", "", "why, in your words; kept beside the decision")
	cmd.AddCommand(newReviewListCommand(g), newReviewShowCommand(g, &who))
	cmd.AddCommand(reviewDecisions(g, &who)...)
	return cmd
}

// decide is one decision: it gets the arguments of the command.
type decide func(ctx context.Context, s *store.Store, r *review.Review, args []string) (said string, err error)

// reviewDecisions are the commands that decide something.
func reviewDecisions(g *globals, who *reviewer) []*cobra.Command {
	command := func(use, short string, args cobra.PositionalArgs, do decide) *cobra.Command {
		return &cobra.Command{
			Use: use, Short: short, Long: short + ".\n" + exitCodeHelp, Args: wrongUse(args),
			RunE: func(cmd *cobra.Command, args []string) error { return runDecision(cmd.Context(), g, *who, do, args) },
		}
	}
	return []*cobra.Command{
		command("match MESSAGE ENQUIRY|none", "Say which enquiry a message belongs to, or that it is none of ours", cobra.ExactArgs(2), decideMatch),
		command("class MESSAGE CLASS", "Say what kind of message it is", cobra.ExactArgs(2), decideClass),
		command("read MESSAGE QUESTION=STATUS[:right|:wrong]...", "Say what you have read in it: answered, partly or unanswered, for each question", cobra.MinimumNArgs(2), decideReading),
		newReviewUnknownCommand(g, who),
		newReviewProposalCommand(g, who),
		command("contacted ENQUIRY", "Say that the company came back by telephone or in another way", cobra.ExactArgs(1), decideEnquiry(store.OverrideContacted)),
		command("detected ENQUIRY", "Say that the company saw through the enquiry", cobra.ExactArgs(1), decideEnquiry(store.OverrideDetected)),
		command("withdraw ENQUIRY", "Take an enquiry out; what has not gone out is cancelled for good", cobra.ExactArgs(1), decideEnquiry(store.OverrideWithdrawn)),
		command("facts ENQUIRY FACT...", "Send facts of the persona to a company that asks back, once", cobra.MinimumNArgs(2), sendFacts),
		command("undo DECISION", "Take a decision back by its number", cobra.ExactArgs(1), undoDecision),
	}
}

// runDecision carries a decision out, brings closed campaigns up to date, and
// tells what still waits.
func runDecision(ctx context.Context, g *globals, who reviewer, do decide, args []string) error {
	s, r, err := openReview(ctx, g, who)
	if err != nil {
		return err
	}
	defer s.Close()
	said, err := do(ctx, s, r, args)
	if errors.Is(err, review.ErrDecision) || errors.Is(err, store.ErrNotFound) || errors.Is(err, store.ErrOverride) {
		return usageError(err)
	}
	if err != nil {
		return err
	}
	if err := reassess(ctx, s, r); err != nil {
		return err
	}
	waiting, err := r.Queue(ctx, "")
	if err != nil {
		return err
	}
	if g.json {
		err = printJSON(g.stdout, map[string]any{"done": said, "waiting": len(waiting)})
	} else {
		_, err = fmt.Fprintf(g.stdout, "%s\n%s\n", said, stillWaiting(len(waiting)))
	}
	if err == nil && len(waiting) > 0 {
		err = &exitError{code: exitPerson}
	}
	return err
}

func stillWaiting(n int) string {
	switch n {
	case 0:
		return "Nothing waits for a person any more."
	case 1:
		return "1 thing still waits for a person."
	}
	return fmt.Sprintf("%d things still wait for a person.", n)
}

// openReview opens the database for one person's decisions.
func openReview(ctx context.Context, g *globals, who reviewer) (*store.Store, *review.Review, error) {
	if who.by == "" {
		who.by = userName()
	}
	s, err := store.OpenExisting(ctx, g.db)
	if err != nil {
		return nil, nil, err
	}
	in := &intake.Intake{Store: s, Clock: clock.Real{}}
	if err := readRest(ctx, s, in); err != nil {
		return nil, nil, errors.Join(err, s.Close())
	}
	return s, &review.Review{Store: s, Intake: in, Clock: clock.Real{}, Person: who.by, Note: who.note}, nil
}

func decideMatch(ctx context.Context, _ *store.Store, r *review.Review, args []string) (string, error) {
	message, err := r.Find(ctx, args[0])
	if err != nil {
		return "", err
	}
	o, err := r.Match(ctx, message, args[1])
	if args[1] == review.None {
		return fmt.Sprintf("Decision %d: message %s is none of ours.", o.Number, review.Short(message)), err
	}
	return fmt.Sprintf("Decision %d: message %s belongs to %s.", o.Number, review.Short(message), args[1]), err
}

func decideClass(ctx context.Context, _ *store.Store, r *review.Review, args []string) (string, error) {
	message, err := r.Find(ctx, args[0])
	if err != nil {
		return "", err
	}
	o, err := r.Class(ctx, message, audit.Class(args[1]))
	return fmt.Sprintf("Decision %d: message %s is %s.", o.Number, review.Short(message), args[1]), err
}

func decideReading(ctx context.Context, _ *store.Store, r *review.Review, args []string) (string, error) {
	message, err := r.Find(ctx, args[0])
	if err != nil {
		return "", err
	}
	answers := map[string]string{}
	for _, arg := range args[1:] {
		id, said, ok := strings.Cut(arg, "=")
		if _, twice := answers[id]; !ok || twice {
			return "", fmt.Errorf("%w: %q; write each question once, as QUESTION=answered, QUESTION=partly or QUESTION=unanswered", review.ErrDecision, arg)
		}
		answers[id] = said
	}
	o, err := r.Read(ctx, message, answers)
	return fmt.Sprintf("Decision %d: message %s was read as %s.", o.Number, review.Short(message), o.Value), err
}

func decideEnquiry(kind string) decide {
	says := map[string]string{
		store.OverrideContacted: "was answered in another way",
		store.OverrideDetected:  "was seen through",
		store.OverrideWithdrawn: "is withdrawn",
	}[kind]
	return func(ctx context.Context, _ *store.Store, r *review.Review, args []string) (string, error) {
		o, err := r.Enquiry(ctx, kind, args[0])
		return fmt.Sprintf("Decision %d: enquiry %s %s.", o.Number, args[0], says), err
	}
}

func sendFacts(ctx context.Context, s *store.Store, r *review.Review, args []string) (string, error) {
	err := engine.SendFacts(ctx, s, args[0], args[1:], audit.Actor("person:"+r.Person), r.Clock.Now())
	return fmt.Sprintf("%s will be told %s in its next sending hours.", args[0], strings.Join(args[1:], ", ")), err
}

func undoDecision(ctx context.Context, _ *store.Store, r *review.Review, args []string) (string, error) {
	number, err := strconv.ParseInt(args[0], 10, 64)
	if err != nil {
		return "", fmt.Errorf("%w: %q is no number of a decision; \"replyaudit status --enquiry\" shows them", review.ErrDecision, args[0])
	}
	o, err := r.Undo(ctx, number)
	return fmt.Sprintf("Decision %d about %s is undone.", number, review.Short(o.Subject)), err
}

func newReviewListCommand(g *globals) *cobra.Command {
	return &cobra.Command{
		Use:   "list [CAMPAIGN]",
		Short: "List what waits for a person, the oldest first",
		Long: `list shows everything that waits for a person: messages that could belong to several
enquiries or are of uncertain kind, attachments and portals that nobody could read, messages
that the mailbox does not hand out, letters of unknown fate, questions back that no fact of
the script answers, and decisions to look at again.

It ends with 3 while something waits.
` + exitCodeHelp,
		Args: wrongUse(cobra.MaximumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error { return runReviewList(cmd.Context(), g, args) },
	}
}

func runReviewList(ctx context.Context, g *globals, args []string) error {
	s, r, err := openReview(ctx, g, reviewer{by: "list"}) // nothing is decided
	if err != nil {
		return err
	}
	defer s.Close()
	key := ""
	if len(args) == 1 {
		if key, err = theCampaign(ctx, s, args); err != nil {
			return err
		}
	}
	items, err := r.Queue(ctx, key)
	if err != nil {
		return err
	}
	if g.json {
		err = printJSON(g.stdout, append([]review.Item{}, items...))
	} else {
		g.printQueue(items)
	}
	if err == nil && len(items) > 0 {
		err = &exitError{code: exitPerson}
	}
	return err
}

func (g *globals) printQueue(items []review.Item) {
	if len(items) == 0 {
		fmt.Fprintln(g.stdout, stillWaiting(0))
		return
	}
	t := newTable(g.stdout)
	t.AppendHeader(table.Row{"Item", "Why", "Since", "From", "Subject", "Concerns"})
	for _, i := range items {
		t.AppendRow(table.Row{
			review.Short(i.ID), whyWords(i), i.At.Format(minuteFormat), printable(i.From), printable(clipped(i.Subject, 40)), concerns(i.Enquiries),
		})
	}
	t.Render()
	fmt.Fprintln(g.stdout, "\n\"replyaudit review show ITEM\" shows one of them, \"replyaudit review --help\" how to decide.")
}

// whyWords says why an item waits.
func whyWords(i review.Item) string {
	switch i.Why {
	case review.Unmatched:
		return "which enquiry?"
	case review.Uncertain:
		return fmt.Sprintf("what is it? perhaps %s", i.Likely)
	case review.Unread:
		return "attachment or portal"
	case review.Unfetched:
		return "the mailbox does not hand it out"
	case review.UnknownLetter:
		return "was it sent?"
	case review.AskedBack:
		return "asks us something"
	}
	return fmt.Sprintf("decision %d: the machine now says %q", i.Decision, i.Says)
}

// concerns lists enquiries, of many the first.
func concerns(enquiries []string) string {
	const some = 3
	if len(enquiries) > some {
		return fmt.Sprintf("%s and %d more", strings.Join(enquiries[:some], ", "), len(enquiries)-some)
	}
	return strings.Join(enquiries, ", ")
}

// clipped bounds a text for one column.
func clipped(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n-1]) + "…"
	}
	return s
}
