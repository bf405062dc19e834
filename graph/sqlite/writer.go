package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
)

// writer is the one connection that writes, with its prepared statements.
type writer struct {
	db    *sql.DB
	conn  *sql.Conn
	turn  chan struct{} // holds a token while nobody writes
	stmts map[string]*sql.Stmt
	args  []any // reused by rows
}

func newWriter(ctx context.Context, db *sql.DB) (*writer, error) {
	conn, err := db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	w := &writer{db: db, conn: conn, turn: make(chan struct{}, 1), stmts: map[string]*sql.Stmt{}}
	w.turn <- struct{}{}
	return w, nil
}

// close waits for the write under way and closes the connection.
func (w *writer) close() error {
	<-w.turn
	defer func() { w.turn <- struct{}{} }()
	var errs []error
	for _, s := range w.stmts { // an open one would keep the file open
		errs = append(errs, s.Close())
	}
	clear(w.stmts)
	if err := w.conn.Close(); !errors.Is(err, sql.ErrConnDone) { // closed before
		errs = append(errs, err)
	}
	return errors.Join(append(errs, w.db.Close())...)
}

// transaction runs do in one transaction and commits what it did, unless do fails or ctx
// ends before the commit begins: then nothing is written. The commit itself is not
// interrupted, so that an error always means that nothing landed.
func (w *writer) transaction(ctx context.Context, do func(ctx context.Context) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	select {
	case <-w.turn:
		defer func() { w.turn <- struct{}{} }()
	case <-ctx.Done():
		return ctx.Err()
	}
	// Waiting for the lock of another program can be interrupted. The statements that
	// follow are short and look at ctx between them: an interruptible one would start a
	// goroutine each.
	whole := context.WithoutCancel(ctx)
	_, err := w.conn.ExecContext(ctx, "BEGIN IMMEDIATE")
	if err == nil {
		err = do(ctx)
	}
	if err == nil {
		err = ctx.Err()
	}
	if err == nil {
		_, err = w.conn.ExecContext(whole, "COMMIT")
	}
	if err != nil {
		// Fails where no transaction began, or where the error has ended it already.
		_, _ = w.conn.ExecContext(whole, "ROLLBACK")
	}
	return err
}

// prepared returns the prepared statement of text.
func (w *writer) prepared(ctx context.Context, text string) (*sql.Stmt, error) {
	if s, ok := w.stmts[text]; ok {
		return s, nil
	}
	s, err := w.conn.PrepareContext(context.WithoutCancel(ctx), text)
	if err != nil {
		return nil, err
	}
	w.stmts[text] = s
	return s, nil
}

// exec runs a statement and returns how many rows it changed.
func (w *writer) exec(ctx context.Context, text string, args ...any) (int, error) {
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	s, err := w.prepared(ctx, text)
	if err != nil {
		return 0, err
	}
	r, err := s.ExecContext(context.WithoutCancel(ctx), args...)
	if err != nil {
		return 0, err
	}
	n, err := r.RowsAffected()
	return int(n), err
}

// query runs a query for rows of n texts and calls row with each; the texts are row's
// until it returns.
func (w *writer) query(ctx context.Context, n int, row func(texts []string) error, text string, args ...any) (err error) {
	if err := ctx.Err(); err != nil {
		return err
	}
	s, err := w.prepared(ctx, text)
	if err != nil {
		return err
	}
	rows, err := s.QueryContext(context.WithoutCancel(ctx), args...)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	texts, targets := make([]string, n), make([]any, n)
	for i := range texts {
		targets[i] = &texts[i]
	}
	for rows.Next() {
		if err := rows.Scan(targets...); err != nil {
			return err
		}
		if err := row(texts); err != nil {
			return err
		}
	}
	return rows.Err()
}

// idList is ids as a JSON list, for json_each.
func idList(ids []string) string {
	if len(ids) == 0 {
		return "[]" // not null, which json_each takes for one row
	}
	b, err := json.Marshal(ids)
	if err != nil {
		panic(err) // strings always marshal
	}
	return string(b)
}
