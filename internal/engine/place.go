package engine

import (
	"fmt"
	"strings"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
	"replyaudit/internal/mail"
	"replyaudit/internal/plan"
	"replyaudit/internal/store"
)

// sender is whose bounds a letter counts against.
type sender struct {
	mailbox string // key
	account string // its address in lower case
	persona string // address in lower case
	domain  string // registrable, of the company's address
}

// caps lists the caps of a letter on a day. A day's caps count every letter; the
// total of a campaign counts openings, since how many letters follow is not its
// choice. Facts that a company has asked for do not count against its domain's
// cap, which is there to spare it unasked mail, nor does what goes to our own controls.
func caps(c *campaign.Campaign, s sender, stage audit.Stage, at time.Time) []store.Budget {
	day, perMailbox := at.UTC().Format(time.DateOnly), c.Caps.PerMailboxDay
	if m, _ := c.MailboxByKey(s.mailbox); m.PerDay > 0 {
		perMailbox = m.PerDay
	}
	all := []store.Budget{
		{Scope: "all", Day: day, Cap: c.Caps.PerDay},
		{Scope: "mailbox:" + s.account, Day: day, Cap: perMailbox},
		{Scope: "persona:" + s.persona, Day: day, Cap: c.Caps.PerPersonaDay},
	}
	_, control := stage.Control()
	if stage != audit.Clarification && !control {
		all = append(all, store.Budget{Scope: "domain:" + s.domain, Day: day, Cap: c.Caps.PerDomainDay})
	}
	if stage == audit.Opening {
		all = append(all, store.Budget{Scope: "campaign:" + c.Key, Cap: c.Caps.Total})
	}
	var set []store.Budget
	for _, b := range all {
		if b.Cap > 0 {
			set = append(set, b)
		}
	}
	return set
}

// placer finds times for later letters beside all that is sent and will be: on a
// day whose caps have room, and apart from the other letters of mailbox and
// persona. The plan does this for openings; when a later letter is due is known
// only when its condition is met.
type placer struct {
	c       *running
	takenOn func(day time.Time) ([]plan.Taken, error)
	known   map[time.Time]bool // days of which all is taken note of
	used    map[slot]int
	times   map[slot][]time.Time // by mailbox and by persona
}

// slot is a scope on a day, as caps count days.
type slot struct{ scope, day string }

// newPlacer asks takenOn once for each day that it looks at.
func newPlacer(c *running, takenOn func(day time.Time) ([]plan.Taken, error)) *placer {
	return &placer{c: c, takenOn: takenOn, known: map[time.Time]bool{}, used: map[slot]int{}, times: map[slot][]time.Time{}}
}

// know takes note of what is taken around an instant, as far as gaps reach.
func (p *placer) know(at time.Time) error {
	gap := max(p.c.Sending.MinGap, p.c.Sending.PersonaGap)
	for day := at.Add(-gap).UTC().Truncate(24 * time.Hour); !day.After(at.Add(gap)); day = nextDay(day) {
		if p.known[day] {
			continue
		}
		p.known[day] = true
		taken, err := p.takenOn(day)
		if err != nil {
			return err
		}
		for _, t := range taken {
			p.take(sender{account: t.Mailbox, persona: t.Persona, domain: t.Domain}, t.At)
		}
	}
	return nil
}

func (p *placer) take(s sender, at time.Time) {
	day := at.UTC().Format(time.DateOnly)
	for _, scope := range []string{"all", "mailbox:" + s.account, "persona:" + s.persona, "domain:" + s.domain} {
		p.used[slot{scope, day}]++
	}
	for _, scope := range []string{"mailbox:" + s.account, "persona:" + s.persona} {
		p.times[slot{scope, day}] = append(p.times[slot{scope, day}], at)
	}
}

// maxMoves bounds the search: a mailbox whose caps leave no room for so long is an error.
const maxMoves = 10_000

// place returns the first time at an instant or later, in the company's sending
// hours, and takes it.
func (p *placer) place(e audit.Enquiry, stage audit.Stage, at time.Time) (time.Time, error) {
	company, _ := p.c.CompanyByKey(e.Company)
	persona, _ := p.c.PersonaByKey(e.Persona)
	mailbox, _ := p.c.MailboxByKey(e.Mailbox)
	hours, err := p.c.SendingCalendar(company)
	if err != nil {
		return time.Time{}, err
	}
	s := sender{
		mailbox: e.Mailbox, account: AccountName(mailbox), persona: strings.ToLower(persona.Address),
		domain: mail.Registrable(campaign.DomainOf(company.Address)),
	}
	_, control := stage.Control() // nobody's working hours: it follows the letter that it copies
	for range maxMoves {
		if err := p.know(at); err != nil {
			return time.Time{}, err
		}
		switch apart := p.apart(s, at); {
		case !control && hours.WorkingBetween(at, at.Add(time.Second)) == 0:
			if at, err = plan.Slot(p.c.Campaign, e, stage, at); err != nil {
				return time.Time{}, err
			}
		case p.full(s, stage, at):
			at = nextDay(at)
		case apart.After(at):
			at = apart
		default:
			p.take(s, at)
			return at, nil
		}
	}
	return time.Time{}, fmt.Errorf("no room for the %s of %s before %s; look at caps and sending", stage, e.ID, at.Format(time.DateOnly))
}

// full tells whether a cap of the day has no room for a letter.
func (p *placer) full(s sender, stage audit.Stage, at time.Time) bool {
	for _, b := range caps(p.c.Campaign, s, stage, at) {
		if b.Day != "" && p.used[slot{b.Scope, b.Day}] >= b.Cap {
			return true
		}
	}
	return false
}

// apart is an instant that is not nearer to a letter of mailbox or persona than
// the campaign's gaps: at itself, if nothing is near.
func (p *placer) apart(s sender, at time.Time) time.Time {
	for _, near := range []struct {
		scope string
		gap   time.Duration
	}{{"mailbox:" + s.account, p.c.Sending.MinGap}, {"persona:" + s.persona, p.c.Sending.PersonaGap}} {
		for day := at.Add(-near.gap); day.Before(nextDay(at.Add(near.gap))); day = nextDay(day) {
			for _, t := range p.times[slot{near.scope, day.UTC().Format(time.DateOnly)}] {
				if at.Sub(t).Abs() < near.gap {
					return t.Add(near.gap)
				}
			}
		}
	}
	return at
}

// nextDay is the beginning of the next day, as caps count days.
func nextDay(t time.Time) time.Time { return t.UTC().Truncate(24 * time.Hour).Add(24 * time.Hour) }
