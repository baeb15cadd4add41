package cli

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"replyaudit/internal/analysis"
	"replyaudit/internal/audit"
	"replyaudit/internal/grade"
	"replyaudit/internal/world"
)

// finishDemo writes the reports of a rehearsal, checks its database and compares
// what was measured with what the simulated companies did.
func (g *globals) finishDemo(ctx context.Context, r *rehearsal, out string) error {
	m, err := modelOf(ctx, r.store, r.campaign.Key, time.Time{}, true)
	if err != nil {
		return err
	}
	written, err := writeReport(out, []string{"html", "json", "csv"}, m)
	if err != nil {
		return err
	}
	if err := g.printSummary(m); err != nil {
		return err
	}
	findings, err := verifyAll(ctx, r.store)
	if err != nil {
		return err
	}
	differences := compareWithTruth(m, r.truth)
	g.printComparison(r.truth, differences)
	for _, name := range written {
		fmt.Fprintln(g.stdout, "wrote", name)
	}
	if len(findings) > 0 {
		return fmt.Errorf("the demo's database does not agree with itself: %v", findings)
	}
	if len(differences) > 0 {
		return fmt.Errorf("the demo measured %d things otherwise than they happened", len(differences))
	}
	return nil
}

// tolerance is how far a measured time may lie from the true one.
const tolerance = time.Second

// difference is one thing that was measured otherwise than it happened.
type difference struct {
	enquiry, what, habit string
	measured, happened   string
}

// compareWithTruth sets what was measured of each letter against what the world
// knows of it. Letters meet their truth by sender, recipient and script.
func compareWithTruth(m *analysis.Model, truth []world.Truth) []difference {
	byLetter := map[[3]string]world.Truth{}
	for _, t := range truth {
		byLetter[[3]string{t.From, t.To, t.Script}] = t
	}
	var all []difference
	for i := range m.Enquiries {
		e := &m.Enquiries[i]
		if !e.HasAddress {
			continue
		}
		persona, _ := m.Campaign.PersonaByKey(e.Persona)
		t, ok := byLetter[[3]string{persona.Address, e.Letter.To, e.Script}]
		if !ok {
			if t, ok = byLetter[[3]string{persona.Address, e.Letter.To, ""}]; !ok {
				all = append(all, difference{e.ID, "letter", "", string(e.Letter.State), "never arrived"})
				continue
			}
		}
		all = append(all, compareOne(e, t)...)
	}
	return all
}

func compareOne(e *analysis.Enquiry, t world.Truth) []difference {
	c := comparison{enquiry: e.ID, habit: t.Habit}
	c.equal("outcome", string(e.Outcome), string(t.Outcome))
	if !t.AcceptedAt.IsZero() {
		c.equal("copies of the letter", "1", fmt.Sprint(t.Copies))
		c.time("sent", e.Letter.SentAt, t.AcceptedAt)
	}
	c.equal("acknowledged", fmt.Sprint(e.Flags.Acknowledged), fmt.Sprint(t.Acknowledged))
	c.equal("out of office", fmt.Sprint(e.Flags.OutOfOffice), fmt.Sprint(t.OutOfOffice))
	c.clock("acknowledgement", e.Ack, e.T0, t.AckAt)
	c.clock("reply", e.Reply, e.T0, t.ReplyAt)
	c.clock("complete answer", e.Answer, e.T0, t.AnswerAt)
	if t.Outcome == audit.Answered || t.Outcome == audit.Replied {
		c.equal("answered questions", fmt.Sprint(questionIDs(e, isAnswered)), fmt.Sprint(sorted(t.Answered)))
		c.equal("wrong answers", fmt.Sprint(questionIDs(e, isWrong)), fmt.Sprint(sorted(t.Wrong)))
	}
	return c.found
}

// comparison gathers the differences of one enquiry.
type comparison struct {
	enquiry, habit string
	found          []difference
}

func (c *comparison) equal(what, measured, happened string) {
	if measured != happened {
		c.found = append(c.found, difference{c.enquiry, what, c.habit, measured, happened})
	}
}

func (c *comparison) time(what string, measured, happened time.Time) {
	if measured.Sub(happened).Abs() > tolerance {
		c.found = append(c.found, difference{c.enquiry, what, c.habit, clockFace(measured), clockFace(happened)})
	}
}

func (c *comparison) clock(what string, measured analysis.Clock, t0, happened time.Time) {
	var at time.Time
	if measured.Event {
		at = t0.Add(time.Duration(measured.Seconds * float64(time.Second)))
	}
	if at.IsZero() && happened.IsZero() {
		return
	}
	c.time(what, at, happened)
}

func clockFace(t time.Time) string {
	if t.IsZero() {
		return "never"
	}
	return t.UTC().Format("2006-01-02 15:04:05")
}

func isAnswered(a grade.Answer) bool { return a.Status == grade.Answered }

func isWrong(a grade.Answer) bool { return isAnswered(a) && a.Correct == "wrong" }

func questionIDs(e *analysis.Enquiry, which func(grade.Answer) bool) []string {
	var ids []string
	for id, a := range e.Questions {
		if which(a) {
			ids = append(ids, id)
		}
	}
	return sorted(ids)
}

func sorted(s []string) []string {
	s = slices.Clone(s)
	slices.Sort(s)
	return s
}

// printComparison shows, outcome by outcome, how many letters ended so and how
// many of them were measured as they happened, and then every difference.
func (g *globals) printComparison(truth []world.Truth, differences []difference) {
	fmt.Fprintf(g.stdout, "\nMeasured against what the simulated companies did, of %d letters:\n\n", len(truth))
	t := newTable(g.stdout)
	t.AppendHeader(table.Row{"What happened", "Letters"})
	t.SetColumnConfigs([]table.ColumnConfig{{Number: 2, Align: text.AlignRight}})
	happened := map[audit.Outcome]int{}
	for _, one := range truth {
		happened[one.Outcome]++
	}
	for _, o := range audit.Outcomes() {
		if n := happened[o]; n > 0 {
			t.AppendRow(table.Row{o, n})
		}
	}
	t.Render()
	if len(differences) == 0 {
		fmt.Fprintf(g.stdout, "\nAll outcomes are equal, all times agree within %s, each letter arrived once,\nand the same questions count as answered and as answered wrongly.\n\n", tolerance)
		return
	}
	fmt.Fprintf(g.stdout, "\n%d things were measured otherwise:\n\n", len(differences))
	t = newTable(g.stdout)
	t.AppendHeader(table.Row{"Enquiry", "Habit", "What", "Measured", "Happened"})
	for _, d := range differences {
		t.AppendRow(table.Row{d.enquiry, d.habit, d.what, d.measured, d.happened})
	}
	t.Render()
}
