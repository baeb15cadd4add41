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
func (s *sitting) gather(ctx context.Context, fresh []string) (others []string, err error) {
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
	for _, f := range files {
		s.files[f.id] = f
		s.placed[f.id] = reading.Match(f.extract, s.context(f))
		move(f.template, s.placed[f.id].Enquiry, 1)
		before, enquiry, err := s.Store.TemplateOf(ctx, f.id)
		if err != nil {
			return nil, err
		}
		move(reading.Template(before), enquiry, -1)
	}
	delete(moves, "") // nothing was decided, or the text is too short to tell
	for _, template := range slices.Sorted(maps.Keys(moves)) {
		changed, err := s.count(ctx, template, moves[template])
		if err != nil {
			return nil, err
		}
		if !changed {
			continue
		}
		all, err := s.Store.MessagesOf(ctx, string(template))
		if err != nil {
			return nil, err
		}
		for _, id := range all {
			if _, now := s.placed[id]; !now {
				others = append(others, id)
			}
		}
	}
	return others, nil
}

// count adds the enquiries that have messages of a template, after the moves, to
// the siblings. It reports whether that could change how one of them looks.
func (s *sitting) count(ctx context.Context, template reading.Template, moves map[string]int) (changed bool, err error) {
	placed, err := s.Store.PlacedBy(ctx, string(template))
	if err != nil {
		return false, err
	}
	before, after := map[string]int{}, maps.Clone(moves)
	for _, p := range placed {
		before[p.Enquiry] = p.Messages
		after[p.Enquiry] += p.Messages
	}
	for enquiry, n := range after {
		if n > 0 {
			s.siblings.Add(template, enquiry)
		}
	}
	return !sameElsewhere(enquiriesIn(before), enquiriesIn(after)), nil
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
