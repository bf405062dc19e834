package sqlite

import (
	"context"
	"fmt"
	"os"
	"strings"

	"tenure/graph"
)

// Check implements graph.Store: the file, its schema, its tables, and whether it can be
// written. It does not read the whole file.
func (s *Store) Check(ctx context.Context) []graph.Finding {
	bad := func(what string, err error) []graph.Finding {
		return []graph.Finding{{What: what, Note: err.Error()}}
	}
	file := "graph file"
	info, err := os.Stat(s.file)
	if err != nil {
		return bad(file, wrap(ctx, s.file, "looking at it", err))
	}
	if err := s.usable(ctx); err != nil {
		return bad(file, wrap(ctx, s.file, "opening", err))
	}
	found := []graph.Finding{{What: file, OK: true, Note: fmt.Sprintf("%s, %.1f MB", s.file, float64(info.Size())/1e6)}}
	return append(append(append(found, s.checkSchema(ctx)...), s.checkTables(ctx)...), s.checkWritable(ctx)...)
}

func (s *Store) checkSchema(ctx context.Context) []graph.Finding {
	f := graph.Finding{What: "schema"}
	switch has, err := schemaOf(ctx, s.reads); {
	case err != nil:
		f.Note = wrap(ctx, s.file, "reading its schema", err).Error()
	case has != newestSchema():
		f.Note = (&VersionError{File: s.file, Has: has, Knows: newestSchema()}).Error()
	default:
		f.OK, f.Note = true, fmt.Sprintf("version %d, the newest", has)
	}
	return []graph.Finding{f}
}

// tableNames are the tables of the newest schema.
func tableNames() []string {
	return []string{
		articles.name, claims.name, people.name, "person_alias", organisations.name, posts.name, tenures.name,
		memberships.name, "name", "name_word",
	}
}

func (s *Store) checkTables(ctx context.Context) []graph.Finding {
	f := graph.Finding{What: "tables"}
	names := tableNames()
	var missing *string
	err := s.reads.QueryRowContext(ctx, `SELECT group_concat(value, ', ') FROM json_each(?1)
		WHERE value NOT IN (SELECT name FROM sqlite_schema WHERE type = 'table')`, idList(names)).Scan(&missing)
	switch {
	case err != nil:
		f.Note = wrap(ctx, s.file, "looking for its tables", err).Error()
	case missing != nil:
		f.Note = fmt.Sprintf("%s lacks %s: put a copy in its place, or delete it and run again on all articles", s.file, *missing)
	default:
		f.OK, f.Note = true, strings.Join(names, ", ")
	}
	return []graph.Finding{f}
}

// checkWritable takes the write lock and lets it go.
func (s *Store) checkWritable(ctx context.Context) []graph.Finding {
	f := graph.Finding{What: "writing"}
	if s.write == nil {
		f.OK, f.Note = true, "opened for questions alone"
		return []graph.Finding{f}
	}
	if err := s.write.transaction(ctx, func(context.Context) error { return nil }); err != nil {
		f.Note = wrap(ctx, s.file, "taking the lock to write", err).Error()
		return []graph.Finding{f}
	}
	f.OK, f.Note = true, "can be written"
	return []graph.Finding{f}
}
