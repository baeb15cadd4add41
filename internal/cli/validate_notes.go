package cli

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/calendar"
	"replyaudit/internal/campaign"
	"replyaudit/internal/lexicon"
	"replyaudit/internal/plan"
)

// notes are what a careful person would want to know before the launch.
func notes(c *campaign.Campaign, p *plan.Plan, now time.Time) []string {
	var notes []string
	if c.Sending.Until.Before(now) {
		notes = append(notes, fmt.Sprintf("sending ended on %s; move sending.from and sending.until before you launch it", c.Sending.Until.Format(time.DateOnly)))
	}
	if n := assumedHours(c); n > 0 {
		notes = append(notes, fmt.Sprintf("no hours are stated for %d of %d companies, so these are taken to work Monday to Friday, 09:00-17:00; the report says so", n, len(c.Companies)))
	}
	notes = append(notes, idleNotes(c, p)...)
	if c.Hours.Holidays != nil && len(*c.Hours.Holidays) == 0 {
		notes = append(notes, "hours.holidays is none, so that silence on a holiday counts as slowness")
	} else {
		notes = append(notes, decreeNotes(c, p)...)
	}
	return append(notes, languageNotes(c)...)
}

// idleNotes name what would never be used: personas that write to nobody, and
// reminders that come too late.
func idleNotes(c *campaign.Campaign, p *plan.Plan) []string {
	var notes, idle []string
	for _, persona := range c.Personas {
		if !slices.ContainsFunc(p.Enquiries, func(e audit.Enquiry) bool { return e.Persona == persona.Key }) {
			idle = append(idle, persona.Key)
		}
	}
	if len(idle) > 0 {
		notes = append(notes, fmt.Sprintf("no letter is written by %s; remove what is not needed, or look at pools and languages", strings.Join(idle, ", ")))
	}
	for _, script := range slices.Sorted(maps.Keys(p.Unreminded)) {
		notes = append(notes, fmt.Sprintf("%s of script %s would have no sending hour left for the reminder before the window is over", plural(p.Unreminded[script], "letter"), script))
	}
	return notes
}

// assumedHours counts the companies whose hours nobody has stated.
func assumedHours(c *campaign.Campaign) (n int) {
	for _, company := range c.Companies {
		if c.AssumedHours(company) {
			n++
		}
	}
	return n
}

// decreeNotes warn of years whose exchanged working days are not known.
func decreeNotes(c *campaign.Campaign, p *plan.Plan) []string {
	var notes, said []string
	for _, company := range c.Companies {
		last, ok := calendar.DecreedThrough(company.Country)
		if !ok || p.LastWindowEnd.Year() <= last || slices.Contains(said, company.Country) {
			continue
		}
		said = append(said, company.Country)
		notes = append(notes, fmt.Sprintf("the exchanged working days of %s are known through %d; list those of %d under hours.holidays",
			company.Country, last, p.LastWindowEnd.Year()))
	}
	return notes
}

// languageNotes name the languages in which replies are read without a list of words.
func languageNotes(c *campaign.Campaign) []string {
	known := map[string]bool{}
	for _, l := range lexicon.Languages() {
		known[l.Code] = true
	}
	var notes []string
	for _, company := range c.Companies {
		if !known[company.Language] {
			known[company.Language] = true
			notes = append(notes, fmt.Sprintf("replies in %s are read without a list of words for that language; expect more of them to wait for a person", company.Language))
		}
	}
	return notes
}
