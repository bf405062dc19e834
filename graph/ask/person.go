package ask

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"tenure/graph"
)

// Person returns the people of a name, each with the posts held in order. The name may be
// an id, also that of a person who was merged into another. The error is an *UnknownError
// when there is nobody, else the store's.
func (a *Asker) Person(ctx context.Context, name string) ([]Career, error) {
	hits, err := a.Store.Find(ctx, graph.NameQuery{Kind: graph.PersonName, Key: graph.Fold(name)})
	if err != nil {
		return nil, fmt.Errorf("looking up %q: %w", name, err)
	}
	ids := make([]string, 0, len(hits)+1)
	for _, h := range hits {
		ids = append(ids, h.ID)
	}
	if len(ids) == 0 {
		ids = append(ids, name)
		// Another form of the name, a short forename for one.
		block, err := a.Store.Load(ctx, graph.Scope{Blocks: []string{graph.NameBlock(name)}})
		if err != nil {
			return nil, fmt.Errorf("looking up %q: %w", name, err)
		}
		for _, p := range block.People {
			ids = append(ids, p.ID)
		}
	}
	part, err := a.Store.Load(ctx, graph.Scope{People: ids, Cited: true})
	if err != nil {
		return nil, fmt.Errorf("reading the people called %q: %w", name, err)
	}
	if len(part.People) == 0 {
		list, err := a.near(ctx, graph.PersonName, name)
		if err != nil {
			return nil, err
		}
		return nil, &UnknownError{What: "person", Name: name, Nearest: list}
	}
	parents := map[string]bool{}
	for _, o := range part.Organisations {
		if o.Parent != "" {
			parents[o.Parent] = true
		}
	}
	w := &world{bodies: map[string]*graph.Organisation{}}
	if len(parents) > 0 {
		list := make([]string, 0, len(parents))
		for id := range parents {
			list = append(list, id)
		}
		slices.Sort(list)
		up, err := a.Store.Load(ctx, graph.Scope{Organisations: list})
		if err != nil {
			return nil, fmt.Errorf("reading organisations: %w", err)
		}
		for i := range up.Organisations {
			w.bodies[up.Organisations[i].ID] = &up.Organisations[i]
		}
	}
	for i := range part.Organisations {
		w.bodies[part.Organisations[i].ID] = &part.Organisations[i]
	}
	posts := map[string]Post{}
	for _, p := range part.Posts {
		posts[p.ID] = Post{ID: p.ID, Role: p.Role, Organisation: w.body(a, p.Organisation)}
	}
	careers := make([]Career, 0, len(part.People))
	s := newSources(part)
	for i := range part.People {
		careers = append(careers, career(part, s, w, posts, &part.People[i]))
	}
	slices.SortStableFunc(careers, func(x, y Career) int {
		return cmp.Or(cmp.Compare(len(y.Posts), len(x.Posts)), strings.Compare(x.Name, y.Name), strings.Compare(x.ID, y.ID))
	})
	return careers, nil
}

func career(part *graph.Subgraph, s *sources, w *world, posts map[string]Post, p *graph.Person) Career {
	c := Career{ID: p.ID, Name: p.Name, Names: p.Names, Parties: []Affiliation{}, Posts: []Held{}, Open: []OpenClaim{}}
	for i := range part.Tenures {
		if t := &part.Tenures[i]; t.Person == p.ID {
			c.Posts = append(c.Posts, Held{Post: posts[t.Post], Spell: s.spell(t)})
		}
	}
	slices.SortStableFunc(c.Posts, func(x, y Held) int {
		return cmp.Or(byTime(&x.Spell, &y.Spell), strings.Compare(x.Post.ID, y.Post.ID), strings.Compare(x.Tenure, y.Tenure))
	})
	for _, m := range part.Memberships {
		if m.Person != p.ID {
			continue
		}
		af := Affiliation{Party: m.Organisation, PartyID: m.Organisation, AttestedFirst: m.AttestedFirst, AttestedLast: m.AttestedLast, Evidence: s.evidence(m.ID)}
		if o := w.bodies[m.Organisation]; o != nil {
			af.Party = o.Name
		}
		c.Parties = append(c.Parties, af)
	}
	slices.SortStableFunc(c.Parties, func(x, y Affiliation) int {
		return cmp.Or(undatedLast(x.AttestedFirst, y.AttestedFirst), strings.Compare(x.PartyID, y.PartyID))
	})
	for _, k := range s.claims[""] {
		if k.PersonID == p.ID {
			c.Open = append(c.Open, OpenClaim{Role: k.Role, Evidence: s.sentence(k)})
		}
	}
	slices.SortStableFunc(c.Open, func(x, y OpenClaim) int {
		return cmp.Or(undatedLast(x.Evidence.Published, y.Evidence.Published), strings.Compare(x.Evidence.Claim, y.Evidence.Claim))
	})
	return c
}
