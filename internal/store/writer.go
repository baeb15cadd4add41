package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"
)

// maxGroup bounds how many operations share one commit, so that the first of
// them does not wait for an endless queue.
const maxGroup = 256

// Tx is what an operation writes through.
type Tx struct {
	on  *prepared
	ctx context.Context
}

// writer is the single writing goroutine. Its connection is its own.
type writer struct {
	conn *sql.Conn
	on   *prepared // conn
	ops  chan operation
	done chan struct{}
	once sync.Once
}

type operation struct {
	do     func(*Tx) error
	result chan error
}

func newWriter(ctx context.Context, db *sql.DB, path string) (*writer, error) {
	conn, err := db.Conn(ctx)
	if err != nil {
		return nil, explain(err)
	}
	if err := assertDurable(ctx, conn, path); err != nil {
		return nil, errors.Join(err, conn.Close())
	}
	w := &writer{conn: conn, on: prepare(conn), ops: make(chan operation, maxGroup), done: make(chan struct{})}
	go w.run()
	return w, nil
}

// close waits for what is queued and gives the connection back. Its statements go
// first: with one of them left the last connection could not empty the -wal.
func (w *writer) close() (err error) {
	w.once.Do(func() {
		close(w.ops)
		<-w.done
		err = errors.Join(w.on.close(), w.conn.Close())
	})
	return err
}

// Write runs do in a transaction and returns when its commit is on disk. Either
// all of do is kept or nothing.
//
// Write is not cancelled by ctx once it is queued: a caller that went away must
// still find its transition whole.
func (s *Store) Write(ctx context.Context, do func(*Tx) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if s.queue == nil {
		return ErrReadOnly
	}
	op := operation{do: do, result: make(chan error, 1)}
	s.queue.ops <- op
	return <-op.result
}

func (w *writer) run() {
	defer close(w.done)
	for op := range w.ops {
		w.commit(w.gather(op))
	}
}

func (w *writer) gather(first operation) []operation {
	group := []operation{first}
	for len(group) < maxGroup {
		select {
		case op, ok := <-w.ops:
			if !ok {
				return group
			}
			group = append(group, op)
		default:
			return group
		}
	}
	return group
}

// commit runs a group in one transaction and answers each operation.
func (w *writer) commit(group []operation) {
	errs, err := w.attempt(group)
	for i, op := range group {
		if err != nil {
			op.result <- err
		} else {
			op.result <- errs[i]
		}
	}
}

// attempt returns the operations' own errors, or the error that undid them all.
func (w *writer) attempt(group []operation) (errs []error, err error) {
	ctx := context.Background()
	tx, err := w.conn.BeginTx(ctx, nil)
	if err != nil {
		return nil, fmt.Errorf("begin a transaction: %w", explain(err))
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, ignoreDone(tx.Rollback()))
		}
	}()
	errs = make([]error, len(group))
	if len(group) == 1 {
		errs[0], err = w.alone(ctx, tx, group[0].do)
		return errs, err
	}
	for i, op := range group {
		if errs[i], err = w.savepoint(ctx, op.do); err != nil {
			return nil, err
		}
	}
	return errs, finish(tx)
}

func finish(tx *sql.Tx) error {
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("commit: %w", explain(err))
	}
	return nil
}

// alone runs an operation that shares its transaction with no other and is undone
// with it. A savepoint would have SQLite copy every page before it is changed.
func (w *writer) alone(ctx context.Context, tx *sql.Tx, do func(*Tx) error) (own, fatal error) {
	if own = do(&Tx{on: w.on, ctx: ctx}); own == nil {
		return nil, finish(tx)
	}
	own = explain(own)
	if err := ignoreDone(tx.Rollback()); err != nil {
		return nil, errors.Join(own, fmt.Errorf("undo an operation: %w", explain(err)))
	}
	return own, nil
}

// savepoint runs one operation; own is its error after it was undone alone,
// fatal an error after which the whole transaction cannot go on.
func (w *writer) savepoint(ctx context.Context, do func(*Tx) error) (own, fatal error) {
	if _, err := w.on.ExecContext(ctx, "SAVEPOINT op"); err != nil {
		return nil, fmt.Errorf("begin an operation: %w", explain(err))
	}
	end := []string{"RELEASE op"}
	if own = do(&Tx{on: w.on, ctx: ctx}); own != nil {
		own = explain(own)
		end = []string{"ROLLBACK TO op", "RELEASE op"}
	}
	for _, statement := range end {
		if _, err := w.on.ExecContext(ctx, statement); err != nil {
			return nil, errors.Join(own, fmt.Errorf("end an operation: %w", explain(err)))
		}
	}
	return own, nil
}

func ignoreDone(err error) error {
	if errors.Is(err, sql.ErrTxDone) {
		return nil
	}
	return err
}

func (t *Tx) exec(query string, args ...any) (int64, error) {
	res, err := t.on.ExecContext(t.ctx, query, args...)
	if err != nil {
		return 0, err
	}
	return res.RowsAffected()
}

func (t *Tx) row(query string, args ...any) *sql.Row {
	return t.on.QueryRowContext(t.ctx, query, args...)
}
