package storetest

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tenure/graph"
)

const (
	leader   = "council:thornmere/leader"
	chief    = "council:thornmere/chief executive"
	chair    = "council:thornmere/planning/chair"
	clerk    = "council:old-thornmere/clerk"
	thorn    = "council:thornmere"
	old      = "council:old-thornmere"
	planning = "council:thornmere/planning"
)

var reading = []test{
	{"scope of articles", func(t *testing.T, s graph.Store) {
		must(t, s, town())
		expectIDs(t, s, graph.Scope{Articles: []string{"a1"}}, ids{Articles: []string{"a1"}, Claims: []string{"c1", "c3"}})
		expectIDs(t, s, graph.Scope{Articles: []string{"a3"}}, ids{Articles: []string{"a3"}})
	}},
	{"scope of blocks", func(t *testing.T, s graph.Store) {
		must(t, s, town())
		expectIDs(t, s, graph.Scope{Blocks: []string{"ada holt"}}, ids{
			Claims: []string{"c1", "c2", "c3"}, People: []string{"p1"}, Memberships: []string{"m1"},
		})
		expectIDs(t, s, graph.Scope{Blocks: []string{"ada"}}, ids{})
	}},
	{"a block holds several people", func(t *testing.T, s graph.Store) {
		must(t, s, town())
		must(t, s, &graph.Delta{People: []graph.Person{{ID: "p0", Name: "Ada Holt", Names: []string{"Ada Holt"}, Block: "ada holt"}}})
		expectIDs(t, s, graph.Scope{Blocks: []string{"ada holt", "cy doyle"}}, ids{
			Claims: []string{"c1", "c2", "c3", "c6", "c7"}, People: []string{"p0", "p1", "p3"}, Memberships: []string{"m1"},
		})
	}},
	{"scope of posts, with two spells of one holder", func(t *testing.T, s graph.Store) {
		must(t, s, town())
		expectIDs(t, s, graph.Scope{Posts: []string{leader}}, ids{
			Claims: []string{"c1", "c2"}, People: []string{"p1"}, Organisations: []string{thorn},
			Posts: []string{leader}, Tenures: []string{"t1", "t2"},
		})
	}},
	{"a post without a holder", func(t *testing.T, s graph.Store) {
		must(t, s, town())
		expectIDs(t, s, graph.Scope{Posts: []string{clerk}}, ids{Organisations: []string{old}, Posts: []string{clerk}})
	}},
	{"scope of people, with a joint post", func(t *testing.T, s graph.Store) {
		must(t, s, town())
		expectIDs(t, s, graph.Scope{People: []string{"p2"}}, ids{
			Claims: []string{"c4", "c5"}, People: []string{"p2"}, Organisations: []string{thorn, "nhs:mere"},
			Posts: []string{chief, "nhs:mere/chief executive"}, Tenures: []string{"t3", "t4"},
		})
	}},
	{"people by the ids of merged people", func(t *testing.T, s graph.Store) {
		must(t, s, town())
		want := ids{
			Claims: []string{"c1", "c2", "c3"}, People: []string{"p1"}, Organisations: []string{thorn, "party:heath"},
			Posts: []string{leader}, Tenures: []string{"t1", "t2"}, Memberships: []string{"m1"},
		}
		for _, asked := range [][]string{{"p1"}, {"p1-old"}, {"p1-older"}, {"p1-older", "p1", "p1-old"}} {
			expectIDs(t, s, graph.Scope{People: asked}, want)
		}
	}},
	{"scope of organisations", func(t *testing.T, s graph.Store) {
		must(t, s, town())
		expectIDs(t, s, graph.Scope{Organisations: []string{thorn}}, ids{Organisations: []string{thorn}, Posts: []string{chief, leader}})
	}},
	{"an organisation's parent and successor come without their posts", func(t *testing.T, s graph.Store) {
		must(t, s, town())
		expectIDs(t, s, graph.Scope{Organisations: []string{planning}}, ids{Organisations: []string{thorn, planning}, Posts: []string{chair}})
		expectIDs(t, s, graph.Scope{Organisations: []string{old}}, ids{Organisations: []string{old, thorn}, Posts: []string{clerk}})
	}},
	{"parents and children go one step", func(t *testing.T, s graph.Store) {
		var chain []graph.Organisation
		var posts []graph.Post
		for i := range 5 {
			o := graph.Organisation{ID: fmt.Sprint("o", i), Name: fmt.Sprint("Body ", i), Kind: "committee"}
			if i > 0 {
				o.Parent = fmt.Sprint("o", i-1)
			}
			chain = append(chain, o)
			posts = append(posts, graph.Post{ID: fmt.Sprint("w", i), Role: "chair", Organisation: o.ID})
		}
		must(t, s, &graph.Delta{Organisations: chain, Posts: posts})
		expectIDs(t, s, graph.Scope{Organisations: []string{"o2"}}, ids{Organisations: []string{"o1", "o2"}, Posts: []string{"w2"}})
		expectIDs(t, s, graph.Scope{Organisations: []string{"o2"}, Children: true},
			ids{Organisations: []string{"o1", "o2", "o3"}, Posts: []string{"w2", "w3"}})
	}},
	{"children", func(t *testing.T, s graph.Store) {
		must(t, s, town())
		expectIDs(t, s, graph.Scope{Organisations: []string{thorn}, Children: true},
			ids{Organisations: []string{thorn, planning}, Posts: []string{chief, leader, chair}})
		expectIDs(t, s, graph.Scope{Organisations: []string{old}, Children: true}, ids{Organisations: []string{old, thorn}, Posts: []string{clerk}})
		expectIDs(t, s, graph.Scope{Posts: []string{clerk}, Children: true}, ids{Organisations: []string{old}, Posts: []string{clerk}})
	}},
	{"forms: one claim for each name of an organisation", func(t *testing.T, s graph.Store) {
		must(t, s, town())
		// c1 and c4 share a form, c2 has another, c6 names it as a parent in the form of c1.
		expectIDs(t, s, graph.Scope{Organisations: []string{thorn}, Forms: true},
			ids{Claims: []string{"c1", "c2"}, Organisations: []string{thorn}, Posts: []string{chief, leader}})
		expectIDs(t, s, graph.Scope{Organisations: []string{planning}, Forms: true},
			ids{Claims: []string{"c6"}, Organisations: []string{thorn, planning}, Posts: []string{chair}})
		expectIDs(t, s, graph.Scope{Forms: true}, ids{})
	}},
	{"forms: the least claim of many, and each name, kind and parent apart", func(t *testing.T, s graph.Store) {
		d := &graph.Delta{Articles: []graph.Article{{ID: "a", Hash: "h"}}}
		add := func(id, name, kind, parent string) {
			d.Claims = append(d.Claims, graph.Claim{
				ID: id, Article: "a", Kind: graph.ClaimTenure, Person: "Eve Roe", Block: "eve roe",
				Organisation: "o", OrganisationName: name, OrganisationKind: kind, Parent: parent, Quote: "q", Rule: "r",
			})
		}
		for i := range 20 {
			add(fmt.Sprintf("x%02d", 99-i), "Works Board", "committee", "")
		}
		add("y1", "works board", "committee", "")
		add("y2", "Works Board", "other", "")
		add("y3", "Works Board", "committee", "up")
		add("y4", "Works Board", "committee", "up")
		d.Claims = append(d.Claims, graph.Claim{ // names it as the parent, in a form of its own
			ID: "y5", Article: "a", Kind: graph.ClaimTenure, Person: "Eve Roe", Block: "eve roe",
			Organisation: "sub", OrganisationName: "Drains Panel", OrganisationKind: "committee",
			Parent: "o", ParentName: "The Works Board", ParentKind: "committee", Quote: "q", Rule: "r",
		})
		must(t, s, d)
		expectIDs(t, s, graph.Scope{Organisations: []string{"o"}, Forms: true}, ids{Claims: []string{"x80", "y1", "y2", "y3", "y5"}})
		expectIDs(t, s, graph.Scope{Organisations: []string{"o", "sub"}, Forms: true}, ids{Claims: []string{"x80", "y1", "y2", "y3", "y5"}})
		expectIDs(t, s, graph.Scope{Organisations: []string{"up"}, Forms: true}, ids{Claims: []string{"y3"}})
		must(t, s, &graph.Delta{RemovedClaims: []string{"x80", "y3"}})
		expectIDs(t, s, graph.Scope{Organisations: []string{"o"}, Forms: true}, ids{Claims: []string{"x81", "y1", "y2", "y4", "y5"}})
	}},
	{"cited: the articles of all claims loaded", func(t *testing.T, s graph.Store) {
		must(t, s, town())
		expectIDs(t, s, graph.Scope{Posts: []string{chair}, Cited: true}, ids{
			Articles: []string{"a2"}, Claims: []string{"c6"}, People: []string{"p3"}, Organisations: []string{planning},
			Posts: []string{chair}, Tenures: []string{"t5"},
		})
		expectIDs(t, s, graph.Scope{Blocks: []string{"ada holt"}, Cited: true}, ids{
			Articles: []string{"a1", "a2"}, Claims: []string{"c1", "c2", "c3"}, People: []string{"p1"}, Memberships: []string{"m1"},
		})
		expectIDs(t, s, graph.Scope{Organisations: []string{planning}, Forms: true, Cited: true}, ids{
			Articles: []string{"a2"}, Claims: []string{"c6"}, Organisations: []string{thorn, planning}, Posts: []string{chair},
		})
		expectIDs(t, s, graph.Scope{Cited: true}, ids{})
	}},
	{"a scope is the union of its parts, without repeats", func(t *testing.T, s graph.Store) {
		must(t, s, town())
		parts := []graph.Scope{
			{Articles: []string{"a1", "a2", "a1"}}, {Blocks: []string{"ada holt", "ada holt"}}, {Posts: []string{leader, chair}},
			{People: []string{"p1", "p1-old", "p2"}}, {Organisations: []string{thorn, planning, old}},
		}
		var whole graph.Scope
		var want ids
		for _, p := range parts {
			whole.Articles, whole.Blocks, whole.Posts = append(whole.Articles, p.Articles...), append(whole.Blocks, p.Blocks...), append(whole.Posts, p.Posts...)
			whole.People, whole.Organisations = append(whole.People, p.People...), append(whole.Organisations, p.Organisations...)
			want = want.union(idsOf(load(t, s, p)))
		}
		expectIDs(t, s, whole, want)
	}},
	{"what is not there is absent, not an error", func(t *testing.T, s graph.Store) {
		must(t, s, town())
		none := []string{"none", "a4", "p9", "council:nowhere"}
		expectIDs(t, s, graph.Scope{Articles: none, Blocks: none, Posts: none, People: none, Organisations: none, Forms: true, Children: true, Cited: true}, ids{})
		expectIDs(t, s, graph.Scope{Articles: []string{"none", "a3", ""}}, ids{Articles: []string{"a3"}})
	}},
	{"the empty id names nothing", func(t *testing.T, s graph.Store) {
		must(t, s, town())
		empty := []string{""}
		expectIDs(t, s, graph.Scope{Articles: empty, Blocks: empty, Posts: empty, People: empty, Organisations: empty, Forms: true, Children: true, Cited: true}, ids{})
	}},
	{"slices are sorted by the bytes of the id", func(t *testing.T, s graph.Store) {
		var d graph.Delta
		names := []string{"b", "a", "B", "A", "a1", "a10", "a2", "Z", "z", "_", "-", "\u00e4", "\u00e9", "e\u0301", "李", "🏛", "\uffee"}
		for _, id := range names {
			d.Articles = append(d.Articles, graph.Article{ID: id, Hash: "h"})
			d.People = append(d.People, graph.Person{ID: id, Name: id, Block: id})
			d.Organisations = append(d.Organisations, graph.Organisation{ID: id, Name: id, Kind: "other"})
			d.Posts = append(d.Posts, graph.Post{ID: id, Role: "clerk", Organisation: id})
			d.Tenures = append(d.Tenures, graph.Tenure{ID: id, Person: id, Post: id})
			d.Memberships = append(d.Memberships, graph.Membership{ID: id, Person: id, Organisation: id})
			d.Claims = append(d.Claims, graph.Claim{ID: id, Article: id, Kind: graph.ClaimTenure, Block: id, PersonID: id, PostID: id, SupportsID: id})
		}
		must(t, s, &d)
		slices.Sort(names)
		expectIDs(t, s, graph.Scope{Articles: names, Posts: names, People: names, Organisations: names},
			ids{names, names, names, names, names, names, names})
	}},
	{"scopes of twenty thousand ids", func(t *testing.T, s graph.Store) {
		must(t, s, town())
		many := make([]string, 20_000)
		for i := range many {
			many[i] = fmt.Sprintf("none-%06d", i)
		}
		with := func(extra ...string) []string { return append(slices.Clone(many), extra...) }
		whole := everything(town())
		want := load(t, s, whole)
		expect(t, s, graph.Scope{
			Articles: with(whole.Articles...), Blocks: many, Posts: with(whole.Posts...), People: with(whole.People...),
			Organisations: with(whole.Organisations...), Forms: true, Children: true, Cited: true,
		}, want)
	}},
	{"deltas of ten thousand rows", manyRows},
	{"a store keeps nothing of the caller's slices", func(t *testing.T, s graph.Store) {
		d := town()
		must(t, s, d)
		d.People[0].Names[0], d.People[0].Aliases[0], d.Claims[0].Quote = "Overwritten", "overwritten", "overwritten"
		expect(t, s, everything(town()), subgraph(town()))
	}},
}

// union merges the ids of two subgraphs.
func (w ids) union(o ids) ids {
	merge := func(a, b []string) []string {
		out := append(slices.Clone(a), b...)
		slices.Sort(out)
		return slices.Compact(out)
	}
	return ids{
		merge(w.Articles, o.Articles), merge(w.Claims, o.Claims), merge(w.People, o.People), merge(w.Organisations, o.Organisations),
		merge(w.Posts, o.Posts), merge(w.Tenures, o.Tenures), merge(w.Memberships, o.Memberships),
	}
}

// manyRows writes, reads, changes and removes 10,000 claims at a time.
func manyRows(t *testing.T, s graph.Store) {
	const n = 10_000
	d := office("x")
	d.Tenures[0].Claims = n
	for i := range n / 10 {
		d.Articles = append(d.Articles, graph.Article{ID: fmt.Sprintf("a%04d", i), Hash: "h", Published: "2020-01-02"})
	}
	for i := range n {
		c := supported(fmt.Sprintf("c%05d", i), fmt.Sprintf("a%04d", i/10), "x")
		c.Quote = fmt.Sprintf("the leader, Person x, said for the %dth time", i)
		d.Claims = append(d.Claims, c)
	}
	apply(t, s, d, graph.Changes{
		Articles: graph.Change{Added: n / 10}, Claims: graph.Change{Added: n}, People: graph.Change{Added: 1},
		Organisations: graph.Change{Added: 1}, Posts: graph.Change{Added: 1}, Tenures: graph.Change{Added: 1},
	})
	got := load(t, s, graph.Scope{Posts: []string{"w-x"}, Cited: true})
	if diff := cmp.Diff(subgraph(d), got, equate); diff != "" {
		t.Fatalf("10,000 claims (-want +got):\n%.2000s", diff)
	}
	for i := range d.Claims {
		if i%2 == 0 {
			d.Claims[i].Status = "former"
		}
	}
	apply(t, s, d, graph.Changes{Claims: graph.Change{Changed: n / 2}})
	w := idsOf(subgraph(d))
	apply(t, s, &graph.Delta{RemovedArticles: w.Articles, RemovedTenures: w.Tenures, RemovedPeople: w.People, ReleasePosts: w.Posts}, graph.Changes{
		Articles: graph.Change{Removed: n / 10}, Claims: graph.Change{Removed: n}, People: graph.Change{Removed: 1},
		Organisations: graph.Change{Removed: 1}, Posts: graph.Change{Removed: 1}, Tenures: graph.Change{Removed: 1},
	})
	expectCounts(t, s, nil, nil)
}
