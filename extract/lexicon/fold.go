package lexicon

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold is the form in which names are compared: compatibility forms made plain (NFKC),
// lower case, diacritics stripped, '&' read as 'and', a possessive 's dropped, all
// other punctuation turned to spaces and runs of spaces to one. 'Zoë O’Brien’s' becomes
// 'zoe o brien'.
//
// Folding is idempotent. Marks that a script writes its vowels with (Devanagari, Thai)
// and the Japanese voicing marks are letters, not diacritics, and stay.
func Fold(s string) string {
	if folded(s) {
		return s
	}
	if ascii(s) {
		return foldASCII(s)
	}
	return foldUnicode(s)
}

// folded says that s is plain lower-case words already, the common case for keys that
// are folded twice.
func folded(s string) bool {
	space := true // at the start, or after a space
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
			space = false
		case c == ' ' && !space:
			space = true
		default:
			return false
		}
	}
	return s == "" || !space
}

func ascii(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func foldASCII(s string) string {
	b := make([]byte, 0, len(s)+4)
	for i := 0; i < len(s); i++ {
		c := s[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		switch {
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
			b = append(b, c)
		case c == '&':
			b = append(space(b), "and "...)
		case c == '\'' && len(b) > 0 && b[len(b)-1] != ' ' && possessive(s[i+1:]):
			i++
		default:
			b = space(b)
		}
	}
	return strings.TrimSuffix(string(b), " ")
}

// space ends a word, unless none has begun.
func space(b []byte) []byte {
	if len(b) > 0 && b[len(b)-1] != ' ' {
		return append(b, ' ')
	}
	return b
}

// possessive says that rest, which follows an apostrophe, is the s of a possessive.
func possessive(rest string) bool {
	if rest == "" || rest[0] != 's' && rest[0] != 'S' {
		return false
	}
	r, _ := utf8.DecodeRuneInString(rest[1:])
	return len(rest) == 1 || !unicode.In(r, unicode.L, unicode.N, unicode.M)
}

func foldUnicode(s string) string {
	d := lowerStripped(s)
	b := make([]byte, 0, len(d)+4)
	for i := 0; i < len(d); {
		r, n := utf8.DecodeRuneInString(d[i:])
		switch {
		case r == utf8.RuneError && n == 1: // not UTF-8: a byte that is no letter
			b = space(b)
		case r == '&':
			b = append(space(b), "and "...)
		case apostrophe(r) && len(b) > 0 && b[len(b)-1] != ' ' && possessive(d[i+n:]):
			n++
		case !apostrophe(r) && unicode.In(r, unicode.L, unicode.N, unicode.M):
			b = utf8.AppendRune(b, r)
		default:
			b = space(b)
		}
		i += n
	}
	// What stands at either side of dropped punctuation may now compose.
	return lowerStripped(strings.TrimSuffix(string(b), " "))
}

// lowerStripped decomposes, strips diacritics, lowers and recomposes, until nothing
// changes: the lower case of a few letters has a mark of its own.
func lowerStripped(s string) string {
	for range 4 { // two rounds are enough for every letter of Unicode 15
		var b strings.Builder
		b.Grow(len(s))
		for _, r := range norm.NFKD.String(s) {
			if unicode.Is(unicode.Mn, r) && unicode.Is(unicode.Inherited, r) && r != '\u3099' && r != '\u309A' {
				continue
			}
			if p := plain(r); p != "" {
				b.WriteString(p)
				continue
			}
			b.WriteRune(unicode.ToLower(r))
		}
		next := norm.NFKC.String(b.String())
		if next == s {
			return s
		}
		s = next
	}
	return s
}

// plain is the everyday spelling of letters that do not decompose; "" for all others.
func plain(r rune) string {
	switch r {
	case 'ø', 'Ø':
		return "o"
	case 'ł', 'Ł':
		return "l"
	case 'đ', 'Đ', 'ð', 'Ð':
		return "d"
	case 'æ', 'Æ':
		return "ae"
	case 'œ', 'Œ':
		return "oe"
	case 'ß', 'ẞ':
		return "ss"
	case 'þ', 'Þ':
		return "th"
	case 'ı':
		return "i"
	case 'ħ', 'Ħ':
		return "h"
	}
	return ""
}

// apostrophe says that r is written for an apostrophe. The modifier letters are letters
// to Unicode, but names are written with them in its stead.
func apostrophe(r rune) bool {
	switch r {
	case '\'', '’', '‘', 'ʼ', 'ʻ', '`', '´', '＇':
		return true
	}
	return false
}
