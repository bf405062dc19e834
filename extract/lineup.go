package extract

import (
	"slices"
	"strings"

	"tenure/extract/rule"
)

// lineup reads one line of a list of who does what: 'Finance: Cllr Holt'. What the posts
// are called stands in the lines above it.
func (s *state) lineup(n int, base claim, topic rule.Capture) {
	title := s.lineupTitle(n, topic.First)
	if title == "" {
		return
	}
	toks := s.doc.Tokens
	from, to := topic.First, topic.Last
	if s.is("caption", &toks[from]) || s.mentions[n].covering(kindOrg, from) != nil && s.mentions[n].covering(kindOrg, from).sub == "media" {
		return // 'Pictured: Cllr Holt'
	}
	if base.start != "" || base.end != "" {
		base.event = "state"
	}
	if p := s.mentions[n].starting(kindPost, from); p != nil && p.last >= to {
		return // 'Cabinet member for homes: Cllr Holt' is read as it stands
	}
	// 'deputy leader; growth and town centres': the titles are claims of their own.
	for i := from; i < to; i++ {
		if toks[i].Text == ";" {
			from = i + 1
		}
	}
	for from < to && s.opensTitleItem(from, to) {
		next := from
		for next < to && toks[next].Text != "," && toks[next].Text != ";" {
			next++
		}
		for q := range s.titlesIn(n, from, next) {
			s.claims = append(s.claims, s.lineupClaim(base, q))
		}
		from = next
		if from < to {
			from++
		}
	}
	for to > from && (toks[to-1].Text == "." || toks[to-1].Text == ",") {
		to--
	}
	// What follows in brackets says no field of work.
	for i := from; i < to; i++ {
		if toks[i].Text == "(" {
			to = i
			break
		}
	}
	if from >= to || s.headsTitle(n, from, to) {
		return
	}
	c := base
	c.role = title + " for " + strings.ToLower(s.text(from, to))
	s.claims = append(s.claims, &c)
}

func (s *state) lineupClaim(base claim, role string) *claim {
	c := base
	c.role = role
	return &c
}

// opensTitleItem says that an item of a line is a title ('deputy leader'), not a field.
func (s *state) opensTitleItem(from, to int) bool {
	k, _ := s.x.titles.Longest(s.doc.Tokens[:to], from)
	if k == 0 && from+1 < to && s.is("role_before", &s.doc.Tokens[from]) {
		k, _ = s.x.titles.Longest(s.doc.Tokens[:to], from+1)
	}
	return k > 0
}

// titlesIn lists the titles of posts among tokens, in lower case.
func (s *state) titlesIn(n, from, to int) map[string]bool {
	out := map[string]bool{}
	if strings.TrimSpace(s.text(from, to)) != "" {
		out[strings.ToLower(s.text(from, to))] = true
	}
	return out
}

// lineupTitle looks above a line for what its posts are called: 'the new cabinet',
// 'executive members', 'portfolio leads are:'.
func (s *state) lineupTitle(n, before int) string {
	for back := n; back >= 0 && back >= n-16; back-- {
		sent := &s.doc.Sentences[back]
		for i := sent.First; i < min(sent.Last, before); i++ {
			t := s.doc.Tokens[i].Norm
			next := ""
			if i+1 < sent.Last {
				next = s.doc.Tokens[i+1].Norm
			}
			switch {
			case t == "executive" && (next == "members" || next == "member"):
				return "executive member"
			case t == "portfolio" && (next == "leads" || next == "lead"):
				return "portfolio lead"
			case t == "portfolio" && (next == "holders" || next == "holder"):
				return "portfolio holder"
			case t == "lead" && next == "members":
				return "lead member"
			case t == "conveners" || t == "convenors":
				return "convener"
			case t == "cabinet" && next != "minister":
				return "cabinet member"
			case t == "executive" && next != "director" && next != "officer" && !(i > sent.First && s.doc.Tokens[i-1].Norm == "chief"):
				return "executive member"
			}
		}
	}
	return ""
}

// lastPerson is the person spoken of last before token i.
func (s *state) lastPerson(n, i, not int) int {
	for back := n; back >= 0 && back >= n-2; back-- {
		best, at := -1, -1
		for _, m := range s.mentions[back] {
			if m.kind == kindPerson && m.first < i && m.first > at && m.ref != not {
				best, at = m.ref, m.first
			}
		}
		if best >= 0 {
			if back < n { // of the sentence before, its subject
				if sub := s.subject(back, 1<<30, 0); sub >= 0 {
					return sub
				}
			}
			return best
		}
	}
	return -1
}

// settleDeputies gives 'her deputy' the title of the person whose deputy it is.
func (s *state) settleDeputies() {
	for _, d := range s.deputies {
		i := slices.IndexFunc(s.claims, func(c *claim) bool {
			return c.person == d.chief && (c.role == "leader" || c.role == "mayor" || strings.HasPrefix(c.role, "chief ") || strings.Contains(c.role, "director"))
		})
		if i < 0 {
			continue
		}
		c := *d
		c.role, c.org = "deputy "+s.claims[i].role, s.claims[i].org
		s.claims = append(s.claims, &c)
	}
}
