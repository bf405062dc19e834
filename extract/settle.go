package extract

import (
	"slices"
	"strings"
)

// settle makes of the claims of all sentences the tenures and memberships of the article:
// bodies that were left unsaid are settled, and what several sentences say of one tenure
// becomes one.
func (s *state) settle() {
	s.settleMembers()
	s.settleOpenings()
	for _, c := range s.claims {
		if c.org < 0 && c.seat != "councillor" {
			if i := slices.IndexFunc(s.claims, func(o *claim) bool {
				return o.said && o.org >= 0 && o.person == c.person && o.sentence == c.sentence && o.role == c.role
			}); i >= 0 { // another rule read the body of it
				c.org = s.claims[i].org
				continue
			}
			if c.org = s.defaultBody(c); c.org < 0 && c.listed {
				c.org = s.pageBody()
			}
		}
	}
	s.settleDeputies()
	s.settleEvents()
	for _, c := range s.claims {
		if c.org < 0 && c.seat == "councillor" {
			if c.org = s.besideHolder(c); c.org >= 0 {
				c.said = true
			} else if c.org = s.ownCouncil(c); c.org < 0 {
				c.org = s.defaultBody(c)
			}
		}
	}
	var out []*claim
	for _, c := range s.claims {
		if s.people[c.person].hidden || c.needy && c.org < 0 {
			continue
		}
		if o := s.tenureOf(out, c); o != nil {
			s.merge(o, c)
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
