package eval

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Two readers of one article seldom write a name or a title letter for letter alike. What
// follows says when what they wrote is the same; a person is told by surname and
// forename, a role by most of its words, a body by the words that set it apart.

var (
	honorifics   = set("king queen prince princess president pope cllr coun councillor cllrs mr mrs ms miss dr prof professor sir dame lord lady baroness rev reverend ald alderman the hon rt right honourable bailie provost")
	postnominals = set("jr sr ii iii mp msp ms mla cbe obe mbe dl jp qc kc phd")
	roleStop     = set("of for the and to a an s with on in at")
	orgStop      = set("the of council borough city county district metropolitan and s royal")
	partyStop    = set("party group")
	acronymStop  = set("of and the for")
	roleSame     = map[string]string{
		"chairman": "chair", "chairwoman": "chair", "chairperson": "chair", "cllr": "councillor", "coun": "councillor", "councillors": "councillor",
		"vice": "deputy", "childrens": "children", "peoples": "people", "spokeswoman": "spokesperson", "spokesman": "spokesperson",
		"headmaster": "headteacher", "holder": "member", "ceo": "chief executive", "adults": "adult",
	}
	partySame = map[string]string{
		"tory": "conservative", "tories": "conservative", "conservatives": "conservative", "greens": "green",
		"democrat": "democratic", "democrats": "democratic", "republicans": "republican", "snp": "scottish national",
	}
)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// fold makes case, compatibility forms and curly apostrophes plain, and drops a
// possessive 's.
func fold(s string) string {
	s = norm.NFKC.String(s)
	s = strings.NewReplacer("’", "'", "‘", "'").Replace(s)
	s = cases.Fold().String(s)
	var b strings.Builder
	for {
		i := strings.Index(s, "'s")
		if i < 0 {
			b.WriteString(s)
			return b.String()
		}
		b.WriteString(s[:i])
		rest := s[i+2:]
		if r, _ := utf8.DecodeRuneInString(rest); rest != "" && wordRune(r) {
			b.WriteString("'s")
		}
		s = rest
	}
}

func wordRune(r rune) bool { return r == '_' || letterOrNumber(r) }

func letterOrNumber(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// words of a folded text.
func words(s string) []string {
	s = strings.ReplaceAll(fold(s), "'", "")
	return strings.FieldsFunc(s, func(r rune) bool { return !letterOrNumber(r) })
}

func textKey(s string) string { return strings.Join(strings.Fields(fold(s)), " ") }

// name is a person's name, without what stands before and behind it.
func name(s string) []string {
	w := words(s)
	for len(w) > 1 && honorifics[w[0]] {
		w = w[1:]
	}
	for len(w) > 1 && postnominals[w[len(w)-1]] {
		w = w[:len(w)-1]
	}
	return w
}

// samePerson is 3 for the same name, 2 for one that fits, 1 for a surname alone, else 0.
func samePerson(a, b []string) int {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	if slices.Equal(a, b) {
		return 3
	}
	if a[len(a)-1] != b[len(b)-1] {
		// A double surname given in half.
		if len(a) > 1 && len(b) > 1 && a[0] == b[0] && (slices.Contains(b[1:], a[len(a)-1]) || slices.Contains(a[1:], b[len(b)-1])) {
			return 2
		}
		return 0
	}
	if len(a) == 1 || len(b) == 1 {
		return 1
	}
	ra, na := utf8.DecodeRuneInString(a[0])
	rb, nb := utf8.DecodeRuneInString(b[0])
	if a[0] == b[0] || ra == rb && (na == len(a[0]) || nb == len(b[0])) {
		return 2
	}
	return 0
}

// role is the set of words of a title that count.
func role(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range words(strings.ReplaceAll(fold(s), "head teacher", "headteacher")) {
		if same, ok := roleSame[w]; ok {
			w = same
		}
		if !roleStop[w] {
			for _, part := range strings.Fields(w) {
				out[part] = true
			}
		}
	}
	return out
}

// overlap is how much two sets share: 0 when one is empty, 1 when they are equal.
func overlap(a, b map[string]bool) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	both := shared(a, b)
	return float64(both) / float64(len(a)+len(b)-both)
}

func shared(a, b map[string]bool) int {
	n := 0
	for w := range a {
		if b[w] {
			n++
		}
	}
	return n
}

// body is a name of an organisation, made ready for comparison.
type body struct {
	open    bool // the name is left open
	key     map[string]bool
	joined  string // all words without spaces
	acronym string
}

func newBody(s *string) body {
	if s == nil {
		return body{open: true}
	}
	b := body{key: orgKey(*s)}
	for _, w := range words(*s) {
		b.joined += w
		if !acronymStop[w] {
			r, _ := utf8.DecodeRuneInString(w)
			b.acronym += string(r)
		}
	}
	return b
}

// orgKey is the set of words of a name that tell it from others; parties are written in
// one way.
func orgKey(s string) map[string]bool {
	all := words(s)
	out := map[string]bool{}
	for i := 0; i < len(all); i++ {
		w := all[i]
		if (w == "lib" || w == "liberal") && i+1 < len(all) {
			switch all[i+1] {
			case "dem", "dems", "democrat", "democrats":
				out["liberaldemocrat"] = true
				i++
				continue
			}
		}
		if partyStop[w] {
			continue
		}
		if same, ok := partySame[w]; ok {
			w = same
		}
		for _, part := range strings.Fields(w) {
			if !orgStop[part] {
				out[part] = true
			}
		}
	}
	if len(out) == 0 {
		for _, w := range all {
			out[w] = true
		}
	}
	return out
}

// sameBody says that what was read names the body that gold names.
func sameBody(gold, read body) bool {
	if gold.open {
		return true
	}
	if read.open {
		return false
	}
	both := shared(gold.key, read.key)
	if both == len(gold.key) && both == len(read.key) {
		return true
	}
	if gold.joined != "" && read.joined != "" && (gold.acronym == read.joined || read.acronym == gold.joined) {
		return true
	}
	return both > 0 && (both == len(gold.key) || both == len(read.key)) && overlap(gold.key, read.key) >= 0.5
}
