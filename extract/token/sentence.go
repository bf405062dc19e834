package token

// reportReach is how many tokens after a quoted question may come before the verb of
// saying: 'Why?' Cllr Ada Holt then asked.
const reportReach = 6

// sentenceEnd gives the token behind the sentence that starts at a token. Which full
// stops belong to abbreviations and initials the scanner has settled: they are no tokens
// of their own. So the rules here are few, and one pass decides.
func (w words) sentenceEnd(tokens []Token, marks []mark, from int) int {
	for i := from; i < len(tokens); i++ {
		t := &tokens[i]
		if t.Kind == Punct {
			if i > from && bulletToken(t.Text) {
				return i
			}
			if !ends(t.Text) {
				continue
			}
		} else if t.Text[len(t.Text)-1] != '.' {
			continue
		}
		next := closers(tokens, marks, i+1)
		if next == len(tokens) || w.breaks(tokens, marks, from, i, next) {
			return next
		}
		i = next - 1
	}
	return len(tokens)
}

// closers gives the first token from i on that is no further stop, closing mark or
// bracket of the sentence that ends before i.
func closers(tokens []Token, marks []mark, i int) int {
	for ; i < len(tokens); i++ {
		t := &tokens[i]
		touches := tokens[i-1].End == t.Start
		switch {
		case t.Kind != Punct:
			return i
		case marks[i] == markCloses && (touches || t.Text == "”"):
		case touches && (ends(t.Text) || t.Text == ")" || t.Text == "]"):
		case touches && t.Text == "[" && i+2 < len(tokens) && tokens[i+1].Kind == Number && tokens[i+2].Text == "]":
			i += 2 // the number of a footnote
		default:
			return i
		}
	}
	return i
}

// breaks says whether the sentence that starts at from and has a stop at i ends before
// the token next.
func (w words) breaks(tokens []Token, marks []mark, from, i, next int) bool {
	t := &tokens[i]
	head := next // the word that would start the new sentence
	if omission(tokens[next:]) && next+3 < len(tokens) {
		head += 3
	}
	for head < len(tokens) && (marks[head] == markOpens || tokens[head].Text == "(" || tokens[head].Text == "[") {
		head++
	}
	if head == len(tokens) {
		return true
	}
	h := &tokens[head]
	spaced := tokens[next-1].End < tokens[next].Start
	switch h.Kind {
	case Punct:
		return bulletToken(h.Text) || spaced && marks[next] == markOpens && ends(h.Text)
	case Lower:
		return spaced && t.Text == "." && marks[next] == markOpens && tokens[next].Norm == `"`
	case Title:
	default:
		if !spaced && !(head > next) {
			return false
		}
	}
	if t.Kind != Punct {
		return w.breaksAfterWord(t, tokens[head:])
	}
	switch t.Text {
	case ".":
		// '1. Minutes' is an item of a list.
		return !(i == from+1 && tokens[from].Kind == Number && len(tokens[from].Text) < 4)
	case "!", "?":
		return !(marks[next-1] == markCloses && w.reported(tokens[head:]))
	}
	return i == 0 || tokens[i-1].Text != "["
}

// breaksAfterWord says whether a sentence ends with a word that keeps its full stop if
// the tokens of rest follow, at least one.
func (w words) breaksAfterWord(t *Token, rest []Token) bool {
	h := &rest[0]
	c := w.of(h.Text)
	starter := c&classStarter != 0
	dotted := w.of(t.Text)
	switch {
	case dotted&classDotted != 0:
		return false
	case dotted&classClock != 0:
		// '10 a.m. Brackwater time', '9 a.m. Monday' and '9 a.m. GMT' go on.
		zone := len(rest) > 1 && rest[1].Norm == "time"
		return c&classCalendar == 0 && !zone && (starter || h.Kind == Title)
	case t.Norm[len(t.Norm)-1] != '.': // the scanner has seen that it goes on
		return false
	}
	return starter
}

// reported says whether the tokens start with somebody who says: Cllr Holt asked.
func (w words) reported(tokens []Token) bool {
	for i := range tokens {
		if i == reportReach || tokens[i].Kind == Punct {
			return false
		}
		if w.of(tokens[i].Text)&classReport != 0 {
			return true
		}
	}
	return false
}

// omission says whether tokens start with [...], by which a paper marks what it left out.
func omission(tokens []Token) bool {
	return len(tokens) > 2 && tokens[0].Text == "[" && tokens[2].Text == "]" &&
		(tokens[1].Text == "…" || len(tokens[1].Text) > 1 && tokens[1].Text[0] == '.')
}

func bulletToken(text string) bool {
	if len(text) != 3 {
		return false
	}
	for _, r := range text {
		return bullet(r)
	}
	return false
}
