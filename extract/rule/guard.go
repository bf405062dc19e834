package rule

import "encoding/binary"

// guard says which tokens a way through a program can go on with, so that ways that lead
// nowhere are not entered. A nil guard lets every token pass.
type guard struct {
	words  []uint64 // bits of words
	kinds  uint64   // bits of kinds of mention that start at the token
	shapes shapes   // of tokens whatever the word
}

// kindBit is the bit of a kind of mention. Kinds beyond the 63rd share one: a guard may
// let pass what fails later.
func kindBit(kind int32) uint64 { return 1 << min(kind, 63) }

// mostGuarded is how many instructions are looked at for one guard: a way that can go on
// in more places than that needs none.
const mostGuarded = 300

// guarding holds what is needed to make guards: those made before, by what they let pass,
// and buffers.
type guarding struct {
	known map[string]*guard
	words []uint64
	round int32
	seen  []int32 // by instruction, the round in which it was looked at
	todo  []int32
	key   []byte
}

// guards notes at each split of a program, and of its look-arounds, what either way can
// go on with. Guards that are alike are one.
func (c *compiler) guards(p *program) {
	c.seen, c.round = make([]int32, len(p.insts)), 0
	for i := range p.insts {
		if in := &p.insts[i]; in.op == opSplit {
			in.guardX, in.guardY = c.guard(p, in.x), c.guard(p, in.y)
		}
	}
	for i := range p.insts {
		if in := &p.insts[i]; in.op == opLook {
			c.guards(in.look)
		}
	}
}

// guard follows all ways from an instruction to the first that consumes a token. It is nil
// when a way ends without one, when any token will do, or when there are too many ways.
func (c *compiler) guard(p *program, pc int32) *guard {
	g := guard{}
	c.round++
	clear(c.words)
	c.todo = append(c.todo[:0], pc)
	for n := 0; len(c.todo) > 0; {
		pc := c.todo[len(c.todo)-1]
		c.todo = c.todo[:len(c.todo)-1]
		if c.seen[pc] == c.round {
			continue
		}
		if n++; n > mostGuarded {
			return nil
		}
		c.seen[pc] = c.round
		switch in := &p.insts[pc]; in.op {
		case opGap:
			g.shapes |= anyShape
		case opToken:
			if in.test.words == nil {
				g.shapes |= in.test.shapes()
			} else {
				c.addWords(in.test.words)
			}
		case opMention:
			g.kinds |= kindBit(in.mention.kind)
		case opSplit:
			c.todo = append(c.todo, in.x, in.y)
		case opJump:
			c.todo = append(c.todo, in.x)
		case opMatch:
			return nil
		default:
			c.todo = append(c.todo, pc+1)
		}
		if g.shapes == anyShape {
			return nil
		}
	}
	last := len(c.words)
	for last > 0 && c.words[last-1] == 0 {
		last--
	}
	c.key = binary.LittleEndian.AppendUint64(c.key[:0], g.kinds)
	c.key = binary.LittleEndian.AppendUint64(c.key, uint64(g.shapes))
	for _, w := range c.words[:last] {
		c.key = binary.LittleEndian.AppendUint64(c.key, w)
	}
	if same := c.known[string(c.key)]; same != nil {
		return same
	}
	g.words = append([]uint64(nil), c.words[:last]...)
	c.known[string(c.key)] = &g
	return &g
}

func (g *guarding) addWords(w *words) {
	if len(w.ids) == 0 {
		return
	}
	for len(g.words) <= int(w.ids[len(w.ids)-1]>>6) {
		g.words = append(g.words, 0)
	}
	if w.bits == nil {
		g.words[w.one>>6] |= 1 << (w.one & 63)
		return
	}
	for i, bits := range w.bits {
		g.words[i] |= bits
	}
}

// passes says that the way behind a guard may go on at a token.
func (s *scene) passes(g *guard, pos int) bool {
	if g == nil {
		return true
	}
	if pos >= s.Last {
		return false
	}
	i := pos - s.First
	if w := s.words[i]; int(w>>6) < len(g.words) && g.words[w>>6]&(1<<(w&63)) != 0 {
		return true
	}
	return g.kinds&s.starts[i] != 0 || g.shapes.has(s.Tokens[pos].Kind)
}
