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
	Slots    []Slot      // from Monday and midnight; a letter counts once
}

// SlotHours is how long a slot is.
const SlotHours = 3

// Slot is what became of the letters of some hours of a weekday.
type Slot struct {
	Weekday time.Weekday
	Hour    int      // it began at Hour:00
	Replied Fraction // over delivered letters
}

// departures groups letters by the local time at which they were accepted.
func (s *sample) departures() Departures {
	const days, hours = 7, 24
	var out Departures
	for n := range days {
		day := (time.Monday + time.Weekday(n)) % days
		if x, any := s.departure(func(e *Enquiry) bool { return e.SentLocal.Weekday() == day }); any {
			x.Weekday = day
			out.Weekdays = append(out.Weekdays, x)
		}
	}
	for hour := range hours {
		if x, any := s.departure(func(e *Enquiry) bool { return e.SentLocal.Hour() == hour }); any {
			x.Hour = hour
			out.Hours = append(out.Hours, x)
		}
	}
	out.Slots = s.slots()
	return out
}

// slots counts letters by weekday and hours of the day; there is none without a letter.
func (s *sample) slots() []Slot {
	const week, perDay = 7, 24 / SlotHours
	var counts [week][perDay]Fraction
	for i := range s.all {
		e := &s.all[i]
		if !e.Reply.Running || !analysed(e) {
			continue
		}
		f := &counts[(e.SentLocal.Weekday()+week-time.Monday)%week][e.SentLocal.Hour()/SlotHours]
		f.N++
		if replied(e) {
			f.X++
		}
	}
	var out []Slot
	for day := range counts {
		for at, f := range counts[day] {
			if f.N > 0 {
				out = append(out, Slot{Weekday: (time.Monday + time.Weekday(day)) % week, Hour: at * SlotHours, Replied: f})
			}
		}
	}
	return out
}

// setLocal sets t0 by the clock of the company in each enquiry that has one.
func setLocal(d *Data, all []Enquiry) {
	zones := map[string]*time.Location{}
	for i := range all {
		e := &all[i]
		if e.T0.IsZero() {
			continue
		}
		if zones[e.Company] == nil {
			cal, err := d.calendar(e.Target)
			if err != nil {
				panic(fmt.Sprintf("analysis: calendar of company %q in a validated campaign: %v", e.Company, err))
			}
			zones[e.Company] = cal.Location()
		}
		e.SentLocal = e.T0.In(zones[e.Company])
	}
}

// departure is one group; there is none without a letter that waits for a reply.
func (s *sample) departure(in func(*Enquiry) bool) (Departure, bool) {
	waiting := func(e *Enquiry) bool { return in(e) && e.Reply.Running }
	if s.count(waiting) == 0 {
		return Departure{}, false
	}
	return Departure{Replied: s.rate(replied, analysed, waiting), Wait: s.medians(waiting)}, true
}
