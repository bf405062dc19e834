package sqlite

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"tenure/graph"
)

// The kinds in the table name.
const (
	personKind       = 1
	organisationKind = 2
)

// wordBytes is how much of a key from an inner word on is kept for prefixes: a longer
// prefix is compared with the whole key.
const wordBytes = 48

// maxRune follows, as bytes, whatever continues a prefix.
const maxRune = string(utf8.MaxRune)

// Find implements graph.Store.
func (s *Store) Find(ctx context.Context, q graph.NameQuery) (hits []graph.NameHit, err error) {
	kind := 0
	switch q.Kind {
	case graph.PersonName:
		kind = personKind
	case graph.OrganisationName:
		kind = organisationKind
	}
	limit := q.Limit
	if limit <= 0 {
		limit = -1
	}
	if q.Key == "" {
		return nil, wrap(ctx, s.file, "finding names", s.usable(ctx))
	}
	text, args := `SELECT id, min(form) FROM name WHERE kind = ?1 AND key = ?2 GROUP BY id ORDER BY id LIMIT ?3`, []any{kind, q.Key, limit}
	if q.Prefix {
		// A name that matches by its beginning and by a word comes twice and is grouped.
		text = `SELECT id, min(form) FROM (
				SELECT id, form FROM name WHERE kind = ?1 AND key >= ?2 AND key < ?4
				UNION ALL
				SELECT id, form FROM name_word AS w JOIN name USING (n)
				WHERE w.kind = ?1 AND w.word >= ?5 AND w.word < ?6 AND instr(name.key, ?7) > 0
			) GROUP BY id ORDER BY id LIMIT ?3`
		word := cut(q.Key)
		args = append(args, q.Key+maxRune, word, word+maxRune, " "+q.Key)
	}
	rows, err := s.reads.QueryContext(ctx, text, args...)
	if err != nil {
		return nil, wrap(ctx, s.file, "finding names", err)
	}
	defer func() {
		if cerr := rows.Close(); err == nil && cerr != nil {
			hits, err = nil, wrap(ctx, s.file, "finding names", cerr)
		}
	}()
	for rows.Next() {
		var h graph.NameHit
		if err := rows.Scan(&h.ID, &h.Name); err != nil {
			return nil, wrap(ctx, s.file, "finding names", err)
		}
		hits = append(hits, h)
	}
	if err := rows.Err(); err != nil {
		return nil, wrap(ctx, s.file, "finding names", err)
	}
	return hits, nil
}

// usable says whether the file can be read.
func (s *Store) usable(ctx context.Context) error { return s.reads.PingContext(ctx) }

// words returns the beginnings of the words of key but the first, each cut short.
func words(key string) []string {
	var out []string
	for {
		i := strings.IndexByte(key, ' ')
		if i < 0 {
			return out
		}
		key = key[i+1:]
		out = append(out, cut(key))
	}
}

// cut returns the first wordBytes of key, less where that would split a letter.
func cut(key string) string {
	if len(key) <= wordBytes {
		return key
	}
	n := wordBytes
	for n > 0 && !utf8.RuneStart(key[n]) {
		n--
	}
	return key[:n]
}

// names makes the tables of names say what a node does.
func (a *applying) names(ctx context.Context, kind int, id, name string, names []string, added bool) error {
	forms := append(slices.Clone(names), name)
	slices.Sort(forms)
	forms = slices.Compact(forms)
	if !added {
		kept := map[string]bool{}
		var gone []nameRow
		err := a.w.query(ctx, 3, func(texts []string) error {
			// A key that the folding of another version made is made anew.
			if form := texts[2]; slices.Contains(forms, form) && graph.Fold(form) == texts[1] {
				kept[form] = true
			} else {
				gone = append(gone, nameRow{n: texts[0], key: texts[1]})
			}
			return nil
		}, "SELECT n, key, form FROM name WHERE kind = ?1 AND id = ?2", kind, id)
		if err != nil {
			return err
		}
		if err := a.drop(ctx, kind, gone); err != nil {
			return err
		}
		forms = slices.DeleteFunc(forms, func(form string) bool { return kept[form] })
	}
	for _, form := range forms {
		key := graph.Fold(form)
		if key == "" {
			continue
		}
		if _, err := a.w.exec(ctx, "INSERT INTO name (kind, id, form, key) VALUES (?1, ?2, ?3, ?4)", kind, id, form, key); err != nil {
			return err
		}
		for _, word := range words(key) {
			// A word that comes twice in a name lies here once.
			_, err := a.w.exec(ctx, "INSERT INTO name_word (kind, word, n) VALUES (?1, ?2, (SELECT max(n) FROM name)) ON CONFLICT DO NOTHING", kind, word)
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// nameRow is a row of name.
type nameRow struct{ n, key string }

// forget removes the names of nodes.
func (a *applying) forget(ctx context.Context, kind int, ids []string) error {
	if len(ids) == 0 {
		return nil
	}
	var gone []nameRow
	err := a.w.query(ctx, 2, func(texts []string) error {
		gone = append(gone, nameRow{n: texts[0], key: texts[1]})
		return nil
	}, "SELECT n, key FROM name WHERE kind = ?1 AND id IN (SELECT value FROM json_each(?2))", kind, idList(ids))
	if err != nil {
		return err
	}
	return a.drop(ctx, kind, gone)
}

// drop removes rows of name with their words.
func (a *applying) drop(ctx context.Context, kind int, rows []nameRow) error {
	for _, r := range rows {
		for _, word := range words(r.key) {
			if _, err := a.w.exec(ctx, "DELETE FROM name_word WHERE kind = ?1 AND word = ?2 AND n = CAST(?3 AS INTEGER)", kind, word, r.n); err != nil {
				return err
			}
		}
		if _, err := a.w.exec(ctx, "DELETE FROM name WHERE n = CAST(?1 AS INTEGER)", r.n); err != nil {
			return err
		}
	}
	return nil
}
