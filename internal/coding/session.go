package coding

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"replyaudit/internal/analysis"
	"replyaudit/internal/clock"
	"replyaudit/internal/rubric"
	"replyaudit/internal/store"
)

// Session hands one coder one thing after another and stores each code at once.
type Session struct {
	*Study
	Coder string
	Hints bool // the coder is shown what the machine says; such codes do not count as agreement
	last  []int64
}

// Join begins or goes on with the work of a coder.
func (s *Study) Join(ctx context.Context, coder string) (*Session, error) {
	if strings.TrimSpace(coder) == "" || strings.ContainsFunc(coder, func(r rune) bool { return r < ' ' }) {
		return nil, fmt.Errorf("%w: %q is no name of a coder", ErrCoding, coder)
	}
	if err := s.Store.JoinCoding(ctx, s.stored.Campaign, coder, s.Clock.Now()); err != nil {
		return nil, err
	}
	return &Session{Study: s, Coder: coder}, s.load(ctx)
}

// tasksFor lists what falls to a coder in the open stages, stage by stage, the
// replies in an order of the coder's own.
func (s *Study) tasksFor(name string) []Task {
	var tasks []Task
	for _, stage := range s.stages() {
		if !stage.Open {
			break
		}
		var own []*reply
		for _, r := range s.order {
			if r.Stage == stage.Number && s.mine(name, r) {
				own = append(own, r)
			}
		}
		// Each reply's place is its own draw, so that the order of the others stays
		// when another coder joins.
		place := map[*reply]uint64{}
		for _, r := range own {
			place[r] = clock.NewStream(s.Data.Campaign.Seed, s.stored.Campaign+"/"+name+"/"+r.Message, "order of coding").Uint64()
		}
		slices.SortStableFunc(own, func(a, b *reply) int {
			switch {
			case place[a] < place[b]:
				return -1
			case place[a] > place[b]:
				return 1
			}
			return 0
		})
		for _, r := range own {
			tasks = append(tasks, r.tasks...)
		}
	}
	return tasks
}

// Next returns the next thing to be coded; false when nothing is left in the open
// stages. Done and all count the coder's codes in them.
func (s *Session) Next() (task Task, done, all int, ok bool) {
	for _, t := range s.tasksFor(s.Coder) {
		all++
		switch {
		case s.saidBy(s.Coder, t.Thing) != nil:
			done++
		case !ok:
			task, ok = t, true
		}
	}
	return task, done, all, ok
}

// Say stores the coder's word: a value of the task's codebook, or
// rubric.CannotTell. It is on disk when Say returns.
func (s *Session) Say(ctx context.Context, t Task, value string) error {
	if _, ok := t.Book.Find(value); !ok && value != rubric.CannotTell {
		return fmt.Errorf("%w: %q is no value of %s; write %s", ErrCoding, value, t.Item, strings.Join(valuesOf(t.Book), ", "))
	}
	added, err := s.Store.AddCodes(ctx, s.stored.Campaign, []store.Code{{
		Coder: s.Coder, Message: t.Message, Item: t.Item, Question: t.Question, Value: value, Hinted: s.Hints, At: s.Clock.Now(),
	}})
	if err != nil {
		return err
	}
	s.last = append(s.last, added[0].Number)
	return s.load(ctx)
}

// Undo takes the coder's last word back, in this session; false where there is none.
func (s *Session) Undo(ctx context.Context) (bool, error) {
	if len(s.last) == 0 {
		return false, nil
	}
	number := s.last[len(s.last)-1]
	s.last = s.last[:len(s.last)-1]
	if err := s.Store.TakeBackCode(ctx, s.stored.Campaign, number); err != nil {
		return false, err
	}
	return true, s.load(ctx)
}

// Hint is what the machine says of a thing, "" where nothing or where hints are off.
func (s *Session) Hint(t Task) string {
	if !s.Hints {
		return ""
	}
	value, _ := analysis.MachineValue(t.Rubric, s.replies[t.Message].message, t.Question)
	return value
}

// valuesOf lists what can be said, the refusal last.
func valuesOf(book rubric.Codebook) []string {
	var ids []string
	for _, v := range book.Values {
		ids = append(ids, v.ID)
	}
	return append(ids, rubric.CannotTell)
}
