package extract

import (
	"slices"
	"strings"
)

// settle makes of the claims of all sentences the tenures and memberships of the article:
// bodies that were left unsaid are settled, and what several sentences say of one tenure
// becomes one.
func (s *state) settle() {
	for _, c := range s.claims {
		if c.org < 0 && c.seat != "councillor" {
			c.org = s.defaultBody(c)
		}
	}
	s.settleDeputies()
	s.settleEvents()
	s.dateEvents()
	for _, c := range s.claims {
		if c.org < 0 && c.seat == "councillor" {
			if c.org = s.ownCouncil(c); c.org < 0 {
				c.org = s.defaultBody(c)
			}
		}
	}
	var out []*claim
	for _, c := range s.claims {
		if s.people[c.person].hidden {
			continue
		}
		if i := slices.IndexFunc(out, func(o *claim) bool { return s.sameTenure(o, c) }); i >= 0 {
			s.merge(out[i], c)
		} else {
			out = append(out, c)
		}
	}
	s.claims = out

	s.settleParties()
}

func (s *state) partyName(org int) string {
	if n := s.orgs[org].party; n != "" {
		return n
	}
	return s.orgs[org].name
}

// sameTenure says that two claims speak of one tenure: same person, a title of the same
// words, and a body that is the same or left open by one.
func (s *state) sameTenure(a, b *claim) bool {
	if a.person != b.person || a.org != b.org && a.org >= 0 && b.org >= 0 || !s.sameRole(a.role, b.role) {
		return false
	}
	// Two spells: one is over and says when, the other goes on from a later day.
	if a.status != b.status && a.start != "" && b.start != "" && a.start != b.start {
		return false
	}
	if a.interim != b.interim && a.status != b.status && (a.start != "" || b.start != "") {
		return false
	}
	return true
}

// sameRole says that two titles of one person at one body are one: the same content
// words, one with its complement and without, one with an epithet and without, or a
// newspaper's word for it: 'finance chief', 'cabinet member for finance and assets'.
func (s *state) sameRole(a, b string) bool {
	ka, kb := s.roleKey(a), s.roleKey(b)
	if a == b || ka == kb {
		return true
	}
	if len(a) > len(b) {
		a, b, ka, kb = b, a, kb, ka
	}
	if strings.HasPrefix(b, a+" of ") || strings.HasPrefix(b, a+" for ") || strings.HasPrefix(b, a+" with ") {
		return true
	}
	if before, ok := strings.CutSuffix(b, " "+a); ok {
		return !slices.ContainsFunc(strings.Fields(before), func(w string) bool { return !s.x.has("role_epithet", w) })
	}
	for _, word := range []string{" chief", " boss"} {
		if topic, ok := strings.CutSuffix(a, word); ok {
			_, field, found := strings.Cut(b, " for ")
			return found && strings.Contains(" "+s.roleKey(field)+" ", " "+topic+" ")
		}
	}
	return false
}

func (s *state) roleKey(role string) string {
	for short, long := range roleForms {
		if role == short {
			role = long
		}
	}
	f := strings.FieldsFunc(strings.NewReplacer("’s", "", "'s", "", "chairman", "chair", "chairwoman", "chair", "chairperson", "chair").Replace(role), func(r rune) bool { return r == ' ' || r == '-' || r == '’' || r == '\'' || r == ',' })
	f = slices.DeleteFunc(f, func(w string) bool { return w == "of" || w == "for" || w == "the" || w == "and" || w == "&" })
	slices.Sort(f)
	return strings.Join(slices.Compact(f), " ")
}

// roleForms are short forms of titles.
var roleForms = map[string]string{"pcc": "police and crime commissioner", "ceo": "chief executive", "chief executive officer": "chief executive"}

// merge adds to a claim what another says of the same tenure.
func (s *state) merge(a, b *claim) {
	if a.org < 0 {
		a.org = b.org
	}
	if len(b.role) > len(a.role) && (s.roleKey(a.role) != s.roleKey(b.role) || roleForms[a.role] == b.role) {
		a.role = b.role
	}
	if a.of < 0 {
		a.of = b.of
	}
	if a.area == "" {
		a.area = b.area
	}
	// The sentence that tells of the tenure itself outweighs one that names it in passing.
	if a.weight() < b.weight() {
		a.status, a.rule, a.sentence, a.event = b.status, b.rule, b.sentence, b.event
	}
	a.weak = a.weak && b.weak
	a.interim = a.interim || b.interim
	if a.start == "" {
		a.start = b.start
	}
	if a.end == "" {
		a.end = b.end
	}
}

// weight says how much a claim's sentence tells of the tenure: an end or a status that is
// not the plain present most, a start next.
func (c *claim) weight() int {
	w := 0
	if c.status != "current" {
		w += 2
	}
	if c.event != "" || c.start != "" || c.end != "" {
		w++
	}
	if c.weak {
		w -= 2
	}
	return w
}
