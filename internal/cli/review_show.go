package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"replyaudit/internal/audit"
	"replyaudit/internal/grade"
	"replyaudit/internal/reading"
	"replyaudit/internal/review"
	"replyaudit/internal/store"
)

func newReviewShowCommand(g *globals, who *reviewer) *cobra.Command {
	return &cobra.Command{
		Use:   "show ITEM",
		Short: "Show an item: header, class with evidence, text, and what it could answer",
		Long: `show prints what is known of one item of the list. A message is shown with its raw text,
names and addresses included; that you have looked at it is logged with your name.
` + exitCodeHelp,
		Args: wrongUse(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error { return runReviewShow(cmd.Context(), g, *who, args[0]) },
	}
}

// shown is a message as a person sees it.
type shown struct {
	Message   string                  `json:"message"`
	Received  time.Time               `json:"received_at"`
	From      string                  `json:"from"`
	Subject   string                  `json:"subject"`
	Class     audit.Class             `json:"class"`
	Best      audit.Class             `json:"best"`
	Evidence  []audit.Evidence        `json:"evidence"`
	Enquiry   string                  `json:"enquiry,omitempty"`
	Letter    string                  `json:"letter,omitempty"`
	Signal    string                  `json:"signal,omitempty"`
	Matched   []audit.Evidence        `json:"matched_by,omitempty"`
	Possible  []string                `json:"possible,omitempty"`
	Questions map[string]grade.Status `json:"questions"`
	Unread    bool                    `json:"unread"`
	Files     []string                `json:"attachments"`
	Text      string                  `json:"text"`
	Quoted    string                  `json:"quoted"`
	Decisions []store.Override        `json:"decisions,omitempty"`
}

func runReviewShow(ctx context.Context, g *globals, who reviewer, name string) error {
	s, r, err := openReview(ctx, g, who)
	if err != nil {
		return err
	}
	defer s.Close()
	id, err := r.Find(ctx, name)
	if err != nil {
		return usageError(err)
	}
	if review.Short(id) == id { // an enquiry, a letter, or what nobody could fetch
		return g.showItem(ctx, r, id)
	}
	m, err := shownMessage(ctx, s, id)
	if err != nil {
		return err
	}
	if err := r.Shown(ctx, id); err != nil {
		return err
	}
	if g.json {
		return printJSON(g.stdout, m)
	}
	_, err = io.WriteString(g.stdout, m.view())
	return err
}

// showItem prints an item that has no text of its own.
func (g *globals) showItem(ctx context.Context, r *review.Review, id string) error {
	items, err := r.Queue(ctx, "")
	if err != nil {
		return err
	}
	items = slices.DeleteFunc(items, func(i review.Item) bool { return i.ID != id && !slices.Contains(i.Enquiries, id) })
	if g.json {
		return printJSON(g.stdout, append([]review.Item{}, items...))
	}
	g.printQueue(items)
	return nil
}

func shownMessage(ctx context.Context, s *store.Store, id string) (shown, error) {
	row, err := s.Decided(ctx, id)
	if err != nil {
		return shown{}, err
	}
	var body reading.Stored
	if err := json.Unmarshal(row.Body, &body); err != nil {
		return shown{}, fmt.Errorf("read what was decided about %s: %w", id, err)
	}
	raw, err := s.Raw(ctx, id)
	if err != nil {
		return shown{}, err
	}
	e, d := reading.Read(raw), body.Decision
	m := shown{
		Message: id, Received: row.ReceivedAt, From: strings.TrimSpace(fmt.Sprintf("%s <%s>", body.FromName, row.Sender)), Subject: body.Subject,
		Class: d.Verdict.Class, Best: d.Verdict.Best, Evidence: d.Verdict.Evidence,
		Enquiry: d.Match.Enquiry, Letter: d.Match.Letter, Signal: d.Match.Signal, Matched: d.Match.Evidence, Possible: row.Possible,
		Questions: map[string]grade.Status{}, Unread: d.Unread, Files: []string{}, Text: d.Parts.Visible, Quoted: d.Parts.Quoted,
	}
	for id, a := range d.Reading.Questions {
		m.Questions[id] = a.Status
	}
	for _, a := range e.Attachments {
		m.Files = append(m.Files, a.Name)
	}
	m.Decisions, err = s.OverridesOf(ctx, id)
	return m, err
}

// view is the message for a terminal: nothing that it holds can steer the
// terminal.
func (m shown) view() string {
	var b strings.Builder
	line := func(name, format string, args ...any) {
		if text := printable(fmt.Sprintf(format, args...)); strings.TrimSpace(text) != "" {
			fmt.Fprintf(&b, "%-11s %s\n", name, text)
		}
	}
	line("Message", "%s", review.Short(m.Message))
	line("Received", "%s", m.Received.Format(secondFormat))
	line("From", "%s", m.From)
	line("Subject", "%s", m.Subject)
	line("Class", "%s, best %s", m.Class, m.Best)
	for _, e := range m.Evidence {
		line("", "%+5.1f  %-22s %s", e.Weight, e.Rule, e.Quote)
	}
	if m.Enquiry != "" {
		line("Answers", "%s by %s", m.Letter, m.Signal)
	}
	for _, e := range m.Matched {
		line("", "%.2f   %-22s %s", e.Weight, e.Rule, e.Quote)
	}
	for _, enquiry := range m.Possible {
		line("Could be", "%s", enquiry)
	}
	for _, q := range slices.Sorted(maps.Keys(m.Questions)) {
		line("Question", "%-22s %s", q, m.Questions[q])
	}
	if m.Unread {
		line("Unread", "an attachment, picture or portal may hold the answer")
	}
	for _, name := range m.Files {
		line("Attached", "%s", name)
	}
	for _, o := range m.Decisions {
		line("Decision", "%d by %s on %s: %s %s%s", o.Number, o.Person, o.At.Format(time.DateOnly), o.Kind, o.Value, map[bool]string{false: ", undone"}[o.UndoneAt.IsZero()])
		line("", "%s", o.Note)
	}
	for text := range strings.Lines(m.Text) {
		line("  |", "%s", strings.TrimRight(text, "\r\n"))
	}
	for text := range strings.Lines(m.Quoted) {
		line("  >", "%s", strings.TrimRight(text, "\r\n"))
	}
	return b.String()
}
