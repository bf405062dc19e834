package rule

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"

	"tenure/extract/spelling"
)

// LoadError is a fault in a rule file: where it is, and the line drawn.
type LoadError struct {
	// Folder is the number of the folder that File is in, as they were given to Load: 0
	// for the rules of the program.
	Folder    int
	File      string
	Line, Col int // from 1, Col in bytes; 0 when unknown
	Msg       string
	Drawn     string // the line with a mark under the fault; may be empty
}

// Place is the file with line and column, as far as they are known.
func (e *LoadError) Place() string {
	switch {
	case e.Line > 0 && e.Col > 0:
		return fmt.Sprintf("%s:%d:%d", e.File, e.Line, e.Col)
	case e.Line > 0:
		return fmt.Sprintf("%s:%d", e.File, e.Line)
	}
	return e.File
}

func (e *LoadError) Error() string {
	s := e.Place() + ": " + e.Msg
	if e.Drawn != "" {
		s += "\n" + e.Drawn
	}
	return s
}

// Faults lists the LoadErrors in what Load returns.
func Faults(err error) []*LoadError {
	switch e := err.(type) {
	case *LoadError:
		return []*LoadError{e}
	case interface{ Unwrap() []error }:
		var out []*LoadError
		for _, inner := range e.Unwrap() {
			out = append(out, Faults(inner)...)
		}
		return out
	}
	if inner := errors.Unwrap(err); inner != nil {
		return Faults(inner)
	}
	return nil
}

// source is a rule file with its place.
type source struct {
	folder int
	file   string
	text   string
}

func (s *source) fault(line, col int, msg string) *LoadError {
	e := &LoadError{Folder: s.folder, File: s.file, Line: line, Col: col, Msg: msg}
	e.Drawn = s.draw(line, col)
	return e
}

// maxDrawn is how much of a long line is drawn, in bytes on either side of the fault.
const maxDrawn = 60

// draw shows a line with a mark under a column, both from 1; "" when there is no such
// line. Of a long line it shows what is around the mark.
func (s *source) draw(line, col int) string {
	lines := strings.Split(s.text, "\n")
	if line < 1 || line > len(lines) {
		return ""
	}
	text := strings.TrimRight(lines[line-1], "\r")
	head := fmt.Sprintf("%5d | ", line)
	if col < 1 {
		return head + cut(text, 2*maxDrawn)
	}
	at := min(col-1, len(text))
	from := 0
	if at > maxDrawn {
		from = at - maxDrawn
		for from < at && text[from]&0xC0 == 0x80 { // not inside a character
			from++
		}
	}
	before := text[from:at]
	if from > 0 {
		head += "…"
	}
	// As many places as the text before it takes, tabs kept.
	pad := strings.Map(func(r rune) rune {
		if r == '\t' {
			return r
		}
		return ' '
	}, strings.ToValidUTF8(head[strings.IndexByte(head, '|')+1:]+before, "?"))
	return head + cut(text[from:], at-from+maxDrawn) + "\n      |" + pad + "^"
}

// cut shortens a text to at most n bytes, whole characters, with a sign that it did.
func cut(text string, n int) string {
	if len(text) <= n {
		return strings.ToValidUTF8(text, "?")
	}
	for n > 0 && text[n]&0xC0 == 0x80 {
		n--
	}
	return strings.ToValidUTF8(text[:n], "?") + "…"
}

// at makes a LoadError at a byte of a pattern.
func (s *source) at(p Source, at int, msg string) *LoadError {
	if p.Line == 0 {
		return s.fault(0, 0, msg)
	}
	line, col := p.place(at, s.text)
	return s.fault(line, col, msg)
}

// yamlError makes a LoadError of what the decoder says.
func (s *source) yamlError(err error) *LoadError {
	var ye yaml.Error
	if errors.As(err, &ye) {
		line, col := 0, 0
		if t := ye.GetToken(); t != nil && t.Position != nil {
			line, col = t.Position.Line, t.Position.Column
		}
		return s.fault(line, col, ye.GetMessage())
	}
	return s.fault(0, 0, err.Error())
}

// nearest is the known name most like a misspelt one; "" when none is near.
func nearest[T any](name string, known map[string]T) string {
	return spelling.Nearest(name, slices.Sorted(maps.Keys(known)))
}

func didYouMean(name string) string {
	if name == "" {
		return ""
	}
	return fmt.Sprintf("; did you mean %q?", name)
}
