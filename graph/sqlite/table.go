package sqlite

import (
	"encoding/json"
	"fmt"
	"strings"

	"tenure/graph"
)

// table says how the nodes of one kind lie in their table. The first column is the id.
type table[T any] struct {
	name    string
	columns []string
	id      func(*T) string
	// fields returns pointers to the fields in the order of columns: *string, *int,
	// *bool, *graph.ClaimKind or *[]string.
	fields func(*T) []any
}

// selects is the SELECT of all columns, to be followed by a WHERE.
func (t table[T]) selects() string {
	return "SELECT " + strings.Join(t.quoted(), ", ") + " FROM " + t.name
}

// inserts adds a row unless there is one of its id.
func (t table[T]) inserts() string {
	return fmt.Sprintf("INSERT INTO %s (%s) VALUES (%s) ON CONFLICT (id) DO NOTHING", t.name, strings.Join(t.quoted(), ", "), t.marks(1))
}

// updates changes the row of an id if it differs.
func (t table[T]) updates() string {
	columns := strings.Join(t.quoted()[1:], ", ")
	return fmt.Sprintf("UPDATE %s SET (%s) = (%s) WHERE id = ?1 AND (%s) IS NOT (%s)", t.name, columns, t.marks(2), columns, t.marks(2))
}

// removes deletes the rows of the ids in a JSON list.
func (t table[T]) removes() string {
	return fmt.Sprintf("DELETE FROM %s WHERE id IN (SELECT value FROM json_each(?1))", t.name)
}

// marks are the parameters from the n-th on.
func (t table[T]) marks(n int) string {
	var marks []string
	for i := n; i <= len(t.columns); i++ {
		marks = append(marks, fmt.Sprintf("?%d", i))
	}
	return strings.Join(marks, ", ")
}

func (t table[T]) quoted() []string {
	out := make([]string, len(t.columns))
	for i, c := range t.columns {
		out[i] = `"` + c + `"`
	}
	return out
}

// values appends the values of row to into, in the order of columns.
func (t table[T]) values(into []any, row *T) []any {
	for _, f := range t.fields(row) {
		switch f := f.(type) {
		case *string:
			into = append(into, *f)
		case *graph.ClaimKind:
			into = append(into, string(*f))
		case *int:
			into = append(into, int64(*f))
		case *bool:
			into = append(into, *f)
		case *[]string:
			into = append(into, list(*f))
		default:
			panic(fmt.Sprintf("table %s: no column holds a %T", t.name, f))
		}
	}
	return into
}

// targets returns where to scan a row to, in the order of columns.
func (t table[T]) targets(row *T) []any {
	fields := t.fields(row)
	for i, f := range fields {
		if f, ok := f.(*[]string); ok {
			fields[i] = &listTarget{f}
		}
	}
	return fields
}

// list is a list of texts as JSON; the empty list is ”.
func list(texts []string) string {
	if len(texts) == 0 {
		return ""
	}
	b, err := json.Marshal(texts)
	if err != nil {
		panic(err) // strings always marshal
	}
	return string(b)
}

// listTarget scans what list wrote.
type listTarget struct{ into *[]string }

// Scan implements sql.Scanner.
func (l *listTarget) Scan(value any) error {
	text, ok := value.(string)
	if !ok {
		return fmt.Errorf("a list is stored as %T", value)
	}
	*l.into = nil
	if text == "" {
		return nil
	}
	if err := json.Unmarshal([]byte(text), l.into); err != nil {
		return fmt.Errorf("a list is stored as %.40q: %w", text, err)
	}
	return nil
}

// The tables. They are constants of the program, as near as Go has them.
var (
	articles = table[graph.Article]{
		name: "article", columns: []string{"id", "url", "source", "title", "published", "updated", "hash"},
		id: func(a *graph.Article) string { return a.ID },
		fields: func(a *graph.Article) []any {
			return []any{&a.ID, &a.URL, &a.Source, &a.Title, &a.Published, &a.Updated, &a.Hash}
		},
	}
	claims = table[graph.Claim]{
		name: "claim", columns: []string{
			"id", "article", "kind", "person", "block", "role", "organisation", "organisation_name", "organisation_kind",
			"parent", "parent_name", "parent_kind", "status", "interim", "start", "end", "area", "on",
			"quote", "sentence", "from", "to", "rule", "person_id", "post_id", "supports_id",
		},
		id: func(c *graph.Claim) string { return c.ID },
		fields: func(c *graph.Claim) []any {
			return []any{
				&c.ID, &c.Article, &c.Kind, &c.Person, &c.Block, &c.Role, &c.Organisation, &c.OrganisationName, &c.OrganisationKind,
				&c.Parent, &c.ParentName, &c.ParentKind, &c.Status, &c.Interim, &c.Start, &c.End, &c.Area, &c.On,
				&c.Quote, &c.Sentence, &c.From, &c.To, &c.Rule, &c.PersonID, &c.PostID, &c.SupportsID,
			}
		},
	}
	people = table[graph.Person]{
		name: "person", columns: []string{"id", "name", "names", "aliases", "block"},
		id: func(p *graph.Person) string { return p.ID },
		fields: func(p *graph.Person) []any {
			return []any{&p.ID, &p.Name, &p.Names, &p.Aliases, &p.Block}
		},
	}
	organisations = table[graph.Organisation]{
		name: "organisation", columns: []string{"id", "name", "kind", "code", "names", "parent", "successor"},
		id: func(o *graph.Organisation) string { return o.ID },
		fields: func(o *graph.Organisation) []any {
			return []any{&o.ID, &o.Name, &o.Kind, &o.Code, &o.Names, &o.Parent, &o.Successor}
		},
	}
	posts = table[graph.Post]{
		name: "post", columns: []string{"id", "role", "roles", "organisation"},
		id: func(p *graph.Post) string { return p.ID },
		fields: func(p *graph.Post) []any {
			return []any{&p.ID, &p.Role, &p.Roles, &p.Organisation}
		},
	}
	tenures = table[graph.Tenure]{
		name: "tenure", columns: []string{
			"id", "person", "post", "status", "interim", "area", "start", "start_earliest", "start_latest",
			"end", "end_earliest", "end_latest", "attested_first", "attested_last", "claims",
		},
		id: func(t *graph.Tenure) string { return t.ID },
		fields: func(t *graph.Tenure) []any {
			return []any{
				&t.ID, &t.Person, &t.Post, &t.Status, &t.Interim, &t.Area, &t.Start, &t.StartEarliest, &t.StartLatest,
				&t.End, &t.EndEarliest, &t.EndLatest, &t.AttestedFirst, &t.AttestedLast, &t.Claims,
			}
		},
	}
	memberships = table[graph.Membership]{
		name: "membership", columns: []string{"id", "person", "organisation", "attested_first", "attested_last", "claims"},
		id: func(m *graph.Membership) string { return m.ID },
		fields: func(m *graph.Membership) []any {
			return []any{&m.ID, &m.Person, &m.Organisation, &m.AttestedFirst, &m.AttestedLast, &m.Claims}
		},
	}
)
