package lexicon

import (
	"strings"
	"testing"
)

func TestCouncil(t *testing.T) {
	l := loaded(t)
	for name, code := range map[string]string{
		"St Helens Council": "SHN", "St Helens Borough Council": "SHN", "St Helens MBC": "SHN", "Metropolitan Borough of St Helens": "SHN",
		"St. Helens council": "SHN", "st helens metropolitan borough council": "SHN", "St Helens Council's": "SHN",
		"Cornwall Council": "CON", "Liverpool City Council": "LIV", "Liverpool Council": "LIV", "Hull City Council": "KHL",
		"Royal Borough of Kensington and Chelsea": "KEC", "the London Borough of Brent": "BEN", "Westminster City Council": "WSM",
		"City of York Council": "YOR", "York Council": "YOR", "Telford and Wrekin Council": "TFW",
		"Dorset County Council": "DOR", "Dorset Council": "DST", "Somerset County Council": "SOM", "Somerset Council": "SMT",
		"Buckinghamshire County Council": "BKM", "Buckinghamshire Council": "BUC",
		"Durham County Council": "DUR", "Northumberland Council": "NBL", "Highland Council": "HLD", "Western Isles Council": "ELS",
		"Warwickshire County Council": "WAR", "Warwick District Council": "WAW", "Warwick Council": "WAW",
		"Newcastle City Council": "NET", "Newcastle-under-Lyme Borough Council": "NEC", "Newcastle under Lyme Council": "NEC",
		"Southend-on-Sea City Council": "SOS", "Southend Council": "SOS", "Bradford Council": "BRD", "Bradford MDC": "BRD",
		"Greater London Authority": "GLA", "West Midlands Combined Authority": "WMCA", "Liverpool City Region Combined Authority": "LCR",
		"Merthyr Tydfil County Borough Council": "MTY", "Derry City Council": "NIR-A",

		"St Helens": "", "Leeds": "", "Cornwall": "", "Dunmarsh Council": "", "": "", "Council": "", "the council": "", "NHS England": "",
		"West Midlands Council": "", "St Helens County Council": "",
	} {
		got := ""
		if b := l.Council(name); b != nil {
			got = strings.TrimPrefix(b.Code, authority)
		}
		if got != code {
			t.Errorf("Council(%q) = %q, want %q", name, got, code)
		}
	}
}

// Every council is found by its official name and by each of its places with 'council'
// after it, in a text and on its own, but for the forms that do not tell which council
// they mean.
func TestEveryCouncil(t *testing.T) {
	b := built(t)
	l := b.done()
	unclear := map[string]bool{}
	for _, body := range l.bodies {
		if !strings.HasPrefix(body.Code, authority) {
			continue
		}
		if got := l.Council(body.Name); got == nil || got.Code != body.Code {
			t.Errorf("%s: its own name %q gives %v", body.Code, body.Name, got)
		}
		toks := tokens(body.Name)
		if n, got := l.Body(toks, 0); got == nil || got.Code != body.Code || n != len(toks) {
			t.Errorf("%s: its own name %q in a text gives %d, %v", body.Code, body.Name, n, got)
		}
		if body.Type == "COMB" || body.Type == "SRA" || body.Type == "CC" {
			continue
		}
		form := strings.TrimSuffix(body.Place, " Council") + " council"
		n, ok := b.names[Fold(form)]
		switch got := l.Council(form); {
		case !ok:
			t.Errorf("%s: %q is not known", body.Code, form)
		case n.tie:
			unclear[form] = true
			if got != nil {
				t.Errorf("%s: %q is unclear and gives %v", body.Code, form, got)
			}
		case got == nil:
			t.Errorf("%s: %q is not found", body.Code, form)
		case got.Code != body.Code && got.Place != body.Place && body.End == "":
			t.Errorf("%s: %q gives %s %s", body.Code, form, got.Code, got.Name)
		}
	}
	for form := range unclear {
		t.Logf("unclear: %s", form)
	}
	if len(unclear) > 5 {
		t.Errorf("%d unclear forms: look whether the names tell them apart", len(unclear))
	}
}

// The name of a place alone is never a body.
func TestPlacesAreNoBodies(t *testing.T) {
	b := built(t)
	l := b.done()
	for _, p := range l.places {
		toks := tokens(p.Name)
		if n, got := l.Body(append(tokens("in"), toks...), 1); got != nil && n == len(toks) && p.Name != got.Name {
			t.Errorf("the place %q is taken for %s %s", p.Name, got.Code, got.Name)
		}
	}
}

func TestNames(t *testing.T) {
	l := loaded(t)
	for norm, want := range map[string][2]bool{
		"susan": {true, false}, "siobhan": {true, false}, "siân": {true, false}, "gareth": {true, false}, "zoë": {true, false}, "muhammad": {true, false},
		"will": {true, true}, "april": {true, true}, "rose": {true, true}, "grant": {true, true}, "anne-marie": {true, false},
		"dunmarsh": {false, false}, "council": {false, false}, "": {false, false}, "-": {false, false}, "anne-dunmarsh": {false, false},
	} {
		if known, word := l.Forename(norm); known != want[0] || word != want[1] {
			t.Errorf("Forename(%q) = %v, %v, want %v", norm, known, word, want)
		}
	}
	for norm, want := range map[string]bool{"smith": true, "o'brien": true, "o’brien": true, "mccarthy": true, "patel": true, "cavanagh-smith": true, "begum": true, "qwzx": false} {
		if l.Surname(norm) != want {
			t.Errorf("Surname(%q) = %v", norm, !want)
		}
	}
	if l.SurnameFrequency("smith") <= l.SurnameFrequency("pennington") || l.SurnameFrequency("qwzx") != 0 {
		t.Error("Smith is not commoner than Pennington")
	}
	if l.ForenameFrequency("john") <= l.ForenameFrequency("nigel") || l.ForenameFrequency("nigel") == 0 {
		t.Error("John is not commoner than Nigel")
	}
}
