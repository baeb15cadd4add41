package intake

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"
)

// TestCollectReadsWhatComesIn: of a full mailbox most is read while the rest is
// fetched, and what is decided is what a scan and a reading after it decide.
func TestCollectReadsWhatComesIn(t *testing.T) {
	const letters, messages = 3, 3 * backlog
	decide := func(t *testing.T, collect func(*office)) string {
		o := newOffice(t, letters)
		o.sent(0, 1, 2)
		for i := range messages {
			o.host.put(t, "INBOX", reply(i%letters, fmt.Sprintf("%s\nThis is our answer number %d.", priced, i)), monday.Add(time.Hour))
		}
		collect(o)
		o.mustRead()
		return o.table()
	}
	want := decide(t, func(o *office) { o.mustScan(messages) })
	for name, failure := range map[string]error{"reading works": nil, "reading fails": errors.New("no")} {
		t.Run(name, func(t *testing.T) {
			reads, decided := 0, int64(0)
			got := decide(t, func(o *office) {
				n, err := o.Collect(t.Context(), o.box, account, nil, func(ctx context.Context) error {
					reads++
					if failure != nil {
						return failure
					}
					return o.Read(ctx, account)
				})
				if err != nil || n != messages {
					t.Fatalf("%d messages, %v; want %d", n, err, messages)
				}
				decided = o.count(`SELECT COUNT(*) FROM decision`)
			})
			if reads == 0 || failure == nil && decided < backlog {
				t.Errorf("it was read %d times, %d messages, before all were here", reads, decided)
			}
			if got != want {
				t.Errorf("collecting decides otherwise than a scan and a reading after it")
			}
		})
	}
}

// TestCollectLeavesLittleToRead: an everyday look is read once, when it is over.
func TestCollectLeavesLittleToRead(t *testing.T) {
	o := newOffice(t, 1)
	o.sent(0)
	for i := range backlog - 1 {
		o.host.put(t, "INBOX", numbered(i), monday)
	}
	n, err := o.Collect(t.Context(), o.box, account, nil, func(context.Context) error {
		t.Error("it was read beside the scan")
		return nil
	})
	if err != nil || n != backlog-1 {
		t.Errorf("%d messages, %v", n, err)
	}
}
