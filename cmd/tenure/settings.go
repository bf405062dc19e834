package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/spf13/cobra"
	"github.com/spf13/viper"

	"tenure/extract/spelling"
)

// Settings are what the program goes by: flags before environment before file before
// defaults.
type Settings struct {
	File string // the settings file that was read, "" when none

	Store   string   // storeSQLite or storeNeo4j
	DB      string   // file of the SQLite store
	Workers int      // articles read at the same time; 0 stands for the number of cores
	Batch   int      // articles written in one transaction
	Corpus  []string // what run reads when no path is given

	Neo4j   Neo4jSettings
	Extract ExtractSettings
}

// Neo4jSettings say where a Neo4j is.
type Neo4jSettings struct {
	URI          string
	User         string
	Database     string
	PasswordFile string
}

// ExtractSettings name what is laid over the rules and words that come with the program.
type ExtractSettings struct {
	Rules      string // folder of rule files, "" for none
	Vocabulary string // folder of vocabulary files, "" for none
}

// The stores.
const (
	storeSQLite = "sqlite"
	storeNeo4j  = "neo4j"
)

// kind is what sort of value a setting takes.
type kind int

const (
	text kind = iota
	number
	list // texts; in the environment parted like the folders of PATH
)

func (k kind) String() string {
	return [...]string{"text", "a whole number", "a list of texts"}[k]
}

// setting is one key of the settings file. Its environment variable follows from the key.
type setting struct {
	key      string
	flag     string // "" when there is no flag
	kind     kind
	fallback any
	usage    string
	valid    func(value any) error // nil when every value of the kind is allowed
	put      func(*Settings, any)
}

// settings lists every setting there is, in the order of config.yaml.
func settings() []setting {
	return []setting{
		{"store", "store", text, storeSQLite, "`STORE` that keeps the graph: sqlite or neo4j", oneOf(storeSQLite, storeNeo4j),
			func(s *Settings, v any) { s.Store = v.(string) }},
		{"db", "db", text, "tenure.db", "`FILE` of the SQLite store", notEmpty,
			func(s *Settings, v any) { s.DB = v.(string) }},
		{"workers", "workers", number, 0, "`NUMBER` of articles read at the same time; 0 is that of the cores", between(0, 1024),
			func(s *Settings, v any) { s.Workers = v.(int) }},
		{"batch", "batch", number, 1000, "`NUMBER` of articles written in one transaction", between(1, 100_000),
			func(s *Settings, v any) { s.Batch = v.(int) }},
		{"corpus", "", list, []string{}, "", eachNotEmpty,
			func(s *Settings, v any) { s.Corpus = v.([]string) }},
		{"neo4j.uri", "neo4j-uri", text, "bolt://127.0.0.1:7687", "`ADDRESS` of the Neo4j server", boltAddress,
			func(s *Settings, v any) { s.Neo4j.URI = v.(string) }},
		{"neo4j.user", "neo4j-user", text, "neo4j", "`NAME` of the Neo4j user", nil,
			func(s *Settings, v any) { s.Neo4j.User = v.(string) }},
		{"neo4j.database", "neo4j-database", text, "neo4j", "`NAME` of the Neo4j database", notEmpty,
			func(s *Settings, v any) { s.Neo4j.Database = v.(string) }},
		{"neo4j.passwordFile", "", text, "", "", nil,
			func(s *Settings, v any) { s.Neo4j.PasswordFile = v.(string) }},
		{"extract.rules", "rules", text, "", "`FOLDER` of rules of your own", existingFolder,
			func(s *Settings, v any) { s.Extract.Rules = v.(string) }},
		{"extract.vocabulary", "vocabulary", text, "", "`FOLDER` of vocabulary of your own", existingFolder,
			func(s *Settings, v any) { s.Extract.Vocabulary = v.(string) }},
	}
}

// The settings that belong to the store and to extraction, for the flags of commands.
var (
	storeSettings   = []string{"store", "db", "neo4j.uri", "neo4j.user", "neo4j.database"}
	extractSettings = []string{"extract.rules", "extract.vocabulary"}
)

// addFlags gives cmd the flags of the settings with those keys.
func addFlags(cmd *cobra.Command, keys ...string) {
	for _, s := range settings() {
		if s.flag == "" || !slices.Contains(keys, s.key) {
			continue
		}
		switch s.kind {
		case number:
			cmd.Flags().Int(s.flag, s.fallback.(int), s.usage)
		default:
			cmd.Flags().String(s.flag, s.fallback.(string), s.usage)
		}
	}
}

// variable is the name of the environment variable of a key: neo4j.passwordFile is
// TENURE_NEO4J_PASSWORD_FILE.
func variable(key string) string {
	var b strings.Builder
	b.WriteString("TENURE_")
	for _, r := range key {
		switch {
		case r == '.':
			b.WriteByte('_')
		case unicode.IsUpper(r):
			b.WriteByte('_')
			b.WriteRune(r)
		default:
			b.WriteRune(unicode.ToUpper(r))
		}
	}
	return b.String()
}

// loadSettings gathers the settings of cmd. Every error is a *usageError.
func loadSettings(cmd *cobra.Command) (*Settings, error) {
	s, err := gatherSettings(cmd)
	if err != nil {
		return nil, &usageError{err}
	}
	return s, nil
}

func gatherSettings(cmd *cobra.Command) (*Settings, error) {
	if err := checkEnvironment(os.Environ()); err != nil {
		return nil, err
	}
	v := viper.New()
	out := &Settings{}
	places, err := readSettingsFile(v, cmd, out)
	if err != nil {
		return nil, err
	}
	for _, s := range settings() {
		v.SetDefault(s.key, s.fallback)
		if err := v.BindEnv(s.key, variable(s.key)); err != nil {
			return nil, err
		}
		from := variable(s.key)
		if flag := cmd.Flags().Lookup(s.flag); s.flag != "" && flag != nil {
			if err := v.BindPFlag(s.key, flag); err != nil {
				return nil, err
			}
			if flag.Changed {
				from = "--" + s.flag
			}
		}
		if os.Getenv(variable(s.key)) == "" && !strings.HasPrefix(from, "--") {
			if from = places[s.key]; from == "" {
				from = s.key
			}
		}
		value, err := s.value(v.Get(s.key))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", from, err)
		}
		s.put(out, value)
	}
	if out.Store != storeSQLite && cmd.Flags().Changed("db") {
		return nil, errors.New("--db names a SQLite file, but the store is neo4j: leave it out, or add --store sqlite")
	}
	return out, nil
}

// value turns what a flag, a variable or the file gives into a value of the setting's kind.
func (s *setting) value(raw any) (any, error) {
	var out any
	switch s.kind {
	case text:
		t, ok := raw.(string)
		if !ok {
			return nil, fmt.Errorf("want %s, not %v", s.kind, raw)
		}
		out = t
	case number:
		switch n := raw.(type) {
		case int:
			out = n
		case string:
			i, err := strconv.Atoi(strings.TrimSpace(n))
			if err != nil {
				return nil, fmt.Errorf("want %s, not %q", s.kind, n)
			}
			out = i
		default:
			return nil, fmt.Errorf("want %s, not %v", s.kind, raw)
		}
	case list:
		switch l := raw.(type) {
		case []string:
			out = l
		case string:
			out = filepath.SplitList(l)
		case []any:
			texts := make([]string, 0, len(l))
			for _, item := range l {
				t, ok := item.(string)
				if !ok {
					return nil, fmt.Errorf("want %s, but %v is none", s.kind, item)
				}
				texts = append(texts, t)
			}
			out = texts
		default:
			return nil, fmt.Errorf("want %s, not %v", s.kind, raw)
		}
	}
	if s.valid != nil {
		if err := s.valid(out); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// readSettingsFile reads the file that --config or TENURE_CONFIG names, or config.yaml where
// there is one, and says for each key in it where it stands.
func readSettingsFile(v *viper.Viper, cmd *cobra.Command, out *Settings) (map[string]string, error) {
	file, named := "config.yaml", false
	if f := os.Getenv(configVariable); f != "" {
		file, named = f, true
	}
	if flag := cmd.Flags().Lookup("config"); flag != nil && flag.Changed {
		file, named = flag.Value.String(), true
	}
	data, err := os.ReadFile(file)
	switch {
	case errors.Is(err, fs.ErrNotExist) && !named:
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("settings: %w: name a settings file with --config, or leave it out", err)
	}
	places, err := checkSettingsFile(file, data)
	if err != nil {
		return nil, err
	}
	v.SetConfigType("yaml")
	if err := v.ReadConfig(bytes.NewReader(data)); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	out.File = file
	return places, nil
}

const configVariable = "TENURE_CONFIG"

// checkEnvironment finds variables that look like settings but are none. Those that begin
// with TENURE_TEST_ and TENURE_NEO4J_CACHE belong to the project's tests and to 'make neo4j'.
func checkEnvironment(environ []string) error {
	known := []string{configVariable, passwordVariable, "TENURE_NEO4J_CACHE"}
	for _, s := range settings() {
		known = append(known, variable(s.key))
	}
	for _, entry := range environ {
		name, _, _ := strings.Cut(entry, "=")
		if !strings.HasPrefix(name, "TENURE_") || strings.HasPrefix(name, "TENURE_TEST_") || slices.Contains(known, name) {
			continue
		}
		return fmt.Errorf("environment: there is no variable %s: %s", name, suggestion(name, known))
	}
	return nil
}

// suggestion names the nearest of known, or all of them.
func suggestion(word string, known []string) string {
	if near := spelling.Nearest(word, known); near != "" {
		return fmt.Sprintf("did you mean %s?", near)
	}
	return "allowed are " + strings.Join(known, ", ")
}

func oneOf(allowed ...string) func(any) error {
	return func(v any) error {
		if slices.Contains(allowed, v.(string)) {
			return nil
		}
		return fmt.Errorf("%q is not allowed: %s", v, suggestion(v.(string), allowed))
	}
}

func between(least, most int) func(any) error {
	return func(v any) error {
		if n := v.(int); n >= least && n <= most {
			return nil
		}
		return fmt.Errorf("%d is not allowed: want %d to %d", v, least, most)
	}
}

func notEmpty(v any) error {
	if v.(string) == "" {
		return errors.New("it is empty: give a value, or leave the key out")
	}
	return nil
}

func eachNotEmpty(v any) error {
	if slices.Contains(v.([]string), "") {
		return errors.New("one of its paths is empty")
	}
	return nil
}

func existingFolder(v any) error {
	if v.(string) == "" {
		return nil
	}
	info, err := os.Stat(v.(string))
	if err != nil {
		return fmt.Errorf("%w: name a folder, or leave the key out", err)
	}
	if !info.IsDir() {
		return fmt.Errorf("%s is no folder: name the folder that holds the files", v)
	}
	return nil
}

func boltAddress(v any) error {
	schemes := []string{"bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"}
	u, err := url.Parse(v.(string))
	switch {
	case err != nil: // its words hold the address, perhaps with a password in it
		return errors.New("it is no address: want one like bolt://127.0.0.1:7687")
	case u.User != nil:
		return fmt.Errorf("an address holds no user or password: put the user into neo4j.user and the password into %s or the file that neo4j.passwordFile names", passwordVariable)
	case !slices.Contains(schemes, u.Scheme) || u.Host == "":
		return fmt.Errorf("%q is not allowed: want one like bolt://127.0.0.1:7687, beginning with %s", v, strings.Join(schemes, ", "))
	}
	return nil
}
