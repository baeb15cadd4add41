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
	Control Kind = "2-control"
	Step    Kind = "3-step"
	Finish  Kind = "4-finish"
)

// Task is one piece of work: for an account (Send, Collect) or a campaign (Control, Step, Finish).
type Task struct {
	Kind Kind
	On   string
}

// Due returns what is to be done at now, in a fixed order, and the next instant
// at which something will be. It changes nothing but what the engine remembers.
func (e *Engine) Due(ctx context.Context, now time.Time) (tasks []Task, next time.Time, err error) {
	if err := e.follow(ctx); err != nil {
		return nil, next, err
	}
	scanned, err := e.Store.ScannedAccounts(ctx)
	if err != nil {
		return nil, next, err
	}
	awaited, err := e.awaited(ctx)
	if err != nil {
		return nil, next, err
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	s := schedule{now: now, scanned: scanned}
	for _, a := range e.accounts {
		at := a.nextAt
		if a.hinted {
			at = now
		}
		s.at(Task{Collect, a.name}, later(at, a.read.until))
	}
	for _, r := range e.campaigns {
		if r.state == "running" {
			for account, at := range r.next {
				// Of a restored database the scan that it waits for is due first.
				if a := e.accounts[account]; !a.paused && !a.awaited {
					s.at(Task{Send, account}, later(at, a.send.until))
				}
			}
			e.scheduleSteps(&s, r)
		}
		e.scheduleControls(&s, r, awaited[r.Key])
		if !r.closes.IsZero() {
			e.scheduleEnd(&s, r)
		}
	}
	sort.Slice(s.tasks, func(i, j int) bool {
		return s.tasks[i].Kind < s.tasks[j].Kind || s.tasks[i].Kind == s.tasks[j].Kind && s.tasks[i].On < s.tasks[j].On
	})
	return s.tasks, s.next, nil
}

// settled is how long after an instant a scan must begin to prove what came
// until then: it misses nothing up to a second before its own (RULES section 3).
const settled = 2 * time.Second

// scheduleSteps asks for a look at the enquiries whose time has come, and for a
// scan where the decision waits for one.
func (e *Engine) scheduleSteps(s *schedule, r *running) {
	for _, t := range r.inOrder {
		if e.accounts[t.account].paused {
			continue
		}
		if t.look.now {
			s.at(Task{Step, r.Key}, s.now)
		}
		if !t.look.at.IsZero() {
			s.at(Task{Step, r.Key}, t.look.at)
		}
		if c := t.look.collected; !c.IsZero() {
			if a := e.accounts[t.account]; s.scanned[a.name].Before(c) {
				s.at(Task{Collect, a.name}, later(c.Add(settled), a.read.until))
			} else {
				s.at(Task{Step, r.Key}, s.now)
			}
		}
	}
}

// scheduleEnd asks for a last complete scan of each mailbox when nothing more is
// awaited, and then for the close.
func (e *Engine) scheduleEnd(s *schedule, r *running) {
	if s.now.Before(r.closes) {
		s.at(Task{Finish, r.Key}, r.closes)
		return
	}
	ready := true
	for _, m := range r.Mailboxes {
		a := e.accounts[AccountName(m)]
		if s.scanned[a.name].Before(r.closes) {
			ready = false
			s.at(Task{Collect, a.name}, later(r.closes.Add(settled), a.read.until))
		}
	}
	if ready {
		s.at(Task{Finish, r.Key}, s.now)
	}
}

// schedule gathers tasks and the next instant.
type schedule struct {
	now     time.Time
	scanned map[string]time.Time // by account
	tasks   []Task
	next    time.Time
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
