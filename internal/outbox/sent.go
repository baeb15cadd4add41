package outbox

import (
	"context"
	"fmt"

	"replyaudit/internal/audit"
	"replyaudit/internal/imapin"
	"replyaudit/internal/store"
)

// KeepCopies puts a copy of each accepted letter into the account's Sent
// folder, as a mail client would. The id is searched first, since a crash may
// have come between the copy and its record, and many providers file a copy by
// themselves. A copy found of an unknown letter proves that it was sent.
func (o *Outbox) KeepCopies(ctx context.Context, account, folder string, box *imapin.Account) error {
	if err := o.proveUnknown(ctx, account, folder, box); err != nil {
		return err
	}
	letters, err := o.Store.Uncopied(ctx, account)
	if err != nil {
		return err
	}
	for _, l := range letters {
		if err := o.copy(ctx, folder, box, l); err != nil {
			return fmt.Errorf("keep a copy of letter %s: %w", l.ID, err)
		}
	}
	return nil
}

func (o *Outbox) copy(ctx context.Context, folder string, box *imapin.Account, l store.LetterRow) error {
	there, err := box.SearchMessageID(ctx, folder, l.MessageID)
	if err != nil {
		return err
	}
	if len(there) == 0 {
		raw, err := o.Store.LetterBytes(ctx, l.ID)
		if err != nil {
			return err
		}
		if err := box.Append(ctx, folder, raw); err != nil {
			return err
		}
	}
	return o.Store.Copied(ctx, l, o.Clock.Now())
}

func (o *Outbox) proveUnknown(ctx context.Context, account, folder string, box *imapin.Account) error {
	letters, err := o.Store.UnknownLetters(ctx, account)
	if err != nil {
		return err
	}
	for _, l := range letters {
		there, err := box.SearchMessageID(ctx, folder, l.MessageID)
		if err != nil {
			return fmt.Errorf("look for letter %s in %s: %w", l.ID, folder, err)
		}
		if len(there) == 0 {
			continue
		}
		if err := Prove(ctx, o.Store, l, "sent_copy", store.Settlement{At: o.Clock.Now()}); err != nil {
			return err
		}
	}
	return nil
}

// Prove settles a letter of unknown fate as accepted, on the strength of
// something that could not exist otherwise. Its t0 is the marker's time.
func Prove(ctx context.Context, s *store.Store, l store.LetterRow, proof string, to store.Settlement) error {
	to.State, to.SentAt, to.Proved, to.Reason = audit.Accepted, l.HandingAt, true, proof
	_, err := s.Settle(ctx, l, 0, []audit.LetterState{audit.Unknown}, to)
	return err
}
