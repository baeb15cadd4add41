package intake

import (
	"context"
	"slices"

	"replyaudit/internal/match"
	"replyaudit/internal/reading"
	"replyaudit/internal/store"
)

// sitting is one round of deciding about messages of an account.
type sitting struct {
	*Intake
	*desk
	extracts map[string]reading.Extract // at hand already
	files    map[string]file            // of the fresh messages
	siblings reading.Siblings
}

func (in *Intake) sitting(d *desk, extracts map[string]reading.Extract) *sitting {
	return &sitting{Intake: in, desk: d, extracts: extracts, files: map[string]file{}}
}

// DecideAll decides about every message of an account anew, from what the
// database says alone.
func (in *Intake) DecideAll(ctx context.Context, account string) error {
	err := in.everything(ctx, account, func(rows []store.Decision) error {
		_, err := in.Store.SaveDecisions(ctx, rows, in.Clock.Now())
		return err
	})
	if err != nil {
		return err
	}
	return in.prove(ctx, account)
}

// everything decides about all messages of an account and hands the decisions
// over portion by portion.
func (in *Intake) everything(ctx context.Context, account string, use func([]store.Decision) error) error {
	d := in.desk(account)
	d.mu.Lock()
	defer d.mu.Unlock()
	d.forget()
	if _, err := in.refresh(ctx, d); err != nil {
		return err
	}
	all, err := in.Store.Messages(ctx, account)
	if err != nil {
		return err
	}
	s := in.sitting(d, nil)
	for part := range slices.Chunk(all, portion) {
		files, err := s.open(ctx, part)
		if err != nil {
			return err
		}
		for _, f := range files {
			s.siblings.Add(f.template, f.placed.Enquiry)
		}
	}
	for part := range slices.Chunk(all, portion) {
		rows, err := s.judge(ctx, part)
		if err != nil {
			return err
		}
		if err := use(rows); err != nil {
			return err
		}
	}
	return nil
}

// decide decides about the fresh messages and about every other one that looks
// different because of them, and has it stored.
func (in *Intake) decide(ctx context.Context, d *desk, extracts map[string]reading.Extract, fresh []string, out *saver) error {
	slices.Sort(fresh)
	fresh = slices.Compact(fresh)
	s := in.sitting(d, extracts)
	others, err := s.gather(ctx, fresh, out)
	if err != nil {
		return err
	}
	for part := range slices.Chunk(slices.Concat(fresh, others), portion) {
		rows, err := s.judge(ctx, part)
		if err != nil {
			return err
		}
		if err := out.save(ctx, rows); err != nil {
			return err
		}
	}
	return nil
}

// judge decides about messages whose siblings are known.
func (s *sitting) judge(ctx context.Context, ids []string) ([]store.Decision, error) {
	files, err := s.open(ctx, ids)
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		if err := s.knowAll(ctx, f.placed, f.machine); err != nil {
			return nil, err
		}
	}
	return inOrder(files, s.row)
}

// knowAll works out what the grader may know of the letters that a message
// answers, or could.
func (s *sitting) knowAll(ctx context.Context, all ...match.Result) error {
	for _, placed := range all {
		letter := placed.Letter
		if letter == "" && len(placed.Possible) > 0 {
			if of := s.letters.Of(placed.Possible[0]); len(of) > 0 {
				letter = of[0].Letter
			}
		}
		if err := s.know(ctx, s.desk, letter); err != nil {
			return err
		}
	}
	return nil
}
