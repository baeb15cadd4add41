package plan

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"replyaudit/internal/calendar"
	"replyaudit/internal/campaign"
)

// fits counts whether the letters can have a place at all, and says of each
// bound that is too narrow by how much.
func fits(c *campaign.Campaign, letters []*job, w map[string][]stretch, start time.Time) error {
	var problems []error
	if len(letters) > c.Caps.Total {
		problems = append(problems, fmt.Errorf("the campaign has %d letters and caps.total is %d; raise caps.total to %d, or shorten the list of companies",
			len(letters), c.Caps.Total, len(letters)))
	}
	if !c.Sending.Until.After(start) {
		problems = append(problems, fmt.Errorf("sending.until, %s, is over at the start of sending, %s; move sending.until to a later time",
			c.Sending.Until.Format(time.RFC3339), start.Format(time.RFC3339)))
		return errors.Join(problems...)
	}
	problems = append(problems, companiesFit(c, letters, w, start)...)
	problems = append(problems, domainsFit(c, letters, w)...)
	problems = append(problems, mailboxesFit(c, letters, w)...)
	return errors.Join(problems...)
}

// companiesFit: each company needs as many days as it gets letters.
func companiesFit(c *campaign.Campaign, letters []*job, w map[string][]stretch, start time.Time) []error {
	var short []string
	need, least := c.Design.LettersPerCompany, 0
	for _, j := range letters {
		days := daysOf(w[j.company.Key], func(s stretch) int64 { return s.local })
		if days < need && !slices.Contains(short, j.company.Key) {
			if len(short) == 0 || days < least {
				least = days
			}
			short = append(short, j.company.Key)
		}
	}
	if len(short) == 0 {
		return nil
	}
	return []error{fmt.Errorf("%s: %d sending day(s) between %s and %s, and each company gets %d letter(s) on different days; look at the weekends and holidays in between, and move sending.until, widen sending.days or sending.hours, or lower design.letters_per_company",
		few(short), least, start.Format(time.RFC3339), c.Sending.Until.Format(time.RFC3339), need)}
}

func domainsFit(c *campaign.Campaign, letters []*job, w map[string][]stretch) []error {
	count, open := map[string]int{}, map[string][]stretch{}
	for _, j := range letters {
		domain := capDomain(j.company)
		count[domain]++
		open[domain] = append(open[domain], w[j.company.Key]...)
	}
	var problems []error
	for _, domain := range sortedKeys(count) {
		days := daysOf(open[domain], func(s stretch) int64 { return s.day })
		if room := days * c.Caps.PerDomainDay; count[domain] > room && days > 0 {
			problems = append(problems, fmt.Errorf("domain %s gets %d letters and has room for %d (%d days, caps.per_domain_day %d); raise caps.per_domain_day to %d, or move sending.until to a later day",
				domain, count[domain], room, days, c.Caps.PerDomainDay, share(count[domain], days)))
		}
	}
	return problems
}

func mailboxesFit(c *campaign.Campaign, letters []*job, w map[string][]stretch) []error {
	count, open := map[string]int{}, map[string]map[string]bool{}
	for _, j := range letters {
		box := j.persona.Mailbox
		count[box]++
		if open[box] == nil {
			open[box] = map[string]bool{}
		}
		open[box][j.company.Key] = true
	}
	var problems []error
	for _, box := range sortedKeys(count) {
		seconds := map[int64]int64{}
		for _, s := range union(w, open[box]) {
			seconds[s.day] += s.to - s.from
		}
		capped, spaced := 0, 0
		for _, length := range seconds {
			room := count[box]
			if gap := gapSeconds(c); gap > 0 {
				room = int((length-1)/gap) + 1
			}
			spaced += room
			capped += min(room, c.Caps.PerMailboxDay)
		}
		if count[box] <= capped || len(seconds) == 0 {
			continue
		}
		advice := fmt.Sprintf("raise caps.per_mailbox_day to %d", share(count[box], len(seconds)))
		if count[box] > spaced {
			advice = "shorten sending.min_gap, widen sending.hours"
		}
		problems = append(problems, fmt.Errorf("mailbox %s has %d letters and room for %d (%d days, caps.per_mailbox_day %d, sending.min_gap %s); %s, move sending.until to a later day, or add a mailbox with personas",
			box, count[box], capped, len(seconds), c.Caps.PerMailboxDay, spell(c.Sending.MinGap), advice))
	}
	return problems
}

// union merges the sending time of several companies.
func union(w map[string][]stretch, companies map[string]bool) []stretch {
	var all []stretch
	for _, company := range sortedKeys(companies) {
		all = append(all, w[company]...)
	}
	slices.SortFunc(all, func(a, b stretch) int { return int(a.from - b.from) })
	var merged []stretch
	for _, s := range all {
		last := len(merged) - 1
		if last >= 0 && s.from <= merged[last].to && s.day == merged[last].day {
			merged[last].to = max(merged[last].to, s.to)
			continue
		}
		merged = append(merged, s)
	}
	return merged
}

// noRoom is for a campaign that fits by its counts and not in fact: the gaps of
// a nearly full mailbox, or companies that share few days.
func noRoom(c *campaign.Campaign, j *job, start time.Time) error {
	return fmt.Errorf("no time is left for company %s in mailbox %s between %s and %s (sending.min_gap %s, caps.per_mailbox_day %d, caps.per_domain_day %d); move sending.until to a later day, widen sending.hours, or shorten sending.min_gap",
		j.company.Key, j.persona.Mailbox, start.Format(time.RFC3339), c.Sending.Until.Format(time.RFC3339),
		spell(c.Sending.MinGap), c.Caps.PerMailboxDay, c.Caps.PerDomainDay)
}

func daysOf(stretches []stretch, day func(stretch) int64) int {
	seen := map[int64]bool{}
	for _, s := range stretches {
		seen[day(s)] = true
	}
	return len(seen)
}

// spell writes a duration in the campaign's own units.
func spell(d time.Duration) string {
	if d%time.Minute != 0 {
		return calendar.Duration{N: d.Seconds(), Unit: calendar.Seconds}.String()
	}
	return calendar.Duration{N: d.Minutes(), Unit: calendar.Minutes}.String()
}

// share is how many a day are needed to place n.
func share(n, days int) int { return (n + days - 1) / days }

func few(keys []string) string {
	switch {
	case len(keys) == 1:
		return "company " + keys[0]
	case len(keys) <= 3:
		return "companies " + strings.Join(keys, ", ")
	default:
		return fmt.Sprintf("%d companies, %s first", len(keys), keys[0])
	}
}
