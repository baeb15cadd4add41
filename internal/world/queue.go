package world

import (
	"container/heap"
	"time"

	"github.com/emersion/go-imap/v2"
)

// delivery is one thing that will happen in a mailbox: a message arrives, or one
// that has arrived is moved to INBOX.
type delivery struct {
	at      time.Time
	order   int // of scheduling, among those of the same instant
	account string
	folder  string
	raw     []byte    // nil when it lies in its folder already
	stamp   time.Time // INTERNALDATE; at, unless the mailbox's clock is wrong
	place   *imap.UID // of the message in its folder, where it will be moved; else nil
	moves   bool      // the message at place is moved from the folder to INBOX
}

// agenda is a heap of deliveries: by instant, then in the order of scheduling.
type agenda []delivery

func (a agenda) Len() int { return len(a) }
func (a agenda) Less(i, j int) bool {
	if !a[i].at.Equal(a[j].at) {
		return a[i].at.Before(a[j].at)
	}
	return a[i].order < a[j].order
}
func (a agenda) Swap(i, j int) { a[i], a[j] = a[j], a[i] }

// Push and Pop serve container/heap.
func (a *agenda) Push(d any) { *a = append(*a, d.(delivery)) }

// Pop takes the last element off.
func (a *agenda) Pop() any {
	last := len(*a) - 1
	d := (*a)[last]
	(*a)[last] = delivery{}
	*a = (*a)[:last]
	return d
}

// schedule adds deliveries behind those of the same instant. The caller holds the lock.
func (w *World) schedule(ds []delivery) {
	for _, d := range ds {
		w.scheduled++
		d.order = w.scheduled
		heap.Push(&w.queue, d)
	}
}
