package simulation

import (
	"fmt"
	"time"

	"replyaudit/internal/calendar"
	"replyaudit/internal/campaign"
	"replyaudit/internal/clock"
	"replyaudit/internal/grade"
)

// launchAt is when every campaign begins: a Monday morning.
var launchAt = time.Date(2026, 3, 2, 8, 30, 0, 0, time.UTC)

const campaignKey = "sim"

// draw is the chance of one seed.
type draw struct {
	seed   int64
	stream *clock.Stream
}

func newDraw(seed int64, purpose string) *draw {
	return &draw{seed, clock.NewStream(seed, "simulation", purpose)}
}

// of is a chance of its own for one entity, so that the order of things among
// several does not matter.
func (d *draw) of(entity, purpose string) *draw {
	return &draw{d.seed, clock.NewStream(d.seed, entity, purpose)}
}

func (d *draw) below(n int) int         { return d.stream.Intn(n) }
func (d *draw) chance(percent int) bool { return d.stream.Intn(100) < percent }
func (d *draw) between(from, to time.Duration) time.Duration {
	return from + time.Duration(d.stream.Float64()*float64(to-from))
}

// drawCampaign makes the campaign of a seed: three to twelve companies, one to
// three mailboxes, some with later letters, some with narrow caps.
func drawCampaign(d *draw) *campaign.Campaign {
	companies := 3 + d.below(6)
	if d.chance(20) {
		companies += d.below(5)
	}
	c := &campaign.Campaign{
		Key: campaignKey, Title: "Simulation", Language: "en", Seed: d.seed,
		Authorisation: campaign.Authorisation{Basis: "simulation", Statement: "invented", By: "nobody", Date: "2026-03-01"},
		Window:        days(2), Target: calendar.Duration{N: 8, Unit: calendar.WorkingHours},
		Design: campaign.Design{LettersPerCompany: 1},
		Sending: campaign.Sending{
			Days:  []time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday},
			Hours: [2]string{"09:00", "17:00"}, MaxLateness: d.between(time.Hour, 6*time.Hour).Truncate(time.Second),
			MinGap: time.Minute, Until: launchAt.Add(d.between(4*time.Hour, 32*time.Hour)).Truncate(time.Second), Late: "skip",
		},
		Caps:  campaign.Caps{PerMailboxDay: companies, PerDomainDay: 3, Total: companies},
		Hours: campaign.Hours{Week: weekdays("09:00-17:00"), Assumed: true},
	}
	if d.chance(25) {
		c.Sending.Late = "replan"
	}
	if d.chance(20) { // everything within minutes
		c.Sending.Until = launchAt.Add(time.Hour)
	}
	mailboxes(c, 1+d.below(3))
	for i := range companies {
		domain := fmt.Sprintf("firm%d.test", i)
		c.Companies = append(c.Companies, campaign.Company{
			Key: fmt.Sprintf("firm%d", i), Name: fmt.Sprintf("Firm %d", i), Address: "info@" + domain, Channel: campaign.ChannelEmail,
			Domain: domain, Organisation: domain, Country: "GB", Language: "en", Zone: "Europe/London",
		})
	}
	c.Scripts = []campaign.Script{drawScript(d, c)}
	return c
}

// mailboxes adds mailboxes with a persona each.
func mailboxes(c *campaign.Campaign, n int) {
	for i := range n {
		key, host := fmt.Sprintf("box%d", i), fmt.Sprintf("a%d.test", i)
		address := "ada@" + host
		server := func(protocol string, port int) campaign.Server {
			return campaign.Server{Host: protocol + "." + host, Port: port, TLS: "none", Username: address, Secret: campaign.Secret{Env: key}}
		}
		c.Mailboxes = append(c.Mailboxes, campaign.Mailbox{
			Key: key, Address: address, SMTP: server("smtp", 587), IMAP: server("imap", 143), Folders: []string{},
		})
		c.Personas = append(c.Personas, campaign.Persona{
			Key: key, First: "Ada", Last: "Lind", Language: "en", Country: "GB", Mailbox: key, Address: address, Zone: "Europe/London",
		})
	}
}

// drawScript is the question, in half of the seeds with letters that follow.
func drawScript(d *draw, c *campaign.Campaign) campaign.Script {
	text := func(words string) map[string][]campaign.Text {
		return map[string][]campaign.Text{"en": {{Body: "Hello,\n\n" + words + "\n\nAda Lind\n"}}}
	}
	s := campaign.Script{
		Key: "print", Opening: text("I would like to print two hundred brochures for our spaniel club. How much would they cost?"),
		Questions: map[string][]grade.Question{"en": {{ID: "price", Text: "How much would they cost?", Expects: "money", Cues: []string{"cost"}}}},
	}
	s.Opening["en"][0].Subject = "Brochures"
	if d.chance(50) {
		return s
	}
	if d.chance(60) {
		s.Reminder = &campaign.Step{After: days(1), Texts: text("may I remind you of my question about the brochures?")}
	}
	if d.chance(50) {
		s.Clarification = &campaign.Clarification{After: hours(1), Texts: text("{{.facts}}"), Facts: []campaign.Fact{
			{Key: "size", Cues: map[string][]string{"en": {"size", "format"}}, Text: map[string]string{"en": "They should be A5."}},
		}}
	}
	if d.chance(40) {
		s.FollowUp = &campaign.Step{When: "answered", After: hours(2), Window: days(2), Texts: text("and how long would it take?"), Questions: map[string][]grade.Question{
			"en": {{ID: "time", Text: "And how long would it take?", Expects: "duration", Cues: []string{"take"}}},
		}}
	}
	if d.chance(40) {
		s.Thanks = &campaign.Step{After: hours(1), Texts: text("thank you for your trouble.")}
	}
	c.Caps.PerMailboxDay += d.below(companiesOf(c))
	return s
}

func companiesOf(c *campaign.Campaign) int { return len(c.Companies) }

func weekdays(hours string) map[string][]string {
	week := map[string][]string{}
	for _, day := range []string{"mon", "tue", "wed", "thu", "fri"} {
		week[day] = []string{hours}
	}
	return week
}

func days(n float64) calendar.Duration  { return calendar.Duration{N: n, Unit: calendar.Days} }
func hours(n float64) calendar.Duration { return calendar.Duration{N: n, Unit: calendar.Hours} }
