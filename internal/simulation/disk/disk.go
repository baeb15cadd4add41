// Package disk is a disk in memory for SQLite, for tests alone: it knows what
// was written and what was synced, and tells what a power cut leaves.
//
// kill -9 proves nothing about fsync, since the page cache of the operating
// system survives the process. Here a crash starts from the image of the last
// fsync:
//
//	d, err := disk.New(seed, disk.Image{})     // or from the image of a migrated database
//	s, err := store.OpenOn(ctx, d.VFS(), "audit.db")
//	...
//	d.Cut()                                    // the power fails; s gets SQLITE_IOERR from now on
//	s.Close()
//	d2, err := disk.New(seed, d.Synced())      // or d.Torn(seed)
//	d.Close()                                  // after every connection
//
// A Disk is a VFS of modernc.org/sqlite (https://sqlite.org/vfs.html) under a
// name of its own, with the shared memory that WAL needs, for any number of
// connections in this process. It answers as SQLite's unix VFS does on a file
// system with ordered metadata: fsync makes a file, its name and every earlier
// deletion durable.
//
// Guarantees: the same seed and the same calls give the same images, but for the
// salts of the WAL, which SQLite draws for the whole process. No goroutines of
// its own; waiting for a lock is time.Sleep, so that in a testing/synctest
// bubble it takes virtual time only. After Close nothing is left.
//
// Limits: no memory-mapped I/O, no locks between processes, and no reading error
// of a sound disk.
package disk

// Image is what is on a disk without power: the bytes of each file. It never
// changes, so that many disks can start from one. The zero Image is empty.
type Image struct {
	files map[string][]byte
}

// Sync is one fsync of one file.
type Sync struct {
	Number int    // from 1, over all files of the disk
	File   string // "audit.db-wal"; a deletion that SQLite wants durable at once syncs the folder, ""
}

// Fault is how a sync fails.
type Fault int

const (
	// None: the sync succeeds.
	None Fault = iota
	// Lost: SQLITE_IOERR_FSYNC, and what was written to the file since its last
	// successful sync never reaches the disk, though reads still return it. No
	// later sync writes it either, as on Linux.
	Lost
	// Kept: SQLITE_IOERR_FSYNC, although everything reached the disk.
	Kept
)
