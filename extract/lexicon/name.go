package lexicon

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"
)

// Forename says whether a token of this norm is known as a forename, and whether it is an
// everyday word, a month or a place too (will, grant, april, chester). A hyphenated
// name is known when each part is.
func (l *Lexicon) Forename(norm string) (known, alsoWord bool) {
	if _, known = lookup(l.forenames, norm); !known {
		return false, false
	}
	return true, l.words[norm]
}

// ForenameFrequency estimates how many people in a million bear a forename, 0 when it is
// unknown or was not counted. The counts are American, of adults in 1990: read them as
// common or rare, not as numbers.
func (l *Lexicon) ForenameFrequency(norm string) float64 {
	f, _ := lookup(l.forenames, norm)
	return float64(f)
}

// Surname says whether a token of this norm is known as a surname. Many surnames are
// words too (see Word), and most rare ones are not known.
func (l *Lexicon) Surname(norm string) bool {
	_, known := lookup(l.surnames, norm)
	return known
}

// SurnameFrequency is ForenameFrequency for surnames.
func (l *Lexicon) SurnameFrequency(norm string) float64 {
	f, _ := lookup(l.surnames, norm)
	return float64(f)
}

// ForenameAbroad says that a norm which Forename does not know is a forename somewhere in
// the world. Many of these are rare, and some are words of other languages.
func (l *Lexicon) ForenameAbroad(norm string) bool {
	if l.abroad[norm] {
		return true
	}
	if folded(norm) {
		return false
	}
	key := Fold(norm)
	if first, _, ok := strings.Cut(key, " "); ok && strings.ContainsAny(norm, "-‐‑") { // Anne-Siri
		key = first
		if _, known := l.forenames[key]; known {
			return true
		}
	}
	return l.abroad[key]
}

// English says that a norm is a word of English that is written in small letters, however
// rare. A name that is none says more.
func (l *Lexicon) English(norm string) bool { return l.english[norm] }

// Word says that a norm which may be a name is an everyday word, a month or a place as
// well. Words that are never names are not listed.
func (l *Lexicon) Word(norm string) bool { return l.words[norm] }

// lookup finds a norm among folded names. Only names with marks or letters outside ASCII
// are folded, which allocates.
func lookup(names map[string]float32, norm string) (float32, bool) {
	if f, ok := names[norm]; ok {
		return f, true
	}
	if folded(norm) {
		return 0, false
	}
	key := Fold(norm)
	if key == "" {
		return 0, false
	}
	if f, ok := names[key]; ok {
		return f, true
	}
	if !strings.Contains(key, " ") {
		return 0, false
	}
	if strings.ContainsAny(norm, "-‐‑") { // as common as the rarest of its parts
		least, first := float32(0), true
		for part := range strings.SplitSeq(key, " ") {
			f, ok := names[part]
			if !ok {
				return 0, false
			}
			if first || f < least {
				least, first = f, false
			}
		}
		return least, true
	}
	f, ok := names[strings.ReplaceAll(key, " ", "")] // o'brien is counted as obrien
	return f, ok
}

func (b *builder) readForenames(dir fs.FS, file string) error {
	return readNames(dir, file, b.lex.forenames)
}

func (b *builder) readSurnames(dir fs.FS, file string) error {
	return readNames(dir, file, b.lex.surnames)
}

// readNames reads one name a line, with its bearers in a million if they are known.
func readNames(dir fs.FS, file string, into map[string]float32) error {
	return eachRow(dir, file, []string{"name", "bearers in a million"}, 1, func(_ int, f []string) error {
		count := float32(0)
		if f[1] != "" {
			n, err := strconv.ParseFloat(f[1], 32)
			if err != nil || n < 0 || n > 1e6 {
				return &DataError{What: fmt.Sprintf("%q is no number of bearers", f[1]), Want: "write a number from 0 to 1000000, or leave it out"}
			}
			count = float32(n)
		}
		name := Fold(f[0])
		if name == "" {
			return &DataError{What: fmt.Sprintf("%q has no letter", f[0]), Want: "write a name"}
		}
		into[name] = max(into[name], count)
		return nil
	})
}

// readAbroad reads forenames of many countries, one a line.
func (b *builder) readAbroad(dir fs.FS, file string) error {
	return eachRow(dir, file, []string{"name"}, 1, func(_ int, f []string) error {
		name := Fold(f[0])
		if name == "" {
			return &DataError{What: fmt.Sprintf("%q has no letter", f[0]), Want: "write a name"}
		}
		b.lex.abroad[name] = true
		return nil
	})
}

// readEnglish reads words of English, one a line.
func (b *builder) readEnglish(dir fs.FS, file string) error {
	return eachRow(dir, file, []string{"word"}, 1, func(_ int, f []string) error {
		if low := strings.ToLower(f[0]); low != f[0] {
			return &DataError{What: fmt.Sprintf("%q has a capital", f[0]), Want: "write words in lower case"}
		}
		b.lex.english[f[0]] = true
		return nil
	})
}

// readWords reads words that are names too, any number a line.
func (b *builder) readWords(dir fs.FS, file string) error {
	return eachRow(dir, file, []string{"words"}, 1, func(_ int, f []string) error {
		for w := range strings.FieldsSeq(f[0]) {
			if low := strings.ToLower(w); low != w {
				return &DataError{What: fmt.Sprintf("%q has a capital", w), Want: "write words in lower case"}
			}
			b.lex.words[w] = true
		}
		return nil
	})
}
