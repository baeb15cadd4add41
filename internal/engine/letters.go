package engine

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/compose"
	"replyaudit/internal/mail"
	"replyaudit/internal/plan"
	"replyaudit/internal/reading"
	"replyaudit/internal/store"
)

// compose gives a letter its Message-ID and exact bytes; its Date shows the
// persona's zone.
func (e *Engine) compose(ctx context.Context, l store.LetterRow, now time.Time) (id string, raw []byte, err error) {
	c, err := e.campaignOf(l.Campaign)
	if err != nil {
		return "", nil, err
	}
	persona, ok := c.PersonaByKey(l.Persona)
	if !ok {
		return "", nil, fmt.Errorf("campaign %s has no persona %s", l.Campaign, l.Persona)
	}
	zone, err := time.LoadLocation(persona.Zone)
	if err != nil {
		return "", nil, fmt.Errorf("zone of persona %s: %w", persona.Key, err)
	}
	thread, err := e.threadOf(ctx, l)
	if err != nil {
		return "", nil, err
	}
	id = messageID(c.Campaign, l)
	raw, err = compose.Bytes(l.Letter, now.In(zone), id, thread)
	return id, raw, err
}

// threadOf says what a later letter answers: the company's message, or our own
// opening where it answers none, or one without an id (RFC 5322 section 3.6.4).
func (e *Engine) threadOf(ctx context.Context, l store.LetterRow) (compose.Thread, error) {
	if _, control := l.Stage.Control(); control || l.Stage == audit.Opening {
		return compose.Thread{}, nil
	}
	if l.Answers != "" {
		thread, err := e.answering(ctx, l.Answers)
		if err != nil || thread.InReplyTo != "" {
			return thread, err
		}
	}
	letters, err := e.Store.LettersOf(ctx, []string{l.Enquiry})
	if err != nil {
		return compose.Thread{}, err
	}
	for _, other := range letters {
		if other.Stage == audit.Opening {
			return compose.Thread{InReplyTo: other.MessageID}, nil
		}
	}
	return compose.Thread{}, nil
}

// answering is the thread of an answer to a message that came in.
func (e *Engine) answering(ctx context.Context, message string) (compose.Thread, error) {
	body, err := e.Store.Extract(ctx, message, reading.Version)
	if errors.Is(err, store.ErrNotFound) {
		return compose.Thread{}, nil
	}
	if err != nil {
		return compose.Thread{}, err
	}
	var m reading.Extract
	if err := json.Unmarshal(body, &m); err != nil {
		return compose.Thread{}, fmt.Errorf("read the extract of %s: %w", message, err)
	}
	before := m.Match.References
	if len(before) == 0 && len(m.Match.InReplyTo) == 1 {
		before = m.Match.InReplyTo
	}
	return compose.Thread{InReplyTo: m.MessageID, References: before}, nil
}

// budgets lists the caps of a letter at now.
func (e *Engine) budgets(l store.LetterRow, now time.Time) ([]store.Budget, error) {
	c, err := e.campaignOf(l.Campaign)
	if err != nil {
		return nil, err
	}
	return caps(c.Campaign, senderOf(l), l.Stage, now), nil
}

// replan finds a new time for a letter that has lost its own: once for an opening
// that is too late, if the campaign asks for it, and on a later day for a later
// letter whose caps are used up.
func (e *Engine) replan(ctx context.Context, l store.LetterRow, now time.Time) (to store.When, ok bool, err error) {
	c, err := e.campaignOf(l.Campaign)
	if err != nil {
		return to, false, err
	}
	if _, control := l.Stage.Control(); control {
		return to, false, nil // it belongs to its day
	}
	if l.Stage != audit.Opening {
		due, err := newPlacer(c, e.takenOn(ctx, l.ID)).place(c.enquiries[l.Enquiry], l.Stage, nextDay(now))
		return store.When{Due: due, Latest: due.Add(c.Sending.MaxLateness), At: now, Reason: "cap"}, err == nil, err
	}
	if c.Sending.Late != "replan" || l.Replanned > 0 {
		return to, false, nil
	}
	taken, err := e.Taken(ctx, now, l.ID)
	if err != nil {
		return to, false, err
	}
	due, latest, err := plan.Replan(c.Campaign, c.enquiries[l.Enquiry], l.Letter, now, taken)
	if errors.Is(err, plan.ErrNoTime) {
		return to, false, nil
	}
	return store.When{Due: due, Latest: latest, At: now, Reason: "too_late"}, err == nil, err
}

// Taken lists what the campaigns of the database have sent of late or will send,
// but for one letter: what a plan made at an instant must leave room for.
func (e *Engine) Taken(ctx context.Context, now time.Time, but string) ([]plan.Taken, error) {
	const memory = 48 * time.Hour // caps count days, gaps are shorter
	return e.taken(ctx, now.Add(-memory), time.Time{}, but)
}

// takenOn is Taken of one day, as caps count days.
func (e *Engine) takenOn(ctx context.Context, but string) func(day time.Time) ([]plan.Taken, error) {
	return func(day time.Time) ([]plan.Taken, error) { return e.taken(ctx, day, nextDay(day), but) }
}

func (e *Engine) taken(ctx context.Context, from, before time.Time, but string) ([]plan.Taken, error) {
	all, err := e.Store.Commitments(ctx, from, before)
	if err != nil {
		return nil, err
	}
	var taken []plan.Taken
	for _, c := range all {
		if c.Letter != but {
			taken = append(taken, plan.Taken{Mailbox: c.Account, Persona: mail.WithoutDetail(c.From), Domain: mail.Registrable(c.Domain), At: c.At})
		}
	}
	return taken, nil
}
