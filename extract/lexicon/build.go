package lexicon

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// kinds are the kinds of bodies, those of extract.Organisation.
var kinds = []string{"council", "committee", "party", "parliament", "government", "nhs", "police", "fire", "school", "company", "charity", "media", "regulator", "union", "court", "other"}

// builder gathers the entries of a lexicon.
type builder struct {
	lex       *Lexicon
	forms     councilForms
	names     map[string]bodyName // Fold of a form of a body to the best claim on it
	claims    []claim
	placeOf   map[string]int32 // Fold of a place to its entry
	countryOf map[string]int32 // code to its entry
	partyOf   map[string]int32 // name to its entry
}

// bodyName is the body that a form means, as far as is known.
type bodyName struct {
	body int32
	rank int8
	tie  bool
}

// claim is a form that a body goes by.
type claim struct {
	phrase, key string // key is Fold of phrase
	form        form
}

func newBuilder() *builder {
	return &builder{
		lex: &Lexicon{
			byCode: make(map[string]int32, 4096), postnominals: map[string]bool{}, words: make(map[string]bool, 4096),
			forenames: make(map[string]float32, 8192), surnames: make(map[string]float32, 65536),
			abroad: make(map[string]bool, 16384), english: make(map[string]bool, 65536),
		},
		names: make(map[string]bodyName, 16384), claims: make([]claim, 0, 32768), placeOf: make(map[string]int32, 4096), countryOf: map[string]int32{}, partyOf: map[string]int32{},
	}
}

// Ranks of the forms of bodies: where two bodies claim one form, the lower rank has it.
const (
	official   int8 = iota // its official name
	listed                 // a name that a register lists
	typed                  // made of place and a word for its type: 'Dunmarsh District Council'
	loose                  // made of place and a word that others use too: 'Dunmarsh City Council' of a borough
	shortPlace int8 = 4    // added to the above for a shortened place: 'Stourbridge' for 'Stourbridge-on-Teal'
)

// entry gives the body with a code, a new one if there is none.
func (b *builder) entry(code string) (int32, *Body) {
	i, ok := b.lex.byCode[code]
	if !ok {
		i = int32(len(b.lex.bodies))
		b.lex.bodies = append(b.lex.bodies, Body{Code: code})
		b.lex.byCode[code] = i
	}
	return i, &b.lex.bodies[i]
}

// claim makes phrase a form of a body. A phrase after '?' is an everyday word as well.
func (b *builder) claim(phrase string, body int32, rank int8) {
	phrase, everyday := strings.CutPrefix(phrase, "?")
	for _, v := range variants(phrase) {
		key := Fold(v)
		if key == "" {
			continue
		}
		f := named(v, body, rank)
		f.everyday = everyday
		b.claims = append(b.claims, claim{v, key, f})
		have, ok := b.names[key]
		switch {
		case !ok || rank < have.rank:
			have = bodyName{body: body, rank: rank}
		case have.body == body || rank > have.rank:
			continue
		default: // of two that claim alike the one that still exists has it
			ended, other := b.lex.bodies[body].End != "", b.lex.bodies[have.body].End != ""
			if ended == other {
				have.tie = true
			} else if other {
				have = bodyName{body: body, rank: rank}
			}
		}
		b.names[key] = have
	}
}

// variants gives the ways in which one phrase is written: with '&' or 'and', with hyphens
// or spaces, with commas or without.
func variants(phrase string) []string {
	out := append(make([]string, 0, 4), phrase)
	more := func(old, new string) {
		for _, p := range out[:len(out):len(out)] {
			if strings.Contains(p, old) {
				out = append(out, strings.ReplaceAll(p, old, new))
			}
		}
	}
	if strings.Contains(phrase, " and ") {
		more(" and ", " & ")
	} else {
		more(" & ", " and ")
	}
	for _, mark := range [...]string{",", "-", "'", "’"} {
		with := ""
		if mark == "-" {
			with = " "
		}
		more(mark, with)
	}
	return out
}

// done settles who has which form, and what the words have to say about names.
func (b *builder) done() *Lexicon {
	l := b.lex
	l.byName = make(map[string]int32, len(b.names))
	for key, n := range b.names {
		l.byName[key] = n.body
		if n.tie {
			l.byName[key] = ambiguous
		}
	}
	l.body.trie.grow(len(b.claims))
	for _, c := range b.claims {
		if n := b.names[c.key]; n.tie || n.body != c.form.entry {
			continue
		}
		if c.form.text != "" && l.isWord(c.form.text) {
			c.form.everyday = true
		}
		l.body.add(c.phrase, c.form)
	}
	for i := range l.places {
		if n := strings.ToLower(l.places[i].Name); !strings.Contains(n, " ") {
			l.words[n] = true
		}
	}
	for _, p := range []*phrases{&l.body, &l.party, &l.honorific, &l.place, &l.country} {
		p.settle()
	}
	return l
}

// isWord says that a name of one word is an everyday word, or the name of a person.
func (l *Lexicon) isWord(text string) bool {
	if strings.ToUpper(text) == text {
		return false
	}
	low := strings.ToLower(text)
	_, forename := l.forenames[low]
	return forename || l.words[low]
}

// readBodies reads a table of bodies.
func (b *builder) readBodies(dir fs.FS, file string) error {
	columns := []string{"code", "name", "kind", "place", "forms", "start", "end", "successor"}
	return eachRow(dir, file, columns, 3, func(_ int, f []string) error {
		if !slices.Contains(kinds, f[2]) {
			return &DataError{What: fmt.Sprintf("no kind %q", f[2]), Want: "the kinds are " + strings.Join(kinds, ", ")}
		}
		i, body := b.entry(f[0])
		body.Name, body.Kind = f[1], f[2]
		body.Place, body.Start, body.End = cmp.Or(f[3], body.Place), cmp.Or(f[5], body.Start), cmp.Or(f[6], body.End)
		if codes := list(f[7]); len(codes) > 0 {
			body.succeeded(codes, "")
		}
		b.claim(f[1], i, official)
		for _, form := range list(f[4]) {
			b.claim(form, i, listed)
		}
		return nil
	})
}

// succeeded notes the codes of the bodies that took the place of this one.
func (body *Body) succeeded(codes []string, register string) {
	body.Successor, body.Successors = "", nil
	for _, c := range codes {
		body.Successors = append(body.Successors, register+c)
	}
	if len(codes) == 1 {
		body.Successor = body.Successors[0]
	}
}
