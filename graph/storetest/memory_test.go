package storetest

import (
	"testing"

	"tenure/graph"
)

func TestMemory(t *testing.T) {
	Run(t, func(*testing.T) graph.Store { return NewMemory() })
}

// TestOptions runs the suite as a store does that takes long to open.
func TestOptions(t *testing.T) {
	Run(t, func(*testing.T) graph.Store { return NewMemory() },
		Reset(func(t *testing.T, s graph.Store) { s.(*Memory).state = NewMemory().state }),
		Histories(10))
}
