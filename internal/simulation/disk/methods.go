package disk

import (
	"slices"

	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"
)

// methods is what SQLite can do with an open file
// (https://sqlite.org/c3ref/io_methods.html); version 2 has shared memory.
func (d *Disk) methods() sqlite3.Tsqlite3_io_methods {
	return sqlite3.Tsqlite3_io_methods{
		FiVersion:               2,
		FxClose:                 callback(d, d.xClose),
		FxRead:                  callback(d, d.xRead),
		FxWrite:                 callback(d, d.xWrite),
		FxTruncate:              callback(d, d.xTruncate),
		FxSync:                  callback(d, d.xSync),
		FxFileSize:              callback(d, d.xFileSize),
		FxLock:                  callback(d, d.xLock),
		FxUnlock:                callback(d, d.xUnlock),
		FxCheckReservedLock:     callback(d, d.xCheckReservedLock),
		FxFileControl:           callback(d, xFileControl),
		FxSectorSize:            callback(d, xSectorSize),
		FxDeviceCharacteristics: callback(d, xDeviceCharacteristics),
		FxShmMap:                callback(d, d.xShmMap),
		FxShmLock:               callback(d, d.xShmLock),
		FxShmBarrier:            callback(d, d.xShmBarrier),
		FxShmUnmap:              callback(d, d.xShmUnmap),
	}
}

// with runs do on the open file that SQLite knows by pFile, unless the power is cut.
func (d *Disk) with(pFile uintptr, do func(*handle) int32) int32 {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.dead {
		return sqlite3.SQLITE_IOERR
	}
	return do(d.open[pFile])
}

// xClose works without power, too: it frees.
func (d *Disk) xClose(tls *libc.TLS, pFile uintptr) int32 {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.open[pFile].unmap(tls)
	delete(d.open, pFile)
	return sqlite3.SQLITE_OK
}

// xRead fills what is beyond the end with zeros.
func (d *Disk) xRead(_ *libc.TLS, pFile, zBuf uintptr, n int32, at int64) int32 {
	return d.with(pFile, func(h *handle) int32 {
		into := buffer(zBuf, n)
		copied := copy(into, h.file.written[min(int(at), len(h.file.written)):])
		if copied < len(into) {
			clear(into[copied:])
			return sqlite3.SQLITE_IOERR_SHORT_READ
		}
		return sqlite3.SQLITE_OK
	})
}

func (d *Disk) xWrite(_ *libc.TLS, pFile, zBuf uintptr, n int32, at int64) int32 {
	return d.change(pFile, change{at: int(at), data: slices.Clone(buffer(zBuf, n))})
}

func (d *Disk) xTruncate(_ *libc.TLS, pFile uintptr, size int64) int32 {
	return d.change(pFile, change{at: int(size), truncate: true})
}

func (d *Disk) change(pFile uintptr, c change) int32 {
	return d.with(pFile, func(h *handle) int32 {
		if d.full {
			return sqlite3.SQLITE_FULL
		}
		h.file.do(c)
		return sqlite3.SQLITE_OK
	})
}

func (d *Disk) xSync(_ *libc.TLS, pFile uintptr, _ int32) int32 {
	d.mu.Lock()
	f := d.open[pFile].file
	d.mu.Unlock()
	if !d.sync(f) {
		return sqlite3.SQLITE_IOERR_FSYNC
	}
	return sqlite3.SQLITE_OK
}

func (d *Disk) xFileSize(_ *libc.TLS, pFile, pSize uintptr) int32 {
	return d.with(pFile, func(h *handle) int32 {
		put(pSize, int64(len(h.file.written)))
		return sqlite3.SQLITE_OK
	})
}

func (d *Disk) xLock(_ *libc.TLS, pFile uintptr, level int32) int32 {
	return d.with(pFile, func(h *handle) int32 {
		if !d.lock(h, level) {
			return sqlite3.SQLITE_BUSY
		}
		return sqlite3.SQLITE_OK
	})
}

func (d *Disk) xUnlock(_ *libc.TLS, pFile uintptr, level int32) int32 {
	return d.with(pFile, func(h *handle) int32 {
		h.level = min(h.level, level)
		return sqlite3.SQLITE_OK
	})
}

func (d *Disk) xCheckReservedLock(_ *libc.TLS, pFile, pResOut uintptr) int32 {
	return d.with(pFile, func(h *handle) int32 {
		put(pResOut, libc.Bool32(max(h.level, d.others(h)) >= sqlite3.SQLITE_LOCK_RESERVED))
		return sqlite3.SQLITE_OK
	})
}

// xFileControl knows no wishes beyond the standard ones.
func xFileControl(*libc.TLS, uintptr, int32, uintptr) int32 { return sqlite3.SQLITE_NOTFOUND }

// xSectorSize is what the unix VFS says of every disk.
func xSectorSize(*libc.TLS, uintptr) int32 { return 4096 }

// xDeviceCharacteristics promises, as the unix VFS does, that a write changes no
// byte beside it, even when the power fails.
func xDeviceCharacteristics(*libc.TLS, uintptr) int32 {
	return sqlite3.SQLITE_IOCAP_POWERSAFE_OVERWRITE
}

func (d *Disk) xShmMap(tls *libc.TLS, pFile uintptr, number, size, extend int32, pp uintptr) int32 {
	return d.with(pFile, func(h *handle) int32 {
		address, ok := h.region(tls, int(number), int(size), extend != 0)
		put(pp, address)
		if !ok {
			return sqlite3.SQLITE_NOMEM
		}
		return sqlite3.SQLITE_OK
	})
}

func (d *Disk) xShmLock(_ *libc.TLS, pFile uintptr, first, n, flags int32) int32 {
	return d.with(pFile, func(h *handle) int32 {
		locks := uint8((1<<n - 1) << first)
		ok := true
		switch {
		case flags&sqlite3.SQLITE_SHM_UNLOCK != 0:
			h.release(locks)
		case flags&sqlite3.SQLITE_SHM_SHARED != 0:
			ok = h.share(locks)
		default:
			ok = h.seize(locks)
		}
		if !ok {
			return sqlite3.SQLITE_BUSY
		}
		return sqlite3.SQLITE_OK
	})
}

// xShmBarrier orders what connections read and write in the shared memory: a
// mutex does.
func (d *Disk) xShmBarrier(*libc.TLS, uintptr) {
	d.mu.Lock()
	defer d.mu.Unlock()
}

// xShmUnmap works without power, too: it frees.
func (d *Disk) xShmUnmap(tls *libc.TLS, pFile uintptr, _ int32) int32 {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.open[pFile].unmap(tls)
	return sqlite3.SQLITE_OK
}
