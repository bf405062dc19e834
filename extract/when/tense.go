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
	tenseNear   // behind or ahead, whichever is nearer: 'she was due to leave in March'
	tenseStep   // the same, but for a weekday, which is behind: 'they fought back to win on Saturday'
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
	switch m.norm(first - 1) {
	case "since":
		return tensePast, true
	case "until", "till":
		switch m.norm(first - 2) {
		case "has", "have", "had":
			return tenseFuture, true
		}
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

// onset says that the expression at hand is when something begins: an appointment 'from
// September' is told in the past tense.
func (m *matcher) onset() bool { return m.norm(m.first-1) == "from" }

// verb says in which tense the token is a verb. Where it is a participle that other words
// give its tense ('will be named'), i moves on to these.
func (m *matcher) verb(i *int) tense {
	t, w := &m.tokens[*i], m.infos[*i].word
	switch {
	case t.Kind != token.Lower && t.Norm[0] != '\'': // May is no verb
		return tenseUnknown
	case t.Norm == "to":
		switch {
		case m.in(*i-1, setBeforeTo):
			for k := *i - 2; k < *i; k++ {
				switch m.norm(k) {
				case "was", "were", "been", "told", "asked", "ordered":
					return tenseNear
				}
			}
			return tenseFuture
		case m.in(*i+1, setAfterTo):
			return tenseStep
		}
		return tenseUnknown
	case t.Tag != "" && t.Tag[0] != 'V' && t.Tag != "MD" && !w.in(setFuture):
		return tenseUnknown
	case w.in(setFuture):
		if t.Norm == "could" && (m.norm(*i+1) == "not" || m.norm(*i+1) == "n't") {
			return tensePast
		}
		switch m.norm(*i - 1) {
		case "was", "were", "been":
			return tenseNear
		}
		return tenseFuture
	case w.in(setPast), m.participle(t, w):
		return m.passive(i)
	case t.Tag == "VBZ" || t.Tag == "VBP", t.Tag == "" && w.in(setPresent) && t.Norm[0] != '\'':
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
					return m.verb(i)
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
