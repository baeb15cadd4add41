package analysis

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math"
	"slices"

	"replyaudit/internal/audit"
	"replyaudit/internal/grade"
	"replyaudit/internal/rubric"
	"replyaudit/internal/stats"
	"replyaudit/internal/store"
)

// Graded is one grading of a campaign with its results, as they were stored.
type Graded struct {
	store.Grading
	Rubric  *rubric.Rubric
	results map[string]Assessment // by enquiry
}

// NewGraded joins a grading, its rubric and its stored results.
func NewGraded(g store.Grading, r *rubric.Rubric, rows []store.Assessment) (Graded, error) {
	out := Graded{Grading: g, Rubric: r, results: map[string]Assessment{}}
	for _, row := range rows {
		var a Assessment
		if err := json.Unmarshal(row.Body, &a); err != nil {
			return out, fmt.Errorf("read the result of %s: %w", row.Enquiry, err)
		}
		out.results[row.Enquiry] = a
	}
	return out, nil
}

// Comparison says what moved between two gradings of the same mail, and why.
// Scores run 0 to 100; an absent one is NaN.
type Comparison struct {
	Old, New     Graded
	Changes      []rubric.Change
	OtherReader  bool  // the gradings are of two versions of the reader
	Outcomes     int   // enquiries whose outcome differs: only another reader or a person can do that
	Delivered    Moved // mean over companies, silence counting as the rubric says
	Repliers     Moved // mean over companies, of letters with a reply
	Sections     []MovedPart
	Items        []MovedPart
	Companies    []MovedPart // by how far they moved, farthest first
	SilenceShare float64     // points by which silent letters moved the mean over delivered letters
}

// Moved is a mean in both gradings, and the number of things behind each.
type Moved struct {
	OldN, NewN int
	Old, New   float64
}

// By is how far it moved; NaN where it stands in one grading only.
func (m Moved) By() float64 { return m.New - m.Old }

// MovedPart is a company, a section or an item.
type MovedPart struct {
	ID    string
	Moved // of a company its mean over delivered letters, of a section or an item the mean over the replies to which it applies
	// Share is by how many points a section or an item moved the mean over delivered
	// letters. All shares and that of silence add up to what the mean moved by.
	Share float64
	Why   []rubric.Change // of the item, the section, or what holds it
}

// Compare sets two gradings of one campaign against each other.
func Compare(before, after Graded, enquiries []audit.Enquiry) Comparison {
	c := Comparison{Old: before, New: after, Changes: rubric.Differences(before.Rubric, after.Rubric), OtherReader: before.ReaderVersion != after.ReaderVersion}
	old, now := sheetOf(before, enquiries), sheetOf(after, enquiries)
	for _, e := range enquiries {
		if before.results[e.ID].Outcome != after.results[e.ID].Outcome {
			c.Outcomes++
		}
	}
	c.Delivered, c.Repliers = moved(old.companies, now.companies), moved(old.repliers, now.repliers)
	c.SilenceShare = now.silence - old.silence
	for _, id := range union(old.sections.order, now.sections.order) {
		c.Sections = append(c.Sections, c.part(id, &old.sections, &now.sections))
	}
	for _, id := range union(old.items.order, now.items.order) {
		c.Items = append(c.Items, c.part(id, &old.items, &now.items))
	}
	for _, key := range union(old.order, now.order) {
		c.Companies = append(c.Companies, MovedPart{ID: key, Moved: moved(old.letters[key], now.letters[key])})
	}
	slices.SortStableFunc(c.Companies, func(a, b MovedPart) int { return cmp.Compare(distance(b), distance(a)) })
	return c
}

// distance puts what stands in one grading only behind all that moved.
func distance(p MovedPart) float64 {
	if by := math.Abs(p.By()); !math.IsNaN(by) {
		return by
	}
	return -1
}

func (c *Comparison) part(id string, old, now *parts) MovedPart {
	p := MovedPart{ID: id, Moved: moved(old.values[id], now.values[id]), Share: now.share[id] - old.share[id]}
	for _, x := range c.Changes {
		if x.Item == id || x.Item == "" && x.Section == id {
			p.Why = append(p.Why, x)
		}
	}
	return p
}

func moved(old, now []float64) Moved {
	return Moved{OldN: len(old), NewN: len(now), Old: stats.Mean(old), New: stats.Mean(now)}
}

// union is the first list, and what only the second has.
func union(a, b []string) []string {
	out := slices.Clone(a)
	for _, x := range b {
		if !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	return out
}

// parts are the values of sections or items over the replies to which they apply,
// and what each contributes to the mean over delivered letters.
type parts struct {
	order  []string
	values map[string][]float64
	share  map[string]float64
}

func newParts() parts { return parts{values: map[string][]float64{}, share: map[string]float64{}} }

// sheet is one grading laid out.
type sheet struct {
	order               []string             // companies, in the order of their enquiries
	letters             map[string][]float64 // scores of its delivered letters, by company
	companies, repliers []float64            // means of companies
	sections, items     parts
	silence             float64 // what silent letters contribute
}

func sheetOf(g Graded, enquiries []audit.Enquiry) sheet {
	s := sheet{letters: map[string][]float64{}, sections: newParts(), items: newParts()}
	for _, section := range g.Rubric.Sections {
		s.sections.order = append(s.sections.order, section.ID)
		for item := range section.Graded() {
			s.items.order = append(s.items.order, item.ID)
		}
	}
	replies := map[string][]float64{}
	for _, e := range enquiries {
		a, graded := g.results[e.ID]
		if !graded || !a.Settled || !a.Scored {
			continue
		}
		if s.letters[e.Company] == nil {
			s.order = append(s.order, e.Company)
		}
		s.letters[e.Company] = append(s.letters[e.Company], a.Score.Machine)
		if HasReply(a.Outcome) {
			replies[e.Company] = append(replies[e.Company], a.Score.Machine)
		}
	}
	for _, key := range s.order {
		s.companies = append(s.companies, stats.Mean(s.letters[key]))
		if len(replies[key]) > 0 {
			s.repliers = append(s.repliers, stats.Mean(replies[key]))
		}
	}
	for _, e := range enquiries {
		if a, graded := g.results[e.ID]; graded && a.Settled && a.Scored {
			s.add(&a, 1/float64(len(s.order)*len(s.letters[e.Company])))
		}
	}
	return s
}

// add spreads one letter, which counts for share of the mean, over what its score
// is made of: the points of an item that applies, of all points that apply.
func (s *sheet) add(a *Assessment, share float64) {
	weight := 0.0
	for _, item := range a.Score.Items {
		if item.Applies {
			weight += item.Weight
		}
	}
	if weight == 0 { // a silence, or nothing that could be graded
		s.silence += share * a.Score.Machine
		return
	}
	for _, item := range a.Score.Items {
		if !item.Applies {
			continue
		}
		points := share * pointsOf(item, weight)
		s.items.share[item.ID] += points
		s.sections.share[item.Section] += points
		if HasReply(a.Outcome) {
			s.items.values[item.ID] = append(s.items.values[item.ID], 100*item.Score)
		}
	}
	if HasReply(a.Outcome) {
		for id, score := range a.Score.Sections {
			s.sections.values[id] = append(s.sections.values[id], score)
		}
	}
}

func pointsOf(item grade.Item, weight float64) float64 {
	return 100 * item.Score * item.Weight / weight
}
