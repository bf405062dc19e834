package corpus

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFoldersAreReadInTheOrderOfNames(t *testing.T) {
	dir := folder(t, map[string]string{
		"b.txt":            "second",
		"a.txt":            "first",
		"c/z.txt":          "fourth",
		"c/d/deep.jsonl":   `{"id":"deep","text":"third"}` + "\n",
		"e.txt.gz":         pack(t, "fifth"),
		"f.jsonl.gz":       pack(t, `{"id":"f1","text":"sixth"}`+"\n"+`{"id":"f2","text":"seventh"}`),
		"G.TXT":            "upper case comes before lower",
		".hidden.txt":      "not read",
		".git/object.txt":  "not read",
		"notes.md":         "ignored",
		"page.html":        "ignored",
		"empty/.gitignore": "*",
	})
	r := open(t, []string{dir}, nil)
	want := []string{
		"G | - | - | upper case comes before lower",
		"a | - | - | first",
		"b | - | - | second",
		"deep | - | - | third",
		"z | - | - | fourth",
		"e | - | - | fifth",
		"f1 | - | - | sixth",
		"f2 | - | - | seventh",
	}
	if diff := cmp.Diff(want, collect(t, r, dir)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(Counts{Articles: 8, Ignored: 2}, r.Counts()); diff != "" {
		t.Error(diff)
	}
}

func TestPathsAreReadInTheOrderGiven(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": "A", "b.txt": "B", ".c.txt": "hidden, but named", ".d/e.txt": "hidden folder, but named"})
	at := func(name string) string { return filepath.Join(dir, name) }
	r := open(t, []string{at("b.txt"), "-", at("a.txt"), at(".c.txt"), at(".d"), at("b.txt")}, strings.NewReader(`{"id":"in","text":"from stdin"}`))
	want := []string{
		"b | - | - | B", "in | - | - | from stdin", "a | - | - | A",
		".c | - | - | hidden, but named", "e | - | - | hidden folder, but named",
	}
	if diff := cmp.Diff(want, collect(t, r, dir)); diff != "" {
		t.Error(diff)
	}
	if got := r.Counts().Repeats; got != 1 {
		t.Errorf("b.txt is named twice: got %d repeats, want 1", got)
	}
}

func TestOpenRefuses(t *testing.T) {
	dir := folder(t, map[string]string{"a.pdf": "x", "a.txt": "x"})
	at := func(name string) string { return filepath.Join(dir, name) }
	tests := []struct {
		name  string
		paths []string
		stdin io.Reader
		want  string
		is    error
	}{
		{"missing", []string{at("none.txt")}, nil, "none.txt: cannot be read: no such file or directory", fs.ErrNotExist},
		{"other ending", []string{at("a.txt"), at("a.pdf")}, nil, "a.pdf: not a kind of file that is read: want a folder, .txt, .jsonl, .txt.gz and .jsonl.gz, or -", ErrKind},
		{"several", []string{at("x"), at("y")}, nil, "y: cannot be read", fs.ErrNotExist},
		{"stdin twice", []string{"-", "-"}, strings.NewReader(""), "stdin: '-' is named twice", nil},
		{"no stdin", []string{"-"}, nil, "stdin: '-' is named, but there is no standard input", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Open(tt.paths, tt.stdin)
			var p *Problem
			if !errors.As(err, &p) {
				t.Fatalf("want a Problem, got %v", err)
			}
			if !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %q, want %q in it", err, tt.want)
			}
			if tt.is != nil && !errors.Is(err, tt.is) {
				t.Errorf("%v is not %v", err, tt.is)
			}
		})
	}
}

func TestTheRestGoesOnAfterWhatCannotBeRead(t *testing.T) {
	packed := pack(t, strings.Repeat(`{"id":"g","text":"the pier at Wendlemouth"}`+"\n", 2000))
	dir := folder(t, map[string]string{
		"a.jsonl.gz": packed[:len(packed)-12],
		"b.txt.gz":   pack(t, "An article that breaks off")[:20],
		"c.txt.gz":   "this was never packed",
		"d.txt.gz":   "",
		"e.txt":      "",
		"f.txt":      " \n\t\n",
		"g.jsonl":    "",
		"h.txt":      pack(t, "packed"),
		"i.jsonl":    pack(t, "packed"),
		"j.jsonl.gz": pack(t, ""),
		"k.jsonl":    "\xff\xfe{\x00\n\x00",
		"l.txt":      "\xff\xfeM\x00a\x00",
		"m.txt":      "M\x00a\x00y\x00o\x00r\x00",
		"y.txt":      "the last one",
	})
	if err := os.Symlink(filepath.Join(dir, "nowhere"), filepath.Join(dir, "n.txt")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(dir, filepath.Join(dir, "o")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(dir, "y.txt"), filepath.Join(dir, "z.txt")); err != nil {
		t.Fatal(err)
	}
	r := open(t, []string{dir}, nil)
	var got []string
	for _, line := range collect(t, r, dir) {
		if len(got) == 0 || got[len(got)-1] != line {
			got = append(got, line)
		}
	}
	want := []string{
		"g | - | - | the pier at Wendlemouth",
		"! a.jsonl.gz:2000: reading breaks off here: broken gzip: the file ends too early: fetch it again",
		"! b.txt.gz: cannot be read to the end: broken gzip: the file ends too early: fetch it again",
		"! c.txt.gz: broken gzip: gzip: invalid header",
		"! d.txt.gz: nothing to read: the file is empty",
		"! e.txt: nothing to read: the file is empty",
		"! f.txt: nothing to read: article \"f\" has no text",
		"! g.jsonl: nothing to read: the file is empty",
		"! h.txt: not text: the file is packed with gzip: name it .txt.gz",
		"! i.jsonl: not text: the lines are packed with gzip: unpack them, or name the file .jsonl.gz",
		"! j.jsonl.gz: nothing to read: the file is empty",
		"! k.jsonl: not text: this is UTF-16: convert it to UTF-8",
		"! l.txt: not text: this is UTF-16: convert it to UTF-8",
		"! m.txt: not text: 5 of its 10 bytes are NUL: convert it to UTF-8 if it is UTF-16",
		"! n.txt: the link leads nowhere: no such file or directory",
		"! o: not a kind of file that is read: links to folders are not followed: name the folder itself",
		"y | - | - | the last one",
		"z | - | - | the last one",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if got := r.Counts().Problems; got != 15 {
		t.Errorf("got %d problems, want 15", got)
	}
}

func TestALinkedFolderNamedIsRead(t *testing.T) {
	dir := folder(t, map[string]string{"real/a.txt": "A"})
	link := filepath.Join(dir, "link")
	if err := os.Symlink(filepath.Join(dir, "real"), link); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"a | - | - | A"}, collect(t, open(t, []string{link}, nil), dir)); diff != "" {
		t.Error(diff)
	}
}

func TestAPathThatGoesAfterOpenIsNamed(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": "A", "b.txt": "B"})
	gone := filepath.Join(dir, "a.txt")
	r := open(t, []string{gone, filepath.Join(dir, "b.txt")}, nil)
	if err := os.Remove(gone); err != nil {
		t.Fatal(err)
	}
	want := []string{"! a.txt: cannot be read: no such file or directory", "b | - | - | B"}
	if diff := cmp.Diff(want, collect(t, r, dir)); diff != "" {
		t.Error(diff)
	}
}

func TestTheContextEndsTheReading(t *testing.T) {
	dir := folder(t, map[string]string{"a.jsonl": `{"id":"1","text":"A"}` + "\n" + `{"id":"2","text":"B"}`, "b.txt": "B"})
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var got []string
	for a, err := range open(t, []string{dir}, nil).Read(ctx) {
		cancel()
		got = append(got, fmt.Sprint(a.ID, " ", err))
	}
	if diff := cmp.Diff([]string{"1 <nil>", " context canceled"}, got); diff != "" {
		t.Error(diff)
	}

	got = nil
	for a, err := range open(t, nil, nil).Read(ctx) {
		got = append(got, fmt.Sprint(a.ID, " ", err))
	}
	if diff := cmp.Diff([]string{" context canceled"}, got); diff != "" {
		t.Errorf("ended before it began: %s", diff)
	}
}

func TestTheContextEndsAWaitForTheStandardInput(t *testing.T) {
	silent, typing := io.Pipe()
	defer typing.Close()
	go io.WriteString(typing, `{"id":"1","text":"A"}`+"\n") // and then nothing more
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var last error
	for _, err := range open(t, []string{"-"}, silent).Read(ctx) {
		last = err
		cancel()
	}
	if !errors.Is(last, context.Canceled) {
		t.Errorf("got %v, want the context's error", last)
	}
}

func TestTheLoopMayBeLeft(t *testing.T) {
	dir := folder(t, map[string]string{"a.jsonl": "{\n{\n", "b.txt": "B", "c.txt": "C"})
	for leave := 1; leave <= 4; leave++ {
		n := 0
		r := open(t, []string{"-", dir}, strings.NewReader(strings.Repeat("\n", 3)))
		for range r.Read(context.Background()) {
			if n++; n == leave {
				break
			}
		}
		if n != leave {
			t.Errorf("got %d, want to leave at %d", n, leave)
		}
	}
}

func TestAReaderCanReadAgain(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": "A", "b.txt": "B"})
	r := open(t, []string{dir}, nil)
	first := collect(t, r, dir)
	if diff := cmp.Diff(first, collect(t, r, dir)); diff != "" || len(first) != 2 {
		t.Errorf("second time: %s", diff)
	}
}

func TestAnEmptyStandardInputIsNoProblem(t *testing.T) {
	if got := collect(t, open(t, []string{"-"}, strings.NewReader("")), ""); got != nil {
		t.Errorf("got %q", got)
	}
}
