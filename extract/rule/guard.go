package rule

import (
	"fmt"
	"slices"
)

// guard says which tokens a way through a program can go on with, so that ways that lead
// nowhere are not entered. A nil guard lets every token pass.
type guard struct {
	words  words
	kinds  uint64 // bits of kinds of mention that start at the token
	shapes shapes // of tokens whatever the word
}

// kindBit is the bit of a kind of mention. Kinds beyond the 63rd share one: a guard may
// let pass what fails later.
func kindBit(kind int32) uint64 { return 1 << min(kind, 63) }

// mostGuarded is how many instructions are looked at for one guard: a way that can go on
// in more places than that needs none.
const mostGuarded = 300

// guards notes at each split of a program, and of its look-arounds, what either way can
// go on with. Guards that are alike are one.
func (c *compiler) guards(p *program) {
	for i := range p.insts {
		switch in := &p.insts[i]; in.op {
		case opSplit:
			in.guardX, in.guardY = c.guard(p, in.x), c.guard(p, in.y)
		case opLook:
			c.guards(in.look)
		}
	}
}

func (c *compiler) guard(p *program, pc int32) *guard {
	f, ok := p.firstFrom(pc, mostGuarded)
	if !ok || f.shapes == anyShape {
		return nil
	}
	g := &guard{shapes: f.shapes}
	var ids []int32
	for w := range f.words {
		ids = append(ids, w)
	}
	slices.Sort(ids)
	g.words = numbered(ids)
	for k := range f.kinds {
		g.kinds |= kindBit(k)
	}
	key := fmt.Sprint(ids, g.kinds, g.shapes)
	if same := c.known[key]; same != nil {
		return same
	}
	c.known[key] = g
	return g
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
	return g.words.has(s.words[i]) || g.kinds&s.starts[i] != 0 || g.shapes.has(s.Tokens[pos].Kind)
}
