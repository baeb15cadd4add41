package steps

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"replyaudit/internal/analysis"
	"replyaudit/internal/audit"
	"replyaudit/internal/calendar"
	"replyaudit/internal/campaign"
	"replyaudit/internal/classify"
	"replyaudit/internal/grade"
	"replyaudit/internal/match"
	"replyaudit/internal/reading"
	"replyaudit/internal/rubric"
)

// The enquiry of the tests: sent on Monday at ten, answered by whoever works from
// nine to five, with a window of ten days and a watch of two.
var t0 = time.Date(2026, 6, 1, 10, 0, 0, 0, time.UTC)

const enquiry = "s/a/01"

// after is an instant so long after t0: "30h", "90s".
func after(d string) time.Time {
	length, err := time.ParseDuration(d)
	if err != nil {
		panic(err)
	}
	return t0.Add(length)
}

func days(n float64) calendar.Duration  { return calendar.Duration{N: n, Unit: calendar.Days} }
func hours(n float64) calendar.Duration { return calendar.Duration{N: n, Unit: calendar.Hours} }

func study(t testing.TB) *analysis.Data {
	t.Helper()
	scheme, err := rubric.Load("default")
	if err != nil {
		t.Fatal(err)
	}
	week := map[string][]string{}
	for _, day := range []string{"mon", "tue", "wed", "thu", "fri"} {
		week[day] = []string{"09:00-17:00"}
	}
	return &analysis.Data{Rubric: scheme, AsOf: after("1000h"), Campaign: &campaign.Campaign{
		Key: "s", Seed: 1, Window: days(10), Watch: days(2), Target: hours(8),
		Companies: []campaign.Company{{Key: "a", Address: "info@a.example", Country: "GB", Language: "en", Zone: "UTC"}},
		Sending: campaign.Sending{
			Days:  []time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday},
			Hours: [2]string{"09:00", "17:00"}, MaxLateness: 4 * time.Hour,
		},
		Hours: campaign.Hours{Week: week, Holidays: &[]campaign.Holiday{}},
		Scripts: []campaign.Script{{
			Key: "quote",
			Questions: map[string][]grade.Question{"en": {
				{ID: "price", Text: "How much?", Expects: "money"}, {ID: "time", Text: "How long?", Expects: "duration"},
			}},
			Reminder: &campaign.Step{After: calendar.Duration{N: 3, Unit: calendar.WorkingDays}},
			Clarification: &campaign.Clarification{After: hours(1), Facts: []campaign.Fact{
				{Key: "street", Cues: map[string][]string{"en": {"address", "street"}}},
				{Key: "postcode", Cues: map[string][]string{"en": {"postcode"}, "lt": {"kodas"}}},
			}},
			FollowUp:      &campaign.Step{When: "answered", After: days(1), Window: days(5)},
			Thanks:        &campaign.Step{After: hours(1)},
			Debriefing:    &campaign.Step{After: days(2), Window: days(7)},
			Questionnaire: &campaign.Questionnaire{Step: campaign.Step{After: hours(1), Window: days(7)}},
		}},
	}}
}

// record is the enquiry with some planned letters, read through the end of time.
func record(messages ...analysis.Message) analysis.Record {
	r := analysis.Record{
		Enquiry:    audit.Enquiry{ID: enquiry, Campaign: "s", Company: "a", Script: "quote", Language: "en"},
		HasAddress: true, Letter: analysis.Letter{State: audit.Accepted, To: "info@a.example", SentAt: t0},
		WindowEnd: after("240h"), Collected: after("10000h"), Messages: messages,
	}
	for i := range r.Messages {
		r.Messages[i].ID = fmt.Sprintf("m%d", i)
	}
	return r
}

func planned(r analysis.Record, stages ...audit.Stage) analysis.Record {
	for _, s := range stages {
		r.Steps = append(r.Steps, analysis.Step{Stage: s, ID: enquiry + "/" + string(s), Letter: analysis.Letter{State: audit.Planned}})
	}
	return r
}

// came is a message of a class, so long after t0.
func came(class audit.Class, late string) analysis.Message {
	return analysis.Message{ReceivedAt: after(late), From: "info@a.example", Decision: reading.Decision{
		Match:   match.Result{Enquiry: enquiry, Letter: enquiry + "/opening", Sender: match.SameAddress},
		Verdict: classify.Verdict{Class: class, Best: class, Authorship: classify.Person, Substance: classify.Generic},
		Reading: grade.Reading{Language: "en", Facts: map[string]grade.Fact{}, Questions: map[string]grade.Answer{}},
	}}
}

// wrote is a person's reply that answers the given questions.
func wrote(late string, answers ...string) analysis.Message {
	m := came(audit.Human, late)
	m.Decision.Verdict.Substance = classify.Substantive
	for _, id := range []string{"price", "time"} {
		status := grade.Unanswered
		if slices.Contains(answers, id) {
			status, m.Decision.Verdict.Substance = grade.Answered, classify.Answers
		}
		m.Decision.Reading.Questions[id] = grade.Answer{Status: status, Correct: "unknown"}
	}
	return m
}

// asked is a person's message that only asks back.
func asked(late, text string) analysis.Message {
	m := wrote(late)
	m.Decision.Parts.Body = text
	m.Decision.Reading.Facts["clarifying_question"] = grade.Fact{Holds: true, Span: audit.Span{Quote: text}}
	return m
}

func bounced(late string) analysis.Message {
	m := came(audit.Bounce, late)
	m.Decision.Verdict.Bounce = &classify.Bounce{Kind: "hard", Recipients: classify.Recipients{"info@a.example"}, Status: "5.1.1", Reason: "unknown_user"}
	return m
}

func unreadable(m analysis.Message) analysis.Message {
	m.Decision.Unread = true
	return m
}

// about says that a message answers another letter than the opening.
func about(m analysis.Message, stage audit.Stage) analysis.Message {
	m.Decision.Match.Letter = enquiry + "/" + string(stage)
	return m
}

// with changes a record.
func with(r analysis.Record, change func(r *analysis.Record)) analysis.Record {
	change(&r)
	return r
}

// decide returns the order about a stage, the zero order when there is none.
func decide(t *testing.T, r analysis.Record, stage audit.Stage, end End, now time.Time) Order {
	t.Helper()
	d := study(t)
	d.AsOf = now.Add(1000 * time.Hour) // the engine hides nothing that is there
	orders, err := Decide(d, r, end, now)
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range orders {
		if o.Stage == stage {
			if want := enquiry + "/" + string(stage); o.Letter != want {
				t.Errorf("the order is about letter %s, want %s", o.Letter, want)
			}
			return o
		}
	}
	return Order{}
}

// want is an order; a time of the table is the first instant of the twenty
// minutes in which a slot lies by lot, "" for none.
type want struct {
	do        Action
	at        string
	collected string
	answers   string
	reason    string
}

func (w want) check(t *testing.T, o Order) {
	t.Helper()
	if o.Do != w.do || o.Answers != w.answers || w.reason != "" && o.Reason != w.reason {
		t.Errorf("got %s (%s) in answer to %q; want %s (%s) in answer to %q", o.Do, o.Reason, o.Answers, w.do, w.reason, w.answers)
	}
	within(t, "at", o.At, w.at)
	within(t, "collected", o.Collected, w.collected)
}

func within(t *testing.T, what string, got time.Time, want string) {
	t.Helper()
	if want == "" {
		if !got.IsZero() {
			t.Errorf("%s %v, want none", what, got)
		}
		return
	}
	if from := after(want); got.Before(from) || got.After(from.Add(20*time.Minute)) {
		t.Errorf("%s %v, want within twenty minutes of %v", what, got, from)
	}
}

// reminderAt is when the reminder goes out: three working days after Monday end on
// Thursday at five, and the next sending hours begin on Friday at nine.
const reminderAt = "95h"

func TestRule5_Reminder(t *testing.T) {
	soon := want{do: Wait, at: reminderAt}
	for name, c := range map[string]struct {
		r    analysis.Record
		now  string
		want want
	}{
		"before its time":             {record(), "1h", soon},
		"to proven silence":           {record(), "95h20m", want{do: Send, at: reminderAt, reason: "silence"}},
		"an acknowledgement does not": {record(came(audit.Acknowledgement, "1m")), "95h20m", want{do: Send, at: reminderAt}},
		"nor does an absence":         {record(came(audit.OutOfOffice, "1m")), "95h20m", want{do: Send, at: reminderAt}},
		"nor does a delay notice":     {record(came(audit.Delay, "4h")), "95h20m", want{do: Send, at: reminderAt}},
		"a reply stops it":            {record(wrote("1h")), "2h", want{do: Drop, reason: "a reply came"}},
		"a reply of a fast clock":     {record(wrote("300h")), "2h", want{do: Drop, reason: "a reply came"}},
		"half an answer stops it":     {record(wrote("1h", "price")), "2h", want{do: Drop, reason: "a reply came"}},
		"asked back stops it":         {record(asked("1h", "Which?")), "2h", want{do: Drop, reason: "the company asked back"}},
		"asked back stops it, also when we have answered": {
			with(record(asked("1h", "Which?")), func(r *analysis.Record) {
				r.Steps = append(r.Steps, analysis.Step{Stage: audit.Clarification, Letter: analysis.Letter{State: audit.Accepted, SentAt: after("3h")}})
			}), "95h20m", want{do: Drop, reason: "the company asked back"},
		},
		"a scan begun before its time proves nothing": {
			with(record(), func(r *analysis.Record) { r.Collected = after("94h59m") }), "95h20m", want{do: Wait, collected: reminderAt},
		},
		"something pending could belong to it": {
			with(record(), func(r *analysis.Record) { r.Pending = []analysis.Message{came(audit.Uncertain, "5h")} }), "95h20m",
			want{do: Wait, at: "99h", reason: "a message waits for a person"},
		},
		"an uncertain message":  {record(came(audit.Uncertain, "5h")), "95h20m", want{do: Wait, at: "99h"}},
		"what cannot be read":   {record(unreadable(wrote("5h"))), "95h20m", want{do: Wait, at: "99h"}},
		"a bounce":              {record(bounced("1m")), "1h", want{do: Drop, reason: "the opening was not delivered"}},
		"a slot passed unused":  {record(), "104h", want{do: Wait, at: "167h"}}, // Friday evening: Monday at nine
		"in the next slot":      {record(), "167h20m", want{do: Send, at: "167h"}},
		"no time is left":       {with(record(), func(r *analysis.Record) { r.WindowEnd = after("95h") }), "1h", want{do: Drop, reason: "no time is left before the window ends"}},
		"the window is over":    {record(), "240h", want{do: Drop, reason: "no time is left before the window ends"}},
		"pending until the end": {with(record(came(audit.Uncertain, "5h")), func(r *analysis.Record) { r.WindowEnd = after("97h") }), "95h20m", want{do: Wait, at: "97h"}},
	} {
		t.Run(name, func(t *testing.T) {
			c.want.check(t, decide(t, planned(c.r, audit.Reminder), audit.Reminder, End{}, after(c.now)))
		})
	}
}

func TestReminderEndsWithTheWindow(t *testing.T) {
	r := planned(record(), audit.Reminder)
	r.WindowEnd = after("96h")
	if o := decide(t, r, audit.Reminder, End{}, after("95h20m")); !o.Latest.Equal(after("96h")) {
		t.Errorf("may go out until %v", o.Latest)
	}
}

// TestNothingFollowsALetterThatDidNotGoOut, whatever the script has planned.
func TestNothingFollowsALetterThatDidNotGoOut(t *testing.T) {
	for name, c := range map[string]struct {
		change func(r *analysis.Record)
		now    string
		want   want
	}{
		"missed":    {func(r *analysis.Record) { r.Letter.State, r.Letter.SentAt = audit.MissedLetter, time.Time{} }, "1h", want{do: Drop, reason: "the opening was not sent"}},
		"refused":   {func(r *analysis.Record) { r.Letter.State, r.Letter.SentAt = audit.Rejected, time.Time{} }, "1h", want{do: Drop, reason: "the opening was not sent"}},
		"withdrawn": {func(r *analysis.Record) { r.Withdrawn = true }, "1h", want{do: Drop, reason: "the company does not want to be written to"}},
		"not yet":   {func(r *analysis.Record) { r.Letter.State, r.Letter.SentAt = audit.Due, time.Time{} }, "1h", want{do: Wait}},
		"unknown":   {func(r *analysis.Record) { r.Letter.State, r.Letter.SentAt = audit.Unknown, time.Time{} }, "1h", want{do: Wait, at: "240h"}},
		"unknown at the end": {
			func(r *analysis.Record) { r.Letter.State, r.Letter.SentAt = audit.Unknown, time.Time{} }, "240h", want{do: Drop, reason: "nobody knows whether the opening has left"},
		},
	} {
		for _, stage := range []audit.Stage{audit.Reminder, audit.FollowUp, audit.Thanks, audit.Debriefing, audit.Questionnaire} {
			t.Run(name+"/"+string(stage), func(t *testing.T) {
				r := with(planned(record(), stage), c.change)
				c.want.check(t, decide(t, r, stage, End{At: after("1h"), Speaks: true}, after(c.now)))
			})
		}
	}
}

// A questionnaire goes to who replied, behind the thanks.
func TestQuestionnaire(t *testing.T) {
	reply := wrote("26h", "price", "time")
	thanked := func(state audit.LetterState, at string) analysis.Record {
		return with(record(reply), func(r *analysis.Record) {
			s := analysis.Step{Stage: audit.Thanks, ID: enquiry + "/thanks", Letter: analysis.Letter{State: state}}
			if at != "" {
				s.Letter.SentAt = after(at)
			}
			r.Steps = append(r.Steps, s)
		})
	}
	for name, c := range map[string]struct {
		r    analysis.Record
		now  string
		want want
	}{
		"not before the watch is over":  {record(reply), "240h", want{do: Wait, at: "289h"}},
		"after the watch":               {record(reply), "289h", want{do: Send, at: "335h", answers: "m0"}},
		"not before the thanks are out": {thanked(audit.Due, ""), "400h", want{do: Wait}},
		"after the thanks":              {thanked(audit.Accepted, "335h"), "335h", want{do: Wait, at: "336h"}},
		"where no thanks are needed":    {thanked(audit.NotNeeded, ""), "289h", want{do: Send, at: "335h", answers: "m0"}},
		"not to silence":                {record(), "240h", want{do: Drop}},
	} {
		t.Run(name, func(t *testing.T) {
			c.want.check(t, decide(t, planned(c.r, audit.Questionnaire), audit.Questionnaire, End{}, after(c.now)))
		})
	}
}

func TestRule5_FollowUp(t *testing.T) {
	// Answered on Tuesday at noon; a day later is Wednesday at noon.
	for name, c := range map[string]struct {
		when string
		r    analysis.Record
		now  string
		want want
	}{
		"before its time":             {"answered", record(wrote("26h", "price", "time")), "27h", want{do: Wait, at: "50h"}},
		"after the answer":            {"answered", record(wrote("26h", "price", "time")), "50h", want{do: Send, at: "50h", answers: "m0"}},
		"the message that completes":  {"answered", record(wrote("26h", "price"), wrote("30h", "time")), "54h", want{do: Send, at: "54h", answers: "m1"}},
		"the first reply":             {"replied", record(wrote("26h"), wrote("30h", "time")), "50h", want{do: Send, at: "50h", answers: "m0"}},
		"half an answer is none":      {"answered", record(wrote("26h", "price")), "50h", want{do: Wait, at: "240h"}},
		"only when certain":           {"replied", record(came(audit.Uncertain, "26h")), "50h", want{do: Wait, at: "288h"}},
		"not after a question back":   {"replied", record(asked("26h", "Which?")), "50h", want{do: Wait, at: "240h"}},
		"an answer to the reminder":   {"answered", reminded(about(wrote("98h", "price", "time"), audit.Reminder)), "191h", want{do: Send, at: "167h", answers: "m0"}},
		"nothing came in time":        {"answered", record(), "240h", want{do: Drop}},
		"late is not in time":         {"answered", record(wrote("241h", "price", "time")), "270h", want{do: Drop}},
		"silence is not proven":       {"answered", with(record(), func(r *analysis.Record) { r.Collected = after("239h") }), "240h", want{do: Wait, collected: "240h"}},
		"read before its time":        {"answered", with(record(wrote("26h", "price", "time")), func(r *analysis.Record) { r.Collected = after("49h") }), "50h", want{do: Wait, collected: "50h"}},
		"an old message read anew":    {"answered", record(wrote("26h", "price", "time")), "100h", want{do: Send, at: "50h", answers: "m0"}}, // and so is missed
		"a person has decided late":   {"answered", record(decided(wrote("26h", "price", "time"))), "60h", want{do: Send, at: "71h", answers: "m0"}},
		"a person may yet decide":     {"answered", record(came(audit.Uncertain, "26h")), "240h", want{do: Wait, at: "288h"}},
		"nobody has decided":          {"answered", record(came(audit.Uncertain, "26h")), "288h", want{do: Drop}},
		"the answer at the last hour": {"answered", record(wrote("239h", "price", "time")), "263h", want{do: Send, at: "263h", answers: "m0"}},
	} {
		t.Run(name, func(t *testing.T) {
			d := study(t)
			d.Campaign.Scripts[0].FollowUp.When = c.when
			orders, err := Decide(d, planned(c.r, audit.FollowUp), End{}, after(c.now))
			if err != nil || len(orders) == 0 {
				t.Fatal(orders, err)
			}
			c.want.check(t, orders[0])
			if o := orders[0]; o.Do == Send && !o.Latest.Equal(o.At.Add(4*time.Hour)) {
				t.Errorf("may go out until %v", o.Latest)
			}
		})
	}
}

// decided is a message about which a person has decided.
func decided(m analysis.Message) analysis.Message {
	m.Overridden = true
	return m
}

// reminded is the enquiry with its reminder out.
func reminded(messages ...analysis.Message) analysis.Record {
	r := record(messages...)
	r.Steps = append(r.Steps, analysis.Step{
		Stage: audit.Reminder, ID: enquiry + "/reminder", Letter: analysis.Letter{State: audit.Accepted, SentAt: after("95h"), To: "info@a.example"},
	})
	return r
}

func TestRule5_Thanks(t *testing.T) {
	reply := wrote("26h", "price", "time")
	follow := func(state audit.LetterState, end string) func(r *analysis.Record) {
		return func(r *analysis.Record) {
			s := analysis.Step{Stage: audit.FollowUp, ID: enquiry + "/follow_up", Letter: analysis.Letter{State: state}}
			if end != "" {
				s.Letter.SentAt, s.WindowEnd = after("50h"), after(end)
			}
			r.Steps = append(r.Steps, s)
		}
	}
	for name, c := range map[string]struct {
		r    analysis.Record
		now  string
		want want
	}{
		"not before the watch is over": {record(reply), "240h", want{do: Wait, at: "289h"}},
		"after the watch":              {record(reply), "289h", want{do: Send, at: "335h", answers: "m0"}}, // Saturday: Monday at nine
		"to the last message":          {record(reply, wrote("250h")), "289h", want{do: Send, at: "335h", answers: "m0"}},
		"the window must be proven": {
			with(record(reply), func(r *analysis.Record) { r.Collected = after("287h") }), "289h", want{do: Wait, collected: "288h"},
		},
		"not to silence":               {record(), "240h", want{do: Drop}},
		"not before silence is sure":   {record(), "239h", want{do: Wait, at: "240h"}},
		"not to an acknowledgement":    {record(came(audit.Acknowledgement, "1m")), "240h", want{do: Drop}},
		"a person may yet decide":      {record(came(audit.Uncertain, "26h")), "240h", want{do: Wait, at: "288h"}},
		"not to a question alone":      {record(asked("26h", "Which?")), "240h", want{do: Drop}},
		"not to a late reply":          {record(wrote("241h")), "242h", want{do: Drop}},
		"not before the follow-up":     {with(record(reply), follow(audit.Planned, "")), "400h", want{do: Wait}},
		"after the follow-up's window": {with(record(reply), follow(audit.Accepted, "359h")), "340h", want{do: Wait, at: "360h"}},
		"without a follow-up":          {with(record(reply), follow(audit.NotNeeded, "")), "289h", want{do: Send, at: "335h", answers: "m0"}},
		"in answer to the follow-up's answer": {
			with(record(reply, about(wrote("60h", "price"), audit.FollowUp)), follow(audit.Accepted, "170h")), "289h", want{do: Send, at: "335h", answers: "m1"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			c.want.check(t, decide(t, planned(c.r, audit.Thanks), audit.Thanks, End{}, after(c.now)))
		})
	}
}

func TestDebriefing(t *testing.T) {
	over := End{At: after("335h"), Speaks: true} // Monday at nine
	for name, c := range map[string]struct {
		r    analysis.Record
		end  End
		now  string
		want want
	}{
		"the campaign is not over":  {record(), End{}, "400h", want{do: Wait}},
		"not before its time":       {record(), over, "336h", want{do: Wait, at: "383h"}},
		"to silence, too":           {record(), over, "383h", want{do: Send, at: "383h"}},
		"to who has replied":        {record(wrote("26h")), over, "383h", want{do: Send, at: "383h"}},
		"not to who was not there":  {record(bounced("1m")), over, "336h", want{do: Drop, reason: "the opening was not delivered"}},
		"a reply beats a bounce":    {record(wrote("1h"), bounced("2h")), over, "383h", want{do: Send, at: "383h"}},
		"once to a company":         {record(), End{At: over.At}, "336h", want{do: Drop, reason: "the company is told in another correspondence"}},
		"not before all is read":    {with(record(), func(r *analysis.Record) { r.Collected = after("334h") }), over, "383h", want{do: Wait, collected: "335h"}},
		"late rather than never":    {record(), over, "500h", want{do: Send, at: "503h"}},
		"the next morning if it is": {record(), over, "392h", want{do: Send, at: "407h"}},
	} {
		t.Run(name, func(t *testing.T) {
			c.want.check(t, decide(t, planned(c.r, audit.Debriefing), audit.Debriefing, c.end, after(c.now)))
		})
	}
}

func TestRule5_Clarification(t *testing.T) {
	address := "What is your address?"
	for name, c := range map[string]struct {
		r     analysis.Record
		now   string
		want  want
		facts []string
	}{
		"before its time":            {record(asked("1h", address)), "1h30m", want{do: Wait, at: "2h"}, nil},
		"what was asked for":         {record(asked("1h", address)), "2h20m", want{do: Send, at: "2h", answers: "m0"}, []string{"street"}},
		"all that was asked for":     {record(asked("1h", "Which postcode, and which street?")), "2h20m", want{do: Send, at: "2h", answers: "m0"}, []string{"street", "postcode"}},
		"in another language":        {record(lithuanian(asked("1h", "Koks jūsų pašto kodas?"))), "2h20m", want{do: Send, at: "2h", answers: "m0"}, []string{"postcode"}},
		"two questions, one answer":  {record(asked("1h", address), asked("90m", "And your postcode?")), "2h20m", want{do: Send, at: "2h", answers: "m1"}, []string{"street", "postcode"}},
		"no fact is meant":           {record(asked("1h", "Which colour?")), "2h20m", want{}, nil},
		"a cue beside the question":  {record(asked2("1h", "Our address is 1 Mill Lane. Which colour?", "Which colour?")), "2h20m", want{}, nil},
		"an answer came meanwhile":   {record(asked("1h", address), wrote("90m", "price")), "2h20m", want{}, nil},
		"nobody asked":               {record(came(audit.Acknowledgement, "1h")), "2h20m", want{}, nil},
		"not certain":                {record(unsure(asked("1h", address))), "2h20m", want{}, nil},
		"too late to look natural":   {record(asked("1h", address)), "30h", want{}, nil},
		"the window is over":         {with(record(asked("1h", address)), func(r *analysis.Record) { r.WindowEnd = after("90m") }), "2h20m", want{}, nil},
		"mail of that hour is out":   {with(record(asked("1h", address)), func(r *analysis.Record) { r.Collected = after("1h59m") }), "2h20m", want{do: Wait, collected: "2h"}, nil},
		"withdrawn":                  {with(record(asked("1h", address)), func(r *analysis.Record) { r.Withdrawn = true }), "2h20m", want{}, nil},
		"once":                       {clarified(audit.Accepted, asked("1h", address), asked("5h", address)), "6h20m", want{}, nil},
		"it was dropped, it is done": {clarified(audit.NotNeeded, asked("1h", address)), "2h20m", want{}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			o := decide(t, c.r, audit.Clarification, End{}, after(c.now))
			c.want.check(t, o)
			if !slices.Equal(o.Facts, c.facts) {
				t.Errorf("facts %v, want %v", o.Facts, c.facts)
			}
		})
	}
}

func lithuanian(m analysis.Message) analysis.Message {
	m.Decision.Reading.Language = "lt"
	return m
}

// asked2 is a message that asks back with one of its sentences.
func asked2(late, text, question string) analysis.Message {
	m := asked(late, text)
	m.Decision.Reading.Facts["clarifying_question"] = grade.Fact{Holds: true, Span: audit.Span{Quote: question}}
	return m
}

func unsure(m analysis.Message) analysis.Message {
	m.Decision.Verdict.Class = audit.Uncertain
	return m
}

func clarified(state audit.LetterState, messages ...analysis.Message) analysis.Record {
	r := record(messages...)
	r.Steps = append(r.Steps, analysis.Step{Stage: audit.Clarification, ID: enquiry + "/clarification", Letter: analysis.Letter{State: state}})
	return r
}

// TestALetterThatIsDueIsAskedAboutAgain: what has come since may forbid it.
func TestALetterThatIsDueIsAskedAboutAgain(t *testing.T) {
	due := func(stage audit.Stage, state audit.LetterState, messages ...analysis.Message) analysis.Record {
		r := planned(record(messages...), stage)
		r.Steps[0].Letter.State, r.Steps[0].Letter.DueAt = state, after("95h")
		return r
	}
	for name, c := range map[string]struct {
		r     analysis.Record
		stage audit.Stage
		now   string
		want  want
	}{
		"a reminder to silence":          {due(audit.Reminder, audit.Due), audit.Reminder, "96h", want{}},
		"a reply":                        {due(audit.Reminder, audit.Due, wrote("95h30m")), audit.Reminder, "96h", want{do: Drop, reason: "a reply came"}},
		"a reply between two tries":      {due(audit.Reminder, audit.Deferred, wrote("95h30m")), audit.Reminder, "96h", want{do: Drop, reason: "a reply came"}},
		"something uncertain":            {due(audit.Reminder, audit.Due, came(audit.Uncertain, "95h30m")), audit.Reminder, "96h", want{do: Wait, at: "100h"}},
		"the window is over":             {due(audit.Reminder, audit.Due), audit.Reminder, "240h", want{do: Drop, reason: "the window is over"}},
		"facts, and an answer":           {due(audit.Clarification, audit.Due, wrote("95h30m")), audit.Clarification, "96h", want{do: Drop, reason: "an answer came meanwhile"}},
		"facts":                          {due(audit.Clarification, audit.Due), audit.Clarification, "96h", want{}},
		"facts of a window that is over": {due(audit.Clarification, audit.Due), audit.Clarification, "240h", want{do: Drop, reason: "the window is over"}},
		"thanks":                         {due(audit.Thanks, audit.Due), audit.Thanks, "96h", want{}},
		"on its way already":             {due(audit.Reminder, audit.HandingOver, wrote("95h30m")), audit.Reminder, "96h", want{}},
		"moved far from its last scan": {
			with(due(audit.Reminder, audit.Due), func(r *analysis.Record) { r.Collected, r.Steps[0].Letter.DueAt = after("95h"), after("119h") }),
			audit.Reminder, "119h",
			want{do: Wait, collected: "119h"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			c.want.check(t, decide(t, c.r, c.stage, End{}, after(c.now)))
		})
	}
}
