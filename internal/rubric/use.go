package rubric

import (
	"cmp"
	"fmt"
	"slices"
)

// use fills in what a rubric takes over from the shipped default: an item that says
// "use: greeting" has everything of that item but what it says itself, and so the
// findings "silent" and "undelivered" where they are left out. The rubric is whole
// afterwards, and its hash covers what was taken over. An item that names none keeps
// its "use", and nothing else is said about it.
func (c *checker) use(r *Rubric) {
	if r.Name == Default { // nothing stands behind it
		return
	}
	base, err := Load(Default)
	if err != nil {
		c.want(false, "$", "%v", err)
		return
	}
	if r.Silent.Title == nil && r.Silent.Mistake == nil {
		r.Silent = base.Silent
	}
	if r.Undelivered.Title == nil && r.Undelivered.Mistake == nil {
		r.Undelivered = base.Undelivered
	}
	var shipped []Item
	for _, s := range base.Sections {
		shipped = append(shipped, s.Items...)
	}
	for i := range r.Sections {
		for j := range r.Sections[i].Items {
			item := &r.Sections[i].Items[j]
			if item.Use == "" {
				continue
			}
			k := slices.IndexFunc(shipped, func(s Item) bool { return s.ID == item.Use })
			c.want(k >= 0, fmt.Sprintf("$.sections[%d].items[%d].use", i, j), "the shipped rubric %s has no item %q to use; \"replyaudit schema --rubric --reference\" lists its items", Default, item.Use)
			if k >= 0 {
				*item = item.over(shipped[k])
			}
		}
	}
}

// over is an item with what it leaves out taken from another.
func (i Item) over(base Item) Item {
	i.Use = ""
	if i.Kind == "" { // what it is computed from goes with its kind
		i.Kind, i.From = base.Kind, cmp.Or(i.From, base.From)
	}
	i.ID, i.When, i.Scale, i.Source = cmp.Or(i.ID, base.ID), cmp.Or(i.When, base.When), cmp.Or(i.Scale, base.Scale), cmp.Or(i.Source, base.Source)
	i.Weight, i.Threshold = cmp.Or(i.Weight, base.Weight), cmp.Or(i.Threshold, base.Threshold)
	i.Knots, i.Values = either(i.Knots, base.Knots), either(i.Values, base.Values)
	i.Views, i.Principles = either(i.Views, base.Views), either(i.Principles, base.Principles)
	if i.Title == nil {
		i.Title = base.Title
	}
	if i.Mistake == nil {
		i.Mistake = base.Mistake
	}
	if i.Repair == nil {
		i.Repair = base.Repair
	}
	return i
}

func either[T any](own, base []T) []T {
	if own == nil {
		return base
	}
	return own
}
