package extract

import (
	"fmt"
	"slices"
	"strings"

	"tenure/corpus"
	"tenure/extract/rule"
)

// Explanation says how an article was read: what was seen in each sentence, which rules
// matched there, and what came of it.
type Explanation struct {
	ID        string              `json:"id"`
	Published *string             `json:"published"` // ISO day, null when unknown
	Sentences []ExplainedSentence `json:"sentences"`
}

// ExplainedSentence is one sentence as the rules saw it. Token numbers are those of the
// article; offsets are bytes of its text, half open.
type ExplainedSentence struct {
	Number      int                `json:"number"` // from 0, as in Evidence.Sentence
	Start       int                `json:"start"`
	End         int                `json:"end"`
	Text        string             `json:"text"`
	First       int                `json:"first"` // number of its first token
	Tokens      []ExplainedToken   `json:"tokens"`
	Mentions    []ExplainedMention `json:"mentions"`
	Matches     []ExplainedMatch   `json:"matches"`            // of all rules, by stage and priority
	Attempts    []ExplainedAttempt `json:"attempts,omitempty"` // of the rule asked for, by place
	Tenures     []Tenure           `json:"tenures"`            // that rest on this sentence
	Memberships []Membership       `json:"memberships"`
}

// ExplainedToken is a token with what rules may ask of it.
type ExplainedToken struct {
	Text   string `json:"text"`
	Norm   string `json:"norm"`
	Tag    string `json:"tag"`
	Shape  string `json:"shape"`
	Quoted bool   `json:"quoted,omitempty"`
}

// ExplainedMention is a stretch of tokens that has been named.
type ExplainedMention struct {
	Kind  string `json:"kind"`
	Sub   string `json:"sub,omitempty"`
	First int    `json:"first"` // tokens, half open
	Last  int    `json:"last"`
	Text  string `json:"text"`
	// Means is whom or what it stands for: the person's or body's full name, the role, the
	// EDTF value. It may be empty.
	Means string `json:"means,omitempty"`
}

// ExplainedMatch is a place where a rule holds.
type ExplainedMatch struct {
	Rule     string             `json:"rule"`
	Stage    string             `json:"stage"`
	File     string             `json:"file"`
	Line     int                `json:"line"`
	First    int                `json:"first"` // tokens, half open
	Last     int                `json:"last"`
	Text     string             `json:"text"`
	Captures []ExplainedCapture `json:"captures"`
}

// ExplainedCapture is what a named part of a pattern took.
type ExplainedCapture struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

// ExplainedAttempt is how far a rule got from one token.
type ExplainedAttempt struct {
	Start   int    `json:"start"`   // the token that it began with
	Reached int    `json:"reached"` // the first token that it could not take, or the end of the match
	Matched bool   `json:"matched"`
	Text    string `json:"text"`             // what it took
	Wanted  string `json:"wanted,omitempty"` // what it wanted where it failed
	Saw     string `json:"saw,omitempty"`    // the token there; empty at the end of the sentence
}

// UnknownRuleError is a name that no rule has.
type UnknownRuleError struct {
	Name    string
	Nearest string // the name most like it; empty when none is near
}

func (e *UnknownRuleError) Error() string {
	if e.Nearest != "" {
		return fmt.Sprintf("no rule is called %q; did you mean %q?", e.Name, e.Nearest)
	}
	return fmt.Sprintf("no rule is called %q; 'tenure rules list' shows them all", e.Name)
}

// Explain reads one article and says how. With the name of a rule it also says how far
// that rule got from each token; a name that no rule has is an *UnknownRuleError.
func (x *Extractor) Explain(a corpus.Article, ruleName string) (*Explanation, error) {
	var asked *rule.Rule
	if ruleName != "" {
		r, ok := x.rules.Rule(ruleName)
		if !ok {
			return nil, &UnknownRuleError{Name: ruleName, Nearest: x.rules.Nearest(ruleName)}
		}
		asked = r
	}
	s := x.read(a)
	reading := s.reading(a)
	out := &Explanation{ID: a.ID, Published: reading.Published, Sentences: []ExplainedSentence{}}
	finder := rule.NewFinder(x.rules)
	for n := range s.doc.Sentences {
		e := s.explainSentence(n)
		for _, stage := range []string{StageOrganisation, StageUnknown, StageClaim} {
			for _, m := range finder.Find(stage, s.sentenceAt(stage, n)) {
				e.Matches = append(e.Matches, s.explainMatch(&m))
			}
		}
		if asked != nil {
			e.Attempts = s.explainAttempts(finder, asked, n)
		}
		for _, t := range reading.Tenures {
			if t.Evidence.Sentence == n {
				e.Tenures = append(e.Tenures, t)
			}
		}
		for _, m := range reading.Memberships {
			if m.Evidence.Sentence == n {
				e.Memberships = append(e.Memberships, m)
			}
		}
		out.Sentences = append(out.Sentences, e)
	}
	return out, nil
}

// Rules lists the rules of the extractor, stage by stage, the most important first.
func (x *Extractor) Rules() []*rule.Rule {
	var out []*rule.Rule
	for _, stage := range Stages() {
		out = append(out, x.rules.Stage(stage)...)
	}
	return out
}

// Stages lists the stages of rules in the order in which they run.
func Stages() []string { return []string{StageOrganisation, StageUnknown, StageClaim} }

// sentenceAt shows a sentence as the rules of a stage see it: those of bodies run before
// there are any mentions but dates and places, or before titles are read.
func (s *state) sentenceAt(stage string, n int) *rule.Sentence {
	rs := s.ruleSentence(n)
	switch stage {
	case StageOrganisation:
		rs.Mentions = slices.DeleteFunc(rs.Mentions, func(m rule.Mention) bool { return m.Kind != kindDate && m.Kind != kindPlace })
		rs.Index()
	case StageUnknown:
		rs.Mentions = slices.DeleteFunc(rs.Mentions, func(m rule.Mention) bool {
			return strings.HasPrefix(m.Kind, kindPost) || m.Kind == kindOpen || m.Kind == kindOffice
		})
		rs.Index()
	}
	return rs
}

func (s *state) explainSentence(n int) ExplainedSentence {
	sent := &s.doc.Sentences[n]
	e := ExplainedSentence{
		Number: n, Start: sent.Start, End: sent.End, Text: s.doc.Text[sent.Start:sent.End], First: sent.First,
		Tokens: []ExplainedToken{}, Mentions: []ExplainedMention{}, Matches: []ExplainedMatch{}, Tenures: []Tenure{}, Memberships: []Membership{},
	}
	for i := sent.First; i < sent.Last; i++ {
		t := &s.doc.Tokens[i]
		e.Tokens = append(e.Tokens, ExplainedToken{Text: t.Text, Norm: t.Norm, Tag: t.Tag, Shape: rule.Shape(t.Kind), Quoted: t.Quoted})
	}
	for _, m := range s.mentions[n] {
		e.Mentions = append(e.Mentions, ExplainedMention{Kind: m.kind, Sub: m.sub, First: m.first, Last: m.last, Text: s.text(m.first, m.last), Means: s.standsFor(&m)})
	}
	return e
}

// standsFor says whom or what a mention stands for.
func (s *state) standsFor(m *mention) string {
	if m.ref < 0 {
		return ""
	}
	switch m.kind {
	case kindPerson, kindCouncillor:
		return s.people[m.ref].name
	case kindOrg, kindParty:
		return s.orgs[m.ref].name
	case kindPost, kindPosts:
		return s.posts[m.ref].role
	case kindDate:
		return s.times[m.ref].Value
	}
	return ""
}

func (s *state) explainMatch(m *rule.Match) ExplainedMatch {
	e := ExplainedMatch{
		Rule: m.Rule.Name, Stage: m.Rule.Stage, File: m.Rule.File, Line: m.Rule.Pattern.Line,
		First: m.First, Last: m.Last, Text: s.text(m.First, m.Last), Captures: []ExplainedCapture{},
	}
	for _, c := range m.Captures {
		if c.First < c.Last {
			e.Captures = append(e.Captures, ExplainedCapture{Name: c.Name, Text: s.text(c.First, c.Last)})
		}
	}
	return e
}

func (s *state) explainAttempts(finder *rule.Finder, r *rule.Rule, n int) []ExplainedAttempt {
	var out []ExplainedAttempt
	for _, a := range finder.Explain(r, s.sentenceAt(r.Stage, n)) {
		e := ExplainedAttempt{Start: a.Start, Reached: a.Reached, Matched: a.Match != nil, Wanted: a.Wanted}
		if a.Reached > a.Start {
			e.Text = s.text(a.Start, a.Reached)
		}
		if a.Match == nil && a.Reached < s.doc.Sentences[n].Last {
			e.Saw = s.doc.Tokens[a.Reached].Text
		}
		out = append(out, e)
	}
	slices.SortFunc(out, func(a, b ExplainedAttempt) int { return a.Start - b.Start })
	return out
}
