package main

import (
	"context"

	"tenure/graph"
	"tenure/graph/neo4j"
	"tenure/graph/sqlite"
)

// openStore opens the store that the settings name, to write and to read.
func openStore(ctx context.Context, s *Settings) (graph.Store, error) {
	if s.Store == storeNeo4j {
		return openNeo4j(ctx, s)
	}
	store, err := sqlite.Open(ctx, s.DB)
	if err != nil {
		return nil, err
	}
	return store, nil
}

// openForQuestions opens the store to read alone; a SQLite file that is not there is an
// error and is not made.
func openForQuestions(ctx context.Context, s *Settings) (graph.Store, error) {
	if s.Store == storeNeo4j {
		return openNeo4j(ctx, s)
	}
	store, err := sqlite.OpenReadOnly(ctx, s.DB)
	if err != nil {
		return nil, err
	}
	return store, nil
}

func openNeo4j(ctx context.Context, s *Settings) (graph.Store, error) {
	password, err := readPassword(s.Neo4j.PasswordFile)
	if err != nil {
		return nil, &usageError{err}
	}
	store, err := neo4j.Open(ctx, neo4j.Config{
		URI:      s.Neo4j.URI,
		User:     s.Neo4j.User,
		Password: password.Reveal(),
		Database: s.Neo4j.Database,
	})
	if err != nil {
		return nil, err
	}
	return store, nil
}

// storeName is how messages name the store.
func storeName(s *Settings) string {
	if s.Store == storeNeo4j {
		return "Neo4j at " + s.Neo4j.URI
	}
	return s.DB
}
