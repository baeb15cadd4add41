// Package disk is a disk in memory for SQLite, for tests alone: it knows what
// was written and what was synced, and tells what a power cut leaves.
//
// kill -9 proves nothing about fsync, since the page cache of the operating
// system survives the process. Here a crash starts from the image of the last
// fsync:
//
//	d, err := disk.New(seed, disk.Image{}) // or from the image of a migrated database
//	s, err := store.OpenOn(ctx, d.VFS(), "audit.db")
//	...
//	d.Cut()                                // the power fails; s gets SQLITE_IOERR from now on
//	s.Close()
//	d2, err := disk.New(seed, d.Synced())  // or d.Torn(seed)
//	d.Close()                              // after every connection
//
// A Disk is a VFS of SQLite (https://sqlite.org/vfs.html) under a name of its
// own, with the shared memory that WAL needs, for any number of connections in
// this process. It answers as SQLite's unix VFS does on a file system that keeps
// the order of its metadata: a sync makes a file, its name and every earlier
// deletion durable.
//
// Guarantees: the same seed and the same calls give the same images, but for what
// SQLite has one of for the whole process: the generator that salts a WAL, and the
// cache, which decides what is written before its commit. What is committed does
// not depend on either. There are no goroutines; waiting for a lock is time.Sleep,
// so that in a testing/synctest bubble it takes virtual time only. After Close
// nothing is left.
//
// Limits: no memory-mapped I/O, no locks between processes, and a disk with
// power never fails to read.
package disk

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"

	"replyaudit/internal/clock"
)

// Image is what is on a disk without power: the bytes of each file. It never
// changes, so that many disks can start from one. The zero Image is empty.
type Image struct {
	files map[string][]byte
}

// Sync is one fsync, tried or done.
type Sync struct {
	Number int    // from 1, over all files of the disk
	File   string // "audit.db-wal"; "" is the folder, after a deletion that must be durable at once
}

// Fault is how a sync ends.
type Fault int

const (
	// None: it succeeds.
	None Fault = iota
	// Lost: SQLITE_IOERR_FSYNC, and what was written to the file since its last
	// successful sync never reaches the disk, though reads still return it. No
	// later sync writes it either, as on Linux.
	Lost
	// Kept: SQLITE_IOERR_FSYNC, although everything reached the disk.
	Kept
)

// ErrInUse says that a file of the disk is still open.
var ErrInUse = errors.New("a file of the disk is still open")

// Disk is one disk, or one life of it: what survives a power cut goes on as a
// new Disk. Its methods may be called at any time by any goroutine. It must stay
// reachable as long as a connection to it is open.
type Disk struct {
	registration // with SQLite

	mu      sync.Mutex
	chance  *clock.Stream
	names   map[string]*file    // what is to be seen now
	durable map[string]*file    // what a power cut leaves of the names
	open    map[uintptr]*handle // by the sqlite3_file that SQLite knows it by
	before  func(Sync) Fault
	after   func(Sync, Fault)
	syncs   int
	full    bool
	dead    bool
}

// New makes a disk that holds from, and registers it with SQLite. What happens
// by chance on it comes from seed.
func New(seed int64, from Image) (*Disk, error) {
	d := &Disk{
		chance: clock.NewStream(seed, "disk", "chance"),
		names:  map[string]*file{}, durable: map[string]*file{}, open: map[uintptr]*handle{},
	}
	for name, content := range from.files {
		f := &file{name: name, written: slices.Clone(content), synced: slices.Clone(content)}
		d.names[name], d.durable[name] = f, f
	}
	if err := d.register(); err != nil {
		return nil, fmt.Errorf("make a disk: %w", err)
	}
	return d, nil
}

// Close unregisters the disk and frees what it holds outside Go's heap. It fails
// with ErrInUse while a file is open: close every store first, those of dead
// processes too.
func (d *Disk) Close() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if n := len(d.open); n > 0 {
		return fmt.Errorf("%w: %d connections or files", ErrInUse, n)
	}
	return d.unregister()
}

// OnSync sets what is called before and after each sync; either may be nil.
// before decides how the sync ends, after is told. Both may use the disk: a Cut
// in before means that the sync never happened, a Cut in after that it is
// durable and whoever asked for it never learns.
//
// They run in the middle of SQLite: they must not use a database on this disk.
func (d *Disk) OnSync(before func(Sync) Fault, after func(Sync, Fault)) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.before, d.after = before, after
}

// Syncs is how many syncs were asked for, failed ones included.
func (d *Disk) Syncs() int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.syncs
}

// SetFull fills the disk, or makes room again. While it is full, every write and
// every truncation fails with SQLITE_FULL, as on a file system that copies on
// write.
func (d *Disk) SetFull(full bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.full = full
}

// Cut cuts the power: from now on every operation fails with SQLITE_IOERR, as
// for a process that is dead. Only closing works.
func (d *Disk) Cut() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.dead = true
}

// Synced is what a power cut leaves at the least: each file as of its last
// successful sync. A file that was never synced is gone. A deletion is durable
// at once or with the next sync, as chance will have it.
func (d *Disk) Synced() Image {
	d.mu.Lock()
	defer d.mu.Unlock()
	return image(d.durable, func(f *file) []byte { return slices.Clone(f.synced) })
}

// Torn is Synced and a random part of what came after it, drawn from seed:
// names, and whole sectors of what was written.
func (d *Disk) Torn(seed int64) Image {
	d.mu.Lock()
	defer d.mu.Unlock()
	chance := clock.NewStream(seed, "disk", "torn")
	left := maps.Clone(d.durable)
	for _, name := range slices.Sorted(maps.Keys(d.names)) {
		if left[name] != d.names[name] && chance.Intn(2) == 0 {
			left[name] = d.names[name]
		}
	}
	for _, name := range slices.Sorted(maps.Keys(d.durable)) {
		if d.names[name] == nil && chance.Intn(2) == 0 {
			delete(left, name)
		}
	}
	return image(left, func(f *file) []byte { return f.torn(chance) })
}

// Written is what was written, synced or not: what the next process finds when
// only the last one died, or the image to copy a disk by.
func (d *Disk) Written() Image {
	d.mu.Lock()
	defer d.mu.Unlock()
	return image(d.names, func(f *file) []byte { return slices.Clone(f.written) })
}

// image takes the content of each file, in the order of their names.
func image(files map[string]*file, content func(*file) []byte) Image {
	i := Image{files: map[string][]byte{}}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		i.files[name] = content(files[name])
	}
	return i
}

// sync makes f durable, or the folder where f is nil, and returns false where
// that failed.
func (d *Disk) sync(f *file) bool {
	this, before, after, ok := d.ask(f)
	if !ok {
		return false
	}
	fault := None
	if before != nil {
		fault = before(this)
	}
	if !d.settle(f, fault) {
		return false
	}
	if after != nil {
		after(this, fault)
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	return fault == None && !d.dead
}

// ask counts a sync; ok is false on a dead disk.
func (d *Disk) ask(f *file) (this Sync, before func(Sync) Fault, after func(Sync, Fault), ok bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.dead {
		return Sync{}, nil, nil, false
	}
	d.syncs++
	this.Number = d.syncs
	if f != nil {
		this.File = f.name
	}
	return this, d.before, d.after, true
}

// settle does to the disk what a sync of f that ends in fault does; it returns
// false on a disk that has died meanwhile.
func (d *Disk) settle(f *file, fault Fault) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	switch {
	case d.dead:
		return false
	case fault != Lost:
		d.commit(f)
	case f != nil:
		f.pending = nil
	}
	return true
}

// commit makes f and its name durable, and every deletion so far.
func (d *Disk) commit(f *file) {
	for name, old := range d.durable {
		if d.names[name] != old {
			delete(d.durable, name)
		}
	}
	if f == nil {
		return
	}
	f.sync()
	if d.names[f.name] == f {
		d.durable[f.name] = f
	}
}

// remove deletes a name; an open file lives on without it. It returns false
// where there is no such name.
func (d *Disk) remove(name string) bool {
	if d.names[name] == nil {
		return false
	}
	delete(d.names, name)
	if d.chance.Intn(2) == 0 {
		delete(d.durable, name)
	}
	return true
}
