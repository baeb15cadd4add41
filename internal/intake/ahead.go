package intake

import (
	"context"

	"replyaudit/internal/imapin"
)

// backlog is how many messages a scan has stored before some are read beside it.
const backlog = 2 * portion

// Collect is Scan, and has what is stored read meanwhile when it is much: the first
// look at a full mailbox waits for the network half of its time. What is left, and
// all where little has come, is for a Read after it, which meets whatever read has
// failed at again; so only the scan's errors are returned.
func (in *Intake) Collect(ctx context.Context, box *imapin.Account, account string, names []string, read func(context.Context) error) (added int, err error) {
	ready, done := make(chan struct{}, 1), make(chan struct{})
	go func() {
		defer close(done)
		for range ready {
			_ = read(ctx)
		}
	}()
	unread := 0
	added, err = in.scan(box, account, func(messages int) {
		if unread += messages; unread < backlog {
			return
		}
		select {
		case ready <- struct{}{}:
			unread = 0
		default: // it is told already
		}
	}).all(ctx, names)
	close(ready)
	<-done
	return added, err
}
