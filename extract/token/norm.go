package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// lowerASCII gives a text with its ASCII capitals made small, byte for byte in place, so
// that most norms are slices of one string. A text without such capitals comes back as
// it is.
func lowerASCII(text string) string {
	first := 0
	for first < len(text) && (text[first] < 'A' || text[first] > 'Z') {
		first++
	}
	if first == len(text) {
		return text
	}
	var b strings.Builder
	b.Grow(len(text))
	b.WriteString(text[:first])
	for i := first; i < len(text); i++ {
		c := text[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		b.WriteByte(c)
	}
	return b.String()
}

// norm gives the Norm of text[start:end], a token that may keep a final full stop.
func (s *scanner) norm(start, end int, abbreviated bool) string {
	if abbreviated {
		end--
	}
	ascii, upper := true, false
	for i := start; i < end; i++ {
		c := s.text[i]
		if c >= utf8.RuneSelf {
			ascii = false
			break
		}
		if 'A' <= c && c <= 'Z' {
			upper = true
		}
	}
	switch {
	case !ascii:
		return normRunes(s.text[start:end])
	case upper:
		return s.lower[start:end]
	}
	return s.text[start:end]
}

// normRunes is the slow road of norm, for tokens with other characters than ASCII.
func normRunes(word string) string {
	switch word {
	case "’s", "’S":
		return "'s"
	case "’", "‘":
		return "'"
	case "“", "”":
		return `"`
	case "n’t":
		return "n't"
	}
	same := true
	for _, r := range word {
		if normRune(r) != r {
			same = false
			break
		}
	}
	if same {
		return word
	}
	return strings.Map(normRune, word)
}

// normRune maps a character to its form in a norm; soft hyphens go.
func normRune(r rune) rune {
	switch r {
	case '’', '‘', 'ʼ':
		return '\''
	case '“', '”':
		return '"'
	case '\u2010', '\u2011':
		return '-'
	case '\u00AD':
		return -1
	case utf8.RuneError:
		return r
	}
	return unicode.ToLower(r)
}

// kind decides the shape of a word or number. Initials keep their full stop.
func kind(word string) Kind {
	c := word[0]
	if 'a' <= c && c <= 'z' {
		return Lower
	}
	first, n := rune(c), 1
	if c >= utf8.RuneSelf {
		first, n = utf8.DecodeRuneInString(word)
	}
	switch {
	case unicode.IsDigit(first):
		return Number
	case currency(first) || apostrophe(first):
		if next, _ := utf8.DecodeRuneInString(word[n:]); unicode.IsDigit(next) {
			return Number
		} else if unicode.IsLetter(next) {
			return Lower
		}
		return Punct
	case !unicode.IsUpper(first) && !unicode.IsTitle(first):
		return Lower
	}
	letters := 1
	for i := n; i < len(word); {
		r, m := rune(word[i]), 1
		if r >= utf8.RuneSelf {
			r, m = utf8.DecodeRuneInString(word[i:])
		}
		if unicode.IsLower(r) {
			return Title
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			letters++
		}
		i += m
	}
	if letters == 1 {
		return Initial
	}
	return Upper
}

func currency(r rune) bool   { return r == '£' || r == '$' || r == '€' }
func apostrophe(r rune) bool { return r == '\'' || r == '’' }
