package corpus

import "time"

// Stamp is what tells the states of one article apart in time.
type Stamp struct {
	Updated   time.Time // as in Article
	Withdrawn bool      // as in Article
}

// Stamp is that of this state of the article.
func (a *Article) Stamp() Stamp { return Stamp{a.Updated, a.Withdrawn} }

// Order says how a state of an article stands to the one that is known.
type Order int

// The orders.
const (
	Older Order = iota - 1 // it was overtaken: pass over it
	Level                  // neither is known to be the later
	Later                  // it takes the other's place
)

// Against compares s with the stamp of the state that is known.
//
// The later moment of update wins. A withdrawal without a moment counts whenever the article
// stands, since a source that takes an article back often says no more than that; one with a
// moment counts unless that is of a day before the state known. Nothing but a later update
// brings a withdrawn article back.
func (s Stamp) Against(known Stamp) Order {
	switch {
	case s.Withdrawn && !known.Withdrawn:
		if s.Updated.IsZero() || !dayOf(s.Updated).Before(dayOf(known.Updated)) {
			return Later
		}
		return Older
	case s.Updated.After(known.Updated):
		return Later
	case s.Updated.Before(known.Updated), known.Withdrawn && !s.Withdrawn:
		return Older
	}
	return Level
}

// Onto is the stamp to remember when a state with stamp s takes the place of the one known:
// what came before a withdrawal without a moment must not come back by its own.
func (s Stamp) Onto(known Stamp) Stamp {
	if s.Updated.Before(known.Updated) {
		s.Updated = known.Updated
	}
	return s
}
