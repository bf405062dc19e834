package neo4j_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"tenure/graph"
	"tenure/graph/neo4j/server"
)

// dunmarsh is a small graph to ask questions of: Ada Holt led Dunmarsh, then Bo Vance;
// Ada Holt went on to Thornmere; a planning committee has a chair and a panel.
func dunmarsh() *graph.Delta {
	d := &graph.Delta{
		Articles: []graph.Article{
			{ID: "a1", Title: "Holt to lead", Source: "Dunmarsh Echo", URL: "https://example.org/1", Published: "2018-05-10", Hash: "1"},
			{ID: "a2", Title: "Holt on roads", Source: "Dunmarsh Echo", URL: "https://example.org/2", Published: "2020-02-03", Hash: "2"},
			{ID: "a3", Title: "Vance takes over", Source: "Dunmarsh Echo", URL: "https://example.org/3", Published: "2021-05-20", Hash: "3"},
			{ID: "a4", Title: "Thornmere appoints", Source: "Mere Post", URL: "https://example.org/4", Published: "2022-09-01", Hash: "4"},
		},
		People: []graph.Person{
			{ID: "p1", Name: "Ada Holt", Names: []string{"Ada Holt"}, Block: "ada holt"},
			{ID: "p2", Name: "Bo Vance", Names: []string{"Bo Vance"}, Block: "bo vance"},
			{ID: "p3", Name: "Cy Quill", Names: []string{"Cy Quill"}, Block: "cy quill"},
		},
		Organisations: []graph.Organisation{
			{ID: "o1", Name: "Dunmarsh Borough Council", Kind: "council", Names: []string{"Dunmarsh Borough Council", "Dunmarsh Council"}},
			{ID: "o2", Name: "Thornmere Council", Kind: "council", Names: []string{"Thornmere Council"}},
			{ID: "o3", Name: "planning committee", Kind: "committee", Names: []string{"planning committee"}, Parent: "o1"},
			{ID: "o4", Name: "sites panel", Kind: "committee", Names: []string{"sites panel"}, Parent: "o3"},
			{ID: "o5", Name: "Heath Party", Kind: "party", Names: []string{"Heath Party"}},
		},
		Posts: []graph.Post{
			{ID: "w1", Role: "leader", Roles: []string{"council leader", "leader"}, Organisation: "o1"},
			{ID: "w2", Role: "chief executive", Roles: []string{"chief executive"}, Organisation: "o1"},
			{ID: "w3", Role: "leader", Roles: []string{"leader"}, Organisation: "o2"},
			{ID: "w4", Role: "chair", Roles: []string{"chair"}, Organisation: "o3"},
		},
		Tenures: []graph.Tenure{
			{
				ID: "t1", Person: "p1", Post: "w1", Status: "former", Start: "2018-05", StartEarliest: "2018-05-01", StartLatest: "2018-05-31",
				End: "2021-05", EndEarliest: "2021-05-01", EndLatest: "2021-05-31", AttestedFirst: "2018-05-10", AttestedLast: "2020-02-03", Claims: 2,
			},
			{ID: "t2", Person: "p2", Post: "w1", Status: "current", Start: "2021-05-19", StartEarliest: "2021-05-19", StartLatest: "2021-05-19", AttestedFirst: "2021-05-20", AttestedLast: "2021-05-20", Claims: 1},
			{ID: "t3", Person: "p1", Post: "w3", Status: "current", AttestedFirst: "2022-09-01", AttestedLast: "2022-09-01", Claims: 1},
			{ID: "t4", Person: "p3", Post: "w4", Status: "current", Interim: true, AttestedFirst: "2021-05-20", AttestedLast: "2021-05-20", Claims: 1},
		},
		Memberships: []graph.Membership{{ID: "m1", Person: "p1", Organisation: "o5", AttestedFirst: "2018-05-10", AttestedLast: "2018-05-10", Claims: 1}},
	}
	claim := func(id, article, person, name, tenure, quote string, sentence int) {
		d.Claims = append(d.Claims, graph.Claim{
			ID: id, Article: article, Kind: graph.ClaimTenure, Person: name, Block: strings.ToLower(name), Status: "current", Quote: quote,
			Sentence: sentence, From: 10 * sentence, To: 10*sentence + len(quote), Rule: "holder", PersonID: person, SupportsID: tenure,
		})
	}
	claim("c1", "a1", "p1", "Ada Holt", "t1", "Ada Holt will lead Dunmarsh.", 0)
	claim("c2", "a2", "p1", "Ada Holt", "t1", "Council leader Ada Holt opened it.", 2)
	claim("c3", "a3", "p2", "Bo Vance", "t2", "Bo Vance has taken over.", 1)
	claim("c4", "a4", "p1", "Ada Holt", "t3", "Thornmere has a leader in Ada Holt.", 0)
	claim("c5", "a3", "p3", "Cy Quill", "t4", "Cy Quill chairs planning for now.", 4)
	return d
}

func askQuestions(t *testing.T, s *server.Server) {
	store := open(t, configOf(s))
	if _, err := store.Apply(t.Context(), dunmarsh()); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		file   string
		params map[string]any
		want   []string
	}{
		{"holder_on_day", map[string]any{"role": "leader", "organisation": "dunmarsh borough council", "day": "2019-01-01"}, []string{"Ada Holt|false|2018-05|2021-05|stated|t1"}},
		{"holder_on_day", map[string]any{"role": "leader", "organisation": "dunmarsh council", "day": "2021-05-19"}, []string{"Ada Holt|false|2018-05|2021-05|possible|t1", "Bo Vance|false|2021-05-19|<nil>|possible|t2"}},
		{"holder_on_day", map[string]any{"role": "council leader", "organisation": "dunmarsh council", "day": "2023-01-01"}, []string{"Bo Vance|false|2021-05-19|<nil>|presumed|t2"}},
		{"holder_on_day", map[string]any{"role": "leader", "organisation": "dunmarsh council", "day": "2017-01-01"}, nil},
		{"holders_in_order", map[string]any{"role": "leader", "organisation": "dunmarsh council"}, []string{
			"Ada Holt|false|2018-05|2021-05|2018-05-10|2020-02-03|2", "Bo Vance|false|2021-05-19|<nil>|2021-05-20|2021-05-20|1",
		}},
		{"career", map[string]any{"person": "ada holt"}, []string{
			"p1|Ada Holt|leader|Dunmarsh Borough Council|2018-05|2021-05|2018-05-10|2020-02-03",
			"p1|Ada Holt|member|Heath Party|<nil>|<nil>|2018-05-10|2018-05-10",
			"p1|Ada Holt|leader|Thornmere Council|<nil>|<nil>|2022-09-01|2022-09-01",
		}},
		{"posts_now", map[string]any{"organisation": "dunmarsh borough council"}, []string{"chief executive|<nil>|<nil>|<nil>", "leader|Bo Vance|false|2021-05-20"}},
		{"evidence", map[string]any{"person": "ada holt", "role": "council leader"}, []string{
			"t1|Dunmarsh Borough Council|Council leader Ada Holt opened it.|20|54|holder|Holt on roads|Dunmarsh Echo|2020-02-03|https://example.org/2",
			"t1|Dunmarsh Borough Council|Ada Holt will lead Dunmarsh.|0|28|holder|Holt to lead|Dunmarsh Echo|2018-05-10|https://example.org/1",
		}},
		{"moved", map[string]any{"kind": "council"}, []string{"Ada Holt|leader|Dunmarsh Borough Council|leader|Thornmere Council|2022-09-01"}},
		{"single_source", map[string]any{"kind": "council"}, []string{
			"Bo Vance|leader|Dunmarsh Borough Council|2021-05-19|<nil>|Vance takes over|2021-05-20|https://example.org/3",
			"Ada Holt|leader|Thornmere Council|<nil>|<nil>|Thornmere appoints|2022-09-01|https://example.org/4",
		}},
		{"parts", map[string]any{"organisation": "dunmarsh borough council"}, []string{"planning committee|committee|1|[chair]", "sites panel|committee|2|[]"}},
	} {
		b, err := os.ReadFile(filepath.Join("cypher", c.file+".cypher"))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, r := range cypher(t, s, string(b), c.params) {
			var cells []string
			for _, v := range r {
				if day, ok := v.(driver.Date); ok {
					v = day.String()
				}
				cells = append(cells, fmt.Sprint(v))
			}
			got = append(got, strings.Join(cells, "|"))
		}
		if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%s %v:\n%s\nwant\n%s", c.file, c.params, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
		}
	}
}

// Every question says what it asks, and names each of its parameters with an example.
func TestQuestionsSayTheirParameters(t *testing.T) {
	files, err := filepath.Glob("cypher/*.cypher")
	if err != nil || len(files) < 6 {
		t.Fatalf("%d questions (%v)", len(files), err)
	}
	said := regexp.MustCompile(`(?m)^// :param (\w+) => `)
	used := regexp.MustCompile(`\$(\w+)`)
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text := string(b)
		if first, _, _ := strings.Cut(text, "\n"); !strings.HasPrefix(first, "// ") || !strings.HasSuffix(first, "?") {
			t.Errorf("%s begins with %q, not with a question", file, first)
		}
		told, asked := map[string]bool{}, map[string]bool{}
		for _, m := range said.FindAllStringSubmatch(text, -1) {
			told[m[1]] = true
		}
		for _, m := range used.FindAllStringSubmatch(text, -1) {
			asked[m[1]] = true
		}
		if fmt.Sprint(told) != fmt.Sprint(asked) {
			t.Errorf("%s tells of %v and uses %v", file, told, asked)
		}
	}
}
