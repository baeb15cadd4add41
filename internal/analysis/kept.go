package analysis

import (
	"replyaudit/internal/audit"
	"replyaudit/internal/stats"
)

// Where a company promises.
const (
	InPublic  = "public"          // the column promise of the list of companies
	ByMachine = "acknowledgement" // an acknowledgement names a time
	InPerson  = "person"          // a person names a time
)

// Observance sets what was promised in one place against what was done: one
// promise of each place for each letter, the first.
type Observance struct {
	Source             string
	Kept, Broken, Open int
	Rate               Rate    // kept, of kept and broken; its range counts the open ones
	Promised           float64 // median of the promised times, seconds from t0; NaN without a promise
	Reply              float64 // median time to the first reply of these letters among those that have one, seconds from t0; NaN without
	Replies            int     // behind Reply
}

// CompanyObservance is what one company promised in one place and did. Below
// RankFrom decided promises it has no rate (RULES 8).
type CompanyObservance struct {
	Company string
	Observance
}

// Observed is promise against observation.
type Observed struct {
	Market    []Observance        // by source, those with a promise
	Companies []CompanyObservance // in the order of enquiry id, then of source
}

func (s *sample) observed() Observed {
	var out Observed
	whole := make([]int, len(s.all))
	for i := range whole {
		whole[i] = i
	}
	companies := s.byCompany()
	for _, source := range []string{InPublic, ByMachine, InPerson} {
		if o := s.observance(source, whole); o.Promises() > 0 {
			o.Rate.Limits = s.observanceLimits(source)
			out.Market = append(out.Market, o)
		}
	}
	for _, letters := range companies {
		for _, m := range out.Market {
			if o := s.observance(m.Source, letters); o.Promises() > 0 {
				out.Companies = append(out.Companies, CompanyObservance{s.all[letters[0]].Company, o})
			}
		}
	}
	return out
}

// byCompany are the indices of the enquiries of each company, in the order of enquiry id.
func (s *sample) byCompany() [][]int {
	var out [][]int
	at := map[string]int{}
	for i := range s.all {
		k, seen := at[s.all[i].Company]
		if !seen {
			k = len(out)
			at[s.all[i].Company] = k
			out = append(out, nil)
		}
		out[k] = append(out[k], i)
	}
	return out
}

// Promises is how many letters have one.
func (o Observance) Promises() int { return o.Kept + o.Broken + o.Open }

// observance counts what became of the promises of some letters, without an interval.
func (s *sample) observance(source string, letters []int) Observance {
	o := Observance{Source: source}
	var promised, replies []float64
	for _, i := range letters {
		e := &s.all[i]
		fate, seconds := e.promise(source)
		if fate == "" {
			continue
		}
		promised = append(promised, seconds)
		if replied(e) {
			replies = append(replies, e.Reply.Seconds)
		}
		switch fate {
		case Kept:
			o.Kept++
		case Broken:
			o.Broken++
		case OpenStill:
			o.Open++
		}
	}
	kept := Fraction{o.Kept, o.Kept + o.Broken}
	o.Rate = Rate{Fraction: kept, OfTried: kept, OfTargets: kept, Limits: stats.Undefined(), Range: rangeOf(Fraction{o.Kept, o.Promises()}, o.Open)}
	o.Promised, o.Reply, o.Replies = stats.Median(promised), stats.Median(replies), len(replies)
	return o
}

// observanceLimits is the interval of the share of decided promises that were kept.
func (s *sample) observanceLimits(source string) stats.Interval {
	t := s.newTally()
	for i := range s.all {
		e := &s.all[i]
		if fate, _ := e.promise(source); fate == Kept || fate == Broken {
			t.add(s.cluster(e), fate == Kept)
		}
	}
	return t.limits()
}

// promise is what became of the first promise of an enquiry in one place, "" for
// none, and by when it was to be kept, in seconds from t0.
func (e *Enquiry) promise(source string) (Fate, float64) {
	if source == InPublic {
		return e.publicPromise(), e.PromiseSeconds
	}
	if p, ok := e.firstPromise(source); ok {
		return p.Fate, p.By.Sub(e.T0).Seconds()
	}
	return "", 0
}

// firstPromise is the first that its messages made by machine or in person.
func (e *Enquiry) firstPromise(source string) (MadePromise, bool) {
	return find(e.Promised, func(p MadePromise) bool {
		byMachine := e.Messages[p.Message].Decision.Verdict.Class == audit.Acknowledgement
		return source != InPublic && byMachine == (source == ByMachine)
	})
}

// promiseSpan is the sentence that promises; none of a public promise.
func (e *Enquiry) promiseSpan(source string) audit.Span {
	p, _ := e.firstPromise(source)
	return p.Span
}

// publicPromise is what became of a public promise in a letter that was delivered.
func (e *Enquiry) publicPromise() Fate {
	switch {
	case e.PromiseSeconds == 0, e.Settled && !analysed(e):
		return ""
	case e.PromiseKept:
		return Kept
	case !e.Settled, undecidedOutcome(e.Outcome):
		return OpenStill
	}
	return Broken
}
