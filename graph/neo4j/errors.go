package neo4j

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Kind says what went wrong between the program and the server.
type Kind string

// The kinds of errors.
const (
	Down               Kind = "down"                // nothing answers at the address
	Lost               Kind = "lost"                // the connection broke and did not come back in time
	WrongPassword      Kind = "wrong password"      // user or password refused
	RateLimited        Kind = "rate limited"        // too many wrong passwords: refused for a while, the right one too
	CredentialsExpired Kind = "credentials expired" // the first password was never changed
	WrongDatabase      Kind = "wrong database"      // the server has no database of that name
	ReadOnly           Kind = "read-only"           // the database or the account may not write
	NoGraph            Kind = "no graph"            // the database has none of the schema: nothing has been written yet
	NewerGraph         Kind = "newer graph"         // a newer version of this program wrote the graph
	Ended              Kind = "ended"               // the context was cancelled or its deadline passed
	TimedOut           Kind = "timed out"           // the server gave up on a query
	OutOfMemory        Kind = "out of memory"       // the transaction is too large for the server
	LockLost           Kind = "lock lost"           // the run's lock expired and another took it
	Settings           Kind = "settings"            // the settings make no sense
	Closed             Kind = "closed"              // the store was closed
	Failed             Kind = "failed"              // anything else
)

// Error is what went wrong with a Neo4j store. Its text names the address, what happened
// and what to do, never the password.
type Error struct {
	Kind     Kind
	Doing    string // what was being done, such as 'load'
	Address  string
	Database string
	Err      error // what the driver said, perhaps with the context's error
}

func (e *Error) Error() string {
	s := fmt.Sprintf("%s: Neo4j at %s", e.Doing, e.Address)
	if e.Database != "" {
		s += fmt.Sprintf(" (database %s)", e.Database)
	}
	s += ": " + what[e.Kind]
	if e.Err != nil && verbose[e.Kind] {
		s += ": " + e.Err.Error()
	}
	return s
}

func (e *Error) Unwrap() error { return e.Err }

// what is the plain word for each kind, with the next step.
var what = map[Kind]string{
	Down:               "nothing answers: start the server, or correct neo4j.uri",
	Lost:               "the connection was lost and did not come back; what was reported as landed has landed: see that the server is up, then run again",
	WrongPassword:      "the user or the password is wrong: correct neo4j.user and the password file",
	RateLimited:        "too many wrong passwords: the server refuses even the right one for some seconds; correct the password, wait, then try again",
	CredentialsExpired: "the password must be changed before the first use: change it in the server's own shell (ALTER CURRENT USER SET PASSWORD), then put the new one into the password file",
	WrongDatabase:      "there is no such database: correct neo4j.database (the one of a new server is called neo4j)",
	ReadOnly:           "may not be written to: allow writes, or choose another database or user",
	NoGraph:            "holds no graph yet: run `tenure run` first",
	NewerGraph:         "a newer version of this program wrote the graph: update the program",
	Ended:              "stopped before it was done",
	TimedOut:           "the server gave up on a query that took too long: raise db.transaction.timeout on the server, or make the batch smaller",
	OutOfMemory:        "the transaction needs more memory than the server gives it: make the batch smaller, or raise dbms.memory.transaction.total.max on the server",
	LockLost:           "the lock of this run expired and another run took it; nothing of this batch was written: run again when the other has ended",
	Settings:           "the settings make no sense",
	Closed:             "the store was closed: open it again",
	Failed:             "failed",
}

// verbose tells for which kinds the cause says something more.
var verbose = map[Kind]bool{Down: true, Lost: true, Ended: true, TimedOut: true, Settings: true, Failed: true}

// classify tells what an error of the driver means. The codes are Neo4j's status codes;
// the newer GQL status is one and the same for nearly all of them.
func classify(err error) Kind {
	var limit *neo4j.TransactionExecutionLimit
	for errors.As(err, &limit) && len(limit.Errors) > 0 {
		err = limit.Errors[len(limit.Errors)-1]
	}
	var own *Error
	if errors.As(err, &own) {
		return own.Kind
	}
	var server *neo4j.Neo4jError
	if errors.As(err, &server) {
		return classifyCode(server.Code)
	}
	var usage *neo4j.UsageError
	if errors.As(err, &usage) {
		if strings.Contains(strings.ToLower(usage.Message), "closed") {
			return Closed
		}
		return Settings
	}
	var connectivity *neo4j.ConnectivityError
	if errors.As(err, &connectivity) {
		if strings.Contains(connectivity.Inner.Error(), "dial ") {
			return Down
		}
		return Lost
	}
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return Ended
	}
	if limit != nil {
		return Lost
	}
	return Failed
}

func classifyCode(code string) Kind {
	switch code {
	case "Neo.ClientError.Security.Unauthorized":
		return WrongPassword
	case "Neo.ClientError.Security.AuthenticationRateLimit":
		return RateLimited
	case "Neo.ClientError.Security.CredentialsExpired":
		return CredentialsExpired
	case "Neo.ClientError.Database.DatabaseNotFound":
		return WrongDatabase
	case "Neo.ClientError.General.WriteOnReadOnlyAccessDatabase", "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase", "Neo.ClientError.Security.Forbidden":
		return ReadOnly
	case "Neo.ClientError.Transaction.TransactionTimedOut", "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration":
		return TimedOut
	case "Neo.TransientError.General.MemoryPoolOutOfMemoryError", "Neo.TransientError.General.TransactionMemoryLimit", "Neo.TransientError.General.OutOfMemoryError":
		return OutOfMemory
	}
	return Failed
}

// lostAtCommit says that the connection broke while the server was committing, so that
// nobody knows whether it did. The driver has a type for it that it keeps to itself.
func lostAtCommit(err error) bool {
	var connectivity *neo4j.ConnectivityError
	return errors.As(err, &connectivity) && strings.HasPrefix(connectivity.Inner.Error(), "Connection lost during commit")
}

// fail gives an error its place and its plain words. Errors that have them already, and
// those of the graph itself, pass.
func (s *Store) fail(ctx context.Context, doing string, err error) error {
	if err == nil {
		return nil
	}
	var plain *plainError
	if errors.As(err, &plain) {
		return plain.err
	}
	e := &Error{Kind: classify(err), Doing: doing, Address: s.address, Database: s.config.Database, Err: err}
	// The driver tells of an ended context in several ways, some of which deny it.
	if ended := contextError(ctx); ended != nil {
		e.Kind = Ended
		if !errors.Is(err, ended) {
			e.Err = fmt.Errorf("%w (%w)", ended, err)
		}
	}
	return e
}

// contextError is ctx.Err, but already true of a deadline that has passed while the
// context's own timer has not fired yet: connections end by the same deadline.
func contextError(ctx context.Context) error {
	if deadline, ok := ctx.Deadline(); ok && ctx.Err() == nil && !time.Now().Before(deadline) {
		return context.DeadlineExceeded
	}
	return ctx.Err()
}

// plainError carries an error of the graph itself out of a transaction unchanged.
type plainError struct{ err error }

func (e *plainError) Error() string { return e.err.Error() }
func (e *plainError) Unwrap() error { return e.err }
