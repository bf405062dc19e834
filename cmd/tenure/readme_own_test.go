package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestReadmeOwn does what the README says under 'Teach it your own': it writes the files,
// runs the commands and compares the answers.
func TestReadmeOwn(t *testing.T) {
	_, section, ok := strings.Cut(readme(t), "\n## Teach it your own\n")
	if !ok {
		t.Fatal("the README has no section 'Teach it your own'")
	}
	section, _, _ = strings.Cut(section, "\n## ")
	// A block is a file when the paragraph before it begins with the name of one.
	blocks := regexp.MustCompile("(?s)(?:\n`([a-z./-]+)`[^`]*?:\n\n)?```([a-z]+)\n(.*?)```\n").FindAllStringSubmatch(section, -1)
	var commands, files strings.Builder
	answers, written := 0, 0
	for _, b := range blocks {
		name, language, text := b[1], b[2], b[3]
		switch {
		case name != "":
			fmt.Fprintf(&files, "-- %s --\n%s", name, text)
			written++
		case language == "sh":
			for line := range strings.Lines(text) {
				fmt.Fprintf(&commands, "exec %s", strings.TrimPrefix(line, "bin/"))
			}
		case language == "console":
			for _, part := range strings.Split("\n"+text, "\n$ bin/")[1:] {
				command, answer, _ := strings.Cut(part, "\n")
				answers++
				fmt.Fprintf(&commands, "exec %s\ncmp stdout answer%d\n", strings.ReplaceAll(command, `"`, `'`), answers)
				fmt.Fprintf(&files, "-- answer%d --\n%s\n", answers, strings.TrimSuffix(answer, "\n"))
			}
		default:
			t.Errorf("a block of %s that is neither a file nor commands", language)
		}
	}
	if written != 4 || answers != 2 {
		t.Fatalf("found %d files and %d answers, want 4 and 2", written, answers)
	}
	dir := t.TempDir()
	script := commands.String() + "\n" + files.String()
	if err := os.WriteFile(filepath.Join(dir, "own.txtar"), []byte(script), 0o644); err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, scripts(t, dir, nil))
}
