package lexicon

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

var placeKinds = []string{"area", "town", "city", "county", "state", "country", "region"}

// place adds a place.
func (b *builder) place(p Place) int32 {
	i := int32(len(b.lex.places))
	b.lex.places = append(b.lex.places, p)
	if key := Fold(p.Name); key != "" {
		if _, known := b.placeOf[key]; !known {
			b.placeOf[key] = i
		}
	}
	return i
}

func (b *builder) placeForm(phrase string, place int32) {
	f := named(phrase, place, 0)
	b.lex.place.add(phrase, f)
}

// readPlaces reads the table of places. A place that is known already, as the area of a
// council or a country, keeps what is known of it and gains the forms.
func (b *builder) readPlaces(dir fs.FS, file string) error {
	columns := []string{"name", "kind", "country", "code", "forms"}
	return eachRow(dir, file, columns, 3, func(_ int, f []string) error {
		if !slices.Contains(placeKinds, f[1]) {
			return &DataError{What: fmt.Sprintf("no kind %q", f[1]), Want: "the kinds are " + strings.Join(placeKinds, ", ")}
		}
		if err := country(f[2]); err != nil {
			return err
		}
		i, known := b.placeOf[Fold(f[0])]
		if !known {
			i = b.place(Place{Name: f[0], Kind: f[1], Country: f[2], Code: f[3]})
			for _, v := range variants(f[0]) {
				b.placeForm(v, i)
			}
		} else if f[3] != "" {
			b.lex.places[i].Code = f[3]
		}
		for _, form := range list(f[4]) {
			b.placeForm(form, i)
		}
		return nil
	})
}

func country(code string) error {
	if len(code) == 2 && code == strings.ToUpper(code) {
		return nil
	}
	return &DataError{What: fmt.Sprintf("%q is no code of a country", code), Want: "write the two capitals of ISO 3166, such as GB"}
}

// readCountries reads the table of countries.
func (b *builder) readCountries(dir fs.FS, file string) error {
	columns := []string{"code", "name", "forms", "demonyms"}
	return eachRow(dir, file, columns, 2, func(_ int, f []string) error {
		if err := country(f[0]); err != nil {
			return err
		}
		i, known := b.countryOf[f[0]]
		if !known {
			i = int32(len(b.lex.countries))
			b.countryOf[f[0]] = i
			b.lex.countries = append(b.lex.countries, Country{Code: f[0], Name: f[1]})
		}
		p, seen := b.placeOf[Fold(f[1])]
		if !seen {
			p = b.place(Place{Name: f[1], Kind: "country", Country: f[0]})
		}
		for _, n := range append([]string{f[1]}, list(f[2])...) {
			b.placeForm(n, p)
			b.lex.country.add(n, named(n, i, 0))
		}
		for _, n := range list(f[3]) {
			d := named(n, i, 1)
			d.late = true
			b.lex.country.add(n, d)
		}
		return nil
	})
}
