package ask

import (
	"cmp"
	"slices"
	"strings"

	"tenure/graph"
)

// sources finds the evidence of what was loaded.
type sources struct {
	articles map[string]*graph.Article
	people   map[string]*graph.Person
	claims   map[string][]*graph.Claim // by what they support
}

func newSources(part *graph.Subgraph) *sources {
	s := &sources{articles: map[string]*graph.Article{}, people: map[string]*graph.Person{}, claims: map[string][]*graph.Claim{}}
	for i := range part.Articles {
		s.articles[part.Articles[i].ID] = &part.Articles[i]
	}
	for i := range part.People {
		s.people[part.People[i].ID] = &part.People[i]
	}
	for i := range part.Claims {
		c := &part.Claims[i]
		s.claims[c.SupportsID] = append(s.claims[c.SupportsID], c)
	}
	return s
}

func (s *sources) holder(t *graph.Tenure, c Certainty) Holder {
	h := Holder{PersonID: t.Person, Person: t.Person, Certainty: c, Spell: s.spell(t)}
	if p := s.people[t.Person]; p != nil {
		h.Person = p.Name
	}
	return h
}

func (s *sources) spell(t *graph.Tenure) Spell {
	return Spell{
		Tenure: t.ID, Status: t.Status, Interim: t.Interim, Area: t.Area,
		Start: t.Start, StartEarliest: t.StartEarliest, StartLatest: t.StartLatest,
		End: t.End, EndEarliest: t.EndEarliest, EndLatest: t.EndLatest,
		AttestedFirst: t.AttestedFirst, AttestedLast: t.AttestedLast, Evidence: s.evidence(t.ID),
	}
}

// evidence is the claims that support a tenure or membership, by day of publication, those
// of undated articles last.
func (s *sources) evidence(id string) []Evidence {
	out := []Evidence{}
	for _, c := range s.claims[id] {
		out = append(out, s.sentence(c))
	}
	slices.SortFunc(out, func(x, y Evidence) int {
		return cmp.Or(undatedLast(x.Published, y.Published), strings.Compare(x.Article, y.Article), cmp.Compare(x.From, y.From), strings.Compare(x.Claim, y.Claim))
	})
	return out
}

func (s *sources) sentence(c *graph.Claim) Evidence {
	e := Evidence{
		Claim: c.ID, Quote: c.Quote, Article: c.Article, Sentence: c.Sentence, From: c.From, To: c.To, Rule: c.Rule,
		Status: c.Status, Start: c.Start, End: c.End, Published: c.On,
	}
	if a := s.articles[c.Article]; a != nil {
		e.Title, e.Source, e.URL, e.Published = a.Title, a.Source, a.URL, a.Published
	}
	return e
}

// undatedLast compares days, "" after all others.
func undatedLast(a, b string) int {
	if (a == "") != (b == "") {
		return cmp.Compare(b, a)
	}
	return strings.Compare(a, b)
}

// byTime orders spells by what is known of their beginning, else of their end.
func byTime(a, b *Spell) int {
	return cmp.Or(undatedLast(a.from(), b.from()), undatedLast(a.EndLatest, b.EndLatest))
}

// from is the first day on which the spell was surely under way, as far as is known: a
// start of which the year alone is given comes after an end in its summer.
func (s *Spell) from() string {
	return cmp.Or(s.AttestedFirst, s.StartLatest, s.StartEarliest, s.EndEarliest, s.EndLatest)
}
