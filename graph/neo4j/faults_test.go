package neo4j_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"tenure/graph"
	"tenure/graph/neo4j"
	"tenure/graph/neo4j/server"
	"tenure/graph/neo4j/server/servertest"
)

// TestFaults has a server of its own, which it kills and stops.
func TestFaults(t *testing.T) {
	s := servertest.Own(t, server.Options{})
	for _, c := range []struct {
		name string
		run  func(t *testing.T, s *server.Server)
	}{
		{"refused", refused},
		{"cut before the commit", func(t *testing.T, s *server.Server) { cutAtCommit(t, s, false) }},
		{"cut after the commit", func(t *testing.T, s *server.Server) { cutAtCommit(t, s, true) }},
		{"killed in mid-run", killed},
		{"down", down},
		{"read-only", readOnly},
	} {
		t.Run(c.name, func(t *testing.T) { c.run(t, s) })
	}
}

func refused(t *testing.T, s *server.Server) {
	c := configOf(s)
	wrong := c
	wrong.Database = "nosuch"
	_, err := neo4j.Open(t.Context(), wrong)
	kindOf(t, err, neo4j.WrongDatabase, wrong)
	if !strings.Contains(err.Error(), "nosuch") {
		t.Errorf("the text must name the database: %v", err)
	}

	const first = "first-password-1"
	cypher(t, s, "CREATE USER newcomer SET PASSWORD $first CHANGE REQUIRED", map[string]any{"first": first})
	newcomer := c
	newcomer.User, newcomer.Password = "newcomer", first
	_, err = neo4j.Open(t.Context(), newcomer)
	kindOf(t, err, neo4j.CredentialsExpired, newcomer)

	wrong = newcomer
	wrong.Password = "not-the-password"
	for range 3 {
		_, err = neo4j.Open(t.Context(), wrong)
		kindOf(t, err, neo4j.WrongPassword, wrong)
	}
	_, err = neo4j.Open(t.Context(), newcomer) // the right one now
	kindOf(t, err, neo4j.RateLimited, newcomer)
}

// batch is one delta of a run: an article with ten claims, of a tenure that counts them.
func batch(i int) *graph.Delta {
	article := fmt.Sprintf("a%03d", i)
	d := &graph.Delta{
		Articles:      []graph.Article{{ID: article, Hash: "h"}},
		People:        []graph.Person{{ID: "p", Name: "Dee Marsh", Names: []string{"Dee Marsh"}, Block: "dee marsh"}},
		Organisations: []graph.Organisation{{ID: "o", Name: "Wold Council", Kind: "council", Names: []string{"Wold Council"}}},
		Posts:         []graph.Post{{ID: "w", Role: "clerk", Roles: []string{"clerk"}, Organisation: "o"}},
		Tenures:       []graph.Tenure{{ID: "t", Person: "p", Post: "w", Status: "current", Claims: 10 * (i + 1)}},
	}
	for k := range 10 {
		d.Claims = append(d.Claims, graph.Claim{
			ID: fmt.Sprintf("c%03d-%d", i, k), Article: article, Kind: graph.ClaimTenure, Person: "Dee Marsh", Block: "dee marsh",
			Quote: "Clerk Dee Marsh replied.", Rule: "title", PersonID: "p", PostID: "w", SupportsID: "t",
		})
	}
	return d
}

// whole wants the batches from 0 to n-1, each whole, and nothing else.
func whole(t *testing.T, s *neo4j.Store, n int) {
	t.Helper()
	g, err := s.Load(t.Context(), graph.Scope{Posts: []string{"w"}, Cited: true})
	if err != nil {
		t.Fatal(err)
	}
	if len(g.Articles) != n || len(g.Claims) != 10*n || len(g.Tenures) != 1 || g.Tenures[0].Claims != 10*n {
		t.Fatalf("%d articles, %d claims, tenures %+v: want %d batches", len(g.Articles), len(g.Claims), g.Tenures, n)
	}
}

func killed(t *testing.T, s *server.Server) {
	empty(t, s)
	c := configOf(s)
	c.RetryTime = time.Nanosecond // to see the failure, not to wait for the server
	store, err := neo4j.Open(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	landed := make(chan int)
	var failure error
	go func() {
		defer close(landed)
		for i := 0; ; i++ {
			if _, failure = store.Apply(t.Context(), batch(i)); failure != nil {
				return
			}
			landed <- i
		}
	}()
	last := -1
	for last = range landed {
		if last == 5 {
			if err := s.Kill(); err != nil {
				t.Fatal(err)
			}
		}
	}
	var e *neo4j.Error
	if !errors.As(failure, &e) || e.Kind != neo4j.Lost && e.Kind != neo4j.Down {
		t.Errorf("the run ended with %v", failure)
	}
	_ = store.Close(context.Background())

	if err := s.Restart(t.Context()); err != nil {
		t.Fatal(err)
	}
	again := open(t, configOf(s))
	g, err := again.Load(t.Context(), graph.Scope{Posts: []string{"w"}, Cited: true})
	if err != nil {
		t.Fatal(err)
	}
	if n := len(g.Articles); n != last+1 && n != last+2 { // the last may have landed unreported
		t.Fatalf("%d batches were reported as landed, %d are there", last+1, n)
	}
	whole(t, again, len(g.Articles))
	for i := last + 1; i < last+4; i++ {
		if _, err := again.Apply(t.Context(), batch(i)); err != nil {
			t.Fatal(err)
		}
	}
	whole(t, again, last+4)

	// A store that waits long enough sees its server come back.
	if err := s.Kill(); err != nil {
		t.Fatal(err)
	}
	applied := make(chan error)
	go func() {
		_, err := again.Apply(t.Context(), batch(last+4))
		applied <- err
	}()
	if err := s.Restart(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := <-applied; err != nil {
		// It was the server's start that took longer than the store waits.
		kindOf(t, err, neo4j.Down, configOf(s))
		return
	}
	whole(t, again, last+5)
}

// cutAtCommit wants the delta once and the changes as they were, whether the lost commit
// had come through or not; and an error, with nothing but whole deltas, where every
// attempt is cut.
func cutAtCommit(t *testing.T, s *server.Server, after bool) {
	direct := open(t, configOf(s))
	empty(t, s)
	p, c := startProxy(t, s, after)
	store := open(t, c)
	for i, cuts := range []int32{1, 2, 0} {
		p.cuts.Store(cuts)
		ch, err := store.Apply(t.Context(), batch(i))
		if err != nil || ch.Claims.Added != 10 || ch.Articles.Added != 1 {
			t.Errorf("%d cuts: changes %+v, %v", cuts, ch, err)
		}
		if left := p.cuts.Load(); left != -1 { // every cut was made, and one commit came through
			t.Errorf("%d cuts: %d are left", cuts, left)
		}
		whole(t, direct, i+1)
	}
	p.cuts.Store(1)
	if g, err := store.Load(t.Context(), graph.Scope{Posts: []string{"w"}}); err != nil || len(g.Claims) != 30 {
		t.Errorf("a load whose end was cut: %v", err)
	}
	if after {
		return
	}
	p.cuts.Store(100)
	_, err := store.Apply(t.Context(), batch(3))
	kindOf(t, err, neo4j.Lost, c)
	p.cuts.Store(0)
	whole(t, direct, 3)
}

// readOnly starts the server that down has left behind, with one batch in it.
func readOnly(t *testing.T, s *server.Server) {
	s.Configure("server.databases.read_only=" + s.Database)
	if err := s.Restart(t.Context()); err != nil {
		t.Fatal(err)
	}
	c := configOf(s)
	for name, opening := range map[string]func(context.Context, neo4j.Config) (*neo4j.Store, error){"Open": neo4j.Open, "OpenReadOnly": neo4j.OpenReadOnly} {
		store, err := opening(t.Context(), c)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		whole(t, store, 1)
		if hits, err := store.Find(t.Context(), graph.NameQuery{Kind: graph.PersonName, Key: "marsh", Prefix: true}); err != nil || len(hits) != 1 {
			t.Errorf("%s: find: %v, %v", name, hits, err)
		}
		_, err = store.Apply(t.Context(), batch(1))
		kindOf(t, err, neo4j.ReadOnly, c)
		_, err = store.Lock(t.Context(), "a run")
		kindOf(t, err, neo4j.ReadOnly, c)
		for _, f := range store.Check(t.Context()) {
			if !f.OK {
				t.Errorf("%s: check: %+v", name, f)
			}
		}
		if err := store.Close(t.Context()); err != nil {
			t.Error(err)
		}
	}
}

// down leaves the server stopped, with one batch in its database.
func down(t *testing.T, s *server.Server) {
	c := configOf(s)
	c.RetryTime = time.Nanosecond
	store := open(t, c)
	empty(t, s)
	if _, err := store.Apply(t.Context(), batch(0)); err != nil {
		t.Fatal(err)
	}
	if err := s.Pause(); err != nil {
		t.Fatal(err)
	}
	_, err := neo4j.Open(t.Context(), c)
	kindOf(t, err, neo4j.Down, c)
	if found := store.Check(t.Context()); len(found) != 1 || found[0].OK || !strings.Contains(found[0].Note, "nothing answers") {
		t.Errorf("check: %+v", found)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	if _, err := store.Apply(ctx, batch(1)); err == nil {
		t.Error("a delta landed without a server")
	}
	_, err = store.Apply(t.Context(), batch(1))
	var e *neo4j.Error
	if !errors.As(err, &e) || e.Kind != neo4j.Down && e.Kind != neo4j.Lost {
		t.Errorf("apply: %v", err)
	}
}
