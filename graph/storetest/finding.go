package storetest

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tenure/graph"
)

// named returns organisations with the names given, each a list of forms.
func named(forms map[string][]string) *graph.Delta {
	d := &graph.Delta{}
	for id, names := range forms {
		d.Organisations = append(d.Organisations, graph.Organisation{ID: id, Name: names[0], Kind: "council", Names: names})
	}
	return d
}

var finding = []test{
	{"find: the exact name, folded", func(t *testing.T, s graph.Store) {
		must(t, s, town())
		for _, name := range []string{"Ada Holt", "ADA HOLT", "ada  holt", "Áda Hölt", "Ada M. Holt"} {
			wantFound(t, s, graph.NameQuery{Kind: graph.PersonName, Key: graph.Fold(name)}, "p1")
		}
		wantFound(t, s, graph.NameQuery{Kind: graph.OrganisationName, Key: graph.Fold("thornmere borough council")}, "council:thornmere")
	}},
	{"find: a part of a name is not the name", func(t *testing.T, s graph.Store) {
		must(t, s, town())
		for _, key := range []string{"ada", "holt", "ada hol", "ada holts", "da holt", "p1", "none"} {
			wantFound(t, s, graph.NameQuery{Kind: graph.PersonName, Key: key})
		}
	}},
	{"find: people and organisations apart", func(t *testing.T, s graph.Store) {
		must(t, s, town())
		wantFound(t, s, graph.NameQuery{Kind: graph.OrganisationName, Key: "ada holt"})
		wantFound(t, s, graph.NameQuery{Kind: graph.PersonName, Key: "heath party"})
		wantFound(t, s, graph.NameQuery{Kind: graph.PersonName, Key: "h", Prefix: true}, "p1")
		wantFound(t, s, graph.NameQuery{Kind: graph.OrganisationName, Key: "h", Prefix: true}, "nhs:mere", "party:heath")
	}},
	{"find: several bear one name", func(t *testing.T, s graph.Store) {
		must(t, s, &graph.Delta{People: []graph.Person{
			{ID: "p2", Name: "Jo Lane", Names: []string{"Jo Lane"}, Block: "jo lane"},
			{ID: "p1", Name: "Jo Lane", Names: []string{"Jo Lane"}, Block: "jo lane"},
			{ID: "p3", Name: "Joanna Lane", Names: []string{"Jo Lane", "Joanna Lane"}, Block: "joanna lane"},
		}})
		wantFound(t, s, graph.NameQuery{Kind: graph.PersonName, Key: "jo lane"}, "p1", "p2", "p3")
		wantFound(t, s, graph.NameQuery{Kind: graph.PersonName, Key: "jo lane", Limit: 2}, "p1", "p2")
	}},
	{"find: the beginning of the name or of a word in it", func(t *testing.T, s graph.Store) {
		must(t, s, named(map[string][]string{
			"o1": {"St Helier Council"}, "o2": {"Helier Harbour Board"}, "o3": {"Great Whelier Parish Council"},
		}))
		for prefix, want := range map[string][]string{
			"helier": {"o1", "o2"}, "hel": {"o1", "o2"}, "helier c": {"o1"}, "helier ": {"o1", "o2"}, "st": {"o1"}, "s": {"o1"},
			"st helier council": {"o1"}, "st helier councils": nil, "council": {"o1", "o3"}, "elier": nil, "parish council": {"o3"}, "p": {"o3"},
			"b": {"o2"}, "whelier": {"o3"}, "x": nil,
		} {
			wantFound(t, s, graph.NameQuery{Kind: graph.OrganisationName, Key: prefix, Prefix: true}, want...)
		}
	}},
	{"find: one hit for one id, with the least form that matches", func(t *testing.T, s graph.Store) {
		must(t, s, named(map[string][]string{"o1": {"Harbour Office", "Harbour Board", "The Board of the Harbour"}, "o2": {"Board"}}))
		for _, c := range []struct {
			q    graph.NameQuery
			want []graph.NameHit
		}{
			{graph.NameQuery{Key: "harbour", Prefix: true}, []graph.NameHit{{ID: "o1", Name: "Harbour Board"}}},
			{graph.NameQuery{Key: "board", Prefix: true}, []graph.NameHit{{ID: "o1", Name: "Harbour Board"}, {ID: "o2", Name: "Board"}}},
			{graph.NameQuery{Key: "board of", Prefix: true}, []graph.NameHit{{ID: "o1", Name: "The Board of the Harbour"}}},
			{graph.NameQuery{Key: "harbour office"}, []graph.NameHit{{ID: "o1", Name: "Harbour Office"}}},
		} {
			c.q.Kind = graph.OrganisationName
			got, err := s.Find(t.Context(), c.q)
			if err != nil {
				t.Fatalf("Find(%+v): %v", c.q, err)
			}
			if diff := cmp.Diff(c.want, got, equate); diff != "" {
				t.Errorf("Find(%+v) (-want +got):\n%s", c.q, diff)
			}
		}
	}},
	{"find: two spellings with one key", func(t *testing.T, s graph.Store) {
		must(t, s, named(map[string][]string{"o1": {"Réunion Board", "REUNION BOARD", "Reunion Board"}}))
		got, err := s.Find(t.Context(), graph.NameQuery{Kind: graph.OrganisationName, Key: "reunion board"})
		if diff := cmp.Diff([]graph.NameHit{{ID: "o1", Name: "REUNION BOARD"}}, got); err != nil || diff != "" {
			t.Errorf("Find (-want +got): %v\n%s", err, diff)
		}
	}},
	{"find: a limit keeps the first ids", func(t *testing.T, s graph.Store) {
		forms, want := map[string][]string{}, []string{}
		for i := range 50 {
			id := fmt.Sprintf("o%02d", i)
			forms[id] = []string{fmt.Sprintf("Board %c%02d of Harbours", 'z'-i%26, i), "Board of Harbours"}
			want = append(want, id)
		}
		must(t, s, named(forms))
		for _, n := range []int{0, 1, 7, 50, 51} {
			keep := want
			if n > 0 && n < len(want) {
				keep = want[:n]
			}
			wantFound(t, s, graph.NameQuery{Kind: graph.OrganisationName, Key: "board", Prefix: true, Limit: n}, keep...)
		}
	}},
	{"find: an empty key finds nothing", func(t *testing.T, s graph.Store) {
		must(t, s, town())
		must(t, s, &graph.Delta{People: []graph.Person{{ID: "p0", Name: "...", Names: []string{"..."}, Block: ""}}})
		wantFound(t, s, graph.NameQuery{Kind: graph.PersonName})
		wantFound(t, s, graph.NameQuery{Kind: graph.PersonName, Prefix: true})
		wantFound(t, s, graph.NameQuery{Kind: graph.OrganisationName, Prefix: true, Limit: 5})
	}},
	{"find: names follow their node", func(t *testing.T, s graph.Store) {
		must(t, s, town())
		p := town().People[0]
		p.Name, p.Names = "Ada Marsh", []string{"Ada Holt", "Ada Marsh"}
		must(t, s, &graph.Delta{People: []graph.Person{p}})
		wantFound(t, s, graph.NameQuery{Kind: graph.PersonName, Key: "ada marsh"}, "p1")
		wantFound(t, s, graph.NameQuery{Kind: graph.PersonName, Key: "ada holt"}, "p1")
		wantFound(t, s, graph.NameQuery{Kind: graph.PersonName, Key: "ada m holt"})
		wantFound(t, s, graph.NameQuery{Kind: graph.PersonName, Key: "m holt", Prefix: true})
		must(t, s, cleared(town()))
		wantFound(t, s, graph.NameQuery{Kind: graph.PersonName, Key: "ada", Prefix: true})
		wantFound(t, s, graph.NameQuery{Kind: graph.OrganisationName, Key: "thornmere", Prefix: true})
	}},
	{"find: strange names by their folds", func(t *testing.T, s graph.Store) {
		for i, x := range strange {
			id := fmt.Sprintf("p%02d", i)
			must(t, s, &graph.Delta{People: []graph.Person{{ID: id, Name: x.text, Names: []string{x.text}, Block: id}}})
			key := graph.Fold(x.text)
			if key == "" {
				continue
			}
			for _, prefix := range []bool{false, true} {
				hits, err := s.Find(t.Context(), graph.NameQuery{Kind: graph.PersonName, Key: key, Prefix: prefix})
				if err != nil {
					t.Fatalf("Find(%q): %v", key, err)
				}
				found := false
				for _, h := range hits {
					found = found || h == graph.NameHit{ID: id, Name: x.text}
				}
				if !found {
					t.Errorf("%s: Find(%.80q, prefix %t) found %.200v, not %s", x.name, key, prefix, hits, id)
				}
			}
		}
	}},
	{"find: marks that mean something to a query language", func(t *testing.T, s graph.Store) {
		must(t, s, town())
		for _, key := range []string{"%", "_", "ada%", "a_a holt", "*", "ada*", "ada' or '1'='1", `"`, `\`, "ada holt~", "name:ada", "[a", "(", "ada OR cy"} {
			wantFound(t, s, graph.NameQuery{Kind: graph.PersonName, Key: key})
			wantFound(t, s, graph.NameQuery{Kind: graph.PersonName, Key: key, Prefix: true})
		}
	}},
}

// wantFound checks the ids that q finds.
func wantFound(t *testing.T, s graph.Store, q graph.NameQuery, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, find(t, s, q), equate); diff != "" {
		t.Errorf("Find(%+v) (-want +got):\n%s", q, diff)
	}
}
