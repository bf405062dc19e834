package storetest

import (
	"maps"
	"reflect"
	"slices"

	"tenure/graph"
)

// apply changes s as delta says, or returns an error; then s is of no use.
func (s state) apply(delta *graph.Delta) (graph.Changes, error) {
	var ch graph.Changes
	upsert(s.articles, delta.Articles, func(a graph.Article) string { return a.ID }, &ch.Articles)
	upsert(s.claims, delta.Claims, func(c graph.Claim) string { return c.ID }, &ch.Claims)
	upsert(s.people, own(delta.People, func(p *graph.Person) []*[]string { return []*[]string{&p.Names, &p.Aliases} }), func(p graph.Person) string { return p.ID }, &ch.People)
	upsert(s.organisations, own(delta.Organisations, func(o *graph.Organisation) []*[]string { return []*[]string{&o.Names} }), func(o graph.Organisation) string { return o.ID }, &ch.Organisations)
	upsert(s.posts, own(delta.Posts, func(p *graph.Post) []*[]string { return []*[]string{&p.Roles} }), func(p graph.Post) string { return p.ID }, &ch.Posts)
	upsert(s.tenures, delta.Tenures, func(t graph.Tenure) string { return t.ID }, &ch.Tenures)
	upsert(s.memberships, delta.Memberships, func(m graph.Membership) string { return m.ID }, &ch.Memberships)
	// Checked here too: what names a missing node and is removed by the same delta is
	// refused.
	if err := s.dangling(); err != nil {
		return graph.Changes{}, err
	}

	gone := setOf(delta.RemovedArticles)
	for id, c := range s.claims {
		if gone[c.Article] {
			remove(s.claims, []string{id}, &ch.Claims)
		}
	}
	remove(s.articles, delta.RemovedArticles, &ch.Articles)
	remove(s.claims, delta.RemovedClaims, &ch.Claims)
	remove(s.tenures, delta.RemovedTenures, &ch.Tenures)
	remove(s.memberships, delta.RemovedMemberships, &ch.Memberships)
	remove(s.people, delta.RemovedPeople, &ch.People)
	if err := s.dangling(); err != nil {
		return graph.Changes{}, err
	}
	s.release(delta, &ch)
	return ch, nil
}

// release removes the posts and organisations that nothing supports any more.
func (s state) release(delta *graph.Delta, ch *graph.Changes) {
	posts, organisations := setOf(delta.ReleasePosts), setOf(delta.ReleaseOrganisations)
	for _, t := range s.tenures {
		delete(posts, t.Post)
	}
	for id := range posts {
		organisations[s.posts[id].Organisation] = true
		remove(s.posts, []string{id}, &ch.Posts)
	}
	delete(organisations, "")
	for len(organisations) > 0 {
		used := set{}
		for _, p := range s.posts {
			used[p.Organisation] = true
		}
		for _, m := range s.memberships {
			used[m.Organisation] = true
		}
		for id, o := range s.organisations {
			for _, other := range []string{o.Parent, o.Successor} {
				if other != id {
					used[other] = true
				}
			}
		}
		next := set{}
		for id := range organisations {
			o, ok := s.organisations[id]
			if !ok || used[id] {
				continue
			}
			next[o.Parent], next[o.Successor] = true, true
			remove(s.organisations, []string{id}, &ch.Organisations)
		}
		delete(next, "")
		organisations = next
	}
}

// dangling returns a *graph.DanglingError for the first relationship that lacks an end.
func (s state) dangling() error {
	for _, id := range slices.Sorted(maps.Keys(s.claims)) {
		c := s.claims[id]
		if _, ok := s.articles[c.Article]; !ok {
			return &graph.DanglingError{Kind: "claim", ID: id, Field: "article", To: c.Article}
		}
		if c.SupportsID == "" {
			continue
		}
		_, ok := s.tenures[c.SupportsID]
		if c.Kind == graph.ClaimMembership {
			_, ok = s.memberships[c.SupportsID]
		}
		if !ok {
			return &graph.DanglingError{Kind: "claim", ID: id, Field: "supports", To: c.SupportsID}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(s.organisations)) {
		o := s.organisations[id]
		if _, ok := s.organisations[o.Parent]; !ok && o.Parent != "" {
			return &graph.DanglingError{Kind: "organisation", ID: id, Field: "parent", To: o.Parent}
		}
		if _, ok := s.organisations[o.Successor]; !ok && o.Successor != "" {
			return &graph.DanglingError{Kind: "organisation", ID: id, Field: "successor", To: o.Successor}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(s.posts)) {
		if to := s.posts[id].Organisation; !there(s.organisations, to) {
			return &graph.DanglingError{Kind: "post", ID: id, Field: "organisation", To: to}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(s.tenures)) {
		t := s.tenures[id]
		if !there(s.people, t.Person) {
			return &graph.DanglingError{Kind: "tenure", ID: id, Field: "person", To: t.Person}
		}
		if !there(s.posts, t.Post) {
			return &graph.DanglingError{Kind: "tenure", ID: id, Field: "post", To: t.Post}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(s.memberships)) {
		m := s.memberships[id]
		if !there(s.people, m.Person) {
			return &graph.DanglingError{Kind: "membership", ID: id, Field: "person", To: m.Person}
		}
		if !there(s.organisations, m.Organisation) {
			return &graph.DanglingError{Kind: "membership", ID: id, Field: "organisation", To: m.Organisation}
		}
	}
	return nil
}

func there[T any](nodes map[string]T, id string) bool {
	_, ok := nodes[id]
	return ok
}

func upsert[T any](nodes map[string]T, rows []T, id func(T) string, ch *graph.Change) {
	for _, row := range rows {
		switch old, ok := nodes[id(row)]; {
		case !ok:
			ch.Added++
		case !same(old, row):
			ch.Changed++
		default:
			continue
		}
		nodes[id(row)] = row
	}
}

// own copies rows and the lists in them, which stay the caller's to change.
func own[T any](rows []T, lists func(*T) []*[]string) []T {
	rows = slices.Clone(rows)
	for i := range rows {
		for _, list := range lists(&rows[i]) {
			*list = slices.Clone(*list)
		}
	}
	return rows
}

func remove[T any](nodes map[string]T, ids []string, ch *graph.Change) {
	for _, id := range ids {
		if there(nodes, id) {
			delete(nodes, id)
			ch.Removed++
		}
	}
}

// same compares two nodes; a nil and an empty list are alike.
func same[T any](a, b T) bool {
	va, vb := reflect.ValueOf(a), reflect.ValueOf(b)
	for i := range va.NumField() {
		x, y := va.Field(i), vb.Field(i)
		if x.Kind() == reflect.Slice && x.Len() == 0 && y.Len() == 0 {
			continue
		}
		if !reflect.DeepEqual(x.Interface(), y.Interface()) {
			return false
		}
	}
	return true
}
