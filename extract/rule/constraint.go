package rule

import (
	"strings"
)

// constraint reads [field=value|value & !field=value & quoted].
func (p *parser) constraint() node {
	at := p.pos
	p.pos++
	t := &tokenTest{}
	for {
		p.space()
		c := cond{}
		if p.peek() == '!' {
			p.pos++
			c.not = true
		}
		fieldAt := p.pos
		name := p.name()
		f, ok := fieldNames[name]
		if !ok {
			p.fail(fieldAt, "no constraint is called %q: norm, text, tag, shape, cap, quoted are%s", name, didYouMean(nearest(name, fieldNames)))
		}
		c.field = f
		if f != fieldCap && f != fieldQuoted {
			p.values(&c, name)
		}
		if c.field == fieldNorm && !c.not && t.words == nil {
			t.words = c.words
		} else {
			t.conds = append(t.conds, c)
		}
		if p.space(); p.peek() != '&' {
			break
		}
		p.pos++
	}
	if p.peek() != ']' {
		p.fail(at, "this [ is never closed")
	}
	p.pos++
	return tokNode{t, p.src[at:p.pos]}
}

func (p *parser) values(c *cond, name string) {
	if p.space(); p.peek() != '=' {
		p.fail(p.pos, "want = after %s", name)
	}
	p.pos++
	for {
		p.value(c)
		if p.space(); p.peek() != '|' {
			return
		}
		p.pos++
	}
}

func (p *parser) value(c *cond) {
	p.space()
	at := p.pos
	if p.peek() == '$' && c.field == fieldNorm {
		p.pos++
		c.addWords(p.list(at))
		return
	}
	var v string
	if p.peek() == '"' {
		v = p.quoted()
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
	case fieldNorm:
		c.addWords(wordsOf(foldWord(v)))
	case fieldShape:
		for k, name := range shapeNames {
			if name == v {
				c.shapes |= 1 << k
				return
			}
		}
		p.fail(at, "no shape is called %q: %s are", v, strings.Join(shapeNames[:], ", "))
	default:
		c.values = append(c.values, v)
	}
}

// addWords adds to the words of a constraint. A list used alone is shared, not copied.
func (c *cond) addWords(more *wordSet) {
	if c.words == nil {
		c.words = more
		return
	}
	both := wordsOf()
	both.add(c.words)
	both.add(more)
	c.words = both
}

// foldWord is the form in which words are compared: that of token.Token.Norm.
func foldWord(w string) string {
	return strings.ToLower(strings.ReplaceAll(w, "’", "'"))
}
