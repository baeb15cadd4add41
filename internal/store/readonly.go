package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
)

// ErrReadOnly says that a snapshot or a backup was to be changed.
var ErrReadOnly = errors.New("this view of the database is for reading alone")

// ErrForeign says that a file is no database of this program.
var ErrForeign = errors.New("is not a replyaudit database")

// ErrOlderSchema says that a database that is only looked at has the schema of an
// earlier version of the program.
var ErrOlderSchema = errors.New("has an older schema")

// Snapshot returns the database as it is now: whatever is written meanwhile, all
// that is read from it belongs together. It neither waits for writers nor holds
// them up; only the -wal file cannot be emptied until the snapshot is closed.
func (s *Store) Snapshot(ctx context.Context) (*Store, error) {
	conn, err := s.pool.Conn(ctx)
	if err != nil {
		return nil, fmt.Errorf("take a snapshot of %s: %w", s.path, explain(err))
	}
	// The snapshot is that of the first read, not of BEGIN.
	if _, err := conn.ExecContext(ctx, "BEGIN; SELECT COUNT(*) FROM sqlite_schema"); err != nil {
		return nil, errors.Join(fmt.Errorf("take a snapshot of %s: %w", s.path, explain(err)), conn.Close())
	}
	read := prepare(conn)
	end := func() error {
		_, err := conn.ExecContext(context.WithoutCancel(ctx), "ROLLBACK")
		return errors.Join(read.close(), err, conn.Close())
	}
	return &Store{path: s.path, read: read, end: end}, nil
}

// ReadAlone turns s into a snapshot of itself, with which s is closed, too.
func (s *Store) ReadAlone(ctx context.Context) (*Store, error) {
	view, err := s.Snapshot(ctx)
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	end := view.end
	view.end = func() error { return errors.Join(end(), s.Close()) }
	return view, nil
}

// OpenReadOnly opens a database that is not to be touched, such as a backup: it is
// neither created nor brought up to date. It fails with ErrForeign, ErrOlderSchema
// or ErrNewerSchema where there is nothing that this program could read.
func OpenReadOnly(ctx context.Context, path string) (*Store, error) {
	if err := ours(path); err != nil {
		return nil, err
	}
	db, err := sql.Open("sqlite", dsnOf(path, "mode=ro", "_pragma=busy_timeout(10000)", "_pragma=query_only(1)"))
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	db.SetMaxOpenConns(readers)
	db.SetMaxIdleConns(readers)
	known, err := newestSchema(migrations)
	if err == nil {
		err = sameSchema(ctx, db, path, known)
	}
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return &Store{path: path, pool: db, read: prepare(db), end: db.Close}, nil
}

// sameSchema refuses a database of an older or newer schema than the one known.
func sameSchema(ctx context.Context, db *sql.DB, path string, known int64) error {
	schema, err := schemaOf(ctx, db)
	switch {
	case err != nil:
		return fmt.Errorf("read the schema version of %s: %w", path, explain(err))
	case schema == 0:
		return fmt.Errorf("%s %w", path, ErrForeign)
	case schema > known:
		return newerSchema(path, schema, known)
	case schema < known:
		return fmt.Errorf("%s %w: %d, this program has %d", path, ErrOlderSchema, schema, known)
	}
	return nil
}

// ours looks whether path can be a database at all, so that nothing is written
// into a file of another kind.
func ours(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close() //nolint:errcheck // only read
	head := make([]byte, 16)
	if _, err := io.ReadFull(f, head); err != nil || !bytes.Equal(head, []byte("SQLite format 3\x00")) {
		return fmt.Errorf("%s %w", path, ErrForeign)
	}
	return nil
}
