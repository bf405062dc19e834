package main

import (
	"bufio"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"tenure/extract/lexicon"
)

const nameHeader = `# %s, folded, with bearers in a million (0: not counted).
# Made by extract/lexicon/internal/import from the census of the United States of 1990 (public domain) and the popular names by country dataset (CC0).
`

// surnamesKept bounds the file: rarer names of the census say little, and many are words.
const surnamesKept = 30000

// census reads counts of names: a name, its percentage, two columns more.
func census(dir fs.FS, into map[string]float64, share float64, most int, files ...string) error {
	for _, name := range files {
		f, err := dir.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		sc := bufio.NewScanner(f)
		for n := 1; sc.Scan() && n <= most; n++ {
			fields := strings.Fields(sc.Text())
			if len(fields) < 2 {
				return fmt.Errorf("%s:%d: want a name and its percentage", name, n)
			}
			percent, err := strconv.ParseFloat(fields[1], 64)
			if err != nil {
				return fmt.Errorf("%s:%d: %w", name, n, err)
			}
			into[lexicon.Fold(fields[0])] += percent * 10_000 * share
		}
		if err := sc.Err(); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

// popular adds the names of a list by country that are not counted.
func popular(src fs.FS, path string, into map[string]float64) error {
	t, err := read(src, path, "Localized Name", "Romanized Name")
	if err != nil {
		return err
	}
	for _, row := range t.rows {
		for _, column := range []string{"Localized Name", "Romanized Name"} {
			name := lexicon.Fold(t.get(row, column))
			if latin(name) && len(name) > 1 {
				into[name] += 0
			}
		}
	}
	return nil
}

// latin says that a folded name is one or two words of Latin letters.
func latin(name string) bool {
	if strings.Count(name, " ") > 1 {
		return false
	}
	for _, r := range name {
		if r != ' ' && (r < 'a' || r > 'z') {
			return false
		}
	}
	return name != ""
}

func forenames(w io.Writer, src, counts fs.FS) error {
	names := map[string]float64{}
	// Half of all people are women, and each list sums to its own half.
	if err := census(counts, names, 0.5, 1<<30, "dist.female.first", "dist.male.first"); err != nil {
		return err
	}
	if err := popular(src, "names/common-forenames-by-country.csv", names); err != nil {
		return err
	}
	return writeNames(w, "Forenames", names)
}

func surnames(w io.Writer, src, counts fs.FS) error {
	names := map[string]float64{}
	if err := census(counts, names, 1, surnamesKept, "dist.all.last"); err != nil {
		return err
	}
	if err := popular(src, "names/common-surnames-by-country.csv", names); err != nil {
		return err
	}
	return writeNames(w, "Surnames", names)
}

func writeNames(w io.Writer, what string, names map[string]float64) error {
	var lines []string
	for n, c := range names {
		lines = append(lines, n+"\t"+strconv.FormatFloat(c, 'f', 0, 64))
	}
	slices.Sort(lines)
	_, err := fmt.Fprintf(w, nameHeader+"%s\n", what, strings.Join(lines, "\n"))
	return err
}
