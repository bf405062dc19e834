package neo4j

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"tenure/graph/neo4j/server"
)

// planOf returns the plan of a statement as the server draws it: a tree of operators,
// one a line. (Plan.Children leaves operators out.)
func planOf(t *testing.T, s *Store, st statement) string {
	t.Helper()
	params := map[string]any{
		"ids": []string{"x", "y"}, "rows": []any{}, "key": "x", "word": " x", "limit": 1, "delta": "x", "schema": 1,
		"token": "x", "holder": "x", "seconds": 60.0,
	}
	r, err := neo4j.ExecuteQuery(t.Context(), s.driver, "EXPLAIN "+st.text, params, neo4j.EagerResultTransformer, neo4j.ExecuteQueryWithDatabase(s.config.Database))
	if err != nil {
		t.Fatalf("%s: %s: %v", st.file, st.name, err)
	}
	return r.Summary.Plan().Arguments()["string-representation"].(string)
}

func operators(plan string) []string {
	var ops []string
	for line := range strings.Lines(plan) {
		if _, rest, ok := strings.Cut(line, "+"); ok && strings.HasPrefix(line, "|") {
			if op, _, ok := strings.Cut(rest, " "); ok && op != "" {
				ops = append(ops, strings.TrimSuffix(op, "\n"))
			}
		}
	}
	return ops
}

// CheckPlans is a part of TestStore: no statement may hold a batch back (Eager), and each
// must find its nodes by an index.
func CheckPlans(t *testing.T, srv *server.Server) {
	s, err := Open(t.Context(), Config{URI: srv.URI, User: srv.User, Password: srv.Password, Database: srv.Database})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close(context.Background())
	// The planner looks at everything where everything is little.
	for _, fill := range []string{
		"MATCH (n) WHERE NOT n:Graph DETACH DELETE n",
		`UNWIND range(1, 5000) AS i
		 CREATE (p:Person {id: 'p' + i, block: 'b' + i})-[:HELD]->(t:Tenure {id: 't' + i})-[:OF]->(w:Post {id: 'w' + i})-[:AT]->(o:Organisation {id: 'o' + i}),
		 (c:Claim {id: 'c' + i, block: 'b' + i, postId: 'w' + i, personId: 'p' + i, organisation: 'o' + i, parent: 'q' + i, supportsId: 'm' + i})-[:SUPPORTS]->(t),
		 (c)-[:IN]->(:Article {id: 'a' + i}), (p)-[:MEMBER_OF {id: 'm' + i}]->(o), (:Name {key: 'n' + i})-[:NAMES]->(p), (:Alias {id: 'x' + i})-[:MEANS]->(p),
		 (o)-[:PART_OF]->(o), (o)-[:SUCCEEDED_BY]->(o)`,
		"CALL db.awaitIndexes(60)", "CALL db.prepareForReplanning(60)",
	} {
		if _, err := s.query(t.Context(), fill, nil); err != nil {
			t.Fatal(err)
		}
	}
	for _, st := range statements() {
		if slices.Contains([]string{"cypher/store/schema.cypher", "cypher/store/check.cypher"}, st.file) {
			continue
		}
		plan := planOf(t, s, st)
		ops := operators(plan)
		if len(ops) < 2 {
			t.Fatalf("%s: no operators read from\n%s", st.name, plan)
		}
		for _, op := range ops {
			switch op {
			case "Eager":
				t.Errorf("%s: holds a batch back:\n%s", st.name, plan)
			case "NodeByLabelScan", "AllNodesScan", "DirectedAllRelationshipsScan", "UndirectedAllRelationshipsScan", "DirectedRelationshipTypeScan", "CartesianProduct":
				if op == "CartesianProduct" && strings.Contains(plan, "Unique") {
					continue // of two nodes found by their ids
				}
				t.Errorf("%s: looks at everything (%s):\n%s", st.name, op, plan)
			}
		}
	}
}
