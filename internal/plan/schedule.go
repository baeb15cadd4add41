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
func schedule(c *campaign.Campaign, jobs []*job, start time.Time, taken []Taken) error {
	letters := slices.DeleteFunc(slices.Clone(jobs), func(j *job) bool { return j.company.Address == "" })
	if err := openTimes(c, letters, start); err != nil {
		return err
	}
	all := limitsFor(c, letters)
	all.restart(taken)
	if err := fits(c, letters, all, start); err != nil {
		return err
	}
	for try := range maxTries {
		lot := clock.NewStream(c.Seed, fmt.Sprintf("%s/%d", c.Key, try), "due")
		order := slices.Clone(letters)
		lot.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		all.restart(taken)
		if newTable(lot).place(order) == nil {
			return nil
		}
	}
	// Packed as tightly as it goes: the letters with the least choice first.
	order := slices.Clone(letters)
	slices.SortStableFunc(order, func(a, b *job) int {
		return cmp.Or(cmp.Compare(total(a.open), total(b.open)), cmp.Compare(a.company.Key, b.company.Key), a.wave.from.Compare(b.wave.from))
	})
	all.restart(taken)
	if j := newTable(nil).place(order); j != nil {
		return noRoom(c, j)
	}
	return nil
}

// openTimes finds for each letter when it may be due: in the company's sending
// hours, within its wave.
func openTimes(c *campaign.Campaign, letters []*job, start time.Time) error {
	type kind struct {
		zone, country, region string
		from, to              time.Time
	}
	known := map[kind][]stretch{}
	for _, j := range letters {
		to, err := j.wave.end(c, j.company, lastDue(start, c.Sending.Until).Add(time.Second))
		if err != nil {
			return err
		}
		k := kind{j.company.Zone, j.company.Country, j.company.Region, j.wave.from, to}
		if _, ok := known[k]; !ok {
			cal, err := c.SendingCalendar(j.company)
			if err != nil {
				return fmt.Errorf("sending calendar of company %s: %w", j.company.Key, err)
			}
			known[k] = stretches(cal, k.from, k.to)
		}
		j.open = known[k]
	}
	return nil
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
	lot     *clock.Stream  // nil: pack, earliest first
	company map[dayOf]bool // local days on which a company gets a letter
}

type dayOf struct {
	name string
	day  int64
}

func newTable(lot *clock.Stream) *table { return &table{lot: lot, company: map[dayOf]bool{}} }

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
	days := t.days(j)
	if t.lot != nil {
		t.lot.Shuffle(len(days), func(a, b int) { days[a], days[b] = days[b], days[a] })
		slices.SortStableFunc(days, func(a, b day) int { return cmp.Compare(a.load, b.load) })
	}
	for _, d := range days {
		free := d.open
		for _, l := range j.limits {
			free = l.free(free)
		}
		if len(free) > 0 {
			t.take(j, t.pick(free))
			return true
		}
	}
	return false
}

// day is the time on one UTC day at which a letter may be due, and how much the
// mailbox has to do in it.
type day struct {
	open []stretch
	load float64
}

// days lists the days with room for a letter, in order: those with a cap to spare
// on which its company gets no other.
func (t *table) days(j *job) []day {
	var days []day
	for open := j.open; len(open) > 0; {
		n := 1
		for n < len(open) && open[n].day == open[0].day {
			n++
		}
		on, first := open[0].day, open[:n]
		open = open[n:]
		if slices.ContainsFunc(j.limits, func(l *limit) bool { return l.full(on) }) {
			continue
		}
		taken := func(s stretch) bool { return t.company[dayOf{j.company.Key, s.local}] }
		if slices.ContainsFunc(first, taken) {
			first = slices.DeleteFunc(slices.Clone(first), taken)
		}
		if seconds := total(first); seconds > 0 {
			days = append(days, day{first, float64(j.limits[0].used[on]+1) / float64(seconds)})
		}
	}
	return days
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
	for _, l := range j.limits {
		l.take(c.at)
	}
	t.company[dayOf{j.company.Key, c.local}] = true
}

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }
