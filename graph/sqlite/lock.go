package sqlite

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"

	"tenure/graph"
)

// errHeld is what lockFile returns when another has the lock.
var errHeld = errors.New("held by another")

// Lock implements graph.Store by a lock of the operating system on FILE.lock, which ends
// with the process however that ends. The file stays, empty: to remove it would let two
// runs lock two files of one name. On network file systems the lock is only as good as
// theirs.
func (s *Store) Lock(ctx context.Context, holder string) (unlock func() error, err error) {
	if s.write == nil {
		return nil, &ReadOnlyError{File: s.file}
	}
	if err := s.usable(ctx); err != nil {
		return nil, wrap(ctx, s.file, "locking", err)
	}
	name := s.file + ".lock"
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, &FileError{File: name, Doing: "locking", Next: "see to it that this user may write the folder", Err: err}
	}
	switch err := lockFile(f); {
	case errors.Is(err, errHeld):
		by := heldBy(f)
		return nil, errors.Join(&graph.LockedError{Store: s.file, Holder: by}, f.Close())
	case err != nil:
		return nil, errors.Join(&FileError{File: name, Doing: "locking", Err: err}, f.Close())
	}
	// What stands in the file is for people; the lock is the system's.
	line := fmt.Sprintf("%s, since %s\n", strings.Join(strings.Fields(holder), " "), time.Now().UTC().Format(time.RFC3339))
	if err := rewrite(f, line); err != nil {
		return nil, errors.Join(&FileError{File: name, Doing: "writing who holds the lock", Err: err}, f.Close())
	}
	return sync.OnceValue(func() error {
		// Closing lets go of the lock, also where the line could not be taken back.
		if err := errors.Join(rewrite(f, ""), f.Close()); err != nil {
			return &FileError{File: name, Doing: "unlocking", Err: err}
		}
		return nil
	}), nil
}

func rewrite(f *os.File, line string) error {
	if err := f.Truncate(0); err != nil {
		return err
	}
	_, err := f.WriteAt([]byte(line), 0)
	return err
}

// heldBy returns what the holder wrote into the lock file.
func heldBy(f *os.File) string {
	b, err := io.ReadAll(io.LimitReader(f, 1024))
	if line := strings.TrimSpace(string(b)); err == nil && line != "" {
		return line
	}
	return "not known who"
}
