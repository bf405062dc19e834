package when

import (
	"strings"

	"tenure/extract/token"
)

// info is what the vocabulary and the shape of a token say of it.
type info struct {
	word *word  // nil for unknown words
	mask uint64 // classes
	fig  figure
	// part says that the token carries a part of the date in itself: mid-2018.
	part bool
}

// value is what the token contributes as one of its classes.
func (in *info) value(c class) int {
	if in.word != nil && in.word.mask>>c&1 != 0 {
		return in.word.value(c)
	}
	return in.fig.a
}

func (in *info) is(c class) bool { return in.mask>>c&1 != 0 }

// maxCaptures bounds the classes and nested dates of one pattern.
const maxCaptures = 10

// capture is a token that matched a class, or a nested match.
type capture struct {
	class class
	nest  layer // > 0 for a nested match
	at    int32 // token, or place in matcher.nested
}

// match is a stretch of tokens that a variant of a rule matched.
type match struct {
	variant     *variant
	first, last int // tokens without the context, half open
	captures    [maxCaptures]capture
	n           int
}

// matcher finds matches in one document. It is used by one goroutine at a time.
type matcher struct {
	grammar *grammar
	tokens  []token.Token
	infos   []info
	begin   int // the sentence
	end     int
	// The expression at hand, its context left out.
	first, last int
	captures    [maxCaptures]capture
	nested      []match
	found       []match // candidates at one place
	// surnames says of ambiguous months whether the document calls somebody so.
	surnames map[string]bool
}

// describe fills in the infos of the document's tokens.
func (m *matcher) describe(d *token.Document) {
	m.tokens = d.Tokens
	if cap(m.infos) < len(d.Tokens) {
		m.infos = make([]info, len(d.Tokens))
	}
	m.infos = m.infos[:len(d.Tokens)]
	clear(m.surnames)
	for i := range d.Tokens {
		t := &d.Tokens[i]
		m.infos[i] = m.grammar.info(t)
		if i > 0 && m.infos[i].is(classMonth) && m.infos[i-1].word.in(setHonorifics) {
			if m.surnames == nil {
				m.surnames = make(map[string]bool)
			}
			m.surnames[t.Norm] = true
		}
	}
}

// capitalised are the classes whose words are names of times only with a capital.
const capitalised = 1<<classMonth | 1<<classShortMonth | 1<<classWeekday | 1<<classShortWeekday

func (g *grammar) info(t *token.Token) (in info) {
	if t.Kind == token.Number {
		in.fig = readFigure(t.Norm)
		in.mask = in.fig.mask
		if in.mask == 0 {
			in.word = g.vocabulary.words[t.Norm]
		}
		return in
	}
	in.word = g.vocabulary.words[t.Norm]
	if in.word != nil {
		in.mask = in.word.mask
		if t.Kind != token.Title && t.Kind != token.Upper {
			in.mask &^= capitalised
		}
		return in
	}
	if n := t.Norm; len(n) > 3 && n[0] == '\'' && n[1] <= '9' { // ’80s
		in.fig = readFigure(n[1:])
		in.mask = in.fig.mask & (1 << classShortDecade)
	} else if prefix, rest, ok := strings.Cut(n, "-"); ok && len(rest) > 2 {
		if w := g.vocabulary.words[prefix]; w != nil && w.mask>>classEarly&1 != 0 {
			in.part = true
			if rest[0] <= '9' {
				in.fig = readFigure(rest)
				in.mask = in.fig.mask & (1<<classYear | 1<<classDecade | 1<<classShortDecade)
			} else if w := g.vocabulary.words[rest]; w != nil {
				in.word = w
				in.mask = w.mask & (1<<classMonth | 1<<classSeason | 1<<classDecadeWord)
			}
		}
	}
	return in
}

// sentence turns the matcher to the tokens first to last, half open.
func (m *matcher) sentence(first, last int) {
	m.begin, m.end = first, last
	m.nested = m.nested[:0]
}

// starts says whether an expression can start at a token.
func (m *matcher) starts(i int) bool {
	in := &m.infos[i]
	return in.mask&m.grammar.startMask != 0 || in.word != nil && in.word.literal < len(m.grammar.startLiteral) && m.grammar.startLiteral[in.word.literal]
}

// candidates returns all matches that start at a token, context included, longest first
// and then in the order of the rules. They are valid until the next call.
func (m *matcher) candidates(i int) []match {
	m.found = m.found[:0]
	for l := layerPlain; l <= layerSpan; l++ {
		m.walk(&m.grammar.roots[l], i, i, 0)
	}
	// Few, so that sorting by insertion is enough, and it allocates nothing.
	for a := 1; a < len(m.found); a++ {
		for b := a; b > 0 && m.found[b].better(&m.found[b-1]); b-- {
			m.found[b], m.found[b-1] = m.found[b-1], m.found[b]
		}
	}
	return m.found
}

func (a *match) better(b *match) bool {
	if a.last != b.last {
		return a.last > b.last
	}
	return a.variant.order < b.variant.order
}

func (m *matcher) walk(n *node, start, pos, captures int) {
	for i := range n.variants {
		v := &n.variants[i]
		m.found = append(m.found, match{v, start + v.before, pos - v.after, m.captures, captures})
	}
	if pos >= m.end || captures == maxCaptures {
		return
	}
	in := &m.infos[pos]
	for i := range n.edges {
		e := &n.edges[i]
		switch {
		case e.literal > 0:
			if in.word != nil && in.word.literal == e.literal {
				m.walk(e.to, start, pos+1, captures)
			}
		case e.nest > 0:
			if !m.starts(pos) {
				continue
			}
			if child, ok := m.longest(e.nest, pos); ok {
				m.nested = append(m.nested, child)
				m.captures[captures] = capture{nest: e.nest, at: int32(len(m.nested) - 1)}
				m.walk(e.to, start, child.last, captures+1)
			}
		case in.mask>>e.class&1 != 0:
			m.captures[captures] = capture{class: e.class, at: int32(pos)}
			m.walk(e.to, start, pos+1, captures+1)
		}
	}
}

// longest is the best match of the layers up to l at a token; context is left out of
// account.
func (m *matcher) longest(l layer, i int) (best match, ok bool) {
	saved, base := m.captures, len(m.found)
	for k := layerPlain; k <= l; k++ {
		m.walk(&m.grammar.roots[k], i, i, 0)
	}
	for k := base; k < len(m.found); k++ {
		c := &m.found[k]
		if c.variant.before == 0 && c.variant.after == 0 && c.variant.rule.op != opNone && (!ok || c.better(&best)) && (c.variant.rule.op != opShift || m.pass(c)) {
			best, ok = *c, true
		}
	}
	m.captures, m.found = saved, m.found[:base]
	return best, ok
}
