package plan

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"replyaudit/internal/calendar"
	"replyaudit/internal/campaign"
)

// waves gives a campaign one wave of a length.
func waves(cron string, n float64, unit calendar.Unit) func(c *campaign.Campaign) {
	return func(c *campaign.Campaign) {
		c.Waves = &campaign.Waves{Cron: cron, Zone: "Europe/Vilnius", Count: 1, Spread: calendar.Duration{N: n, Unit: unit}}
	}
}

func TestWhatDoesNotFit(t *testing.T) {
	for _, test := range []struct {
		name   string
		n      int
		change func(c *campaign.Campaign)
		want   []string
	}{
		{"over the cap of the campaign", 201, func(c *campaign.Campaign) { c.Caps.PerMailboxDay = 60 }, []string{"201 letters and caps.total is 200; raise caps.total to 201"}},
		{
			"over the cap of a mailbox", 50, func(c *campaign.Campaign) { c.Caps.PerMailboxDay = 6 },
			[]string{"mailbox box0 gets 25 letters and has room for 24 (4 days", "raise caps.per_mailbox_day to 7"},
		},
		{
			"room for the controls", 50, func(c *campaign.Campaign) {
				c.Caps.PerMailboxDay = 7
				c.Controls = []campaign.Control{{Key: "far", Address: "seed@far.example"}}
			},
			[]string{"mailbox box0 gets 25 letters and has room for ", "a day for the controls", "raise caps.per_mailbox_day to "},
		},
		{"gap too long", 50, func(c *campaign.Campaign) { c.Sending.MinGap = 4 * time.Hour }, []string{"room for 8", "shorten sending.min_gap"}},
		{"same domain", 6, func(c *campaign.Campaign) {
			for i := range c.Companies {
				c.Companies[i].Address = fmt.Sprintf("a%d@shop%d.acme.example", i, i)
			}
		}, []string{"domain acme.example gets 6 letters and has room for 4 (4 days, caps.per_domain_day 1); raise caps.per_domain_day to 2"}},
		{"weekend", 2, func(c *campaign.Campaign) {
			c.Sending.From, c.Sending.Until = utc("2026-03-14T00:00:00Z"), utc("2026-03-15T23:59:59Z")
		}, []string{"companies c000, c001: 0 sending days", "weekends and holidays"}},
		{"two letters on one day", 1, func(c *campaign.Campaign) {
			c.Design.LettersPerCompany, c.Sending.Until = 2, utc("2026-03-09T23:00:00Z")
		}, []string{"company c000: 1 sending day ", "2 letters on different days", "lower design.letters_per_company"}},
		{"over the cap of a day", 50, func(c *campaign.Campaign) { c.Caps.PerDay = 10 }, []string{"campaign study gets 50 letters and has room for 40 (4 days, caps.per_day 10); raise caps.per_day to 13"}},
		{
			"over the cap of a persona", 50, func(c *campaign.Campaign) { c.Caps.PerPersonaDay = 5 },
			[]string{"persona p0 gets 25 letters and has room for 20 (4 days, caps.per_persona_day 5); raise caps.per_persona_day to 7"},
		},
		{
			"over a mailbox's own cap", 50, func(c *campaign.Campaign) { c.Mailboxes[1].PerDay = 3 },
			[]string{"mailbox box1 gets 25 letters and has room for 12 (4 days, mailboxes.box1.per_day 3, sending.min_gap 3m); raise mailboxes.box1.per_day to 7"},
		},
		{
			"gap of a persona too long", 50, func(c *campaign.Campaign) { c.Sending.PersonaGap = 2 * time.Hour },
			[]string{"persona p1 gets 25 letters and has room for 16 (4 days, sending.persona_gap 2h); shorten sending.persona_gap to 4799s"}, // six of them in 8 hours less a second
		},
		{
			"gap and cap", 50, func(c *campaign.Campaign) { c.Sending.MinGap, c.Caps.PerMailboxDay = 4*time.Hour, 6 },
			[]string{"room for 8", "shorten sending.min_gap to 4799s and raise caps.per_mailbox_day to 7"},
		},
		{"one day too few of one mailbox", 2, func(c *campaign.Campaign) { // each alone would fit
			*c = *study(2, 1, 1)
			c.Sending.From, c.Sending.Until, c.Caps.PerMailboxDay = utc("2026-03-09T00:00:00Z"), utc("2026-03-09T23:00:00Z"), 1
		}, []string{"mailbox box0 gets 2 letters and has room for 1 (1 day, caps.per_mailbox_day 1, sending.min_gap 3m); raise caps.per_mailbox_day to 2"}},
		{"companies that share one day", 3, func(c *campaign.Campaign) {
			off := []campaign.Holiday{}
			for _, day := range []string{"2026-03-10", "2026-03-11", "2026-03-12", "2026-03-13"} {
				off = append(off, campaign.Holiday{Date: day, Country: "EE"})
			}
			c.Hours.Holidays = &off
			for i := range c.Companies {
				c.Companies[i].Address = fmt.Sprintf("a%d@shop.example", i)
			}
			c.Companies[0].Country, c.Companies[1].Country = "EE", "EE"
		}, []string{"no time is left for company c00", "caps.per_domain_day 1", "move sending.until to a later day"}},
		{"wave without a sending day", 2, waves("0 8 * * mon", 1, calendar.Hours), []string{
			"companies c000, c001: 0 sending days in wave 01, which begins on 2026-03-09T06:00:00Z and lasts 1h", "lengthen waves.spread",
		}},
		{"wave too short for a mailbox", 50, waves("0 8 * * mon", 1, calendar.Days), []string{
			"mailbox box0 gets 25 letters in wave 01 and has room for 20 (1 day, caps.per_mailbox_day 20, sending.min_gap 3m); raise caps.per_mailbox_day to 25",
		}},
		{"waves after the end", 2, func(c *campaign.Campaign) {
			waves("0 8 * * mon", 1, calendar.Days)(c)
			c.Waves.Count = 3
		}, []string{"1 of the 3 waves begin between 2026-03-09T00:00:00Z and sending.until, 2026-03-13T23:59:59Z; lower waves.count to 1"}},
		{"nobody for an arm", 2, func(c *campaign.Campaign) {
			c.Design.Factors = []campaign.Factor{{Key: "origin", Levels: []string{"local", "foreign"}, By: campaign.ByPersona}}
			c.Personas[0].Factors, c.Personas[1].Factors = map[string]string{"origin": "local"}, map[string]string{"origin": "local"}
		}, []string{`arm "origin=foreign", and none of its personas (lt) signals it`}},
		{"over already", 1, func(c *campaign.Campaign) { c.Sending.Until = utc("2026-02-01T00:00:00Z") }, []string{"is over at the start", "move sending.until to a later time"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := study(test.n, 2, 2)
			test.change(c)
			p, err := Make(c, utc("2026-03-01T00:00:00Z"), nil)
			if err == nil {
				t.Fatalf("a plan with %d letters", len(p.Letters))
			}
			for _, want := range test.want {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("error %q does not say %q", err, want)
				}
			}
		})
	}
}

// Letters of other campaigns leave less room, and the advice counts them.
func TestWhatOthersHaveTaken(t *testing.T) {
	var taken []Taken
	for _, day := range []string{"09", "10", "12", "13"} {
		taken = append(taken, Taken{Mailbox: "other@pastas.example", Persona: "other@pastas.example", Domain: "firm0.example", At: utc("2026-03-" + day + "T10:00:00Z")})
	}
	_, err := Make(study(1, 1, 1), utc("2026-03-01T00:00:00Z"), taken)
	want := "domain firm0.example gets 1 letter and has room for 0 (4 days, caps.per_domain_day 1, 4 letters of other campaigns on them); raise caps.per_domain_day to 2"
	if err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("error %v, want %s", err, want)
	}
	p, err := Make(study(1, 1, 1), utc("2026-03-01T00:00:00Z"), taken[1:])
	if err != nil || p.LastDue.Day() != 9 {
		t.Errorf("the only free day is the 9th: %v, %v", p, err)
	}
}
