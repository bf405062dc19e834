package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tenure/corpus"
	"tenure/extract"
	"tenure/graph"
	"tenure/graph/sqlite"
)

// extractor is loaded once for all tests.
var extractor = sync.OnceValues(func() (*extract.Extractor, error) { return extract.New(extract.Options{}) })

// newJob is a job with an empty store and no paths yet.
func newJob(t *testing.T) *job {
	t.Helper()
	x, err := extractor()
	if err != nil {
		t.Fatal(err)
	}
	store, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "x.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(context.Background()); err != nil {
			t.Error(err)
		}
	})
	return &job{extract: x.Read, version: x.Version(), store: store, workers: 2, batch: 100}
}

// jsonLines are articles as lines of JSON.
func jsonLines(t *testing.T, articles ...corpus.Article) string {
	t.Helper()
	var b bytes.Buffer
	for _, a := range articles {
		line, err := json.Marshal(a)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(append(line, '\n'))
	}
	return b.String()
}

// over runs the job over lines of JSON and gives the report.
func over(t *testing.T, j *job, lines string) *Report {
	t.Helper()
	var err error
	if j.reader, err = corpus.Open([]string{"-"}, strings.NewReader(lines)); err != nil {
		t.Fatal(err)
	}
	report := &Report{}
	if err := j.run(t.Context(), report); err != nil {
		t.Fatal(err)
	}
	if n := len(j.inFlight.states); n > 0 {
		t.Errorf("%d articles are still in flight", n)
	}
	return report
}

// graphOf is all that a store holds.
func graphOf(t *testing.T, store graph.Store, articles []string) *graph.Subgraph {
	t.Helper()
	all, err := store.Load(t.Context(), graph.Scope{Articles: articles})
	if err != nil {
		t.Fatal(err)
	}
	s := graph.Scope{Articles: articles}
	for _, c := range all.Claims {
		s.Posts, s.People = append(s.Posts, c.PostID), append(s.People, c.PersonID)
		s.Organisations = append(s.Organisations, c.Organisation, c.Parent)
	}
	for _, ids := range []*[]string{&s.Posts, &s.People, &s.Organisations} {
		slices.Sort(*ids)
		*ids = slices.DeleteFunc(slices.Compact(*ids), func(id string) bool { return id == "" })
	}
	if all, err = store.Load(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	return all
}

// TestSameGraph checks that neither the number of workers nor the size of the batches
// shows in the graph.
func TestSameGraph(t *testing.T) {
	var ids []string
	reader, err := corpus.Open([]string{"../../corpus/sample"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for a, err := range reader.Read(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, a.ID)
	}
	var want *graph.Subgraph
	for _, size := range []struct{ workers, batch int }{{1, 1000}, {8, 1}, {3, 5}} {
		j := newJob(t)
		j.reader, j.workers, j.batch = reader, size.workers, size.batch
		if err := j.run(t.Context(), &Report{}); err != nil {
			t.Fatal(err)
		}
		got := graphOf(t, j.store, ids)
		if len(got.Articles) != len(ids) || len(got.Tenures) == 0 {
			t.Fatalf("%d articles and %d tenures in the store", len(got.Articles), len(got.Tenures))
		}
		if want == nil {
			want = got
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%d workers, batches of %d: the graph differs:\n%s", size.workers, size.batch, diff)
		}
	}
}

// TestPanicCostsOneArticle checks that an article on which the program fails is named, and that
// the rest lands.
func TestPanicCostsOneArticle(t *testing.T) {
	j := newJob(t)
	j.batch = 2
	sound := j.extract
	j.extract = func(a corpus.Article) *extract.Reading {
		if a.ID == "a3" {
			panic("boom")
		}
		return sound(a)
	}
	var articles []corpus.Article
	for i := range 6 {
		articles = append(articles, corpus.Article{ID: fmt.Sprintf("a%d", i), Text: "Cllr Ada Holt is the leader of Dunmarsh Borough Council."})
	}
	lines := jsonLines(t, articles...)
	report := over(t, j, lines)
	if report.New != 5 || report.Failed != 1 || len(report.Failures) != 1 {
		t.Fatalf("got %+v", report)
	}
	if f := report.Failures[0]; f.ID != "a3" || !strings.Contains(f.Reason, "boom") || !strings.Contains(f.Stack, "job_test.go") {
		t.Errorf("the failure says too little: %+v", f)
	}

	// Once the fault is mended, the next run reads that article alone.
	j.extract = sound
	if report = over(t, j, lines); report.New != 1 || report.Unchanged != 5 {
		t.Errorf("the next run: %+v", report)
	}
}

// TestNewRulesReadAgain checks that another version of the rules reads every article again, and
// that a withdrawn one stays away.
func TestNewRulesReadAgain(t *testing.T) {
	j := newJob(t)
	lines := jsonLines(t, corpus.Article{ID: "a1", Text: "Cllr Ada Holt is the leader of Dunmarsh Borough Council."},
		corpus.Article{ID: "a2", Text: "Words."}) + `{"id":"a2","withdrawn":true}` + "\n"
	over(t, j, lines)
	j.version += "x"
	report := over(t, j, lines)
	if report.Reread != 1 || report.Older != 1 || report.Unchanged != 1 {
		t.Errorf("with new rules: %+v", report)
	}
	if report = over(t, j, lines); !report.Changes.Zero() {
		t.Errorf("run again: %+v", report)
	}
}

// TestWithdrawnForGood checks that a withdrawal without a moment holds against every state
// that came before it, in the same run or in another, and that a later one lifts it.
func TestWithdrawnForGood(t *testing.T) {
	const (
		stands = `{"id":"a1","updated":"2019-05-08T10:00:00Z","text":"Cllr Ada Holt is the leader of Dunmarsh Borough Council."}` + "\n"
		gone   = `{"id":"a1","withdrawn":true}` + "\n"
		later  = `{"id":"a1","updated":"2019-05-09","text":"Cllr Ada Holt is the mayor of Dunmarsh Borough Council."}` + "\n"
	)
	for name, runs := range map[string][]string{"one run": {stands + gone}, "two runs": {stands, gone}} {
		j := newJob(t)
		var report *Report
		for _, lines := range runs {
			report = over(t, j, lines)
		}
		if report.Withdrawn != 1 {
			t.Errorf("%s: %+v", name, report)
		}
		for _, again := range []string{stands, stands + gone, gone} {
			if report = over(t, j, again); !report.Changes.Zero() {
				t.Errorf("%s: it came back: %+v", name, report)
			}
		}
		if report = over(t, j, later); report.Corrected != 1 || report.Changes.Tenures.Added == 0 {
			t.Errorf("%s: a later state: %+v", name, report)
		}
	}
}

func TestJudge(t *testing.T) {
	tests := []struct {
		name        string
		now, stored state
		known       bool
		want        fate
	}{
		{"never seen", state{"a.1", ""}, state{}, false, fateNew},
		{"seen", state{"a.1", ""}, state{"a.1", ""}, true, fateUnchanged},
		{"a new stamp alone", state{"a.1", "2020-05-08T00:00:00Z"}, state{"a.1", ""}, true, fateUnchanged},
		{"other words", state{"b.1", "2020-05-08T00:00:00Z"}, state{"a.1", ""}, true, fateCorrected},
		{"other words without a stamp", state{"b.1", ""}, state{"a.1", ""}, true, fateCorrected},
		{"an older state", state{"a.1", ""}, state{"b.1", "2020-05-08T00:00:00Z"}, true, fateOlder},
		{"other rules", state{"a.2", ""}, state{"a.1", ""}, true, fateReread},
		{"an older state and other rules", state{"a.2", ""}, state{"b.1", "2020-05-08T00:00:00Z"}, true, fateOlder},
		{"withdrawn", state{"withdrawn", "2020-05-08T00:00:00Z"}, state{"a.1", ""}, true, fateWithdrawn},
		{"withdrawn without a moment", state{"withdrawn", ""}, state{"a.1", "2020-05-08T10:00:00Z"}, true, fateWithdrawn},
		{"withdrawn on the day of a correction", state{"withdrawn", "2020-05-08T00:00:00Z"}, state{"a.1", "2020-05-08T10:00:00Z"}, true, fateWithdrawn},
		{"withdrawn unseen", state{"withdrawn", ""}, state{}, false, fateWithdrawn},
		{"withdrawn before a correction", state{"withdrawn", "2020-05-08T00:00:00Z"}, state{"a.1", "2021-05-08T00:00:00Z"}, true, fateOlder},
		{"withdrawn again", state{"withdrawn", "2021-05-08T00:00:00Z"}, state{"withdrawn", "2020-05-08T00:00:00Z"}, true, fateUnchanged},
		{"an older copy of a withdrawn one", state{"a.1", ""}, state{"withdrawn", "2020-05-08T00:00:00Z"}, true, fateOlder},
		{"a copy as old as the withdrawal", state{"a.1", ""}, state{"withdrawn", ""}, true, fateOlder},
		{"published again", state{"a.1", "2021-05-08T00:00:00Z"}, state{"withdrawn", "2020-05-08T00:00:00Z"}, true, fateCorrected},
	}
	for _, test := range tests {
		if got := judge(test.now, test.stored, test.known); got != test.want {
			t.Errorf("%s: got %d, want %d", test.name, got, test.want)
		}
	}
}
