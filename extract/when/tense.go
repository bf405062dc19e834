package when

import (
	"strings"

	"tenure/extract/token"
)

// tense is the time in which a clause speaks.
type tense uint8

const (
	tenseUnknown tense = iota
	tensePast
	tenseFuture // present included: 'she leaves in March'
)

// How many tokens to look to either side of an expression for the verb that governs it.
const (
	lookBack  = 30
	lookAhead = 15
)

// tense finds out whether the expression at hand lies behind or ahead. The verb nearest
// before it decides, and that is sure; where there is none, the first one after it.
func (m *matcher) tense() (t tense, sure bool) {
	first, last := m.first, m.last
	if m.norm(first-1) == "since" {
		return tensePast, true
	}
	for i := first - 1; i >= m.begin && i > first-lookBack; i-- {
		if t := m.verb(&i); t != tenseUnknown {
			return t, true
		}
	}
	for i := last; i < m.end && i < last+lookAhead; i++ {
		k := i
		if t := m.verb(&k); t != tenseUnknown {
			return t, false
		}
	}
	switch m.norm(first - 1) {
	case "until", "till", "by":
		return tenseFuture, false
	}
	return tenseUnknown, false
}

// ahead says that the expression at hand lies ahead.
func (m *matcher) ahead() bool {
	t, _ := m.tense()
	return t == tenseFuture
}

// deadline says that the expression at hand is one by or before which something is to be
// done: news rarely tells by when something was done.
func (m *matcher) deadline() bool {
	n := m.norm(m.first - 1)
	return n == "by" || n == "before"
}

// verb says in which tense the token is a verb. Where it is a participle that other words
// give its tense ('will be named'), i moves on to these.
func (m *matcher) verb(i *int) tense {
	t := &m.tokens[*i]
	switch w := m.infos[*i].word; {
	case t.Kind == token.Punct && t.Norm != "'s":
		return tenseUnknown
	case t.Norm == "to":
		if m.in(*i-1, setBeforeTo) {
			return tenseFuture
		}
		return tenseUnknown
	case w.in(setFuture):
		return tenseFuture
	case w.in(setPast), m.participle(t, w):
		return m.passive(i)
	case w.in(setPresent):
		if t.Norm == "'s" && t.Tag != "" && t.Tag[0] != 'V' {
			return tenseUnknown
		}
		if t.Norm == "'s" && t.Tag == "" {
			return tenseUnknown
		}
		return tenseFuture
	}
	return tenseUnknown
}

// participle says that an unknown word is a past form by its looks or its tag.
func (m *matcher) participle(t *token.Token, w *word) bool {
	if t.Tag != "" {
		return t.Tag == "VBD" || t.Tag == "VBN"
	}
	return t.Kind == token.Lower && len(t.Norm) > 4 && strings.HasSuffix(t.Norm, "ed") && !w.in(setNoVerb) && !strings.Contains(t.Norm, "-")
}

// passive looks at what stands before a past form: 'will be named' is ahead, 'is held' as
// well, 'was named' behind.
func (m *matcher) passive(i *int) tense {
	for k := *i - 1; k >= m.begin && k > *i-4; k-- {
		switch n := m.norm(k); n {
		case "be":
			for b := k - 1; b >= m.begin && b > k-4; b-- {
				if m.in(b, setFuture) || m.norm(b) == "to" {
					*i = b
					return tenseFuture
				}
			}
			return tenseUnknown
		case "is", "are", "to":
			return tenseFuture
		case "not", "n't", "also", "now", "still", "being", "formally", "officially", "already", "then":
		default:
			if m.in(k, setFuture) {
				return tenseFuture
			}
			return tensePast
		}
	}
	return tensePast
}
