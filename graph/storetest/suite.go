// Package storetest holds every graph.Store to one behaviour: a suite of tests that each
// store runs on itself, and a plain store in memory that is the reference.
package storetest

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"tenure/graph"
)

// Option sets how Run goes about it.
type Option func(*suite)

// Reset makes Run open one store and empty it with f before each test, for stores that
// take long to open. The tests of Close open their own; what these find in it does not
// matter.
func Reset(f func(t *testing.T, s graph.Store)) Option { return func(s *suite) { s.reset = f } }

// Histories bounds the number of random histories that are compared with the reference
// (100 if not told), for stores in which each takes long.
func Histories(n int) Option { return func(s *suite) { s.histories = n } }

type suite struct {
	open      func(t *testing.T) graph.Store
	reset     func(t *testing.T, s graph.Store)
	histories int
}

// Run tests the stores that open gives. Each must be fresh and empty, unless there is a
// Reset.
func Run(t *testing.T, open func(t *testing.T) graph.Store, options ...Option) {
	s := &suite{open: open, histories: 100}
	for _, o := range options {
		o(s)
	}
	fresh := open
	if s.reset != nil {
		kept := open(t)
		fresh = func(t *testing.T) graph.Store {
			t.Helper()
			s.reset(t, kept)
			return kept
		}
	}
	for _, group := range [][]test{writing, reading, texts, finding, together} {
		for _, c := range group {
			t.Run(c.name, func(t *testing.T) { c.run(t, fresh(t)) })
		}
	}
	t.Run("random histories", func(t *testing.T) { histories(t, fresh(t), s.histories) })
	t.Run("closed", func(t *testing.T) { closed(t, open(t)) })
}

// test is one test on an empty store.
type test struct {
	name string
	run  func(t *testing.T, s graph.Store)
}

// equate takes nil and empty lists for the same, since stores need not tell them apart.
var equate = cmpopts.EquateEmpty()

// apply applies d and checks the count of changes.
func apply(t *testing.T, s graph.Store, d *graph.Delta, want graph.Changes) {
	t.Helper()
	got, err := s.Apply(t.Context(), d)
	if err != nil {
		t.Fatalf("Apply: %v", err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("changes (-want +got):\n%s", diff)
	}
}

// must applies d.
func must(t *testing.T, s graph.Store, d *graph.Delta) {
	t.Helper()
	if _, err := s.Apply(t.Context(), d); err != nil {
		t.Fatalf("Apply: %v", err)
	}
}

// load loads scope.
func load(t *testing.T, s graph.Store, scope graph.Scope) *graph.Subgraph {
	t.Helper()
	g, err := s.Load(t.Context(), scope)
	if err != nil {
		t.Fatalf("Load: %v", err)
	}
	return g
}

// expect checks that scope loads want.
func expect(t *testing.T, s graph.Store, scope graph.Scope, want *graph.Subgraph) {
	t.Helper()
	if diff := cmp.Diff(want, load(t, s, scope), equate); diff != "" {
		t.Fatalf("Load(%+v) (-want +got):\n%s", scope, diff)
	}
}

// expectIDs checks the ids that scope loads, kind by kind.
func expectIDs(t *testing.T, s graph.Store, scope graph.Scope, want ids) {
	t.Helper()
	if diff := cmp.Diff(want, idsOf(load(t, s, scope)), equate); diff != "" {
		t.Fatalf("ids of Load(%+v) (-want +got):\n%s", scope, diff)
	}
}

// expectCounts checks the counts; kinds that are not told must be 0.
func expectCounts(t *testing.T, s graph.Store, nodes, relationships map[string]int) {
	t.Helper()
	want := graph.Counts{Nodes: map[string]int{}, Relationships: map[string]int{}}
	for _, k := range []string{"Article", "Claim", "Person", "Organisation", "Post", "Tenure"} {
		want.Nodes[k] = nodes[k]
	}
	for _, k := range []string{"HELD", "OF", "AT", "SUPPORTS", "IN", "MEMBER_OF", "PART_OF", "SUCCEEDED_BY"} {
		want.Relationships[k] = relationships[k]
	}
	got, err := s.Counts(t.Context())
	if err != nil {
		t.Fatalf("Counts: %v", err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("counts (-want +got):\n%s", diff)
	}
}

// find asks for names and returns the ids.
func find(t *testing.T, s graph.Store, q graph.NameQuery) []string {
	t.Helper()
	hits, err := s.Find(t.Context(), q)
	if err != nil {
		t.Fatalf("Find(%+v): %v", q, err)
	}
	var found []string
	for _, h := range hits {
		found = append(found, h.ID)
	}
	return found
}

// ids are the ids of a subgraph.
type ids struct {
	Articles, Claims, People, Organisations, Posts, Tenures, Memberships []string
}

func idsOf(g *graph.Subgraph) ids {
	return ids{
		Articles:      each(g.Articles, func(a graph.Article) string { return a.ID }),
		Claims:        each(g.Claims, func(c graph.Claim) string { return c.ID }),
		People:        each(g.People, func(p graph.Person) string { return p.ID }),
		Organisations: each(g.Organisations, func(o graph.Organisation) string { return o.ID }),
		Posts:         each(g.Posts, func(p graph.Post) string { return p.ID }),
		Tenures:       each(g.Tenures, func(t graph.Tenure) string { return t.ID }),
		Memberships:   each(g.Memberships, func(m graph.Membership) string { return m.ID }),
	}
}

func each[T any](rows []T, id func(T) string) []string {
	var out []string
	for _, r := range rows {
		out = append(out, id(r))
	}
	return out
}

// everything is the scope of all that d writes.
func everything(d *graph.Delta) graph.Scope {
	w := idsOf(&graph.Subgraph{
		Articles: d.Articles, Claims: d.Claims, People: d.People, Organisations: d.Organisations,
		Posts: d.Posts, Tenures: d.Tenures, Memberships: d.Memberships,
	})
	return graph.Scope{Articles: w.Articles, Posts: w.Posts, People: w.People, Organisations: w.Organisations}
}
