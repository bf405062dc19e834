package rule

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	yamlparser "github.com/goccy/go-yaml/parser"
)

// Source is a pattern as written, with its place in the file.
type Source struct {
	Text      string
	Line, Col int // of its first character, from 1, Col in bytes; Col is 0 for a block of lines

	quote byte // the quotation mark it stands in; 0 for none
}

// UnmarshalYAML keeps the place of the pattern for error messages.
func (s *Source) UnmarshalYAML(n ast.Node) error {
	switch v := n.(type) {
	case *ast.StringNode:
		tok := n.GetToken()
		s.Text, s.Line, s.Col = v.Value, tok.Position.Line, tok.Position.Column
		switch tok.Type.String() {
		case "SingleQuote":
			s.quote = '\''
			s.Col++
		case "DoubleQuote":
			s.quote = '"'
			s.Col++
		}
	case *ast.LiteralNode:
		s.Text, s.Line, s.Col = v.Value.Value, n.GetToken().Position.Line+1, 0
	default:
		return &yaml.SyntaxError{Message: "a pattern is a text", Token: n.GetToken()}
	}
	return nil
}

// place is the line and column in the file of a byte of the pattern.
func (s *Source) place(at int, file string) (line, col int) {
	before := s.Text[:min(max(at, 0), len(s.Text))]
	line, col = s.Line, s.Col
	if s.Col == 0 { // a block of lines, all indented alike
		line += strings.Count(before, "\n")
		before = before[strings.LastIndexByte(before, '\n')+1:]
		lines := strings.Split(file, "\n")
		if s.Line <= len(lines) {
			first := lines[s.Line-1]
			col = len(first) - len(strings.TrimLeft(first, " ")) + 1
		}
		return line, max(col, 1) + len(before)
	}
	if s.quote == '\'' {
		col += strings.Count(before, "'") // each is written twice
	}
	if s.quote == '"' {
		col += strings.Count(before, `"`) + strings.Count(before, `\`) // each is written with a backslash
	}
	return line, col + len(before)
}

// file is what a rule file holds.
type file struct {
	Words  map[string][]string `yaml:"words"`
	Define map[string]Source   `yaml:"define"`
	Rules  []*Rule             `yaml:"rules"`
}

// decode reads a rule file strictly: a key that there is not is a fault.
func (s *source) decode() (f *file, fault *LoadError) {
	// The decoder panics on some files that give a scalar a tag where a list is due.
	defer func() {
		if p := recover(); p != nil {
			f, fault = nil, s.fault(0, 0, fmt.Sprintf("this is no rule file: it has lists of words, definitions and rules, and no tags such as !tag (%v)", p))
		}
	}()
	f = &file{}
	if err := yaml.UnmarshalWithOptions([]byte(s.text), f, yaml.Strict()); err != nil {
		return nil, s.yamlError(err)
	}
	return f, nil
}

// lineOfRule finds the line of a file's rule of that number; 0 when it cannot be told.
func (s *source) lineOfRule(i int) int {
	tree, err := yamlparser.ParseBytes([]byte(s.text), 0)
	if err != nil {
		return 0
	}
	path, err := yaml.PathString(fmt.Sprintf("$.rules[%d]", i))
	if err != nil {
		return 0
	}
	n, err := path.FilterFile(tree)
	if err != nil || n == nil {
		return 0
	}
	if m, ok := n.(*ast.MappingNode); ok && len(m.Values) > 0 {
		n = m.Values[0].Key
	}
	if t := n.GetToken(); t != nil && t.Position != nil {
		return t.Position.Line
	}
	return 0
}

// defined is a definition with its place.
type defined struct {
	name string
	src  Source
	from *source
}

// loader gathers the files of all folders.
type loader struct {
	stages []string
	lists  map[string]*wordSet
	defs   map[string]defined
	rules  []*Rule
	byName map[string]*Rule
	faults []*LoadError
}

// Load reads and compiles all .yaml files of the folders, in the order of their names; a
// later folder is laid over an earlier one. Stages lists the stages that there are. What
// is wrong is returned as a *LoadError each, joined: Faults lists them.
func Load(stages []string, folders ...fs.FS) (*Set, error) {
	l := &loader{stages: stages, lists: map[string]*wordSet{}, defs: map[string]defined{}, byName: map[string]*Rule{}}
	for i, folder := range folders {
		if err := l.folder(i, folder); err != nil {
			return nil, err
		}
	}
	set := l.compile()
	if len(l.faults) == 0 {
		return set, nil
	}
	slices.SortStableFunc(l.faults, func(a, b *LoadError) int {
		return cmp.Or(a.Folder-b.Folder, strings.Compare(a.File, b.File), a.Line-b.Line, a.Col-b.Col)
	})
	if len(l.faults) == 1 {
		return nil, l.faults[0]
	}
	var all []error
	for _, f := range l.faults {
		all = append(all, f)
	}
	return nil, errors.Join(all...)
}

func (l *loader) fault(f *LoadError) {
	for _, have := range l.faults {
		if *have == *f {
			return
		}
	}
	l.faults = append(l.faults, f)
}

func (l *loader) folder(number int, folder fs.FS) error {
	files, err := fs.Glob(folder, "*.yaml")
	if err != nil {
		return fmt.Errorf("read rules: %w", err)
	}
	more, err := fs.Glob(folder, "*.yml")
	if err != nil {
		return fmt.Errorf("read rules: %w", err)
	}
	files = append(files, more...)
	slices.Sort(files)
	rules, defs := map[string]*Rule{}, map[string]defined{} // of this folder
	for _, name := range files {
		text, err := fs.ReadFile(folder, name)
		if err != nil {
			return fmt.Errorf("read rules: %w", err)
		}
		s := &source{number, name, string(text)}
		f, fault := s.decode()
		if fault != nil {
			l.fault(fault)
			continue
		}
		l.words(f)
		for _, d := range slices.Sorted(maps.Keys(f.Define)) {
			def := defined{d, f.Define[d], s}
			if other, dup := defs[d]; dup {
				l.fault(s.at(def.src, 0, fmt.Sprintf("<%s> is also defined in %s: give it another name", d, other.from.file)))
			}
			defs[d], l.defs[d] = def, def
		}
		for i, r := range f.Rules {
			l.rule(s, i, r, rules)
		}
	}
	return nil
}

func (l *loader) words(f *file) {
	for name, words := range f.Words {
		set := l.lists[name]
		if set == nil {
			set = wordsOf()
			l.lists[name] = set
		}
		for _, w := range words {
			set.words[foldWord(w)] = struct{}{}
		}
	}
}

func (l *loader) rule(s *source, i int, r *Rule, ofFolder map[string]*Rule) {
	if r == nil {
		l.fault(s.fault(s.lineOfRule(i), 0, "an empty rule: it has a name, a stage, a pattern, what it yields and examples"))
		return
	}
	r.File, r.Folder, r.from = s.file, s.folder, s
	if msg := l.check(r); msg != "" {
		if r.Pattern.Line == 0 {
			l.fault(s.fault(s.lineOfRule(i), 0, msg))
		} else {
			l.fault(r.Fault(msg))
		}
		return
	}
	if other := ofFolder[r.Name]; other != nil {
		l.fault(r.Fault(fmt.Sprintf("the rule %q is also in %s, line %d: give it another name", r.Name, other.File, other.Pattern.Line)))
		return
	}
	ofFolder[r.Name] = r
	if old := l.byName[r.Name]; old != nil {
		*old = *r // it takes the place of the one below
		ofFolder[r.Name] = old
		return
	}
	l.byName[r.Name] = r
	l.rules = append(l.rules, r)
}

// check says what is wrong with a rule, leaving its pattern aside; "" when nothing is.
func (l *loader) check(r *Rule) string {
	switch {
	case strings.TrimSpace(r.Name) == "":
		return "a rule without a name: add 'name:'"
	case r.Pattern.Text == "":
		return fmt.Sprintf("the rule %q has no pattern: add 'pattern:'", r.Name)
	case !slices.Contains(l.stages, r.Stage):
		return fmt.Sprintf("the rule %q is of stage %q: the stages are %s", r.Name, r.Stage, strings.Join(l.stages, ", "))
	case len(r.Yield) == 0:
		return fmt.Sprintf("the rule %q yields nothing: add 'yield:'", r.Name)
	case len(r.Examples) == 0:
		return fmt.Sprintf("the rule %q has no example: add 'examples:' with a text and what it gives", r.Name)
	}
	return ""
}

// compile makes the set, or adds to the faults.
func (l *loader) compile() *Set {
	s := &Set{Rules: l.rules, Words: map[string]map[string]struct{}{}, stages: map[string]*stage{}}
	names := &names{lists: l.lists, defs: map[string]*definition{}}
	for name, set := range l.lists {
		s.Words[name] = set.words
	}
	for name, d := range l.defs {
		names.defs[name] = &definition{src: d.src.Text}
	}
	for _, name := range slices.Sorted(maps.Keys(l.defs)) {
		d := l.defs[name]
		l.patternFault(d.from, d.src, names.defs[name].parse(names))
	}
	c := newCompiler()
	s.vocabulary = c.vocabulary
	for _, r := range l.rules {
		n, _, err := parsePattern(r.Pattern.Text, names)
		if err == nil {
			r.prog, err = c.compile(n)
		}
		if err != nil {
			l.patternFault(r.from, r.Pattern, err)
			continue
		}
		r.first = r.prog.firstOf()
		st := s.stages[r.Stage]
		if st == nil {
			st = &stage{}
			s.stages[r.Stage] = st
		}
		r.needs = nil
		for _, need := range c.vocabulary.needs(n) {
			r.needs = append(r.needs, st.need(need))
		}
		st.rules = append(st.rules, r)
	}
	for _, st := range s.stages {
		st.index()
	}
	return s
}

// patternFault notes what is wrong with a pattern: at its own place, or at that of the
// definition that the fault is in.
func (l *loader) patternFault(from *source, src Source, err error) {
	var inside *definitionError
	var pe *PatternError
	if err == nil || !errors.As(err, &pe) {
		return
	}
	if errors.As(err, &inside) {
		d := l.defs[inside.name]
		from, src = d.from, d.src
	}
	l.fault(from.at(src, pe.At, pe.Msg))
}
