package extract

import (
	"slices"

	"tenure/corpus"
)

// reading writes what the state holds as a Reading, in the order of the text.
func (s *state) reading(a corpus.Article) *Reading {
	r := &Reading{ID: a.ID, URL: a.URL, Source: a.Source, People: []Person{}, Organisations: []Organisation{}, Tenures: []Tenure{}, Memberships: []Membership{}, Dates: []Date{}}
	if !a.Published.IsZero() {
		r.Published = ptr(a.Published.Format("2006-01-02"))
	}
	if a.Title != "" {
		r.Title = ptr(a.Title)
	}
	for _, id := range s.order(len(s.people), func(i int) int { return firstSpan(s.people[i].spans) }) {
		p := s.people[id]
		if p.hidden || p.kin && !slices.ContainsFunc(s.claims, func(c *claim) bool { return c.person == id }) {
			continue
		}
		forms, places := s.forms(p.spans)
		r.People = append(r.People, Person{Name: p.name, Mentions: forms, Places: places})
	}
	needed := map[int]bool{}
	for _, c := range s.claims {
		if c.org >= 0 {
			needed[c.org] = true
		}
	}
	for _, id := range s.order(len(s.orgs), func(i int) int { return firstSpan(s.orgs[i].spans) }) {
		o := s.orgs[id]
		if (len(o.spans) == 0 || o.party == "Independent") && !needed[id] { // independents are a body only where they make a group
			continue
		}
		forms, places := s.forms(o.spans)
		org := Organisation{Name: o.name, Kind: o.kind, Mentions: forms, Places: places, Code: o.code}
		if o.kind == "committee" && len(o.spans) > 0 {
			if p := s.council(o.spans[0].sentence, o.spans[0].first); p >= 0 {
				org.Parent = s.orgs[p].name
			}
		}
		r.Organisations = append(r.Organisations, org)
	}
	slices.SortStableFunc(s.claims, func(a, b *claim) int { return a.at - b.at })
	for _, c := range s.claims {
		t := Tenure{Person: s.people[c.person].name, Role: c.role, Status: c.status, Interim: c.interim, Start: opt(c.start), End: opt(c.end), Area: opt(c.area)}
		if c.org >= 0 {
			o := s.orgs[c.org]
			t.Organisation = ptr(o.name)
			if o.kind == "committee" || o.kind == "party" {
				if p := c.of; p >= 0 {
					t.Of = ptr(s.orgs[p].name)
				} else if p := s.council(c.sentence, c.at); p >= 0 {
					t.Of = ptr(s.orgs[p].name)
				}
			}
		}
		t.Quote, t.Evidence = s.evidence(c)
		r.Tenures = append(r.Tenures, t)
	}
	slices.SortStableFunc(s.parties, func(a, b *claim) int { return a.at - b.at })
	for _, c := range s.parties {
		m := Membership{Person: s.people[c.person].name, Party: s.partyName(c.party)}
		m.Quote, m.Evidence = s.evidence(c)
		r.Memberships = append(r.Memberships, m)
	}
	for _, e := range s.times {
		r.Dates = append(r.Dates, Date{Text: s.doc.Text[e.Start:e.End], Value: opt(e.Value), Start: e.Start, End: e.End})
	}
	return r
}

func (s *state) evidence(c *claim) (string, Evidence) {
	sent := s.doc.Sentences[c.sentence]
	return s.doc.Text[sent.Start:sent.End], Evidence{Sentence: c.sentence, Start: sent.Start, End: sent.End, Rule: c.rule}
}

func ptr(s string) *string { return &s }

func opt(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func firstSpan(spans []span) int {
	best := 1 << 30
	for _, sp := range spans {
		best = min(best, sp.first)
	}
	return best
}

// order returns 0 … n-1 sorted by where each stands first in the text.
func (s *state) order(n int, at func(int) int) []int {
	ids := make([]int, n)
	for i := range ids {
		ids[i] = i
	}
	slices.SortStableFunc(ids, func(a, b int) int { return at(a) - at(b) })
	return ids
}

// forms returns the distinct surface forms of spans and their places, in the order of the
// text.
func (s *state) forms(spans []span) ([]string, []Place) {
	spans = slices.Clone(spans)
	slices.SortFunc(spans, func(a, b span) int { return a.first - b.first })
	forms, places := []string{}, []Place{}
	for _, sp := range spans {
		p := Place{s.doc.Tokens[sp.first].Start, s.doc.Tokens[sp.last-1].End}
		places = append(places, p)
		if text := s.doc.Text[p.Start:p.End]; !slices.Contains(forms, text) {
			forms = append(forms, text)
		}
	}
	return forms, places
}
