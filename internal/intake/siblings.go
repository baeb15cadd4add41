package intake

import (
	"context"
	"maps"
	"slices"

	"replyaudit/internal/reading"
)

// gather finds out what the fresh messages answer and who else got their
// templates. It returns the other messages that this makes look different: those
// of a template that goes to another enquiry for the first time, or no more.
func (s *sitting) gather(ctx context.Context, fresh []string, out *saver) (others []string, err error) {
	moves := map[reading.Template]map[string]int{} // template → enquiry → messages more, or fewer
	move := func(template reading.Template, enquiry string, by int) {
		if moves[template] == nil {
			moves[template] = map[string]int{}
		}
		moves[template][enquiry] += by
	}
	files, err := s.open(ctx, fresh)
	if err != nil {
		return nil, err
	}
	if err := out.wait(); err != nil { // what was decided before this counts
		return nil, err
	}
	before, err := s.Store.PlacedBefore(ctx, fresh)
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		s.files[f.id] = f
		move(f.template, f.placed.Enquiry, 1)
		move(reading.Template(before[f.id].Template), before[f.id].Enquiry, -1)
	}
	delete(moves, "") // nothing was decided, or the text is too short to tell
	changed, err := s.count(ctx, moves)
	if err != nil {
		return nil, err
	}
	for _, template := range changed {
		all, err := s.Store.MessagesOf(ctx, string(template))
		if err != nil {
			return nil, err
		}
		for _, id := range all {
			if _, now := s.files[id]; !now {
				others = append(others, id)
			}
		}
	}
	return others, nil
}

// count adds the enquiries that have messages of the templates, after the moves,
// to the siblings. It returns the templates of which that could change how a
// message looks.
func (s *sitting) count(ctx context.Context, moves map[reading.Template]map[string]int) (changed []reading.Template, err error) {
	if len(moves) == 0 {
		return nil, nil
	}
	templates := slices.Sorted(maps.Keys(moves))
	var names []string
	for _, t := range templates {
		names = append(names, string(t))
	}
	rows, err := s.Store.PlacedBy(ctx, names)
	if err != nil {
		return nil, err
	}
	before := map[reading.Template]map[string]int{}
	for _, p := range rows {
		t := reading.Template(p.Template)
		if before[t] == nil {
			before[t] = map[string]int{}
		}
		before[t][p.Enquiry] = p.Messages
	}
	for _, t := range templates {
		after := moves[t]
		for enquiry, n := range before[t] {
			after[enquiry] += n
		}
		for enquiry := range enquiriesIn(after) {
			s.siblings.Add(t, enquiry)
		}
		if !sameElsewhere(enquiriesIn(before[t]), enquiriesIn(after)) {
			changed = append(changed, t)
		}
	}
	return changed, nil
}

// enquiriesIn are those that have messages.
func enquiriesIn(counts map[string]int) map[string]bool {
	all := map[string]bool{}
	for enquiry, n := range counts {
		if enquiry != "" && n > 0 {
			all[enquiry] = true
		}
	}
	return all
}

// sameElsewhere says that every enquiry sees the same of two sets: whether there
// is another one in it.
func sameElsewhere(a, b map[string]bool) bool {
	return len(a) > 1 && len(b) > 1 || maps.Equal(a, b)
}
