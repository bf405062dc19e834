package resolve

import (
	"context"
	"fmt"

	"tenure/graph"
)

// Run brings the graph in a store up to date with a batch of articles, in one Delta, and
// says what it changed. A batch that was run before changes nothing. Nobody else may write
// to the store meanwhile (see graph.Store.Lock). When it fails, nothing was written.
func Run(ctx context.Context, store graph.Store, register Register, batch Batch) (graph.Changes, error) {
	var none graph.Changes
	load := func(scope graph.Scope) (*graph.Subgraph, error) {
		part, err := store.Load(ctx, scope)
		if err != nil {
			return nil, fmt.Errorf("reading what the graph has of a batch: %w", err)
		}
		return part, nil
	}
	scope := batch.scope()
	before, err := load(scope)
	if err != nil {
		return none, err
	}
	// A corrected or withdrawn article also touches the blocks of the claims that it loses.
	if blocks := blocksOf(before, scope.Blocks); len(blocks) > len(scope.Blocks) {
		scope.Blocks = blocks
		if before, err = load(scope); err != nil {
			return none, err
		}
	}
	plan := NewPlan(before, register, batch)
	needs, needForms := plan.Needs()
	bodies, err := load(needs)
	if err != nil {
		return none, err
	}
	forms, doubtful := &graph.Subgraph{}, &graph.Subgraph{}
	if len(needForms.Organisations) > 0 {
		if forms, err = load(needForms); err != nil {
			return none, err
		}
	}
	if posts := plan.Doubtful(bodies, forms); len(posts) > 0 {
		if doubtful, err = load(graph.Scope{Posts: posts}); err != nil {
			return none, err
		}
	}
	plan.Settle(bodies, forms, doubtful)
	delta := plan.Delta()
	if delta.Empty() {
		return none, nil
	}
	changes, err := store.Apply(ctx, delta)
	if err != nil {
		return none, fmt.Errorf("writing a batch of %d articles: %w", len(batch.Articles)+len(batch.Withdrawn), err)
	}
	return changes, nil
}
