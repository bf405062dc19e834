package main

import (
	"context"
	"iter"
	"slices"
	"sync/atomic"
	"testing"

	"pgregory.net/rapid"
)

func numbers(n int) func(context.Context) iter.Seq[int] {
	return func(context.Context) iter.Seq[int] {
		return func(yield func(int) bool) {
			for i := range n {
				if !yield(i) {
					return
				}
			}
		}
	}
}

// TestOrderedKeepsOrder checks that every result comes once, in the order of the input, also
// when the loop is left early.
func TestOrderedKeepsOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 200).Draw(t, "n")
		take := rapid.IntRange(0, n+1).Draw(t, "take")
		workers := rapid.IntRange(1, 9).Draw(t, "workers")
		ahead := rapid.IntRange(0, 20).Draw(t, "ahead")
		var got, want []int
		if take > 0 {
			for r := range ordered(context.Background(), numbers(n), workers, ahead, func(i int) int { return i * i }) {
				if got = append(got, r); len(got) == take {
					break
				}
			}
		}
		for i := range min(n, take) {
			want = append(want, i*i)
		}
		if !slices.Equal(got, want) {
			t.Fatalf("got %v, want %v", got, want)
		}
	})
}

// TestOrderedIsBounded checks that an endless input is read only so far ahead.
func TestOrderedIsBounded(t *testing.T) {
	const workers, ahead = 3, 5
	var read atomic.Int64
	in := func(ctx context.Context) iter.Seq[int] {
		return func(yield func(int) bool) {
			for i := 0; yield(i); i++ {
				read.Add(1)
			}
		}
	}
	taken := int64(0)
	for range ordered(t.Context(), in, workers, ahead, func(i int) int { return i }) {
		taken++
		if over := read.Load() - taken; over > 2*workers+ahead+2 {
			t.Fatalf("%d read ahead", over)
		}
		if taken == 1000 {
			break
		}
	}
}

// TestOrderedEndsWithContext checks that a cancelled context ends the loop, and that what comes
// before the end is whole.
func TestOrderedEndsWithContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	endless := func(context.Context) iter.Seq[int] {
		return func(yield func(int) bool) {
			for i := 0; yield(i); i++ {
			}
		}
	}
	next := 0
	for r := range ordered(ctx, endless, 4, 8, func(i int) int { return i }) {
		if r != next {
			t.Fatalf("got %d, want %d", r, next)
		}
		if next++; next == 10 {
			cancel()
		}
	}
}
