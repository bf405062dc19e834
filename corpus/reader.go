package corpus

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
)

// DefaultMaxBytes is the longest line or text file that is read unless the Reader says otherwise.
const DefaultMaxBytes = 64 << 20

// readSize is how much is read from a file at a time, in bytes.
const readSize = 64 << 10

// stdinName is how problems name the standard input.
const stdinName = "stdin"

const kinds = ".txt, .jsonl, .txt.gz and .jsonl.gz"

// Reader reads the articles of some folders, files and the standard input, in the order
// given. It is for one goroutine at a time.
type Reader struct {
	// MaxBytes is the longest line of a .jsonl file and the longest .txt file read, in
	// bytes, unpacked; longer ones are a Problem. Zero stands for DefaultMaxBytes.
	MaxBytes int

	paths  []string
	stdin  io.Reader
	counts Counts
}

// Counts says what a Reader has met so far.
type Counts struct {
	Articles int // handed over, corrections among them
	Repeats  int // passed over since they say what was read before
	Older    int // passed over since a later state of them was read before
	Problems int // handed over
	Ignored  int // files of a folder, not hidden, with endings that are not read
}

// Open makes a Reader of paths: folders, which are read with all folders below them in the
// order of names; files ending in .txt, .jsonl, .txt.gz or .jsonl.gz; and "-" for JSON lines from
// stdin. In a folder files with other endings are ignored and hidden ones passed over.
//
// Nothing is read yet, but a path that is missing, or named and of no kind that is
// read, is an error at once: the Problems of all such paths, joined.
func Open(paths []string, stdin io.Reader) (*Reader, error) {
	var errs []error
	usesStdin := false
	for _, path := range paths {
		if path == "-" {
			if usesStdin {
				errs = append(errs, problem(stdinName, 0, "", errors.New("'-' is named twice: it can be read only once")))
			}
			usesStdin = true
			continue
		}
		if err := checkPath(path); err != nil {
			errs = append(errs, err)
		}
	}
	if usesStdin && stdin == nil {
		errs = append(errs, problem(stdinName, 0, "", errors.New("'-' is named, but there is no standard input")))
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return &Reader{paths: paths, stdin: stdin}, nil
}

func checkPath(path string) error {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return problem(path, 0, "", fmt.Errorf("cannot be read: %w", cause(err)))
	case info.IsDir():
		return nil
	case kindOf(path) == other:
		return problem(path, 0, "", fmt.Errorf("%w: want a folder, %s, or - for JSON lines on the standard input", ErrKind, kinds))
	case !info.Mode().IsRegular():
		return problem(path, 0, "", fmt.Errorf("%w: it is no regular file: feed it to the standard input and name -", ErrKind))
	}
	return nil
}

// cause takes the path out of a system's error, since the Problem names it.
func cause(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}

// kind is how a file is read, by its name.
type kind int

const (
	other kind = iota
	text
	lines
)

func kindOf(name string) kind {
	name = strings.TrimSuffix(strings.ToLower(name), ".gz")
	switch {
	case strings.HasSuffix(name, ".txt"):
		return text
	case strings.HasSuffix(name, ".jsonl"):
		return lines
	}
	return other
}

// Counts says what has been met so far by the Read that runs or ran last.
func (r *Reader) Counts() Counts { return r.counts }

// Read hands over the articles one at a time, and between them a *Problem, with an empty
// Article, for each thing that could not be read. When ctx ends, its error is the last thing handed over.
//
// A later state of an article read before (see Stamp.Against) is handed over too, after
// it. What says the same again is passed over, and so is a state older than one read before;
// other words under an id read before, of which neither state is the later, are a Problem. To
// know them a Reader remembers about 120
// bytes for each article, and the names of the files; beyond that it holds one line or text
// file and the names in one folder at a time.
//
// When the standard input is read, a goroutine waits for it; if the loop is left early, it
// ends at the next bytes that come or at the end of the input.
func (r *Reader) Read(ctx context.Context) iter.Seq2[Article, error] {
	return func(yield func(Article, error) bool) {
		r.counts = Counts{}
		p := &pass{Reader: r, yield: yield, limit: r.MaxBytes}
		if p.limit <= 0 {
			p.limit = DefaultMaxBytes
		}
		for _, path := range r.paths {
			if !p.path(ctx, path) {
				break
			}
		}
		if err := ctx.Err(); err != nil && !p.left {
			yield(Article{}, err)
		}
	}
}

// pass is one Read. Its methods say whether to go on: false when the caller has left the
// loop or the context has ended.
type pass struct {
	*Reader
	yield func(Article, error) bool
	limit int
	seen  seen
	left  bool // the caller has left the loop
}

func (p *pass) path(ctx context.Context, path string) bool {
	if path == "-" {
		return p.standardInput(ctx)
	}
	info, err := os.Stat(path)
	if err != nil { // it was there when Open looked
		return p.problem(ctx, problem(path, 0, "", fmt.Errorf("cannot be read: %w", cause(err))))
	}
	if info.IsDir() {
		return p.folder(ctx, path)
	}
	return p.file(ctx, path)
}

func (p *pass) folder(ctx context.Context, dir string) bool {
	entries, err := os.ReadDir(dir)
	if err != nil && !p.problem(ctx, problem(dir, 0, "", fmt.Errorf("the folder cannot be read: %w", cause(err)))) {
		return false
	}
	for _, entry := range entries {
		if strings.HasPrefix(entry.Name(), ".") {
			continue
		}
		if !p.entry(ctx, filepath.Join(dir, entry.Name()), entry) {
			return false
		}
	}
	return ctx.Err() == nil
}

func (p *pass) entry(ctx context.Context, path string, entry fs.DirEntry) bool {
	mode := entry.Type()
	if mode&fs.ModeSymlink != 0 {
		info, err := os.Stat(path)
		if err != nil {
			return p.problem(ctx, problem(path, 0, "", fmt.Errorf("the link leads nowhere: %w", cause(err))))
		}
		if info.IsDir() { // could lead back up and go round for ever
			return p.problem(ctx, problem(path, 0, "", fmt.Errorf("%w: links to folders are not followed: name the folder itself", ErrKind)))
		}
		mode = info.Mode().Type()
	}
	switch {
	case mode.IsDir():
		return p.folder(ctx, path)
	case kindOf(path) == other:
		p.counts.Ignored++
		return true
	case !mode.IsRegular():
		return p.problem(ctx, problem(path, 0, "", fmt.Errorf("%w: it is no regular file", ErrKind)))
	}
	return p.file(ctx, path)
}

func (p *pass) file(ctx context.Context, path string) bool {
	if ctx.Err() != nil {
		return false
	}
	f, err := os.Open(path)
	if err != nil {
		return p.problem(ctx, problem(path, 0, "", fmt.Errorf("cannot be opened: %w", cause(err))))
	}
	defer f.Close()

	in := bufio.NewReaderSize(f, readSize)
	if strings.HasSuffix(strings.ToLower(path), ".gz") {
		if _, err := in.Peek(1); errors.Is(err, io.EOF) {
			return p.problem(ctx, problem(path, 0, "", fmt.Errorf("%w: the file is empty", ErrEmpty)))
		}
		unpacked, err := gunzip(in)
		if err != nil {
			return p.problem(ctx, problem(path, 0, "", err))
		}
		in = bufio.NewReaderSize(unpacked, readSize)
	}
	if kindOf(path) == text {
		return p.text(ctx, in, path)
	}
	return p.lines(ctx, in, path)
}

// article hands over a unless it is a repeat, an older state or a duplicate.
func (p *pass) article(ctx context.Context, a Article, file string, line int) bool {
	if ctx.Err() != nil {
		return false
	}
	verdict, err := p.seen.add(a, file, line)
	switch {
	case err != nil:
		return p.problem(ctx, problem(file, line, a.ID, err))
	case verdict == repeat:
		p.counts.Repeats++
		return true
	case verdict == overtaken:
		p.counts.Older++
		return true
	}
	p.counts.Articles++
	if !p.yield(a, nil) {
		p.left = true
		return false
	}
	return ctx.Err() == nil
}

// problem hands over what could not be read.
func (p *pass) problem(ctx context.Context, what *Problem) bool {
	if ctx.Err() != nil {
		return false
	}
	p.counts.Problems++
	if !p.yield(Article{}, what) {
		p.left = true
		return false
	}
	return ctx.Err() == nil
}
