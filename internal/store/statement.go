package store

import (
	"context"
	"database/sql"
	"errors"
	"sync"
)

// prepared runs statements and keeps each one ready for the next time: SQLite
// needs longer to understand a short statement than to run it. The texts are
// constants of this package, and lists in them are padded (see listOf), so that
// there are few.
type prepared struct {
	on    runner
	mu    sync.Mutex
	known map[string]*sql.Stmt // by text
}

// runner is a pool, or the one connection that writes.
type runner interface {
	PrepareContext(ctx context.Context, query string) (*sql.Stmt, error)
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

func prepare(on runner) *prepared { return &prepared{on: on, known: map[string]*sql.Stmt{}} }

// statement returns a statement ready to run, nil when it cannot be made ready:
// it is then run as it stands, which says what is wrong.
func (p *prepared) statement(ctx context.Context, query string) *sql.Stmt {
	p.mu.Lock()
	defer p.mu.Unlock()
	if known := p.known[query]; known != nil {
		return known
	}
	fresh, err := p.on.PrepareContext(ctx, query) //nolint:sqlclosecheck // kept until close
	if err != nil {
		return nil
	}
	p.known[query] = fresh
	return fresh
}

// close ends the statements. A connection whose statements live on keeps its files
// open, and database/sql ends only those that were prepared on a pool, not those
// on a sql.Conn.
func (p *prepared) close() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	var errs []error
	for _, s := range p.known {
		errs = append(errs, s.Close())
	}
	clear(p.known)
	return errors.Join(errs...)
}

// ExecContext is that of database/sql.
func (p *prepared) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	if s := p.statement(ctx, query); s != nil { //nolint:sqlclosecheck // kept until close
		return s.ExecContext(ctx, args...)
	}
	return p.on.ExecContext(ctx, query, args...)
}

// QueryContext is that of database/sql.
func (p *prepared) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	if s := p.statement(ctx, query); s != nil { //nolint:sqlclosecheck // kept until close
		return s.QueryContext(ctx, args...)
	}
	return p.on.QueryContext(ctx, query, args...)
}

// QueryRowContext is that of database/sql.
func (p *prepared) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	if s := p.statement(ctx, query); s != nil { //nolint:sqlclosecheck // kept until close
		return s.QueryRowContext(ctx, args...)
	}
	return p.on.QueryRowContext(ctx, query, args...)
}
