package token

import (
	"strings"
	"unicode"
)

// mark is the part that a token plays in quoting.
type mark uint8

const (
	markNone mark = iota
	markOpens
	markCloses
	// What a paragraph may open with, see opensWith.
	markDouble
	markSingle
)

// The longest quotations, in bytes, within one paragraph. A mark that finds no partner
// in that space is stray.
const (
	longestDouble = 5000
	longestSingle = 2000
)

// opensWith says which kind of quotation mark a paragraph opens with.
func opensWith(paragraph string) mark {
	switch {
	case strings.HasPrefix(paragraph, "“"), strings.HasPrefix(paragraph, `"`), strings.HasPrefix(paragraph, "«"):
		return markDouble
	case strings.HasPrefix(paragraph, "‘"), strings.HasPrefix(paragraph, "'"):
		return markSingle
	}
	return markNone
}

// quoter finds the quotations of one paragraph.
type quoter struct {
	tokens []Token
	marks  []mark
	out    []Span
	open   int // token that opened the quotation, -1 for none
	stop   int // first full stop inside it, -1 for none
}

// quotations appends the quotations of a paragraph and sets Quoted and marks. next is
// the mark that opens the next paragraph: speech over several paragraphs opens each of
// them with a mark, and closes only the last.
func quotations(out []Span, tokens []Token, marks []mark, next mark) []Span {
	q := quoter{tokens: tokens, marks: marks, out: out, open: -1}
	inner := -1 // inside single marks up to this token
	for i := range tokens {
		if q.open >= 0 && tokens[i].End-tokens[q.open].Start > longestDouble {
			q.abandon(i)
		}
		if tokens[i].Kind != Punct {
			continue
		}
		switch text := tokens[i].Text; text {
		case `"`, "“", "”", "«", "»":
			opens := q.opens(i, text)
			switch {
			case i <= inner:
				q.shape(i, opens)
			case q.open < 0 && opens:
				q.start(i)
			case q.open < 0:
				if q.touchesBefore(i) && text != `"` {
					marks[i] = markCloses
				}
			case opens:
				q.abandon(i)
				q.start(i)
			default:
				marks[i] = markCloses
				q.finish(i)
			}
		case "'", "‘", "’":
			if q.open >= 0 || i <= inner {
				if marks[i] == markNone {
					q.shape(i, text == "‘" || text == "'" && q.opens(i, text))
				}
				break
			}
			if text == "’" || !q.opens(i, text) {
				if q.touchesBefore(i) && !q.touchesAfter(i) && i > 0 && tokens[i-1].Kind == Punct {
					marks[i] = markCloses
				}
				break
			}
			last := q.singleEnd(i)
			if last < 0 && text == "‘" && i == 0 && next == markSingle {
				last = len(tokens) - 1
			} else if last > 0 {
				marks[last] = markCloses
			}
			if last > 0 {
				marks[i] = markOpens
				q.open = i
				q.finish(last)
				inner = last
			}
		default:
			if q.open >= 0 && q.stop < 0 && ends(text) {
				q.stop = i
			}
		}
	}
	if q.open >= 0 {
		if next == markDouble || q.open == 0 || introduces(tokens[q.open-1].Text) {
			q.finish(len(tokens) - 1)
		} else {
			q.abandon(len(tokens))
		}
	}
	return q.out
}

func introduces(text string) bool { return text == ":" || text == "," }

func (q *quoter) start(i int) {
	q.open, q.stop = i, -1
	q.marks[i] = markOpens
}

// finish ends the open quotation with a token.
func (q *quoter) finish(last int) {
	q.out = append(q.out, Span{q.tokens[q.open].Start, q.tokens[last].End})
	for i := q.open; i <= last; i++ {
		q.tokens[i].Quoted = true
	}
	q.open = -1
}

// abandon ends a quotation that nothing closes before a token: it goes as far as its
// first full stop.
func (q *quoter) abandon(limit int) {
	last := limit - 1
	if q.stop >= 0 {
		last = q.stop
	}
	if last > q.open {
		q.finish(last)
	}
	q.open = -1
}

// shape gives a mark inside a quotation its part by the spaces around it.
func (q *quoter) shape(i int, opens bool) {
	switch {
	case opens:
		q.marks[i] = markOpens
	case q.touchesBefore(i) && !q.touchesWord(i):
		q.marks[i] = markCloses
	}
}

func (q *quoter) touchesBefore(i int) bool {
	return i > 0 && q.tokens[i-1].End == q.tokens[i].Start
}

func (q *quoter) touchesAfter(i int) bool {
	return i+1 < len(q.tokens) && q.tokens[i+1].Start == q.tokens[i].End
}

func (q *quoter) touchesWord(i int) bool {
	return q.touchesAfter(i) && q.tokens[i+1].Kind != Punct
}

// opens says whether a mark opens a quotation, by its form and the spaces around it. A
// curly mark may have been typed the wrong way round.
func (q *quoter) opens(i int, text string) bool {
	free := !q.touchesBefore(i) || opener(q.tokens[i-1].Text)
	switch text {
	case "“":
		return free || q.open < 0 || q.touchesAfter(i)
	case "”":
		return q.open < 0 && free && q.touchesAfter(i)
	case "«":
		return true
	case "»":
		return false
	case "‘":
		return q.touchesAfter(i)
	case "'":
		return free && q.touchesAfter(i) && (q.tokens[i+1].Kind != Punct || opener(q.tokens[i+1].Text) || ends(q.tokens[i+1].Text))
	}
	if free {
		if q.touchesAfter(i) && closesAfter(q.tokens[i+1].Text) && q.tokens[i+1].Text != text {
			return false // he said ", and left
		}
		return q.touchesAfter(i) || q.open < 0 && i+1 < len(q.tokens)
	}
	return q.open < 0 && q.touchesWord(i) && introduces(q.tokens[i-1].Text)
}

// opener says whether a quotation may open right behind a token.
func opener(text string) bool {
	switch text {
	case "(", "[", "—", "–", "-", "--", "/", "“", "‘", `"`, "'", "•":
		return true
	}
	return false
}

// ends says whether a token of kind Punct can end a sentence.
func ends(text string) bool {
	switch text {
	case ".", "!", "?", "…":
		return true
	}
	return len(text) > 1 && text[0] == '.'
}

// singleEnd finds the token that closes the single mark at i, -1 for none. A mark after
// an s may be a possessive (councillors’ pay), so one that cannot be is preferred if it
// comes in the same sentence.
func (q *quoter) singleEnd(i int) int {
	maybe, inside := -1, false
	for j := i + 1; j < len(q.tokens); j++ {
		t := &q.tokens[j]
		if t.End-q.tokens[i].Start > longestSingle {
			break
		}
		if t.Kind != Punct {
			continue
		}
		switch t.Text {
		case "‘":
			return maybe
		case "“", "«":
			inside = true
		case "”", "»":
			if !inside {
				return maybe
			}
			inside = false
		case `"`:
			inside = !inside
		case "'", "’":
			if inside || j == i+1 || q.touchesWord(j) {
				if t.Text == "'" && !q.touchesBefore(j) {
					return maybe
				}
				continue
			}
			if !q.touchesBefore(j) {
				continue
			}
			before := q.tokens[j-1].Norm
			if !strings.HasSuffix(before, "s") || j+1 == len(q.tokens) || closesAfter(q.tokens[j+1].Text) {
				return j
			}
			if maybe < 0 {
				maybe = j
			}
		default:
			if maybe >= 0 && ends(t.Text) {
				return maybe
			}
		}
	}
	return maybe
}

// closesAfter says whether a token shows that the mark before it closes a quotation.
func closesAfter(text string) bool {
	switch text {
	case ",", ".", ";", ":", "!", "?", ")", "]", "”", `"`:
		return true
	}
	return false
}

// nickname says whether one word in quotation marks and a capital behind it stand at a byte:
// 'Ada M. "Addie" Holt'.
func (s *scanner) nickname(i int) bool {
	r, n := s.at(i)
	var last rune
	switch r {
	case '"', '\'':
		last = r
	case '“':
		last = '”'
	case '‘':
		last = '’'
	default:
		return false
	}
	i += n
	if r, _ := s.at(i); !unicode.IsUpper(r) {
		return false
	}
	for range 16 {
		r, n := s.at(i)
		if r == last {
			next := s.skipBlanks(i + n)
			after, _ := s.at(next)
			return next > i+n && unicode.IsUpper(after)
		}
		if !letter(r) {
			return false
		}
		i += n
	}
	return false
}
