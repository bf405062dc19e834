package extract

import "strings"

// lookBack is how many sentences of a paragraph are looked through for the body that is
// meant. No paragraph that a person reads has as many.
const lookBack = 40

// council returns the council at which a post is held whose sentence names none: the
// only one of the paragraph that is not said of somebody's post, else the one spoken of
// last there, else the one that the article is about.
func (s *state) council(n, i int) int {
	return s.councilThat(n, i, func(int) bool { return true })
}

// councilThat is council among those that fit.
func (s *state) councilThat(n, i int, fits func(int) bool) int {
	if len(s.called.kinds["council"]) == 0 {
		return s.anchor(n, i, "")
	}
	para := s.doc.Sentences[n].Paragraph
	only, many, last := -1, false, -1
	isCouncil := func(id int) bool { return s.orgs[id].kind == "council" && fits(id) }
	for k := n; k >= max(0, n-lookBack) && s.doc.Sentences[k].Paragraph == para; k-- {
		near := -1
		for _, m := range s.mentions[k] {
			if m.kind != kindOrg || !isCouncil(m.ref) || s.inPassing(span{m.first, m.last, k}) {
				continue
			}
			if m.first < i {
				near = m.ref
			}
			if s.mentions[k].covering(kindPost, m.first) != nil {
				continue
			}
			if only >= 0 && only != m.ref {
				many = true
			}
			only = m.ref
		}
		if last < 0 {
			last = near
		}
	}
	if only >= 0 && !many {
		return only
	}
	if many && last >= 0 {
		return last
	}
	if id := s.primary("council", isCouncil); id >= 0 {
		return id
	}
	return s.anchor(n, i, "")
}

// townHall is the council at which a post is held that only councils have: one of the tier
// that its title tells of, the one in question, else that of the place which an article
// without councils is about.
func (s *state) townHall(c *claim) int {
	tier := s.tierOf(c.role)
	if tier == "" && c.seat == "councillor" && c.phrase == nil {
		for i := max(c.at-1, s.doc.Sentences[c.sentence].First); i <= c.at; i++ {
			if t := &s.doc.Tokens[i]; isCap(t) && s.is("council_noun", t) {
				tier = t.Norm // 'County Cllr Ada Holt'
			}
		}
	}
	if tier != "" {
		return s.councilOfTier(c.sentence, c.at, tier)
	}
	governs := func(id int) bool {
		key := s.orgs[id].key
		return !strings.Contains(key, "combined authority") && !strings.HasSuffix(key, "park authority")
	}
	if c.seat == "councillor" || c.role == "leader" || c.role == "deputy leader" {
		if id := s.councilThat(c.sentence, c.at, governs); id >= 0 {
			return id
		}
	}
	if id := s.council(c.sentence, c.at); id >= 0 {
		return id
	}
	if name := s.mainPlace(); name != "" {
		return s.govern(name, "council")
	}
	only := -1
	for _, id := range s.called.kinds["council"] {
		if only >= 0 {
			return -1
		}
		only = id
	}
	return only
}

// tierOf is the word of a title that tells the tier of its council: parish of 'parish
// clerk'; empty when there is none.
func (s *state) tierOf(role string) string {
	if tier, _, more := strings.Cut(role, " "); more && s.x.has("council_noun", tier) {
		return tier
	}
	return ""
}

// councilOfTier is the council that 'the county’s leader', 'town clerk' or 'the borough’s
// mayor' at token i speaks of: one of that tier before others, but where the word may mean
// any place, whichever is in question.
func (s *state) councilOfTier(n, i int, noun string) int {
	qualifier := noun
	switch noun {
	case "city", "metropolitan":
		qualifier = "borough"
	}
	if id := s.means(n, i, []string{"council"}, qualifier); id >= 0 {
		return id
	}
	if id := s.anchor(n, i, qualifier); id >= 0 {
		return id
	}
	switch noun {
	case "county", "parish":
		return -1
	case "district":
		return s.councilThat(n, i, func(id int) bool { return s.mayBe(id, qualifier) })
	}
	return s.council(n, i)
}

// mayBe says that the name of a council tells nothing against its being of a tier.
func (s *state) mayBe(id int, qualifier string) bool {
	o := s.orgs[id]
	if !agree(tier(o.key), qualifier) || strings.HasSuffix(o.key, " authority") && qualifier != "combined" {
		return false
	}
	if o.code == "" {
		return true
	}
	b := s.x.lex.ByCode(o.code)
	if b == nil || b.Type == "" {
		return true
	}
	switch qualifier {
	case "county":
		return b.Type == "CTY" || b.Type == "WPA" || strings.Contains(b.Name, "County")
	case "combined":
		return b.Type == "COMB"
	case "town", "parish", "community":
		return false
	case "district":
		return b.Type == "NMD" || b.Type == "NID" || b.Type == "MD"
	}
	return b.Type != "CTY" && b.Type != "COMB"
}

// govern returns the entity of a body that a title needs but the article does not name
// in full: 'Mayor of Dunmarsh', 'President of Poland'.
func (s *state) govern(name, kind string) int {
	o := newBody(name, kind)
	o.silent = true
	if id, ok := s.called.by[byKey+o.key]; ok {
		return id
	}
	if kind == "council" {
		if id, ok := s.councilOf(o.key); ok {
			return id
		}
		if b := s.x.lex.Council(name + " Council"); b != nil {
			o.code = b.Code
			if id, ok := s.called.by[byCode+o.code]; ok {
				return id
			}
		}
	}
	return s.addBody(o)
}

// councilOf is the council of the article that a place, folded, has.
func (s *state) councilOf(place string) (int, bool) {
	place = strings.TrimPrefix(place, "the ")
	for _, way := range []string{byPlace + place, byPlace + "begins " + place} {
		if id, ok := s.called.by[way]; ok && s.orgs[id].kind == "council" {
			return id, true
		}
	}
	return 0, false
}
