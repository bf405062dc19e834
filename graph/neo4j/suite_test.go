package neo4j_test

import (
	"context"
	"testing"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"tenure/graph"
	"tenure/graph/neo4j"
	"tenure/graph/neo4j/server"
	"tenure/graph/neo4j/server/servertest"
	"tenure/graph/storetest"
)

func configOf(s *server.Server) neo4j.Config {
	return neo4j.Config{URI: s.URI, User: s.User, Password: s.Password, Database: s.Database, RetryTime: 20 * time.Second}
}

// open opens a store that closes when the test ends.
func open(t *testing.T, c neo4j.Config) *neo4j.Store {
	t.Helper()
	s, err := neo4j.Open(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(context.Background()); err != nil {
			t.Error(err)
		}
	})
	return s
}

// cypher runs a query past the store.
func cypher(t testing.TB, s *server.Server, query string, params map[string]any) [][]any {
	t.Helper()
	d, err := driver.NewDriverWithContext(s.URI, driver.BasicAuth(s.User, s.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close(context.Background())
	r, err := driver.ExecuteQuery(t.Context(), d, query, params, driver.EagerResultTransformer, driver.ExecuteQueryWithDatabase(s.Database))
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]any
	for _, rec := range r.Records {
		rows = append(rows, rec.Values)
	}
	return rows
}

// empty removes all nodes but not the schema.
func empty(t testing.TB, s *server.Server) {
	t.Helper()
	cypher(t, s, "MATCH (n) WHERE NOT n:Graph DETACH DELETE n", nil)
}

// TestStore runs on one server all that does not need to stop it.
func TestStore(t *testing.T) {
	s := servertest.Start(t)
	empty(t, s)
	for _, c := range []struct {
		name string
		run  func(t *testing.T, s *server.Server)
	}{
		{"schema", schema},
		{"suite", suite},
		{"plans", neo4j.CheckPlans},
		{"questions", askQuestions},
		{"counts", counts},
		{"nothing changed, nothing written", unchanged},
		{"gate", gate},
		{"lock", lock},
		{"days", days},
	} {
		t.Run(c.name, func(t *testing.T) {
			empty(t, s)
			c.run(t, s)
		})
	}
}

func suite(t *testing.T, s *server.Server) {
	storetest.Run(t, func(t *testing.T) graph.Store { return open(t, configOf(s)) },
		storetest.Reset(func(t *testing.T, _ graph.Store) { empty(t, s) }),
		storetest.Histories(10))
}
