package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func readme(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestReadmeAnswer checks that the answer in the README is the one that 'make sample' gives.
func TestReadmeAnswer(t *testing.T) {
	_, rest, ok := strings.Cut(readme(t), "```console\n$ bin/tenure who ")
	command, rest, ok2 := strings.Cut(rest, "\n")
	want, _, ok3 := strings.Cut(rest, "```")
	if !ok || !ok2 || !ok3 {
		t.Fatal("the README shows no answer of 'bin/tenure who'")
	}
	const question = `leader "Wrenbridge Borough Council" --on 2019-06-01 --db bin/sample.db`
	if command != question {
		t.Fatalf("the README asks %q, and make sample %q", command, question)
	}
	db := filepath.Join(t.TempDir(), "sample.db")
	var said, complaints bytes.Buffer
	if code := run([]string{"run", "--db", db, "../../corpus/sample"}, nil, &said, &complaints); code != exitDone {
		t.Fatalf("exit code %d: %s", code, complaints.String())
	}
	said.Reset()
	if code := run([]string{"who", "leader", "Wrenbridge Borough Council", "--on", "2019-06-01", "--db", db}, nil, &said, &complaints); code != exitDone {
		t.Fatalf("exit code %d: %s", code, complaints.String())
	}
	if said.String() != want {
		t.Errorf("the answer is now another; put it into README.md:\n%s", said.String())
	}
}

// TestReadmeQueries checks that the Cypher in the README is that of the files it names, which are
// tested on a real server.
func TestReadmeQueries(t *testing.T) {
	blocks := regexp.MustCompile("(?s)\\((graph/neo4j/cypher/[a-z_]+\\.cypher)\\)\\)\n\n```cypher\n(.*?)```").FindAllStringSubmatch(readme(t), -1)
	if len(blocks) < 6 {
		t.Fatalf("the README shows %d queries, want six", len(blocks))
	}
	for _, b := range blocks {
		file, err := os.ReadFile("../../" + b[1])
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasSuffix(strings.TrimSpace(string(file)), strings.TrimSpace(b[2])) {
			t.Errorf("the query of %s is another in the README", b[1])
		}
	}
}

// TestReadmeLinks checks that the files that the README links to are there.
func TestReadmeLinks(t *testing.T) {
	for _, link := range regexp.MustCompile(`\]\(([^):]+)\)`).FindAllStringSubmatch(readme(t), -1) {
		if _, err := os.Stat("../../" + link[1]); err != nil {
			t.Error(err)
		}
	}
}
