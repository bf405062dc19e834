package when

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

//go:embed vocabulary.yaml
var vocabularyYAML []byte

// class is what a token can be in a pattern; a token can be of several.
type class uint8

// The classes of words stand in the vocabulary under these names; those behind classWords
// are read off the shape of a number.
const (
	classMonth class = iota
	classShortMonth
	classWeekday
	classShortWeekday
	classSeason
	classFall
	classUnit
	classUnits
	classDaypart
	classNumber
	classOrdinal
	classWhich
	classOrder
	classDeictic
	classDecadeWord
	classEarly
	classEdge
	classEra
	classWords // how many there are

	classDay         = iota - 1 // 1 to 31, in figures
	classNth                    // 1st to 31st
	classMonthNumber            // 1 to 12
	classYear                   // 1000 to 2199
	classShortYear              // two figures
	classDecade                 // 1980s
	classShortDecade            // 80s
	classYearSpan               // 2009-10, 1958-1981
	classISODate                // 2019-05-07
	classNumberSpan             // 12-18
	classDaySpan                // 12-14, both days of a month
	classes                     // how many there are
)

var classNames = [classes]string{
	"month", "shortmonth", "weekday", "shortweekday", "season", "fall", "unit", "units", "daypart", "number", "ordinal",
	"which", "order", "deictic", "decadeword", "early", "edge", "era",
	"day", "nth", "monthnumber", "year", "shortyear", "decade", "shortdecade", "yearspan", "isodate", "numberspan", "dayspan",
}

// The units, as the vocabulary numbers them.
const (
	unitNone = iota
	unitDay
	unitWeek
	unitFortnight
	unitMonth
	unitQuarter
	unitYear
	unitDecade
	unitCentury
	unitWeekend
)

// set is a set of words that guards and the reading of tense look into.
type set uint8

const (
	setBeforeTime set = iota
	setBeforeMonth
	setBeforeMonthSurely
	setBeforeYear
	setBeforeYearMaybe
	setFunction
	setCounted
	setNotAName
	setHonorifics
	setEvery
	setPast
	setFuture
	setPresent
	setBeforeTo
	setAfterTo
	setNoVerb
	setTerm
	sets
)

var setNames = [sets]string{
	"before time", "before month", "before month surely", "before year", "before year maybe", "function", "counted",
	"not a name", "honorifics", "every", "past", "future", "present",
	"before to", "after to", "no verb", "term",
}

// word is what the vocabulary knows of one word.
type word struct {
	mask    uint64 // classes
	sets    uint32
	literal int // number of the word among those that patterns spell out; 0 for none
	values  []classValue
}

type classValue struct {
	class class
	value int
}

func (w *word) value(c class) int {
	for _, v := range w.values {
		if v.class == c {
			return v.value
		}
	}
	return 0
}

func (w *word) in(s set) bool { return w != nil && w.sets>>s&1 != 0 }

// holiday is a day of the year: of a month, or counted from Easter Sunday.
type holiday struct {
	Names      []string
	Month, Day int
	Easter     *int
}

func (h holiday) in(year int) Day {
	if h.Easter != nil {
		return easter(year).AddDays(*h.Easter)
	}
	return Day{year, h.Month, h.Day}
}

type vocabulary struct {
	words    map[string]*word
	holidays []holiday
	literals int
}

func loadVocabulary() (*vocabulary, error) {
	var file struct {
		Classes  map[string]map[string]int
		Holidays []holiday
		Sets     map[string][]string
	}
	if err := yaml.Unmarshal(vocabularyYAML, &file); err != nil {
		return nil, fmt.Errorf("vocabulary.yaml: %w", err)
	}
	v := &vocabulary{words: make(map[string]*word), holidays: file.Holidays}
	for name, words := range file.Classes {
		c := class(slices.Index(classNames[:], name))
		if c >= classWords {
			return nil, fmt.Errorf("vocabulary.yaml: there is no class of words %q; the classes are %s", name, strings.Join(classNames[:classWords], ", "))
		}
		for text, value := range words {
			w := v.word(text)
			w.mask |= 1 << c
			w.values = append(w.values, classValue{c, value})
		}
	}
	for name, words := range file.Sets {
		s := slices.Index(setNames[:], name)
		if s < 0 {
			return nil, fmt.Errorf("vocabulary.yaml: there is no set of words %q; the sets are %s", name, strings.Join(setNames[:], ", "))
		}
		for _, text := range words {
			v.word(text).sets |= 1 << s
		}
	}
	return v, nil
}

func (v *vocabulary) word(text string) *word {
	w := v.words[text]
	if w == nil {
		w = new(word)
		v.words[text] = w
	}
	return w
}

// literal is the number of a word that a pattern spells out.
func (v *vocabulary) literal(text string) int {
	w := v.word(text)
	if w.literal == 0 {
		v.literals++
		w.literal = v.literals
	}
	return w.literal
}

// easter is Easter Sunday of the western churches, by the anonymous Gregorian computus.
func easter(year int) Day {
	a, b, c := year%19, year/100, year%100
	h := (19*a + b - b/4 - (b-(b+8)/25+1)/3 + 15) % 30
	l := (32 + 2*(b%4) + 2*(c/4) - h - c%4) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return Day{year, n / 31, n%31 + 1}
}
