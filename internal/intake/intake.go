// Package intake brings mail in and reads it, in this order: the raw bytes and
// the folder's cursor are committed together; then each message is read by
// itself (extract, cached); then it is decided what it is and what it answers,
// given all letters that left the account, what people have decided, and all
// other messages that came.
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
//
// What one message costs does not grow with the letters and messages that are
// there already: an Intake remembers the letters of each account and asks the
// log what is new, and all else is looked up by key.
package intake

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"sync"

	"replyaudit/internal/clock"
	"replyaudit/internal/reading"
	"replyaudit/internal/store"
)

// Intake reads the mail of all accounts. It may be used by several goroutines.
type Intake struct {
	Store *store.Store
	Clock clock.Clock

	mu        sync.Mutex
	desks     map[string]*desk
	campaigns map[string]*frozen
}

const (
	// maxAttempts is at which try a message is set aside unread. The second is
	// granted, since a process that is killed in the middle of reading says nothing
	// about the message.
	maxAttempts = 3
	// portion is how many messages are read and decided between two commits.
	portion = 256
	// listed is how many messages are listed at once: a mailbox can hold a million.
	listed = 16 * portion
	// large is from how many bytes on a message is read by itself.
	large = 1 << 20
)

// Read reads every message of an account that the current reader has not read,
// decides about them and about those that they concern, and settles letters of
// unknown fate that a message proves to have been sent.
func (in *Intake) Read(ctx context.Context, account string) error {
	d := in.desk(account)
	d.mu.Lock()
	defer d.mu.Unlock()
	last, err := in.Store.LastMessage(ctx) // before the list: what comes in between is looked at the next time
	if err != nil {
		return err
	}
	whole, err := in.readAll(ctx, d)
	if err != nil {
		return err
	}
	if whole {
		d.decided = max(d.decided, last)
	}
	return in.prove(ctx, account)
}

// readAll works the list off. It reports false when something was left to a
// person: what follows that will be listed again.
func (in *Intake) readAll(ctx context.Context, d *desk) (whole bool, err error) {
	ahead, stop := context.WithCancel(ctx)
	read := in.extractAll(ahead, d.account, d.decided)
	out := newSaver(in.Store, in.Clock)
	err = in.decideEach(ctx, d, read, out)
	stop()
	for range read { // so that nobody writes any more when we are back
	}
	if failed := out.wait(); err == nil {
		err = failed
	}
	if err == nil {
		err = ctx.Err()
	}
	return out.whole, err
}

// decideEach decides about each portion that was read.
func (in *Intake) decideEach(ctx context.Context, d *desk, read <-chan extracted, out *saver) error {
	moved, err := in.refresh(ctx, d)
	if err != nil {
		return err
	}
	decided := d.decided
	for part := range read {
		if part.err != nil {
			return part.err
		}
		if part.first { // a letter can have left since the list before was made
			if err := out.wait(); err != nil {
				return err
			}
			if out.whole {
				d.decided = decided
			}
			more, err := in.refresh(ctx, d)
			if err != nil {
				return err
			}
			moved = append(moved, more...)
		}
		fresh := moved
		for _, u := range part.work {
			fresh = append(fresh, u.Message)
		}
		moved = nil
		if err := in.decide(ctx, d, part.extracts, fresh, out); err != nil {
			return err
		}
		decided = part.work[len(part.work)-1].Number
	}
	return nil
}

// extracted is a portion of the work list of which the bytes are read.
type extracted struct {
	work     []store.Undecided
	first    bool                       // of its list
	extracts map[string]reading.Extract // by message, of those that were read now
	err      error
}

// extractAll lists the messages after the one with a number that are to be decided
// about, and reads their bytes, a few portions ahead of whoever receives them:
// while he waits for the disk all cores read. It ends early with the first error, or with ctx.
func (in *Intake) extractAll(ctx context.Context, account string, after int64) <-chan extracted {
	portions := make(chan extracted)
	hand := func(e extracted) (more bool) {
		select {
		case portions <- e:
			return e.err == nil
		case <-ctx.Done():
			return false
		}
	}
	go func() {
		defer close(portions)
		for {
			work, err := in.Store.Undecided(ctx, account, reading.Version, after, listed)
			if err != nil {
				hand(extracted{err: err})
			}
			if err != nil || len(work) == 0 {
				return
			}
			first := true
			for part := range slices.Chunk(work, portion) {
				extracts, err := in.extract(ctx, part)
				if !hand(extracted{part, first, extracts, err}) {
					return
				}
				first = false
			}
			after = work[len(work)-1].Number
		}
	}()
	return portions
}

// Again decides once more about some messages of an account and about those that
// they concern, as after a person's decision.
func (in *Intake) Again(ctx context.Context, account string, messages []string) error {
	d := in.desk(account)
	d.mu.Lock()
	defer d.mu.Unlock()
	if _, err := in.refresh(ctx, d); err != nil {
		return err
	}
	out := newSaver(in.Store, in.Clock)
	err := in.decide(ctx, d, nil, messages, out)
	if failed := out.wait(); err == nil {
		err = failed
	}
	return err
}

// extract reads the bytes of messages and caches what they say. The tries are
// counted first, those of a portion together: one of them that ended the process
// before, and one that is large, is read by itself.
func (in *Intake) extract(ctx context.Context, work []store.Undecided) (map[string]reading.Extract, error) {
	var together []string
	extracts := map[string]reading.Extract{}
	for _, u := range work {
		switch {
		case u.Read:
		case u.Attempts+1 >= maxAttempts:
			unread, err := say(u.Message, reading.Unreadable("reading it has ended the program before"))
			if err == nil {
				err = in.keep(ctx, extracts, unread)
			}
			if err != nil {
				return nil, err
			}
		case u.Attempts > 0 || u.Size >= large:
			if err := in.readRaw(ctx, extracts, u.Message); err != nil {
				return nil, err
			}
		default:
			together = append(together, u.Message)
		}
	}
	return extracts, in.readRaw(ctx, extracts, together...)
}

// readRaw counts the try, reads, and keeps what the messages say. Once the try is
// counted it is not cancelled: a stop must not look like a message that ends the
// process.
func (in *Intake) readRaw(ctx context.Context, extracts map[string]reading.Extract, messages ...string) error {
	if len(messages) == 0 {
		return nil
	}
	if err := in.Store.CountAttempts(ctx, messages, reading.Version); err != nil {
		return err
	}
	ctx = context.WithoutCancel(ctx)
	read, err := inOrder(messages, func(id string) (said, error) {
		raw, err := in.Store.Raw(ctx, id)
		if err != nil {
			return said{}, err
		}
		return say(id, reading.Read(raw))
	})
	if err != nil {
		return err
	}
	return in.keep(ctx, extracts, read...)
}

// keep caches what messages say.
func (in *Intake) keep(ctx context.Context, extracts map[string]reading.Extract, all ...said) error {
	var rows []store.Extract
	for _, s := range all {
		extracts[s.row.Message] = s.extract
		rows = append(rows, s.row)
	}
	return in.Store.SaveExtracts(ctx, reading.Version, rows)
}

// said is what a message says, and how that is stored.
type said struct {
	extract reading.Extract
	row     store.Extract
}

func say(id string, e reading.Extract) (said, error) {
	body, err := json.Marshal(e)
	if err != nil {
		return said{}, fmt.Errorf("encode the extract of %s: %w", id, err)
	}
	return said{e, store.Extract{Message: id, Body: body}}, nil
}
