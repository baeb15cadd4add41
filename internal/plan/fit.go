package plan

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"sort"
	"strings"
	"time"

	"replyaudit/internal/calendar"
	"replyaudit/internal/campaign"
)

// fits counts whether the letters can have a place at all, and says of each
// bound that is too narrow what to change to which number. It looks at each
// bound and wave by itself; what two of them forbid together shows when the
// letters are placed.
func fits(c *campaign.Campaign, letters []*job, all limits, start time.Time) error {
	var problems []error
	if len(letters) > c.Caps.Total {
		problems = append(problems, misfit("caps.total", "the campaign has %s and caps.total is %d; raise caps.total to %d, or shorten the list of companies",
			counted(len(letters), "letter"), c.Caps.Total, len(letters)))
	}
	if !c.Sending.Until.After(start) {
		problems = append(problems, misfit("sending.until", "sending.until, %s, is over at the start of sending, %s; move sending.until to a later time",
			c.Sending.Until.Format(time.RFC3339), start.Format(time.RFC3339)))
		return errors.Join(problems...)
	}
	said := map[string]bool{} // what is too narrow in one wave is so in most
	for _, letters := range byWave(letters) {
		if short := companiesFit(c, letters); short != nil && !said["companies"] {
			said["companies"] = true
			problems = append(problems, short)
		}
		concerned := map[*limit][]*job{}
		for _, j := range letters {
			for _, l := range j.limits {
				concerned[l] = append(concerned[l], j)
			}
		}
		for _, key := range sortedKeys(all) {
			if err := all[key].fits(concerned[all[key]]); err != nil && !said[key] {
				said[key] = true
				problems = append(problems, err)
			}
		}
	}
	return errors.Join(problems...)
}

// misfit names the key that would have to change.
func misfit(path, format string, args ...any) error {
	return &campaign.Misfit{Path: path, Text: fmt.Sprintf(format, args...)}
}

// byWave parts the letters, which come wave by wave.
func byWave(letters []*job) [][]*job {
	var waves [][]*job
	for i, j := range letters {
		if i == 0 || j.wave != letters[i-1].wave {
			waves = append(waves, nil)
		}
		last := len(waves) - 1
		waves[last] = append(waves[last], j)
	}
	return waves
}

// companiesFit: each company needs as many days as it gets letters.
func companiesFit(c *campaign.Campaign, letters []*job) error {
	var short []string
	need, least := c.Design.LettersPerCompany, 0
	for _, j := range letters {
		days := localDays(j.open)
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
	wave, path, wider := letters[0].wave, "sending.until", "move sending.until"
	if wave.name != "" {
		path, wider = "waves.spread", "lengthen waves.spread"
	}
	return misfit(path, "%s: %s %s, and each company gets %s on different days; look at the weekends and holidays in between, and %s, widen sending.days or sending.hours, or lower design.letters_per_company",
		few(short), counted(least, "sending day"), wave.during(c), counted(need, "letter"), wider)
}

// during says when a wave, or the whole sending, is.
func (w wave) during(c *campaign.Campaign) string {
	if w.name != "" {
		return fmt.Sprintf("in wave %s, which begins on %s and lasts %s", w.name, w.from.Format(time.RFC3339), c.Waves.Spread)
	}
	return fmt.Sprintf("between %s and %s", w.from.Format(time.RFC3339), c.Sending.Until.Format(time.RFC3339))
}

// fits says how to widen the bound when the letters of one wave that it concerns
// cannot keep it; nil when they can.
func (l *limit) fits(letters []*job) error {
	seen := map[*stretch]bool{}
	var open []stretch
	for _, j := range letters {
		if len(j.open) > 0 && !seen[&j.open[0]] { // companies of one place share their time
			seen[&j.open[0]] = true
			open = append(open, j.open...)
		}
	}
	n, days := len(letters), openDays(open)
	room := l.room(days, l.perDay, l.gap)
	if n <= room || len(days) == 0 {
		return nil
	}
	where := ""
	if wave := letters[0].wave; wave.name != "" {
		where = " in wave " + wave.name
	}
	path, advice := l.advice(days, n)
	return misfit(path, "%s gets %s%s and has room for %d (%s); %s, or give the letters more days", l.what, counted(n, "letter"), where, room, l.bounds(days), advice)
}

// bounds describes what makes the room.
func (l *limit) bounds(days map[int64][]stretch) string {
	parts := []string{counted(len(days), "day")}
	if l.perDay > 0 {
		parts = append(parts, fmt.Sprintf("%s %d", l.cap, l.perDay))
	}
	if l.perDay > 0 && l.kept > 0 {
		parts = append(parts, fmt.Sprintf("%d a day for the controls", l.kept))
	}
	if l.gap > 0 {
		parts = append(parts, fmt.Sprintf("%s %s", l.spacer, spell(l.gap)))
	}
	others := 0
	for day := range days {
		others += l.used[day]
	}
	if others > 0 {
		parts = append(parts, counted(others, "letter")+" of other campaigns on them")
	}
	return strings.Join(parts, ", ")
}

// advice is the cap that would do, else the gap, else both, and the key to change.
func (l *limit) advice(days map[int64][]stretch, n int) (path, text string) {
	least := func(gap int64) int {
		return sort.Search(math.MaxInt32, func(perDay int) bool { return perDay > 0 && l.room(days, perDay, gap) >= n })
	}
	longest := func(perDay int) int64 {
		return int64(sort.Search(int(l.gap)+1, func(gap int) bool { return l.room(days, perDay, int64(gap)) < n })) - 1
	}
	if l.room(days, 0, l.gap) >= n {
		return l.cap, fmt.Sprintf("raise %s to %d", l.cap, least(l.gap))
	}
	if gap := longest(l.perDay); gap >= 0 {
		return l.spacer, fmt.Sprintf("shorten %s to %s", l.spacer, spell(gap))
	}
	gap := longest(0)
	return l.spacer, fmt.Sprintf("shorten %s to %s and raise %s to %d", l.spacer, spell(gap), l.cap, least(gap))
}

// room is how many letters fit at most with a cap and a gap, beside what is taken.
func (l *limit) room(days map[int64][]stretch, perDay int, gap int64) int {
	room := 0
	for day, open := range days {
		most := math.MaxInt32
		if gap > 0 {
			most = 0
			for _, s := range (&limit{gap: gap, at: l.at}).free(open) {
				most += int((s.to-s.from-1)/gap) + 1
			}
		}
		if perDay > 0 {
			most = min(most, max(0, perDay-l.kept-l.used[day]))
		}
		room += most
	}
	return room
}

// openDays merges the sending time of several companies, by UTC day.
func openDays(all []stretch) map[int64][]stretch {
	slices.SortFunc(all, func(a, b stretch) int { return int(a.from - b.from) })
	days := map[int64][]stretch{}
	for _, s := range all {
		merged := days[s.day]
		if last := len(merged) - 1; last >= 0 && s.from <= merged[last].to {
			merged[last].to = max(merged[last].to, s.to)
			continue
		}
		days[s.day] = append(merged, s)
	}
	return days
}

// noRoom is for a campaign that fits by its counts and not in fact: the gaps of
// a nearly full mailbox, or companies that share few days.
func noRoom(c *campaign.Campaign, j *job) error {
	var bounds []string
	for _, l := range j.limits {
		if l.perDay > 0 {
			bounds = append(bounds, fmt.Sprintf("%s %d", l.cap, l.perDay))
		}
		if l.gap > 0 {
			bounds = append(bounds, fmt.Sprintf("%s %s", l.spacer, spell(l.gap)))
		}
	}
	return misfit("sending", "no time is left for company %s, written to by %s, %s (%s); widen one of these bounds, widen sending.hours, or move sending.until to a later day",
		j.company.Key, j.persona.Key, j.wave.during(c), strings.Join(bounds, ", "))
}

func localDays(stretches []stretch) int {
	seen := map[int64]bool{}
	for _, s := range stretches {
		seen[s.local] = true
	}
	return len(seen)
}

// spell writes seconds in the campaign's own units.
func spell(seconds int64) string {
	return calendar.ElapsedDuration(time.Duration(seconds) * time.Second).String()
}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

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
