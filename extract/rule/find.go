package rule

import "slices"

// Finder matches the rules of a Set against sentences. It keeps buffers between calls:
// one goroutine, one Finder.
type Finder struct {
	set   *Set
	m     machine
	scene scene
	looks looks

	words  []int32
	kinds  []int32
	starts []uint64
	round  uint32   // of finding; what is marked with it holds for this sentence
	met    []uint32 // for each need of the stage, the round in which it was last met
	judged []uint32 // for each rule of the stage, the round in which its needs were last looked at
	able   []bool   // and whether they were met
	tries  []uint64 // rules and tokens at which they can start: rule<<32 | token
}

// NewFinder returns a Finder for a set.
func NewFinder(set *Set) *Finder { return &Finder{set: set} }

// Find returns all matches of a stage's rules in a sentence, ordered by priority of the
// rule, then by place. A rule matches at most once from each token, and its next match
// starts no earlier than one token after the last one started. Where nothing matches,
// nothing is allocated.
func (f *Finder) Find(stageName string, s *Sentence) []Match {
	st := f.set.stages[stageName]
	if st == nil || s.First >= s.Last {
		return nil
	}
	f.look(s)
	f.plan(st)
	var out []Match
	var last *Rule
	for _, t := range f.tries {
		r, pos := st.rules[t>>32], int(uint32(t))
		if r != last {
			f.looks.begin(r.prog, &f.scene)
			last = r
		}
		if end := f.m.run(r.prog, pos, -1); end > pos {
			out = append(out, Match{Rule: r, First: pos, Last: end, Captures: f.m.captures()})
		}
	}
	return out
}

// look takes up a sentence: the numbers of its words and of the kinds of its mentions,
// and where these start.
func (f *Finder) look(s *Sentence) {
	v := f.set.vocabulary
	f.words, f.kinds, f.starts = f.words[:0], f.kinds[:0], f.starts[:0]
	for i := s.First; i < s.Last; i++ {
		f.words = append(f.words, v.words[s.Tokens[i].Norm])
		f.starts = append(f.starts, 0)
	}
	for i := range s.Mentions {
		m := &s.Mentions[i]
		k := v.kinds[m.Kind]
		f.kinds = append(f.kinds, k)
		if m.First >= s.First && m.First < s.Last {
			f.starts[m.First-s.First] |= kindBit(k)
		}
	}
	f.scene = scene{s, f.words, f.kinds, f.starts}
	f.m.scene, f.m.looks = &f.scene, &f.looks
}

// plan lists which rules are worth trying at which tokens, in the order of the answer.
func (f *Finder) plan(st *stage) {
	if n := max(len(st.rules), len(st.needs)); len(f.met) < n {
		f.met, f.judged, f.able, f.round = make([]uint32, n), make([]uint32, n), make([]bool, n), 0
	}
	if f.round++; f.round == 0 {
		clear(f.met)
		clear(f.judged)
		f.round = 1
	}
	s := f.scene
	f.tries = f.tries[:0]
	for _, w := range s.words {
		for _, n := range st.needsByWord.at(w) {
			f.met[n] = f.round
		}
	}
	for _, k := range s.kinds {
		for _, n := range st.needsByKind.at(k) {
			f.met[n] = f.round
		}
	}
	for i, w := range s.words {
		pos := s.First + i
		f.add(st, st.byWord.at(w), pos)
		f.add(st, st.byShape[s.Tokens[pos].Kind], pos)
		for j := int(s.at[i]); j < len(s.Mentions) && s.Mentions[j].First == pos; j++ {
			f.add(st, st.byKind.at(s.kinds[j]), pos)
		}
	}
	slices.Sort(f.tries)
	f.tries = slices.Compact(f.tries)
}

// add notes that rules can start at a token, those apart that lack what they need.
func (f *Finder) add(st *stage, rules []int32, pos int) {
	for _, r := range rules {
		if f.judged[r] != f.round {
			f.judged[r], f.able[r] = f.round, true
			for _, n := range st.rules[r].needs {
				if f.met[n] != f.round {
					f.able[r] = false
					break
				}
			}
		}
		if f.able[r] {
			f.tries = append(f.tries, uint64(r)<<32|uint64(pos))
		}
	}
}
