package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Bounds of the width of hard-wrapped text, in characters.
const (
	wrapMin = 40
	wrapMax = 120
)

// line is one line of the text without the white space around it.
type line struct {
	Span
	width int // characters
}

// paragraphs splits a text at its line breaks. News sites put a headline, a bullet, a
// caption or a 'READ >' line on a line of its own and end few of them with a full stop,
// so a single line break ends a paragraph like a blank line does. The exception is text
// that was wrapped at a fixed width: its lines are put together again.
func paragraphs(text string) []Span {
	spans := make([]Span, 0, 16)
	var block []line
	flush := func() {
		if len(block) > 1 && wrapped(text, block) {
			spans = append(spans, Span{block[0].Start, block[len(block)-1].End})
		} else {
			for _, l := range block {
				spans = append(spans, l.Span)
			}
		}
		block = block[:0]
	}
	for at := 0; at < len(text); {
		end, next := lineEnd(text, at)
		if l := trim(text, at, end); l.Start < l.End {
			block = append(block, l)
		} else {
			flush()
		}
		at = next
	}
	flush()
	return spans
}

// lineEnd finds the end of the line that starts at a byte, and the start of the next.
func lineEnd(text string, at int) (end, next int) {
	for i := at; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\n':
			return i, i + 1
		case c == '\r':
			if i+1 < len(text) && text[i+1] == '\n' {
				return i, i + 2
			}
			return i, i + 1
		case c == 0xE2 && (strings.HasPrefix(text[i:], "\u2028") || strings.HasPrefix(text[i:], "\u2029")):
			return i, i + 3
		}
	}
	return len(text), len(text)
}

// trim drops the white space and invisible characters around a line.
func trim(text string, start, end int) line {
	for start < end {
		r, n := utf8.DecodeRuneInString(text[start:end])
		if !blank(r) {
			break
		}
		start += n
	}
	for start < end {
		r, n := utf8.DecodeLastRuneInString(text[start:end])
		if !blank(r) {
			break
		}
		end -= n
	}
	return line{Span{start, end}, utf8.RuneCountInString(text[start:end])}
}

// wrapped says whether lines that follow one another are one paragraph broken at a fixed
// width: every line but the last is so full that the first word of the next did not fit,
// and at least one line goes on in lower case. A list or a headline over its author's
// name fails on one or the other.
func wrapped(text string, block []line) bool {
	widest := 0
	for _, l := range block {
		widest = max(widest, l.width)
	}
	if widest < wrapMin || widest > wrapMax {
		return false
	}
	goesOn := false
	for i, l := range block[1:] {
		r, _ := utf8.DecodeRuneInString(text[l.Start:l.End])
		if bullet(r) || r == '-' || r == '–' {
			return false
		}
		if unicode.IsLower(r) {
			goesOn = true
		}
		word := text[l.Start:l.End]
		if cut := strings.IndexAny(word, " \t"); cut >= 0 {
			word = word[:cut]
		}
		if block[i].width+1+utf8.RuneCountInString(word) <= widest {
			return false
		}
	}
	return goesOn
}

// blank says whether a character only separates: white space, controls, and the
// invisible characters that web pages leave behind.
func blank(r rune) bool {
	switch {
	case r <= ' ' || r >= 0x7F && r <= 0xA0:
		return true
	case r < 0x1680:
		return false
	case r >= 0x200B && r <= 0x200F || r >= 0x202A && r <= 0x202E || r >= 0x2060 && r <= 0x2064 || r == 0xFEFF:
		return true
	}
	return unicode.IsSpace(r)
}

// bullet says whether a character starts an item of a list wherever it stands.
func bullet(r rune) bool {
	switch r {
	case '•', '‣', '◦', '▪', '▫', '●', '○', '■', '►', '∙':
		return true
	}
	return false
}
