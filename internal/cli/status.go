package cli

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/spf13/cobra"

	"replyaudit/internal/analysis"
	"replyaudit/internal/audit"
	"replyaudit/internal/store"
)

func newStatusCommand(g *globals) *cobra.Command {
	return &cobra.Command{
		Use:   "status [CAMPAIGN]",
		Short: "Show how the campaigns of the database are getting on",
		Long: `status shows for each campaign its state, its letters by state, its enquiries by
outcome so far, the next letter, the end of the last window, how far every mailbox was
read, and what waits for a person. It may be asked beside "replyaudit run".
` + exitCodeHelp,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return runStatus(cmd.Context(), g, args) },
	}
}

// campaignStatus is what status says of one campaign.
type campaignStatus struct {
	Campaign      string                    `json:"campaign"`
	Title         string                    `json:"title"`
	State         string                    `json:"state"` // running, draining, paused, stopped, closed
	LaunchedAt    time.Time                 `json:"launched_at"`
	Letters       map[audit.LetterState]int `json:"letters"`
	Outcomes      map[audit.Outcome]int     `json:"outcomes"`
	Messages      int                       `json:"messages"`
	Waiting       []waiting                 `json:"waiting_for_a_person"`
	NextLetter    time.Time                 `json:"next_letter,omitzero"`
	LastWindowEnd time.Time                 `json:"last_window_end,omitzero"`
	ReadThrough   map[string]time.Time      `json:"read_through"` // by account; zero before the first complete scan
}

func runStatus(ctx context.Context, g *globals, args []string) error {
	s, err := store.OpenExisting(ctx, g.db)
	if err != nil {
		return err
	}
	defer s.Close()
	rows, err := s.Campaigns(ctx)
	if err != nil {
		return err
	}
	var all []campaignStatus
	for _, row := range rows {
		if len(args) == 1 && row.ID != args[0] {
			continue
		}
		one, err := statusOf(ctx, s, row)
		if err != nil {
			return err
		}
		all = append(all, one)
	}
	if len(all) == 0 {
		_, err := theCampaign(ctx, s, args)
		return err
	}
	if g.json {
		return printJSON(g.stdout, all)
	}
	for _, one := range all {
		g.printStatus(one)
	}
	return nil
}

func statusOf(ctx context.Context, s *store.Store, row store.Campaign) (campaignStatus, error) {
	one := campaignStatus{
		Campaign: row.ID, Title: row.Title, State: row.State, LaunchedAt: row.LaunchedAt,
		Letters: map[audit.LetterState]int{}, Outcomes: map[audit.Outcome]int{}, ReadThrough: map[string]time.Time{},
	}
	letters, err := s.Letters(ctx, row.ID)
	if err != nil {
		return one, err
	}
	for _, l := range letters {
		one.Letters[l.State]++
		if at := l.DueAt; l.State == audit.Due || l.State == audit.Deferred {
			if l.NotBefore.After(at) {
				at = l.NotBefore
			}
			if one.NextLetter.IsZero() || at.Before(one.NextLetter) {
				one.NextLetter = at
			}
		}
		if one.ReadThrough[l.Account], err = s.ScannedThrough(ctx, l.Account); err != nil {
			return one, err
		}
	}
	if row.State == "running" && one.NextLetter.IsZero() {
		one.State = "draining"
	}
	m, err := modelOf(ctx, s, row.ID, time.Now().UTC(), true)
	if err != nil {
		return one, err
	}
	for _, e := range m.Enquiries {
		one.Outcomes[e.Outcome]++
		one.Messages += len(e.Messages)
	}
	one.Waiting = waitingOf(m)
	one.LastWindowEnd = lastWindowEnd(m)
	return one, nil
}

func lastWindowEnd(m *analysis.Model) time.Time {
	var last time.Time
	for _, e := range m.Enquiries {
		if e.WindowEnd.After(last) {
			last = e.WindowEnd
		}
	}
	return last
}

func (g *globals) printStatus(one campaignStatus) {
	fmt.Fprintf(g.stdout, "%s: %s\n%s, launched %s", one.Campaign, one.Title, one.State, one.LaunchedAt.Format("2006-01-02 15:04 MST"))
	if !one.NextLetter.IsZero() {
		fmt.Fprintf(g.stdout, ", next letter %s", one.NextLetter.Format("2006-01-02 15:04:05 MST"))
	}
	if !one.LastWindowEnd.IsZero() {
		fmt.Fprintf(g.stdout, ", last window so far ends %s", one.LastWindowEnd.Format("2006-01-02 15:04 MST"))
	}
	fmt.Fprintln(g.stdout)
	t := newTable(g.stdout)
	t.AppendHeader(table.Row{"Letters", "n", "", "Enquiries", "n"})
	left, right := countRows(one.Letters), countRows(one.Outcomes)
	for i := range max(len(left), len(right)) {
		row := table.Row{"", "", "", "", ""}
		if i < len(left) {
			row[0], row[1] = left[i].name, left[i].n
		}
		if i < len(right) {
			row[3], row[4] = right[i].name, right[i].n
		}
		t.AppendRow(row)
	}
	t.Render()
	for _, account := range slices.Sorted(maps.Keys(one.ReadThrough)) {
		if at := one.ReadThrough[account]; at.IsZero() {
			fmt.Fprintf(g.stdout, "%s was not read yet\n", account)
		} else {
			fmt.Fprintf(g.stdout, "%s was read through %s\n", account, at.Format("2006-01-02 15:04:05 MST"))
		}
	}
	if len(one.Waiting) > 0 {
		fmt.Fprintln(g.stdout, "\nWhat waits for a person:")
		t := newTable(g.stdout)
		t.AppendHeader(table.Row{"Received", "Folder", "Likely", "Why", "Could answer"})
		for _, w := range one.Waiting {
			t.AppendRow(table.Row{w.Received.Format("2006-01-02 15:04:05 MST"), printable(w.Folder), w.Likely, w.Why, strings.Join(w.Enquiries, ", ")})
		}
		t.Render()
	}
	fmt.Fprintln(g.stdout)
}

type count struct {
	name string
	n    int
}

func countRows[K ~string](counts map[K]int) []count {
	var rows []count
	for _, k := range slices.Sorted(maps.Keys(counts)) {
		rows = append(rows, count{string(k), counts[k]})
	}
	return rows
}

// waiting is a message that a person has to decide about.
type waiting struct {
	Message   string      `json:"message"`
	Received  time.Time   `json:"received_at"`
	Folder    string      `json:"folder"`
	Likely    audit.Class `json:"likely"`
	Why       string      `json:"why"` // unmatched, unread, uncertain
	Enquiries []string    `json:"enquiries"`
}

// waitingOf lists the messages that wait, by receipt, each with the enquiries
// that it could belong to.
func waitingOf(m *analysis.Model) []waiting {
	byID := map[string]*waiting{}
	note := func(e analysis.Enquiry, msg analysis.Message, why string) {
		w := byID[msg.ID]
		if w == nil {
			w = &waiting{Message: msg.ID, Received: msg.ReceivedAt, Folder: msg.Folder, Likely: msg.Decision.Verdict.Best, Why: why}
			byID[msg.ID] = w
		}
		w.Enquiries = append(w.Enquiries, e.ID)
	}
	for _, e := range m.Enquiries {
		for _, msg := range e.Pending {
			note(e, msg, "unmatched")
		}
		for _, msg := range e.Messages {
			switch {
			case msg.Decision.Unread:
				note(e, msg, "unread")
			case msg.Decision.Verdict.Class == audit.Uncertain:
				note(e, msg, "uncertain")
			}
		}
	}
	all := make([]waiting, 0, len(byID))
	for _, id := range slices.Sorted(maps.Keys(byID)) {
		all = append(all, *byID[id])
	}
	slices.SortStableFunc(all, func(a, b waiting) int { return a.Received.Compare(b.Received) })
	return all
}
