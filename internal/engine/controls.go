package engine

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
	"replyaudit/internal/imapin"
	"replyaudit/internal/outbox"
	"replyaudit/internal/store"
)

// controlPause is how long the controls are left alone between two looks.
const controlPause = 5 * time.Minute

// addControls makes the letters to the controls of the personas who began to write
// today from an account: copies of the first opening of each that was accepted.
func (e *Engine) addControls(ctx context.Context, account string) error {
	for _, r := range e.controlled() {
		now := e.Clock.Now()
		for _, c := range r.Controls {
			openings, err := e.Store.Uncontrolled(ctx, r.Key, account, c.Key, now)
			if err != nil {
				return err
			}
			for _, o := range openings {
				if err := e.addControl(ctx, r, c, o, now); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// controlled lists the running campaigns that have controls.
func (e *Engine) controlled() (all []*running) {
	e.mu.Lock()
	defer e.mu.Unlock()
	for _, r := range e.campaigns {
		if len(r.Controls) > 0 && r.state == "running" {
			all = append(all, r)
		}
	}
	slices.SortFunc(all, func(a, b *running) int { return strings.Compare(a.Key, b.Key) })
	return all
}

// addControl copies an opening to a control, apart from all other letters. A day
// without room for it has no control.
func (e *Engine) addControl(ctx context.Context, r *running, c campaign.Control, opening store.LetterRow, now time.Time) error {
	l := opening.Letter
	l.Stage, l.To = audit.ControlStage(c.Key), c.Address
	l.ID = audit.LetterID(l.Enquiry, l.Stage)
	due, err := newPlacer(r, e.takenOn(ctx, "")).place(r.enquiries[l.Enquiry], l.Stage, now)
	if err != nil {
		return fmt.Errorf("find a time for letter %s: %w", l.ID, err)
	}
	day := now.UTC().Format(time.DateOnly)
	if due.UTC().Format(time.DateOnly) != day {
		return nil
	}
	to := store.When{Due: due, Latest: due.Add(r.Sending.MaxLateness), At: now, Reason: "control"}
	_, err = e.Store.AddControl(ctx, store.ControlLetter{Campaign: r.Key, Persona: opening.Persona, Control: c.Key, Day: day, Letter: l.ID}, l, opening.Account, to)
	return err
}

// awaited returns, for each campaign, the control letters that have not been found
// yet and are worth looking for.
func (e *Engine) awaited(ctx context.Context) (map[string][]store.ControlLetter, error) {
	all := map[string][]store.ControlLetter{}
	e.mu.Lock()
	var keys []string
	for key, r := range e.campaigns {
		if len(r.Controls) > 0 {
			keys = append(keys, key)
		}
	}
	e.mu.Unlock()
	for _, key := range keys {
		letters, err := e.Store.AwaitedControls(ctx, key)
		if err != nil {
			return nil, err
		}
		if len(letters) > 0 {
			all[key] = letters
		}
	}
	return all, nil
}

// scheduleControls asks for a look into the controls while letters are awaited. One
// of unknown fate is looked for until its time is over; its absence proves nothing.
func (e *Engine) scheduleControls(s *schedule, r *running, letters []store.ControlLetter) {
	for _, l := range letters {
		end := r.controlEnd(l)
		if l.State == audit.Unknown && s.now.After(end) {
			continue
		}
		at := r.controlsAt
		if !s.now.Before(end) || !at.IsZero() && end.Before(at) {
			at = end
		}
		s.at(Task{Control, r.Key}, later(at, r.controls.until))
	}
}

// controlEnd is when a control letter must have arrived.
func (r *running) controlEnd(l store.ControlLetter) time.Time {
	c, _ := r.ControlByKey(l.Control)
	if l.SentAt.IsZero() {
		return l.HandingAt.Add(c.Within)
	}
	return l.SentAt.Add(c.Within)
}

// lookAtControls reads where the awaited letters of a campaign lie.
func (e *Engine) lookAtControls(ctx context.Context, id string) error {
	r, err := e.campaignOf(id)
	if err != nil {
		return err
	}
	letters, err := e.Store.AwaitedControls(ctx, id)
	if err != nil {
		return err
	}
	var failed error
	for _, c := range r.Controls {
		mine := slices.DeleteFunc(slices.Clone(letters), func(l store.ControlLetter) bool { return l.Control != c.Key })
		if len(mine) == 0 {
			continue
		}
		if err := e.lookAtControl(ctx, r, c, mine); err != nil {
			if store.IsStoreError(err) || ctx.Err() != nil {
				return err
			}
			failed = err
		}
	}
	if failed != nil {
		return e.broken(ctx, &r.controls, "a control cannot be read, trying again later", failed)
	}
	if err := e.works(ctx, &r.controls, "the controls can be read again"); err != nil {
		return err
	}
	e.mu.Lock()
	r.controlsAt = e.Clock.Now().Add(controlPause)
	e.mu.Unlock()
	return nil
}

func (e *Engine) lookAtControl(ctx context.Context, r *running, c campaign.Control, letters []store.ControlLetter) error {
	box, err := OpenIMAP(ctx, e.Config, c.Mailbox())
	if err != nil {
		return err
	}
	defer box.Close()
	folders, err := box.Folders(ctx, nil)
	if err != nil {
		return fmt.Errorf("control %s: %w", c.Key, err)
	}
	for _, l := range letters {
		began := e.Clock.Now()
		placement, err := placementOf(ctx, box, folders, l.MessageID)
		if err != nil {
			return fmt.Errorf("control %s: %w", c.Key, err)
		}
		if placement == "" && l.State == audit.Accepted && !began.Before(r.controlEnd(l)) {
			placement = store.PlacedMissing
		}
		if placement == "" {
			continue
		}
		if err := e.placeControl(ctx, l, placement); err != nil {
			return err
		}
	}
	return nil
}

// placementOf looks for a letter by its id, "" while it is nowhere.
func placementOf(ctx context.Context, box *imapin.Account, folders []imapin.Folder, id string) (string, error) {
	for _, f := range folders {
		there, err := box.SearchMessageID(ctx, f.Name, id)
		switch {
		case err != nil:
			return "", err
		case len(there) > 0 && f.Junk:
			return store.PlacedJunk, nil
		case len(there) > 0:
			return store.PlacedInbox, nil
		}
	}
	return "", nil
}

// placeControl records where a letter lies. Its being there proves a letter of
// unknown fate.
func (e *Engine) placeControl(ctx context.Context, l store.ControlLetter, placement string) error {
	now := e.Clock.Now()
	if l.State == audit.Unknown {
		rows, err := e.Store.LettersOf(ctx, []string{l.Enquiry})
		if err != nil {
			return err
		}
		for _, row := range rows {
			if row.ID != l.Letter {
				continue
			}
			if err := outbox.Prove(ctx, e.Store, row, "control", store.Settlement{At: now}); err != nil {
				return err
			}
		}
	}
	_, err := e.Store.PlaceControl(ctx, l, placement, now)
	return err
}

// sayPauses notes which personas are paused, and says it of those that were not.
// The caller holds the lock.
func (e *Engine) sayPauses(r *running, pauses []store.Pause) {
	paused := map[string]bool{}
	for _, p := range pauses {
		paused[p.Persona] = true
		if !r.paused[p.Persona] {
			e.Log.Warn("a persona is paused until a person resumes it", "campaign", r.Key, "persona", p.Persona, "reason", p.Reason)
		}
	}
	r.paused = paused
}
