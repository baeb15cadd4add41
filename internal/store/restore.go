package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	sqlite3 "modernc.org/sqlite/lib"

	"modernc.org/sqlite"
)

// Standby is a checked copy of a backup beside the database that it is to replace.
type Standby struct {
	*Store
	db string // path of the database
}

// StandBy copies a backup beside the database at path, brings the copy up to date
// and checks it: is it ours, of a known schema, sound, and does its log say what it
// says. Neither the backup nor the database is touched.
func StandBy(ctx context.Context, backup, path string) (*Standby, error) {
	if err := ours(backup); err != nil {
		return nil, err
	}
	copied := path + ".restoring"
	if err := leaveNothing(copied); err != nil { // of a restore that was interrupted
		return nil, err
	}
	if err := copyBackup(ctx, backup, copied); err != nil {
		return nil, errors.Join(fmt.Errorf("copy the backup %s: %w", backup, err), leaveNothing(copied))
	}
	s, err := open(ctx, copied)
	if err == nil {
		if err = s.sound(ctx); err != nil {
			err = errors.Join(err, s.Close())
		}
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("check the backup %s: %w", backup, err), leaveNothing(copied))
	}
	return &Standby{s, path}, nil
}

// copyBackup copies the file of a backup, which nobody may be writing to.
func copyBackup(ctx context.Context, backup, to string) error {
	if wal, err := os.Stat(backup + "-wal"); err == nil && wal.Size() > 0 {
		return fmt.Errorf(`a -wal lies beside it: it is in use, or was copied while it was; end what uses it, then "replyaudit verify --db %s" makes one file of it`, backup)
	}
	db, err := sql.Open("sqlite", dsnOf(backup, "mode=ro", "_pragma=query_only(1)"))
	if err != nil {
		return err
	}
	defer db.Close() //nolint:errcheck // only read
	db.SetMaxOpenConns(1)
	if _, err := db.ExecContext(ctx, "BEGIN; SELECT COUNT(*) FROM sqlite_schema"); err != nil { // its lock keeps writers out
		return explain(err)
	}
	if schema, err := schemaOf(ctx, db); err != nil || schema == 0 {
		return errors.Join(ErrForeign, explain(err))
	}
	if err := haveRoom(ctx, db, filepath.Dir(to)); err != nil {
		return err
	}
	from, err := os.Open(backup)
	if err != nil {
		return err
	}
	defer from.Close() //nolint:errcheck // only read
	copied, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	if _, err := io.Copy(copied, from); err != nil {
		return errors.Join(err, copied.Close())
	}
	return errors.Join(copied.Sync(), copied.Close())
}

// sound fails with ErrUnsound where the database does not agree with itself.
func (s *Store) sound(ctx context.Context) error {
	found, err := s.Verify(ctx)
	if err == nil && len(found) > 0 {
		err = fmt.Errorf("it %w in %d places, the first is %s: %s", ErrUnsound, len(found), found[0].Row, found[0].What)
	}
	return err
}

// Discard gives the copy up.
func (b *Standby) Discard() error { return errors.Join(b.Close(), leaveNothing(b.path)) }

// TakeOver puts the copy in the place of the database, which is kept under another
// name. It fails with ErrBusy, and changes nothing, while another process has the
// database open. At any instant there is a whole database in the place.
func (b *Standby) TakeOver(ctx context.Context, kept string) error {
	if err := b.Close(); err != nil {
		return fmt.Errorf("finish the restored database: %w", err)
	}
	if err := whole(b.path); err != nil {
		return err
	}
	if _, err := os.Stat(b.db); !errors.Is(err, fs.ErrNotExist) {
		old, err := exclusively(ctx, b.db)
		if err != nil {
			return errors.Join(fmt.Errorf("replace %s: %w", b.db, err), leaveNothing(b.path))
		}
		defer old.Close() //nolint:errcheck // its lock is all that is wanted
		if err := setAside(b.db, kept); err != nil {
			return errors.Join(fmt.Errorf("keep the old database as %s: %w", kept, err), leaveNothing(b.path))
		}
	}
	if err := rename(b.path, b.db); err != nil {
		return fmt.Errorf("put the restored database in its place: %w", err)
	}
	return leaveNothing(b.path)
}

// exclusively opens a database that nobody else has open, with all that its -wal
// held in the file itself. One that is broken can be used by nobody.
func exclusively(ctx context.Context, path string) (*sql.DB, error) {
	db, err := sql.Open("sqlite", dsnOf(path, "_pragma=busy_timeout(2000)"))
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	var mode string
	err = db.QueryRowContext(ctx, "PRAGMA journal_mode = DELETE").Scan(&mode)
	if err == nil {
		_, err = db.ExecContext(ctx, "BEGIN EXCLUSIVE")
	}
	var e *sqlite.Error
	if errors.As(err, &e) && (e.Code()&0xff == sqlite3.SQLITE_BUSY || e.Code()&0xff == sqlite3.SQLITE_LOCKED) {
		return nil, errors.Join(fmt.Errorf("%w, end it first (%w)", ErrBusy, err), db.Close())
	}
	return db, nil
}

// setAside gives the old database a second name, under which it stays; its -wal, if
// it is so broken that it still has one, moves along.
func setAside(path, kept string) error {
	for _, suffix := range []string{"-wal", "-shm", "-journal"} {
		if err := os.Rename(path+suffix, kept+suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	if err := os.Link(path, kept); err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	return os.Rename(path, kept) // a file system without links
}

// leaveNothing removes a copy that is not needed, with what SQLite and migrations
// have put beside it.
func leaveNothing(path string) error {
	beside, err := filepath.Glob(path + ".before-*.bak")
	if err != nil {
		return err
	}
	for _, name := range append(beside, path, path+"-wal", path+"-shm") {
		if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// whole makes sure that all of a closed database is in its file, and on disk.
func whole(path string) error {
	if wal, err := os.Stat(path + "-wal"); err == nil && wal.Size() > 0 {
		return fmt.Errorf("%s-wal was not emptied; it is kept, and nothing was replaced", path)
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
