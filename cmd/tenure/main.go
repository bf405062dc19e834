// Command tenure reads news articles and builds a graph of who held which post, at which
// council or other body, from when to when, with the sentence behind every fact.
//
// It puts the packages together and holds no logic of its own: corpus reads articles,
// extract reads claims out of each, graph/resolve makes people, posts and tenures of them,
// a store of package graph keeps them, and graph/ask answers questions.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run is the whole program but for the end of the process; it returns the exit code.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	// The first signal ends the work in good order; after it, a second one ends the process.
	context.AfterFunc(ctx, stop)

	root := newRoot()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	if line := complaint(err); line != "" {
		fmt.Fprintln(stderr, "tenure: "+line)
	}
	return exitCode(err)
}
