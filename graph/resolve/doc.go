// Package resolve makes people, posts and tenures of the claims of many articles.
//
// Everything but Run is pure. The graph is a function of the set of claims: whatever the
// order and the batches in which articles came, were corrected or withdrawn, the same
// articles give the same graph, ids included.
//
// People joins the claims of one name block into people; Tenures joins the claims of one
// person and post into spells. A Plan applies both to what a batch touches.
package resolve
