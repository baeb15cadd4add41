package analysis

import (
	"math"
	"slices"

	"replyaudit/internal/grade"
	"replyaudit/internal/rubric"
	"replyaudit/internal/stats"
)

// Mean is a mean with its 95 % interval; scores run 0 to 100.
type Mean struct {
	N      int // what was averaged
	Value  float64
	Limits stats.Interval
}

// Market is the machine score of the market (RULES 8): every company counts
// once; beside it every enquiry once.
type Market struct {
	OverDelivered Mean // silence counts as the rubric says
	OverRepliers  Mean // descriptive
	ByEnquiry     Mean // over delivered, weighted by enquiry
}

// Section is a section of the rubric over the market and the client.
type Section struct {
	ID        string
	Weight    float64
	Replies   Mean // over repliers, descriptive
	Delivered Mean // silence counts as the rubric says
	Client    Mean // over the client's repliers
	Items     []Item
}

// Portrait is a ranked company's replies by the sections of the rubric, in its order:
// means without intervals, and NaN below five replies to which a section applies.
type Portrait struct {
	Company  string
	Sections []Mean
}

// Item is one item of the rubric over the repliers where it applies.
type Item struct {
	rubric.Item
	Replies Mean
	Client  Mean
}

// View is one of the three R's: the weighted mean of the items that speak for it.
type View struct {
	ID      string // retention, related_sales, referral, reliability, responsiveness, respect
	Items   []string
	Replies Mean
	Client  Mean
}

// Speed sets time against quality, one point per company with a reply.
type Speed struct {
	Target      float64 // median target in working seconds
	Points      []SpeedPoint
	Correlation float64 // Spearman; NaN below three points
	Limits      stats.Interval
}

// SpeedPoint is a company's median wait and mean quality without the items of time.
type SpeedPoint struct {
	Company string
	Client  bool
	Letters int     // replies behind the point
	Wait    float64 // working seconds
	Quality float64 // 0..100
}

// scored reports whether an enquiry's score enters means.
func scored(e *Enquiry) bool { return e.Settled && e.Scored }

func scoredReply(e *Enquiry) bool { return scored(e) && replied(e) }

func clientReply(e *Enquiry) bool { return scoredReply(e) && e.Target.Client }

// mean averages value over the enquiries of a group; NaN leaves an enquiry out.
// The interval re-samples organisations (RULES 10).
func (s *sample) mean(group func(*Enquiry) bool, value func(*Enquiry) float64) Mean {
	m := Mean{Value: math.NaN(), Limits: stats.Undefined()}
	num, den := make([]float64, len(s.orgs)), make([]float64, len(s.orgs))
	sum := 0.0
	for i := range s.all {
		e := &s.all[i]
		if !group(e) {
			continue
		}
		if v := value(e); !math.IsNaN(v) {
			m.N++
			sum += v
			num[s.cluster(e)] += v
			den[s.cluster(e)]++
		}
	}
	if m.N > 0 {
		m.Value, m.Limits = sum/float64(m.N), s.scoreLimits(num, den)
	}
	return m
}

// scoreLimits is the interval of a mean on 0 to 100. Where all organisations stand
// at one end, every re-sample is the same and the bootstrap would claim certainty:
// then it is Wilson's over organisations, as for rates.
func (s *sample) scoreLimits(num, den []float64) stats.Interval {
	organisations, top, bottom := 0, 0, 0
	for c := range den {
		if den[c] == 0 {
			continue
		}
		organisations++
		switch share := num[c] / (100 * den[c]); {
		case share == 0:
			bottom++
		case share > 1-1e-9: // sums of shares
			top++
		}
	}
	if organisations > 1 && (top == organisations || bottom == organisations) {
		limits := stats.Wilson(top, organisations)
		return stats.Interval{Lo: 100 * limits.Lo, Hi: 100 * limits.Hi}
	}
	return s.resample.Ratio(num, den)
}

func machine(e *Enquiry) float64 { return e.Score.Machine }

func (s *sample) market() Market {
	return Market{
		OverDelivered: s.companyMean(scored, machine),
		OverRepliers:  s.companyMean(scoredReply, machine),
		ByEnquiry:     s.mean(scored, machine),
	}
}

// companyMean is the mean over companies of each company's mean.
func (s *sample) companyMean(group func(*Enquiry) bool, value func(*Enquiry) float64) Mean {
	letters := map[string]int{}
	for i := range s.all {
		if e := &s.all[i]; group(e) {
			letters[e.Company]++
		}
	}
	m := Mean{Value: math.NaN(), Limits: stats.Undefined()}
	num, den := make([]float64, len(s.orgs)), make([]float64, len(s.orgs))
	sum, companies := 0.0, 0.0
	for i := range s.all {
		e := &s.all[i]
		if !group(e) {
			continue
		}
		share := 1 / float64(letters[e.Company])
		sum += share * value(e)
		companies += share
		num[s.cluster(e)] += share * value(e)
		den[s.cluster(e)] += share
	}
	m.N = len(letters)
	if m.N > 0 {
		m.Value, m.Limits = sum/companies, s.scoreLimits(num, den)
	}
	return m
}

func (s *sample) sections(r *rubric.Rubric) []Section {
	var out []Section
	for _, section := range r.Sections {
		score := func(e *Enquiry) float64 {
			if v, ok := e.Score.Sections[section.ID]; ok {
				return v
			}
			return math.NaN()
		}
		view := Section{
			ID:        section.ID,
			Weight:    section.Weight,
			Replies:   s.mean(scoredReply, score),
			Delivered: s.mean(scored, score),
			Client:    s.mean(clientReply, score),
		}
		for item := range section.Graded() {
			value := func(e *Enquiry) float64 { return itemScore(&e.Score, item.ID) }
			view.Items = append(view.Items, Item{item, s.mean(scoredReply, value), s.mean(clientReply, value)})
		}
		out = append(out, view)
	}
	return out
}

// portraits are those of the ranked companies, in the order of the league.
func (s *sample) portraits(r *rubric.Rubric, ranked []Standing) []Portrait {
	var out []Portrait
	for _, standing := range ranked {
		p := Portrait{Company: standing.Company, Sections: make([]Mean, len(r.Sections))}
		for k, section := range r.Sections {
			var scores []float64
			for _, i := range standing.Letters {
				if v, ok := s.all[i].Score.Sections[section.ID]; ok && scoredReply(&s.all[i]) {
					scores = append(scores, v)
				}
			}
			p.Sections[k] = Mean{N: len(scores), Value: math.NaN(), Limits: stats.Undefined()}
			if len(scores) >= RankFrom {
				p.Sections[k].Value = stats.Mean(scores)
			}
		}
		out = append(out, p)
	}
	return out
}

// itemScore is an item's score on 0..100, NaN where it does not apply.
func itemScore(score *grade.Score, id string) float64 {
	item, found := find(score.Items, func(i grade.Item) bool { return i.ID == id })
	if !found || !item.Applies {
		return math.NaN()
	}
	return 100 * item.Score
}

// Views are the three R's of trade and of the public sector, in this order.
func viewNames() []string {
	return []string{"retention", "related_sales", "referral", "reliability", "responsiveness", "respect"}
}

func (s *sample) views(r *rubric.Rubric) []View {
	var out []View
	for _, name := range viewNames() {
		v := View{ID: name}
		for _, section := range r.Sections {
			for item := range section.Graded() {
				if item.Weight > 0 && slices.Contains(item.Views, name) {
					v.Items = append(v.Items, item.ID)
				}
			}
		}
		if len(v.Items) == 0 {
			continue
		}
		value := func(e *Enquiry) float64 {
			return weightedItems(&e.Score, func(i grade.Item) bool { return slices.Contains(v.Items, i.ID) })
		}
		v.Replies, v.Client = s.mean(scoredReply, value), s.mean(clientReply, value)
		out = append(out, v)
	}
	return out
}

// weightedItems is the weighted mean of the chosen items that apply, on 0..100.
func weightedItems(score *grade.Score, chosen func(grade.Item) bool) float64 {
	var sum, weight float64
	for _, item := range score.Items {
		if item.Applies && item.Weight > 0 && chosen(item) {
			sum += item.Weight * item.Score
			weight += item.Weight
		}
	}
	return 100 * sum / weight
}

func (s *sample) speed(r *rubric.Rubric) Speed {
	timed := map[string]bool{}
	for _, section := range r.Sections {
		for item := range section.Graded() {
			timed[item.ID] = item.Kind == "time"
		}
	}
	var out Speed
	var targets []float64
	var order []string
	waits, qualities := map[string][]float64{}, map[string][]float64{}
	client := map[string]bool{}
	for i := range s.all {
		e := &s.all[i]
		if !scoredReply(e) {
			continue
		}
		if waits[e.Company] == nil {
			order = append(order, e.Company)
		}
		client[e.Company] = e.Target.Client
		targets = append(targets, e.TargetWorkingSeconds)
		waits[e.Company] = append(waits[e.Company], e.Reply.WorkingSeconds)
		qualities[e.Company] = append(qualities[e.Company], weightedItems(&e.Score, func(i grade.Item) bool { return !timed[i.ID] }))
	}
	for _, key := range order {
		out.Points = append(out.Points, SpeedPoint{
			Company: key, Client: client[key], Letters: len(waits[key]),
			Wait: stats.Median(waits[key]), Quality: stats.Mean(qualities[key]),
		})
	}
	out.Target = stats.Median(targets)
	out.Correlation, out.Limits = s.correlation(out.Points)
	return out
}

// correlation is the rank correlation of wait and quality; its interval re-samples the points.
func (s *sample) correlation(points []SpeedPoint) (float64, stats.Interval) {
	if len(points) < 3 {
		return math.NaN(), stats.Undefined()
	}
	waits, qualities := make([]float64, len(points)), make([]float64, len(points))
	for i, p := range points {
		waits[i], qualities[i] = p.Wait, p.Quality
	}
	resample := stats.NewResample(len(points), s.stream("speed"))
	return stats.Spearman(waits, qualities), resample.Spearman(waits, qualities)
}
