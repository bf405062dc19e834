package rule

import (
	"slices"
	"strings"
)

// Finder matches the rules of a Set against sentences. It keeps buffers between calls:
// one goroutine, one Finder.
type Finder struct {
	set  *Set
	m    machine
	live []bool
}

// NewFinder returns a Finder for a set.
func NewFinder(set *Set) *Finder { return &Finder{set: set} }

// Find returns all matches of a stage's rules in a sentence, ordered by priority of the
// rule, then by place. A rule matches at most once from each token, and its next match
// starts no earlier than one token after the last one started.
func (f *Finder) Find(stageName string, s *Sentence) []Match {
	st := f.set.stages[stageName]
	if st == nil || s.First >= s.Last {
		return nil
	}
	f.live = append(f.live[:0], make([]bool, len(st.rules))...)
	for _, i := range st.always {
		f.live[i] = true
	}
	for i := s.First; i < s.Last; i++ {
		for _, r := range st.byWord[s.Tokens[i].Norm] {
			f.live[r] = true
		}
	}
	for i := range s.Mentions {
		for _, r := range st.byKind[s.Mentions[i].Kind] {
			f.live[r] = true
		}
	}
	var out []Match
	for i, r := range st.rules {
		if f.live[i] {
			out = f.all(r, s, out)
		}
	}
	return out
}

func (f *Finder) all(r *Rule, s *Sentence, out []Match) []Match {
	f.m.sent = s
	for pos := s.First; pos < s.Last; pos++ {
		if !r.canStart(s, pos) {
			continue
		}
		f.m.prepare(r.prog)
		f.m.trail = f.m.trail[:0]
		if end := f.m.run(r.prog, 0, pos, -1); end > pos {
			out = append(out, Match{Rule: r, First: pos, Last: end, Captures: f.m.captures()})
		}
	}
	return out
}

func (r *Rule) canStart(s *Sentence, pos int) bool {
	if r.first.any {
		return true
	}
	if _, ok := r.first.words[s.Tokens[pos].Norm]; ok {
		return true
	}
	if len(r.first.kinds) > 0 {
		for j := int(s.at[pos-s.First]); j < len(s.Mentions) && s.Mentions[j].First == pos; j++ {
			if _, ok := r.first.kinds[s.Mentions[j].Kind]; ok {
				return true
			}
		}
	}
	return false
}

// Attempt is how far a rule got from one token of a sentence.
type Attempt struct {
	Start   int    // the token it started at
	Reached int    // the first token that it could not take
	Wanted  string // what it wanted there
	Match   *Match // set when it matched
}

// Explain tries one rule at every token of a sentence at which it can start, and says how
// far it got; the furthest first.
func (f *Finder) Explain(r *Rule, s *Sentence) []Attempt {
	var out []Attempt
	f.m.sent = s
	for pos := s.First; pos < s.Last; pos++ {
		if !r.canStart(s, pos) {
			continue
		}
		f.m.prepare(r.prog)
		f.m.trail = f.m.trail[:0]
		f.m.reach, f.m.reachPC = pos, 0
		a := Attempt{Start: pos}
		if end := f.m.run(r.prog, 0, pos, -1); end > pos {
			a.Match = &Match{Rule: r, First: pos, Last: end, Captures: f.m.captures()}
			a.Reached = end
		} else {
			a.Reached, a.Wanted = f.m.reach, strings.TrimSpace(r.prog.src[f.m.reachPC])
		}
		out = append(out, a)
	}
	slices.SortStableFunc(out, func(a, b Attempt) int {
		if (a.Match != nil) != (b.Match != nil) {
			if a.Match != nil {
				return -1
			}
			return 1
		}
		return (b.Reached - b.Start) - (a.Reached - a.Start)
	})
	return out
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

// Stage returns the rules of a stage, the most important first.
func (s *Set) Stage(name string) []*Rule {
	if st := s.stages[name]; st != nil {
		return st.rules
	}
	return nil
}
