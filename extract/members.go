package extract

import "strings"

// settleMembers reads 'a member of Dunmarsh Council' and 'the member for Netherby' as what
// they mean: a seat on the council, or in parliament where the sentence or the person says so.
func (s *state) settleMembers() {
	for _, c := range s.claims {
		if c.seat == "councillor" && c.area != "" && !c.said {
			s.ofChamber(c)
			continue
		}
		if c.role != "member" && c.role != "ward member" && c.role != "council member" || c.seat != "title" {
			continue
		}
		area := s.memberFor(c)
		if area != "" && s.says(c.sentence, "assembly_word") {
			continue
		}
		if area != "" {
			c.role, c.seat, c.org, c.said, c.area = "councillor", "councillor", -1, false, area
			if s.says(c.sentence, "parliament_word") {
				c.role, c.seat = "mp", "mp"
			}
			for _, o := range s.claims {
				if o.person == c.person && o.seat == "mp" && o.phrase != c.phrase {
					c.role, c.seat, c.org, c.said = o.role, "mp", o.org, o.said
				}
			}
			continue
		}
		if c.org >= 0 && s.orgs[c.org].kind == "council" && !strings.Contains(s.orgs[c.org].name, "General Council") {
			c.role, c.seat = "councillor", "councillor"
		}
	}
}

// memberFor is the place that a member is said to sit for; empty when none is said.
func (s *state) memberFor(c *claim) string {
	p, toks := c.phrase, s.doc.Tokens
	if p == nil || p.headLast+1 >= p.last || toks[p.headLast].Norm != "for" || !isCap(&toks[p.headLast+1]) {
		return ""
	}
	area := s.text(p.headLast+1, p.last)
	if c.org >= 0 && s.orgs[c.org].name != area {
		return ""
	}
	return area
}

// ofChamber makes of a seat for a place that of a parliament, where the article calls its
// holder by one and nowhere a councillor: 'Ada Holt MHK, who has represented Netherby'.
func (s *state) ofChamber(c *claim) {
	if s.people[c.person].councillor {
		return
	}
	var seat *claim
	for _, o := range s.claims {
		if o.person != c.person || o.status == "former" || o == c {
			continue
		}
		switch {
		case o.seat == "councillor" && o.said:
			return
		case o.seat != "councillor" && s.x.has("seat_of_chamber", o.role):
			seat = o
		}
	}
	if seat != nil {
		c.role, c.seat, c.org, c.said = seat.role, seat.seat, seat.org, seat.said
	}
}
