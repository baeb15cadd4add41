package cli

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"replyaudit/internal/analysis"
	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
	"replyaudit/internal/grade"
	"replyaudit/internal/match"
	"replyaudit/internal/world"
)

// tolerance is how far a measured time may lie from the true one.
const tolerance = time.Second

// difference is one thing that was measured otherwise than it happened.
type difference struct {
	enquiry, what, habit string
	measured, happened   string
}

// likeness is what a comparison with the truth came to.
type likeness struct {
	compared    int
	differences []difference
	waiting     []string // enquiries that wait for a person although the mail is clear
}

// compareWithTruth sets what was measured of each enquiry against what the world
// knows of it.
func compareWithTruth(c *campaign.Campaign, enquiries []analysis.Enquiry, truth []world.Truth) likeness {
	known := truthIndex{personas: map[string]string{}, byLetter: map[[3]string][]world.Truth{}}
	for _, t := range truth {
		key := [3]string{t.From, t.To, t.Script}
		known.byLetter[key] = append(known.byLetter[key], t)
	}
	for _, p := range c.Personas {
		known.personas[p.Key] = p.Address
	}
	var l likeness
	for i := range enquiries {
		e := &enquiries[i]
		if !e.HasAddress {
			continue
		}
		l.compared++
		t, ok := known.of(e)
		if !ok {
			l.differences = append(l.differences, difference{e.ID, "letter", "", string(e.Letter.State), "never arrived"})
			continue
		}
		if waits(e) && t.Outcome != audit.PendingReview {
			l.waiting = append(l.waiting, fmt.Sprintf("%s (%s)", e.ID, t.Habit))
			continue
		}
		l.differences = append(l.differences, compareOne(e, t)...)
	}
	return l
}

// truthIndex finds the truth about an enquiry by sender, recipient and script. In
// the waves of a campaign the same persona may ask the same company the same
// thing again: then it is the truth that lies nearest in time.
type truthIndex struct {
	personas map[string]string // key → address
	byLetter map[[3]string][]world.Truth
}

func (x truthIndex) of(e *analysis.Enquiry) (world.Truth, bool) {
	at := e.Letter.SentAt
	if at.IsZero() { // our server did not take it
		at = e.Letter.DueAt
	}
	var all []world.Truth
	for _, script := range []string{e.Script, ""} { // "": refused before it could be read
		all = append(all, x.byLetter[[3]string{x.personas[e.Persona], e.Letter.To, script}]...)
	}
	if len(all) == 0 {
		return world.Truth{}, false
	}
	return slices.MinFunc(all, func(a, b world.Truth) int { return cmp.Compare(a.At.Sub(at).Abs(), b.At.Sub(at).Abs()) }), true
}

// waits reports whether something undecided could change what is measured of an
// enquiry. What answers thanks or a debriefing is never measured.
func waits(e *analysis.Enquiry) bool {
	if e.Outcome == audit.PendingReview || e.Waiting || len(e.Pending) > 0 {
		return true
	}
	for _, l := range e.Later {
		if l.Outcome == audit.PendingReview || l.Waiting {
			return true
		}
	}
	return slices.ContainsFunc(e.Messages, func(m analysis.Message) bool {
		letter := m.Decision.Match.Letter
		_, stage := audit.SplitLetterID(letter)
		return stage.Measured() && m.Decision.Verdict.Class == audit.Uncertain
	})
}

// compareOne compares an enquiry stage by stage, and which later letters went out.
func compareOne(e *analysis.Enquiry, t world.Truth) []difference {
	c := comparison{enquiry: e.ID, habit: t.Habit}
	if opening, ok := t.Sent(audit.Opening); ok {
		c.time("sent", e.Letter.SentAt, opening.AcceptedAt)
	}
	for _, sent := range t.Letters {
		c.equal("copies of the "+string(sent.Stage), "1", fmt.Sprint(sent.Copies))
	}
	c.stage("", &e.Assessment, t.Result)
	for _, l := range e.Later {
		r, ok := t.Later[l.Stage]
		if !ok {
			c.equal(string(l.Stage), "sent", "never arrived")
			continue
		}
		c.stage(string(l.Stage)+": ", &l.Assessment, r)
	}
	c.senders(e, t)
	c.duties(e, t)
	return c.found
}

// comparison gathers the differences of one enquiry.
type comparison struct {
	enquiry, habit string
	found          []difference
}

// stage compares the result of one stage.
func (c *comparison) stage(prefix string, a *analysis.Assessment, r world.Result) {
	c.equal(prefix+"outcome", string(a.Outcome), string(r.Outcome))
	for _, flag := range []struct {
		name               string
		measured, happened bool
	}{
		{"acknowledged", a.Flags.Acknowledged, r.Acknowledged},
		{"out of office", a.Flags.OutOfOffice, r.OutOfOffice},
		{"delayed", a.Flags.Delayed, r.Delayed},
		{"late", a.Flags.Late, r.Late},
		{"after a reminder", a.Flags.AfterReminder, r.AfterReminder},
		{"bounced after a reply", a.Flags.BouncedAfterReply, r.BouncedAfterReply},
		{"broken forwarding", a.Flags.BrokenForwarding, r.BrokenForwarding},
		{"delivery doubtful", a.Flags.DeliveryDoubtful, r.DeliveryDoubtful},
		{"solved at once", a.AtOnce, r.AtOnce},
		{"unprompted", a.Unprompted, r.Unprompted},
	} {
		c.equal(prefix+flag.name, fmt.Sprint(flag.measured), fmt.Sprint(flag.happened))
	}
	if analysis.Delivered(r.Outcome) && r.Outcome != audit.PendingReview {
		c.clock(prefix+"acknowledgement", a.Ack, a.T0, r.AckAt)
		c.clock(prefix+"reply", a.Reply, a.T0, r.ReplyAt)
		c.clock(prefix+"complete answer", a.Answer, a.T0, r.AnswerAt)
		c.clock(prefix+"late reply", a.Late, a.T0, r.LateAt)
		if math.Abs(a.WaitedForUs-r.Waited.Seconds()) > tolerance.Seconds() {
			c.equal(prefix+"seconds waited for us", fmt.Sprintf("%.0f", a.WaitedForUs), fmt.Sprintf("%.0f", r.Waited.Seconds()))
		}
		c.equal(prefix+"contacts", fmt.Sprint(a.Contacts), fmt.Sprint(r.Contacts))
		c.equal(prefix+"handovers", fmt.Sprint(a.Handovers), fmt.Sprint(r.Handovers()))
	}
	if analysis.HasReply(r.Outcome) {
		c.equal(prefix+"answered questions", questionIDs(a, isAnswered), sorted(r.Answered))
		c.equal(prefix+"wrong answers", questionIDs(a, isWrong), sorted(r.Wrong))
		c.equal(prefix+"contradicted", sorted(a.Disputed), sorted(r.Contradicted))
	}
}

// senders compares who the first substantive message is said to come from (RULES 6).
func (c *comparison) senders(e *analysis.Enquiry, t world.Truth) {
	if e.First < 0 || t.Sender == "" {
		return
	}
	c.equal("sender", string(e.Messages[e.First].Decision.Match.Sender), string(match.Sender(t.Sender)))
}

// duties compares which later letters went out with those that RULES 5 demand.
func (c *comparison) duties(e *analysis.Enquiry, t world.Truth) {
	for _, stage := range audit.Stages()[1:] {
		duty, has := t.Duties[stage]
		if !has || duty == world.May {
			continue
		}
		_, out := t.Sent(stage)
		if out != (duty == world.Must) {
			state := "is not there"
			if step := e.Step(stage); step != nil {
				state = string(step.Letter.State)
			}
			c.found = append(c.found, difference{c.enquiry, string(stage), c.habit, state, string(duty) + " go out"})
		}
	}
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

func questionIDs(a *analysis.Assessment, which func(grade.Answer) bool) string {
	var ids []string
	for id, answer := range a.Questions {
		if which(answer) {
			ids = append(ids, id)
		}
	}
	return sorted(ids)
}

func sorted(s []string) string {
	s = slices.Clone(s)
	slices.Sort(s)
	return strings.Join(s, " ")
}
