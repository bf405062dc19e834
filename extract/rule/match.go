package rule

import (
	"slices"

	"tenure/extract/token"
)

// Mention is a span of tokens that earlier stages have named, as patterns see it.
type Mention struct {
	Kind, Sub   string
	First, Last int // tokens, half open
	Ref         int // the caller's own index
}

// Sentence is what rules are matched against: the tokens of one sentence and the
// mentions in it. Token numbers are those of Tokens, which may be a whole document.
type Sentence struct {
	Tokens      []token.Token
	First, Last int
	Mentions    []Mention // sorted by First, the longest first

	at []int32 // for each token of the sentence, the index of the first mention that starts there or later
}

// Index prepares a sentence for matching; call it again when Mentions has changed.
func (s *Sentence) Index() {
	n := s.Last - s.First
	if cap(s.at) < n+1 {
		s.at = make([]int32, n+1)
	}
	s.at = s.at[:n+1]
	j := 0
	for i := 0; i <= n; i++ {
		for j < len(s.Mentions) && s.Mentions[j].First < s.First+i {
			j++
		}
		s.at[i] = int32(j)
	}
}

// Capture is what a named part of a pattern matched.
type Capture struct {
	Name        string
	First, Last int
	Mention     int // index into Sentence.Mentions when the part holds one mention, beside words or alone, else -1
}

// Match is one place where a rule holds.
type Match struct {
	Rule        *Rule
	First, Last int
	Captures    []Capture
}

// Get returns the first capture of that name.
func (m *Match) Get(name string) (Capture, bool) {
	for _, c := range m.Captures {
		if c.Name == name {
			return c, true
		}
	}
	return Capture{}, false
}

// maxSpan is how many tokens a match may span, and how far a look-ahead may look.
const maxSpan = 500

// maxBehind is how many tokens a look-behind may look back.
const maxBehind = 8

// scene is a sentence with its words and kinds of mention as numbers.
type scene struct {
	*Sentence
	words  []int32  // of each token of the sentence
	kinds  []int32  // of each mention
	starts []uint64 // bits of the kinds of mention that start at each token
}

func (s *scene) subject(pos int) subject {
	return subject{&s.Tokens[pos], s.words[pos-s.First]}
}

// machine runs programs by backtracking with a memory: a (instruction, token) pair that
// has failed once is not tried again for the same start, so a match costs at most
// instructions × tokens, whatever the pattern. It is Go's own bit-state method, with
// mentions as steps that are longer than one.
type machine struct {
	scene   *scene
	visited []uint32 // generation in which a pair was last tried
	gen     uint32
	base    int // the token that the run starts at
	width   int // how many places there are from base to where it must end, at most maxSpan+1
	trail   []event
	looks   *looks   // what look-arounds have been found to say
	sub     *machine // for look-arounds
	steps   int      // instructions run so far, look-arounds included
	tale    *tale    // nil unless somebody wants to know how far it got
}

// event is a capture that opens or closes, or a mention that was taken.
type event struct {
	open    bool
	name    string
	pos     int
	mention int
}

// run tries the program at pos and returns where the match ends, or -1. With until >= 0
// the match must end there.
func (m *machine) run(p *program, pos, until int) int {
	m.base = pos
	m.width = min(m.scene.Last-pos, maxSpan) + 1
	if until >= 0 {
		m.width = until - pos + 1
	}
	if size := len(p.insts) * m.width; cap(m.visited) < size {
		m.visited = make([]uint32, size+size/2)
		m.gen = 0
	}
	m.visited = m.visited[:cap(m.visited)]
	if m.gen++; m.gen == 0 {
		clear(m.visited)
		m.gen = 1
	}
	m.trail = m.trail[:0]
	return m.from(p, 0, pos, until)
}

// from goes on with a run at an instruction and a token.
func (m *machine) from(p *program, pc int32, pos, until int) int {
	s := m.scene
	for {
		if pos-m.base >= m.width { // too far, or behind a mention that reaches too far
			return -1
		}
		slot := int(pc)*m.width + pos - m.base
		if m.visited[slot] == m.gen {
			return -1
		}
		m.visited[slot] = m.gen
		m.steps++
		in := &p.insts[pc]
		switch in.op {
		case opToken:
			if pos >= s.Last || !in.test.match(s.subject(pos)) {
				return m.failed(p, pc, pos)
			}
			pc, pos = pc+1, pos+1
		case opGap:
			if pos >= s.Last || !in.test.match(s.subject(pos)) || s.holds(in.over, pos) {
				return m.failed(p, pc, pos)
			}
			pc, pos = pc+1, pos+1
		case opMention:
			if pos < s.Last && s.starts[pos-s.First]&kindBit(in.mention.kind) != 0 {
				for j := int(s.at[pos-s.First]); j < len(s.Mentions) && s.Mentions[j].First == pos; j++ {
					if !in.mention.match(s.kinds[j], s.Mentions[j].Sub) {
						continue
					}
					mark := len(m.trail)
					m.trail = append(m.trail, event{mention: j, pos: -1})
					if end := m.from(p, pc+1, s.Mentions[j].Last, until); end >= 0 {
						return end
					}
					m.trail = m.trail[:mark]
				}
			}
			return m.failed(p, pc, pos)
		case opSplit:
			if m.tale == nil { // an explanation wants to see every way fail
				if !s.passes(in.guardX, pos) {
					pc = in.y
					continue
				}
				if !s.passes(in.guardY, pos) {
					pc = in.x
					continue
				}
			}
			mark := len(m.trail)
			if end := m.from(p, in.x, pos, until); end >= 0 {
				return end
			}
			m.trail = m.trail[:mark]
			pc = in.y
		case opJump:
			pc = in.x
		case opOpen, opClose:
			m.trail = append(m.trail, event{open: in.op == opOpen, name: in.name, pos: pos, mention: -1})
			pc++
		case opLook:
			if m.look(in, pos) == in.not {
				return m.failed(p, pc, pos)
			}
			pc++
		case opStart:
			if pos != s.First {
				return m.failed(p, pc, pos)
			}
			pc++
		case opEnd:
			if pos != s.Last {
				return m.failed(p, pc, pos)
			}
			pc++
		case opMatch:
			if until >= 0 && pos != until {
				return -1
			}
			return pos
		}
	}
}

// holds says that a mention of one of the kinds, pronouns left out, starts at a token.
func (s *scene) holds(kinds []int32, pos int) bool {
	if len(kinds) == 0 {
		return false
	}
	for j := int(s.at[pos-s.First]); j < len(s.Mentions) && s.Mentions[j].First == pos; j++ {
		if s.Mentions[j].Sub != "pronoun" && slices.Contains(kinds, s.kinds[j]) {
			return true
		}
	}
	return false
}

// looks remembers what the look-arounds of a rule say at each token of a sentence, so that
// each is tried there once, even when one stands inside another.
type looks struct {
	round uint32
	seen  []uint32 // by look-around and token: the round, doubled, and whether it holds
}

// begin forgets what was found for another rule or sentence.
func (l *looks) begin(p *program, s *scene) {
	if n := p.looks * (s.Last - s.First + 1); len(l.seen) < n {
		l.seen, l.round = make([]uint32, n+n/2), 0
	}
	if l.round++; l.round == 1<<31 {
		clear(l.seen)
		l.round = 1
	}
}

// look says whether what a look-around looks for is there at a token.
func (m *machine) look(in *inst, pos int) bool {
	seen := &m.looks.seen[int(in.x)*(m.scene.Last-m.scene.First+1)+pos-m.scene.First]
	if *seen>>1 == m.looks.round {
		return *seen&1 == 1
	}
	if m.sub == nil {
		m.sub = &machine{}
	}
	m.sub.scene, m.sub.looks, m.sub.steps = m.scene, m.looks, 0
	holds := m.sub.finds(in, pos)
	m.steps += m.sub.steps
	*seen = m.looks.round << 1
	if holds {
		*seen |= 1
	}
	return holds
}

func (m *machine) finds(in *inst, pos int) bool {
	if !in.behind {
		return m.run(in.look, pos, -1) >= 0
	}
	for start := pos; start >= m.scene.First && start >= pos-maxBehind; start-- {
		if m.run(in.look, start, pos) >= 0 {
			return true
		}
	}
	return false
}

// captures turns the trail of a successful run into captures, in the order in which they
// open.
func (m *machine) captures() []Capture {
	n := 0
	for i := range m.trail {
		if m.trail[i].open {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	out := make([]Capture, 0, n)
	for i, e := range m.trail {
		switch {
		case e.mention >= 0:
		case e.open:
			c := Capture{Name: e.name, First: e.pos, Last: -1, Mention: -1}
			// The only mention between open and close is the capture's mention.
			if i+2 < len(m.trail) && m.trail[i+1].mention >= 0 && m.trail[i+2].mention < 0 && !m.trail[i+2].open {
				c.Mention = m.trail[i+1].mention
			}
			out = append(out, c)
		default: // it closes the innermost that is open
			for k := len(out) - 1; k >= 0; k-- {
				if out[k].Last < 0 {
					out[k].Last = e.pos
					break
				}
			}
		}
	}
	return out
}
