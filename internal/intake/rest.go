package intake

import (
	"context"
	"errors"
	"fmt"

	"replyaudit/internal/imapin"
	"replyaudit/internal/store"
)

const (
	// restChunk is how much of an oversized message is fetched between two commits.
	restChunk = 4 << 20
	// restAtOnce is how much of them is fetched before new mail is looked for again.
	restAtOnce = 8 * restChunk
)

// FetchRest fetches the rest of oversized messages, of which Scan has stored the
// beginning, some megabytes of it; it reports whether there is more. It goes on
// where it was interrupted, in a later process too. A message that is whole is on
// the work list of Read instead of its beginning. The rest of one that has left
// its folders is given up until it is seen again.
func (in *Intake) FetchRest(ctx context.Context, box *imapin.Account, account string) (more bool, err error) {
	rests, err := in.Store.Rests(ctx, account)
	if err != nil {
		return false, err
	}
	left := int64(restAtOnce)
	for _, r := range rests {
		if left <= 0 {
			return true, nil
		}
		if left, err = in.fetchRestOf(ctx, box, account, r, left); err != nil {
			return false, fmt.Errorf("fetch the rest of message %s: %w", r.Message, err)
		}
	}
	return left <= 0, nil
}

// fetchRestOf fetches what is left of one message, as far as the allowance goes,
// from the first folder in which it still lies, and returns what is left of that.
func (in *Intake) fetchRestOf(ctx context.Context, box *imapin.Account, account string, r store.Rest, left int64) (int64, error) {
	for _, place := range r.Seen {
		state, err := box.Examine(ctx, place.Folder)
		if errors.Is(err, imapin.ErrNoFolder) || err == nil && state.UIDValidity != place.UIDValidity {
			continue
		}
		if err == nil {
			left, err = in.fetchRestAt(ctx, box, account, r, place.UID, left)
		}
		if !errors.Is(err, imapin.ErrGone) {
			return left, err
		}
	}
	return left, in.Store.DropRest(ctx, r.Message)
}

// fetchRestAt fetches from the folder that is open. It fails with imapin.ErrGone
// when the message does not lie there any more.
func (in *Intake) fetchRestAt(ctx context.Context, box *imapin.Account, account string, r store.Rest, uid uint32, left int64) (int64, error) {
	for left > 0 {
		raw, err := box.Rest(ctx, uid, r.Fetched, restChunk)
		if err != nil {
			return left, err
		}
		left -= restChunk
		if err := in.Store.SaveRest(ctx, r, raw); err != nil {
			return left, err
		}
		r.Fetched += int64(len(raw))
		switch {
		case len(raw) < restChunk: // its end: sizes that servers list are not always true
			_, err := in.Store.MakeWhole(ctx, account, r.Message, in.Clock.Now())
			return left, err
		case r.Fetched > store.MaxWhole: // it was listed as smaller
			return left, in.Store.DropRest(ctx, r.Message)
		}
	}
	return left, nil
}
