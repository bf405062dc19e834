// Package eval scores what the extractor reads against what careful people read in the
// same articles, and compares one scoring with another.
//
// A gold article is a file of JSON: the article and, in the shape of an extract.Reading,
// what it says. A layer that the file leaves out is not scored; an empty list says that
// there is nothing to read. Tenures and memberships that are true but arguable are marked
// optional: to miss them costs nothing, nor does giving them.
package eval

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"time"

	"tenure/corpus"
)

// Gold is an article with what is to be read in it.
type Gold struct {
	ID            string         `json:"id"`
	URL           string         `json:"url"`
	Source        string         `json:"source"`
	Published     *string        `json:"published"` // ISO day; null when unknown
	Title         *string        `json:"title"`
	Text          string         `json:"text"`
	People        []Named        `json:"people"`
	Organisations []Named        `json:"organisations"`
	Tenures       []GoldTenure   `json:"tenures"`
	Memberships   []GoldMember   `json:"memberships"`
	Dates         []GoldDate     `json:"dates"`
	Article       corpus.Article `json:"-"` // what the extractor is given
}

// Named is a person or an organisation. The other fields of the file are not scored.
type Named struct {
	Name string `json:"name"`
}

// GoldTenure is a person in a role at an organisation.
type GoldTenure struct {
	Person       string  `json:"person"`
	Role         string  `json:"role"`
	Organisation *string `json:"organisation"` // null when the article leaves it open
	Status       string  `json:"status"`       // current, former or future
	Interim      bool    `json:"interim"`
	Start        *string `json:"start"` // EDTF
	End          *string `json:"end"`   // EDTF
	Quote        string  `json:"quote"`
	Optional     bool    `json:"optional"`
}

// GoldMember is a person's party.
type GoldMember struct {
	Person   string `json:"person"`
	Party    string `json:"party"`
	Optional bool   `json:"optional"`
}

// GoldDate is an expression for a time, with its EDTF value; null when it has none.
type GoldDate struct {
	Text  string  `json:"text"`
	Value *string `json:"value"`
}

// GoldError is a gold file or folder that cannot be used.
type GoldError struct {
	File string
	Line int // from 1; 0 when the whole file is meant
	Err  error
}

func (e *GoldError) Error() string {
	if e.Line > 0 {
		return fmt.Sprintf("%s:%d: %v", e.File, e.Line, e.Err)
	}
	return fmt.Sprintf("%s: %v", e.File, e.Err)
}

func (e *GoldError) Unwrap() error { return e.Err }

// Load reads gold articles: each path is a file, or a folder all of whose .json files are
// read in the order of their names. Every error is a *GoldError.
func Load(paths ...string) ([]*Gold, error) {
	var out []*Gold
	seen := map[string]string{}
	for _, path := range paths {
		files, err := filesOf(path)
		if err != nil {
			return nil, err
		}
		for _, file := range files {
			g, err := loadFile(file)
			if err != nil {
				return nil, err
			}
			if other, dup := seen[g.ID]; dup {
				return nil, &GoldError{File: file, Err: fmt.Errorf("its id %q is also that of %s: give each article its own", g.ID, other)}
			}
			seen[g.ID] = file
			out = append(out, g)
		}
	}
	return out, nil
}

func filesOf(path string) ([]string, error) {
	info, err := os.Stat(path)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			err = errors.New("there is no such file or folder: name one that holds gold articles")
		}
		return nil, &GoldError{File: path, Err: err}
	}
	if !info.IsDir() {
		return []string{path}, nil
	}
	files, err := filepath.Glob(filepath.Join(globSafe(path), "*.json"))
	if err != nil {
		return nil, &GoldError{File: path, Err: err}
	}
	if len(files) == 0 {
		return nil, &GoldError{File: path, Err: errors.New("no file in it ends in .json: name a folder of gold articles")}
	}
	sort.Strings(files)
	return files, nil
}

// globSafe takes from a path what its characters would mean in a pattern.
func globSafe(path string) string {
	return strings.NewReplacer(`*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(path)
}

func loadFile(file string) (*Gold, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, &GoldError{File: file, Err: err}
	}
	return parse(file, data)
}

func parse(file string, data []byte) (*Gold, error) {
	g := &Gold{}
	d := json.NewDecoder(bytes.NewReader(data))
	if err := d.Decode(g); err != nil {
		return nil, &GoldError{File: file, Line: lineOf(data, err, d.InputOffset()), Err: fmt.Errorf("not a gold article: %w", err)}
	}
	if _, err := d.Token(); err != io.EOF {
		return nil, &GoldError{File: file, Line: 1 + bytes.Count(data[:d.InputOffset()], []byte("\n")), Err: errors.New("something follows the article: a file holds one")}
	}
	switch {
	case g.ID == "":
		return nil, &GoldError{File: file, Err: errors.New(`it has no "id"`)}
	case g.Text == "":
		return nil, &GoldError{File: file, Err: errors.New(`it has no "text"`)}
	}
	g.Article = corpus.Article{ID: g.ID, URL: g.URL, Source: g.Source, Text: g.Text}
	if g.Title != nil {
		g.Article.Title = *g.Title
	}
	if g.Published != nil {
		day, err := time.Parse(time.DateOnly, *g.Published)
		if err != nil {
			return nil, &GoldError{File: file, Err: fmt.Errorf(`its "published" is %q: want a day like 2019-05-08, or null`, *g.Published)}
		}
		g.Article.Published = day
	}
	return g, nil
}

// lineOf is the line of a fault in JSON, from 1.
func lineOf(data []byte, err error, offset int64) int {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		offset = syntax.Offset
	case errors.As(err, &kind):
		offset = kind.Offset
	}
	return 1 + bytes.Count(data[:min(int(offset), len(data))], []byte("\n"))
}
