package rubric

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
)

// Change is one difference between two rubrics that can move a score or a mistake.
type Change struct {
	Section string // "" of the rubric as a whole
	Item    string // "" of a section
	What    string // added, removed, moved, weight, computed_from, knots, threshold, applies, silence, texts
	Old     string
	New     string
}

// Differences lists what another rubric says otherwise, in the order of the first,
// what only the second has behind. Weights are the points of 100 that they come to,
// so that a rubric whose weights are all doubled differs in nothing.
func Differences(before, after *Rubric) []Change {
	var out []Change
	note := func(section, item, what, was, is string) {
		if was != is {
			out = append(out, Change{section, item, what, was, is})
		}
	}
	note("", "", "silence", fmt.Sprint(before.Silence), fmt.Sprint(after.Silence))
	note("", "", "threshold", fmt.Sprint(before.Threshold), fmt.Sprint(after.Threshold))
	old, now := before.points(), after.points()
	for _, id := range old.sections.ids {
		is, kept := now.sections.points[id]
		if !kept {
			note(id, "", "removed", points(old.sections.points[id]), "")
			continue
		}
		note(id, "", "weight", points(old.sections.points[id]), points(is))
	}
	for _, id := range now.sections.ids {
		if _, had := old.sections.points[id]; !had {
			note(id, "", "added", "", points(now.sections.points[id]))
		}
	}
	for _, id := range old.items.ids {
		a := old.item[id]
		b, kept := now.item[id]
		if !kept {
			note(a.section, id, "removed", points(old.items.points[id]), "")
			continue
		}
		note(b.section, id, "moved", a.section, b.section)
		note(b.section, id, "weight", points(old.items.points[id]), points(now.items.points[id]))
		a.changed(b, note)
	}
	for _, id := range now.items.ids {
		if _, had := old.items.points[id]; !had {
			note(now.item[id].section, id, "added", "", points(now.items.points[id]))
		}
	}
	return out
}

// placed is an item with the section that it stands in.
type placed struct {
	Item
	section string
}

// changed notes what an item of the same id says otherwise, weights apart.
func (a placed) changed(b placed, note func(section, item, what, was, is string)) {
	note(b.section, a.ID, "computed_from", a.Kind+" "+a.From, b.Kind+" "+b.From)
	note(b.section, a.ID, "applies", a.When, b.When)
	note(b.section, a.ID, "knots", knots(a.Knots), knots(b.Knots))
	note(b.section, a.ID, "threshold", fmt.Sprint(a.Threshold), fmt.Sprint(b.Threshold))
	same := maps.Equal(a.Title, b.Title) && maps.Equal(a.Mistake, b.Mistake) && maps.Equal(a.Repair, b.Repair) && a.Source == b.Source &&
		slices.Equal(a.Views, b.Views) && slices.Equal(a.Principles, b.Principles) && reflect.DeepEqual(a.Values, b.Values)
	if !same {
		note(b.section, a.ID, "texts", "", "changed")
	}
}

// weighed are ids in order with the points of 100 that each comes to.
type weighed struct {
	ids    []string
	points map[string]float64
}

func (w *weighed) add(id string, points float64) {
	w.ids = append(w.ids, id)
	w.points[id] = points
}

type allPoints struct {
	sections, items weighed
	item            map[string]placed
}

// points are what each section and each item that the machine grades comes to.
func (r *Rubric) points() allPoints {
	out := allPoints{sections: weighed{points: map[string]float64{}}, items: weighed{points: map[string]float64{}}, item: map[string]placed{}}
	all := 0.0
	for _, s := range r.Sections {
		all += s.Weight
	}
	for _, s := range r.Sections {
		share := 100 * s.Weight / all
		out.sections.add(s.ID, share)
		inside := 0.0
		for i := range s.Graded() {
			inside += i.Weight
		}
		for i := range s.Graded() {
			out.items.add(i.ID, share*i.Weight/inside)
			out.item[i.ID] = placed{i, s.ID}
		}
	}
	return out
}

// points writes points of 100 without trailing noughts.
func points(p float64) string {
	return strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%.2f", p), "0"), ".")
}

func knots(list []Knot) string {
	var all []string
	for _, k := range list {
		all = append(all, fmt.Sprintf("%g→%g", k.At, k.Score))
	}
	return strings.Join(all, ", ")
}
