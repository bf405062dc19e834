// Package servertest gives tests a real Neo4j.
package servertest

import (
	"errors"
	"os"
	"testing"

	"tenure/graph/neo4j/server"
)

// Start gives a test a fresh server, which stops when the test ends. Where the environment
// names a server (TENURE_TEST_NEO4J_URI, _USER, _PASSWORD and perhaps _DATABASE), it is
// that one: its database is the tests' to empty, so that packages that use it must be tested
// one after another (go test -p 1). The test is skipped where Java or Maven is missing, and
// fails on anything else.
func Start(t testing.TB) *server.Server {
	t.Helper()
	if uri := os.Getenv("TENURE_TEST_NEO4J_URI"); uri != "" {
		user, database := os.Getenv("TENURE_TEST_NEO4J_USER"), os.Getenv("TENURE_TEST_NEO4J_DATABASE")
		if user == "" {
			user = server.User
		}
		if database == "" {
			database = server.Database
		}
		return server.Named(uri, user, os.Getenv("TENURE_TEST_NEO4J_PASSWORD"), database)
	}
	return Own(t, server.Options{})
}

// Need skips a test where Java or Maven is missing, so that no server could be started.
func Need(t testing.TB) {
	t.Helper()
	err := server.Prepare(t.Context(), server.Options{})
	var missing *server.MissingError
	if errors.As(err, &missing) {
		t.Skipf("no Neo4j to test with: %v", err)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// Own gives a test a server of its own, to stop and to kill, whatever the environment names.
func Own(t testing.TB, o server.Options) *server.Server {
	t.Helper()
	s, err := server.Start(t.Context(), o)
	var missing *server.MissingError
	if errors.As(err, &missing) {
		t.Skipf("no Neo4j to test with: %v", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Stop(); err != nil {
			t.Error(err)
		}
	})
	return s
}
