package lexicon

import (
	"fmt"
	"io/fs"
	"strings"
)

// councilForms says how the councils of each type are called beside their own names:
// '{place} Council' and the like.
type councilForms struct {
	// Types maps a type of council to its patterns. COUNTY stands for every council, of
	// whatever type, that calls itself a county council.
	Types map[string]struct {
		Typed []string `yaml:"typed"` // hold a word for the type
		Loose []string `yaml:"loose"` // councils of other types are called so too
	} `yaml:"types"`
	// Shortened lists what begins the part of a place that people leave out: ' upon '.
	Shortened []string `yaml:"shortened"`
}

// hole is where the place stands in a pattern.
const hole = "{place}"

func (b *builder) readCouncilForms(dir fs.FS, file string) error {
	var c councilForms
	if err := readYAML(dir, file, "the keys are types, with typed and loose below each type, and shortened", &c); err != nil {
		return err
	}
	for name, t := range c.Types {
		for _, p := range append(append([]string{}, t.Typed...), t.Loose...) {
			if strings.Count(p, hole) != 1 || strings.TrimSpace(p) == hole {
				return &DataError{File: file, What: fmt.Sprintf("type %s: pattern %q", name, p), Want: "a pattern has " + hole + " once and a word for the body beside it"}
			}
		}
		if b.forms.Types == nil {
			b.forms.Types = map[string]struct {
				Typed []string `yaml:"typed"`
				Loose []string `yaml:"loose"`
			}{}
		}
		have := b.forms.Types[name]
		have.Typed, have.Loose = append(have.Typed, t.Typed...), append(have.Loose, t.Loose...)
		b.forms.Types[name] = have
	}
	b.forms.Shortened = append(b.forms.Shortened, c.Shortened...)
	return nil
}

// authority is the register of councils, before the colon of their codes.
const authority = "local-authority:"

// readCouncils reads the table of councils.
func (b *builder) readCouncils(dir fs.FS, file string) error {
	columns := []string{"code", "name", "places", "names", "gss", "start", "end", "replaced-by", "nation", "type"}
	return eachRow(dir, file, columns, 3, func(_ int, f []string) error {
		i, body := b.entry(authority + f[0])
		places := list(f[2])
		body.Name, body.Kind, body.Place, body.Type, body.Start, body.End = f[1], "council", places[0], f[9], f[5], f[6]
		body.succeeded(list(f[7]), authority)

		b.claim(body.Name, i, official)
		for _, n := range list(f[3]) {
			b.claim(n, i, listed)
		}
		kinds := []string{body.Type}
		if strings.HasSuffix(body.Name, " County Council") && body.Type != "CTY" {
			kinds = []string{"COUNTY"}
		}
		for _, k := range kinds {
			t := b.forms.Types[k]
			for n, place := range places {
				for rank, patterns := range [][]string{t.Typed, t.Loose} {
					b.claimPatterns(patterns, place, i, typed+int8(rank))
					if short := b.shorten(place); short != "" && n == 0 {
						b.claimPatterns(patterns, short, i, typed+int8(rank)+shortPlace)
					}
				}
			}
		}
		for _, place := range places {
			b.area(place, i)
		}
		return nil
	})
}

func (b *builder) claimPatterns(patterns []string, place string, body int32, rank int8) {
	for _, p := range patterns {
		b.claim(strings.Replace(p, hole, place, 1), body, rank)
	}
}

// shorten leaves out the part of a place that people leave out; empty when there is none.
func (b *builder) shorten(place string) string {
	for _, s := range b.forms.Shortened {
		if i := strings.Index(place, s); i > 0 {
			return place[:i]
		}
	}
	return ""
}

// area makes a place of the area of a council. Where several councils have or had a place
// of that name, it belongs to the one that still exists; to none, if that is not one.
// A region of a combined authority leaves its name to the council within it.
func (b *builder) area(name string, body int32) {
	now := &b.lex.bodies[body]
	i, known := b.placeOf[Fold(name)]
	if !known {
		i = b.place(Place{Name: name, Kind: "area", Country: "GB", Code: now.Code})
		for _, v := range variants(name) {
			b.placeForm(v, i)
		}
		return
	}
	p := &b.lex.places[i]
	if p.Code == now.Code {
		return
	}
	then := b.lex.bodies[b.lex.byCode[p.Code]]
	switch {
	case p.Code == "":
	case then.Type == "COMB" && now.Type != "COMB", now.End == "" && then.End != "" && now.Type != "COMB":
		p.Code = now.Code
	case now.Type == "COMB" && then.Type != "COMB", now.End != "" && then.End == "":
	default:
		p.Code = ""
	}
}
