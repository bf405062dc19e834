package corpus

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// folder writes files, by their paths below it, and gives the folder.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// pack gives s packed with gzip.
func pack(t *testing.T, s string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	io.WriteString(w, s)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// show gives an article on one line: id, day, update and state, text.
func show(a Article) string {
	day := func(t time.Time) string {
		switch {
		case t.IsZero():
			return "-"
		case t.Equal(dayOf(t)):
			return t.Format(time.DateOnly)
		}
		return t.Format(time.RFC3339Nano)
	}
	state := day(a.Updated)
	if a.Withdrawn {
		state += " withdrawn"
	}
	return strings.Join([]string{a.ID, day(a.Published), state, strings.ReplaceAll(a.Text, "\n", `\n`)}, " | ")
}

// collect reads all of r: articles as show gives them, problems by their words, without the folder's path.
func collect(t *testing.T, r *Reader, dir string) []string {
	t.Helper()
	var got []string
	for a, err := range r.Read(context.Background()) {
		if err == nil {
			got = append(got, show(a))
			continue
		}
		var p *Problem
		if !errors.As(err, &p) {
			t.Fatalf("got an error that is no Problem: %v", err)
		}
		if a != (Article{}) {
			t.Errorf("a problem came with article %+v", a)
		}
		if strings.ContainsAny(p.Error(), "\n") {
			t.Errorf("the problem has more than one line: %q", p.Error())
		}
		got = append(got, "! "+strings.ReplaceAll(p.Error(), dir+string(filepath.Separator), ""))
	}
	return got
}

// open is Open for paths that are well.
func open(t *testing.T, paths []string, stdin io.Reader) *Reader {
	t.Helper()
	r, err := Open(paths, stdin)
	if err != nil {
		t.Fatal(err)
	}
	return r
}
