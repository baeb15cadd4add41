package campaign

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"replyaudit/internal/calendar"
)

// checkCalendars builds each different calendar once.
func (l *loader) checkCalendars() {
	if l.campaign.Hours.Week == nil {
		return
	}
	type kind struct{ country, region, zone, hours string }
	seen := map[kind]bool{}
	for _, company := range l.campaign.Companies {
		k := kind{company.Country, company.Region, company.Zone, fmt.Sprint(company.Hours)}
		if seen[k] || k.country == "" || k.zone == "" {
			continue
		}
		seen[k] = true
		if _, err := l.campaign.Calendar(company); err != nil {
			l.failCalendar(company, err)
		}
	}
}

func (l *loader) failCalendar(company Company, err error) {
	at := l.at("hours.week")
	text := err.Error()
	var holidays *calendar.TableError
	if errors.As(err, &holidays) {
		at = l.at("companies." + company.Key + "." + holidays.Column)
		text = fmt.Sprintf("company %s: %v", company.Key, err)
	}
	l.fail(at, "%s", text)
}

// checkAuthorisation wants it to be given before the first letter.
func (l *loader) checkAuthorisation() {
	a, s := l.campaign.Authorisation, l.campaign.Sending
	day, err := time.Parse(time.DateOnly, a.Date)
	first, key := s.From, "sending.from"
	if first.IsZero() {
		first, key = s.Until, "sending.until"
	}
	const easternmost = 14 * time.Hour // a day begins so much earlier there
	if err == nil && !first.IsZero() && day.After(first.Add(easternmost)) {
		l.fail(l.at("authorisation.date"), "the authorisation is of %s, later than %s (%s); nothing is sent before it was given, correct one of them", a.Date, key, first.Format(time.DateOnly))
	}
}

// checkShortDays wants none of them twice, and none that is a day off of the same
// place as well.
func (l *loader) checkShortDays() {
	said := map[string]int{}
	h := l.campaign.Hours
	for i, d := range h.ShortDays {
		path := fmt.Sprintf("hours.short_days.%d", i+1)
		where := strings.Join([]string{d.Date, d.Country, d.Region}, " ")
		if first, twice := said[where]; twice {
			l.fail(l.at(path), "this short day is given twice, first in line %d; keep one", l.at(fmt.Sprintf("hours.short_days.%d", first)).line)
		}
		said[where] = i + 1
		if h.Holidays == nil {
			continue
		}
		for _, off := range *h.Holidays {
			if d.Date != "" && off.Date == d.Date && off.Country == d.Country && off.Region == d.Region {
				l.fail(l.at(path), "%s is a short day and a holiday at once; keep one of them", d.Date)
			}
		}
	}
}

// checkSpans compares the durations that must fit into the window, as far as
// that does not depend on a calendar.
func (l *loader) checkSpans() {
	c := &l.campaign
	if c.Window.IsZero() {
		return
	}
	answer := "target"
	if _, several := l.places["target.answer"]; several {
		answer = "target.answer"
	}
	for _, target := range []struct {
		path string
		of   calendar.Duration
	}{{answer, c.Target}, {"target.acknowledgement", c.Targets.Acknowledgement}, {"target.reply", c.Targets.Reply}} {
		if sign, ok := target.of.Compare(c.Window); ok && sign > 0 && !target.of.IsZero() {
			l.fail(l.at(target.path), "the %s of %s is longer than the window of %s, so that no answer could be late; write a shorter target, or a longer window", target.path, target.of, c.Window)
		}
	}
	for _, s := range c.Scripts {
		if s.Reminder == nil || s.Reminder.After.IsZero() {
			continue
		}
		if sign, ok := s.Reminder.After.Compare(c.Window); ok && sign >= 0 {
			l.fail(l.at("scripts."+s.Key+".reminder.after"), "the reminder comes %s after the opening, when the window of %s is over; write a shorter after, or a longer window", s.Reminder.After, c.Window)
		}
	}
}

// checkWaves wants every wave to begin while letters are sent, and to be over
// before the next.
func (l *loader) checkWaves() {
	w, s := l.campaign.Waves, l.campaign.Sending
	if w == nil || w.Cron == "" || w.Zone == "" || w.Count == 0 {
		return
	}
	cron, err := w.Begins()
	if err != nil {
		l.fail(l.at("waves.cron"), "%v", err)
		return
	}
	from := s.From
	if from.IsZero() {
		from, _ = time.Parse(time.DateOnly, l.campaign.Authorisation.Date) // the launch comes later; the distances are much the same
	}
	begins := cron.Next(from.Add(-time.Second))
	for n := 1; n <= w.Count; n++ {
		if !s.From.IsZero() && !s.Until.IsZero() && begins.After(s.Until) {
			l.fail(l.at("waves.count"), "wave %d of %d would begin on %s, after sending.until (%s); write fewer waves, or a later until", n, w.Count, begins.Format(time.DateOnly), s.Until.Format(time.DateOnly))
			return
		}
		next := cron.Next(begins)
		gap := calendar.ElapsedDuration(next.Sub(begins))
		if sign, ok := w.Spread.Compare(gap); n < w.Count && ok && sign > 0 {
			l.fail(l.at("waves.spread"), "wave %d is spread over %s, and wave %d begins %s after it; write a shorter spread, or fewer instants in waves.cron", n, w.Spread, n+1, gap)
			return
		}
		begins = next
	}
}
