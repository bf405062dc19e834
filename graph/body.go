package graph

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// family turns the names of bodies of certain kinds into keys.
type family struct {
	prefix  string
	last    map[string]string
	replace replacer
	drop    map[string]bool
	tiers   []string
	implied map[string]string // ending of the place to the tier that goes without saying
}

func newFamily(b bodyFile) *family {
	f := &family{prefix: b.Prefix, last: b.Last, replace: newReplacer(b.Replace), drop: wordSet(b.Drop), tiers: b.Tiers, implied: map[string]string{}}
	for _, i := range b.Implied {
		f.implied[i.Ending] = i.Tier
	}
	return f
}

// key is the slug of what tells the body apart within its family.
func (f *family) key(name string) string {
	words, place, tiers := f.split(name)
	if len(place) == 0 { // 'the City Council' and the like: all there is
		return slug(words)
	}
	for ending, tier := range f.implied {
		if strings.HasSuffix(place[len(place)-1], ending) {
			tiers = slices.DeleteFunc(tiers, func(t string) bool { return t == tier })
		}
	}
	slices.SortStableFunc(tiers, func(a, b string) int { return slices.Index(f.tiers, a) - slices.Index(f.tiers, b) })
	return slug(append(place, slices.Compact(tiers)...))
}

func (f *family) place(name string) string {
	_, place, _ := f.split(name)
	return slug(place)
}

// split returns the words of a name, and of these those of the place and the tiers.
func (f *family) split(name string) (words, place, tiers []string) {
	words = strings.Fields(Fold(name))
	if len(words) > 1 {
		if long, ok := f.last[words[len(words)-1]]; ok {
			words = append(words[:len(words)-1], strings.Fields(long)...)
		}
	}
	words = f.replace.replace(words)
	place = make([]string, 0, len(words))
	for _, w := range words {
		switch {
		case slices.Contains(f.tiers, w):
			tiers = append(tiers, w)
		case !f.drop[w]:
			place = append(place, w)
		}
	}
	return words, place, tiers
}

// BodyID makes the id of a body that no register names from its name and kind, readable
// and the same for all its usual forms: 'council:thornmere'. A party's is that of the
// party as a whole. "" for an empty name.
func BodyID(name, kind string) string {
	f := vocabulary().family(kind)
	key := f.key(name)
	if key == "" {
		return ""
	}
	return f.prefix + ":" + key
}

func (v *identity) family(kind string) *family {
	if f, ok := v.families[kind]; ok {
		return f
	}
	return v.other
}

// InsideID is the id of a body inside another: a committee, or a party's group of
// councillors. A group keeps its party's id as its last part.
func InsideID(parent, name, kind string) string {
	if kind == "party" {
		return parent + "/" + BodyID(name, kind)
	}
	key := vocabulary().other.key(name)
	if key == "" {
		return parent
	}
	return parent + "/" + key
}

// PartyName is the label of a party by the id that BodyID gives it: the usual one
// ('Liberal Democrat'), else the words of the id. "" for the id of another body.
func PartyName(id string) string {
	key, ok := strings.CutPrefix(id, "party:")
	if !ok || key == "" {
		return ""
	}
	if name := vocabulary().partyNames[key]; name != "" {
		return name
	}
	words := strings.Split(key, "-")
	for i, w := range words {
		r, n := utf8.DecodeRuneInString(w)
		words[i] = string(unicode.ToUpper(r)) + w[n:]
	}
	return strings.Join(words, " ")
}

// GroupName is what a party's members inside another body are called together, by the id
// that InsideID gives them: 'Labour group'. "" for the id of another body.
func GroupName(id string) string {
	i := strings.LastIndexByte(id, '/')
	if i < 0 {
		return ""
	}
	if party := PartyName(id[i+1:]); party != "" {
		return party + " group"
	}
	return ""
}

// IsCode says that the id of a body is a register's code ('local-authority:SHN'), not one
// made from its name.
func IsCode(id string) bool {
	prefix, _, ok := strings.Cut(id, ":")
	if !ok || strings.Contains(id, "/") {
		return false
	}
	return !slices.ContainsFunc(vocabulary().file.Bodies, func(b bodyFile) bool { return b.Prefix == prefix })
}

// genericCommittee says that a committee's name fits any council.
func genericCommittee(name string) bool {
	for _, w := range strings.Fields(Fold(name)) {
		if !vocabulary().committee[w] {
			return false
		}
	}
	return true
}

// BestName chooses, among the forms of one name, the one to show: one with small letters
// before one in capitals, one that begins with a capital, then the longest, then the
// least. It depends on the set of forms alone; "" when there are none.
func BestName(forms []string) string {
	best := ""
	for _, f := range forms {
		if best == "" || nameBefore(f, best) {
			best = f
		}
	}
	return best
}

func nameBefore(a, b string) bool {
	for _, test := range []func(string) bool{hasLower, capitalised} {
		if x, y := test(a), test(b); x != y {
			return x
		}
	}
	if len(a) != len(b) {
		return len(a) > len(b)
	}
	return a < b
}

// hasLower also asks that no whole word of four letters or more is in capitals, as the
// first words of an article often are.
func hasLower(s string) bool {
	for _, w := range strings.Fields(s) {
		if len(w) >= 4 && w == strings.ToUpper(w) && w != strings.ToLower(w) {
			return false
		}
	}
	return s != strings.ToUpper(s)
}

func capitalised(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 {
		return false
	}
	upper := func(w string) bool { return w[:1] != strings.ToLower(w[:1]) }
	return upper(words[0]) && upper(words[len(words)-1])
}

// BodyPlace is what of a body's name is left without the words of its sort: 'thornmere'
// for 'Thornmere Town Council'. Names that share it may be different bodies.
func BodyPlace(name, kind string) string { return vocabulary().family(kind).place(name) }
