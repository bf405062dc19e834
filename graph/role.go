package graph

import (
	"slices"
	"strings"
)

// RoleKey folds a title so that its variants are one post: 'chairman' is 'chair', and
// "children's services director" is 'director of children's services'. The key is the
// sorted set of the words that bear meaning, joined by '-'; a title of stop words alone
// keeps them.
func RoleKey(role string) string { return vocabulary().roleKey(role) }

func (v *identity) roleKey(role string) string {
	title := strings.Fields(Fold(role))
	// Twice: a word may stand for a phrase that is itself a variant ('vice' inside one).
	words := v.roles.replace(v.roles.replace(title))
	out := make([]string, 0, len(words))
	for _, w := range words {
		if !v.stop[w] {
			out = append(out, w)
		}
	}
	if len(out) == 0 {
		out = title
	}
	return slug(sortedSet(out))
}

// PostID is the id of the post of a role at an organisation; "" where the organisation is
// left open. Seats by area (councillors, members of parliament) are one post.
func PostID(organisation, role string) string {
	if organisation == "" || role == "" {
		return ""
	}
	return organisation + "/" + RoleKey(role)
}

// OneSeat says that one person at a time holds the role at a body (leader, chief
// executive, mayor), so that its holder goes when a successor starts.
func OneSeat(role string) bool {
	v := vocabulary()
	words := strings.Split(v.roleKey(role), "-")
	for _, w := range words {
		if v.never[w] {
			return false
		}
	}
	for _, s := range v.oneSeat {
		if v.matches(s, words) {
			return true
		}
	}
	return false
}

// ByArea says that the role has a seat for each ward, division or constituency.
func ByArea(role string) bool { v := vocabulary(); return v.byArea[v.roleKey(role)] }

func (v *identity) matches(s seat, words []string) bool {
	for _, w := range s.words {
		if !slices.Contains(words, w) {
			return false
		}
	}
	if !s.portfolio {
		return true
	}
	return slices.ContainsFunc(words, func(w string) bool { return !v.rank[w] && !slices.Contains(s.words, w) })
}

// BestRole chooses, among the forms of one post's title, the one to show: the plain form
// before a variant ('chair' before 'chairwoman'), then lower case, then the one that says
// 'director of …' over '… director', and that over 'director for …', then the longest, then
// the least. It depends on the
// set of forms alone; "" when there are none.
func BestRole(forms []string) string {
	v := vocabulary()
	best := ""
	for _, f := range forms {
		if best == "" || v.roleBefore(f, best) {
			best = f
		}
	}
	return best
}

func (v *identity) roleBefore(a, b string) bool {
	for _, test := range []func(string) bool{v.plain, isLower, phrased, withOf} {
		if x, y := test(a), test(b); x != y {
			return x
		}
	}
	if len(a) != len(b) {
		return len(a) > len(b)
	}
	return a < b
}

// plain says that no synonym was needed to understand the title.
func (v *identity) plain(role string) bool {
	words := strings.Fields(Fold(role))
	return slices.Equal(v.roles.replace(words), words)
}

func isLower(s string) bool { return s == strings.ToLower(s) }

func withOf(s string) bool { return strings.Contains(s, " of ") }

func phrased(s string) bool { return strings.Contains(s, " of ") || strings.Contains(s, " for ") }
