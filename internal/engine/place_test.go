package engine

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/calendar"
	"replyaudit/internal/plan"
	"replyaudit/internal/store"
)

// placing is a placer for the first enquiry of the scripted campaign, beside what
// was sent at some instants.
func placing(change func(r *running), sent ...time.Time) *placer {
	c, p := scripted(2, reminding)
	r := &running{Campaign: c, enquiries: map[string]audit.Enquiry{}, calendars: map[string]*calendar.Calendar{}}
	for _, e := range p.Enquiries {
		r.enquiries[e.ID] = e
	}
	change(r)
	return newPlacer(r, func(day time.Time) (taken []plan.Taken, err error) {
		for _, at := range sent {
			if !at.Before(day) && at.Before(nextDay(day)) {
				taken = append(taken, plan.Taken{Mailbox: accounts[0], Persona: accounts[0], Domain: "firm0.test", At: at})
			}
		}
		return taken, nil
	})
}

func TestALaterLetterFindsItsPlace(t *testing.T) {
	noon := launchAt.Add(3 * time.Hour)
	tomorrow := launchAt.AddDate(0, 0, 1) // at nine
	for name, c := range map[string]struct {
		change func(r *running)
		stage  audit.Stage
		sent   []time.Time
		at     time.Time
		want   time.Time // the first instant of the twenty minutes of a slot
		exact  bool
	}{
		"room enough":                {func(*running) {}, audit.Thanks, nil, noon, noon, true},
		"outside the hours":          {func(*running) {}, audit.Thanks, nil, launchAt.Add(9 * time.Hour), tomorrow, false},
		"before the weekend":         {func(*running) {}, audit.Thanks, nil, launchAt.AddDate(0, 0, 4).Add(9 * time.Hour), launchAt.AddDate(0, 0, 7), false},
		"the mailbox's day is full":  {func(r *running) { r.Caps.PerMailboxDay = 1 }, audit.Thanks, []time.Time{launchAt}, noon, tomorrow, false},
		"the mailbox's own cap":      {func(r *running) { r.Mailboxes[0].PerDay = 1 }, audit.Thanks, []time.Time{launchAt}, noon, tomorrow, false},
		"the persona's day is full":  {func(r *running) { r.Caps.PerPersonaDay = 1 }, audit.Thanks, []time.Time{launchAt}, noon, tomorrow, false},
		"everybody's day is full":    {func(r *running) { r.Caps.PerDay = 1 }, audit.Thanks, []time.Time{launchAt}, noon, tomorrow, false},
		"the domain's day is full":   {func(r *running) { r.Caps.PerDomainDay = 1 }, audit.Thanks, []time.Time{launchAt}, noon, tomorrow, false},
		"but facts were asked for":   {func(r *running) { r.Caps.PerDomainDay = 1 }, audit.Clarification, []time.Time{launchAt}, noon, noon, true},
		"the total is for openings":  {func(r *running) { r.Caps.Total = 1 }, audit.Thanks, []time.Time{launchAt}, noon, noon, true},
		"two days are full":          {func(r *running) { r.Caps.PerDay = 1 }, audit.Thanks, []time.Time{launchAt, tomorrow}, noon, tomorrow.AddDate(0, 0, 1), false},
		"apart from the mailbox's":   {func(r *running) { r.Sending.MinGap = 5 * time.Minute }, audit.Thanks, []time.Time{noon.Add(-time.Minute), noon.Add(6 * time.Minute)}, noon, noon.Add(11 * time.Minute), true},
		"apart from the persona's":   {func(r *running) { r.Sending.PersonaGap = time.Hour }, audit.Thanks, []time.Time{noon.Add(30 * time.Minute)}, noon, noon.Add(90 * time.Minute), true},
		"far enough":                 {func(r *running) { r.Sending.MinGap = 5 * time.Minute }, audit.Thanks, []time.Time{noon.Add(-5 * time.Minute), noon.Add(5 * time.Minute)}, noon, noon, true},
		"no room before the evening": {func(r *running) { r.Sending.PersonaGap = 5 * time.Hour }, audit.Thanks, []time.Time{noon.Add(time.Minute)}, noon, tomorrow, false},
	} {
		t.Run(name, func(t *testing.T) {
			p := placing(c.change, c.sent...)
			got, err := p.place(p.c.enquiries[enquiryID(0)], c.stage, c.at)
			if err != nil {
				t.Fatal(err)
			}
			if late := got.Sub(c.want); late < 0 || late > 20*time.Minute || c.exact && late != 0 {
				t.Errorf("placed at %v, want %v", got, c.want)
			}
		})
	}
}

// TestLettersOfOneLookAreApart: what was placed takes its room.
func TestLettersOfOneLookAreApart(t *testing.T) {
	p := placing(func(r *running) { r.Sending.MinGap, r.Caps.PerMailboxDay = 10*time.Minute, 3 })
	var got []string
	for range 5 {
		at, err := p.place(p.c.enquiries[enquiryID(0)], audit.Debriefing, launchAt.Add(3*time.Hour))
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, at.Format("Mon 15:04"))
	}
	if !slices.Equal(got[:3], []string{"Mon 12:00", "Mon 12:10", "Mon 12:20"}) || !strings.HasPrefix(got[3], "Tue 09:") || !strings.HasPrefix(got[4], "Tue 09:") {
		t.Errorf("placed at %v", got)
	}
}

func TestCapsOfALetter(t *testing.T) {
	c, _ := scripted(1)
	c.Caps.PerDay, c.Caps.PerPersonaDay = 60, 4
	c.Mailboxes[1].PerDay = 7
	s := sender{mailbox: "box0", account: accounts[0], persona: accounts[0], domain: "firm0.test"}
	other := sender{mailbox: "box1", account: accounts[1], persona: accounts[1], domain: "firm1.test"}
	for name, got := range map[string][]store.Budget{
		"all 60, mailbox:ada@post.test 50, persona:ada@post.test 4, domain:firm0.test 5, campaign:demo 200": caps(c, s, audit.Opening, launchAt),
		"all 60, mailbox:ada@post.test 50, persona:ada@post.test 4, domain:firm0.test 5":                    caps(c, s, audit.Reminder, launchAt),
		"all 60, mailbox:ben@post.test 7, persona:ben@post.test 4":                                          caps(c, other, audit.Clarification, launchAt),
	} {
		var words []string
		for _, b := range got {
			words = append(words, fmt.Sprintf("%s %d", b.Scope, b.Cap))
			if day := launchAt.Format(time.DateOnly); b.Day != day && b.Scope != "campaign:demo" || b.Scope == "campaign:demo" && b.Day != "" {
				t.Errorf("%s counts on %q", b.Scope, b.Day)
			}
		}
		if strings.Join(words, ", ") != name {
			t.Errorf("caps %s, want %s", strings.Join(words, ", "), name)
		}
	}
}
