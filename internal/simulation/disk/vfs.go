package disk

import (
	"errors"
	"fmt"
	"time"
	"unsafe"

	"modernc.org/libc"
	"modernc.org/libc/sys/types"
	sqlite3 "modernc.org/sqlite/lib"

	"replyaudit/internal/clock"
)

// registration is what SQLite knows of a disk, in memory of libc.
type registration struct {
	tls       *libc.TLS
	name      string
	cname     uintptr // name
	vfs       uintptr // sqlite3_vfs
	io        uintptr // sqlite3_io_methods
	callbacks []any   // what the function pointers in vfs and io point to, kept from the garbage collector
}

// VFS is the disk's name for SQLite: the parameter vfs of a file: URI.
func (r *registration) VFS() string { return r.name }

// register makes SQLite know the disk, under a name that is free as long as it
// is registered: its address.
func (d *Disk) register() (err error) {
	d.tls = libc.NewTLS()
	d.vfs = libc.Xcalloc(d.tls, 1, types.Size_t(unsafe.Sizeof(sqlite3.Tsqlite3_vfs{})))
	d.io = libc.Xcalloc(d.tls, 1, types.Size_t(unsafe.Sizeof(sqlite3.Tsqlite3_io_methods{})))
	d.name = fmt.Sprintf("disk-%x", d.vfs)
	d.cname, err = libc.CString(d.name)
	if d.vfs == 0 || d.io == 0 || err != nil {
		return errors.Join(errors.New("no memory for SQLite's description of it"), err, d.free())
	}
	// The rest stays 0: extensions are not loaded, system calls not replaced.
	*(*sqlite3.Tsqlite3_vfs)(pointer(d.vfs)) = sqlite3.Tsqlite3_vfs{
		FiVersion: 2, FszOsFile: int32(unsafe.Sizeof(sqlite3.Tsqlite3_file{})), FmxPathname: 512, FzName: d.cname,
		FxOpen:             callback(d, d.xOpen),
		FxDelete:           callback(d, d.xDelete),
		FxAccess:           callback(d, d.xAccess),
		FxFullPathname:     callback(d, xFullPathname),
		FxRandomness:       callback(d, d.xRandomness),
		FxSleep:            callback(d, xSleep),
		FxCurrentTimeInt64: callback(d, xCurrentTimeInt64),
	}
	*(*sqlite3.Tsqlite3_io_methods)(pointer(d.io)) = d.methods()
	if rc := sqlite3.Xsqlite3_vfs_register(d.tls, d.vfs, 0); rc != sqlite3.SQLITE_OK {
		return errors.Join(fmt.Errorf("SQLite refuses it with code %d", rc), d.free())
	}
	return nil
}

// unregister is the end of register; a second one does nothing.
func (d *Disk) unregister() error {
	if d.tls == nil {
		return nil
	}
	if rc := sqlite3.Xsqlite3_vfs_unregister(d.tls, d.vfs); rc != sqlite3.SQLITE_OK {
		return fmt.Errorf("close the disk: SQLite refuses it with code %d", rc)
	}
	return d.free()
}

func (r *registration) free() error {
	for _, address := range []uintptr{r.cname, r.vfs, r.io} {
		if address != 0 {
			libc.Xfree(r.tls, address)
		}
	}
	r.tls.Close()
	r.tls, r.callbacks = nil, nil
	return nil
}

// callback is f as a function pointer of C: for modernc's C, the address of the
// closure. C does not keep it from the garbage collector; the disk does.
func callback[F any](d *Disk, f F) uintptr {
	d.callbacks = append(d.callbacks, f)
	return *(*uintptr)(unsafe.Pointer(&f))
}

// pointer is an address in C's memory, which does not move.
func pointer(address uintptr) unsafe.Pointer {
	return *(*unsafe.Pointer)(unsafe.Pointer(&address))
}

// put stores v at an address of C, unless that is NULL.
func put[T int32 | int64 | uintptr](address uintptr, v T) {
	if address != 0 {
		*(*T)(pointer(address)) = v
	}
}

// buffer is n bytes at an address of C.
func buffer(address uintptr, n int32) []byte {
	return unsafe.Slice((*byte)(pointer(address)), n)
}

// xOpen opens a file; one without a name ends with its handle.
func (d *Disk) xOpen(_ *libc.TLS, _, zName, pFile uintptr, flags int32, pOutFlags uintptr) int32 {
	d.mu.Lock()
	defer d.mu.Unlock()
	put(pFile, uintptr(0)) // no methods: nothing to close
	if d.dead {
		return sqlite3.SQLITE_IOERR
	}
	f := &file{}
	if zName != 0 {
		name := libc.GoString(zName)
		switch known := d.names[name]; {
		case known != nil && flags&sqlite3.SQLITE_OPEN_EXCLUSIVE == 0:
			f = known
		case known == nil && flags&sqlite3.SQLITE_OPEN_CREATE != 0:
			f.name, d.names[name] = name, f
		default:
			return sqlite3.SQLITE_CANTOPEN
		}
	}
	d.open[pFile] = &handle{file: f}
	put(pFile, d.io)
	put(pOutFlags, flags)
	return sqlite3.SQLITE_OK
}

func (d *Disk) xDelete(_ *libc.TLS, _, zName uintptr, dirSync int32) int32 {
	d.mu.Lock()
	dead := d.dead
	known := !dead && d.remove(libc.GoString(zName))
	d.mu.Unlock()
	switch {
	case dead:
		return sqlite3.SQLITE_IOERR
	case !known:
		return sqlite3.SQLITE_IOERR_DELETE_NOENT
	case dirSync&1 != 0 && !d.sync(nil):
		return sqlite3.SQLITE_IOERR_DIR_FSYNC
	}
	return sqlite3.SQLITE_OK
}

// xAccess tells whether a file exists; an empty one, which is left of a creation
// that was never finished, does not, as in the unix VFS.
func (d *Disk) xAccess(_ *libc.TLS, _, zName uintptr, flags int32, pResOut uintptr) int32 {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.dead {
		return sqlite3.SQLITE_IOERR
	}
	f := d.names[libc.GoString(zName)]
	exists := f != nil && (flags != sqlite3.SQLITE_ACCESS_EXISTS || len(f.written) > 0)
	put(pResOut, libc.Bool32(exists))
	return sqlite3.SQLITE_OK
}

// xFullPathname knows no folders: a name is the name.
func xFullPathname(_ *libc.TLS, _, zName uintptr, nOut int32, zOut uintptr) int32 {
	name := libc.GoString(zName)
	if len(name) >= int(nOut) {
		return sqlite3.SQLITE_CANTOPEN
	}
	copy(buffer(zOut, nOut), name+"\x00")
	return sqlite3.SQLITE_OK
}

// xRandomness seeds SQLite's generator, if the disk is the default VFS when that
// is first used.
func (d *Disk) xRandomness(_ *libc.TLS, _ uintptr, n int32, zOut uintptr) int32 {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.chance.Bytes(buffer(zOut, n))
	return n
}

// xSleep is how SQLite waits for a lock.
func xSleep(_ *libc.TLS, _ uintptr, micros int32) int32 {
	time.Sleep(time.Duration(micros) * time.Microsecond)
	return micros
}

// xCurrentTimeInt64 is the time in milliseconds of the Julian day number, which
// was 2440587.5 when 1970 began.
func xCurrentTimeInt64(_ *libc.TLS, _, pOut uintptr) int32 {
	const epoch = 24405875 * 8_640_000
	put(pOut, epoch+clock.Wall().UnixMilli())
	return sqlite3.SQLITE_OK
}
