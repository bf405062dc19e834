package extract

import (
	"strings"

	"tenure/extract/lexicon"
)

// bodies finds the bodies of an article by what they are called, in a time that does not
// grow with their number.
type bodies struct {
	by    map[string]int // a prefix for the way of naming, then the name
	kinds map[string][]int
}

// The ways in which a body is named in bodies.by.
const (
	byCode    = "code " // of a register
	byParty   = "party "
	byKey     = "key "     // the folded name
	byAcronym = "acronym " // introduced in brackets, or made of the initials
	byPlace   = "place "   // what a council is the council of
	byStart   = "start "   // kind and the first words of the name
	byEnd     = "end "     // kind and the last words of the name
	byNoun    = "noun "    // the noun that 'Parliament' shares with 'Parliament of Fenland'
)

// entity returns the body that o is, adding it when it is new: same register code, same
// party, same folded name, an acronym introduced before, the beginning of a longer name,
// or the end of one.
func (s *state) entity(o *organisation) int {
	if id, ok := s.knownBody(o); ok {
		e := s.orgs[id]
		longer := len(strings.Fields(o.key)) > len(strings.Fields(e.key))
		if e.code == "" && (longer || o.key == e.key || e.kind == "council") {
			e.code = o.code
		}
		if e.acronym == "" {
			e.acronym = o.acronym
		}
		if longer && e.party == "" {
			e.name, e.key = o.name, o.key
		}
		if e.kind == "other" {
			s.unlist(id)
			e.kind = o.kind
			s.called.kinds[e.kind] = append(s.called.kinds[e.kind], id)
		}
		s.registerBody(id, o)
		s.registerBody(id, e)
		return id
	}
	return s.addBody(o)
}

// addBody makes o a body of the article.
func (s *state) addBody(o *organisation) int {
	id := len(s.orgs)
	s.orgs = append(s.orgs, o)
	if s.called.by == nil {
		s.called.by, s.called.kinds = map[string]int{}, map[string][]int{}
	}
	s.called.kinds[o.kind] = append(s.called.kinds[o.kind], id)
	s.registerBody(id, o)
	return id
}

func (s *state) unlist(id int) {
	kind := s.orgs[id].kind
	list := s.called.kinds[kind]
	for i, v := range list {
		if v == id {
			s.called.kinds[kind] = append(list[:i:i], list[i+1:]...)
			return
		}
	}
}

// registerBody notes every way in which o names the body id. What was noted first stands,
// save for nouns, which mean the body named last.
func (s *state) registerBody(id int, o *organisation) {
	note := func(way string) {
		if _, ok := s.called.by[way]; !ok {
			s.called.by[way] = id
		}
	}
	if o.code != "" {
		note(byCode + o.code)
	}
	if o.party != "" {
		note(byParty + o.party)
		if o.acronym != "" {
			note(byAcronym + o.acronym)
		}
		return
	}
	note(byKey + o.key)
	if o.acronym != "" {
		note(byAcronym + o.acronym)
	}
	if o.alias != "" {
		note(byKey + o.alias)
	}
	if a := initials(o.key); len(a) >= 3 {
		note(byAcronym + a)
	}
	for _, p := range starts(o.key) {
		note(byStart + o.kind + " " + p)
	}
	switch o.kind {
	case "council":
		bare := bareKey(o)
		if bare != "" {
			note(byPlace + bare)
		}
		for _, p := range append(starts(bare), strings.SplitN(bare, " ", 2)[0]) {
			note(byPlace + "begins " + p)
		}
		note(byPlace + strings.TrimSuffix(bare, " combined authority"))
	case "parliament", "court", "police", "committee":
		for _, p := range ends(o.key) {
			note(byEnd + o.kind + " " + p)
		}
		for _, w := range strings.Fields(o.key) {
			if sharedNoun(w) {
				s.called.by[byNoun+w] = id
			}
		}
	}
}

// knownBody looks for the body that o is among those of the article.
func (s *state) knownBody(o *organisation) (int, bool) {
	by := s.called.by
	if o.code != "" {
		if id, ok := by[byCode+o.code]; ok {
			return id, true
		}
	}
	if o.party != "" {
		id, ok := by[byParty+o.party]
		return id, ok
	}
	if id, ok := by[byKey+o.key]; ok {
		return id, true
	}
	if id, ok := by[byAcronym+o.key]; ok && len(o.key) >= 2 {
		return id, true
	}
	if o.acronym != "" {
		if id, ok := by[byKey+o.acronym]; ok {
			return id, true
		}
	}
	if o.kind == "council" {
		// 'Dunmarsh Council' is Dunmarsh Borough Council, but a town council is not
		// the district council of the same place.
		if id, ok := by[byPlace+bareKey(o)]; ok && bareKey(o) != "" && s.orgs[id].kind == "council" && agree(tier(o.key), tier(s.orgs[id].key)) {
			return id, true
		}
	}
	if strings.Contains(o.key, " ") {
		if id, ok := by[byStart+o.kind+" "+o.key]; ok {
			return id, true
		}
	}
	for _, p := range starts(o.key) {
		if id, ok := by[byKey+p]; ok && s.orgs[id].kind == o.kind && s.orgs[id].key == p {
			return id, true
		}
	}
	switch o.kind {
	case "parliament", "court", "police", "committee":
		if sharedNoun(o.key) {
			if id, ok := by[byNoun+o.key]; ok && s.orgs[id].kind == o.kind {
				return id, true
			}
		}
		if id, ok := by[byEnd+o.kind+" "+o.key]; ok {
			return id, true
		}
		for _, p := range ends(o.key) {
			if id, ok := by[byKey+p]; ok && s.orgs[id].kind == o.kind && s.orgs[id].key == p {
				return id, true
			}
		}
		for _, w := range strings.Fields(o.key) {
			if !sharedNoun(w) {
				continue
			}
			if id, ok := by[byKey+w]; ok && s.orgs[id].kind == o.kind && s.orgs[id].key == w {
				return id, true
			}
		}
	}
	return 0, false
}

// sharedNoun says that a word alone names the body of its kind that the article speaks of.
func sharedNoun(w string) bool {
	switch w {
	case "parliament", "senate", "congress", "assembly", "legislature", "court", "police":
		return true
	}
	return false
}

// starts lists the beginnings of a name, of two words or more, shorter than the name:
// Fellbank Primary of Fellbank Primary School.
func starts(key string) []string {
	var out []string
	words := 0
	for i := 0; i < len(key); i++ {
		if key[i] != ' ' {
			continue
		}
		if words++; words >= 2 {
			out = append(out, key[:i])
		}
	}
	return out
}

// ends lists the ends of a name, of two words or more and shorter than the name.
func ends(key string) []string {
	var out []string
	words := 0
	for i := len(key) - 1; i >= 0; i-- {
		if key[i] != ' ' {
			continue
		}
		if words++; words >= 2 {
			out = append(out, key[i+1:])
		}
	}
	return out
}

// bareKey is the folded name of a council without the words that say what kind it is, by
// which 'Dunmarsh Borough Council' and 'Dunmarsh Council' are one.
func bareKey(o *organisation) string {
	if o.kind != "council" {
		return ""
	}
	var out []string
	for _, w := range strings.Fields(o.key) {
		switch w {
		case "council", "borough", "city", "metropolitan", "royal", "of", "the", "district", "county", "town", "parish", "community", "london", "islands", "unitary":
		default:
			out = append(out, w)
		}
	}
	if len(out) == 0 { // the Greater London, the City of London
		return o.key
	}
	return strings.Join(out, " ")
}

// tier is the word of a council's name that sets it apart from others of the same place;
// empty when the name has none.
func tier(key string) string {
	if strings.Contains(key, "county borough") {
		return "borough"
	}
	found := ""
	for _, w := range strings.Fields(key) {
		switch w {
		case "county", "district", "town", "parish", "combined", "community":
			found = w
		case "borough", "city", "metropolitan":
			if found == "" {
				found = "borough"
			}
		}
	}
	return found
}

// agree says that two tiers do not tell councils apart.
func agree(a, b string) bool { return a == "" || b == "" || a == b }

// initials of the words of a name that count.
func initials(key string) string {
	var b strings.Builder
	for _, w := range strings.Fields(key) {
		switch w {
		case "of", "and", "the", "for":
		default:
			b.WriteByte(w[0])
		}
	}
	return b.String()
}

// newBody is a body with a name that the text need not hold.
func newBody(name, kind string) *organisation {
	return &organisation{name: name, kind: kind, key: lexicon.Fold(name), parent: -1}
}
