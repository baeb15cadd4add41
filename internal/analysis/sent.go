package analysis

import (
	"fmt"
	"time"
)

// Departure is what the letters came to that were sent on one weekday, or in one
// hour of the day, by the company's own clock.
type Departure struct {
	Weekday time.Weekday // of a weekday's
	Hour    int          // of an hour's: it began at Hour:00
	Replied Rate         // over delivered letters
	Wait    Curves       // the reply clock; of its curves the median and its limits matter
}

// Departures are those in which any letter began to wait for a reply; a letter
// counts once in each list. They describe: unless a design says so, nobody was
// told by lot when to write.
type Departures struct {
	Weekdays []Departure // from Monday
	Hours    []Departure // from midnight
}

// departures groups letters by the local time at which they were accepted.
func (s *sample) departures(d *Data) Departures {
	const days, hours = 7, 24
	local := s.localStarts(d)
	var out Departures
	for n := range days {
		day := (time.Monday + time.Weekday(n)) % days
		if x, any := s.departure(func(e *Enquiry) bool { return local[e].Weekday() == day }); any {
			x.Weekday = day
			out.Weekdays = append(out.Weekdays, x)
		}
	}
	for hour := range hours {
		if x, any := s.departure(func(e *Enquiry) bool { return local[e].Hour() == hour }); any {
			x.Hour = hour
			out.Hours = append(out.Hours, x)
		}
	}
	return out
}

// localStarts is t0 of each enquiry by the clock of its company.
func (s *sample) localStarts(d *Data) map[*Enquiry]time.Time {
	zones, local := map[string]*time.Location{}, make(map[*Enquiry]time.Time, len(s.all))
	for i := range s.all {
		e := &s.all[i]
		if zones[e.Company] == nil {
			cal, err := d.calendar(e.Target)
			if err != nil {
				panic(fmt.Sprintf("analysis: calendar of company %q in a validated campaign: %v", e.Company, err))
			}
			zones[e.Company] = cal.Location()
		}
		local[e] = e.T0.In(zones[e.Company])
	}
	return local
}

// departure is one group; there is none without a letter that waits for a reply.
func (s *sample) departure(in func(*Enquiry) bool) (Departure, bool) {
	waiting := func(e *Enquiry) bool { return in(e) && e.Reply.Running }
	if s.count(waiting) == 0 {
		return Departure{}, false
	}
	return Departure{Replied: s.rate(replied, analysed, waiting), Wait: s.curves(waiting, func(e *Enquiry) Clock { return e.Reply })}, true
}
