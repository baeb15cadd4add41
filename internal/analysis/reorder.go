package analysis

import (
	"cmp"
	"slices"
)

// Reordered is the same model with its companies in another order, wherever it
// lists companies or enquiries: place gives each company its place. What the
// figures themselves order, such as the league, keeps that order, and ties take
// the new one. No figure changes.
func (m *Model) Reordered(place map[string]int) *Model {
	r := *m
	order := make([]int, len(m.Enquiries))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(place[m.Enquiries[a].Company], place[m.Enquiries[b].Company]) })
	moved := make([]int, len(order))
	r.Enquiries = make([]Enquiry, len(order))
	for to, from := range order {
		moved[from], r.Enquiries[to] = to, m.Enquiries[from]
	}
	at := func(i int) int {
		if i < 0 {
			return i
		}
		return moved[i]
	}
	c := *m.Campaign
	c.Companies = slices.Clone(c.Companies)
	sortBy(c.Companies, func(i int) int { return place[c.Companies[i].Key] })
	r.Campaign = &c
	r.reorderStandings(place, at)
	r.reorderLists(place, at)
	return &r
}

func (m *Model) reorderStandings(place map[string]int, at func(int) int) {
	standings := func(all []Standing) []Standing {
		all = slices.Clone(all)
		for i := range all {
			all[i] = all[i].moved(at)
		}
		slices.SortStableFunc(all, func(a, b Standing) int {
			return cmp.Or(cmp.Compare(a.Rank, b.Rank), cmp.Compare(place[a.Company], place[b.Company]))
		})
		return all
	}
	m.League, m.Unranked = standings(m.League), standings(m.Unranked)
	ranked := map[string]int{}
	for i, s := range m.League {
		ranked[s.Company] = i
	}
	portraits := slices.Clone(m.Portraits)
	sortBy(portraits, func(i int) int { return ranked[portraits[i].Company] })
	m.Portraits = portraits
	m.Companies = slices.Clone(m.Companies)
	for i := range m.Companies {
		m.Companies[i].Standing = m.Companies[i].Standing.moved(at)
		m.Companies[i].Letters = slices.Sorted(slices.Values(movedAll(m.Companies[i].Letters, at)))
	}
	companies := m.Companies
	sortBy(companies, func(i int) int { return place[companies[i].Key] })
}

func (m *Model) reorderLists(place map[string]int, at func(int) int) {
	m.Mistakes = slices.Clone(m.Mistakes)
	for i := range m.Mistakes {
		m.Mistakes[i].Example.Enquiry = at(m.Mistakes[i].Example.Enquiry)
	}
	points := slices.Clone(m.Speed.Points)
	sortBy(points, func(i int) int { return place[points[i].Company] })
	m.Speed.Points = points
	kept := slices.Clone(m.Observed.Companies)
	sortBy(kept, func(i int) int { return place[kept[i].Company] })
	m.Observed.Companies = kept
	spreads := slices.Clone(m.Worst.Companies)
	for i := range spreads {
		spreads[i].Worst, spreads[i].first = at(spreads[i].Worst), at(spreads[i].first)
	}
	sortBy(spreads, func(i int) int { return place[spreads[i].Company] })
	m.Worst.Companies, m.Worst.Market.Worst = spreads, at(m.Worst.Market.Worst)
	repeats := slices.Clone(m.Sameness.Repeats)
	for i := range repeats {
		repeats[i].First.Enquiry, repeats[i].Second.Enquiry = at(repeats[i].First.Enquiry), at(repeats[i].Second.Enquiry)
	}
	sortBy(repeats, func(i int) int { return place[repeats[i].Company] })
	m.Sameness.Repeats = repeats
	movers := slices.Clone(m.Waves.Movers)
	slices.SortStableFunc(movers, func(a, b Mover) int {
		return cmp.Or(cmp.Compare(b.Is-b.Was, a.Is-a.Was), cmp.Compare(place[a.Company], place[b.Company]))
	})
	m.Waves.Movers = movers
	m.Surveys = slices.Clone(m.Surveys)
	for i := range m.Surveys {
		m.Surveys[i].Questions = slices.Clone(m.Surveys[i].Questions)
		for q := range m.Surveys[i].Questions {
			m.Surveys[i].Questions[q].Answers = reorderAnswers(m.Surveys[i].Questions[q].Answers, at)
		}
	}
}

func reorderAnswers(answers []SurveyAnswer, at func(int) int) []SurveyAnswer {
	answers = slices.Clone(answers)
	for i := range answers {
		answers[i].Enquiry = at(answers[i].Enquiry)
	}
	sortBy(answers, func(i int) int { return answers[i].Enquiry })
	return answers
}

// sortBy sorts in place, stably, by the place of each element.
func sortBy[T any](all []T, place func(i int) int) {
	order, before := make([]int, len(all)), slices.Clone(all)
	places := make([]int, len(all))
	for i := range all {
		order[i], places[i] = i, place(i)
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(places[a], places[b]) })
	for to, from := range order {
		all[to] = before[from]
	}
}

func (s Standing) moved(at func(int) int) Standing {
	s.Letters = movedAll(s.Letters, at)
	return s
}

func movedAll(indices []int, at func(int) int) []int {
	out := make([]int, len(indices))
	for i, x := range indices {
		out[i] = at(x)
	}
	return out
}
