package analysis

import (
	"maps"
	"slices"

	"replyaudit/internal/audit"
)

// later returns what a later stage of an enquiry came to.
func (e *Enquiry) later(stage audit.Stage) (Assessment, bool) {
	for _, l := range e.Later {
		if l.Stage == stage {
			return l.Assessment, true
		}
	}
	return Assessment{}, false
}

// of is the sample of the enquiries that pick keeps, each with the assessment
// that it gives; clusters stay those of the whole sample.
func (s *sample) of(d *Data, pick func(*Enquiry) (Assessment, bool)) *sample {
	all := make([]Enquiry, 0, len(s.all))
	for i := range s.all {
		if a, ok := pick(&s.all[i]); ok {
			e := s.all[i]
			e.Assessment = a
			all = append(all, e)
		}
	}
	return newSample(d, all, s.resample)
}

// final are the rates at the end of the windows, reminders counted.
func (s *sample) final(d *Data) (Rates, int) {
	reminded := 0
	final := s.of(d, func(e *Enquiry) (Assessment, bool) {
		if a, ok := e.later(audit.Reminder); ok {
			reminded++
			return a, true
		}
		return e.Assessment, true
	})
	return final.rates(), reminded
}

// byPerson are the headline rates without what declares itself automatic.
func (s *sample) byPerson(d *Data) Rates {
	return s.of(d, func(e *Enquiry) (Assessment, bool) { return e.ByPerson, true }).rates()
}

// followUps are the rates of the follow-up questions.
func (s *sample) followUps(d *Data) Rates {
	return s.of(d, func(e *Enquiry) (Assessment, bool) { return e.later(audit.FollowUp) }).rates()
}

func promises(e *Enquiry) bool { return !e.Target.Promise.IsZero() }

func promised(e *Enquiry) bool { return analysed(e) && promises(e) }

func promiseKept(e *Enquiry) bool { return e.PromiseKept }

// ServiceLevel is the least share that a campaign demands of a rate.
type ServiceLevel struct {
	Rate  string // acknowledged, replied, answered, on_time_in_full
	Least float64
	Found Rate
	// Missed says that the share lies below, even if everything undecided counted.
	Missed bool
}

func serviceLevels(least map[string]float64, r Rates) []ServiceLevel {
	rates := map[string]Rate{"acknowledged": r.Acknowledged, "replied": r.Replied, "answered": r.Answered, "on_time_in_full": r.OnTimeInFull}
	var out []ServiceLevel
	for _, name := range slices.Sorted(maps.Keys(least)) {
		found := rates[name]
		out = append(out, ServiceLevel{Rate: name, Least: least[name], Found: found, Missed: found.N > 0 && found.Range.Hi < least[name]})
	}
	return out
}

// Seen is the enquiry as a later stage measured it: a reminder's on the
// opening's letter and window, a follow-up's on its own.
func (e *Enquiry) Seen(l Later) Enquiry {
	seen := *e
	seen.Assessment, seen.Later = l.Assessment, nil
	for _, step := range e.Steps {
		if step.Stage == l.Stage && l.Stage == audit.FollowUp {
			seen.Letter, seen.WindowEnd = step.Letter, step.WindowEnd
		}
	}
	return seen
}

// OnlyReminded reports whether the company answered to a reminder and not before
// it: no silence, though the headline has no reply (RULES 5).
func (e *Enquiry) OnlyReminded() bool { return e.Flags.AfterReminder && !HasReply(e.Outcome) }

// Whole is the enquiry with its whole window, a reminder counted.
func (e *Enquiry) Whole() Enquiry {
	for _, l := range e.Later {
		if l.Stage == audit.Reminder {
			return e.Seen(l)
		}
	}
	return *e
}
