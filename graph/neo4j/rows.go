package neo4j

import (
	"fmt"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"tenure/graph"
)

// DayError says that a day is none of the calendar, so that it cannot be stored.
type DayError struct {
	Kind  string // of the node: article, claim, tenure, membership
	ID    string
	Field string
	Day   string
}

func (e *DayError) Error() string {
	return fmt.Sprintf("%s %q has %q as %s, which is no day (YYYY-MM-DD): nothing was written; correct where it comes from", e.Kind, e.ID, e.Day, e.Field)
}

// row is what a write statement gets of one node: a value for every property that it
// sets, nil where the property is to be absent.
type row = map[string]any

// days turns ISO days into dates, and keeps the first that is none.
type days struct {
	kind, id string
	err      error
}

func (d *days) date(field, day string) any {
	if day == "" {
		return nil
	}
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		if d.err == nil {
			d.err = &plainError{&DayError{Kind: d.kind, ID: d.id, Field: field, Day: day}}
		}
		return nil
	}
	return neo4j.Date(t)
}

func some(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func list(s []string) any {
	if len(s) == 0 {
		return nil
	}
	return s
}

func articleRow(a graph.Article) (row, error) {
	d := days{kind: "article", id: a.ID}
	return row{
		"id": a.ID, "url": some(a.URL), "source": some(a.Source), "title": some(a.Title),
		"published": d.date("published", a.Published), "updated": some(a.Updated), "hash": some(a.Hash),
	}, d.err
}

func claimRow(c graph.Claim) (row, error) {
	d := days{kind: "claim", id: c.ID}
	r := row{
		"id": c.ID, "kind": some(string(c.Kind)), "person": some(c.Person), "block": some(c.Block), "role": some(c.Role),
		"organisation": some(c.Organisation), "organisationName": some(c.OrganisationName), "organisationKind": some(c.OrganisationKind),
		"parent": some(c.Parent), "parentName": some(c.ParentName), "parentKind": some(c.ParentKind),
		"status": some(c.Status), "interim": c.Interim, "start": some(c.Start), "end": some(c.End), "area": some(c.Area),
		"on": d.date("on", c.On), "quote": some(c.Quote), "sentence": c.Sentence, "from": c.From, "to": c.To, "rule": some(c.Rule),
		"personId": some(c.PersonID), "postId": some(c.PostID), "supportsId": nil,
	}
	if c.Kind == graph.ClaimMembership {
		r["supportsId"] = some(c.SupportsID)
	}
	return r, d.err
}

func personRow(p graph.Person) (row, error) {
	return row{"id": p.ID, "name": some(p.Name), "names": list(p.Names), "aliases": list(p.Aliases), "block": some(p.Block)}, nil
}

func organisationRow(o graph.Organisation) (row, error) {
	return row{"id": o.ID, "name": some(o.Name), "kind": some(o.Kind), "code": some(o.Code), "names": list(o.Names)}, nil
}

func postRow(p graph.Post) (row, error) {
	return row{"id": p.ID, "role": some(p.Role), "roles": list(p.Roles)}, nil
}

func tenureRow(t graph.Tenure) (row, error) {
	d := days{kind: "tenure", id: t.ID}
	return row{
		"id": t.ID, "status": some(t.Status), "interim": t.Interim, "area": some(t.Area),
		"start": some(t.Start), "startEarliest": d.date("startEarliest", t.StartEarliest), "startLatest": d.date("startLatest", t.StartLatest),
		"end": some(t.End), "endEarliest": d.date("endEarliest", t.EndEarliest), "endLatest": d.date("endLatest", t.EndLatest),
		"attestedFirst": d.date("attestedFirst", t.AttestedFirst), "attestedLast": d.date("attestedLast", t.AttestedLast), "claims": t.Claims,
	}, d.err
}

func membershipRow(m graph.Membership) (row, error) {
	d := days{kind: "membership", id: m.ID}
	return row{
		"id": m.ID, "person": m.Person, "organisation": m.Organisation,
		"attestedFirst": d.date("attestedFirst", m.AttestedFirst), "attestedLast": d.date("attestedLast", m.AttestedLast), "claims": m.Claims,
	}, d.err
}

// props are the properties of a node or relationship as they came back.
type props map[string]any

func propsOf(v any) props {
	switch v := v.(type) {
	case neo4j.Node:
		return v.Props
	case neo4j.Relationship:
		return v.Props
	}
	return nil
}

func (p props) text(key string) string { s, _ := p[key].(string); return s }
func (p props) flag(key string) bool   { b, _ := p[key].(bool); return b }
func (p props) number(key string) int  { n, _ := p[key].(int64); return int(n) }

func (p props) day(key string) string {
	d, ok := p[key].(neo4j.Date)
	if !ok {
		return ""
	}
	return d.Time().Format(time.DateOnly)
}

func (p props) texts(key string) []string { return texts(p[key]) }

func texts(v any) []string {
	l, _ := v.([]any)
	if len(l) == 0 {
		return nil
	}
	out := make([]string, 0, len(l))
	for _, v := range l {
		if s, ok := v.(string); ok {
			out = append(out, s)
		}
	}
	return out
}

func text(v any) string { s, _ := v.(string); return s }

// The readers take the columns of the load statements of their kind.

func readArticle(v []any) graph.Article {
	p := propsOf(v[0])
	return graph.Article{
		ID: p.text("id"), URL: p.text("url"), Source: p.text("source"), Title: p.text("title"),
		Published: p.day("published"), Updated: p.text("updated"), Hash: p.text("hash"),
	}
}

func readClaim(v []any) graph.Claim {
	p := propsOf(v[0])
	c := graph.Claim{
		ID: p.text("id"), Article: text(v[1]), Kind: graph.ClaimKind(p.text("kind")), Person: p.text("person"), Block: p.text("block"),
		Role: p.text("role"), Organisation: p.text("organisation"), OrganisationName: p.text("organisationName"),
		OrganisationKind: p.text("organisationKind"), Parent: p.text("parent"), ParentName: p.text("parentName"), ParentKind: p.text("parentKind"),
		Status: p.text("status"), Interim: p.flag("interim"), Start: p.text("start"), End: p.text("end"), Area: p.text("area"), On: p.day("on"),
		Quote: p.text("quote"), Sentence: p.number("sentence"), From: p.number("from"), To: p.number("to"), Rule: p.text("rule"),
		PersonID: p.text("personId"), PostID: p.text("postId"), SupportsID: text(v[2]),
	}
	if c.SupportsID == "" {
		c.SupportsID = p.text("supportsId")
	}
	return c
}

func readPerson(v []any) graph.Person {
	p := propsOf(v[0])
	return graph.Person{ID: p.text("id"), Name: p.text("name"), Names: p.texts("names"), Aliases: p.texts("aliases"), Block: p.text("block")}
}

func readOrganisation(v []any) graph.Organisation {
	p := propsOf(v[0])
	return graph.Organisation{
		ID: p.text("id"), Name: p.text("name"), Kind: p.text("kind"), Code: p.text("code"), Names: p.texts("names"),
		Parent: text(v[1]), Successor: text(v[2]),
	}
}

func readPost(v []any) graph.Post {
	p := propsOf(v[0])
	return graph.Post{ID: p.text("id"), Role: p.text("role"), Roles: p.texts("roles"), Organisation: text(v[1])}
}

func readTenure(v []any) graph.Tenure {
	p := propsOf(v[0])
	return graph.Tenure{
		ID: p.text("id"), Person: text(v[1]), Post: text(v[2]), Status: p.text("status"), Interim: p.flag("interim"), Area: p.text("area"),
		Start: p.text("start"), StartEarliest: p.day("startEarliest"), StartLatest: p.day("startLatest"),
		End: p.text("end"), EndEarliest: p.day("endEarliest"), EndLatest: p.day("endLatest"),
		AttestedFirst: p.day("attestedFirst"), AttestedLast: p.day("attestedLast"), Claims: p.number("claims"),
	}
}

func readMembership(v []any) graph.Membership {
	p := propsOf(v[0])
	return graph.Membership{
		ID: p.text("id"), Person: text(v[1]), Organisation: text(v[2]),
		AttestedFirst: p.day("attestedFirst"), AttestedLast: p.day("attestedLast"), Claims: p.number("claims"),
	}
}
