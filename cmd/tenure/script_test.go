package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"tenure/graph/sqlite"
)

// TestMain lets the scripts run the real program: the test binary is 'tenure' when it is
// called so.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"tenure": main})
}

// TestScripts runs the scripts of testdata, each in an empty folder, with no settings
// but its own. $SAMPLE is the folder of the sample articles.
func TestScripts(t *testing.T) {
	testscript.Run(t, scripts(t, "testdata", nil))
}

func scripts(t *testing.T, dir string, environment map[string]string) testscript.Params {
	t.Helper()
	sample, err := filepath.Abs("../../corpus/sample")
	if err != nil {
		t.Fatal(err)
	}
	return testscript.Params{
		Dir: dir,
		Setup: func(env *testscript.Env) error {
			env.Setenv("SAMPLE", sample)
			for name, value := range environment {
				env.Setenv(name, value)
			}
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":    exits,
			"locked":   locked,
			"feed":     feed,
			"articles": articles,
		},
		RequireExplicitExec: true,
	}
}

// exits CODE COMMAND [ARG…] runs a command that must end with that exit code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND [ARG...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var ended *exec.ExitError
		if !errors.As(err, &ended) {
			ts.Fatalf("%v", err)
		}
		got = ended.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// locked FILE takes the lock of a SQLite store, as another run would, until the script
// ends.
func locked(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: locked FILE")
	}
	store, err := sqlite.Open(context.Background(), ts.MkAbs(args[0]))
	ts.Check(err)
	ts.Defer(func() { ts.Check(store.Close(context.Background())) })
	unlock, err := store.Lock(context.Background(), "the night run")
	ts.Check(err)
	ts.Defer(func() { ts.Check(unlock()) })
}

// articles FILE N checks that a SQLite store holds N articles.
func articles(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: articles FILE N")
	}
	n, err := articleCount(ts, ts.MkAbs(args[0]))
	ts.Check(err)
	if fmt.Sprint(n) != args[1] {
		ts.Fatalf("%s holds %d articles, want %s", args[0], n, args[1])
	}
}

func articleCount(ts *testscript.TestScript, file string) (int, error) {
	store, err := sqlite.OpenReadOnly(context.Background(), file)
	if err != nil {
		return 0, err
	}
	counts, err := store.Counts(context.Background())
	return counts.Nodes["Article"], errors.Join(err, store.Close(context.Background()))
}

// feed SIGNAL N LINES FILE [ARG…] starts 'tenure run' on FILE with the standard input open, gives it
// the lines of LINES, waits until FILE holds N articles, sends the signal (kill or
// interrupt) and waits for the end: by the signal, or with exit code 130.
func feed(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 4 {
		ts.Fatalf("usage: feed kill|interrupt N LINES FILE [ARG...]")
	}
	want, err := strconv.Atoi(args[1])
	ts.Check(err)
	program, err := lookPath(ts, "tenure")
	ts.Check(err)
	db := ts.MkAbs(args[3])
	cmd := exec.Command(program, append([]string{"run", "--db", db, "-"}, args[4:]...)...)
	cmd.Dir = ts.MkAbs(".")
	cmd.Env = []string{"PATH=" + ts.Getenv("PATH"), "HOME=" + ts.Getenv("HOME")}
	cmd.Stdout, cmd.Stderr = ts.Stdout(), ts.Stderr()
	stdin, err := cmd.StdinPipe()
	ts.Check(err)
	ts.Check(cmd.Start())
	ended := make(chan error, 1)
	_, err = stdin.Write([]byte(ts.ReadFile(args[2])))
	ts.Check(err)
	go func() { ended <- cmd.Wait() }()
	for n := -1; n < want; {
		select {
		case err := <-ended:
			ts.Fatalf("the run ended by itself: %v", err)
		case <-time.After(20 * time.Millisecond):
		}
		if now, err := articleCount(ts, db); err == nil { // an error: not made yet
			n = now
		}
	}
	signal := os.Interrupt
	if args[0] == "kill" {
		signal = os.Kill
	}
	ts.Check(cmd.Process.Signal(signal))
	var exit *exec.ExitError
	if err := <-ended; !errors.As(err, &exit) {
		ts.Fatalf("the run ended well: %v", err)
	}
	if code := exit.ExitCode(); signal == os.Interrupt && code != exitInterrupted {
		ts.Fatalf("exit code %d, want %d", code, exitInterrupted)
	}
}

func lookPath(ts *testscript.TestScript, name string) (string, error) {
	for _, dir := range filepath.SplitList(ts.Getenv("PATH")) {
		for _, suffix := range []string{"", ".exe"} {
			file := filepath.Join(dir, name+suffix)
			if info, err := os.Stat(file); err == nil && !info.IsDir() {
				return file, nil
			}
		}
	}
	return "", fmt.Errorf("no %s in the script's PATH", name)
}

// TestEveryCommandHasHelp checks that each command tells what it does, with an example.
func TestEveryCommandHasHelp(t *testing.T) {
	for _, cmd := range newRoot().Commands() {
		if cmd.Short == "" || !strings.Contains(cmd.Example, "tenure "+cmd.Name()) {
			t.Errorf("%s: want a short text and an example that calls it", cmd.Name())
		}
	}
}
