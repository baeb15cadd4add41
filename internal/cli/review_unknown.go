package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"replyaudit/internal/audit"
	"replyaudit/internal/review"
	"replyaudit/internal/store"
)

// testimony is a person's word about a letter of unknown fate.
type testimony struct {
	reviewer
	sent, notSent bool
	at, reason    string
}

func newReviewUnknownCommand(g *globals, who *reviewer) *cobra.Command {
	var w testimony
	cmd := &cobra.Command{
		Use:   "unknown [CAMPAIGN|LETTER]",
		Short: "Show the letters of unknown fate, or say what became of one",
		Long: `unknown shows the letters of which nobody knows whether they were sent: the line broke after
the letter was complete, or the program ended in the middle. For each it shows when it was
handed over, what proof was looked for, and the conversation with the mail server up to where
it broke, without secrets.

Most settle themselves: a reply, a bounce, or a copy that the provider has filed in the Sent
folder proves that a letter was sent. That there is none proves nothing. Where you know more,
from the log of the mail server for instance, say so of one LETTER:

  --sent      it was sent: at the instant of its hand-over, or at --at, which is flagged.
  --not-sent  it was not, with a --reason: it counts as not sent. It is not sent again, since
              the company would get it twice if you are mistaken; and if anything proves it
              later, the proof counts, and you are asked to look again.

"replyaudit review undo" takes it back. The list ends with 3 while a letter waits.
` + exitCodeHelp,
		Example: `  replyaudit review unknown spring
  replyaudit review unknown spring/oak/01/opening --sent --at 2026-03-02T09:00:07Z
  replyaudit review unknown spring/oak/01/opening --not-sent --reason "not in the provider's log"`,
		Args: wrongUse(cobra.MaximumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			w.reviewer = *who
			return runReviewUnknown(cmd.Context(), g, w, args)
		},
	}
	cmd.Flags().BoolVar(&w.sent, "sent", false, "it was sent")
	cmd.Flags().BoolVar(&w.notSent, "not-sent", false, "it was not sent, and will not be")
	cmd.Flags().StringVar(&w.at, "at", "", "when it was sent (RFC 3339)")
	cmd.Flags().StringVar(&w.reason, "reason", "", "how you know, in your words; kept beside the decision")
	return cmd
}

func runReviewUnknown(ctx context.Context, g *globals, w testimony, args []string) error {
	one := len(args) == 1 && strings.Contains(args[0], "/")
	if err := w.check(one); err != nil {
		return usageError(err)
	}
	if w.reason != "" {
		w.note = w.reason
	}
	if w.sent || w.notSent {
		return runDecision(ctx, g, w.reviewer, w.decide, args)
	}
	s, r, err := openReview(ctx, g, w.reviewer)
	if err != nil {
		return err
	}
	defer s.Close()
	if one {
		d, err := r.Doubt(ctx, args[0])
		if errors.Is(err, review.ErrDecision) || errors.Is(err, store.ErrNotFound) {
			return usageError(err)
		}
		if err != nil {
			return err
		}
		return g.printDoubts([]review.Doubt{d})
	}
	return g.listDoubts(ctx, s, r, args)
}

// check refuses flags that do not fit together.
func (w testimony) check(one bool) error {
	switch {
	case w.sent && w.notSent:
		return errors.New("say either --sent or --not-sent")
	case (w.sent || w.notSent) && !one:
		return errors.New("name the letter, such as spring/oak/01/opening; \"replyaudit review unknown\" lists them")
	case w.at != "" && !w.sent:
		return errors.New("--at says when a letter was sent: write it beside --sent")
	case w.notSent && strings.TrimSpace(w.reason) == "":
		return errors.New("say with --reason how you know that it was not sent")
	}
	return nil
}

func (w testimony) decide(ctx context.Context, _ *store.Store, r *review.Review, args []string) (string, error) {
	if w.notSent {
		o, err := r.NotSent(ctx, args[0])
		return fmt.Sprintf("Decision %d: letter %s was not sent, and will not be.", o.Number, o.Subject), err
	}
	var at time.Time
	if w.at != "" {
		var err error
		if at, err = time.Parse(time.RFC3339, w.at); err != nil {
			return "", fmt.Errorf("%w: --at %q is no instant; write it as 2026-03-02T09:00:07Z", review.ErrDecision, w.at)
		}
	}
	o, err := r.Sent(ctx, args[0], at)
	return fmt.Sprintf("Decision %d: letter %s was sent.", o.Number, o.Subject), err
}

// listDoubts shows what waits; it ends with exitPerson while something does.
func (g *globals) listDoubts(ctx context.Context, s *store.Store, r *review.Review, args []string) error {
	key := ""
	if len(args) == 1 {
		var err error
		if key, err = theCampaign(ctx, s, args); err != nil {
			return err
		}
	}
	all, err := r.Doubts(ctx, key)
	if err != nil {
		return err
	}
	if err := g.printDoubts(all); err != nil {
		return err
	}
	for _, d := range all {
		if d.Decision == nil {
			return &exitError{code: exitPerson}
		}
	}
	return nil
}

func (g *globals) printDoubts(all []review.Doubt) error {
	if g.json {
		return printJSON(g.stdout, append([]review.Doubt{}, all...))
	}
	var b strings.Builder
	if len(all) == 0 {
		b.WriteString("No letter is of unknown fate.\n")
	}
	for i, d := range all {
		if i > 0 {
			b.WriteByte('\n')
		}
		viewDoubt(&b, d)
	}
	_, err := io.WriteString(g.stdout, b.String())
	return err
}

// viewDoubt is a letter for a terminal, which nothing in it can steer.
func viewDoubt(b *strings.Builder, d review.Doubt) {
	line := func(name, text string) {
		if text != "" {
			fmt.Fprintf(b, "%-12s %s\n", name, printable(text))
		}
	}
	line("Letter", d.Letter)
	line("Company", fmt.Sprintf("%s, %s", d.Company, d.To))
	line("Handed over", fmt.Sprintf("%s from %s, try %d", d.Marker.Format(secondFormat), d.Account, d.Attempts))
	line("Message-ID", d.MessageID)
	line("Since then", doubtWords(d))
	for text := range strings.Lines(d.Words) {
		line("", strings.TrimSpace(text))
	}
	searched := "no mail was collected since: start \"replyaudit run\""
	if d.Searched.After(d.Marker) {
		searched = "replies, bounces and the Sent folder, in mail through " + d.Searched.Format(secondFormat)
	}
	line("Looked for", searched)
	if o := d.Decision; o != nil {
		line("Decision", fmt.Sprintf("%d by %s on %s: %s", o.Number, strings.TrimPrefix(string(o.Person), "person:"), o.At.Format(time.DateOnly), sentWords(o.Value)))
		line("", oneLine(o.Note))
	}
	if d.Transcript == "" {
		line("Transcript", "none was kept: the program ended before it could")
		return
	}
	line("Transcript", "the end of the conversation with our mail server")
	for text := range strings.Lines(d.Transcript) {
		line("  |", strings.TrimRight(text, "\r\n"))
	}
}

// doubtWords says what is known of a letter now.
func doubtWords(d review.Doubt) string {
	switch {
	case d.State != audit.Unknown:
		return "it is " + spaced(string(d.State))
	case d.Reason == "engine_died":
		return "unknown: the program ended before the server's answer was stored"
	case d.Reason == "dot":
		return "unknown: the letter was complete and the server gave no answer that says what became of it"
	}
	return "unknown" + because(d.Reason)
}

// sentWords is a person's word about a letter of unknown fate.
func sentWords(value string) string {
	yes, at, _ := strings.Cut(value, " ")
	switch {
	case yes != "yes":
		return "it was not sent"
	case at != "":
		return "it was sent at " + at
	}
	return "it was sent"
}
