package disk

import (
	"math/bits"

	"modernc.org/libc"
	"modernc.org/libc/sys/types"
	sqlite3 "modernc.org/sqlite/lib"
)

// shm is the index of a WAL, which its connections share
// (https://sqlite.org/walformat.html, section 2). It has no durability, and
// lives from the first connection that maps it to the last.
type shm struct {
	regions []uintptr // in memory of libc
	mapped  int       // by so many connections
	shared  [sqlite3.SQLITE_SHM_NLOCK]int
	sole    uint8 // exclusive locks, one bit each
}

// region returns the address of the number-th region of size bytes, 0 where
// there is none and it need not be made.
func (h *handle) region(tls *libc.TLS, number, size int, extend bool) (address uintptr, ok bool) {
	s := &h.file.shm
	if !h.mapped {
		h.mapped = true
		s.mapped++
	}
	for extend && len(s.regions) <= number {
		fresh := libc.Xcalloc(tls, 1, types.Size_t(size))
		if fresh == 0 {
			return 0, false
		}
		s.regions = append(s.regions, fresh)
	}
	if number >= len(s.regions) {
		return 0, true
	}
	return s.regions[number], true
}

// unmap ends the use of the shared memory by h and frees it after the last one.
func (h *handle) unmap(tls *libc.TLS) {
	if !h.mapped {
		return
	}
	h.release(^uint8(0))
	h.mapped = false
	s := &h.file.shm
	if s.mapped--; s.mapped > 0 {
		return
	}
	for _, r := range s.regions {
		libc.Xfree(tls, r)
	}
	s.regions = nil
}

// share takes shared locks, or returns false: another connection is in the way.
func (h *handle) share(locks uint8) bool {
	s := &h.file.shm
	if s.sole&locks&^h.sole != 0 {
		return false
	}
	for i := range s.shared {
		if fresh := locks &^ h.shared; fresh&(1<<i) != 0 {
			s.shared[i]++
		}
	}
	h.shared |= locks
	return true
}

// seize takes exclusive locks, all or none.
func (h *handle) seize(locks uint8) bool {
	s := &h.file.shm
	for rest := locks; rest != 0; rest &= rest - 1 {
		if i := bits.TrailingZeros8(rest); s.shared[i] > 0 {
			return false
		}
	}
	if s.sole&locks&^h.sole != 0 {
		return false
	}
	s.sole |= locks
	h.sole |= locks
	return true
}

// release gives locks back, those that h holds.
func (h *handle) release(locks uint8) {
	s := &h.file.shm
	for i := range s.shared {
		if held := h.shared & locks; held&(1<<i) != 0 {
			s.shared[i]--
		}
	}
	s.sole &^= h.sole & locks
	h.shared &^= locks
	h.sole &^= locks
}
