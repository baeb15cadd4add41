package analysis

import (
	"cmp"
	"slices"

	"replyaudit/internal/audit"
	"replyaudit/internal/grade"
	"replyaudit/internal/rubric"
)

// sight is a mistake as it can be seen in a letter.
type sight struct {
	id          string
	could, made func(*Enquiry) bool // the letter could show it, and does
}

// sights are silence, addresses that take no mail, and the items of the rubric.
func sights(r *rubric.Rubric) []sight {
	all := []sight{
		{Silence, analysed, func(e *Enquiry) bool { return e.Outcome == audit.Silent && !e.OnlyReminded() }},
		{Undelivered, Tried, func(e *Enquiry) bool { return e.Outcome == audit.Undeliverable }},
	}
	for _, section := range r.Sections {
		for item := range section.Graded() {
			graded := func(e *Enquiry) (grade.Item, bool) {
				return find(e.Score.Items, func(i grade.Item) bool { return i.ID == item.ID && i.Applies })
			}
			all = append(all, sight{item.ID, func(e *Enquiry) bool {
				_, found := graded(e)
				return scoredReply(e) && found
			}, func(e *Enquiry) bool {
				i, _ := graded(e)
				return i.Mistake
			}})
		}
	}
	return all
}

// repairs follows every mistake over the waves, for some companies and for the
// client among them.
func (s *sample) repairs(r *rubric.Rubric, companies, waves []string) (all, client []Repair) {
	letters := s.lettersOf(companies)
	for _, x := range sights(r) {
		total, own := Repair{ID: x.id}, Repair{ID: x.id}
		for _, of := range letters {
			seen := s.seen(x, of, waves)
			total.count(seen)
			if s.all[of[0]].Target.Client {
				own.count(seen)
				own.Old, own.New = seen[0], seen[len(seen)-1]
			}
		}
		if total.Old.X+total.New.X > 0 {
			all = append(all, total)
		}
		if own.Old.X+own.New.X > 0 {
			client = append(client, own)
		}
	}
	most := func(a, b Repair) int { return cmp.Compare(b.Old.X+b.New.X, a.Old.X+a.New.X) }
	slices.SortStableFunc(all, most)
	slices.SortStableFunc(client, most)
	return all, client
}

// lettersOf are the enquiries of each company.
func (s *sample) lettersOf(companies []string) [][]int {
	among := map[string]bool{}
	for _, key := range companies {
		among[key] = true
	}
	return slices.DeleteFunc(s.byCompany(), func(of []int) bool { return !among[s.all[of[0]].Company] })
}

// seen counts a mistake in the letters of one company by wave.
func (s *sample) seen(x sight, letters []int, waves []string) []Fraction {
	out := make([]Fraction, len(waves))
	for _, i := range letters {
		e := &s.all[i]
		wave := slices.Index(waves, e.Wave)
		if wave < 0 || !x.could(e) {
			continue
		}
		out[wave].N++
		if x.made(e) {
			out[wave].X++
		}
	}
	return out
}

// count adds one company, of which the waves are given in order.
func (r *Repair) count(waves []Fraction) {
	last := waves[len(waves)-1]
	add := func(f *Fraction, x Fraction) {
		if x.N > 0 {
			f.N++
			f.X += min(1, x.X)
		}
	}
	add(&r.Old, waves[0])
	add(&r.New, last)
	earlier := slices.DeleteFunc(slices.Clone(waves[:len(waves)-1]), func(f Fraction) bool { return f.N == 0 })
	if last.N == 0 || len(earlier) == 0 {
		return
	}
	ever := slices.ContainsFunc(earlier, func(f Fraction) bool { return f.X > 0 })
	switch {
	case last.X == 0 && ever:
		r.Repaired++
	case last.X == 0:
	case earlier[len(earlier)-1].X > 0:
		r.Persists++
	case ever:
		r.CameBack++
	default:
		r.Appeared++
	}
}
