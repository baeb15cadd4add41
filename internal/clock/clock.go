// Package clock holds the two things that must never come from anywhere else:
// the study's time and its chance.
//
// The study's clock decides due times, t0, windows and reports. It is passed in
// and may be virtual, so that three weeks of mail can be rehearsed in seconds.
// Leases and time-outs guard real processes and use Wall.
//
// Chance comes from Streams: one stream for each (seed, entity, purpose), with
// this package's own draw and shuffle. math/rand has changed its algorithms
// between Go releases and its global functions share state; a plan that was
// pre-registered must come out the same in every version of the program.
package clock

import (
	"sync"
	"time"
)

// Clock tells the study's time.
type Clock interface{ Now() time.Time }

// Real is the clock of the machine, in UTC.
type Real struct{}

// Now returns the present instant in UTC.
func (Real) Now() time.Time { return time.Now().UTC() }

// Wall returns the machine's own time, for what guards real processes: leases
// and time-outs. No figure of a study may come from it.
func Wall() time.Time { return time.Now() }

// Virtual is a clock that stands still until it is moved.
type Virtual struct {
	mu  sync.Mutex
	now time.Time
}

// NewVirtual returns a virtual clock that shows start.
func NewVirtual(start time.Time) *Virtual { return &Virtual{now: start.UTC()} }

// Now returns the virtual instant.
func (v *Virtual) Now() time.Time {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.now
}

// AdvanceTo moves the clock forward to t; an earlier t leaves it alone, since
// study time never runs backwards.
func (v *Virtual) AdvanceTo(t time.Time) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if t.After(v.now) {
		v.now = t.UTC()
	}
}
