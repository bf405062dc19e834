package rule

import (
	"slices"

	"tenure/extract/token"
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

	File   string `yaml:"-"` // name of the file, without its folder
	Folder int    `yaml:"-"` // number of the folder, as they were given to Load: 0 for the rules of the program

	from  *source
	prog  *program
	first first
	needs []int32 // of the stage
}

// Fault makes a LoadError at the rule's pattern.
func (r *Rule) Fault(msg string) *LoadError { return r.from.at(r.Pattern, 0, msg) }

// Example is a text and what the rule must give for it, each in the notation of its stage.
type Example struct {
	Text  string   `yaml:"text"`
	Gives []string `yaml:"gives"`
}

// Set is a compiled set of rules. It never changes and may be used from any number of
// goroutines.
type Set struct {
	Rules []*Rule // in the order of the files
	// Words are the lists of words, by name; words are folded as token.Token.Norm is.
	Words map[string]map[string]struct{}

	stages     map[string]*stage
	vocabulary *vocabulary
}

// stage holds the rules of a stage, by priority and then by order, and what can be told
// of them without running them.
type stage struct {
	rules   []*Rule
	byWord  lists                   // rules that can start with a word
	byKind  lists                   // rules that can start with a mention of a kind
	byShape [token.Number + 1]rules // rules that can start with a token of a shape, whatever the word

	needs       []need
	needsByWord lists
	needsByKind lists
}

type (
	rules = []int32
	lists [][]int32 // by number of a word or kind
)

func (l lists) at(id int32) []int32 {
	if int(id) < len(l) {
		return l[id]
	}
	return nil
}

func (l *lists) add(id, v int32) {
	for len(*l) <= int(id) {
		*l = append(*l, nil)
	}
	(*l)[id] = append((*l)[id], v)
}

// need gives the number of a need of the stage.
func (st *stage) need(n need) int32 {
	for i, have := range st.needs {
		if slices.Equal(have.words, n.words) && slices.Equal(have.kinds, n.kinds) {
			return int32(i)
		}
	}
	id := int32(len(st.needs))
	st.needs = append(st.needs, n)
	for _, w := range n.words {
		st.needsByWord.add(w, id)
	}
	for _, k := range n.kinds {
		st.needsByKind.add(k, id)
	}
	return id
}

// index sorts the rules of a stage and notes where each can start.
func (st *stage) index() {
	slices.SortStableFunc(st.rules, func(a, b *Rule) int { return b.Priority - a.Priority })
	for i, r := range st.rules {
		i := int32(i)
		for w := range r.first.words {
			st.byWord.add(w, i)
		}
		for k := range r.first.kinds {
			st.byKind.add(k, i)
		}
		for k := range st.byShape {
			if r.first.shapes.has(token.Kind(k)) {
				st.byShape[k] = append(st.byShape[k], i)
			}
		}
	}
}

// Rule returns the rule of a name.
func (s *Set) Rule(name string) (*Rule, bool) {
	for _, r := range s.Rules {
		if r.Name == name {
			return r, true
		}
	}
	return nil, false
}

// Nearest is the name of the rule that is most like a misspelt one; "" when none is near.
func (s *Set) Nearest(name string) string {
	known := map[string]*Rule{}
	for _, r := range s.Rules {
		known[r.Name] = r
	}
	return nearest(name, known)
}

// Stage returns the rules of a stage, the most important first.
func (s *Set) Stage(name string) []*Rule {
	if st := s.stages[name]; st != nil {
		return slices.Clone(st.rules)
	}
	return nil
}
