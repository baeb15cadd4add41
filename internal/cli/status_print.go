package cli

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"

	"replyaudit/internal/audit"
	"replyaudit/internal/review"
	"replyaudit/internal/store"
)

// How the commands about what has happened write an instant.
const (
	minuteFormat = "2006-01-02 15:04 MST"
	secondFormat = "2006-01-02 15:04:05 MST"
)

func (g *globals) printStatus(one campaignStatus) {
	engine := "no engine works on it"
	if one.Engine {
		engine = "an engine works on it"
	}
	fmt.Fprintf(g.stdout, "%s: %s\n%s, %s, launched %s\n", one.Campaign, printable(one.Title), one.State, engine, one.LaunchedAt.Format(minuteFormat))
	if o := one.Ordered; o != nil && one.State != store.Closed {
		done := one.State
		if done != store.Paused && done != store.Stopped {
			done = "resumed"
		}
		fmt.Fprintf(g.stdout, "%s by %s\n", done, o)
	}
	if !one.NextLetter.IsZero() {
		fmt.Fprintf(g.stdout, "next letter %s\n", one.NextLetter.Format(secondFormat))
	}
	if !one.LastWindowEnd.IsZero() {
		fmt.Fprintf(g.stdout, "last window so far ends %s\n", one.LastWindowEnd.Format(minuteFormat))
	}
	fmt.Fprintln(g.stdout)
	g.printCounts(one)
	g.printStages(one)
	g.printAccounts(one)
	g.printControls(one)
	g.printWaiting(one)
	fmt.Fprintln(g.stdout)
}

// String is who gave the order, when and why, for a terminal.
func (o *order) String() string {
	return printable(o.By) + " on " + o.At.Format(minuteFormat) + reasonOf(o.Reason)
}

// printCounts sets the funnel and the outcomes side by side.
func (g *globals) printCounts(one campaignStatus) {
	t := newTable(g.stdout)
	t.AppendHeader(table.Row{"So far", "n", "", "Outcome", "n"})
	right := countRows(one.Outcomes)
	for i := range max(len(one.Funnel), len(right)) {
		row := table.Row{"", "", "", "", ""}
		if i < len(one.Funnel) {
			row[0], row[1] = spaced(one.Funnel[i].Stage), one.Funnel[i].N
		}
		if i < len(right) {
			row[3], row[4] = spaced(right[i].name), right[i].n
		}
		t.AppendRow(row)
	}
	t.Render()
	fmt.Fprintln(g.stdout)
}

// printStages prints the letters of each stage by state.
func (g *globals) printStages(one campaignStatus) {
	for _, stage := range audit.Stages() {
		if one.Stages[stage] == nil {
			continue
		}
		var counts []string
		for _, row := range countRows(one.Stages[stage]) {
			counts = append(counts, fmt.Sprintf("%d %s", row.n, spaced(row.name)))
		}
		fmt.Fprintf(g.stdout, "%-14s %s\n", spaced(string(stage)), strings.Join(counts, ", "))
	}
	for _, p := range one.PutOff {
		fmt.Fprintf(g.stdout, "%s was put off by the server (%d) and is tried again %s\n", p.Letter, p.Code, p.Until.Format(minuteFormat))
	}
	fmt.Fprintln(g.stdout)
}

func (g *globals) printAccounts(one campaignStatus) {
	for _, a := range one.Accounts {
		switch {
		case a.ReadThrough.IsZero():
			fmt.Fprintf(g.stdout, "%s was not read yet", a.Account)
		default:
			fmt.Fprintf(g.stdout, "%s was read through %s", a.Account, a.ReadThrough.Format(secondFormat))
		}
		if a.Broken && len(a.Troubles) == 0 {
			fmt.Fprint(g.stdout, ": it is broken, the log of \"replyaudit run\" says why")
		}
		fmt.Fprintln(g.stdout)
		if a.Paused != nil {
			fmt.Fprintf(g.stdout, "%s is paused by %s\n", a.Account, a.Paused)
		}
		for _, t := range a.Troubles {
			fmt.Fprintf(g.stdout, "%s is broken since %s: %s\n", t.Line, t.Since.Format(secondFormat), printable(t.Cause))
		}
	}
	for _, c := range one.Caps {
		day := "in all"
		if c.Day != "" {
			day = "today"
		}
		fmt.Fprintf(g.stdout, "cap %s: %d of %d left %s\n", c.Scope, c.Left, c.Cap, day)
	}
}

// printControls says where letters to our own mailboxes elsewhere lay, and who is paused.
func (g *globals) printControls(one campaignStatus) {
	var counts []string
	for _, row := range countRows(one.Controls) {
		counts = append(counts, fmt.Sprintf("%d %s", row.n, row.name))
	}
	if len(counts) > 0 {
		fmt.Fprintf(g.stdout, "controls       %s\n", strings.Join(counts, ", "))
	}
	for _, p := range one.Paused {
		fmt.Fprintf(g.stdout, "persona %s is paused since %s: %s; find the cause, then \"replyaudit resume %s --persona %s\"\n", p.Persona, p.Since.Format(minuteFormat), pausedWhy(p.Reason), one.Campaign, p.Persona)
	}
}

func (g *globals) printWaiting(one campaignStatus) {
	if len(one.Waiting) == 0 {
		return
	}
	words := map[review.Why][2]string{
		review.Unmatched:     {"message that could belong to several enquiries", "messages that could belong to several enquiries"},
		review.Uncertain:     {"message of uncertain kind", "messages of uncertain kind"},
		review.Unread:        {"message with an attachment or portal that nobody could read", "messages with an attachment or portal that nobody could read"},
		review.Unfetched:     {"message that the mailbox does not hand out", "messages that the mailbox does not hand out"},
		review.UnknownLetter: {"letter of unknown fate", "letters of unknown fate"},
		review.AskedBack:     {"question back that no fact answers", "questions back that no fact answers"},
		review.Recheck:       {"decision to look at again", "decisions to look at again"},
	}
	fmt.Fprintln(g.stdout, "\nWhat waits for a person (\"replyaudit review list\"):")
	for _, why := range slices.Sorted(maps.Keys(one.Waiting)) {
		n := one.Waiting[why]
		fmt.Fprintf(g.stdout, "%4d %s\n", n, words[why][min(n, 2)-1])
	}
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

func spaced(s string) string { return strings.ReplaceAll(s, "_", " ") }
