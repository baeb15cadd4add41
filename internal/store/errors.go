package store

import (
	"errors"
	"fmt"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// ErrFull says that the disk has no room for the database.
var ErrFull = errors.New("the disk is full; free some space and start again, nothing is lost")

// ErrBusy says that another process holds the database for longer than ten seconds.
var ErrBusy = errors.New("the database is held by another process")

// explain adds to an error of SQLite what a user can do about it.
func explain(err error) error {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return err
	}
	if e.Code() == sqlite3.SQLITE_READONLY_DBMOVED {
		return fmt.Errorf("the database was moved, or replaced by a restore, while it was opened; try again: %w", err)
	}
	switch e.Code() & 0xff {
	case sqlite3.SQLITE_FULL:
		return fmt.Errorf("%w (%w)", ErrFull, err)
	case sqlite3.SQLITE_IOERR:
		return fmt.Errorf("the disk or its file system reports an error; check it and its free space: %w", err)
	case sqlite3.SQLITE_BUSY:
		return fmt.Errorf("%w (%w)", ErrBusy, err)
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		return fmt.Errorf("the file is not a sound replyaudit database; restore a backup: %w", err)
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN:
		return fmt.Errorf("the database cannot be written; check its folder and permissions: %w", err)
	}
	return err
}

// IsStoreError tells whether err comes from the database rather than from a
// server: then nothing should go on.
func IsStoreError(err error) bool {
	var e *sqlite.Error
	return errors.As(err, &e) && e.Code()&0xff != sqlite3.SQLITE_INTERRUPT // a caller that went away
}
