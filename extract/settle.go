package extract

import (
	"slices"
	"strings"
)

// stretch is how many claims and events are settled together. No article that a person
// reads has as many; a longer one is settled stretch by stretch, so that the time does not
// grow with the square of its length.
const stretch = 1000

// settle makes of the claims of all sentences the tenures and memberships of the article:
// bodies that were left unsaid are settled, and what several sentences say of one tenure
// becomes one.
func (s *state) settle() {
	s.inStretches(s.settleClaims)
	s.claims = s.merged(s.claims)
	s.settleParties()
}

// inStretches runs work on claims, events and the like, a stretch of sentences at a time.
func (s *state) inStretches(work func()) {
	if len(s.claims)+len(s.events) <= stretch {
		work()
		return
	}
	all := *s
	here := make([]int, len(s.doc.Sentences)+1)
	for _, c := range all.claims {
		here[c.sentence]++
	}
	for _, e := range all.events {
		here[e.sentence]++
	}
	// Which stretch each sentence belongs to.
	of, last, n := make([]int, len(here)), 0, 0
	for k := range here {
		if n > 0 && n+here[k] > stretch {
			last, n = last+1, 0
		}
		of[k] = last
		n += here[k]
	}
	claims := parted(all.claims, last, func(c *claim) int { return of[c.sentence] })
	deputies := parted(all.deputies, last, func(c *claim) int { return of[c.sentence] })
	events := parted(all.events, last, func(e *event) int { return of[e.sentence] })
	openings := parted(all.openings, last, func(o *opening) int { return of[o.sentence] })
	var done []*claim
	for k := range last + 1 {
		s.claims, s.deputies, s.events, s.openings = claims[k], deputies[k], events[k], openings[k]
		work()
		done = append(done, s.claims...)
	}
	s.claims = done
}

// parted deals a list out to stretches 0 to last.
func parted[T any](list []T, last int, of func(T) int) [][]T {
	out := make([][]T, last+1)
	for _, v := range list {
		out[of(v)] = append(out[of(v)], v)
	}
	return out
}

// merged returns the tenures that claims speak of, those of hidden people apart.
func (s *state) merged(claims []*claim) []*claim {
	var out []*claim
	of := map[int][]*claim{}
	for _, c := range claims {
		if s.people[c.person].hidden || c.needy && c.org < 0 {
			continue
		}
		if o := s.tenureOf(of[c.person], c); o != nil {
			s.merge(o, c)
			continue
		}
		out = append(out, c)
		of[c.person] = append(of[c.person], c)
	}
	return out
}

// settleClaims settles the bodies of claims and what events tell of them.
func (s *state) settleClaims() {
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
	s.settleOutgoing()
	for _, c := range s.claims {
		if c.org < 0 && c.seat == "councillor" {
			if c.org = s.besideHolder(c); c.org >= 0 {
				c.said = true
			} else if c.org = s.ownCouncil(c); c.org < 0 {
				c.org = s.defaultBody(c)
			}
		}
	}
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
	if a == b {
		return true
	}
	ka, kb := s.roleKey(a), s.roleKey(b)
	if ka == kb {
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
	if (a == "chief" || a == "boss") && strings.HasPrefix(b, "chief ") {
		return true // 'the chief' is the chief executive, constable or officer
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
	if long, ok := roleForms[role]; ok {
		role = long
	}
	f := strings.FieldsFunc(roleWords.Replace(role), func(r rune) bool { return r == ' ' || r == '-' || r == '’' || r == '\'' || r == ',' })
	f = slices.DeleteFunc(f, func(w string) bool { return w == "of" || w == "for" || w == "the" || w == "and" || w == "&" })
	slices.Sort(f)
	return strings.Join(slices.Compact(f), " ")
}

// roleWords brings the words of titles that mean the same to one.
var roleWords = strings.NewReplacer("’s", "", "'s", "", "chairman", "chair", "chairwoman", "chair", "chairperson", "chair")

// roleForms are short forms of titles.
var roleForms = map[string]string{"pcc": "police and crime commissioner", "ceo": "chief executive", "chief executive officer": "chief executive"}
