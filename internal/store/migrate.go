package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/pressly/goose/v3"

	"replyaudit/internal/clock"
)

// ErrNewerSchema says that a later version of the program has written the database.
var ErrNewerSchema = errors.New("the database was written by a newer version of replyaudit")

func newerSchema(path string, schema, known int64) error {
	return fmt.Errorf("%s has schema %d, this program knows %d: %w; use that version", path, schema, known, ErrNewerSchema)
}

// automaticCopies is how many copies of those made before migrations are kept.
const automaticCopies = 3

// migrate brings the schema up to date with the migrations in dir. A database that
// holds anything is copied beside itself first, and each migration is one
// transaction: what fails leaves the database as it was.
func (s *Store) migrate(ctx context.Context, dir fs.FS) error {
	// Foreign keys are off, since tables are rebuilt (sqlite.org/lang_altertable.html
	// section 7); level and verify check them afterwards.
	db, err := sql.Open("sqlite", s.dsn("_txlock=immediate"))
	if err != nil {
		return fmt.Errorf("open database %s: %w", s.path, err)
	}
	db.SetMaxOpenConns(1)
	if _, err := db.ExecContext(ctx, "PRAGMA foreign_keys = 0"); err != nil {
		return errors.Join(fmt.Errorf("open database %s: %w", s.path, explain(err)), db.Close())
	}
	return errors.Join(s.bringUp(ctx, db, dir), db.Close())
}

func (s *Store) bringUp(ctx context.Context, db *sql.DB, dir fs.FS) error {
	current, err := schemaOf(ctx, db)
	if err != nil {
		return fmt.Errorf("read the schema version of %s: %w", s.path, explain(err))
	}
	known, err := newestSchema(dir)
	switch {
	case err != nil:
		return err
	case current == known:
		return nil
	case current > known:
		return newerSchema(s.path, current, known)
	case current == 0:
		return s.climb(ctx, db, dir, known)
	}
	if err := s.vacant(ctx, db); err != nil {
		return err
	}
	now := clock.Wall().UTC()
	kept, err := s.copyBefore(ctx, db, current, now)
	if err != nil {
		return err
	}
	if err = s.level(ctx, db, current, now); err == nil {
		err = s.climb(ctx, db, dir, known)
	}
	if err == nil {
		return dropOldCopies(s.path)
	}
	if reached, again := schemaOf(ctx, db); again == nil && reached == current && kept != "" { // nothing was changed
		err = errors.Join(err, os.Remove(kept))
	}
	return fmt.Errorf("bring the schema of %s up to date: %w", s.path, err)
}

// copyBefore copies a database before its schema changes and returns where; "" where
// there is nothing to lose: it is new, or its making was interrupted.
func (s *Store) copyBefore(ctx context.Context, db *sql.DB, current int64, now time.Time) (string, error) {
	var campaigns int
	if err := db.QueryRowContext(ctx, `SELECT COUNT(*) FROM campaign`).Scan(&campaigns); err != nil {
		return "", fmt.Errorf("look into %s before its schema is brought up to date: %w", s.path, explain(err))
	}
	if campaigns == 0 {
		return "", nil
	}
	kept := fmt.Sprintf("%s.before-%05d-%s.bak", s.path, current+1, now.Format("20060102T150405.000Z"))
	if _, err := copyDatabase(ctx, db, s.path, kept, false, nil); err != nil {
		return "", fmt.Errorf("copy %s before its schema is brought up to date: %w", s.path, err)
	}
	return kept, nil
}

// climb applies the migrations that are missing.
func (s *Store) climb(ctx context.Context, db *sql.DB, dir fs.FS, known int64) error {
	steps, err := fs.Sub(dir, "migrations")
	if err != nil {
		return fmt.Errorf("read the migrations: %w", err)
	}
	provider, err := goose.NewProvider(goose.DialectSQLite3, db, steps, goose.WithVerbose(false))
	if err != nil {
		return fmt.Errorf("read the migrations: %w", err)
	}
	if _, err := provider.Up(ctx); err != nil {
		// Another process may have done it at the same instant.
		if reached, again := schemaOf(ctx, db); again == nil && reached == known {
			return nil
		}
		return explain(err)
	}
	return nil
}

// vacant refuses to change the schema below a running engine, which may be of an
// older version and would not know it.
func (s *Store) vacant(ctx context.Context, db *sql.DB) error {
	var until int64
	if err := db.QueryRowContext(ctx, `SELECT COALESCE(MAX(expires_at), 0) FROM lease WHERE name = 'engine'`).Scan(&until); err != nil {
		return fmt.Errorf("look for an engine on %s: %w", s.path, explain(err))
	}
	if end := instant(until); end.After(clock.Wall()) {
		return fmt.Errorf("%s has an older schema, and an engine of an older version works on it until %s at least; stop that one, or, if it has died, wait until then: %w",
			s.path, end.Format(time.TimeOnly+" MST"), ErrLeased)
	}
	return nil
}

// schemaOf is the number of the last migration of a database, 0 of one without any.
func schemaOf(ctx context.Context, db *sql.DB) (version int64, err error) {
	var tables int
	if err := db.QueryRowContext(ctx, `SELECT COUNT(*) FROM sqlite_schema WHERE type = 'table' AND name = 'goose_db_version'`).Scan(&tables); err != nil || tables == 0 {
		return 0, err
	}
	err = db.QueryRowContext(ctx, `SELECT COALESCE(MAX(version_id), 0) FROM goose_db_version WHERE is_applied`).Scan(&version)
	return version, err
}

// newestSchema is the number of the last migration in dir: NNNNN_what.sql.
func newestSchema(dir fs.FS) (newest int64, err error) {
	files, err := fs.Glob(dir, "migrations/*.sql")
	if err != nil || len(files) == 0 {
		return 0, cmp.Or(err, errors.New("the program has no migrations"))
	}
	for _, file := range files {
		number, _, _ := strings.Cut(strings.TrimPrefix(file, "migrations/"), "_")
		n, err := strconv.ParseInt(number, 10, 64)
		if err != nil {
			return 0, fmt.Errorf("migration %s has no number: %w", file, err)
		}
		newest = max(newest, n)
	}
	return newest, nil
}

// dropOldCopies keeps the latest copies that were made before migrations; a
// person's backups have other names and are never touched.
func dropOldCopies(path string) error {
	dir, base := filepath.Split(path)
	entries, err := os.ReadDir(cmp.Or(dir, "."))
	if err != nil {
		return fmt.Errorf("look for old copies of %s: %w", path, err)
	}
	type file struct {
		name string
		made string
	}
	var copies []file
	for _, e := range entries {
		rest, ok := strings.CutPrefix(e.Name(), base+".before-")
		_, made, dated := strings.Cut(strings.TrimSuffix(rest, ".bak"), "-")
		if ok && dated && strings.HasSuffix(rest, ".bak") {
			copies = append(copies, file{e.Name(), made})
		}
	}
	slices.SortFunc(copies, func(a, b file) int { return cmp.Compare(b.made, a.made) })
	for _, old := range copies[min(automaticCopies, len(copies)):] {
		if err := os.Remove(filepath.Join(dir, old.name)); err != nil {
			return fmt.Errorf("remove an old copy of %s: %w", path, err)
		}
	}
	return nil
}
