package sqlite

import (
	"context"
	"errors"
	"fmt"

	sqlite "modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// MissingError says that there is no file to ask questions of.
type MissingError struct {
	File string
}

func (e *MissingError) Error() string {
	return fmt.Sprintf("there is no graph at %s: make one with `tenure run`, or name another file with --db", e.File)
}

// FormatError says that a file is there but holds no graph. It was left as it is.
type FormatError struct {
	File string
	Is   string // what it is instead
}

func (e *FormatError) Error() string {
	return fmt.Sprintf("%s is no graph of tenure but %s: name another file with --db", e.File, e.Is)
}

// VersionError says that a file has a schema that this program cannot use as it stands.
type VersionError struct {
	File  string
	Has   int // the schema of the file
	Knows int // the newest schema that this program knows
}

func (e *VersionError) Error() string {
	if e.Has > e.Knows {
		return fmt.Sprintf("%s has schema %d, which a newer tenure wrote; this one knows schemas up to %d: use the newer program", e.File, e.Has, e.Knows)
	}
	return fmt.Sprintf("%s has schema %d and this program needs %d: `tenure run` brings it up to date", e.File, e.Has, e.Knows)
}

// ReadOnlyError says that a store that was opened for questions alone was asked to write.
type ReadOnlyError struct {
	File string
}

func (e *ReadOnlyError) Error() string {
	return fmt.Sprintf("%s was opened for questions and cannot be written: open it with Open", e.File)
}

// FileError says what went wrong with a file and what to do about it.
type FileError struct {
	File  string
	Doing string // what was being done
	Next  string // what to do, "" where nothing better is known than to look at Err
	Err   error
}

func (e *FileError) Error() string {
	s := fmt.Sprintf("%s: %s: %v", e.File, e.Doing, e.Err)
	if e.Next != "" {
		s += ": " + e.Next
	}
	return s
}

func (e *FileError) Unwrap() error { return e.Err }

// wrap makes err, met while doing something to file, a *FileError. When ctx has ended it
// is the context's error that counts, whatever the database made of the interruption.
func wrap(ctx context.Context, file, doing string, err error) error {
	if err == nil {
		return nil
	}
	if ended := ctx.Err(); ended != nil {
		err = ended
	}
	return &FileError{File: file, Doing: doing, Next: next(err), Err: err}
}

// next returns what to do about an error of the database.
func next(err error) string {
	switch code(err) {
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return "another program is writing to it; wait for it to end, then run again"
	case sqlite3.SQLITE_FULL:
		return "the disk is full; free some space, then run again"
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH:
		return "see to it that this user may write the file and its folder"
	case sqlite3.SQLITE_CANTOPEN:
		return "see to it that the folder is there and that this user may write it"
	case sqlite3.SQLITE_CORRUPT:
		return "the file is damaged; put a copy in its place, or delete it and run again on all articles"
	case sqlite3.SQLITE_IOERR:
		return "the disk could not be read or written; look at the system's log"
	}
	return ""
}

// code returns the primary result code in err, or 0.
func code(err error) int {
	var e *sqlite.Error
	if errors.As(err, &e) {
		return e.Code() & 0xff
	}
	return 0
}
