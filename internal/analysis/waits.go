package analysis

import (
	"time"

	"replyaudit/internal/calendar"
	"replyaudit/internal/campaign"
	"replyaudit/internal/stats"
)

// Survival holds the curves of the three clocks; times are seconds.
type Survival struct{ Ack, Reply, Answer Curves }

// Curves is one clock on both measures of time.
type Curves struct{ Elapsed, Working stats.Curve }

// Wait is the median wait for the reply in one group, in seconds.
type Wait struct {
	Country          string // "" = all
	N                int
	Elapsed, Working stats.Curve // of which the median and its limits matter
}

// Bin is one bar of the histogram of waiting times: replies that came after
// From and up to To, in elapsed seconds. The last bin, Never, has no bounds.
type Bin struct {
	From, To float64
	Never    bool
	Count    int
}

// survival follows every letter at risk: delivered, and open ones up to the
// instant of the report (RULES 3 and 4).
func (s *sample) survival() Survival {
	return Survival{
		Ack:    s.curves(everyone, func(e *Enquiry) Clock { return e.Ack }),
		Reply:  s.curves(everyone, func(e *Enquiry) Clock { return e.Reply }),
		Answer: s.curves(everyone, func(e *Enquiry) Clock { return e.Answer }),
	}
}

func (s *sample) curves(group func(*Enquiry) bool, of func(*Enquiry) Clock) Curves {
	var elapsed, working []stats.Wait
	clusters := map[string]int{}
	repeated := false
	for i := range s.all {
		e := &s.all[i]
		c := of(e)
		if !group(e) || !c.Running {
			continue
		}
		if _, seen := clusters[e.Organisation]; seen {
			repeated = true
		} else {
			clusters[e.Organisation] = len(clusters)
		}
		cluster := clusters[e.Organisation]
		elapsed = append(elapsed, stats.Wait{Time: c.Seconds, Event: c.Event, Cluster: cluster})
		working = append(working, stats.Wait{Time: c.WorkingSeconds, Event: c.Event, Cluster: cluster})
	}
	if !repeated {
		return Curves{stats.KaplanMeier(elapsed), stats.KaplanMeier(working)}
	}
	resample := stats.NewResample(len(clusters), s.stream("survival"))
	return Curves{stats.KaplanMeierClustered(elapsed, resample), stats.KaplanMeierClustered(working, resample)}
}

func (s *sample) waits() []Wait {
	reply := func(e *Enquiry) Clock { return e.Reply }
	var out []Wait
	for _, name := range s.levels(country) {
		c := s.curves(func(e *Enquiry) bool { return country(e) == name }, reply)
		out = append(out, Wait{name, c.Elapsed.N, c.Elapsed, c.Working})
	}
	c := s.curves(everyone, reply)
	return append(out, Wait{"", c.Elapsed.N, c.Elapsed, c.Working})
}

// histogram counts replies by elapsed waiting time up to the end of the window.
func (s *sample) histogram(c *campaign.Campaign) []Bin {
	const hour, day = float64(time.Hour / time.Second), float64(24 * time.Hour / time.Second)
	bounds := []float64{0, hour, 4 * hour, 8 * hour, day, 2 * day, 4 * day}
	last := s.longestWindow(c.Window)
	var bins []Bin
	for i, from := range bounds {
		if from >= last {
			break
		}
		to := last
		if i+1 < len(bounds) {
			to = min(last, bounds[i+1])
		}
		bins = append(bins, Bin{From: from, To: to})
	}
	bins = append(bins, Bin{Never: true})
	for i := range s.all {
		if e := &s.all[i]; analysed(e) {
			bins[binOf(bins, e.Reply)].Count++
		}
	}
	return bins
}

func binOf(bins []Bin, c Clock) int {
	never := len(bins) - 1
	if !c.Event {
		return never
	}
	for i, b := range bins[:never] {
		if c.Seconds <= b.To {
			return i
		}
	}
	return never - 1
}

// longestWindow is the window in elapsed seconds: as declared, or the longest
// that was measured where the window counts working time.
func (s *sample) longestWindow(window calendar.Duration) float64 {
	if elapsed, ok := window.Elapsed(); ok {
		return elapsed.Seconds()
	}
	longest := 0.0
	for i := range s.all {
		if e := &s.all[i]; !e.T0.IsZero() {
			longest = max(longest, e.WindowEnd.Sub(e.T0).Seconds())
		}
	}
	return longest
}
