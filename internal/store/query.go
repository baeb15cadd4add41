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
	if err != nil {
		return nil, fmt.Errorf("%s: %w", what, explain(err))
	}
	defer rows.Close()
	var all []T
	for rows.Next() {
		v, err := one(rows.Scan)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", what, err)
		}
		all = append(all, v)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", what, explain(err))
	}
	return all, nil
}
