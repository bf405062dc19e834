package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"tenure/graph"
)

// council is a small delta with a tenure that n claims of n articles support.
func council(n int) *graph.Delta {
	d := &graph.Delta{
		People:        []graph.Person{{ID: "p", Name: "Ada Holt", Names: []string{"Ada Holt"}, Block: "ada holt"}},
		Organisations: []graph.Organisation{{ID: "o", Name: "Dunmarsh Council", Kind: "council", Names: []string{"Dunmarsh Council"}}},
		Posts:         []graph.Post{{ID: "o/leader", Role: "leader", Roles: []string{"leader"}, Organisation: "o"}},
		Tenures:       []graph.Tenure{{ID: "t", Person: "p", Post: "o/leader", Status: "current", Claims: n}},
	}
	for i := range n {
		id := strings.Repeat("x", i+1)
		d.Articles = append(d.Articles, graph.Article{ID: "a" + id, Hash: "h"})
		d.Claims = append(d.Claims, graph.Claim{
			ID: "c" + id, Article: "a" + id, Kind: graph.ClaimTenure, Person: "Ada Holt", Block: "ada holt", Role: "leader",
			Organisation: "o", OrganisationName: "Dunmarsh Council", OrganisationKind: "council", Status: "current",
			Quote: "Ada Holt, who leads the council", To: 31, Rule: "leads", PersonID: "p", PostID: "o/leader", SupportsID: "t",
		})
	}
	return d
}

// leader is the scope of council's post with its evidence.
var leader = graph.Scope{Posts: []string{"o/leader"}, Cited: true}

func wantCouncil(t *testing.T, s *Store, n int) {
	t.Helper()
	d := council(n)
	want := &graph.Subgraph{
		Articles: d.Articles, Claims: d.Claims, People: d.People, Organisations: d.Organisations, Posts: d.Posts, Tenures: d.Tenures,
	}
	got, err := s.Load(t.Context(), leader)
	if err != nil {
		t.Fatalf("Load: %v", err)
	}
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
		t.Fatalf("Load (-want +got):\n%s", diff)
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestReopen(t *testing.T) {
	file := filepath.Join(t.TempDir(), "graph.db")
	for range 3 {
		s, err := Open(t.Context(), file)
		must(t, err)
		_, err = s.Apply(t.Context(), council(2))
		must(t, err)
		wantCouncil(t, s, 2)
		must(t, s.Close(t.Context()))
		must(t, s.Close(t.Context())) // twice does no harm
	}
	for _, suffix := range []string{"-wal", "-shm"} {
		if _, err := os.Stat(file + suffix); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s%s is left after Close (%v)", file, suffix, err)
		}
	}
	s, err := OpenReadOnly(t.Context(), file)
	must(t, err)
	defer func() { must(t, s.Close(context.Background())) }()
	wantCouncil(t, s, 2)
	var readOnly *ReadOnlyError
	if _, err := s.Apply(t.Context(), council(3)); !errors.As(err, &readOnly) {
		t.Errorf("Apply: error %v, want a ReadOnlyError", err)
	}
	if _, err := s.Lock(t.Context(), "me"); !errors.As(err, &readOnly) {
		t.Errorf("Lock: error %v, want a ReadOnlyError", err)
	}
	for _, f := range s.Check(t.Context()) {
		if !f.OK {
			t.Errorf("Check: %+v", f)
		}
	}
}

// TestFrozen reads a graph as a user does who may not write its folder: nothing is made there.
// (Modes of folders bind the user who runs the tests only if that is not root, so the mode is
// asked for.)
func TestFrozen(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "graph.db")
	s, err := Open(t.Context(), file)
	must(t, err)
	_, err = s.Apply(t.Context(), council(2))
	must(t, err)
	must(t, s.Close(t.Context()))
	if has, err := probe(t.Context(), file, frozen); err != nil || has != newestSchema() {
		t.Fatalf("schema %d, %v", has, err)
	}
	reads, err := openReads(file, frozen)
	must(t, err)
	s = &Store{file: file, reads: reads}
	wantCouncil(t, s, 2)
	if exists(file+"-wal") || exists(file+"-shm") {
		t.Error("reading made files")
	}
	must(t, s.Close(t.Context()))
}

func TestFolderOfAnother(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("modes of folders do not bind root: run the tests as another user")
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "graph.db")
	s, err := Open(t.Context(), file)
	must(t, err)
	_, err = s.Apply(t.Context(), council(2))
	must(t, err)
	must(t, s.Close(t.Context()))
	must(t, os.Chmod(dir, 0o555))
	defer func() { must(t, os.Chmod(dir, 0o755)) }()
	s, err = OpenReadOnly(t.Context(), file)
	must(t, err)
	wantCouncil(t, s, 2)
	must(t, s.Close(t.Context()))
	if _, err := Open(t.Context(), file); err == nil || !strings.Contains(err.Error(), "may write") {
		t.Errorf("Open: %v", err)
	}
}

func TestStrangeFileNames(t *testing.T) {
	for _, name := range []string{"a b.db", "50%.db", "what?.db", "#1.db", "a&b=c;d.db", "%41.db", "Zoë.db", "file:x.db", "'q\".db"} {
		dir := t.TempDir()
		file := filepath.Join(dir, name)
		s, err := Open(t.Context(), file)
		if err != nil {
			t.Errorf("Open(%q): %v", name, err)
			continue
		}
		_, err = s.Apply(t.Context(), council(1))
		must(t, err)
		wantCouncil(t, s, 1)
		must(t, s.Close(t.Context()))
		entries, err := os.ReadDir(dir)
		must(t, err)
		if len(entries) != 1 || entries[0].Name() != name {
			t.Errorf("Open(%q) made %v", name, entries)
		}
	}
}

func TestRelativeName(t *testing.T) {
	t.Chdir(t.TempDir())
	s, err := Open(t.Context(), "graph.db")
	must(t, err)
	must(t, s.Close(t.Context()))
	if _, err := os.Stat("graph.db"); err != nil {
		t.Error(err)
	}
}

// foreign makes a database with a table that is not the graph's.
func foreign(t *testing.T, file string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", file)
	must(t, err)
	for _, s := range statements {
		_, err := db.ExecContext(t.Context(), s)
		must(t, err)
	}
	must(t, db.Close())
}

// TestWrongFiles opens what is no graph, and wants a plain word and the file untouched.
func TestWrongFiles(t *testing.T) {
	var (
		format  *FormatError
		version *VersionError
		missing *MissingError
		file    *FileError
	)
	for _, c := range []struct {
		name     string
		make     func(t *testing.T, file string)
		open     any // the error of Open, nil for none
		readOnly any // the error of OpenReadOnly
		says     []string
	}{
		{"missing", func(*testing.T, string) {}, nil, &missing, []string{"graph.db", "tenure run"}},
		{"empty", func(t *testing.T, f string) { must(t, os.WriteFile(f, nil, 0o600)) }, nil, &missing, []string{"graph.db", "tenure run"}},
		{"a text", func(t *testing.T, f string) { must(t, os.WriteFile(f, []byte("Ada Holt leads the council."), 0o600)) }, &format, &format, []string{"graph.db", "another kind of file"}},
		{"a long text", func(t *testing.T, f string) {
			must(t, os.WriteFile(f, []byte(strings.Repeat("Ada Holt leads.\n", 4096)), 0o600))
		}, &format, &format, []string{"graph.db", "--db"}},
		{"a folder", func(t *testing.T, f string) { must(t, os.Mkdir(f, 0o700)) }, &format, &format, []string{"a folder"}},
		{"another program's database", func(t *testing.T, f string) { foreign(t, f, "CREATE TABLE claim (id TEXT)") }, &format, &format, []string{"another program"}},
		{"another program's number", func(t *testing.T, f string) { foreign(t, f, "PRAGMA application_id = 1", "CREATE TABLE x (y)") }, &format, &format, []string{"another program"}},
		{"only the beginning of a database", func(t *testing.T, f string) {
			must(t, os.WriteFile(f, []byte(magic+strings.Repeat("z", 4096)), 0o600))
		}, &format, &format, []string{"damaged"}},
		{"a newer schema", func(t *testing.T, f string) {
			foreign(t, f, "PRAGMA application_id = 1952804469", "PRAGMA user_version = 99", "CREATE TABLE article (id TEXT)")
		}, &version, &version, []string{"99", "newer"}},
		{"no folder", func(t *testing.T, f string) { must(t, os.Remove(filepath.Dir(f))) }, &file, &missing, []string{"graph.db"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			name := filepath.Join(t.TempDir(), "sub", "graph.db")
			must(t, os.Mkdir(filepath.Dir(name), 0o700))
			c.make(t, name)
			before, _ := os.ReadFile(name)
			check := func(s *Store, err error, want any) {
				t.Helper()
				if want == nil {
					must(t, err)
					must(t, s.Close(t.Context()))
					return
				}
				if err == nil || !errors.As(err, want) {
					t.Fatalf("error %v, want a %T", err, want)
				}
				for _, word := range c.says {
					if !strings.Contains(err.Error(), word) {
						t.Errorf("%q does not say %q", err, word)
					}
				}
			}
			s, err := OpenReadOnly(t.Context(), name)
			check(s, err, c.readOnly)
			if c.open != nil {
				s, err = Open(t.Context(), name)
				check(s, err, c.open)
				if after, _ := os.ReadFile(name); string(after) != string(before) {
					t.Error("the file was changed")
				}
				return
			}
			s, err = Open(t.Context(), name)
			check(s, err, nil)
		})
	}
	for _, name := range []string{"", ":memory:"} {
		if _, err := Open(t.Context(), name); !errors.As(err, &file) {
			t.Errorf("Open(%q): error %v, want a FileError", name, err)
		}
	}
}

// TestOlderSchema opens files of every older schema, with a graph in them.
func TestOlderSchema(t *testing.T) {
	for schema := 1; schema < newestSchema(); schema++ {
		file := filepath.Join(t.TempDir(), "graph.db")
		db, err := sql.Open("sqlite", dsn(file, "rwc", "immediate", "journal_mode(WAL)"))
		must(t, err)
		must(t, migrateTo(t.Context(), db, file, schema))
		w, err := newWriter(t.Context(), db)
		must(t, err)
		old := &Store{file: file, write: w}
		_, err = old.Apply(t.Context(), council(2))
		must(t, err)
		must(t, w.close())

		var version *VersionError
		if _, err := OpenReadOnly(t.Context(), file); !errors.As(err, &version) || version.Has != schema || !strings.Contains(err.Error(), "tenure run") {
			t.Errorf("OpenReadOnly of schema %d: error %v, want a VersionError", schema, err)
		}
		s, err := Open(t.Context(), file)
		must(t, err)
		wantCouncil(t, s, 2)
		for _, f := range s.Check(t.Context()) {
			if !f.OK {
				t.Errorf("Check after schema %d: %+v", schema, f)
			}
		}
		hits, err := s.Find(t.Context(), graph.NameQuery{Kind: graph.OrganisationName, Key: "council", Prefix: true})
		must(t, err)
		if len(hits) != 1 {
			t.Errorf("Find after schema %d: %v", schema, hits)
		}
		must(t, s.Close(t.Context()))
		s, err = OpenReadOnly(t.Context(), file)
		must(t, err)
		must(t, s.Close(t.Context()))
	}
}

// TestDamagedSchema wants Check to say which table is gone.
func TestDamagedSchema(t *testing.T) {
	s := open(t)
	foreign(t, s.file, "DROP TABLE person_alias")
	var bad []string
	for _, f := range s.Check(t.Context()) {
		if !f.OK {
			bad = append(bad, f.What+": "+f.Note)
		}
	}
	if len(bad) != 1 || !strings.Contains(bad[0], "person_alias") {
		t.Errorf("Check found %q, want the missing table", bad)
	}
}

// TestOpenTogether makes one file from many goroutines.
func TestOpenTogether(t *testing.T) {
	file := filepath.Join(t.TempDir(), "graph.db")
	errs := make(chan error)
	for range 4 {
		go func() {
			s, err := Open(t.Context(), file)
			if err == nil {
				err = s.Close(t.Context())
			}
			errs <- err
		}()
	}
	for range 4 {
		if err := <-errs; err != nil {
			t.Errorf("Open: %v", err)
		}
	}
}
