// Package intake brings mail in and reads it, in this order: the raw bytes and
// the folder's cursor are committed together; then each message is read by
// itself (extract, cached); then it is decided what it is and what it answers,
// given all letters that left the account and all other messages that came.
//
// Deciding does not depend on the order of arrival: a message that makes an
// earlier one look different, because it is the same template sent to another
// enquiry, has the earlier one decided again, and at the close everything is
// decided once more. Re-reading never acts: nothing is ever sent from here.
//
// The messages that the current reader has not decided about are the work list;
// no queue is kept. The attempt is counted before a message is read: one that has
// ended the process twice is set aside at the third try, with a defect, for a
// person. A reader that panics sets the message aside at once.
package intake

import (
	"context"
	"encoding/json"
	"fmt"

	"replyaudit/internal/clock"
	"replyaudit/internal/reading"
	"replyaudit/internal/store"
)

// Intake reads the mail of all accounts.
type Intake struct {
	Store *store.Store
	Clock clock.Clock
}

// maxAttempts is at which try a message is set aside unread. The second is
// granted, since a process that is killed in the middle of reading says nothing
// about the message.
const maxAttempts = 3

// Read reads every message of an account that the current reader has not read,
// decides about them and about those that they concern, and settles letters of
// unknown fate that a message proves to have been sent.
func (in *Intake) Read(ctx context.Context, account string) error {
	work, err := in.Store.Undecided(ctx, account, reading.Version)
	if err != nil {
		return err
	}
	if len(work) == 0 {
		return in.prove(ctx, account)
	}
	var fresh []string
	for _, u := range work {
		fresh = append(fresh, u.Message)
		if u.Read {
			continue
		}
		if err := in.extract(ctx, u.Message); err != nil {
			return err
		}
	}
	return in.decide(ctx, account, fresh)
}

// DecideAll decides about every message of an account anew.
func (in *Intake) DecideAll(ctx context.Context, account string) error {
	return in.decide(ctx, account, nil)
}

// extract reads the bytes of one message and caches what they say.
func (in *Intake) extract(ctx context.Context, id string) error {
	attempt, err := in.Store.CountAttempt(ctx, id, reading.Version)
	if err != nil {
		return err
	}
	e := reading.Unreadable("reading it has ended the program before")
	if attempt < maxAttempts {
		raw, err := in.Store.Raw(ctx, id)
		if err != nil {
			return err
		}
		e = reading.Read(raw)
	}
	body, err := json.Marshal(e)
	if err != nil {
		return fmt.Errorf("encode the extract of %s: %w", id, err)
	}
	return in.Store.SaveExtract(ctx, id, reading.Version, body)
}

// decide decides about the fresh messages, nil meaning all, and about those that
// share a template with one of them, and stores what has changed.
func (in *Intake) decide(ctx context.Context, account string, fresh []string) error {
	decided, err := in.decisions(ctx, account, fresh)
	if err != nil {
		return err
	}
	if err := in.Store.SaveDecisions(ctx, decided, in.Clock.Now()); err != nil {
		return err
	}
	return in.prove(ctx, account)
}
