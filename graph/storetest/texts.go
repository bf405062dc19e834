package storetest

import (
	"testing"

	"tenure/graph"
)

// strange are texts that must come back byte for byte, as names and as ids.
var strange = []struct{ name, text string }{
	{"accents", "Zoë Ó Briain"},
	{"precomposed and combining in one", "Rene\u0301 is not Ren\u00e9"},
	{"combining", "Ren\u0065\u0301"},
	{"Han", "李"},
	{"Han family and given name", "李小龙"},
	{"right to left", "דנה לוי"},
	{"marks of direction", "\u200fدانا\u200e Levi"},
	{"emoji", "🏛️ Council 👩🏽‍⚖️"},
	{"single quote", "Siân O'Dowd"},
	{"double quotes", `Ted "Tiny" Marsh`},
	{"curly quotes", "Ted ‘Tiny’ “Marsh”"},
	{"backslashes", `Ada\ Holt \n \u0041 \\`},
	{"new lines and tabs", "Ada\nHolt\r\n\tthe Elder"},
	{"spaces at the ends", "  Ada Holt "},
	{"only a space", " "},
	{"no-break and zero width spaces", "Ada\u00a0Holt\u200b\u2009x"},
	{"SQL", "Robert'); DROP TABLE claim;--"},
	{"SQL in double quotes", `"; DELETE FROM person WHERE 1=1; --`},
	{"SQL pattern", "100%_of [ab]*? GLOB"},
	{"Cypher", "Ada'}) DETACH DELETE n //"},
	{"Cypher parameter", "$rows {id: $id} `Person` :Label"},
	{"Lucene", `+Ada -Holt && || ! ( ) { } [ ] ^ " ~ * ? : \ /`},
	{"JSON", `["Ada", null, {"a": 1}]`},
	{"null", "null"},
	{"NULL", "NULL"},
	{"true", "true"},
	{"number", "0012"},
	{"number with a point", "1.50"},
	{"exponent", "1e5"},
	{"date", "2020-02-30"},
	{"markup", "<b>Ada</b> &amp; Holt"},
	{"control", "Ada\x01\x1fHolt\x7f"},
	{"end of the plane", "\uffee \U0010fffd"},
	{"very long", long("Overlong Name of a Joint Committee ", 100)},
}

func long(s string, n int) string {
	out := make([]byte, 0, len(s)*n)
	for range n {
		out = append(out, s...)
	}
	return string(out)
}

var texts = []test{
	{"strange texts come back as they are", strangeTexts},
	{"strange texts as ids", strangeIDs},
	{"precomposed and combining letters are two ids", func(t *testing.T, s graph.Store) {
		apply(t, s, &graph.Delta{Articles: []graph.Article{{ID: "caf\u00e9", Hash: "1"}, {ID: "cafe\u0301", Hash: "2"}, {ID: "CAF\u00c9", Hash: "3"}}},
			graph.Changes{Articles: graph.Change{Added: 3}})
		expect(t, s, graph.Scope{Articles: []string{"cafe\u0301"}}, &graph.Subgraph{Articles: []graph.Article{{ID: "cafe\u0301", Hash: "2"}}})
	}},
	{"dates of every form", dates},
}

func strangeTexts(t *testing.T, s graph.Store) {
	d := &graph.Delta{}
	for i, x := range strange {
		id := string(rune('a'+i/26)) + string(rune('a'+i%26)) // in the order of strange
		d.Articles = append(d.Articles, graph.Article{ID: id, URL: x.text, Source: x.text, Title: x.text, Hash: x.text})
		d.People = append(d.People, graph.Person{ID: id, Name: x.text, Names: []string{x.text, x.text + "."}, Aliases: []string{"alias " + x.text}, Block: x.name})
		d.Organisations = append(d.Organisations, graph.Organisation{ID: id, Name: x.text, Kind: "other", Code: x.text, Names: []string{x.text}})
		d.Posts = append(d.Posts, graph.Post{ID: id, Role: x.text, Roles: []string{"clerk", x.text}, Organisation: id})
		d.Tenures = append(d.Tenures, graph.Tenure{ID: id, Person: id, Post: id, Status: "current", Area: x.text})
		d.Claims = append(d.Claims, graph.Claim{
			ID: id, Article: id, Kind: graph.ClaimTenure, Person: x.text, Block: x.name, Role: x.text,
			Organisation: id, OrganisationName: x.text, OrganisationKind: x.text, Parent: x.text, ParentName: x.text, ParentKind: x.text,
			Area: x.text, Quote: x.text, Rule: x.text, PersonID: id, PostID: id, SupportsID: id,
		})
	}
	d.Claims[0].Quote = long("And so on and on. ", 5000)
	must(t, s, d)
	expect(t, s, everything(d), subgraph(d))
	apply(t, s, d, graph.Changes{})
	for _, p := range d.People {
		expectIDs(t, s, graph.Scope{Blocks: []string{p.Block}}, ids{Claims: []string{p.ID}, People: []string{p.ID}})
	}
}

func strangeIDs(t *testing.T, s graph.Store) {
	d := &graph.Delta{}
	for _, x := range strange {
		if len(x.text) > 1000 {
			continue // ids are short
		}
		d.Articles = append(d.Articles, graph.Article{ID: x.text, Title: x.name, Hash: "h"})
		d.People = append(d.People, graph.Person{ID: x.text, Name: x.name, Names: []string{x.name}, Aliases: []string{"alias " + x.text}, Block: x.text})
		d.Organisations = append(d.Organisations, graph.Organisation{ID: x.text, Name: x.name, Kind: "other", Parent: x.text})
		d.Posts = append(d.Posts, graph.Post{ID: x.text, Role: x.name, Organisation: x.text})
		d.Tenures = append(d.Tenures, graph.Tenure{ID: x.text, Person: x.text, Post: x.text, Claims: 1})
		d.Claims = append(d.Claims, graph.Claim{
			ID: x.text, Article: x.text, Kind: graph.ClaimTenure, Person: x.name, Block: x.text, Organisation: x.text,
			Quote: x.name, PersonID: x.text, PostID: x.text, SupportsID: x.text,
		})
	}
	must(t, s, d)
	apply(t, s, d, graph.Changes{})
	for _, a := range d.Articles {
		one := []string{a.ID}
		expectIDs(t, s, graph.Scope{Articles: one}, ids{Articles: one, Claims: one})
		whole := ids{Claims: one, People: one, Organisations: one, Posts: one, Tenures: one}
		expectIDs(t, s, graph.Scope{Posts: one}, whole)
		expectIDs(t, s, graph.Scope{People: []string{"alias " + a.ID}}, whole)
	}
	n := len(d.Articles)
	w := idsOf(subgraph(d))
	apply(t, s, &graph.Delta{RemovedArticles: w.Articles, RemovedTenures: w.Tenures, RemovedPeople: w.People, ReleasePosts: w.Posts}, graph.Changes{
		Articles: graph.Change{Removed: n}, Claims: graph.Change{Removed: n}, People: graph.Change{Removed: n},
		Organisations: graph.Change{Removed: n}, Posts: graph.Change{Removed: n}, Tenures: graph.Change{Removed: n},
	})
}

// dates writes starts and ends in every form of EDTF that claims can have.
func dates(t *testing.T, s graph.Store) {
	d := office("x")
	d.Tenures = nil
	for _, edtf := range []string{
		"", "2019", "2019-05", "2019-05-07", "2019-21", "2019-24", "201X", "20XX", "2019-XX", "2019-05-XX", "XXXX-03", "XXXX-XX-07",
		"2019~", "2019?", "2019%", "2019-05~", "2019-05-07~", "~2019-05", "2019-?05-07", "2017/2019", "2019-05/..", "../2019-05", "2019/",
		"[2018,2019]", "{2018..2020}", "Y170000002", "-0044", "0999-12-31", "2016-02-29",
	} {
		d.Tenures = append(d.Tenures, graph.Tenure{ID: "t " + edtf, Person: "p-x", Post: "w-x", Start: edtf, End: edtf})
	}
	d.Tenures = append(d.Tenures,
		graph.Tenure{
			ID: "t leap", Person: "p-x", Post: "w-x", StartEarliest: "2016-02-29", StartLatest: "2016-02-29",
			EndEarliest: "0999-12-31", EndLatest: "9999-12-31", AttestedFirst: "2016-03-01", AttestedLast: "2016-12-31",
		},
		graph.Tenure{ID: "t some", Person: "p-x", Post: "w-x", StartLatest: "2016-02-29", EndEarliest: "2016-03-01"})
	must(t, s, d)
	apply(t, s, d, graph.Changes{})
	want := subgraph(d)
	got := load(t, s, graph.Scope{Posts: []string{"w-x"}})
	if len(got.Tenures) != len(want.Tenures) {
		t.Fatalf("%d tenures, want %d", len(got.Tenures), len(want.Tenures))
	}
	byID := map[string]graph.Tenure{}
	for _, v := range got.Tenures {
		byID[v.ID] = v
	}
	for _, v := range want.Tenures {
		if byID[v.ID] != v {
			t.Errorf("tenure %+v came back as %+v", v, byID[v.ID])
		}
	}
}
