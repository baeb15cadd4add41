package store

import (
	"database/sql"
	"fmt"
)

type scanner func(dest ...any) error

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
