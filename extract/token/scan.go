package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// scanner cuts paragraphs into tokens.
type scanner struct {
	text  string
	lower string // text with ASCII capitals made small
	words words
	begin int // of the paragraph
	end   int
}

// Shapes of ASCII characters.
const (
	shapeOther = iota
	shapeLower
	shapeUpper
	shapeDigit
)

// shapes gives the shape of every ASCII character.
var shapes = func() (t [utf8.RuneSelf]uint8) {
	for c := 'a'; c <= 'z'; c++ {
		t[c], t[c-'a'+'A'] = shapeLower, shapeUpper
	}
	for c := '0'; c <= '9'; c++ {
		t[c] = shapeDigit
	}
	return t
}()

// longestAddress is how far the scanner looks ahead, in bytes, to see whether a word is
// the start of an address. The bound keeps the time linear.
const longestAddress = 128

// at decodes the character at a byte of the paragraph; beyond its end it gives a space.
func (s *scanner) at(i int) (rune, int) {
	if i >= s.end {
		return ' ', 0
	}
	if c := s.text[i]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(s.text[i:s.end])
}

func (s *scanner) letter(i int) bool { r, _ := s.at(i); return letter(r) }

func (s *scanner) alnum(i int) bool { r, _ := s.at(i); return letter(r) || digit(r) }

func letter(r rune) bool {
	if r < utf8.RuneSelf {
		sh := shapes[r]
		return sh == shapeLower || sh == shapeUpper
	}
	return unicode.IsLetter(r)
}

func digit(r rune) bool {
	if r < utf8.RuneSelf {
		return shapes[r] == shapeDigit
	}
	return unicode.IsDigit(r)
}

// scan appends the tokens of a paragraph.
func (s *scanner) scan(tokens []Token, span Span) []Token {
	s.begin, s.end = span.Start, span.End
	first := len(tokens)
	for i := span.Start; i < s.end; {
		r, n := s.at(i)
		if blank(r) {
			i += n
			continue
		}
		touches := len(tokens) > first && tokens[len(tokens)-1].End == i
		end, word, keepsStop := i+n, false, false
		switch {
		case letter(r) || digit(r):
			word = true
			if touches && (r == 'n' || r == 'N') {
				if e := s.negation(i); e > 0 {
					end = e
					break
				}
			}
			afterWord := len(tokens) > first && tokens[len(tokens)-1].Kind != Punct
			end, keepsStop = s.word(i, afterWord)
		case apostrophe(r):
			if e := s.afterApostrophe(i+n, touches); e > 0 {
				end, word = e, true
			}
		case currency(r):
			if next, _ := s.at(end); digit(next) {
				word = true
				end, _ = s.rest(i, end)
			}
		case (r == '@' || r == '#') && s.alnum(end):
			word = true
			for end < s.end && (s.alnum(end) || s.text[end] == '_' || s.text[end] == '-' && s.alnum(end+1)) {
				_, n := s.at(end)
				end += n
			}
		case r == '.' || r == '-':
			for end < s.end && s.text[end] == byte(r) {
				end++
			}
		}
		t := Token{Start: i, End: end, Text: s.text[i:end], Norm: s.norm(i, end, keepsStop)}
		if word {
			t.Kind = kind(t.Text)
		}
		tokens = append(tokens, t)
		i = end
	}
	return tokens
}

// negation gives the end of the n't that starts at a byte, 0 for none.
func (s *scanner) negation(i int) int {
	r, n := s.at(i + 1)
	if !apostrophe(r) {
		return 0
	}
	e := i + 1 + n
	if t, _ := s.at(e); (t == 't' || t == 'T') && !s.alnum(e+1) {
		return e + 1
	}
	return 0
}

// afterApostrophe gives the end of what an apostrophe starts: a possessive or shortened
// verb where it touches a word, else a decade (’90s) or a word that lost its head
// (’em). It gives 0 where the apostrophe stands for itself.
func (s *scanner) afterApostrophe(i int, touches bool) int {
	if touches {
		return s.clitic(i)
	}
	if i+2 < s.end && digit(rune(s.text[i])) && digit(rune(s.text[i+1])) && s.text[i+2] == 's' && !s.alnum(i+3) {
		return i + 3
	}
	if w := s.wordAt(i); w != "" && s.words.of(w)&classElided != 0 {
		return i + len(w)
	}
	return 0
}

// clitic gives the end of the s, d, m, re, ve or ll at a byte after an apostrophe, 0 if
// something else stands there or the word goes on.
func (s *scanner) clitic(i int) int {
	if i >= s.end {
		return 0
	}
	e := i
	switch s.text[i] | 0x20 {
	case 's', 'd', 'm':
		e = i + 1
	case 'r', 'v':
		if i+1 < s.end && s.text[i+1]|0x20 == 'e' {
			e = i + 2
		}
	case 'l':
		if i+1 < s.end && s.text[i+1]|0x20 == 'l' {
			e = i + 2
		}
	}
	if e == i || s.alnum(e) || e < s.end && s.text[e] == '-' && s.alnum(e+1) {
		return 0
	}
	return e
}

// word gives the end of the word or number that starts at a byte, and whether its last
// byte is the full stop of an abbreviation or initial.
func (s *scanner) word(start int, afterWord bool) (end int, keepsStop bool) {
	switch s.text[start] | 0x20 {
	case 'h', 'w':
		if e := s.link(start); e > 0 {
			return e, false
		}
	}
	r, n := s.at(start)
	if at := start + n; at < s.end && s.text[at] == '.' && letter(r) {
		if e, count := s.dotted(start); count > 1 {
			if e < s.end && s.text[e] == '-' && s.alnum(e+1) {
				return s.rest(start, e)
			}
			return e, false
		}
		if unicode.IsUpper(r) && s.initial(start, at+1, afterWord) {
			return at + 1, true
		}
	}
	return s.rest(start, start)
}

// rest gives the end of the word or number that starts at a byte and of which the bytes
// before i are read.
func (s *scanner) rest(start, i int) (end int, keepsStop bool) {
	segment := i    // start of the part after the last hyphen or apostrophe
	var before rune // the last character
	number := false // the word starts with a digit
	if r, _ := s.at(i); digit(r) {
		number = true
	}
	for i < s.end {
		r, n := s.at(i)
		switch {
		case r < utf8.RuneSelf && shapes[r] == shapeLower || r < utf8.RuneSelf && shapes[r] == shapeDigit:
		case r < utf8.RuneSelf && shapes[r] == shapeUpper || unicode.IsUpper(r):
			if unicode.IsLower(before) && s.seam(segment, i, n) || unicode.IsUpper(before) && segment == start && s.repeated(start, i, n) {
				return i, false
			}
			if digit(before) && number {
				if next, _ := s.at(i + n); unicode.IsLower(next) {
					return i, false
				}
			}
		case r == '.':
			if number && digit(before) && s.digitAt(i+1) {
				break
			}
			if s.alnum(i + 1) {
				if e := s.address(start); e > i {
					return e, false
				}
			}
			if s.abbreviation(start, i) {
				return i + 1, true
			}
			return i, false
		case r == ',':
			if !number || !digit(before) || !s.thousands(i+1) {
				return i, false
			}
		case r == ':':
			if !number || !digit(before) || !s.digitAt(i+1) {
				return i, false
			}
		case r == '-' || r == '\u2010' || r == '\u2011':
			if !s.alnum(i + n) {
				return i, false
			}
			segment = i + n
		case apostrophe(r):
			if !s.letter(i+n) || s.clitic(i+n) > 0 {
				return i, false
			}
			if (before == 'n' || before == 'N') && i-1 > start && s.negation(i-1) > 0 {
				return i - 1, false
			}
			segment = i + n
		case r == '&':
			next, _ := s.at(i + 1)
			if !unicode.IsUpper(before) || !unicode.IsUpper(next) {
				return i, false
			}
		case r == '@':
			if e := s.address(start); e > i {
				return e, false
			}
			return i, false
		case r == '_':
		case r == '\u00AD' || r == '\u200C' || r == '\u200D':
			if !s.letter(i + n) {
				return i, false
			}
		case !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r):
			return i, false
		}
		before = r
		i += n
	}
	return i, false
}

func (s *scanner) digitAt(i int) bool { r, _ := s.at(i); return digit(r) }

// thousands says whether three digits and no fourth stand at a byte.
func (s *scanner) thousands(i int) bool {
	return s.digitAt(i) && s.digitAt(i+1) && s.digitAt(i+2) && !s.digitAt(i+3)
}

// seam says whether two words were glued at a capital after a small letter, as scraped
// captions are: 'with deputy Ada HoltNew leader'. The part before starts at segment, the
// capital at i. Names (McKay, DeWitt) and brands keep their inner capitals.
func (s *scanner) seam(segment, i, n int) bool {
	if i-segment < 3 || s.words.of(s.text[segment:i])&classPrefix != 0 {
		return false
	}
	end, caps, small := i, 0, false
	for end < s.end && end-i < longestWord {
		r, m := s.at(end)
		if !letter(r) {
			break
		}
		if unicode.IsLower(r) {
			small = true
		} else if small {
			break
		} else {
			caps++
		}
		end += m
	}
	if !small && caps < 3 || caps > 1 && small {
		return false
	}
	return s.words.of(s.text[segment:end])&classCamel == 0 && s.words.of(s.text[i:end])&classEnding == 0
}

// repeated says whether a caption was glued to its own repetition behind an acronym:
// 'Ada Holt of Fenland NHSAda Holt of Fenland NHS'. The acronym starts at a byte, the capital
// of the second part stands at i.
func (s *scanner) repeated(start, i, n int) bool {
	const reach = 10 // bytes that must be the same
	const back = 600 // bytes to look back, so that the time stays linear
	if i-start < 2 || i+reach > s.end {
		return false
	}
	if next, _ := s.at(i + n); !unicode.IsLower(next) {
		return false
	}
	return strings.Contains(s.text[max(s.begin, start-back):start], s.text[i:i+reach])
}

// dotted gives the end of letters with a full stop after each (U.S., e.g., J.R.) and
// how many they are. The last may lack its stop.
func (s *scanner) dotted(start int) (end, count int) {
	end = start
	for {
		r, n := s.at(end)
		if !letter(r) {
			return end, count
		}
		if next := end + n; next < s.end && s.text[next] == '.' {
			end = next + 1
			count++
			continue
		}
		if count > 0 && !s.alnum(end+n) && n > 0 {
			if next, _ := s.at(end + n); !apostrophe(next) || s.clitic(end+n+utf8.RuneLen(next)) > 0 {
				end += n
				count++
			}
		}
		return end, count
	}
}

// initial says whether a capital and a full stop are an initial and not the end of a
// sentence ('Plan B. The'); after is the byte behind the stop.
func (s *scanner) initial(start, after int, afterWord bool) bool {
	next := s.skipBlanks(after)
	if r, _ := s.at(next); !unicode.IsUpper(r) {
		return afterWord && s.nickname(next)
	}
	w := s.wordAt(next)
	if len(w) == 1 && next+1 < s.end && s.text[next+1] == '.' {
		return true
	}
	if s.text[start] == 'I' && afterWord {
		return false
	}
	return s.words.of(w)&(classStarter|classTitle) == 0
}

// abbreviation says whether the full stop at a byte belongs to the word before it.
func (s *scanner) abbreviation(start, stop int) bool {
	c := s.words.of(s.text[start:stop]) & classAbbreviation
	if c == 0 {
		return false
	}
	next := s.skipBlanks(stop + 1)
	if next >= s.end {
		return false
	}
	r, _ := s.at(next)
	w := s.wordAt(next)
	number, small := digit(r), unicode.IsLower(r)
	word := letter(r)
	starter := s.words.of(w)&classStarter != 0 && !(len(w) == 1 && next+1 < s.end && s.text[next+1] == '.')
	capital := shapes[s.text[start]&0x7F] == shapeUpper
	switch {
	case c&classAlways != 0 && (word || number):
	case c&classTitle != 0 && capital && (number || word && !starter):
	case c&classSuffix != 0 && (!word || small || !starter):
	case c&classTail != 0 && (small || r == ',' || r == ';'):
	case c&classNumber != 0 && number:
	case c&classMonth != 0 && capital && (number || small):
	default:
		return false
	}
	return true
}

// skipBlanks gives the first byte that is not white space; it looks at a few characters
// only, since no more stand between words.
func (s *scanner) skipBlanks(i int) int {
	for range 8 {
		r, n := s.at(i)
		if n == 0 || !blank(r) {
			break
		}
		i += n
	}
	return i
}

// wordAt gives the ASCII letters at a byte, at most a few more than a word of words.tsv.
func (s *scanner) wordAt(i int) string {
	e := i
	for e < s.end && e-i <= longestWord && s.text[e] < utf8.RuneSelf && letter(rune(s.text[e])) {
		e++
	}
	return s.text[i:e]
}

// link gives the end of a web address with http or www before it, 0 for none.
func (s *scanner) link(start int) int {
	head := s.lower[start:min(start+8, s.end)]
	if !strings.HasPrefix(head, "http://") && !strings.HasPrefix(head, "https://") && !strings.HasPrefix(head, "www.") {
		return 0
	}
	return s.path(start, start)
}

// path gives the end of an address that goes on to the next space or bracket, without
// the punctuation of the sentence around it.
func (s *scanner) path(start, i int) int {
	for i < s.end {
		r, n := s.at(i)
		if blank(r) || strings.ContainsRune(`<>()[]{}"“”‘’`, r) {
			break
		}
		i += n
	}
	for i > start && strings.IndexByte(".,;:!?'", s.text[i-1]) >= 0 {
		i--
	}
	return i
}

// address gives the end of an e-mail address or of a web address without http that
// starts at a byte (ada.holt@dunmarsh.gov.uk, dunmarsh.gov.uk/news), 0 for none.
func (s *scanner) address(start int) int {
	limit := min(s.end, start+longestAddress)
	e, mail, dot := start, false, -1
loop:
	for e < limit {
		switch c := s.text[e]; {
		case c < utf8.RuneSelf && shapes[c] != shapeOther || c == '-' || c == '_' || c == '+':
		case c == '@' && !mail && e > start:
			mail, dot = true, -1
		case c == '.':
			if e+1 >= limit || !s.alnum(e+1) {
				break loop
			}
			dot = e
		default:
			break loop
		}
		e++
	}
	for e > start && (s.text[e-1] == '-' || s.text[e-1] == '@') {
		e--
	}
	if dot < 0 || dot+1 >= e {
		return 0
	}
	last := s.text[dot+1 : e]
	if mail {
		return e
	}
	if shapes[last[0]&0x7F] != shapeLower || s.words.of(last)&classDomain == 0 {
		return 0
	}
	if e+1 < s.end && s.text[e] == '/' && s.alnum(e+1) {
		return s.path(start, e)
	}
	return e
}
