package disk

import sqlite3 "modernc.org/sqlite/lib"

// handle is one open file of one connection.
type handle struct {
	file   *file
	level  int32 // of its lock on the file: SQLITE_LOCK_NONE to SQLITE_LOCK_EXCLUSIVE
	mapped bool  // the shared memory of the file
	shared uint8 // its shared locks in that memory, one bit each
	sole   uint8 // its exclusive ones
}

// others is the highest lock of other connections on the file of h.
func (d *Disk) others(h *handle) (highest int32) {
	for _, other := range d.open {
		if other != h && other.file == h.file {
			highest = max(highest, other.level)
		}
	}
	return highest
}

// lock raises the lock of h to level, or returns false: another connection is in
// the way. A writer that waits for readers keeps PENDING, which lets no further
// reader in (https://sqlite.org/lockingv3.html).
func (d *Disk) lock(h *handle, level int32) bool {
	if h.level >= level {
		return true
	}
	others := d.others(h)
	switch {
	case others >= sqlite3.SQLITE_LOCK_PENDING:
		return false
	case level > sqlite3.SQLITE_LOCK_SHARED && others >= sqlite3.SQLITE_LOCK_RESERVED:
		return false
	case level == sqlite3.SQLITE_LOCK_EXCLUSIVE && others >= sqlite3.SQLITE_LOCK_SHARED:
		if h.level == sqlite3.SQLITE_LOCK_RESERVED {
			h.level = sqlite3.SQLITE_LOCK_PENDING
		}
		return false
	}
	h.level = level
	return true
}
