package neo4j

import (
	"context"
	"crypto/rand"
	"fmt"
	"sync"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"tenure/graph"
)

// Lock implements graph.Store. The lock is a node that expires after Config.LockTime and
// is renewed in the background until unlock or Close. While a store holds it, every Apply
// looks whether it still does, and fails with an *Error of the kind LockLost if not.
func (s *Store) Lock(ctx context.Context, holder string) (func() error, error) {
	if err := s.ready(ctx, "lock"); err != nil {
		return nil, err
	}
	token := rand.Text()
	var found lockState
	err := s.changeLock(ctx, func(now lockState) string {
		found = now
		if now.token == "" || now.expired || now.token == token {
			return "take lock"
		}
		return ""
	}, token, holder)
	if err != nil {
		// The server may have taken it before the connection or the context ended.
		_ = s.release(ctx, token)
		return nil, s.fail(ctx, "lock", err)
	}
	if found.token != "" && !found.expired && found.token != token {
		return nil, &graph.LockedError{
			Store:  fmt.Sprintf("Neo4j at %s (database %s)", s.address, s.config.Database),
			Holder: fmt.Sprintf("%s, since %s", found.holder, found.since),
		}
	}
	background, drop := context.WithCancel(context.WithoutCancel(ctx))
	s.mu.Lock()
	s.token, s.drop = token, drop
	s.mu.Unlock()
	s.held.Go(func() { s.renew(background, token) })
	var once sync.Once
	return func() (err error) {
		once.Do(func() { err = s.fail(context.Background(), "unlock", s.unlock(context.WithoutCancel(ctx), token)) })
		return err
	}, nil
}

// renew puts the expiry off until ctx ends. A server that does not answer is asked again:
// whether the lock was lost meanwhile shows at the next write.
func (s *Store) renew(ctx context.Context, token string) {
	tick := time.NewTicker(s.config.LockTime / 4)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			asking, cancel := context.WithTimeout(ctx, s.config.LockTime/4)
			_ = s.changeLock(asking, func(now lockState) string { return ours(now, token, "renew lock") }, token, "")
			cancel()
		}
	}
}

func (s *Store) heldToken() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.token
}

// unlock ends the renewal and gives the lock back, if token is the one held.
func (s *Store) unlock(ctx context.Context, token string) error {
	s.mu.Lock()
	if token == "" || s.token != token {
		s.mu.Unlock()
		return nil
	}
	s.token = ""
	s.drop()
	s.mu.Unlock()
	s.held.Wait()
	return s.release(ctx, token)
}

// release does without the caller's context, which may have ended, but not for long.
func (s *Store) release(ctx context.Context, token string) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	return s.changeLock(ctx, func(now lockState) string { return ours(now, token, "drop lock") }, token, "")
}

// lockState is what the lock's node says.
type lockState struct {
	token, holder, since string
	expired              bool
}

// ours returns the statement if the lock is held with token, "" if it is another's.
func ours(now lockState, token, statement string) string {
	if now.token == token {
		return statement
	}
	return ""
}

// changeLock looks at the lock and, in the same transaction, runs the statement that
// decide names, "" for none. decide may be asked several times.
func (s *Store) changeLock(ctx context.Context, decide func(now lockState) string, token, holder string) error {
	session := s.session(ctx)
	defer session.Close(context.WithoutCancel(ctx))
	var err error
	for range commitAttempts {
		_, err = session.ExecuteWrite(ctx, func(run neo4j.ManagedTransaction) (any, error) {
			t := &tx{ctx: ctx, run: run}
			if _, err := t.do("touch lock", nil); err != nil {
				return nil, err
			}
			var now lockState
			err := t.each("look at lock", nil, func(v []any) {
				now = lockState{token: text(v[0]), holder: text(v[1]), since: text(v[2])}
				now.expired, _ = v[3].(bool)
			})
			if err != nil {
				return nil, err
			}
			statement := decide(now)
			if statement == "" {
				return nil, nil
			}
			_, err = t.do(statement, map[string]any{"token": token, "holder": holder, "seconds": s.config.LockTime.Seconds()})
			return nil, err
		})
		if !lostAtCommit(err) || ctx.Err() != nil {
			break
		}
	}
	return err
}
