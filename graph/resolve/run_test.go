package resolve_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tenure/extract"
	"tenure/graph"
	"tenure/graph/resolve"
	"tenure/graph/sqlite"
	"tenure/graph/storetest"
)

// article is what an article says of one person in one post.
func article(id, updated, published, person, role, organisation, code string) resolve.Article {
	r := &extract.Reading{ID: id, Published: ptr(published),
		Organisations: []extract.Organisation{{Name: organisation, Kind: "council", Code: code}},
		Tenures:       []extract.Tenure{{Person: person, Role: role, Organisation: &organisation, Status: "current", Quote: "So it is said.", Evidence: extract.Evidence{End: 9, Rule: "made up"}}},
	}
	return resolve.Article{Article: graph.Article{ID: id, Published: published, Updated: updated, Hash: id + updated}, Claims: graph.Claims(r)}
}

// The store that people use gives the graph that the reference gives.
func TestSQLiteGivesTheSameGraph(t *testing.T) {
	articles := rapid.Custom(func(rt *rapid.T) []resolve.Article {
		var list []resolve.Article
		for i := range 12 {
			list = append(list, drawArticle(rt, fmt.Sprintf("a%02d", i), 0))
		}
		return list
	}).Example(7)
	ctx := context.Background()
	file, err := sqlite.Open(ctx, filepath.Join(t.TempDir(), "pell.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close(ctx)
	memory := storetest.NewMemory()
	var ids []string
	batches := []resolve.Batch{{Articles: articles[:5]}, {Articles: articles[5:]}, {Withdrawn: []string{"a03", "a07", "a11"}}, {Articles: articles[3:4]}}
	for _, a := range articles {
		ids = append(ids, a.ID)
	}
	for _, b := range batches {
		if d := cmp.Diff(run(t, memory, b), run(t, file, b)); d != "" {
			t.Errorf("changes (- memory, + file): %s", d)
		}
		want, wantCounts := everything(t, memory, ids)
		got, gotCounts := everything(t, file, ids)
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("- memory, + file: %s", d)
		}
		if d := cmp.Diff(wantCounts, gotCounts); d != "" {
			t.Error(d)
		}
	}
}

func TestSuccessorsStand(t *testing.T) {
	ctx := context.Background()
	store := storetest.NewMemory()
	run(t, store, resolve.Batch{Articles: []resolve.Article{article("a1", "", "2015-01-01", "Ada Holt", "leader", "Old Marl Council", "local-authority:OMA")}})
	load := func(ids ...string) map[string]string {
		g, err := store.Load(ctx, graph.Scope{Organisations: ids})
		if err != nil {
			t.Fatal(err)
		}
		out := map[string]string{}
		for _, o := range g.Organisations {
			out[o.ID] = o.Name + " > " + o.Successor
		}
		return out
	}
	want := map[string]string{
		"local-authority:OMA": "Old Marl District Council > local-authority:NMA",
		"local-authority:NMA": "New Marl Council > local-authority:GMA",
		"local-authority:GMA": "Greater Marl Council > ",
	}
	ids := []string{"local-authority:OMA", "local-authority:NMA", "local-authority:GMA"}
	if d := cmp.Diff(want, load(ids...)); d != "" {
		t.Error(d)
	}
	run(t, store, resolve.Batch{Withdrawn: []string{"a1"}})
	if d := cmp.Diff(map[string]string{}, load(ids...)); d != "" {
		t.Error(d)
	}
}

func TestOlderVersionIsLeftOut(t *testing.T) {
	store := storetest.NewMemory()
	now := article("a1", "2020-02-02T00:00:00Z", "2020-01-01", "Ada Holt", "leader", "Pell Council", "")
	then := article("a1", "2020-01-01T00:00:00Z", "2020-01-01", "Ben Crake", "leader", "Pell Council", "")
	run(t, store, resolve.Batch{Articles: []resolve.Article{now, then}})
	if c := run(t, store, resolve.Batch{Articles: []resolve.Article{then}}); !c.Zero() {
		t.Errorf("an older version wrote %+v", c)
	}
	hits, err := store.Find(context.Background(), graph.NameQuery{Kind: graph.PersonName, Key: "ben crake"})
	if err != nil || len(hits) != 0 {
		t.Errorf("the older version's claim is there: %v, %v", hits, err)
	}
}

// A correction of what resolution does not hash into the claim's id, such as the quote,
// still gets through.
func TestSameClaimOtherWords(t *testing.T) {
	store := storetest.NewMemory()
	a := article("a1", "1", "2020-01-01", "Ada Holt", "leader", "Pell Council", "")
	b := article("a1", "2", "2020-01-05", "Ada Holt", "leader", "Pell Borough Council", "")
	b.Claims[0].Quote = "So it is said again."
	if a.Claims[0].ID != b.Claims[0].ID {
		t.Fatal("the claims differ")
	}
	run(t, store, resolve.Batch{Articles: []resolve.Article{a}})
	run(t, store, resolve.Batch{Articles: []resolve.Article{b}})
	one := storetest.NewMemory()
	run(t, one, resolve.Batch{Articles: []resolve.Article{b}})
	got, _ := everything(t, store, []string{"a1"})
	want, _ := everything(t, one, []string{"a1"})
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// An article that is read again by a program that has learnt more of what is one post, or
// of how bodies are called, gives the graph that a new store has.
func TestReadAgainByOtherKeys(t *testing.T) {
	then := article("a1", "", "2020-01-01", "Ada Holt", "joint chief executive", "Pell Council", "")
	now := article("a1", "", "2020-01-01", "Ada Holt", "joint chief executive", "Pell Council", "")
	now.Hash += " by other rules"
	then.Claims[0].PostID = "council:pell/chief-executive-joint"
	store, fresh := storetest.NewMemory(), storetest.NewMemory()
	run(t, store, resolve.Batch{Articles: []resolve.Article{then}})
	g, _ := everything(t, store, []string{"a1"})
	for _, o := range g.Organisations {
		o.Name = "as an older program called it"
		if _, err := store.Apply(context.Background(), &graph.Delta{Organisations: []graph.Organisation{o}}); err != nil {
			t.Fatal(err)
		}
	}
	run(t, store, resolve.Batch{Articles: []resolve.Article{now}})
	run(t, fresh, resolve.Batch{Articles: []resolve.Article{now}})
	got, gotCounts := everything(t, store, []string{"a1"})
	want, wantCounts := everything(t, fresh, []string{"a1"})
	if d := cmp.Diff(want, got) + cmp.Diff(wantCounts, gotCounts); d != "" {
		t.Errorf("- a new store, + one of an older program: %s", d)
	}
	if c := run(t, store, resolve.Batch{Articles: []resolve.Article{now}}); !c.Zero() {
		t.Errorf("once more: %+v", c)
	}
}

// broken is a store that fails from the n-th call on.
type broken struct {
	graph.Store
	left int
}

var errBroken = errors.New("the disk is full")

func (b *broken) Load(ctx context.Context, s graph.Scope) (*graph.Subgraph, error) {
	if b.left--; b.left < 0 {
		return nil, errBroken
	}
	return b.Store.Load(ctx, s)
}

func (b *broken) Apply(ctx context.Context, d *graph.Delta) (graph.Changes, error) {
	if b.left--; b.left < 0 {
		return graph.Changes{}, errBroken
	}
	return b.Store.Apply(ctx, d)
}

// Whichever call fails, the error says so and nothing was written.
func TestFailureWritesNothing(t *testing.T) {
	memory := storetest.NewMemory()
	run(t, memory, resolve.Batch{Articles: []resolve.Article{article("a1", "1", "2020-01-01", "Ada Holt", "chairman", "Pell Council", ""), article("a2", "1", "2020-01-01", "Cy Dunn", "chairman", "Pell Borough Council", "")}})
	want, _ := everything(t, memory, []string{"a1", "a2"})
	correction := resolve.Batch{Articles: []resolve.Article{article("a1", "2", "2020-01-01", "Ben Crake", "chair", "Pell MBC", "")}}
	for n := 0; ; n++ {
		_, err := resolve.Run(context.Background(), &broken{memory, n}, register, correction)
		if err == nil {
			if n < 4 {
				t.Errorf("only %d calls: the test no longer reaches every one", n)
			}
			break
		}
		if !errors.Is(err, errBroken) || !strings.Contains(err.Error(), "batch") {
			t.Errorf("after %d calls: %v", n, err)
		}
		got, _ := everything(t, memory, []string{"a1", "a2"})
		if d := cmp.Diff(want, got); d != "" {
			t.Fatalf("after %d calls: %s", n, d)
		}
	}
}
