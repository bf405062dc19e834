package rule

import (
	"fmt"
	"io/fs"
	"path"
	"sort"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
)

// Rule is one rule of a file.
type Rule struct {
	// Name says in words what the rule finds; it stands in the evidence of every claim.
	Name string `yaml:"name"`
	// Stage is the stage of the extraction in which the rule runs.
	Stage string `yaml:"stage"`
	// Priority decides between rules of a stage that match at one place: the higher first.
	Priority int `yaml:"priority"`
	// Pattern is what must stand in the sentence; see the package comment.
	Pattern Source `yaml:"pattern"`
	// Yield is what a match is worth, in words that the stage understands.
	Yield []map[string]string `yaml:"yield"`
	// Examples are texts that the rule must read so; Not are texts in which it must find
	// nothing.
	Examples []Example `yaml:"examples"`
	Not      []string  `yaml:"not"`

	File string `yaml:"-"`

	order int
	prog  *program
	first first
	need  need
}

// Example is a text and what the rule must give for it, each in the notation of its stage.
type Example struct {
	Text  string   `yaml:"text"`
	Gives []string `yaml:"gives"`
}

// Source is a pattern as written, with its place in the file.
type Source struct {
	Text      string
	Line, Col int // of its first character, from 1
}

// UnmarshalYAML keeps the place of the pattern for error messages.
func (s *Source) UnmarshalYAML(n ast.Node) error {
	tok := n.GetToken()
	switch v := n.(type) {
	case *ast.StringNode:
		s.Text, s.Line, s.Col = v.Value, tok.Position.Line, tok.Position.Column
		if tok.Type.String() == "SingleQuote" || tok.Type.String() == "DoubleQuote" {
			s.Col++
		}
	case *ast.LiteralNode:
		s.Text, s.Line, s.Col = v.Value.Value, tok.Position.Line+1, 0
	default:
		return fmt.Errorf("a pattern is a text")
	}
	return nil
}

// LoadError is a fault in a rule file: where it is, and the line drawn.
type LoadError struct {
	File      string
	Line, Col int // from 1; 0 when unknown
	Msg       string
	Drawn     string // the line with a mark under the fault; may be empty
}

func (e *LoadError) Error() string {
	var b strings.Builder
	b.WriteString(e.File)
	if e.Line > 0 {
		fmt.Fprintf(&b, ":%d", e.Line)
		if e.Col > 0 {
			fmt.Fprintf(&b, ":%d", e.Col)
		}
	}
	b.WriteString(": " + e.Msg)
	if e.Drawn != "" {
		b.WriteString("\n" + e.Drawn)
	}
	return b.String()
}

// Set is a compiled set of rules. It never changes and may be used from any number of
// goroutines.
type Set struct {
	Rules  []*Rule // in the order of the files
	Words  map[string]map[string]struct{}
	stages map[string]*stage
}

type stage struct {
	rules  []*Rule            // by priority, then order
	byWord map[string][]int32 // rules that need one of these words
	byKind map[string][]int32 // rules that need a mention of this kind
	always []int32            // rules without a need
}

type file struct {
	Words  map[string][]string `yaml:"words"`
	Define map[string]Source   `yaml:"define"`
	Rules  []*Rule             `yaml:"rules"`
}

// Load reads and compiles all .yaml files of the folders, in the order of their names; a
// later folder is laid over an earlier one. Stages lists the stages that there are. The
// first fault is returned as a *LoadError.
func Load(stages []string, folders ...fs.FS) (*Set, error) {
	sets := map[string]*wordSet{}
	defs := map[string]string{}
	byName := map[string]*Rule{}
	s := &Set{Words: map[string]map[string]struct{}{}, stages: map[string]*stage{}}
	texts := map[*Rule]string{}
	for _, folder := range folders {
		names, err := fs.Glob(folder, "*.yaml")
		if err != nil {
			return nil, err
		}
		sort.Strings(names)
		seen := map[string]string{}
		for _, name := range names {
			text, err := fs.ReadFile(folder, name)
			if err != nil {
				return nil, fmt.Errorf("read rules: %w", err)
			}
			var f file
			if err := yaml.UnmarshalWithOptions(text, &f, yaml.Strict()); err != nil {
				return nil, yamlError(name, err)
			}
			for list, words := range f.Words {
				set := sets[list]
				if set == nil {
					set = &wordSet{name: list, words: map[string]struct{}{}}
					sets[list] = set
				}
				for _, w := range words {
					set.words[strings.ToLower(strings.ReplaceAll(w, "’", "'"))] = struct{}{}
				}
			}
			for d, src := range f.Define {
				defs[d] = src.Text
			}
			for _, r := range f.Rules {
				r.File = name
				texts[r] = string(text)
				if err := checkRule(r, stages, string(text)); err != nil {
					return nil, err
				}
				if at, dup := seen[r.Name]; dup {
					return nil, draw(r, string(text), 0, fmt.Sprintf("the rule %q is also in %s: give it another name", r.Name, at))
				}
				seen[r.Name] = name
				if old := byName[r.Name]; old != nil {
					*old = *r // a user's rule takes the place of ours
					texts[old] = string(text)
					continue
				}
				byName[r.Name] = r
				s.Rules = append(s.Rules, r)
			}
		}
	}
	for name, set := range sets {
		s.Words[name] = set.words
	}
	for i, r := range s.Rules {
		r.order = i
		n, err := parsePattern(r.Pattern.Text, sets, defs)
		if err != nil {
			pe := err.(*PatternError)
			return nil, draw(r, texts[r], pe.At, pe.Msg)
		}
		r.prog = compilePattern(n)
		r.first = r.prog.firstOf()
		r.need = needOf(n)
		if len(r.prog.insts) > 20_000 {
			return nil, draw(r, texts[r], 0, "the pattern is too large once its repetitions are written out")
		}
		st := s.stages[r.Stage]
		if st == nil {
			st = &stage{byWord: map[string][]int32{}, byKind: map[string][]int32{}}
			s.stages[r.Stage] = st
		}
		st.rules = append(st.rules, r)
	}
	for _, st := range s.stages {
		sort.SliceStable(st.rules, func(i, j int) bool { return st.rules[i].Priority > st.rules[j].Priority })
		for i, r := range st.rules {
			switch {
			case r.need.words != nil:
				for w := range r.need.words {
					st.byWord[w] = append(st.byWord[w], int32(i))
				}
			case r.need.kind != "":
				st.byKind[r.need.kind] = append(st.byKind[r.need.kind], int32(i))
			default:
				st.always = append(st.always, int32(i))
			}
		}
	}
	return s, nil
}

func checkRule(r *Rule, stages []string, text string) error {
	bad := func(format string, args ...any) error { return draw(r, text, 0, fmt.Sprintf(format, args...)) }
	if strings.TrimSpace(r.Name) == "" {
		return bad("a rule without a name: add 'name:'")
	}
	if r.Pattern.Text == "" {
		return bad("the rule %q has no pattern", r.Name)
	}
	known := false
	for _, s := range stages {
		known = known || s == r.Stage
	}
	if !known {
		return bad("the rule %q is of stage %q: %s are the stages", r.Name, r.Stage, strings.Join(stages, ", "))
	}
	if len(r.Yield) == 0 {
		return bad("the rule %q yields nothing: add 'yield:'", r.Name)
	}
	if len(r.Examples) == 0 {
		return bad("the rule %q has no example: add 'examples:' with a text and what it gives", r.Name)
	}
	return nil
}

// draw makes a LoadError that shows the line of the rule's pattern with a mark under byte
// at of the pattern.
func draw(r *Rule, text string, at int, msg string) error {
	e := &LoadError{File: r.File, Line: r.Pattern.Line, Col: r.Pattern.Col, Msg: msg}
	if e.Line == 0 {
		return e
	}
	lines := strings.Split(text, "\n")
	before := r.Pattern.Text[:min(at, len(r.Pattern.Text))]
	if n := strings.Count(before, "\n"); n > 0 || e.Col == 0 {
		e.Line += n
		before = before[strings.LastIndexByte(before, '\n')+1:]
		e.Col = 0
		if e.Line <= len(lines) {
			e.Col = len(lines[e.Line-1]) - len(strings.TrimLeft(lines[e.Line-1], " ")) + 1
		}
	}
	e.Col += len(before)
	if e.Line <= len(lines) {
		e.Drawn = fmt.Sprintf("%5d | %s\n      | %s^", e.Line, lines[e.Line-1], strings.Repeat(" ", max(0, e.Col-1)))
	}
	return e
}

func yamlError(name string, err error) error {
	e := &LoadError{File: path.Base(name), Msg: strings.TrimSpace(yaml.FormatError(err, false, true))}
	var line, col int
	if _, serr := fmt.Sscanf(e.Msg, "[%d:%d]", &line, &col); serr == nil {
		e.Line, e.Col = line, col
		if _, rest, ok := strings.Cut(e.Msg, "] "); ok {
			e.Msg = rest
		}
	}
	return e
}

// nearest suggests a known name for a misspelt one.
func nearest[T any](name string, known map[string]T) string {
	best, dist := "", 3
	for k := range known {
		if d := distance(name, k); d < dist || d == dist && k < best {
			best, dist = k, d
		}
	}
	if best == "" {
		return ""
	}
	return fmt.Sprintf("; did you mean %q?", best)
}

// distance is Levenshtein's.
func distance(a, b string) int {
	prev := make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row := make([]int, len(b)+1)
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(prev[j]+1, row[j-1]+1, prev[j-1]+cost)
		}
		prev = row
	}
	return prev[len(b)]
}
