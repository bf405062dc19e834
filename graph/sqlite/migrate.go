package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"path"
)

// applicationID marks a file as a graph of tenure: 'tenu'.
const applicationID = 0x74656e75

// migrations are the files that bring the schema from n-1 to n; the n-th in the order of
// their names.
//
//go:embed schema/*.sql
var migrations embed.FS

// migrationFiles returns the names of the migrations in order.
func migrationFiles() []string {
	entries, err := migrations.ReadDir("schema")
	if err != nil {
		panic(err) // embedded: it is there or the program does not build
	}
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = path.Join("schema", e.Name())
	}
	return names
}

// newestSchema is the schema that this program writes.
func newestSchema() int { return len(migrationFiles()) }

// migrate brings the file behind db to the newest schema.
func migrate(ctx context.Context, db *sql.DB, file string) error {
	return migrateTo(ctx, db, file, newestSchema())
}

// migrateTo brings the file behind db to a schema: each step whole or not at all, so
// that a run that is killed in between goes on where it stopped.
func migrateTo(ctx context.Context, db *sql.DB, file string, schema int) error {
	files := migrationFiles()
	for {
		has, err := schemaOf(ctx, db)
		if err != nil {
			return wrap(ctx, file, "reading its schema", err)
		}
		if has > len(files) {
			return &VersionError{File: file, Has: has, Knows: len(files)}
		}
		if has >= schema {
			return nil
		}
		if err := step(ctx, db, files[has], has); err != nil {
			return wrap(ctx, file, fmt.Sprintf("bringing its schema from %d to %d", has, has+1), err)
		}
	}
}

// step runs one migration, unless another program did so first.
func step(ctx context.Context, db *sql.DB, name string, from int) (err error) {
	text, err := migrations.ReadFile(name)
	if err != nil {
		return err
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() {
		if rerr := tx.Rollback(); err == nil && rerr != nil && !errors.Is(rerr, sql.ErrTxDone) {
			err = rerr
		}
	}()
	var has int
	if err := tx.QueryRowContext(ctx, "PRAGMA user_version").Scan(&has); err != nil {
		return err
	}
	if has != from {
		return nil
	}
	for _, statement := range []string{string(text), fmt.Sprintf("PRAGMA application_id = %d", applicationID), fmt.Sprintf("PRAGMA user_version = %d", from+1)} {
		if _, err := tx.ExecContext(ctx, statement); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return tx.Commit()
}

func schemaOf(ctx context.Context, db *sql.DB) (int, error) {
	var has int
	err := db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&has)
	return has, err
}
