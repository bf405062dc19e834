package storetest

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tenure/graph"
)

// histories applies random deltas to s and to the reference, and wants the same answers
// of both. All ids are from small pools, so that the deltas touch each other.
func histories(t *testing.T, s graph.Store, most int) {
	run, failed := 0, false
	rapid.Check(t, func(rt *rapid.T) {
		if run++; run > most && !failed { // a failure is run again until it is small
			return
		}
		ok := false
		defer func() { failed = failed || !ok }()
		ctx := t.Context()
		if err := empty(t, s); err != nil {
			rt.Fatalf("emptying the store: %v", err)
		}
		reference := NewMemory()
		for step := range rapid.IntRange(1, 5).Draw(rt, "deltas") {
			d := drawDelta(rt, &reference.state)
			want, wantErr := reference.Apply(ctx, d)
			got, err := s.Apply(ctx, d)
			var dangling *graph.DanglingError
			if (wantErr == nil) != (err == nil) || err != nil && !errors.As(err, &dangling) {
				rt.Fatalf("delta %d: error %v, want %v\n%+v", step, err, wantErr, *d)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				rt.Fatalf("delta %d: changes (-want +got):\n%s\n%+v", step, diff, *d)
			}
			for _, scope := range []graph.Scope{allPools(), drawScope(rt)} {
				want, _ := reference.Load(ctx, scope)
				got, err := s.Load(ctx, scope)
				if diff := cmp.Diff(want, got, equate); err != nil || diff != "" {
					rt.Fatalf("delta %d: Load(%+v) (-want +got): %v\n%s", step, scope, err, diff)
				}
			}
			q := graph.NameQuery{
				Kind: rapid.SampledFrom([]graph.NameKind{graph.PersonName, graph.OrganisationName}).Draw(rt, "kind of name"),
				Key:  rapid.SampledFrom([]string{"a", "ada", "ada holt", "holt", "ho", "b", "a b", "board", "board of"}).Draw(rt, "key"), Prefix: rapid.Bool().Draw(rt, "prefix"),
				Limit: rapid.IntRange(0, 3).Draw(rt, "limit"),
			}
			wantHits, _ := reference.Find(ctx, q)
			hits, err := s.Find(ctx, q)
			if diff := cmp.Diff(wantHits, hits, equate); err != nil || diff != "" {
				rt.Fatalf("delta %d: Find(%+v) (-want +got): %v\n%s", step, q, err, diff)
			}
			wantCounts, _ := reference.Counts(ctx)
			counts, err := s.Counts(ctx)
			if diff := cmp.Diff(wantCounts, counts); err != nil || diff != "" {
				rt.Fatalf("delta %d: Counts (-want +got): %v\n%s", step, err, diff)
			}
		}
		ok = true
	})
}

// empty removes what the pools name.
func empty(t *testing.T, s graph.Store) error {
	g, err := s.Load(t.Context(), allPools())
	if err != nil {
		return err
	}
	_, err = s.Apply(t.Context(), cleared(&graph.Delta{
		Articles: g.Articles, Claims: g.Claims, People: g.People, Organisations: g.Organisations,
		Posts: g.Posts, Tenures: g.Tenures, Memberships: g.Memberships,
	}))
	return err
}

// pool returns the ids of one kind: prefix and a number.
func pool(prefix string) []string {
	out := make([]string, 4)
	for i := range out {
		out[i] = fmt.Sprint(prefix, i)
	}
	return out
}

// allPools is the scope of every node a history can write.
func allPools() graph.Scope {
	return graph.Scope{Articles: pool("a"), Posts: pool("w"), People: pool("p"), Organisations: pool("o"), Cited: true}
}

func drawScope(t *rapid.T) graph.Scope {
	some := func(name string, ids []string) []string {
		return rapid.SliceOfN(rapid.SampledFrom(append(ids, "none")), 0, 3).Draw(t, name)
	}
	return graph.Scope{
		Articles: some("articles", pool("a")), Blocks: some("blocks", pool("b")), Posts: some("posts", pool("w")),
		People: some("people", append(pool("p"), pool("alias")...)), Organisations: some("organisations", pool("o")),
		Forms: rapid.Bool().Draw(t, "forms"), Children: rapid.Bool().Draw(t, "children"), Cited: rapid.Bool().Draw(t, "cited"),
	}
}

// drawDelta draws a delta: most often one that s can take, now and then any.
func drawDelta(t *rapid.T, s *state) *graph.Delta {
	one := func(name string, of ...string) string { return rapid.SampledFrom(of).Draw(t, name) }
	some := func(name string, of []string) []string {
		return rapid.SliceOfNDistinct(rapid.SampledFrom(of), 0, 2, func(id string) string { return id }).Draw(t, name)
	}
	sound := rapid.IntRange(0, 4).Draw(t, "sound") > 0
	names := []string{"Ada Holt", "Ada", "Áda Holt", "Holt & Board", "Board of A", "board", "B"}
	day := func(name string) string { return one(name, "", "2019-05-08", "2020-02-29") }

	d := &graph.Delta{}
	for _, id := range some("claims", append(pool("c"), pool("d")...)) {
		kind := rapid.SampledFrom([]graph.ClaimKind{graph.ClaimTenure, graph.ClaimMembership}).Draw(t, "claim kind")
		supports := append(pool("t"), "")
		if kind == graph.ClaimMembership {
			supports = append(pool("m"), "")
		}
		d.Claims = append(d.Claims, graph.Claim{
			ID: id, Article: one("claim article", pool("a")...), Kind: kind, Person: one("claim person", names...), Block: one("claim block", pool("b")...),
			Organisation: one("claim organisation", append(pool("o"), "")...), OrganisationName: one("claim name", "X", "Y"), OrganisationKind: "council",
			Parent: one("claim parent", "o0", "o1", "", ""), ParentName: one("claim parent name", "X", "Z"), ParentKind: "council",
			Status: one("claim status", "", "current"), Quote: "q", To: rapid.IntRange(0, 2).Draw(t, "to"), Rule: "r",
			PersonID: one("claim person id", append(pool("p"), "")...), PostID: one("claim post", append(pool("w"), "")...), SupportsID: one("supports", supports...),
		})
	}
	for _, id := range some("tenures", pool("t")) {
		d.Tenures = append(d.Tenures, graph.Tenure{
			ID: id, Person: one("tenure person", pool("p")...), Post: one("tenure post", pool("w")...), Status: one("tenure status", "", "current"),
			Interim: rapid.Bool().Draw(t, "interim"), StartEarliest: day("start"), AttestedLast: day("attested"), Claims: rapid.IntRange(0, 2).Draw(t, "claims"),
		})
	}
	for _, id := range some("memberships", pool("m")) {
		d.Memberships = append(d.Memberships, graph.Membership{
			ID: id, Person: one("member", pool("p")...), Organisation: one("member of", pool("o")...), AttestedFirst: day("member since"),
		})
	}
	for _, id := range some("posts", pool("w")) {
		d.Posts = append(d.Posts, graph.Post{ID: id, Role: one("role", "clerk", "chair"), Roles: some("roles", []string{"chair", "clerk"}), Organisation: one("post at", pool("o")...)})
	}
	for _, id := range some("people", pool("p")) {
		d.People = append(d.People, graph.Person{
			ID: id, Name: one("person name", names...), Names: some("person names", names), Aliases: some("aliases", pool("alias")), Block: one("block", pool("b")...),
		})
	}
	for _, id := range some("organisations", pool("o")) {
		d.Organisations = append(d.Organisations, graph.Organisation{
			ID: id, Name: one("organisation name", names...), Kind: "council", Names: some("organisation names", names),
			Parent: one("parent", append(pool("o"), "", "", "")...), Successor: one("successor", append(pool("o"), "", "", "")...),
		})
	}
	for _, id := range some("articles", pool("a")) {
		d.Articles = append(d.Articles, graph.Article{ID: id, Title: one("title", "", "x"), Published: day("published"), Hash: one("hash", "1", "2")})
	}
	d.RemovedArticles = some("removed articles", pool("a"))
	d.RemovedClaims = some("removed claims", append(pool("c"), pool("d")...))
	d.RemovedTenures = some("removed tenures", pool("t"))
	d.RemovedMemberships = some("removed memberships", pool("m"))
	d.RemovedPeople = some("removed people", pool("p"))
	d.ReleasePosts = some("released posts", pool("w"))
	d.ReleaseOrganisations = some("released organisations", pool("o"))
	if sound {
		complete(s, d)
	}
	return d
}

// complete adds to d what its upserts name and neither s nor d has, and then the removal
// of whatever hangs on what d removes.
func complete(s *state, d *graph.Delta) {
	for _, c := range d.Claims {
		if c.SupportsID == "" {
			continue
		}
		if c.Kind == graph.ClaimMembership {
			ensure(s.memberships, &d.Memberships, graph.Membership{ID: c.SupportsID, Person: "p0", Organisation: "o0"}, func(m graph.Membership) string { return m.ID })
		} else {
			ensure(s.tenures, &d.Tenures, graph.Tenure{ID: c.SupportsID, Person: "p0", Post: "w0"}, func(v graph.Tenure) string { return v.ID })
		}
	}
	person := func(id string) {
		ensure(s.people, &d.People, graph.Person{ID: id, Name: "Ada Holt", Block: "b0"}, func(p graph.Person) string { return p.ID })
	}
	organisation := func(id string) {
		if id != "" {
			ensure(s.organisations, &d.Organisations, graph.Organisation{ID: id, Name: "Board", Kind: "council"}, func(o graph.Organisation) string { return o.ID })
		}
	}
	for _, c := range d.Claims {
		ensure(s.articles, &d.Articles, graph.Article{ID: c.Article, Hash: "1"}, func(a graph.Article) string { return a.ID })
	}
	for _, v := range d.Tenures {
		person(v.Person)
		ensure(s.posts, &d.Posts, graph.Post{ID: v.Post, Role: "clerk", Organisation: "o0"}, func(p graph.Post) string { return p.ID })
	}
	for _, m := range d.Memberships {
		person(m.Person)
		organisation(m.Organisation)
	}
	for _, p := range d.Posts {
		organisation(p.Organisation)
	}
	for _, o := range slices.Clone(d.Organisations) {
		organisation(o.Parent)
		organisation(o.Successor)
	}

	next := s.clone()
	if _, err := next.apply(&graph.Delta{
		Articles: d.Articles, Claims: d.Claims, People: d.People, Organisations: d.Organisations,
		Posts: d.Posts, Tenures: d.Tenures, Memberships: d.Memberships,
	}); err != nil {
		return // a row that s has already names what is not there; leave it to fail
	}
	removed := func(into *[]string, id string) {
		if !slices.Contains(*into, id) {
			*into = append(*into, id)
		}
	}
	for _, v := range sorted(next.tenures) {
		if slices.Contains(d.RemovedPeople, v.Person) {
			removed(&d.RemovedTenures, v.ID)
		}
	}
	for _, m := range sorted(next.memberships) {
		if slices.Contains(d.RemovedPeople, m.Person) {
			removed(&d.RemovedMemberships, m.ID)
		}
	}
	for _, c := range sorted(next.claims) {
		of := d.RemovedTenures
		if c.Kind == graph.ClaimMembership {
			of = d.RemovedMemberships
		}
		if slices.Contains(of, c.SupportsID) {
			removed(&d.RemovedClaims, c.ID)
		}
	}
}

// ensure appends node to rows unless nodes or rows have one of its id.
func ensure[T any](nodes map[string]T, rows *[]T, node T, id func(T) string) {
	if there(nodes, id(node)) || slices.ContainsFunc(*rows, func(r T) bool { return id(r) == id(node) }) {
		return
	}
	*rows = append(*rows, node)
}

// sorted returns the nodes in the order of their ids, so that a history can be replayed.
func sorted[T any](nodes map[string]T) []T {
	var out []T
	for _, id := range slices.Sorted(maps.Keys(nodes)) {
		out = append(out, nodes[id])
	}
	return out
}
