package main

import (
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"tenure/extract/lexicon"
)

const councilHeader = `# Local authorities of the United Kingdom, past and present.
# Made by extract/lexicon/internal/import from mySociety, UK local authority names and codes 1.6.1 (CC BY 4.0).
# places: what the council is the council of. names: its names beside the official one.
# code	name	places	names	gss	start	end	replaced-by	nation	type
`

func councils(w io.Writer, src fs.FS) error {
	t, err := read(src, "councils/uk_local_authorities_current.csv",
		"local-authority-code", "official-name", "nice-name", "alt-names", "gss-code", "start-date", "end-date", "replaced-by", "nation", "local-authority-type")
	if err != nil {
		return err
	}
	more, err := read(src, "councils/lookup_name_to_registry.csv", "la-name", "local-authority-code")
	if err != nil {
		return err
	}
	alt := map[string][]string{}
	for _, row := range more.rows {
		code := more.get(row, "local-authority-code")
		alt[code] = append(alt[code], strings.TrimSpace(more.get(row, "la-name")))
	}
	var lines []string
	for _, row := range t.rows {
		code, official := t.get(row, "local-authority-code"), t.get(row, "official-name")
		all := append([]string{official, t.get(row, "nice-name")}, splitAlt(t.get(row, "alt-names"), alt[code])...)
		if !named(official) { // 'Liverpool City Region'
			for _, n := range all {
				if named(n) {
					official = title(n)
					break
				}
			}
		}
		places, names := sortNames(official, all)
		lines = append(lines, strings.Join([]string{
			code, official, strings.Join(places, "|"), strings.Join(names, "|"), t.get(row, "gss-code"), t.get(row, "start-date"), t.get(row, "end-date"),
			strings.ReplaceAll(t.get(row, "replaced-by"), ",", "|"), t.get(row, "nation"), t.get(row, "local-authority-type"),
		}, "\t"))
	}
	slices.Sort(lines)
	_, err = io.WriteString(w, councilHeader+strings.Join(lines, "\n")+"\n")
	return err
}

// splitAlt splits a list joined by commas of names that have commas of their own: the
// list of names from the other file says which pieces belong together.
func splitAlt(joined string, whole []string) []string {
	var out []string
	byLength := slices.Clone(whole)
	slices.SortStableFunc(byLength, func(a, b string) int { return len(b) - len(a) })
	for joined != "" {
		name, rest, _ := strings.Cut(joined, ",")
		for _, n := range byLength {
			if n != "" && strings.HasPrefix(joined, n) && (len(joined) == len(n) || joined[len(n)] == ',') {
				name, rest = n, strings.TrimPrefix(joined[len(n):], ",")
				break
			}
		}
		out = append(out, strings.TrimSpace(name))
		joined = rest
	}
	return append(out, whole...)
}

// bodyWords end or begin the name of a council; without them it is a place.
var (
	bodyEndings = []string{
		"combined county authority", "mayoral combined authority", "combined authority", "county borough council", "metropolitan borough council",
		"metropolitan district council", "city and district council", "county council", "borough council", "district council", "city council", "islands council",
		"corporation", "authority", "council", "county borough", "london boro", "mbc", "mdc", "cca", "mca", "ua", "ca",
	}
	bodyBeginnings = []string{
		"the ", "royal borough of ", "london borough of ", "borough council of ", "city and county of ", "council of the ", "county of ", "borough of ", "city of ",
	}
	// vague endings tell apart a place in a table, but nobody says them.
	vagueEndings = []string{" district", " county", " city"}
)

// sortNames sorts all names of a council into places and names of the body.
func sortNames(official string, all []string) (places, names []string) {
	seenPlace, seenName := map[string]bool{}, map[string]bool{lexicon.Fold(official): true}
	for _, n := range all {
		n = strings.TrimSpace(strings.ReplaceAll(n, " & ", " and "))
		if n == "" || strings.ContainsAny(n, "ï\ufffd()") {
			continue // broken encoding, or a note
		}
		if before, after, ok := strings.Cut(n, ", "); ok { // 'Bristol, City of'
			if after = strings.ToLower(after); strings.HasSuffix(after, " of") {
				n = after + " " + before
			}
		}
		n = title(n)
		if strings.HasSuffix(n, " of") {
			continue // 'Bristol City of': the list has it in the right order as well
		}
		if p := place(n); broken[strings.ToLower(n)] == "" && p != "" && !seenPlace[lexicon.Fold(p)] {
			seenPlace[lexicon.Fold(p)] = true
			places = append(places, p)
		}
		if named(n) && broken[strings.ToLower(n)] == "" && !seenName[lexicon.Fold(n)] {
			seenName[lexicon.Fold(n)] = true
			names = append(names, n)
		}
	}
	return places, names
}

// broken are entries of the lists that are no names, and why.
var broken = map[string]string{
	"ynys mn": "lost a letter", "aberdeen c ity": "mistyped", "aberdeen cuty": "mistyped", "highands": "mistyped", "glasgow city coucil": "mistyped",
	"ease dunbartonshire": "mistyped", "east dunbaronshire": "mistyped", "east dunnbartonshire": "mistyped", "south ayshire": "mistyped",
	"east midlands cc": "another body", "yorkshire and the humber ca": "another region", "yorkshire and the humber mca": "another region",
	"sheffield city ca": "a city, not the region", "liverpool city ca": "a city, not the region", "eilean": "a word, not a name", "rhondda": "a part", "cynon": "a part", "taff": "a part",
	"city of westminster london boro": "cut off", "king's lynn and west norfolk borough": "cut off", "down": "a word",
}

// named says that a name holds a word for the body, not for the place alone.
func named(n string) bool {
	low := strings.ToLower(n)
	for _, w := range []string{"council", "authority", "corporation", "london borough of", "royal borough of", "borough of", "comhairle", " mdc", " mbc"} {
		if strings.Contains(low, w) {
			return true
		}
	}
	return false
}

// place strips the words for the body from a name. 'City of London' stays whole, since
// 'London' is another place.
func place(n string) string {
	for _, e := range bodyEndings {
		if cut := len(n) - len(e) - 1; cut > 0 && strings.EqualFold(n[cut:], " "+e) {
			n = n[:cut]
			break
		}
	}
	for _, b := range bodyBeginnings {
		if len(n) > len(b) && strings.EqualFold(n[:len(b)], b) && !strings.EqualFold(n, "city of london") {
			n = n[len(b):]
		}
	}
	for _, v := range vagueEndings {
		if len(n) > len(v) && strings.EqualFold(n[len(n)-len(v):], v) {
			n = n[:len(n)-len(v)]
			break
		}
	}
	return capital(strings.TrimSpace(n))
}

// small words stay small inside a name.
const small = " of and the on upon in with for under le nan to by "

// title gives a name its capitals: 'ST HELENS CCG' and 'st helens ccg' become 'St Helens
// CCG'. Names in mixed case stay as they are.
func title(n string) string {
	if n != strings.ToLower(n) && n != strings.ToUpper(n) {
		return n
	}
	words := strings.Fields(strings.ToLower(n))
	for i, w := range words {
		if i > 0 && strings.Contains(small, " "+w+" ") {
			continue
		}
		switch w {
		case "nhs", "ccg", "icb", "ua", "mbc", "mdc":
			words[i] = strings.ToUpper(w)
			continue
		}
		parts := strings.Split(w, "-")
		for j, p := range parts {
			if p != "" && (j == 0 || !strings.Contains(small, " "+p+" ")) {
				parts[j] = capital(p)
			}
		}
		words[i] = strings.Join(parts, "-")
	}
	return strings.Join(words, " ")
}

func capital(w string) string {
	for i, r := range w {
		return fmt.Sprint(strings.ToUpper(string(r)), w[i+len(string(r)):])
	}
	return w
}
