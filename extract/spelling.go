package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"tenure/extract/token"
)

// capInside says that a capital stands inside a word behind a hyphen or apostrophe, or
// behind a small letter: al-Assad, d’Arcy, MSc.
func capInside(text string) bool {
	for i, c := range text {
		if i > 0 && unicode.IsUpper(c) {
			return true
		}
	}
	return false
}

// particled says that a word in small letters is a particle and a name in one: al-Assad,
// d’Arcy.
func particled(norm, text string) bool {
	if !capInside(text) {
		return false
	}
	i := strings.IndexAny(norm, "-'")
	if i < 1 {
		return false
	}
	switch norm[:i] {
	case "al", "el", "ul", "as", "ad", "an", "ar", "ash", "at", "az", "bin", "ibn", "d", "l", "de", "di", "van", "von", "ben", "abu":
		return true
	}
	return false
}

// glued says that two words stand together by a slip or are a trade mark: CCGMark,
// MarineTraffic, but not McHale, O’Brien, DiMarco.
func glued(text string) bool {
	upper := 0 // capitals in a row
	small := 0 // letters since the last capital or mark
	lead := "" // the first part
	for i, c := range text {
		switch {
		case unicode.IsUpper(c):
			if small > 0 && i > 0 {
				if lead == "" {
					lead = text[:i]
				}
				if !smallLead(lead) {
					return true
				}
			}
			upper++
			small = 0
		case unicode.IsLower(c):
			if upper >= 3 {
				return true
			}
			upper = 0
			small++
		default:
			upper, small, lead = 0, 0, ""
		}
	}
	return false
}

func smallLead(lead string) bool {
	switch lead {
	case "Mc", "Mac", "De", "Di", "Du", "Da", "Del", "Della", "La", "Le", "Van", "Von", "Fitz", "St", "O", "D", "Ap", "Al", "El", "Lo", "Des", "Dos":
		return true
	}
	return utf8.RuneCountInString(lead) == 2 && lead[0] != 'E' // JoAnn, LeBron
}

func isOpenQuote(t string) bool { return t == "“" || t == "\"" || t == "‘" || t == "'" || t == "(" }
func isCloseQuote(t string) bool {
	return t == "”" || t == "\"" || t == "’" || t == "'" || t == ")"
}

// nameOf is the name as it stands, without nicknames in quotes and all capitals.
func (s *state) nameOf(r run) string {
	var b strings.Builder
	all := true // in capitals
	for i := r.first; i < r.core; i++ {
		all = all && (s.doc.Tokens[i].Kind == token.Upper || s.doc.Tokens[i].Kind == token.Initial)
	}
	if r.nick >= 0 {
		b.WriteString(s.doc.Tokens[r.nick].Text)
	}
	for i := r.first; i < r.core; i++ {
		t := &s.doc.Tokens[i]
		if isOpenQuote(t.Text) && i > r.first {
			for i+1 < r.core && !isCloseQuote(s.doc.Tokens[i+1].Text) {
				i++
			}
			i++
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		if all && t.Kind == token.Upper && len(t.Text) > 1 && s.isName(t.Norm) {
			b.WriteString(capitalise(t.Text))
		} else {
			b.WriteString(properCase(t))
		}
	}
	return b.String()
}

func (s *state) isName(norm string) bool {
	known, _ := s.x.lex.Forename(norm)
	return known || s.x.lex.Surname(norm)
}

// properCase writes a word in capitals as a name is written: DUNMARSH, Dunmarsh.
func properCase(t *token.Token) string {
	if t.Kind != token.Upper || utf8.RuneCountInString(t.Text) < 4 {
		return t.Text
	}
	return capitalise(t.Text)
}

func capitalise(text string) string {
	var b strings.Builder
	up := true
	for _, c := range text {
		if up {
			b.WriteString(strings.ToUpper(string(c)))
		} else {
			b.WriteString(strings.ToLower(string(c)))
		}
		up = c == '-' || c == '\'' || c == '’'
	}
	return b.String()
}
