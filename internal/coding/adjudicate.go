package coding

import (
	"context"
	"fmt"
	"strings"

	"replyaudit/internal/analysis"
	"replyaudit/internal/audit"
	"replyaudit/internal/rubric"
	"replyaudit/internal/store"
)

// differing lists the things on which coders differ and nobody has decided, or on
// which somebody has coded since, in the order in which replies were drawn.
func (s *Study) differing() []analysis.Thing {
	var out []analysis.Thing
	for _, r := range s.order {
		for _, t := range r.tasks {
			if s.undecided(t.Thing) {
				out = append(out, t.Thing)
			}
		}
	}
	return out
}

func (s *Study) undecided(t analysis.Thing) bool {
	codes := s.codes.Of(t)
	decided, ok := s.codes.Adjudicated(t)
	if !ok {
		return s.codes.Differ(t)
	}
	known := map[int64]bool{}
	for _, n := range decided.Against {
		known[n] = true
	}
	for _, code := range codes {
		if !known[code.Number] && code.Value != decided.Value {
			return true
		}
	}
	return false
}

// Dispute is a thing to adjudicate: how often each value was given, not by whom.
type Dispute struct {
	Task
	Said map[string]int
}

// NextDispute returns the next thing on which coders differ; false when there is
// none. Left counts them.
func (s *Study) NextDispute() (d Dispute, left int, ok bool) {
	things := s.differing()
	if len(things) == 0 {
		return d, 0, false
	}
	d.Said = map[string]int{}
	for _, task := range s.replies[things[0].Message].tasks {
		if task.Thing == things[0] {
			d.Task = task
		}
	}
	for _, code := range s.codes.Of(things[0]) {
		d.Said[code.Value]++
	}
	return d, len(things), true
}

// Decide stores what holds of a thing on which coders differ.
func (s *Study) Decide(ctx context.Context, t Task, value string, person audit.Actor) error {
	if _, ok := t.Book.Find(value); !ok && value != rubric.CannotTell {
		return fmt.Errorf("%w: %q is no value of %s; write %s", ErrCoding, value, t.Item, strings.Join(valuesOf(t.Book), ", "))
	}
	a := store.Adjudication{Message: t.Message, Item: t.Item, Question: t.Question, Value: value, Person: person, At: s.Clock.Now()}
	for _, code := range s.codes.Of(t.Thing) {
		a.Against = append(a.Against, code.Number)
	}
	if err := s.Store.Adjudicate(ctx, s.stored.Campaign, s.replies[t.Message].Enquiry, a); err != nil {
		return err
	}
	return s.load(ctx)
}
