package storetest

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"tenure/graph"
)

// together holds the tests of what happens at once or is cut short.
var together = []test{
	{"readers beside a writer see before or after, never between", snapshots},
	{"a context that has ended stops every method", func(t *testing.T, s graph.Store) {
		must(t, s, town())
		ended, cancel := context.WithCancel(t.Context())
		cancel()
		late, cancelLate := context.WithDeadline(t.Context(), time.Unix(0, 0))
		defer cancelLate()
		for _, c := range []struct {
			ctx  context.Context
			want error
		}{{ended, context.Canceled}, {late, context.DeadlineExceeded}} {
			for name, err := range eachMethod(c.ctx, s) {
				if !errors.Is(err, c.want) {
					t.Errorf("%s: error %v, want %v", name, err, c.want)
				}
			}
		}
		expect(t, s, everything(town()), subgraph(town()))
		expectIDs(t, s, graph.Scope{Articles: []string{"a-method"}}, ids{})
		unlock, err := s.Lock(t.Context(), "afterwards")
		if err != nil {
			t.Fatalf("Lock after a Lock that was cancelled: %v", err)
		}
		if err := unlock(); err != nil {
			t.Errorf("unlock: %v", err)
		}
	}},
	{"a delta cut short lands whole or not at all", cutShort},
	{"a lock is held once", func(t *testing.T, s graph.Store) {
		unlock, err := s.Lock(t.Context(), "the first run")
		if err != nil {
			t.Fatalf("Lock: %v", err)
		}
		for range 2 {
			_, err = s.Lock(t.Context(), "the second run")
			var locked *graph.LockedError
			if !errors.As(err, &locked) {
				t.Fatalf("second Lock: error %v, want a LockedError", err)
			}
			if locked.Store == "" || !strings.Contains(locked.Holder, "the first run") {
				t.Errorf("LockedError %+v does not name the store and its holder", *locked)
			}
		}
		must(t, s, town()) // the run that holds the lock writes
		expect(t, s, everything(town()), subgraph(town()))
		if err := unlock(); err != nil {
			t.Fatalf("unlock: %v", err)
		}
		for i := range 3 {
			unlock, err := s.Lock(t.Context(), fmt.Sprint("run ", i))
			if err != nil {
				t.Fatalf("Lock after unlock: %v", err)
			}
			if err := unlock(); err != nil {
				t.Fatalf("unlock: %v", err)
			}
		}
	}},
	{"an unlock done twice frees nobody else's lock", func(t *testing.T, s graph.Store) {
		first, err := s.Lock(t.Context(), "first")
		if err != nil {
			t.Fatalf("Lock: %v", err)
		}
		if err := first(); err != nil {
			t.Fatalf("unlock: %v", err)
		}
		second, err := s.Lock(t.Context(), "second")
		if err != nil {
			t.Fatalf("Lock: %v", err)
		}
		_ = first() // an error or nothing
		if _, err := s.Lock(t.Context(), "third"); !errors.As(err, new(*graph.LockedError)) {
			t.Errorf("third Lock: error %v, want a LockedError", err)
		}
		if err := second(); err != nil {
			t.Errorf("unlock: %v", err)
		}
	}},
	{"of many that lock at once one wins", func(t *testing.T, s graph.Store) {
		var won atomic.Int32
		var unlock func() error
		var group sync.WaitGroup
		for i := range 8 {
			group.Go(func() {
				u, err := s.Lock(t.Context(), fmt.Sprint("run ", i))
				if err == nil {
					won.Add(1)
					unlock = u
				} else if !errors.As(err, new(*graph.LockedError)) {
					t.Errorf("Lock: error %v, want a LockedError", err)
				}
			})
		}
		group.Wait()
		if won.Load() != 1 {
			t.Fatalf("%d of 8 hold the lock", won.Load())
		}
		if err := unlock(); err != nil {
			t.Errorf("unlock: %v", err)
		}
	}},
	{"check of a sound store", func(t *testing.T, s graph.Store) {
		for range 2 {
			lines := s.Check(t.Context())
			if len(lines) == 0 {
				t.Error("no finding")
			}
			for _, f := range lines {
				if !f.OK || f.What == "" || f.Note == "" {
					t.Errorf("finding %+v, want it OK and to say what was found", f)
				}
			}
			expectCounts(t, s, nil, nil)
			must(t, s, town())
			must(t, s, cleared(town()))
		}
	}},
}

// eachMethod calls every method that can fail and returns its error.
func eachMethod(ctx context.Context, s graph.Store) map[string]error {
	errs := map[string]error{}
	_, errs["Load"] = s.Load(ctx, everything(town()))
	_, errs["Apply"] = s.Apply(ctx, &graph.Delta{Articles: []graph.Article{{ID: "a-method", Hash: "h"}}})
	_, errs["Find"] = s.Find(ctx, graph.NameQuery{Kind: graph.PersonName, Key: "ada holt"})
	_, errs["Counts"] = s.Counts(ctx)
	unlock, err := s.Lock(ctx, "a method")
	errs["Lock"] = err
	if err == nil {
		_ = unlock()
	}
	return errs
}

// snapshots keeps one writer and some readers busy. In every state between deltas the
// tenure counts its claims rightly and each article has claimsEach claims.
func snapshots(t *testing.T, s graph.Store) {
	const deltas, readers, claimsEach = 24, 3, 5
	must(t, s, office("x"))
	var done atomic.Bool
	var group sync.WaitGroup
	for range readers {
		group.Go(func() {
			for reads := 0; reads < 3 || !done.Load(); reads++ {
				g, err := s.Load(t.Context(), graph.Scope{Posts: []string{"w-x"}, Cited: true})
				if err != nil {
					t.Errorf("Load: %v", err)
					return
				}
				if len(g.Tenures) != 1 || g.Tenures[0].Claims != len(g.Claims) || len(g.Articles)*claimsEach != len(g.Claims) {
					t.Errorf("a Load saw %d tenures, %d articles and %d claims: a state between two deltas", len(g.Tenures), len(g.Articles), len(g.Claims))
					return
				}
				n, err := s.Counts(t.Context())
				if err != nil {
					t.Errorf("Counts: %v", err)
					return
				}
				if n.Nodes["Article"]*claimsEach != n.Nodes["Claim"] || n.Relationships["SUPPORTS"] != n.Nodes["Claim"] {
					t.Errorf("Counts saw %v: a state between two deltas", n)
					return
				}
			}
		})
	}
	total := 0
	for i := range deltas {
		d := office("x")
		d.Organisations, d.Posts, d.People = nil, nil, nil
		if i%4 == 3 {
			d.RemovedArticles = []string{fmt.Sprint("a", i-2)}
			total -= claimsEach
		} else {
			article := fmt.Sprint("a", i)
			d.Articles = []graph.Article{{ID: article, Hash: "h"}}
			for k := range claimsEach {
				d.Claims = append(d.Claims, supported(fmt.Sprintf("c%d-%d", i, k), article, "x"))
			}
			total += claimsEach
		}
		d.Tenures[0].Claims = total
		if _, err := s.Apply(t.Context(), d); err != nil {
			t.Errorf("Apply: %v", err)
			break
		}
	}
	done.Store(true)
	group.Wait()
	if g := load(t, s, graph.Scope{Posts: []string{"w-x"}}); len(g.Claims) != total {
		t.Errorf("%d claims in the end, want %d", len(g.Claims), total)
	}
}

// cutShort ends the context in the middle of a large Apply and of Loads.
func cutShort(t *testing.T, s graph.Store) {
	const claims = 3000
	must(t, s, office("x"))
	for i, after := range []time.Duration{time.Millisecond, 8 * time.Millisecond, 40 * time.Millisecond} {
		d := &graph.Delta{Articles: []graph.Article{{ID: fmt.Sprint("a", i), Hash: "h"}}}
		for k := range claims {
			d.Claims = append(d.Claims, supported(fmt.Sprintf("c%d-%04d", i, k), d.Articles[0].ID, "x"))
		}
		ctx, cancel := context.WithTimeout(t.Context(), after)
		ch, err := s.Apply(ctx, d)
		cancel()
		want := 0
		if err == nil {
			want = claims
		} else if !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("Apply cut after %v: error %v, want the context's", after, err)
		}
		if ch.Claims.Added != want {
			t.Errorf("Apply cut after %v: %d claims added with error %v", after, ch.Claims.Added, err)
		}
		g := load(t, s, graph.Scope{Articles: []string{d.Articles[0].ID}})
		if len(g.Claims) != want || len(g.Articles)*claims != want {
			t.Errorf("after a cut at %v: %d articles and %d claims landed (%v)", after, len(g.Articles), len(g.Claims), err)
		}
		must(t, s, d) // and the store goes on
	}
	for _, after := range []time.Duration{time.Microsecond, time.Millisecond, 5 * time.Millisecond} {
		ctx, cancel := context.WithTimeout(t.Context(), after)
		g, err := s.Load(ctx, graph.Scope{Posts: []string{"w-x"}, Cited: true})
		cancel()
		if err == nil && len(g.Claims) != 3*claims {
			t.Errorf("a Load cut after %v gave %d claims and no error", after, len(g.Claims))
		} else if err != nil && !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("Load cut after %v: error %v, want the context's", after, err)
		}
	}
}

// closed checks that a closed store says so.
func closed(t *testing.T, s graph.Store) {
	if err := s.Close(t.Context()); err != nil {
		t.Fatalf("Close: %v", err)
	}
	for name, err := range eachMethod(t.Context(), s) {
		if err == nil {
			t.Errorf("%s of a closed store: no error", name)
		}
	}
	bad := false
	for _, f := range s.Check(t.Context()) {
		bad = bad || !f.OK
	}
	if !bad {
		t.Error("Check of a closed store finds nothing wrong")
	}
}
