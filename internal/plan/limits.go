package plan

import (
	"slices"
	"strings"
	"time"

	"replyaudit/internal/campaign"
	"replyaudit/internal/mail"
)

// Taken is a letter that counts against the same bounds as those of a plan: one
// of another campaign of the database, or any other when one letter is planned
// anew. It may be sent or still to be sent. All is in small letters.
type Taken struct {
	Mailbox string // address
	Persona string // address
	Domain  string // of the recipient's address; the registrable part of it counts
	At      time.Time
}

// limit bounds the letters of one mailbox, persona or domain, or of all of them.
// Days are UTC days, as the caps count them.
type limit struct {
	what   string // "mailbox one"
	cap    string // the setting behind perDay
	perDay int    // letters a day; 0 = no cap
	kept   int    // of them for the controls
	spacer string // the setting behind gap
	gap    int64  // seconds between two letters

	used map[int64]int // letters by day
	at   []int64       // when they are due, sorted; kept only with a gap
}

// take counts a letter.
func (l *limit) take(at int64) {
	l.used[at/daySeconds]++
	if l.gap > 0 {
		i, _ := slices.BinarySearch(l.at, at)
		l.at = slices.Insert(l.at, i, at)
	}
}

// full reports whether no further letter may be due on a day.
func (l *limit) full(day int64) bool { return l.perDay > 0 && l.used[day] >= l.perDay-l.kept }

// free cuts out of stretches what is too near to a letter.
func (l *limit) free(stretches []stretch) []stretch {
	if len(l.at) == 0 {
		return stretches
	}
	var rest []stretch
	for _, s := range stretches {
		i, _ := slices.BinarySearch(l.at, s.from-l.gap+1)
		for ; i < len(l.at) && l.at[i]-l.gap < s.to; i++ {
			if before := s; before.from <= l.at[i]-l.gap {
				before.to = l.at[i] - l.gap + 1
				rest = append(rest, before)
			}
			s.from = max(s.from, l.at[i]+l.gap)
		}
		if s.from < s.to {
			rest = append(rest, s)
		}
	}
	return rest
}

// limits are the bounds of a campaign by what they bound.
type limits map[string]*limit

// limitsFor finds the bounds of every job.
func limitsFor(c *campaign.Campaign, jobs []*job) limits {
	all := limits{}
	for _, j := range jobs {
		j.limits = all.of(c, j)
	}
	return all
}

// restart counts no letters but those that others have taken.
func (all limits) restart(taken []Taken) {
	for _, l := range all {
		clear(l.used)
		l.at = l.at[:0]
	}
	for _, t := range taken {
		for _, key := range []string{"mailbox " + t.Mailbox, "persona " + t.Persona, "domain " + mail.Registrable(t.Domain), "all"} {
			if l := all[key]; l != nil {
				l.take(t.At.Unix())
			}
		}
	}
}

// of returns the bounds of one job, that of its mailbox first.
func (all limits) of(c *campaign.Campaign, j *job) []*limit {
	box, _ := c.MailboxByKey(j.persona.Mailbox)
	domain := capDomain(j.company)
	mailboxCap, boxSetting := c.Caps.PerMailboxDay, "caps.per_mailbox_day"
	if box.PerDay > 0 {
		mailboxCap, boxSetting = box.PerDay, "mailboxes."+box.Key+".per_day"
	}
	return []*limit{
		all.get("mailbox "+strings.ToLower(box.Address), limit{
			what: "mailbox " + box.Key, cap: boxSetting, perDay: mailboxCap, kept: c.ControlLetters(box.Key), spacer: "sending.min_gap", gap: wholeSeconds(c.Sending.MinGap),
		}),
		all.get("persona "+strings.ToLower(j.persona.Address), limit{
			what: "persona " + j.persona.Key, cap: "caps.per_persona_day", perDay: c.Caps.PerPersonaDay, kept: len(c.Controls), spacer: "sending.persona_gap", gap: wholeSeconds(c.Sending.PersonaGap),
		}),
		all.get("domain "+domain, limit{what: "domain " + domain, cap: "caps.per_domain_day", perDay: c.Caps.PerDomainDay}),
		all.get("all", limit{what: "campaign " + c.Key, cap: "caps.per_day", perDay: c.Caps.PerDay, kept: c.ControlLetters("")}),
	}
}

func (all limits) get(key string, fresh limit) *limit {
	if all[key] == nil {
		fresh.used = map[int64]int{}
		all[key] = &fresh
	}
	return all[key]
}

func wholeSeconds(d time.Duration) int64 { return int64((d + time.Second - 1) / time.Second) }

// capDomain is the domain whose letters are counted together: that of the
// address, as its owner has registered it.
func capDomain(c campaign.Company) string {
	return mail.Registrable(campaign.DomainOf(c.Address))
}
