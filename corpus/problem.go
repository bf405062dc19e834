package corpus

import (
	"errors"
	"strconv"
)

// Sorts of Problem, to be told apart with errors.Is.
var (
	ErrEmpty       = errors.New("nothing to read")
	ErrJSON        = errors.New("broken JSON")
	ErrField       = errors.New("value of the wrong type")
	ErrDate        = errors.New("bad date")
	ErrNoID        = errors.New("no id")
	ErrDuplicate   = errors.New("id read before")
	ErrTooLong     = errors.New("too long")
	ErrEncoding    = errors.New("not text")
	ErrFrontMatter = errors.New("broken front matter")
	ErrGzip        = errors.New("broken gzip")
	ErrKind        = errors.New("not a kind of file that is read")
)

// Problem is something that could not be read: an article, a line, a file or a folder.
// It concerns nothing beside it; reading goes on after it.
type Problem struct {
	File   string // path as it was reached; "stdin" for the standard input
	Line   int    // from 1; 0 when the whole file is meant
	ID     string // the article's, where it is known
	Reason string // one line: what is wrong and, where there is one, the next step
	Err    error  // the cause: one of the errors above or what the system said
}

// Error gives "file:line: reason", without the line where the whole file is meant.
func (p *Problem) Error() string {
	if p.Line == 0 {
		return p.File + ": " + p.Reason
	}
	return p.File + ":" + strconv.Itoa(p.Line) + ": " + p.Reason
}

// Unwrap gives the cause.
func (p *Problem) Unwrap() error { return p.Err }

// problem makes a Problem of err, whose words become the reason.
func problem(file string, line int, id string, err error) *Problem {
	return &Problem{File: file, Line: line, ID: id, Reason: err.Error(), Err: err}
}
