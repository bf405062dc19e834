package storetest

import (
	"errors"
	"fmt"
	"testing"

	"tenure/graph"
)

var writing = []test{
	{"an empty store has nothing", func(t *testing.T, s graph.Store) {
		expectCounts(t, s, nil, nil)
		expect(t, s, everything(town()), &graph.Subgraph{})
		expect(t, s, graph.Scope{}, &graph.Subgraph{})
	}},
	{"an empty delta changes nothing", func(t *testing.T, s graph.Store) {
		apply(t, s, &graph.Delta{}, graph.Changes{})
		expectCounts(t, s, nil, nil)
	}},
	{"every field of every node comes back", func(t *testing.T, s graph.Store) {
		d := town()
		apply(t, s, d, townChanges())
		expect(t, s, everything(d), subgraph(d))
	}},
	{"counts of every kind", func(t *testing.T, s graph.Store) {
		must(t, s, town())
		expectCounts(t, s,
			map[string]int{"Article": 3, "Claim": 7, "Person": 3, "Organisation": 5, "Post": 5, "Tenure": 5},
			map[string]int{"HELD": 5, "OF": 5, "AT": 5, "SUPPORTS": 5, "IN": 7, "MEMBER_OF": 1, "PART_OF": 1, "SUCCEEDED_BY": 1})
	}},
	{"the same delta again changes nothing", func(t *testing.T, s graph.Store) {
		d := town()
		must(t, s, d)
		apply(t, s, d, graph.Changes{})
		expect(t, s, everything(d), subgraph(d))
	}},
	{"each changed field counts once", changedFields},
	{"added, changed and unchanged rows in one delta", func(t *testing.T, s graph.Store) {
		must(t, s, town())
		d := town()
		d.People[1].Name = "Benjamin Iqbal"
		d.People = append(d.People, graph.Person{ID: "p4", Name: "Dee Lund", Names: []string{"Dee Lund"}, Block: "dee lund"})
		apply(t, s, d, graph.Changes{People: graph.Change{Added: 1, Changed: 1}})
	}},
	{"optional fields can be emptied again", func(t *testing.T, s graph.Store) {
		must(t, s, town())
		d := town()
		d.Articles[0] = graph.Article{ID: "a1", Hash: "h1"}
		d.Organisations[0].Successor = ""
		d.Organisations[1].Code = ""
		d.Organisations[2].Parent = ""
		d.People[0].Aliases = nil
		d.Tenures[0] = graph.Tenure{ID: "t1", Person: "p1", Post: "council:thornmere/leader"}
		d.Claims[0] = graph.Claim{ID: "c1", Article: "a1", Kind: graph.ClaimTenure}
		apply(t, s, d, graph.Changes{
			Articles: graph.Change{Changed: 1}, Claims: graph.Change{Changed: 1}, People: graph.Change{Changed: 1},
			Organisations: graph.Change{Changed: 3}, Tenures: graph.Change{Changed: 1},
		})
		expect(t, s, everything(d), subgraph(d))
		expectIDs(t, s, graph.Scope{People: []string{"p1-old"}}, ids{})
		expectCounts(t, s,
			map[string]int{"Article": 3, "Claim": 7, "Person": 3, "Organisation": 5, "Post": 5, "Tenure": 5},
			map[string]int{"HELD": 5, "OF": 5, "AT": 5, "SUPPORTS": 4, "IN": 7, "MEMBER_OF": 1})
	}},
	{"relationships move to other nodes", moved},
	{"a correction replaces an article's claims", func(t *testing.T, s graph.Store) {
		must(t, s, town())
		d := &graph.Delta{
			Articles:      []graph.Article{{ID: "a1", Title: "New leader (corrected)", Published: "2019-05-08", Hash: "h1b"}},
			Claims:        []graph.Claim{town().Claims[0]},
			RemovedClaims: []string{"c1", "c3", "not there"},
		}
		d.Claims[0].ID, d.Claims[0].Start = "c1b", "2019-05-07"
		d.RemovedMemberships = []string{"m1"}
		d.ReleaseOrganisations = []string{"party:heath"}
		apply(t, s, d, graph.Changes{
			Articles: graph.Change{Changed: 1}, Claims: graph.Change{Added: 1, Removed: 2},
			Memberships: graph.Change{Removed: 1}, Organisations: graph.Change{Removed: 1},
		})
		expect(t, s, graph.Scope{Articles: []string{"a1"}}, &graph.Subgraph{Articles: d.Articles, Claims: d.Claims})
	}},
	{"a withdrawn article goes with its claims and all they alone supported", func(t *testing.T, s graph.Store) {
		must(t, s, town())
		apply(t, s, &graph.Delta{
			RemovedArticles:      []string{"a2"},
			RemovedTenures:       []string{"t2", "t3", "t4", "t5"},
			RemovedPeople:        []string{"p2", "p3"},
			ReleasePosts:         []string{"council:thornmere/leader", "council:thornmere/chief executive", "nhs:mere/chief executive", "council:thornmere/planning/chair"},
			ReleaseOrganisations: []string{"council:thornmere"},
		}, graph.Changes{
			Articles: graph.Change{Removed: 1}, Claims: graph.Change{Removed: 5}, Tenures: graph.Change{Removed: 4},
			People: graph.Change{Removed: 2}, Posts: graph.Change{Removed: 3}, Organisations: graph.Change{Removed: 2},
		})
		expectIDs(t, s, everything(town()), ids{
			Articles: []string{"a1", "a3"}, Claims: []string{"c1", "c3"}, People: []string{"p1"},
			Organisations: []string{"council:old-thornmere", "council:thornmere", "party:heath"},
			Posts:         []string{"council:old-thornmere/clerk", "council:thornmere/leader"},
			Tenures:       []string{"t1"}, Memberships: []string{"m1"},
		})
		expectCounts(t, s,
			map[string]int{"Article": 2, "Claim": 2, "Person": 1, "Organisation": 3, "Post": 2, "Tenure": 1},
			map[string]int{"HELD": 1, "OF": 1, "AT": 2, "SUPPORTS": 1, "IN": 2, "MEMBER_OF": 1, "SUCCEEDED_BY": 1})
		if got := find(t, s, graph.NameQuery{Kind: graph.PersonName, Key: graph.Fold("Ben Iqbal")}); got != nil {
			t.Errorf("Find of a removed person found %v", got)
		}
	}},
	{"what was removed can be added again", func(t *testing.T, s graph.Store) {
		must(t, s, town())
		must(t, s, cleared(town()))
		expectCounts(t, s, nil, nil)
		apply(t, s, town(), townChanges())
		expect(t, s, everything(town()), subgraph(town()))
	}},
	{"removing what is not there changes nothing", func(t *testing.T, s graph.Store) {
		must(t, s, town())
		none := []string{"nothing", "of the sort"}
		apply(t, s, &graph.Delta{
			RemovedArticles: none, RemovedClaims: none, RemovedPeople: none, RemovedTenures: none,
			RemovedMemberships: none, ReleasePosts: none, ReleaseOrganisations: none,
		}, graph.Changes{})
	}},
	{"an article and its claim removed together count once", func(t *testing.T, s graph.Store) {
		must(t, s, town())
		apply(t, s, &graph.Delta{RemovedArticles: []string{"a1"}, RemovedClaims: []string{"c1", "c2"}},
			graph.Changes{Articles: graph.Change{Removed: 1}, Claims: graph.Change{Removed: 3}})
	}},
	{"a claim's tenure can be replaced in one delta", func(t *testing.T, s graph.Store) {
		must(t, s, town())
		d := &graph.Delta{
			Claims:         []graph.Claim{town().Claims[0], town().Claims[1]},
			Tenures:        []graph.Tenure{{ID: "t9", Person: "p1", Post: "council:thornmere/leader", Status: "current", Claims: 2}},
			RemovedTenures: []string{"t1", "t2"}, ReleasePosts: []string{"council:thornmere/leader"},
		}
		d.Claims[0].SupportsID, d.Claims[1].SupportsID = "t9", "t9"
		apply(t, s, d, graph.Changes{Claims: graph.Change{Changed: 2}, Tenures: graph.Change{Added: 1, Removed: 2}})
		expectIDs(t, s, graph.Scope{Posts: []string{"council:thornmere/leader"}}, ids{
			Claims: []string{"c1", "c2"}, People: []string{"p1"}, Organisations: []string{"council:thornmere"},
			Posts: []string{"council:thornmere/leader"}, Tenures: []string{"t9"},
		})
	}},
	{"a merged person keeps the old id as an alias", func(t *testing.T, s graph.Store) {
		must(t, s, town())
		d := &graph.Delta{RemovedPeople: []string{"p2"}}
		for _, c := range town().Claims[3:5] {
			c.PersonID = "p1"
			d.Claims = append(d.Claims, c)
		}
		for _, v := range town().Tenures[2:4] {
			v.Person = "p1"
			d.Tenures = append(d.Tenures, v)
		}
		p := town().People[0]
		p.Aliases = []string{"p1-old", "p1-older", "p2"}
		d.People = []graph.Person{p}
		apply(t, s, d, graph.Changes{
			Claims: graph.Change{Changed: 2}, Tenures: graph.Change{Changed: 2}, People: graph.Change{Changed: 1, Removed: 1},
		})
		got := load(t, s, graph.Scope{People: []string{"p2"}})
		if want := []string{"p1"}; fmt.Sprint(idsOf(got).People) != fmt.Sprint(want) || len(got.Tenures) != 4 {
			t.Errorf("People by the merged id: %v with %d tenures, want %v with 4", idsOf(got).People, len(got.Tenures), want)
		}
	}},
	{"release: a post with a tenure stays", func(t *testing.T, s graph.Store) {
		must(t, s, office("x"))
		apply(t, s, &graph.Delta{ReleasePosts: []string{"w-x"}, ReleaseOrganisations: []string{"o-x"}}, graph.Changes{})
	}},
	{"release: a post takes its organisation along", func(t *testing.T, s graph.Store) {
		must(t, s, office("x"))
		apply(t, s, &graph.Delta{RemovedTenures: []string{"t-x"}, ReleasePosts: []string{"w-x"}}, graph.Changes{
			Tenures: graph.Change{Removed: 1}, Posts: graph.Change{Removed: 1}, Organisations: graph.Change{Removed: 1},
		})
		expectCounts(t, s, map[string]int{"Person": 1}, nil)
	}},
	{"release: nothing goes that no list names or leads to", func(t *testing.T, s graph.Store) {
		must(t, s, office("x"))
		apply(t, s, &graph.Delta{RemovedTenures: []string{"t-x"}}, graph.Changes{Tenures: graph.Change{Removed: 1}})
		expectCounts(t, s, map[string]int{"Person": 1, "Post": 1, "Organisation": 1}, map[string]int{"AT": 1})
		apply(t, s, &graph.Delta{ReleaseOrganisations: []string{"o-x"}}, graph.Changes{})
	}},
	{"release: a chain of parents and successors goes to its end", func(t *testing.T, s graph.Store) {
		d := office("x")
		d.Organisations[0].Parent = "o-parent"
		d.Organisations = append(d.Organisations,
			graph.Organisation{ID: "o-parent", Name: "Parent", Kind: "council", Parent: "o-grand", Successor: "o-next"},
			graph.Organisation{ID: "o-grand", Name: "Grand", Kind: "council"},
			graph.Organisation{ID: "o-next", Name: "Next", Kind: "council", Successor: "o-last"},
			graph.Organisation{ID: "o-last", Name: "Last", Kind: "council"},
			graph.Organisation{ID: "o-other", Name: "Other", Kind: "council"})
		must(t, s, d)
		apply(t, s, &graph.Delta{RemovedTenures: []string{"t-x"}, ReleasePosts: []string{"w-x"}}, graph.Changes{
			Tenures: graph.Change{Removed: 1}, Posts: graph.Change{Removed: 1}, Organisations: graph.Change{Removed: 5},
		})
		expectIDs(t, s, graph.Scope{Organisations: []string{"o-x", "o-parent", "o-grand", "o-next", "o-last", "o-other"}},
			ids{Organisations: []string{"o-other"}})
	}},
	{"release: a chain stops at what has support", func(t *testing.T, s graph.Store) {
		d := office("x")
		d.Organisations[0].Parent = "o-parent"
		d.Organisations = append(d.Organisations,
			graph.Organisation{ID: "o-parent", Name: "Parent", Kind: "council"},
			graph.Organisation{ID: "o-sister", Name: "Sister", Kind: "committee", Parent: "o-parent"})
		must(t, s, d)
		apply(t, s, &graph.Delta{RemovedTenures: []string{"t-x"}, ReleasePosts: []string{"w-x"}}, graph.Changes{
			Tenures: graph.Change{Removed: 1}, Posts: graph.Change{Removed: 1}, Organisations: graph.Change{Removed: 1},
		})
		apply(t, s, &graph.Delta{ReleaseOrganisations: []string{"o-sister", "o-parent"}},
			graph.Changes{Organisations: graph.Change{Removed: 2}})
	}},
	{"release: a membership, a part and a predecessor each hold an organisation", func(t *testing.T, s graph.Store) {
		must(t, s, &graph.Delta{
			People: []graph.Person{{ID: "p", Name: "Eve Roe", Names: []string{"Eve Roe"}, Block: "eve roe"}},
			Organisations: []graph.Organisation{
				{ID: "party", Name: "Party", Kind: "party"}, {ID: "whole", Name: "Whole", Kind: "council"},
				{ID: "part", Name: "Part", Kind: "committee", Parent: "whole"},
				{ID: "new", Name: "New", Kind: "council"}, {ID: "old", Name: "Old", Kind: "council", Successor: "new"},
			},
			Posts:       []graph.Post{{ID: "post", Role: "clerk", Organisation: "old"}, {ID: "seat", Role: "chair", Organisation: "part"}},
			Memberships: []graph.Membership{{ID: "m", Person: "p", Organisation: "party"}},
		})
		apply(t, s, &graph.Delta{ReleaseOrganisations: []string{"party", "whole", "new", "old", "part"}}, graph.Changes{})
		apply(t, s, &graph.Delta{RemovedMemberships: []string{"m"}, ReleasePosts: []string{"post", "seat"}, ReleaseOrganisations: []string{"party"}},
			graph.Changes{Memberships: graph.Change{Removed: 1}, Posts: graph.Change{Removed: 2}, Organisations: graph.Change{Removed: 5}})
	}},
	{"release: an organisation is no support of itself", func(t *testing.T, s graph.Store) {
		must(t, s, &graph.Delta{Organisations: []graph.Organisation{{ID: "o", Name: "Ring", Kind: "council", Parent: "o", Successor: "o"}}})
		apply(t, s, &graph.Delta{ReleaseOrganisations: []string{"o"}}, graph.Changes{Organisations: graph.Change{Removed: 1}})
	}},
	{"a delta that leaves a relationship dangling fails whole", dangling},
	{"ids of a claim that are no relationships may name nothing", func(t *testing.T, s graph.Store) {
		c := graph.Claim{
			ID: "c", Article: "a", Kind: graph.ClaimTenure, Person: "Eve Roe", Block: "eve roe", Role: "clerk",
			Organisation: "o-none", Parent: "o-none-2", PersonID: "p-none", PostID: "w-none", Quote: "Eve Roe", Rule: "title",
		}
		must(t, s, &graph.Delta{Articles: []graph.Article{{ID: "a", Hash: "h"}}, Claims: []graph.Claim{c}})
		expect(t, s, graph.Scope{Posts: []string{"w-none"}}, &graph.Subgraph{Claims: []graph.Claim{c}})
		expect(t, s, graph.Scope{Organisations: []string{"o-none"}, Forms: true}, &graph.Subgraph{Claims: []graph.Claim{c}})
	}},
}

// cleared returns the delta that removes all that d wrote.
func cleared(d *graph.Delta) *graph.Delta {
	w := idsOf(subgraph(d))
	out := &graph.Delta{
		RemovedArticles: w.Articles, RemovedClaims: w.Claims, RemovedPeople: w.People, RemovedTenures: w.Tenures,
		RemovedMemberships: w.Memberships, ReleasePosts: w.Posts, ReleaseOrganisations: w.Organisations,
	}
	for _, o := range d.Organisations { // rings of organisations hold each other
		o.Parent, o.Successor = "", ""
		out.Organisations = append(out.Organisations, o)
	}
	return out
}

// changedFields changes one field at a time and wants exactly one change for it.
func changedFields(t *testing.T, s graph.Store) {
	must(t, s, town())
	before := town()
	for _, c := range []struct {
		name   string
		change func(d *graph.Delta)
		want   graph.Changes
	}{
		{"article url", func(d *graph.Delta) { d.Articles[0].URL = "https://example.org/1b" }, graph.Changes{Articles: graph.Change{Changed: 1}}},
		{"article source", func(d *graph.Delta) { d.Articles[0].Source = "Mere Post" }, graph.Changes{Articles: graph.Change{Changed: 1}}},
		{"article title", func(d *graph.Delta) { d.Articles[0].Title = "Newer leader" }, graph.Changes{Articles: graph.Change{Changed: 1}}},
		{"article published", func(d *graph.Delta) { d.Articles[0].Published = "2019-05-07" }, graph.Changes{Articles: graph.Change{Changed: 1}}},
		{"article updated", func(d *graph.Delta) { d.Articles[0].Updated = "2019-06-01T00:00:00Z" }, graph.Changes{Articles: graph.Change{Changed: 1}}},
		{"article hash", func(d *graph.Delta) { d.Articles[0].Hash = "h1b" }, graph.Changes{Articles: graph.Change{Changed: 1}}},
		{"claim quote", func(d *graph.Delta) { d.Claims[0].Quote += " Again." }, graph.Changes{Claims: graph.Change{Changed: 1}}},
		{"claim sentence", func(d *graph.Delta) { d.Claims[0].Sentence++ }, graph.Changes{Claims: graph.Change{Changed: 1}}},
		{"claim from", func(d *graph.Delta) { d.Claims[0].From++ }, graph.Changes{Claims: graph.Change{Changed: 1}}},
		{"claim to", func(d *graph.Delta) { d.Claims[0].To++ }, graph.Changes{Claims: graph.Change{Changed: 1}}},
		{"claim interim", func(d *graph.Delta) { d.Claims[0].Interim = true }, graph.Changes{Claims: graph.Change{Changed: 1}}},
		{"claim person id", func(d *graph.Delta) { d.Claims[0].PersonID = "p2" }, graph.Changes{Claims: graph.Change{Changed: 1}}},
		{"claim post id", func(d *graph.Delta) { d.Claims[0].PostID = "nhs:mere/chief executive" }, graph.Changes{Claims: graph.Change{Changed: 1}}},
		{"claim supports", func(d *graph.Delta) { d.Claims[0].SupportsID = "t2" }, graph.Changes{Claims: graph.Change{Changed: 1}}},
		{"claim parent", func(d *graph.Delta) { d.Claims[0].Parent = "nhs:mere" }, graph.Changes{Claims: graph.Change{Changed: 1}}},
		{"person name", func(d *graph.Delta) { d.People[0].Name = "Ada M. Holt" }, graph.Changes{People: graph.Change{Changed: 1}}},
		{"person names", func(d *graph.Delta) { d.People[0].Names = []string{"Ada Holt"} }, graph.Changes{People: graph.Change{Changed: 1}}},
		{"person aliases", func(d *graph.Delta) { d.People[0].Aliases = []string{"p1-old"} }, graph.Changes{People: graph.Change{Changed: 1}}},
		{"person block", func(d *graph.Delta) { d.People[0].Block = "a holt" }, graph.Changes{People: graph.Change{Changed: 1}}},
		{"organisation name", func(d *graph.Delta) { d.Organisations[1].Name = "Thornmere" }, graph.Changes{Organisations: graph.Change{Changed: 1}}},
		{"organisation kind", func(d *graph.Delta) { d.Organisations[1].Kind = "other" }, graph.Changes{Organisations: graph.Change{Changed: 1}}},
		{"organisation code", func(d *graph.Delta) { d.Organisations[1].Code = "local-authority:THM" }, graph.Changes{Organisations: graph.Change{Changed: 1}}},
		{"organisation names", func(d *graph.Delta) { d.Organisations[1].Names = nil }, graph.Changes{Organisations: graph.Change{Changed: 1}}},
		{"organisation parent", func(d *graph.Delta) { d.Organisations[2].Parent = "nhs:mere" }, graph.Changes{Organisations: graph.Change{Changed: 1}}},
		{"organisation successor", func(d *graph.Delta) { d.Organisations[0].Successor = "nhs:mere" }, graph.Changes{Organisations: graph.Change{Changed: 1}}},
		{"post role", func(d *graph.Delta) { d.Posts[0].Role = "town clerk" }, graph.Changes{Posts: graph.Change{Changed: 1}}},
		{"post roles", func(d *graph.Delta) { d.Posts[0].Roles = []string{"clerk", "town clerk"} }, graph.Changes{Posts: graph.Change{Changed: 1}}},
		{"post organisation", func(d *graph.Delta) { d.Posts[0].Organisation = "nhs:mere" }, graph.Changes{Posts: graph.Change{Changed: 1}}},
		{"tenure person", func(d *graph.Delta) { d.Tenures[0].Person = "p2" }, graph.Changes{Tenures: graph.Change{Changed: 1}}},
		{"tenure post", func(d *graph.Delta) { d.Tenures[0].Post = "nhs:mere/chief executive" }, graph.Changes{Tenures: graph.Change{Changed: 1}}},
		{"tenure status", func(d *graph.Delta) { d.Tenures[0].Status = "current" }, graph.Changes{Tenures: graph.Change{Changed: 1}}},
		{"tenure interim", func(d *graph.Delta) { d.Tenures[0].Interim = true }, graph.Changes{Tenures: graph.Change{Changed: 1}}},
		{"tenure area", func(d *graph.Delta) { d.Tenures[0].Area = "" }, graph.Changes{Tenures: graph.Change{Changed: 1}}},
		{"tenure start", func(d *graph.Delta) { d.Tenures[0].Start = "2019-05~" }, graph.Changes{Tenures: graph.Change{Changed: 1}}},
		{"tenure start latest", func(d *graph.Delta) { d.Tenures[0].StartLatest = "" }, graph.Changes{Tenures: graph.Change{Changed: 1}}},
		{"tenure end", func(d *graph.Delta) { d.Tenures[0].End = "" }, graph.Changes{Tenures: graph.Change{Changed: 1}}},
		{"tenure attested last", func(d *graph.Delta) { d.Tenures[0].AttestedLast = "2020-02-02" }, graph.Changes{Tenures: graph.Change{Changed: 1}}},
		{"tenure claims", func(d *graph.Delta) { d.Tenures[0].Claims = 2 }, graph.Changes{Tenures: graph.Change{Changed: 1}}},
		{"membership person", func(d *graph.Delta) { d.Memberships[0].Person = "p2" }, graph.Changes{Memberships: graph.Change{Changed: 1}}},
		{"membership organisation", func(d *graph.Delta) { d.Memberships[0].Organisation = "nhs:mere" }, graph.Changes{Memberships: graph.Change{Changed: 1}}},
		{"membership attested", func(d *graph.Delta) { d.Memberships[0].AttestedLast = "2020-01-01" }, graph.Changes{Memberships: graph.Change{Changed: 1}}},
		{"membership claims", func(d *graph.Delta) { d.Memberships[0].Claims = 3 }, graph.Changes{Memberships: graph.Change{Changed: 1}}},
	} {
		d := town()
		c.change(d)
		got, err := s.Apply(t.Context(), d)
		if err != nil || got != c.want {
			t.Fatalf("%s: changes %+v (%v), want %+v", c.name, got, err, c.want)
		}
		expect(t, s, everything(d), subgraph(d))
		if back, err := s.Apply(t.Context(), before); err != nil || back != c.want {
			t.Fatalf("%s, changed back: changes %+v (%v), want %+v", c.name, back, err, c.want)
		}
	}
	expect(t, s, everything(before), subgraph(before))
}

// moved hangs every relationship on another node.
func moved(t *testing.T, s graph.Store) {
	must(t, s, town())
	d := town()
	d.Claims[0].Article, d.Claims[0].SupportsID = "a3", "t2"
	d.Organisations[0].Successor = "nhs:mere"
	d.Organisations[2].Parent = "nhs:mere"
	d.Posts[0].Organisation = "nhs:mere"
	d.Tenures[0].Person, d.Tenures[0].Post = "p3", "nhs:mere/chief executive"
	d.Memberships[0].Person, d.Memberships[0].Organisation = "p3", "nhs:mere"
	apply(t, s, d, graph.Changes{
		Claims: graph.Change{Changed: 1}, Organisations: graph.Change{Changed: 2}, Posts: graph.Change{Changed: 1},
		Tenures: graph.Change{Changed: 1}, Memberships: graph.Change{Changed: 1},
	})
	expect(t, s, everything(d), subgraph(d))
	expectCounts(t, s,
		map[string]int{"Article": 3, "Claim": 7, "Person": 3, "Organisation": 5, "Post": 5, "Tenure": 5},
		map[string]int{"HELD": 5, "OF": 5, "AT": 5, "SUPPORTS": 5, "IN": 7, "MEMBER_OF": 1, "PART_OF": 1, "SUCCEEDED_BY": 1})
	expectIDs(t, s, graph.Scope{Posts: []string{"council:thornmere/leader"}}, ids{
		Claims: []string{"c1", "c2"}, People: []string{"p1"}, Organisations: []string{"council:thornmere"},
		Posts: []string{"council:thornmere/leader"}, Tenures: []string{"t2"},
	})
	expectIDs(t, s, graph.Scope{Articles: []string{"a3"}}, ids{Articles: []string{"a3"}, Claims: []string{"c1"}})
}

// dangling tries every way to leave a relationship without an end.
func dangling(t *testing.T, s graph.Store) {
	must(t, s, town())
	claim := func(article, supports string, kind graph.ClaimKind) []graph.Claim {
		return []graph.Claim{{ID: "new", Article: article, Kind: kind, Person: "Eve Roe", Block: "eve roe", Quote: "Eve Roe", Rule: "title", SupportsID: supports}}
	}
	for _, c := range []struct {
		name  string
		delta graph.Delta
		want  graph.DanglingError
	}{
		{"tenure of nobody", graph.Delta{Tenures: []graph.Tenure{{ID: "new", Person: "none", Post: "council:thornmere/leader"}}}, graph.DanglingError{Kind: "tenure", ID: "new", Field: "person", To: "none"}},
		{"tenure by an alias", graph.Delta{Tenures: []graph.Tenure{{ID: "new", Person: "p1-old", Post: "council:thornmere/leader"}}}, graph.DanglingError{Kind: "tenure", ID: "new", Field: "person", To: "p1-old"}},
		{"tenure of no post", graph.Delta{Tenures: []graph.Tenure{{ID: "new", Person: "p1", Post: "none"}}}, graph.DanglingError{Kind: "tenure", ID: "new", Field: "post", To: "none"}},
		{"known tenure, person gone", graph.Delta{Tenures: []graph.Tenure{{ID: "t1", Person: "none", Post: "council:thornmere/leader"}}}, graph.DanglingError{Kind: "tenure", ID: "t1", Field: "person", To: "none"}},
		{"post at no organisation", graph.Delta{Posts: []graph.Post{{ID: "new", Role: "clerk", Organisation: "none"}}}, graph.DanglingError{Kind: "post", ID: "new", Field: "organisation", To: "none"}},
		{"membership of nobody", graph.Delta{Memberships: []graph.Membership{{ID: "new", Person: "none", Organisation: "party:heath"}}}, graph.DanglingError{Kind: "membership", ID: "new", Field: "person", To: "none"}},
		{"membership in nothing", graph.Delta{Memberships: []graph.Membership{{ID: "new", Person: "p1", Organisation: "none"}}}, graph.DanglingError{Kind: "membership", ID: "new", Field: "organisation", To: "none"}},
		{"claim in no article", graph.Delta{Claims: claim("none", "", graph.ClaimTenure)}, graph.DanglingError{Kind: "claim", ID: "new", Field: "article", To: "none"}},
		{"claim for no tenure", graph.Delta{Claims: claim("a1", "none", graph.ClaimTenure)}, graph.DanglingError{Kind: "claim", ID: "new", Field: "supports", To: "none"}},
		{"claim for a membership, of the other kind", graph.Delta{Claims: claim("a1", "m1", graph.ClaimTenure)}, graph.DanglingError{Kind: "claim", ID: "new", Field: "supports", To: "m1"}},
		{"claim for no membership", graph.Delta{Claims: claim("a1", "t1", graph.ClaimMembership)}, graph.DanglingError{Kind: "claim", ID: "new", Field: "supports", To: "t1"}},
		{"organisation part of nothing", graph.Delta{Organisations: []graph.Organisation{{ID: "new", Name: "New", Kind: "council", Parent: "none"}}}, graph.DanglingError{Kind: "organisation", ID: "new", Field: "parent", To: "none"}},
		{"organisation succeeded by nothing", graph.Delta{Organisations: []graph.Organisation{{ID: "new", Name: "New", Kind: "council", Successor: "none"}}}, graph.DanglingError{Kind: "organisation", ID: "new", Field: "successor", To: "none"}},
		{"person removed under a tenure", graph.Delta{RemovedPeople: []string{"p3"}}, graph.DanglingError{Kind: "tenure", ID: "t5", Field: "person", To: "p3"}},
		{"person removed under a membership", graph.Delta{RemovedPeople: []string{"p1"}, RemovedTenures: []string{"t1", "t2"}, RemovedClaims: []string{"c1", "c2"}}, graph.DanglingError{Kind: "membership", ID: "m1", Field: "person", To: "p1"}},
		{"tenure removed under a claim", graph.Delta{RemovedTenures: []string{"t1"}}, graph.DanglingError{Kind: "claim", ID: "c1", Field: "supports", To: "t1"}},
		{"membership removed under a claim", graph.Delta{RemovedMemberships: []string{"m1"}}, graph.DanglingError{Kind: "claim", ID: "c3", Field: "supports", To: "m1"}},
	} {
		d := c.delta
		// Good rows beside the bad one must not land either.
		d.Articles = append(d.Articles, graph.Article{ID: "a-beside", Hash: "h"})
		d.People = append(d.People, graph.Person{ID: "p1", Name: "Changed", Names: []string{"Changed"}, Block: "ada holt"})
		d.RemovedClaims = append(d.RemovedClaims, "c7")
		got, err := s.Apply(t.Context(), &d)
		var bad *graph.DanglingError
		if !errors.As(err, &bad) {
			t.Errorf("%s: error %v, want a DanglingError", c.name, err)
		} else if *bad != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, *bad, c.want)
		}
		if !got.Zero() {
			t.Errorf("%s: changes %+v of a delta that failed", c.name, got)
		}
		expect(t, s, everything(town()), subgraph(town()))
		expectIDs(t, s, graph.Scope{Articles: []string{"a-beside"}}, ids{})
	}
	// A ring of organisations in one delta is whole in itself.
	must(t, s, &graph.Delta{Organisations: []graph.Organisation{
		{ID: "ring-1", Name: "Ring", Kind: "council", Parent: "ring-2"}, {ID: "ring-2", Name: "Ring", Kind: "council", Parent: "ring-1"},
	}})
}
