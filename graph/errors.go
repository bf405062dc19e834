package graph

import "fmt"

// DanglingError says that a Delta would leave a relationship without one of its ends.
// Nothing of the Delta was written.
type DanglingError struct {
	Kind  string // of the node that names the missing one: tenure, post, membership, claim, organisation
	ID    string // its id
	Field string // the end that is missing: person, post, organisation, article, supports, parent, successor
	To    string // the id that no node bears
}

func (e *DanglingError) Error() string {
	return fmt.Sprintf("%s %q names %s %q, which the graph lacks: nothing was written; put both into one delta, or remove both",
		e.Kind, e.ID, e.Field, e.To)
}
