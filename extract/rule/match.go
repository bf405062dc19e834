package rule

import (
	"tenure/extract/token"
)

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
	Mention     int // index into Sentence.Mentions when the part is a single mention, else -1
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

// machine runs programs by backtracking with a memory: a (instruction, token) pair that
// has failed once is not tried again for the same start, so a match costs at most
// instructions × tokens, whatever the pattern. It is Go's own bit-state method, with
// mentions as steps that are longer than one.
type machine struct {
	sent    *Sentence
	visited []uint32 // generation in which a pair was last tried
	gen     uint32
	trail   []event
	reach   int // the furthest token reached, and by which instruction, for explanations
	reachPC int
}

type event struct {
	open    bool
	name    string
	pos     int
	mention int
}

func (m *machine) prepare(p *program) {
	size := len(p.insts) * (m.sent.Last - m.sent.First + 1)
	if cap(m.visited) < size {
		m.visited = make([]uint32, size)
		m.gen = 0
	}
	m.visited = m.visited[:cap(m.visited)]
	m.next()
}

func (m *machine) next() {
	m.gen++
	if m.gen == 0 {
		clear(m.visited)
		m.gen = 1
	}
}

// run tries the program at pos and returns where the match ends, or -1. With until >= 0
// the match must end there.
func (m *machine) run(p *program, pc, pos, until int) int {
	s := m.sent
	width := s.Last - s.First + 1
	for {
		slot := pc*width + pos - s.First
		if m.visited[slot] == m.gen {
			return -1
		}
		m.visited[slot] = m.gen
		if pos > m.reach {
			m.reach, m.reachPC = pos, pc
		} else if pos == m.reach && pc > m.reachPC {
			m.reachPC = pc
		}
		in := &p.insts[pc]
		switch in.op {
		case opToken:
			if pos >= s.Last || !in.test.match(&s.Tokens[pos]) {
				return -1
			}
			pc, pos = pc+1, pos+1
		case opGap:
			if pos >= s.Last || !in.test.match(&s.Tokens[pos]) || s.holds(in.over, pos) {
				return -1
			}
			pc, pos = pc+1, pos+1
		case opMention:
			if pos >= s.Last {
				return -1
			}
			for j := int(s.at[pos-s.First]); j < len(s.Mentions) && s.Mentions[j].First == pos; j++ {
				if !in.kind.match(&s.Mentions[j]) {
					continue
				}
				mark := len(m.trail)
				m.trail = append(m.trail, event{mention: j, pos: -1})
				if end := m.run(p, pc+1, s.Mentions[j].Last, until); end >= 0 {
					return end
				}
				m.trail = m.trail[:mark]
			}
			return -1
		case opSplit:
			mark := len(m.trail)
			if end := m.run(p, in.x, pos, until); end >= 0 {
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
				return -1
			}
			pc++
		case opStart:
			if pos != s.First {
				return -1
			}
			pc++
		case opEnd:
			if pos != s.Last {
				return -1
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
func (s *Sentence) holds(kinds []string, pos int) bool {
	if len(kinds) == 0 {
		return false
	}
	for j := int(s.at[pos-s.First]); j < len(s.Mentions) && s.Mentions[j].First == pos; j++ {
		for _, k := range kinds {
			if s.Mentions[j].Kind == k && s.Mentions[j].Sub != "pronoun" {
				return true
			}
		}
	}
	return false
}

// maxBehind is how many tokens a look-behind may look back.
const maxBehind = 8

func (m *machine) look(in *inst, pos int) bool {
	sub := &machine{sent: m.sent}
	if !in.behind {
		sub.prepare(in.look)
		return sub.run(in.look, 0, pos, -1) >= 0
	}
	for start := pos; start >= m.sent.First && start >= pos-maxBehind; start-- {
		sub.prepare(in.look)
		if sub.run(in.look, 0, start, pos) >= 0 {
			return true
		}
	}
	return false
}

// captures turns the trail of a successful run into captures, in the order in which they
// open.
func (m *machine) captures() []Capture {
	var out []Capture
	var open []int
	for i, e := range m.trail {
		switch {
		case e.name == "":
		case e.open:
			out = append(out, Capture{Name: e.name, First: e.pos, Mention: -1})
			open = append(open, len(out)-1)
			// A single mention between open and close is the capture's mention.
			if i+2 < len(m.trail) && m.trail[i+1].name == "" && m.trail[i+1].mention >= 0 && m.trail[i+2].name == e.name && !m.trail[i+2].open {
				out[len(out)-1].Mention = m.trail[i+1].mention
			}
		default:
			if len(open) > 0 {
				out[open[len(open)-1]].Last = e.pos
				open = open[:len(open)-1]
			}
		}
	}
	return out
}
