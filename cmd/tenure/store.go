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
		config, err := neo4jConfig(s)
		if err != nil {
			return nil, err
		}
		return opened(neo4j.Open(ctx, config))
	}
	return opened(sqlite.Open(ctx, s.DB))
}

// openForQuestions opens the store to read alone. Where there is no graph yet none is
// made: it is an error.
func openForQuestions(ctx context.Context, s *Settings) (graph.Store, error) {
	if s.Store == storeNeo4j {
		config, err := neo4jConfig(s)
		if err != nil {
			return nil, err
		}
		return opened(neo4j.OpenReadOnly(ctx, config))
	}
	return opened(sqlite.OpenReadOnly(ctx, s.DB))
}

// opened keeps a nil store of one type from becoming a graph.Store that is not nil.
func opened[S graph.Store](store S, err error) (graph.Store, error) {
	if err != nil {
		return nil, err
	}
	return store, nil
}

func neo4jConfig(s *Settings) (neo4j.Config, error) {
	password, err := readPassword(s.Neo4j.PasswordFile)
	if err != nil {
		return neo4j.Config{}, &usageError{err}
	}
	return neo4j.Config{URI: s.Neo4j.URI, User: s.Neo4j.User, Password: password.Reveal(), Database: s.Neo4j.Database}, nil
}

// storeName is how messages name the store.
func storeName(s *Settings) string {
	if s.Store == storeNeo4j {
		return "Neo4j at " + s.Neo4j.URI
	}
	return s.DB
}
