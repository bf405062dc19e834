package extract

import (
	"io/fs"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

func TestExamplesOfRules(t *testing.T) {
	x, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range x.CheckExamples() {
		t.Error(f)
	}
}

// A definition that no rule and no other definition uses is dead.
func TestDefinitionsAreUsed(t *testing.T) {
	files, err := fs.Glob(builtin, "rules/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no rule files: %v", err)
	}
	defined := map[string]string{}
	var all strings.Builder
	for _, name := range files {
		data, err := fs.ReadFile(builtin, name)
		if err != nil {
			t.Fatal(err)
		}
		var file struct {
			Define map[string]string `yaml:"define"`
		}
		if err := yaml.Unmarshal(data, &file); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for d := range file.Define {
			defined[d] = name
		}
		all.Write(data)
	}
	for d, name := range defined {
		if !strings.Contains(all.String(), "<"+d+">") {
			t.Errorf("%s: nothing uses <%s>", name, d)
		}
	}
}
