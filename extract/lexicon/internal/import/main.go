// Command import makes the data files of the lexicon from the registers they come from.
//
//	go run ./extract/lexicon/internal/import -names FOLDER DATA
//
// DATA is a folder with councils, registers and names (the files that NOTICE lists).
// FOLDER holds the name counts of the census of the United States of 1990
// (dist.all.last, dist.female.first, dist.male.first); without it the two files of names
// are left as they are. Files kept by hand (parties.yaml, honorifics.yaml, countries.tsv,
// places.tsv, fire.tsv, worldbodies.yaml, words.txt, moreforenames.txt, moresurnames.txt)
// are not touched.
package main

import (
	"bytes"
	"encoding/csv"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	census := flag.String("names", "", "`folder` with the census counts of names; none: leave the names alone")
	out := flag.String("out", filepath.FromSlash("extract/lexicon/data"), "`folder` to write to")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "usage: import [-names FOLDER] [-out FOLDER] DATA")
		os.Exit(2)
	}
	if err := run(flag.Arg(0), *census, *out); err != nil {
		fmt.Fprintln(os.Stderr, "import:", err)
		os.Exit(1)
	}
}

func run(data, census, out string) error {
	src := os.DirFS(data)
	files := map[string]func(io.Writer, fs.FS) error{
		"councils.tsv": councils,
		"bodies.tsv":   bodies,
	}
	if census != "" {
		dir := os.DirFS(census)
		files["forenames.txt"] = func(w io.Writer, src fs.FS) error { return forenames(w, src, dir) }
		files["surnames.txt"] = func(w io.Writer, src fs.FS) error { return surnames(w, src, dir) }
	}
	var failed []error
	for name, write := range files {
		var b bytes.Buffer
		if err := write(&b, src); err != nil {
			failed = append(failed, fmt.Errorf("%s: %w", name, err))
			continue
		}
		if err := os.WriteFile(filepath.Join(out, name), b.Bytes(), 0o644); err != nil {
			failed = append(failed, err)
		}
	}
	return errors.Join(failed...)
}

// table is a file with a header line; its rows give their fields by name.
type table struct {
	column map[string]int
	rows   [][]string
}

// get is the field of a row, without surrounding space; "" when the file lacks the column.
func (t *table) get(row []string, column string) string {
	i, ok := t.column[column]
	if !ok || i >= len(row) {
		return ""
	}
	return strings.Join(strings.Fields(row[i]), " ")
}

// read reads a table, separated by tabs if the file is a .tsv, else by commas.
func read(src fs.FS, path string, need ...string) (*table, error) {
	b, err := fs.ReadFile(src, path)
	if err != nil {
		return nil, err
	}
	t := &table{column: map[string]int{}}
	var all [][]string
	if strings.HasSuffix(path, ".tsv") {
		for line := range strings.Lines(string(b)) {
			all = append(all, strings.Split(strings.TrimRight(line, "\r\n"), "\t"))
		}
	} else {
		r := csv.NewReader(bytes.NewReader(b))
		r.FieldsPerRecord = -1
		if all, err = r.ReadAll(); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
	}
	if len(all) == 0 {
		return nil, fmt.Errorf("%s: empty; fetch it again", path)
	}
	for i, name := range all[0] {
		t.column[strings.TrimPrefix(name, "\ufeff")] = i
	}
	for _, name := range need {
		if _, ok := t.column[name]; !ok {
			return nil, fmt.Errorf("%s: no column %q; has the register changed its shape?", path, name)
		}
	}
	t.rows = all[1:]
	return t, nil
}
