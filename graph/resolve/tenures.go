package resolve

import (
	"slices"
	"strconv"
	"strings"

	"tenure/graph"
)

// Tenures makes of claims with PersonID and PostID the tenures and memberships that they
// support, each sorted by id, and returns the claims with SupportsID set, sorted by id.
// All claims of a person must be there; it does not change its argument.
//
// A tenure's id is a hash of the person, the post, the interim mark and the number of the
// spell in the order of time, not of its dates: a date found or bettered later leaves it
// as it is. It changes when an earlier spell comes to light, or the person's id changes.
func Tenures(claims []graph.Claim) ([]graph.Tenure, []graph.Membership, []graph.Claim) {
	out := slices.Clone(claims)
	slices.SortFunc(out, byClaimID)
	groups := grouped(out)
	var tenures []graph.Tenure
	var memberships []graph.Membership
	for k, g := range groups {
		t, m := supported(k, g)
		tenures = append(tenures, t...)
		if m != nil {
			memberships = append(memberships, *m)
		}
	}
	slices.SortFunc(tenures, func(a, b graph.Tenure) int { return strings.Compare(a.ID, b.ID) })
	slices.SortFunc(memberships, func(a, b graph.Membership) int { return strings.Compare(a.ID, b.ID) })
	return tenures, memberships, out
}

// supported makes what a group of claims, sorted by id, supports, and marks the claims.
func supported(k groupKey, claims []*graph.Claim) ([]graph.Tenure, *graph.Membership) {
	switch {
	case k.open():
		for _, c := range claims {
			c.SupportsID = ""
		}
		return nil, nil
	case k.kind == graph.ClaimMembership:
		m := membership(k, claims)
		return nil, &m
	}
	return ofPost(k, claims), nil
}

// groupKey tells apart the claims that can support one tenure or membership.
type groupKey struct {
	kind    graph.ClaimKind
	person  string
	object  string // post or party
	interim bool
}

// open says that the claims name no post, and so support nothing.
func (k groupKey) open() bool { return k.object == "" }

func keyOf(c *graph.Claim) groupKey {
	if c.Kind == graph.ClaimMembership {
		return groupKey{kind: c.Kind, person: c.PersonID, object: c.Organisation}
	}
	return groupKey{kind: c.Kind, person: c.PersonID, object: c.PostID, interim: c.Interim}
}

// grouped keeps in each group the order of claims.
func grouped(claims []graph.Claim) map[groupKey][]*graph.Claim {
	groups := map[groupKey][]*graph.Claim{}
	for i := range claims {
		k := keyOf(&claims[i])
		groups[k] = append(groups[k], &claims[i])
	}
	return groups
}

// ofPost makes the tenures of one person in one post, and marks their claims.
func ofPost(k groupKey, claims []*graph.Claim) []graph.Tenure {
	all := spells(claims)
	out := make([]graph.Tenure, len(all))
	for i, s := range all {
		t := graph.Tenure{
			ID:     graph.HashID("tenure", k.person, k.object, strconv.FormatBool(k.interim), strconv.Itoa(i+1)),
			Person: k.person, Post: k.object, Interim: k.interim,
			Status: s.status(), Area: s.areaOf(),
			Start: s.start.value, StartEarliest: s.start.days.lo, StartLatest: s.start.days.hi,
			End: s.end.value, EndEarliest: s.end.days.lo, EndLatest: s.end.days.hi,
			AttestedFirst: s.first, AttestedLast: s.last,
			Claims: len(s.extents),
		}
		for j := range s.extents {
			s.extents[j].claim.SupportsID = t.ID
		}
		out[i] = t
	}
	return out
}

// membership makes the membership of one person in one party, and marks its claims.
func membership(k groupKey, claims []*graph.Claim) graph.Membership {
	m := graph.Membership{ID: graph.HashID("membership", k.person, k.object), Person: k.person, Organisation: k.object, Claims: len(claims)}
	for _, c := range claims {
		if c.On != "" {
			m.AttestedFirst, m.AttestedLast = earlier(m.AttestedFirst, c.On), later(m.AttestedLast, c.On)
		}
		c.SupportsID = m.ID
	}
	return m
}
