package main

import (
	"cmp"
	"io"
	"io/fs"
	"slices"
	"strings"

	"tenure/extract/lexicon"
)

const bodyHeader = `# Public bodies of the United Kingdom: NHS trusts, clinical commissioning groups, integrated care boards, police forces, government organisations.
# Made by extract/lexicon/internal/import from GOV.UK registers (Open Government Licence 3.0); names of NHS trusts and boards from NHS names (CC0).
# forms: other names of the body. A form of one word is matched as it is written; one after '?' is an everyday word too and is not matched where a sentence begins.
# code	name	kind	place	forms	start	end	successor
`

type body struct{ code, name, kind, place, forms, start, end, successor string }

func bodies(w io.Writer, src fs.FS) error {
	var all []body
	for _, from := range []func(fs.FS) ([]body, error){groups, boards, trusts, forces, departments} {
		b, err := from(src)
		if err != nil {
			return err
		}
		all = append(all, b...)
	}
	var lines []string
	for _, b := range all {
		lines = append(lines, strings.Join([]string{b.code, b.name, b.kind, b.place, b.forms, b.start, b.end, b.successor}, "\t"))
	}
	slices.Sort(lines)
	_, err := io.WriteString(w, bodyHeader+strings.Join(slices.Compact(lines), "\n")+"\n")
	return err
}

// lastDayOfGroups is the day on which the Health and Care Act 2022 ended them all; the
// register was closed before.
const lastDayOfGroups = "2022-06-30"

// groups are the clinical commissioning groups.
func groups(src fs.FS) ([]body, error) {
	t, err := read(src, "registers/clinical-commissioning-group.tsv", "clinical-commissioning-group", "name", "end-date", "start-date")
	if err != nil {
		return nil, err
	}
	var all []body
	for _, row := range t.rows {
		place := strings.TrimSuffix(strings.TrimPrefix(title(strings.ReplaceAll(t.get(row, "name"), " & ", " and ")), "NHS "), " CCG")
		all = append(all, body{
			code: "clinical-commissioning-group:" + t.get(row, "clinical-commissioning-group"), name: "NHS " + place + " CCG", kind: "nhs", place: place,
			forms: place + " CCG|" + place + " Clinical Commissioning Group|NHS " + place + " Clinical Commissioning Group|NHS " + place,
			start: t.get(row, "start-date"), end: cmp.Or(t.get(row, "end-date"), lastDayOfGroups),
		})
	}
	return all, nil
}

// boards are the integrated care boards.
func boards(src fs.FS) ([]body, error) {
	t, err := read(src, "registers/nhs-icbs.tsv", "name", "ods_code")
	if err != nil {
		return nil, err
	}
	var all []body
	for _, row := range t.rows {
		place := strings.TrimSuffix(strings.TrimPrefix(t.get(row, "name"), "NHS "), " ICB")
		all = append(all, body{
			code: "nhs-icb:" + t.get(row, "ods_code"), name: "NHS " + place + " Integrated Care Board", kind: "nhs", place: place,
			forms: place + " ICB|NHS " + place + " ICB|" + place + " Integrated Care Board|NHS " + place,
		})
	}
	return all, nil
}

// trusts are the NHS trusts of England.
func trusts(src fs.FS) ([]body, error) {
	t, err := read(src, "registers/nhs-trusts.tsv", "name", "ods_code")
	if err != nil {
		return nil, err
	}
	var all []body
	for _, row := range t.rows {
		name := t.get(row, "name")
		base := strings.TrimPrefix(strings.TrimSuffix(strings.TrimSuffix(name, " NHS Trust"), " NHS Foundation Trust"), "The ")
		forms := []string{base + " NHS Foundation Trust", base + " NHS Trust", base + " Foundation Trust", base + " Trust"}
		if ofHealth(base) {
			forms = append(forms, base)
		}
		forms = slices.DeleteFunc(forms, func(f string) bool { return f == name })
		all = append(all, body{code: "nhs-trust:" + t.get(row, "ods_code"), name: name, kind: "nhs", forms: strings.Join(forms, "|")})
	}
	return all, nil
}

// ofHealth says that the name of a trust, without the word, still tells that it is one.
func ofHealth(base string) bool {
	if len(strings.Fields(base)) < 2 {
		return false
	}
	for _, w := range []string{"Hospital", "Hospitals", "Health", "Healthcare", "Care", "Ambulance"} {
		if slices.Contains(strings.Fields(base), w) {
			return true
		}
	}
	return false
}

// forces are the police forces.
func forces(src fs.FS) ([]body, error) {
	t, err := read(src, "registers/police-force.tsv", "police-force", "name")
	if err != nil {
		return nil, err
	}
	var all []body
	for _, row := range t.rows {
		name := strings.ReplaceAll(t.get(row, "name"), " & ", " and ")
		place := name
		for _, end := range []string{" Constabulary", " Police Service", " Police"} {
			place = strings.TrimSuffix(place, end)
		}
		var forms []string
		switch {
		case name == "Metropolitan Police Service":
			forms, place = []string{"Metropolitan Police", "Met Police", "Scotland Yard", "New Scotland Yard"}, "London"
		case strings.HasPrefix(name, "Police Service of "):
			place = strings.TrimPrefix(name, "Police Service of ")
			forms = []string{"PSNI"}
		default:
			forms = []string{place + " Police", place + " Constabulary", place + " Police Force", place + " Police Service"}
			forms = slices.DeleteFunc(forms, func(f string) bool { return f == name })
		}
		all = append(all, body{code: "police-force:" + t.get(row, "police-force"), name: name, kind: "police", place: place, forms: strings.Join(forms, "|")})
	}
	return all, nil
}

// kindOf maps the register's type of a government organisation to our kinds.
var kindOf = map[string]string{
	"Ministerial department": "government", "Non-ministerial department": "government", "Executive agency": "government", "Executive office": "government",
	"Devolved administration": "government", "Civil Service": "government", "Court": "court", "Tribunal non-departmental public body": "court",
}

// namedKinds are the kinds of organisations that the register's type does not tell: whole
// names, or beginnings and endings where '…' stands for the rest.
var namedKinds = map[string][]string{
	"nhs":     {"NHS …", "Public Health Wales", "Public Health England", "Health Education England", "Health Research Authority"},
	"council": {"… National Park Authority", "Broads Authority"},
	"media":   {"BBC", "S4C", "Channel 4"},
	"police":  {"Civil Nuclear Constabulary", "National Crime Agency", "Serious Organised Crime Agency", "Ministry of Defence Police", "British Transport Police"},
	"company": {"Royal Mail"},
	"school":  {"University …", "… University"},
	"charity": {"National Trust"},
	"regulator": {
		"Ofsted", "Ofgem", "Ofqual", "Ofcom", "Oftel", "Estyn", "Monitor", "The Water Services Regulation Authority", "The Charity Commission", "Charity Commission",
		"Office of Rail Regulation", "Office of Rail and Road", "Food Standards Agency", "Care Quality Commission", "Gambling Commission", "The Electoral Commission",
		"Information Commissioner's Office", "Equality and Human Rights Commission", "Financial Conduct Authority", "Payment Systems Regulator", "Regulator of Social Housing",
		"The Pensions Regulator", "Competition and Markets Authority", "Competition Commission", "Office of Fair Trading", "Human Fertilisation and Embryology Authority",
		"Human Tissue Authority", "Health and Safety Executive", "Office for Nuclear Regulation", "Oil and Gas Authority", "Security Industry Authority", "Audit Commission",
		"Independent Police Complaints Commission", "Local Government Ombudsman", "Parliamentary and Health Service Ombudsman", "Prisons and Probation Ombudsman",
		"Housing Ombudsman Service", "Civil Aviation Authority", "UK Statistics Authority", "Medicines and Healthcare products Regulatory Agency",
		"Professional Standards Authority for Health and Social Care", "Independent Parliamentary Standards Authority", "HM Inspectorate …", "HM Crown Prosecution Service Inspectorate",
		"Boundary Commission …", "Local Government Boundary Commission …", "Legal Services Board", "Office for Students", "Broadcasting Standards Commission",
	},
}

// departments are the government organisations.
func departments(src fs.FS) ([]body, error) {
	t, err := read(src, "registers/govuk-organisations.tsv", "government-organisation", "abbreviation", "government-organisation-type", "name")
	if err != nil {
		return nil, err
	}
	short := map[string]int{}
	for _, row := range t.rows {
		short[t.get(row, "abbreviation")]++
	}
	seen := map[string]bool{}
	var all []body
	for _, row := range t.rows {
		name, kind := strings.ReplaceAll(t.get(row, "name"), "’", "'"), kindOf[t.get(row, "government-organisation-type")]
		if strings.HasPrefix(name, "Police Service of ") { // in the register of forces too
			continue
		}
		if strings.ContainsAny(name, "()") || strings.HasSuffix(strings.ToLower(name), "profession") || seen[lexicon.Fold(name)] {
			continue // notes in brackets are the register's; professions are no bodies
		}
		seen[lexicon.Fold(name)] = true
		for k, marks := range namedKinds {
			for _, m := range marks {
				if name == m || strings.HasSuffix(m, " …") && strings.HasPrefix(name, m[:len(m)-len("…")]) || strings.HasPrefix(m, "… ") && strings.HasSuffix(name, m[len("…"):]) {
					kind = k
				}
			}
		}
		if kind == "" {
			kind = "other"
		}
		var forms []string
		if plain, ok := strings.CutPrefix(name, "The "); ok {
			forms = append(forms, plain)
		}
		for _, hm := range []string{"HM ", "Her Majesty's ", "His Majesty's "} {
			if rest, ok := strings.CutPrefix(name, hm); ok {
				forms = append(forms, "HM "+rest, "His Majesty's "+rest, "Her Majesty's "+rest)
			}
		}
		forms = slices.DeleteFunc(forms, func(f string) bool { return f == name })
		abbr := strings.TrimPrefix(t.get(row, "abbreviation"), "the ")
		switch {
		case abbr == "" || abbr == name || len(abbr) < 3 || short[t.get(row, "abbreviation")] > 1:
		case strings.ToUpper(abbr) == abbr && !strings.Contains(everyday, " "+abbr+" "), strings.Contains(mixedShort, " "+abbr+" "):
			forms = append(forms, abbr)
		}
		all = append(all, body{code: "government-organisation:" + t.get(row, "government-organisation"), name: name, kind: kind, forms: strings.Join(forms, "|")})
	}
	return all, nil
}

// everyday are abbreviations that are words in a headline, or mean something else more often.
const everyday = " BIG SAC MAC PAT TAB CAT VAP TAP DOR COM COT ICE MAN TIP ARB GEM IRC TLS TTT VAM LEASE BIT ECO COP OBE ODA PAB SPA DAR FOS OPS SFA DSG PPE DSA STA HTA SIA SLC NFA WO TPC NHM FCC GLA CCC "

// mixedShort are abbreviations with small letters that newspapers use.
const mixedShort = " DfE Defra Dstl Acas Ofwat Cefas "
