package lexicon

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"tenure/extract/token"
)

//go:embed data
var embedded embed.FS

// Body is a council or another public body.
type Body struct {
	Code  string // of a register: 'local-authority:SHN', 'nhs-trust:RBS', 'body:nato'
	Name  string // official name
	Kind  string // council, parliament, government, nhs, police, fire, media, regulator, union, court, company or other
	Place string // what it is the body of, 'St Helens'; empty where there is no such place
	Type  string // for councils the register's type: MD, UA, NMD, CTY, LBO, SCO, WPA, NID, COMB, CC, SRA
	// Successor is the code of the body that took its place; empty when there is none, or
	// when several share its duties (see Successors).
	Successor  string
	Successors []string
	Start, End string // ISO days, empty when unknown or not ended
}

// Party is a political party.
type Party struct {
	Name    string // canonical: Conservative, Liberal Democrat
	Country string // ISO 3166 code of its country, empty for a name used in many
}

// Honorific stands before a name.
type Honorific struct {
	Form   string // as written, without a full stop: Cllr
	Kind   string // councillor, civic, courtesy, title, academic, clergy, military, judge, police, political
	Plural bool   // stands before several names: Cllrs
	Gender string // m, f or empty
}

// Place is a town, city, county, state, country or region.
type Place struct {
	Name    string
	Kind    string // area (of a council), town, city, county, state, country, region
	Country string // ISO 3166 code
	Code    string // of the council whose area it is, where one council alone has it
}

// Country is a state of the world.
type Country struct {
	Code string // ISO 3166, two letters
	Name string
}

// Lexicon is all that is known of words. It does not change once loaded, and may be used
// by many at once. What its methods point to belongs to it.
type Lexicon struct {
	bodies     []Body
	byCode     map[string]int32
	byName     map[string]int32 // Fold of a form to the body, ambiguous where two have it
	parties    []Party
	honorifics []Honorific
	places     []Place
	countries  []Country

	body, party, honorific, place, country phrases

	postnominals map[string]bool
	words        map[string]bool
	forenames    map[string]float32
	surnames     map[string]float32
	abroad       map[string]bool // forenames of many countries
	english      map[string]bool // words in small letters
}

// ambiguous stands in byName for a form that does not tell which body it means.
const ambiguous = -1

// Load reads the embedded data.
func Load() (*Lexicon, error) { return load() }

// LoadWith reads the embedded data and lays a user's folder over it. The files of dir
// bear the names and have the form of the embedded ones, and add to them: new entries,
// and new names of entries that are there. A line that cannot be read is a *DataError.
func LoadWith(dir fs.FS) (*Lexicon, error) {
	names, err := fs.ReadDir(dir, ".")
	if err != nil {
		return nil, fmt.Errorf("reading the folder of vocabulary: %w", err)
	}
	for _, n := range names {
		if dataFile(n.Name()) && !slices.Contains(files(), n.Name()) {
			return nil, &DataError{File: n.Name(), What: "not a file of vocabulary", Want: "the names are " + strings.Join(files(), ", ")}
		}
	}
	return load(dir)
}

// dataFile tells the files that mean to be data from notes beside them.
func dataFile(name string) bool {
	return !strings.HasPrefix(name, ".") &&
		(strings.HasSuffix(name, ".tsv") || strings.HasSuffix(name, ".txt") || strings.HasSuffix(name, ".yaml") || strings.HasSuffix(name, ".yml"))
}

// reader reads one file of the data.
type reader struct {
	file string
	read func(b *builder, dir fs.FS, file string) error
}

// readers are all files, in the order that they are read in: what tells names from words
// comes first, and bodies before the places that belong to them.
func readers() []reader {
	return []reader{
		{"words.txt", (*builder).readWords},
		{"forenames.txt", (*builder).readForenames},
		{"moreforenames.txt", (*builder).readForenames},
		{"surnames.txt", (*builder).readSurnames},
		{"moresurnames.txt", (*builder).readSurnames},
		{"worldsurnames.txt", (*builder).readSurnames},
		{"worldforenames.txt", (*builder).readAbroad},
		{"english.txt", (*builder).readEnglish},
		{"countries.tsv", (*builder).readCountries},
		{"councilforms.yaml", (*builder).readCouncilForms},
		{"councils.tsv", (*builder).readCouncils},
		{"bodies.tsv", (*builder).readBodies},
		{"fire.tsv", (*builder).readBodies},
		{"worldbodies.tsv", (*builder).readBodies},
		{"places.tsv", (*builder).readPlaces},
		{"parties.yaml", (*builder).readParties},
		{"honorifics.yaml", (*builder).readHonorifics},
	}
}

func files() []string {
	var names []string
	for _, r := range readers() {
		names = append(names, r.file)
	}
	return names
}

func load(over ...fs.FS) (*Lexicon, error) {
	data, err := fs.Sub(embedded, "data")
	if err != nil {
		return nil, err
	}
	b := newBuilder()
	for _, r := range readers() {
		if err := r.read(b, data, r.file); err != nil {
			return nil, fmt.Errorf("embedded vocabulary: %w", err)
		}
		for _, dir := range over {
			if err := r.read(b, dir, r.file); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return nil, fmt.Errorf("vocabulary: %w", err)
			}
		}
	}
	return b.done(), nil
}

// Body finds the public body whose name begins at toks[i]: the longest name, n tokens.
// Bare names of places are not bodies. Names that could mean two bodies are not found.
func (l *Lexicon) Body(toks []token.Token, i int) (n int, b *Body) {
	n, f := l.body.find(toks, i)
	if f == nil {
		return 0, nil
	}
	return n, &l.bodies[f.entry]
}

// Party finds the party whose name begins at toks[i]: the longest name, n tokens.
// Abbreviations such as 'Con' and 'Lab' count inside brackets alone.
func (l *Lexicon) Party(toks []token.Token, i int) (n int, p *Party) {
	n, f := l.party.find(toks, i)
	if f == nil {
		return 0, nil
	}
	return n, &l.parties[f.entry]
}

// Honorific finds the honorific that begins at toks[i]: the longest, n tokens. The full
// stop of 'Cllr.' is part of its token.
func (l *Lexicon) Honorific(toks []token.Token, i int) (n int, h *Honorific) {
	n, f := l.honorific.find(toks, i)
	if f == nil {
		return 0, nil
	}
	return n, &l.honorifics[f.entry]
}

// Place finds the place whose name begins at toks[i]: the longest name, n tokens.
func (l *Lexicon) Place(toks []token.Token, i int) (n int, p *Place) {
	n, f := l.place.find(toks, i)
	if f == nil {
		return 0, nil
	}
	return n, &l.places[f.entry]
}

// Country finds the country that is named at toks[i], by its name or, with demonym true,
// by the word for its people and what is theirs ('Polish', 'Poles').
func (l *Lexicon) Country(toks []token.Token, i int) (n int, c *Country, demonym bool) {
	n, f := l.country.find(toks, i)
	if f == nil {
		return 0, nil, false
	}
	return n, &l.countries[f.entry], f.late
}

// Postnominal says that a token of this norm may stand after a name: MP, OBE, KC. The
// token should be in capitals too.
func (l *Lexicon) Postnominal(norm string) bool {
	return l.postnominals[strings.ReplaceAll(norm, ".", "")]
}

// Council gives the council, or combined authority, of a name on its own: any official
// or everyday form, in any case ('Metropolitan Borough of St Helens', 'st. helens
// council'). It is nil for names of places alone, and for forms that could mean two
// councils.
func (l *Lexicon) Council(name string) *Body {
	if b := l.Named(name); b != nil && b.Kind == "council" {
		return b
	}
	return nil
}

// Named gives the body of a name on its own, in any case; nil when there is none, or when
// the name could mean two.
func (l *Lexicon) Named(name string) *Body {
	key := Fold(name)
	i, ok := l.byName[key]
	if !ok {
		i, ok = l.byName[strings.TrimPrefix(key, "the ")]
	}
	if !ok || i == ambiguous {
		return nil
	}
	return &l.bodies[i]
}

// ByCode gives the body with a code; nil when there is none.
func (l *Lexicon) ByCode(code string) *Body {
	if i, ok := l.byCode[code]; ok {
		return &l.bodies[i]
	}
	return nil
}
