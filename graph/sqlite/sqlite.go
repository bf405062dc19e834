// Package sqlite keeps the graph in one SQLite file: the default store, which needs no
// server.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"tenure/graph"

	sqlite3 "modernc.org/sqlite/lib"
)

// Store is a graph.Store in a SQLite file. Beside FILE it keeps FILE-wal and FILE-shm
// while it is open, and FILE.lock. It is safe for use by many goroutines at once; writes
// go one after the other.
type Store struct {
	file  string
	reads *sql.DB
	write *writer // nil when opened for questions alone
}

var _ graph.Store = (*Store)(nil)

// Open opens the graph in file to read and write. A file that is not there is made, one
// of an older schema is brought up to date. Errors are a *FormatError for a file that is
// no graph, a *VersionError for one of a newer schema, else a *FileError.
func Open(ctx context.Context, file string) (*Store, error) {
	path, err := place(file)
	if err != nil {
		return nil, err
	}
	if _, err := probe(ctx, path, readOnly); err != nil && !errors.As(err, new(*MissingError)) {
		return nil, err
	}
	// A batch touches index pages all over a large file. A large cache and a long log (up to
	// 256 MB each, as the graph grows) write a page once for several batches.
	db, err := openWriter(ctx, path)
	if err != nil {
		return nil, err
	}
	w, err := newWriter(ctx, db)
	if err != nil {
		return nil, errors.Join(wrap(ctx, path, "preparing to write", err), db.Close())
	}
	reads, err := openReads(path, readOnly)
	if err != nil {
		return nil, errors.Join(wrap(ctx, path, "opening", err), w.close())
	}
	return &Store{file: path, reads: reads, write: w}, nil
}

// openWriter opens the connection that writes and brings the schema up to date. Where
// several programs make one file at the same moment SQLite answers the change to a write-ahead
// log with SQLITE_BUSY at once, whatever the busy timeout, so that it is tried again.
func openWriter(ctx context.Context, path string) (*sql.DB, error) {
	const patience = 10 * time.Second
	begun := time.Now()
	for wait := 5 * time.Millisecond; ; wait *= 2 {
		db, err := sql.Open("sqlite", dsn(path, readWrite, "immediate",
			"journal_mode(WAL)", "synchronous(FULL)", "cache_size(-262144)", "temp_store(MEMORY)",
			"wal_autocheckpoint(65536)", "journal_size_limit(268435456)"))
		if err != nil {
			return nil, wrap(ctx, path, "opening", err)
		}
		db.SetMaxOpenConns(1)
		err = migrate(ctx, db, path)
		if err == nil {
			return db, nil
		}
		err = errors.Join(err, db.Close())
		if code(err) != sqlite3.SQLITE_BUSY || time.Since(begun) > patience {
			return nil, err
		}
		select {
		case <-ctx.Done():
			return nil, errors.Join(ctx.Err(), err)
		case <-time.After(wait):
		}
	}
}

// OpenReadOnly opens the graph in file for questions: Apply and Lock fail with a
// *ReadOnlyError. A file that is not there is a *MissingError; one of an older or newer
// schema a *VersionError; other errors are as those of Open. It works also for a user who may
// not write the folder, but not while somebody else writes the file.
func OpenReadOnly(ctx context.Context, file string) (*Store, error) {
	path, err := place(file)
	if err != nil {
		return nil, err
	}
	mode := readOnly
	has, err := probe(ctx, path, mode)
	if mayNotWrite(err) && !exists(path+"-wal") {
		mode = frozen
		has, err = probe(ctx, path, mode)
	}
	if err != nil {
		return nil, err
	}
	if knows := newestSchema(); has != knows {
		if has == 0 { // made and never written
			return nil, &MissingError{File: path}
		}
		return nil, &VersionError{File: path, Has: has, Knows: knows}
	}
	reads, err := openReads(path, mode)
	if err != nil {
		return nil, wrap(ctx, path, "opening", err)
	}
	return &Store{file: path, reads: reads}, nil
}

// The modes in which a file is opened.
const (
	readWrite = "rwc"
	readOnly  = "ro"
	// frozen is for a file of which nobody has the log open, in a folder that this user may
	// not write: even to read by the log SQLite would make files there.
	frozen = "frozen"
)

// mayNotWrite says that SQLite could not make the files that it reads by.
func mayNotWrite(err error) bool {
	c := code(err)
	return c == sqlite3.SQLITE_READONLY || c == sqlite3.SQLITE_CANTOPEN
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// openReads opens a pool of connections that cannot write.
func openReads(path, mode string) (*sql.DB, error) {
	db, err := sql.Open("sqlite", dsn(path, mode, "deferred", "query_only(1)", "cache_size(-16384)", "temp_store(MEMORY)"))
	if err != nil {
		return nil, err
	}
	n := max(4, runtime.GOMAXPROCS(0))
	db.SetMaxOpenConns(n)
	db.SetMaxIdleConns(n)
	return db, nil
}

// Close closes the file. What uses the store afterwards gets an error.
func (s *Store) Close(context.Context) error {
	err := s.reads.Close()
	if s.write != nil {
		err = errors.Join(err, s.write.close())
	}
	if err != nil {
		return &FileError{File: s.file, Doing: "closing", Err: err}
	}
	return nil
}

// place returns the absolute path of file.
func place(file string) (string, error) {
	if file == "" || strings.HasPrefix(file, ":") {
		return "", &FileError{File: fmt.Sprintf("%q", file), Doing: "opening", Err: errors.New("the graph is kept in a file and this names none"), Next: "name one with --db"}
	}
	path, err := filepath.Abs(file)
	if err != nil {
		return "", &FileError{File: file, Doing: "finding its folder", Err: err}
	}
	return path, nil
}

// magic begins every SQLite file.
const magic = "SQLite format 3\x00"

// probe looks at a file without changing it and returns its schema, 0 for an empty file.
func probe(ctx context.Context, path, mode string) (schema int, err error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return 0, &MissingError{File: path}
	}
	if err != nil {
		return 0, wrap(ctx, path, "opening", err)
	}
	if info.IsDir() {
		return 0, &FormatError{File: path, Is: "a folder"}
	}
	if info.Size() == 0 {
		// A run that was killed while it made the file may have left all of it in the
		// log; then Open finds it.
		return 0, nil
	}
	head := make([]byte, len(magic))
	f, err := os.Open(path)
	if err != nil {
		return 0, wrap(ctx, path, "opening", err)
	}
	_, err = io.ReadFull(f, head)
	if cerr := f.Close(); cerr != nil {
		return 0, wrap(ctx, path, "reading", cerr)
	}
	if err != nil || string(head) != magic {
		return 0, &FormatError{File: path, Is: "another kind of file"}
	}
	db, err := sql.Open("sqlite", dsn(path, mode, "deferred"))
	if err != nil {
		return 0, wrap(ctx, path, "opening", err)
	}
	var application, tables int
	err = db.QueryRowContext(ctx, `SELECT (SELECT application_id FROM pragma_application_id), (SELECT user_version FROM pragma_user_version),
		(SELECT count(*) FROM sqlite_schema)`).Scan(&application, &schema, &tables)
	if cerr := db.Close(); err == nil {
		err = cerr
	}
	switch {
	case code(err) == sqlite3.SQLITE_NOTADB:
		return 0, &FormatError{File: path, Is: "a damaged or encrypted database"}
	case err != nil:
		return 0, wrap(ctx, path, "reading", err)
	case application == 0 && schema == 0 && tables == 0:
		return 0, nil
	case application != applicationID:
		return 0, &FormatError{File: path, Is: "a database of another program"}
	case schema > newestSchema():
		return 0, &VersionError{File: path, Has: schema, Knows: newestSchema()}
	}
	return schema, nil
}

// dsn returns the data source name of path, which may hold any character.
func dsn(path, mode, lock string, pragmas ...string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") { // C:/graph.db
		path = "/" + path
	}
	q := url.Values{"mode": {mode}, "_txlock": {lock}, "_pragma": append([]string{"busy_timeout(10000)"}, pragmas...)}
	if mode == frozen {
		q.Set("mode", readOnly)
		q.Set("immutable", "1")
	}
	return (&url.URL{Scheme: "file", Path: path, RawQuery: q.Encode()}).String()
}
