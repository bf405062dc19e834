package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/rogpeppe/go-internal/testscript"

	"tenure/graph/neo4j/server"
	"tenure/graph/neo4j/server/servertest"
)

// TestNeo4jScripts runs scripts against a real Neo4j, with the program told of it by the
// environment and a password file.
func TestNeo4jScripts(t *testing.T) {
	s := servertest.Start(t)
	emptied(t, s)
	password := filepath.Join(t.TempDir(), "password")
	if err := os.WriteFile(password, []byte(s.Password+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	// The scripts run inside of this test, so that the server outlives them.
	t.Run("scripts", func(t *testing.T) {
		testscript.Run(t, scripts(t, "testdata/neo4j", map[string]string{
			"TENURE_STORE":               "neo4j",
			"TENURE_NEO4J_URI":           s.URI,
			"TENURE_NEO4J_USER":          s.User,
			"TENURE_NEO4J_DATABASE":      s.Database,
			"TENURE_NEO4J_PASSWORD":      s.Password,
			"TENURE_NEO4J_PASSWORD_FILE": password,
		}))
	})
}

// emptied takes out what others have left in the database of a server that the
// environment names.
func emptied(t *testing.T, s *server.Server) {
	t.Helper()
	driver, err := neo4j.NewDriverWithContext(s.URI, neo4j.BasicAuth(s.User, s.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer driver.Close(t.Context())
	_, err = neo4j.ExecuteQuery(t.Context(), driver, "MATCH (n) DETACH DELETE n", nil,
		neo4j.EagerResultTransformer, neo4j.ExecuteQueryWithDatabase(s.Database))
	if err != nil {
		t.Fatal(err)
	}
}
