package analysis

import (
	"cmp"
	"slices"
	"strings"

	"replyaudit/internal/audit"
	"replyaudit/internal/grade"
	"replyaudit/internal/rubric"
	"replyaudit/internal/stats"
)

// Silence and Undelivered are the mistakes that no item of a reply can show: no
// reply at all, and an address that takes no mail.
const (
	Silence     = "silence"
	Undelivered = "undelivered"
)

// MistakeIDs are all mistakes that replies graded by a rubric can show.
func MistakeIDs(r *rubric.Rubric) []string {
	ids := []string{Silence, Undelivered}
	for _, section := range r.Sections {
		for item := range section.Graded() {
			ids = append(ids, item.ID)
		}
	}
	return ids
}

// Mistake is one thing that goes wrong, with how often and one example.
type Mistake struct {
	ID      string   // of the rubric's item, Silence or Undelivered
	Of      Fraction // enquiries with the mistake, of replies to which the item applies; Silence: of delivered letters; Undelivered: of letters tried
	Limits  stats.Interval
	Client  Fraction
	Example Example
}

// Example shows a mistake: the words against the item, or the reply in which
// something was not found.
type Example struct {
	Enquiry int // index into Model.Enquiries, -1 for none
	Message int // index into its messages, -1 for none
	Span    audit.Span
	Found   bool // the span speaks against the item; otherwise it is how the reply begins
}

// mistakes lists what went wrong, the most frequent first, and at the end what could
// go wrong in too few letters for a rate.
func (s *sample) mistakes(r *rubric.Rubric) []Mistake {
	all := []Mistake{s.unheard(Silence, analysed, stayedSilent), s.unheard(Undelivered, Tried, cameBack)}
	shown := map[string]bool{} // companies that have given an example
	for _, section := range r.Sections {
		for item := range section.Graded() {
			all = append(all, s.mistake(item, shown))
		}
	}
	all = slices.DeleteFunc(all, func(m Mistake) bool { return m.Of.X == 0 })
	slices.SortStableFunc(all, func(a, b Mistake) int {
		return cmp.Or(cmp.Compare(few(a), few(b)), cmp.Compare(b.Of.Share(), a.Of.Share()), cmp.Compare(a.ID, b.ID))
	})
	return all
}

// few is 1 for a mistake that has no rate.
func few(m Mistake) int {
	if m.Of.N < RankFrom {
		return 1
	}
	return 0
}

func stayedSilent(e *Enquiry) bool { return e.Outcome == audit.Silent && !e.OnlyReminded() }

func cameBack(e *Enquiry) bool { return e.Outcome == audit.Undeliverable }

// unheard is a mistake that shows in the absence of any reply; its example is the first such letter.
func (s *sample) unheard(id string, group, wrong func(*Enquiry) bool) Mistake {
	m := s.frequency(Mistake{ID: id}, group, wrong)
	m.Example.Enquiry = slices.IndexFunc(s.all, func(e Enquiry) bool { return group(&e) && wrong(&e) })
	return m
}

func (s *sample) mistake(item rubric.Item, shown map[string]bool) Mistake {
	graded := func(e *Enquiry) (grade.Item, bool) {
		return find(e.Score.Items, func(i grade.Item) bool { return i.ID == item.ID && i.Applies })
	}
	applies := func(e *Enquiry) bool {
		_, found := graded(e)
		return scoredReply(e) && found
	}
	wrong := func(e *Enquiry) bool {
		i, _ := graded(e)
		return i.Mistake
	}
	m := s.frequency(Mistake{ID: item.ID}, applies, wrong)
	m.Example = s.example(item, shown, func(e *Enquiry) bool { return applies(e) && wrong(e) })
	return m
}

// example prefers words that speak against the item, then a company that has not
// yet served as an example, then the first in order.
func (s *sample) example(item rubric.Item, shown map[string]bool, wrong func(*Enquiry) bool) Example {
	best, merit := none(), 0
	for i := range s.all {
		e := &s.all[i]
		if !wrong(e) {
			continue
		}
		x, value := exampleOf(e, i, item), 1
		if x.Found {
			value += 2
		}
		if !shown[e.Company] {
			value++
		}
		if value > merit {
			best, merit = x, value
		}
	}
	if best.Enquiry >= 0 {
		shown[s.all[best.Enquiry].Company] = true
	}
	return best
}

func none() Example { return Example{Enquiry: -1, Message: -1} }

// frequency counts a mistake over a group, for the market and the client.
func (s *sample) frequency(m Mistake, group, wrong func(*Enquiry) bool) Mistake {
	num, den := make([]float64, len(s.orgs)), make([]float64, len(s.orgs))
	for i := range s.all {
		e := &s.all[i]
		if !group(e) {
			continue
		}
		m.Of.N++
		den[s.cluster(e)]++
		if wrong(e) {
			m.Of.X++
			num[s.cluster(e)]++
		}
		if e.Target.Client {
			m.Client.N++
			if wrong(e) {
				m.Client.X++
			}
		}
	}
	m.Limits = stats.Undefined()
	if m.Of.N > 0 {
		m.Limits = s.limits(m.Of, num, den)
	}
	m.Example = none()
	return m
}

// exampleOf quotes the span that speaks against an item of absence, or else the
// beginning of the reply in which the item was not found.
func exampleOf(e *Enquiry, index int, item rubric.Item) Example {
	x := Example{Enquiry: index, Message: e.First}
	graded, _ := find(e.Score.Items, func(i grade.Item) bool { return i.ID == item.ID })
	for _, span := range graded.Spans {
		if item.Kind == "absence" && span.Quote != "" {
			x.Span, x.Found = span, true
			return x
		}
	}
	const most = 140 // bytes of a beginning that is quoted
	visible := e.Messages[e.First].Decision.Parts.Visible
	end := len(visible)
	if end > most { // at a space, so that no name is cut in two
		end = max(0, strings.LastIndexAny(visible[:most], " \n"))
	}
	x.Span = audit.Span{End: end, Quote: visible[:end]}
	return x
}
