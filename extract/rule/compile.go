package rule

import (
	"slices"
	"strings"
)

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

// inst is one instruction of a program.
type inst struct {
	op      opcode
	behind  bool // of a look-around
	not     bool
	x, y    int32 // where to go on; x is the number of a look-around
	test    *test
	mention *mentionTest
	over    []int32 // kinds that a gap may not run over
	name    string  // of a capture
	look    *program

	guardX, guardY *guard // of a split
}

// program is a compiled pattern.
type program struct {
	insts []inst
	src   []string // what each instruction came from, for explanations
	looks int      // how many look-arounds it has, those inside others included
}

// vocabulary numbers the words and the kinds of mention that the rules of a set know,
// from 1, so that matching compares numbers. What no rule knows is 0.
type vocabulary struct {
	words map[string]int32
	kinds map[string]int32
	lists map[*wordSet]*words
	tests map[*tokenTest]*test
}

func newVocabulary() *vocabulary {
	return &vocabulary{words: map[string]int32{}, kinds: map[string]int32{}, lists: map[*wordSet]*words{}, tests: map[*tokenTest]*test{}}
}

func number(of map[string]int32, s string) int32 {
	n, ok := of[s]
	if !ok {
		n = int32(len(of) + 1)
		of[s] = n
	}
	return n
}

// words is a set of numbered words: one, or one bit each.
type words struct {
	one  int32
	bits []uint64
	ids  []int32 // the same as a list
}

func (w *words) has(id int32) bool {
	if w.bits == nil {
		return id == w.one && id != 0
	}
	i := int(id >> 6)
	return i < len(w.bits) && w.bits[i]&(1<<(id&63)) != 0
}

func (v *vocabulary) set(s *wordSet) *words {
	if w := v.lists[s]; w != nil {
		return w
	}
	w := &words{}
	for word := range s.words {
		w.ids = append(w.ids, number(v.words, word))
	}
	slices.Sort(w.ids)
	*w = numbered(w.ids)
	v.lists[s] = w
	return w
}

// numbered makes a set of sorted numbers.
func numbered(ids []int32) words {
	w := words{ids: ids}
	switch {
	case len(ids) == 1:
		w.one = ids[0]
	case len(ids) > 1:
		w.bits = make([]uint64, ids[len(ids)-1]>>6+1)
		for _, id := range ids {
			w.bits[id>>6] |= 1 << (id & 63)
		}
	}
	return w
}

// test is a compiled tokenTest.
type test struct {
	words *words // nil: any
	conds []condition
}

type condition struct {
	field  field
	not    bool
	words  *words
	values []string
	shapes shapes
}

// mentionTest is a compiled mentionNode.
type mentionTest struct {
	kind int32
	subs []string
	not  []string
}

func (v *vocabulary) test(t *tokenTest) *test {
	if out := v.tests[t]; out != nil {
		return out
	}
	out := &test{}
	v.tests[t] = out
	if t.words != nil {
		out.words = v.set(t.words)
	}
	for _, c := range t.conds {
		d := condition{field: c.field, not: c.not, values: c.values, shapes: c.shapes}
		if c.words != nil {
			d.words = v.set(c.words)
		}
		out.conds = append(out.conds, d)
	}
	return out
}

// match says whether a token meets the test.
func (t *test) match(s subject) bool {
	if t.words != nil && !t.words.has(s.word) {
		return false
	}
	for i := range t.conds {
		if t.conds[i].holds(s) == t.conds[i].not {
			return false
		}
	}
	return true
}

func (c *condition) holds(s subject) bool {
	switch c.field {
	case fieldNorm:
		return c.words.has(s.word)
	case fieldQuoted:
		return s.Quoted
	case fieldCap:
		return capShape.has(s.Kind)
	case fieldShape:
		return c.shapes.has(s.Kind)
	case fieldTag:
		for _, v := range c.values {
			if v == s.Tag || v[len(v)-1] == '*' && strings.HasPrefix(s.Tag, v[:len(v)-1]) {
				return true
			}
		}
	case fieldText:
		for _, v := range c.values {
			if v == s.Text || v[len(v)-1] == '*' && len(v) > 1 && strings.HasPrefix(s.Text, v[:len(v)-1]) {
				return true
			}
		}
	}
	return false
}

func (m *mentionTest) match(kind int32, sub string) bool {
	return kind == m.kind && (len(m.subs) == 0 || slices.Contains(m.subs, sub)) && !slices.Contains(m.not, sub)
}

// compiler writes programs.
type compiler struct {
	vocabulary *vocabulary
	gap        *test
	merged     map[*node]altNode // what alternatives have become, by their first
	guarding
	size  int // instructions written, look-arounds included
	looks int // look-arounds written
}

func newCompiler() *compiler {
	v := newVocabulary()
	return &compiler{vocabulary: v, merged: map[*node]altNode{}, guarding: guarding{known: map[string]*guard{}}, gap: v.test(&tokenTest{conds: []cond{{field: fieldNorm, not: true, words: gapStops()}}})}
}

// gapStops are the tokens that part clauses, over which no gap runs.
func gapStops() *wordSet { return wordsOf(";", ":", "•", ".", "?", "!", "“", "”", "\"") }

// compile turns a tree into a program; the error is a *PatternError.
func (c *compiler) compile(n node) (p *program, err error) {
	defer func() {
		if r := recover(); r != nil {
			t, ok := r.(thrown)
			if !ok {
				panic(r)
			}
			p, err = nil, t.err
		}
	}()
	c.size, c.looks = 0, 0
	p = c.program(n)
	p.looks = c.looks
	c.guards(p)
	return p, nil
}

func (c *compiler) program(n node) *program {
	w := &writer{compiler: c, prog: &program{}}
	w.node(n)
	w.emit(inst{op: opMatch}, "the end of the match")
	return w.prog
}

// writer writes one program.
type writer struct {
	*compiler
	prog *program
}

func (w *writer) emit(i inst, src string) int32 {
	if w.size++; w.size > 2*maxSize { // the parser has counted before; this is a second net
		panic(thrown{&PatternError{Msg: "the pattern is too large"}})
	}
	w.prog.insts = append(w.prog.insts, i)
	w.prog.src = append(w.prog.src, src)
	return int32(len(w.prog.insts) - 1)
}

func (w *writer) here() int32 { return int32(len(w.prog.insts)) }

func (w *writer) node(n node) {
	switch n := n.(type) {
	case seqNode:
		for _, m := range n {
			w.node(m)
		}
	case altNode:
		w.alternatives(n)
	case repNode:
		w.repetition(n)
	case gapNode:
		gap := w.gap
		if len(n.bars) > 0 {
			t := &tokenTest{conds: []cond{{field: fieldNorm, not: true, words: gapStops()}}}
			for _, bar := range n.bars {
				t.conds = append(t.conds, cond{field: fieldNorm, not: true, words: bar})
			}
			gap = w.vocabulary.test(t)
		}
		var over []int32
		for _, k := range n.over {
			over = append(over, number(w.vocabulary.kinds, k))
		}
		var splits []int32
		for range n.max {
			s := w.emit(inst{op: opSplit}, "")
			splits = append(splits, s)
			w.prog.insts[s].y = w.here() // fewest first: x is the way on
			w.emit(inst{op: opGap, test: gap, over: over}, n.src)
		}
		for _, s := range splits {
			w.prog.insts[s].x = w.here()
		}
	case capNode:
		w.emit(inst{op: opOpen, name: n.name}, "")
		w.node(n.body)
		w.emit(inst{op: opClose, name: n.name}, "")
	case lookNode:
		look := w.program(n.body)
		w.emit(inst{op: opLook, x: int32(w.looks), look: look, behind: n.behind, not: n.not}, n.src)
		w.looks++
	case edgeNode:
		if n.end {
			w.emit(inst{op: opEnd}, "the end of the sentence")
		} else {
			w.emit(inst{op: opStart}, "the beginning of the sentence")
		}
	case tokNode:
		w.emit(inst{op: opToken, test: w.vocabulary.test(n.test)}, n.src)
	case mentionNode:
		w.emit(inst{op: opMention, mention: &mentionTest{number(w.vocabulary.kinds, n.kind), n.subs, n.not}}, n.src)
	}
}

func (w *writer) alternatives(n altNode) {
	key := &n[0]
	if w.merged[key] == nil {
		w.merged[key] = merged(n)
	}
	if n = w.merged[key]; len(n) == 1 {
		w.node(n[0])
		return
	}
	var ends []int32
	for i, m := range n {
		if i == len(n)-1 {
			w.node(m)
			break
		}
		split := w.emit(inst{op: opSplit}, "")
		w.prog.insts[split].x = w.here()
		w.node(m)
		ends = append(ends, w.emit(inst{op: opJump}, ""))
		w.prog.insts[split].y = w.here()
	}
	for _, e := range ends {
		w.prog.insts[e].x = w.here()
	}
}

func (w *writer) repetition(n repNode) {
	for range n.min {
		w.node(n.body)
	}
	if n.max == noBound {
		split := w.emit(inst{op: opSplit}, "")
		w.prog.insts[split].x = w.here()
		w.node(n.body)
		w.emit(inst{op: opJump, x: split}, "")
		w.prog.insts[split].y = w.here()
		return
	}
	var splits []int32
	for range n.max - n.min {
		s := w.emit(inst{op: opSplit}, "")
		w.prog.insts[s].x = w.here()
		splits = append(splits, s)
		w.node(n.body)
	}
	for _, s := range splits {
		w.prog.insts[s].y = w.here()
	}
}

// merged makes one test of words that stand beside each other as alternatives: 'is | was'
// is one step, not three.
func merged(n altNode) altNode {
	var flat altNode
	for _, m := range n {
		if inner, ok := m.(altNode); ok {
			flat = append(flat, merged(inner)...)
		} else {
			flat = append(flat, m)
		}
	}
	var out altNode
	for i := 0; i < len(flat); i++ {
		first, ok := flat[i].(tokNode)
		j := i + 1
		for ok && j < len(flat) && plainWord(first) {
			next, isToken := flat[j].(tokNode)
			if !isToken || !plainWord(next) {
				break
			}
			j++
		}
		if j == i+1 {
			out = append(out, flat[i])
			continue
		}
		all, src := wordsOf(), make([]string, 0, j-i)
		for _, m := range flat[i:j] {
			all.add(m.(tokNode).test.words)
			src = append(src, m.(tokNode).src)
		}
		out = append(out, tokNode{&tokenTest{words: all}, strings.Join(src, " or ")})
		i = j - 1
	}
	return out
}

// plainWord says that a token is told by its word alone.
func plainWord(n tokNode) bool { return n.test.words != nil && len(n.test.conds) == 0 }
