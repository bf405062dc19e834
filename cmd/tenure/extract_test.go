package main

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"testing"
)

// TestExtractAnswersAtOnce checks that in a pipe each article is answered before the next one is
// waited for.
func TestExtractAnswersAtOnce(t *testing.T) {
	stdin, feed := io.Pipe()
	answers, stdout := io.Pipe()
	ended := make(chan int, 1)
	go func() {
		code := run([]string{"extract", "-"}, stdin, stdout, io.Discard)
		stdout.Close()
		ended <- code
	}()
	lines := bufio.NewReader(answers)
	for i := range 3 {
		id := fmt.Sprintf(`"a%d"`, i)
		if _, err := fmt.Fprintf(feed, `{"id":%s,"text":"Cllr Ada Holt is the leader of Dunmarsh Borough Council."}`+"\n", id); err != nil {
			t.Fatal(err)
		}
		line, err := lines.ReadString('\n')
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(line, `{"id":`+id) {
			t.Errorf("got %q, want the answer to %s", line, id)
		}
	}
	if err := feed.Close(); err != nil {
		t.Fatal(err)
	}
	if rest, err := io.ReadAll(lines); err != nil || len(rest) > 0 {
		t.Errorf("after the end: %q, %v", rest, err)
	}
	if code := <-ended; code != exitDone {
		t.Errorf("exit code %d", code)
	}
}
