package intake

import (
	"context"
	"time"

	"replyaudit/internal/imapin"
	"replyaudit/internal/mail"
	"replyaudit/internal/store"
)

const (
	// oldMargin is how far the clocks of mail servers may be off, zones included.
	oldMargin = 48 * time.Hour
	// siftAtOnce is how many messages are judged by their age between two commits.
	siftAtOnce = 1000
)

// sift stores, of messages that may be older than the campaign, those that can
// concern it, and passes over the others without fetching them: a mailbox that
// was rebuilt, or a folder that appears late, may hold many years.
func (s *scan) sift(ctx context.Context, cursor store.Folder, items []imapin.Item) (added int, err error) {
	if len(items) == 0 {
		return 0, nil
	}
	ages, err := s.ages(ctx, cursor.Account)
	if err != nil {
		return 0, err
	}
	for len(items) > 0 && err == nil {
		part := items[:min(siftAtOnce, len(items))]
		items = items[len(part):]
		var n int
		n, err = s.siftPart(ctx, cursor, part, ages)
		added += n
	}
	return added, err
}

func (s *scan) siftPart(ctx context.Context, cursor store.Folder, part []imapin.Item, ages ages) (added int, err error) {
	headers, err := s.box.Headers(ctx, part)
	if err != nil {
		return 0, err
	}
	var concern []imapin.Item
	var old []uint32
	for _, item := range part {
		if header, told := headers[item.UID]; told && ages.old(item, header) {
			old = append(old, item.UID)
		} else {
			concern = append(concern, item)
		}
	}
	if added, err = s.fetch(ctx, cursor, concern); err != nil || len(old) == 0 {
		return added, err
	}
	next := part[len(part)-1].UID + 1
	return added, s.Store.PassOver(ctx, cursor, old, max(next, relist)-relist, next)
}

// ages tells which messages are older than all letters of an account.
type ages struct {
	floor   time.Time       // from here on a message may answer a letter; zero = all may
	letters map[string]bool // their Message-IDs
}

func (in *Intake) ages(ctx context.Context, account string) (ages, error) {
	first, err := in.Store.FirstLaunch(ctx, account)
	if err != nil || first.IsZero() {
		return ages{}, err
	}
	a := ages{floor: first.Add(-oldMargin), letters: map[string]bool{}}
	sent, err := in.Store.SentFrom(ctx, account)
	for _, l := range sent {
		a.letters[l.MessageID] = true
	}
	return a, err
}

// old tells that a message cannot answer any letter. Its sender's clock and its
// mailbox's must both say so, and it must name none of our letters: a company
// whose clock stands still is heard, and so is a mailbox that was copied with new
// dates or none. The mailbox's clock is the topmost Received, which no copying
// changes, and INTERNALDATE only where there is none that can be read.
func (a ages) old(item imapin.Item, header []byte) bool {
	m := mail.Parse(append(header, "\r\n"...))
	arrived := item.InternalDate
	if at, ok := mail.ReceivedBy(m.Hops()); ok {
		arrived = at
	}
	for _, id := range append(m.InReplyTo, m.References...) {
		if a.letters[id] {
			return false
		}
	}
	before := func(t time.Time) bool { return !t.IsZero() && t.Before(a.floor) }
	return before(arrived) && before(m.Date)
}
