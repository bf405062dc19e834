package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"sort"
	"strconv"
	"strings"

	"tenure/graph"
)

// Load implements graph.Store: all its queries see one snapshot.
func (s *Store) Load(ctx context.Context, scope graph.Scope) (*graph.Subgraph, error) {
	g, err := s.load(ctx, scope)
	if err != nil {
		return nil, wrap(ctx, s.file, "reading", err)
	}
	return g, nil
}

func (s *Store) load(ctx context.Context, scope graph.Scope) (g *graph.Subgraph, err error) {
	tx, err := s.reads.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, err
	}
	defer func() {
		if rerr := tx.Rollback(); err == nil && !errors.Is(rerr, sql.ErrTxDone) {
			err = rerr
		}
	}()
	l := &loading{ctx: ctx, tx: tx, g: &graph.Subgraph{}}
	for _, step := range []func(*graph.Scope) error{
		l.people, l.claims, l.tenures, l.memberships, l.organisations, l.articles,
	} {
		if err := step(&scope); err != nil {
			return nil, err
		}
	}
	sorted(l.g.Articles, articles)
	sorted(l.g.Claims, claims)
	sorted(l.g.People, people)
	sorted(l.g.Organisations, organisations)
	sorted(l.g.Posts, posts)
	sorted(l.g.Tenures, tenures)
	sorted(l.g.Memberships, memberships)
	return l.g, nil
}

// loading is one Load on its way.
type loading struct {
	ctx context.Context
	tx  *sql.Tx
	g   *graph.Subgraph
	// whole are the people whose tenures, claims and memberships are asked for too.
	whole []string
}

// among is the subquery of the ids in the JSON list of one parameter.
const among = "(SELECT value FROM json_each(?1))"

// people loads the people asked for by id or alias, then those of the blocks.
func (l *loading) people(scope *graph.Scope) error {
	if len(scope.People) > 0 {
		err := load(l, people, &l.g.People, `WHERE id IN (
			SELECT value FROM json_each(?1) WHERE value <> ''
			UNION SELECT person FROM person_alias WHERE alias IN (SELECT value FROM json_each(?1) WHERE value <> ''))`, idList(scope.People))
		if err != nil {
			return err
		}
		for i := range l.g.People {
			l.whole = append(l.whole, l.g.People[i].ID)
		}
	}
	if len(scope.Blocks) == 0 {
		return nil
	}
	return load(l, people, &l.g.People, "WHERE block IN (SELECT value FROM json_each(?1) WHERE value <> '') AND id NOT IN (SELECT value FROM json_each(?2))",
		idList(scope.Blocks), idList(l.whole))
}

func (l *loading) claims(scope *graph.Scope) error {
	var from []string
	var args []any
	add := func(text string, arg string) {
		args = append(args, arg)
		from = append(from, strings.ReplaceAll(text, "$", "(SELECT value FROM json_each(?"+strconv.Itoa(len(args))+") WHERE value <> '')"))
	}
	if len(scope.Articles) > 0 {
		add("SELECT rowid FROM claim WHERE article IN $", idList(scope.Articles))
	}
	if len(scope.Blocks) > 0 {
		add("SELECT rowid FROM claim WHERE block IN $", idList(scope.Blocks))
	}
	if len(scope.Posts) > 0 {
		add("SELECT rowid FROM claim WHERE post_id IN $ AND post_id <> ''", idList(scope.Posts))
	}
	if len(l.whole) > 0 {
		add("SELECT rowid FROM claim WHERE person_id IN $ AND person_id <> ''", idList(l.whole))
	}
	if scope.Forms && len(scope.Organisations) > 0 {
		forms, err := l.forms(scope.Organisations)
		if err != nil {
			return err
		}
		add("SELECT value FROM json_each(?"+strconv.Itoa(len(args)+1)+")", forms)
	}
	if len(from) == 0 {
		return nil
	}
	return load(l, claims, &l.g.Claims, "WHERE rowid IN ("+strings.Join(from, " UNION ")+")", args...)
}

// forms returns, as a JSON list, the rowids of one claim for each form under which claims
// name the organisations: the one of the least id. A large body is named by many claims
// in few forms, so that the queries go from the first claim of a form to the first of the
// next, and never through all of them. (One comparison of rows in place of the
// three would look shorter and walk through all equal ones; without CAST the first sorts.)
func (l *loading) forms(ids []string) (string, error) {
	type form struct{ organisation, name, kind, parent string }
	type first struct {
		id  string
		row int64
	}
	least := map[form]first{}
	for _, text := range []string{
		`WITH RECURSIVE form (n) AS (
			SELECT (SELECT rowid FROM claim WHERE organisation = CAST(value AS TEXT) AND organisation <> ''
				ORDER BY organisation_name, organisation_kind, parent, id LIMIT 1)
			FROM (SELECT DISTINCT value FROM json_each(?1))
			UNION ALL
			SELECT coalesce(
				(SELECT rowid FROM claim WHERE organisation = c.organisation AND organisation <> ''
					AND organisation_name = c.organisation_name AND organisation_kind = c.organisation_kind AND parent > c.parent
					ORDER BY parent, id LIMIT 1),
				(SELECT rowid FROM claim WHERE organisation = c.organisation AND organisation <> ''
					AND organisation_name = c.organisation_name AND organisation_kind > c.organisation_kind
					ORDER BY organisation_kind, parent, id LIMIT 1),
				(SELECT rowid FROM claim WHERE organisation = c.organisation AND organisation <> ''
					AND organisation_name > c.organisation_name
					ORDER BY organisation_name, organisation_kind, parent, id LIMIT 1))
			FROM form JOIN claim AS c ON c.rowid = form.n
		) SELECT organisation, organisation_name, organisation_kind, parent, id, n FROM form JOIN claim ON claim.rowid = form.n`,
		`WITH RECURSIVE form (n) AS (
			SELECT (SELECT rowid FROM claim WHERE parent = CAST(value AS TEXT) AND parent <> ''
				ORDER BY parent_name, parent_kind, id LIMIT 1)
			FROM (SELECT DISTINCT value FROM json_each(?1))
			UNION ALL
			SELECT coalesce(
				(SELECT rowid FROM claim WHERE parent = c.parent AND parent <> ''
					AND parent_name = c.parent_name AND parent_kind > c.parent_kind
					ORDER BY parent_kind, id LIMIT 1),
				(SELECT rowid FROM claim WHERE parent = c.parent AND parent <> ''
					AND parent_name > c.parent_name
					ORDER BY parent_name, parent_kind, id LIMIT 1))
			FROM form JOIN claim AS c ON c.rowid = form.n
		) SELECT parent, parent_name, parent_kind, '', id, n FROM form JOIN claim ON claim.rowid = form.n`,
	} {
		var f form
		var c first
		err := l.each(text, []any{idList(ids)}, []any{&f.organisation, &f.name, &f.kind, &f.parent, &c.id, &c.row}, func() {
			if old, ok := least[f]; !ok || c.id < old.id {
				least[f] = c
			}
		})
		if err != nil {
			return "", err
		}
	}
	rows := make([]int64, 0, len(least))
	for _, c := range least {
		rows = append(rows, c.row)
	}
	b, err := json.Marshal(rows)
	return string(b), err
}

// tenures loads the tenures of posts and people, and the people who hold the posts.
func (l *loading) tenures(scope *graph.Scope) error {
	if len(scope.Posts) == 0 && len(l.whole) == 0 {
		return nil
	}
	err := load(l, tenures, &l.g.Tenures, `WHERE rowid IN (
		SELECT rowid FROM tenure WHERE post IN `+among+` UNION SELECT rowid FROM tenure WHERE person IN (SELECT value FROM json_each(?2)))`,
		idList(scope.Posts), idList(l.whole))
	if err != nil {
		return err
	}
	missing := set{}
	for i := range l.g.Tenures {
		missing.add(l.g.Tenures[i].Person)
	}
	for i := range l.g.People {
		delete(missing, l.g.People[i].ID)
	}
	return load(l, people, &l.g.People, "WHERE id IN "+among, missing.list())
}

// memberships loads the memberships of the people asked for and of those of the blocks,
// but not of those who only hold a post.
func (l *loading) memberships(scope *graph.Scope) error {
	if len(l.whole) == 0 && len(scope.Blocks) == 0 {
		return nil
	}
	return load(l, memberships, &l.g.Memberships, `WHERE person IN (
		SELECT value FROM json_each(?1) UNION SELECT id FROM person WHERE block IN (SELECT value FROM json_each(?2) WHERE value <> ''))`,
		idList(l.whole), idList(scope.Blocks))
}

// organisations loads the posts and organisations.
func (l *loading) organisations(scope *graph.Scope) error {
	withPosts, near := setOf(scope.Organisations), set{}
	if len(scope.Organisations) > 0 {
		var id, parent, successor string
		asked := []any{idList(scope.Organisations)}
		err := l.each("SELECT parent, successor FROM organisation WHERE id IN "+among, asked, []any{&parent, &successor}, func() {
			near.add(parent)
			near.add(successor)
		})
		if err != nil {
			return err
		}
		if scope.Children {
			err := l.each("SELECT id FROM organisation WHERE parent IN "+among+" AND parent <> ''", asked, []any{&id}, func() { withPosts.add(id) })
			if err != nil {
				return err
			}
		}
	}
	named := setOf(scope.Posts)
	for i := range l.g.Tenures {
		named.add(l.g.Tenures[i].Post)
	}
	if len(named)+len(withPosts) > 0 {
		err := load(l, posts, &l.g.Posts, `WHERE rowid IN (
			SELECT rowid FROM post WHERE id IN `+among+` UNION SELECT rowid FROM post WHERE organisation IN (SELECT value FROM json_each(?2)))`,
			named.list(), withPosts.list())
		if err != nil {
			return err
		}
	}
	maps.Copy(near, withPosts)
	for i := range l.g.Posts {
		near.add(l.g.Posts[i].Organisation)
	}
	whole := setOf(l.whole)
	for i := range l.g.Memberships {
		if m := &l.g.Memberships[i]; whole[m.Person] {
			near.add(m.Organisation)
		}
	}
	return load(l, organisations, &l.g.Organisations, "WHERE id IN "+among, near.list())
}

func (l *loading) articles(scope *graph.Scope) error {
	wanted := setOf(scope.Articles)
	if scope.Cited {
		for i := range l.g.Claims {
			wanted.add(l.g.Claims[i].Article)
		}
	}
	return load(l, articles, &l.g.Articles, "WHERE id IN "+among, wanted.list())
}

// load appends the rows of a table that where picks. A first argument that lists nothing
// is no reason to ask, unless others follow.
func load[T any](l *loading, t table[T], into *[]T, where string, args ...any) error {
	if len(args) == 1 && args[0] == "[]" {
		return nil
	}
	var row T
	return l.each(t.selects()+" "+where, args, t.targets(&row), func() { *into = append(*into, row) })
}

// each runs a query and calls row after each row was scanned into targets.
func (l *loading) each(text string, args, targets []any, row func()) (err error) {
	rows, err := l.tx.QueryContext(l.ctx, text, args...)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		if err := rows.Scan(targets...); err != nil {
			return err
		}
		row()
	}
	return rows.Err()
}

// sorted sorts the rows of a table by id, byte by byte.
func sorted[T any](rows []T, t table[T]) {
	// By index: a comparison of values would copy both rows to the heap.
	sort.Slice(rows, func(i, j int) bool { return t.id(&rows[i]) < t.id(&rows[j]) })
}

// set is a set of ids; the id "" is never in one.
type set map[string]bool

func setOf(ids []string) set {
	s := make(set, len(ids))
	for _, id := range ids {
		s.add(id)
	}
	return s
}

func (s set) add(id string) {
	if id != "" {
		s[id] = true
	}
}

// list is the set as a JSON list.
func (s set) list() string { return idList(slices.AppendSeq([]string{}, maps.Keys(s))) }
