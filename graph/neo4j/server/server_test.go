package server_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"tenure/graph/neo4j/server"
	"tenure/graph/neo4j/server/servertest"
)

func query(t *testing.T, s *server.Server, cypher string) (any, error) {
	t.Helper()
	driver, err := neo4j.NewDriverWithContext(s.URI, neo4j.BasicAuth(s.User, s.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer driver.Close(context.Background())
	r, err := neo4j.ExecuteQuery(t.Context(), driver, cypher, nil, neo4j.EagerResultTransformer, neo4j.ExecuteQueryWithDatabase(s.Database))
	if err != nil {
		return nil, err
	}
	if len(r.Records) == 0 {
		return nil, nil
	}
	return r.Records[0].Values[0], nil
}

func TestKeptServer(t *testing.T) {
	home := filepath.Join(t.TempDir(), "kept")
	s := servertest.Own(t, server.Options{Home: home})
	info, err := os.Stat(s.PasswordFile)
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm() != 0o600 {
		t.Errorf("the password file has mode %o", info.Mode().Perm())
	}
	if _, err := query(t, s, "CREATE (:Thing {n: 7})"); err != nil {
		t.Fatal(err)
	}
	if err := s.Stop(); err != nil {
		t.Fatal(err)
	}
	again, err := server.Start(t.Context(), server.Options{Home: home})
	if err != nil {
		t.Fatal(err)
	}
	defer again.Stop()
	if n, err := query(t, again, "MATCH (t:Thing) RETURN t.n"); err != nil || n != int64(7) {
		t.Errorf("after a new start: %v, %v", n, err)
	}
	if again.Password != s.Password {
		t.Error("the second start has another password")
	}
	second, err := server.Start(t.Context(), server.Options{Home: home})
	var failed *server.StartError
	if !errors.As(err, &failed) {
		t.Errorf("a second server in one folder: %v, %v", second, err)
	}
}

func TestNamedServerIsNotOurs(t *testing.T) {
	s := server.Named("bolt://127.0.0.1:1", "u", "p", "d")
	for _, f := range []func() error{s.Stop, s.Kill, s.Pause, func() error { return s.Restart(t.Context()) }} {
		if err := f(); !errors.Is(err, server.ErrNotOurs) {
			t.Errorf("got %v", err)
		}
	}
}

func TestMissingPrograms(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	t.Setenv("JAVA_HOME", "")
	_, err := server.Start(t.Context(), server.Options{Cache: t.TempDir()})
	var missing *server.MissingError
	if !errors.As(err, &missing) || missing.Program != "java" {
		t.Errorf("got %v", err)
	}
}
