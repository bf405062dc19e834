// Package neo4j keeps the graph in a Neo4j database, for questions in Cypher.
//
// Nodes and relationships are those of the model: (:Person)-[:HELD]->(:Tenure)-[:OF]->
// (:Post)-[:AT]->(:Organisation), (:Claim)-[:SUPPORTS]->(:Tenure), (:Claim)-[:IN]->
// (:Article), (:Person)-[:MEMBER_OF]->(:Organisation), PART_OF and SUCCEEDED_BY. Days are
// real dates, beside the EDTF strings that they come from. Beside these stand a few nodes
// of the store's own: (:Name) and (:Alias) are what names and ids of merged people are
// looked up by, (:Graph) is the gate through which every transaction goes, (:Lock) the
// lock of a run.
package neo4j

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"

	"tenure/graph"
)

// schemaVersion is the version of the schema that this program writes.
const schemaVersion = 1

// Sizes of batches, in rows. Writes of 500 to 5,000 are equally fast.
const (
	writeBatch = 1000
	readBatch  = 5000
)

// commitAttempts bounds how often a batch is tried whose commit had an unknown outcome.
const commitAttempts = 4

// Config says where the database is.
type Config struct {
	URI      string // bolt://HOST:PORT or neo4j://HOST:PORT, with +s for TLS
	User     string
	Password string
	Database string // "" stands for neo4j

	// RetryTime bounds how long a transaction is tried again after a lost connection or
	// a deadlock; 0 stands for 30 seconds. The last try may take as long again.
	RetryTime time.Duration
	// LockTime is how long a lock outlives a killed run; 0 stands for a minute. A run
	// renews its lock four times in it.
	LockTime time.Duration
}

// String leaves the password out.
func (c Config) String() string {
	return fmt.Sprintf("{%s user=%s password=*** database=%s}", address(c.URI), c.User, c.Database)
}

// GoString leaves the password out.
func (c Config) GoString() string { return c.String() }

// Store is a graph.Store in a Neo4j database. It is safe for concurrent use.
type Store struct {
	config  Config
	address string
	driver  neo4j.DriverWithContext
	closed  atomic.Bool

	mu    sync.Mutex
	token string // of the run's lock, "" while not held
	held  sync.WaitGroup
	drop  context.CancelFunc // ends the renewal of the lock
}

var _ graph.Store = (*Store)(nil)

// Open connects to the database and makes what is missing of the schema. Errors are
// *Error.
func Open(ctx context.Context, c Config) (*Store, error) {
	return open(ctx, c, func(s *Store) error { return s.makeSchema(ctx) })
}

// OpenReadOnly connects to a database that holds a graph already and changes nothing in
// it. Where there is no graph the error is an *Error of the kind NoGraph.
func OpenReadOnly(ctx context.Context, c Config) (*Store, error) {
	return open(ctx, c, func(s *Store) error {
		missing, err := s.missingSchema(ctx)
		if err == nil && len(missing) > 0 {
			err = &Error{Kind: NoGraph, Doing: "open", Address: s.address, Database: s.config.Database}
		}
		return err
	})
}

func open(ctx context.Context, c Config, schema func(*Store) error) (*Store, error) {
	if c.Database == "" {
		c.Database = "neo4j"
	}
	if c.RetryTime == 0 {
		c.RetryTime = 30 * time.Second
	}
	if c.LockTime == 0 {
		c.LockTime = time.Minute
	}
	s := &Store{config: c, address: address(c.URI)}
	if err := c.check(); err != nil {
		return nil, &Error{Kind: Settings, Doing: "open", Address: s.address, Database: c.Database, Err: err}
	}
	driver, err := neo4j.NewDriverWithContext(c.URI, neo4j.BasicAuth(c.User, c.Password, ""), func(d *config.Config) {
		d.MaxTransactionRetryTime = c.RetryTime
		d.SocketConnectTimeout = 10 * time.Second
		d.ConnectionAcquisitionTimeout = 30 * time.Second
		d.FetchSize = readBatch
		d.UserAgent = "tenure"
		d.TelemetryDisabled = true
	})
	if err != nil {
		return nil, s.fail(ctx, "open", err)
	}
	s.driver = driver
	if err := s.connect(ctx); err == nil {
		err = schema(s)
		if err == nil {
			return s, nil
		}
		_ = driver.Close(context.WithoutCancel(ctx))
		return nil, s.fail(ctx, "open", err)
	} else {
		_ = driver.Close(context.WithoutCancel(ctx))
		return nil, s.fail(ctx, "open", err)
	}
}

func (c Config) check() error {
	u, err := url.Parse(c.URI)
	switch {
	case err != nil:
		// The parser's own message repeats the address, which may hold a password.
		return errors.New("neo4j.uri is no address: write bolt://HOST:PORT")
	case u.User != nil:
		return errors.New("neo4j.uri holds a user: put the user into neo4j.user and the password into the password file")
	case !slices.Contains([]string{"bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"}, u.Scheme):
		return fmt.Errorf("neo4j.uri begins with %q: write bolt://HOST:PORT", u.Scheme)
	case u.Hostname() == "":
		return errors.New("neo4j.uri names no host: write bolt://HOST:PORT")
	}
	return nil
}

// address is the host and port of a URI, for messages.
func address(uri string) string {
	u, err := url.Parse(uri)
	if err != nil || u.Host == "" {
		return "no address"
	}
	return u.Host
}

// connect looks whether the server answers, knows the user, and has the database: the
// first alone passes with a wrong database.
func (s *Store) connect(ctx context.Context) error {
	if err := s.driver.VerifyConnectivity(ctx); err != nil {
		return err
	}
	_, err := s.records(ctx, "ping", nil)
	return err
}

// Close gives the connections back. The lock of a run that is still held is released.
func (s *Store) Close(ctx context.Context) error {
	if s.closed.Swap(true) {
		return nil
	}
	err := s.unlock(ctx, s.heldToken())
	if closing := s.driver.Close(context.WithoutCancel(ctx)); err == nil {
		err = closing
	}
	return s.fail(ctx, "close", err)
}

func (s *Store) session(ctx context.Context) neo4j.SessionWithContext {
	return s.driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: s.config.Database})
}

// ready says why the store cannot be asked, if so.
func (s *Store) ready(ctx context.Context, doing string) error {
	if s.closed.Load() {
		return &Error{Kind: Closed, Doing: doing, Address: s.address, Database: s.config.Database}
	}
	if err := ctx.Err(); err != nil {
		return s.fail(ctx, doing, err)
	}
	return nil
}

// tx is one transaction, beyond the gate.
type tx struct {
	ctx   context.Context
	run   neo4j.ManagedTransaction
	delta string // the mark of the last delta that was written
}

// each runs a statement and hands on its rows.
func (t *tx) each(name string, params map[string]any, row func(values []any)) error {
	result, err := t.run.Run(t.ctx, cypher(name), params)
	if err != nil {
		return in(name, err)
	}
	for result.Next(t.ctx) {
		row(result.Record().Values)
	}
	return in(name, result.Err())
}

// in names the statement that failed for good. Other errors stay as they are: the driver
// looks at their type, not into them, to know whether to try again.
func in(name string, err error) error {
	if err == nil || neo4j.IsRetryable(err) {
		return err
	}
	return fmt.Errorf("statement %q: %w", name, err)
}

// do runs a statement that returns nothing.
func (t *tx) do(name string, params map[string]any) (neo4j.Counters, error) {
	result, err := t.run.Run(t.ctx, cypher(name), params)
	if err != nil {
		return nil, in(name, err)
	}
	summary, err := result.Consume(t.ctx)
	if err != nil {
		return nil, in(name, err)
	}
	return summary.Counters(), nil
}

// enter takes the gate, behind which a transaction is alone.
func (t *tx) enter(token string) error {
	if _, err := t.do("gate", nil); err != nil {
		return err
	}
	return t.each("behind the gate", nil, func(v []any) {
		t.delta, _ = v[0].(string)
		if lock, _ := v[1].(string); token != "" && lock != token {
			t.delta = lockGone
		}
	})
}

// lockGone stands in the place of a delta's mark when the run's lock is another's.
const lockGone = "lock gone"

// write runs f alone with the graph, and commits what it did. f runs again after a lost
// connection or a deadlock, and also where the connection broke during a commit: it must
// do nothing but talk to the database, or do it again without harm.
func (s *Store) write(ctx context.Context, doing string, f func(t *tx) error) error {
	if err := s.ready(ctx, doing); err != nil {
		return err
	}
	session := s.session(ctx)
	defer session.Close(context.WithoutCancel(ctx))
	token := s.heldToken()
	var err error
	for range commitAttempts {
		_, err = session.ExecuteWrite(ctx, func(run neo4j.ManagedTransaction) (any, error) {
			t := &tx{ctx: ctx, run: run}
			if err := t.enter(token); err != nil {
				return nil, err
			}
			if t.delta == lockGone {
				return nil, &plainError{&Error{Kind: LockLost, Doing: doing, Address: s.address, Database: s.config.Database}}
			}
			return nil, f(t)
		})
		if !lostAtCommit(err) || contextError(ctx) != nil {
			break
		}
	}
	return s.fail(ctx, doing, err)
}

// read runs f alone with the graph. Where the database or the account may not write, the
// gate is shut to readers: there f runs beside whatever goes on, and again while the last
// delta changes under it.
func (s *Store) read(ctx context.Context, doing string, f func(t *tx) error) error {
	if err := s.ready(ctx, doing); err != nil {
		return err
	}
	session := s.session(ctx)
	defer session.Close(context.WithoutCancel(ctx))
	_, err := session.ExecuteWrite(ctx, func(run neo4j.ManagedTransaction) (any, error) {
		t := &tx{ctx: ctx, run: run}
		if err := t.enter(""); err != nil {
			return nil, err
		}
		return nil, f(t)
	})
	if err != nil && contextError(ctx) == nil && classify(err) == ReadOnly {
		err = s.readBeside(ctx, session, f)
	}
	if lostAtCommit(err) { // of a transaction that wrote nothing: what was read is read
		err = nil
	}
	return s.fail(ctx, doing, err)
}

func (s *Store) readBeside(ctx context.Context, session neo4j.SessionWithContext, f func(t *tx) error) error {
	const attempts = 10
	for range attempts {
		steady, err := neo4j.ExecuteRead(ctx, session, func(run neo4j.ManagedTransaction) (bool, error) {
			t := &tx{ctx: ctx, run: run}
			before, after := "", ""
			if err := t.each("last delta", nil, func(v []any) { before, _ = v[0].(string) }); err != nil {
				return false, err
			}
			if err := f(t); err != nil {
				return false, err
			}
			err := t.each("last delta", nil, func(v []any) { after, _ = v[0].(string) })
			return before == after, err
		})
		if err != nil || steady {
			return err
		}
	}
	return errors.New("the graph changed under every reading: try again when the run has ended")
}

// records runs one statement by itself, past the gate, and returns its rows.
func (s *Store) records(ctx context.Context, name string, params map[string]any) ([][]any, error) {
	return s.query(ctx, cypher(name), params)
}

func (s *Store) query(ctx context.Context, text string, params map[string]any) ([][]any, error) {
	session := s.session(ctx)
	defer session.Close(context.WithoutCancel(ctx))
	result, err := session.Run(ctx, text, params)
	if err != nil {
		return nil, err
	}
	records, err := result.Collect(ctx)
	if err != nil {
		return nil, err
	}
	rows := make([][]any, len(records))
	for i, r := range records {
		rows[i] = r.Values
	}
	return rows, nil
}

// makeSchema makes what is missing of the schema, and leaves a complete one alone, so
// that it opens on a database that may not be written to.
func (s *Store) makeSchema(ctx context.Context) error {
	missing, err := s.missingSchema(ctx)
	if err != nil || len(missing) == 0 {
		return err
	}
	for _, st := range missing {
		if _, err := s.query(ctx, st.text, nil); err != nil {
			return err
		}
	}
	if _, err := s.records(ctx, "wait for indexes", nil); err != nil {
		return err
	}
	_, err = s.records(ctx, "mark schema", map[string]any{"schema": schemaVersion})
	return err
}

// missingSchema returns the statements whose constraint or index is not there, or all of
// them where the graph does not say its version.
func (s *Store) missingSchema(ctx context.Context) ([]statement, error) {
	rows, err := s.records(ctx, "schema", nil)
	if err != nil {
		return nil, err
	}
	if len(rows) == 0 || rows[0][0] == nil {
		return schemaStatements(), nil
	}
	if v, _ := rows[0][0].(int64); v > schemaVersion {
		return nil, &Error{Kind: NewerGraph, Doing: "open", Address: s.address, Database: s.config.Database}
	}
	rows, err = s.records(ctx, "indexes", nil)
	if err != nil {
		return nil, err
	}
	online := map[any]bool{}
	for _, r := range rows {
		online[r[0]] = r[1] == "ONLINE"
	}
	return slices.DeleteFunc(schemaStatements(), func(st statement) bool { return online[st.name] }), nil
}
