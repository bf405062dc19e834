package sqlite

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"tenure/graph"
)

// child, set to a task and a file in the environment, makes the test binary a second
// process that works on the file.
const child = "TENURE_TEST_CHILD"

func TestMain(m *testing.M) {
	task, file, ok := strings.Cut(os.Getenv(child), "\n")
	if !ok {
		os.Exit(m.Run())
	}
	if err := work(task, file); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// batchClaims is the number of claims in a batch.
const batchClaims = 200

// batch is the n-th of a series of deltas, each an article with its claims.
func batch(n int) *graph.Delta {
	d := council(0)
	d.Tenures[0].Claims = (n + 1) * batchClaims
	d.Articles = []graph.Article{{ID: fmt.Sprintf("a%06d", n), Hash: "h"}}
	for i := range batchClaims {
		d.Claims = append(d.Claims, graph.Claim{
			ID: fmt.Sprintf("c%06d-%03d", n, i), Article: d.Articles[0].ID, Kind: graph.ClaimTenure, Person: "Ada Holt", Block: "ada holt",
			Quote: "Ada Holt, who leads the council", To: 31, Rule: "leads", PersonID: "p", PostID: "o/leader", SupportsID: "t",
		})
	}
	return d
}

// work is what a child does, telling of each step in a line.
func work(task, file string) error {
	ctx := context.Background()
	s, err := Open(ctx, file)
	if err != nil {
		return err
	}
	if _, err := s.Lock(ctx, "the child"); err != nil {
		return err
	}
	fmt.Println("locked")
	if task == "hold" {
		_, err := io.ReadAll(os.Stdin) // until the parent ends it
		return err
	}
	for n := 0; ; n++ {
		if _, err := s.Apply(ctx, batch(n)); err != nil {
			return err
		}
		fmt.Println(n)
	}
}

// start runs a child and returns it with its lines.
func start(t *testing.T, task, file string) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	self, err := os.Executable()
	must(t, err)
	cmd := exec.CommandContext(t.Context(), self)
	cmd.Env = append(os.Environ(), child+"="+task+"\n"+file)
	cmd.Stderr = os.Stderr
	_, err = cmd.StdinPipe()
	must(t, err)
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	lines := bufio.NewScanner(out)
	if !lines.Scan() || lines.Text() != "locked" {
		t.Fatalf("the child said %q (%v)", lines.Text(), cmd.Wait())
	}
	return cmd, lines
}

// TestKilled kills a writing process at moments that nothing chose, and wants whole
// batches only, and all of those it told of.
func TestKilled(t *testing.T) {
	file := filepath.Join(t.TempDir(), "graph.db")
	for round := range 4 {
		cmd, lines := start(t, "write", file)
		told := 0
		for lines.Scan() {
			n, err := strconv.Atoi(lines.Text())
			must(t, err)
			told = n + 1
			if told == 3+5*round {
				must(t, cmd.Process.Kill())
			}
		}
		if err := cmd.Wait(); err == nil {
			t.Fatal("the child ended by itself")
		}
		s, err := Open(t.Context(), file)
		must(t, err)
		var sound string
		must(t, s.reads.QueryRowContext(t.Context(), "PRAGMA integrity_check").Scan(&sound))
		if sound != "ok" {
			t.Fatalf("integrity: %s", sound)
		}
		g, err := s.Load(t.Context(), graph.Scope{Posts: []string{"o/leader"}, Cited: true})
		must(t, err)
		if len(g.Articles) < told || len(g.Claims) != len(g.Articles)*batchClaims {
			t.Errorf("round %d: %d batches told, %d articles and %d claims there", round, told, len(g.Articles), len(g.Claims))
		}
		// The tenure's count belongs to the last batch of this or of an earlier round.
		if len(g.Tenures) != 1 || g.Tenures[0].Claims%batchClaims != 0 || g.Tenures[0].Claims < told*batchClaims {
			t.Errorf("round %d: tenures %+v after %d batches", round, g.Tenures, told)
		}
		unlock, err := s.Lock(t.Context(), "the parent") // the child's lock went with it
		must(t, err)
		must(t, unlock())
		must(t, s.Close(t.Context()))
	}
}

func TestLockedByAnotherProcess(t *testing.T) {
	file := filepath.Join(t.TempDir(), "graph.db")
	cmd, _ := start(t, "hold", file)
	s, err := Open(t.Context(), file)
	must(t, err)
	defer func() { must(t, s.Close(context.Background())) }()
	_, err = s.Lock(t.Context(), "the parent")
	var locked *graph.LockedError
	if !errors.As(err, &locked) {
		t.Fatalf("Lock: error %v, want a LockedError", err)
	}
	for _, word := range []string{"the child", "since"} {
		if !strings.Contains(locked.Holder, word) {
			t.Errorf("holder %q does not say %q", locked.Holder, word)
		}
	}
	if !strings.Contains(err.Error(), file) {
		t.Errorf("%q does not name the file", err)
	}
	must(t, cmd.Process.Kill())
	_ = cmd.Wait() // killed
	unlock, err := s.Lock(t.Context(), "the parent")
	must(t, err)
	must(t, unlock())
}
