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
	var taken bool
	var by, since string
	err := s.lockStatement(ctx, "lock", token, map[string]any{"holder": holder}, func(v []any) {
		taken, _ = v[0].(bool)
		by, since = text(v[1]), text(v[2])
	})
	if err != nil {
		// The server may have taken it before the connection or the context ended.
		_ = s.release(ctx, token)
		return nil, s.fail(ctx, "lock", err)
	}
	if !taken {
		return nil, &graph.LockedError{Store: fmt.Sprintf("Neo4j at %s (database %s)", s.address, s.config.Database), Holder: fmt.Sprintf("%s, since %s", by, since)}
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
			_ = s.lockStatement(asking, "renew", token, nil, func([]any) {})
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
	return s.lockStatement(ctx, "unlock", token, nil, func([]any) {})
}

func (s *Store) lockStatement(ctx context.Context, name, token string, params map[string]any, row func([]any)) error {
	session := s.session(ctx)
	defer session.Close(context.WithoutCancel(ctx))
	all := map[string]any{"token": token, "seconds": s.config.LockTime.Seconds()}
	for k, v := range params {
		all[k] = v
	}
	var err error
	for range commitAttempts {
		_, err = session.ExecuteWrite(ctx, func(run neo4j.ManagedTransaction) (any, error) {
			t := &tx{ctx: ctx, run: run}
			return nil, t.each(name, all, row)
		})
		if !lostAtCommit(err) || ctx.Err() != nil {
			break
		}
	}
	return err
}
