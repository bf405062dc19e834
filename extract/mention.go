package extract

import (
	"sort"

	"tenure/extract/rule"
	"tenure/extract/token"
)

// The kinds of mentions, as rules name them.
const (
	kindPerson     = "Person"     // subs: name, surname, forename, pronoun
	kindCouncillor = "Councillor" // a person mention that opens with Cllr, Coun, Councillor
	kindOrg        = "Org"        // subs: the kinds of Organisation, and nominal for 'the council'
	kindParty      = "Party"
	kindPost       = "Post"    // subs: title, councillor, mp
	kindPosts      = "Posts"   // a title said of several people
	kindOffice     = "Office"  // the holding of a post: 'the leadership of the council'
	kindOpen       = "Open"    // a title that is a post only with a body named elsewhere
	kindObject     = "Object"  // 'him', 'her' as whom something is done to
	kindSpeaker    = "Speaker" // 'I' in the words of somebody named
	kindDate       = "Date"
	kindPlace      = "Place"
)

// mention is a span of tokens that a recogniser has named.
type mention struct {
	kind, sub   string
	first, last int // tokens, half open
	ref         int // index into state.people, state.orgs, state.posts or state.times
}

// mentions holds those of one sentence, sorted by first token, the longest first.
type mentions []mention

func (ms mentions) sort() {
	sort.SliceStable(ms, func(i, j int) bool {
		if ms[i].first != ms[j].first {
			return ms[i].first < ms[j].first
		}
		return ms[i].last > ms[j].last
	})
}

// starting returns the mention of a kind that starts at token i.
func (ms mentions) starting(kind string, i int) *mention {
	for k := range ms {
		if ms[k].first == i && ms[k].kind == kind {
			return &ms[k]
		}
	}
	return nil
}

// ending returns the mention of a kind whose last token is i-1.
func (ms mentions) ending(kind string, i int) *mention {
	for k := range ms {
		if ms[k].last == i && ms[k].kind == kind {
			return &ms[k]
		}
	}
	return nil
}

// covering returns the mention of a kind that token i belongs to.
func (ms mentions) covering(kind string, i int) *mention {
	for k := range ms {
		if ms[k].first <= i && i < ms[k].last && ms[k].kind == kind {
			return &ms[k]
		}
	}
	return nil
}

// covered says whether a mention of one of the kinds holds token i.
func (ms mentions) covered(i int, kinds ...string) bool {
	for _, k := range kinds {
		if ms.covering(k, i) != nil {
			return true
		}
	}
	return false
}

// ruleSentence shows a sentence and its mentions to the rules.
func (s *state) ruleSentence(n int) *rule.Sentence {
	sent := &s.doc.Sentences[n]
	rs := &rule.Sentence{Tokens: s.doc.Tokens, First: sent.First, Last: sent.Last}
	for _, m := range s.mentions[n] {
		rs.Mentions = append(rs.Mentions, rule.Mention{Kind: m.kind, Sub: m.sub, First: m.first, Last: m.last, Ref: m.ref})
	}
	rs.Index()
	return rs
}

func isCap(t *token.Token) bool {
	return t.Kind == token.Title || t.Kind == token.Upper || t.Kind == token.Initial
}
