// Package store is the only place that speaks SQL. It keeps four kinds of data
// apart: facts (the frozen campaign, rendered letters, raw messages, sightings),
// which never change; the log of events, which only grows; control (states of
// letters, cursors, budgets, leases), changed only in the transaction that logs
// why; and derived rows (extracts, decisions, assessments), which can be dropped
// and rebuilt to the same bytes.
//
// All writes go through one goroutine that gathers what is waiting into one
// transaction, each operation in a savepoint of its own unless it is alone, and
// answers when the commit is on disk. synchronous is FULL: a claim that a power
// cut could undo would be a letter sent twice. Reads use a pool that cannot write.
//
// Only SQL that SQLite and PostgreSQL both understand is used in statements;
// times are integer microseconds and keys are text.
package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	_ "modernc.org/sqlite" // the driver
)

//go:embed migrations/*.sql
var migrations embed.FS

// Store is an open database.
type Store struct {
	path   string
	params []string // of the DSN, for all connections
	write  *sql.DB  // one connection, the writer's once it works
	pool   *sql.DB  // to read
	read   *prepared
	queue  *writer
	end    func() error // closes all of it
}

// ErrNotFound says that no row has the given key.
var ErrNotFound = errors.New("not found")

// Open opens or creates the database at path, readable by its owner alone, and
// brings its schema up to date. It fails with ErrNewerSchema where the schema is
// newer than this program.
func Open(ctx context.Context, path string) (*Store, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("open database %s: there is no such folder; make the folder first, or give another place with --db or REPLYAUDIT_DB", path)
	}
	if err != nil {
		return nil, fmt.Errorf("open database %s: %w", path, err)
	}
	if err := errors.Join(f.Close(), shut(path)); err != nil {
		return nil, fmt.Errorf("open database %s: %w", path, err)
	}
	return open(ctx, path)
}

// shut closes a file, and what SQLite has put beside it, to everybody but its owner:
// another program may have made it, under another umask.
func shut(path string) error {
	for _, suffix := range []string{"", "-wal", "-shm"} {
		info, err := os.Stat(path + suffix)
		if err == nil && info.Mode().Perm()&0o077 != 0 {
			err = os.Chmod(path+suffix, 0o600)
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("close %s to other users: %w", path+suffix, err)
		}
	}
	return nil
}

// OpenExisting is Open for commands that look at a database and must not create one.
func OpenExisting(ctx context.Context, path string) (*Store, error) {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("there is no database %s; give the right one with --db or REPLYAUDIT_DB, or start a campaign with \"replyaudit run\"", path)
	}
	if err := shut(path); err != nil {
		return nil, fmt.Errorf("open database %s: %w", path, err)
	}
	return open(ctx, path)
}

// OpenOn is Open for a database that the SQLite VFS of the given name keeps, not
// the operating system: tests take a disk that they can make fail.
func OpenOn(ctx context.Context, vfs, path string) (*Store, error) {
	return open(ctx, path, "vfs="+url.QueryEscape(vfs))
}

// readers is how many goroutines can read at once.
const readers = 4

// open takes further parameters of the DSN, for all connections. The writer's cache
// (8 MB) holds the upper pages of all indexes, and as much is written before SQLite
// copies the log into the database: keys are hashes, so every row touches other
// pages, and each would be copied dozens of times.
func open(ctx context.Context, path string, params ...string) (*Store, error) {
	s := &Store{path: path, params: params}
	var err error
	if s.write, err = sql.Open("sqlite", s.dsn("_txlock=immediate", "_pragma=cache_size(-8192)", "_pragma=wal_autocheckpoint(2048)")); err != nil {
		return nil, fmt.Errorf("open database %s: %w", path, err)
	}
	s.write.SetMaxOpenConns(1)
	if err = s.migrate(ctx, migrations); err != nil {
		return nil, errors.Join(err, s.write.Close())
	}
	if s.pool, err = sql.Open("sqlite", s.dsn("_pragma=query_only(1)")); err != nil {
		return nil, errors.Join(fmt.Errorf("open database %s: %w", path, err), s.write.Close())
	}
	s.pool.SetMaxOpenConns(readers)
	s.pool.SetMaxIdleConns(readers) // a connection that is closed loses its statements
	s.read = prepare(s.pool)
	if s.queue, err = newWriter(ctx, s.write, path); err != nil {
		return nil, errors.Join(fmt.Errorf("open database %s: %w", path, err), s.pool.Close(), s.write.Close())
	}
	s.end = func() error { return errors.Join(s.queue.close(), s.read.close(), s.pool.Close(), s.write.Close()) }
	return s, nil
}

// dsn carries every PRAGMA, so that each pooled connection has them.
func (s *Store) dsn(extra ...string) string {
	return dsnOf(s.path, slices.Concat([]string{
		"_pragma=busy_timeout(10000)", "_pragma=journal_mode(WAL)", "_pragma=synchronous(FULL)",
		"_pragma=foreign_keys(1)",
	}, s.params, extra)...)
}

func dsnOf(path string, settings ...string) string {
	return "file:" + (&url.URL{Path: filepath.ToSlash(path)}).EscapedPath() + "?" + strings.Join(settings, "&")
}

// assertDurable refuses a connection on which a commit could be lost (PRAGMA
// synchronous below FULL): the promise never to send twice rests on it.
func assertDurable(ctx context.Context, conn runner, path string) error {
	var level int
	if err := conn.QueryRowContext(ctx, "PRAGMA synchronous").Scan(&level); err != nil {
		return fmt.Errorf("read the durability of %s: %w", path, explain(err))
	}
	if level < 2 {
		return fmt.Errorf("database %s is open with synchronous=%d; FULL (2) is needed", path, level)
	}
	return nil
}

// Close waits for the writes under way and closes the database.
func (s *Store) Close() error { return s.end() }

// micros is how an instant is stored: microseconds since 1970, 0 for the zero time.
func micros(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMicro()
}

// instant is the reverse of micros, in UTC.
func instant(us int64) time.Time {
	if us == 0 {
		return time.Time{}
	}
	return time.UnixMicro(us).UTC()
}

// text makes s storable in every database: valid UTF-8 without NUL.
func text(s string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\x00", "")
}
