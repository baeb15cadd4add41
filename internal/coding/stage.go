package coding

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"replyaudit/internal/analysis"
	"replyaudit/internal/audit"
	"replyaudit/internal/store"
)

// Stage is how far one stage has come.
type Stage struct {
	Number  int      `json:"stage"` // from 1
	Share   int      `json:"percent"`
	Replies int      `json:"replies"`
	Coded   int      `json:"coded"` // replies that enough coders have coded to the end
	Needed  int      `json:"coders_per_reply"`
	Open    bool     `json:"open"`
	Done    bool     `json:"done"`
	Below   []string `json:"below_threshold"`      // items whose alpha is below the threshold
	Opened  string   `json:"opened_why,omitempty"` // why a person opened it before the coders agreed
}

// Status is how far the coding has come.
type Status struct {
	Campaign  string           `json:"campaign"`
	Threshold float64          `json:"threshold"`
	Stages    []Stage          `json:"stages"`
	Coders    []CoderStatus    `json:"coders"`
	Differing []analysis.Thing `json:"-"`
	ToDecide  int              `json:"to_adjudicate"`
}

// CoderStatus is how far one coder has come in the stages that are open.
type CoderStatus struct {
	Name string `json:"coder"`
	Done int    `json:"codes"`
	Left int    `json:"left"`
}

// Status returns how far the coding has come.
func (s *Study) Status() Status {
	out := Status{Campaign: s.stored.Campaign, Threshold: s.stored.Threshold, Stages: s.stages(), Differing: s.differing()}
	out.ToDecide = len(out.Differing)
	for _, name := range s.stored.Coders {
		c := CoderStatus{Name: name}
		for _, task := range s.tasksFor(name) {
			if s.saidBy(name, task.Thing) == nil {
				c.Left++
			} else {
				c.Done++
			}
		}
		out.Coders = append(out.Coders, c)
	}
	return out
}

// stages tells of each stage whether it is open and done. The next one opens when
// the one before it is done and its own replies show enough agreement on every
// item, or when a person opened it. An item on which only one value was given has
// no alpha, and nobody differs on it: it holds nothing up.
func (s *Study) stages() []Stage {
	out := make([]Stage, len(s.stored.Stages))
	open := true
	for i := range out {
		st := &out[i]
		*st = Stage{Number: i + 1, Share: s.stored.Stages[i], Needed: s.needed(i + 1), Below: []string{}}
		st.Opened = s.stored.Opened[st.Number]
		st.Open = open || st.Opened != ""
		for _, r := range s.order {
			if r.Stage == st.Number {
				st.Replies++
				if s.codedBy(r) >= st.Needed {
					st.Coded++
				}
			}
		}
		st.Done = st.Coded == st.Replies
		if i+1 < len(out) || len(out) == 1 {
			st.Below = s.below(st.Number)
		}
		open = st.Open && st.Done && len(st.Below) == 0
	}
	return out
}

// needed is how many coders a reply of a stage needs: the last of several is shared out.
func (s *Study) needed(stage int) int {
	if stage == len(s.stored.Stages) && stage > 1 {
		return 1
	}
	return s.stored.Overlap
}

// below lists the items of a stage on which its coders agree less than they must.
func (s *Study) below(stage int) []string {
	items := []string{}
	for _, item := range s.Data.Rubric.Coded() {
		a := s.codes.Alpha(s.stored, item, func(r store.CodingReply) bool { return r.Stage == stage })
		if a < s.stored.Threshold { // not where it is undefined
			items = append(items, item.ID)
		}
	}
	return items
}

// codedBy counts who has coded a reply to the end.
func (s *Study) codedBy(r *reply) int {
	n := 0
	for _, name := range s.stored.Coders {
		if !slices.ContainsFunc(r.tasks, func(t Task) bool { return s.saidBy(name, t.Thing) == nil }) {
			n++
		}
	}
	return n
}

// saidBy is what a coder says of a thing, nil where nothing.
func (s *Study) saidBy(name string, t analysis.Thing) *store.Code {
	for _, code := range s.codes.Of(t) {
		if code.Coder == name {
			return &code
		}
	}
	return nil
}

// mine reports whether a reply falls to a coder. The coders of a stage take turns
// by the order in which they joined, and who has begun a reply keeps it; of the
// last stage nobody gets what another has begun.
func (s *Study) mine(name string, r *reply) bool {
	begun := false
	for _, t := range r.tasks {
		for _, code := range s.codes.Of(t.Thing) {
			if code.Coder == name {
				return true
			}
			begun = true
		}
	}
	needed := s.needed(r.Stage)
	if begun && needed == 1 {
		return false
	}
	coders := len(s.stored.Coders)
	place := slices.Index(s.stored.Coders, name)
	return (place-r.ordinal%coders+coders)%coders < needed
}

// OpenNext opens the next stage by a person's decision, and says which.
func (s *Study) OpenNext(ctx context.Context, reason string, person audit.Actor) (int, error) {
	if strings.TrimSpace(reason) == "" {
		return 0, fmt.Errorf("%w: say with --because why the next stage opens before the coders agree", ErrCoding)
	}
	for _, st := range s.stages() {
		if !st.Open {
			if err := s.Store.OpenCodingStage(ctx, s.stored.Campaign, st.Number, reason, person, s.Clock.Now()); err != nil {
				return 0, err
			}
			return st.Number, s.load(ctx)
		}
	}
	return 0, fmt.Errorf("%w: every stage is open", ErrCoding)
}
