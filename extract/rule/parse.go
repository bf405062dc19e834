package rule

import (
	"fmt"
	"strconv"
	"strings"

	"tenure/extract/token"
)

// PatternError is a fault in a pattern, at a byte of it.
type PatternError struct {
	At  int // byte in the pattern
	Msg string
}

func (e *PatternError) Error() string { return e.Msg }

// definitionError is a fault in a definition that a pattern uses.
type definitionError struct {
	name string
	err  error // a *PatternError in the definition
}

func (e *definitionError) Error() string { return fmt.Sprintf("in <%s>: %v", e.name, e.err) }
func (e *definitionError) Unwrap() error { return e.err }

// Limits that keep a pattern from costing too much.
const (
	maxDepth  = 60     // of groups inside each other
	maxRepeat = 40     // of a count or gap
	maxSource = 20_000 // bytes of a pattern
	maxSize   = 20_000 // pieces of a pattern, once its definitions and repetitions are written out
)

const tooLarge = "the pattern is too large once its definitions and repetitions are written out: %d pieces are the most"

// names is what a pattern may refer to.
type names struct {
	lists map[string]*wordSet
	defs  map[string]*definition
}

// definition is a pattern with a name.
type definition struct {
	src  string
	busy bool // it is being parsed
	done bool
	node node
	size int
	err  error
}

// parse reads the pattern of a definition, once. Its error is a *PatternError in the
// definition, or a *definitionError of another that it uses.
func (d *definition) parse(n *names) error {
	if !d.done {
		d.busy = true
		d.node, d.size, d.err = parsePattern(d.src, n)
		d.busy, d.done = false, true
	}
	return d.err
}

// parser reads a pattern by recursive descent. Faults are thrown and caught in
// parsePattern.
type parser struct {
	src   string
	pos   int
	names *names
	depth int
	size  int
}

// thrown carries an error out of the depth of the descent.
type thrown struct{ err error }

func (p *parser) fail(at int, format string, args ...any) {
	panic(thrown{&PatternError{At: at, Msg: fmt.Sprintf(format, args...)}})
}

// parsePattern gives the tree of a pattern and how many pieces it has. The error is a
// *PatternError or a *definitionError.
func parsePattern(src string, names *names) (n node, size int, err error) {
	p := &parser{src: src, names: names}
	defer func() {
		if r := recover(); r != nil {
			t, ok := r.(thrown)
			if !ok {
				panic(r)
			}
			n, err = nil, t.err
		}
	}()
	if len(src) > maxSource {
		p.fail(0, "the pattern is longer than %d bytes", maxSource)
	}
	n = p.alternatives()
	if p.space(); p.pos < len(p.src) {
		p.fail(p.pos, "unexpected %q", p.src[p.pos:p.pos+1])
	}
	return n, p.size, nil
}

func (p *parser) space() {
	for p.pos < len(p.src) && strings.IndexByte(" \t\n\r", p.src[p.pos]) >= 0 {
		p.pos++
	}
}

// peek is the next byte; 0 at the end.
func (p *parser) peek() byte {
	if p.pos < len(p.src) {
		return p.src[p.pos]
	}
	return 0
}

func (p *parser) deeper(at int) {
	if p.depth++; p.depth > maxDepth {
		p.fail(at, "nested deeper than %d", maxDepth)
	}
}

func (p *parser) grow(at, n int) {
	if p.size += n; p.size > maxSize {
		p.fail(at, tooLarge, maxSize)
	}
}

func (p *parser) alternatives() node {
	p.deeper(p.pos)
	alts := altNode{p.sequence()}
	for p.space(); p.peek() == '|'; p.space() {
		p.pos++
		alts = append(alts, p.sequence())
	}
	p.depth--
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
		if p.pos == len(p.src) || p.peek() == ')' || p.peek() == '|' {
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
	from := p.size
	n := p.atom()
	for {
		at := p.pos
		rep := repNode{body: n, max: noBound}
		switch p.peek() {
		case '?':
			p.pos++
			rep.max = 1
		case '*':
			p.pos++
		case '+':
			p.pos++
			rep.min = 1
		case '{':
			p.pos++
			rep.min = p.number()
			rep.max = rep.min
			if p.peek() == ',' {
				p.pos++
				rep.max = p.number()
			}
			if p.peek() != '}' {
				p.fail(p.pos, "want } to close the count, as in {1,3}")
			}
			p.pos++
			if rep.max < rep.min || rep.max > maxRepeat || rep.max == 0 {
				p.fail(at, "a count runs from 0 to %d, the lower bound first", maxRepeat)
			}
		default:
			return n
		}
		if _, ok := n.(lookNode); ok {
			p.fail(at, "a look-around cannot be repeated")
		}
		p.deeper(at)
		defer func() { p.depth-- }()
		p.grow(at, (p.size-from)*(max(rep.min+1, rep.max)-1)+1)
		n = rep
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

// quoted reads what stands between double quotation marks.
func (p *parser) quoted() string {
	at := p.pos
	p.pos++
	end := strings.IndexByte(p.src[p.pos:], '"')
	if end < 0 {
		p.fail(at, "this \" is never closed")
	}
	text := p.src[p.pos : p.pos+end]
	p.pos += end + 1
	return text
}

func (p *parser) atom() node {
	at := p.pos
	p.grow(at, 1)
	switch p.peek() {
	case '(':
		return p.group()
	case '^':
		p.pos++
		return edgeNode{}
	case '$':
		p.pos++
		if !isNameByte(p.peek()) {
			return edgeNode{end: true}
		}
		set := p.list(at)
		return tokNode{&tokenTest{words: set}, p.src[at:p.pos]}
	case '@':
		return p.mention()
	case '[':
		return p.constraint()
	case '~':
		p.pos++
		g := gapNode{max: p.number()}
		if g.max < 1 || g.max > maxRepeat {
			p.fail(at, "a gap is 1 to %d tokens", maxRepeat)
		}
		for p.peek() == '!' {
			p.pos++
			if p.peek() == '$' {
				p.pos++
				g.bars = append(g.bars, p.list(at))
				continue
			}
			g.over = append(g.over, p.name())
		}
		g.src = p.src[at:p.pos]
		p.grow(at, g.max)
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
		return p.literal(p.quoted(), at)
	case '.':
		p.pos++
		return tokNode{&tokenTest{}, "."}
	}
	// A bare word, or name:( … ).
	for p.pos < len(p.src) && strings.IndexByte(" \t\n\r()[]{}|?*+^$@~<>\":", p.src[p.pos]) < 0 {
		p.pos++
	}
	switch {
	case p.pos > at:
	case p.pos == len(p.src):
		p.fail(at, "the pattern ends where something to capture is wanted")
	default:
		p.fail(at, "unexpected %q", p.src[at:at+1])
	}
	word := p.src[at:p.pos]
	if p.peek() == ':' {
		p.pos++
		return p.capture(word, at)
	}
	return p.literal(word, at)
}

func (p *parser) capture(name string, at int) node {
	for i := range len(name) {
		if !isNameByte(name[i]) {
			p.fail(at, "%q is no name for a capture: letters, digits and _ make one", name)
		}
	}
	p.deeper(at)
	n := capNode{name, p.atom()}
	p.depth--
	return n
}

// group reads ( … ) and look-arounds.
func (p *parser) group() node {
	at := p.pos
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
	if p.space(); p.peek() != ')' {
		p.fail(at, "this ( is never closed")
	}
	p.pos++
	if !isLook {
		return body
	}
	look.body, look.src = body, p.src[at:p.pos]
	return look
}

// list reads the name of a list of words behind its $.
func (p *parser) list(at int) *wordSet {
	name := p.name()
	set, ok := p.names.lists[name]
	if !ok {
		p.fail(at, "no list of words is called %q%s", name, didYouMean(nearest(name, p.names.lists)))
	}
	return set
}

// mention reads @Kind[sub|!sub]:capture.
func (p *parser) mention() node {
	at := p.pos
	p.pos++
	m := mentionNode{kind: p.name()}
	if p.peek() == '[' {
		open := p.pos
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
			if p.space(); p.peek() != '|' {
				break
			}
			p.pos++
		}
		if p.peek() != ']' {
			p.fail(open, "this [ is never closed: want ] behind the kinds of the mention")
		}
		p.pos++
	}
	m.src = p.src[at:p.pos]
	if p.peek() == ':' {
		p.pos++
		return capNode{p.name(), m}
	}
	return m
}

// literal is one token or, with spaces inside the quotes, several.
func (p *parser) literal(text string, at int) node {
	if strings.HasPrefix(text, "'") && !strings.Contains(text, " ") { // 's, 'll and ' stand after a word
		return tokNode{&tokenTest{words: wordsOf(strings.ToLower(text))}, `"` + text + `"`}
	}
	doc := token.Parse(text)
	if len(doc.Tokens) == 0 {
		p.fail(at, "a word is wanted here, this is empty")
	}
	p.grow(at, len(doc.Tokens)-1)
	var seq seqNode
	for _, t := range doc.Tokens {
		src := t.Norm
		if t.Kind == token.Punct {
			src = `"` + src + `"`
		}
		seq = append(seq, tokNode{&tokenTest{words: wordsOf(t.Norm)}, src})
	}
	if len(seq) == 1 {
		return seq[0]
	}
	return seq
}

func (p *parser) definition(name string, at int) node {
	d, ok := p.names.defs[name]
	switch {
	case !ok:
		p.fail(at, "nothing is defined as <%s>%s", name, didYouMean(nearest(name, p.names.defs)))
	case d.busy:
		p.fail(at, "<%s> is defined by itself", name)
	}
	if err := d.parse(p.names); err != nil {
		if _, deeper := err.(*definitionError); !deeper {
			err = &definitionError{name, err}
		}
		panic(thrown{err})
	}
	p.grow(at, d.size)
	return d.node
}
