package rule

import "tenure/extract/token"

type opcode uint8

const (
	opToken   opcode = iota // one token that meets test
	opGap                   // one token that a gap may run over
	opMention               // one mention of a kind
	opSplit                 // try x, then y
	opJump                  // go on at x
	opOpen                  // a capture opens
	opClose                 // and closes
	opLook                  // a look-around holds
	opStart                 // at the beginning of the sentence
	opEnd                   // at its end
	opMatch
)

type inst struct {
	op     opcode
	x, y   int
	test   *tokenTest
	kind   *mentionNode
	over   []string
	name   string
	look   *program
	behind bool
	not    bool
}

// program is a compiled pattern.
type program struct {
	insts []inst
	src   []string // what each instruction came from, for explanations
}

type compiler struct {
	prog *program
}

func compilePattern(n node) *program {
	c := &compiler{prog: &program{}}
	c.node(n)
	c.emit(inst{op: opMatch}, "end of the pattern")
	return c.prog
}

func (c *compiler) emit(i inst, src string) int {
	c.prog.insts = append(c.prog.insts, i)
	c.prog.src = append(c.prog.src, src)
	return len(c.prog.insts) - 1
}

func (c *compiler) here() int { return len(c.prog.insts) }

func (c *compiler) node(n node) {
	switch n := n.(type) {
	case seqNode:
		for _, m := range n {
			c.node(m)
		}
	case altNode:
		var ends []int
		for i, m := range n {
			if i == len(n)-1 {
				c.node(m)
				break
			}
			split := c.emit(inst{op: opSplit}, "")
			c.prog.insts[split].x = c.here()
			c.node(m)
			ends = append(ends, c.emit(inst{op: opJump}, ""))
			c.prog.insts[split].y = c.here()
		}
		for _, e := range ends {
			c.prog.insts[e].x = c.here()
		}
	case repNode:
		for range n.min {
			c.node(n.body)
		}
		if n.max == maxRepeat { // without a bound: a loop
			split := c.emit(inst{op: opSplit}, "")
			c.prog.insts[split].x = c.here()
			c.node(n.body)
			c.emit(inst{op: opJump, x: split}, "")
			c.prog.insts[split].y = c.here()
			return
		}
		var splits []int
		for range n.max - n.min {
			s := c.emit(inst{op: opSplit}, "")
			c.prog.insts[s].x = c.here()
			splits = append(splits, s)
			c.node(n.body)
		}
		for _, s := range splits {
			c.prog.insts[s].y = c.here()
		}
	case gapNode:
		var splits []int
		for range n.max {
			s := c.emit(inst{op: opSplit}, "")
			splits = append(splits, s)
			c.prog.insts[s].y = c.here() // fewest first: x is the way on
			c.emit(inst{op: opGap, test: &gapTest, over: n.over}, "~")
		}
		for _, s := range splits {
			c.prog.insts[s].x = c.here()
		}
	case capNode:
		c.emit(inst{op: opOpen, name: n.name}, "")
		c.node(n.body)
		c.emit(inst{op: opClose, name: n.name}, "")
	case lookNode:
		c.emit(inst{op: opLook, look: compilePattern(n.body), behind: n.behind, not: n.not}, "look-around")
	case edgeNode:
		if n.end {
			c.emit(inst{op: opEnd}, "$")
		} else {
			c.emit(inst{op: opStart}, "^")
		}
	case tokNode:
		c.emit(inst{op: opToken, test: &n.test}, n.src)
	case mentionNode:
		c.emit(inst{op: opMention, kind: &n}, "@"+n.kind)
	}
}

// gapTest is what a gap may run over: anything but what parts clauses.
var gapTest = tokenTest{conds: []cond{{field: "norm", not: true, words: &wordSet{words: map[string]struct{}{
	";": {}, ":": {}, "•": {}, ".": {}, "?": {}, "!": {}, "“": {}, "”": {}, "\"": {},
}}}}}

// first is what a match can begin with: some words, some kinds of mention, or anything.
type first struct {
	any   bool
	words map[string]struct{}
	kinds map[string]struct{}
}

// firstOf follows all ways from the start of a program to its first consuming
// instruction.
func (p *program) firstOf() first {
	f := first{words: map[string]struct{}{}, kinds: map[string]struct{}{}}
	seen := make([]bool, len(p.insts))
	var walk func(pc int)
	walk = func(pc int) {
		if seen[pc] {
			return
		}
		seen[pc] = true
		switch in := &p.insts[pc]; in.op {
		case opGap:
			f.any = true
			return
		case opToken:
			if in.test.words == nil {
				f.any = true
				return
			}
			for w := range in.test.words.words {
				f.words[w] = struct{}{}
			}
		case opMention:
			f.kinds[in.kind.kind] = struct{}{}
		case opSplit:
			walk(in.x)
			walk(in.y)
		case opJump:
			walk(in.x)
		case opMatch:
			f.any = true
		default:
			walk(pc + 1)
		}
	}
	walk(0)
	return f
}

// need is something without which a pattern cannot match anywhere in a sentence.
type need struct {
	words map[string]struct{} // one of these words
	kind  string              // or, when words is nil, a mention of this kind; "" for no need
}

// needOf finds the most telling need of a pattern: the smallest set of words that stands
// on every way through it, else a kind of mention.
func needOf(n node) need {
	best := need{}
	better := func(a need) {
		switch {
		case a.words == nil && a.kind == "":
		case a.words != nil && (best.words == nil || len(a.words) < len(best.words)):
			best = a
		case a.words == nil && best.words == nil && best.kind == "":
			best = a
		}
	}
	switch n := n.(type) {
	case seqNode:
		for _, m := range n {
			better(needOf(m))
		}
	case altNode:
		// One of the needs of its branches, if each branch has one of words; else none.
		union := map[string]struct{}{}
		kind, same := "", true
		for i, m := range n {
			d := needOf(m)
			if i == 0 {
				kind = d.kind
			}
			same = same && d.words == nil && d.kind == kind
			if d.words == nil {
				union = nil
			}
			if union != nil {
				for w := range d.words {
					union[w] = struct{}{}
				}
			}
		}
		if union != nil {
			return need{words: union}
		}
		if same {
			return need{kind: kind}
		}
	case repNode:
		if n.min > 0 {
			return needOf(n.body)
		}
	case capNode:
		return needOf(n.body)
	case tokNode:
		if n.test.words != nil {
			return need{words: n.test.words.words}
		}
	case mentionNode:
		return need{kind: n.kind}
	}
	return best
}

// Mention is a span of tokens that earlier stages have named, as patterns see it.
type Mention struct {
	Kind, Sub   string
	First, Last int // tokens, half open
	Ref         int // the caller's own index
}

func (m *mentionNode) match(n *Mention) bool {
	if n.Kind != m.kind {
		return false
	}
	for _, s := range m.not {
		if n.Sub == s {
			return false
		}
	}
	if len(m.subs) == 0 {
		return true
	}
	for _, s := range m.subs {
		if n.Sub == s {
			return true
		}
	}
	return false
}

var _ = token.Punct
