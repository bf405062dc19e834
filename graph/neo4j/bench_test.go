package neo4j_test

import (
	"context"
	"fmt"
	"testing"

	"tenure/graph"
	"tenure/graph/neo4j"
	"tenure/graph/neo4j/server"
	"tenure/graph/neo4j/server/servertest"
)

// region returns a delta of 1,000 people with two tenures and four claims each: 12,200
// nodes and as many relationships again.
func region(i int) *graph.Delta {
	d := &graph.Delta{}
	for k := range 100 {
		o, w, a := fmt.Sprintf("o%d-%d", i, k), fmt.Sprintf("w%d-%d", i, k), fmt.Sprintf("a%d-%d", i, k)
		name := fmt.Sprintf("Parish %d of District %d Council", k, i)
		d.Organisations = append(d.Organisations, graph.Organisation{ID: o, Name: name, Kind: "council", Names: []string{name}})
		d.Posts = append(d.Posts, graph.Post{ID: w, Role: "clerk", Roles: []string{"clerk"}, Organisation: o})
		d.Articles = append(d.Articles, graph.Article{ID: a, URL: "https://example.org/" + a, Title: "News of " + name, Published: "2020-01-02", Hash: a})
	}
	for k := range 1000 {
		p := fmt.Sprintf("p%d-%d", i, k)
		name := fmt.Sprintf("Ada%d Holt%d", k, i)
		d.People = append(d.People, graph.Person{ID: p, Name: name, Names: []string{name}, Block: name})
		for n := range 2 {
			t, w := fmt.Sprintf("t%d-%d-%d", i, k, n), fmt.Sprintf("w%d-%d", i, (k+n)%100)
			d.Tenures = append(d.Tenures, graph.Tenure{ID: t, Person: p, Post: w, Status: "current", Start: "2019-05", StartEarliest: "2019-05-01", StartLatest: "2019-05-31", AttestedFirst: "2020-01-02", AttestedLast: "2020-01-02", Claims: 4})
			for c := range 4 {
				d.Claims = append(d.Claims, graph.Claim{
					ID: fmt.Sprintf("%s-%d", t, c), Article: fmt.Sprintf("a%d-%d", i, (k+c)%100), Kind: graph.ClaimTenure, Person: name, Block: name,
					Role: "clerk", Organisation: "o", OrganisationName: "Council", OrganisationKind: "council", Status: "current", Start: "2019-05", On: "2020-01-02",
					Quote: "The clerk has been there since May 2019, as the minutes of the council show.", Rule: "since", PersonID: p, PostID: w, SupportsID: t,
				})
			}
		}
	}
	return d
}

func rowsOf(d *graph.Delta) int {
	return len(d.Articles) + len(d.Claims) + len(d.People) + len(d.Organisations) + len(d.Posts) + len(d.Tenures)
}

func benchStore(b *testing.B) (*server.Server, *neo4j.Store) {
	s := servertest.Start(b)
	empty(b, s)
	store, err := neo4j.Open(b.Context(), configOf(s))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = store.Close(context.Background()) })
	return s, store
}

// BenchmarkApply writes regions that are new; Again applies one that is there already.
// Rows are nodes. A server named by the environment, at full speed and warm, gives fairer
// figures than the one for tests.
func BenchmarkApply(b *testing.B) {
	_, store := benchStore(b)
	rows, i := 0, 0
	for b.Loop() {
		d := region(i)
		if _, err := store.Apply(b.Context(), d); err != nil {
			b.Fatal(err)
		}
		rows += rowsOf(d)
		i++
	}
	b.ReportMetric(float64(rows)/b.Elapsed().Seconds(), "rows/s")
}

func BenchmarkApplyAgain(b *testing.B) {
	_, store := benchStore(b)
	d := region(0)
	if _, err := store.Apply(b.Context(), d); err != nil {
		b.Fatal(err)
	}
	rows := 0
	for b.Loop() {
		if ch, err := store.Apply(b.Context(), d); err != nil || !ch.Zero() {
			b.Fatal(ch, err)
		}
		rows += rowsOf(d)
	}
	b.ReportMetric(float64(rows)/b.Elapsed().Seconds(), "rows/s")
}

func BenchmarkLoad(b *testing.B) {
	_, store := benchStore(b)
	d := region(0)
	if _, err := store.Apply(b.Context(), d); err != nil {
		b.Fatal(err)
	}
	var blocks []string
	for _, p := range d.People {
		blocks = append(blocks, p.Block)
	}
	rows := 0
	for b.Loop() {
		g, err := store.Load(b.Context(), graph.Scope{Blocks: blocks})
		if err != nil {
			b.Fatal(err)
		}
		rows += len(g.Claims) + len(g.People)
	}
	b.ReportMetric(float64(rows)/b.Elapsed().Seconds(), "rows/s")
}

func BenchmarkFindPrefix(b *testing.B) {
	_, store := benchStore(b)
	for i := range 10 {
		if _, err := store.Apply(b.Context(), region(i)); err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		if hits, err := store.Find(b.Context(), graph.NameQuery{Kind: graph.PersonName, Key: "holt7", Prefix: true, Limit: 10}); err != nil || len(hits) != 10 {
			b.Fatal(hits, err)
		}
	}
}
