package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// runFlags is the run command with its flags parsed, and the global ones.
func runFlags(t *testing.T, args ...string) *cobra.Command {
	t.Helper()
	root := newRoot()
	cmd, rest, err := root.Find(append([]string{"run"}, args...))
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.ParseFlags(rest); err != nil {
		t.Fatal(err)
	}
	return cmd
}

// folder is an empty folder with a settings file, "" for none, that the test is in.
func folder(t *testing.T, settings string) {
	t.Helper()
	t.Chdir(t.TempDir())
	if settings != "" {
		write(t, "config.yaml", settings)
	}
}

func write(t *testing.T, file, content string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestSettingsPrecedence(t *testing.T) {
	tests := []struct {
		name  string
		file  string
		env   map[string]string
		flags []string
		want  func(*Settings)
	}{
		{"defaults", "", nil, nil, func(*Settings) {}},
		{"an empty file", "# nothing\n", nil, nil, func(s *Settings) { s.File = "config.yaml" }},
		{"null is the default", "db:\nneo4j:\n", nil, nil, func(s *Settings) { s.File = "config.yaml" }},
		{"file before defaults", "db: a.db\nbatch: 7\nneo4j: {user: ada, passwordFile: pw}\n", nil, nil, func(s *Settings) {
			s.File, s.DB, s.Batch, s.Neo4j.User, s.Neo4j.PasswordFile = "config.yaml", "a.db", 7, "ada", "pw"
		}},
		{"environment before file", "db: a.db\nbatch: 7\nneo4j: {user: ada}\n",
			map[string]string{"TENURE_DB": "b.db", "TENURE_BATCH": "8", "TENURE_NEO4J_USER": "bea", "TENURE_NEO4J_PASSWORD_FILE": "pw"}, nil,
			func(s *Settings) {
				s.File, s.DB, s.Batch, s.Neo4j.User, s.Neo4j.PasswordFile = "config.yaml", "b.db", 8, "bea", "pw"
			}},
		{"flags before environment", "db: a.db\nbatch: 7\n", map[string]string{"TENURE_DB": "b.db", "TENURE_BATCH": "8"},
			[]string{"--db", "c.db", "--batch", "9"}, func(s *Settings) { s.File, s.DB, s.Batch = "config.yaml", "c.db", 9 }},
		{"an empty variable is none", "db: a.db\n", map[string]string{"TENURE_DB": ""}, nil,
			func(s *Settings) { s.File, s.DB = "config.yaml", "a.db" }},
		{"a list in the file", "corpus: [in, more.jsonl]\n", nil, nil,
			func(s *Settings) { s.File, s.Corpus = "config.yaml", []string{"in", "more.jsonl"} }},
		{"a list in the environment", "corpus: [in]\n", map[string]string{"TENURE_CORPUS": "a b" + string(os.PathListSeparator) + "c"}, nil,
			func(s *Settings) { s.File, s.Corpus = "config.yaml", []string{"a b", "c"} }},
		{"a named file", "db: a.db\n", nil, []string{"--config", "other.yaml"},
			func(s *Settings) { s.File, s.DB = "other.yaml", "other.db" }},
		{"a file named by the environment", "db: a.db\n", map[string]string{"TENURE_CONFIG": "other.yaml"}, nil,
			func(s *Settings) { s.File, s.DB = "other.yaml", "other.db" }},
		{"variables of others", "", map[string]string{"TENURE_TEST_NEO4J_URI": "x", "TENURE_NEO4J_CACHE": "y", "TENURE_NEO4J_PASSWORD": "z"}, nil,
			func(*Settings) {}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			folder(t, test.file)
			write(t, "other.yaml", "db: other.db\n")
			for name, value := range test.env {
				t.Setenv(name, value)
			}
			want := &Settings{Store: "sqlite", DB: "tenure.db", Batch: 1000, Corpus: []string{},
				Neo4j: Neo4jSettings{URI: "bolt://127.0.0.1:7687", User: "neo4j", Database: "neo4j"}}
			test.want(want)
			got, err := loadSettings(runFlags(t, test.flags...))
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(got, want) {
				t.Errorf("got  %+v\nwant %+v", got, want)
			}
		})
	}
}

func TestBadSettings(t *testing.T) {
	tests := []struct {
		name  string
		file  string
		env   map[string]string
		flags []string
		want  []string // parts of the message
	}{
		{"unknown key", "store: sqlite\nbtach: 5\n", nil, nil, []string{"config.yaml:2: btach", "did you mean batch?"}},
		{"unknown key of a group", "neo4j:\n  uri: bolt://x:1\n  pasword_file: x\n", nil, nil, []string{"config.yaml:3: neo4j.pasword_file", "neo4j.passwordFile"}},
		{"capitals count", "Batch: 5\n", nil, nil, []string{"config.yaml:1: Batch", "did you mean batch?"}},
		{"nothing near", "zzzzzzzzzz: 5\n", nil, nil, []string{"config.yaml:1: zzzzzzzzzz", "allowed are store, db"}},
		{"text for a number", "batch: many\n", nil, nil, []string{"config.yaml:1: batch", "want a whole number, not many"}},
		{"fraction", "batch: 1.5\n", nil, nil, []string{"config.yaml:1: batch", "want a whole number"}},
		{"number for text", "db: 5\n", nil, nil, []string{"config.yaml:1: db", "want text, not 5"}},
		{"text for a list", "corpus: in\n", nil, nil, []string{"config.yaml:1: corpus", "want a list of texts"}},
		{"number in a list", "corpus: [in, 5]\n", nil, nil, []string{"config.yaml:1: corpus", "want a list of texts"}},
		{"value for a group", "neo4j: yes\n", nil, nil, []string{"config.yaml:1: neo4j", "further keys"}},
		{"group for a value", "\ndb:\n  file: x\n", nil, nil, []string{"config.yaml:2: db", "want text"}},
		{"out of range", "\n\nbatch: 0\n", nil, nil, []string{"config.yaml:3: batch", "0 is not allowed: want 1 to 100000"}},
		{"not one of", "store: sqlit\n", nil, nil, []string{"config.yaml:1: store", "did you mean sqlite?"}},
		{"bad address", "neo4j: {uri: 'http://x'}\n", nil, nil, []string{"config.yaml:1: neo4j.uri", "bolt"}},
		{"missing folder", "extract: {rules: nowhere}\n", nil, nil, []string{"config.yaml:1: extract.rules", "nowhere"}},
		{"twice", "db: a\ndb: b\n", nil, nil, []string{"config.yaml:2: ", "db"}},
		{"no YAML", "db: [\n", nil, nil, []string{"config.yaml:1: ", "not YAML"}},
		{"no mapping", "- db\n", nil, nil, []string{"config.yaml:1: ", "store: sqlite"}},
		{"password in the file", "neo4j:\n  password: geheim\n", nil, nil, []string{"config.yaml:2: neo4j.password", "TENURE_NEO4J_PASSWORD"}},
		{"bad variable", "", map[string]string{"TENURE_WORKERS": "some"}, nil, []string{"TENURE_WORKERS: want a whole number, not \"some\""}},
		{"the variable is blamed, not the file", "workers: 2\n", map[string]string{"TENURE_WORKERS": "5000"}, nil, []string{"TENURE_WORKERS: 5000 is not allowed"}},
		{"unknown variable", "", map[string]string{"TENURE_WORKER": "2"}, nil, []string{"TENURE_WORKER:", "did you mean TENURE_WORKERS?"}},
		{"bad flag", "", nil, []string{"--batch", "0"}, []string{"--batch: 0 is not allowed: want 1 to 100000"}},
		{"the flag is blamed, not the variable", "", map[string]string{"TENURE_STORE": "neo4j"}, []string{"--store", "pear"}, []string{"--store: \"pear\" is not allowed"}},
		{"missing file", "", nil, []string{"--config", "absent.yaml"}, []string{"absent.yaml", "--config"}},
		{"a file of SQLite for Neo4j", "store: neo4j\n", nil, []string{"--db", "x.db"}, []string{"--db", "--store sqlite"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			folder(t, test.file)
			for name, value := range test.env {
				t.Setenv(name, value)
			}
			_, err := loadSettings(runFlags(t, test.flags...))
			if code := exitCode(err); code != exitUsage {
				t.Fatalf("exit code %d for %v, want %d", code, err, exitUsage)
			}
			for _, part := range test.want {
				if !strings.Contains(err.Error(), part) {
					t.Errorf("the message\n%v\nlacks %q", err, part)
				}
			}
			if strings.Contains(err.Error(), "geheim") {
				t.Errorf("the message shows the password: %v", err)
			}
		})
	}
}

// TestConfigFile checks that the config.yaml of the project holds every key with its default.
func TestConfigFile(t *testing.T) {
	data, err := os.ReadFile("../../config.yaml")
	if err != nil {
		t.Fatal(err)
	}
	places, err := checkSettingsFile("config.yaml", data)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range settings() {
		if places[s.key] == "" {
			t.Errorf("config.yaml lacks %s", s.key)
		}
	}
	folder(t, string(data))
	got, err := loadSettings(runFlags(t))
	if err != nil {
		t.Fatal(err)
	}
	folder(t, "")
	want, err := loadSettings(runFlags(t))
	if err != nil {
		t.Fatal(err)
	}
	got.File = ""
	if !reflect.DeepEqual(got, want) {
		t.Errorf("config.yaml gives %+v, the defaults are %+v", got, want)
	}
}

func TestPassword(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "password")
	write(t, file, "from the file\r\nsecond line\n")
	empty := filepath.Join(dir, "empty")
	write(t, empty, "\n")

	if s, err := readPassword(file); err != nil || s.Reveal() != "from the file" {
		t.Errorf("file: %q, %v", s.Reveal(), err)
	}
	if s, err := readPassword(""); err != nil || s.Reveal() != "" {
		t.Errorf("none: %q, %v", s.Reveal(), err)
	}
	if _, err := readPassword(empty); err == nil {
		t.Error("an empty file gives no error")
	}
	if _, err := readPassword(filepath.Join(dir, "absent")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("absent: %v", err)
	}
	t.Setenv("TENURE_NEO4J_PASSWORD", "from the environment")
	if s, err := readPassword(file); err != nil || s.Reveal() != "from the environment" {
		t.Errorf("environment: %q, %v", s.Reveal(), err)
	}
}

func TestSecretIsNeverShown(t *testing.T) {
	s := NewSecret("geheim")
	j, err := s.MarshalText()
	if err != nil {
		t.Fatal(err)
	}
	shown := []string{string(j), s.LogValue().String()}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
		shown = append(shown, fmt.Sprintf(verb, s), fmt.Sprintf(verb, struct{ S Secret }{s}), fmt.Sprintf(verb, &struct{ S *Secret }{&s}))
	}
	for _, text := range shown {
		if strings.Contains(text, "geheim") || strings.Contains(text, "67656865696d") {
			t.Errorf("the secret shows in %q", text)
		}
	}
}

func FuzzSettingsFile(f *testing.F) {
	for _, seed := range []string{"", "db: x\n", "neo4j: {uri: a}\n", "a: &a [*a]\n", "---\n---\ndb: 1\n", "? [x]\n: y\n", "corpus: [~]\n", "<<: {db: x}\n"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		places, err := checkSettingsFile("f.yaml", data)
		if err != nil && !strings.HasPrefix(err.Error(), "f.yaml:") {
			t.Errorf("the error does not name the file: %v", err)
		}
		for key := range places {
			if !strings.Contains(string(data), key[strings.LastIndex(key, ".")+1:]) {
				t.Errorf("key %q is not in the file", key)
			}
		}
	})
}
