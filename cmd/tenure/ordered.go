package main

import (
	"context"
	"iter"
	"sync"
)

// ordered applies work to what in hands over, on so many goroutines, and hands over the
// results in the order of in. At most about ahead results wait for the loop that takes
// them; in gets a context that ends when that loop is left. When ctx ends, what was
// begun is still handed over.
//
// Its goroutines, one that reads in and one for each worker, have ended when the loop ends.
func ordered[T, R any](ctx context.Context, in func(context.Context) iter.Seq[T], workers, ahead int, work func(T) R) iter.Seq[R] {
	type job struct {
		in  T
		out chan R
	}
	return func(yield func(R) bool) {
		ctx, cancel := context.WithCancel(ctx)
		jobs := make(chan job, workers)
		results := make(chan chan R, max(ahead, 1))
		var running sync.WaitGroup
		defer running.Wait()
		defer cancel()

		running.Go(func() {
			defer close(results)
			defer close(jobs)
			for item := range in(ctx) {
				j := job{item, make(chan R, 1)}
				// The job first: a result that is waited for must be one that comes.
				select {
				case jobs <- j:
				case <-ctx.Done():
					return
				}
				select {
				case results <- j.out:
				case <-ctx.Done():
					return
				}
			}
		})
		for range max(workers, 1) {
			running.Go(func() {
				for j := range jobs {
					j.out <- work(j.in)
				}
			})
		}
		for out := range results {
			if !yield(<-out) {
				return
			}
		}
	}
}
