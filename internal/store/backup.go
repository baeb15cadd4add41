package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// Copy is a copy of a database that was made and checked.
type Copy struct {
	Path   string `json:"path"`
	Bytes  int64  `json:"bytes"`
	Events int64  `json:"events"` // the copy holds the log up to this line
}

// ErrExists says that a file is there already.
var ErrExists = errors.New("exists already")

// ErrNoRoom says that a disk has less room than a copy needs.
var ErrNoRoom = errors.New("there is not enough room")

// ErrUnsound says that a database does not agree with itself.
var ErrUnsound = errors.New("does not agree with itself")

// BackUp writes a copy of the database to path, as it is at one instant, while
// others go on writing: all of the log up to some line, and what that says. The copy
// appears under its name only when it is on disk and was checked. An existing file
// is not replaced (ErrExists) unless replace is set.
//
// VACUUM INTO rather than the online backup API: one statement on a snapshot, which
// a busy writer cannot make begin again; and the copy has no free pages, so that
// what was erased does not live on in backups.
func (s *Store) BackUp(ctx context.Context, path string, replace bool) (Copy, error) {
	db, err := sql.Open("sqlite", s.dsn())
	if err != nil {
		return Copy{}, fmt.Errorf("open database %s: %w", s.path, err)
	}
	db.SetMaxOpenConns(1)
	made, err := copyDatabase(ctx, db, s.path, path, replace, checkCopy)
	if err != nil {
		err = fmt.Errorf("back up %s: %w", s.path, err)
	}
	return made, errors.Join(err, db.Close())
}

// copyDatabase copies what db is connected to, the database at from, to the file
// to; check looks at the copy before it gets its name.
func copyDatabase(ctx context.Context, db *sql.DB, from, to string, replace bool, check func(context.Context, string) error) (Copy, error) {
	if err := mayWrite(from, to, replace); err != nil {
		return Copy{}, err
	}
	if err := haveRoom(ctx, db, filepath.Dir(to)); err != nil {
		return Copy{}, err
	}
	part, err := newPart(to)
	if err != nil {
		return Copy{}, err
	}
	defer os.Remove(part.Name()) // nothing, once it has its name
	if _, err := db.ExecContext(ctx, `VACUUM INTO $1`, part.Name()); err != nil {
		return Copy{}, errors.Join(fmt.Errorf("copy to %s: %w", to, explain(err)), part.Close())
	}
	if err := errors.Join(part.Sync(), part.Close()); err != nil {
		return Copy{}, fmt.Errorf("write %s to disk: %w", to, explain(err))
	}
	if check != nil {
		if err := check(ctx, part.Name()); err != nil {
			return Copy{}, err
		}
	}
	made, err := describe(ctx, part.Name())
	if err != nil {
		return Copy{}, err
	}
	made.Path = to
	if err := mayWrite(from, to, replace); err != nil { // it has taken a while
		return Copy{}, err
	}
	return made, rename(part.Name(), to)
}

// describe tells the size of a copy and where its log ends.
func describe(ctx context.Context, path string) (c Copy, err error) {
	db, err := sql.Open("sqlite", dsnOf(path, "mode=ro"))
	if err != nil {
		return c, err
	}
	defer db.Close() //nolint:errcheck // only read
	info, err := os.Stat(path)
	if err != nil {
		return c, err
	}
	c.Bytes = info.Size()
	err = db.QueryRowContext(ctx, `SELECT COUNT(*) FROM event`).Scan(&c.Events)
	return c, explain(err)
}

// checkCopy opens a copy and has it verified.
func checkCopy(ctx context.Context, path string) error {
	s, err := OpenReadOnly(ctx, path)
	if err != nil {
		return err
	}
	defer s.Close()
	if err := s.sound(ctx); err != nil {
		return fmt.Errorf("the copy is as the database is: %w; no backup was written, see \"replyaudit verify\"", err)
	}
	return nil
}

// mayWrite refuses a place where a file is, or the database itself.
func mayWrite(from, to string, replace bool) error {
	there, err := os.Stat(to)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if own, err := os.Stat(from); err == nil && os.SameFile(own, there) {
		return fmt.Errorf("%s is the database itself; give the copy another name", to)
	}
	if _, err := os.Stat(to + "-wal"); err == nil {
		return fmt.Errorf("%s is a database that is in use; give the copy another name", to)
	}
	if !replace || !there.Mode().IsRegular() {
		return fmt.Errorf("%s %w; give another name, or --force to replace it", to, ErrExists)
	}
	return nil
}

// haveRoom refuses a folder whose disk cannot take a copy of the database.
func haveRoom(ctx context.Context, db *sql.DB, dir string) error {
	var need int64
	err := db.QueryRowContext(ctx, `SELECT (SELECT page_count FROM pragma_page_count) * (SELECT page_size FROM pragma_page_size)`).Scan(&need)
	if err != nil {
		return fmt.Errorf("ask for the size of the database: %w", explain(err))
	}
	var disk syscall.Statfs_t
	if err := syscall.Statfs(dir, &disk); err != nil {
		return fmt.Errorf("ask for the free space in %s: %w", dir, err)
	}
	if free := int64(disk.Bavail) * int64(disk.Bsize); free < need {
		return fmt.Errorf("%w in %s: a copy needs %d bytes and %d are free; free some space, or choose another disk", ErrNoRoom, dir, need, free)
	}
	return nil
}

// rename gives a file that is on disk its name, durably.
func rename(from, to string) error {
	if err := os.Rename(from, to); err != nil {
		return err
	}
	dir, err := os.Open(filepath.Dir(to))
	if err != nil {
		return err
	}
	return errors.Join(dir.Sync(), dir.Close())
}
