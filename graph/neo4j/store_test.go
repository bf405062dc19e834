package neo4j_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"tenure/graph"
	"tenure/graph/neo4j"
	"tenure/graph/neo4j/server"
)

// kindOf wants an *Error of a kind, whose text names the address and a next step and
// never the password.
func kindOf(t *testing.T, err error, want neo4j.Kind, c neo4j.Config) {
	t.Helper()
	var e *neo4j.Error
	if !errors.As(err, &e) {
		t.Fatalf("error %v (%T), want an Error of the kind %q", err, err, want)
	}
	if e.Kind != want {
		t.Errorf("error of the kind %q, want %q: %v", e.Kind, want, err)
	}
	host := strings.TrimPrefix(c.URI, "bolt://")
	if text := err.Error(); !strings.Contains(text, host) || c.Password != "" && strings.Contains(text, c.Password) {
		t.Errorf("the text must name %s and not the password: %s", host, text)
	}
}

func schema(t *testing.T, s *server.Server) {
	drop := func() {
		for _, r := range cypher(t, s, "SHOW CONSTRAINTS YIELD name RETURN name", nil) {
			cypher(t, s, "DROP CONSTRAINT "+r[0].(string), nil)
		}
		for _, r := range cypher(t, s, "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name", nil) {
			cypher(t, s, "DROP INDEX "+r[0].(string), nil)
		}
		cypher(t, s, "MATCH (n) DETACH DELETE n", nil)
	}
	drop()
	c := configOf(s)
	_, err := neo4j.OpenReadOnly(t.Context(), c)
	kindOf(t, err, neo4j.NoGraph, c)
	if n := len(cypher(t, s, "SHOW CONSTRAINTS YIELD name RETURN name", nil)); n != 0 {
		t.Errorf("a store opened to read made %d constraints", n)
	}

	store := open(t, c)
	open(t, c) // a second time, beside the first
	cypher(t, s, "DROP INDEX claim_block", nil)
	found := store.Check(t.Context())
	if last := found[len(found)-1]; last.OK || !strings.Contains(last.Note, "claim_block") {
		t.Errorf("check with an index missing: %+v", found)
	}
	open(t, c)
	for _, f := range store.Check(t.Context()) {
		if !f.OK {
			t.Errorf("check of a mended schema: %+v", f)
		}
	}
	if _, err := neo4j.OpenReadOnly(t.Context(), c); err != nil {
		t.Errorf("open to read: %v", err)
	}
	cypher(t, s, "MATCH (g:Graph) SET g.schema = 99", nil)
	_, err = neo4j.Open(t.Context(), c)
	kindOf(t, err, neo4j.NewerGraph, c)
	drop()
}

// counts compares what the store counts with what a query over all nodes counts.
func counts(t *testing.T, s *server.Server) {
	store := open(t, configOf(s))
	if _, err := store.Apply(t.Context(), dunmarsh()); err != nil {
		t.Fatal(err)
	}
	got, err := store.Counts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want := graph.Counts{
		Nodes:         map[string]int{"Article": 0, "Claim": 0, "Person": 0, "Organisation": 0, "Post": 0, "Tenure": 0},
		Relationships: map[string]int{"HELD": 0, "OF": 0, "AT": 0, "SUPPORTS": 0, "IN": 0, "MEMBER_OF": 0, "PART_OF": 0, "SUCCEEDED_BY": 0},
	}
	own := "['Name', 'Alias', 'Graph', 'Lock']"
	for _, r := range cypher(t, s, "MATCH (n) WHERE NOT labels(n)[0] IN "+own+" RETURN labels(n)[0], count(*)", nil) {
		want.Nodes[r[0].(string)] = int(r[1].(int64))
	}
	for _, r := range cypher(t, s, "MATCH ()-[r]->() WHERE NOT type(r) IN ['NAMES', 'MEANS'] RETURN type(r), count(*)", nil) {
		want.Relationships[r[0].(string)] = int(r[1].(int64))
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("counts %v, want %v", got, want)
	}
}

// unchanged looks at the database's transaction log: what writes nothing leaves nothing.
func unchanged(t *testing.T, s *server.Server) {
	store := open(t, configOf(s))
	if _, err := store.Apply(t.Context(), dunmarsh()); err != nil {
		t.Fatal(err)
	}
	last := func() any {
		return cypher(t, s, "SHOW DATABASES YIELD name, lastCommittedTxn WHERE name = $name RETURN lastCommittedTxn", map[string]any{"name": s.Database})[0][0]
	}
	before := last()
	for range 2 {
		ch, err := store.Apply(t.Context(), dunmarsh())
		if err != nil || !ch.Zero() {
			t.Errorf("changes %+v, %v", ch, err)
		}
		if _, err := store.Load(t.Context(), graph.Scope{People: []string{"p1"}}); err != nil {
			t.Error(err)
		}
	}
	if after := last(); after != before {
		t.Errorf("the last transaction was %v, is %v", before, after)
	}
	// Days are dates and nothing else.
	for _, r := range cypher(t, s, "MATCH (t:Tenure {id: 't1'}) RETURN t.startEarliest, t.attestedLast, t.start", nil) {
		if r[0] != driver.DateOf(time.Date(2018, 5, 1, 0, 0, 0, 0, time.UTC)) || r[1] != driver.DateOf(time.Date(2020, 2, 3, 0, 0, 0, 0, time.UTC)) || r[2] != "2018-05" {
			t.Errorf("got %v", r)
		}
	}
}

// holdGate takes the gate as a transaction of the store does, until the returned function
// is called.
func holdGate(t *testing.T, s *server.Server) (release func()) {
	t.Helper()
	d, err := driver.NewDriverWithContext(s.URI, driver.BasicAuth(s.User, s.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	session := d.NewSession(t.Context(), driver.SessionConfig{DatabaseName: s.Database})
	tx, err := session.BeginTransaction(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	result, err := tx.Run(t.Context(), "MATCH (g:Graph {id: 'graph'}) SET g.id = g.id RETURN g", nil)
	if err != nil {
		t.Fatal(err)
	}
	if held, err := result.Collect(t.Context()); err != nil || len(held) != 1 { // it runs as its rows are asked for
		t.Fatalf("hold the gate: %d nodes, %v", len(held), err)
	}
	return func() {
		_ = tx.Rollback(context.Background())
		_ = session.Close(context.Background())
		_ = d.Close(context.Background())
	}
}

// gate shows that transactions wait for each other, that the wait ends with the context,
// and that the store is of use afterwards.
func gate(t *testing.T, s *server.Server) {
	c := configOf(s)
	store := open(t, c)
	release := holdGate(t, s)
	for name, do := range map[string]func(ctx context.Context) error{
		"load":  func(ctx context.Context) error { _, err := store.Load(ctx, graph.Scope{}); return err },
		"count": func(ctx context.Context) error { _, err := store.Counts(ctx); return err },
		"apply": func(ctx context.Context) error { _, err := store.Apply(ctx, dunmarsh()); return err },
	} {
		ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
		err := do(ctx)
		cancel()
		kindOf(t, err, neo4j.Ended, c)
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%s: error %v, want the deadline's", name, err)
		}
		ctx, cancel = context.WithCancel(t.Context())
		time.AfterFunc(100*time.Millisecond, cancel)
		if err := do(ctx); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: error %v, want the cancellation's", name, err)
		}
	}
	release()
	ch, err := store.Apply(t.Context(), dunmarsh())
	if err != nil || ch.People.Added != 3 {
		t.Errorf("after the gate opened: %+v, %v", ch, err)
	}
}

func lock(t *testing.T, s *server.Server) {
	c := configOf(s)
	c.LockTime = time.Second
	first, second := open(t, c), open(t, c)

	// The lock outlasts its time while its holder lives.
	unlock, err := first.Lock(t.Context(), "the first run")
	if err != nil {
		t.Fatal(err)
	}
	expires := func() time.Time { return cypher(t, s, "MATCH (l:Lock) RETURN l.expires", nil)[0][0].(time.Time) }
	taken := expires()
	for !expires().After(taken.Add(c.LockTime)) {
		time.Sleep(50 * time.Millisecond)
	}
	var locked *graph.LockedError
	if _, err := second.Lock(t.Context(), "the second run"); !errors.As(err, &locked) || !strings.Contains(locked.Holder, "the first run") {
		t.Errorf("second lock: %v", err)
	}

	// One who lost it writes nothing.
	cypher(t, s, "MATCH (l:Lock) SET l.token = 'another', l.holder = 'another', l.expires = datetime() + duration('PT1H')", nil)
	_, err = first.Apply(t.Context(), dunmarsh())
	kindOf(t, err, neo4j.LockLost, c)
	if err := unlock(); err != nil {
		t.Error(err)
	}
	if _, err := first.Lock(t.Context(), "the first run"); !errors.As(err, &locked) || !strings.Contains(locked.Holder, "another") {
		t.Errorf("unlock took another's lock: %v", err)
	}

	// What a killed run leaves behind expires.
	cypher(t, s, "MATCH (l:Lock) SET l.expires = datetime() - duration('PT1S')", nil)
	unlock, err = second.Lock(t.Context(), "the second run")
	if err != nil {
		t.Fatal(err)
	}
	if err := unlock(); err != nil {
		t.Error(err)
	}

	// Close gives it back.
	third, err := neo4j.Open(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := third.Lock(t.Context(), "the third run"); err != nil {
		t.Fatal(err)
	}
	if err := third.Close(t.Context()); err != nil {
		t.Error(err)
	}
	if rows := cypher(t, s, "MATCH (l:Lock) WHERE l.token IS NOT NULL RETURN l.holder", nil); len(rows) > 0 {
		t.Errorf("after Close the lock is held by %v", rows[0][0])
	}
}

func days(t *testing.T, s *server.Server) {
	store := open(t, configOf(s))
	for _, bad := range []string{"2021-02-29", "2021-2-1", "2021", "yesterday", "2021-02-03T00:00:00Z"} {
		d := dunmarsh()
		d.Tenures[1].AttestedLast = bad
		_, err := store.Apply(t.Context(), d)
		var e *neo4j.DayError
		if !errors.As(err, &e) || *e != (neo4j.DayError{Kind: "tenure", ID: "t2", Field: "attestedLast", Day: bad}) {
			t.Errorf("day %q: error %v", bad, err)
		}
	}
	if c, err := store.Counts(t.Context()); err != nil || c.Nodes["Article"] != 0 {
		t.Errorf("something of a delta with a bad day landed: %v, %v", c, err)
	}
}

func TestConfigHidesThePassword(t *testing.T) {
	c := neo4j.Config{URI: "bolt://localhost:1", User: "u", Password: "topsecret", Database: "d"}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s"} {
		if text := fmt.Sprintf(verb, c); strings.Contains(text, "topsecret") || !strings.Contains(text, "localhost:1") {
			t.Errorf("%s: %s", verb, text)
		}
	}
}

func TestBadAddresses(t *testing.T) {
	for _, uri := range []string{"", "localhost:7687", "http://localhost", "bolt://", "bolt://u:topsecret@localhost:1", "bolt://u:topsecret@%zz"} {
		c := neo4j.Config{URI: uri, User: "u", Password: "topsecret"}
		_, err := neo4j.Open(t.Context(), c)
		var e *neo4j.Error
		if !errors.As(err, &e) || e.Kind != neo4j.Settings || strings.Contains(err.Error(), "topsecret") {
			t.Errorf("%q: %v", uri, err)
		}
	}
}
