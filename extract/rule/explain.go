package rule

import (
	"slices"
	"strings"
)

// Attempt is how far a rule got from one token of a sentence.
type Attempt struct {
	Start   int    // the token it started at
	Reached int    // the end of the match, or the first token that it could not take
	Wanted  string // what it wanted there instead; empty when it matched
	Match   *Match // set when it matched
}

// tale is the furthest that a run got, and what it wanted there.
type tale struct {
	reached int
	wanted  []string
}

// maxWanted is how many things an explanation says were wanted.
const maxWanted = 8

// failed ends a way through a pattern; it is -1.
func (m *machine) failed(p *program, pc int32, pos int) int {
	t := m.tale
	if t == nil || pos < t.reached {
		return -1
	}
	if pos > t.reached {
		t.reached, t.wanted = pos, t.wanted[:0]
	}
	if src := p.src[pc]; !slices.Contains(t.wanted, src) {
		t.wanted = append(t.wanted, src)
	}
	return -1
}

// Explain tries one rule at every token of a sentence at which it can start, and says how
// far it got: matches first, then the furthest. Needs elsewhere in the sentence, which
// spare Find a try, do not count here.
func (f *Finder) Explain(r *Rule, s *Sentence) []Attempt {
	if s.First >= s.Last {
		return nil
	}
	f.look(s)
	f.looks.begin(r.prog, &f.scene)
	t := &tale{}
	f.m.tale = t
	defer func() { f.m.tale = nil }()
	var out []Attempt
	for pos := s.First; pos < s.Last; pos++ {
		if !r.canStart(&f.scene, pos) {
			continue
		}
		t.reached, t.wanted = pos, t.wanted[:0]
		a := Attempt{Start: pos}
		if end := f.m.run(r.prog, pos, -1); end > pos {
			a.Match = &Match{Rule: r, First: pos, Last: end, Captures: f.m.captures()}
			a.Reached = end
		} else {
			a.Reached, a.Wanted = t.reached, wanted(t.wanted)
		}
		out = append(out, a)
	}
	slices.SortStableFunc(out, func(a, b Attempt) int {
		switch {
		case a.Match != nil && b.Match == nil:
			return -1
		case a.Match == nil && b.Match != nil:
			return 1
		}
		return (b.Reached - b.Start) - (a.Reached - a.Start)
	})
	return out
}

// wanted lists what was wanted, the first few of many. Words that were alternatives come
// in one text already.
func wanted(list []string) string {
	const or = " or "
	all := strings.Split(strings.Join(list, or), or)
	if len(all) > maxWanted {
		all = append(all[:maxWanted], "…")
	}
	return strings.Join(all, or)
}

// canStart says that a match may begin at a token.
func (r *Rule) canStart(s *scene, pos int) bool {
	if r.first.shapes.has(s.Tokens[pos].Kind) {
		return true
	}
	if _, ok := r.first.words[s.words[pos-s.First]]; ok {
		return true
	}
	for j := int(s.at[pos-s.First]); j < len(s.Mentions) && s.Mentions[j].First == pos; j++ {
		if _, ok := r.first.kinds[s.kinds[j]]; ok {
			return true
		}
	}
	return false
}
