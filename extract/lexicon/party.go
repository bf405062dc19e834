package lexicon

import (
	"fmt"
	"io/fs"
	"strings"
)

// partyEntry is a party in parties.yaml.
type partyEntry struct {
	Name      string   `yaml:"name"`
	Country   string   `yaml:"country"`
	Forms     []string `yaml:"forms"`     // beside the name itself
	Everyday  []string `yaml:"everyday"`  // words of every day too: not where a sentence begins
	Bracketed []string `yaml:"bracketed"` // inside brackets only
}

func (b *builder) readParties(dir fs.FS, file string) error {
	var all []partyEntry
	want := "a list of parties: name, country, forms, everyday, bracketed"
	if err := readYAML(dir, file, want, &all); err != nil {
		return err
	}
	for n, e := range all {
		if e.Name == "" {
			return &DataError{File: file, What: fmt.Sprintf("party %d has no name", n+1), Want: want}
		}
		i, known := b.partyOf[e.Name]
		if !known {
			i = int32(len(b.lex.parties))
			b.partyOf[e.Name] = i
			b.lex.parties = append(b.lex.parties, Party{Name: e.Name, Country: e.Country})
		}
		everyday := map[string]bool{}
		for _, p := range e.Everyday {
			everyday[p] = true
			f := named(p, i, 0)
			f.everyday = true
			b.lex.party.add(p, f)
		}
		for _, p := range append([]string{e.Name}, e.Forms...) {
			if !everyday[p] {
				for _, v := range variants(p) {
					b.lex.party.add(v, named(v, i, 0))
				}
			}
		}
		for _, p := range e.Bracketed {
			f := named(p, i, 1)
			f.bracketed = true
			b.lex.party.add(p, f)
		}
	}
	return nil
}

// honorificsFile is honorifics.yaml.
type honorificsFile struct {
	Honorifics []struct {
		Kind    string   `yaml:"kind"`
		AnyCase bool     `yaml:"anycase"` // no other word: 'cllr' counts as 'Cllr' does
		Gender  string   `yaml:"gender"`
		Forms   []string `yaml:"forms"`
		Plural  []string `yaml:"plural"`
	} `yaml:"honorifics"`
	Postnominals []string `yaml:"postnominals"`
}

func (b *builder) readHonorifics(dir fs.FS, file string) error {
	var all honorificsFile
	want := "the keys are honorifics (a list of kind, anycase, gender, forms, plural) and postnominals"
	if err := readYAML(dir, file, want, &all); err != nil {
		return err
	}
	for n, e := range all.Honorifics {
		if e.Kind == "" || e.Gender != "" && e.Gender != "m" && e.Gender != "f" {
			return &DataError{File: file, What: fmt.Sprintf("honorifics %d: kind %q, gender %q", n+1, e.Kind, e.Gender), Want: "give a kind, and m, f or nothing for the gender"}
		}
		for k, forms := range [][]string{e.Forms, e.Plural} {
			for _, p := range forms {
				i := int32(len(b.lex.honorifics))
				b.lex.honorifics = append(b.lex.honorifics, Honorific{Form: p, Kind: e.Kind, Plural: k == 1, Gender: e.Gender})
				b.lex.honorific.add(p, form{entry: i, capital: !e.AnyCase})
			}
		}
	}
	for _, p := range all.Postnominals {
		b.lex.postnominals[strings.ToLower(p)] = true
	}
	return nil
}
