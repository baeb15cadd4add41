package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

type scanner func(dest ...any) error

// oneText scans a row of one text.
func oneText(scan scanner) (text string, err error) { return text, scan(&text) }

// bytesOf reads the one value of a statement; what names it in an error. It fails
// with ErrNotFound where there is no row.
func (s *Store) bytesOf(ctx context.Context, what, query string, args ...any) ([]byte, error) {
	var value []byte
	err := s.read.QueryRowContext(ctx, query, args...).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("%s: %w", what, ErrNotFound)
	}
	if err != nil {
		return nil, fmt.Errorf("read the %s: %w", what, explain(err))
	}
	return value, nil
}

// collect turns rows into values; what says in an error what was being read.
func collect[T any](rows *sql.Rows, err error, what string, one func(scanner) (T, error)) ([]T, error) {
	var all []T
	err = scanned(rows, err, what, one, func(v T) bool {
		all = append(all, v)
		return true
	})
	if err != nil {
		return nil, err
	}
	return all, nil
}

// scanned hands over row by row until take wants no more.
func scanned[T any](rows *sql.Rows, err error, what string, one func(scanner) (T, error), take func(T) bool) error {
	if err != nil {
		return fmt.Errorf("%s: %w", what, explain(err))
	}
	defer rows.Close()
	for rows.Next() {
		v, err := one(rows.Scan)
		if err != nil {
			return fmt.Errorf("%s: %w", what, err)
		}
		if !take(v) {
			return nil
		}
	}
	if err := rows.Err(); err != nil {
		return fmt.Errorf("%s: %w", what, explain(err))
	}
	return nil
}

// portion is how many rows are read ahead of those that are worked on.
const portion = 64

// gathered is all that a walk over rows hands over.
func gathered[T any](walk func(do func(T) error) error) (all []T, err error) {
	err = walk(func(x T) error {
		all = append(all, x)
		return nil
	})
	return all, err
}

// each works on row after row until do fails. SQLite goes on meanwhile, and of many
// rows only a few are held.
func each[T any](rows *sql.Rows, err error, what string, one func(scanner) (T, error), do func(T) error) error {
	ahead, enough := make(chan T, portion), make(chan struct{})
	var failed error
	go func() {
		defer close(ahead)
		failed = scanned(rows, err, what, one, func(v T) bool {
			select {
			case ahead <- v:
				return true
			case <-enough:
				return false
			}
		})
	}()
	for v := range ahead {
		if err := do(v); err != nil {
			close(enough)
			for range ahead { // until the rows are closed
			}
			return err
		}
	}
	return failed
}
