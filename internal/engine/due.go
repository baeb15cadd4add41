package engine

import (
	"context"
	"sort"
	"time"
)

// Kind is what a task does.
type Kind string

// The kinds in the order in which a rehearsal does them.
const (
	Send    Kind = "1-send"
	Collect Kind = "2-collect"
	Finish  Kind = "3-finish"
)

// Task is one piece of work: for an account (Send, Collect) or a campaign (Finish).
type Task struct {
	Kind Kind
	On   string
}

// Due returns what is to be done at now, in a fixed order, and the next instant
// at which something will be. It changes nothing.
func (e *Engine) Due(ctx context.Context, now time.Time) (tasks []Task, next time.Time, err error) {
	waiting, err := e.Store.NextLetters(ctx)
	if err != nil {
		return nil, next, err
	}
	ends, err := e.ends(ctx)
	if err != nil {
		return nil, next, err
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	s := schedule{now: now}
	for _, w := range waiting {
		if a := e.accounts[w.Account]; a != nil {
			s.at(Task{Send, a.name}, later(w.At, a.send.until))
		}
	}
	for _, a := range e.accounts {
		at := a.nextAt
		if a.hinted {
			at = now
		}
		s.at(Task{Collect, a.name}, later(at, a.read.until))
	}
	for id, end := range ends {
		e.scheduleEnd(&s, e.campaigns[id], end)
	}
	sort.Slice(s.tasks, func(i, j int) bool {
		return s.tasks[i].Kind < s.tasks[j].Kind || s.tasks[i].Kind == s.tasks[j].Kind && s.tasks[i].On < s.tasks[j].On
	})
	return s.tasks, s.next, nil
}

// scheduleEnd asks for a last complete scan of each mailbox when the last window
// is over, and then for the close.
func (e *Engine) scheduleEnd(s *schedule, r *running, end ending) {
	if s.now.Before(end.window) {
		s.at(Task{Finish, r.Key}, end.window)
		return
	}
	ready := true
	for _, m := range r.Mailboxes {
		a := e.accounts[AccountName(m)]
		if end.scanned[a.name].Before(end.window) {
			ready = false
			s.at(Task{Collect, a.name}, a.read.until)
		}
	}
	if ready {
		s.at(Task{Finish, r.Key}, s.now)
	}
}

// schedule gathers tasks and the next instant.
type schedule struct {
	now   time.Time
	tasks []Task
	next  time.Time
}

func (s *schedule) at(t Task, at time.Time) {
	if at.After(s.now) {
		if s.next.IsZero() || at.Before(s.next) {
			s.next = at
		}
		return
	}
	for _, have := range s.tasks {
		if have == t {
			return
		}
	}
	s.tasks = append(s.tasks, t)
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

// ending is when a draining campaign's last window is over and how far its
// mailboxes were scanned.
type ending struct {
	window  time.Time
	scanned map[string]time.Time
}

// ends returns the ending of each campaign that has no letter left to send.
func (e *Engine) ends(ctx context.Context) (map[string]ending, error) {
	e.mu.Lock()
	open := make([]*running, 0, len(e.campaigns))
	for _, r := range e.campaigns {
		open = append(open, r)
	}
	e.mu.Unlock()
	all := map[string]ending{}
	for _, r := range open {
		end, err := e.windowEnd(ctx, r)
		if err != nil || end.IsZero() {
			if err != nil {
				return nil, err
			}
			continue
		}
		scanned := map[string]time.Time{}
		for _, m := range r.Mailboxes {
			if scanned[AccountName(m)], err = e.Store.ScannedThrough(ctx, AccountName(m)); err != nil {
				return nil, err
			}
		}
		all[r.Key] = ending{window: end, scanned: scanned}
	}
	return all, nil
}

// windowEnd returns the end of a campaign's last window, zero while a letter is
// still to be sent. It is worked out once, and again when a letter that was
// given up has been sent after all.
func (e *Engine) windowEnd(ctx context.Context, r *running) (time.Time, error) {
	left, err := e.Store.LettersLeft(ctx, r.Key)
	if err != nil {
		return time.Time{}, err
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if left {
		r.end = time.Time{}
	}
	if left || !r.end.IsZero() {
		return r.end, nil
	}
	letters, err := e.Store.Letters(ctx, r.Key)
	if err != nil {
		return time.Time{}, err
	}
	end := r.row.LaunchedAt
	for _, l := range letters {
		closes, err := windowOf(r.Campaign, l)
		if err != nil {
			return time.Time{}, err
		}
		end = later(end, closes)
	}
	r.end = end
	return end, nil
}
