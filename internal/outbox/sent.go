package outbox

import (
	"bytes"
	"context"
	"fmt"
	"net/mail"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/imapin"
	"replyaudit/internal/store"
)

// KeepCopies puts a copy of each accepted letter into the account's Sent
// folder, as a mail client would. The id is searched first, since a crash may
// have come between the copy and its record, and many providers file a copy by
// themselves. A copy found of an unknown letter proves that it was sent.
func (o *Outbox) KeepCopies(ctx context.Context, account, folder string, box *imapin.Account) error {
	if err := o.ProveUnknown(ctx, account, folder, box); err != nil {
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

// ProveUnknown settles the letters of unknown fate of which a copy lies in the
// account's Sent folder. That there is none proves nothing. The Date of a copy is
// when the letter was claimed: later than the marker that we know only where a
// restored database has lost the true one.
func (o *Outbox) ProveUnknown(ctx context.Context, account, folder string, box *imapin.Account) error {
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
		dated, err := dateOf(ctx, box, there[0])
		if err != nil {
			return fmt.Errorf("read the copy of letter %s in %s: %w", l.ID, folder, err)
		}
		if dated.After(l.HandingAt) && !dated.After(o.Clock.Now()) {
			l.HandingAt = dated
		}
		if err := Prove(ctx, o.Store, l, "sent_copy", store.Settlement{At: o.Clock.Now()}); err != nil {
			return err
		}
	}
	return nil
}

// dateOf is what the Date field of a message of the folder that was searched says,
// the zero time where it says nothing.
func dateOf(ctx context.Context, box *imapin.Account, uid uint32) (dated time.Time, err error) {
	const head = 64 << 10
	err = box.Fetch(ctx, []imapin.Item{{UID: uid}}, head, func(m imapin.Fetched) error {
		if message, err := mail.ReadMessage(bytes.NewReader(m.Raw)); err == nil {
			dated, _ = message.Header.Date() // the zero time when it cannot be read
		}
		return nil
	})
	return dated.UTC(), err
}

// Prove settles a letter of unknown fate as accepted, on the strength of
// something that could not exist otherwise. Its t0 is the marker's time.
func Prove(ctx context.Context, s *store.Store, l store.LetterRow, proof string, to store.Settlement) error {
	to.State, to.SentAt, to.Proved, to.Reason = audit.Accepted, l.HandingAt, true, proof
	_, err := s.Settle(ctx, l, 0, []audit.LetterState{audit.Unknown}, to)
	return err
}
