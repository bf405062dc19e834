package rule

import (
	"fmt"
	"strconv"
	"strings"

	"tenure/extract/token"
)

// node is a piece of a parsed pattern.
type node interface{}

type (
	seqNode []node
	altNode []node
	repNode struct { // x?, x*, x+, x{m,n}
		body     node
		min, max int
	}
	capNode struct {
		name string
		body node
	}
	lookNode struct { // (?= (?! (?<= (?<!
		body        node
		behind, not bool
	}
	gapNode struct { // ~n: up to n tokens, as few as will do; ~n!Kind: over no mention of the kind
		max  int
		over []string
	}
	tokNode struct {
		test tokenTest
		src  string
	}
	mentionNode struct {
		kind string
		subs []string // any of them; none: any
		not  []string
	}
	edgeNode struct{ end bool } // ^ and $
)

// tokenTest is a conjunction of constraints on one token.
type tokenTest struct {
	words *wordSet // nil: any
	conds []cond
}

type cond struct {
	field  string // norm, text, tag, shape, quoted
	not    bool
	words  *wordSet
	values []string
	shapes uint16
}

type wordSet struct {
	name  string
	words map[string]struct{}
}

func (w *wordSet) has(s string) bool { _, ok := w.words[s]; return ok }

// PatternError is a fault in a pattern, at a byte of it.
type PatternError struct {
	At  int // byte in the pattern
	Msg string
}

func (e *PatternError) Error() string { return e.Msg }

// parser reads a pattern by recursive descent.
type parser struct {
	src  string
	pos  int
	sets map[string]*wordSet
	defs map[string]string
	// inside lists the definitions being expanded, so that one that names itself is found.
	inside []string
	depth  int
}

const (
	maxDepth  = 60
	maxRepeat = 40
	maxSource = 20_000
)

func (p *parser) fail(at int, format string, args ...any) {
	panic(&PatternError{At: at, Msg: fmt.Sprintf(format, args...)})
}

func parsePattern(src string, sets map[string]*wordSet, defs map[string]string) (n node, err error) {
	p := &parser{src: src, sets: sets, defs: defs}
	defer func() {
		if r := recover(); r != nil {
			pe, ok := r.(*PatternError)
			if !ok {
				panic(r)
			}
			err = pe
		}
	}()
	if len(src) > maxSource {
		p.fail(0, "pattern is longer than %d bytes", maxSource)
	}
	n = p.alternatives()
	p.space()
	if p.pos < len(p.src) {
		p.fail(p.pos, "unexpected %q", p.src[p.pos:p.pos+1])
	}
	return n, nil
}

func (p *parser) space() {
	for p.pos < len(p.src) && strings.IndexByte(" \t\n\r", p.src[p.pos]) >= 0 {
		p.pos++
	}
}

func (p *parser) peek() byte {
	if p.pos < len(p.src) {
		return p.src[p.pos]
	}
	return 0
}

func (p *parser) alternatives() node {
	p.depth++
	defer func() { p.depth-- }()
	if p.depth > maxDepth {
		p.fail(p.pos, "nested deeper than %d", maxDepth)
	}
	alts := altNode{p.sequence()}
	for p.space(); p.peek() == '|'; p.space() {
		p.pos++
		alts = append(alts, p.sequence())
	}
	if len(alts) == 1 {
		return alts[0]
	}
	return alts
}

func (p *parser) sequence() node {
	var seq seqNode
	start := p.pos
	for {
		p.space()
		c := p.peek()
		if c == 0 || c == ')' || c == '|' {
			break
		}
		seq = append(seq, p.repeated())
	}
	if len(seq) == 0 {
		p.fail(start, "nothing to match here: write a word, a [constraint], a @Kind or a group")
	}
	if len(seq) == 1 {
		return seq[0]
	}
	return seq
}

func (p *parser) repeated() node {
	n := p.atom()
	for {
		at := p.pos
		switch p.peek() {
		case '?':
			p.pos++
			n = repNode{n, 0, 1}
		case '*':
			p.pos++
			n = repNode{n, 0, maxRepeat}
		case '+':
			p.pos++
			n = repNode{n, 1, maxRepeat}
		case '{':
			p.pos++
			lo := p.number()
			hi := lo
			if p.peek() == ',' {
				p.pos++
				hi = p.number()
			}
			if p.peek() != '}' {
				p.fail(p.pos, "want } to close the count, as in {1,3}")
			}
			p.pos++
			if hi < lo || hi > maxRepeat || hi == 0 {
				p.fail(at, "a count runs from 0 to %d, the lower bound first", maxRepeat)
			}
			n = repNode{n, lo, hi}
		default:
			return n
		}
		if _, ok := n.(repNode).body.(lookNode); ok {
			p.fail(at, "a look-around cannot be repeated")
		}
	}
}

func (p *parser) number() int {
	at := p.pos
	for p.peek() >= '0' && p.peek() <= '9' {
		p.pos++
	}
	n, err := strconv.Atoi(p.src[at:p.pos])
	if err != nil {
		p.fail(at, "want a number")
	}
	return n
}

func isNameByte(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

func (p *parser) name() string {
	at := p.pos
	for p.pos < len(p.src) && isNameByte(p.src[p.pos]) {
		p.pos++
	}
	if at == p.pos {
		p.fail(at, "want a name here")
	}
	return p.src[at:p.pos]
}

func (p *parser) atom() node {
	at := p.pos
	switch c := p.peek(); c {
	case '(':
		p.pos++
		look := lookNode{}
		isLook := true
		switch rest := p.src[p.pos:]; {
		case strings.HasPrefix(rest, "?="):
			p.pos += 2
		case strings.HasPrefix(rest, "?!"):
			p.pos += 2
			look.not = true
		case strings.HasPrefix(rest, "?<="):
			p.pos += 3
			look.behind = true
		case strings.HasPrefix(rest, "?<!"):
			p.pos += 3
			look.behind, look.not = true, true
		default:
			isLook = false
		}
		body := p.alternatives()
		p.space()
		if p.peek() != ')' {
			p.fail(at, "this ( is never closed")
		}
		p.pos++
		if !isLook {
			return body
		}
		look.body = body
		return look
	case '^':
		p.pos++
		return edgeNode{}
	case '$':
		p.pos++
		if !isNameByte(p.peek()) {
			return edgeNode{end: true}
		}
		name := p.name()
		set, ok := p.sets[name]
		if !ok {
			p.fail(at, "no list of words is called %q%s", name, nearest(name, p.sets))
		}
		return tokNode{tokenTest{words: set}, "$" + name}
	case '@':
		p.pos++
		m := mentionNode{kind: p.name()}
		if p.peek() == '[' {
			p.pos++
			for {
				p.space()
				not := p.peek() == '!'
				if not {
					p.pos++
				}
				if s := p.name(); not {
					m.not = append(m.not, s)
				} else {
					m.subs = append(m.subs, s)
				}
				p.space()
				if p.peek() == '|' {
					p.pos++
					continue
				}
				break
			}
			if p.peek() != ']' {
				p.fail(p.pos, "want ] to close the kinds of the mention")
			}
			p.pos++
		}
		if p.peek() == ':' {
			p.pos++
			return capNode{p.name(), m}
		}
		return m
	case '[':
		return p.constraint()
	case '~':
		p.pos++
		n := p.number()
		if n < 1 || n > maxRepeat {
			p.fail(at, "a gap is 1 to %d tokens", maxRepeat)
		}
		g := gapNode{max: n}
		for p.peek() == '!' {
			p.pos++
			g.over = append(g.over, p.name())
		}
		return g
	case '<':
		p.pos++
		name := p.name()
		if p.peek() != '>' {
			p.fail(at, "want > to close the name of the definition")
		}
		p.pos++
		return p.definition(name, at)
	case '"':
		p.pos++
		end := strings.IndexByte(p.src[p.pos:], '"')
		if end < 0 {
			p.fail(at, "this \" is never closed")
		}
		lit := p.src[p.pos : p.pos+end]
		p.pos += end + 1
		return p.literal(lit, at)
	case '.':
		p.pos++
		return tokNode{tokenTest{}, "."}
	}
	// A bare word, or name:( … ).
	for p.pos < len(p.src) && strings.IndexByte(" \t\n\r()[]{}|?*+^$@~<>\":", p.src[p.pos]) < 0 {
		p.pos++
	}
	if p.pos == at {
		p.fail(at, "unexpected %q", p.src[at:at+1])
	}
	word := p.src[at:p.pos]
	if p.peek() == ':' {
		p.pos++
		return capNode{word, p.atom()}
	}
	return p.literal(word, at)
}

// literal is one token or, with spaces inside the quotes, several.
func (p *parser) literal(text string, at int) node {
	if strings.HasPrefix(text, "'") && !strings.Contains(text, " ") { // 's, 'll and ' stand after a word
		return tokNode{tokenTest{words: &wordSet{words: map[string]struct{}{strings.ToLower(text): {}}}}, text}
	}
	doc := token.Parse(text)
	if len(doc.Tokens) == 0 {
		p.fail(at, "a word is wanted here, this is empty")
	}
	var seq seqNode
	for _, t := range doc.Tokens {
		seq = append(seq, tokNode{tokenTest{words: &wordSet{words: map[string]struct{}{t.Norm: {}}}}, t.Norm})
	}
	if len(seq) == 1 {
		return seq[0]
	}
	return seq
}

func (p *parser) definition(name string, at int) node {
	src, ok := p.defs[name]
	if !ok {
		p.fail(at, "nothing is defined as <%s>%s", name, nearest(name, p.defs))
	}
	for _, in := range p.inside {
		if in == name {
			p.fail(at, "<%s> is defined by itself", name)
		}
	}
	q := &parser{src: src, sets: p.sets, defs: p.defs, inside: append(p.inside, name), depth: p.depth}
	defer func() {
		if r := recover(); r != nil {
			if pe, ok := r.(*PatternError); ok {
				panic(&PatternError{At: at, Msg: fmt.Sprintf("in <%s> at byte %d: %s", name, pe.At, pe.Msg)})
			}
			panic(r)
		}
	}()
	n := q.alternatives()
	q.space()
	if q.pos < len(q.src) {
		q.fail(q.pos, "unexpected %q", q.src[q.pos:q.pos+1])
	}
	return n
}

var shapeNames = map[string]token.Kind{
	"punct": token.Punct, "lower": token.Lower, "title": token.Title, "upper": token.Upper, "initial": token.Initial, "number": token.Number,
}

// constraint reads [field=value|value & !field=value & quoted].
func (p *parser) constraint() node {
	at := p.pos
	p.pos++
	var t tokenTest
	for {
		p.space()
		c := cond{}
		if p.peek() == '!' {
			p.pos++
			c.not = true
		}
		fieldAt := p.pos
		c.field = p.name()
		switch c.field {
		case "quoted", "cap":
		case "norm", "text", "tag", "shape":
			p.space()
			if p.peek() != '=' {
				p.fail(p.pos, "want = after %s", c.field)
			}
			p.pos++
			for {
				p.value(&c)
				p.space()
				if p.peek() != '|' {
					break
				}
				p.pos++
			}
		default:
			p.fail(fieldAt, "no constraint is called %q: norm, text, tag, shape, cap, quoted are", c.field)
		}
		if c.field == "norm" && !c.not && c.words != nil && t.words == nil {
			t.words = c.words
		} else {
			t.conds = append(t.conds, c)
		}
		p.space()
		if p.peek() == '&' {
			p.pos++
			continue
		}
		break
	}
	if p.peek() != ']' {
		p.fail(at, "this [ is never closed")
	}
	p.pos++
	return tokNode{t, p.src[at:p.pos]}
}

func (p *parser) value(c *cond) {
	p.space()
	at := p.pos
	if p.peek() == '$' && c.field == "norm" {
		p.pos++
		name := p.name()
		set, ok := p.sets[name]
		if !ok {
			p.fail(at, "no list of words is called %q%s", name, nearest(name, p.sets))
		}
		p.addWords(c, set.words)
		return
	}
	var v string
	if p.peek() == '"' {
		p.pos++
		end := strings.IndexByte(p.src[p.pos:], '"')
		if end < 0 {
			p.fail(at, "this \" is never closed")
		}
		v = p.src[p.pos : p.pos+end]
		p.pos += end + 1
	} else {
		for p.pos < len(p.src) && strings.IndexByte(" \t\n\r|&]", p.src[p.pos]) < 0 {
			p.pos++
		}
		v = p.src[at:p.pos]
	}
	if v == "" {
		p.fail(at, "want a value here")
	}
	switch c.field {
	case "norm":
		p.addWords(c, map[string]struct{}{v: {}})
	case "shape":
		k, ok := shapeNames[v]
		if !ok {
			p.fail(at, "no shape is called %q: punct, lower, title, upper, initial, number are", v)
		}
		c.shapes |= 1 << k
	default:
		c.values = append(c.values, v)
	}
}

func (p *parser) addWords(c *cond, words map[string]struct{}) {
	merged := make(map[string]struct{}, len(words))
	if c.words != nil {
		for w := range c.words.words {
			merged[w] = struct{}{}
		}
	}
	for w := range words {
		merged[w] = struct{}{}
	}
	c.words = &wordSet{words: merged}
}

// match says whether a token meets the test.
func (t *tokenTest) match(tok *token.Token) bool {
	if t.words != nil && !t.words.has(tok.Norm) {
		return false
	}
	for i := range t.conds {
		if t.conds[i].holds(tok) == t.conds[i].not {
			return false
		}
	}
	return true
}

func (c *cond) holds(tok *token.Token) bool {
	switch c.field {
	case "norm":
		return c.words.has(tok.Norm)
	case "quoted":
		return tok.Quoted
	case "cap":
		return tok.Kind == token.Title || tok.Kind == token.Upper || tok.Kind == token.Initial
	case "shape":
		return c.shapes&(1<<tok.Kind) != 0
	case "tag":
		for _, v := range c.values {
			if p, ok := strings.CutSuffix(v, "*"); ok && strings.HasPrefix(tok.Tag, p) || v == tok.Tag {
				return true
			}
		}
	case "text":
		for _, v := range c.values {
			if v == tok.Text {
				return true
			}
		}
	}
	return false
}
