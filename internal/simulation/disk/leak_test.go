package disk_test

import (
	"os"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"

	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"

	"replyaudit/internal/simulation/disk"
)

// resident is the memory of this process in bytes, 0 where the system does not tell.
func resident(t *testing.T) int {
	t.Helper()
	debug.FreeOSMemory()
	raw, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return 0
	}
	pages, err := strconv.Atoi(strings.Fields(string(raw))[1])
	if err != nil {
		t.Fatal(err)
	}
	return pages * os.Getpagesize()
}

// allocated is what SQLite has taken from libc, in bytes.
func allocated() int64 {
	tls := libc.NewTLS()
	defer tls.Close()
	return sqlite3.Xsqlite3_memory_used(tls)
}

// registered tells whether SQLite knows a VFS of that name.
func registered(t *testing.T, vfs string) bool {
	t.Helper()
	tls := libc.NewTLS()
	defer tls.Close()
	name, err := libc.CString(vfs)
	if err != nil {
		t.Fatal(err)
	}
	defer libc.Xfree(tls, name)
	return sqlite3.Xsqlite3_vfs_find(tls, name) != 0
}

// A disk has 32 KB of shared memory and a database's caches outside Go's heap: a
// thousand disks that left them would be seen.
func TestAThousandDisksLeaveNothing(t *testing.T) {
	first := newDisk(t, 1, disk.Image{})
	exec(t, connect(t, first, walFull), "CREATE TABLE t (n INTEGER)")
	image := first.Written()
	live := func(seed int64) {
		d, err := disk.New(seed, image)
		if err != nil {
			t.Fatal(err)
		}
		a, b := dial(t, d, walFull), dial(t, d, walFull)
		exec(t, a, "INSERT INTO t VALUES (1)")
		exec(t, b, "BEGIN", "INSERT INTO t VALUES (2)")
		d.Cut()
		a.Close()
		b.Close()
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
		if registered(t, d.VFS()) {
			t.Fatal("SQLite still knows the disk")
		}
	}
	for seed := range int64(100) {
		live(seed)
	}
	memory, sqlite := resident(t), allocated()
	for seed := range int64(1000) {
		live(seed)
	}
	if grown := allocated() - sqlite; grown != 0 {
		t.Errorf("SQLite holds %d bytes more than before", grown)
	}
	if grown := resident(t) - memory; grown > 8<<20 {
		t.Errorf("the process has grown by %d KB", grown>>10)
	}
}
