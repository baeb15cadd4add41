package engine

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"replyaudit/internal/analysis"
	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
	"replyaudit/internal/compose"
	"replyaudit/internal/steps"
	"replyaudit/internal/store"
)

// step looks at the enquiries of a campaign whose time has come and does what
// package steps orders. What was scanned is read first, since silence is proven
// only when all mail of a scan has been decided; what a scan stores meanwhile does
// not count as scanned yet.
func (e *Engine) step(ctx context.Context, id string) error {
	r, err := e.campaignOf(id)
	if err != nil {
		return err
	}
	now := e.Clock.Now()
	scanned, err := e.Store.ScannedAccounts(ctx)
	if err != nil {
		return err
	}
	ripe := e.ripe(r, scanned, now)
	if len(ripe) == 0 { // LoadEnquiries would load all
		return nil
	}
	e.reading.Lock()
	defer e.reading.Unlock()
	for _, account := range r.accountsOf(ripe) {
		if err := e.intake.Read(ctx, account); err != nil {
			return err
		}
	}
	return e.decide(ctx, r, ripe, scanned, now)
}

// decide looks at enquiries, all of whose mail that was scanned through the given
// instants has been read.
func (e *Engine) decide(ctx context.Context, r *running, ripe map[string]int64, scanned map[string]time.Time, now time.Time) error {
	d, err := r.frozen.Load(ctx, e.Store, now.Add(foresight), slices.Sorted(maps.Keys(ripe))...)
	if err != nil {
		return err
	}
	s := stepper{e: e, r: r, d: d, now: now}
	for _, record := range d.Records {
		if through := scanned[r.threads[record.ID].account]; record.Collected.After(through) {
			record.Collected = through
		}
		next, err := s.look(ctx, record)
		if err != nil {
			return err
		}
		e.setLook(r, record.ID, ripe[record.ID], next)
	}
	return nil
}

// foresight lets a message count that is here and, by the clock of its mailbox,
// comes later: what lies in the mailbox is no silence.
const foresight = 366 * 24 * time.Hour

// ripe returns the enquiries whose time has come, each with the last line of the
// log about it that was followed.
func (e *Engine) ripe(r *running, scanned map[string]time.Time, now time.Time) map[string]int64 {
	e.mu.Lock()
	defer e.mu.Unlock()
	all := map[string]int64{}
	for _, t := range r.inOrder {
		if e.accounts[t.account].paused {
			continue
		}
		timely := !t.look.at.IsZero() && !t.look.at.After(now)
		collected := !t.look.collected.IsZero() && !scanned[t.account].Before(t.look.collected)
		if t.look.now || timely || collected {
			all[t.enquiry] = t.touched
		}
	}
	return all
}

// setLook notes when to look again, unless something has happened meanwhile.
func (e *Engine) setLook(r *running, enquiry string, touched int64, next look) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if t := r.threads[enquiry]; t.touched == touched {
		t.look = next
	}
}

// stepper carries out the orders of one look.
type stepper struct {
	e      *Engine
	r      *running
	d      *analysis.Data
	now    time.Time
	placer *placer // made for the first letter that is armed
}

// look decides about one enquiry, does it, and says when to look again.
func (s *stepper) look(ctx context.Context, record analysis.Record) (look, error) {
	s.e.mu.Lock()
	end := s.r.end(record.ID)
	s.e.mu.Unlock()
	orders, err := steps.Decide(s.d, record, end, s.now)
	if err != nil {
		return look{}, err
	}
	var next look
	for _, o := range orders {
		switch o.Do {
		case steps.Drop:
			_, err = s.e.Store.Drop(ctx, o.Letter, s.now, o.Reason)
		case steps.Send:
			err = s.send(ctx, record, o)
		case steps.Wait:
			next = next.and(o)
		}
		if err != nil {
			return look{}, err
		}
	}
	return next, nil
}

// and adds what an order waits for.
func (l look) and(o steps.Order) look {
	return look{at: earlier(l.at, o.At), collected: earlier(l.collected, o.Collected)}
}

// earlier is the earlier of two instants that are not zero.
func earlier(a, b time.Time) time.Time {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}

// send arms a letter, or adds the facts that were asked for, at a time that leaves
// room for all others.
func (s *stepper) send(ctx context.Context, record analysis.Record, o steps.Order) error {
	if restored := s.e.accounts[s.r.threads[record.ID].account].restored; !restored.IsZero() && !o.Since.After(restored) {
		return s.doubt(ctx, record, o)
	}
	if s.placer == nil {
		s.placer = newPlacer(s.r, s.e.takenOn(ctx, ""))
	}
	due := o.At
	if !s.now.After(o.Latest) { // one that is too late is seen to be missed
		var err error
		if due, err = s.placer.place(record.Enquiry, o.Stage, later(o.At, s.now)); err != nil {
			return fmt.Errorf("find a time for letter %s: %w", o.Letter, err)
		}
	}
	to := store.When{Due: due, Latest: o.Latest.Add(due.Sub(o.At)), Answers: o.Answers, At: s.now, Reason: o.Reason}
	if o.Stage != audit.Clarification {
		_, err := s.e.Store.Arm(ctx, o.Letter, to)
		return err
	}
	l, err := clarification(ctx, s.e.Store, s.r.Campaign, record.Enquiry, o.Facts)
	if err != nil {
		return err
	}
	_, err = s.e.Store.AddLetter(ctx, l, to, audit.ByEngine)
	return err
}

// clarification renders the facts as a letter in the enquiry's correspondence.
func clarification(ctx context.Context, s *store.Store, c *campaign.Campaign, e audit.Enquiry, facts []string) (audit.Letter, error) {
	letters, err := s.LettersOf(ctx, []string{e.ID})
	if err != nil {
		return audit.Letter{}, err
	}
	i := slices.IndexFunc(letters, func(l store.LetterRow) bool { return l.Stage == audit.Opening })
	if i < 0 {
		return audit.Letter{}, fmt.Errorf("enquiry %s has no opening", e.ID)
	}
	l := letters[i].Letter
	l.ID, l.Stage = audit.LetterID(e.ID, audit.Clarification), audit.Clarification
	l.Subject, l.Body, err = compose.RenderClarification(c, e, facts)
	return l, err
}

// confirm tells whether a reminder or facts that are due may still go out: a reply
// may have come since it was decided. One that may not is dropped or put off.
func (e *Engine) confirm(ctx context.Context, l store.LetterRow) (bool, error) {
	if l.Stage != audit.Reminder && l.Stage != audit.Clarification {
		return true, nil
	}
	c, err := e.campaignOf(l.Campaign)
	if err != nil {
		return false, err
	}
	now := e.Clock.Now()
	d, err := c.frozen.Load(ctx, e.Store, now.Add(foresight), l.Enquiry)
	if err != nil {
		return false, err
	}
	for _, record := range d.Records {
		orders, err := steps.Decide(d, record, steps.End{}, now)
		if err != nil {
			return false, err
		}
		for _, o := range orders {
			if o.Letter == l.ID {
				return false, e.withhold(ctx, l, o, now)
			}
		}
	}
	return true, nil
}

// withhold does what was ordered about a letter that was due.
func (e *Engine) withhold(ctx context.Context, l store.LetterRow, o steps.Order, now time.Time) error {
	const pause = time.Minute // for a scan
	if o.Do == steps.Drop {
		_, err := e.Store.Drop(ctx, l.ID, now, o.Reason)
		return err
	}
	if !o.Collected.IsZero() {
		e.Hint(l.Account)
	}
	_, err := e.Store.Settle(ctx, l, 0, []audit.LetterState{l.State}, store.Settlement{
		State: l.State, At: now, NotBefore: later(o.At, now.Add(pause)), Reason: o.Reason, Code: l.ReplyCode, Status: l.ReplyState,
	})
	return err
}
