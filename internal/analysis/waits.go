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
	follow := func(of func(*Enquiry) Clock) Curves {
		return s.curves(everyone, of, stats.KaplanMeierClustered)
	}
	return Survival{
		Ack:    follow(func(e *Enquiry) Clock { return e.Ack }),
		Reply:  follow(func(e *Enquiry) Clock { return e.Reply }),
		Answer: follow(func(e *Enquiry) Clock { return e.Answer }),
	}
}

// medians are curves of the wait for the reply of which only the median and its limits matter.
func (s *sample) medians(group func(*Enquiry) bool) Curves {
	return s.curves(group, func(e *Enquiry) Clock { return e.Reply }, stats.MedianClustered)
}

func (s *sample) curves(group func(*Enquiry) bool, of func(*Enquiry) Clock, clustered func([]stats.Wait, *stats.Resample) stats.Curve) Curves {
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
	resample := s.redrawn(len(clusters))
	return Curves{clustered(elapsed, resample), clustered(working, resample)}
}

// redrawn are the draws of so many organisations. The last ones are kept, since
// most clocks run over the same.
func (s *sample) redrawn(clusters int) *stats.Resample {
	if s.waiting == nil || s.waiting.Clusters() != clusters {
		s.waiting = stats.NewResample(clusters, s.stream("survival"))
	}
	return s.waiting
}

// waits are the medians by country, and that of all, whose curve is known.
func (s *sample) waits(all Curves) []Wait {
	var out []Wait
	for _, name := range s.levels(country) {
		c := s.medians(func(e *Enquiry) bool { return country(e) == name })
		out = append(out, Wait{name, c.Elapsed.N, c.Elapsed, c.Working})
	}
	return append(out, Wait{"", all.Elapsed.N, all.Elapsed, all.Working})
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
