package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"strings"
	"testing"

	"tenure/graph/neo4j/server"
	"tenure/graph/neo4j/server/servertest"
)

func TestUsage(t *testing.T) {
	for _, args := range [][]string{nil, {"stop"}, {"start", "--nonsense"}, {"start", "here"}} {
		var out, complain bytes.Buffer
		if code := run(t.Context(), args, &out, &complain); code != 2 || !strings.Contains(complain.String(), "start") || out.Len() > 0 {
			t.Errorf("%v: exit %d, %q, %q", args, code, out.String(), complain.String())
		}
	}
}

func TestStart(t *testing.T) {
	servertest.Need(t)
	home := t.TempDir()
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	read, write := io.Pipe()
	var complain bytes.Buffer
	code := make(chan int, 1)
	go func() {
		code <- run(ctx, []string{"start", "--home", home, "--port", "0"}, write, &complain)
		write.Close()
	}()
	var out bytes.Buffer
	buf := make([]byte, 4096)
	for !strings.Contains(out.String(), "passwordFile: ") {
		n, err := read.Read(buf)
		if err != nil {
			t.Fatalf("exit %d: %s", <-code, complain.String())
		}
		out.Write(buf[:n])
	}
	password, err := os.ReadFile(home + "/password")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"bolt://127.0.0.1:", server.User, home + "/password", "store: neo4j"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("it does not say %q:\n%s", want, out.String())
		}
	}
	if strings.Contains(out.String()+complain.String(), strings.TrimSpace(string(password))) {
		t.Error("it prints the password")
	}
	stop()
	if c := <-code; c != 0 {
		t.Errorf("exit %d: %s", c, complain.String())
	}
}
