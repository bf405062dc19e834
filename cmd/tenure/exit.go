package main

import (
	"context"
	"errors"

	"tenure/graph"
)

// The exit codes.
const (
	exitDone        = 0
	exitFailed      = 1
	exitUsage       = 2   // the command line or the settings
	exitPartly      = 3   // done, but some articles could not be read
	exitLocked      = 11  // another run holds the store
	exitInterrupted = 130 // Ctrl-C or SIGTERM
)

// usageError is a fault in the command line or the settings.
type usageError struct{ err error }

func (e *usageError) Error() string { return e.err.Error() }
func (e *usageError) Unwrap() error { return e.err }

// quietError ends the program with a code when what there is to say has been said.
type quietError struct{ code int }

func (e *quietError) Error() string { return "" }

// exitCode is the code that err ends the program with.
func exitCode(err error) int {
	var usage *usageError
	var quiet *quietError
	var locked *graph.LockedError
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &quiet):
		return quiet.code
	case errors.As(err, &usage):
		return exitUsage
	case errors.As(err, &locked):
		return exitLocked
	case errors.Is(err, context.Canceled):
		return exitInterrupted
	}
	return exitFailed
}

// complaint is what to print of err, "" when nothing.
func complaint(err error) string {
	var quiet *quietError
	switch {
	case err == nil || errors.As(err, &quiet):
		return ""
	case errors.Is(err, context.Canceled):
		return "interrupted"
	}
	return err.Error()
}
