package neo4j

import (
	"context"
	"fmt"
	"strings"

	"tenure/graph"
)

// Counts implements graph.Store.
func (s *Store) Counts(ctx context.Context) (graph.Counts, error) {
	var c graph.Counts
	err := s.read(ctx, "count", func(t *tx) error {
		c = graph.Counts{Nodes: map[string]int{}, Relationships: map[string]int{}}
		return t.each("counts", nil, func(v []any) {
			what, n := text(v[0]), int(v[1].(int64))
			if strings.ToUpper(what) == what {
				c.Relationships[what] = n
			} else {
				c.Nodes[what] = n
			}
		})
	})
	if err != nil {
		return graph.Counts{}, err
	}
	return c, nil
}

// Check implements graph.Store.
func (s *Store) Check(ctx context.Context) []graph.Finding {
	what := "Neo4j at " + s.address
	if err := s.ready(ctx, "check"); err != nil {
		return []graph.Finding{{What: what, Note: err.Error()}}
	}
	if err := s.connect(ctx); err != nil {
		return []graph.Finding{{What: what, Note: s.fail(ctx, "check", err).Error()}}
	}
	found := []graph.Finding{{What: what, OK: true, Note: "answers as user " + s.config.User + s.version(ctx)}}

	schema := graph.Finding{What: "schema of database " + s.config.Database}
	missing, err := s.missingSchema(ctx)
	switch {
	case err != nil:
		schema.Note = s.fail(ctx, "check", err).Error()
	case len(missing) > 0:
		var names []string
		for _, st := range missing {
			names = append(names, st.name)
		}
		schema.Note = "missing: " + strings.Join(names, ", ") + ": `tenure run` makes them"
	default:
		schema.OK, schema.Note = true, fmt.Sprintf("version %d, %d constraints and indexes online", schemaVersion, len(schemaStatements()))
	}
	return append(found, schema)
}

func (s *Store) version(ctx context.Context) string {
	rows, err := s.records(ctx, "server", nil)
	if err != nil || len(rows) == 0 {
		return "" // not every account may ask
	}
	return fmt.Sprintf(", version %s (%s)", text(rows[0][0]), text(rows[0][1]))
}
