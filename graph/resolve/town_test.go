package resolve_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tenure/extract"
	"tenure/graph"
	"tenure/graph/resolve"
	"tenure/graph/storetest"
)

// The town of Pell and its neighbours, small enough that claims collide all the time.
var (
	persons  = []string{"Ada Holt", "ADA HOLT", "Ben Crake", "Zoë Dunn", "Zoe Dunn", "Holt"}
	bodyKind = map[string]string{"Pell Borough Council": "council", "Pell Council": "council", "Old Marl Council": "council",
		"planning committee": "committee", "Labour": "party", "Labour Party": "party", "Pell Hospitals": "nhs"}
	roleNames = []string{"leader", "chair", "chairman", "councillor", "chief executive", "CEO"}
	dates     = []string{"", "", "2015", "2016-05", "2016-06", "2018~", "2019-05-07", "XXXX-03", "2021"}
	daysOut   = []string{"", "2014-03-01", "2016-05-20", "2017-01-09", "2019-06-01", "2022-11-30"}
)

func register(code string) (resolve.Official, bool) {
	o, ok := map[string]resolve.Official{
		"local-authority:OMA": {Name: "Old Marl District Council", Kind: "council", Successor: "local-authority:NMA"},
		"local-authority:NMA": {Name: "New Marl Council", Kind: "council", Successor: "local-authority:GMA"},
		"local-authority:GMA": {Name: "Greater Marl Council", Kind: "council"},
	}[code]
	return o, ok
}

func ptr(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// drawArticle invents what one version of an article says.
func drawArticle(t *rapid.T, id string, version int) resolve.Article {
	r := &extract.Reading{ID: id, Published: ptr(rapid.SampledFrom(daysOut).Draw(t, "published"))}
	names := make([]string, 0, len(bodyKind))
	for n := range bodyKind {
		names = append(names, n)
	}
	slices.Sort(names)
	for _, n := range names {
		o := extract.Organisation{Name: n, Kind: bodyKind[n]}
		if n == "Old Marl Council" {
			o.Code = "local-authority:OMA"
		}
		r.Organisations = append(r.Organisations, o)
	}
	for i := range rapid.IntRange(0, 4).Draw(t, "tenures") {
		tn := extract.Tenure{
			Person: rapid.SampledFrom(persons).Draw(t, "person"), Role: rapid.SampledFrom(roleNames).Draw(t, "role"),
			Organisation: ptr(rapid.SampledFrom(append(names, "")).Draw(t, "organisation")),
			Status:       rapid.SampledFrom([]string{"current", "current", "former", "future"}).Draw(t, "status"),
			Interim:      rapid.IntRange(0, 4).Draw(t, "interim") == 0,
			Start:        ptr(rapid.SampledFrom(dates).Draw(t, "start")), End: ptr(rapid.SampledFrom(dates).Draw(t, "end")),
			Area:     ptr(rapid.SampledFrom([]string{"", "", "North", "South"}).Draw(t, "area")),
			Evidence: extract.Evidence{Sentence: i, Start: 10 * i, End: 10*i + 9, Rule: "made up"},
			Quote:    "So it is said.",
		}
		if tn.Organisation != nil && *tn.Organisation != "Pell Hospitals" {
			tn.Of = ptr(rapid.SampledFrom([]string{"", "Pell Council", "Old Marl Council"}).Draw(t, "of"))
		}
		r.Tenures = append(r.Tenures, tn)
	}
	if rapid.IntRange(0, 2).Draw(t, "member") == 0 {
		r.Memberships = append(r.Memberships, extract.Membership{Person: rapid.SampledFrom(persons).Draw(t, "who"), Party: rapid.SampledFrom([]string{"Labour", "Labour Party", "Marl First"}).Draw(t, "party")})
	}
	return resolve.Article{
		Article: graph.Article{ID: id, Published: deref(r.Published), Updated: fmt.Sprintf("2023-01-%02dT00:00:00Z", version+1), Hash: graph.HashID(id, fmt.Sprint(version, r))},
		Claims:  graph.Claims(r),
	}
}

// failer is what a *testing.T and a *rapid.T have in common.
type failer interface {
	Helper()
	Errorf(format string, args ...any)
	Fatal(args ...any)
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// everything is the whole graph that a store holds of the articles and blocks named.
func everything(t failer, store graph.Store, articles []string) (*graph.Subgraph, graph.Counts) {
	ctx := context.Background()
	blocks := make([]string, len(persons))
	for i, p := range persons {
		blocks[i] = graph.NameBlock(p)
	}
	scope := graph.Scope{Articles: articles, Blocks: blocks, Organisations: []string{"local-authority:OMA", "local-authority:NMA", "local-authority:GMA", "party:labour", "council:pell", "party:marl-first"}, Children: true}
	g, err := store.Load(ctx, scope)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range g.People {
		scope.People = append(scope.People, p.ID)
	}
	if g, err = store.Load(ctx, scope); err != nil {
		t.Fatal(err)
	}
	counts, err := store.Counts(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return g, counts
}

func run(t failer, store graph.Store, b resolve.Batch) graph.Changes {
	t.Helper()
	c, err := resolve.Run(context.Background(), store, register, b)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// check holds the graph to what is true of every graph.
func check(t failer, g *graph.Subgraph) {
	supports := map[string]int{}
	for _, c := range g.Claims {
		if c.SupportsID != "" {
			supports[c.SupportsID]++
		} else if c.Organisation != "" {
			t.Errorf("claim %s of %s at %s supports nothing", c.ID, c.Person, c.Organisation)
		}
	}
	posts := map[string]bool{}
	for _, tn := range g.Tenures {
		posts[tn.Post] = true
		if tn.Claims == 0 || supports[tn.ID] != tn.Claims {
			t.Errorf("tenure %s says %d claims, has %d", tn.ID, tn.Claims, supports[tn.ID])
		}
		for _, d := range [][2]string{{tn.StartEarliest, tn.StartLatest}, {tn.EndEarliest, tn.EndLatest}, {tn.AttestedFirst, tn.AttestedLast}} {
			if d[0] != "" && d[1] != "" && d[0] > d[1] {
				t.Errorf("tenure %+v: days out of order", tn)
			}
		}
	}
	for _, p := range g.Posts {
		if !posts[p.ID] {
			t.Errorf("post %s has no tenure", p.ID)
		}
	}
	for _, p := range g.People {
		if len(p.Names) == 0 || !slices.Contains(p.Names, p.Name) {
			t.Errorf("person %+v: name not among names", p)
		}
		if strings.Contains(strings.Join(p.Aliases, " "), p.ID) {
			t.Errorf("person %s is its own alias", p.ID)
		}
	}
}

// Whatever the order and the batches, and however many corrections and withdrawals came on
// the way, the graph is that of the last versions of the articles that stand.
func TestOrderDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		type step struct {
			article resolve.Article
			gone    bool
		}
		var ids []string
		final := map[string]resolve.Article{}
		gone := map[string]bool{}
		var early, late []step // late: withdrawals, after all versions
		for i := range rapid.IntRange(1, 7).Draw(rt, "articles") {
			id := fmt.Sprintf("a%d", i)
			ids = append(ids, id)
			for v := range rapid.IntRange(1, 3).Draw(rt, "versions") {
				a := drawArticle(rt, id, v)
				early = append(early, step{article: a})
				final[id] = a
			}
			if rapid.IntRange(0, 4).Draw(rt, "withdrawn") == 0 {
				gone[id] = true
				late = append(late, step{article: resolve.Article{Article: graph.Article{ID: id}}, gone: true})
			}
		}
		whole := resolve.Batch{}
		for _, id := range ids {
			if !gone[id] {
				whole.Articles = append(whole.Articles, final[id])
			}
		}
		one := storetest.NewMemory()
		run(rt, one, whole)
		if c := run(rt, one, whole); !c.Zero() {
			rt.Fatalf("the second run of a batch wrote %+v", c)
		}
		want, wantCounts := everything(rt, one, ids)
		check(rt, want)

		steps := slices.Concat(rapid.Permutation(early).Draw(rt, "order"), rapid.Permutation(late).Draw(rt, "withdrawals"))
		many := storetest.NewMemory()
		for len(steps) > 0 {
			n := rapid.IntRange(1, len(steps)).Draw(rt, "batch")
			var b resolve.Batch
			for _, s := range steps[:n] {
				if s.gone {
					b.Withdrawn = append(b.Withdrawn, s.article.ID)
				} else {
					b.Articles = append(b.Articles, s.article)
				}
			}
			run(rt, many, b)
			steps = steps[n:]
			some, _ := everything(rt, many, ids)
			check(rt, some)
		}
		got, gotCounts := everything(rt, many, ids)
		if d := cmp.Diff(want, got); d != "" {
			rt.Fatalf("the order shows (- one batch, + many):\n%s", d)
		}
		if d := cmp.Diff(wantCounts, gotCounts); d != "" {
			rt.Fatalf("left over: %s", d)
		}
		if c := run(rt, many, whole); !c.Zero() {
			rt.Fatalf("a run of what is there wrote %+v", c)
		}
	})
}

// With every article withdrawn nothing stays.
func TestWithdrawnTakesAllWithIt(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		store := storetest.NewMemory()
		var b resolve.Batch
		for i := range rapid.IntRange(1, 5).Draw(rt, "articles") {
			id := fmt.Sprintf("a%d", i)
			b.Articles = append(b.Articles, drawArticle(rt, id, 0))
			b.Withdrawn = append(b.Withdrawn, id)
		}
		run(rt, store, resolve.Batch{Articles: b.Articles})
		for _, id := range b.Withdrawn {
			run(rt, store, resolve.Batch{Withdrawn: []string{id}})
		}
		counts, err := store.Counts(context.Background())
		if err != nil {
			rt.Fatal(err)
		}
		for kind, n := range counts.Nodes {
			if n != 0 {
				rt.Errorf("%d of %s stay", n, kind)
			}
		}
	})
}
