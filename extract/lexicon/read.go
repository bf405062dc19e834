package lexicon

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/goccy/go-yaml"
)

// A DataError is a fault in a data file.
type DataError struct {
	File string
	Line int    // from 1; 0 when the fault is the file's
	What string // what is wrong
	Want string // what is allowed
	Err  error  // the fault beneath, if there is one
}

func (e *DataError) Error() string {
	place := e.File
	if e.Line > 0 {
		place = fmt.Sprintf("%s:%d", e.File, e.Line)
	}
	s := place + ": " + e.What
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	if e.Want != "" {
		s += "; " + e.Want
	}
	return s
}

func (e *DataError) Unwrap() error { return e.Err }

// eachRow calls row with the fields of each line of a file of tab-separated fields.
// Empty lines and lines that start with # are skipped; fields at the end may be left
// out. columns names the fields, for the error; the first need of them must be filled.
func eachRow(dir fs.FS, file string, columns []string, need int, row func(line int, f []string) error) error {
	b, err := fs.ReadFile(dir, file)
	if err != nil {
		return err
	}
	fields := make([]string, len(columns))
	n := 0
	for text := range strings.Lines(string(b)) {
		n++
		text = strings.TrimRight(text, "\r\n")
		if text == "" || text[0] == '#' {
			continue
		}
		clear(fields)
		i, rest, more := 0, text, true
		for more {
			if i == len(fields) {
				return &DataError{File: file, Line: n, What: fmt.Sprintf("more than %d fields", len(columns)), Want: shape(columns)}
			}
			fields[i], rest, more = strings.Cut(rest, "\t")
			fields[i] = strings.TrimSpace(fields[i])
			i++
		}
		for k := range need {
			if fields[k] == "" {
				return &DataError{File: file, Line: n, What: "no " + columns[k], Want: shape(columns)}
			}
		}
		if err := row(n, fields); err != nil {
			var de *DataError
			if errors.As(err, &de) {
				de.File, de.Line = file, n
			}
			return err
		}
	}
	return nil
}

// shape says what a line of a table is.
func shape(columns []string) string { return "a line is: " + strings.Join(columns, "<tab>") }

// readYAML reads a file of YAML strictly: keys that into lacks are errors.
func readYAML(dir fs.FS, file, want string, into any) (err error) {
	b, err := fs.ReadFile(dir, file)
	if err != nil {
		return err
	}
	// The decoder panics on some files that give a scalar a tag where a list is due.
	defer func() {
		if p := recover(); p != nil {
			err = &DataError{File: file, What: fmt.Sprintf("cannot be read (%v)", p), Want: want}
		}
	}()
	if err := yaml.UnmarshalWithOptions(b, into, yaml.Strict()); err != nil {
		de := &DataError{File: file, What: "cannot be read", Want: want, Err: err}
		var ye yaml.Error
		if errors.As(err, &ye) {
			if t := ye.GetToken(); t != nil && t.Position != nil {
				de.Line = t.Position.Line
			}
			de.What, de.Err = ye.GetMessage(), nil
		}
		return de
	}
	return nil
}

// list splits a field of alternatives.
func list(field string) []string {
	if field == "" {
		return nil
	}
	parts := strings.Split(field, "|")
	out := parts[:0]
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}
