package analysis

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/calendar"
	"replyaudit/internal/campaign"
	"replyaudit/internal/classify"
	"replyaudit/internal/grade"
	"replyaudit/internal/match"
	"replyaudit/internal/reading"
	"replyaudit/internal/rubric"
)

// t0 is a Monday at 10:00; working hours are 09:00 to 17:00 UTC on working days.
var t0 = time.Date(2026, 6, 1, 10, 0, 0, 0, time.UTC)

// after is an instant so long after t0: "30h", "90s".
func after(d string) time.Time {
	length, err := time.ParseDuration(d)
	if err != nil {
		panic(err)
	}
	return t0.Add(length)
}

// study is a campaign with two questions, a window of ten days and a target of
// eight working hours, closed and completely read.
func study() *Data {
	c := &campaign.Campaign{
		Key: "s", Title: "S", Language: "en", Seed: 1,
		Personas:  []campaign.Persona{{Key: "p", First: "Edith", Last: "Marlowe", Language: "en"}},
		Companies: []campaign.Company{company("a", "a.example"), company("b", "b.example"), company("c", "c.example")},
		Window:    calendar.Duration{N: 10, Unit: calendar.Days},
		Target:    calendar.Duration{N: 8, Unit: calendar.WorkingHours},
		Scripts: []campaign.Script{{Key: "quote", Questions: map[string][]grade.Question{"en": {
			{ID: "price", Text: "How much?", Expects: "money"}, {ID: "time", Text: "How long?", Expects: "duration"},
		}}, FollowUp: &campaign.Step{Questions: map[string][]grade.Question{"en": {{ID: "colour", Text: "Which colours?", Expects: "free"}}}}}},
	}
	c.Hours.Holidays = &[]campaign.Holiday{}
	c.Hours.Week = map[string][]string{}
	for _, day := range []string{"mon", "tue", "wed", "thu", "fri"} {
		c.Hours.Week[day] = []string{"09:00-17:00"}
	}
	r, err := rubric.Load("default")
	if err != nil {
		panic(err)
	}
	return &Data{Campaign: c, Rubric: r, AsOf: after("1000h"), Closed: true}
}

func company(key, organisation string) campaign.Company {
	return campaign.Company{Key: key, Name: "Company " + key, Address: "info@" + organisation, Domain: organisation, Organisation: organisation, Country: "GB", Language: "en", Zone: "UTC"}
}

// sent is a letter to a company, accepted at t0, its mailbox read to the end.
func sent(d *Data, key string, n int, messages ...Message) Record {
	co, _ := d.Campaign.CompanyByKey(key)
	id := fmt.Sprintf("s/%s/%02d", key, n)
	for i := range messages {
		messages[i].ID = fmt.Sprintf("%s/m%d", id, i)
		if messages[i].Decision.Match.Letter == "" {
			messages[i].Decision.Match.Letter = id + "/opening"
		}
	}
	return Record{
		Enquiry:    audit.Enquiry{ID: id, Campaign: "s", Organisation: co.Organisation, Company: key, Persona: "p", Script: "quote", Language: "en"},
		HasAddress: true, Letter: Letter{State: audit.Accepted, To: co.Address, SentAt: t0},
		WindowEnd: after("240h"), Collected: after("300h"), Messages: messages,
	}
}

func unsent(d *Data, state audit.LetterState) Record {
	r := sent(d, "a", 1)
	r.Letter.State, r.Letter.SentAt, r.WindowEnd = state, time.Time{}, time.Time{}
	return r
}

// came is a message of a class, so long after t0.
func came(class audit.Class, late string) Message {
	return Message{
		ReceivedAt: after(late), From: "info@a.example",
		Decision: reading.Decision{
			Match:   match.Result{Sender: match.SameAddress},
			Verdict: classify.Verdict{Class: class, Best: class, Authorship: classify.Person, Substance: classify.Generic},
			Reading: grade.Reading{Language: "en", Facts: map[string]grade.Fact{}, Questions: map[string]grade.Answer{}},
		},
	}
}

// wrote is a person's reply that answers the given questions: "price", or
// "price=wrong"; none means words of substance that answer nothing.
func wrote(late string, answers ...string) Message {
	m := came(audit.Human, late)
	m.Decision.Verdict.Substance = classify.Substantive
	for _, id := range []string{"price", "time"} {
		m.Decision.Reading.Questions[id] = grade.Answer{Status: grade.Unanswered, Correct: "unknown"}
	}
	for _, id := range answers {
		m.Decision.Verdict.Substance = classify.Answers
		answer := grade.Answer{Status: grade.Answered, Value: "10 EUR", Correct: "unknown"}
		if name, wrong := cutWrong(id); wrong {
			id, answer.Correct = name, "wrong"
		}
		m.Decision.Reading.Questions[id] = answer
	}
	return m
}

func cutWrong(id string) (string, bool) {
	const suffix = "=wrong"
	if len(id) > len(suffix) && id[len(id)-len(suffix):] == suffix {
		return id[:len(id)-len(suffix)], true
	}
	return id, false
}

func signed(m Message, name string) Message {
	m.Decision.Reading.Facts["responder_name"] = grade.Fact{Holds: true, Value: name}
	return m
}

func bounced(late, reason, status, recipient string) Message {
	m := came(audit.Bounce, late)
	m.Decision.Verdict.Bounce = &classify.Bounce{Kind: "hard", Recipients: strings.Fields(recipient), Status: status, Reason: reason}
	return m
}

// asked is a person's message that only asks back.
func asked(late string) Message {
	m := wrote(late)
	m.Decision.Reading.Facts["clarifying_question"] = grade.Fact{Holds: true}
	return m
}

func unreadable(m Message) Message {
	m.Decision.Unread = true
	return m
}

// about says that a message was matched to another letter than the opening.
func about(m Message, stage audit.Stage) Message {
	m.Decision.Match.Letter = "s/a/01/" + string(stage)
	return m
}

// with changes a record.
func with(r Record, change func(*Record)) Record {
	change(&r)
	return r
}

// then adds a later letter that was accepted so long after t0.
func then(r Record, stage audit.Stage, late string) Record {
	step := Step{Stage: stage, ID: r.ID + "/" + string(stage), Letter: Letter{State: audit.Accepted, To: r.Letter.To, SentAt: after(late)}}
	if stage == audit.FollowUp { // its window is five days
		step.WindowEnd = step.Letter.SentAt.Add(120 * time.Hour)
	}
	r.Steps = append(r.Steps, step)
	return r
}

// laterOf is what a later stage came to; it fails the test when there is no result.
func laterOf(t *testing.T, d *Data, r Record, stage audit.Stage) Assessment {
	t.Helper()
	for _, l := range LaterOf(d, r) {
		if l.Stage == stage {
			return l.Assessment
		}
	}
	t.Fatalf("no result of the %s", stage)
	return Assessment{}
}

// read is a clock as a test expects it: whether its event came, and the seconds
// from t0 to the event or to censoring, elapsed and worked.
type read struct {
	event            bool
	elapsed, working float64
}

func checkClock(t *testing.T, what string, got Clock, want read) {
	t.Helper()
	if !got.Running || got.Event != want.event || got.Seconds != want.elapsed || got.WorkingSeconds != want.working {
		t.Errorf("%s: %+v, want event %v after %v s, %v s worked", what, got, want.event, want.elapsed, want.working)
	}
}
