package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"

	"tenure/corpus"
	"tenure/extract"
	"tenure/extract/lexicon"
	"tenure/extract/rule"
)

// newExtractor makes the extractor that the settings ask for. Faults in files of the user's
// own name them with their folder.
func newExtractor(s *Settings) (*extract.Extractor, error) {
	var o extract.Options
	if s.Extract.Rules != "" {
		o.Rules = os.DirFS(s.Extract.Rules)
	}
	if s.Extract.Vocabulary != "" {
		o.Vocabulary = os.DirFS(s.Extract.Vocabulary)
	}
	x, err := extract.New(o)
	if err != nil {
		return nil, located(s, err)
	}
	return x, nil
}

// located gives the faults in files of the user's own the folders that these stand in.
func located(s *Settings, err error) error {
	if faults := rule.Faults(err); len(faults) > 0 {
		all := make([]error, len(faults))
		for i, f := range faults {
			if f.Folder > 0 {
				f.File = filepath.Join(s.Extract.Rules, f.File)
			}
			all[i] = f
		}
		return errors.Join(all...)
	}
	var bad *lexicon.DataError
	if errors.As(err, &bad) && s.Extract.Vocabulary != "" {
		bad.File = filepath.Join(s.Extract.Vocabulary, bad.File)
		return bad
	}
	return err
}

// panicError is a fault of the program that one article brought to light.
type panicError struct {
	value any
	stack []byte
}

func (e *panicError) Error() string {
	return fmt.Sprintf("the program failed on this article, which is left out; please report it with the article: %v", e.value)
}

// readArticle reads one article; a panic becomes a *panicError, so that it costs no more
// than that article.
func readArticle(read func(corpus.Article) *extract.Reading, a corpus.Article) (r *extract.Reading, err error) {
	defer func() {
		if v := recover(); v != nil {
			r, err = nil, &panicError{v, debug.Stack()}
		}
	}()
	return read(a), nil
}

// Failure is an article, line, file or folder that could not be read.
type Failure struct {
	File   string `json:"file,omitempty"`
	Line   int    `json:"line,omitempty"` // from 1; 0 when the whole file is meant
	ID     string `json:"id,omitempty"`
	Reason string `json:"reason"`
	Stack  string `json:"stack,omitempty"` // of a fault of the program
}

func newFailure(id string, err error) Failure {
	var p *corpus.Problem
	if errors.As(err, &p) {
		return Failure{File: p.File, Line: p.Line, ID: p.ID, Reason: p.Reason}
	}
	f := Failure{ID: id, Reason: err.Error()}
	var panicked *panicError
	if errors.As(err, &panicked) {
		f.Stack = string(panicked.stack)
	}
	return f
}

// String is one line for people.
func (f Failure) String() string {
	where := f.File
	if f.Line > 0 {
		where = fmt.Sprintf("%s:%d", f.File, f.Line)
	}
	if where == "" {
		where = "article " + f.ID
	}
	return where + ": " + f.Reason
}

// workerCount is how many articles are read at the same time.
func workerCount(s *Settings) int {
	if s.Workers > 0 {
		return s.Workers
	}
	return runtime.GOMAXPROCS(0)
}

// counted is "1 article", "2,000 articles".
func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return grouped(n) + " " + noun + "s"
}

// grouped writes a number with commas between thousands.
func grouped(n int) string {
	if n < 0 {
		return "-" + grouped(-n)
	}
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%s,%03d", grouped(n/1000), n%1000)
}
