package plan

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"time"

	"replyaudit/internal/calendar"
	"replyaudit/internal/campaign"
	"replyaudit/internal/clock"
	"replyaudit/internal/mail"
)

const daySeconds = 24 * 60 * 60

// stretch is sending time in Unix seconds, from the first to before the second,
// inside one day in UTC, as the caps count days, and one day of the company.
type stretch struct {
	from, to   int64
	day, local int64 // days since 1970, in UTC and on the company's wall
}

// maxTries is how often due times are drawn anew when the last letters found no
// place. Only a mailbox that is more than about three quarters full needs it.
const maxTries = 20

// schedule gives each job with an address its due time.
func schedule(c *campaign.Campaign, jobs []*job, start time.Time) error {
	w, err := windows(c, start)
	if err != nil {
		return err
	}
	var letters []*job
	for _, j := range jobs {
		if j.company.Address != "" {
			letters = append(letters, j)
		}
	}
	if err := fits(c, letters, w, start); err != nil {
		return err
	}
	for try := range maxTries {
		lot := clock.NewStream(c.Seed, fmt.Sprintf("%s/%d", c.Key, try), "due")
		order := slices.Clone(letters)
		lot.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		if newTable(c, w, lot).place(order) == nil {
			return nil
		}
	}
	// Packed as tightly as it goes: the letters with the least choice first.
	order := slices.Clone(letters)
	slices.SortStableFunc(order, func(a, b *job) int {
		return cmp.Or(cmp.Compare(total(w[a.company.Key]), total(w[b.company.Key])), cmp.Compare(a.company.Key, b.company.Key))
	})
	if j := newTable(c, w, nil).place(order); j != nil {
		return noRoom(c, j, start)
	}
	return nil
}

// windows lists the sending time of each company that has an address.
func windows(c *campaign.Campaign, start time.Time) (map[string][]stretch, error) {
	type kind struct{ zone, country, region string }
	known := map[kind][]stretch{}
	w := map[string][]stretch{}
	for _, company := range c.Companies {
		if company.Address == "" {
			continue
		}
		k := kind{company.Zone, company.Country, company.Region}
		if _, ok := known[k]; !ok {
			cal, err := c.SendingCalendar(company)
			if err != nil {
				return nil, fmt.Errorf("sending calendar of company %s: %w", company.Key, err)
			}
			known[k] = stretches(cal, start, lastDue(start, c.Sending.Until).Add(time.Second))
		}
		w[company.Key] = known[k]
	}
	return w, nil
}

// lastDue is when the last letter may be due: early enough before the end of
// sending, after which nothing goes out, for a server that answers slowly. That
// is a minute, or a tenth of a short time of sending.
func lastDue(start, until time.Time) time.Time {
	slack := min(time.Minute, until.Sub(start)/10).Truncate(time.Second)
	return until.Add(-slack)
}

// stretches cuts the open time between two instants at midnight in UTC.
func stretches(cal *calendar.Calendar, from, to time.Time) []stretch {
	var all []stretch
	for _, span := range cal.Spans(from, to) {
		y, m, d := span.Start.In(cal.Location()).Date()
		local := time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix() / daySeconds
		for at, end := span.Start.Unix(), span.End.Unix(); at < end; {
			day := at / daySeconds
			next := min(end, (day+1)*daySeconds)
			all = append(all, stretch{from: at, to: next, day: day, local: local})
			at = next
		}
	}
	return all
}

func total(stretches []stretch) (seconds int64) {
	for _, s := range stretches {
		seconds += s.to - s.from
	}
	return seconds
}

// table is the timetable that is being filled.
type table struct {
	c       *campaign.Campaign
	windows map[string][]stretch
	lot     *clock.Stream     // nil: pack, earliest first
	gap     int64             // seconds between two letters of a mailbox
	sent    map[dayOf][]int64 // due times by mailbox and day
	mailbox map[dayOf]int
	domain  map[dayOf]int
	company map[dayOf]bool // local days on which a company gets a letter
}

type dayOf struct {
	name string
	day  int64
}

func newTable(c *campaign.Campaign, w map[string][]stretch, lot *clock.Stream) *table {
	return &table{
		c: c, windows: w, lot: lot, gap: gapSeconds(c), sent: map[dayOf][]int64{},
		mailbox: map[dayOf]int{}, domain: map[dayOf]int{}, company: map[dayOf]bool{},
	}
}

func gapSeconds(c *campaign.Campaign) int64 {
	return int64((c.Sending.MinGap + time.Second - 1) / time.Second)
}

// place gives every job a due time, and returns the first that found none.
func (t *table) place(jobs []*job) *job {
	for _, j := range jobs {
		if !t.placeOne(j) {
			return j
		}
	}
	return nil
}

// placeOne takes the day on which the mailbox has least to do for the time there
// is, so that letters spread evenly, and draws a second of it.
func (t *table) placeOne(j *job) bool {
	byDay := map[int64][]stretch{}
	for _, s := range t.windows[j.company.Key] {
		if !t.company[dayOf{j.company.Key, s.local}] {
			byDay[s.day] = append(byDay[s.day], s)
		}
	}
	days := slices.DeleteFunc(slices.Sorted(maps.Keys(byDay)), func(day int64) bool {
		return t.mailbox[dayOf{j.persona.Mailbox, day}] >= t.c.Caps.PerMailboxDay ||
			t.domain[dayOf{capDomain(j.company), day}] >= t.c.Caps.PerDomainDay
	})
	if t.lot != nil {
		t.lot.Shuffle(len(days), func(a, b int) { days[a], days[b] = days[b], days[a] })
		load := func(day int64) float64 {
			return float64(t.mailbox[dayOf{j.persona.Mailbox, day}]+1) / float64(total(byDay[day]))
		}
		slices.SortStableFunc(days, func(a, b int64) int { return cmp.Compare(load(a), load(b)) })
	}
	for _, day := range days {
		if free := t.free(dayOf{j.persona.Mailbox, day}, byDay[day]); len(free) > 0 {
			t.take(j, t.pick(free))
			return true
		}
	}
	return false
}

// capDomain is the domain whose letters are counted together: that of the
// address, as its owner has registered it.
func capDomain(c campaign.Company) string {
	return mail.Registrable(campaign.DomainOf(c.Address))
}

// free cuts out of one day's stretches what is too near to a letter of the
// mailbox, be it of that day or of one around it.
func (t *table) free(on dayOf, stretches []stretch) []stretch {
	free := slices.Clone(stretches)
	if t.gap == 0 {
		return free
	}
	reach := t.gap/daySeconds + 1
	for day := on.day - reach; day <= on.day+reach; day++ {
		for _, at := range t.sent[dayOf{on.name, day}] {
			free = cut(free, at-t.gap+1, at+t.gap)
		}
	}
	return free
}

// cut takes the time from one second to before another out of the stretches.
func cut(stretches []stretch, from, to int64) []stretch {
	var rest []stretch
	for _, s := range stretches {
		before, after := s, s
		before.to, after.from = min(s.to, from), max(s.from, to)
		for _, piece := range []stretch{before, after} {
			if piece.from < piece.to {
				rest = append(rest, piece)
			}
		}
	}
	return rest
}

// chosen is a second of a stretch.
type chosen struct {
	stretch
	at int64
}

func (t *table) pick(free []stretch) chosen {
	if t.lot == nil {
		return chosen{free[0], free[0].from}
	}
	n := int64(t.lot.Intn(int(total(free))))
	for _, s := range free {
		if length := s.to - s.from; n >= length {
			n -= length
			continue
		}
		return chosen{s, s.from + n}
	}
	panic("plan: the draw fell outside the free time")
}

func (t *table) take(j *job, c chosen) {
	j.due = c.at
	on := dayOf{j.persona.Mailbox, c.day}
	t.sent[on] = append(t.sent[on], c.at)
	t.mailbox[on]++
	t.domain[dayOf{capDomain(j.company), c.day}]++
	t.company[dayOf{j.company.Key, c.local}] = true
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
