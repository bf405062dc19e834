// Command cmd runs a Neo4j on this machine until Ctrl-C, with its data kept in a folder:
//
//	go run ./graph/neo4j/server/cmd start
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"tenure/graph/neo4j/server"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

const usage = `Runs a Neo4j on this machine, for this machine alone, until Ctrl-C.

usage: go run ./graph/neo4j/server/cmd start [--home FOLDER] [--port PORT]

`

func run(ctx context.Context, args []string, out, complain io.Writer) int {
	flags := flag.NewFlagSet("start", flag.ContinueOnError)
	flags.SetOutput(complain)
	home := flags.String("home", "", "folder that keeps the database (default tenure/neo4j-data in the user's cache folder)")
	port := flags.Int("port", 7687, "bolt port")
	flags.Usage = func() {
		fmt.Fprint(complain, usage)
		flags.PrintDefaults()
	}
	if len(args) == 0 || args[0] != "start" {
		flags.Usage()
		return 2
	}
	if err := flags.Parse(args[1:]); err != nil {
		return 2
	}
	if flags.NArg() > 0 {
		flags.Usage()
		return 2
	}
	if *home == "" {
		cache, err := os.UserCacheDir()
		if err != nil {
			fmt.Fprintf(complain, "find a folder for the database: %v: give one with --home\n", err)
			return 1
		}
		*home = filepath.Join(cache, "tenure", "neo4j-data")
	}
	s, err := server.Start(ctx, server.Options{Home: *home, Port: *port, Say: func(line string) { fmt.Fprintln(complain, line) }})
	if err != nil {
		fmt.Fprintln(complain, err)
		if ctx.Err() != nil {
			return 130
		}
		return 1
	}
	fmt.Fprintf(out, `Neo4j %s is up. Ctrl-C stops it; its data stay in %s.

  address   %s
  user      %s
  password  in %s

Put this into config.yaml:

store: neo4j
neo4j:
  uri: %s
  user: %s
  database: %s
  passwordFile: %s
`, server.Version, *home, s.URI, s.User, s.PasswordFile, s.URI, s.User, s.Database, s.PasswordFile)
	select {
	case <-ctx.Done():
	case <-s.Done():
		fmt.Fprintf(complain, "Neo4j has ended by itself: see %s\n", filepath.Join(*home, "logs", "neo4j.log"))
		_ = s.Stop()
		return 1
	}
	if err := s.Stop(); err != nil {
		fmt.Fprintln(complain, err)
		return 1
	}
	return 0
}
